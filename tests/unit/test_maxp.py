# SPDX-License-Identifier: GPL-2.0-or-later
"""As many regions as possible: against all divisions of small graphs, and properties on larger."""

from __future__ import annotations

import itertools
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import Delaunay
from sozialraumplaner.core.delineation.counting.living_forest import LivingForest
from sozialraumplaner.core.delineation.counting.maxp import most_regions, regions_bound
from sozialraumplaner.core.delineation.counting.maxp_bound import floor_bound
from sozialraumplaner.core.delineation.counting.swaps import Limits, Swaps
from sozialraumplaner.core.delineation.counting.tree_cuts import gather, random_cut, split_surplus
from sozialraumplaner.core.delineation.tasks.effort import Effort
from sozialraumplaner.core.delineation.tasks.graph import Graph, contracted_pairs
from sozialraumplaner.core.delineation.tasks.task import Task

seeds = st.integers(0, 2**32 - 1)


def make_task(graph, quantities, floor, ceiling=None) -> Task:
    quantities = np.asarray(quantities, dtype=np.float64).reshape(graph.n, -1)
    floor = np.atleast_1d(np.asarray(floor, dtype=np.float64))
    ceiling = np.full(len(floor), np.inf) if ceiling is None else np.atleast_1d(ceiling)
    return Task(graph, np.zeros((graph.n, 2)), quantities, floor, ceiling.astype(np.float64))


def grid(columns: int, rows: int) -> Graph:
    number = np.arange(columns * rows).reshape(rows, columns)
    first = np.concatenate([number[:, :-1].ravel(), number[:-1].ravel()])
    second = np.concatenate([number[:, 1:].ravel(), number[1:].ravel()])
    return contracted_pairs(columns * rows, first, second)


def random_tree(n: int, rng: np.random.Generator) -> Graph:
    above = np.array([rng.integers(max(0, i - 4), i) for i in range(1, n)], dtype=np.int64)
    return contracted_pairs(n, above, np.arange(1, n))


def random_planar(n: int, rng: np.random.Generator) -> Graph:
    corners = Delaunay(rng.random((n, 2))).simplices
    pairs = np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]])
    return contracted_pairs(n, pairs[:, 0], pairs[:, 1])


def sparse_graph(n: int, rng: np.random.Generator) -> Graph:
    """A tree with a few more edges: many units on which others hang."""
    tree = random_tree(n, rng)
    extra = rng.integers(0, n, (2, 3))
    return contracted_pairs(
        n, np.concatenate([tree.left, extra[0]]), np.concatenate([tree.right, extra[1]])
    )


def heavy_tailed(n: int, rng: np.random.Generator) -> np.ndarray:
    return np.ceil(50.0 * rng.pareto(1.5, n)) + rng.integers(1, 40, n)


def enumerated(task: Task) -> int:
    """Most regions over all divisions into contiguous regions within limits, 0 where none is."""
    n = task.n
    around = [sum(1 << int(v) for v in task.graph.neighbours(u)) for u in range(n)]
    fits = {}
    for mask in range(1, 1 << n):
        seen = grown = mask & -mask
        while grown:
            reach = 0
            for unit in range(n):
                if grown >> unit & 1:
                    reach |= around[unit]
            grown = reach & mask & ~seen
            seen |= grown
        if seen == mask:
            units = [unit for unit in range(n) if mask >> unit & 1]
            total = task.quantities[units].sum(axis=0)
            fits[mask] = bool((total >= task.floor).all() and (total <= task.ceiling).all())

    @cache
    def most(mask: int) -> int:
        if mask == 0:
            return 0
        first = mask & -mask
        rest, part, best = mask ^ first, mask ^ first, -1
        while True:
            if fits.get(part | first):
                below = most(rest ^ part)
                best = max(best, below + 1 if below >= 0 else -1)
            if part == 0:
                return best
            part = (part - 1) & rest

    return max(most((1 << n) - 1), 0)


def assert_valid(task: Task, region_of: np.ndarray) -> int:
    """Labels 0..k-1 of contiguous regions, within the limits unless it is one; returns k."""
    assert region_of.shape == (task.n,)
    k = int(region_of.max()) + 1
    assert set(region_of.tolist()) == set(range(k))
    assert task.graph.is_contiguous(region_of)
    if k > 1:
        assert task.feasible(region_of).all()
    return k


