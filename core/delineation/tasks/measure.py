# SPDX-License-Identifier: GPL-2.0-or-later
"""A task compiled to columns: what a region is worth follows from its column sums alone."""

from __future__ import annotations

import numpy as np

from ...arrays import FloatArray, Int32Array, IntArray
from .task import Task

#: Share of all mass that counts as none.
_NOTHING = 1e-12


class Measure:
    """Additive columns of a task, and the value of regions as a function of their sums.

    columns: (n, c). left, right, cost: all ties of the task in one list, (t,).
    """

    def __init__(self, task: Task) -> None:
        self._sizes = task.sizes
        used = np.flatnonzero(np.isfinite(task.floor) | np.isfinite(task.ceiling)).tolist()
        self._limits = [
            (at, float(task.floor[column]), float(task.ceiling[column]))
            for at, column in enumerate(used)
        ]
        if task.sizes is not None and task.sizes.column not in used:
            used.append(task.sizes.column)
        self._size_at = -1 if task.sizes is None else used.index(task.sizes.column)
        columns = [task.quantities[:, used]]
        self._spreads: list[tuple[float, float, int, int]] = []
        at = len(used)
        for spread in task.spreads:
            mass = spread.mass[:, None]
            # Centred, so that squares of large coordinates do not swallow the digits that count.
            whole = max(float(mass.sum()), 1e-300)
            centre = (mass * spread.values).sum(axis=0) / whole
            values = spread.values - centre
            columns += [mass, mass * values]
            self._spreads.append((spread.weight, _NOTHING * whole, at, at + 1 + values.shape[1]))
            at += 1 + values.shape[1]
        self._kept = slice(at, at + sum(kept.features.shape[1] for kept in task.kept))
        columns += [kept.features for kept in task.kept]
        self.columns: FloatArray = np.concatenate(columns, axis=1).astype(np.float64)
        pairs = [(ties.left, ties.right, ties.cost) for ties in task.ties if len(ties.left)]
        self.left: IntArray = _joined([left for left, _, _ in pairs])
        self.right: IntArray = _joined([right for _, right, _ in pairs])
        self.cost: FloatArray = np.concatenate([np.empty(0), *(cost for _, _, cost in pairs)])

    @property
    def limited(self) -> bool:
        """Whether regions have floors or ceilings."""
        return bool(self._limits)

    def values(self, sums: FloatArray) -> FloatArray:
        """Value of regions with these column sums, (r, c) -> (r,), up to a constant of the task."""
        value = np.zeros(len(sums))
        for weight, nothing, at, end in self._spreads:
            mass, moment = sums[:, at], sums[:, at + 1 : end]
            share = np.einsum("ij,ij->i", moment, moment) / np.maximum(mass, nothing)
            # What rounding leaves of a region without mass is no moment.
            value -= weight * np.where(mass > nothing, share, 0.0)
        if self._sizes is not None:
            size = sums[:, self._size_at]
            value += self._sizes.weight * (size / self._sizes.target - 1.0) ** 2
        kept = sums[:, self._kept]
        if kept.shape[1]:
            value -= np.einsum("ij,ij->i", kept, kept)
        return value

    def excess(self, sums: FloatArray) -> FloatArray:
        """How far regions are outside their limits, in shares of the limit, (r, c) -> (r,)."""
        outside = np.zeros(len(sums))
        for column, floor, ceiling in self._limits:
            size = sums[:, column]
            if np.isfinite(floor):
                outside += np.maximum(floor - size, 0.0) / max(abs(floor), 1e-300)
            if np.isfinite(ceiling):
                outside += np.maximum(size - ceiling, 0.0) / max(abs(ceiling), 1e-300)
        return outside


def _joined(arrays: list[Int32Array]) -> IntArray:
    joined: IntArray = np.concatenate([np.empty(0, dtype=np.int64), *arrays]).astype(np.int64)
    return joined
