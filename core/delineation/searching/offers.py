# SPDX-License-Identifier: GPL-2.0-or-later
"""What may move: subtrees of a spanning forest, and what breaking and joining their ties costs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ...arrays import AnyIntArray, BoolArray, FloatArray, IntArray
from ...arrays import sums as sums_by
from ..tasks.measure import Measure
from ..tasks.task import Change, Task
from .forest import Forest


@dataclass(frozen=True)
class Offers:
    """Subtrees that may leave their region for a neighbouring one; one row an offer.

    at: position of the subtree's root in the forest. source, target: regions. beside: the unit of
    the target that the subtree borders. sums: of the measure's columns, (o, c). apart: what ties
    and the distance to an old plan will cost more.
    """

    at: IntArray
    source: IntArray
    target: IntArray
    beside: IntArray
    sums: FloatArray
    apart: FloatArray

    def __len__(self) -> int:
        return len(self.at)

    def where(self, keep: BoolArray) -> Offers:
        """Some of the offers."""
        return Offers(
            self.at[keep],
            self.source[keep],
            self.target[keep],
            self.beside[keep],
            self.sums[keep],
            self.apart[keep],
        )


def find_offers(
    task: Task,
    measure: Measure,
    forest: Forest,
    region_of: IntArray,
    generator: np.random.Generator,
) -> Offers:
    """Every subtree that borders another region, with a random one of the edges that lead out."""
    graph, n = task.graph, task.n
    label = region_of.astype(np.int32)
    crossing = np.flatnonzero(label[graph.origin] != label[graph.indices])
    before = _running(np.bincount(graph.origin[crossing], minlength=n))
    count = np.diff(before)
    border = np.flatnonzero(count[forest.order])
    running = _running((count > 0)[forest.order].astype(np.int64))
    low = running[:-1]
    many = running[forest.end] - low
    at = np.flatnonzero((many > 0) & (forest.parent >= 0))
    drawn = (generator.random(len(at)) * many[at]).astype(np.int64)
    unit = forest.order[border[low[at] + drawn]]
    drawn = (generator.random(len(at)) * count[unit]).astype(np.int64)
    beside = graph.indices[crossing[before[unit] + drawn]].astype(np.int64)
    source, target = region_of[forest.order[at]], region_of[beside]
    apart = np.zeros(len(at))
    if len(measure.cost):
        apart += _separated(measure, forest, region_of, at, target)
    if task.change is not None:
        apart += _moved_away(task.change, forest, region_of, at, target)
    sums = forest.sums(measure.columns[forest.order], at)
    return Offers(at, source, target, beside, sums, apart)


def change_of_ties(
    measure: Measure, forest: Forest, offers: Offers, before: IntArray, now: IntArray
) -> FloatArray:
    """How ``apart`` of offers changes by other units' moves from regions before to now, (o,).

    None of the units offered may have moved themselves.
    """
    moved = before != now
    ends = np.concatenate([measure.left, measure.right])
    others = np.concatenate([measure.right, measure.left])
    entry = np.flatnonzero(moved[others])
    others, cost = others[entry], np.tile(measure.cost, 2)[entry]
    at = np.tile(forest.position[ends[entry]], 2)
    region = np.concatenate([now[others], before[others]])
    amounts = _Amounts(at, region, np.concatenate([cost, -cost]), forest)
    return amounts.of(offers.at, offers.source) - amounts.of(offers.at, offers.target)


def leaving_ties(measure: Measure, forest: Forest, region_of: IntArray) -> FloatArray:
    """Column whose sum over a subtree is the cost of its ties to the rest of its region, (n,).

    Ties inside a region count at both ends and, twice and negative, where their paths to the root
    meet: what is left over in a subtree are the ties that leave it.
    """
    n = len(region_of)
    inside = region_of[measure.left] == region_of[measure.right]
    cost = measure.cost[inside]
    first, second = forest.position[measure.left[inside]], forest.position[measure.right[inside]]
    column = sums_by(first, cost, n) + sums_by(second, cost, n)
    column -= 2.0 * sums_by(forest.meeting(first, second), cost, n)
    return column


def _separated(
    measure: Measure, forest: Forest, region_of: IntArray, at: IntArray, target: IntArray
) -> FloatArray:
    """Cost of the ties that subtrees break in their region less that of those they join again."""
    first, second = region_of[measure.left], region_of[measure.right]
    apart = np.flatnonzero(first != second)
    ends = np.concatenate([measure.left[apart], measure.right[apart]])
    others = np.concatenate([second[apart], first[apart]])
    cost = np.tile(measure.cost[apart], 2)
    joined = _Amounts(forest.position[ends], others, cost, forest).of(at, target)
    return forest.sums(leaving_ties(measure, forest, region_of)[:, None], at)[:, 0] - joined


def _moved_away(
    change: Change, forest: Forest, region_of: IntArray, at: IntArray, target: IntArray
) -> FloatArray:
    """Cost of the units of subtrees that leave their old region less that of those who return."""
    old, now = change.region_of[forest.order], region_of[forest.order]
    mass = change.weight * change.mass[forest.order]
    away = np.flatnonzero((old >= 0) & (old != now))
    home = _Amounts(away, old[away], mass[away], forest)
    leaving = np.where(old == now, mass, 0.0)
    return forest.sums(leaving[:, None], at)[:, 0] - home.of(at, target)


class _Amounts:
    """Amounts between positions of a forest and regions, to be summed over whole subtrees."""

    def __init__(self, at: IntArray, region: IntArray, amount: FloatArray, forest: Forest) -> None:
        self._n = len(forest.order) + 1
        self._end = forest.end
        key = region * self._n + at
        order = np.argsort(key)
        self._key = key[order]
        self._running = _running(amount[order])

    def of(self, at: IntArray, region: IntArray) -> FloatArray:
        """Sum of the amounts between the subtrees at some positions and a region each, (a,)."""
        base = region * self._n
        end = np.searchsorted(self._key, base + self._end[at])
        result: FloatArray = (
            self._running[end] - self._running[np.searchsorted(self._key, base + at)]
        )
        return result


def _running(amounts: AnyIntArray | FloatArray) -> AnyIntArray:
    """Sums before each place and at the end, (n + 1,)."""
    result = np.zeros(len(amounts) + 1, dtype=amounts.dtype)
    np.cumsum(amounts, out=result[1:])
    return result
