# SPDX-License-Identifier: GPL-2.0-or-later
"""Cells of the census grid as polygons, laid over blocks.

Cells are squares in EPSG:3035 only. Their corners are transformed to the system of the blocks,
where they become slightly turned quadrangles that still share their corners with each other.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Callable, Sequence

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsGeometry,
    QgsPoint,
    QgsRectangle,
    QgsSpatialIndex,
)

from ...core.arrays import AnyIntArray, BoolArray, FloatArray, IntArray
from ...core.census.grid import GRID_CRS, Bounds, CensusGrid
from ...core.errors import Cancelled, UserError
from ..areas import NOWHERE
from ..geometry import name_of_crs

#: Width in metres of gaps between neighbours that are a matter of drawing and not of the land.
HAIRLINE = 0.5
# A quadrangle in little-endian WKB, closed: byte order, type, rings, points.
_HEAD = struct.pack("<BIII", 1, 3, 1, 5)


@dataclass(frozen=True)
class CellShapes:
    """m cells in the coordinates of the blocks.

    corners: counter-clockwise from the lower left one, (m, 4, 2). midpoint: (m, 2).
    """

    corners: FloatArray
    midpoint: FloatArray
    side: float

    def __len__(self) -> int:
        return len(self.corners)

    def polygon(self, cell: int) -> QgsGeometry:
        """The outline of a cell."""
        ring = self.corners[cell]
        result = QgsGeometry()
        result.fromWkb(_HEAD + ring.tobytes() + ring[0].tobytes())
        return result

    def areas(self) -> FloatArray:
        """Areas in square units of the map, (m,)."""
        x, y = self.corners[:, :, 0], self.corners[:, :, 1]
        next_x, next_y = np.roll(x, -1, axis=1), np.roll(y, -1, axis=1)
        return np.abs((x * next_y - next_x * y).sum(axis=1)) / 2

    def boxes(self) -> FloatArray:
        """West, south, east, north of each cell, (m, 4)."""
        return np.hstack([self.corners.min(axis=1), self.corners.max(axis=1)])

    @property
    def negligible(self) -> float:
        """Area of a hairline along one side of a cell: what is smaller is no part of it."""
        return HAIRLINE * self.side


@dataclass(frozen=True)
class Overlay:
    """Parts of m cells in blocks.

    cell, block, area: one entry for each cell and block that share more than a hairline, (t,),
    in order of the cells. outside: area of each cell in no block, (m,). midpoint_block: the
    block with the midpoint of each cell or ``NOWHERE``, (m,). touched: cells with a part in any
    block; cut: those of them that do not lie wholly in one block, (m,).
    """

    cell: IntArray
    block: IntArray
    area: FloatArray
    outside: FloatArray
    midpoint_block: IntArray
    touched: BoolArray
    cut: BoolArray

    def entries(self, cell: int) -> slice:
        """Where the parts of a cell stand."""
        first, end = np.searchsorted(self.cell, [cell, cell + 1]).tolist()
        return slice(first, end)


def grid_transform(
    crs: QgsCoordinateReferenceSystem, context: QgsCoordinateTransformContext
) -> QgsCoordinateTransform:
    """From the grid to the system of the blocks, which may be one without a code."""
    transform = QgsCoordinateTransform(QgsCoordinateReferenceSystem(GRID_CRS), crs, context)
    if not transform.isValid():
        raise UserError("grid_crs_unknown", crs=name_of_crs(crs))
    return transform


def bounds_in_grid(extent: QgsRectangle, transform: QgsCoordinateTransform) -> Bounds:
    """West, south, east and north in EPSG:3035 of a rectangle in the system of the blocks."""
    back = QgsCoordinateTransform(
        transform.destinationCrs(), transform.sourceCrs(), transform.context()
    )
    try:
        box = back.transformBoundingBox(extent)
    except QgsCsException as error:
        raise _out_of_range(transform) from error
    bounds = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    if not np.all(np.isfinite(bounds)):
        raise _out_of_range(transform)
    return bounds


def cell_shapes(grid: CensusGrid, transform: QgsCoordinateTransform) -> CellShapes:
    """Corners and midpoints of all cells, transformed at once."""
    m, side = len(grid), grid.size
    offsets = np.array([(0, 0), (1, 0), (1, 1), (0, 1), (0.5, 0.5)]) * side
    corner = np.stack([grid.east, grid.north], axis=1).astype(np.float64)
    xy = (corner[:, None, :] + offsets[None, :, :]).reshape(-1, 2)
    # One line through all points is transformed in one call.
    line = QgsGeometry()
    line.fromWkb(struct.pack("<BII", 1, 2, len(xy)) + xy.tobytes())
    try:
        line.transform(transform)
    except QgsCsException as error:
        raise _out_of_range(transform) from error
    moved = np.frombuffer(bytes(line.asWkb()), dtype="<f8", offset=9).reshape(m, 5, 2)
    if not np.all(np.isfinite(moved)):
        raise _out_of_range(transform)
    return CellShapes(np.ascontiguousarray(moved[:, :4]), moved[:, 4].copy(), float(side))


def lay_over(
    shapes: CellShapes,
    blocks: Sequence[QgsGeometry],
    rank: AnyIntArray,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Overlay:
    """Which part of which cell lies in which block.

    rank: place of each block in an order that does not depend on the layer; where a midpoint lies
    on a border, or blocks overlap, the first one has it. Cells inside a block are found with
    prepared geometries; only those on a border are intersected.
    """
    m = len(shapes)
    index = QgsSpatialIndex()
    for cell, box in enumerate(shapes.boxes().tolist()):
        index.addFeature(cell, QgsRectangle(*box))
    areas = shapes.areas()
    whole_in = np.full(m, NOWHERE, dtype=np.int64)
    midpoint_block = np.full(m, NOWHERE, dtype=np.int64)
    parts: list[tuple[int, int, float]] = []
    order = np.argsort(rank, kind="stable").tolist()
    for done, block in enumerate(order):
        if is_cancelled is not None and is_cancelled():
            raise Cancelled
        if progress is not None and done % 50 == 0:
            progress(100.0 * done / len(order))
        geometry = blocks[block]
        engine = QgsGeometry.createGeometryEngine(geometry.constGet())
        engine.prepareGeometry()
        # In a cell of a kilometre a whole block may be no larger than a hairline.
        negligible = min(shapes.negligible, geometry.area() / 2)
        for number, cell in enumerate(sorted(index.intersects(geometry.boundingBox()))):
            if number % 5000 == 4999 and is_cancelled is not None and is_cancelled():
                raise Cancelled
            if whole_in[cell] != NOWHERE:
                continue
            outline = shapes.polygon(cell)
            # Points into the outline, which has to live as long.
            polygon = outline.constGet()
            if engine.contains(polygon):
                whole_in[cell] = block
                continue
            if not engine.intersects(polygon):
                continue
            if midpoint_block[cell] == NOWHERE and engine.intersects(
                QgsPoint(*shapes.midpoint[cell].tolist())
            ):
                midpoint_block[cell] = block
            shared = engine.intersection(polygon)
            area = shared.area() if shared is not None else 0.0
            if area > negligible or midpoint_block[cell] == block:
                parts.append((cell, block, area))
    inside = whole_in != NOWHERE
    midpoint_block[inside] = whole_in[inside]
    whole = np.flatnonzero(inside)
    # Where blocks overlap, the one that holds the whole cell has it.
    parts = [part for part in parts if not inside[part[0]]]
    cells = np.concatenate([whole, np.array([p[0] for p in parts], dtype=np.int64)])
    owners = np.concatenate([whole_in[whole], np.array([p[1] for p in parts], dtype=np.int64)])
    shares = np.concatenate([areas[whole], np.array([p[2] for p in parts], dtype=np.float64)])
    sequence = np.lexsort((np.asarray(rank)[owners], cells))
    cells, owners, shares = cells[sequence], owners[sequence], shares[sequence]
    outside = areas - np.bincount(cells, weights=shares, minlength=m)
    outside[outside <= shapes.negligible] = 0.0
    receivers = np.bincount(cells, minlength=m)
    # A midpoint in a hairline gap belongs to the block with the largest part of the cell.
    largest = np.full(m, NOWHERE, dtype=np.int64)
    by_size = np.lexsort((-np.asarray(rank)[owners], shares))
    largest[cells[by_size]] = owners[by_size]
    in_gap = (midpoint_block == NOWHERE) & (outside == 0)
    midpoint_block[in_gap] = largest[in_gap]
    touched = receivers > 0
    cut = touched & (receivers + (outside > 0) > 1)
    return Overlay(cells, owners, shares, outside, midpoint_block, touched, cut)


def _out_of_range(transform: QgsCoordinateTransform) -> UserError:
    crs = transform.destinationCrs()
    return UserError("grid_out_of_range", crs=name_of_crs(crs))
