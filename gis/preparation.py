# SPDX-License-Identifier: GPL-2.0-or-later
"""Any polygon layer becomes clean blocks and a list of findings; nothing is silent."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any, Mapping

import numpy as np
from qgis.core import QgsFeature, QgsFeatureSource, QgsFields, QgsProcessingFeedback

from ..core.arrays import text_array
from ..core.encoding import repaired_text
from ..core.errors import Cancelled, UserError
from ..core.findings import Finding, Level
from ..core.municipality_keys import ags_of, is_ags
from .compat import field, is_null
from .geometry import check_metric, clean_polygon, is_polygon_layer
from .layers import (
    MINIMUM_BORDER,
    TOLERANCE,
    BlockFields,
    BlockLayer,
    as_text,
    assemble_block_layer,
    field_index,
    require_field,
)

#: Standard fields of a clean block layer and their kinds.
STANDARD_FIELDS = {
    "baustein_id": "text",
    "ags": "text",
    "gem_name": "text",
    "ortsteil": "text",
    "name": "text",
    "einwohner": "long",
    "flaeche_ha": "double",
}


@dataclass
class Prepared:
    """Clean blocks, the fields to write them with, and everything that was noticed."""

    layer: BlockLayer
    fields: QgsFields
    rows: list[list[Any]]
    findings: list[Finding]


class _Reader:
    """Reads feature by feature and notes what it had to decide."""

    def __init__(
        self, source: QgsFeatureSource, names: BlockFields, missing_values: frozenset[float]
    ) -> None:
        self.findings: list[Finding] = []
        self._notes: list[tuple[str, Level, dict[str, object]]] = []
        self.missing_values = missing_values
        self.key_index = require_field(source, names.key)
        self.municipality_index = require_field(source, names.municipality)
        self.population_index = require_field(source, names.population)
        self.name_indexes = [
            field_index(source.fields(), name)
            for name in (names.municipality_name, names.place, names.name)
        ]
        self.taken: Counter[str] = Counter()
        self.repeated: Counter[str] = Counter()
        self.keys: list[str] = []
        self.texts: list[list[str]] = []
        self.population: list[int | None] = []
        self.geometries: list[Any] = []
        self.attributes: list[list[Any]] = []

    def read(self, row_number: int, feature: QgsFeature, occurrences: Counter[str]) -> None:
        """Take one feature over, as a block or as a finding."""
        row = feature.attributes()
        self._notes = []
        key = self._key(row_number, row, occurrences)
        population = self._population(key, row[self.population_index])
        geometry, reason = clean_polygon(feature.geometry())
        if geometry is None:
            rule = "B12" if reason else "B03"
            self._note(rule, Level.ERROR, key=key, residents=population or 0)
            self._flush((), None)
            return
        if reason:
            self._note("B04", Level.WARNING, key=key, reason=reason)
        parts = geometry.constGet().numGeometries()
        if parts > 1:
            self._note("B05", Level.NOTE, key=key, n=parts)
        if not as_text(row[self.municipality_index]):
            self._note("B09", Level.ERROR, key=key)
        place = geometry.pointOnSurface().asPoint()
        self._flush((len(self.keys),), (place.x(), place.y()))
        self.keys.append(key)
        self.texts.append(
            [as_text(row[self.municipality_index])]
            + [as_text(row[index]) if index >= 0 else "" for index in self.name_indexes]
        )
        self.population.append(population)
        self.geometries.append(geometry)
        self.attributes.append(row)

    def _key(self, row_number: int, row: list[Any], occurrences: Counter[str]) -> str:
        raw = row[self.key_index]
        key = as_text(raw)
        if not key:
            key = self._unused(f"ohne-{row_number:04d}")
            self._note("B01", Level.ERROR, row=str(row_number), key=key)
        elif occurrences[key] > 1:
            self.repeated[key] += 1
            number = self.repeated[key]
            new = key if number == 1 else self._unused(f"{key}~{number}")
            if new != key:
                self._note("B02", Level.ERROR, old=key, n=occurrences[key], new=new)
            key = new
        elif isinstance(raw, str) and raw != key:
            self._note("B10", Level.NOTE, key=key)
        self.taken[key] += 1
        return key

    def _unused(self, key: str) -> str:
        while self.taken[key]:
            key += "~"
        return key

    def _population(self, key: str, value: Any) -> int | None:
        if is_null(value) or as_text(value) == "":
            self._note("B06", Level.WARNING, key=key, value="NULL")
            return None
        try:
            number = float(as_text(value).replace(",", "."))
        except ValueError:
            self._note("B06", Level.WARNING, key=key, value=as_text(value))
            return None
        if number in self.missing_values or not np.isfinite(number):
            self._note("B06", Level.NOTE, key=key, value=as_text(value))
            return None
        if number < 0:
            self._note("B07", Level.ERROR, key=key, value=as_text(value))
            return None
        if not number.is_integer():
            self._note("B11", Level.NOTE, key=key, value=number, rounded=round(number))
        return round(number)

    def _note(self, rule: str, level: Level, **data: object) -> None:
        self._notes.append((rule, level, data))

    def _flush(self, blocks: tuple[int, ...], place: tuple[float, float] | None) -> None:
        self.findings += [
            Finding(rule, level, data, blocks, place=place) for rule, level, data in self._notes
        ]


def prepare_blocks(
    source: QgsFeatureSource,
    names: BlockFields,
    *,
    missing_values: str = "",
    municipality_names: Mapping[str, str] | None = None,
    tolerance: float = TOLERANCE,
    minimum_border: float = MINIMUM_BORDER,
    feedback: QgsProcessingFeedback | None = None,
) -> Prepared:
    """Check a polygon layer and turn it into clean blocks.

    missing_values: numbers of residents that mean "unknown", such as ``-1; -9``.
    municipality_names: names by key, used where the block itself carries none. Raises
    ``UserError`` where the layer cannot be used at all: no CRS in metres, no polygons, no
    features, no such field, no residents that are numbers.
    """
    check_metric(source.sourceCrs(), source.sourceName())
    if not is_polygon_layer(source.wkbType()):
        raise UserError("not_polygons", layer=source.sourceName())
    reader = _Reader(source, names, _numbers(missing_values))
    features = list(source.getFeatures())
    if not features:
        raise UserError("layer_empty", layer=source.sourceName())
    occurrences = Counter(as_text(feature.attributes()[reader.key_index]) for feature in features)
    if len(occurrences) < 0.5 * len(features):
        raise UserError(
            "key_not_unique", field=names.key, n=len(features), distinct=len(occurrences)
        )
    for number, feature in enumerate(features, start=1):
        if feedback is not None and number % 100 == 0:
            if feedback.isCanceled():
                raise Cancelled
            feedback.setProgress(60.0 * number / len(features))
        reader.read(number, feature, occurrences)
    if not reader.keys:
        raise UserError("no_geometry", layer=source.sourceName())
    if all(residents is None for residents in reader.population):
        raise UserError("population_not_numeric", field=names.population)
    repaired = repair_municipality_keys(reader.texts)
    for text in reader.texts:
        text[1] = text[1] or (municipality_names or {}).get(text[0], "")
    repaired += repair_names(reader.texts)
    texts = [text_array(column) for column in zip(*reader.texts)]
    layer = assemble_block_layer(
        reader.geometries,
        reader.attributes,
        source.fields(),
        source.sourceCrs(),
        tolerance,
        minimum_border,
        keys=text_array(reader.keys),
        municipality=texts[0],
        municipality_name=texts[1],
        place=texts[2],
        name=texts[3],
        population=np.array([residents or 0 for residents in reader.population], dtype=np.int64),
        population_known=np.array([residents is not None for residents in reader.population]),
    )
    fields, kept = _output_fields(source.fields(), names)
    return Prepared(
        layer,
        fields,
        [_output_row(layer, block, kept) for block in range(len(layer.blocks))],
        [*reader.findings, *repaired, *isolated_blocks(layer)],
    )


def repair_municipality_keys(texts: list[list[str]]) -> list[Finding]:
    """Bring municipality keys into the form of the AGS, in place; one finding a key."""
    changed: dict[str, str] = {}
    for row in texts:
        key = ags_of(row[0])
        if key != row[0]:
            changed[row[0]] = key
            row[0] = key
    findings = [
        Finding("B14", Level.NOTE, {"key": key, "new": changed[key]}, municipality=changed[key])
        for key in sorted(changed)
    ]
    other = sorted({row[0] for row in texts if row[0] and not is_ags(row[0])})
    if other:
        findings.append(Finding("B15", Level.WARNING, {"keys": other}))
    return findings


def repair_names(texts: list[list[str]]) -> list[Finding]:
    """Repair texts that were encoded twice, in place; one finding a spelling."""
    wrong: dict[str, str] = {}
    for row in texts:
        for index, text in enumerate(row):
            row[index] = repaired_text(text)
            if row[index] != text:
                wrong[text] = row[index]
    return [
        Finding("B13", Level.WARNING, {"text": text, "repaired": wrong[text]})
        for text in sorted(wrong)
    ]


def names_by_key(source: QgsFeatureSource, key_field: str, name_field: str) -> dict[str, str]:
    """Names of municipalities from any layer or table that lists them."""
    key, name = require_field(source, key_field), require_field(source, name_field)
    return {
        ags_of(as_text(feature.attributes()[key])): as_text(feature.attributes()[name])
        for feature in source.getFeatures()
    }


def isolated_blocks(layer: BlockLayer) -> list[Finding]:
    """Parts of municipalities that no border connects with the largest part."""
    blocks = layer.blocks
    part = layer.contiguity.components(blocks.municipality_index)
    findings = []
    for index, municipality in enumerate(blocks.municipalities):
        inside = np.flatnonzero(blocks.municipality_index == index)
        parts = [inside[part[inside] == label] for label in np.unique(part[inside])]
        parts.sort(key=lambda p: (-int(blocks.population[p].sum()), -len(p), int(p[0])))
        for members in parts[1:]:
            x, y = layer.blocks.xy[members[0]]
            findings.append(
                Finding(
                    "B08",
                    Level.NOTE,
                    {
                        "keys": [str(key) for key in blocks.keys[members]],
                        "name": blocks.name_of_municipality(municipality),
                        "residents": int(blocks.population[members].sum()),
                    },
                    tuple(int(member) for member in members),
                    municipality=municipality,
                    place=(float(x), float(y)),
                )
            )
    return findings


def _numbers(text: str) -> frozenset[float]:
    entries = [entry.replace(",", ".") for entry in re.split(r"[;\s]+", text) if entry]
    try:
        return frozenset(float(entry) for entry in entries)
    except ValueError:
        raise UserError("missing_values_not_numbers", text=text) from None


def _output_fields(source: QgsFields, names: BlockFields) -> tuple[QgsFields, list[int]]:
    """Standard fields first, then those of the source; names that clash get "_quelle".

    Text fields that already had the standard name are not written twice.
    """
    same = {
        standard
        for standard, name in (
            ("baustein_id", names.key),
            ("ags", names.municipality),
            ("gem_name", names.municipality_name),
            ("ortsteil", names.place),
            ("name", names.name),
        )
        if name.lower() == standard
    }
    fields = QgsFields()
    for name, kind in STANDARD_FIELDS.items():
        fields.append(field(name, kind))
    taken = set(STANDARD_FIELDS) | {"fid"}
    kept = []
    for index in range(source.count()):
        entry = source.at(index)
        name = entry.name()
        if name.lower() == "fid" or name.lower() in same:
            continue
        while name.lower() in taken:
            name += "_quelle"
        taken.add(name.lower())
        entry.setName(name)
        fields.append(entry)
        kept.append(index)
    return fields, kept


def _output_row(layer: BlockLayer, block: int, kept: list[int]) -> list[Any]:
    blocks = layer.blocks
    known = bool(blocks.population_known[block])
    return [
        str(blocks.keys[block]),
        str(blocks.municipality[block]),
        str(blocks.municipality_name[block]),
        str(blocks.place[block]),
        str(blocks.name[block]),
        int(blocks.population[block]) if known else None,
        round(float(blocks.area[block]) / 10_000, 4),
        *[layer.attributes[block][index] for index in kept],
    ]
