# SPDX-License-Identifier: GPL-2.0-or-later
"""Every criterion a planner can ask for shows in the plan."""

from __future__ import annotations

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planar import grid_world, is_connected
from sozialraumplaner.core.arrays import text_array
from sozialraumplaner.core.delineation import (
    PRESETS,
    Attributes,
    Mode,
    Problem,
    Quantity,
    Weights,
    delineate,
)
from sozialraumplaner.core.delineation.problem import FREE
from sozialraumplaner.core.links import Kind, Links, PairLink
from sozialraumplaner.core.links.model import grouped

NOTHING = Weights(**{entry.name: 0.0 for entry in fields(Weights)})


def world(columns=10, rows=6, residents=300, seed=None):
    n = columns * rows
    population = np.full(n, residents)
    if seed is not None:
        population = np.random.default_rng(seed).integers(100, 600, n)
    blocks, contiguity, _ = grid_world(columns, rows, population, np.zeros(n))
    return blocks, contiguity


def only(**weights: float) -> Weights:
    return Weights(**{**NOTHING.__dict__, **weights})


def check(problem: Problem, solution) -> np.ndarray:
    """What always holds; returns the residents of the regions."""
    assert sorted(set(solution.region_of.tolist())) == list(range(solution.k))
    for region in range(solution.k):
        assert is_connected(problem.contiguity, np.flatnonzero(solution.region_of == region))
    return np.bincount(solution.region_of, problem.blocks.population)


def test_regions_are_alike_inside():
    blocks, contiguity = world()
    east = (np.arange(60) % 10 >= 4).astype(float)
    noise = np.random.default_rng(1).normal(0, 0.05, 60)
    problem = Problem(
        blocks,
        contiguity,
        mode=Mode.COUNT,
        count=2,
        attributes=Attributes(("baualter",), (east + noise)[:, None]),
        weights=only(likeness=10.0, border=0.01),
    )
    solution = delineate(problem)
    check(problem, solution)
    assert len(set(zip(solution.region_of.tolist(), east.tolist()))) == 2


def test_regions_do_not_reach_across_a_barrier():
    blocks, contiguity = world()
    column = np.arange(60) % 10
    river = ((column[contiguity.left] == 6) & (column[contiguity.right] == 7)).astype(float)
    asked = {"mode": Mode.COUNT, "count": 2, "minimum": 1000}
    weights = only(border=1.0, barrier=3.0)
    problem = Problem(blocks, contiguity, barrier=river, weights=weights, **asked)
    solution = delineate(problem)
    check(problem, solution)
    assert len(set(zip(solution.region_of.tolist(), (column <= 6).tolist()))) == 2
    assert solution.objective["barrier"] == pytest.approx(0)


def test_ties_of_a_group_and_of_pairs_are_kept():
    blocks, contiguity = world()
    row = np.arange(60) // 10
    school = text_array([f"GS {r // 3}" for r in row])
    mass = blocks.population.astype(float)
    links = Links(60, mass, (grouped("gs_naechste", Kind.SHOULD, school, mass),))
    problem = Problem(
        blocks, contiguity, mode=Mode.COUNT, count=2, links=links, weights=only(links=5, border=0.1)
    )
    solution = delineate(problem)
    assert len(set(zip(solution.region_of.tolist(), school.tolist()))) == 2
    commuters = PairLink(
        "pendler",
        Kind.SHOULD,
        np.array([0, 9], np.int32),
        np.array([50, 59], np.int32),
        np.array([40.0, 60.0]),
        text_array(["", ""]),
        100.0,
    )
    problem = Problem(
        blocks,
        contiguity,
        mode=Mode.COUNT,
        count=2,
        links=Links(60, mass, (), (commuters,)),
        weights=only(links=5, border=0.1),
    )
    region_of = delineate(problem).region_of
    assert region_of[0] == region_of[50] and region_of[9] == region_of[59]


def test_blocks_that_must_not_share_a_region_do_not():
    blocks, contiguity = world()
    pair = PairLink(
        "liste",
        Kind.CANNOT,
        np.array([22, 33], np.int32),
        np.array([23, 34], np.int32),
        np.ones(2),
        text_array(["", ""]),
        2.0,
    )
    links = Links(60, np.ones(60), (), (pair,))
    solution = delineate(Problem(blocks, contiguity, links=links))
    assert solution.region_of[22] != solution.region_of[23]
    assert solution.region_of[33] != solution.region_of[34]
    assert solution.findings == ()
    assert "forbidden" not in solution.objective


def test_every_region_has_its_school_and_its_residents():
    blocks, contiguity = world(seed=5)
    schools = np.zeros(60)
    schools[[0, 1, 10, 11, 45, 59]] = 1
    problem = Problem(
        blocks,
        contiguity,
        minimum=1500,
        target=4000,
        quantities=(Quantity("grundschulen", schools, 1.0),),
    )
    solution = delineate(problem)
    residents = check(problem, solution)
    assert residents.min() >= 1500
    assert np.bincount(solution.region_of, schools, minlength=solution.k).min() >= 1
    assert solution.k <= 6 and solution.feasible


