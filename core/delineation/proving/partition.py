# SPDX-License-Identifier: GPL-2.0-or-later
"""Choosing regions from a list so that each unit lies in exactly one: set partitioning.

The relaxation's duals price each unit; a region whose reduced cost exceeds the gap between the
relaxation and a known plan is in no better plan (Ryan and Foster 1981; Mehrotra, Johnson and
Nemhauser 1998 for districts). So few regions suffice for the proof.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Optional

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csc_matrix, csr_matrix, eye, hstack, vstack

from ...arrays import AnyIntArray, BoolArray, FloatArray, IntArray
from ..tasks.effort import Effort
from .costs import RegionCosts
from .cover import CoverSearch
from .products import Sets

#: Reduced costs below this many times the scale count as negative.
TOLERANCE = 1e-7
#: Nodes that the general solver may open for each look that is left.
NODES_A_LOOK = 10


@dataclass(frozen=True)
class Columns:
    """Regions to choose from. member: (r, n). cost: (r,). name: old region it is called, or -1."""

    member: BoolArray
    cost: FloatArray
    name: IntArray

    def __len__(self) -> int:
        return len(self.cost)

    def take(self, rows: AnyIntArray) -> Columns:
        """Some of the columns."""
        return Columns(self.member[rows], self.cost[rows], self.name[rows])

    def joined(self, other: Columns) -> Columns:
        """Both, each column once."""
        member = np.concatenate([self.member, other.member])
        name = np.concatenate([self.name, other.name])
        cost = np.concatenate([self.cost, other.cost])
        if not len(member):
            return self
        key = np.hstack([np.packbits(member, axis=1), name[:, None].astype("<i4").view(np.uint8)])
        wide = np.ascontiguousarray(key).view(np.dtype((np.void, key.shape[1]))).ravel()
        first = np.sort(np.unique(wide, return_index=True)[1])
        return Columns(member[first], cost[first], name[first])


def named_columns(costs: RegionCosts, member: BoolArray, names: int) -> Columns:
    """Columns of regions; each old name that saves something makes a column of its own."""
    cost = costs.of(member)
    saved = costs.kept_names(member, names)
    region, name = np.nonzero(saved > 0.0)
    return Columns(
        np.concatenate([member, member[region]]),
        np.concatenate([cost, cost[region] - saved[region, name]]),
        np.concatenate([np.full(len(member), -1, dtype=np.int64), name.astype(np.int64)]),
    )


@dataclass(frozen=True)
class Duals:
    """Prices of the relaxation. unit: (n,). count: of a region. name: (names,), at most 0."""

    unit: FloatArray
    count: float
    name: FloatArray

    def reduced(self, columns: Columns) -> FloatArray:
        """Reduced cost of each column, (r,)."""
        result: FloatArray = columns.cost - Sets(columns.member) @ self.unit - self.count
        if len(self.name):
            result -= np.append(self.name, 0.0)[columns.name]
        return result


@dataclass(frozen=True)
class Relaxed:
    """Optimum of the relaxation over some columns. slack: how far the box holds duals back, 0 if
    not. whole: columns of a plan, where the optimum happens to be one."""

    value: float
    duals: Duals
    slack: float
    whole: Optional[IntArray]


def _rows(columns: Columns, n: int, names: int) -> csc_matrix:
    """Coefficients: units, then one row that counts regions, then old names."""
    r = len(columns)
    cover = csr_matrix(columns.member.T.astype(np.float64))
    parts = [cover, csr_matrix(np.ones((1, r)))]
    if names:
        known = np.flatnonzero(columns.name >= 0)
        data = (np.ones(len(known)), (columns.name[known], known))
        parts.append(csr_matrix(data, shape=(names, r)))
    return vstack(parts, format="csc")


@dataclass(frozen=True)
class Box:
    """Where duals are looked for: around ``centre``, within ``reach``, of units and of the number
    of regions, (n + 1,) each.

    Few columns say little about prices: without a box duals would jump from corner to corner of
    what is not yet known (du Merle, Villeneuve, Desrosiers and Hansen 1999).
    """

    centre: FloatArray
    reach: FloatArray

    def moved(self, duals: Duals) -> Box:
        """The box around these duals, wider for units whose duals lie on its edge."""
        centre = np.append(duals.unit, duals.count)
        on_edge = np.abs(centre - self.centre) > 0.99 * self.reach
        return Box(centre, np.where(on_edge, 2.0 * self.reach, self.reach))

    def widened(self, times: float) -> Box:
        """More reach for units, and ten times as much for the number of regions."""
        return Box(self.centre, np.append(times * self.reach[:-1], 10.0 * self.reach[-1]))


def relax(columns: Columns, k: Optional[int], names: int, box: Box) -> Optional[Relaxed]:
    """Solve the linear relaxation with duals in a box."""
    n = columns.member.shape[1]
    rows = _rows(columns, n, names)
    # Duals are kept in a box by columns that cover single units, or count regions, at a price.
    elastic = vstack([eye(n + 1), csc_matrix((names, n + 1))], format="csc")
    matrix = hstack([rows, elastic, -elastic], format="csc").tocsr()
    cost = np.concatenate([columns.cost, box.centre + box.reach, box.reach - box.centre])
    count = n + 1 if k is not None else n
    right = np.ones(count)
    if k is not None:
        right[n] = k
    result: Any = linprog(
        cost,
        A_eq=matrix[:count],
        b_eq=right,
        A_ub=matrix[n + 1 :] if names else None,
        b_ub=np.ones(names) if names else None,
        bounds=(0, None),
        method="highs",
    )
    # Duals exist from scipy 1.7 on; without them there is no proof.
    if result.status != 0 or not hasattr(result, "eqlin"):
        return None
    marginal = np.asarray(result.eqlin.marginals)
    name = np.asarray(result.ineqlin.marginals) if names else np.zeros(0)
    duals = Duals(marginal[:n], float(marginal[n]) if k is not None else 0.0, name)
    share, slack = result.x[: len(columns)], float(result.x[len(columns) :].sum())
    is_plan = slack < 1e-9 and bool((np.abs(share - np.rint(share)) < 1e-9).all())
    whole = np.flatnonzero(share > 0.5) if is_plan else None
    return Relaxed(float(result.fun), duals, slack, whole)


@dataclass(frozen=True)
class Choice:
    """chosen: columns of the best plan, None where none was found. value, bound: without the
    plan's constant. infeasible: proven that no plan exists among the columns."""

    chosen: Optional[IntArray]
    value: float
    bound: float
    infeasible: bool


