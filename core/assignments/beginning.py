# SPDX-License-Identifier: GPL-2.0-or-later
"""What has to be right, and what a person should know, before a plan begins."""

from __future__ import annotations

from collections import defaultdict
from typing import Dict, List, Optional

from ..errors import UserError
from ..findings import Finding, Level
from ..naming import LONGEST_LABEL
from ..plan import Plan


def check_limits(minimum: Optional[float], maximum: Optional[float]) -> None:
    """Raises ``UserError("limits_swapped")`` where no number of residents fits; None: no limit."""
    if minimum is not None and maximum is not None and minimum > maximum:
        raise UserError("limits_swapped", minimum=int(minimum), maximum=int(maximum))


def register_findings(plan: Plan) -> List[Finding]:
    """Regions across municipal borders that must stay within, labels given twice, long labels."""
    findings = _crossing(plan) if plan.municipality_is_hard else []
    by_label: Dict[str, List[str]] = defaultdict(list)
    for region in plan.listed:
        by_label[plan.regions[region].short].append(plan.regions[region].key)
    findings += [
        Finding("Z15", Level.WARNING, {"label": label, "n": len(keys), "keys": keys})
        for label, keys in sorted(by_label.items())
        if len(keys) > 1
    ]
    long = sorted(label for label in by_label if len(label) > LONGEST_LABEL)
    if long:
        data = {"n": len(long), "labels": long, "longest": LONGEST_LABEL}
        findings.append(Finding("Z16", Level.WARNING, data))
    return findings


def _crossing(plan: Plan) -> List[Finding]:
    """One finding for all of them: where there are many, the field is none of regions."""
    home = plan.blocks.municipality
    titles, foreign = [], []
    for region in plan.listed:
        members = plan.members(region)
        elsewhere = members[home[members] != plan.regions[region].municipality]
        if len(elsewhere):
            titles.append(f"{plan.regions[region].short} {plan.regions[region].name}".strip())
            foreign += elsewhere.tolist()
    if not foreign:
        return []
    x, y = plan.blocks.xy[foreign[0]].tolist()
    data = {"n": len(titles), "of": len(plan.listed), "names": titles}
    return [Finding("Z13", Level.ERROR, data, tuple(foreign), place=(x, y))]
