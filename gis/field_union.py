# SPDX-License-Identifier: GPL-2.0-or-later
"""Field names that every format can hold side by side, and the union of the fields of layers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Callable, Iterable, Mapping, Sequence

from qgis.core import QgsFeature, QgsField, QgsFields
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from .compat import field as new_field
from .compat import is_null
from .layers import as_text

#: Names that a GeoPackage needs for itself; a layer with such a field cannot be written.
RESERVED = frozenset({"fid", "geom"})


def distinct_names(names: Sequence[str], taken: Iterable[str] = ()) -> list[str]:
    """Names that differ by more than case from each other, from ``taken`` and from ``RESERVED``.

    GeoPackages compare names without case and refuse a table with "Name" and "name". The first
    keeps its name; one that clashes with ``taken`` or a reserved name gets "_quelle", one that
    clashes with another of the list a number.
    """
    fixed = {name.lower() for name in taken} | RESERVED
    used: set[str] = set()
    result = []
    for name in names:
        stem = f"{name}_quelle" if name.lower() in fixed else name
        new, number = stem, 1
        while new.lower() in used or new.lower() in fixed:
            number += 1
            new = f"{stem}_{number}"
        used.add(new.lower())
        result.append(new)
    return result


def storable_fields(
    fields: QgsFields, features: Sequence[QgsFeature]
) -> tuple[QgsFields, list[tuple[str, str]]]:
    """Fields in the same order that any format can hold; and names before and after a change.

    features: what is to be written. A field "fid" keeps its name where it numbers the rows, since
    the writer takes it for that; numbers that occur twice would be refused.
    """
    old = fields.names()
    number = next((index for index, name in enumerate(old) if name.lower() == "fid"), -1)
    kept = number if number >= 0 and _numbers_rows(features, number) else -1
    new = distinct_names(["" if index == kept else name for index, name in enumerate(old)])
    if kept >= 0:
        new[kept] = old[kept]
    result = QgsFields()
    for index, name in enumerate(new):
        entry = QgsField(fields.at(index))
        entry.setName(name)
        result.append(entry)
    return result, [(before, after) for before, after in zip(old, new) if before != after]


def _numbers_rows(features: Sequence[QgsFeature], index: int) -> bool:
    values = [feature.attributes()[index] for feature in features]
    numbers = [value for value in values if isinstance(value, int) and value >= 0]
    return len(set(numbers)) == len(values)


@dataclass
class FieldUnion:
    """Fields of several layers side by side; fields of one name (without case) share a column.

    fields: the columns. renamed: number of the layer, name before and after. mixed: names of the
    columns that became text because the layers disagree about their type. sources: for each layer
    the position in it of the columns it fills; converters: one a column.
    """

    fields: QgsFields
    renamed: list[tuple[int, str, str]] = field(default_factory=list)
    mixed: list[str] = field(default_factory=list)
    sources: list[dict[int, int]] = field(default_factory=list)
    converters: list[Callable[[Any], Any]] = field(default_factory=list)

    def row(self, layer: int, attributes: Sequence[Any]) -> list[Any]:
        """The attributes of a feature of one of the layers, in the columns of the union."""
        row: list[Any] = [None] * self.fields.count()
        for column, index in self.sources[layer].items():
            value = attributes[index]
            row[column] = None if is_null(value) else self.converters[column](value)
        return row


def union_of_fields(
    layers: Sequence[QgsFields],
    taken: Iterable[str] = (),
    left_out: Sequence[Iterable[int]] = (),
) -> FieldUnion:
    """The union of the fields of layers, in the order in which they first appear.

    taken: names that are used otherwise. left_out: for each layer the positions of fields that do
    not take part; fields called "fid" never do, since they only number the rows. Whole numbers
    and decimals become decimals, whatever else disagrees becomes text.
    """
    taken = list(taken)
    union = FieldUnion(QgsFields())
    entries: dict[str, list[QgsField]] = {}
    names: dict[str, str] = {}
    places: list[dict[str, int]] = []
    for number, fields in enumerate(layers):
        skipped = set(left_out[number]) if left_out else set()
        kept = [
            index
            for index in range(fields.count())
            if index not in skipped and fields.at(index).name().lower() != "fid"
        ]
        old = [fields.at(index).name() for index in kept]
        places.append({})
        for index, before, after in zip(kept, old, distinct_names(old, taken)):
            if before != after:
                union.renamed.append((number, before, after))
            entries.setdefault(after.lower(), []).append(fields.at(index))
            names.setdefault(after.lower(), after)
            places[-1][after.lower()] = index
    column = {key: position for position, key in enumerate(entries)}
    for key, candidates in entries.items():
        entry, is_mixed = common_field(names[key], candidates)
        union.fields.append(entry)
        union.converters.append(_converter(entry, candidates))
        if is_mixed:
            union.mixed.append(names[key])
    union.sources = [{column[key]: index for key, index in place.items()} for place in places]
    return union


def common_field(name: str, candidates: Sequence[QgsField]) -> tuple[QgsField, bool]:
    """A field that holds the values of all; and whether it is text only because they disagree."""
    if len({entry.type() for entry in candidates}) == 1:
        result = QgsField(candidates[0])
        result.setName(name)
        if len({(entry.length(), entry.precision()) for entry in candidates}) > 1:
            # Without a length nothing is cut off.
            result.setLength(0)
            result.setPrecision(0)
        return result, False
    if not all(entry.isNumeric() for entry in candidates):
        return new_field(name, "text"), True
    decimal = any(entry.type() == new_field(name, "double").type() for entry in candidates)
    return new_field(name, "double" if decimal else "long"), False


def text_of(value: Any) -> str:
    """Any attribute as text: dates as year-month-day, lists joined by semicolons."""
    if isinstance(value, (QDate, QTime, QDateTime)):
        return value.toString(Qt.DateFormat.ISODate)
    if isinstance(value, (list, tuple)):
        return "; ".join(text_of(entry) for entry in value)
    if isinstance(value, Mapping):
        return "; ".join(f"{key}: {text_of(entry)}" for key, entry in value.items())
    return as_text(value)


def _converter(entry: QgsField, candidates: Sequence[QgsField]) -> Callable[[Any], Any]:
    if len({candidate.type() for candidate in candidates}) == 1:
        return lambda value: value
    if not entry.isNumeric():
        return text_of
    return float if entry.type() == new_field("", "double").type() else int
