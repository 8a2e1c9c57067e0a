# SPDX-License-Identifier: GPL-2.0-or-later
"""A task on other units: on coarser ones, or several times side by side."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ...arrays import AnyIntArray, FloatArray, Int32Array, IntArray
from ...arrays import sums as sums_by
from .graph import Graph
from .task import Change, Kept, Spread, Task, Ties, spread_of


def contracted(task: Task, unit_of: IntArray) -> Task:
    """The task with units of the same label 0..q-1 merged; each label must be connected.

    Values of plans stay what they are. Raises ValueError where a label mixes units of several
    old regions of ``Task.change``.
    """
    q = int(unit_of.max()) + 1
    size = np.bincount(unit_of, minlength=q)
    xy = _sums(unit_of, task.xy, q) / size[:, None]
    return replace(
        task,
        graph=task.graph.contracted(unit_of),
        xy=xy,
        quantities=_sums(unit_of, task.quantities, q),
        spreads=tuple(_spread(spread, unit_of, q) for spread in task.spreads),
        ties=tuple(_ties(ties, unit_of, q) for ties in task.ties),
        kept=tuple(Kept(kept.name, _sums(unit_of, kept.features, q)) for kept in task.kept),
        change=None if task.change is None else _change(task.change, unit_of, q),
    )


def _sums(unit_of: IntArray, columns: FloatArray, q: int) -> FloatArray:
    sums = [np.bincount(unit_of, column, minlength=q) for column in columns.T]
    return np.stack(sums, axis=1) if sums else np.zeros((q, 0))


def _spread(spread: Spread, unit_of: IntArray, q: int) -> Spread:
    mass = sums_by(unit_of, spread.mass, q)
    moment = _sums(unit_of, spread.mass[:, None] * spread.values, q)
    values = moment / np.where(mass > 0, mass, 1.0)[:, None]
    return replace(spread, values=values, mass=mass, own=spread.own + spread_of(spread, unit_of, q))


def _ties(ties: Ties, unit_of: IntArray, q: int) -> Ties:
    first, second = unit_of[ties.left], unit_of[ties.right]
    low, high = np.minimum(first, second), np.maximum(first, second)
    apart = low != high
    code, number = np.unique(low[apart] * q + high[apart], return_inverse=True)
    cost = sums_by(number, ties.cost[apart], len(code))
    return Ties(ties.name, (code // q).astype(np.int32), (code % q).astype(np.int32), cost)


def _change(change: Change, unit_of: IntArray, q: int) -> Change:
    old = np.full(q, -1, dtype=np.int64)
    old[unit_of] = change.region_of
    if (old[unit_of] != change.region_of).any():
        raise ValueError("a unit mixes old regions")
    return Change(old, sums_by(unit_of, change.mass, q), change.weight)


def within(unit_of: IntArray, region_of: AnyIntArray) -> IntArray:
    """Labels 0..q-1 of units that share both a unit and a region, (n,)."""
    code = unit_of.astype(np.int64) * (int(np.max(region_of)) + 1) + region_of
    labels: IntArray = np.unique(code, return_inverse=True)[1].astype(np.int64)
    return labels


def side_by_side(task: Task, copies: int, k: int) -> Task:
    """Copies of a task as one task: unit u of copy c is unit c * n + u, region r is c * k + r.

    On few units an array step costs its overhead, not its work: copies share it.
    """
    n, graph = task.n, task.graph
    return replace(
        task,
        graph=Graph(n * copies, _shifted(graph.left, n, copies), _shifted(graph.right, n, copies)),
        xy=np.tile(task.xy, (copies, 1)),
        quantities=np.tile(task.quantities, (copies, 1)),
        spreads=tuple(
            replace(
                spread,
                values=np.tile(spread.values, (copies, 1)),
                mass=np.tile(spread.mass, copies),
                own=spread.own * copies,
            )
            for spread in task.spreads
        ),
        ties=tuple(
            Ties(
                ties.name,
                _shifted(ties.left, n, copies),
                _shifted(ties.right, n, copies),
                np.tile(ties.cost, copies),
            )
            for ties in task.ties
        ),
        kept=tuple(Kept(kept.name, np.tile(kept.features, (copies, 1))) for kept in task.kept),
        change=None if task.change is None else _repeated(task.change, copies, k),
    )


def _repeated(change: Change, copies: int, k: int) -> Change:
    old = np.tile(change.region_of, (copies, 1))
    old = np.where(old >= 0, old + k * np.arange(copies)[:, None], -1)
    return Change(old.ravel(), np.tile(change.mass, copies), change.weight)


def _shifted(units: AnyIntArray, n: int, copies: int) -> Int32Array:
    shift = np.repeat(np.arange(copies, dtype=np.int32) * np.int32(n), len(units))
    return np.tile(units, copies).astype(np.int32) + shift
