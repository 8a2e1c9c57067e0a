# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings that follow a plan: after a gesture only what it touched is checked again.

What was touched is found by comparing the plan with what was seen last. So nothing depends on
how it changed: strokes, undo, edits of the register and replayed journals are all the same.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import Optional

import numpy as np

from ..arrays import Int32Array, IntArray
from ..checks.address_rule import addresses_matched
from ..checks.county_rules import divided_places
from ..checks.facts import Facts, Standing, register_faults
from ..checks.options import Addresses, CheckOptions
from ..checks.run import RULES
from ..findings import Finding
from ..plan import UNASSIGNED, Plan, Region


class LiveChecks:
    """The findings of a plan, equal to ``check_plan`` after each ``refresh``.

    ``refresh`` belongs after a gesture, an undo or an edit, not into a stroke.
    """

    def __init__(self, plan: Plan, options: CheckOptions) -> None:
        self.plan = plan
        self._seen: Int32Array = plan.region_of
        self._register: list[tuple[Region, tuple[str, ...]]] = []
        self._numbers: tuple[int, ...] = ()
        self._hard = plan.municipality_is_hard
        self._addresses: Optional[Addresses] = None
        self.set_options(options)

    def set_options(self, options: CheckOptions) -> None:
        """Check everything anew, against these limits."""
        if options.addresses is None:
            options = replace(options, addresses=self._addresses)
        self.options = options
        self._standing = Standing(self.plan.blocks, options)
        self._of_region: list[dict[int, list[Finding]]] = [{} for _ in RULES]
        self._of_county: list[list[Finding]] = [[] for _ in RULES]
        self._of_place: dict[int, Finding] = {}
        self._check(None, None)

    def set_addresses(self, addresses: Optional[Addresses]) -> None:
        """Follow V15 from now on, or no longer; other options leave the addresses as they are."""
        self._addresses = addresses
        self.options = replace(self.options, addresses=addresses)
        self._standing.options = self.options
        # No other rule looks at addresses, and a full check would be felt.
        rule = next(at for at, rule in enumerate(RULES) if rule.of_county is addresses_matched)
        self._of_county[rule] = list(addresses_matched(Facts(self.plan, self._standing, [])))

    @property
    def findings(self) -> list[Finding]:
        """All findings in the order of ``check_plan``."""
        found: list[Finding] = []
        for at, rule in enumerate(RULES):
            if rule.of_region is not None:
                by_region = self._of_region[at]
                found += chain.from_iterable(by_region[region] for region in sorted(by_region))
            elif rule.moves_with == "place":
                found += (self._of_place[place] for place in sorted(self._of_place))
            else:
                found += self._of_county[at]
        return found

    def of_region(self, region: int) -> list[Finding]:
        """Findings of the rules that look at this region on its own."""
        return list(chain.from_iterable(found.get(region, []) for found in self._of_region))

    def refresh(self) -> bool:
        """Check again what has changed since the last time; whether anything had changed."""
        plan = self.plan
        if plan.municipality_is_hard != self._hard:
            self._check(None, None)
            return True
        moved = np.flatnonzero(self._seen != plan.region_of)
        edited = self._edited_regions()
        numbers = self._numbers_without_reason()
        if not (len(moved) or edited or numbers != self._numbers):
            return False
        touched = {*self._seen[moved].tolist(), *plan.region_of[moved].tolist()} | edited
        if self.options.schools is not None:
            # Whoever goes to a school that has moved may have it in another region now.
            away = np.isin(self.options.schools, moved)
            touched |= set(plan.region_of[away].tolist())
        standing = [r for r in sorted(touched) if UNASSIGNED < r < len(plan.regions)]
        self._check(standing, self._places_of(moved, standing if edited else []))
        return True

    def _edited_regions(self) -> set[int]:
        """Regions whose entry, or what is wrong with it, is not what was seen last."""
        now, before = self._entries(), self._register
        shared = min(len(now), len(before))
        return {region for region in range(shared) if now[region] != before[region]} | set(
            range(shared, max(len(now), len(before)))
        )

    def _entries(self) -> list[tuple[Region, tuple[str, ...]]]:
        return list(zip(self.plan.regions, register_faults(self.plan)))

    def _numbers_without_reason(self) -> tuple[int, ...]:
        if not self.options.reasons:
            return ()
        return tuple(step.number for step in self.plan.without_reason())

    def _places_of(self, moved: IntArray, regions: list[int]) -> IntArray:
        """Ortsteile of moved blocks, and of regions whose key may have changed."""
        if not self.options.divided_places:
            return np.empty(0, dtype=np.int64)
        renamed = np.isin(self.plan.region_of, regions) if regions else np.empty(0, dtype=bool)
        place_of = self._standing.place_of
        places = np.concatenate([place_of[moved], place_of[np.flatnonzero(renamed)]])
        found: IntArray = np.unique(places[places >= 0])
        return found

    def _check(self, regions: Optional[list[int]], places: Optional[IntArray]) -> None:
        """Check these regions and Ortsteile, None for all."""
        plan = self.plan
        facts = Facts(plan, self._standing, regions)
        gone = range(len(plan.regions), len(self._register)) if regions is not None else ()
        for at, rule in enumerate(RULES):
            if rule.of_region is not None:
                kept = self._of_region[at]
                for region in [*(kept if regions is None else regions), *gone]:
                    kept.pop(region, None)
                for region in facts.regions:
                    if found := list(rule.of_region(facts, region)):
                        kept[region] = found
            elif rule.moves_with == "place":
                self._check_places(facts, places)
            elif rule.of_county is not None and (regions is None or rule.moves_with != "nothing"):
                self._of_county[at] = list(rule.of_county(facts))
        self._seen = plan.region_of.copy()
        self._register = self._entries()
        self._numbers = self._numbers_without_reason()
        self._hard = plan.municipality_is_hard

    def _check_places(self, facts: Facts, places: Optional[IntArray]) -> None:
        if places is None:
            self._of_place.clear()
        else:
            for place in places.tolist():
                self._of_place.pop(place, None)
        for finding in divided_places(facts, places):
            self._of_place[int(self._standing.place_of[finding.blocks[0]])] = finding
