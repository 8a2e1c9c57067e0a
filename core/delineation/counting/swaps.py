# SPDX-License-Identifier: GPL-2.0-or-later
"""Neighbouring regions swap subtrees, so that limits are kept by as many regions as possible.

A round pairs regions. In each pair every subtree of one that touches the other, or none, can be
swapped for every such subtree of the other, or none: some hundred sums from two short lists, all
evaluated at once. One swap is drawn with the probabilities of a heat bath (Kirkpatrick, Gelatt &
Vecchi 1983, by the Gumbel-max trick). Swaps are what a region needs that is short by less than
any of its neighbours' units, and what single moves cannot do.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from ...arrays import BoolArray, FloatArray, IntArray, sums
from ..tasks.graph import Graph
from .living_forest import LivingForest

#: Sums that miss a limit by less than this share of it keep it.
_TOLERANCE = 1e-10

#: What a region with a surplus gains, in shares of a limit, where all of a limit's quantity comes
#: one region nearer to the next that is filled; regions that far off or further gain nothing.
_DRIFT, _FAR = 0.3, 25

#: Rounds for which the way to the next region that is filled is believed to hold.
_COURSE = 10

#: Share of the regions that are short that is filled, the fullest first; the others give, too.
_FILLED = 0.25

#: Subtrees of a region that are offered in a round; more of them are thinned out at random.
_OFFERS = 40


@dataclass(frozen=True)
class Limits:
    """Limits in the form the search wants: every column in shares of its limit.

    columns: one array (n,) a limit. is_floor: whether a region must reach 1 or not exceed it.
    broken: price of breaking limits at all; the shares that are missing come on top.
    """

    columns: tuple[FloatArray, ...]
    is_floor: tuple[bool, ...]
    broken: float = 0.15

    def price(self, totals: list[FloatArray]) -> FloatArray:
        """What regions pay for limits they break. totals: of regions, one array a limit.

        Missing shares are priced evenly, so that it does not matter who lacks them, but for the
        fixed price, which rewards gathering them in few regions.
        """
        missing = self.missing(totals)
        missing += self.broken * (missing > 0.0)
        return missing

    def missing(self, totals: list[FloatArray]) -> FloatArray:
        """Shares of the limits that are missing or too much, added up."""
        total: FloatArray = np.zeros(len(totals[0]))
        for column, is_floor in zip(totals, self.is_floor):
            outside = 1.0 - column if is_floor else column - 1.0
            outside -= _TOLERANCE
            total += np.maximum(outside, 0.0, out=outside)
        return total

    def sums(self, region_of: IntArray, k: int) -> list[FloatArray]:
        """Sums of each region, (k,), a limit."""
        return [sums(region_of, column, k) for column in self.columns]


class Swaps:
    """A plan under improvement. region_of: connected regions 0..k-1, (n,); k never changes."""

    def __init__(
        self, graph: Graph, limits: Limits, region_of: IntArray, generator: np.random.Generator
    ) -> None:
        self.limits = limits
        self.region_of = region_of.astype(np.int64)
        self.k = int(region_of.max()) + 1
        self.forest = LivingForest(graph, self.region_of, generator)
        self.sums = limits.sums(self.region_of, self.k)
        self._left = graph.left.astype(np.int64)
        self._right = graph.right.astype(np.int64)
        self._generator = generator
        self._height: FloatArray = np.zeros(self.k)
        self._turn = 0
        # What is plentiful need not drift anywhere.
        plenty = np.array([total.sum() for total in self.sums]).clip(min=1e-9)
        scarcity = np.where(limits.is_floor, plenty**-2.0, 0.0)
        self._scarcity: FloatArray = scarcity / scarcity.sum()

    @property
    def keeping(self) -> BoolArray:
        """Regions that keep all limits, (k,)."""
        keeps: BoolArray = self.limits.missing(self.sums) == 0.0
        return keeps

    def round(self, temperature: float) -> None:
        """One swap at most in every pair of regions. temperature: in shares of the limits."""
        region_of, k, forest = self.region_of, self.k, self.forest
        forest.regrow(region_of, k)
        first, second = region_of[self._left], region_of[self._right]
        border = np.flatnonzero(first != second)
        if not len(border):
            return
        if self._turn % _COURSE == 0:
            self._height = _DRIFT * self._distance(first[border], second[border])
        self._turn += 1
        partner = self._partners(first, second, border)
        border = border[partner[first[border]] == second[border]]
        left, right = self._left[border], self._right[border]
        active = partner[region_of] >= 0
        ascents = forest.ascents(active)
        ends = np.bincount(np.concatenate([left, right]), minlength=forest.n)
        touching = forest.sums(ends.astype(np.float64), ascents)
        active &= (forest.parent[:-1] < forest.n) & (touching > 0.0)
        offers = self._offers(np.flatnonzero(active))
        weights = [np.append(forest.sums(c, ascents)[offers.top], 0.0) for c in self.limits.columns]
        low = np.flatnonzero(partner > np.arange(k))
        given, taken = self._choose(low, partner[low], offers, weights, temperature)
        chosen = np.concatenate([given, taken])
        chosen = chosen[chosen < len(offers.top)]
        self._apply(offers.top[chosen], ascents, left, right, partner)

    def _distance(self, first: IntArray, second: IntArray) -> FloatArray:
        """Regions on the way from each to the next that is filled, at most ``_FAR``, (k,).

        first, second: regions of the borders. Quantities above floors cost nothing anywhere, so
        without a slope they would take random walks to where they are wanted.
        """
        missing = self.limits.missing(self.sums)
        short = np.flatnonzero(missing > 0.0)
        fullest = short[np.argsort(missing[short], kind="stable")]
        reached = np.zeros(self.k, dtype=bool)
        reached[fullest[: math.ceil(_FILLED * len(short))]] = True
        distance = np.full(self.k, float(_FAR))
        for step in range(_FAR):
            distance[reached & (distance > step)] = step
            crossing = np.flatnonzero(reached[first] != reached[second])
            if not len(crossing):
                break
            reached[first[crossing]] = reached[second[crossing]] = True
        return distance

    def _partners(self, first: IntArray, second: IntArray, border: IntArray) -> IntArray:
        """A random pairing of neighbouring regions: partner of each or -1, (k,)."""
        k = self.k
        drawn = border[self._generator.integers(0, len(border), 4 * k)]
        ends = np.stack([first[drawn], second[drawn]], axis=1)
        partner = np.full(k, -1, dtype=np.int64)
        for _ in range(2):
            # The last of several values stays: every region chooses its last border in the list.
            best = np.empty(k, dtype=np.int64)
            best[ends.ravel()] = np.repeat(np.arange(len(ends)), 2)
            mutual = best[ends[:, 0]] == best[ends[:, 1]]
            mutual &= best[ends[:, 0]] == np.arange(len(ends))
            one, other = ends[mutual].T
            partner[one], partner[other] = other, one
            ends = ends[(partner[ends] < 0).all(axis=1)]
        return partner

    def _offers(self, top: IntArray) -> _Offers:
        """Subtrees on offer, by region, thinned out where a region has many."""
        region = self.region_of[top]
        count = np.bincount(region, minlength=self.k)
        if count.max(initial=0) > _OFFERS:
            keep = self._generator.random(len(top)) * count[region] < _OFFERS
            top, region = top[keep], region[keep]
            count = np.bincount(region, minlength=self.k)
        # Keys of 16 bits are sorted by counting, several times faster.
        key = region.astype(np.uint16) if self.k <= 65535 else region
        return _Offers(top[np.argsort(key, kind="stable")], np.cumsum(count) - count, count)

    def _choose(
        self,
        low: IntArray,
        high: IntArray,
        offers: _Offers,
        weights: list[FloatArray],
        temperature: float,
    ) -> tuple[IntArray, IntArray]:
        """Offer that the lower and the higher region of each pair give; past the end for none.

        weights: of the offers and of none, one array a limit.
        """
        none = len(offers.top)
        giver, given, _ = offers.with_none(low)
        _, taken, taken_begin = offers.with_none(high)
        # Rows: what the lower regions give; each goes with all that their partners may give.
        width = offers.count[high][giver] + 1
        row = np.repeat(np.arange(len(giver)), width)
        row_begin = np.cumsum(width) - width
        column = np.arange(len(row)) + np.repeat(taken_begin[giver] - row_begin, width)
        mine, theirs = [], []
        for total, weight in zip(self.sums, weights):
            kept = (total[low][giver] - weight[given])[row] + weight[taken][column]
            mine.append(kept)
            theirs.append((total[low] + total[high])[giver][row] - kept)
        score = self.limits.price(mine)
        score += self.limits.price(theirs)
        slope = (self._height[low] - self._height[high])[giver][row]
        for kept, scarcity in zip(mine, self._scarcity):
            if scarcity > 0.0:
                score += scarcity * slope * kept
        noise = self._generator.standard_exponential(len(score), dtype=np.float32)
        score += temperature * np.log(noise + np.float32(1e-30))
        size = (offers.count[low] + 1) * (offers.count[high] + 1)
        least = np.minimum.reduceat(score, np.cumsum(size) - size)
        best = np.empty(len(low), dtype=np.int64)
        hit = np.flatnonzero(score == np.repeat(least, size))
        best[giver[row[hit]]] = hit
        return given[row[best]].clip(max=none), taken[column[best]].clip(max=none)

    def _apply(
        self,
        top: IntArray,
        ascents: list[tuple[IntArray, IntArray]],
        left: IntArray,
        right: IntArray,
        partner: IntArray,
    ) -> None:
        """Move subtrees to the partners, where both sides of the swap find a unit that stays.

        left, right: borders between partners.
        """
        region_of, forest = self.region_of, self.forest
        leaving = forest.below(top, ascents)
        border = np.flatnonzero(leaving[left] != leaving[right])
        left, right = left[border], right[border]
        goes = leaving[left]
        link = np.full(self.k, -1, dtype=np.int64)
        link[region_of[np.where(goes, left, right)]] = np.arange(len(border))
        source = region_of[top]
        stuck = np.zeros(self.k, dtype=bool)
        stuck[source[link[source] < 0]] = True
        free = ~stuck[source] & ~stuck[partner[source]]
        top, link = top[free], link[source[free]]
        moving = np.zeros(self.k, dtype=bool)
        moving[source[free]] = True
        forest.parent[top] = forest.n
        forest.hang(np.where(goes, left, right)[link], np.where(goes, right, left)[link])
        unit = np.flatnonzero(leaving & moving[region_of])
        region_of[unit] = partner[region_of[unit]]
        self.sums = self.limits.sums(region_of, self.k)


@dataclass(frozen=True)
class _Offers:
    """Subtrees by region. top: their units nearest the root. begin, count: of each region, (k,)."""

    top: IntArray
    begin: IntArray
    count: IntArray

    def with_none(self, region: IntArray) -> tuple[IntArray, IntArray, IntArray]:
        """Offers of some regions with "none" ahead of each region's.

        Returns position in ``region`` and offer of each entry, and where each region's begin.
        """
        size = self.count[region] + 1
        begin = np.cumsum(size) - size
        owner = np.repeat(np.arange(len(region)), size)
        rank = np.arange(len(owner)) - begin[owner]
        offer = np.where(rank > 0, self.begin[region][owner] + rank - 1, len(self.top))
        return owner, offer, begin