def solve(task: Task, seed: int, rounds: int = 300) -> int:
    result = most_regions(task, Effort(), np.random.default_rng(seed), rounds=rounds)
    return assert_valid(task, result)


@given(seeds)
@settings(max_examples=40, deadline=None)
def test_trees_are_solved_and_proven(seed):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 10))
    residents = heavy_tailed(n, rng)
    task = make_task(random_tree(n, rng), residents, rng.uniform(0.1, 0.6) * residents.sum())
    optimum = max(enumerated(task), 1)
    assert regions_bound(task) == optimum
    assert solve(task, seed, rounds=0) == optimum


@given(seeds)
@settings(max_examples=30, deadline=None)
def test_cutting_a_tree_is_optimal_for_two_floors(seed):
    rng = np.random.default_rng(seed)
    n = int(rng.integers(2, 10))
    graph = random_tree(n, rng)
    quantities = np.stack([heavy_tailed(n, rng), rng.integers(0, 3, n)], axis=1)
    task = make_task(graph, quantities, [150.0, 1.0])
    result = random_cut(graph, quantities / task.floor, rng)
    assert int(result.max()) + 1 == max(enumerated(task), 1)


@pytest.mark.parametrize("shape", [(3, 3), (2, 5), (4, 3)])
def test_small_grids_equal_enumeration(shape):
    for seed in range(8 if shape != (4, 3) else 4):
        rng = np.random.default_rng(seed)
        graph = grid(*shape)
        residents = rng.integers(1, 100, graph.n) if seed % 2 else heavy_tailed(graph.n, rng)
        task = make_task(graph, residents, residents.sum() / rng.uniform(2.0, 6.0))
        optimum = max(enumerated(task), 1)
        assert solve(task, seed) == optimum
        assert regions_bound(task) >= optimum


@pytest.mark.parametrize("seed", range(10))
def test_small_planar_graphs_equal_enumeration(seed):
    rng = np.random.default_rng(seed)
    graph = random_planar(int(rng.integers(5, 10)), rng)
    residents = heavy_tailed(graph.n, rng)
    task = make_task(graph, residents, residents.sum() / rng.uniform(2.0, 5.0))
    assert solve(task, seed) == max(enumerated(task), 1)


@pytest.mark.parametrize("seed", range(10))
def test_two_floors_equal_enumeration(seed):
    rng = np.random.default_rng(seed)
    graph = grid(3, 3)
    quantities = np.stack([rng.integers(1, 100, 9), rng.random(9) < 0.5], axis=1)
    task = make_task(graph, quantities, [quantities[:, 0].sum() / 4.5, 1.0])
    optimum = max(enumerated(task), 1)
    assert solve(task, seed) == optimum
    assert regions_bound(task) >= min(optimum, max(int(quantities[:, 1].sum()), 0))


@pytest.mark.parametrize("seed", range(10))
def test_ceilings_equal_enumeration(seed):
    rng = np.random.default_rng(seed)
    graph = grid(3, 3)
    residents = rng.integers(1, 60, 9)
    low = residents.sum() / rng.uniform(2.5, 4.5)
    task = make_task(graph, residents, low, np.array([low * rng.uniform(1.2, 2.0)]))
    assert solve(task, seed) == max(enumerated(task), 1)


def test_a_ceiling_that_can_be_kept_is_kept():
    residents = np.full(36, 10.0)
    task = make_task(grid(6, 6), residents, 30.0, np.array([50.0]))
    result = most_regions(task, Effort(), np.random.default_rng(1))
    assert assert_valid(task, result) == 12


@given(seeds)
@settings(max_examples=60, deadline=None)
def test_bound_is_valid_where_graphs_hang_on_units(seed):
    rng = np.random.default_rng(seed)
    graph = sparse_graph(int(rng.integers(3, 10)), rng)
    residents = heavy_tailed(graph.n, rng)
    task = make_task(graph, residents, residents.sum() / rng.uniform(1.0, 6.0))
    plain = int(np.minimum(residents / task.floor, 1.0).sum() + 1e-9)
    assert enumerated(task) <= regions_bound(task) <= plain


