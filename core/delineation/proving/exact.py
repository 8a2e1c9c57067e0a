# SPDX-License-Identifier: GPL-2.0-or-later
"""Solving a small task exactly, with proof.

Regions are listed (``listing``) and the best set of them that covers each unit once is chosen
(``partition``). Where all regions can be listed, any objective is solved; where they are too
many, only those are listed that can be part of a plan better than the best one known, by prices
from column generation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional, Protocol

import numpy as np

from ...arrays import AnyIntArray, BoolArray, FloatArray, IntArray
from ..tasks.effort import Effort
from ..tasks.task import Task
from .costs import RegionCosts, grain_of
from .cover import CoverSearch
from .listing import Limits, RegionLister
from .partition import (
    TOLERANCE,
    Box,
    Choice,
    Columns,
    Duals,
    choose,
    named_columns,
    relax,
)
from .pricing import Pricing
from .sweep import MAX_FRONT, best_sweep

#: Regions and partial regions up to which all are listed.
ALL_REGIONS = 30_000
ALL_STATES = 60_000
#: Half widths of the box that duals begin in: of units, in what a unit costs on average beside its
#: own part, and of the number of regions, in those of units.
REACH, REACH_OF_COUNT = 0.3, 10.0
#: Mean number of units of a region below which regions are so few that they soon tell the duals.
SMALL_REGION = 8.0
#: Regions up to which the general solver is asked at once.
SMALL = 300
#: Reduced cost up to which columns are taken along, as a share of the value.
MARGIN = 0.01
#: Shares of the best value: below which a gap is closed by looking at all regions within it, and
#: how much of it is looked at first.
NEARLY, FIRST_STEP = 0.05, 0.02
#: Partial covers looked at before the general solver takes over.
SEARCH_NODES = 4_000


@dataclass(frozen=True)
class Proof:
    """What is known about the best plan of a task.

    region_of: best plan known, (n,), None where none is. value: its objective. bound: no plan is
    better than this, -inf where nothing is known. infeasible: proven that there is no plan.
    """

    region_of: Optional[IntArray]
    value: float
    bound: float
    optimal: bool
    infeasible: bool

    @property
    def gap(self) -> float:
        """How far the plan is from the bound at most, in the objective's unit."""
        return max(0.0, self.value - self.bound)


@dataclass(frozen=True)
class _Priced:
    """Duals, the value of the plan's relaxation by them, and the least reduced cost there is.

    free: no box holds the duals back."""

    duals: Duals
    value: float
    least: float
    free: bool


class Source(Protocol):
    """Where columns come from."""

    def cheapest(
        self, duals: Duals, margin: float, thorough: bool, effort: Effort
    ) -> tuple[Columns, float]:
        """Columns of low reduced cost, and a bound from below of the reduced cost of all.

        margin: reduced cost up to which columns are welcome. thorough: not to miss one.
        """
        ...

    def within(self, duals: Duals, gap: float, effort: Effort) -> tuple[Columns, bool]:
        """All columns of a reduced cost up to ``gap``; whether they are all."""
        ...


