# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygons of layers as clean two-dimensional geometries and as coordinate arrays."""

from __future__ import annotations

import math
from typing import Any, Sequence

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsDistanceArea,
    QgsEllipsoidUtils,
    QgsGeometry,
    QgsPointXY,
    QgsPolygon,
    QgsRectangle,
    QgsUnitTypes,
    QgsWkbTypes,
)

from ..core.crs_ranges import DEGREES, EUROPE, GERMANY, Extent, Likeness, likely_systems
from ..core.errors import UserError
from ..core.rings import Rings, rings_from_wkb
from .compat import GEOMETRY_POLYGON

#: Coordinates beyond this are no places on Earth in any system; empty extents come with them.
MAX_COORDINATE = 1e9
#: Mean width up to which a hole of a dissolved area is a hairline, in metres.
HAIRLINE = 0.5
#: How far beyond its area of use a system is still taken at its word, in degrees.
USE_MARGIN = 3.0
#: Ellipsoids of German coordinates and their semi-major axes in metres: GRS 80, which is WGS 84 to
#: a tenth of a millimetre, Bessel 1841 of Gauß-Krüger, Krassowski 1940 of the east before 1990.
ELLIPSOIDS = {"EPSG:7019": 6_378_137.0, "EPSG:7004": 6_377_397.155, "EPSG:7024": 6_378_245.0}


def check_crs(
    crs: QgsCoordinateReferenceSystem, layer: str, extent: QgsRectangle | None = None
) -> None:
    """``UserError`` where a layer has no coordinate reference system, or surely a wrong one.

    extent: of the layer, in that system; without it the numbers are not looked at. A system is
    refused only where it places the layer outside Germany and its own area of use, and where
    another one places the same numbers in Germany. Custom systems are judged the same way, so that
    coordinates that merely look like Gauß-Krüger are no reason.
    """
    numbers = None if extent is None else _finite(extent)
    if not crs.isValid():
        _refuse_missing(layer, [] if numbers is None else _in_germany(numbers))
    elif numbers is not None and not _is_plausible(crs, numbers):
        likely = _in_germany(numbers)
        if likely:
            _refuse_wrong(crs, layer, likely)


def check_metric(
    crs: QgsCoordinateReferenceSystem, layer: str, extent: QgsRectangle | None = None
) -> None:
    """``UserError`` unless the coordinates of a layer are metres, and as of ``check_crs``."""
    degrees = crs.isGeographic()
    if crs.isValid() and not degrees and QgsUnitTypes.encodeUnit(crs.mapUnits()) != "meters":
        raise UserError("crs_not_metric", layer=layer, crs=name_of_crs(crs))
    check_crs(crs, layer, extent)
    if degrees:
        raise UserError("crs_degrees", layer=layer, crs=name_of_crs(crs))


def check_lengths(
    crs: QgsCoordinateReferenceSystem, layer: str, extent: QgsRectangle | None = None
) -> None:
    """``UserError`` unless lengths can be measured in a layer; ``check_metric`` comes first.

    Web Mercator counts in metres, but a kilometre in Germany is about 1.6 of its kilometres:
    tolerance and shortest border would mean something else.
    """
    check_metric(crs, layer, extent)
    if crs.projectionAcronym() in ("merc", "webmerc"):
        raise UserError("crs_mercator", layer=layer, crs=name_of_crs(crs))


def name_of_crs(crs: QgsCoordinateReferenceSystem) -> str:
    """The code of a system; what it calls itself where it has none."""
    return crs.authid() or crs.description()


def _refuse_missing(layer: str, likely: list[Likeness]) -> None:
    if not likely:
        raise UserError("crs_missing", layer=layer)
    if likely[0].swapped:
        raise UserError("crs_swapped", layer=layer, systems=_names(likely))
    if likely[0].code == DEGREES:
        raise UserError("crs_missing_degrees", layer=layer)
    raise UserError("crs_missing_likely", layer=layer, systems=_names(likely))


def _refuse_wrong(crs: QgsCoordinateReferenceSystem, layer: str, likely: list[Likeness]) -> None:
    if likely[0].swapped:
        raise UserError("crs_swapped", layer=layer, systems=_names(likely))
    if likely[0].code == DEGREES:
        raise UserError("crs_wrong_degrees", layer=layer, crs=name_of_crs(crs))
    raise UserError("crs_wrong", layer=layer, crs=name_of_crs(crs), systems=_names(likely))


def _names(likely: list[Likeness]) -> list[str]:
    systems = [QgsCoordinateReferenceSystem(entry.code) for entry in likely]
    return [f"{system.authid()} ({system.description()})" for system in systems]


def _finite(extent: QgsRectangle) -> Extent | None:
    """The numbers of an extent; None for that of an empty layer."""
    box = Extent(extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum())
    wide = (-MAX_COORDINATE, MAX_COORDINATE)
    return box if not extent.isNull() and box.lies_in(wide, wide) else None


def _in_germany(extent: Extent) -> list[Likeness]:
    """Systems by which the numbers do lie in Germany, not merely in a rectangle around it."""
    found = []
    for entry in likely_systems(extent):
        seen = extent.swapped() if entry.swapped else extent
        degrees = _degrees(QgsCoordinateReferenceSystem(entry.code), seen)
        if degrees is not None and degrees.lies_in(*GERMANY):
            found.append(entry)
    return found