def test_bound_sees_that_a_star_has_one_centre():
    star = contracted_pairs(6, np.zeros(5, dtype=np.int64), np.arange(1, 6))
    assert floor_bound(star, np.array([0.5, 0.9, 0.9, 0.9, 0.9, 0.9])) == 1
    assert floor_bound(star, np.array([0.5, 1.0, 1.0, 0.9, 0.9, 0.9])) == 3
    assert floor_bound(star, np.array([7.0, 0.9, 0.9, 0.9, 0.9, 0.9])) == 1


def test_bound_of_whole_multiples_is_not_lost_to_rounding():
    task = make_task(grid(10, 10), np.full(100, 0.1), 0.3)
    assert regions_bound(task) == 33
    assert solve(task, 0) == 33


@pytest.mark.parametrize("n, schools", [(400, False), (400, True), (1500, False)])
def test_larger_graphs_come_close_to_the_bound(n, schools):
    rng = np.random.default_rng(n)
    graph = random_planar(n, rng)
    quantities = rng.integers(20, 400, (n, 1)).astype(np.float64)
    floor = [float(quantities.sum()) / (n / 20.5)]
    if schools:
        quantities = np.hstack([quantities, (rng.random((n, 1)) < 0.15)])
        floor.append(1.0)
    task = make_task(graph, quantities, floor)
    k = solve(task, 1, rounds=400)
    assert 0.95 * regions_bound(task) <= k <= regions_bound(task)


def test_order_of_the_units_does_not_matter():
    rng = np.random.default_rng(5)
    graph, residents = grid(4, 4), rng.integers(5, 90, 16)
    task = make_task(graph, residents, residents.sum() / 6.4)
    found = set()
    for seed in range(6):
        place = np.random.default_rng(seed).permutation(16)
        moved = contracted_pairs(16, place[graph.left], place[graph.right])
        shuffled = np.empty(16)
        shuffled[place] = residents
        found.add(solve(make_task(moved, shuffled, task.floor), seed))
    assert len(found) == 1


def test_equal_seeds_give_equal_plans():
    rng = np.random.default_rng(2)
    graph = random_planar(150, rng)
    task = make_task(graph, heavy_tailed(150, rng), 900.0)
    one, other = (
        most_regions(task, Effort(), np.random.default_rng(9), rounds=80) for _ in range(2)
    )
    assert np.array_equal(one, other)


def test_the_end_of_the_effort_ends_the_search():
    graph = random_planar(300, np.random.default_rng(0))
    task = make_task(graph, heavy_tailed(300, np.random.default_rng(1)), 1200.0)
    for allowed in (0, 5, 50):
        clock = itertools.count()
        effort = Effort(float(allowed), now=lambda ticks=clock: float(next(ticks)))
        assert assert_valid(task, most_regions(task, effort, np.random.default_rng(0))) > 1
        assert next(clock) < allowed + 10


def test_a_cancelled_search_returns_what_it_has():
    graph = random_planar(300, np.random.default_rng(0))
    task = make_task(graph, heavy_tailed(300, np.random.default_rng(1)), 1200.0)
    shares = []
    effort = Effort(is_cancelled=lambda: len(shares) >= 3)
    result = most_regions(task, effort, np.random.default_rng(0), progress=shares.append)
    assert len(shares) == 3
    assert assert_valid(task, result) > 1


def test_one_region_where_no_two_reach_the_floor():
    for floor in (60.0, 100.0, 500.0):
        task = make_task(grid(3, 3), np.full(9, 100.0 / 9.0), floor)
        assert most_regions(task, Effort(), np.random.default_rng(0)).tolist() == [0] * 9
    alone = make_task(contracted_pairs(1, np.zeros(0), np.zeros(0)), [5.0], 1.0)
    assert most_regions(alone, Effort(), np.random.default_rng(0)).tolist() == [0]
    assert regions_bound(alone) == 1


def test_a_floor_nothing_counts_towards_gives_one_region():
    quantities = np.stack([np.full(9, 50.0), np.zeros(9)], axis=1)
    task = make_task(grid(3, 3), quantities, [60.0, 1.0])
    assert regions_bound(task) == 0
    assert most_regions(task, Effort(), np.random.default_rng(0)).tolist() == [0] * 9


