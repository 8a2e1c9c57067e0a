# SPDX-License-Identifier: GPL-2.0-or-later
"""Improving a plan: annealing by exchange of subtrees, in waves of more and fewer regions.

In each wave some regions more are split off where it pays most, and merged again one by one while
exchanges go on: that is how regions get from where they are needed less to where they are needed
more. Then a stage of its own takes only what is better and keeps within all limits.
"""

from __future__ import annotations

import math
from typing import Callable, Optional

import numpy as np

from ...arrays import AnyIntArray, IntArray
from ..tasks.effort import Effort
from ..tasks.task import Task
from .population import Population

Observer = Callable[[float], None]

#: Fewest and most rounds without a time limit; in between as many as there are units.
_ROUNDS = (100, 400)
#: Temperature at the end in units of a typical gain.
_COLD = 0.05
#: Penalty of being outside limits at the begin and its growth until the end.
_PENALTY, _GROWTH = 20.0, 50.0
#: Shares of the search: surplus regions of the start are merged until, waves go on until, the
#: temperature falls until; what remains is for the last stage.
_MERGED, _WAVING, _ANNEALED = 0.3, 0.75, 0.9
#: Regions that a wave adds, as a share.
_WAVE = 0.2
#: How often better copies replace others.
_SELECTIONS = 3


def improve(
    task: Task,
    region_of: AnyIntArray,
    effort: Effort,
    generator: np.random.Generator,
    *,
    rounds: Optional[int] = None,
    hot: float = 0.5,
    waves: int = 6,
    observer: Optional[Observer] = None,
) -> IntArray:
    """A plan at least as good as the given one, with as many regions, (n,).

    Plans are compared by what is outside limits first, by value then. rounds: used where the
    effort has no time limit. hot: temperature at the begin in units of a typical difference that
    a unit makes. waves: how often regions are split and merged, not done where an old plan counts.
    observer: told the value of each better plan.
    """
    k = int(np.max(region_of)) + 1
    return anneal(
        task,
        region_of,
        k,
        effort,
        generator,
        rounds=rounds,
        hot=hot,
        waves=waves,
        observer=observer,
    )


def anneal(
    task: Task,
    region_of: AnyIntArray,
    k: int,
    effort: Effort,
    generator: np.random.Generator,
    *,
    rounds: Optional[int] = None,
    hot: float = 0.5,
    waves: int = 6,
    observer: Optional[Observer] = None,
) -> IntArray:
    """As ``improve``, from a plan of k or more connected regions to one of k.

    Where an old plan counts, regions bear its labels, and there must be k from the begin.
    """
    start = np.asarray(region_of, dtype=np.int64)
    surplus = int(start.max()) + 1
    if k < 2 or k == task.n:
        return np.zeros(task.n, dtype=np.int64) if k < 2 else start
    population = Population(task, start, k, generator)
    clock = _Clock(effort, int(np.clip(task.n, *_ROUNDS)) if rounds is None else rounds)
    if task.change is not None or k + _extra(k) > task.n // 2:
        waves = 0
    selections = 0
    told = population.best
    while clock.goes_on():
        part = clock.part / _ANNEALED
        if part < 1.0:
            penalty = _PENALTY * _GROWTH**part
            population.resize(_regions(k, surplus, waves, part), penalty)
            population.round(hot * (_COLD / hot) ** part, penalty)
            if part * (_SELECTIONS + 1) > selections + 1:
                selections += 1
                population.select()
        else:
            population.finish()
        if observer is not None and population.best < told:
            told = population.best
            observer(told[1])
    return population.result()


def _extra(k: int) -> int:
    return max(1, int(_WAVE * k + 0.5))


def _regions(k: int, surplus: int, waves: int, part: float) -> int:
    """Number of regions wanted at a part of the annealing, 0..1."""
    begin = _MERGED if surplus > k else 0.0
    if part < begin:
        return int(surplus * math.pow(k / surplus, part / begin) + 0.5)
    if not waves or part >= _WAVING:
        return k
    phase = (part - begin) / (_WAVING - begin) * waves % 1.0
    return k + math.ceil(_extra(k) * max(0.0, 1.0 - phase / 0.7))


class _Clock:
    """How much of a search is over: of the time if it is limited, else of the rounds."""

    def __init__(self, effort: Effort, rounds: int) -> None:
        self._effort, self._rounds = effort, rounds
        self._seconds = effort.left
        self._done = 0
        self.part = 0.0

    def goes_on(self) -> bool:
        """Count a round; False where none is left."""
        if self._effort.over:
            return False
        if self._effort.limited:
            self.part = 1.0 - self._effort.left / self._seconds
        else:
            self.part = self._done / self._rounds
        self._done += 1
        return self.part < 1.0
