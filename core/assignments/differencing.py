# SPDX-License-Identifier: GPL-2.0-or-later
"""What two published versions of a plan tell together.

Whoever has the residents of both subtracts: a region that lost three residents tells of these
three. So both are looked at as the margins of one table, of old by new regions.
"""

from __future__ import annotations

from typing import Dict, List

import numpy as np

from ..arrays import IntArray
from ..comparison import Comparison, Flow
from ..disclosure import audit, is_small
from ..findings import Finding, Level
from ..plan import UNASSIGNED, Plan
from .withheld import withheld


def told_by_both(comparison: Comparison, limit: float) -> List[Finding]:
    """Warnings where the residents of old and new regions betray fewer than the limit.

    Each part that an old and a new region share must hold nobody or at least as many as the limit,
    unless it is all of both; then it is secret in both, and must not be found from numbers that
    one version prints and the other does not.
    """
    flows = [flow for flow in comparison.flows if (flow.old, flow.new) != (UNASSIGNED,) * 2]
    count = np.array([flow.residents for flow in flows], dtype=np.float64)
    small = np.flatnonzero(is_small(count, limit)).tolist()
    whole = [cell for cell in small if _is_whole(flows, cell)]
    found = [_finding("Z60", comparison, flows[cell], limit) for cell in small if cell not in whole]
    if whole:
        sums = _printed(comparison.old, [flow.old for flow in flows], limit)
        sums += _printed(comparison.new, [flow.new for flow in flows], limit)
        exposed = audit(count, np.ones(len(count), dtype=bool), sums, limit)
        found += [
            _finding("Z61", comparison, flows[cell], limit) for cell in whole if exposed[cell]
        ]
    return found


def _is_whole(flows: List[Flow], cell: int) -> bool:
    """Whether nobody else lives in the old or the new region of a cell."""
    one = flows[cell]
    if UNASSIGNED in (one.old, one.new):
        return False
    others = [flow for flow in flows if (flow.old == one.old) != (flow.new == one.new)]
    return not any(flow.residents for flow in others)


def _printed(plan: Plan, region_of_cell: List[int], limit: float) -> List[IntArray]:
    """The cells of each sum that a version prints: of regions and of municipalities."""
    held = [region for region in plan.listed if plan.block_count[region]]
    secret, secret_homes = withheld(plan, held, limit)
    sums: Dict[object, List[int]] = {}
    for cell, region in enumerate(region_of_cell):
        if region == UNASSIGNED:
            continue
        home = plan.regions[region].municipality
        if region not in secret:
            sums.setdefault(region, []).append(cell)
        if home not in secret_homes:
            sums.setdefault(home, []).append(cell)
    return [np.array(cells, dtype=np.int64) for cells in sums.values()]


def _finding(rule: str, comparison: Comparison, flow: Flow, limit: float) -> Finding:
    # Never the number itself: what warns of it is read by others as well.
    old, new = (
        "–" if region == UNASSIGNED else plan.regions[region].key
        for plan, region in ((comparison.old, flow.old), (comparison.new, flow.new))
    )
    data = {"old": old, "new": new, "limit": int(limit)}
    return Finding(rule, Level.WARNING, data, region=new)
