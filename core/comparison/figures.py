# SPDX-License-Identifier: GPL-2.0-or-later
"""The figures in which plans are put side by side."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from typing import Iterable, Mapping, Optional

import numpy as np

from ..findings import Finding, Level
from ..plan import UNASSIGNED, Plan


@dataclass(frozen=True)
class KeyFigures:
    """One plan in numbers.

    regions: those that hold blocks. unassigned: blocks without a region. unknown: blocks whose
    residents are unknown. below, above: regions beyond the thresholds. split: regions of several
    parts. parts: parts of all regions. compactness: mean Polsby-Popper, nan without regions.
    findings: errors and warnings by rule.
    """

    regions: int
    blocks: int
    unassigned: int
    residents: int
    unknown: int
    smallest: int
    largest: int
    below: int
    above: int
    split: int
    parts: int
    compactness: float
    findings: Mapping[str, int] = field(default_factory=dict)


def key_figures(
    plan: Plan,
    minimum: Optional[float],
    maximum: Optional[float],
    findings: Iterable[Finding] = (),
) -> KeyFigures:
    """The figures in which plans are put side by side; None for a threshold that is not set."""
    held = [region for region in plan.listed if plan.block_count[region]]
    residents = [int(plan.population[region]) for region in held]
    parts = [plan.parts(region) for region in held]
    compactness = plan.totals.compactness()[held]
    serious = Counter(each.rule[:3] for each in findings if each.level is not Level.NOTE)
    return KeyFigures(
        regions=len(held),
        blocks=len(plan.blocks),
        unassigned=int(np.count_nonzero(plan.region_of == UNASSIGNED)),
        residents=int(plan.blocks.population.sum()),
        unknown=int(np.count_nonzero(~plan.blocks.population_known)),
        smallest=min(residents, default=0),
        largest=max(residents, default=0),
        below=sum(minimum is not None and number < minimum for number in residents),
        above=sum(maximum is not None and number > maximum for number in residents),
        split=sum(number > 1 for number in parts),
        parts=sum(parts),
        compactness=float(compactness.mean()) if held else math.nan,
        findings=dict(sorted(serious.items())),
    )
