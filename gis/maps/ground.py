# SPDX-License-Identifier: GPL-2.0-or-later
"""What lies under every map of a county: regions, borders of municipalities and county, names.

Read and dissolved once, then used for any number of indicators.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Dict, List, Optional, Sequence, Set, Tuple

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsCsException,
    QgsFeature,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsRectangle,
)

from ...core.errors import UserError
from ..geometry import check_metric, clean_polygon, dissolve, is_polygon_layer
from ..layers import as_text, field_index

#: Projections whose scale is true enough to print "1 : n" beside them.
_TRUE_SCALE = ("utm", "tmerc", "etmerc")
#: Fields of official and own layers that hold the name of a municipality, best first.
_NAME_FIELDS = ("gem_name", "gen", "gemeinde", "gemeindename", "name")
#: Holes smaller than this share of the county are gaps of the data, not enclaves.
_GAP_SHARE = 1e-4


@dataclass(frozen=True)
class MapGround:
    """Geometry of a map in a metric system of true scale.

    regions, codes: outline and short code ("" none) of each region, in one order.
    municipalities: name ("" none) and outline of each municipality; empty where none are known.
    county: outline of everything.
    covered: what is drawn on; the same, but for regions that reach over the outline.
    """

    crs: QgsCoordinateReferenceSystem
    regions: List[QgsGeometry]
    codes: List[str]
    municipalities: List[Tuple[str, QgsGeometry]]
    county: QgsGeometry
    covered: QgsGeometry

    @property
    def extent(self) -> QgsRectangle:
        """Smallest rectangle around regions and borders."""
        return self.covered.boundingBox()


def region_features(source: QgsFeatureSource) -> List[QgsFeature]:
    """All regions with their attributes.

    Raises ``UserError`` where the layer is empty, no polygon layer or not in metres.
    """
    name = source.sourceName()
    if not is_polygon_layer(source.wkbType()):
        raise UserError("not_polygons", layer=name)
    check_metric(source.sourceCrs(), name, source.sourceExtent())
    features = list(source.getFeatures())
    if not features:
        raise UserError("map_without_regions", layer=name)
    return features


def read_ground(
    features: Sequence[QgsFeature],
    fields: QgsFields,
    crs: QgsCoordinateReferenceSystem,
    label_field: str = "",
    municipality_field: str = "",
    municipalities: Optional[QgsFeatureSource] = None,
) -> MapGround:
    """Outlines of regions, and of municipalities from their own layer or dissolved from regions.

    features: regions that have a geometry. Raises ``UserError("map_no_geometry")`` where none has.
    """
    target = map_crs(crs, [feature.geometry() for feature in features])
    transform = QgsCoordinateTransform(crs, target, QgsCoordinateTransformContext())
    regions = [_outline(feature.geometry(), transform) for feature in features]
    label = field_index(fields, label_field)
    codes = [as_text(feature[label]) if label >= 0 else "" for feature in features]
    if municipalities is not None:
        borders = _from_layer(municipalities, target, dissolve(regions))
    else:
        borders = _dissolved(features, fields, regions, municipality_field)
    whole = dissolve([outline for _, outline in borders] or regions)
    county = whole.removeInteriorRings(whole.area() * _GAP_SHARE)
    covered = county if municipalities is None else dissolve([county, *regions])
    return MapGround(target, regions, codes, borders, county, covered)


def map_crs(
    crs: QgsCoordinateReferenceSystem, geometries: Sequence[QgsGeometry]
) -> QgsCoordinateReferenceSystem:
    """The layer's own system where its scale is true, else ETRS89/UTM of the right zone.

    Web Mercator, for example, prints German counties 1.6 times too large, and the European grid
    EPSG:3035 turns them.
    """
    if crs.projectionAcronym() in _TRUE_SCALE:
        return crs
    box = QgsRectangle()
    for geometry in geometries:
        box.combineExtentWith(geometry.boundingBox())
    to_degrees = QgsCoordinateTransform(
        crs, QgsCoordinateReferenceSystem("EPSG:4258"), QgsCoordinateTransformContext()
    )
    try:
        longitude = to_degrees.transform(box.center()).x()
    except QgsCsException:
        return crs
    zone = min(max(int(longitude // 6) + 31, 28), 38)
    return QgsCoordinateReferenceSystem(f"EPSG:{25800 + zone}")


def _outline(geometry: QgsGeometry, transform: QgsCoordinateTransform) -> QgsGeometry:
    clean, _ = clean_polygon(geometry)
    if clean is None:
        raise UserError("map_no_geometry")
    clean.transform(transform)
    return clean


def _from_layer(
    source: QgsFeatureSource, target: QgsCoordinateReferenceSystem, county: QgsGeometry
) -> List[Tuple[str, QgsGeometry]]:
    """Municipalities that share more than a margin with the regions."""
    name = source.sourceName()
    if not is_polygon_layer(source.wkbType()):
        raise UserError("not_polygons", layer=name)
    if not source.sourceCrs().isValid():
        raise UserError("crs_missing", layer=name)
    transform = QgsCoordinateTransform(source.sourceCrs(), target, QgsCoordinateTransformContext())
    name_index = _name_index(source.fields())
    found: List[Tuple[str, QgsGeometry]] = []
    for feature in source.getFeatures():
        clean, _ = clean_polygon(feature.geometry())
        if clean is None:
            continue
        clean.transform(transform)
        if clean.boundingBoxIntersects(county.boundingBox()):
            shared = clean.intersection(county)
            if shared.area() > 0.05 * clean.area():
                text = as_text(feature[name_index]) if name_index >= 0 else ""
                found.append((_readable(text), clean))
    return found


def _dissolved(
    features: Sequence[QgsFeature],
    fields: QgsFields,
    regions: Sequence[QgsGeometry],
    municipality_field: str,
) -> List[Tuple[str, QgsGeometry]]:
    key_index = field_index(fields, municipality_field)
    if key_index < 0:
        return []
    name_index = field_index(fields, "gem_name")
    groups: Dict[str, List[QgsGeometry]] = {}
    names: Dict[str, Set[str]] = {}
    for feature, outline in zip(features, regions):
        key = as_text(feature[key_index])
        groups.setdefault(key, []).append(outline)
        if name_index >= 0:
            names.setdefault(key, set()).add(as_text(feature[name_index]))
    result: List[Tuple[str, QgsGeometry]] = []
    for key in sorted(groups):
        outline = dissolve(groups[key])
        # A municipality may surround another one; only hairline gaps are closed.
        outline = outline.removeInteriorRings(outline.area() * _GAP_SHARE)
        # A region across borders has no name of a municipality: its outline is not that of one.
        name = names.get(key, set())
        readable = _readable(next(iter(name))) if len(name) == 1 else ""
        result.append((readable or _readable(key), outline))
    return result


def _name_index(fields: QgsFields) -> int:
    found = (field_index(fields, name) for name in _NAME_FIELDS)
    return next((index for index in found if index >= 0), -1)


def _readable(name: str) -> str:
    """A name as a map shows it; a key of digits says nothing to its reader."""
    return "" if re.fullmatch(r"[\d\s.-]*", name) else short_municipality_name(name)


def short_municipality_name(name: str) -> str:
    """``Düren, Stadt`` is ``Düren`` on a map."""
    return re.split(r",\s", name, maxsplit=1)[0].strip()


def has_area(feature: Any) -> bool:
    """Whether a region can be drawn at all."""
    geometry = feature.geometry()
    return not geometry.isNull() and not geometry.isEmpty() and geometry.area() > 0
