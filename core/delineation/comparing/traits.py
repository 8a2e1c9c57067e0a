# SPDX-License-Identifier: GPL-2.0-or-later
"""What plans do better and worse than each other, and what to call them after it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Sequence, Tuple

import numpy as np
from scipy.optimize import linear_sum_assignment

from ...arrays import FloatArray
from .profile import Criterion, Profile

#: Leads below the first share of the values are not worth a word, those below the second count
#: in part.
_NOTHING, _NOTICEABLE = 0.005, 0.05


@dataclass(frozen=True)
class Trait:
    """A criterion in which a plan stands out. low, high: range of the other plans."""

    criterion: Criterion
    value: float
    low: float
    high: float


@dataclass(frozen=True)
class Character:
    """A plan among others.

    name: the criterion it is called after, for one plan only; None for a plan that is best in
    nothing that is left. better, worse: criteria in which it is best or worst, the clearest first.
    """

    name: Optional[Criterion]
    better: Tuple[Trait, ...]
    worse: Tuple[Trait, ...]


def criteria_of(profiles: Sequence[Profile]) -> List[Criterion]:
    """The criteria that all plans have, in order."""
    return [
        criterion
        for criterion in profiles[0].values
        if all(criterion in profile.values for profile in profiles)
    ]


def characters(profiles: Sequence[Profile]) -> List[Character]:
    """The character of each plan, in the order of the plans.

    A plan stands out in a criterion by its distance from the next plan, as a share of the range of
    all; small differences count little. Names are given so that they stand out most in sum.
    """
    criteria = [criterion for criterion in criteria_of(profiles) if criterion.better != 0]
    value = np.array([[profile.values[c] for c in criteria] for profile in profiles])
    value = value.reshape(len(profiles), len(criteria))
    better = np.array([c.better for c in criteria], dtype=np.float64)
    ahead, behind = _lead(value * better), _lead(-value * better)
    name: List[Optional[Criterion]] = [None] * len(profiles)
    # Of equal scores the earlier criterion wins, so that names do not depend on rounding.
    order = 1e-6 * np.arange(len(criteria))
    plans, columns = linear_sum_assignment(np.where(ahead > 0, ahead - order, 0.0), maximize=True)
    for plan, column in zip(plans.tolist(), columns.tolist()):
        if ahead[plan, column] > 0:
            name[plan] = criteria[column]
    return [
        Character(
            name[plan],
            _traits(plan, ahead, value, criteria),
            _traits(plan, behind, value, criteria),
        )
        for plan in range(len(profiles))
    ]


def _lead(score: FloatArray) -> FloatArray:
    """How far each plan is before all others, 0..1, 0 where it is not the only first, (p, c)."""
    result = np.zeros_like(score)
    if len(score) < 2:
        return result
    spread = score.max(axis=0) - score.min(axis=0)
    size = np.maximum(np.abs(score).mean(axis=0), 1e-300)
    for plan in range(len(score)):
        lead = score[plan] - np.delete(score, plan, axis=0).max(axis=0)
        noticeable = np.minimum(1.0, lead / (_NOTICEABLE * size))
        worth = lead > _NOTHING * size
        result[plan, worth] = noticeable[worth] * lead[worth] / spread[worth]
    return result


def _traits(
    plan: int, lead: FloatArray, value: FloatArray, criteria: Sequence[Criterion]
) -> Tuple[Trait, ...]:
    order = np.argsort(-lead[plan], kind="stable")
    others = np.delete(value, plan, axis=0)
    return tuple(
        Trait(
            criteria[c],
            float(value[plan, c]),
            float(others[:, c].min()),
            float(others[:, c].max()),
        )
        for c in order.tolist()
        if lead[plan, c] > 0
    )
