# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons of layers as clean two-dimensional geometries and as coordinate arrays."""

from __future__ import annotations

from typing import Any, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsDistanceArea,
    QgsGeometry,
    QgsUnitTypes,
    QgsWkbTypes,
)

from ..core.errors import UserError
from ..core.rings import Rings, rings_from_wkb
from .compat import GEOMETRY_POLYGON


def check_metric(crs: QgsCoordinateReferenceSystem, layer: str) -> None:
    """``UserError`` unless the coordinates of a layer are metres."""
    if not crs.isValid():
        raise UserError("crs_missing", layer=layer)
    name = crs.authid() or crs.description()
    if crs.isGeographic():
        raise UserError("crs_degrees", layer=layer, crs=name)
    if QgsUnitTypes.encodeUnit(crs.mapUnits()) != "meters":
        raise UserError("crs_not_metric", layer=layer, crs=name)


def is_polygon_layer(wkb_type: Any) -> bool:
    """Whether a layer of this type can hold polygons."""
    return QgsWkbTypes.geometryType(wkb_type) == GEOMETRY_POLYGON


def clean_polygon(geometry: QgsGeometry) -> tuple[QgsGeometry | None, str]:
    """A valid two-dimensional multipolygon, and what was wrong with the outline.

    The text is "" where nothing was repaired. None stands for an outline without an area.
    """
    if geometry.isNull() or geometry.isEmpty():
        return None, ""
    shape = geometry.constGet()
    if shape.hasCurvedSegments():
        geometry = QgsGeometry(shape.segmentize())
    else:
        geometry = QgsGeometry(shape.clone())
    geometry.get().dropZValue()
    geometry.get().dropMValue()
    reason = ""
    if not geometry.isGeosValid():
        # What GEOS said; QGIS's own validation passes over faults from 3.40 on.
        reason = geometry.lastError() or "?"
        geometry = geometry.makeValid()
    geometry = only_polygons(geometry)
    if geometry.isEmpty() or geometry.area() <= 0:
        return None, reason
    return geometry, reason


def only_polygons(geometry: QgsGeometry) -> QgsGeometry:
    """The polygons of a geometry as one multipolygon; lines and points fall away."""
    if geometry.type() == GEOMETRY_POLYGON:
        result = QgsGeometry(geometry)
    else:
        parts = geometry.asGeometryCollection()
        polygons = [part for part in parts if part.type() == GEOMETRY_POLYGON]
        result = QgsGeometry.collectGeometry(polygons) if polygons else QgsGeometry()
    if not result.isNull():
        result.convertToMultiType()
    return result


def rings_of(geometries: Sequence[QgsGeometry]) -> Rings:
    """Rings of clean polygons for ``core``."""
    return rings_from_wkb([bytes(geometry.asWkb()) for geometry in geometries])


def dissolve(geometries: Sequence[QgsGeometry]) -> QgsGeometry:
    """One multipolygon of several neighbouring polygons."""
    return only_polygons(QgsGeometry.unaryUnion(list(geometries)))


def area_measure(crs: QgsCoordinateReferenceSystem) -> QgsDistanceArea:
    """Ellipsoidal areas in square metres, independent of the map projection."""
    measure = QgsDistanceArea()
    measure.setSourceCrs(crs, QgsCoordinateTransformContext())
    measure.setEllipsoid(crs.ellipsoidAcronym() or "EPSG:7019")
    return measure
