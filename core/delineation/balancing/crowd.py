# SPDX-License-Identifier: GPL-2.0-or-later
"""Simulated annealing of a crowd of plans towards tight limits.

Plans cool together; at some temperatures they are drawn anew in proportion to what the next
temperature makes of them (population annealing; Hukushima and Iba 2003), so that effort goes to
arrangements that pay. Limits are soft at first and become hard: a region that is outside costs
ever more, until hardly a plan is outside, and the best plan inside is kept.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np

from ...arrays import FloatArray, IntArray
from ..searching.exchange import Exchange
from ..tasks.effort import Effort
from .copies import copied, joined, plans_of
from .flips import Flips, Ground

#: Steps between looks at which plans keep their limits.
LOOK = 4
#: Of the edges between regions, one in so many is proposed in a step.
SPARSE = 4
#: How much harder limits are at the end where no plan has kept them yet.
LATE = 8.0
#: Uses of the same trees.
MOVES = 3


@dataclass(frozen=True)
class Schedule:
    """How a crowd cools; temperature and penalty follow geometric series.

    steps: where there is no time limit. hot, cold: temperatures in units of a typical gain.
    loose, strict: penalties. loose 1 makes a mean unit too much cost as much as the temperature;
    strict is what it costs to be outside by as much as the limits are apart. exchange: steps
    between rounds of subtrees. draws: how often the crowd is drawn anew.
    """

    steps: int
    hot: float = 1.0
    cold: float = 0.2
    loose: float = 0.1
    strict: float = 20.0
    exchange: int = 8
    draws: int = 30


class Crowd:
    """Plans of one task, cooled side by side.

    scale: a typical gain. best: the best plan inside all limits so far, None if there was none;
    best_value: its value up to a constant.
    """

    def __init__(
        self, ground: Ground, plans: list[IntArray], k: int, generator: np.random.Generator
    ) -> None:
        self.ground, self.k, self.generator = ground, k, generator
        self.copies = len(plans)
        self.wide = copied(ground, self.copies, k) if self.copies > 1 else ground
        task = ground.task
        self.mean = max(float(task.residents.sum()) / k, 1e-300)
        width = float(task.ceiling[0] - task.floor[0])
        self.width = max(width, 1e-6 * self.mean) if np.isfinite(width) else self.mean
        self.flips = Flips(self.wide, joined(plans, k), generator, width=0.25 * self.width)
        self.exchange = Exchange(self.wide.task, self.flips.region_of, generator, self.wide.measure)
        self.best: Optional[IntArray] = None
        self.best_value = float("inf")
        self.scale = self.flips.typical_gain()

    def values(self) -> FloatArray:
        """Value of the objective of each plan up to a constant, (copies,)."""
        return self.flips.group_values(self.copies)

    def excess(self) -> FloatArray:
        """How far each plan is outside its limits, (copies,)."""
        result: FloatArray = self.flips.outside.reshape(self.copies, self.k).sum(axis=1)
        return result

    def plans(self) -> IntArray:
        """Labels 0..k-1 of each plan, (copies, n)."""
        return plans_of(self.flips.region_of, self.k, self.copies)

    def keep(self, plan: IntArray) -> None:
        """Count a plan inside all limits among those seen."""
        self.best, self.best_value = plan, self.ground.task.total(plan) - self._constant()

    def cool(
        self,
        schedule: Schedule,
        effort: Effort,
        observer: Optional[Callable[[float], None]] = None,
    ) -> None:
        """Cool once, within the schedule's steps or, with a time limit, within the time."""
        hot = self.scale * schedule.hot
        loose = hot * schedule.loose * self.ground.task.n / self.k
        strict = max(self._strict(schedule), loose)
        number, drawn, drawn_at = 0, 0, hot
        while not effort.over:
            share = number / schedule.steps
            if effort.limited:
                share = effort.spent / max(effort.spent + effort.left, 1e-9)
            if share >= 1.0:
                break
            temperature = hot * (schedule.cold / schedule.hot) ** share
            penalty = loose * (strict / loose) ** (share / 0.9)
            if self.best is None:
                # Late without a plan inside the limits: these come first now.
                penalty *= LATE ** max(4.0 * share - 3.0, 0.0)
            if number % LOOK == 0:
                self.flips.find_borders()
                if share > 0.4 and self._look() and observer is not None:
                    observer(self.best_value)
            if self.copies > 1 and int(share * schedule.draws) > drawn:
                drawn = int(share * schedule.draws)
                self._draw(1.0 / temperature - 1.0 / drawn_at, penalty)
                drawn_at = temperature
            if number % schedule.exchange == 0:
                self._exchange_subtrees(temperature, penalty)
            self.flips.step(temperature, penalty, max(8, len(self.flips.borders) // SPARSE))
            number += 1
        self._look()

    def settle(self, schedule: Schedule, effort: Effort) -> None:
        """Go on cold under growing penalties until a plan keeps its limits."""
        temperature, penalty = self.scale * schedule.cold, 4.0 * self._strict(schedule)
        for number in range(4 * schedule.steps):
            if effort.over or (number % LOOK == 0 and self._look()):
                break
            if number and number % (4 * schedule.exchange) == 0:
                penalty *= 1.2
                self._exchange_subtrees(temperature, penalty)
            if number % LOOK == 0:
                self.flips.find_borders()
            # Small steps: each sees the sums that the last one left.
            self.flips.step(temperature, penalty, max(8, len(self.flips.borders) // (4 * SPARSE)))

    def _constant(self) -> float:
        """What ``values`` leave out of the objective."""
        plan = self.plans()[0]
        return self.ground.task.total(plan) - float(self.values()[0])

    def _strict(self, schedule: Schedule) -> float:
        return self.scale * schedule.strict * self.mean / self.width

    def _look(self) -> bool:
        """Keep the best plan inside its limits; returns whether it is better than before."""
        inside = np.flatnonzero(self.excess() <= 1e-10)
        if not len(inside):
            return False
        values = self.values()[inside]
        at = int(values.argmin())
        if values[at] >= self.best_value - 1e-9:
            return False
        self.best_value = float(values[at])
        self.best = self.plans()[inside[at]].copy()
        return True

    def _draw(self, cooling: float, penalty: float) -> None:
        """Draw the crowd anew by the Boltzmann weights of a fall in temperature."""
        energy = self.values() + penalty * self.excess()
        weight = np.exp(-(energy - energy.min()) * max(cooling, 0.0))
        place = np.cumsum(weight / weight.sum()) * self.copies
        drawn = np.searchsorted(place, np.arange(self.copies) + self.generator.random())
        plans = self.plans()[np.minimum(drawn, self.copies - 1)]
        self.flips.region_of = joined(list(plans), self.k)
        self.flips.refresh()

    def _exchange_subtrees(self, temperature: float, penalty: float) -> None:
        """A round of subtrees, every other time of breadth-first trees."""
        length = None
        if self.generator.random() < 0.5:
            length = self.generator.random(self.wide.task.graph.m)
        self.exchange.region_of = self.flips.region_of
        self.exchange.refresh()
        self.exchange.round(temperature, penalty, length, moves=MOVES)
        self.flips.region_of = self.exchange.region_of
        self.flips.refresh()
