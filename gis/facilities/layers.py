# SPDX-License-Identifier: GPL-2.0-or-later
"""Facilities on blocks as layers: blocks, table of regions, facilities, lines to the nearest."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import numpy as np
from qgis.core import QgsFeature, QgsField, QgsFields, QgsGeometry, QgsPointXY

from ...core.arrays import sums
from ...core.errors import UserError
from ..compat import field
from .assignment import ROAD, STRAIGHT, Assignment, RegionAreas

_PREFIX = re.compile(r"[a-z][a-z0-9_]{0,11}")
_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_LONGEST_KIND = 30
#: What the fields of the plugin are called behind the prefix; kinds get other names.
_OWN_WORDS = (
    "anzahl",
    "naechste",
    "name",
    "entfernung_m",
    "weg",
    "anteil",
    "sonst_in",
    "ew_gezaehlt",
    "ew_eigen",
)


@dataclass
class Table:
    """Fields and features of one output."""

    fields: QgsFields
    features: list[QgsFeature]


def checked_prefix(text: str) -> str:
    """The beginning of field names in lower case; ``UserError`` where it cannot be one."""
    prefix = text.strip().lower().rstrip("_")
    if not _PREFIX.fullmatch(prefix):
        raise UserError("prefix_wrong", prefix=text)
    return prefix


def kind_fields(result: Assignment, prefix: str) -> list[QgsField]:
    """One field for each kind of facility; none where kinds were not told apart."""
    if result.kind_names in ([], [""]):
        return []
    taken = {f"{prefix}_{word}" for word in _OWN_WORDS}
    fields = []
    for kind in result.kind_names:
        folded = re.sub(r"[^a-z0-9]+", "_", kind.lower().translate(_FOLDED)).strip("_")
        base = name = f"{prefix}_{folded[:_LONGEST_KIND] or 'ohne_angabe'}"
        number = 1
        while name in taken:
            number += 1
            name = f"{base}_{number}"
        taken.add(name)
        fields.append(field(name, "long", kind))
    return fields


def block_table(areas: RegionAreas, result: Assignment, prefix: str) -> tuple[Table, list[str]]:
    """Blocks with all their fields and the new ones, and names of fields that were replaced."""
    kinds = kind_fields(result, prefix)
    new = [field(f"{prefix}_anzahl", "long"), *kinds, field(f"{prefix}_naechste", "text")]
    has_names = bool((result.names != "").any())
    has_roads = result.options.network is not None
    if has_names:
        new.append(field(f"{prefix}_name", "text"))
    new.append(field(f"{prefix}_entfernung_m", "double"))
    if has_roads:
        new.append(field(f"{prefix}_weg", "text"))
    names = {entry.name().lower() for entry in new}
    kept = [
        i for i in range(areas.fields.count()) if areas.fields.at(i).name().lower() not in names
    ]
    replaced = [entry.name() for i, entry in enumerate(areas.fields) if i not in set(kept)]
    fields = QgsFields()
    for index in kept:
        fields.append(areas.fields.at(index))
    for entry in new:
        fields.append(entry)
    features = []
    for block, (geometry, row) in enumerate(zip(areas.geometries, areas.attributes)):
        nearest = int(result.nearest[block])
        values: list[Any] = [int(result.by_block[block].sum())]
        values += result.by_block[block].tolist() if kinds else []
        values.append(str(result.keys[nearest]) if nearest >= 0 else None)
        if has_names:
            values.append(str(result.names[nearest]) if nearest >= 0 else None)
        values.append(round(float(result.distance[block]), 1) if nearest >= 0 else None)
        if has_roads:
            values.append(_way(result, block) if nearest >= 0 else None)
        features.append(_feature(fields, geometry, [*(row[i] for i in kept), *values]))
    return Table(fields, features), replaced


def region_table(areas: RegionAreas, result: Assignment, prefix: str) -> Table:
    """One row a region: residents, facilities by kind, share of residents (K12)."""
    kinds = kind_fields(result, prefix)
    has_names = areas.region_field.lower() != "gem_name"
    entries = [field(areas.region_field, "text")]
    entries += [field("gem_name", "text")] if has_names else []
    entries += [field("bausteine", "long"), field("einwohner", "long")]
    entries += [field(f"{prefix}_anzahl", "long"), *kinds]
    entries += [field(f"{prefix}_ew_gezaehlt", "long"), field(f"{prefix}_ew_eigen", "long")]
    entries += [field(f"{prefix}_anteil", "double"), field(f"{prefix}_sonst_in", "text")]
    fields = QgsFields()
    for entry in entries:
        fields.append(entry)
    features = []
    for index, (key, names, blocks, residents) in enumerate(region_facts(areas, result)):
        counts = result.by_region[index]
        values: list[Any] = [key, *([names] if has_names else []), blocks, residents]
        values += [int(counts.sum()), *(counts.tolist() if kinds else [])]
        if result.own is not None:
            counted = int(result.own.counted[index])
            share = round(float(result.own.percent[index]), 1) if counted else None
            other = int(result.own.elsewhere[index])
            values += [counted, int(result.own.inside[index]), share]
            values.append(result.regions[other] if other >= 0 else None)
        features.append(_feature(fields, None, values))
    return Table(fields, features)


def region_facts(areas: RegionAreas, result: Assignment) -> list[tuple[str, str, int, int | None]]:
    """Key, municipalities, number of blocks and residents of each region.

    Residents are None where no block of the region has a known number.
    """
    member = result.region >= 0
    n = len(result.regions)
    label = result.region[member]
    residents = sums(label, areas.blocks.population[member], n)
    known = sums(label, areas.blocks.population_known[member], n)
    names: list[set[str]] = [set() for _ in range(n)]
    for block in np.flatnonzero(member).tolist():
        blocks = areas.blocks
        names[result.region[block]].add(
            str(blocks.municipality_name[block] or blocks.municipality[block])
        )
    number = np.bincount(label, minlength=n)
    return [
        (
            key,
            ", ".join(sorted(names[index] - {""})),
            int(number[index]),
            int(residents[index]) if known[index] else None,
        )
        for index, key in enumerate(result.regions)
    ]


def facility_table(areas: RegionAreas, result: Assignment) -> Table:
    """Facilities as points with block, municipality and region, followed by their own fields."""
    own = ["einrichtung_id", "einrichtung", "art", "baustein_id", "ags", "gem_name"]
    # The municipality may stand for the region.
    has_region = bool(areas.region_field) and areas.region_field.lower() not in own
    if has_region:
        own.append(areas.region_field)
    fields = QgsFields()
    for name in own:
        fields.append(field(name, "text"))
    taken = {name.lower() for name in own} | {"fid"}
    kept = []
    for index in range(result.points.fields.count()):
        entry = QgsField(result.points.fields.at(index))
        name = entry.name()
        if name.lower() == "fid":
            continue
        while name.lower() in taken:
            name += "_quelle"
        taken.add(name.lower())
        entry.setName(name)
        fields.append(entry)
        kept.append(index)
    features = []
    for facility, row in enumerate(result.points.rows):
        block = int(result.block[facility])
        values: list[Any] = [
            str(result.keys[facility]),
            str(result.names[facility]) or None,
            str(result.kinds[facility]) or None,
        ]
        if block >= 0:
            blocks = areas.blocks
            columns = (blocks.keys, blocks.municipality, blocks.municipality_name)
            values += [str(column[block]) or None for column in columns]
        else:
            values += [None] * 3
        if has_region:
            values.append(areas.region[block] or None if block >= 0 else None)
        point = QgsGeometry.fromPointXY(QgsPointXY(*result.points.xy[facility].tolist()))
        features.append(_feature(fields, point, [*values, *(row[index] for index in kept)]))
    return Table(fields, features)


def line_table(areas: RegionAreas, result: Assignment) -> Table:
    """A straight line from each block to its nearest facility, to look at."""
    fields = QgsFields()
    for name, kind in (
        ("baustein_id", "text"),
        ("einrichtung_id", "text"),
        ("entfernung_m", "double"),
        ("weg", "text"),
    ):
        fields.append(field(name, kind))
    features = []
    for block in np.flatnonzero(result.nearest >= 0).tolist():
        facility = int(result.nearest[block])
        ends = (areas.blocks.xy[block], result.points.xy[facility])
        line = QgsGeometry.fromPolylineXY([QgsPointXY(*end.tolist()) for end in ends])
        values = [
            str(areas.blocks.keys[block]),
            str(result.keys[facility]),
            round(float(result.distance[block]), 1),
            _way(result, block),
        ]
        features.append(_feature(fields, line, values))
    return Table(fields, features)


def _way(result: Assignment, block: int) -> str:
    return ROAD if result.by_road[block] else STRAIGHT


def _feature(fields: QgsFields, geometry: QgsGeometry | None, values: list[Any]) -> QgsFeature:
    feature = QgsFeature(fields)
    if geometry is not None:
        feature.setGeometry(geometry)
    feature.setAttributes(values)
    return feature
