# SPDX-License-Identifier: GPL-2.0-or-later
"""A region seen as the places and parts it consists of, and the regions around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Iterable

import numpy as np

from ..core.arrays import AnyIntArray, IntArray, text_codes
from .layers import BlockLayer
from .translation import tr

if TYPE_CHECKING:
    from .plan_session import PlanSession


@dataclass(frozen=True)
class BlockGroup:
    """Blocks of a region that go by one name, and their residents."""

    title: str
    blocks: IntArray
    residents: int


def groups_of(session: PlanSession, region: int) -> list[BlockGroup]:
    """Separate parts where there are several, places (Ortsteile) otherwise; most residents first.

    A single group means that there is nothing by which the region falls apart of itself.
    """
    plan = session.plan
    parts = plan.parts_of(region)
    if len(parts) > 1:
        return [
            _group(session, tr("Part {n}").format(n=place + 1) + _where(session, part), part)
            for place, part in enumerate(parts)
        ]
    members = plan.members(region)
    place = plan.blocks.place[members]
    groups = [
        _group(session, str(name) or tr("without a place name"), members[place == name])
        for name in sorted(set(place.tolist()))
    ]
    return sorted(groups, key=lambda group: (-group.residents, group.title))


def residents_of(session: PlanSession, groups: Iterable[BlockGroup]) -> int:
    """Residents of several groups together."""
    return sum(group.residents for group in groups)


def units_of(layer: BlockLayer, field: str) -> IntArray:
    """Code of the unit of each block by a field such as the Ortsteil, -1 without one, (n,)."""
    texts = layer.texts(field)
    # Ortsteile of two municipalities may bear the same name.
    within = [
        f"{town}\n{text}" if text else ""
        for town, text in zip(layer.blocks.municipality.tolist(), texts)
    ]
    codes = text_codes(within)[1]
    codes[[not text for text in texts]] = -1
    return codes


def neighbours_of(session: PlanSession, region: int) -> list[int]:
    """Regions that share a border with a region, in the order of their keys."""
    plan = session.plan
    edges = plan.contiguity
    left, right = plan.region_of[edges.left], plan.region_of[edges.right]
    beside = np.concatenate([right[left == region], left[right == region]])
    found = [int(each) for each in np.unique(beside) if each not in (region, -1)]
    return sorted(found, key=lambda each: plan.regions[each].key)


def _group(session: PlanSession, title: str, blocks: AnyIntArray) -> BlockGroup:
    residents = int(session.plan.blocks.population[blocks].sum())
    return BlockGroup(title, np.asarray(blocks, dtype=np.int64), residents)


def _where(session: PlanSession, blocks: AnyIntArray) -> str:
    names = [name for name in dict.fromkeys(session.plan.blocks.place[blocks].tolist()) if name]
    if not names:
        return ""
    return ": " + ", ".join(names[:3]) + (" …" if len(names) > 3 else "")
