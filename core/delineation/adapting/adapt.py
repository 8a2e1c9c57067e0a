# SPDX-License-Identifier: GPL-2.0-or-later
"""Adapting a plan to new numbers: limits are kept again, and as few residents as possible move.

Units walk across borders (``border_walk``), annealed, while each region has a price of its room.
Handing residents on from region to region counts them at each border; a strip of units along a
border, by which a region reaches one that it did not touch, spares that. At the prices of the
regions on the way such a strip costs nothing while it grows, so a slow walk finds it by itself.
Swaps between pairs (``pair_swaps``) bring the last regions into their limits and units back home;
where that fails, prices of the cheapest flow of residents between neighbours (``flow``) lead on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np

from ...arrays import AnyIntArray, IntArray
from ..tasks.effort import Effort
from ..tasks.task import Change, Task
from .border_walk import BorderWalk
from .flow import cheapest_flow, least_moved
from .mending import mended
from .pair_swaps import settle

#: Proposed steps of a unit, without a time limit: per unit, and of all.
_STEPS_PER_UNIT, _STEPS = 2_000, 40_000
#: Proposed steps between two looks at the clock.
_STRIDE = 500
#: Share of the time in which the walk cools down; the rest brings the last units into place.
_COOLED = 0.8
#: Temperatures of its begin and of its end, in mean units that change.
_HOT, _COLD = 0.3, 0.08
#: What a broken limit costs, by the square of mean units, at its begin and at its end: regions
#: breathe while strips and flows form. By the unit, at its end, and share of it without that.
_SOFT, _HARD = 0.06, 1.4
_FIRM, _LOOSE = 6.0, 0.3
#: How fast prices follow broken limits, by stride, at its begin and at its end.
_RATE, _LATE = 0.012, 0.0025
#: Prices of the flow that is left, in units of what keeps it flowing.
_URGENT = 1.3
#: Most rounds after the end where limits are still broken, and looks at the clock in each.
_EXTRA, _LOOKS = 25, 60
#: Share of the room between floor and ceiling that is left free at either end at first.
_SPARE = 0.05


@dataclass(frozen=True)
class Adapted:
    """A plan adapted to new numbers.

    region_of: connected regions 0..k-1, (n,). moved: mass that changed its region, weighted as in
    the task. bound: no plan of these regions moves less, contiguity left aside. feasible: whether
    every region keeps its limits. mended: units of parts cut off from their old region that were
    given elsewhere before, (u,).
    """

    region_of: IntArray
    moved: float
    bound: float
    feasible: bool
    mended: IntArray

    @property
    def proven(self) -> bool:
        """Whether no other plan moves less."""
        return self.feasible and self.moved <= self.bound * (1.0 + 1e-9) + 1e-9


def adapted(
    task: Task,
    region_of: AnyIntArray,
    effort: Effort,
    generator: np.random.Generator,
    *,
    observer: Optional[Callable[[float], None]] = None,
) -> Adapted:
    """Change a plan as little as possible so that all regions keep the limits of the task.

    region_of: region 0..k-1 of each unit, none empty, (n,). Regions keep their number. What is
    moved is counted by ``task.change``, by residents and against ``region_of`` where the task has
    none; units of huge mass stay. Ties count beside it. A plan that keeps all limits and is
    connected comes back unchanged. Where no plan keeps all limits, the one nearest to them.
    observer: told what the best plan costs now and then. Equal seeds give equal plans without a
    time limit.
    """
    start = np.asarray(region_of, dtype=np.int64)
    k = int(start.max()) + 1
    change = task.change if task.change is not None else Change(start, task.residents, 1.0)
    whole = mended(task.graph, start, change.mass)
    search = _Search(task, change, whole, k, effort, generator, observer)
    plan = search.run() if k > 1 and not search.is_settled() else whole
    away = (plan != change.region_of) & (change.region_of >= 0)
    return Adapted(
        plan,
        change.weight * float(change.mass[away].sum()),
        search.bound,
        bool(task.feasible(plan).all()) and task.graph.is_contiguous(plan),
        np.flatnonzero(whole != start),
    )


class _Search:
    """One run from a connected plan."""

    def __init__(
        self,
        task: Task,
        change: Change,
        start: IntArray,
        k: int,
        effort: Effort,
        generator: np.random.Generator,
        observer: Optional[Callable[[float], None]],
    ) -> None:
        self.task, self.change, self.start, self.k = task, change, start, k
        self.effort, self.observer = effort, observer
        self.bound = least_moved(task, change, k)
        self.walk = BorderWalk(task, change, start, k, generator)
        self._steps = _STEPS_PER_UNIT * task.n + _STEPS
        self._taken = 0
        self._seconds = effort.left
        self._told = np.inf

    def is_settled(self) -> bool:
        """Whether the plan needs no change: it keeps all limits, and nobody left home."""
        away = (self.start != self.change.region_of) & (self.change.region_of >= 0)
        return not self.walk.bad and not self.change.mass[away].any()

    @property
    def part(self) -> float:
        """Share of the time or of the steps that is used up, 0..1."""
        if self.effort.cancelled:
            return 1.0
        if self.effort.limited:
            return min(1.0, 1.0 - self.effort.left / max(self._seconds, 1e-9))
        return min(1.0, self._taken / self._steps)

    def run(self) -> IntArray:
        """The best plan that was found."""
        self._anneal()
        self._close()
        return np.asarray(self.walk.best, dtype=np.int64)

    def _set_prices(self) -> None:
        """Prices at which it pays to hand on what is left."""
        walk = self.walk
        if walk.limits and np.isfinite([self.task.floor[0], self.task.ceiling[0]]).any():
            flow = cheapest_flow(self.task, np.asarray(walk.region_of), self.k)
            walk.prices[0] = (_URGENT * (flow.price - np.median(flow.price))).tolist()

    def _anneal(self) -> None:
        """Cool down while breaking limits gets dearer, until a share of the time is used up."""
        walk = self.walk
        walk.aim(_SPARE)
        while self.part < _COOLED:
            part = self.part / _COOLED
            walk.quadratic = _SOFT * (_HARD / _SOFT) ** part
            walk.linear = _FIRM * max(0.0, (part - _LOOSE) / (1.0 - _LOOSE)) ** 2
            self._stride(_HOT * (_COLD / _HOT) ** part, _RATE * (_LATE / _RATE) ** part)

    def _close(self) -> None:
        """Bring the last regions into their limits, then walk on from the best plan."""
        walk, extra = self.walk, _EXTRA
        while True:
            self._settle()
            broken = bool(walk.best_key[0])
            if broken:
                # What is left is little, and far from where it is missing: only prices tell.
                self._set_prices()
            if self.part >= 1.0:
                # A plan that keeps its limits is worth a little more time.
                extra -= 1
                if not broken or extra < 0 or self.effort.cancelled:
                    return
                walk.aim(_SPARE)
                for stride in range(_LOOKS):
                    self._stride(0.16 - 0.1 * stride / _LOOKS)
                continue
            walk.aim(_SPARE if broken else 0.0)
            until = min(1.0, self.part + (0.05 if broken else 0.08))
            begin = self.part
            while self.part < until:
                walk.quadratic, walk.linear = 4.0, 5.0
                hot = 0.16 if broken else 0.1
                self._stride(hot - 0.07 * (self.part - begin) / (until - begin))

    def _settle(self) -> None:
        walk = self.walk
        settle(walk, 20)
        walk.note_all()
        # A plan outside its limits is as good as another one: going on from it keeps variety.
        if not walk.best_key[0]:
            walk.restart(walk.best)

    def _stride(self, temperature: float, rate: float = _LATE) -> None:
        self.walk.walk(_STRIDE, temperature)
        self._taken += _STRIDE
        self.walk.adjust_prices(rate)
        self.walk.note_all()
        excess, cost = self.walk.best_key
        if self.observer is not None and not excess and cost < self._told:
            self._told = cost
            self.observer(cost * self.walk.scale)
