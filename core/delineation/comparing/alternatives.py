# SPDX-License-Identifier: GPL-2.0-or-later
"""Several plans that really differ, each with what speaks for it.

Seeds alone give plans that differ by little or by chance. Every further plan is therefore asked
for with another emphasis among the weights and with a price on the borders drawn already, which
grows until the plan is far enough from those kept. All are judged by the objective as it was asked
for; what the emphasis and the price cost there is what a plan pays for being another one.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, replace
from typing import Callable, List, Optional

import numpy as np

from ...arrays import FloatArray
from ...errors import Cancelled, UserError
from ...findings import Finding, Level
from ..engine import delineate
from ..problem import FREE, Problem
from ..solution import Solution
from ..tasks.effort import Effort
from .distance import block_weight, distances
from .distance import distance as distance_of
from .emphasis import PLAIN, Emphasis, border_price, emphases
from .evaluate import Evaluation
from .profile import Profile, profile_of
from .traits import Character, characters

Progress = Callable[[float, Optional[float]], None]

#: Attempts for one further plan, and how many of them may succeed before the best is taken.
_ATTEMPTS = 5
_CHOICE = 2
#: First price of a border drawn already, in units of the objective for a width of a region.
_PRICE = 0.5


@dataclass(frozen=True)
class Alternative:
    """A plan among others. emphasis: see ``emphasis.emphases``, or plain."""

    solution: Solution
    profile: Profile
    character: Character
    emphasis: str


@dataclass(frozen=True)
class Alternatives:
    """Plans that differ, the best by the objective first.

    distance: share of the residents of free blocks that each two assign differently, (p, p).
    findings: D60 where fewer plans exist than asked for, D61 where the search ended early.
    stopped: whether it did.
    """

    plans: tuple[Alternative, ...]
    distance: FloatArray
    findings: tuple[Finding, ...]
    stopped: bool

    def __len__(self) -> int:
        return len(self.plans)


def alternatives(
    problem: Problem,
    *,
    number: int = 4,
    distance: float = 0.15,
    time_limit: Optional[float] = None,
    seed: int = 1,
    progress: Optional[Progress] = None,
    is_cancelled: Optional[Callable[[], bool]] = None,
    clock: Callable[[], float] = time.monotonic,
) -> Alternatives:
    """Plans of which each two assign at least a share ``distance`` of the residents differently.

    The first is the best that ``delineate`` finds; of several candidates for each further one the
    best by the objective of the problem is kept. number: plans asked for. time_limit: of all
    together, in seconds of the clock. Equal seeds give equal plans without it. Raises ``UserError``
    for numbers without sense and what ``delineate`` raises; cancelled later, it returns what it
    has.
    """
    if number < 1:
        raise UserError("alternatives_number")
    if not 0 < distance < 1:
        raise UserError("alternatives_distance")
    effort = Effort(time_limit, is_cancelled, clock)
    return _Search(problem, number, distance, effort, seed, progress, is_cancelled, clock).run()


@dataclass(frozen=True)
class _Candidate:
    solution: Solution
    objective: dict[str, float]
    emphasis: str

    @property
    def rank(self) -> tuple[bool, float]:
        return not self.solution.feasible, math.fsum(self.objective.values())


class _Search:
    def __init__(
        self,
        problem: Problem,
        number: int,
        distance: float,
        effort: Effort,
        seed: int,
        progress: Optional[Progress],
        is_cancelled: Optional[Callable[[], bool]],
        clock: Callable[[], float],
    ) -> None:
        self.problem, self.number, self.distance = problem, number, distance
        self.effort, self.seed, self.progress = effort, seed, progress
        self.is_cancelled, self.clock = is_cancelled, clock
        # What is locked is the same in all plans and would hide how different the rest is.
        self.weight = block_weight(problem.blocks) * (problem.fixed_labels == FREE)
        self.evaluation = Evaluation(problem)
        self.kept: List[_Candidate] = []
        self.pool: List[_Candidate] = []
        self.prices: List[FloatArray] = []
        #: Price of the borders of each plan kept; it grows where a new plan comes too close.
        self.strength: List[float] = []
        self.solved = 0

    def run(self) -> Alternatives:
        """Keep one plan after the other."""
        self._keep(self._solved(self.problem, PLAIN))
        waiting: List[Emphasis] = []
        while len(self.kept) < self.number:
            candidate = self._next(waiting)
            if candidate is None:
                break
            self._keep(candidate)
        return self._result()

    def _next(self, waiting: List[Emphasis]) -> Optional[_Candidate]:
        """The best candidate that is far enough from the plans kept; None where none is found.

        waiting: emphases that have not had their turn; those that succeed are taken off.
        """
        found = 0
        for _ in range(_ATTEMPTS):
            if self.effort.over or found == _CHOICE:
                break
            if not waiting:
                waiting += emphases(self.problem)
            emphasis = waiting[0]
            candidate = self._attempt(emphasis)
            if candidate is None:
                break
            self.pool.append(candidate)
            apart = self._apart(candidate)
            if apart.min() >= self.distance:
                found += 1
                waiting.pop(0)
            for index in np.flatnonzero(apart < self.distance).tolist():
                self.strength[index] *= 2.0
        far = [entry for entry in self.pool if self._apart(entry).min() >= self.distance]
        return min(far, key=lambda entry: entry.rank) if far else None

    def _attempt(self, emphasis: Emphasis) -> Optional[_Candidate]:
        price = np.sum([s * p for s, p in zip(self.strength, self.prices)], axis=0)
        if self.problem.edge_cost is not None:
            price = price + self.problem.edge_cost
        asked = replace(emphasis.of(self.problem), edge_cost=price)
        try:
            return self._solved(asked, emphasis.code)
        except Cancelled:
            return None

    def _solved(self, problem: Problem, emphasis: str) -> _Candidate:
        planned = 1 + (self.number - 1) * _CHOICE
        left = max(1, planned - self.solved)
        limit = max(1e-3, self.effort.left / left) if self.effort.limited else None
        solution = delineate(
            problem,
            time_limit=limit,
            seed=self.seed + 7919 * self.solved,
            progress=self._reporter(self.solved, planned),
            is_cancelled=self.is_cancelled,
            clock=self.clock,
            prove=False,
        )
        self.solved += 1
        objective = solution.objective
        if emphasis != PLAIN:
            objective = self.evaluation.objective(solution.region_of)
            solution = replace(solution, objective=objective, pieces=(), history=())
        return _Candidate(solution, objective, emphasis)

    def _reporter(self, done: int, planned: int) -> Optional[Progress]:
        progress = self.progress
        if progress is None:
            return None
        planned = max(planned, done + 1)

        def report(percent: float, value: Optional[float] = None) -> None:
            # The value of another question is not the value of this one.
            best = self.kept[0].rank[1] if self.kept else value
            progress((100.0 * done + percent) / planned, best)

        return report

    def _keep(self, candidate: _Candidate) -> None:
        self.kept.append(candidate)
        self.pool = [entry for entry in self.pool if entry is not candidate]
        self.prices.append(border_price(self.problem, candidate.solution.region_of))
        self.strength.append(_PRICE)

    def _apart(self, candidate: _Candidate) -> FloatArray:
        """Distance of a candidate from each plan kept, (kept,)."""
        own = candidate.solution.region_of
        return np.array(
            [distance_of(entry.solution.region_of, own, self.weight) for entry in self.kept]
        )

    def _result(self) -> Alternatives:
        kept = sorted(self.kept, key=lambda entry: entry.rank)
        profiles = [profile_of(self.problem, e.solution.region_of, e.objective) for e in kept]
        plans = [
            Alternative(entry.solution, profile, character, entry.emphasis)
            for entry, profile, character in zip(kept, profiles, characters(profiles))
        ]
        between = distances([entry.solution.region_of for entry in kept], self.weight)
        return Alternatives(tuple(plans), between, tuple(self._findings()), self.effort.over)

    def _findings(self) -> List[Finding]:
        if len(self.kept) == self.number:
            return []
        data: dict[str, object] = {"found": len(self.kept), "wanted": self.number}
        if self.effort.over:
            return [Finding("D61", Level.NOTE, data)]
        reached = max((float(self._apart(entry).min()) for entry in self.pool), default=0.0)
        data.update(distance=100.0 * self.distance, reached=100.0 * reached)
        return [Finding("D60", Level.NOTE, data)]
