# SPDX-License-Identifier: GPL-2.0-or-later
"""Adapting a plan: against all plans of small grids, and properties on larger ones."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from planar import grid_world
from sozialraumplaner.core.arrays import text_array
from sozialraumplaner.core.delineation.adapting.adapt import adapted
from sozialraumplaner.core.delineation.adapting.adaptation import Wishes, adapt_plan
from sozialraumplaner.core.delineation.adapting.border_walk import BorderWalk
from sozialraumplaner.core.delineation.adapting.flow import cheapest_flow, least_moved
from sozialraumplaner.core.delineation.adapting.mending import mended
from sozialraumplaner.core.delineation.problem import Quantity
from sozialraumplaner.core.delineation.tasks.effort import Effort
from sozialraumplaner.core.delineation.tasks.graph import Graph, contracted_pairs
from sozialraumplaner.core.delineation.tasks.task import Change, Task, Ties
from sozialraumplaner.core.errors import UserError


def grid(columns: int, rows: int) -> Graph:
    at = np.arange(columns * rows).reshape(rows, columns)
    first = np.concatenate([at[:, :-1].ravel(), at[:-1].ravel()])
    second = np.concatenate([at[:, 1:].ravel(), at[1:].ravel()])
    return contracted_pairs(columns * rows, first, second)


def task_of(graph, residents, floor, ceiling, old=None, mass=None, **more) -> Task:
    residents = np.asarray(residents, dtype=np.float64)
    old = None if old is None else np.asarray(old, dtype=np.int64)
    change = None if old is None else Change(old, residents if mass is None else mass, 1.0)
    xy = np.zeros((graph.n, 2))
    limits = np.array([floor], dtype=float), np.array([ceiling], dtype=float)
    return Task(graph, xy, residents[:, None], *limits, change=change, **more)


def is_connected(graph: Graph, members) -> bool:
    """By walking, independent of the code under test."""
    left, members = set(members), list(members)
    if not members:
        return False
    stack = [members[0]]
    left.discard(members[0])
    while stack:
        unit = stack.pop()
        for other in graph.neighbours(unit).tolist():
            if other in left:
                left.discard(other)
                stack.append(other)
    return not left


def least_change(graph: Graph, residents, old, k, floor, ceiling):
    """Residents moved by the best of all plans with connected regions inside the limits."""
    n = graph.n
    good = np.zeros(1 << n, dtype=bool)
    for mask in range(1, 1 << n):
        members = [unit for unit in range(n) if mask >> unit & 1]
        inside = floor <= sum(residents[unit] for unit in members) <= ceiling
        good[mask] = inside and is_connected(graph, members)
    plans = np.array(list(product(range(k), repeat=n)))
    keep = np.ones(len(plans), dtype=bool)
    for region in range(k):
        keep &= good[(plans == region) @ (1 << np.arange(n))]
    moved = (plans != old) @ np.asarray(residents)
    return moved[keep].min() if keep.any() else None


def random_plan(graph: Graph, k: int, generator) -> np.ndarray:
    """Connected regions grown from random units."""
    plan = np.full(graph.n, -1)
    plan[generator.permutation(graph.n)[:k]] = np.arange(k)
    while (plan < 0).any():
        unit = int(generator.choice(np.flatnonzero(plan < 0)))
        near = plan[graph.neighbours(unit)]
        if (near >= 0).any():
            plan[unit] = generator.choice(near[near >= 0])
    return plan


@pytest.mark.parametrize(("columns", "rows", "k"), [(4, 3, 2), (3, 3, 3)])
def test_as_little_moves_as_in_the_best_of_all_plans(columns, rows, k):
    graph, optimal, seen = grid(columns, rows), 0, 0
    for seed in range(12):
        generator = np.random.default_rng(seed)
        residents = generator.integers(1, 20, graph.n)
        old = random_plan(graph, k, generator)
        mean = residents.sum() / k
        floor, ceiling = np.ceil(0.8 * mean), np.floor(1.2 * mean)
        best = least_change(graph, residents.tolist(), old, k, floor, ceiling)
        task = task_of(graph, residents, floor, ceiling, old)
        result = adapted(task, old, Effort(), generator)
        if best is None:
            assert not result.feasible
            continue
        seen += 1
        assert result.bound <= best + 1e-9
        assert result.feasible and result.moved >= best
        assert all(is_connected(graph, np.flatnonzero(result.region_of == r)) for r in range(k))
        optimal += result.moved == best
    assert seen >= 8 and optimal >= seen - 1


@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 10_000), k=st.integers(2, 5))
def test_regions_stay_connected_and_keep_their_number(seed, k):
    generator = np.random.default_rng(seed)
    graph = grid(7, 6)
    residents = generator.integers(0, 100, graph.n)
    old = random_plan(graph, k, generator)
    mean = residents.sum() / k
    task = task_of(graph, residents, 0.85 * mean, 1.15 * mean, old)
    result = adapted(task, old, Effort(), generator)
    assert set(result.region_of.tolist()) == set(range(k))
    assert all(is_connected(graph, np.flatnonzero(result.region_of == r)) for r in range(k))
    assert result.moved == pytest.approx(residents[result.region_of != old].sum())
    if result.feasible:
        assert result.moved >= result.bound - 1e-9
    else:
        before, after = (np.bincount(plan, residents, k) for plan in (old, result.region_of))
        outside = [np.maximum(s - 1.15 * mean, 0) + np.maximum(0.85 * mean - s, 0)
                   for s in (before, after)]  # fmt: skip
        assert outside[1].sum() <= outside[0].sum() + 1e-9


def test_a_plan_that_keeps_its_limits_comes_back_unchanged():
    graph = grid(4, 4)
    old = np.repeat([0, 1], 8)
    task = task_of(graph, np.full(16, 10), 70, 90, old)
    result = adapted(task, old, Effort(), np.random.default_rng(0))
    assert (result.region_of == old).all()
    assert (result.moved, result.bound, result.feasible, result.proven) == (0, 0, True, True)


def test_residents_are_counted_against_the_given_plan_where_the_task_names_none():
    graph = grid(5, 1)
    old = np.array([0, 0, 0, 1, 1])
    task = task_of(graph, [5, 5, 2, 4, 3], 8, 10)
    result = adapted(task, old, Effort(), np.random.default_rng(0))
    assert result.region_of.tolist() == [0, 0, 1, 1, 1]
    assert result.moved == result.bound == 2 and result.proven


def test_units_of_huge_mass_stay():
    graph = grid(4, 3)
    generator = np.random.default_rng(3)
    residents = generator.integers(5, 15, 12).astype(float)
    old = np.array([0, 0, 0, 1] * 3)
    pinned = np.array([2, 6])
    mass = residents.copy()
    mass[pinned] = 1e12
    task = task_of(graph, residents, 0.4 * residents.sum(), 0.6 * residents.sum(), old, mass)
    result = adapted(task, old, Effort(), generator)
    assert result.feasible and (result.region_of[pinned] == old[pinned]).all()
    assert result.moved < 1e12


def test_where_no_plan_keeps_the_limits_the_nearest_one_is_returned_and_called_so():
    graph = grid(6, 1)
    old = np.array([0, 1, 1, 1, 1, 1])
    task = task_of(graph, np.full(6, 10), 35, 45, old)
    result = adapted(task, old, Effort(), np.random.default_rng(0))
    assert not result.feasible and not result.proven
    assert np.bincount(result.region_of).tolist() == [3, 3]


def test_a_region_reaches_through_another_one_instead_of_handing_on():
    # Three regions side by side; the east lacks what the west has too much. Handing on through the
    # middle moves 2 x 24; a way along the edge of the middle moves its 2 and then each once.
    graph = grid(12, 6)
    residents = np.ones((6, 12))
    residents[:, :4], residents[0, 4:8] = 2.0, 0.5
    old = np.tile(np.repeat([0, 1, 2], 4), 6)
    task = task_of(graph, residents.ravel(), 31, 34, old)
    flow = cheapest_flow(task, old, 3).amount.sum()
    best = min(adapted(task, old, Effort(), np.random.default_rng(seed)).moved for seed in range(3))
    assert best < 0.9 * flow


def test_every_limited_quantity_is_kept():
    graph = grid(6, 4)
    residents = np.full(24, 10.0)
    schools = np.zeros(24)
    schools[[1, 4]] = 1
    old = np.array([0, 0, 0, 0, 0, 1] * 4)
    quantities = np.stack([residents, schools], axis=1)
    limits = np.array([40.0, 1.0]), np.array([np.inf, np.inf])
    task = Task(graph, np.zeros((24, 2)), quantities, *limits, change=Change(old, residents, 1.0))
    result = adapted(task, old, Effort(), np.random.default_rng(0))
    assert result.feasible
    assert np.bincount(result.region_of, schools).tolist() == [1, 1]
    assert result.moved == result.bound == 10


def test_ties_decide_between_plans_that_move_equally_many():
    # Either of two blocks may leave; one of them costs less border.
    graph = contracted_pairs(6, np.array([0, 0, 1, 2, 2, 3]), np.array([1, 2, 3, 3, 4, 5]))
    old = np.array([0, 0, 0, 0, 1, 1])
    graph = contracted_pairs(
        6, np.append(graph.left, 4), np.append(graph.right, 5)
    )  # 2 and 3 both border region 1
    for dear, leaves in ((2, 3), (3, 2)):
        ties = Ties("t", np.array([0], np.int32), np.array([dear], np.int32), np.array([0.5]))
        task = task_of(graph, np.full(6, 10), 30, 30, old, ties=(ties,))
        result = adapted(task, old, Effort(), np.random.default_rng(1))
        assert np.flatnonzero(result.region_of != old).tolist() == [leaves]


def test_parts_cut_off_are_tied_or_given_away():
    graph = grid(5, 1)
    mass = np.array([10.0, 1.0, 10.0, 10.0, 10.0])
    # Unit 2 belongs to region 0; tying it moves 1, giving it away would move 10.
    assert mended(graph, np.array([0, 1, 0, 1, 1]), mass).tolist() == [0, 0, 0, 1, 1]
    mass = np.array([10.0, 30.0, 1.0, 10.0, 10.0])
    assert mended(graph, np.array([0, 1, 0, 1, 1]), mass).tolist() == [0, 1, 1, 1, 1]


def test_a_disconnected_old_region_is_mended_and_told():
    graph = grid(5, 1)
    old = np.array([0, 1, 0, 1, 1])
    task = task_of(graph, [10, 1, 10, 10, 10], 15, 30, old)
    result = adapted(task, old, Effort(), np.random.default_rng(0))
    assert result.feasible and result.mended.tolist() == [1]
    assert result.region_of.tolist() == [0, 0, 0, 1, 1]


def test_equal_seeds_give_equal_plans_and_a_cancelled_run_a_plan():
    graph = grid(8, 8)
    generator = np.random.default_rng(5)
    residents = generator.integers(1, 50, 64)
    old = random_plan(graph, 4, generator)
    mean = residents.sum() / 4
    task = task_of(graph, residents, 0.95 * mean, 1.05 * mean, old)
    one, two = (adapted(task, old, Effort(), np.random.default_rng(7)) for _ in range(2))
    assert (one.region_of == two.region_of).all()
    stopped = adapted(task, old, Effort(is_cancelled=lambda: True), np.random.default_rng(7))
    assert len(stopped.region_of) == 64 and stopped.moved >= 0


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000))
def test_the_walk_keeps_its_sums(seed):
    generator = np.random.default_rng(seed)
    graph = grid(6, 5)
    residents = generator.integers(1, 30, 30)
    old = random_plan(graph, 3, generator)
    mean = residents.sum() / 3
    ties = Ties("t", graph.left, graph.right, generator.random(graph.m))
    task = task_of(graph, residents, 0.9 * mean, 1.1 * mean, old, ties=(ties,))
    walk = BorderWalk(task, task.change, old, 3, generator)
    walk.walk(300, 2.0)
    live = walk.cost, walk.bad, walk.sizes, sorted(walk.border)
    walk.restart(list(walk.region_of))
    assert live[0] == pytest.approx(walk.cost, abs=1e-9) and live[1] == walk.bad
    np.testing.assert_allclose(live[2], walk.sizes, atol=1e-9)
    assert live[3] == walk.border
    assert walk.cost * walk.scale == pytest.approx(task.total(np.array(walk.region_of)))


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 10_000))
@example(seed=172)
def test_a_unit_leaves_with_the_smaller_part_that_it_would_cut_off(seed):
    generator = np.random.default_rng(seed)
    graph = grid(7, 6)
    residents = generator.integers(0, 30, 42)
    old = random_plan(graph, 3, generator)
    task = task_of(graph, residents, 0, residents.sum(), old)
    walk = BorderWalk(task, task.change, old, 3, generator)
    walk.walk(200, 5.0)
    assert graph.is_contiguous(np.array(walk.region_of))
    for unit in range(42):
        rest = [u for u in range(42) if walk.region_of[u] == walk.region_of[unit] and u != unit]
        parts = graph.part(np.array(rest, dtype=np.int64)).components() if rest else []
        lost = walk.cut_off(unit)
        if len(set(parts)) != 1 and lost != []:
            sizes = np.bincount(parts) if rest else np.zeros(0)
            if lost is None:
                assert len(sizes) != 1
            else:
                assert len(sizes) == 2
                assert set(lost) in [{u for u, p in zip(rest, parts) if p == q} for q in (0, 1)]
        else:
            assert lost == [] and len(set(parts)) == 1


def test_the_bound_is_the_larger_of_surplus_and_deficit():
    graph = grid(6, 1)
    old = np.array([0, 0, 1, 1, 2, 2])
    task = task_of(graph, [30, 30, 10, 10, 20, 20], 35, 50, old)
    assert least_moved(task, task.change, 3) == 15  # 15 are missing, 10 too many
    task = task_of(graph, [40, 30, 20, 10, 20, 20], 25, 50, old)
    assert least_moved(task, task.change, 3) == 20


# Plans of blocks


def world(columns=6, rows=4, residents=100, municipality=None):
    count = np.full(columns * rows, residents)
    return grid_world(columns, rows, count, np.zeros(24) if municipality is None else municipality)


KEYS = text_array(["05358000-01", "05358000-02"])


def test_the_order_of_the_blocks_does_not_matter():
    generator = np.random.default_rng(1)
    blocks, contiguity, _ = grid_world(6, 4, generator.integers(10, 90, 24), np.zeros(24))
    old = np.array([0, 0, 0, 0, 1, 1] * 4)
    wishes = Wishes(balance=0.08)
    order = generator.permutation(24)
    one = adapt_plan(blocks, contiguity, old, KEYS, wishes)
    two = adapt_plan(blocks.reordered(order), contiguity.reordered(order), old[order], KEYS, wishes)
    assert (one.region_of[order] == two.region_of).all()
    assert (one.moved, one.bound) == (two.moved, two.bound)


def test_municipalities_are_adapted_one_by_one_and_locked_regions_stay():
    municipality = np.array([0, 0, 0, 1, 1, 1] * 4)
    blocks, contiguity, _ = world(municipality=municipality)
    contiguity = contiguity.restricted(blocks.municipality_index)
    old = np.where(municipality == 0, 0, 2) + np.array([0, 0, 1, 0, 0, 1] * 4)
    keys = text_array(["05358000-01", "05358000-02", "05358001-01", "05358001-02"])
    locked = np.array([False, False, True, True])
    result = adapt_plan(blocks, contiguity, old, keys, Wishes(500, locked=locked))
    assert (result.region_of[municipality == 1] == old[municipality == 1]).all()
    assert np.bincount(result.region_of)[:2].min() >= 5
    assert result.moved == result.bound == 100 and result.feasible
    assert [finding.rule for finding in result.findings] == ["D55"]


def test_one_impossible_municipality_does_not_keep_the_others_from_their_limits():
    municipality = np.array([0, 0, 0, 1, 1, 1] * 4)
    count = np.where(municipality == 0, 100, 10)
    blocks, contiguity, _ = grid_world(6, 4, count, municipality)
    contiguity = contiguity.restricted(blocks.municipality_index)
    old = np.where(municipality == 0, 0, 2) + np.array([0, 0, 1, 0, 0, 1] * 4)
    keys = text_array(["05358000-01", "05358000-02", "05358001-01", "05358001-02"])
    result = adapt_plan(blocks, contiguity, old, keys, Wishes(500))
    sizes = np.bincount(result.region_of, count)
    assert sizes[:2].min() >= 500 and not result.feasible
    assert {finding.region for finding in result.findings} == {"05358001-01", "05358001-02"}
    assert {finding.rule for finding in result.findings} == {"D51"}


def test_a_region_lying_in_two_pieces_keeps_the_larger_part():
    municipality = np.array([0, 0, 0, 1, 1, 1] * 4)
    blocks, contiguity, _ = world(municipality=municipality)
    contiguity = contiguity.restricted(blocks.municipality_index)
    old = np.array([0, 0, 0, 0, 1, 1] * 4)
    result = adapt_plan(blocks, contiguity, old, KEYS, Wishes(0))
    assert (result.region_of == municipality).all()
    assert result.moved == result.bound == 400
    assert [finding.rule for finding in result.findings] == ["D50"]


def test_a_facility_may_be_a_floor():
    blocks, contiguity, _ = world()
    old = np.array([0, 0, 0, 0, 0, 1] * 4)
    schools = np.zeros(24)
    schools[[1, 10]] = 1
    wishes = Wishes(quantities=(Quantity("school", schools, 1.0),))
    result = adapt_plan(blocks, contiguity, old, KEYS, wishes)
    assert np.bincount(result.region_of, schools).tolist() == [1, 1] and result.moved == 100


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        ({"minimum": -1}, "sizes_not_positive"),
        ({"minimum": 10, "maximum": 5}, "maximum_below_minimum"),
        ({"balance": 1.0}, "balance_not_a_share"),
    ],
)
def test_contradictory_wishes_are_refused(wishes, code):
    with pytest.raises(UserError) as error:
        Wishes(**wishes)
    assert error.value.code == code
