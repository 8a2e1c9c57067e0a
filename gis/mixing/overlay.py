# SPDX-License-Identifier: GPL-2.0-or-later
"""What is left of a polygon where others lie on it, without hairlines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Sequence

from qgis.core import Qgis, QgsGeometry, QgsSpatialIndex

from ..geometry import clean_polygon, dissolve, only_polygons

#: Thin pieces shorter than this many widths are the tips of corners, not hairlines.
_TIP = 10.0
#: Overlaps narrower than this come from rounding coordinates, in the units of the coordinates.
_DUST = 1e-3


@dataclass(frozen=True)
class Rest:
    """What others leave of a polygon.

    geometry: the rest, None where nothing is left. covered: share of the area below others, 0 to
    1. hairline: the others reach over its border by no more than the tolerance. slivers: area of
    the hairlines that were taken off the rest. by: the others, as positions in ``Cover``.
    """

    geometry: QgsGeometry | None
    covered: float
    hairline: bool
    slivers: float
    by: tuple[int, ...]


class Cover:
    """Polygons that take precedence over others."""

    def __init__(self) -> None:
        self.geometries: list[QgsGeometry] = []
        self._boxes = QgsSpatialIndex()

    def add(self, geometries: Sequence[QgsGeometry]) -> None:
        """Further polygons, clean ones."""
        for geometry in geometries:
            self._boxes.addFeature(len(self.geometries), geometry.boundingBox())
            self.geometries.append(geometry)

    def rest_of(self, geometry: QgsGeometry, tolerance: float) -> Rest | None:
        """What is left of a clean polygon; None where nothing lies on it.

        tolerance: width of hairlines, in the units of the coordinates.
        """
        found = self._boxes.intersects(geometry.boundingBox())
        if not found:
            return None
        engine = QgsGeometry.createGeometryEngine(geometry.constGet())
        engine.prepareGeometry()
        others = [(index, self.geometries[index].constGet()) for index in sorted(found)]
        by = [
            index
            for index, shape in others
            if engine.intersects(shape) and not engine.touches(shape)
        ]
        if not by:
            return None
        above = dissolve([self.geometries[index] for index in by])
        # The intersection of neighbours also has lines where they touch, and the dust of rounding.
        common = only_polygons(geometry.intersection(above))
        if common.isEmpty() or _opened(common, _DUST).isEmpty():
            return None
        covered = min(common.area() / geometry.area(), 1.0)
        rest, _ = clean_polygon(geometry.difference(above))
        kept = None if rest is None else without_hairlines(rest, tolerance)
        left_off = 0.0 if rest is None else rest.area() - (kept.area() if kept else 0.0)
        is_hairline = _opened(common, tolerance).isEmpty()
        return Rest(kept, covered, is_hairline, left_off, tuple(by))

    def share_in(self, index: int, geometry: QgsGeometry) -> float:
        """Share of one of the polygons that lies in another polygon, 0 to 1."""
        one = self.geometries[index]
        return min(max(one.intersection(geometry).area(), 0.0) / one.area(), 1.0)


def without_hairlines(geometry: QgsGeometry, tolerance: float) -> QgsGeometry | None:
    """A clean polygon without parts and arms narrower than ``tolerance``; None if nothing is left.

    Everything else keeps its vertices, so that borders with neighbours still match.
    """
    if tolerance <= 0:
        return geometry
    broad = [
        part for part in geometry.asGeometryCollection() if not _opened(part, tolerance).isEmpty()
    ]
    if not broad:
        return None
    if len(broad) < geometry.constGet().numGeometries():
        geometry = only_polygons(QgsGeometry.collectGeometry(broad))
    body = _opened(geometry, tolerance)
    # Grown a little more than it was shrunk, so that no dust is left along the border.
    grown = _buffered(body, 0.5 * tolerance + _DUST)
    thin = [
        part
        for part in only_polygons(geometry.difference(grown)).asGeometryCollection()
        if 0.5 * part.length() > _TIP * tolerance
    ]
    if not thin:
        return geometry
    rest, _ = clean_polygon(geometry.difference(QgsGeometry.unaryUnion(thin)))
    return rest


def _opened(geometry: QgsGeometry, width: float) -> QgsGeometry:
    """The polygon shrunk from all sides by half a width: empty where it is narrower."""
    return _buffered(geometry, -0.5 * width)


def _buffered(geometry: QgsGeometry, distance: float) -> QgsGeometry:
    # Mitred corners stay where they were.
    return geometry.buffer(distance, 5, Qgis.EndCapStyle.Flat, Qgis.JoinStyle.Miter, 5.0)
