# SPDX-License-Identifier: GPL-2.0-or-later
"""What single regions cost: the objective of a task taken apart into a sum over regions.

A plan's value is a constant plus the sum of its regions' costs. Separated pairs are shared
between the two regions they lie in. Where separating is wanted (negative cost) the pair is
charged to the region that holds both instead, so that pairs never make a region cheaper than
nothing; searches that add unit by unit rely on that.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import csr_matrix, diags

from ...arrays import BoolArray, FloatArray, Int32Array, IntArray, sums
from ..tasks.task import Spread, Task
from .products import Sets, centred


@dataclass(frozen=True)
class PairCosts:
    """Costs of pairs of n units, no pair twice, (t,) each.

    apart: for each of the two regions of a separated pair. together: for the region that holds
    both. Never negative.
    """

    n: int
    left: Int32Array
    right: Int32Array
    apart: FloatArray
    together: FloatArray

    def of(self, member: BoolArray) -> FloatArray:
        """Cost of each region, (r,). member: (r, n)."""
        z = member.astype(np.float64)
        cost: FloatArray = np.asarray((z @ self._form) * z).sum(axis=1)
        return cost

    @cached_property
    def _form(self) -> csr_matrix:
        """Costs as a quadratic form of members, (n, n)."""
        n = self.n
        both = csr_matrix((self.together - 2.0 * self.apart, (self.left, self.right)), shape=(n, n))
        single = np.bincount(self.left, self.apart, minlength=n)
        single += np.bincount(self.right, self.apart, minlength=n)
        return both + diags(single, format="csr")


@dataclass(frozen=True)
class RegionCosts:
    """Costs of the regions of a task; ``constant`` belongs to the plan as a whole."""

    task: Task
    pairs: PairCosts
    constant: float

    @staticmethod
    def of_task(task: Task) -> RegionCosts:
        """Take the objective of a task apart."""
        n = task.n
        left = np.concatenate([ties.left for ties in task.ties] or [np.zeros(0, dtype=np.int32)])
        right = np.concatenate([ties.right for ties in task.ties] or [np.zeros(0, dtype=np.int32)])
        cost = np.concatenate([ties.cost for ties in task.ties] or [np.zeros(0)])
        code, position = np.unique(left.astype(np.int64) * n + right, return_inverse=True)
        apart = sums(position, np.maximum(cost, 0.0), len(code)) / 2.0
        together = sums(position, np.maximum(-cost, 0.0), len(code))
        pairs = PairCosts(
            n, (code // n).astype(np.int32), (code % n).astype(np.int32), apart, together
        )
        constant = float(np.minimum(cost, 0.0).sum())
        constant += sum(spread.weight * spread.own for spread in task.spreads)
        return RegionCosts(task, pairs, constant)

    def of(self, member: BoolArray) -> FloatArray:
        """Cost of each region, (r,), whatever it is called. member: (r, n)."""
        task, rows = self.task, Sets(member)
        cost = self.pairs.of(member)
        for spread in task.spreads:
            cost += spread.weight * _spread_inside(spread, rows)
        if task.sizes is not None:
            size = rows @ task.quantities[:, task.sizes.column]
            cost += task.sizes.weight * (size / task.sizes.target - 1.0) ** 2
        for kept in task.kept:
            cost -= ((rows @ kept.features) ** 2).sum(axis=1)
        if task.change is not None:
            known = task.change.region_of >= 0
            cost += task.change.weight * (rows @ np.where(known, task.change.mass, 0.0))
        return cost

    def by_unit(self, label: IntArray) -> tuple[FloatArray, FloatArray]:
        """What each unit costs in a plan, and the part of it that its region shares out by
        residents, (n,) each; sums over units are those over regions. label: regions 0..k-1, (n,).
        """
        task = self.task
        member = label == np.arange(int(label.max()) + 1)[:, None]
        rows, own = Sets(member), np.zeros(task.n)
        for kept in task.kept:
            own -= (kept.features * (rows @ kept.features)[label]).sum(axis=1)
        for spread in task.spreads:
            mass = rows @ spread.mass
            total = rows @ (spread.mass[:, None] * spread.values)
            mean = total / np.where(mass > 0.0, mass, 1.0)[:, None]
            own += spread.weight * spread.mass * ((spread.values - mean[label]) ** 2).sum(axis=1)
        residents = rows @ task.residents
        share = np.where(
            residents[label] > 0.0,
            task.residents / np.where(residents > 0.0, residents, 1.0)[label],
            1.0 / member.sum(axis=1)[label],
        )
        shared = (self.of(member) - rows @ own)[label] * share
        return own + shared, shared

    def worst(self) -> float:
        """No plan costs more than this."""
        task, pairs = self.task, self.pairs
        value = self.constant + float(2.0 * pairs.apart.sum() + pairs.together.sum())
        everything = Sets(np.ones((1, task.n)))
        for spread in task.spreads:
            value += spread.weight * float(_spread_inside(spread, everything)[0])
        if task.sizes is not None:
            total = float(task.quantities[:, task.sizes.column].sum())
            most = max(1.0, (total / task.sizes.target - 1.0) ** 2)
            value += task.sizes.weight * task.n * most
        if task.change is not None:
            value += task.change.weight * float(task.change.mass.sum())
        return value + 1e-6 * (1.0 + abs(value))

    def kept_names(self, member: BoolArray, k: int) -> FloatArray:
        """What a region costs less when it is called 0..k-1 like an old one, (r, k)."""
        change = self.task.change
        if change is None:
            return np.zeros((len(member), 0))
        here = change.region_of[:, None] == np.arange(k)
        saved: FloatArray = change.weight * (Sets(member) @ (here * change.mass[:, None]))
        return saved


def _spread_inside(spread: Spread, rows: Sets) -> FloatArray:
    """Spread of each region without weight, (r,). rows: members as 0 and 1, (r, n)."""
    values = centred(spread)
    mass = rows @ spread.mass
    square = rows @ (spread.mass * (values**2).sum(axis=1))
    first = rows @ (spread.mass[:, None] * values)
    mean = (first**2).sum(axis=1) / np.where(mass > 0.0, mass, 1.0)
    result: FloatArray = np.maximum(square - mean, 0.0)
    return result


def grain_of(task: Task) -> float:
    """Grid the values of all plans lie on, 0 where there is none."""
    if task.spreads or task.sizes is not None or task.kept or task.change is not None:
        return 0.0
    costs = np.concatenate([ties.cost for ties in task.ties] or [np.zeros(0)])
    whole = len(costs) > 0 and bool((costs == np.rint(costs)).all())
    return float(np.gcd.reduce(np.rint(np.abs(costs)).astype(np.int64))) if whole else 0.0
