# SPDX-License-Identifier: GPL-2.0-or-later
"""The blocks that change their Sozialraum as a layer."""

from __future__ import annotations

from qgis.core import QgsFeature, QgsFields

from ...core.arrays import AnyIntArray
from ...core.plan import Plan
from ..compat import field
from ..layers import BlockLayer

_FIELDS = {
    "baustein_id": "text",
    "ags": "text",
    "einwohner": "long",
    "sr_alt": "text",
    "sr_alt_name": "text",
    "sr_neu": "text",
    "sr_neu_name": "text",
}


def moved_fields() -> QgsFields:
    """Fields of the layer."""
    fields = QgsFields()
    for name, kind in _FIELDS.items():
        fields.append(field(name, kind))
    return fields


def moved_features(plan: Plan, before: AnyIntArray, layer: BlockLayer) -> list[QgsFeature]:
    """One feature a block that changes, by old region, new region and key. before: (n,)."""
    blocks = layer.blocks
    rows = []
    for block in (plan.region_of != before).nonzero()[0].tolist():
        old, new = plan.regions[int(before[block])], plan.regions[int(plan.region_of[block])]
        known = bool(blocks.population_known[block])
        feature = QgsFeature(moved_fields())
        feature.setGeometry(layer.geometries[block])
        attributes = [
            str(blocks.keys[block]),
            str(blocks.municipality[block]),
            int(blocks.population[block]) if known else None,
            old.key,
            old.name,
            new.key,
            new.name,
        ]
        feature.setAttributes(attributes)
        rows.append(((old.key, new.key, attributes[0]), feature))
    return [feature for _, feature in sorted(rows, key=lambda row: row[0])]
