# SPDX-License-Identifier: GPL-2.0-or-later
"""Alternatives: how different plans are, what each is like, and that they really differ."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planar import grid_world, is_connected
from sozialraumplaner.core.colouring import colour_regions
from sozialraumplaner.core.delineation import Attributes, Problem, Quantity, Weights, delineate
from sozialraumplaner.core.delineation.comparing.alternatives import alternatives
from sozialraumplaner.core.delineation.comparing.distance import (
    UNMATCHED,
    block_weight,
    distance,
    distances,
    match_regions,
    moved_weight,
)
from sozialraumplaner.core.delineation.comparing.emphasis import border_price, emphases
from sozialraumplaner.core.delineation.comparing.evaluate import Evaluation
from sozialraumplaner.core.delineation.comparing.profile import Criterion, Profile, profile_of
from sozialraumplaner.core.delineation.comparing.traits import characters, criteria_of
from sozialraumplaner.core.errors import Cancelled, UserError
from sozialraumplaner.core.links import Kind, Links, field_groups
from sozialraumplaner.core.recolouring import recolour_regions

# Distance


def by_enumeration(first, second, weight) -> float:
    """The largest weight in matched pairs, over all one-to-one matchings."""
    k = max(first.max(), second.max()) + 1
    best = max(
        sum(weight[(first == a) & (second == b)].sum() for a, b in enumerate(permutation))
        for permutation in itertools.permutations(range(k))
    )
    return 1.0 - best / weight.sum()


@st.composite
def plans(draw, count: int, n: int = 9, k: int = 4):
    labels = st.lists(st.integers(0, k - 1), min_size=n, max_size=n)
    return [np.array(draw(labels)) for _ in range(count)]


weights = st.lists(st.integers(0, 50), min_size=9, max_size=9).map(
    lambda values: np.array(values, dtype=float) + 1e-3
)


def test_a_plan_is_no_distance_from_itself_whatever_its_regions_are_called():
    plan = np.array([0, 0, 1, 1, 2])
    renamed = np.array([2, 2, 0, 0, 1])
    weight = np.array([10.0, 20, 30, 40, 50])
    assert distance(plan, renamed, weight) == 0.0
    assert match_regions(plan, renamed, weight).tolist() == [1, 2, 0]


def test_one_block_that_moves_counts_its_residents():
    weight = np.array([10.0, 20, 30, 40])
    first, second = np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1])
    assert distance(first, second, weight) == pytest.approx(0.2)
    assert moved_weight(first, second, weight).tolist() == [0, 20, 0, 0]


def test_regions_are_matched_for_the_whole_not_one_by_one():
    # The largest overlap, 5, would leave nothing for the others; 4 and 4 are more.
    first, second = np.array([0, 0, 1]), np.array([0, 1, 0])
    weight = np.array([5.0, 4, 4])
    assert distance(first, second, weight) == pytest.approx(5 / 13)


def test_a_region_that_is_split_has_one_counterpart():
    first, second = np.array([0, 0, 0, 1]), np.array([0, 0, 1, 2])
    assert match_regions(first, second, np.ones(4)).tolist() == [0, UNMATCHED, 1]


def test_blocks_without_residents_count_by_area_where_asked():
    blocks, _, _ = grid_world(2, 2, np.array([300, 0, 100, 0]), np.zeros(4, dtype=int))
    assert block_weight(blocks).tolist() == [300, 0, 100, 0]
    # 400 residents on four equal areas: an empty one would hold 100 on average.
    assert block_weight(blocks, count_empty=True).tolist() == [300, 100, 100, 100]
    nobody = replace(blocks, population=np.zeros(4, dtype=np.int64))
    assert block_weight(nobody).tolist() == blocks.area.tolist()


@given(plans(2), weights)
def test_the_distance_is_that_of_the_best_matching(pair, weight):
    assert distance(*pair, weight) == pytest.approx(by_enumeration(*pair, weight))


@given(plans(3), weights)
def test_the_distance_is_a_metric(three, weight):
    a, b, c = three
    table = distances([a, b, c], weight)
    assert np.array_equal(table, table.T) and not table.diagonal().any()
    assert ((table >= 0) & (table < 1)).all()
    same = len(np.unique(a)) == len(np.unique(np.stack([a, b]), axis=1).T) == len(np.unique(b))
    assert (table[0, 1] < 1e-12) == same
    assert table[0, 2] <= table[0, 1] + table[1, 2] + 1e-12


@given(plans(2), weights, st.permutations(range(9)))
def test_the_order_of_blocks_does_not_matter(pair, weight, order):
    first, second = pair
    order = np.array(order)
    moved = distance(first[order], second[order], weight[order])
    assert moved == pytest.approx(distance(first, second, weight))


# Profile


def world(columns: int, rows: int, seed: int, municipalities: int = 1, places: int = 0):
    generator = np.random.default_rng(seed)
    n = columns * rows
    column = np.arange(n) % columns
    municipality = column * municipalities // columns
    place = None if places == 0 else (np.arange(n) // columns) * places // rows
    residents = generator.integers(0, 400, n) + 100
    return grid_world(columns, rows, residents, municipality, place)


def test_the_profile_equals_a_recomputation_block_by_block():
    blocks, contiguity, _ = world(8, 6, 3, municipalities=2, places=3)
    generator = np.random.default_rng(5)
    values = generator.normal(size=(48, 2))
    values[7, 1] = np.nan
    barrier = generator.random(contiguity.edge_count)
    schools = (generator.random(48) < 0.2).astype(float)
    group, _ = field_groups("ties", Kind.SHOULD, [str(b % 5) for b in range(48)], blocks)
    links = Links(48, blocks.population.astype(float), (group,))
    existing = (np.arange(48) % 8 // 4).astype(np.int32)
    problem = Problem(
        blocks,
        contiguity,
        minimum=2_000,
        quantities=(Quantity("schools", schools, 1.0),),
        attributes=Attributes(("a", "b"), values),
        links=links,
        barrier=barrier,
        existing=existing,
    )
    # Quarters of each municipality.
    region_of = np.arange(48) % 8 // 2 + 4 * (np.arange(48) // 24)
    figures = profile_of(problem, region_of, {"border": 2.0, "size": 1.5})
    assert figures.total == 3.5
    value = {criterion.code: figure for criterion, figure in figures.values.items()}
    members = [np.flatnonzero(region_of == region) for region in range(8)]
    residents = [int(blocks.population[inside].sum()) for inside in members]
    assert value["total"] == 3.5 and value["regions"] == 8
    assert value["smallest"] == min(residents) and value["largest"] == max(residents)
    assert value["median"] == np.median(residents)
    assert value["below_minimum"] == sum(size < 2_000 for size in residents)
    west = [residents[region] for region in (0, 1, 4, 5)]
    east = [residents[region] for region in (2, 3, 6, 7)]
    off = [abs(size / np.mean(side) - 1) for side in (west, east) for size in side]
    assert value["unevenness"] == pytest.approx(np.mean(off))

    def side(block: int) -> int:
        return int(block % 8 >= 4)

    border = settlement = crossed = 0.0
    for left, right, length, strength in zip(
        contiguity.left.tolist(), contiguity.right.tolist(), contiguity.length, barrier
    ):
        if region_of[left] == region_of[right]:
            crossed += length * strength
        elif side(left) == side(right):
            border += length
            settlement += min(blocks.population[left], blocks.population[right])
    assert value["border"] == pytest.approx(border)
    assert value["settlement"] == settlement
    assert value["barriers"] == pytest.approx(crossed)
    # Each region is 2 by 3 blocks of 100 m.
    assert value["compactness"] == pytest.approx(4 * math.pi * 60_000 / 1_000**2)
    wholes, kept, everybody = 0, 0.0, blocks.population.sum()
    for name, half in itertools.product(sorted(set(blocks.place)), (0, 1)):
        inside = [b for b in range(48) if blocks.place[b] == name and side(b) == half]
        wholes += len(set(region_of[inside].tolist())) == 1
        own = [
            sum(blocks.population[b] for b in inside if region_of[b] == region)
            for region in range(8)
        ]
        kept += sum(count**2 for count in own) / sum(own)
    assert value["places_whole"] == wholes
    assert next(c for c in figures.values if c.code == "places_whole").of == 6
    assert value["places_kept"] == pytest.approx(kept / everybody)
    within = whole = 0.0
    for column in values.T:
        z = column / np.nanstd(column)
        for inside in members:
            within += np.nansum((z[inside] - np.nanmean(z[inside])) ** 2)
        for half in (0, 1):
            own = z[[side(b) == half for b in range(48)]]
            whole += np.nansum((own - np.nanmean(own)) ** 2)
    assert value["likeness"] == pytest.approx(1 - within / whole)
    assert value["links"] == pytest.approx(links.evaluate(region_of).kept[0].share)
    assert value["lacking"] == sum(schools[inside].sum() < 1 for inside in members)
    staying = sum(max(residents[r] for r in half) for half in ((0, 1, 4, 5), (2, 3, 6, 7)))
    assert value["moved"] == everybody - staying


def test_criteria_without_data_are_left_out():
    blocks, contiguity, _ = world(4, 4, 1)
    codes = {c.code for c in profile_of(Problem(blocks, contiguity), np.arange(16) // 4, {}).values}
    assert not codes & {"places_whole", "places_kept", "likeness", "links", "barriers", "moved"}
    no_outline = replace(contiguity, perimeter=np.zeros(16))
    codes = {c.code for c in profile_of(Problem(blocks, no_outline), np.arange(16) // 4, {}).values}
    assert "compactness" not in codes and "border" in codes


def test_locked_regions_do_not_count_in_sizes():
    blocks, contiguity, _ = grid_world(4, 1, np.array([9_000, 500, 600, 700]), np.zeros(4, int))
    fixed = np.array([3, -1, -1, -1], dtype=np.int32)
    region_of = np.array([0, 1, 1, 2])
    figures = profile_of(Problem(blocks, contiguity, fixed=fixed), region_of, {}).values
    assert figures[Criterion("largest")] == 1_100 and figures[Criterion("regions")] == 2


# Characters


def a_profile(**values: float) -> Profile:
    better = {"compactness": 1, "places_whole": 1, "regions": 0}
    return Profile({}, {Criterion(code, better.get(code, -1)): v for code, v in values.items()})


def test_plans_are_named_after_what_they_do_best_and_names_are_given_once():
    found = characters(
        [
            a_profile(total=100, unevenness=0.30, compactness=0.40, regions=9),
            a_profile(total=105, unevenness=0.10, compactness=0.35, regions=8),
            a_profile(total=110, unevenness=0.20, compactness=0.60, regions=7),
        ]
    )
    assert [entry.name.code for entry in found] == ["total", "unevenness", "compactness"]
    compact = found[2].better[0]
    assert (compact.criterion.code, compact.value) == ("compactness", 0.60)
    assert (compact.low, compact.high) == (0.35, 0.40)
    assert [trait.criterion.code for trait in found[0].worse] == ["unevenness"]
    assert [trait.criterion.code for trait in found[1].worse] == ["compactness"]


def test_a_plan_that_is_best_in_nothing_has_no_name():
    found = characters([a_profile(total=100), a_profile(total=120), a_profile(total=110)])
    assert [entry.name and entry.name.code for entry in found] == ["total", None, None]
    assert not found[2].better and not found[2].worse


def test_differences_that_nobody_notices_are_no_character():
    found = characters([a_profile(border=1_000.0), a_profile(border=1_001.0)])
    assert [entry.name for entry in found] == [None, None]
    assert all(not entry.better and not entry.worse for entry in found)
    assert [entry.name for entry in characters([a_profile(total=1)])] == [None]


@given(st.lists(st.lists(st.integers(0, 9), min_size=3, max_size=3), min_size=2, max_size=5))
def test_names_are_unique_and_true(table):
    rows = [a_profile(total=a, border=b, compactness=c) for a, b, c in table]
    named = characters(rows)
    given_names = [entry.name for entry in named if entry.name is not None]
    assert len(set(given_names)) == len(given_names)
    for row, entry in zip(rows, named):
        others = [other for other in rows if other is not row]
        for traits, sign in ((entry.better, 1), (entry.worse, -1)):
            for trait in traits:
                value = sign * trait.criterion.better * trait.value
                assert all(
                    value > sign * trait.criterion.better * other.values[trait.criterion]
                    for other in others
                )
        assert entry.name is None or entry.name in [trait.criterion for trait in entry.better]
    assert criteria_of(rows) == list(rows[0].values)


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
    blocks, contiguity, _ = world(4, 4, 1)
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
    blocks, contiguity, _ = world(16, 8, 2, municipalities=2, places=3)
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
    blocks, contiguity, _ = world(8 * municipalities, 8, seed, municipalities, places=2)
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
    blocks, contiguity, _ = world(8, 8, 4, places=2)
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
    blocks, contiguity, _ = world(8, 12, 8)
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
    blocks, contiguity, _ = world(8, 8, 4)
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
    blocks, contiguity, _ = world(3, 3, 1)
    with pytest.raises(UserError) as error:
        alternatives(Problem(blocks, contiguity), **changes)
    assert error.value.code == code


# Colours


@given(st.integers(0, 10_000))
def test_colours_follow_and_neighbours_differ(seed):
    generator = np.random.default_rng(seed)
    _, contiguity, lines = world(6, 5, seed)
    first = np.arange(30) % 6 // 2 + 3 * (np.arange(30) // 15)
    colour = colour_regions(lines, first, 6)
    same = recolour_regions(lines, first, colour, np.ones(6))
    assert same.tolist() == colour.tolist()
    wanted = generator.integers(-1, 6, 6)
    other = recolour_regions(lines, first, wanted, generator.random(6))
    for left, right in zip(contiguity.left.tolist(), contiguity.right.tolist()):
        if first[left] != first[right]:
            assert other[first[left]] != other[first[right]]
