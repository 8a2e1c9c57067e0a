# SPDX-License-Identifier: GPL-2.0-or-later
"""Gaps and overlaps between blocks (rule V06)."""

from __future__ import annotations

from typing import Callable, Sequence

from qgis.core import QgsFeature, QgsGeometry, QgsSpatialIndex

from ..core.errors import Cancelled
from ..core.findings import Finding, Level
from .geometry import only_polygons
from .layers import BlockLayer

#: Faults up to this area are rounding, in square metres (V06).
SMALLEST_AREA = 1.0
#: Faults listed one by one; a generalised outline would otherwise drown the list.
_LISTED = 100


def gaps_and_overlaps(
    layer: BlockLayer,
    outline: Sequence[QgsGeometry] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> list[Finding]:
    """Overlapping blocks, and gaps against an outline; without one, holes between the blocks.

    outline: polygons such as the municipalities, in the CRS of the blocks. A hole is a note
    (it may be a lake), a gap inside the outline an error.
    """
    found = [*_overlaps(layer, is_cancelled)]
    covered = QgsGeometry.unaryUnion(layer.geometries)
    if outline:
        whole = QgsGeometry.unaryUnion(list(outline))
        for geometry, rule in (
            (whole.difference(covered), "V06gap"),
            (covered.difference(whole), "V06outside"),
        ):
            for part in _parts(geometry):
                found.append((part.area(), _at(part, rule, Level.ERROR)))
    else:
        for polygon in covered.asMultiPolygon() if covered.isMultipart() else [covered.asPolygon()]:
            for ring in polygon[1:]:
                for hole in _parts(QgsGeometry.fromPolygonXY([ring])):
                    found.append((hole.area(), _at(hole, "V06hole", Level.NOTE)))
    found.sort(key=lambda entry: -entry[0])
    findings = [finding for _, finding in found[:_LISTED]]
    rest = found[_LISTED:]
    if rest:
        data = {"n": len(rest), "area": sum(area for area, _ in rest)}
        findings.append(Finding("V06more", Level.ERROR, data))
    return findings


def _overlaps(
    layer: BlockLayer, is_cancelled: Callable[[], bool] | None
) -> list[tuple[float, Finding]]:
    index = QgsSpatialIndex()
    for block, geometry in enumerate(layer.geometries):
        feature = QgsFeature(block)
        feature.setGeometry(geometry)
        index.addFeature(feature)
    found = []
    for block, geometry in enumerate(layer.geometries):
        if is_cancelled is not None and is_cancelled():
            raise Cancelled
        engine = QgsGeometry.createGeometryEngine(geometry.constGet())
        engine.prepareGeometry()
        for other in index.intersects(geometry.boundingBox()):
            if other <= block or not engine.intersects(layer.geometries[other].constGet()):
                continue
            if engine.touches(layer.geometries[other].constGet()):
                continue
            common = only_polygons(geometry.intersection(layer.geometries[other]))
            if not common.isNull() and common.area() > SMALLEST_AREA:
                keys = [str(layer.blocks.keys[block]), str(layer.blocks.keys[other])]
                finding = _at(common, "V06overlap", Level.ERROR, (block, other), keys=keys)
                found.append((common.area(), finding))
    return found


def _parts(geometry: QgsGeometry) -> list[QgsGeometry]:
    polygons = only_polygons(geometry)
    if polygons.isNull():
        return []
    return [part for part in polygons.asGeometryCollection() if part.area() > SMALLEST_AREA]


def _at(
    geometry: QgsGeometry,
    rule: str,
    level: Level,
    blocks: tuple[int, ...] = (),
    **data: object,
) -> Finding:
    point = geometry.pointOnSurface().asPoint()
    return Finding(
        rule, level, {**data, "area": geometry.area()}, blocks, place=(point.x(), point.y())
    )
