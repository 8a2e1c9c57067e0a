# SPDX-License-Identifier: GPL-2.0-or-later
"""Dividing one piece by the search that suits the mode."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np

from ..arrays import BoolArray, IntArray
from .adapting.adapt import adapted
from .balancing.balance import balanced
from .counting.maxp import most_regions, regions_bound
from .problem import FREE, Mode, Problem
from .searching.anneal import improve
from .searching.multilevel import divide
from .searching.population import Population
from .tasks.contract import contracted
from .tasks.effort import Effort
from .tasks.task import Task
from .translation import PieceTask

Observer = Callable[[float], None]

#: Ortsteile up to this multiple of the mean region are first moved as a whole.
_WHOLE_PLACE = 1.8
#: Play between floor and ceiling, in shares of their mean, below which balance comes first.
_TIGHT = 0.2
#: Share of the regions that floors allow at most, above which plans that reach them are scarce,
#: and share of the time of the search that does not mind.
_SCARCE, _SHARE_OF_PLAIN = 0.8, 0.6


@dataclass(frozen=True)
class Division:
    """region_of: of the units, (q,). bound: on ``Task.total``, None where nothing is known."""

    region_of: IntArray
    most: int
    bound: Optional[float] = None
    proven: bool = False

    @property
    def k(self) -> int:
        """Number of regions."""
        return int(self.region_of.max()) + 1


def is_tight(task: Task) -> bool:
    """Whether sizes have so little play that balance comes before everything else."""
    low, high = float(task.floor[0]), float(task.ceiling[0])
    return bool(np.isfinite([low, high]).all() and high - low < _TIGHT * (high + low) / 2)


def better(task: Task, first: IntArray, second: IntArray) -> bool:
    """Whether the first plan keeps limits in more regions, or in as many and is worth less."""

    def key(region_of: IntArray) -> tuple[int, float]:
        return int(np.count_nonzero(~task.feasible(region_of))), task.total(region_of)

    return key(first) < key(second)


def solve_piece(
    problem: Problem,
    part: PieceTask,
    effort: Effort,
    generator: np.random.Generator,
    observer: Optional[Observer] = None,
) -> Division:
    """Divide a piece; ends early with the best so far where the effort is over."""
    task, k = part.task, part.piece.k
    if problem.mode is Mode.MOST and problem.existing is None:
        region_of = most_regions(task, effort.part(0.75), generator)
        region_of = improve(task, region_of, effort, generator, observer=observer)
        return Division(region_of, max(regions_bound(task), int(region_of.max()) + 1))
    most = max(part.piece.most, k)
    if k == 1:
        return Division(
            np.zeros(task.n, dtype=np.int64), most, task.total(np.zeros(task.n, int)), True
        )
    if task.change is not None:
        return _adapt(task, k, most, effort, generator, observer)
    elif is_tight(task):
        region_of = balanced(task, k, effort, generator, observer=observer)
    elif _is_scarce(task, k):
        region_of = _of_many(problem, part, k, effort, generator, observer)
    else:
        region_of = _by_places(problem, part, k, effort, generator, observer)
    if problem.existing is None and not is_tight(task):
        region_of = without_short_regions(task, region_of)
    return Division(region_of, most)


def _adapt(
    task: Task,
    k: int,
    most: int,
    effort: Effort,
    generator: np.random.Generator,
    observer: Optional[Observer],
) -> Division:
    """From an existing plan: first limits with as little change as possible, then the criteria."""
    if task.change is None:
        raise ValueError("no existing plan")
    start = connected_start(task, task.change.region_of, k)
    alone = not (task.spreads or task.ties or task.kept or task.sizes)
    if alone or not task.feasible(start).all():
        change = adapted(task, start, effort.part(1.0 if alone else 0.5), generator)
        if alone:
            return Division(change.region_of, most, change.bound, bool(change.proven))
        start = change.region_of
    return Division(improve(task, start, effort, generator, observer=observer), most)


def _is_scarce(task: Task, k: int) -> bool:
    """Whether hardly more regions than wanted reach the floors."""
    return bool((task.floor > 0).any()) and k > _SCARCE * regions_bound(task)


def _of_many(
    problem: Problem,
    part: PieceTask,
    k: int,
    effort: Effort,
    generator: np.random.Generator,
    observer: Optional[Observer],
) -> IntArray:
    """As by places; where that leaves regions short, from a plan of as many regions as there can
    be, of which the cheapest are merged: merged regions are not short."""
    task = part.task
    plain = _by_places(problem, part, k, effort.part(_SHARE_OF_PLAIN), generator, observer)
    if task.feasible(plain).all():
        if effort.limited:
            plain = improve(task, plain, effort, generator, hot=0.2, observer=observer)
        return plain
    many = most_regions(task, effort.part(0.5), generator)
    if int(many.max()) + 1 < k:
        return plain
    merged = Population(task, many, k, generator).result()
    found = improve(task, merged, effort, generator, hot=0.2, waves=0, observer=observer)
    return found if better(task, found, plain) else plain


def _by_places(
    problem: Problem,
    part: PieceTask,
    k: int,
    effort: Effort,
    generator: np.random.Generator,
    observer: Optional[Observer],
) -> IntArray:
    """First with whole Ortsteile as units where these are not too large, then with all units."""
    task = part.task
    unit_of = _whole_places(problem, part)
    count = int(unit_of.max()) + 1
    if not k < count < task.n:
        return divide(task, k, effort, generator, observer=observer)
    plain = divide(task, k, effort.part(0.5), generator, observer=observer)
    start = divide(contracted(task, unit_of), k, effort.part(0.4), generator)[unit_of]
    start = improve(task, start, effort, generator, hot=0.2, observer=observer)
    return start if better(task, start, plain) else plain


def _whole_places(problem: Problem, part: PieceTask) -> IntArray:
    """Connected parts of Ortsteile as units; units of large or nameless ones stay single, (q,)."""
    task, blocks = part.task, part.piece.blocks
    names, place = np.unique(problem.places[blocks].astype(str), return_inverse=True)
    residents = np.bincount(place, problem.blocks.population[blocks])
    named: BoolArray = (names != "") & (residents <= _WHOLE_PLACE * part.piece.mean)
    label = np.full(task.n, FREE, dtype=np.int64)
    label[part.unit_of] = np.where(named[place], place, FREE)
    alone = label == FREE
    label[alone] = len(names) + np.flatnonzero(alone)
    return task.graph.components(label).astype(np.int64)


def connected_start(task: Task, region_of: IntArray, k: int) -> IntArray:
    """A plan of k connected regions nearest to a given one, whose regions may have fallen apart.

    Units without a region, and all but the largest part of each region, go to a neighbouring
    region, the one with the most edges first. Every label 0..k-1 must occur.
    """
    part = task.graph.components(region_of)
    size = np.bincount(part, task.residents + 1e-6)
    label = region_of.copy()
    for region in range(k):
        parts = np.unique(part[region_of == region])
        largest = parts[np.argmax(size[parts])]
        label[(region_of == region) & (part != largest)] = FREE
    graph = task.graph
    while (label == FREE).any():
        left, right = label[graph.left], label[graph.right]
        edge = np.concatenate(
            [
                np.flatnonzero((left == FREE) & (right != FREE)),
                np.flatnonzero((right == FREE) & (left != FREE)),
            ]
        )
        unit = np.where(label[graph.left[edge]] == FREE, graph.left[edge], graph.right[edge])
        other = graph.left[edge] + graph.right[edge] - unit
        code, count = np.unique(unit.astype(np.int64) * k + label[other], return_counts=True)
        order = np.argsort(count, kind="stable")
        label[code[order] // k] = code[order] % k
    return label


def without_short_regions(task: Task, region_of: IntArray) -> IntArray:
    """Dissolve regions below a floor into the neighbour where it costs least, one by one."""
    label = region_of.copy()
    while True:
        k = int(label.max()) + 1
        sums = task.sums(label, k)
        short = np.flatnonzero((sums < task.floor - 1e-9 * (1 + np.abs(sums))).any(axis=1))
        if not len(short) or k == 1:
            return label
        region = int(short[np.argmin(sums[short, 0])])
        first, second = label[task.graph.left], label[task.graph.right]
        beside = np.concatenate([second[first == region], first[second == region]])
        options = []
        for neighbour in np.unique(beside[beside != region]).tolist():
            merged = np.where(label == region, neighbour, label)
            merged = np.unique(merged, return_inverse=True)[1]
            options.append((int((~task.feasible(merged)).sum()), task.total(merged), neighbour))
        label = np.where(label == region, min(options)[2], label)
        label = np.unique(label, return_inverse=True)[1].astype(np.int64)
