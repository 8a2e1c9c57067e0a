# SPDX-License-Identifier: GPL-2.0-or-later
"""As many regions as possible, each above its floors: the max-p problem.

Duque, Anselin & Rey 2012, "The max-p-regions problem", Journal of Regional Science 52. Only the
number of regions is dealt with here; how alike their units are is improved at that number later.
"""

from __future__ import annotations

from typing import Callable, Optional

import numpy as np

from ...arrays import FloatArray, IntArray
from ..tasks.effort import Effort
from ..tasks.task import Task
from .maxp_bound import floor_bound
from .swaps import Limits, Swaps
from .tree_cuts import gather, given_away, random_cut, split_surplus

#: Temperatures of the search, first and last, in shares of a floor.
_HOT, _COLD = 0.01, 0.0005

#: Small graphs are searched again from new starts: units of all runs together, and most runs.
_RUNS, _MOST_RUNS = 2000, 10

#: Rounds to come below ceilings, and how many numbers of regions they are tried with.
_CEILING_ROUNDS, _CEILING_TRIES = 400, 8

#: First temperature there; with few regions, all of which must be right, hotter ones find more.
_CEILING_HOT = 0.1


def most_regions(
    task: Task,
    effort: Effort,
    generator: np.random.Generator,
    rounds: int = 2000,
    progress: Optional[Callable[[float], None]] = None,
    bound: Optional[int] = None,
) -> IntArray:
    """As many contiguous regions as can be found, each within its limits: labels 0..k-1, (n,).

    The task's graph must be connected. rounds: of the search, unless the bound or the end of the
    effort comes first. progress: told the share done, 0..1. bound: of ``regions_bound``, where it
    is known. One region is returned where no plan within the limits is found; the caller looks
    whether it is within its limits itself.

    The search keeps a region for each that the bound allows. Some are short, and all that others
    hold above their floors drifts there; what is short in the end joins its neighbours.
    """
    bound = regions_bound(task) if bound is None else bound
    whole = np.zeros(task.n, dtype=np.int64)
    if bound <= 1:
        return whole
    shares, limits = _floor_shares(task), _limits(task)
    if not shares.shape[1]:
        apart = np.arange(task.n)
        return apart if task.feasible(apart).all() else whole
    found, most = whole, 0
    runs = min(max(_RUNS // task.n, 1), _MOST_RUNS)
    for run in range(runs):
        part = effort.part(1.0 / (runs - run))
        tell = None if progress is None else _share_of_run(progress, run, runs)
        candidate, keeping = _search(
            task, limits, shares, bound, part, generator, max(rounds // runs, 1), tell
        )
        if keeping > most:
            found, most = candidate, keeping
        if most == bound or effort.over:
            break
    if not task.feasible(found).all():
        found = split_surplus(task.graph, shares, found, min(most + 2, bound), generator)
        found = _below_ceilings(task, limits, found, effort, generator)
    return found if task.feasible(found).all() else whole


def _search(
    task: Task,
    limits: Limits,
    shares: FloatArray,
    bound: int,
    effort: Effort,
    generator: np.random.Generator,
    rounds: int,
    progress: Optional[Callable[[float], None]],
) -> tuple[IntArray, int]:
    """One run of the search: regions that reach all floors, and how many they are."""
    cut = random_cut(task.graph, shares, generator)
    start = split_surplus(task.graph, shares, cut, bound, generator)
    search = Swaps(task.graph, limits, start, generator)
    found, most = start, 0
    for turn in range(rounds + 1):
        keeping = int(np.count_nonzero(search.keeping))
        if keeping > most:
            found, most = search.region_of.copy(), keeping
        if most == bound or turn == rounds or effort.over:
            break
        share = max(turn / rounds, effort.spent / max(effort.spent + effort.left, 1e-9))
        search.round(_HOT * (_COLD / _HOT) ** share)
        if progress is not None:
            progress(share)
    found = gather(task.graph, shares, found, generator)
    return found, int(found.max()) + 1


def _share_of_run(
    progress: Callable[[float], None], run: int, runs: int
) -> Callable[[float], None]:
    return lambda share: progress((run + share) / runs)


def regions_bound(task: Task) -> int:
    """A number of regions that no plan exceeds: the least over all quantities with a floor."""
    shares = _floor_shares(task)
    return min([floor_bound(task.graph, column) for column in shares.T] + [task.n])


def _floor_shares(task: Task) -> FloatArray:
    """Quantities as shares of their floors, those without a floor left out, (n, c)."""
    bounded = task.floor > 0.0
    shares: FloatArray = task.quantities[:, bounded] / task.floor[bounded]
    return shares


def _limits(task: Task) -> Limits:
    floors = _floor_shares(task).T
    capped = np.isfinite(task.ceiling)
    ceilings = (task.quantities[:, capped] / task.ceiling[capped]).T
    columns = tuple(np.ascontiguousarray(column) for column in (*floors, *ceilings))
    return Limits(columns, (True,) * len(floors) + (False,) * len(ceilings))


def _below_ceilings(
    task: Task, limits: Limits, region_of: IntArray, effort: Effort, generator: np.random.Generator
) -> IntArray:
    """Bring all regions within all limits, with a few regions less where it must be."""
    for _ in range(_CEILING_TRIES):
        search = Swaps(task.graph, limits, region_of, generator)
        for turn in range(_CEILING_ROUNDS):
            if search.keeping.all() or effort.over:
                return search.region_of
            search.round(_CEILING_HOT * (_COLD / _CEILING_HOT) ** (turn / _CEILING_ROUNDS))
        region_of = search.region_of
        if search.k == 2:
            break
        # The region that is furthest from keeping its limits leaves its units to a neighbour.
        worst = int(limits.missing(search.sums).argmax())
        region_of = given_away(task.graph, region_of, worst)
    return region_of
