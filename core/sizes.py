# SPDX-License-Identifier: GPL-2.0-or-later
"""Thresholds of regions and the sums that stand below a table of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Optional

from .plan import Plan


class SizeState(Enum):
    """How a region stands to the thresholds."""

    EMPTY = "empty"
    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"


@dataclass(frozen=True)
class Thresholds:
    """Smallest and largest number of residents of a region (K04, K07)."""

    minimum: int = 1_000
    maximum: int = 10_000

    def state(self, plan: Plan, region: int) -> SizeState:
        """State of one region."""
        if plan.block_count[region] == 0:
            return SizeState.EMPTY
        residents = int(plan.population[region])
        if residents < self.minimum:
            return SizeState.BELOW
        return SizeState.ABOVE if residents > self.maximum else SizeState.WITHIN


@dataclass(frozen=True)
class Summary:
    """Sums over the regions of a municipality or of the county.

    regions: regions that hold blocks. residents: of all blocks, also of those without a region.
    below, above: regions beyond the thresholds. split: regions of several parts that nobody has
    declared to be intended. unassigned: blocks without a region.
    """

    regions: int
    residents: int
    below: int
    above: int
    split: int
    unassigned: int


def summarise(plan: Plan, thresholds: Thresholds, municipality: Optional[str] = None) -> Summary:
    """Sums over the regions of one municipality, or over all for None."""
    chosen = [
        index
        for index, region in enumerate(plan.regions)
        if plan.block_count[index] and municipality in (None, region.municipality)
    ]
    states = [thresholds.state(plan, index) for index in chosen]
    free = plan.region_of < 0
    if municipality is not None and free.any():
        # Only then: comparing the keys of all blocks would take longer than all the rest.
        free = free & (plan.blocks.municipality == municipality).astype(bool)
    return Summary(
        len(chosen),
        int(plan.population[chosen].sum() if chosen else 0)
        + int(plan.blocks.population[free].sum()),
        states.count(SizeState.BELOW),
        states.count(SizeState.ABOVE),
        sum(1 for index in chosen if plan.parts(index) > 1 and not plan.regions[index].exclave),
        int(free.sum()),
    )
