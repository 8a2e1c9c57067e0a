# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans from block layers that carry an assignment."""

from __future__ import annotations

from typing import Iterable

import numpy as np

from ..core.errors import UserError
from ..core.naming import KEY_PATTERN, name_regions
from ..core.plan import UNASSIGNED, Plan, Region
from .layers import BlockLayer, field_index


def plan_from_layer(
    layer: BlockLayer,
    region_field: str = "sr_id",
    *,
    short_field: str = "sr_kurz",
    name_field: str = "sr_name",
    locked: Iterable[str] = (),
    municipality_is_hard: bool = True,
) -> Plan:
    """The plan that a field of the blocks describes; blank entries are unassigned blocks.

    Labels and names come from their fields where these exist, and are made up after the places
    otherwise. locked: keys of regions that must not change. Raises ``UserError`` where the field
    is missing or names no region at all.
    """
    if field_index(layer.fields, region_field) < 0:
        raise UserError(
            "field_missing",
            layer="",
            field=region_field,
            fields=", ".join(layer.fields.names()),
        )
    assigned = layer.texts(region_field)
    keys = sorted(set(assigned) - {""})
    if not keys:
        raise UserError("region_field_empty", field=region_field)
    position = {key: index for index, key in enumerate(keys)}
    region_of = np.array([position.get(key, UNASSIGNED) for key in assigned], dtype=np.int32)
    shorts, names = (
        layer.texts(field) if field_index(layer.fields, field) >= 0 else [""] * len(assigned)
        for field in (short_field, name_field)
    )
    made_up = name_regions(layer.blocks, region_of, len(keys))
    frozen = set(locked)
    regions = []
    for index, key in enumerate(keys):
        first = int(np.flatnonzero(region_of == index)[0])
        suggestion = made_up[index]
        # The key names the municipality; what its blocks say may be what a check has to find.
        municipality = key[:8] if KEY_PATTERN.match(key) else suggestion.municipality
        regions.append(
            Region(
                key,
                shorts[first] or suggestion.short,
                names[first] or suggestion.name,
                municipality,
                layer.blocks.name_of_municipality(municipality),
                key in frozen,
            )
        )
    return Plan(layer.blocks, layer.contiguity, region_of, regions, municipality_is_hard)
