# SPDX-License-Identifier: GPL-2.0-or-later
"""A comparison as layers: moved blocks, the cross table, regions with their continuity."""

from __future__ import annotations

from typing import Callable

import numpy as np
from qgis.core import QgsFeature, QgsFields

from ...core.comparison import NONE, Comparison, Continuity, predecessor_text
from ...core.errors import Cancelled
from ...core.plan import UNASSIGNED, Plan
from ..compat import field
from ..geometry import dissolve
from ..layers import BlockLayer

_MOVED = {
    "baustein_id": "text",
    "ags": "text",
    "ortsteil": "text",
    "einwohner": "long",
    "sr_alt": "text",
    "sr_alt_kurz": "text",
    "sr_alt_name": "text",
    "sr_neu": "text",
    "sr_neu_kurz": "text",
    "sr_neu_name": "text",
}
_CROSS = {
    "sr_alt": "text",
    "sr_alt_kurz": "text",
    "sr_alt_name": "text",
    "sr_neu": "text",
    "sr_neu_kurz": "text",
    "sr_neu_name": "text",
    "bausteine": "int",
    "einwohner": "long",
    "wechsel": "int",
}
_CONTINUITY = {
    "sr_id": "text",
    "sr_kurz": "text",
    "sr_name": "text",
    "ags": "text",
    "sr_alt": "text",
    "sr_alt_kurz": "text",
    "sr_alt_name": "text",
    "art": "text",
    "einwohner_alt": "long",
    "einwohner_neu": "long",
    "einwohner_gemeinsam": "long",
    "jaccard": "double",
    "vorgaenger": "text",
}


def moved_fields() -> QgsFields:
    """Fields of the moved blocks."""
    return _fields(_MOVED)


def cross_fields() -> QgsFields:
    """Fields of the cross table."""
    return _fields(_CROSS)


def continuity_fields() -> QgsFields:
    """Fields of the regions."""
    return _fields(_CONTINUITY)


def moved_features(comparison: Comparison, layer: BlockLayer) -> list[QgsFeature]:
    """The blocks that lie in another region. layer: the blocks of the new plan."""
    new, blocks = comparison.new, comparison.new.blocks
    features = []
    for block, before in zip(comparison.moved.tolist(), comparison.moved_from.tolist()):
        known = bool(blocks.population_known[block])
        values = [
            str(blocks.keys[block]),
            str(blocks.municipality[block]),
            str(blocks.place[block]) or None,
            int(blocks.population[block]) if known else None,
            *_entry(comparison.old, before),
            *_entry(new, int(new.region_of[block])),
        ]
        feature = _feature(moved_fields(), values)
        feature.setGeometry(layer.geometries[block])
        features.append(feature)
    return features


def cross_features(comparison: Comparison) -> list[QgsFeature]:
    """The cells of the cross table that hold blocks; residents are NULL where some are unknown."""
    return [
        _feature(
            cross_fields(),
            [
                *_entry(comparison.old, flow.old),
                *_entry(comparison.new, flow.new),
                flow.blocks,
                None if flow.unknown else flow.residents,
                int(flow.moved),
            ],
        )
        for flow in comparison.flows
    ]


def continuity_features(
    comparison: Comparison,
    layer: BlockLayer,
    progress: Callable[[float], None] = lambda percent: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> list[QgsFeature]:
    """The regions of the new plan, dissolved, and those that are gone, without geometry."""
    features = []
    for done, entry in enumerate(comparison.regions):
        if is_cancelled():
            raise Cancelled
        feature = _feature(continuity_fields(), _continuity(comparison, entry))
        if entry.new != NONE:
            members = np.flatnonzero(comparison.new.region_of == entry.new).tolist()
            if members:
                feature.setGeometry(dissolve([layer.geometries[block] for block in members]))
        features.append(feature)
        progress(100.0 * (done + 1) / len(comparison.regions))
    return features


def _continuity(comparison: Comparison, entry: Continuity) -> list[object]:
    plan, region = (comparison.old, entry.old) if entry.new == NONE else (comparison.new, entry.new)
    own = plan.regions[region]
    return [
        own.key,
        own.short,
        own.name,
        own.municipality,
        *(_entry(comparison.old, entry.old) if entry.old != NONE else (None, None, None)),
        entry.fate.value,
        entry.residents_old,
        entry.residents_new,
        entry.shared,
        round(entry.jaccard, 4),
        predecessor_text(comparison.old, entry) or None,
    ]


def _entry(plan: Plan, region: int) -> tuple[str | None, str | None, str | None]:
    """Key, label and name of a region, NULL for none."""
    if region == UNASSIGNED:
        return None, None, None
    entry = plan.regions[region]
    return entry.key, entry.short, entry.name


def _fields(kinds: dict[str, str]) -> QgsFields:
    fields = QgsFields()
    for name, kind in kinds.items():
        fields.append(field(name, kind))
    return fields


def _feature(fields: QgsFields, values: list[object]) -> QgsFeature:
    feature = QgsFeature(fields)
    feature.setAttributes(values)
    return feature
