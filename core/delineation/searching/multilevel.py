# SPDX-License-Identifier: GPL-2.0-or-later
"""Dividing a task into a given number of regions: a start, coarse annealing, then fine."""

from __future__ import annotations

from typing import Callable, Optional

import numpy as np

from ...arrays import FloatArray, IntArray
from ..tasks.contract import contracted
from ..tasks.effort import Effort
from ..tasks.task import Task
from .anneal import anneal, improve
from .ward import ward

#: Units from which on a task is annealed on coarser units first, and how many of these there are
#: for each region.
_LARGE, _COARSE = 10_000, 40
#: Share of the time for the coarse units.
_SHARE = 0.2
#: Regions to begin with, in multiples of those wanted.
_SURPLUS = 2.0
#: Temperature at the begin, in typical gains; few units are soon stuck and want more.
_HOT, _SMALL, _SMALL_HOT = 0.8, 200, 2.0
#: Temperature when plans on coarse units are improved on all.
_COOL = 0.5


def divide(
    task: Task,
    k: int,
    effort: Effort,
    generator: np.random.Generator,
    *,
    observer: Optional[Callable[[float], None]] = None,
) -> IntArray:
    """A plan of exactly k connected regions 0..k-1, (n,); needs 1 <= k <= n."""
    values, mass = alike(task)
    if task.change is not None:
        start = ward(task.graph, values, mass, k)
        return improve(task, start, effort, generator, observer=observer)
    surplus = max(k, min(round(_SURPLUS * k), task.n // 3))
    if task.n < max(_LARGE, 2 * _COARSE * k):
        start = ward(task.graph, values, mass, surplus)
        hot = _SMALL_HOT if task.n < _SMALL else _HOT
        return anneal(task, start, k, effort, generator, hot=hot, observer=observer)
    unit_of = ward(task.graph, values, mass, _COARSE * k)
    coarse = contracted(task, unit_of)
    start = ward(coarse.graph, *alike(coarse), surplus)
    share = effort.part(_SHARE)
    plan = anneal(coarse, start, k, share, generator, observer=observer)[unit_of]
    return anneal(task, plan, k, effort, generator, hot=_COOL, waves=0, observer=observer)


def alike(task: Task) -> tuple[FloatArray, FloatArray]:
    """Values, (n, d), and mass, (n,), by which units are grouped: the task's spreads, or place."""
    if not task.spreads:
        return task.xy, np.ones(task.n)
    columns = [np.sqrt(spread.weight) * spread.values for spread in task.spreads]
    mass = np.maximum(task.spreads[0].mass, 1e-9 * max(task.spreads[0].mass.max(), 1.0))
    return np.concatenate(columns, axis=1), mass
