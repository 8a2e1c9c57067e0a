# SPDX-License-Identifier: GPL-2.0-or-later
"""What saving keeps of a plan, as a value: whether two moments differ is whether they are equal."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Mapping

from ..core.plan import Decision, Plan, PlanInfo, Region


@dataclass(frozen=True)
class Content:
    """A moment of a plan; region_of and block_locked are the bytes of the arrays, (n,)."""

    info: PlanInfo
    region_of: bytes
    block_locked: bytes
    regions: tuple[Region, ...]
    decisions: Mapping[int, Decision]


def info_content(info: PlanInfo) -> PlanInfo:
    """The info without the time of the last saving."""
    return replace(info, changed="")


def content_of(plan: Plan, info: PlanInfo) -> Content:
    """All that saving keeps, as it is now."""
    return Content(
        info_content(info),
        plan.region_of.tobytes(),
        plan.block_locked.tobytes(),
        tuple(plan.regions),
        plan.decisions,
    )