def test_a_further_frame_is_not_crossed():
    blocks, contiguity = world()
    frame = (np.arange(60) // 10 >= 2).astype(np.int32)
    solution = delineate(Problem(blocks, contiguity, frame=frame))
    assert len(set(zip(solution.region_of.tolist(), frame.tolist()))) == solution.k


def test_as_many_regions_as_possible():
    # 60 blocks of 300: four blocks make 1,200, three only 900; 15 regions of four is the bound.
    blocks, contiguity = world()
    problem = Problem(blocks, contiguity, mode=Mode.MOST, minimum=1200)
    solution = delineate(problem)
    residents = check(problem, solution)
    assert residents.min() >= 1200
    assert 14 <= solution.k <= solution.most == 15


@pytest.mark.parametrize("count", [3, 5, 8])
def test_the_number_asked_for(count):
    blocks, contiguity = world(seed=2)
    problem = Problem(blocks, contiguity, mode=Mode.COUNT, count=count)
    solution = delineate(problem)
    assert solution.k == count and check(problem, solution).min() >= 1000


def test_balanced_regions():
    blocks, contiguity = world(seed=3)
    problem = Problem(blocks, contiguity, mode=Mode.COUNT, count=4, balance=0.02)
    solution = delineate(problem)
    residents = check(problem, solution)
    assert solution.feasible
    assert np.abs(residents / residents.mean() - 1).max() <= 0.02


def existing_plan(seed: int):
    blocks, contiguity = world(seed=seed)
    return blocks, contiguity, delineate(Problem(blocks, contiguity), seed=seed).region_of


def test_an_existing_plan_is_changed_as_little_as_possible():
    blocks, contiguity, old = existing_plan(4)
    weights = Weights(change=50.0)
    again = delineate(Problem(blocks, contiguity, existing=old, weights=weights))
    assert np.array_equal(again.region_of, old)
    assert again.objective["change"] == pytest.approx(0, abs=1e-6)
    small = np.bincount(old, blocks.population).argmin()
    blocks.population[np.flatnonzero(old == small)] //= 3
    repaired = delineate(Problem(blocks, contiguity, existing=old, weights=weights))
    assert np.bincount(repaired.region_of, blocks.population).min() >= 1000
    moved = blocks.population[repaired.region_of != old].sum()
    fresh = delineate(Problem(blocks, contiguity), seed=9).region_of
    assert 0 < moved < blocks.population[fresh != old].sum()


def test_pinned_blocks_stay_where_they_are():
    blocks, contiguity, old = existing_plan(6)
    pinned = np.zeros(60, dtype=bool)
    pinned[::7] = True
    solution = delineate(Problem(blocks, contiguity, existing=old, pinned=pinned))
    assert np.array_equal(solution.region_of[pinned], old[pinned])


def test_presets_give_plans_and_show_their_weights():
    blocks, contiguity = world(seed=8)
    for preset in PRESETS:
        problem = Problem(
            blocks,
            contiguity,
            minimum=preset.minimum,
            target=preset.target,
            maximum=preset.maximum,
            weights=preset.weights,
        )
        assert check(problem, delineate(problem)).min() >= preset.minimum


@settings(max_examples=6, deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_blocks_and_edges_does_not_matter(seed):
    blocks, contiguity = world(8, 5, seed=seed)
    generator = np.random.default_rng(seed)
    values = generator.normal(size=(40, 2))
    barrier = generator.random(contiguity.edge_count)
    order = generator.permutation(40)
    moved = contiguity.reordered(order)
    position = np.argsort(order)
    low, high = position[contiguity.left], position[contiguity.right]
    code = np.minimum(low, high) * 40 + np.maximum(low, high)
    weights = Weights(likeness=1.0)
    first = Problem(
        blocks,
        contiguity,
        attributes=Attributes(("a", "b"), values),
        barrier=barrier,
        weights=weights,
    )
    second = Problem(
        blocks.reordered(order),
        moved,
        attributes=Attributes(("a", "b"), values[order]),
        barrier=barrier[np.argsort(code)],
        weights=weights,
    )
    one, other = delineate(first, seed=seed), delineate(second, seed=seed)
    assert np.array_equal(one.region_of[order], other.region_of)
    assert one.total == pytest.approx(other.total)


def test_a_locked_region_and_a_free_rest():
    blocks, contiguity = world(seed=1)
    fixed = np.full(60, FREE, dtype=np.int32)
    fixed[[0, 1, 2, 10, 11, 12]] = 3
    problem = Problem(blocks, contiguity, mode=Mode.COUNT, count=5, fixed=fixed)
    solution = delineate(problem)
    check(problem, solution)
    locked = np.flatnonzero(solution.region_of == solution.fixed_region[3])
    assert locked.tolist() == [0, 1, 2, 10, 11, 12] and solution.k == 5