def choose(
    columns: Columns,
    k: Optional[int],
    names: int,
    effort: Effort,
    cutoff: Optional[float] = None,
) -> Choice:
    """The best plan among columns; cutoff: only plans of at most this cost are of interest."""
    nothing = Choice(None, np.inf, -np.inf, False)
    try:
        from scipy.optimize import Bounds, LinearConstraint, milp
    except ImportError:  # scipy before 1.9
        return nothing
    if not len(columns):
        return Choice(None, np.inf, np.inf, True)
    if effort.over:
        return nothing
    n = columns.member.shape[1]
    rows = _rows(columns, n, names)
    lower = np.concatenate([np.ones(n), [1.0 if k is None else k], np.zeros(names)])
    upper = np.concatenate([np.ones(n), [n if k is None else k], np.ones(names)])
    constraints = [LinearConstraint(rows, lower, upper)]
    if cutoff is not None:
        constraints.append(LinearConstraint(csr_matrix(columns.cost[None, :]), -np.inf, cutoff))
    options: dict[str, Any] = {"mip_rel_gap": 0.0}
    if effort.timed:
        options["time_limit"] = max(effort.left, 0.01)
    elif effort.limited:
        # What is proven within a number of looks must not depend on how fast a computer is.
        options["node_limit"] = NODES_A_LOOK * max(1, int(effort.left))
    result: Any = milp(
        columns.cost,
        integrality=np.ones(len(columns)),
        bounds=Bounds(0.0, 1.0),
        constraints=constraints,
        options=options,
    )
    if result.status == 2:
        return Choice(None, np.inf, np.inf, True)
    bound = getattr(result, "mip_dual_bound", None)
    bound = -np.inf if bound is None or not np.isfinite(bound) else float(bound)
    if result.x is None:
        return Choice(None, np.inf, bound, False)
    chosen = np.flatnonzero(result.x > 0.5)
    covers = bool((columns.member[chosen].sum(axis=0) == 1).all())
    if not covers or (k is not None and len(chosen) != k):
        # Seen of HiGHS 1.2 where no plan exists: what it calls a solution is none.
        return _searched(columns, k, names, effort)
    value = float(columns.cost[chosen].sum())
    return Choice(chosen, value, value if result.status == 0 else bound, False)


def _searched(columns: Columns, k: Optional[int], names: int, effort: Effort) -> Choice:
    """The best plan among few columns by search alone."""
    least, most = float(columns.cost.min()), float(np.abs(columns.cost).sum()) + 1.0
    search = CoverSearch(columns.member, columns.cost, columns.name, np.zeros(names), k, least)
    cover = search.run(most, 50_000, effort)
    if cover.chosen is None:
        return Choice(None, np.inf, np.inf if cover.complete else -np.inf, cover.complete)
    value = float(columns.cost[cover.chosen].sum())
    return Choice(cover.chosen, value, value if cover.complete else -np.inf, False)
