# SPDX-License-Identifier: GPL-2.0-or-later
"""A region that is to be mended and what lies around it, as the search needs it."""

from __future__ import annotations

from functools import lru_cache
from typing import Mapping, NamedTuple, Optional

import numpy as np

from ...plan import UNASSIGNED, Plan


class Limits(NamedTuple):
    """Fewest and most residents of a region, and most parts."""

    floor: float
    ceiling: float
    parts: int


class Surroundings:
    """Facts of a plan that stands still while an exchange is looked for.

    region: the one to be mended; it has to keep minimum and maximum, others only as far as they do
    so now. near: the region, its neighbours and their neighbours, among which blocks move.
    """

    def __init__(
        self, plan: Plan, region: int, minimum: Optional[float], maximum: Optional[float]
    ) -> None:
        self.plan = plan
        self.region = region
        self.region_of: list[int] = plan.region_of.tolist()
        self.population: list[int] = plan.blocks.population.tolist()
        self._before: list[int] = plan.population.tolist()
        self._minimum = 0.0 if minimum is None else float(minimum)
        self._maximum = np.inf if maximum is None else float(maximum)
        self._indptr, self._indices = plan.contiguity.indptr, plan.contiguity.indices
        ring = self._adjacent(region)
        self.near = sorted({region, *ring}.union(*(self._adjacent(other) for other in ring)))
        blocks = int(plan.block_count[self.near].sum())
        #: Residents of a block nearby, on average.
        self.mean_residents = float(plan.population[self.near].sum()) / max(blocks, 1)
        # Asked again and again; the plan stands still meanwhile.
        self.next_to = lru_cache(maxsize=None)(self._next_to)
        self.limits = lru_cache(maxsize=None)(self._limits)
        self.free = lru_cache(maxsize=None)(self._free)
        self.border = lru_cache(maxsize=None)(self._border)
        self.targets = lru_cache(maxsize=None)(self._targets)

    def lacks(self, won: Mapping[int, int]) -> int:
        """Residents that must still move at least; won: what regions have won, or lost, so far.

        Each resident who moves is won by one region and lost by one.
        """
        few = many = 0.0
        for region in {self.region, *won}:
            limits, residents = self.limits(region), self.residents(region, won)
            few += max(0.0, limits.floor - residents)
            many += max(0.0, residents - limits.ceiling)
        return int(np.ceil(max(few, many)))

    def residents(self, region: int, won: Mapping[int, int]) -> int:
        """Residents of a region after it has won or lost some."""
        return self._before[region] + won.get(region, 0)

    def _adjacent(self, region: int) -> set[int]:
        _own, others = self._border(region)
        return {self.region_of[block] for block in others} - {UNASSIGNED}

    def _next_to(self, block: int) -> list[int]:
        """Neighbours of a block."""
        begin, end = self._indptr[block], self._indptr[block + 1]
        neighbours: list[int] = self._indices[begin:end].tolist()
        return neighbours

    def _limits(self, region: int) -> Limits:
        """What a region has to keep."""
        residents, parts = float(self._before[region]), max(self.plan.parts(region), 1)
        if region == self.region:
            intended = bool(self.plan.regions[region].exclave)
            return Limits(self._minimum, self._maximum, parts if intended else 1)
        return Limits(min(self._minimum, residents), max(self._maximum, residents), parts)

    def _free(self, target: int) -> set[int]:
        """Blocks nearby that no lock keeps from going to a region.

        Where borders of municipalities are soft, a region still goes into no further municipality:
        that would mend one finding by another.
        """
        plan = self.plan
        nearby = np.isin(plan.region_of, [*self.near, UNASSIGNED])
        blocks = plan.movable(np.flatnonzero(nearby), target).blocks
        towns = plan.blocks.municipality_index
        at_home = np.isin(towns[blocks], towns[plan.members(target)])
        return set(blocks[at_home].tolist())

    def _targets(self, block: int) -> list[int]:
        """Regions nearby that no lock keeps a block from."""
        return [region for region in self.near if block in self.free(region)]

    def _border(self, region: int) -> tuple[list[int], list[int]]:
        """Blocks of a region that border others, and the blocks they border."""
        contiguity, region_of = self.plan.contiguity, self.plan.region_of
        left, right = contiguity.left, contiguity.right
        inside_left, inside_right = region_of[left] == region, region_of[right] == region
        out, into = inside_left & ~inside_right, inside_right & ~inside_left
        own = np.unique(np.concatenate([left[out], right[into]]))
        others = np.unique(np.concatenate([right[out], left[into]]))
        return own.tolist(), others.tolist()
