# SPDX-License-Identifier: GPL-2.0-or-later
"""Adapting a plan to new numbers: limits are kept again, and as few residents as possible move.

First the cheapest flow of residents between neighbouring regions is found (``flow``), then single
units walk across borders (``border_walk``) where the flow says that anything needs to move at all.
A region may also reach through the ones along the flow: residents who change to a region farther
on count once, where handing them on from region to region counts at each border. Swaps between
pairs (``pair_swaps``) bring the last regions into their limits and units back home.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np

from ...arrays import AnyIntArray, BoolArray, IntArray
from ..tasks.effort import Effort
from ..tasks.task import Change, Task
from .border_walk import BorderWalk
from .corridors import with_corridors
from .flow import Flow, cheapest_flow, least_moved
from .mending import mended
from .pair_swaps import settle

#: Proposed steps of a unit, without a time limit: per unit, and of all.
_STEPS_PER_UNIT, _STEPS = 1_000, 40_000
#: Proposed steps between two looks at the clock.
_STRIDE = 500
#: Temperatures of the begin and of the end, in mean units that change; share of the time until
#: then. Units break limits in the beginning, so that flows settle, and not in the end.
_HOT, _COLD, _COOLED = 0.2, 0.08, 0.55
#: How fast prices follow broken limits, over the whole time.
_RATE = 20.0
#: Most rounds after the end where limits are still broken, and looks at the clock in each.
_EXTRA, _LOOKS = 25, 60
#: Share of the room between floor and ceiling that is left free at either end at first.
_SPARE = 0.1


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
        walk = self.walk
        plan, flow = with_corridors(
            self.task,
            self.change,
            self.start,
            self.k,
            walk.generator,
            lambda: self.part > 0.25,
        )
        self._follow(plan, flow)
        # Some borders are too short for the flow across them: what is left looks for other ways.
        here = np.asarray(walk.region_of)
        flow = flow.joined(cheapest_flow(self.task, here, self.k))
        walk.allow(flow.reach() | self._pairs(plan))
        self._anneal(_COOLED)
        self._close()
        return np.asarray(walk.best, dtype=np.int64)

    def _follow(self, plan: IntArray, flow: Flow) -> None:
        """Walk from a plan with corridors where the flow leads, without giving corridors back."""
        walk, home = self.walk, self.walk.home
        self._set_prices(flow)
        walk.allow(flow.reach(1) | self._pairs(plan))
        corridor = plan != self.start
        walk.home = np.where(corridor, plan, home).tolist()
        walk.restart(plan.tolist())
        self._anneal(self.part + 0.12)
        walk.home = home
        here = walk.region_of
        walk.forget()
        for known in (self.start.tolist(), here):
            walk.restart(known)

    def _pairs(self, plan: IntArray) -> BoolArray:
        """Old regions and regions that have units in common, (k, k)."""
        common = np.zeros((self.k, self.k), dtype=bool)
        known = self.change.region_of >= 0
        common[self.change.region_of[known], plan[known]] = True
        return common

    def _set_prices(self, flow: Flow, factor: float = 1.0) -> None:
        if self.walk.limits and np.isfinite([self.task.floor[0], self.task.ceiling[0]]).any():
            self.walk.prices[0] = (factor * (flow.price - np.median(flow.price))).tolist()

    def _anneal(self, end: float) -> None:
        """Cool down while breaking limits gets dearer, until a share of the time is used up."""
        walk = self.walk
        while self.part < min(end, 1.0):
            part = self.part / _COOLED
            if part > 0.6:
                walk.aim(_SPARE)
            walk.quadratic = 0.05 * 60.0**part
            walk.linear = 4.0 * max(0.0, (part - 0.3) / 0.7) ** 2
            self._stride(_HOT * (_COLD / _HOT) ** part)

    def _close(self) -> None:
        """Bring the last regions into their limits, then walk on from the best plan."""
        walk, extra = self.walk, _EXTRA
        while True:
            self._settle()
            broken = bool(walk.best_key[0])
            if broken:
                walk.allow(np.ones((self.k, self.k), dtype=bool))
                # What is left is little, and far from where it is missing: only prices tell.
                self._set_prices(cheapest_flow(self.task, np.asarray(walk.region_of), self.k), 1.3)
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

    def _stride(self, temperature: float) -> None:
        before = self.part
        self.walk.walk(_STRIDE, temperature)
        self._taken += _STRIDE
        self.walk.adjust_prices(_RATE * max(self.part - before, 0.0))
        self.walk.note_all()
        excess, cost = self.walk.best_key
        if self.observer is not None and not excess and cost < self._told:
            self._told = cost
            self.observer(cost * self.walk.scale)
