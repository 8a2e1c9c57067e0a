# SPDX-License-Identifier: GPL-2.0-or-later
"""Listing only the regions that are worth their price.

A region's reduced cost is bounded from below by pairs on edges and linear terms alone, exactly
where they are the whole objective. Sums enter by a multiplier: with any slope s a region of the
size p costs f(p) >= s p + min over the sizes allowed of (f - s p).
"""

from __future__ import annotations

from typing import Callable, Optional

import numpy as np

from ...arrays import AnyIntArray, BoolArray, FloatArray, sums
from ..tasks.effort import Effort
from ..tasks.task import Task
from .costs import RegionCosts
from .listing import Bound, RegionLister
from .partition import Columns, Duals, named_columns
from .products import centred
from .sweep import Prices, cost_to_go

#: Regions listed at once, partial regions looked at, and kept where listing is only a search.
MOST_REGIONS = 60_000
MOST_STATES = 6_000_000
QUICK_STATES = 1_500_000
BEAM = 100
#: Columns of a search that are too few to go on with.
FEW = 30


class Pricing:
    """Regions of a task by their reduced cost."""

    def __init__(self, lister: RegionLister, costs: RegionCosts, names: int) -> None:
        self.lister, self.costs, self.names = lister, costs, names
        task = costs.task
        self._none = named_columns(costs, np.zeros((0, task.n), dtype=bool), names)
        # Whether listing all was too much last time: then a search comes first.
        self._searches = False
        self._slope: Optional[float] = None
        self._column = task.sizes.column if task.sizes is not None else 0
        self._size = task.quantities[:, self._column]
        self._moments = _moments(task)
        graph = task.graph
        code = graph.left.astype(np.int64) * graph.n + graph.right
        pair = costs.pairs.left.astype(np.int64) * graph.n + costs.pairs.right
        position = np.searchsorted(code, pair)
        hit = position < len(code)
        hit[hit] = code[position[hit]] == pair[hit]
        # Pairs that do not border each other cost nothing less than nothing: left out.
        self._apart = sums(position[hit], costs.pairs.apart[hit], graph.m)
        self._together = sums(position[hit], costs.pairs.together[hit], graph.m)
        for kept in task.kept:
            # x (whole - x) is the sum over pairs that a region separates: bordering ones count.
            both = kept.features[graph.left] * kept.features[graph.right]
            self._apart = self._apart + both.sum(axis=1)

    def _prices(self, duals: Duals, slope: float) -> tuple[Prices, float]:
        task = self.costs.task
        unit = -duals.unit + slope * self._size
        start = -duals.count + self._least_size(slope)
        for kept in task.kept:
            # -x² = x (whole - x) - x whole, of which the first is left to pairs.
            unit = unit - (kept.features * kept.features.sum(axis=0)).sum(axis=1)
        # Change is left out: at best all of a region keeps its name, and costs nothing.
        return Prices(unit, self._apart, self._together), float(start)

    def _least_size(self, slope: float) -> float:
        """Minimum of f(p) - slope p over the sizes p a region may have."""
        low = float(self.lister.limits.floor[self._column])
        high = min(float(self.lister.limits.ceiling[self._column]), float(self._size.sum()))
        sizes = self.costs.task.sizes
        if sizes is None:
            return -slope * (high if slope > 0 else low)
        best = sizes.target * (1.0 + slope * sizes.target / (2.0 * max(sizes.weight, 1e-300)))
        best = min(max(best, low), high)
        return float(sizes.weight * (best / sizes.target - 1.0) ** 2 - slope * best)

    def _bound(self, duals: Duals, threshold: float) -> tuple[Bound, float]:
        """The best slopes, and the least reduced cost by them."""
        scale = float(np.abs(duals.unit).sum() / max(self._size.sum(), 1e-300))

        def least(slope: float) -> float:
            prices, start = self._prices(duals, slope)
            return start + float(cost_to_go(self.lister.sweep, prices)[0, 0])

        # Duals change little from one round to the next, and so does the best slope.
        reach = 4.0 * scale if self._slope is None else scale / 2.0
        best = _peak(least, (self._slope or 0.0) - reach, (self._slope or 0.0) + reach, 5)
        self._slope = best
        slopes = [best, 0.0, best - scale / 4.0, best + scale / 4.0]
        both = [self._prices(duals, slope) for slope in slopes]
        bound = Bound(
            tuple(p for p, _ in both),
            tuple(s for _, s in both),
            threshold,
            self._moments,
            self._spread,
            lambda member: self._worth(member, duals, threshold),
        )
        return bound, max(least(best), least(0.0))

    def _worth(self, member: BoolArray, duals: Duals, threshold: float) -> BoolArray:
        """Regions whose reduced cost is at most ``threshold``, by whatever name, (r,)."""
        columns = named_columns(self.costs, member, self.names)
        good = duals.reduced(columns) <= threshold
        result = good[: len(member)].copy()
        region, _ = np.nonzero(self.costs.kept_names(member, self.names) > 0.0)
        result[region[good[len(member) :]]] = True
        return result

    def _spread(self, sums: FloatArray) -> FloatArray:
        """Spread inside partial regions, (s,); units that come in never make it less."""
        result, at = np.zeros(len(sums)), 0
        for spread in self.costs.task.spreads:
            d = spread.values.shape[1]
            mass, square, first = sums[:, at], sums[:, at + 1], sums[:, at + 2 : at + 2 + d]
            mean = (first**2).sum(axis=1) / np.where(mass > 0.0, mass, 1.0)
            result += spread.weight * np.maximum(square - mean, 0.0)
            at += 2 + d
        return result

    def _list(
        self, duals: Duals, threshold: float, effort: Effort, beam: Optional[int], most_states: int
    ) -> tuple[Columns, bool, float]:
        bound, least = self._bound(duals, threshold)
        listing = self.lister.regions(bound, effort, MOST_REGIONS, most_states, beam)
        columns = named_columns(self.costs, listing.member, self.names)
        reduced = duals.reduced(columns)
        rows = np.flatnonzero(reduced <= threshold)
        rows = rows[np.argsort(reduced[rows], kind="stable")]
        return columns.take(rows), listing.complete, least

    def cheapest(
        self, duals: Duals, margin: float, thorough: bool, effort: Effort
    ) -> tuple[Columns, float]:
        """Columns of low reduced cost: all up to ``margin`` where they are few, else a search."""
        scale = 1e-7 * (1.0 + float(np.abs(duals.unit).sum()))
        margin = max(margin, scale)
        columns, complete, least = self._none, False, -np.inf
        if self._searches:
            columns, _, least = self._list(duals, -scale, effort, BEAM, MOST_STATES)
        if len(columns) < FEW:
            found, complete, least = self._list(duals, margin, effort, None, QUICK_STATES)
            columns = found if complete else columns.joined(found)
            if not complete and not self._searches:
                found, _, least = self._list(duals, -scale, effort, BEAM, MOST_STATES)
                columns = columns.joined(found)
            self._searches = not complete
        if thorough and not complete and not len(columns):
            columns, complete, least = self._list(duals, margin, effort, None, MOST_STATES)
        if complete:
            least = float(duals.reduced(columns).min(initial=margin))
        order = np.argsort(duals.reduced(columns), kind="stable")
        return columns.take(order[_spread(columns.take(order), 300)]), least

    def within(self, duals: Duals, gap: float, effort: Effort) -> tuple[Columns, bool]:
        """All columns up to a reduced cost."""
        columns, complete, _ = self._list(duals, gap, effort, None, MOST_STATES)
        return columns, complete


