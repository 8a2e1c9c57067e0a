# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks that receive residents from elsewhere: read as they are, written with new numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Sequence

from qgis.core import (
    QgsFeature,
    QgsFields,
)

from ...core.arrays import BoolArray, IntArray
from ...core.findings import Finding, Level
from ..areas import Areas
from ..compat import field as new_field
from ..layers import BlockFields, field_index

RESIDENTS = BlockFields.population
BEFORE = "einwohner_vorher"
ORIGIN = "einwohner_herkunft"


@dataclass
class Residents:
    """New numbers of n blocks; ``residents.sum() + outside == total`` always holds.

    known: False where nothing is known, which is not 0. origin: where each number comes from.
    total: all residents read; outside: those of them that belong to no block.
    """

    residents: IntArray
    known: BoolArray
    origin: list[str]
    total: int
    outside: int
    findings: list[Finding] = field(default_factory=list)

    @property
    def inside(self) -> int:
        """Residents in blocks."""
        return int(self.residents.sum())


def comparison(areas: Areas, result: Residents) -> list[Finding]:
    """What the numbers were before, where there were any."""
    blocks = areas.blocks
    if not blocks.population_known.any():
        return []
    before = int(blocks.population.sum())
    percent = 100.0 * (result.inside - before) / before if before else 0.0
    data = {"before": before, "now": result.inside, "percent": percent}
    # A census and a register differ by some percent; a fifth says that something is wrong.
    level = Level.WARNING if abs(percent) > 20 else Level.NOTE
    return [Finding("E14", level, data)]


def output_fields(areas: Areas) -> QgsFields:
    """The fields of the blocks; residents where they were, their origin and former number last."""
    fields = QgsFields()
    for entry in areas.fields:
        if entry.name().lower() == RESIDENTS:
            fields.append(new_field(entry.name(), "long"))
        elif entry.name().lower() not in _added(areas):
            fields.append(entry)
    if field_index(areas.fields, RESIDENTS) < 0:
        fields.append(new_field(RESIDENTS, "long"))
    for name in _added(areas):
        fields.append(new_field(name, "long" if name == BEFORE else "text"))
    return fields


def output_features(areas: Areas, result: Residents) -> list[QgsFeature]:
    """The blocks with their new numbers; NULL where a number is not known."""
    fields = output_fields(areas)
    features = []
    for block, (geometry, row) in enumerate(zip(areas.geometries, areas.attributes)):
        values = dict(zip((name.lower() for name in areas.fields.names()), row))
        blocks = areas.blocks
        if BEFORE in _added(areas):
            known = bool(blocks.population_known[block])
            values[BEFORE] = int(blocks.population[block]) if known else None
        values[RESIDENTS] = int(result.residents[block]) if result.known[block] else None
        values[ORIGIN] = result.origin[block]
        feature = QgsFeature(fields)
        feature.setAttributes([values[name.lower()] for name in fields.names()])
        feature.setGeometry(geometry)
        features.append(feature)
    return features


def _added(areas: Areas) -> Sequence[str]:
    """Fields that are new, or replaced where an earlier run has written them."""
    return (BEFORE, ORIGIN) if areas.blocks.population_known.any() else (ORIGIN,)
