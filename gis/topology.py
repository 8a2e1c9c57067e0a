# SPDX-License-Identifier: GPL-2.0-or-later
"""Gaps and overlaps between blocks, and against an outline around them (rule V06).

Nothing is united as a whole: 100,000 blocks would hold up whoever waits for it, and the window of
QGIS waits whenever a thread of Python is inside GEOS.
"""

from __future__ import annotations

from typing import Callable, Iterator, Sequence

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle, QgsSpatialIndex

from ..core.arrays import BoolArray
from ..core.errors import Cancelled
from ..core.findings import Finding, Level
from ..core.topology.outlines import irregular_polygons, outlines_from_wkb
from .geometry import outlines
from .layers import BlockLayer
from .preparation.faults import find_faults, find_overlaps, index_of, pieces_of, point_in

#: Faults up to this area are rounding, in square metres (V06).
SMALLEST_AREA = 1.0
#: Faults listed one by one; a generalised outline would otherwise drown the list.
_LISTED = 100
#: Blocks in a cell of the grid by which blocks and outline are compared.
_PER_CELL = 200
#: Cells overlap by this many metres, so that what they cut grows together again.
_SEAM = 0.01
#: Pieces below this come from rounding coordinates, in square metres.
_DUST = 1e-6

Progress = Callable[[float], None]
_Fault = tuple[float, Finding]


def gaps_and_overlaps(
    layer: BlockLayer,
    outline: Sequence[QgsGeometry] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
    progress: Progress | None = None,
) -> list[Finding]:
    """Overlapping blocks, and gaps against an outline; without one, holes between the blocks.

    outline: clean polygons such as the municipalities, in the CRS of the blocks. A hole is a note
    (it may be a lake), a gap inside the outline an error. Raises ``Cancelled``.
    """

    def step(percent: float) -> None:
        if is_cancelled is not None and is_cancelled():
            raise Cancelled
        if progress is not None:
            progress(percent)

    step(0)
    shapes = outlines_from_wkb(outlines(layer.geometries))
    irregular = irregular_polygons(shapes)
    index = index_of(layer.geometries)
    step(10)
    overlaps = find_overlaps(
        layer.geometries, irregular, index, lambda percent: step(10 + 0.3 * percent)
    )
    found = [
        _overlap(layer, entry.first, entry.second)
        for entry in overlaps
        if entry.area > SMALLEST_AREA
    ]
    if outline:
        cells = _Cells(layer.geometries, irregular, index, outline)
        gaps, outside = cells.compare(lambda percent: step(40 + 0.6 * percent))
        found += _faults(layer, index, gaps, "V06gap", Level.ERROR)
        found += _faults(layer, index, outside, "V06outside", Level.ERROR)
    else:
        faults = find_faults(
            layer.geometries,
            shapes,
            index,
            overlaps=overlaps,
            progress=lambda percent: step(40 + 0.6 * percent),
        )
        holes = [gap.geometry for gap in faults.gaps]
        found += _faults(layer, index, holes, "V06hole", Level.NOTE)
    # Lakes must not crowd out an overlap, however large they are.
    found.sort(key=lambda entry: (entry[1].level is Level.NOTE, -entry[0]))
    findings = [finding for _, finding in found[:_LISTED]]
    rest = found[_LISTED:]
    if rest:
        data = {"n": len(rest), "area": sum(area for area, _ in rest)}
        findings.append(Finding("V06more", rest[0][1].level, data))
    return findings