def test_without_any_floor_each_unit_is_a_region():
    task = make_task(grid(3, 2), np.full(6, 4.0), -np.inf)
    assert sorted(most_regions(task, Effort(), np.random.default_rng(0))) == list(range(6))
    capped = make_task(grid(3, 2), np.full(6, 4.0), -np.inf, np.array([5.0]))
    assert sorted(most_regions(capped, Effort(), np.random.default_rng(0))) == list(range(6))


@pytest.mark.parametrize("name, floor, least", [("georgia", 5e5, 12), ("natregimes", 1601452, 135)])
def test_american_counties(shared_data, name, floor, least):
    data = np.load(shared_data / "graphs" / f"{name}.npz")
    n = len(data["pop"])
    first = np.repeat(np.arange(n), np.diff(data["indptr"]))
    task = make_task(contracted_pairs(n, first, data["indices"]), data["pop"], floor)
    assert least <= solve(task, 0, rounds=800) <= regions_bound(task)


@given(seeds)
@settings(max_examples=15, deadline=None)
def test_swaps_keep_regions_connected_and_sums_true(seed):
    rng = np.random.default_rng(seed)
    graph = random_planar(60, rng)
    residents = heavy_tailed(60, rng)
    shares = residents[:, None] / (residents.sum() / 8.5)
    start = split_surplus(graph, shares, random_cut(graph, shares, rng), 8, rng)
    limits = Limits((shares[:, 0], shares[:, 0] / 1.5), (True, False))
    search = Swaps(graph, limits, start, rng)
    pairs = set(zip(graph.left.tolist(), graph.right.tolist()))
    for _ in range(30):
        before = search.region_of.copy()
        search.round(0.05)
        k = int(start.max()) + 1
        assert set(search.region_of.tolist()) == set(range(k))
        assert graph.is_contiguous(search.region_of)
        for kept, column in zip(search.sums, limits.columns):
            assert np.allclose(kept, np.bincount(search.region_of, column))
        # Trees lie inside regions and use borders of the graph only, one root each.
        above = search.forest.parent[:-1]
        inner = np.flatnonzero(above < 60)
        assert 60 - len(inner) == k
        assert (search.region_of[above[inner]] == search.region_of[inner]).all()
        assert all((min(e), max(e)) in pairs for e in zip(inner.tolist(), above[inner].tolist()))
    assert not np.array_equal(before, start)


@given(seeds)
@settings(max_examples=20, deadline=None)
def test_subtree_sums_and_marks_equal_walking(seed):
    rng = np.random.default_rng(seed)
    graph = random_planar(40, rng)
    region_of = gather(graph, np.full((40, 1), 0.15), np.arange(40), rng)
    forest = LivingForest(graph, region_of, rng)
    for _ in range(3):
        forest.regrow(region_of, int(region_of.max()) + 1)
    values = rng.integers(0, 10, 40).astype(np.float64)
    ways = []
    for unit in range(40):
        way = [unit]
        while forest.parent[way[-1]] < 40:
            way.append(int(forest.parent[way[-1]]))
        ways.append(way)
    expected = np.zeros(40)
    for unit, way in enumerate(ways):
        expected[way] += values[unit]
    ascents = forest.ascents(np.ones(40, dtype=bool))
    assert np.array_equal(forest.sums(values, ascents), expected)
    assert np.array_equal(forest.depth()[:-1], [len(way) for way in ways])
    top = rng.choice(40, 4, replace=False)
    marked = [bool(set(way) & set(top.tolist())) for way in ways]
    assert forest.below(top, ascents).tolist() == marked


def test_gathering_loses_no_region_that_reached_the_floor():
    rng = np.random.default_rng(3)
    graph = random_planar(200, rng)
    shares = rng.random((200, 1)) * 0.2
    whole = random_cut(graph, shares, rng)
    cut = split_surplus(graph, shares, whole, int(whole.max()) + 8, rng)
    reached = np.count_nonzero(np.bincount(cut, shares[:, 0]) >= 1.0)
    result = gather(graph, shares, cut, rng)
    assert int(result.max()) + 1 >= reached >= int(whole.max()) + 1 - 8
    assert (np.bincount(result, shares[:, 0]) >= 1.0).all()
    assert graph.is_contiguous(result)
