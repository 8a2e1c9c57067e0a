# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan that is to be adapted: from a field of the blocks, or from an older layer of blocks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional, Sequence, Tuple

import numpy as np
from qgis.core import (
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsSpatialIndex,
)

from ...core.arrays import text_array
from ...core.contiguity import Contiguity
from ...core.delineation.adapting.carry import Carried, Overlaps, carry
from ...core.errors import Cancelled, UserError
from ...core.naming import KEY_PATTERN, name_regions
from ...core.plan import Region
from ..geometry import check_crs, clean_polygon
from ..layers import BlockLayer, as_text, check_keys, field_index, require_field

#: Outlines whose boxes and areas differ by less than this share are the same.
_SAME = 1e-6


@dataclass(frozen=True)
class OldBlocks:
    """Blocks of an older layer; geometry None where it has none. texts: key of the region, label
    and name of it, by block."""

    keys: List[str]
    regions: List[str]
    shorts: List[str]
    names: List[str]
    geometries: List[Optional[QgsGeometry]]


@dataclass(frozen=True)
class OldPlan:
    """An existing plan on the new blocks. regions: register, those that lost all blocks left out.
    carried: with labels of ``regions``."""

    regions: List[Region]
    carried: Carried


def old_blocks_of_layer(layer: BlockLayer, region_field: str) -> OldBlocks:
    """The blocks themselves as the older ones."""
    return OldBlocks(
        [str(key) for key in layer.blocks.keys],
        layer.texts(region_field),
        *_labels(layer.fields, lambda name: layer.texts(name), len(layer.blocks)),
        [None] * len(layer.blocks),
    )


def read_old_blocks(
    source: QgsFeatureSource,
    key_field: str,
    region_field: str,
    layer: BlockLayer,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
) -> OldBlocks:
    """An older layer of blocks in the CRS of the new ones; ``UserError`` for faulty keys."""
    check_crs(source.sourceCrs(), source.sourceName(), source.sourceExtent())
    key_at, region_at = require_field(source, key_field), require_field(source, region_field)
    rows, geometries = [], []
    request = QgsFeatureRequest().setDestinationCrs(layer.crs, context.transformContext())
    for feature in source.getFeatures(request):
        if feedback.isCanceled():
            raise Cancelled
        rows.append(feature.attributes())
        geometries.append(clean_polygon(feature.geometry())[0])
    if not rows:
        raise UserError("layer_empty", layer=source.sourceName())
    keys = [as_text(row[key_at]) for row in rows]
    check_keys(keys)

    def texts(name: str) -> List[str]:
        at = field_index(source.fields(), name)
        return [as_text(row[at]) for row in rows]

    return OldBlocks(
        keys,
        [as_text(row[region_at]) for row in rows],
        *_labels(source.fields(), texts, len(rows)),
        geometries,
    )


def read_predecessors(
    source: QgsFeatureSource,
    old_field: str,
    new_field: str,
    share_field: str,
    old_keys: Sequence[str],
    layer: BlockLayer,
) -> Overlaps:
    """Which old blocks each new one came from, by a table; rows with unknown keys are left out."""
    at = [require_field(source, name) for name in (old_field, new_field)]
    share_at = require_field(source, share_field) if share_field else -1
    old_index = {key: index for index, key in enumerate(old_keys)}
    new_index = layer.blocks.index_of_key
    weights: Dict[Tuple[int, int], float] = {}
    for feature in source.getFeatures():
        row = feature.attributes()
        old, new = as_text(row[at[0]]), as_text(row[at[1]])
        if old not in old_index or new not in new_index:
            continue
        try:
            weight = float(as_text(row[share_at]) or 0) if share_at >= 0 else 1.0
        except ValueError:
            raise UserError("predecessor_share_not_number", field=share_field) from None
        if weight > 0:
            pair = old_index[old], new_index[new]
            weights[pair] = weights.get(pair, 0.0) + weight
    if not weights:
        raise UserError("predecessors_unknown", layer=source.sourceName())
    return _overlaps(weights)


