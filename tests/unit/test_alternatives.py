# SPDX-License-Identifier: GPL-2.0-or-later
"""Alternatives: asked for by what is to differ, and really different."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planar import grid_world, is_connected, random_world
from sozialraumplaner.core.colouring import colour_regions
from sozialraumplaner.core.delineation import Attributes, Problem, Weights, delineate
from sozialraumplaner.core.delineation.comparing.alternatives import alternatives
from sozialraumplaner.core.delineation.comparing.distance import (
    block_weight,
    distance,
)
from sozialraumplaner.core.delineation.comparing.emphasis import border_price, emphases
from sozialraumplaner.core.delineation.comparing.evaluate import Evaluation
from sozialraumplaner.core.errors import Cancelled, UserError
from sozialraumplaner.core.recolouring import recolour_regions

# Asking for another plan


def test_the_price_is_highest_on_drawn_borders_and_falls_with_the_depth():
    blocks, contiguity, _ = grid_world(12, 1, np.full(12, 500), np.repeat([0, 1], [10, 2]))
    problem = Problem(blocks, contiguity)
    region_of = np.repeat([0, 1, 2], [5, 5, 2])
    price = border_price(problem, region_of)
    # Ten blocks of 100 m in two regions: a width of 223.6 m, each border 100 m long.
    full = 100 / math.sqrt(50_000)
    assert price[4] == pytest.approx(full)
    assert price[4] > price[5] > price[6] > price[7] > price[8] >= 0
    assert price[:4].tolist() == pytest.approx(price[5:9][::-1].tolist())
    # The border of the municipality is not drawn by anybody, and its region has no border.
    assert price[9] == price[10] == 0


def test_emphases_need_their_data():
    blocks, contiguity, _ = random_world(4, 4, 1)
    plain = Problem(blocks, contiguity)
    assert {entry.code for entry in emphases(plain)} == {"sizes", "compact", "settlement"}
    rich = replace(
        plain,
        barrier=np.ones(contiguity.edge_count),
        attributes=Attributes(("a",), np.zeros((16, 1))),
    )
    assert {entry.code for entry in emphases(rich)} >= {"barrier", "likeness"}
    for entry in emphases(rich):
        raised = entry.of(rich).weights
        assert all(getattr(raised, name) > getattr(rich.weights, name) for name in entry.raised)


def test_any_plan_is_judged_as_the_engine_judges_its_own():
    blocks, contiguity, _ = random_world(16, 8, 2, municipalities=2, places=3)
    problem = Problem(blocks, contiguity, minimum=2_000, weights=Weights(inertia=0.5))
    solution = delineate(problem, seed=3)
    assert Evaluation(problem).objective(solution.region_of) == pytest.approx(solution.objective)


# Alternatives


def short() -> dict:
    """A time limit by a clock that counts how often it is asked, the same on every machine."""
    return {"time_limit": 600, "clock": itertools.count().__next__}


@settings(max_examples=8)
@given(st.integers(0, 10_000), st.integers(1, 2), st.sampled_from([0.1, 0.25]))
def test_alternatives_differ_and_keep_every_limit(seed, municipalities, apart):
    blocks, contiguity, _ = random_world(8 * municipalities, 8, seed, municipalities, places=2)
    problem = Problem(blocks, contiguity, minimum=2_000, target=4_000)
    found = alternatives(problem, number=3, distance=apart, seed=seed, **short())
    weight = block_weight(blocks)
    if len(found) < 3:
        (finding,) = found.findings
        assert finding.rule in ("D60", "D61") and finding.data["found"] == len(found)
        assert finding.data.get("reached", 0) < 100 * apart
    for i, first in enumerate(found.plans):
        region_of = first.solution.region_of
        for j, second in enumerate(found.plans[:i]):
            between = distance(region_of, second.solution.region_of, weight)
            assert between >= apart
            assert found.distance[i, j] == found.distance[j, i] == pytest.approx(between)
        for region in range(first.solution.k):
            members = np.flatnonzero(region_of == region)
            assert is_connected(contiguity, members)
            assert len(set(blocks.municipality[members])) == 1
            assert blocks.population[members].sum() >= 2_000
        objective = Evaluation(problem).objective(region_of)
        assert first.profile.objective == pytest.approx(objective)
        assert first.solution.total == pytest.approx(math.fsum(objective.values()))
    totals = [plan.profile.total for plan in found.plans]
    assert totals == sorted(totals)


def test_equal_seeds_give_equal_alternatives_and_progress_never_runs_backwards():
    blocks, contiguity, _ = random_world(8, 8, 4, places=2)
    problem = Problem(blocks, contiguity, minimum=2_000, target=4_000)
    reported = []
    first = alternatives(
        problem,
        number=3,
        seed=7,
        progress=lambda percent, best=None: reported.append(percent),
        **short(),
    )
    second = alternatives(problem, number=3, seed=7, **short())
    assert len(first) == 3
    assert [plan.emphasis for plan in first.plans] == [plan.emphasis for plan in second.plans]
    for one, other in zip(first.plans, second.plans):
        assert np.array_equal(one.solution.region_of, other.solution.region_of)
    assert reported == sorted(reported) and reported[0] >= 0 and reported[-1] <= 100


def test_where_only_one_plan_exists_it_is_said():
    blocks, contiguity, _ = grid_world(3, 2, np.full(6, 300), np.zeros(6, dtype=int))
    found = alternatives(Problem(blocks, contiguity, minimum=1_000, target=1_800))
    assert len(found) == 1 and found.distance.tolist() == [[0.0]]
    (finding,) = found.findings
    assert finding.rule == "D60" and finding.data["reached"] == 0
    assert (finding.data["found"], finding.data["wanted"]) == (1, 4)


def test_what_is_locked_stays_and_does_not_hide_the_difference():
    blocks, contiguity, _ = random_world(8, 12, 8)
    fixed = np.full(96, -1, dtype=np.int32)
    fixed[:32] = 0
    problem = Problem(blocks, contiguity, minimum=2_000, target=4_000, fixed=fixed)
    found = alternatives(problem, number=2, distance=0.25, **short())
    assert len(found) == 2
    weight = np.where(fixed == -1, blocks.population, 0).astype(float)
    one, other = (plan.solution for plan in found.plans)
    assert distance(one.region_of, other.region_of, weight) == found.distance[0, 1] >= 0.25
    for solution in (one, other):
        locked = solution.fixed_region[0]
        assert np.flatnonzero(solution.region_of == locked).tolist() == list(range(32))


def test_an_exclave_that_is_attached_goes_with_its_region_in_every_plan():
    residents = np.full(77, 300)
    residents[66:] = 20
    blocks, contiguity, _ = grid_world(11, 7, residents, np.zeros(77, dtype=int))
    # The last row loses its contact: 220 residents are too few for a region of their own.
    row = np.arange(77) // 11
    apart = contiguity.restricted(row == 6)
    problem = Problem(blocks, apart, minimum=2_000, target=4_000)
    found = alternatives(problem, number=2, distance=0.15, **short())
    assert len(found) == 2
    for plan in found.plans:
        solution = plan.solution
        ((first, second),) = solution.bridges
        assert len(set(solution.region_of[row == 6].tolist())) == 1
        assert solution.region_of[first] == solution.region_of[second]


def test_cancelling_keeps_what_there_is():
    blocks, contiguity, _ = random_world(8, 8, 4)
    problem = Problem(blocks, contiguity, minimum=2_000, target=4_000)
    reported = []
    found = alternatives(
        problem,
        progress=lambda percent, best=None: reported.append(percent),
        is_cancelled=lambda: bool(reported) and max(reported) > 20,
    )
    assert 1 <= len(found) < 4 and found.stopped
    assert [finding.rule for finding in found.findings] == ["D61"]
    with pytest.raises(Cancelled):
        alternatives(problem, is_cancelled=lambda: True)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": 0}, "alternatives_number"),
        ({"distance": 0.0}, "alternatives_distance"),
        ({"distance": 1.0}, "alternatives_distance"),
    ],
)
def test_numbers_without_sense_are_refused(changes, code):
    blocks, contiguity, _ = random_world(3, 3, 1)
    with pytest.raises(UserError) as error:
        alternatives(Problem(blocks, contiguity), **changes)
    assert error.value.code == code


# Colours


@given(st.integers(0, 10_000))
def test_colours_follow_and_neighbours_differ(seed):
    generator = np.random.default_rng(seed)
    _, contiguity, lines = random_world(6, 5, seed)
    first = np.arange(30) % 6 // 2 + 3 * (np.arange(30) // 15)
    colour = colour_regions(lines, first, 6)
    same = recolour_regions(lines, first, colour, np.ones(6))
    assert same.tolist() == colour.tolist()
    wanted = generator.integers(-1, 6, 6)
    other = recolour_regions(lines, first, wanted, generator.random(6))
    for left, right in zip(contiguity.left.tolist(), contiguity.right.tolist()):
        if first[left] != first[right]:
            assert other[first[left]] != other[first[right]]
