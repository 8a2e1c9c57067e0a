# SPDX-License-Identifier: GPL-2.0-or-later
"""The engine's move: whole subtrees change between neighbouring regions, many at once.

A round draws a random spanning tree in every region and evaluates every subtree that borders
another region from sums alone. Those that pay, or that chance accepts, move all at once, the best
first, as far as they do not exclude each other: regions stay connected by construction. What a
move adds is counted once more after the better ones of its regions, so that the sum of what was
evaluated is what happens. The same trees can serve several times, as long as their subtrees are
whole.
"""

from __future__ import annotations

import numpy as np

from ...arrays import FloatArray, IntArray
from ...arrays import sums as sums_by
from ..tasks.measure import Measure
from ..tasks.task import Task
from .choice import independent
from .forest import Forest, random_forest
from .offers import Offers, change_of_ties, find_offers


class Exchange:
    """A plan of a task under improvement.

    region_of: connected regions 0..k-1, (n,). sums: of the measure's columns, (k, c). values: of
    regions, up to a constant of the task, (k,). outside: how far regions are outside their
    limits, (k,). apart: cost of ties and changes, each of them counted in some region, (k,).
    """

    def __init__(
        self,
        task: Task,
        region_of: IntArray,
        generator: np.random.Generator,
        measure: Measure | None = None,
    ) -> None:
        self.task = task
        self.measure = Measure(task) if measure is None else measure
        self.generator = generator
        self.region_of = region_of.astype(np.int64)
        self.k = int(region_of.max()) + 1
        self.refresh()

    def refresh(self) -> None:
        """Recompute all sums from the units, so that rounding does not add up."""
        measure, change, k = self.measure, self.task.change, self.k
        sums = [sums_by(self.region_of, column, k) for column in measure.columns.T]
        self.sums: FloatArray = np.stack(sums, axis=1) if sums else np.zeros((k, 0))
        self.values = measure.values(self.sums)
        self.outside = measure.excess(self.sums)
        first = self.region_of[measure.left]
        apart = first != self.region_of[measure.right]
        self.apart: FloatArray = sums_by(first[apart], measure.cost[apart], k)
        if change is not None:
            moved = (change.region_of != self.region_of) & (change.region_of >= 0)
            mass = change.weight * change.mass[moved]
            self.apart += sums_by(self.region_of[moved], mass, k)

    @property
    def value(self) -> float:
        """Value of the objective, up to a constant."""
        return float(self.values.sum() + self.apart.sum())

    @property
    def excess(self) -> float:
        """Sum over the regions of what is outside their limits, in shares of the limits."""
        return float(self.outside.sum())

    def round(
        self,
        temperature: float,
        penalty: float,
        length: FloatArray | None = None,
        moves: int = 1,
    ) -> int:
        """Exchanges all over the plan; returns how many subtrees moved.

        temperature: in units of the objective. penalty: per share of a limit that a region is
        outside. length: of the edges, (m,), for the trees, see ``random_forest``. moves: how
        often the same trees are used.
        """
        forest = random_forest(self.task.graph, self.region_of, self.k, self.generator, length)
        offers = find_offers(self.task, self.measure, forest, self.region_of, self.generator)
        done = 0
        for turn in range(moves):
            if not len(offers):
                break
            chosen = self._choose(forest, offers, self.gains(offers, penalty), temperature, penalty)
            before = self.region_of
            self._apply(forest, offers, chosen)
            done += len(chosen)
            if not len(chosen):
                break
            if turn + 1 < moves:
                offers = self._still_valid(forest, offers, chosen, before)
        return done

    def gains(self, offers: Offers, penalty: float) -> FloatArray:
        """What each offer adds to the objective; less than nothing if it pays, (o,)."""
        measure, source, target = self.measure, offers.source, offers.target
        less, more = self.sums[source] - offers.sums, self.sums[target] + offers.sums
        gain = measure.values(less) + measure.values(more) + offers.apart
        gain -= self.values[source] + self.values[target]
        if penalty > 0.0 and measure.limited:
            outside = measure.excess(less) + measure.excess(more)
            gain += penalty * (outside - self.outside[source] - self.outside[target])
        return gain

    def _choose(
        self,
        forest: Forest,
        offers: Offers,
        gain: FloatArray,
        temperature: float,
        penalty: float,
    ) -> IntArray:
        """Offers that are accepted and go together, (chosen,).

        An offer is accepted with probability exp(-gain / temperature) (Metropolis et al. 1953).
        """
        patience = temperature * self.generator.standard_exponential(len(gain))
        accepted = np.flatnonzero(gain < patience)
        score = gain[accepted] - patience[accepted]
        chosen = independent(forest, self.measure, offers, accepted, score)
        while len(chosen):
            # Others that leave with it may have made what paid too dear.
            pays = self.gains_in_turn(offers, chosen, penalty) < patience[chosen]
            if pays.all():
                break
            chosen = chosen[pays]
        return chosen

    def gains_in_turn(self, offers: Offers, chosen: IntArray, penalty: float) -> FloatArray:
        """What each offer adds to the objective when they are taken one after another, (c,)."""
        measure = self.measure
        region = np.stack([offers.source[chosen], offers.target[chosen]], axis=1).ravel()
        step = np.repeat(offers.sums[chosen], 2, axis=0)
        step[::2] *= -1.0
        order = np.argsort(region, kind="stable")
        region, step = region[order], step[order]
        after = np.cumsum(step, axis=0)
        first = np.searchsorted(region, region)
        after += self.sums[region] - (after - step)[first]
        before = after - step
        change = np.empty(len(region))
        change[order] = measure.values(after) - measure.values(before)
        if penalty > 0.0 and measure.limited:
            change[order] += penalty * (measure.excess(after) - measure.excess(before))
        result: FloatArray = change[::2] + change[1::2] + offers.apart[chosen]
        return result

    def _apply(self, forest: Forest, offers: Offers, chosen: IntArray) -> None:
        source, target, sums = offers.source[chosen], offers.target[chosen], offers.sums[chosen]
        for column, amount in enumerate(sums.T):
            self.sums[:, column] += sums_by(target, amount, self.k)
            self.sums[:, column] -= sums_by(source, amount, self.k)
        self.apart += sums_by(source, offers.apart[chosen], self.k)
        self.values = self.measure.values(self.sums)
        self.outside = self.measure.excess(self.sums)
        label = np.full(len(self.region_of), -1, dtype=np.int64)
        label[offers.at[chosen]] = target
        label = forest.below(label)[forest.position]
        self.region_of = np.where(label >= 0, label, self.region_of)

    def _still_valid(
        self, forest: Forest, offers: Offers, chosen: IntArray, before: IntArray
    ) -> Offers:
        """Offers whose subtrees are as they were and hold up no unit that came since."""
        changed = (self.region_of != before)[forest.order]
        changed[forest.position[offers.beside[chosen]]] = True
        count = np.zeros(len(changed) + 1, dtype=np.int64)
        np.cumsum(changed, out=count[1:])
        same = self.region_of[offers.beside] == offers.target
        offers = offers.where(same & (count[forest.end[offers.at]] == count[offers.at]))
        if len(self.measure.cost):
            offers.apart[:] += change_of_ties(self.measure, forest, offers, before, self.region_of)
        return offers
