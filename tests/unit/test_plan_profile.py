# SPDX-License-Identifier: GPL-2.0-or-later
"""What a plan is like, and what it is called among others."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from planar import grid_world, random_world
from sozialraumplaner.core.delineation import Attributes, Problem, Quantity
from sozialraumplaner.core.delineation.comparing.profile import Criterion, Profile, profile_of
from sozialraumplaner.core.delineation.comparing.traits import characters, criteria_of
from sozialraumplaner.core.links import Kind, Links, field_groups


def test_the_profile_equals_a_recomputation_block_by_block():
    blocks, contiguity, _ = random_world(8, 6, 3, municipalities=2, places=3)
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
    blocks, contiguity, _ = random_world(4, 4, 1)
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
