# SPDX-License-Identifier: GPL-2.0-or-later
"""Prepared blocks as places to count into: read without their neighbourhood, points located."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Callable

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeatureSource,
    QgsFeedback,
    QgsFields,
    QgsGeometry,
    QgsPoint,
    QgsPointXY,
    QgsRectangle,
    QgsSpatialIndex,
)

from ..core.arrays import FloatArray, IntArray, text_array
from ..core.blocks import Blocks
from ..core.errors import Cancelled, UserError
from .geometry import area_measure, check_lengths, clean_polygon, is_polygon_layer
from .layers import BlockFields, as_text, check_keys, field_index, whole_number

#: No block.
NOWHERE = -1


@dataclass
class Areas:
    """n blocks with their outlines and the attributes they came with; name: of the layer."""

    blocks: Blocks
    geometries: list[QgsGeometry]
    attributes: list[list[Any]]
    fields: QgsFields
    crs: QgsCoordinateReferenceSystem
    name: str

    @property
    def rank(self) -> IntArray:
        """Place of each block in the order of the keys, (n,)."""
        rank = np.empty(len(self.blocks), dtype=np.int64)
        rank[np.argsort(self.blocks.keys.astype(str), kind="stable")] = np.arange(len(rank))
        return rank

    def extent(self) -> QgsRectangle:
        """Rectangle around all blocks."""
        result = QgsRectangle()
        for geometry in self.geometries:
            result.combineExtentWith(geometry.boundingBox())
        return result

    def texts(self, field: str) -> list[str]:
        """The values of a field as texts, "" for NULL and where there is no such field."""
        index = field_index(self.fields, field)
        return [as_text(row[index]) if index >= 0 else "" for row in self.attributes]


@dataclass(frozen=True)
class Located:
    """Where m points lie. block: ``NOWHERE`` outside all blocks, (m,).

    shared: points that several blocks hold. gaps: points that no block holds, given to one that
    is near enough.
    """

    block: IntArray
    shared: list[int]
    gaps: list[int]


def read_areas(
    source: QgsFeatureSource,
    names: BlockFields | None = None,
    feedback: QgsFeedback | None = None,
    *,
    residents_matter: bool = True,
) -> Areas:
    """Read prepared blocks for their outlines and residents.

    residents_matter: whether an entry that is no number is refused; otherwise it is unknown.
    Raises ``UserError`` for layers without polygons, metres, features, outlines or clean keys.
    """
    names = names or BlockFields()
    if not is_polygon_layer(source.wkbType()):
        raise UserError("not_polygons", layer=source.sourceName())
    check_lengths(source.sourceCrs(), source.sourceName(), source.sourceExtent())
    if field_index(source.fields(), names.key) < 0:
        raise UserError("not_prepared", layer=source.sourceName())
    geometries: list[QgsGeometry] = []
    attributes: list[list[Any]] = []
    for feature in source.getFeatures():
        if feedback is not None and feedback.isCanceled():
            raise Cancelled
        geometry, _ = clean_polygon(feature.geometry())
        if geometry is None:
            raise UserError("no_geometry", layer=source.sourceName())
        geometries.append(geometry)
        attributes.append(feature.attributes())
    if not geometries:
        raise UserError("layer_empty", layer=source.sourceName())
    places = {name: field_index(source.fields(), name) for name in vars(names).values()}

    def column(name: str) -> list[str]:
        index = places[name]
        return [as_text(row[index]) if index >= 0 else "" for row in attributes]

    keys = column(names.key)
    check_keys(keys)
    at = places[names.population]
    residents = [
        _residents(row[at], names.population, residents_matter) if at >= 0 else None
        for row in attributes
    ]
    measure = area_measure(source.sourceCrs())
    points = [geometry.pointOnSurface().asPoint() for geometry in geometries]
    blocks = Blocks(
        keys=text_array(keys),
        municipality=text_array(column(names.municipality)),
        municipality_name=text_array(column(names.municipality_name)),
        place=text_array(column(names.place)),
        name=text_array(column(names.name)),
        population=np.array([count or 0 for count in residents], dtype=np.int64),
        population_known=np.array([count is not None for count in residents], dtype=bool),
        xy=np.array([[point.x(), point.y()] for point in points]),
        area=np.array([measure.measureArea(geometry) for geometry in geometries]),
    )
    return Areas(
        blocks, geometries, attributes, source.fields(), source.sourceCrs(), source.sourceName()
    )


def locate(
    areas: Areas,
    xy: FloatArray,
    gap: float = 0.0,
    progress: Callable[[float], None] = lambda percent: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Located:
    """The block of each point, xy: (m, 2) in the CRS of the blocks.

    A point that several blocks hold belongs to the one whose key comes first. gap: a point that no
    block holds belongs to the nearest one up to this distance. Raises ``Cancelled``.
    """
    index = QgsSpatialIndex()
    for number, (x, y) in enumerate(xy.tolist()):
        index.addFeature(number, QgsRectangle(x, y, x, y))
    owner = np.full(len(xy), NOWHERE, dtype=np.int64)
    shared: set[int] = set()
    rank = areas.rank
    order = np.argsort(rank).tolist()
    for done, block in enumerate(order):
        if is_cancelled():
            raise Cancelled
        if done % 50 == 0:
            progress(100.0 * done / len(order))
        geometry = areas.geometries[block]
        near = index.intersects(geometry.boundingBox())
        if not near:
            continue
        engine = QgsGeometry.createGeometryEngine(geometry.constGet())
        engine.prepareGeometry()
        for number in near:
            if engine.intersects(QgsPoint(*xy[number].tolist())):
                if owner[number] == NOWHERE:
                    owner[number] = block
                else:
                    shared.add(number)
    gaps = _into_gaps(areas, xy, owner, gap) if gap > 0 else []
    return Located(owner, sorted(shared), gaps)


def _into_gaps(areas: Areas, xy: FloatArray, owner: IntArray, gap: float) -> list[int]:
    """Give points without a block to the nearest one, in place; the points that got one."""
    lost = np.flatnonzero(owner == NOWHERE).tolist()
    if not lost:
        return []
    index = QgsSpatialIndex()
    for block, geometry in enumerate(areas.geometries):
        index.addFeature(block, geometry.boundingBox())
    rank = areas.rank
    found = []
    for number in lost:
        x, y = xy[number].tolist()
        point = QgsGeometry.fromPointXY(QgsPointXY(x, y))
        beside = [
            (areas.geometries[block].distance(point), int(rank[block]), block)
            for block in index.intersects(QgsRectangle(x, y, x, y).buffered(gap))
        ]
        distance, _, block = min(beside, default=(np.inf, 0, NOWHERE))
        if distance <= gap:
            owner[number] = block
            found.append(number)
    return found


def _residents(value: object, field: str, matters: bool) -> int | None:
    try:
        return whole_number(value, field)
    except UserError:
        if matters:
            raise
        return None
