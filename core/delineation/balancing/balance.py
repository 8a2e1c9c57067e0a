# SPDX-License-Identifier: GPL-2.0-or-later
"""Regions of nearly equal size: few cut borders under limits that leave hardly any slack.

Coarse units arrange the whole, finer ones mend the borders (multilevel; Hendrickson and Leland
1995): on each level a population of plans cools while limits harden. What counts first is a plan
that keeps its limits; where the last cooling finds none, the search goes on for that alone.
"""

from __future__ import annotations

from typing import Callable, Optional

import numpy as np

from ...arrays import IntArray
from ..tasks.contract import contracted
from ..tasks.effort import Effort
from ..tasks.task import Task
from .coarsening import coarsened
from .crowd import Crowd, Schedule
from .flips import Flips, Ground
from .starts import starts

#: Units of each region on the coarsest level: this share of those it has, but so many at least and
#: at most. Coarser ones are arranged sooner, finer ones better.
COARSE_SHARE, COARSE = 1 / 7, (30, 60)
#: How much finer each level is than the last, without and with little time.
FINER, FINER_HURRIED = 4, 8
#: Seconds a unit that count as little time.
HURRIED = 2e-4
#: So many regions are arranged by geometry better than by annealing.
MANY = 64
#: Tasks of at most so many units have one level.
SMALL = 1500
#: Units that a population has in all, and the most plans in it.
CROWD, PLANS = 14000, 24
#: Of so many starts for each copy the best are kept; they get this share of the level's time.
POOL, POOL_SHARE = 2, 0.2
#: Rounds until a power diagram has settled, and so many at least where that is not waited for.
ROUNDS, ROUNDS_ROUGH = 200, 30
#: Shares of the time left that the coarsest level, those between and the finest may use.
SHARES, LAST = (0.25, 0.35), 0.92
#: Steps on the coarsest and on the other levels where there is no time limit.
STEPS = 1500
#: More time than this, and this a unit, is not worth while.
SECONDS, SECONDS_UNIT = 0.2, 0.02
#: Units that a step of a population may have for each second, so that enough steps are made.
PACE = 20000


def balanced(
    task: Task,
    k: int,
    effort: Effort,
    generator: np.random.Generator,
    *,
    observer: Optional[Callable[[float], None]] = None,
) -> IntArray:
    """k connected regions inside the limits of the task with a small value, labels 0..k-1, (n,).

    Limits may be tight. Where none of the plans met keeps them, the one that comes nearest is
    returned: ask ``task.feasible``. Without a time limit the effort depends on the task alone.
    Raises ValueError where k exceeds the number of units.
    """
    if k > task.n:
        raise ValueError("more regions than units")
    if k == 1:
        return np.zeros(task.n, dtype=np.int64)
    if k == task.n:
        return np.arange(task.n, dtype=np.int64)
    return _Balance(task, k, effort, generator, observer).solve()