def _is_plausible(crs: QgsCoordinateReferenceSystem, extent: Extent) -> bool:
    """Whether a layer lies in Germany or where its system is made for."""
    degrees = _degrees(crs, extent)
    if degrees is None:
        return False
    if degrees.lies_in(*GERMANY):
        return True
    if not degrees.lies_in(*EUROPE):
        return False
    # Of the area of use only the meridians count: its parallels are drawn narrower than the use.
    use = crs.bounds()
    west, east = use.xMinimum() - USE_MARGIN, use.xMaximum() + USE_MARGIN
    return use.isEmpty() or west <= degrees.x_min <= degrees.x_max <= east


def _degrees(crs: QgsCoordinateReferenceSystem, extent: Extent) -> Extent | None:
    """An extent in degrees by its corners and centre; None where the system cannot hold it."""
    transform = QgsCoordinateTransform(
        crs, QgsCoordinateReferenceSystem(DEGREES), QgsCoordinateTransformContext()
    )
    corners = [(x, y) for x in (extent.x_min, extent.x_max) for y in (extent.y_min, extent.y_max)]
    corners.append(((extent.x_min + extent.x_max) / 2, (extent.y_min + extent.y_max) / 2))
    try:
        points = [transform.transform(QgsPointXY(*corner)) for corner in corners]
    except QgsCsException:
        return None
    x, y = [point.x() for point in points], [point.y() for point in points]
    if not all(math.isfinite(value) for value in (*x, *y)):
        return None
    return Extent(min(x), min(y), max(x), max(y))


def reprojected(
    geometry: QgsGeometry, transform: QgsCoordinateTransform, layer: str
) -> QgsGeometry:
    """A copy in another system; ``UserError`` where its coordinates cannot be computed."""
    result = QgsGeometry(geometry)
    try:
        result.transform(transform)
    except QgsCsException:
        crs = name_of_crs(transform.destinationCrs())
        raise UserError("crs_no_way", layer=layer, crs=crs) from None
    return result


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
    # A curve polygon without arcs has no curved segments and is a curve type all the same.
    if shape.hasCurvedSegments() or QgsWkbTypes.isCurvedType(shape.wkbType()):
        geometry = QgsGeometry(shape.segmentize())
    else:
        geometry = QgsGeometry(shape.clone())
    geometry.get().dropZValue()
    geometry.get().dropMValue()
    _close_rings(geometry)
    reason = ""
    if not geometry.isGeosValid():
        # What GEOS said; QGIS's own validation passes over faults from 3.40 on.
        reason = geometry.lastError() or "?"
        geometry = geometry.makeValid()
    geometry = only_polygons(geometry)
    if geometry.isEmpty() or geometry.area() <= 0:
        return None, reason
    return geometry, reason


def _close_rings(geometry: QgsGeometry) -> None:
    """Let each ring end where it began, as the standard has it and hand-made files do not."""
    for part in geometry.parts():
        if isinstance(part, QgsPolygon) and part.exteriorRing() is not None:
            part.exteriorRing().close()
            for number in range(part.numInteriorRings()):
                part.interiorRing(number).close()


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
    return rings_from_wkb(outlines(geometries))


class StoredOutlines(Sequence[QgsGeometry]):
    """Geometries that stay WKB, (n,), until one is asked for: a plan needs few of its blocks."""

    def __init__(self, wkb: Sequence[bytes]) -> None:
        self.wkb = wkb

    def __len__(self) -> int:
        return len(self.wkb)

    def __getitem__(self, at: Any) -> Any:
        return StoredOutlines(self.wkb[at]) if isinstance(at, slice) else geometry_of(self.wkb[at])


def geometry_of(wkb: bytes) -> QgsGeometry:
    """A geometry of WKB."""
    geometry = QgsGeometry()
    geometry.fromWkb(wkb)
    return geometry


def outlines(geometries: Sequence[QgsGeometry]) -> Sequence[bytes]:
    """The geometries as WKB."""
    if isinstance(geometries, StoredOutlines):
        return geometries.wkb
    return [bytes(geometry.asWkb()) for geometry in geometries]


def dissolve(geometries: Sequence[QgsGeometry], hairline: float = HAIRLINE) -> QgsGeometry:
    """One multipolygon of several neighbouring polygons, without holes that are mere hairlines.

    hairline: greatest mean width, twice the area by the outline, of a hole that is closed, in
    units of the coordinates. Drawings seldom agree to the digit, and a map of Sozialräume is no
    place for the cracks between their blocks; lakes and enclaves stay.
    """
    whole = only_polygons(QgsGeometry.unaryUnion(list(geometries)))
    parts = whole.get()
    for number in range(0 if whole.isNull() else parts.numGeometries()):
        polygon = parts.geometryN(number)
        for hole in reversed(range(polygon.numInteriorRings())):
            ring = polygon.interiorRing(hole)
            area = QgsPolygon(ring.clone()).area()
            if 2 * area <= hairline * ring.length():
                polygon.removeInteriorRing(hole)
    return whole


def area_measure(crs: QgsCoordinateReferenceSystem) -> QgsDistanceArea:
    """Ellipsoidal areas in square metres, independent of the map projection."""
    measure = QgsDistanceArea()
    measure.setSourceCrs(crs, QgsCoordinateTransformContext())
    measure.setEllipsoid(_ellipsoid_of(crs))
    return measure


def _ellipsoid_of(crs: QgsCoordinateReferenceSystem) -> str:
    """The code of the ellipsoid below a system.

    Systems without a code give their axes only, with which QGIS measures no areas.
    """
    parameters = QgsEllipsoidUtils.ellipsoidParameters(crs.ellipsoidAcronym())
    if not parameters.valid or parameters.crs.isValid():
        return crs.ellipsoidAcronym() or next(iter(ELLIPSOIDS))
    return min(ELLIPSOIDS, key=lambda code: abs(ELLIPSOIDS[code] - parameters.semiMajor))
