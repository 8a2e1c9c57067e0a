# SPDX-License-Identifier: GPL-2.0-or-later
"""What a comparison of two plans says, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from ..arrays import IntArray
from ..plan import Plan

#: No region.
NONE = -1


class Identity(Enum):
    """What makes a region of the new plan the same as one of the old plan.

    KEY: the same key; regions whose keys only one plan has are matched by their residents.
    RESIDENTS: residents alone, for plans whose keys have nothing to do with each other.
    """

    KEY = "key"
    RESIDENTS = "residents"


class Fate(str, Enum):
    """What became of a region; the value is what result tables store."""

    UNCHANGED = "unveraendert"
    RENAMED = "umbenannt"
    CHANGED = "veraendert"
    NEW = "neu"
    GONE = "entfallen"


@dataclass(frozen=True)
class Flow:
    """A cell of the cross table, old x new region; ``UNASSIGNED`` for blocks without a region.

    unknown: blocks among them whose residents are unknown. moved: the regions differ.
    """

    old: int
    new: int
    blocks: int
    residents: int
    unknown: int
    moved: bool


@dataclass(frozen=True)
class Continuity:
    """One region: of the new plan, or of the old one where it is gone.

    old, new: indices, ``NONE`` where there is none. residents_old, residents_new: on the blocks of
    both plans. shared: residents in both. jaccard: shared / union, by area where nobody lives.
    predecessors: old regions and their share of the residents of the new one, largest first.
    """

    old: int
    new: int
    fate: Fate
    residents_old: int
    residents_new: int
    shared: int
    jaccard: float
    predecessors: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True)
class Comparison:
    """An old and a new plan.

    blocks_old, blocks_new: indices of the c common blocks in either plan. moved: blocks of the new
    plan that lie in another region, (m,); moved_from: their old regions, (m,). flows: cells of the
    cross table that hold blocks, most residents first. regions: those of the new plan in the order
    of their keys, then those that are gone. only_old, only_new: keys of blocks that one plan lacks.
    residents_moved_at_least: who would get another region if keys did not matter, that is, if old
    and new regions were matched such that as few as possible do.
    """

    old: Plan
    new: Plan
    blocks_old: IntArray
    blocks_new: IntArray
    moved: IntArray
    moved_from: IntArray
    flows: tuple[Flow, ...]
    regions: tuple[Continuity, ...]
    only_old: tuple[str, ...]
    only_new: tuple[str, ...]
    residents_moved_at_least: int

    @property
    def residents(self) -> int:
        """Residents on the common blocks."""
        return int(self.new.blocks.population[self.blocks_new].sum())

    @property
    def residents_moved(self) -> int:
        """Residents who get another region."""
        return int(self.new.blocks.population[self.moved].sum())

    @property
    def unknown_moved(self) -> int:
        """Moved blocks whose residents are unknown."""
        return int(np.count_nonzero(~self.new.blocks.population_known[self.moved]))

    def count(self, fate: Fate) -> int:
        """Regions with a fate."""
        return sum(entry.fate is fate for entry in self.regions)

    def predecessor_text(self, region: int) -> str:
        """Field ``vorgaenger`` of a new region: ``05358028-02:0.63; 05358028-03:0.37``."""
        for entry in self.regions:
            if entry.new == region:
                return predecessor_text(self.old, entry)
        return ""


def predecessor_text(old: Plan, entry: Continuity) -> str:
    """Old regions with their share of the residents of a new one; shares with a decimal point."""
    shares = ((old.regions[region].key, round(share, 4)) for region, share in entry.predecessors)
    return "; ".join(f"{key}:{share:g}" for key, share in shares if share > 0)
