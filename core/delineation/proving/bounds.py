# SPDX-License-Identifier: GPL-2.0-or-later
"""How good the best plan can be at most: bounds that need no plan to be found.

Moment of inertia. A plan's inertia is the sum over its regions S of the minimum over centres c of
sum over S of m |x - c|². With a price y for each unit and any plan of k regions,

    inertia >= sum(y) + k min over c, S of (sum over S of (m |x - c|² - y)),

S any set that keeps floor and ceiling: the Lagrangian bound of the model of Hess et al. (1965),
here with centres anywhere, as centroids are not units. Contiguity is left out and units may be
taken in part, both of which only lower it; Validi, Buchanan and Lykhovyd (2022) report 0.75 % to
the best plans in the median. Prices come from column generation over a grid of centres; the
minimum over all centres is then certified by boxes: in a box with centre b and half diagonal r
a set with its centroid in the box has sum m |x - b|² <= inertia + r² sum(m), so that
sum over S of (m (|x - b|² - r²) - y) bounds it from below, with an error that vanishes as r².

Spread of other attributes. The prices hold in any dimension, certifying by boxes does not; the
spectral bound (eigenvalues of the covariance after the first k - 1, Zha et al. 2001) is nothing as
soon as there are fewer attributes than regions. So no bound is given beyond two values a unit; for
small pieces ``solve_exactly`` has one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Iterable, Optional

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from ...arrays import AnyIntArray, FloatArray
from ..tasks.effort import Effort
from ..tasks.task import Spread, Task
from .exact import Proof
from .products import Sets

#: Relative distance at which prices count as found.
ENOUGH = 1e-3
#: Centres tried along the longer side, boxes looked at while certifying, columns kept.
GRID = 24
MOST_BOXES = 4_000
MOST_COLUMNS = 3_000
#: Rounds of column generation; zones along a side that each give a column a round.
MOST_ROUNDS = 100
ZONES = 8
#: Times that prices are certified and sought again.
CERTIFICATIONS = 8


@dataclass(frozen=True)
class Gap:
    """A county's plan and bound, composed from its pieces. share: (value - bound) / value, None
    where a piece has no bound or the value is 0 or less."""

    value: float
    bound: float
    share: Optional[float]


def compose(proofs: Iterable[Proof]) -> Gap:
    """Value, bound and gap of pieces that are divided independently of each other."""
    proofs = list(proofs)
    value = float(sum(proof.value for proof in proofs))
    bound = float(sum(proof.bound for proof in proofs))
    known = np.isfinite(value) and np.isfinite(bound) and value > 0.0
    share = max(0.0, (value - bound) / value) if known else None
    return Gap(value, bound, share)


def inertia_bound(
    task: Task,
    spread: Spread,
    k: int,
    effort: Effort,
    region_of: Optional[AnyIntArray] = None,
) -> float:
    """No plan of ``k`` regions has less spread than this, ``weight`` and ``own`` included.

    spread: with two values a unit, as a rule coordinates; of ``task`` or not. region_of: a plan to
    begin from, (n,): saves time. -inf where the spread has not two values. Valid whenever it ends.
    """
    if spread.values.shape[1] != 2 or k < 1:
        return -np.inf
    counted = np.flatnonzero(spread.mass > 0.0)
    if len(counted) == 0:
        return spread.weight * spread.own
    model = _Model.of_task(task, spread, k, counted)
    start = None if region_of is None else np.asarray(region_of)[counted]
    search = _PriceSearch(model, start)
    best = 0.0
    for _ in range(CERTIFICATIONS):
        price, expected = search.run(best, effort)
        least, centres = _certified(model, price, effort)
        # The bound of prices nought is nought: never worse than that.
        best = max(best, float(price.sum()) + k * least)
        if effort.over or expected - best <= 2.0 * ENOUGH * expected:
            break
        # A grid misses centres where towns are small beside the distances between them.
        search.add_centres(centres)
    return spread.weight * (best + spread.own)


@dataclass(frozen=True)
class _Model:
    """Units that count. xy: (n, 2), about their mean. size: residents, between low and high."""

    xy: FloatArray
    mass: FloatArray
    size: FloatArray
    low: float
    high: float
    k: int

    @staticmethod
    def of_task(task: Task, spread: Spread, k: int, counted: AnyIntArray) -> _Model:
        """Column 0 of the quantities limits the sets; units without mass can only fill up."""
        size, total = task.residents, float(task.residents.sum())
        floor, ceiling = max(float(task.floor[0]), 0.0), float(task.ceiling[0])
        low = max(floor, total - (k - 1) * ceiling if k > 1 else total)
        high = min(ceiling, total - (k - 1) * floor, total)
        slack = 1e-9 * (1.0 + total)
        idle = total - float(size[counted].sum())
        xy = spread.values[counted] - np.average(
            spread.values[counted], axis=0, weights=spread.mass[counted]
        )
        low, high = max(low - idle - slack, 0.0), high + slack
        return _Model(xy, spread.mass[counted], size[counted], low, high, k)

    def squares(self, centre: FloatArray) -> FloatArray:
        """Squared distances, (c, n)."""
        result: FloatArray = np.square(centre[:, 0, None] - self.xy[:, 0])
        result += np.square(centre[:, 1, None] - self.xy[:, 1])
        return result

    def inertia(self, share: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Inertia of sets about their centroids, (c,), and the centroids, (c, 2)."""
        mass = share * self.mass
        total = np.maximum(mass.sum(axis=1), 1e-300)
        rows = Sets(mass)
        centroid: FloatArray = (rows @ self.xy) / total[:, None]
        square = rows @ (self.xy**2).sum(axis=1)
        cost: FloatArray = np.maximum(square - total * (centroid**2).sum(axis=1), 0.0)
        return cost, centroid

    def best_sets(self, cost: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Cheapest set for each row of costs, (c, n): its cost, (c,), and shares of units, (c, n).

        A knapsack with units in part: cheapest per resident first, all that pay, then as many as
        the floor needs or the ceiling allows.
        """
        free = self.size <= 0.0
        size = np.where(free, 1.0, self.size)
        ratio = np.where(free, np.inf, cost / size)
        order = np.argsort(ratio, axis=1)
        sizes = np.where(free, 0.0, self.size)[order]
        before = np.cumsum(sizes, axis=1) - sizes
        paying = np.where((cost < 0.0) & ~free, self.size, 0.0).sum(axis=1)
        amount = np.clip(paying, self.low, self.high)[:, None]
        share_sorted = np.clip((amount - before) / np.where(sizes > 0.0, sizes, 1.0), 0.0, 1.0)
        share = np.empty_like(cost)
        np.put_along_axis(share, order, share_sorted, axis=1)
        share = np.where(free, (cost < 0.0).astype(np.float64), share)
        return (share * cost).sum(axis=1), share


class _PriceSearch:
    """Prices that make the bound nearly as good as it gets, by column generation.

    New columns are sought at a mixture of the best prices known and the relaxation's (Wentges
    1997), as the relaxation's alone swing; around the centres of a grid and around the centroids
    of the columns found last, so that centres move to where they belong as in k-means.
    """

    def __init__(self, model: _Model, start: Optional[AnyIntArray]) -> None:
        self.model, self._centres = model, _grid(model)
        self._share = np.zeros((0, len(model.mass)))
        if start is not None:
            self._share = (start[None, :] == np.unique(start)[:, None]).astype(np.float64)
        self._cost, self._recent = model.inertia(self._share)
        self._best = np.zeros(len(model.mass))

    def add_centres(self, centres: FloatArray) -> None:
        """Look at these too from now on."""
        self._centres = np.concatenate([self._centres, centres])

    def run(self, value: float, effort: Effort) -> tuple[FloatArray, float]:
        """Better prices than those of the bound ``value``, (n,), and the bound they promise."""
        model, best, best_value = self.model, self._best, value
        penalty = 4.0 * float((model.mass * (model.xy**2).sum(axis=1)).max()) + 1e-9
        for _ in range(MOST_ROUNDS):
            price, relaxed = _relaxation(model.k, self._share, self._cost, penalty)
            if price is None or effort.over or relaxed - best_value <= ENOUGH * relaxed:
                break
            centres = np.concatenate([self._centres, self._recent])
            squares = model.squares(centres) * model.mass
            worth = (relaxed - float(price.sum())) / model.k - 1e-9 * (1.0 + abs(relaxed))
            for weight in (0.7, 0.3, 0.0):
                trial = weight * best + (1.0 - weight) * price
                least, sets = model.best_sets(squares - trial)
                promised = float(trial.sum()) + model.k * float(least.min())
                if promised > best_value:
                    best, best_value = trial, promised
                sets = sets[_best_of_zones(model, centres, least)]
                cost, self._recent = model.inertia(sets)
                good = cost - Sets(sets) @ price < worth
                if good.any():
                    break
            if not good.any():
                break
            self._keep(
                np.vstack([self._share, sets[good]]), np.append(self._cost, cost[good]), price
            )
        self._best = best
        return best, best_value

    def _keep(self, share: FloatArray, cost: FloatArray, price: FloatArray) -> None:
        """Take columns; where they are too many, those that cost the least."""
        if len(cost) > MOST_COLUMNS:
            rows = np.argsort(cost - Sets(share) @ price)[: MOST_COLUMNS // 2]
            share, cost = share[rows], cost[rows]
        self._share, self._cost = share, cost


def _best_of_zones(model: _Model, centres: FloatArray, cost: FloatArray) -> AnyIntArray:
    """The cheapest centre of each of some zones: columns from everywhere, not from one place."""
    low, high = model.xy.min(axis=0), model.xy.max(axis=0)
    zone = np.floor((centres - low) / np.maximum((high - low).max(), 1e-12) * ZONES)
    code = zone[:, 0] * (2 * ZONES) + zone[:, 1]
    order = np.lexsort((cost, code))
    first = np.r_[True, code[order][1:] != code[order][:-1]]
    rows: AnyIntArray = order[first]
    return rows


def _grid(model: _Model) -> FloatArray:
    """Centres on a grid, (c, 2)."""
    low, high = model.xy.min(axis=0), model.xy.max(axis=0)
    step = max(float((high - low).max()) / GRID, 1e-12)
    axes = [np.arange(a, b + step, step) for a, b in zip(low, high)]
    mesh: FloatArray = np.stack(np.meshgrid(*axes), axis=-1).reshape(-1, 2)
    return mesh


def _relaxation(
    k: int, share: FloatArray, cost: FloatArray, penalty: float
) -> tuple[Optional[FloatArray], float]:
    """Prices and value of the relaxation; what is not covered costs ``penalty`` a unit."""
    r, n = share.shape
    rows = csr_matrix(
        np.block([[share.T, np.eye(n), -np.eye(n)], [np.ones((1, r)), np.zeros((1, 2 * n))]])
    )
    cost = np.concatenate([cost, np.full(2 * n, penalty)])
    # At most k sets: fewer never cost less, and prices exist from the first column on.
    result: Any = linprog(
        cost,
        A_eq=rows[:n],
        b_eq=np.ones(n),
        A_ub=rows[n:],
        b_ub=np.array([float(k)]),
        bounds=(0, None),
        method="highs",
    )
    if result.status != 0 or not hasattr(result, "eqlin"):
        return None, 0.0
    return np.asarray(result.eqlin.marginals), float(result.fun)


def _certified(model: _Model, price: FloatArray, effort: Effort) -> tuple[float, FloatArray]:
    """A bound from below of the cheapest set's cost over all centres there are, and the centres
    of the cheapest boxes, (c, 2)."""
    low, high = model.xy.min(axis=0), model.xy.max(axis=0)
    half = np.maximum((high - low) / 2.0, 1e-12)
    centre = ((low + high) / 2.0)[None, :]
    fine = ENOUGH * max(float(price.sum()) / model.k, 1e-12)
    upper, closed, looked = np.inf, np.inf, 0
    while True:
        least, here = _box_bounds(model, price, centre, half)
        upper = min(upper, float(here.min()))
        looked += len(centre)
        reached = min(closed, float(least.min()))
        is_open = least < upper - 0.1 * fine
        done = upper - reached <= 0.2 * fine or effort.over
        if done or looked + 4 * int(is_open.sum()) > MOST_BOXES:
            return reached, centre[np.argsort(here)[:40]]
        # A box that is not divided any more counts with the bound it has.
        closed = min(closed, float(least[~is_open].min(initial=np.inf)))
        half = half / 2.0
        signs = np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]])
        centre = (centre[is_open][:, None, :] + signs * half).reshape(-1, 2)


def _box_bounds(
    model: _Model, price: FloatArray, centre: FloatArray, half: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Of each box a bound from below of the sets with their centroid in it, and the cost of the
    best set at its centre, (b,) each."""
    radius = float((half**2).sum())
    chunk = max(1, 1_000_000 // len(price))
    least, here = [], []
    for begin in range(0, len(centre), chunk):
        part = centre[begin : begin + chunk]
        squares = model.squares(part)
        near = np.zeros_like(squares)
        for axis in range(2):
            apart = np.abs(part[:, axis, None] - model.xy[None, :, axis]) - half[axis]
            near += np.maximum(apart, 0.0) ** 2
        # The two bounds hold for the whole set; for a small box the first is sharper.
        by_centroid = model.best_sets(model.mass * (squares - radius) - price)[0]
        by_distance = model.best_sets(model.mass * near - price)[0]
        least.append(np.maximum(by_centroid, by_distance))
        here.append(model.best_sets(model.mass * squares - price)[0])
    return np.concatenate(least), np.concatenate(here)
