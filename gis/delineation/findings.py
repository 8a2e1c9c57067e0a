# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings of a delineation with the names that only the finished plan knows."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import List, Optional, Sequence

from ...core.findings import Finding
from ...core.plan import UNASSIGNED, Plan
from ..translation import number


def worded(findings: Sequence[Finding], plan: Optional[Plan] = None) -> List[Finding]:
    """The findings as their sentences want them: regions by name, whole numbers whole."""
    return [_worded(finding, plan) for finding in findings]


def _worded(finding: Finding, plan: Optional[Plan]) -> Finding:
    data = {name: _plain(value) for name, value in finding.data.items()}
    if finding.rule == "D22":
        data = {name: f"{number(100 * float(value), 1)} %" for name, value in finding.data.items()}
    if finding.rule != "D16" or plan is None or not finding.blocks:
        return replace(finding, data=data)
    region = int(plan.region_of[finding.blocks[0]])
    if region == UNASSIGNED:
        return replace(finding, data=data)
    data["region"] = f"{plan.regions[region].short} ({plan.regions[region].name})"
    total, low = finding.data["total"], finding.data["minimum"]
    short = low is not None and total < low
    if data["name"]:
        rule = "D16less" if short else "D16more"
    else:
        rule = "D16small" if short else "D16large"
    return replace(finding, rule=rule, data=data)


def _plain(value: object) -> object:
    is_whole = isinstance(value, float) and math.isfinite(value) and value == int(value)
    return int(value) if is_whole else value
