# SPDX-License-Identifier: GPL-2.0-or-later
"""Facilities onto blocks: the block each lies in, the nearest one of each block, K12."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import Any, Optional, Sequence

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

from ...core.arrays import BoolArray, FloatArray, IntArray, TextArray, text_array, text_codes
from ...core.blocks import Blocks
from ...core.errors import Cancelled, UserError
from ...core.facilities.measures import (
    OwnRegionShare,
    count_by_kind,
    facility_order,
    nearest_straight,
    own_region_share,
)
from ...core.facilities.network import Network, nearest_along, snap
from ..compat import is_null
from ..geometry import area_measure, check_metric, clean_polygon
from ..layers import BlockFields, as_text, field_index, require_field
from .point_table import PointTable

#: Widest gap between blocks in which a point still belongs to the nearest block, in metres.
GAP = 0.5
#: More kinds than this are no kinds but names.
_MOST_KINDS = 40
#: Field with the key of the region, as "Delineate" writes it.
REGION_FIELD = "sr_id"
#: What the field of the way holds.
STRAIGHT, ROAD = "luftlinie", "strasse"


@dataclass
class Areas:
    """Blocks with their outlines, without their neighbourhood.

    region: key of the region of each block, "" for none. region_field: "" where there are none.
    region_names: names of regions by key, where the layer has them.
    """

    blocks: Blocks
    geometries: list[QgsGeometry]
    attributes: list[list[Any]]
    fields: QgsFields
    crs: QgsCoordinateReferenceSystem
    region_field: str
    region: list[str]
    region_names: dict[str, str]

    def region_title(self, key: str) -> str:
        """Key and name of a region."""
        return f"{key} {self.region_names.get(key, '')}".rstrip()


@dataclass(frozen=True)
class NearestOptions:
    """How the nearest facility is found.

    network: roads; None for straight lines. max_snap: furthest way to a road, in metres.
    fall_back: whether blocks that no road connects with a facility get a straight line.
    outside_counts: whether facilities outside all blocks can be the nearest.
    """

    network: Optional[Network] = None
    max_snap: float = 1000.0
    fall_back: bool = True
    outside_counts: bool = True


@dataclass
class Assignment:
    """m facilities on n blocks in r regions.

    points: in the order of the facilities. kind_field: "" where kinds are not told apart.
    keys, names, kinds: texts, "" where there are none, (m,).
    kind_names: kinds in order. block: block of each facility, -1 outside, (m,).
    by_block, by_region: numbers by kind, (n, k) and (r, k). regions: keys. region: of each block.
    nearest: facility of each block, -1 for none; distance in metres; by_road: along roads, (n,).
    own: K12, None where there are no regions. shared, gaps: facilities on a border of blocks, and
    in a hairline gap. has_keys: whether keys were read. unlinked: facilities inside the blocks too
    far from any road.
    """

    points: PointTable
    kind_field: str
    keys: TextArray
    names: TextArray
    kinds: TextArray
    kind_names: list[str]
    block: IntArray
    by_block: IntArray
    by_region: IntArray
    regions: list[str]
    region: IntArray
    nearest: IntArray
    distance: FloatArray
    by_road: BoolArray
    own: Optional[OwnRegionShare]
    shared: list[int]
    gaps: list[int]
    has_keys: bool
    unlinked: IntArray
    options: NearestOptions

    @property
    def outside(self) -> int:
        """Facilities outside all blocks."""
        return int(np.count_nonzero(self.block < 0))


def read_areas(
    source: QgsFeatureSource,
    names: BlockFields,
    region_field: str = "",
    feedback: QgsFeedback | None = None,
) -> Areas:
    """Read prepared blocks for their places and residents, without their neighbourhood.

    region_field: field with the key of the region, "" for none. Raises ``UserError`` for a
    reference system that is not metric, missing fields, no blocks, missing outlines.
    """
    check_metric(source.sourceCrs(), source.sourceName())
    if names.key == BlockFields.key and field_index(source.fields(), names.key) < 0:
        raise UserError("not_prepared", layer=source.sourceName())
    key = require_field(source, names.key)
    optional = [
        field_index(source.fields(), name)
        for name in (names.municipality, names.municipality_name, names.place, names.name)
    ]
    population = field_index(source.fields(), names.population)
    region = require_field(source, region_field) if region_field else -1
    geometries: list[QgsGeometry] = []
    rows: list[list[Any]] = []
    for feature in source.getFeatures():
        if feedback is not None and feedback.isCanceled():
            raise Cancelled
        geometry, _ = clean_polygon(feature.geometry())
        if geometry is None:
            raise UserError("no_geometry", layer=source.sourceName())
        geometries.append(geometry)
        rows.append(feature.attributes())
    if not rows:
        raise UserError("layer_empty", layer=source.sourceName())
    keys = [as_text(row[key]) for row in rows]
    faulty = [entry for entry, count in Counter(keys).items() if count > 1 or not entry]
    if faulty:
        raise UserError("blocks_not_clean", n=len(faulty), example=faulty[0])

    def column(index: int) -> TextArray:
        return text_array([as_text(row[index]) if index >= 0 else "" for row in rows])

    regions = [as_text(row[region]) if region >= 0 else "" for row in rows]
    named = field_index(source.fields(), "sr_name") if region_field == REGION_FIELD else -1
    residents = [_residents(row, population, names.population) for row in rows]
    measure = area_measure(source.sourceCrs())
    places = [geometry.pointOnSurface().asPoint() for geometry in geometries]
    blocks = Blocks(
        text_array(keys),
        *(column(index) for index in optional),
        population=np.array([count or 0 for count in residents], dtype=np.int64),
        population_known=np.array([count is not None for count in residents], dtype=bool),
        xy=np.array([[place.x(), place.y()] for place in places]),
        area=np.array([measure.measureArea(geometry) for geometry in geometries]),
    )
    return Areas(
        blocks,
        geometries,
        rows,
        source.fields(),
        source.sourceCrs(),
        region_field,
        regions,
        dict(zip(regions, column(named))) if named >= 0 else {},
    )


def _residents(row: list[Any], index: int, name: str) -> int | None:
    if index < 0 or is_null(row[index]):
        return None
    try:
        return round(float(str(row[index])))
    except ValueError:
        raise UserError("population_not_numeric", field=name) from None


def locate(
    areas: Areas, xy: FloatArray, feedback: QgsFeedback | None = None
) -> tuple[IntArray, list[int], list[int]]:
    """Block of each point, (m,), -1 outside; points on a common border; points in a hairline gap.

    A point that several blocks hold belongs to the one with the smallest key. A point in a gap
    belongs to the nearest block that is not further than the tolerance for gaps.
    """
    index = QgsSpatialIndex()
    for number, geometry in enumerate(areas.geometries):
        index.addFeature(number, geometry.boundingBox())
    rank = np.empty(len(areas.blocks), dtype=np.int64)
    rank[np.argsort(areas.blocks.keys.astype(str), kind="stable")] = np.arange(len(rank))
    engines: dict[int, Any] = {}
    block = np.full(len(xy), -1, dtype=np.int64)
    shared: list[int] = []
    gaps: list[int] = []
    for number, (x, y) in enumerate(xy.tolist()):
        if feedback is not None and number % 256 == 0 and feedback.isCanceled():
            raise Cancelled
        point = QgsPoint(x, y)
        box = QgsRectangle(x, y, x, y).buffered(GAP)
        near = sorted(index.intersects(box), key=lambda entry: rank[entry])
        for entry in near:
            if entry not in engines:
                engines[entry] = QgsGeometry.createGeometryEngine(
                    areas.geometries[entry].constGet()
                )
                engines[entry].prepareGeometry()
        holding = [entry for entry in near if engines[entry].intersects(point)]
        if len(holding) > 1:
            shared.append(number)
        if not holding:
            gap = QgsGeometry.fromPointXY(QgsPointXY(x, y))
            beside = [(areas.geometries[entry].distance(gap), rank[entry], entry) for entry in near]
            holding = [entry for distance, _, entry in sorted(beside)[:1] if distance <= GAP]
            gaps += [number] if holding else []
        if holding:
            block[number] = holding[0]
    return block, shared, gaps


def assign_facilities(
    areas: Areas,
    points: PointTable,
    key_field: str = "",
    name_field: str = "",
    kind_field: str = "",
    options: NearestOptions | None = None,
    feedback: QgsFeedback | None = None,
) -> Assignment:
    """Count the facilities by block and region and find the nearest one of each block.

    key_field, name_field, kind_field: columns of the points, "" for none; without a key the row
    number stands for it. The order of the rows makes no difference. Raises ``UserError`` for
    columns that do not exist and for points without a place.
    """
    options = options or NearestOptions()
    if not len(points.xy):
        raise UserError("no_point_placed", layer=points.name, n=points.kept)
    blocks = areas.blocks
    names = points.texts(name_field) if name_field else [""] * len(points.rows)
    keys = points.texts(key_field) if key_field else list(map(str, points.numbers))
    kinds = points.texts(kind_field) if kind_field else [""] * len(points.rows)
    order = facility_order(text_array(keys if key_field else names), points.xy)
    points = _reordered(points, order)
    keys, names, kinds = ([texts[i] for i in order] for texts in (keys, names, kinds))
    kind_names, kind = text_codes(kinds)
    if len(kind_names) > _MOST_KINDS:
        raise UserError("too_many_kinds", field=kind_field, n=len(kind_names), most=_MOST_KINDS)
    block, shared, gaps = locate(areas, points.xy, feedback)
    regions, region = _regions(areas.region)
    facility_region = np.where(block >= 0, region[block], -1)
    candidates = np.flatnonzero((block >= 0) | options.outside_counts)
    nearest, distance, by_road, unlinked = _nearest(blocks, points.xy, candidates, options)
    nearest_region = np.where(nearest >= 0, facility_region[nearest], -1)
    own = None
    if areas.region_field:
        own = own_region_share(
            blocks.population,
            blocks.population_known,
            region,
            nearest_region,
            nearest >= 0,
            len(regions),
        )
    return Assignment(
        points,
        kind_field,
        text_array(keys),
        text_array(names),
        text_array(kinds),
        [str(name) for name in kind_names],
        block,
        count_by_kind(block, kind, len(blocks), len(kind_names)),
        count_by_kind(facility_region, kind, len(regions), len(kind_names)),
        regions,
        region,
        nearest,
        distance,
        by_road,
        own,
        shared,
        gaps,
        bool(key_field),
        unlinked[block[unlinked] >= 0],
        options,
    )


def _reordered(points: PointTable, order: IntArray) -> PointTable:
    return replace(
        points,
        rows=[points.rows[index] for index in order],
        numbers=[points.numbers[index] for index in order],
        xy=points.xy[order],
    )


def _regions(texts: Sequence[str]) -> tuple[list[str], IntArray]:
    """Keys of the regions in order, and the region of each block, -1 for none."""
    names = sorted({text for text in texts if text})
    position = {name: index for index, name in enumerate(names)}
    return names, np.array([position.get(text, -1) for text in texts], dtype=np.int64)


def _nearest(
    blocks: Blocks, xy: FloatArray, candidates: IntArray, options: NearestOptions
) -> tuple[IntArray, FloatArray, BoolArray, IntArray]:
    """Nearest facility of each block, its distance, whether along roads; facilities off roads."""
    by_road = np.zeros(len(blocks), dtype=bool)
    unlinked = np.empty(0, dtype=np.int64)
    found, far = nearest_straight(blocks.xy, xy[candidates])
    if options.network is not None and len(candidates):
        origins = snap(options.network, blocks.xy, options.max_snap)
        targets = snap(options.network, xy[candidates], options.max_snap)
        if (origins.edge < 0).all():
            raise UserError("roads_too_far", distance=options.max_snap)
        unlinked = candidates[targets.edge < 0]
        along, way = nearest_along(options.network, origins, targets)
        by_road = along >= 0
        if options.fall_back:
            found, far = np.where(by_road, along, found), np.where(by_road, way, far)
        else:
            found, far = along, way
    nearest = np.full(len(blocks), -1, dtype=np.int64)
    nearest[found >= 0] = candidates[found[found >= 0]]
    return nearest, far, by_road, unlinked
