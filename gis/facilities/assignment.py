# SPDX-License-Identifier: GPL-2.0-or-later
"""Facilities onto blocks: the block each lies in, the nearest one of each block, K12."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Optional, Sequence

import numpy as np
from qgis.core import (
    QgsFeatureSource,
    QgsFeedback,
)

from ...core.arrays import BoolArray, FloatArray, IntArray, TextArray, text_array, text_codes
from ...core.blocks import Blocks
from ...core.errors import UserError
from ...core.facilities.measures import (
    OwnRegionShare,
    count_by_kind,
    facility_order,
    nearest_straight,
    own_region_share,
)
from ...core.facilities.network import Network, nearest_along, snap
from ..areas import Areas, locate, read_areas
from ..layers import BlockFields, field_index, require_field
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
class RegionAreas(Areas):
    """Blocks that may belong to regions.

    region: key of the region of each block, "" for none. region_field: "" where there are none.
    region_names: names of regions by key, where the layer has them.
    """

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


def read_region_areas(
    source: QgsFeatureSource,
    names: BlockFields,
    region_field: str = "",
    feedback: QgsFeedback | None = None,
) -> RegionAreas:
    """Read prepared blocks with their regions.

    region_field: field with the key of the region, "" for none. Raises ``UserError`` as
    ``read_areas`` does, and for a missing field.
    """
    if region_field:
        require_field(source, region_field)
    areas = read_areas(source, names, feedback)
    regions = areas.texts(region_field) if region_field else [""] * len(areas.blocks)
    titles = areas.texts("sr_name") if region_field == REGION_FIELD else regions
    has_names = field_index(areas.fields, "sr_name") >= 0 and region_field == REGION_FIELD
    return RegionAreas(
        **vars(areas),
        region_field=region_field,
        region=regions,
        region_names=dict(zip(regions, titles)) if has_names else {},
    )


def assign_facilities(
    areas: RegionAreas,
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
    cancelled = (lambda: False) if feedback is None else feedback.isCanceled
    located = locate(areas, points.xy, GAP, is_cancelled=cancelled)
    block = located.block
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
        located.shared,
        located.gaps,
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
