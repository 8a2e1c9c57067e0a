# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans of one task that are annealed side by side, and the best of all plans seen."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ...arrays import FloatArray, IntArray
from ..tasks.contract import side_by_side
from ..tasks.task import Task
from .exchange import Exchange
from .forest import random_forest
from .guide import Guide
from .offers import find_offers
from .restructure import merge, split

#: Units that copies of a small task have together (thirty ties are worth one), and most copies.
_CROWD, _COPIES = 2_400, 12
#: Penalty, in typical gains per share of a limit, that no gain outweighs.
_NEVER = 1e9


class Population:
    """Copies of a task, each with its plan; a large task has one.

    Temperatures and penalties are in units of a typical gain, the median difference that moving a
    single unit makes.
    """

    def __init__(
        self,
        task: Task,
        start: IntArray,
        k: int,
        generator: np.random.Generator,
    ) -> None:
        """start: connected regions, k or more of them; with k it is the first best plan."""
        work = task.n + sum(len(ties.left) for ties in task.ties) // 30
        self._copies = max(1, min(_COPIES, _CROWD // work))
        self._k, self._n = k, task.n
        count = int(start.max()) + 1
        wide = side_by_side(task, self._copies, count) if self._copies > 1 else task
        plans = np.tile(start, (self._copies, 1))
        self._state = Exchange(wide, self._numbered(plans, count), generator)
        self._guide = Guide(wide, generator)
        self._constant = task.total(start) - self._keys()[0][1]
        self._unit = self._typical_gain()
        self._finishing = False
        self._best: Optional[IntArray] = None
        self._best_key = (float("inf"), float("inf"))
        self._note()

    @property
    def best(self) -> tuple[float, float]:
        """What is outside limits in the best plan so far, and its value; infinite without one."""
        return self._best_key[0], self._best_key[1] + self._constant

    def result(self) -> IntArray:
        """The best plan of k regions, (n,)."""
        if self._best is None:
            self.resize(self._k, _NEVER)
            self._note()
        if self._best is None:
            raise RuntimeError("no plan")
        return self._best

    def round(self, temperature: float, penalty: float) -> None:
        """A round of exchanges in all copies."""
        unit = self._unit
        self._state.round(unit * temperature, unit * penalty, self._guide.lengths())
        self._note()

    def resize(self, k: int, penalty: float) -> None:
        """Split or merge regions until each copy has k."""
        now = self._state.k // self._copies
        if k > now:
            length = self._guide.lengths()
            split(self._state, self._copies, k - now, self._unit * penalty, length)
        elif k < now:
            merge(self._state, self._copies, now - k, self._unit * penalty)

    def finish(self) -> None:
        """A round from the best plan that takes nothing worse and leaves no limit."""
        if not self._finishing:
            self._finishing = True
            self._replace(np.tile(self.result(), (self._copies, 1)), self._k)
        self.round(0.0, _NEVER)

    def select(self) -> None:
        """The better half of the copies takes the place of the other."""
        keys, half = self._keys(), self._copies // 2
        order = sorted(range(self._copies), key=lambda copy: keys[copy])
        plans = self._plans()
        if half:
            plans[order[-half:]] = plans[order[:half]]
        self._replace(plans, self._state.k // self._copies)

    def _replace(self, plans: IntArray, k: int) -> None:
        self._state.region_of = self._numbered(plans, k)
        self._state.k = self._copies * k
        self._state.refresh()

    def _plans(self) -> IntArray:
        plans: IntArray = self._state.region_of.reshape(self._copies, self._n)
        return plans % (self._state.k // self._copies)

    def _numbered(self, plans: IntArray, k: int) -> IntArray:
        numbered: IntArray = (plans + k * np.arange(self._copies)[:, None]).ravel()
        return numbered

    def _keys(self) -> list[tuple[float, float]]:
        """What is outside limits, and the value, of each copy's plan."""
        state = self._state
        value = (state.values + state.apart).reshape(self._copies, -1).sum(axis=1)
        outside = np.round(state.outside.reshape(self._copies, -1).sum(axis=1), 9)
        return list(zip(outside.tolist(), value.tolist()))

    def _note(self) -> None:
        if self._state.k != self._k * self._copies:
            return
        keys = self._keys()
        best = min(range(self._copies), key=lambda copy: keys[copy])
        if keys[best] < self._best_key:
            self._best_key = keys[best]
            self._best = self._plans()[best].copy()

    def _typical_gain(self) -> float:
        state, task = self._state, self._state.task
        length = self._guide.lengths()
        forest = random_forest(task.graph, state.region_of, state.k, state.generator, length)
        offers = find_offers(task, state.measure, forest, state.region_of, state.generator)
        single = forest.end[offers.at] - offers.at == 1
        gain: FloatArray = np.abs(state.gains(offers, 0.0))
        gain = gain[single] if single.any() else gain
        return max(float(np.median(gain)) if len(gain) else 0.0, 1e-12)
