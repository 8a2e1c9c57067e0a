# SPDX-License-Identifier: GPL-2.0-or-later
"""Where in a cut grid cell people can live: buildings counted, or their ground floors measured."""

from __future__ import annotations

from typing import Callable, NamedTuple, Sequence

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsGeometryEngine,
    QgsRectangle,
    QgsSpatialIndex,
    QgsWkbTypes,
)

from ...core.arrays import AnyIntArray, FloatArray, IntArray
from ...core.census.apportion import OUTSIDE
from ...core.errors import Cancelled, UserError
from ..compat import GEOMETRY_POINT, GEOMETRY_POLYGON
from ..geometry import check_crs, clean_polygon, only_polygons
from .cells import CellShapes, Overlay


class Parts(NamedTuple):
    """Parts of cut cells, (t,): cell, block or ``OUTSIDE``, and what stands on them."""

    cell: IntArray
    block: IntArray
    weight: FloatArray


class _Piece(NamedTuple):
    cell: int
    block: int
    geometry: QgsGeometry
    engine: QgsGeometryEngine


def building_weights(
    source: QgsFeatureSource,
    shapes: CellShapes,
    overlay: Overlay,
    blocks: Sequence[QgsGeometry],
    crs: QgsCoordinateReferenceSystem,
    context: QgsCoordinateTransformContext,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Parts:
    """Number of building points, or square metres of building polygons, on each part of a cut cell.

    All parts of cut cells come back, those without buildings with the weight 0. A point on a border
    belongs to one part. Raises ``UserError`` for layers of lines, without a coordinate system, and
    where no building stands on any cut cell.
    """
    kind = QgsWkbTypes.geometryType(source.wkbType())
    if kind not in (GEOMETRY_POINT, GEOMETRY_POLYGON):
        raise UserError("buildings_no_shapes", layer=source.sourceName())
    check_crs(source.sourceCrs(), source.sourceName(), source.sourceExtent())
    pieces = _pieces(shapes, overlay, blocks, is_cancelled)
    weight = np.zeros(len(pieces))
    index = QgsSpatialIndex()
    extent = QgsRectangle()
    for number, piece in enumerate(pieces):
        index.addFeature(number, piece.geometry.boundingBox())
        extent.combineExtentWith(piece.geometry.boundingBox())
    if pieces:
        request = QgsFeatureRequest().setNoAttributes()
        request.setDestinationCrs(crs, context).setFilterRect(extent)
        expected = max(source.featureCount(), 1)
        for done, feature in enumerate(source.getFeatures(request)):
            if done % 500 == 0:
                if is_cancelled is not None and is_cancelled():
                    raise Cancelled
                if progress is not None:
                    progress(min(100.0, 100.0 * done / expected))
            if feature.hasGeometry():
                _stand(feature.geometry(), kind == GEOMETRY_POINT, pieces, index, weight)
        if not weight.any():
            raise UserError("buildings_elsewhere", layer=source.sourceName())
    return Parts(
        np.array([piece.cell for piece in pieces], dtype=np.int64),
        np.array([piece.block for piece in pieces], dtype=np.int64),
        weight,
    )


def _pieces(
    shapes: CellShapes,
    overlay: Overlay,
    blocks: Sequence[QgsGeometry],
    is_cancelled: Callable[[], bool] | None,
) -> list[_Piece]:
    """Parts of cut cells in order of the cells; the part in no block comes last."""
    pieces: list[_Piece] = []
    for cell in np.flatnonzero(overlay.cut).tolist():
        if is_cancelled is not None and is_cancelled():
            raise Cancelled
        rest = shapes.polygon(cell)
        for block in overlay.block[overlay.entries(cell)].tolist():
            # What two overlapping blocks share belongs to the first of them.
            _add(pieces, cell, block, only_polygons(rest.intersection(blocks[block])))
            rest = only_polygons(rest.difference(blocks[block]))
        if overlay.outside[cell] > 0:
            _add(pieces, cell, OUTSIDE, rest)
    return pieces


def _add(pieces: list[_Piece], cell: int, block: int, geometry: QgsGeometry) -> None:
    if geometry.isNull() or geometry.isEmpty():
        return
    engine = QgsGeometry.createGeometryEngine(geometry.constGet())
    engine.prepareGeometry()
    pieces.append(_Piece(cell, block, geometry, engine))


def _stand(
    building: QgsGeometry,
    is_point: bool,
    pieces: Sequence[_Piece],
    index: QgsSpatialIndex,
    weight: FloatArray,
) -> None:
    """Add one building to the parts on which it stands."""
    candidates = sorted(index.intersects(building.boundingBox()))
    if not candidates:
        return
    if is_point:
        for vertex in building.vertices():
            for number in candidates:
                if pieces[number].engine.intersects(vertex):
                    weight[number] += 1
                    break
        return
    outline, _ = clean_polygon(building)
    if outline is None:
        return
    for number in candidates:
        piece = pieces[number]
        if piece.engine.contains(outline.constGet()):
            weight[number] += outline.area()
            return
        if piece.engine.intersects(outline.constGet()):
            weight[number] += piece.geometry.intersection(outline).area()


def with_fallback(parts: Parts, overlay: Overlay, areas: Parts) -> tuple[Parts, AnyIntArray]:
    """Weights of all cells: buildings on cut cells, area where there are none and on whole cells.

    areas: parts of all cells weighted by area. The second result lists the cut cells without a
    building.
    """
    m = len(overlay.cut)
    built = np.bincount(parts.cell, weights=parts.weight, minlength=m) > 0
    without = np.flatnonzero(overlay.cut & ~built)
    from_areas, from_parts = ~built[areas.cell], built[parts.cell]
    return (
        Parts(
            np.concatenate([areas.cell[from_areas], parts.cell[from_parts]]),
            np.concatenate([areas.block[from_areas], parts.block[from_parts]]),
            np.concatenate([areas.weight[from_areas], parts.weight[from_parts]]),
        ),
        without,
    )