def carried_plan(
    layer: BlockLayer,
    contiguity: Contiguity,
    old: OldBlocks,
    region_field: str,
    predecessors: Optional[Overlaps],
    feedback: QgsProcessingFeedback,
) -> OldPlan:
    """The old plan on the new blocks, with the register of its regions."""
    keys = sorted(set(old.regions) - {""})
    if not keys:
        raise UserError("region_field_empty", field=region_field)
    position = {key: index for index, key in enumerate(keys)}
    overlaps = None
    if any(geometry is not None for geometry in old.geometries):
        overlaps = overlaps_of(layer, old, feedback)
    carried = carry(
        text_array(old.keys),
        np.array([position.get(key, -1) for key in old.regions], dtype=np.int64),
        text_array(keys),
        layer.blocks.keys,
        contiguity,
        layer.blocks.xy,
        overlaps=overlaps,
        predecessors=predecessors,
    )
    held, label = np.unique(carried.region_of, return_inverse=True)
    of_held = {index: keys[region] for index, region in enumerate(held.tolist())}
    made_up = name_regions(layer.blocks, label, len(held), keys=of_held)
    regions = []
    for index, region in enumerate(held.tolist()):
        key, suggestion = keys[region], made_up[index]
        first = old.regions.index(key)
        municipality = key[:8] if KEY_PATTERN.match(key) else suggestion.municipality
        regions.append(
            Region(
                key,
                old.shorts[first] or suggestion.short,
                old.names[first] or suggestion.name,
                municipality,
                layer.blocks.name_of_municipality(municipality),
            )
        )
    return OldPlan(regions, Carried(label.astype(np.int64), carried.way, carried.findings))


def overlaps_of(layer: BlockLayer, old: OldBlocks, feedback: QgsProcessingFeedback) -> Overlaps:
    """What each new block has in common with the old ones, in square units of the coordinates."""
    index = QgsSpatialIndex()
    for at, geometry in enumerate(old.geometries):
        if geometry is not None:
            index.addFeature(at, geometry.boundingBox())
    old_index = {key: at for at, key in enumerate(old.keys)}
    areas: Dict[Tuple[int, int], float] = {}
    for block, outline in enumerate(layer.geometries):
        if feedback.isCanceled():
            raise Cancelled
        twin = old_index.get(str(layer.blocks.keys[block]))
        if twin is not None and _is_same(old.geometries[twin], outline):
            areas[twin, block] = outline.area()
            continue
        engine = QgsGeometry.createGeometryEngine(outline.constGet())
        engine.prepareGeometry()
        for at in index.intersects(outline.boundingBox()):
            other = old.geometries[at]
            if other is None or not engine.intersects(other.constGet()):
                continue
            area = outline.intersection(other).area()
            if area > 0:
                areas[at, block] = area
    return _overlaps(areas)


def _is_same(one: Optional[QgsGeometry], other: QgsGeometry) -> bool:
    if one is None:
        return False
    first, second = one.boundingBox(), other.boundingBox()
    width = _SAME * max(second.width(), second.height())
    corners = (
        first.xMinimum() - second.xMinimum(),
        first.yMinimum() - second.yMinimum(),
        first.xMaximum() - second.xMaximum(),
        first.yMaximum() - second.yMaximum(),
    )
    alike = max(map(abs, corners)) <= width
    return alike and abs(one.area() - other.area()) <= _SAME * other.area()


def _overlaps(amounts: Dict[Tuple[int, int], float]) -> Overlaps:
    pairs = np.array(sorted(amounts), dtype=np.int64).reshape(-1, 2)
    values = np.array([amounts[old, new] for old, new in pairs.tolist()], dtype=np.float64)
    return Overlaps(pairs[:, 0], pairs[:, 1], values)


def _labels(fields, texts, n: int) -> Tuple[List[str], List[str]]:
    """Label and name of the region of each block, "" where there are none."""
    short, name = (
        texts(field) if field_index(fields, field) >= 0 else [""] * n
        for field in ("sr_kurz", "sr_name")
    )
    return short, name
