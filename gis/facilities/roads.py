# SPDX-License-Identifier: GPL-2.0-or-later
"""A road layer as a network, built by QGIS's network analysis."""

from __future__ import annotations

from typing import Callable

import numpy as np
from qgis.analysis import QgsGraphBuilder, QgsNetworkDistanceStrategy, QgsVectorLayerDirector
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsFeedback,
    QgsGeometry,
    QgsRectangle,
    QgsVectorLayer,
)

from ...core.errors import Cancelled, UserError
from ...core.facilities.network import Network, build_network
from ..compat import GEOMETRY_LINE
from ..geometry import check_crs

#: Ends of roads closer than this meet, in metres.
JUNCTION = 0.1
_CHECKED_EVERY = 4096


def read_roads(
    source: QgsFeatureSource,
    target: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
    around: QgsRectangle,
    feedback: QgsFeedback,
    progress: Callable[[float], None] | None = None,
) -> Network:
    """Roads within a rectangle as a network in the wanted reference system.

    One-way streets may be walked both ways. Lengths are measured on the map, as straight lines
    are. Raises ``UserError`` where the layer has no reference system or holds no lines there, and
    ``Cancelled``.
    """
    name = source.sourceName()
    check_crs(source.sourceCrs(), source.sourceName(), source.sourceExtent())
    layer = _lines(source, target, transforms, around, feedback)
    if not layer.featureCount():
        raise UserError("roads_elsewhere", layer=name)
    if progress is not None:
        progress(30)
    both = QgsVectorLayerDirector.Direction.DirectionBoth
    director = QgsVectorLayerDirector(layer, -1, "", "", "", both)
    director.addStrategy(QgsNetworkDistanceStrategy())
    builder = QgsGraphBuilder(target, False, JUNCTION, "NONE")
    # Blocks and facilities are tied to the finished graph: QGIS compares each of them with each
    # segment, which takes minutes for a county.
    director.makeGraph(builder, [], feedback)
    if feedback.isCanceled():
        raise Cancelled
    if progress is not None:
        progress(75)
    return _network(builder.graph(), feedback)


def _lines(
    source: QgsFeatureSource,
    target: QgsCoordinateReferenceSystem,
    transforms: QgsCoordinateTransformContext,
    around: QgsRectangle,
    feedback: QgsFeedback,
) -> QgsVectorLayer:
    """Plain two-dimensional lines in the wanted reference system, as a layer in memory."""
    transform = QgsCoordinateTransform(source.sourceCrs(), target, transforms)
    layer = QgsVectorLayer("MultiLineString", "roads", "memory")
    layer.setCrs(target)
    features = []
    request = QgsFeatureRequest().setNoAttributes()
    back = QgsCoordinateTransform(target, source.sourceCrs(), transforms)
    request.setFilterRect(back.transformBoundingBox(around))
    for number, feature in enumerate(source.getFeatures(request)):
        if number % _CHECKED_EVERY == 0 and feedback.isCanceled():
            raise Cancelled
        geometry = _plain(feature.geometry(), transform)
        if geometry is not None and geometry.boundingBox().intersects(around):
            line = QgsFeature()
            line.setGeometry(geometry)
            features.append(line)
    layer.dataProvider().addFeatures(features)
    return layer


def _plain(geometry: QgsGeometry, transform: QgsCoordinateTransform) -> QgsGeometry | None:
    if geometry.isNull() or geometry.type() != GEOMETRY_LINE or geometry.isEmpty():
        return None
    shape = geometry.constGet()
    result = QgsGeometry(shape.segmentize() if shape.hasCurvedSegments() else shape.clone())
    result.get().dropZValue()
    result.get().dropMValue()
    try:
        result.transform(transform)
    except QgsCsException:
        return None
    result.convertToMultiType()
    return result


def _network(graph, feedback: QgsFeedback) -> Network:
    points = [graph.vertex(index).point() for index in range(graph.vertexCount())]
    xy = np.array([[point.x(), point.y()] for point in points]).reshape(-1, 2)
    count = graph.edgeCount()
    ends = np.empty((count, 2), dtype=np.int64)
    for index in range(count):
        if index % _CHECKED_EVERY == 0 and feedback.isCanceled():
            raise Cancelled
        edge = graph.edge(index)
        ends[index] = edge.fromVertex(), edge.toVertex()
    length = np.hypot(*(xy[ends[:, 1]] - xy[ends[:, 0]]).T)
    return build_network(xy, ends, length)
