# SPDX-License-Identifier: GPL-2.0-or-later
"""Which of the accepted offers go together: many subtrees move at once, and none spoils another.

Two subtrees exclude each other where one contains the other or the unit that the other one joins,
and where a tie between them is counted in a region of both. What is left changes each other's
gains through the sums of their regions alone.
"""

from __future__ import annotations

import numpy as np

from ...arrays import FloatArray, IntArray
from ..tasks.measure import Measure
from .forest import Forest
from .offers import Offers


def independent(
    forest: Forest, measure: Measure, offers: Offers, accepted: IntArray, score: FloatArray
) -> IntArray:
    """Offers that do not exclude each other, best first, (chosen,).

    accepted: numbers of offers, ascending. score: of these, less than nothing, the least is best.
    """
    best = _outermost(forest, offers.at[accepted], score)
    chosen = accepted[best[np.argsort(score[best], kind="stable")]]
    better, worse = _conflicts(forest, measure, offers, chosen)
    free = [True] * len(chosen)
    # By the better one: when it comes, all that is better still has been decided.
    order = np.argsort(better, kind="stable")
    for one, other in zip(better[order].tolist(), worse[order].tolist()):
        if free[one]:
            free[other] = False
    result: IntArray = chosen[np.array(free, dtype=bool)]
    return result


def _outermost(forest: Forest, at: IntArray, score: FloatArray) -> IntArray:
    """Subtrees with the best score of all that they contain and that contain them, (s,).

    Of subtrees that are the best of all they contain the outermost ones exclude the others.
    """
    if not len(at):
        return np.zeros(0, dtype=np.int64)
    end = forest.end[at]
    bounds = np.stack([np.arange(len(at)), np.searchsorted(at, end)], axis=1).ravel()
    least = np.minimum.reduceat(np.append(score, 0.0), bounds)[::2]
    best = np.flatnonzero(least == score)
    inside = np.zeros(len(best), dtype=bool)
    inside[1:] = at[best[1:]] < np.maximum.accumulate(end[best[:-1]])
    return best[~inside]


def _conflicts(
    forest: Forest, measure: Measure, offers: Offers, chosen: IntArray
) -> tuple[IntArray, IntArray]:
    """Pairs of places in ``chosen`` that exclude each other, the lower place first."""
    label = np.full(len(forest.order), -1, dtype=np.int64)
    label[offers.at[chosen]] = np.arange(len(chosen))
    label = forest.below(label)[forest.position]
    first, second = np.arange(len(chosen)), label[offers.beside[chosen]]
    if len(measure.cost):
        one, other = label[measure.left], label[measure.right]
        both = np.flatnonzero((one >= 0) & (other >= 0) & (one != other))
        one, other = one[both], other[both]
        ends = np.stack([offers.source[chosen], offers.target[chosen]])
        share = (ends[:, None, one] == ends[None, :, other]).any(axis=(0, 1))
        first = np.concatenate([first, one[share]])
        second = np.concatenate([second, other[share]])
    pair = second >= 0
    return np.minimum(first, second)[pair], np.maximum(first, second)[pair]
