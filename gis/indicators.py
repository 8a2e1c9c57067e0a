# SPDX-License-Identifier: GPL-2.0-or-later
"""Values in layers: a field for the number, one beside it for its status, and the definitions."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import astuple, dataclass, fields
from typing import Any, Iterable, Sequence

import numpy as np
from qgis.core import QgsFeature, QgsFeatureSource, QgsField, QgsFields

from ..core.errors import UserError
from ..core.values import ValueColumn
from .compat import field, is_null
from .layers import as_text, field_index, require_field

STATUS = "_status"
NUMERATOR = "_z"
DENOMINATOR = "_n"
COUNT = "anzahl"
RATE = "rate"

_LONGEST = 60
_UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "%": " prozent ", "‰": " promille ", "€": " euro "}
)
# Names that GeoPackage and other formats keep for themselves.
_RESERVED = {"fid", "ogc_fid", "geom", "geometry", "rowid", "gid", "id"}


@dataclass(frozen=True)
class Definition:
    """One row of the table of indicators (``indikator_def``); the names are those of its fields.

    gesamtwert: value over all regions, None where it is unknown or must not be printed.
    geheimhaltung: what was done to keep small numbers secret, as a sentence.
    """

    feld: str
    name: str
    art: str = COUNT
    zaehler: str = ""
    nenner: str = ""
    faktor: float = 1.0
    einheit: str = ""
    dezimalen: int = 0
    definition: str = ""
    quelle: str = ""
    stichtag: str = ""
    gesamtwert: float | None = None
    geheimhaltung: str = ""


_KINDS = {"faktor": "double", "dezimalen": "int", "gesamtwert": "double"}
_NEEDED = ("feld", "name")


def definition_fields() -> QgsFields:
    """Fields of the table of indicators."""
    result = QgsFields()
    for entry in fields(Definition):
        result.append(field(entry.name, _KINDS.get(entry.name, "text")))
    return result


def definition_features(definitions: Iterable[Definition]) -> list[QgsFeature]:
    """One feature without geometry per indicator."""
    features = []
    for definition in definitions:
        feature = QgsFeature(definition_fields())
        feature.setAttributes([None if value == "" else value for value in astuple(definition)])
        features.append(feature)
    return features


def read_definitions(source: QgsFeatureSource) -> list[Definition]:
    """The table of indicators back; ``UserError("no_definitions")`` if it is another table."""
    names = source.fields().names()
    if any(name not in names for name in _NEEDED):
        raise UserError("no_definitions", layer=source.sourceName())
    result = []
    for feature in source.getFeatures():
        values: dict[str, Any] = {}
        for entry in fields(Definition):
            index = field_index(source.fields(), entry.name)
            value = feature.attributes()[index] if index >= 0 else None
            if is_null(value):
                continue
            kind = _KINDS.get(entry.name, "text")
            values[entry.name] = (
                as_text(value) if kind == "text" else int(value) if kind == "int" else float(value)
            )
        if all(values.get(name) for name in _NEEDED):
            result.append(Definition(**values))
    if not result:
        raise UserError("no_definitions", layer=source.sourceName())
    return result


def field_names(originals: Sequence[str], taken: Iterable[str] = (), prefix: str = "") -> list[str]:
    """Field names for column headers: readable, ascii, unique without regard to case.

    Names have at most 60 characters together with the longest suffix (``_status``).
    """
    used = {name.lower() for name in taken}
    result = []
    for original in originals:
        base = _identifier(f"{prefix} {original}")[: _LONGEST - len(STATUS) - 3].rstrip("_")
        name, count = base, 1
        while any(name + suffix in used for suffix in ("", STATUS, NUMERATOR, DENOMINATOR)):
            count += 1
            name = f"{base}_{count}"
        used |= {name, name + STATUS, name + NUMERATOR, name + DENOMINATOR}
        result.append(name)
    return result


def _identifier(text: str) -> str:
    plain = unicodedata.normalize("NFC", text).lower().translate(_UMLAUTS)
    ascii_text = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "_", ascii_text).strip("_")
    if not name or name[0].isdigit() or name in _RESERVED:
        name = f"wert_{name}".rstrip("_")
    return name


def value_fields(column: ValueColumn, alias: str = "") -> list[QgsField]:
    """The fields of a value and of its status."""
    value = field(column.name, "double", alias)
    value.setAlias(alias)
    return [value, field(column.name + STATUS, "text")]


def value_attributes(columns: Sequence[ValueColumn]) -> list[list[Any]]:
    """For each row the attributes value, status, value, status ... of the columns."""
    parts = []
    for column in columns:
        known = column.known
        values = [float(v) if k else None for v, k in zip(column.value, known)]
        parts += [values, column.status()]
    return [list(row) for row in zip(*parts)]


class ValueReader:
    """Reads fields of a source as ``ValueColumn``; the features are read once.

    A field without a status field holds plain numbers; NULL is then ``EMPTY``.
    """

    def __init__(self, source: QgsFeatureSource) -> None:
        self.fields = source.fields()
        self._source = source
        self.features = list(source.getFeatures())
        if not self.features:
            raise UserError("layer_empty", layer=source.sourceName())
        self._rows = [feature.attributes() for feature in self.features]

    @property
    def name(self) -> str:
        """Name of the layer, for messages."""
        return self._source.sourceName()

    def has(self, name: str) -> bool:
        """Is there a field of this name?"""
        return field_index(self.fields, name) >= 0

    def column(self, name: str) -> ValueColumn:
        """The values of a field. Raises ``field_missing``, ``field_not_numeric``."""
        index = require_field(self._source, name)
        status = field_index(self.fields, name + STATUS)
        texts = [as_text(row[status]) or None if status >= 0 else None for row in self._rows]
        return ValueColumn.from_status(
            name, [self._number(row[index], name) for row in self._rows], texts
        )

    def texts(self, name: str, *, optional: bool = False) -> list[str]:
        """The values of a field as texts, "" for NULL and where an optional field is missing."""
        if optional and not self.has(name):
            return [""] * len(self._rows)
        index = require_field(self._source, name)
        return [as_text(row[index]) for row in self._rows]

    def alias(self, name: str) -> str:
        """What the field is called for people: alias, comment or name."""
        index = field_index(self.fields, name)
        if index < 0:
            return name
        entry = self.fields.at(index)
        return entry.alias() or entry.comment() or entry.name()

    def _number(self, value: object, name: str) -> float:
        if is_null(value):
            return np.nan
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            return float(value)
        raise UserError("field_not_numeric", field=name, layer=self.name)


def indicator_names(source_fields: QgsFields) -> list[str]:
    """Fields that have a status field beside them: what the plugin wrote as values."""
    names = source_fields.names()
    present = set(names)
    return [name for name in names if name + STATUS in present]
