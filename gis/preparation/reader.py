# SPDX-License-Identifier: GPL-2.0-or-later
"""Features of any polygon layer as blocks, one after the other."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from qgis.core import QgsFeature, QgsFeatureSource

from ...core.errors import UserError
from ...core.findings import Finding, Level
from ..compat import is_null
from ..geometry import clean_polygon
from ..layers import BlockFields, as_text, field_index, require_field
from ..residents_numbers import residents_reader


class BlockReader:
    """Reads a layer feature by feature; what it had to decide becomes findings.

    keys, texts (municipality, its name, Ortsteil, name), population (None where unknown),
    geometries (clean polygons), attributes: an entry a block, in the order of the features.
    """

    def __init__(
        self, source: QgsFeatureSource, names: BlockFields, missing_values: frozenset[float]
    ) -> None:
        self.read_count = 0
        self.findings: list[Finding] = []
        self._notes: list[tuple[str, Level, dict[str, object]]] = []
        self.missing_values = missing_values
        self.key_index = require_field(source, names.key)
        # Without a field the municipality comes from the key or from outlines.
        self.municipality_index = (
            require_field(source, names.municipality) if names.municipality else -1
        )
        # Without a field nobody has counted yet: residents come later, from a grid or from points.
        self.population_index = require_field(source, names.population) if names.population else -1
        self._residents, notes = residents_reader(source, self.population_index)
        self.findings += notes
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
        self.read_count += 1
        self._notes = []
        key = self._key(row_number, row, occurrences)
        population = (
            self._population(key, row[self.population_index])
            if self.population_index >= 0
            else None
        )
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
        place = geometry.pointOnSurface().asPoint()
        self._flush((len(self.keys),), (place.x(), place.y()))
        self.keys.append(key)
        indexes = [self.municipality_index, *self.name_indexes]
        self.texts.append([as_text(row[index]) if index >= 0 else "" for index in indexes])
        self.population.append(population)
        self.geometries.append(geometry)
        self.attributes.append(row)

    def column(self, index: int) -> list[str]:
        """A field of the source as texts, a value a block; "" everywhere for index -1."""
        return [as_text(row[index]) if index >= 0 else "" for row in self.attributes]

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
        number = self._residents.read(value)
        if number is None:
            self._note("B06", Level.WARNING, key=key, value=as_text(value))
            return None
        if number in self.missing_values:
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


def numbers_in(text: str) -> frozenset[float]:
    """Numbers separated by semicolons or blanks; ``UserError`` where something else stands."""
    entries = [entry.replace(",", ".") for entry in re.split(r"[;\s]+", text) if entry]
    try:
        return frozenset(float(entry) for entry in entries)
    except ValueError:
        raise UserError("missing_values_not_numbers", text=text) from None
