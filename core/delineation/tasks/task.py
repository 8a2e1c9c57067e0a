# SPDX-License-Identifier: GPL-2.0-or-later
"""A task: one connected piece in arrays, as the engine's parts solve it.

The planner's ``Problem`` is translated into tasks, one a piece (municipality); must-links are
contracted to units before. Everything a plan is judged by is a function of sums over regions or
of pairs that are separated, so that a move changes two regions and the pairs between them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from ...arrays import AnyIntArray, BoolArray, FloatArray, Int32Array, IntArray
from .graph import Graph


@dataclass(frozen=True)
class Spread:
    """Spread inside regions: sum over units of mass * |value - mean of the region|².

    values: (n, d). mass: > 0 where the unit counts, (n,). With z-scores and mass 1 it is the
    within-region sum of squares; with coordinates and residents the moment of inertia.
    weight: per unit of that sum. own: spread inside the units themselves, a constant (contracted
    units have one).
    """

    name: str
    values: FloatArray
    mass: FloatArray
    weight: float = 1.0
    own: float = 0.0


@dataclass(frozen=True)
class Ties:
    """Pairs of units and what it costs to separate them.

    left, right: units, left < right, no pair twice, (t,); they need not border each other.
    cost: (t,); negative where separating is wanted (barriers, cannot-links).
    """

    name: str
    left: Int32Array
    right: Int32Array
    cost: FloatArray


@dataclass(frozen=True)
class Sizes:
    """Deviation from a target: weight * sum over regions of (size / target - 1)².

    column: of ``Task.quantities``.
    """

    target: float
    weight: float
    column: int = 0


@dataclass(frozen=True)
class Kept:
    """Groups that belong together: minus the sum over regions of the squared sums of features.

    features: additive, (n, g), as of ``Links.features``.
    """

    name: str
    features: FloatArray


@dataclass(frozen=True)
class Change:
    """A plan to stay close to: sum of ``mass`` of the units whose region is not their old one.

    region_of: old region 0..k-1 of every unit, -1 where none, (n,). mass: (n,), residents as a
    rule. weight: per unit of mass.
    """

    region_of: IntArray
    mass: FloatArray
    weight: float


@dataclass(frozen=True)
class Task:
    """A connected graph to be divided into contiguous regions.

    quantities: additive quantities of each unit, (n, q); column 0 is residents. floor, ceiling:
    what a region must reach and may not exceed in each, (q,), -inf and inf for none.
    """

    graph: Graph
    xy: FloatArray
    quantities: FloatArray
    floor: FloatArray
    ceiling: FloatArray
    spreads: tuple[Spread, ...] = ()
    ties: tuple[Ties, ...] = ()
    sizes: Sizes | None = None
    kept: tuple[Kept, ...] = ()
    change: Change | None = None
    names: tuple[str, ...] = field(default=())

    @property
    def n(self) -> int:
        """Number of units."""
        return self.graph.n

    @cached_property
    def residents(self) -> FloatArray:
        """Column 0 of the quantities, (n,)."""
        return np.ascontiguousarray(self.quantities[:, 0])

    def sums(self, region_of: AnyIntArray, k: int) -> FloatArray:
        """Quantities of each region, (k, q)."""
        columns = [np.bincount(region_of, column, minlength=k) for column in self.quantities.T]
        result: FloatArray = np.stack(columns, axis=1)
        return result

    def feasible(self, region_of: AnyIntArray) -> BoolArray:
        """Whether each region 0..k-1 keeps floors and ceilings, (k,); contiguity is not asked."""
        total = self.sums(region_of, int(region_of.max()) + 1)
        slack = 1e-9 * (1.0 + np.abs(total))
        ok: BoolArray = ((total >= self.floor - slack) & (total <= self.ceiling + slack)).all(
            axis=1
        )
        return ok

    def value(self, region_of: AnyIntArray) -> dict[str, float]:
        """The parts of the objective; smaller is better, their sum is what is minimised."""
        region_of = np.asarray(region_of, dtype=np.int64)
        k = int(region_of.max()) + 1
        parts: dict[str, float] = {}

        def add(name: str, value: float) -> None:
            parts[name] = parts.get(name, 0.0) + float(value)

        for spread in self.spreads:
            add(spread.name, spread.weight * (spread_of(spread, region_of, k) + spread.own))
        for ties in self.ties:
            apart = region_of[ties.left] != region_of[ties.right]
            add(ties.name, ties.cost[apart].sum())
        if self.sizes is not None:
            size = np.bincount(region_of, self.quantities[:, self.sizes.column], minlength=k)
            add("size", self.sizes.weight * ((size / self.sizes.target - 1.0) ** 2).sum())
        for kept in self.kept:
            inside = [np.bincount(region_of, column, minlength=k) for column in kept.features.T]
            add(kept.name, -sum(float((column**2).sum()) for column in inside))
        if self.change is not None:
            moved = (self.change.region_of != region_of) & (self.change.region_of >= 0)
            add("change", self.change.weight * self.change.mass[moved].sum())
        return parts

    def total(self, region_of: AnyIntArray) -> float:
        """Sum of the parts of the objective."""
        return float(sum(self.value(region_of).values()))


def spread_of(spread: Spread, region_of: IntArray, k: int) -> float:
    """Spread inside regions, without weight, in the two-pass form that loses no digits."""
    mass = np.bincount(region_of, spread.mass, minlength=k)
    safe = np.where(mass > 0, mass, 1.0)
    total = 0.0
    for column in spread.values.T:
        mean = np.bincount(region_of, spread.mass * column, minlength=k) / safe
        total += float((spread.mass * (column - mean[region_of]) ** 2).sum())
    return total
