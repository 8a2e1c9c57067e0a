# SPDX-License-Identifier: GPL-2.0-or-later
"""Overlaps and gaps between polygons, found where their edges do not match.

Two neighbours on clean topology need no geometric test at all: only polygons with an edge that is
not walked exactly once from each side are looked at, and what these overlap.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Sequence

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle, QgsSpatialIndex

from ...core.arrays import BoolArray, IntArray
from ...core.errors import Cancelled
from ...core.topology.outlines import Outlines, irregular_polygons
from ..geometry import only_polygons

#: Smaller faults are noise of the computation, in square metres.
NOISE = 0.01
#: Polygons that are united in one go; between two of them the run can be cancelled.
_PORTION = 500

Progress = Callable[[float], None]


@dataclass(frozen=True)
class Overlap:
    """Two polygons and the area that they share, in square metres."""

    first: int
    second: int
    area: float


@dataclass(frozen=True)
class Gap:
    """Area inside the polygons that none covers, in square metres.

    width: mean width (twice the area by the perimeter), in metres.
    """

    geometry: QgsGeometry
    area: float
    width: float


@dataclass(frozen=True)
class Faults:
    """Overlaps and gaps, each from the largest to the smallest."""

    overlaps: list[Overlap]
    gaps: list[Gap]


def index_of(geometries: Sequence[QgsGeometry], margin: float = 0.0) -> QgsSpatialIndex:
    """Bounding boxes of polygons, grown by a margin, under their positions."""
    index = QgsSpatialIndex()
    for position, geometry in enumerate(geometries):
        index.addFeature(position, geometry.boundingBox().buffered(margin))
    return index


def find_faults(
    geometries: Sequence[QgsGeometry],
    outlines: Outlines,
    index: QgsSpatialIndex,
    *,
    overlaps: Sequence[Overlap] | None = None,
    progress: Progress | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Faults:
    """All overlaps and gaps above ``NOISE`` between clean polygons.

    outlines: of the same polygons. index: as of ``index_of``. overlaps: where they are known
    already, as of ``find_overlaps``. Gaps are holes in the union of all polygons, less what lies
    in them. Raises ``Cancelled``.
    """

    def step(percent: float) -> None:
        if is_cancelled is not None and is_cancelled():
            raise Cancelled
        if progress is not None:
            progress(percent)

    step(0)
    irregular = irregular_polygons(outlines)
    if overlaps is None:
        overlaps = find_overlaps(geometries, irregular, index, lambda p: step(0.4 * p))
    gaps = _gaps(geometries, irregular, index, lambda p: step(40 + 0.6 * p))
    gaps.sort(key=lambda fault: (-fault.area, fault.geometry.boundingBox().xMinimum()))
    return Faults(
        sorted(overlaps, key=lambda fault: (-fault.area, fault.first, fault.second)), gaps
    )


def point_in(geometry: QgsGeometry) -> tuple[float, float]:
    """A point on the surface of a polygon."""
    point = geometry.pointOnSurface().asPoint()
    return point.x(), point.y()


def find_overlaps(
    geometries: Sequence[QgsGeometry],
    irregular: BoolArray,
    index: QgsSpatialIndex,
    step: Progress,
) -> list[Overlap]:
    """Overlaps of irregular polygons, and from there of all that overlap in one place.

    irregular: where to begin, as of ``irregular_polygons``, (n,). step: takes percents.
    Two layers laid over each other match inside each of them; only their rims are irregular. So
    what overlaps, and what lies beside it, is looked at in turn.
    """
    found: list[Overlap] = []
    queue = np.flatnonzero(irregular).tolist()
    waiting = set(queue)
    done: set[int] = set()
    while queue:
        block = queue.pop()
        if len(done) % 100 == 0:
            step(100.0 * len(done) / (len(done) + len(queue) + 1))
        done.add(block)
        geometry = geometries[block]
        beside = index.intersects(geometry.boundingBox())
        overlapping = False
        for other in sorted(beside):
            if other == block or (other in done):
                continue
            area = geometry.intersection(geometries[other]).area()
            if area <= NOISE:
                continue
            found.append(Overlap(min(block, other), max(block, other), area))
            overlapping = True
            if other not in waiting:
                waiting.add(other)
                queue.append(other)
        if overlapping:
            fresh = [other for other in beside if other not in waiting]
            waiting.update(fresh)
            queue += fresh
    return found


def _gaps(
    geometries: Sequence[QgsGeometry],
    irregular: BoolArray,
    index: QgsSpatialIndex,
    step: Progress,
) -> list[Gap]:
    """Holes in the union of the irregular polygons that no other polygon fills.

    A gap is bounded by open edges, so what is left of such a hole is either full or empty. The
    union is made tile by tile, and the holes of a tile are filled as soon as they are listed: what
    remains to be united over the whole county is small.
    """
    tile_of = _tiles(geometries, irregular)
    parts: list[QgsGeometry] = []
    tiles: list[int] = []
    count = int(tile_of.max(initial=-1)) + 1
    members = np.split(
        np.argsort(tile_of, kind="stable"), np.searchsorted(np.sort(tile_of), np.arange(count))
    )[1:]
    for tile, blocks in enumerate(members):
        step(60.0 * tile / count)
        pieces = pieces_of(QgsGeometry.unaryUnion([geometries[block] for block in blocks]))
        parts += pieces
        tiles += [tile] * len(pieces)
    filled = [QgsGeometry.fromPolygonXY(part.asPolygon()[:1]) for part in parts]
    holes = _holes(parts, filled)
    found = []
    for number, (part, hole, inside) in enumerate(holes):
        if number % 1000 == 0:
            step(60 + 30.0 * number / len(holes))
        if count > 1:
            beside = np.array(index.intersects(hole.boundingBox()), dtype=np.int64)
            other = beside[(tile_of[beside] >= 0) & (tile_of[beside] != tiles[part])]
            inside += [geometries[block] for block in other.tolist()]
        found += _less(hole, inside)
    step(90)
    united = pieces_of(QgsGeometry.unaryUnion(filled)) if filled else []
    outer = [QgsGeometry.fromPolygonXY(part.asPolygon()[:1]) for part in united]
    for _, hole, inside in _holes(united, outer):
        found += _less(hole, inside)
    found += _enclosed(outer)
    regular = [None if out else polygon for out, polygon in zip(irregular, geometries)]
    all_seen = bool(irregular.all())
    gaps = []
    for number, piece in enumerate(found):
        if number % 1000 == 0:
            step(95 + 5.0 * number / len(found))
        area = piece.area()
        if area > NOISE and (all_seen or not _is_covered(piece, regular, index)):
            gaps.append(Gap(piece, area, 2 * area / piece.length()))
    return gaps


def _tiles(geometries: Sequence[QgsGeometry], chosen: BoolArray) -> IntArray:
    """Tile of each chosen polygon, numbered without a break, -1 for the others."""
    result = np.full(len(geometries), -1, dtype=np.int64)
    blocks = np.flatnonzero(chosen)
    if len(blocks):
        boxes = [geometries[block].boundingBox().center() for block in blocks]
        centre = np.array([[point.x(), point.y()] for point in boxes])
        centre -= centre.min(axis=0)
        rows = max(1, round(np.sqrt(len(blocks) / _PORTION)))
        cell = np.floor(centre / (max(float(centre.max()), 1.0) / rows)).astype(np.int64)
        result[blocks] = np.unique(cell[:, 0] * (rows + 1) + cell[:, 1], return_inverse=True)[1]
    return result


def _holes(
    parts: Sequence[QgsGeometry], filled: Sequence[QgsGeometry]
) -> list[tuple[int, QgsGeometry, list[QgsGeometry]]]:
    """Holes of polygons: the polygon, the hole and the other polygons that lie in it, filled."""
    index = index_of(filled)
    found = []
    for number, part in enumerate(parts):
        for ring in part.asPolygon()[1:]:
            hole = QgsGeometry.fromPolygonXY([ring])
            box = hole.boundingBox()
            inside = [
                filled[other]
                for other in index.intersects(box)
                if other != number and box.contains(filled[other].boundingBox())
            ]
            found.append((number, hole, inside))
    return found


def _enclosed(parts: Sequence[QgsGeometry]) -> list[QgsGeometry]:
    """What lies between polygons that meet in nothing but points: no hole for a union."""
    index = index_of(parts)
    close = [part for part in parts if len(index.intersects(part.boundingBox())) > 1]
    if not close:
        return []
    lines = [QgsGeometry.fromPolylineXY(part.asPolygon()[0]) for part in close]
    faces = pieces_of(QgsGeometry.polygonize([QgsGeometry.unaryUnion(lines)]))
    if len(faces) == len(close):
        return []
    return [face for face in faces if not _is_covered(face, parts, index)]


def _less(hole: QgsGeometry, inside: Sequence[QgsGeometry]) -> Sequence[QgsGeometry]:
    """What is left of a hole without the polygons in it."""
    if not inside:
        return [hole]
    return pieces_of(hole.difference(QgsGeometry.unaryUnion(list(inside))))


def pieces_of(geometry: QgsGeometry) -> Sequence[QgsGeometry]:
    """Single polygons of a geometry; lines and points fall away."""
    polygons = only_polygons(geometry)
    return [] if polygons.isNull() else polygons.asGeometryCollection()


def _is_covered(
    piece: QgsGeometry, geometries: Sequence[QgsGeometry | None], index: QgsSpatialIndex
) -> bool:
    x, y = point_in(piece)
    point = QgsGeometry.fromPointXY(QgsPointXY(x, y))
    candidates = (geometries[block] for block in index.intersects(QgsRectangle(x, y, x, y)))
    return any(polygon is not None and polygon.intersects(point) for polygon in candidates)
