# SPDX-License-Identifier: GPL-2.0-or-later
"""Exact solutions equal what looking at all plans says, and say themselves what they prove."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from delineation_brute import best_value
from delineation_tasks import mixed_task, planar_graph, random_plan
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraumplaner.core.delineation.proving.costs import RegionCosts
from sozialraumplaner.core.delineation.proving.cover import CoverSearch
from sozialraumplaner.core.delineation.proving.exact import Proof, solve_exactly
from sozialraumplaner.core.delineation.proving.listing import Limits, RegionLister
from sozialraumplaner.core.delineation.proving.sweep import Prices, best_sweep, cost_to_go
from sozialraumplaner.core.delineation.tasks.effort import Effort
from sozialraumplaner.core.delineation.tasks.graph import Graph, contracted_pairs
from sozialraumplaner.core.delineation.tasks.task import Sizes, Spread, Task, Ties

PARTS = ("spreads", "ties", "sizes", "kept", "change")
NONE = {"spreads": (), "ties": (), "sizes": None, "kept": (), "change": None}
#: Regions listed at most: all of these small tasks' regions, or none, so that they are priced.
BOTH_WAYS = pytest.mark.parametrize("all_regions", [30_000, 0], ids=["listed", "priced"])


def some_parts(task: Task, seed: int) -> Task:
    """The task with some of its objective's parts only, at least one."""
    generator = np.random.default_rng(seed)
    chosen = generator.random(len(PARTS)) < 0.5
    chosen[generator.integers(len(PARTS))] = True
    drop = {part: NONE[part] for part, keep in zip(PARTS, chosen) if not keep}
    return dataclasses.replace(task, **drop)


