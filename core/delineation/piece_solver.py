# SPDX-License-Identifier: GPL-2.0-or-later
"""Dividing one piece by the search that suits the mode; proofs where the piece is small."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np

from ..arrays import BoolArray, IntArray
from .adapting.adapt import adapted
from .balancing.balance import balanced
from .counting.maxp import most_regions, regions_bound
from .problem import FREE, Mode, Problem
from .proving.bounds import inertia_bound
from .proving.exact import solve_exactly
from .searching.anneal import improve
from .searching.multilevel import divide
from .tasks.contract import contracted
from .tasks.effort import Effort
from .tasks.task import Spread, Task
from .translation import WISH, PieceTask

Observer = Callable[[float], None]

#: Ortsteile up to this multiple of the mean region are first moved as a whole.
_WHOLE_PLACE = 1.8
#: Looks at the clock that a proof may take where there is no time limit.
_CHECKS = 350
_CHECKS_TIGHT = 10_000
#: Play between floor and ceiling, in shares of their mean, below which balance comes first.
_TIGHT = 0.2
#: Units up to which the exact solver is tried.
_PROVABLE = 110
#: Units up to which moments of inertia are bounded.
_BOUNDED = 1_000


@dataclass(frozen=True)
class Division:
    """region_of: of the units, (q,). bound: on ``Task.total``, None where nothing is known."""

    region_of: IntArray
    most: int
    bound: Optional[float] = None
    proven: bool = False


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
        region_of = most_regions(task, effort.part(0.6), generator)
        region_of = improve(task, region_of, effort, generator, observer=observer)
        return Division(region_of, max(regions_bound(task), int(region_of.max()) + 1))
    most = max(part.piece.most, k)
    if k == 1:
        return Division(
            np.zeros(task.n, dtype=np.int64), most, task.total(np.zeros(task.n, int)), True
        )
    if task.change is not None:
        return _adapt(task, k, most, effort, generator, observer)
    elif _is_tight(task):
        region_of = balanced(task, k, effort, generator, observer=observer)
    else:
        region_of = _by_places(problem, part, k, effort, generator, observer)
    if problem.existing is None and not _is_tight(task):
        region_of = without_short_regions(task, region_of)
    return Division(region_of, most)


def is_provable(part: PieceTask, division: Division) -> bool:
    """Whether a proof, or at least a bound, may be in reach for a division."""
    task, k = part.task, int(division.region_of.max()) + 1
    if division.proven or k == 1 or task.change is not None:
        return False
    kept = bool(task.feasible(division.region_of).all())
    return (task.n <= _PROVABLE and (_is_tight(task) or kept)) or (
        kept and _inertia(task) is not None
    )


def looks_for(part: PieceTask) -> int:
    """Looks at the clock that the proof of a piece may take where there is no time limit."""
    return _CHECKS_TIGHT if _is_tight(part.task) else _CHECKS


def search_share(part: PieceTask) -> float:
    """Share of a time limit for the search; the rest is for the proof."""
    if part.task.n > _PROVABLE:
        return 1.0
    return 0.25 if _is_tight(part.task) else 0.6


def proven(part: PieceTask, division: Division, effort: Effort) -> Division:
    """Look for a better plan and for a proof that there is none.

    Only where balance leaves little play is it worth to look for a plan that keeps the limits
    when the search has found none.
    """
    task, region_of, most = part.task, division.region_of, division.most
    k = int(region_of.max()) + 1
    kept = bool(task.feasible(region_of).all())
    bound = division.bound
    if task.n <= _PROVABLE and (kept or _is_tight(task)):
        proof = solve_exactly(task, k, effort, region_of if kept else None)
        if proof.region_of is not None and _better(task, proof.region_of, region_of):
            region_of = proof.region_of
        if proof.optimal:
            return Division(region_of, most, proof.bound, True)
        bound = _larger(bound, None if np.isneginf(proof.bound) else proof.bound)
    if kept and not effort.over:
        bound = _larger(bound, _inertia_bound(part, region_of, k, effort))
    return Division(region_of, most, bound)


def _inertia(task: Task) -> Optional[Spread]:
    """The spread of residents in space, where a bound of it bounds the whole objective."""
    if task.n > _BOUNDED or any(ties.name == WISH for ties in task.ties):
        return None
    return next((spread for spread in task.spreads if spread.name == "inertia"), None)


def _inertia_bound(part: PieceTask, region_of: IntArray, k: int, effort: Effort) -> Optional[float]:
    """The bound of the moments of inertia, where all other parts are at least nothing."""
    task, spread = part.task, _inertia(part.task)
    if spread is None:
        return None
    bound = inertia_bound(task, spread, k, effort, region_of)
    return bound - math.fsum(part.constant.values())


def _larger(first: Optional[float], second: Optional[float]) -> Optional[float]:
    known = [bound for bound in (first, second) if bound is not None]
    return max(known) if known else None


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


def _is_tight(task: Task) -> bool:
    """Whether sizes have so little play that balance comes before everything else."""
    low, high = float(task.floor[0]), float(task.ceiling[0])
    return bool(np.isfinite([low, high]).all() and high - low < _TIGHT * (high + low) / 2)


def _better(task: Task, first: IntArray, second: IntArray) -> bool:
    def key(region_of: IntArray) -> tuple[int, float]:
        return int(np.count_nonzero(~task.feasible(region_of))), task.total(region_of)

    return key(first) < key(second)


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
    return start if _better(task, start, plain) else plain


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
