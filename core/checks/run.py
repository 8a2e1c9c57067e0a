# SPDX-License-Identifier: GPL-2.0-or-later
"""The rules in their order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Iterator, Optional

from ..findings import Finding
from ..plan import Plan
from . import address_rule, county_rules, region_rules
from .facts import Facts, Standing
from .options import CheckOptions


@dataclass(frozen=True)
class Rule:
    """One rule; either it looks at each region on its own or at the whole county.

    moves_with: what a finding of a county rule depends on beside the assignment and the register:
    ``nothing`` (not even on these), ``plan``, or ``place`` where each Ortsteil stands for itself.
    """

    of_region: Optional[Callable[[Facts, int], Iterator[Finding]]] = None
    of_county: Optional[Callable[[Facts], Iterator[Finding]]] = None
    moves_with: str = "plan"


#: In the order in which findings are told.
RULES = (
    Rule(of_county=county_rules.every_block_assigned),
    Rule(of_county=county_rules.unique_keys, moves_with="nothing"),
    Rule(of_region=region_rules.region_key),
    Rule(of_region=region_rules.inside_municipality),
    Rule(of_region=region_rules.contiguous),
    Rule(of_region=region_rules.at_least),
    Rule(of_region=region_rules.at_most),
    Rule(of_county=county_rules.official_sums, moves_with="nothing"),
    Rule(of_region=region_rules.region_name),
    Rule(of_county=county_rules.locked_unchanged),
    Rule(of_county=county_rules.locked_blocks_stay),
    Rule(of_county=county_rules.steps_with_reason),
    Rule(of_county=address_rule.addresses_matched),
    Rule(of_county=county_rules.divided_places, moves_with="place"),
    Rule(of_region=region_rules.nearest_school),
    Rule(of_region=region_rules.barrier_inside),
)


def check_plan(plan: Plan, options: CheckOptions) -> list[Finding]:
    """All findings of the rules V01-V05, V07-V12, V15 and V16, in the order of the rules."""
    facts = Facts(plan, Standing(plan.blocks, options), None)
    findings: list[Finding] = []
    for rule in RULES:
        if rule.of_county is not None:
            findings += rule.of_county(facts)
        elif rule.of_region is not None:
            for region in facts.regions:
                findings += rule.of_region(facts, region)
    return findings
