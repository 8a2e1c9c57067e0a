# SPDX-License-Identifier: GPL-2.0-or-later
"""Dividing and improving: never worse, always connected, near the best there is."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest
from delineation_tasks import mixed_task, planar_graph, random_plan
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraumplaner.core.delineation.searching.anneal import improve
from sozialraumplaner.core.delineation.searching.exchange import Exchange
from sozialraumplaner.core.delineation.searching.multilevel import divide
from sozialraumplaner.core.delineation.searching.restructure import merge, split
from sozialraumplaner.core.delineation.tasks.effort import Effort
from sozialraumplaner.core.delineation.tasks.graph import Graph, contracted_pairs
from sozialraumplaner.core.delineation.tasks.task import Spread, Task, Ties

seeds = st.integers(0, 10_000)


def key(task, region_of):
    state = Exchange(task, region_of, np.random.default_rng(0))
    return round(state.excess, 8), task.total(region_of)


def wide_open(graph: Graph, xy: np.ndarray, **parts) -> Task:
    """A task without limits."""
    limit = np.array([np.inf])
    return Task(graph, xy, np.ones((graph.n, 1)), -limit, limit, **parts)


@settings(max_examples=12, deadline=None)
@given(seeds, st.integers(6, 60), st.integers(2, 6), st.booleans())
def test_improving_never_worsens(seed, n, k, with_old_plan):
    task = mixed_task(n, k, seed)
    task = task if with_old_plan else replace(task, change=None)
    generator = np.random.default_rng(seed)
    start = random_plan(task.graph, k, generator)
    plan = improve(task, start, Effort(), generator, rounds=25)
    assert sorted(set(plan.tolist())) == list(range(k))
    assert task.graph.is_contiguous(plan)
    before, after = key(task, start), key(task, plan)
    assert after[0] <= before[0]
    assert after[0] < before[0] or after[1] <= before[1] + 1e-9


@settings(max_examples=12, deadline=None)
@given(seeds, st.integers(4, 60), st.data())
def test_dividing_gives_connected_regions_as_many_as_asked(seed, n, data):
    k = data.draw(st.integers(1, n))
    task = replace(mixed_task(n, max(1, k // 2), seed), change=None)
    told: list[float] = []
    plan = divide(task, k, Effort(), np.random.default_rng(seed), observer=told.append)
    assert sorted(set(plan.tolist())) == list(range(k))
    assert task.graph.is_contiguous(plan)
    if told:
        assert told[-1] == pytest.approx(task.total(plan))


def all_plans(graph: Graph, k: int):
    """Every division into k connected regions, by trying all labellings."""
    for labels in product(range(k), repeat=graph.n - 1):
        region_of = np.array((0, *labels))
        firsts = np.unique(region_of, return_index=True)
        ordered = np.all(np.diff(firsts[1]) > 0)
        if len(firsts[0]) == k and ordered and graph.is_contiguous(region_of):
            yield region_of


@pytest.mark.parametrize("seed", range(4))
def test_tiny_pieces_are_divided_optimally(seed):
    task = mixed_task(9, 3, seed)
    task = replace(task, change=None)
    best = min(key(task, region_of) for region_of in all_plans(task.graph, 3))
    found = divide(task, 3, Effort(), np.random.default_rng(seed))
    assert key(task, found) == pytest.approx(best)


def test_an_old_plan_that_costs_nothing_else_is_kept():
    task = mixed_task(40, 4, 3)
    old = random_plan(task.graph, 4, np.random.default_rng(1))
    limit = np.full(2, np.inf)
    task = Task(
        task.graph,
        task.xy,
        task.quantities,
        -limit,
        limit,
        change=replace(task.change, region_of=old, mass=np.ones(40)),
    )
    start = random_plan(task.graph, 4, np.random.default_rng(2))
    # Start from the old plan with some border units given away.
    plan = improve(task, old, Effort(), np.random.default_rng(3))
    assert np.array_equal(plan, old)
    assert task.total(improve(task, start, Effort(), np.random.default_rng(3))) < task.total(start)


def test_hidden_groups_are_found_from_a_bad_start():
    """Four quarters of a grid, each of its own kind; the start cuts it into strips."""
    side = 12
    at = np.arange(side * side).reshape(side, side)
    first = np.concatenate([at[:, :-1].ravel(), at[:-1].ravel()])
    second = np.concatenate([at[:, 1:].ravel(), at[1:].ravel()])
    graph = contracted_pairs(side * side, first, second)
    row, column = np.divmod(np.arange(side * side), side)
    kind = 2 * (row >= side // 2) + (column >= side // 2)
    noise = np.random.default_rng(1).normal(0.0, 0.1, (side * side, 1))
    values = np.array([0.0, 5.0, 9.0, 2.0])[kind][:, None] + noise
    xy = np.stack([column, row], axis=1).astype(float)
    task = wide_open(graph, xy, spreads=(Spread("alike", values, np.ones(graph.n)),))
    plan = improve(task, row // 3, Effort(), np.random.default_rng(1))
    assert len(set(zip(kind.tolist(), plan.tolist()))) == 4


def test_order_of_the_units_does_not_matter_for_quality():
    generator = np.random.default_rng(4)
    graph, xy = planar_graph(150, generator)
    values = generator.normal(size=(150, 3))
    order = generator.permutation(150)
    place = np.argsort(order)
    shuffled = contracted_pairs(150, place[graph.left], place[graph.right])
    totals = []
    for task in (
        wide_open(graph, xy, spreads=(Spread("s", values, np.ones(150)),)),
        wide_open(shuffled, xy[order], spreads=(Spread("s", values[order], np.ones(150)),)),
    ):
        runs = [divide(task, 10, Effort(), np.random.default_rng(s)) for s in range(2)]
        totals.append(min(task.total(plan) for plan in runs))
    assert totals[0] == pytest.approx(totals[1], rel=0.03)


def test_same_seed_same_plan():
    task = mixed_task(50, 5, 8)
    one, other = (divide(task, 5, Effort(), np.random.default_rng(9)) for _ in range(2))
    assert np.array_equal(one, other)


def test_large_tasks_are_divided_on_coarser_units_first(monkeypatch):
    """With the border of coarse and fine moved down, so that the test is short."""
    monkeypatch.setattr("sozialraumplaner.core.delineation.searching.multilevel._LARGE", 100)
    generator = np.random.default_rng(2)
    graph, xy = planar_graph(400, generator)
    near = np.exp(-4.0 * ((xy[graph.left] - xy[graph.right]) ** 2).sum(axis=1))
    task = wide_open(
        graph,
        xy,
        spreads=(Spread("place", xy, np.ones(400)),),
        ties=(Ties("near", graph.left, graph.right, 0.01 * near),),
    )
    plan = divide(task, 4, Effort(), generator)
    assert task.graph.is_contiguous(plan)
    assert sorted(set(plan.tolist())) == [0, 1, 2, 3]
    # Points in a square, in four: no better than quarters, and not much worse.
    quarters = 2 * (xy[:, 0] > 0.5) + (xy[:, 1] > 0.5)
    assert task.value(plan)["place"] < 1.1 * task.value(quarters)["place"]


def test_a_time_limit_of_zero_still_gives_a_plan():
    task = replace(mixed_task(60, 6, 2), change=None)
    plan = divide(task, 6, Effort(0.0), np.random.default_rng(1))
    assert sorted(set(plan.tolist())) == list(range(6))
    assert task.graph.is_contiguous(plan)


def test_time_is_used_up_and_not_much_more():
    """With a clock of our own that ticks at every look."""
    ticks = iter(range(100_000))
    effort = Effort(300.0, now=lambda: float(next(ticks)))
    task = replace(mixed_task(30, 3, 2), change=None)
    divide(task, 3, effort, np.random.default_rng(1))
    assert 300 <= next(ticks) < 320


@settings(max_examples=20, deadline=None)
@given(seeds, st.integers(1, 3))
def test_splitting_and_merging_keep_values_and_contiguity(seed, count):
    task = replace(mixed_task(30, 5, seed), change=None)
    generator = np.random.default_rng(seed)
    start = random_plan(task.graph, 5, generator)
    state = Exchange(task, start, generator)
    constant = task.total(start) - state.value
    for step in (split, merge):
        if step is split:
            split(state, 1, count, 1.0, generator.random(task.graph.m))
        else:
            # Regions of one unit cannot be split: there may be fewer than asked for.
            merge(state, 1, state.k - 5, 1.0)
        assert sorted(set(state.region_of.tolist())) == list(range(state.k))
        assert task.graph.is_contiguous(state.region_of)
        assert state.value + constant == pytest.approx(task.total(state.region_of))
    assert state.k == 5


@pytest.mark.parametrize("seed", range(5))
def test_the_first_merge_is_the_cheapest(seed):
    task = replace(mixed_task(25, 6, seed), change=None)
    generator = np.random.default_rng(seed)
    start = random_plan(task.graph, 6, generator)
    left, right = start[task.graph.left], start[task.graph.right]
    totals = []
    for one, other in {tuple(sorted(p)) for p in zip(left.tolist(), right.tolist())}:
        if one != other:
            union = np.where(start == other, one, start)
            totals.append(task.total(np.unique(union, return_inverse=True)[1]))
    state = Exchange(task, start, generator)
    merge(state, 1, 1, 0.0)
    assert task.total(state.region_of) == pytest.approx(min(totals))
