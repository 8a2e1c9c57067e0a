# SPDX-License-Identifier: GPL-2.0-or-later
"""What is wrong with outlines of blocks, as findings: a limited list and a sum for the rest."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import Callable, Iterable, Sequence, TypeVar

import numpy as np
from qgis.core import QgsGeometry, QgsSpatialIndex

from ...core.findings import Finding, Level
from ...core.rings import perimeters
from ...core.topology.outlines import Outlines, areas
from .faults import NOISE, Faults, Gap, Overlap, point_in

#: Overlaps and gaps above this are listed, in square metres (V06).
LISTED_AREA = 1.0
#: Blocks smaller or narrower than this are slivers, in square metres and metres (V14).
SLIVER_AREA, SLIVER_WIDTH = 100.0, 1.0
#: Findings of one kind that are listed one by one; the rest becomes a sum.
_LISTED = 100

#: Smaller gaps and holes are hardly lakes, in square metres.
LAKE_AREA = 100.0

_Entry = TypeVar("_Entry")


def remaining_findings(
    keys: Sequence[str],
    geometries: Sequence[QgsGeometry],
    outlines: Outlines,
    faults: Faults,
    index: QgsSpatialIndex,
    tolerance: float,
    repaired: bool,
) -> list[Finding]:
    """Duplicates, overlaps, gaps, holes and slivers of blocks.

    faults, index: of the same geometries, as of ``find_faults`` and ``index_of``. tolerance: gaps
    up to this width, in metres, are faults; wider ones may be lakes. repaired: whether outlines
    were fitted to each other before.
    """
    duplicate = _duplicates(geometries)
    return [
        *_duplicate_findings(keys, geometries, duplicate),
        *_overlap_findings(keys, geometries, faults.overlaps, duplicate),
        *_hole_and_gap_findings(keys, geometries, faults.gaps, index, tolerance, repaired),
        *sliver_findings(keys, geometries, outlines),
    ]


def listed(
    more: str,
    level: Level,
    entries: Iterable[tuple[float, _Entry]],
    make: Callable[[_Entry], Finding],
) -> list[Finding]:
    """The largest entries as findings, and one with number and area of the rest.

    more: rule of the finding about the rest.
    """
    ordered = sorted(entries, key=lambda entry: -entry[0])
    findings = [make(entry) for _, entry in ordered[:_LISTED]]
    rest = [area for area, _ in ordered[_LISTED:]]
    if rest:
        findings.append(Finding(more, level, {"n": len(rest), "area": sum(rest)}))
    return findings


def _duplicates(geometries: Sequence[QgsGeometry]) -> dict[int, list[int]]:
    """Blocks with the very same area on the map, under the first of them."""
    alike: dict[object, list[int]] = defaultdict(list)
    for block, geometry in enumerate(geometries):
        box = geometry.boundingBox()
        corners = geometry.constGet().nCoordinates()
        key = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum(), corners)
        alike[key].append(block)
    found = {}
    for blocks in alike.values():
        if len(blocks) < 2:
            continue
        same: dict[bytes, list[int]] = defaultdict(list)
        for block in blocks:
            # Neither the first vertex nor the order of the parts makes a difference.
            normal = QgsGeometry(geometries[block].constGet().clone())
            normal.get().normalize()
            same[bytes(normal.asWkb())].append(block)
        found.update({group[0]: group for group in same.values() if len(group) > 1})
    return found


def _duplicate_findings(
    keys: Sequence[str], geometries: Sequence[QgsGeometry], duplicate: dict[int, list[int]]
) -> list[Finding]:
    def make(blocks: list[int]) -> Finding:
        data = {
            "keys": [keys[block] for block in blocks],
            "n": len(blocks),
            "area": geometries[blocks[0]].area(),
        }
        place = point_in(geometries[blocks[0]])
        return Finding("B20", Level.ERROR, data, tuple(blocks), place=place)

    groups = [(geometries[first].area(), group) for first, group in duplicate.items()]
    return listed("B20more", Level.ERROR, groups, make)


def _overlap_findings(
    keys: Sequence[str],
    geometries: Sequence[QgsGeometry],
    overlaps: Sequence[Overlap],
    duplicate: dict[int, list[int]],
) -> list[Finding]:
    group_of = {block: first for first, group in duplicate.items() for block in group}

    def make(overlap: Overlap) -> Finding:
        blocks = overlap.first, overlap.second
        common = geometries[overlap.first].intersection(geometries[overlap.second])
        data = {"keys": [keys[block] for block in blocks], "area": overlap.area}
        return Finding("B21", Level.ERROR, data, blocks, place=point_in(common))

    separate = [
        (overlap.area, overlap)
        for overlap in overlaps
        if overlap.area > LISTED_AREA
        and group_of.get(overlap.first, -1) != group_of.get(overlap.second, -2)
    ]
    return listed("B21more", Level.ERROR, separate, make)


def _hole_and_gap_findings(
    keys: Sequence[str],
    geometries: Sequence[QgsGeometry],
    gaps: Sequence[Gap],
    index: QgsSpatialIndex,
    tolerance: float,
    repaired: bool,
) -> list[Finding]:
    filled: list[tuple[float, tuple[int, QgsGeometry, list[int], float]]] = []
    unfilled: list[tuple[float, tuple[int, QgsGeometry, list[int], float]]] = []
    empty: set[tuple[float, ...]] = set()
    for block, geometry in enumerate(geometries):
        for ring in _inner_rings(geometry):
            inside, covered = _filling(block, ring, geometries, index)
            area = ring.area()
            free = max(0.0, area - covered)
            if free > LISTED_AREA:
                unfilled.append((area, (block, ring, inside, free)))
                if not inside:
                    empty.add(_box(ring))
            elif inside:
                filled.append((area, (block, ring, inside, free)))

    def make_hole(entry: tuple[int, QgsGeometry, list[int], float]) -> Finding:
        block, ring, _, free = entry
        data = {"key": keys[block], "area": ring.area(), "free": free}
        rule = "B25" if free >= LAKE_AREA else "B25small"
        return Finding(rule, Level.NOTE, data, (block,), place=point_in(ring))

    def make_enclosed(entry: tuple[int, QgsGeometry, list[int], float]) -> Finding:
        block, ring, inside, _ = entry
        data = {"key": keys[block], "keys": [keys[other] for other in inside], "area": ring.area()}
        return Finding("B26", Level.NOTE, data, (block, *inside), place=point_in(ring))

    def make_gap(gap: Gap) -> Finding:
        around = sorted(
            block
            for block in index.intersects(gap.geometry.boundingBox())
            if geometries[block].intersects(gap.geometry)
        )
        data: dict[str, object] = {"area": gap.area, "keys": [keys[block] for block in around]}
        place = point_in(gap.geometry)
        if gap.width > tolerance:
            rule = "B22" if gap.area >= LAKE_AREA else "B22small"
            return Finding(rule, Level.NOTE, data, tuple(around), place=place)
        widest = widest_place(gap)
        data.update(with_unit(width=gap.width, widest=widest))
        # A wider tolerance helps only where the gap is somewhere wider than that.
        rule = "B23wide" if widest > tolerance else "B23" if repaired else "B23open"
        return Finding(rule, Level.WARNING, data, tuple(around), place=place)

    # The empty hole of a single block is already said of that block.
    others = [
        (gap.area, gap)
        for gap in gaps
        if gap.area > LISTED_AREA and _box(gap.geometry) not in empty
    ]
    wide = [entry for entry in others if entry[1].width > tolerance]
    narrow = [entry for entry in others if entry[1].width <= tolerance]
    return [
        *listed("B23more", Level.WARNING, narrow, make_gap),
        *listed("B22more", Level.NOTE, wide, make_gap),
        *listed("B25more", Level.NOTE, unfilled, make_hole),
        *listed("B26more", Level.NOTE, filled, make_enclosed),
    ]


def with_unit(**metres: float) -> dict[str, object]:
    """Lengths under their names with a common ``unit``: centimetres below a metre."""
    if max(metres.values()) >= 1:
        return {**metres, "unit": "m"}
    return {**{name: 100 * length for name, length in metres.items()}, "unit": "cm"}


def widest_place(gap: Gap) -> float:
    """Diameter in metres of the largest circle in a gap, to a hundredth of it."""
    low, high = gap.width / 2, math.sqrt(gap.area / math.pi)
    while high - low > 0.01 * low:
        middle = (low + high) / 2
        if gap.geometry.buffer(-middle, 8).isEmpty():
            high = middle
        else:
            low = middle
    return 2 * low


def _inner_rings(geometry: QgsGeometry) -> list[QgsGeometry]:
    shape = geometry.constGet()
    if not any(shape.geometryN(part).numInteriorRings() for part in range(shape.numGeometries())):
        return []
    return [
        QgsGeometry.fromPolygonXY([ring])
        for polygon in geometry.asMultiPolygon()
        for ring in polygon[1:]
    ]


def _filling(
    block: int, ring: QgsGeometry, geometries: Sequence[QgsGeometry], index: QgsSpatialIndex
) -> tuple[list[int], float]:
    """Other blocks in a hole, and how much of it they cover."""
    inside, pieces = [], []
    for other in sorted(index.intersects(ring.boundingBox())):
        if other == block:
            continue
        piece = ring.intersection(geometries[other])
        if piece.area() > NOISE:
            inside.append(other)
            pieces.append(piece)
    if len(pieces) < 2:
        return inside, sum(piece.area() for piece in pieces)
    return inside, QgsGeometry.unaryUnion(pieces).area()


def _box(geometry: QgsGeometry) -> tuple[float, ...]:
    """Bounding box and area to the centimetre: what tells one hole from another."""
    box = geometry.boundingBox()
    corners = box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum(), geometry.area()
    return tuple(round(value, 2) for value in corners)


def sliver_findings(
    keys: Sequence[str],
    geometries: Sequence[QgsGeometry],
    outlines: Outlines,
    rules: tuple[str, str] = ("B24", "B24more"),
) -> list[Finding]:
    """Blocks that are too small or too narrow (V14).

    outlines: of the same geometries. rules: of each, and of the sum of those not listed.
    """
    area = areas(outlines)
    width = 2 * area / np.maximum(perimeters(outlines.rings), 1e-9)

    def make(block: int) -> Finding:
        data = {"key": keys[block], "area": float(area[block]), "width": float(width[block])}
        return Finding(rules[0], Level.WARNING, data, (block,), place=point_in(geometries[block]))

    slivers = np.flatnonzero((area < SLIVER_AREA) | (width < SLIVER_WIDTH)).tolist()
    entries = ((float(area[block]), block) for block in slivers)
    return listed(rules[1], Level.WARNING, entries, make)