class _Balance:
    def __init__(
        self,
        task: Task,
        k: int,
        effort: Effort,
        generator: np.random.Generator,
        observer: Optional[Callable[[float], None]],
    ) -> None:
        self.task, self.k = task, k
        seconds = SECONDS + SECONDS_UNIT * task.n
        self.effort = effort.part(min(1.0, seconds / effort.left)) if effort.left > 0 else effort
        self.generator, self.observer = generator, observer
        self.hurried = self.effort.left < HURRIED * task.n

    def solve(self) -> IntArray:
        hopeless = self._hopeless()
        steps = min(STEPS, 100 + 5 * self.task.n) // (10 if hopeless else 1)
        labels = self._levels()
        plans: list[IntArray] = []
        best: Optional[IntArray] = None
        for number, unit_of in enumerate(labels):
            last = number + 1 == len(labels)
            effort = self.effort.part(0.02 if hopeless else LAST if last else SHARES[number > 0])
            task = self.task if unit_of is None else contracted(self.task, unit_of)
            copies = self._copies(task.n, effort)
            if number == 0:
                plans = self._starts(task, copies, effort.part(POOL_SHARE))
            else:
                plans = [_on_units(plan, unit_of) for plan in plans[:copies]]
            crowd = Crowd(Ground(task), plans, self.k, self.generator)
            if best is not None:
                crowd.keep(_on_units(best, unit_of))
            schedule = self._schedule(number, last, steps)
            known = crowd.best_value
            crowd.cool(schedule, effort, self.observer if last else None)
            if last and crowd.best_value == known and not hopeless:
                crowd.settle(schedule, self.effort)
            best = None if crowd.best is None else _on_blocks(crowd.best, unit_of)
            order = np.argsort(crowd.values() / crowd.scale + 300.0 * crowd.excess())
            plans = [_on_blocks(plan, unit_of) for plan in crowd.plans()[order]]
        return plans[0] if best is None else best

    def _starts(self, task: Task, copies: int, effort: Effort) -> list[IntArray]:
        """Plans to start from, ``copies`` of them or as many as there is time for, the best first.

        Coarse units keep the arrangement they are given, which has to be good; where the only
        level moves all units, rough starts that differ are worth more than good ones.
        """
        alone = task is self.task
        rounds = min(ROUNDS, max(ROUNDS_ROUGH, self.k)) if alone or self.hurried else ROUNDS
        wanted = copies if alone else POOL * copies
        plans = starts(task.graph, task.xy, task.residents, self.k, self.generator, rounds)
        pool = [next(plans)]
        while len(pool) < wanted and not effort.over:
            pool.append(next(plans))
        ground = Ground(task)
        energy = [_energy(ground, plan, self.generator) for plan in pool]
        return [pool[at] for at in np.argsort(energy, kind="stable")[:copies]]

    def _schedule(self, level: int, last: bool, steps: int) -> Schedule:
        """After a coarser level less is undone, and likewise where there is little time.

        Coarse units are too large for tight limits: coarse levels do not insist on them.
        """
        if level:
            return Schedule(steps, hot=0.6, loose=1.0, strict=20.0 if last else 10.0, exchange=40)
        if not last:
            return Schedule(steps, hot=0.6, strict=4.0, exchange=12)
        hot = 0.6 if self.hurried or self.k > MANY else 1.0
        return Schedule(steps, hot=hot, exchange=12)

    def _levels(self) -> list[Optional[IntArray]]:
        """Coarse unit of each unit on each level, coarsest first; None for the units themselves."""
        labels: list[Optional[IntArray]] = [None]
        least, most = (COARSE[0], COARSE[0]) if self.hurried else COARSE
        units = int(np.clip(COARSE_SHARE * self.task.n, least * self.k, most * self.k))
        if self.task.n <= max(SMALL, 4 * units):
            return labels
        sizes = []
        while 3 * units < self.task.n:
            sizes.append(units)
            units *= FINER_HURRIED if self.hurried else FINER
        task, label = self.task, np.arange(self.task.n, dtype=np.int64)
        for size in reversed(sizes):
            coarse = coarsened(task, size, self.generator)
            label = coarse[label]
            labels.insert(0, label)
            task = contracted(task, coarse)
        return labels

    def _copies(self, n: int, effort: Effort) -> int:
        most = CROWD / n
        if effort.limited:
            most = min(most, effort.left * PACE / n)
        return int(np.clip(most, 1 if n > SMALL else 2, PLANS))

    def _hopeless(self) -> bool:
        """Whether no plan at all keeps the limits, for a reason that sums show."""
        task, total = self.task, self.task.quantities.sum(axis=0)
        slack = 1e-9 * (1.0 + np.abs(total))
        few = (self.k * task.floor > total + slack) | (self.k * task.ceiling < total - slack)
        single = task.quantities.max(axis=0) > task.ceiling + slack
        return bool(few.any() or (single & (task.quantities.min(axis=0) >= 0.0)).any())


def _energy(ground: Ground, plan: IntArray, generator: np.random.Generator) -> float:
    """Value of a plan where each mean unit too much in a region costs a typical gain."""
    flips = Flips(ground, plan, generator)
    task = ground.task
    excess = float(flips.outside.sum()) * task.n / flips.k
    return float(flips.group_values(1)[0]) + flips.typical_gain() * excess


def _on_units(plan: IntArray, unit_of: Optional[IntArray]) -> IntArray:
    """A plan of the task's units on coarser ones that it does not divide."""
    if unit_of is None:
        return plan
    result = np.empty(int(unit_of.max()) + 1, dtype=np.int64)
    result[unit_of] = plan
    return result


def _on_blocks(plan: IntArray, unit_of: Optional[IntArray]) -> IntArray:
    """A plan of coarse units on the task's units."""
    return plan if unit_of is None else plan[unit_of]
