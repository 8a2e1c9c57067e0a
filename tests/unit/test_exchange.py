# SPDX-License-Identifier: GPL-2.0-or-later
"""Exchange of subtrees: what is kept step by step is what counting afresh finds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from delineation_tasks import mixed_task, planar_graph, random_plan
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraumplaner.core.delineation.searching.choice import independent
from sozialraumplaner.core.delineation.searching.exchange import Exchange
from sozialraumplaner.core.delineation.searching.forest import random_forest
from sozialraumplaner.core.delineation.searching.offers import find_offers
from sozialraumplaner.core.delineation.tasks.measure import Measure

seeds = st.integers(0, 10_000)


@settings(max_examples=30, deadline=None)
@given(seeds, st.integers(4, 60), st.booleans())
def test_subtrees_are_slices_and_their_sums_are_sums_over_members(seed, n, shortest):
    generator = np.random.default_rng(seed)
    graph, _ = planar_graph(n, generator)
    k = int(generator.integers(1, n + 1))
    region_of = random_plan(graph, k, generator)
    length = generator.random(graph.m) if shortest else None
    forest = random_forest(graph, region_of, k, generator, length)
    assert np.array_equal(forest.order[forest.position], np.arange(n))
    edges = set(zip(graph.left.tolist(), graph.right.tolist()))
    columns = generator.random((n, 2))
    sums = forest.sums(columns)
    line_of: list[list[int]] = []
    for position in range(n):
        line = [position]
        while forest.parent[line[-1]] >= 0:
            line.append(int(forest.parent[line[-1]]))
        line_of.append(line)
    for position in range(n):
        members = [other for other in range(n) if position in line_of[other]]
        assert members == list(range(position, forest.end[position]))
        assert np.allclose(sums[position], columns[members].sum(axis=0))
        if forest.parent[position] >= 0:
            pair = sorted(forest.order[[position, forest.parent[position]]].tolist())
            assert tuple(pair) in edges
    roots = forest.order[forest.parent < 0]
    assert sorted(region_of[roots].tolist()) == list(range(k))
    first, second = generator.integers(0, n, (2, 50))
    related = np.array([line_of[a][-1] == line_of[b][-1] for a, b in zip(first, second)])
    first, second = first[related], second[related]
    expected = [next(p for p in line_of[a] if p in line_of[b]) for a, b in zip(first, second)]
    assert forest.meeting(first, second).tolist() == expected


@settings(max_examples=30, deadline=None)
@given(seeds, st.integers(8, 50), st.integers(2, 6))
def test_gain_of_every_offer_is_the_difference_it_makes(seed, n, k):
    task = mixed_task(n, k, seed)
    generator = np.random.default_rng(seed)
    region_of = random_plan(task.graph, k, generator)
    state = Exchange(task, region_of, generator)
    forest = random_forest(task.graph, region_of, k, generator)
    offers = find_offers(task, state.measure, forest, region_of, generator)
    before = task.total(region_of)
    for number, gain in enumerate(state.gains(offers, 0.0)):
        at = int(offers.at[number])
        moved = region_of.copy()
        moved[forest.order[at : forest.end[at]]] = offers.target[number]
        assert task.graph.is_contiguous(moved)
        assert np.isclose(task.total(moved) - before, gain, atol=1e-8)


@settings(max_examples=30, deadline=None)
@given(seeds, st.integers(20, 80), st.integers(2, 8), st.integers(1, 4), st.booleans())
def test_rounds_keep_contiguity_and_all_values(seed, n, k, moves, shortest):
    task = mixed_task(n, k, seed)
    generator = np.random.default_rng(seed)
    region_of = random_plan(task.graph, k, generator)
    state = Exchange(task, region_of, generator)
    constant = task.total(region_of) - state.value
    moved = 0
    for _ in range(10):
        length = generator.random(task.graph.m) if shortest else None
        moved += state.round(0.3, 1.0, length, moves)
        assert len(np.unique(state.region_of)) == k
        assert task.graph.is_contiguous(state.region_of)
        assert np.isclose(state.value + constant, task.total(state.region_of), atol=1e-8)
    kept = state.excess, state.sums.copy()
    state.refresh()
    assert np.isclose(kept[0], state.excess, atol=1e-9)
    assert np.allclose(kept[1], state.sums)
    assert moved > 0


@settings(max_examples=30, deadline=None)
@given(seeds)
def test_without_temperature_nothing_gets_worse(seed):
    task = mixed_task(40, 5, seed)
    generator = np.random.default_rng(seed)
    state = Exchange(task, random_plan(task.graph, 5, generator), generator)
    for _ in range(10):
        value = state.value
        state.round(0.0, 0.0, None, 3)
        assert state.value <= value + 1e-9


@settings(max_examples=30, deadline=None)
@given(seeds)
def test_with_a_high_penalty_no_round_leads_further_outside_the_limits(seed):
    task = mixed_task(40, 4, seed)
    generator = np.random.default_rng(seed)
    state = Exchange(task, random_plan(task.graph, 4, generator), generator)
    for _ in range(10):
        before = state.excess
        state.round(0.5, 1e12, None, 3)
        assert state.excess <= before + 1e-9


def test_large_coordinates_lose_no_digits():
    task = mixed_task(30, 3, 5)
    shifted = [
        type(spread)(spread.name, spread.values + 5e6, spread.mass, spread.weight)
        for spread in task.spreads
    ]
    near = Measure(task)
    far = Measure(type(task)(**{**task.__dict__, "spreads": tuple(shifted)}))
    rows = np.array([near.columns[:10].sum(axis=0)])
    other = np.array([far.columns[:10].sum(axis=0)])
    assert near.values(rows)[0] == pytest.approx(far.values(other)[0], rel=1e-7)


@settings(max_examples=40, deadline=None)
@given(seeds, st.integers(10, 80), st.integers(2, 8), st.booleans())
def test_chosen_offers_exclude_no_other_and_all_left_out_are_excluded(seed, n, k, tied):
    task = mixed_task(n, k, seed)
    task = task if tied else replace(task, ties=())
    generator = np.random.default_rng(seed)
    region_of = random_plan(task.graph, k, generator)
    measure = Measure(task)
    forest = random_forest(task.graph, region_of, k, generator)
    offers = find_offers(task, measure, forest, region_of, generator)
    accepted = np.flatnonzero(generator.random(len(offers)) < 0.7)
    score = -generator.random(len(accepted))
    chosen = independent(forest, measure, offers, accepted, score).tolist()
    score_of = dict(zip(accepted.tolist(), score.tolist()))
    assert [score_of[one] for one in chosen] == sorted(score_of[one] for one in chosen)

    def units(one):
        return set(forest.order[offers.at[one] : forest.end[offers.at[one]]].tolist())

    def regions(one):
        return {int(offers.source[one]), int(offers.target[one])}

    def exclude(one, other):
        first, second = units(one), units(other)
        if (
            first & second
            or int(offers.beside[one]) in second
            or int(offers.beside[other]) in first
        ):
            return True
        ties = zip(measure.left.tolist(), measure.right.tolist())
        across = any((a in first and b in second) or (b in first and a in second) for a, b in ties)
        return across and bool(regions(one) & regions(other))

    for place, one in enumerate(chosen):
        assert not any(exclude(one, other) for other in chosen[:place])
    # The best of all that are accepted is always among them.
    if score_of:
        assert chosen[0] == min(score_of, key=score_of.__getitem__)


@settings(max_examples=30, deadline=None)
@given(seeds, st.floats(0.0, 2.0))
def test_many_moves_at_once_add_what_they_add_one_after_another(seed, temperature):
    task = mixed_task(60, 4, seed)
    generator = np.random.default_rng(seed)
    region_of = random_plan(task.graph, 4, generator)
    state = Exchange(task, region_of, generator)
    forest = random_forest(task.graph, region_of, 4, generator)
    offers = find_offers(task, state.measure, forest, region_of, generator)
    everything = np.arange(len(offers))
    gain = state.gains(offers, 3.0)
    chosen = independent(forest, state.measure, offers, everything, gain - gain.max() - 1.0)
    expected, plan, one = [], region_of.copy(), Exchange(task, region_of, generator)
    for number in chosen.tolist():
        before = one.value + 3.0 * one.excess
        at = int(offers.at[number])
        plan[forest.order[at : forest.end[at]]] = offers.target[number]
        one = Exchange(task, plan, generator)
        expected.append(one.value + 3.0 * one.excess - before)
        assert task.graph.is_contiguous(plan)
    assert np.allclose(state.gains_in_turn(offers, chosen, 3.0), expected, atol=1e-7)
