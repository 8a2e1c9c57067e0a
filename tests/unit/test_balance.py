# SPDX-License-Identifier: GPL-2.0-or-later
"""Balanced regions: limits, contiguity, the optimum on small grids, and the moves behind them."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import Delaunay
from sozialraumplaner.core.delineation.balancing.balance import balanced
from sozialraumplaner.core.delineation.balancing.coarsening import coarsened
from sozialraumplaner.core.delineation.balancing.copies import copied, joined, plans_of
from sozialraumplaner.core.delineation.balancing.flips import Flips, Ground, links
from sozialraumplaner.core.delineation.balancing.starts import connected_regions
from sozialraumplaner.core.delineation.tasks.effort import Effort
from sozialraumplaner.core.delineation.tasks.graph import Graph, contracted_pairs
from sozialraumplaner.core.delineation.tasks.task import Change, Sizes, Spread, Task, Ties


def grid(rows: int, columns: int) -> tuple[Graph, np.ndarray]:
    number = np.arange(rows * columns).reshape(rows, columns)
    first = np.concatenate([number[:, :-1].ravel(), number[:-1].ravel()])
    second = np.concatenate([number[:, 1:].ravel(), number[1:].ravel()])
    y, x = np.divmod(np.arange(rows * columns), columns)
    return contracted_pairs(rows * columns, first, second), np.stack([x, y], axis=1).astype(float)


def triangulation(n: int, seed: int, drop: float = 0.0) -> tuple[Graph, np.ndarray]:
    """A random planar graph; some edges are left out as long as it stays connected."""
    generator = np.random.default_rng(seed)
    xy = generator.random((n, 2))
    corner = Delaunay(xy).simplices
    graph = contracted_pairs(n, corner.ravel(), np.roll(corner, 1, axis=1).ravel())
    keep = generator.random(graph.m) >= drop
    thinned = Graph(n, graph.left[keep], graph.right[keep])
    return (thinned if thinned.components().max() == 0 else graph), xy


def cut_task(graph, xy, residents, floor, ceiling, cost=None):
    cost = np.ones(graph.m) if cost is None else cost
    return Task(
        graph,
        xy,
        np.asarray(residents, dtype=float)[:, None],
        np.array([floor], dtype=float),
        np.array([ceiling], dtype=float),
        ties=(Ties("cut", graph.left, graph.right, cost),),
    )


def solve(task, k, seed=0):
    return balanced(task, k, Effort(), np.random.default_rng(seed))


def brief(looks: int = 2000) -> Effort:
    """A time limit under a clock that advances with each look at it: short, and no luck."""
    return Effort(1.0, now=itertools.count(0.0, 1.0 / looks).__next__)


def optimum(task: Task, k: int) -> float:
    """Least value of all feasible contiguous plans, by listing all of them."""
    best = np.inf
    for plan in itertools.product(range(k), repeat=task.n - 1):
        region_of = np.array((0, *plan))
        # Names of regions do not matter: each is first met in order.
        if (np.diff(np.unique(region_of, return_index=True)[1]) < 0).any():
            continue
        if len(np.unique(region_of)) < k or not task.feasible(region_of).all():
            continue
        value = task.total(region_of)
        if value < best and task.graph.is_contiguous(region_of):
            best = value
    return best


@pytest.mark.parametrize(
    ("rows", "columns", "k", "seed"), [(3, 4, 2, 0), (3, 4, 2, 1), (2, 6, 2, 2), (3, 3, 3, 4)]
)
def test_small_grids_reach_the_listed_optimum(rows, columns, k, seed):
    graph, xy = grid(rows, columns)
    residents = np.random.default_rng(seed).integers(5, 15, graph.n)
    mean = residents.sum() / k
    task = cut_task(graph, xy, residents, 0.9 * mean, 1.1 * mean)
    best = optimum(task, k)
    assert np.isfinite(best)
    region_of = solve(task, k)
    assert task.feasible(region_of).all()
    assert graph.is_contiguous(region_of)
    assert task.total(region_of) == best


def test_unequal_costs_reach_the_listed_optimum():
    graph, xy = grid(3, 4)
    cost = np.random.default_rng(4).integers(1, 30, graph.m).astype(float)
    task = cut_task(graph, xy, np.ones(12), 5, 7, cost)
    assert task.total(solve(task, 2)) == optimum(task, 2)


def test_other_objectives_reach_the_listed_optimum():
    graph, xy = grid(3, 4)
    values = np.random.default_rng(6).normal(size=(12, 2))
    task = Task(
        graph,
        xy,
        np.stack([np.ones(12), np.arange(12.0) % 2], axis=1),
        np.array([5.0, 2.0]),
        np.array([7.0, np.inf]),
        spreads=(Spread("alike", values, np.ones(12), 2.0),),
        ties=(Ties("far", np.array([0, 1]), np.array([11, 10]), np.array([1.5, -2.0])),),
        sizes=Sizes(6.0, 3.0),
    )
    region_of = solve(task, 2)
    assert task.feasible(region_of).all()
    assert graph.is_contiguous(region_of)
    assert task.total(region_of) == pytest.approx(optimum(task, 2))


@pytest.mark.parametrize("k", [2, 4, 8])
def test_exact_balance_of_a_grid_is_found(k):
    graph, xy = grid(8, 8)
    task = cut_task(graph, xy, np.ones(64), 64 / k, 64 / k)
    region_of = solve(task, k)
    assert (np.bincount(region_of) == 64 // k).all()
    assert graph.is_contiguous(region_of)
    assert task.total(region_of) <= {2: 8, 4: 16, 8: 36}[k]


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 10**6), k=st.integers(2, 6), drop=st.floats(0.0, 0.35))
def test_plans_are_contiguous_and_within_limits(seed, k, drop):
    graph, xy = triangulation(120, seed, drop)
    residents = np.random.default_rng(seed).integers(0, 4, graph.n)
    mean = residents.sum() / k
    task = cut_task(graph, xy, residents, mean - 1.0, mean + 1.0)
    region_of = balanced(task, k, brief(800), np.random.default_rng(0))
    assert sorted(np.unique(region_of)) == list(range(k))
    assert graph.is_contiguous(region_of)
    assert task.feasible(region_of).all()


def test_coarse_levels_lead_to_a_plan_within_limits():
    graph, xy = triangulation(1700, 3)
    residents = np.random.default_rng(3).integers(1, 30, graph.n)
    mean = residents.sum() / 6
    task = cut_task(graph, xy, residents, 0.99 * mean, 1.01 * mean)
    told: list[float] = []
    region_of = balanced(task, 6, brief(), np.random.default_rng(0), observer=told.append)
    assert task.feasible(region_of).all()
    assert graph.is_contiguous(region_of)
    assert told == sorted(told, reverse=True)
    assert told[-1] == task.total(region_of)


def test_a_block_above_the_ceiling_ends_with_the_nearest_plan():
    graph, xy = grid(6, 6)
    residents = np.ones(36)
    residents[0] = 40.0
    task = cut_task(graph, xy, residents, 24, 26)
    region_of = solve(task, 3)
    size = np.bincount(region_of, residents)
    assert len(size) == 3
    assert graph.is_contiguous(region_of)
    assert not task.feasible(region_of).all()
    assert size.max() <= 42


def test_equal_seeds_give_equal_plans_and_permuted_units_equal_values():
    graph, xy = triangulation(80, 5)
    residents = np.random.default_rng(5).integers(1, 9, 80)
    mean = residents.sum() / 3
    task = cut_task(graph, xy, residents, 0.95 * mean, 1.05 * mean)
    region_of = solve(task, 3)
    assert (region_of == solve(task, 3)).all()
    first, again = (balanced(task, 3, brief(400), np.random.default_rng(1)) for _ in range(2))
    assert (first == again).all()
    order = np.random.default_rng(6).permutation(80)
    permuted = cut_task(graph.part(order), xy[order], residents[order], 0.95 * mean, 1.05 * mean)
    other = solve(permuted, 3)
    assert permuted.feasible(other).all()
    assert permuted.total(other) <= 1.1 * task.total(region_of)


def test_time_limit_and_cancelling_end_the_search():
    graph, xy = triangulation(300, 7)
    task = cut_task(graph, xy, np.ones(300), 74, 76)
    effort = brief(looks=100)
    region_of = balanced(task, 4, effort, np.random.default_rng(0))
    assert graph.is_contiguous(region_of)
    assert effort.left > -0.1
    cancelled = Effort(is_cancelled=lambda: True)
    assert graph.is_contiguous(balanced(task, 4, cancelled, np.random.default_rng(0)))


def test_numbers_of_regions_at_the_ends():
    graph, xy = grid(2, 3)
    task = cut_task(graph, xy, np.ones(6), 0, 9)
    assert (solve(task, 1) == 0).all()
    assert sorted(solve(task, 6)) == list(range(6))
    with pytest.raises(ValueError, match="more regions"):
        solve(task, 7)


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**6), drop=st.floats(0.0, 0.5))
def test_flips_keep_regions_connected_and_sums_true(seed, drop):
    graph, xy = triangulation(60, seed, drop)
    generator = np.random.default_rng(seed)
    task = cut_task(graph, xy, generator.integers(0, 5, 60), 10, 40, generator.random(graph.m))
    label = generator.integers(0, 5, 60)
    start = connected_regions(graph, label, 5, np.ones(60), generator)
    flips = Flips(Ground(task), start, generator)
    for _ in range(30):
        flips.step(2.0, 1.0, 40)
        flips.find_borders()
        assert graph.is_contiguous(flips.region_of)
        assert len(np.unique(flips.region_of)) == 5
    assert flips.sums == pytest.approx(task.sums(flips.region_of, 5))
    assert flips.group_values(1)[0] == pytest.approx(task.total(flips.region_of))


def test_cold_flips_never_worsen_the_objective():
    graph, xy = triangulation(200, 11)
    generator = np.random.default_rng(11)
    label = connected_regions(graph, generator.integers(0, 6, 200), 6, np.ones(200), generator)
    change = Change(label.copy(), np.ones(200), 0.1)
    plain = cut_task(graph, xy, np.ones(200), -np.inf, np.inf)
    task = Task(
        graph, xy, plain.quantities, plain.floor, plain.ceiling, ties=plain.ties, change=change
    )
    flips = Flips(Ground(task), label, generator)
    before = task.total(label)
    for _ in range(60):
        flips.find_borders()
        flips.step(1e-9, 0.0, 20)
        after = task.total(flips.region_of)
        assert after <= before + 1e-9
        before = after


def test_links_of_a_wheel_are_its_rim():
    rim = np.arange(1, 7)
    graph = contracted_pairs(
        7, np.concatenate([np.zeros(6, dtype=int), rim]), np.concatenate([rim, np.roll(rim, 1)])
    )
    found = links(graph)
    hub = slice(found.begin[0], found.begin[1])
    pairs = {tuple(sorted(p)) for p in zip(found.first[hub], found.second[hub])}
    assert pairs == {tuple(sorted(p)) for p in zip(rim, np.roll(rim, 1))}


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 10**6), n=st.integers(5, 40), dense=st.floats(0.1, 0.9))
def test_links_are_forests_or_one_ring_on_any_graph(seed, n, dense):
    generator = np.random.default_rng(seed)
    first, second = np.triu_indices(n, 1)
    keep = generator.random(len(first)) < dense
    graph = contracted_pairs(n, first[keep], second[keep])
    found = links(graph)
    for unit in range(n):
        entries = slice(found.begin[unit], found.begin[unit + 1])
        around = graph.neighbours(unit)
        place = {int(u): i for i, u in enumerate(around)}
        ends = [[place[int(u)] for u in found.first[entries]]]
        ends.append([place[int(u)] for u in found.second[entries]])
        local = contracted_pairs(len(around), np.array(ends[0], int), np.array(ends[1], int))
        pieces = int(local.components().max(initial=-1)) + 1
        ring = pieces == 1 and local.m == len(around) and (np.diff(local.indptr) == 2).all()
        assert ring or local.m == len(around) - pieces


def test_copies_are_the_task_side_by_side():
    graph, xy = triangulation(30, 2)
    task = cut_task(graph, xy, np.ones(30), 5, 20)
    generator = np.random.default_rng(0)
    plans = [
        connected_regions(graph, generator.integers(0, 3, 30), 3, np.ones(30), generator)
        for _ in range(4)
    ]
    wide = copied(Ground(task), 4, 3)
    flips = Flips(wide, joined(plans, 3), generator)
    assert flips.group_values(4) == pytest.approx([task.total(plan) for plan in plans])
    assert (plans_of(flips.region_of, 3, 4) == np.array(plans)).all()


def test_coarse_units_are_connected_even_and_keep_old_regions():
    graph, xy = triangulation(400, 9)
    old = (xy[:, 0] > 0.5).astype(np.int64)
    task = cut_task(graph, xy, np.ones(400), 0, 400)
    task = Task(
        graph,
        xy,
        task.quantities,
        task.floor,
        task.ceiling,
        ties=task.ties,
        change=Change(old, np.ones(400), 1.0),
    )
    unit_of = coarsened(task, 50, np.random.default_rng(0))
    assert graph.is_contiguous(unit_of)
    assert 50 <= unit_of.max() + 1 <= 60
    assert np.bincount(unit_of).max() <= 40
    assert len(np.unique(np.stack([unit_of, old]), axis=1).T) == unit_of.max() + 1