class Pool:
    """All regions there are."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self._member = columns.member.astype(np.float32)

    def _reduced(self, duals: Duals) -> FloatArray:
        result: FloatArray = duals.reduced(self.columns)
        return result

    def cheapest(
        self, duals: Duals, margin: float, thorough: bool, effort: Effort
    ) -> tuple[Columns, float]:
        reduced = self._reduced(duals)
        count = min(len(reduced), 400)
        rows = np.argpartition(reduced, count - 1)[:count]
        return self.columns.take(rows), float(reduced.min())

    def within(self, duals: Duals, gap: float, effort: Effort) -> tuple[Columns, bool]:
        return self.columns.take(np.flatnonzero(self._reduced(duals) <= gap)), True


def solve_exactly(
    task: Task,
    k: Optional[int],
    effort: Effort,
    incumbent: Optional[AnyIntArray] = None,
    all_regions: int = ALL_REGIONS,
) -> Proof:
    """The best plan of ``k`` regions (None: any number), as far as time allows.

    incumbent: a plan known, (n,); it is used where it is feasible, and saves most of the time.
    Without it the search finds its own. all_regions: how many regions there may be for all to be
    listed; beyond, regions are priced. Nothing is known (no plan but the incumbent, bound -inf)
    where the graph is too wide for either, or for staying close to a plan with ``k`` None.
    Deterministic while no limit is hit; the effort is kept but for single steps of seconds.
    """
    return _Solver(task, k, effort, incumbent).solve(all_regions)


class _Solver:
    def __init__(
        self, task: Task, k: Optional[int], effort: Effort, incumbent: Optional[AnyIntArray]
    ) -> None:
        self.task, self.k, self.effort = task, k, effort
        self.costs = RegionCosts.of_task(task)
        change = task.change
        self.names = 0 if change is None else max(0, int(change.region_of.max(initial=-1)) + 1)
        if k is not None:
            self.names = min(self.names, k)
        self.limits = _limits(task, k)
        self.grain = grain_of(task)
        self.worst = self.costs.worst()
        self.duals: Optional[Duals] = None
        self.best: Optional[IntArray] = None
        self.upper, self.lower = np.inf, -np.inf
        self.known = self._columns(np.zeros((0, task.n), dtype=bool))
        if incumbent is not None:
            self._offer(np.asarray(incumbent, dtype=np.int64))

    def _columns(self, member: BoolArray) -> Columns:
        return named_columns(self.costs, member, self.names)

    def _offer(self, region_of: IntArray) -> None:
        """Take a plan that is feasible and better than the best known."""
        labels, dense = np.unique(region_of, return_inverse=True)
        if self.task.change is None:
            region_of = dense.astype(np.int64)
        if self.k is not None and len(labels) != self.k:
            return
        if not (self.task.feasible(dense).all() and self.task.graph.is_contiguous(dense)):
            return
        value = self.task.total(region_of)
        if value < self.upper:
            self.best, self.upper = region_of, value
        member = dense[None, :] == np.arange(len(labels))[:, None]
        self.known = self.known.joined(self._columns(member))

    def _proof(self, infeasible: bool = False) -> Proof:
        scale = 1e-7 * (1.0 + abs(self.upper)) if self.best is not None else 0.0
        # A bound above what any plan can cost leaves no plan.
        infeasible |= self.lower > self.worst
        optimal = self.best is not None and self.lower >= self.upper - scale
        bound = min(self.lower, self.upper)
        return Proof(self.best, self.upper, bound, optimal, infeasible and self.best is None)

    def solve(self, all_regions: int) -> Proof:
        task = self.task
        total = task.quantities.sum(axis=0)
        if self.k is not None and not (1 <= self.k <= task.n):
            return self._proof(infeasible=True)
        if self.k is not None and (
            (total < self.k * self.limits.floor - 1e-9 * (1 + np.abs(total))).any()
            or (total > self.k * self.limits.ceiling + 1e-9 * (1 + np.abs(total))).any()
        ):
            return self._proof(infeasible=True)
        sweep = best_sweep(task.graph, task.xy)
        nameless = self.k is None and task.change is not None
        if nameless or sweep.width > MAX_FRONT or (task.quantities < 0.0).any():
            return self._proof()
        lister = RegionLister(sweep, self.limits)
        listing = lister.regions(None, self.effort, all_regions, ALL_STATES)
        if listing.complete:
            columns = self._columns(listing.member)
            return self._solve_with(Pool(columns))
        return self._solve_with(Pricing(lister, self.costs, self.names))

    def _solve_with(self, source: Source) -> Proof:
        if isinstance(source, Pool) and len(source.columns) <= SMALL:
            return self._finish(
                choose(source.columns, self.k, self.names, self.effort), source.columns
            )
        nearly, box = NEARLY, self._first_box()
        while True:
            priced, box = self._generate(source, box, nearly)
            if priced is None or priced.free or self.effort.over:
                break
            proof = self._close(source, priced)
            if proof.optimal:
                return proof
            nearly /= 3.0
        if priced is None:
            if isinstance(source, Pool) and not self.effort.over and self.lower < self.upper:
                # No plan even of fractions of regions, or nearly so: all columns decide.
                choice = choose(source.columns, self.k, self.names, self.effort)
                return self._finish(choice, source.columns)
            return self._from_known()
        return self._close(source, priced)

    def _generate(self, source: Source, box: Box, nearly: float) -> tuple[Optional[_Priced], Box]:
        """Column generation: duals of the relaxation over all columns, or such duals in the box
        that they come so near to the best plan known, as a share of it; and the last box."""
        first = float(box.reach[0])
        effort = self.effort.part(0.8)
        while not effort.over:
            relaxed = relax(self.known, self.k, self.names, box)
            if float(box.reach[:-1].max()) > 1e7 * first or self.lower > self.worst:
                return None, box
            if relaxed is None:
                # Unbounded: regions so cheap that it pays to cover units twice.
                box = box.widened(4.0 if self.best is None else 1.0)
                continue
            if relaxed.whole is not None:
                self._offer(_labels(self.known.take(relaxed.whole)))
            free = relaxed.slack <= 1e-6
            margin = MARGIN * abs(relaxed.value)
            fresh, least = source.cheapest(relaxed.duals, margin, free, effort)
            scale = TOLERANCE * (1.0 + abs(relaxed.value))
            least = 0.0 if least >= -scale else least
            reach = relaxed.value + self.costs.constant
            count = self.task.n if self.k is None else self.k
            self._raise(reach + count * least)
            if self.lower >= self.upper - scale:
                return None, box
            if free and (least == 0.0 or self._rounded(reach) <= self.lower + scale):
                return _Priced(relaxed.duals, reach, least, True), box
            self.duals = relaxed.duals
            before = len(self.known)
            self.known = self.known.joined(fresh)
            if len(self.known) == before or least == 0.0:
                if free:
                    return _Priced(relaxed.duals, reach, least, True), box
                box = box.moved(relaxed.duals)
                if least == 0.0 and self._is_near(reach, nearly):
                    return _Priced(relaxed.duals, reach, least, False), box
        return None, box

    def _is_near(self, bound: float, share: float) -> bool:
        return self.best is not None and self.upper - bound <= share * abs(self.upper)

    def _first_box(self) -> Box:
        """Around what each unit costs in the plan known.

        Without a plan duals begin near nothing: too high ones make every region look a bargain.
        """
        n = self.task.n
        if self.best is None:
            single = self.costs.of(np.eye(n, dtype=bool))
            reach = max(float(np.abs(single).mean()) / 4.0, 1e-6)
            return Box(np.zeros(n + 1), np.full(n + 1, reach))
        names, label = np.unique(self.best, return_inverse=True)
        price, shared = self.costs.by_unit(label)
        loose = max(1.0, SMALL_REGION * len(names) / n) ** 2
        reach = REACH * loose * float(np.abs(shared).mean()) + 1e-6
        return Box(np.append(price, 0.0), np.append(np.full(n, reach), REACH_OF_COUNT * reach))

    def _from_known(self) -> Proof:
        """No proof: at least a plan of the columns listed so far."""
        if self.duals is not None and self.lower < self.upper:
            value = self.duals.unit.sum() + self.duals.count * (self.k or 0)
            priced = _Priced(self.duals, float(value) + self.costs.constant, 0.0, True)
            gap = min(self.upper - priced.value, 0.2 * abs(priced.value))
            reduced = self.duals.reduced(self.known)
            near = self.known.take(np.flatnonzero(reduced <= max(gap, 0.0)))
            self._take(self._choose_within(near, priced, gap), near)
        return self._proof()

    def _rounded(self, bound: float) -> float:
        """A bound, rounded up where values lie on a grid."""
        if self.grain == 0.0 or not np.isfinite(bound):
            return bound
        offset = self.costs.constant
        return float(offset + self.grain * np.ceil((bound - offset) / self.grain - 1e-6))

    def _raise(self, bound: float) -> None:
        """Take a bound."""
        self.lower = max(self.lower, self._rounded(bound))

    def _close(self, source: Source, priced: _Priced) -> Proof:
        """Regions within the gap, and the best plan among them.

        The gap looked at begins small and grows, until a plan turns up or nothing is left below
        the one known: few regions make a quick proof.
        """
        span = TOLERANCE * (1.0 + abs(priced.value))
        step = self._rounded(priced.value) - priced.value if self.grain else 0.0
        step = max(step, FIRST_STEP * abs(priced.value), span)
        while not self.effort.over:
            gap = min(step, max(self.upper - priced.value - self.grain, 0.0))
            if self.grain > 0.0:
                # Up to a value that plans can have: then the next one is a grain away.
                gap = max(self._rounded(priced.value + gap) - priced.value, 0.0)
            # A plan of a value up to ``value + gap`` holds no region of a higher reduced cost.
            count = self.task.n if self.k is None else self.k
            reduced = gap - (count - 1) * priced.least + span
            columns, complete = source.within(priced.duals, reduced, self.effort)
            choice = self._choose_within(columns, priced, gap + span)
            self._take(choice, columns)
            if not complete:
                break
            if isinstance(source, Pool) and len(columns) == len(source.columns):
                return self._finish(choice, columns)
            bound = choice.bound + self.costs.constant
            self._raise(min(priced.value + gap + self.grain, bound, self.upper))
            if self.lower >= self.upper - span or bound < priced.value + gap - span:
                break
            step = 3.0 * step + self.grain
        return self._proof()

    def _choose_within(self, columns: Columns, priced: _Priced, gap: float) -> Choice:
        """The best plan among columns whose value lies at most ``gap`` above the relaxation."""
        duals = priced.duals
        search = CoverSearch(
            columns.member, duals.reduced(columns), columns.name, -duals.name, self.k, priced.least
        )
        cover = search.run(gap, SEARCH_NODES, self.effort)
        if not cover.complete:
            choice = choose(columns, self.k, self.names, self.effort)
            if choice.chosen is not None or cover.chosen is None:
                return choice
        if cover.chosen is None:
            return Choice(None, np.inf, np.inf, False)
        value = float(columns.cost[cover.chosen].sum())
        return Choice(cover.chosen, value, value if cover.complete else -np.inf, False)

    def _take(self, choice: Choice, columns: Columns) -> None:
        if choice.chosen is not None:
            self._offer(_labels(columns.take(choice.chosen)))

    def _finish(self, choice: Choice, columns: Columns) -> Proof:
        """All columns were there to choose from."""
        self._take(choice, columns)
        self._raise(min(choice.bound + self.costs.constant, self.upper))
        return self._proof(infeasible=choice.infeasible)


def _limits(task: Task, k: Optional[int]) -> Limits:
    """Floors and ceilings of a region, tightened by what the other regions need at least."""
    total = task.quantities.sum(axis=0)
    floor, ceiling = np.maximum(task.floor, 0.0), task.ceiling.astype(np.float64)
    if k is not None:
        others = np.where(np.isfinite(ceiling), ceiling * (k - 1), np.inf if k > 1 else 0.0)
        slack = 1e-9 * (1.0 + total)
        floor = np.maximum(floor, total - others - slack)
        ceiling = np.minimum(ceiling, total - np.maximum(task.floor, 0.0) * (k - 1) + slack)
    return Limits(task.quantities, floor, ceiling, task.n if k is None else k)


def _labels(columns: Columns) -> IntArray:
    """Regions 0..k-1 of chosen columns; those with an old name keep it."""
    count = len(columns)
    free = sorted(set(range(count)) - set(columns.name.tolist()))
    order = sorted(range(count), key=lambda i: int(columns.member[i].argmax()))
    region_of = np.zeros(columns.member.shape[1], dtype=np.int64)
    for i in order:
        label = int(columns.name[i])
        region_of[columns.member[i]] = label if label >= 0 else free.pop(0)
    return region_of
