# SPDX-License-Identifier: GPL-2.0-or-later
"""What a planner may rely on in every proposal."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planar import grid_world, is_connected
from sozialraumplaner.core.delineation import Problem, delineate
from sozialraumplaner.core.delineation.problem import FREE
from sozialraumplaner.core.errors import Cancelled, UserError


def world(seed: int, columns: int = 8, rows: int = 6, municipalities: int = 2):
    generator = np.random.default_rng(seed)
    n = columns * rows
    population = generator.integers(0, 700, n)
    column = np.arange(n) % columns
    municipality = column * municipalities // columns
    place = municipality * 10 + (np.arange(n) // columns) // 2
    return grid_world(columns, rows, population, municipality, place)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10_000), st.integers(1, 3))
def test_regions_are_contiguous_inside_municipalities_and_large_enough(seed, municipalities):
    blocks, contiguity, _ = world(seed, municipalities=municipalities)
    problem = Problem(blocks, contiguity, minimum=1000, target=2500)
    solution = delineate(problem, seed=seed)
    assert solution.region_of.min() == 0 and solution.region_of.max() == solution.k - 1
    residents = np.bincount(solution.region_of, weights=blocks.population)
    assert residents.sum() == blocks.population.sum()
    short = {finding.municipality for finding in solution.findings if finding.rule == "D02"}
    for region in range(solution.k):
        members = np.flatnonzero(solution.region_of == region)
        assert is_connected(contiguity, members)
        assert len(set(blocks.municipality[members])) == 1
        assert residents[region] >= 1000 or blocks.municipality[members[0]] in short


@settings(max_examples=10, deadline=None)
@given(st.integers(0, 10_000))
def test_equal_seeds_give_equal_plans_in_any_order_of_the_blocks(seed):
    blocks, contiguity, _ = world(seed)
    first = delineate(Problem(blocks, contiguity), seed=seed)
    again = delineate(Problem(blocks, contiguity), seed=seed)
    assert np.array_equal(first.region_of, again.region_of)
    order = np.random.default_rng(seed).permutation(len(blocks))
    shuffled = delineate(Problem(blocks.reordered(order), contiguity.reordered(order)), seed=seed)
    assert np.array_equal(shuffled.region_of, first.region_of[order])


def test_locked_regions_come_back_unchanged_and_the_rest_is_divided_around_them():
    blocks, contiguity, _ = world(7)
    fixed = np.full(len(blocks), FREE, dtype=np.int32)
    fixed[[0, 1, 8, 9]] = 5
    solution = delineate(Problem(blocks, contiguity, minimum=500, fixed=fixed))
    region = solution.fixed_region[5]
    assert np.flatnonzero(solution.region_of == region).tolist() == [0, 1, 8, 9]
    for other in range(solution.k):
        assert is_connected(contiguity, np.flatnonzero(solution.region_of == other))


def test_ortsteile_that_fit_are_kept_whole():
    # Four Ortsteile of 1,500 residents; regions of about 3,000 take two each.
    place = np.repeat([0, 1, 2, 3], 10)
    blocks, contiguity, _ = grid_world(10, 4, np.full(40, 150), np.zeros(40), place)
    solution = delineate(Problem(blocks, contiguity, minimum=1000, target=3000))
    assert solution.k == 2
    for ortsteil in range(4):
        assert len(set(solution.region_of[place == ortsteil].tolist())) == 1


def test_an_exclave_is_attached_and_named():
    # Municipality 0 holds the left half and one cell far inside municipality 1.
    municipality = (np.arange(40) % 10 >= 5).astype(int)
    municipality[28] = 0
    blocks, contiguity, _ = grid_world(10, 4, np.full(40, 200), municipality)
    solution = delineate(Problem(blocks, contiguity, minimum=1000, target=2000))
    assert [pair[0] for pair in solution.bridges] == [28]
    (finding,) = [finding for finding in solution.findings if finding.rule == "D01"]
    assert finding.blocks == (28,) and finding.data["residents"] == 200
    bridged = contiguity.with_bridges(solution.bridges)
    for region in range(solution.k):
        members = np.flatnonzero(solution.region_of == region)
        assert is_connected(bridged, members)
        assert len(set(blocks.municipality[members])) == 1


def test_a_municipality_below_the_minimum_is_one_region_and_said_so():
    population = np.array([100, 100, 1200, 1300])
    blocks, contiguity, _ = grid_world(4, 1, population, np.array([0, 0, 1, 1]))
    solution = delineate(Problem(blocks, contiguity, minimum=1000, target=2500))
    assert solution.k == 2
    assert [finding.rule for finding in solution.findings] == ["D02"]


def test_the_maximum_raises_the_number_of_regions():
    blocks, contiguity, _ = grid_world(6, 2, np.full(12, 500), np.zeros(12))
    problem = Problem(blocks, contiguity, minimum=500, target=3000, maximum=3000)
    residents = np.bincount(delineate(problem).region_of, weights=blocks.population)
    assert residents.max() <= 3000


def test_a_block_above_the_maximum_is_named():
    blocks, contiguity, _ = grid_world(3, 1, np.array([9000, 800, 900]), np.zeros(3))
    solution = delineate(Problem(blocks, contiguity, minimum=500, target=2500, maximum=5000))
    (finding,) = [finding for finding in solution.findings if finding.rule == "D03"]
    assert finding.blocks == (0,)


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        ({"minimum": 3000, "target": 2000}, "target_below_minimum"),
        ({"target": 3000, "maximum": 2000}, "maximum_below_target"),
        ({"minimum": -1}, "sizes_not_positive"),
    ],
)
def test_contradictory_wishes_are_refused_before_anything_is_solved(wishes, code):
    blocks, contiguity, _ = world(1)
    with pytest.raises(UserError) as caught:
        Problem(blocks, contiguity, **wishes)
    assert caught.value.code == code


def test_no_residents_at_all_is_refused():
    blocks, contiguity, _ = grid_world(2, 1, np.zeros(2), np.zeros(2))
    with pytest.raises(UserError) as caught:
        Problem(blocks, contiguity)
    assert caught.value.code == "no_residents"


def test_cancelling_raises_and_progress_ends_at_one_hundred():
    blocks, contiguity, _ = world(3)
    with pytest.raises(Cancelled):
        delineate(Problem(blocks, contiguity), is_cancelled=lambda: True)
    seen: list[tuple[float, float | None]] = []
    solution = delineate(Problem(blocks, contiguity), progress=lambda *told: seen.append(told))
    percent = [told[0] for told in seen]
    assert percent == sorted(percent) and percent[-1] == pytest.approx(100)
    assert seen[-1][1] == pytest.approx(solution.total)


def test_the_search_finds_the_best_of_all_divisions_of_a_small_world():
    # Two rows of six: the best halves are known by trying every contiguous division in two.
    population = np.array([300, 300, 300, 300, 300, 300] * 2)
    blocks, contiguity, _ = grid_world(6, 2, population, np.zeros(12))
    problem = Problem(blocks, contiguity, minimum=1000, target=1800, use_places=False)
    solution = delineate(problem)
    assert solution.k == 2
    residents = np.bincount(solution.region_of, weights=blocks.population)
    assert residents.tolist() == [1800, 1800]
    left, right = solution.region_of[contiguity.left], solution.region_of[contiguity.right]
    assert contiguity.length[left != right].sum() == 200, "the shortest cut runs across"