def grid(rows: int, columns: int) -> tuple[Graph, np.ndarray]:
    """Squares that border each other along their sides."""
    unit = np.arange(rows * columns).reshape(rows, columns)
    first = np.concatenate([unit[:, :-1].ravel(), unit[:-1].ravel()])
    second = np.concatenate([unit[:, 1:].ravel(), unit[1:].ravel()])
    xy = np.stack([unit.ravel() // columns, unit.ravel() % columns], axis=1).astype(float)
    return contracted_pairs(unit.size, first, second), xy


def cut_task(graph: Graph, xy: np.ndarray, residents: np.ndarray, low: float, high: float) -> Task:
    """Fewest borders cut, residents of a region between low and high."""
    ties = Ties("cut", graph.left, graph.right, np.ones(graph.m))
    limits = np.array([low]), np.array([high])
    return Task(graph, xy, residents[:, None].astype(float), *limits, ties=(ties,))


def check(task: Task, k: int | None, proof: Proof) -> None:
    """What a proof says about itself holds."""
    assert proof.bound <= proof.value
    if proof.region_of is not None:
        plan = proof.region_of
        assert task.graph.is_contiguous(plan) and task.feasible(plan).all()
        assert k is None or len(np.unique(plan)) == k
        assert task.total(plan) == pytest.approx(proof.value)


# ------------------------------------------------------------------ against all plans there are


@BOTH_WAYS
@pytest.mark.parametrize("seed", range(12))
def test_best_of_all_plans(seed: int, all_regions: int) -> None:
    k = 2 + seed % 3
    task = some_parts(mixed_task(5 + seed % 4, k, seed), seed)
    proof = solve_exactly(task, k, Effort(), all_regions=all_regions)
    check(task, k, proof)
    expected = best_value(task, k)
    assert proof.value == pytest.approx(expected)
    assert proof.infeasible == np.isinf(expected)
    assert proof.optimal == np.isfinite(expected)


@BOTH_WAYS
@pytest.mark.parametrize("seed", range(4))
def test_best_of_all_plans_of_any_number_of_regions(seed: int, all_regions: int) -> None:
    task = dataclasses.replace(mixed_task(7, 3, seed), change=None)
    proof = solve_exactly(task, None, Effort(), all_regions=all_regions)
    check(task, None, proof)
    assert proof.optimal
    assert proof.value == pytest.approx(best_value(task, None))


@pytest.mark.parametrize("seed", range(4))
def test_incumbent_changes_nothing_but_the_time(seed: int) -> None:
    task = mixed_task(8, 3, seed)
    first = solve_exactly(task, 3, Effort())
    again = solve_exactly(task, 3, Effort(), first.region_of, all_regions=0)
    assert again.value == pytest.approx(first.value)
    assert again.optimal == first.optimal


def test_incumbent_that_is_not_allowed_is_not_used() -> None:
    graph, xy = grid(2, 3)
    task = cut_task(graph, xy, np.ones(6), 3, 3)
    apart = np.array([0, 1, 0, 1, 0, 1])
    uneven = np.array([0, 0, 1, 1, 1, 1])
    for wrong in (apart, uneven):
        proof = solve_exactly(task, 2, Effort(), wrong)
        assert proof.optimal and proof.value == 3.0


@settings(max_examples=12)
@given(st.integers(0, 10_000))
def test_order_of_units_is_irrelevant(seed: int) -> None:
    generator = np.random.default_rng(seed)
    graph, xy = planar_graph(9, generator)
    residents = generator.integers(0, 9, 9)
    place = generator.permutation(9)
    moved = contracted_pairs(9, place[graph.left], place[graph.right])
    unit = np.argsort(place)
    limit = residents.sum() / 5
    first = cut_task(graph, xy, residents, limit, np.inf)
    second = cut_task(moved, xy[unit], residents[unit], limit, np.inf)
    one, two = (solve_exactly(t, 3, Effort(), all_regions=0) for t in (first, second))
    assert (one.value, one.infeasible) == (two.value, two.infeasible)


# ------------------------------------------------------------------ known answers


@BOTH_WAYS
@pytest.mark.parametrize(
    ("rows", "columns", "k", "fewest"), [(4, 4, 2, 4), (4, 4, 4, 8), (6, 6, 4, 12), (3, 8, 4, 9)]
)
def test_grid_in_equal_parts(rows: int, columns: int, k: int, fewest: int, all_regions: int):
    graph, xy = grid(rows, columns)
    size = rows * columns / k
    task = cut_task(graph, xy, np.ones(graph.n), size, size)
    proof = solve_exactly(task, k, Effort(), all_regions=all_regions)
    assert proof.optimal and proof.value == fewest


@pytest.mark.parametrize(
    ("state", "k", "low", "high", "fewest"),
    [("NM", 3, 682962, 689824, 17), ("LA", 6, 751785, 759339, 49), ("ME", 2, 660860, 667501, 16)],
)
def test_published_optimum(shared_data, state: str, k: int, low: int, high: int, fewest: int):
    """Validi and Buchanan (2022), Political districting to minimize cut edges."""
    data = np.load(shared_data / "graphs" / f"county_{state}.npz")
    origin = np.repeat(np.arange(len(data["pop"])), np.diff(data["indptr"]))
    graph = contracted_pairs(len(data["pop"]), origin, data["indices"])
    proof = solve_exactly(cut_task(graph, data["xy"], data["pop"], low, high), k, Effort())
    assert proof.optimal
    assert proof.value == proof.bound == fewest


def test_separating_what_is_wanted_apart() -> None:
    """A chain of four: the ends must not be cut off, the middle wants to be."""
    graph = contracted_pairs(4, np.array([0, 1, 2]), np.array([1, 2, 3]))
    ties = (
        Ties("cut", graph.left, graph.right, np.array([1.0, -3.0, 1.0])),
        Ties("cannot", np.array([0], np.int32), np.array([3], np.int32), np.array([-100.0])),
    )
    nothing = np.array([-np.inf]), np.array([np.inf])
    task = Task(graph, np.eye(4)[:, :2], np.ones((4, 1)), *nothing, ties=ties)
    proof = solve_exactly(task, 2, Effort())
    assert proof.value == -103.0
    assert proof.region_of.tolist() == [0, 0, 1, 1]


def test_uninhabited_units_between() -> None:
    """Regions reach over units without residents; a floor counts residents only."""
    graph, xy = grid(3, 5)
    residents = np.zeros(15)
    residents[[0, 4, 10, 14]] = 10.0
    proof = solve_exactly(cut_task(graph, xy, residents, 20.0, np.inf), 2, Effort())
    assert proof.optimal and proof.value == 3.0


# ------------------------------------------------------------------ what cannot be


@BOTH_WAYS
def test_no_plan_is_proven(all_regions: int) -> None:
    """Sums would allow two regions of 2, contiguity does not: the heavy unit lies between."""
    graph = contracted_pairs(3, np.array([0, 1]), np.array([1, 2]))
    task = cut_task(graph, np.eye(3)[:, :2], np.array([1.0, 2.0, 1.0]), 2.0, 2.0)
    proof = solve_exactly(task, 2, Effort(), all_regions=all_regions)
    assert proof.infeasible
    assert proof.region_of is None and not proof.optimal


@pytest.mark.parametrize("k", [0, 5])
def test_impossible_numbers_of_regions(k: int) -> None:
    graph, xy = grid(2, 2)
    assert solve_exactly(cut_task(graph, xy, np.ones(4), 1.0, np.inf), k, Effort()).infeasible


def test_floors_above_the_total() -> None:
    graph, xy = grid(2, 2)
    assert solve_exactly(cut_task(graph, xy, np.ones(4), 3.0, np.inf), 2, Effort()).infeasible


# ------------------------------------------------------------------ limits


class Clock:
    """Time that goes on by a second each time it is looked at."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def __call__(self) -> float:
        self.seconds += 1.0
        return self.seconds


@pytest.mark.parametrize("seconds", [0.0, 3.0, 30.0, 100.0])
def test_time_limit_keeps_the_incumbent_and_a_valid_bound(seconds: float) -> None:
    graph, xy = grid(9, 9)
    task = cut_task(graph, xy, np.ones(81), 20.0, 21.0)
    plan = np.repeat(np.arange(4), [20, 20, 20, 21])
    clock = Clock()
    proof = solve_exactly(task, 4, Effort(seconds, now=clock), plan)
    check(task, 4, proof)
    assert proof.value <= task.total(plan)
    assert clock.seconds < seconds + 50


def test_cancelled() -> None:
    graph, xy = grid(6, 6)
    task = cut_task(graph, xy, np.ones(36), 9.0, 9.0)
    proof = solve_exactly(task, 4, Effort(is_cancelled=lambda: True))
    assert proof.region_of is None and not proof.optimal and not proof.infeasible


def test_too_wide_a_graph_gives_no_proof() -> None:
    """A complete graph has no front that stays narrow."""
    first, second = np.triu_indices(30, 1)
    graph = contracted_pairs(30, first, second)
    task = cut_task(graph, np.random.default_rng(0).random((30, 2)), np.ones(30), 15.0, 15.0)
    plan = np.repeat([0, 1], 15)
    proof = solve_exactly(task, 2, Effort(), plan)
    assert proof.value == 225.0 and proof.bound == -np.inf and not proof.optimal


# ------------------------------------------------------------------ the parts


@settings(max_examples=25)
@given(st.integers(0, 10_000))
def test_regions_listed_are_all_regions(seed: int) -> None:
    generator = np.random.default_rng(seed)
    n = 8
    graph, xy = planar_graph(n, generator)
    sums = generator.integers(0, 6, (n, 2)).astype(float)
    low, high = np.array([4.0, 1.0]), np.array([18.0, np.inf])
    found = RegionLister(best_sweep(graph, xy), Limits(sums, low, high, n)).regions(
        None, Effort(), 1_000_000
    )
    expected = set()
    for code in range(1, 1 << n):
        member = (code >> np.arange(n)) & 1 == 1
        part = graph.components(member.astype(np.int64))
        inside, outside = set(part[member].tolist()), set(part[~member].tolist())
        fits = (sums[member].sum(axis=0) >= low).all() and (sums[member].sum(axis=0) <= high).all()
        # What is left must hold regions: at least one that reaches the floor in each part.
        rest = all((sums[part == p].sum(axis=0) >= low).all() for p in outside)
        most = all(
            np.ceil(sums[part == p, 0].sum() / 18.0) <= (sums[part == p].sum(axis=0) // low).min()
            for p in outside
        )
        if len(inside) == 1 and fits and rest and most:
            expected.add(tuple(np.flatnonzero(member)))
    assert found.complete
    assert len(found.member) == len(expected)
    assert {tuple(np.flatnonzero(member)) for member in found.member} == expected


@given(st.integers(0, 10_000))
def test_cost_to_go_is_the_cheapest_choice(seed: int) -> None:
    generator = np.random.default_rng(seed)
    n = 8
    graph, xy = planar_graph(n, generator)
    prices = Prices(
        generator.normal(size=n), generator.random(graph.m), generator.normal(size=graph.m)
    )
    codes = (np.arange(1 << n)[:, None] >> np.arange(n)) & 1
    first, second = codes[:, graph.left], codes[:, graph.right]
    cost = codes @ prices.unit + (first != second) @ prices.apart
    cost = cost + (first & second) @ prices.together
    assert cost_to_go(best_sweep(graph, xy), prices)[0, 0] == pytest.approx(cost.min())


@pytest.mark.parametrize("seed", range(6))
def test_costs_of_regions_add_up_to_the_objective(seed: int) -> None:
    task = mixed_task(20, 4, seed)
    plan = np.random.default_rng(seed).integers(0, 4, 20)
    plan[:4] = np.arange(4)
    member = plan[None, :] == np.arange(4)[:, None]
    costs = RegionCosts.of_task(task)
    named = costs.kept_names(member, 4)[np.arange(4), np.arange(4)]
    total = costs.constant + costs.of(member).sum() - named.sum()
    assert total == pytest.approx(task.total(plan))
    assert task.total(plan) <= costs.worst()


@settings(max_examples=30)
@given(st.integers(0, 10_000))
def test_cover_search_equals_all_covers(seed: int) -> None:
    generator = np.random.default_rng(seed)
    member = generator.random((12, 5)) < 0.4
    member = member[member.any(axis=1)]
    cost = generator.random(len(member)).round(2)
    best = np.inf
    for code in range(1, 1 << len(member)):
        rows = np.flatnonzero((code >> np.arange(len(member))) & 1)
        if (member[rows].sum(axis=0) == 1).all():
            best = min(best, cost[rows].sum())
    name = np.full(len(member), -1, dtype=np.int64)
    search = CoverSearch(member, cost, name, np.zeros(0), None, 0.0)
    cover = search.run(10.0, 100_000, Effort())
    assert cover.complete
    assert (cover.chosen is None) == np.isinf(best)
    if cover.chosen is not None:
        assert cost[cover.chosen].sum() == pytest.approx(best)


def test_target_sizes_decide_the_number_of_regions() -> None:
    graph, xy = grid(1, 12)
    free = np.array([-np.inf]), np.array([np.inf])
    task = Task(graph, xy, np.ones((12, 1)), *free, sizes=Sizes(3.0, 1.0))
    proof = solve_exactly(task, None, Effort())
    assert proof.optimal and proof.value == pytest.approx(0.0)
    assert len(np.unique(proof.region_of)) == 4


def test_spread_finds_the_clusters() -> None:
    graph, xy = grid(2, 6)
    values = np.repeat([0.0, 5.0, 9.0], 4)[:, None]
    free = np.array([-np.inf]), np.array([np.inf])
    unit = np.argsort(np.lexsort((xy[:, 0], xy[:, 1])))
    task = Task(
        graph, xy, np.ones((12, 1)), *free, spreads=(Spread("alike", values[unit], np.ones(12)),)
    )
    proof = solve_exactly(task, 3, Effort())
    assert proof.optimal and proof.value == pytest.approx(0.0)


# ------------------------------------------------------------------ bounds without a proof


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 40), st.booleans())
def test_bound_is_below_the_best_plan_wherever_it_stops(seed: int, looks: int, known: bool) -> None:
    """The moment of inertia beside all other parts, ended after any number of looks."""
    k = 2 + seed % 3
    task = dataclasses.replace(mixed_task(8, k, seed), change=None)
    best = best_value(task, k)
    plan = random_plan(task.graph, k, np.random.default_rng(seed)) if known else None
    proof = solve_exactly(task, k, Effort().counted(looks), plan, all_regions=0)
    check(task, k, proof)
    assert proof.bound <= best + 1e-9 * (1.0 + abs(best)) or np.isinf(best)
    if proof.optimal:
        assert proof.value == pytest.approx(best)


def test_looks_are_no_seconds() -> None:
    """The general solver is given a time limit only where the user set one."""
    assert Effort(5.0).timed and Effort(5.0).counted(3).timed
    counted = Effort().counted(3)
    assert counted.limited and not counted.timed and not Effort().timed


@pytest.mark.parametrize("seed", range(4))
def test_first_prices_share_out_what_a_plan_costs(seed: int) -> None:
    task = mixed_task(12, 3, seed)
    plan = random_plan(task.graph, 3, np.random.default_rng(seed))
    costs = RegionCosts.of_task(task)
    price, _ = costs.by_unit(plan)
    for region in range(3):
        members = plan == region
        assert price[members].sum() == pytest.approx(costs.of(members[None, :])[0])
