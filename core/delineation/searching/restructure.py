# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions split and merged: moves that exchanges between neighbours cannot make step by step.

All functions work on copies of a task side by side and change each copy by as many regions.
"""

from __future__ import annotations

import numpy as np

from ...arrays import AnyIntArray, FloatArray, IntArray
from ...arrays import sums as sums_by
from .exchange import Exchange
from .forest import random_forest
from .offers import leaving_ties


def split(
    state: Exchange, copies: int, count: int, penalty: float, length: FloatArray | None
) -> None:
    """Split the ``count`` regions of each copy where it pays most, along random trees."""
    measure, k = state.measure, state.k // copies
    forest = random_forest(state.task.graph, state.region_of, state.k, state.generator, length)
    at = np.flatnonzero(forest.parent >= 0)
    region = state.region_of[forest.order[at]]
    part = forest.sums(measure.columns[forest.order], at)
    rest = state.sums[region] - part
    gain = measure.values(part) + measure.values(rest) - state.values[region]
    if len(measure.cost):
        gain += forest.sums(leaving_ties(measure, forest, state.region_of)[:, None], at)[:, 0]
    outside = measure.excess(part) + measure.excess(rest) - state.outside[region]
    order = np.argsort(gain + penalty * outside, kind="stable")
    # The first of each region, as it comes.
    best = order[np.sort(np.unique(region[order], return_index=True)[1])]
    chosen = _first_of_each(region[best] // k, copies, count)
    count = chosen.shape[1]
    label = np.full(state.task.n, -1, dtype=np.int64)
    fresh = (np.arange(copies) * (k + count) + k)[:, None] + np.arange(count)
    label[at[best[chosen]]] = fresh
    label = forest.below(label)[forest.position]
    old = state.region_of // k * (k + count) + state.region_of % k
    _renew(state, np.where(label >= 0, label, old), copies * (k + count))


def merge(state: Exchange, copies: int, count: int, penalty: float) -> None:
    """Merge neighbouring regions of each copy, the cheapest first, until ``count`` are gone."""
    while count > 0:
        k = state.k // copies
        first, second, gain = _unions(state, penalty)
        order = np.argsort(gain, kind="stable")
        first, second = first[order], second[order]
        apart = np.array(_disjoint(first.tolist(), second.tolist(), state.k), dtype=np.int64)
        chosen = apart[_first_of_each(first[apart] // k, copies, count)].ravel()
        if not len(chosen):
            return
        into = np.arange(state.k)
        into[second[chosen]] = first[chosen]
        label = np.unique(into, return_inverse=True)[1][state.region_of]
        _renew(state, label.astype(np.int64), state.k - len(chosen))
        count -= len(chosen) // copies


def _unions(state: Exchange, penalty: float) -> tuple[IntArray, IntArray, FloatArray]:
    """Neighbouring regions, first < second, and what merging them adds to the objective."""
    measure, graph, k = state.measure, state.task.graph, state.k

    def codes(left: AnyIntArray, right: AnyIntArray) -> IntArray:
        one, other = state.region_of[left], state.region_of[right]
        code: IntArray = np.minimum(one, other) * k + np.maximum(one, other)
        return code

    code = np.unique(codes(graph.left, graph.right))
    first, second = code // k, code % k
    code, first, second = (array[first != second] for array in (code, first, second))
    union = state.sums[first] + state.sums[second]
    gain = measure.values(union) - state.values[first] - state.values[second]
    outside = measure.excess(union) - state.outside[first] - state.outside[second]
    gain += penalty * outside
    if len(measure.cost) and len(code):
        tied = codes(measure.left, measure.right)
        place = np.minimum(np.searchsorted(code, tied), len(code) - 1)
        found = code[place] == tied
        gain -= sums_by(place[found], measure.cost[found], len(code))
    return first, second, gain


def _disjoint(first: list[int], second: list[int], k: int) -> list[int]:
    """Numbers of the pairs that share no region with an earlier one taken."""
    free = [True] * k
    taken = []
    for number, (one, other) in enumerate(zip(first, second)):
        if free[one] and free[other]:
            free[one] = free[other] = False
            taken.append(number)
    return taken


def _first_of_each(copy: IntArray, copies: int, count: int) -> IntArray:
    """Places of the first entries of each copy, as many of each, at most ``count``: (copies, c)."""
    order = np.argsort(copy, kind="stable")
    size = np.bincount(copy, minlength=copies)
    count = min(count, int(size.min()))
    begin = np.cumsum(size) - size
    places: IntArray = order[begin[:, None] + np.arange(count)]
    return places


def _renew(state: Exchange, region_of: IntArray, k: int) -> None:
    state.region_of, state.k = region_of, k
    state.refresh()
