# SPDX-License-Identifier: GPL-2.0-or-later
"""How residents have to flow between neighbouring regions so that all keep their limits.

The cheapest flow is a linear program with one variable for each pair of neighbours. It counts a
resident once for each border crossed, while a plan counts who ends up elsewhere, once: a region may
reach through another one and take units from far away. So its value is no bound of what a plan
must move. What it is good for: its prices say what room in a region is worth.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_matrix, vstack

from ...arrays import FloatArray, IntArray
from ..tasks.task import Change, Task

#: Share of the room between floor and ceiling that the flow leaves free, since units are not sand.
_SPARE = 0.02


@dataclass(frozen=True)
class Flow:
    """amount: column 0 that flows from region to region, (k, k). price: of a region's room, (k,);
    where something flows the giver's price lies above the taker's by what the way costs, 1."""

    amount: FloatArray
    price: FloatArray


def cheapest_flow(task: Task, region_of: IntArray, k: int) -> Flow:
    """The least flow of column 0 between neighbouring regions that brings all into their limits.

    What cannot be brought in stays outside, at a price of 2k a resident. Successive flows are
    found by HiGHS; the variables are pairs of neighbours in both directions.
    """
    graph = task.graph
    ends = np.stack([region_of[graph.left], region_of[graph.right]], axis=1)
    ends = ends[ends[:, 0] != ends[:, 1]].astype(np.int64)
    code = np.unique(np.concatenate([ends[:, 0] * k + ends[:, 1], ends[:, 1] * k + ends[:, 0]]))
    giver, taker = code // k, code % k
    size = np.bincount(region_of, task.residents, minlength=k)
    floor, ceiling = float(task.floor[0]), float(task.ceiling[0])
    spare = _SPARE * (ceiling - floor) if np.isfinite(floor) and np.isfinite(ceiling) else 0.0
    arcs, pairs = len(code), np.arange(len(code))
    column = np.concatenate([pairs, pairs, arcs + np.arange(k), arcs + k + np.arange(k)])
    row = np.concatenate([taker, giver, np.arange(k), np.arange(k)])
    sign = np.concatenate([np.ones(arcs), -np.ones(arcs), -np.ones(k), np.ones(k)])
    balance = coo_matrix((sign, (row, column)), shape=(k, arcs + 2 * k)).tocsr()
    # In shares of a mean region: the solver's tolerances are absolute.
    scale = max(float(size.mean()), 1e-300)
    most = np.full(k, (ceiling - spare)) - size if np.isfinite(ceiling) else None
    least = size - (floor + spare) if np.isfinite(floor) else None
    rows = [sign * balance for sign, side in ((1.0, most), (-1.0, least)) if side is not None]
    sides = [side / scale for side in (most, least) if side is not None]
    if not rows or not arcs:
        return Flow(np.zeros((k, k)), np.zeros(k))
    result: Any = linprog(
        np.concatenate([np.ones(arcs), np.full(2 * k, 2.0 * k)]),
        A_ub=vstack(rows),
        b_ub=np.concatenate(sides),
        bounds=(0, None),
        method="highs",
    )
    if result.x is None:
        return Flow(np.zeros((k, k)), np.zeros(k))
    amount = np.zeros((k, k))
    amount[giver, taker] = scale * result.x[:arcs]
    dual = -np.asarray(result.ineqlin.marginals).reshape(len(sides), k)
    price = np.zeros(k)
    if most is not None:
        price += dual[0]
    if least is not None:
        price -= dual[-1]
    return Flow(amount, price)


def least_moved(task: Task, change: Change, k: int) -> float:
    """Mass that must move whatever is done: a lower bound for every plan of regions 0..k-1.

    A region above its ceiling has to lose units of at least its surplus, and no unit leaves two
    regions; all that is missing in regions below their floors has to come from elsewhere, and no
    unit comes to two regions. Either amount costs at least what its cheapest units weigh, units
    divided at will (fractional knapsack, Dantzig 1957). The bound is the largest over the
    quantities and over both sides; contiguity is left out. Where mass is residents it is the total
    surplus or the total deficit of residents.
    """
    bound = 0.0
    home = change.region_of
    known = home >= 0
    # Units without an old region are free to go anywhere and cost nothing.
    mass = np.where(known, change.mass, 0.0)
    for column in range(task.quantities.shape[1]):
        floor, ceiling = task.floor[column], task.ceiling[column]
        quantity = task.quantities[:, column]
        if (quantity < 0).any():
            continue
        size = np.bincount(home[known], quantity[known], minlength=k)
        if np.isfinite(ceiling):
            bound = max(
                bound,
                sum(
                    _cheapest(quantity[home == r], mass[home == r], size[r] - ceiling)
                    for r in np.flatnonzero(size > ceiling)
                ),
            )
        if np.isfinite(floor):
            missing = float(np.maximum(floor - size, 0.0).sum())
            bound = max(bound, _cheapest(quantity, mass, missing))
    return change.weight * bound


def _cheapest(quantity: FloatArray, mass: FloatArray, wanted: float) -> float:
    """Least mass of units, divided at will, that hold as much of a quantity as wanted."""
    useful = quantity > 0.0
    quantity, mass = quantity[useful], mass[useful]
    if wanted <= 0.0 or not len(quantity):
        return 0.0
    order = np.argsort(mass / quantity, kind="stable")
    amount, price = np.cumsum(quantity[order]), np.cumsum(mass[order])
    whole = int(np.searchsorted(amount, wanted))
    if whole == len(order):
        return float(price[-1])
    before = float(amount[whole - 1]) if whole else 0.0
    paid = float(price[whole - 1]) if whole else 0.0
    part = (wanted - before) / float(quantity[order[whole]])
    return paid + part * float(mass[order[whole]])
