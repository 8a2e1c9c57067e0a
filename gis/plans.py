# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans from block layers that carry an assignment."""

from __future__ import annotations

from collections import Counter
from typing import Iterable, Mapping, Optional, Sequence

import numpy as np

from ..core.errors import UserError
from ..core.naming import KEY_PATTERN, name_regions
from ..core.plan import UNASSIGNED, Plan, Region
from .layers import BlockLayer, field_index

#: Ending of a field with the key of a region, and of the fields beside it.
_KEY, _LABEL, _NAME = "_id", "_kurz", "_name"


def plan_from_layer(
    layer: BlockLayer,
    region_field: str = "sr_id",
    *,
    short_field: Optional[str] = None,
    name_field: Optional[str] = None,
    locked: Iterable[str] = (),
    municipality_is_hard: bool = True,
) -> Plan:
    """The plan that a field of the blocks describes; blank entries are unassigned blocks.

    Labels and names come from their fields, by default from those that belong to the region field
    ("" for none), and are made up after keys and places otherwise. locked: keys of regions that
    must not change. Raises ``UserError`` where the field is missing or names no region at all.
    """
    names = layer.fields.names()
    if field_index(layer.fields, region_field) < 0:
        raise UserError("field_missing", layer="", field=region_field, fields=", ".join(names))
    assigned = layer.texts(region_field)
    keys = sorted(set(assigned) - {""})
    if not keys:
        raise UserError("region_field_empty", field=region_field)
    position = {key: index for index, key in enumerate(keys)}
    region_of = np.array([position.get(key, UNASSIGNED) for key in assigned], dtype=np.int32)
    usual = fields_beside(names, region_field)
    shorts, titles = (
        region_texts(assigned, _texts(layer, default if chosen is None else chosen))
        for chosen, default in zip((short_field, name_field), usual)
    )
    made_up = name_regions(
        layer.blocks,
        region_of,
        len(keys),
        keys=dict(enumerate(keys)),
        labels={position[key]: label for key, label in shorts.items()},
    )
    frozen = set(locked)
    regions = []
    for key, suggestion in zip(keys, made_up):
        # The key names the municipality; what its blocks say may be what a check has to find.
        municipality = key[:8] if KEY_PATTERN.match(key) else suggestion.municipality
        regions.append(
            Region(
                key,
                shorts.get(key, suggestion.short),
                titles.get(key, suggestion.name),
                municipality,
                layer.blocks.name_of_municipality(municipality),
                key in frozen,
            )
        )
    return Plan(layer.blocks, layer.contiguity, region_of, regions, municipality_is_hard)


def fields_beside(names: Sequence[str], region_field: str) -> tuple[str, str]:
    """The fields with label and name that belong to one with keys of regions, "" for none.

    ``sr_kurz`` and ``sr_name`` stand beside ``sr_id``; where a layer has no ``sr_id``, they belong
    to the field there is. Beside ``alt_sr_id`` stand ``alt_sr_kurz`` and ``alt_sr_name``.
    """
    known = {name.lower(): name for name in names}
    key = region_field.lower()
    found = []
    for ending in (_LABEL, _NAME):
        stem = key[: -len(_KEY)] if key.endswith(_KEY) else key
        wanted = [stem + ending, key.replace(f"sr{_KEY}", f"sr{ending}")]
        if f"sr{_KEY}" not in known:
            wanted.append(f"sr{ending}")
        fitting = (known[each] for each in wanted if each in known and each != key)
        found.append(next(fitting, ""))
    return found[0], found[1]


def region_texts(keys: Iterable[str], texts: Iterable[str]) -> Mapping[str, str]:
    """What most rows of a region say, by its key; blank texts say nothing, and a tie the first."""
    said: dict[str, Counter[str]] = {}
    for key, text in zip(keys, texts):
        if key and text:
            said.setdefault(key, Counter())[text] += 1
    return {key: counts.most_common(1)[0][0] for key, counts in said.items()}


def _texts(layer: BlockLayer, field: str) -> Sequence[str]:
    return layer.texts(field) if field and field_index(layer.fields, field) >= 0 else ()