class _Cells:
    """Blocks and outline, compared cell by cell of a grid."""

    def __init__(
        self,
        geometries: Sequence[QgsGeometry],
        irregular: BoolArray,
        index: QgsSpatialIndex,
        outline: Sequence[QgsGeometry],
    ) -> None:
        self._geometries = geometries
        self._irregular = irregular
        self._index = index
        self._whole = QgsGeometry.unaryUnion(list(outline))

    def compare(self, step: Progress) -> tuple[list[QgsGeometry], list[QgsGeometry]]:
        """Gaps inside the outline, and what of the blocks lies outside it."""
        gaps: list[QgsGeometry] = []
        outside: list[QgsGeometry] = []
        for percent, strip, cells in self._strips():
            step(0.9 * percent)
            frames = self._whole.intersection(QgsGeometry.fromRect(strip))
            for cell in cells:
                step(0.9 * percent)
                square = QgsGeometry.fromRect(cell)
                frame = frames.intersection(square)
                covered = self._covered(cell, square)
                gaps += _grains(_less(frame, covered))
                outside += _grains(_less(covered, frame))
        step(95)
        return _grown_together(gaps), _grown_together(outside)

    def _strips(self) -> Iterator[tuple[float, QgsRectangle, list[QgsRectangle]]]:
        """Rows of cells from south to north: share of the rows before, their extent, the cells."""
        box = self._whole.boundingBox()
        for geometry in self._geometries:
            box.combineExtentWith(geometry.boundingBox())
        box.grow(1.0)
        rows = max(1, round(np.sqrt(len(self._geometries) / _PER_CELL)))
        x = np.linspace(box.xMinimum(), box.xMaximum(), rows + 1).tolist()
        y = np.linspace(box.yMinimum(), box.yMaximum(), rows + 1).tolist()
        for row, (south, north) in enumerate(zip(y, y[1:])):
            strip = QgsRectangle(x[0], south, x[-1], north).buffered(2 * _SEAM)
            cells = [QgsRectangle(a, south, b, north).buffered(_SEAM) for a, b in zip(x, x[1:])]
            yield 100.0 * row / rows, strip, cells

    def _covered(self, cell: QgsRectangle, square: QgsGeometry) -> QgsGeometry:
        """What the blocks cover of a cell."""
        members = self._index.intersects(cell)
        if not self._irregular[members].any():
            # No edge in the cell lies open: either all of it is covered or nothing.
            centre = QgsGeometry.fromPointXY(QgsPointXY(cell.center()))
            within = any(self._geometries[block].intersects(centre) for block in members)
            return QgsGeometry(square) if within else QgsGeometry()
        union = QgsGeometry.unaryUnion([self._geometries[block] for block in members])
        return union.intersection(square)


def _less(first: QgsGeometry, second: QgsGeometry) -> QgsGeometry:
    # QGIS knows no difference to nothing.
    return first if second.isNull() or second.isEmpty() else first.difference(second)


def _grains(geometry: QgsGeometry) -> list[QgsGeometry]:
    return [piece for piece in pieces_of(geometry) if piece.area() > _DUST]


def _grown_together(pieces: list[QgsGeometry]) -> list[QgsGeometry]:
    return list(pieces_of(QgsGeometry.unaryUnion(pieces))) if pieces else []


def _faults(
    layer: BlockLayer,
    index: QgsSpatialIndex,
    pieces: Sequence[QgsGeometry],
    rule: str,
    level: Level,
) -> list[_Fault]:
    """Pieces of some size as findings, each told of the municipality that is nearest."""
    found = []
    for piece in pieces:
        area = piece.area()
        if area > SMALLEST_AREA:
            beside = index.nearestNeighbor(QgsPointXY(*point_in(piece)), 1)
            town = str(layer.blocks.municipality[beside[0]]) if beside else None
            found.append((area, _at(piece, rule, level, municipality=town)))
    return found


def _overlap(layer: BlockLayer, first: int, second: int) -> _Fault:
    common = layer.geometries[first].intersection(layer.geometries[second])
    keys = [str(layer.blocks.keys[first]), str(layer.blocks.keys[second])]
    return common.area(), _at(common, "V06overlap", Level.ERROR, (first, second), keys=keys)


def _at(
    geometry: QgsGeometry,
    rule: str,
    level: Level,
    blocks: tuple[int, ...] = (),
    municipality: str | None = None,
    **data: object,
) -> Finding:
    box = geometry.boundingBox()
    extent = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    facts = {**data, "area": geometry.area(), "extent": extent}
    return Finding(rule, level, facts, blocks, municipality=municipality, place=point_in(geometry))
