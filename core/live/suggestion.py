# SPDX-License-Identifier: GPL-2.0-or-later
"""A suggestion for a region that breaks a rule: the smallest exchange of blocks that mends it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..plan import Change, Plan
from .mending.search import smallest_exchange
from .mending.surroundings import Surroundings

#: What a region can be mended of: too few or too many residents (V07, V08), several parts (V05).
FEW, MANY, PARTS = "few", "many", "parts"

#: Why there is no suggestion. ``no_free_neighbour``: locks and borders leave no block to exchange.
#: ``no_connection``: nothing connects a part with anything else. ``impossible``: no exchange with
#: the regions around keeps all limits. ``not_found``: the search was ended.
REASONS = (
    "no_rule_broken",
    "region_empty",
    "region_locked",
    "no_free_neighbour",
    "no_connection",
    "impossible",
    "not_found",
)


@dataclass(frozen=True)
class RegionResidents:
    """A region that takes part in an exchange, and its residents before and after it."""

    region: int
    before: int
    after: int


@dataclass(frozen=True)
class Suggestion:
    """What would mend a region.

    broken: what is wrong with it now, of ``few``, ``many`` and ``parts``. change: ready for
    ``plan.commit``, None where there is none. reason: why there is none, "" where there is one,
    of ``REASONS``. residents: regions touched, the mended one first. proven: no exchange moves
    fewer residents, or as many in fewer blocks.
    """

    region: int
    broken: tuple[str, ...]
    change: Optional[Change] = None
    reason: str = ""
    residents: tuple[RegionResidents, ...] = ()
    proven: bool = False
    moved_residents: int = 0

    @property
    def moved_blocks(self) -> int:
        """Blocks that would move."""
        return 0 if self.change is None else len(self.change.blocks)


def broken_rules(
    plan: Plan, region: int, minimum: Optional[float], maximum: Optional[float]
) -> tuple[str, ...]:
    """What is wrong with a region that an exchange of blocks could mend."""
    residents = int(plan.population[region])
    several = plan.parts(region) > 1 and not plan.regions[region].exclave
    return (
        *((FEW,) if minimum is not None and residents < minimum else ()),
        *((MANY,) if maximum is not None and residents > maximum else ()),
        *((PARTS,) if several else ()),
    )


def suggest(
    plan: Plan, region: int, minimum: Optional[float], maximum: Optional[float]
) -> Suggestion:
    """The exchange of fewest residents, then fewest blocks, that mends a region.

    minimum, maximum: residents of a region, None for no limit. All other regions keep the limits
    that they keep now and do not fall into more parts; locks hold. Depends on the plan alone.
    """
    if not plan.block_count[region]:
        return Suggestion(region, (), reason="region_empty")
    broken = broken_rules(plan, region, minimum, maximum)
    if not broken:
        return Suggestion(region, (), reason="no_rule_broken")
    if plan.regions[region].locked:
        return Suggestion(region, broken, reason="region_locked")
    if PARTS in broken and _is_cut_off(plan, region):
        return Suggestion(region, broken, reason="no_connection")
    outcome = smallest_exchange(Surroundings(plan, region, minimum, maximum))
    if outcome.moves is None:
        if not outcome.complete:
            return Suggestion(region, broken, reason="not_found")
        reason = "impossible" if outcome.tried else "no_free_neighbour"
        return Suggestion(region, broken, reason=reason)
    blocks = np.array(sorted(outcome.moves), dtype=np.int32)
    after = np.array([outcome.moves[block] for block in blocks.tolist()], dtype=np.int32)
    change = Change(blocks, plan.region_of[blocks], after, kind="mend")
    return Suggestion(
        region,
        broken,
        change,
        residents=_residents(plan, region, change),
        proven=outcome.complete,
        moved_residents=int(plan.blocks.population[blocks].sum()),
    )


def _is_cut_off(plan: Plan, region: int) -> bool:
    """Whether a part can neither be joined to the others nor be given to a neighbour.

    So it is with an exclave of a municipality that holds one region.
    """
    frame = plan.blocks.municipality_index if plan.municipality_is_hard else None
    place = plan.contiguity.components(frame)
    own = np.zeros(len(place), dtype=bool)
    own[plan.members(region)] = True
    places = np.unique(place[own])
    return len(places) > 1 and not np.isin(places, place[~own]).all()


def _residents(plan: Plan, region: int, change: Change) -> tuple[RegionResidents, ...]:
    moved = plan.blocks.population[change.blocks]
    order = [region, *(each for each in change.regions if each != region)]
    return tuple(
        RegionResidents(
            each,
            int(plan.population[each]),
            int(plan.population[each] + moved[change.after == each].sum())
            - int(moved[change.before == each].sum()),
        )
        for each in order
    )