def _spread(columns: Columns, count: int) -> AnyIntArray:
    """Of columns sorted by reduced cost the first ones, and the first two of each unit."""
    rows = set(range(min(count, len(columns))))
    for unit in range(columns.member.shape[1]):
        rows.update(np.flatnonzero(columns.member[:, unit])[:2].tolist())
    return np.array(sorted(rows), dtype=np.int64)


def _peak(function: Callable[[float], float], low: float, high: float, rounds: int) -> float:
    """Where a concave function is greatest, by golden section."""
    ratio = float(np.sqrt(5.0) - 1.0) / 2.0
    a, b = high - ratio * (high - low), low + ratio * (high - low)
    at_a, at_b = function(a), function(b)
    for _ in range(rounds):
        if at_a < at_b:
            low, a, at_a = a, b, at_b
            b = low + ratio * (high - low)
            at_b = function(b)
        else:
            high, b, at_b = b, a, at_a
            a = high - ratio * (high - low)
            at_a = function(a)
    return a if at_a > at_b else b


def _moments(task: Task) -> FloatArray:
    """Mass, squared values and values of each spread, additive over units, (n, c)."""
    columns = [np.zeros((task.n, 0))]
    for spread in task.spreads:
        values, mass = centred(spread), spread.mass[:, None]
        columns += [mass, mass * (values**2).sum(axis=1)[:, None], mass * values]
    return np.hstack(columns)
