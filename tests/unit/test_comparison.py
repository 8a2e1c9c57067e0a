# SPDX-License-Identifier: GPL-2.0-or-later
"""Two plans side by side: every resident is counted once, and what became of each region."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from planar import grid_world
from sozialraumplaner.core.checks import CheckOptions, check_plan
from sozialraumplaner.core.comparison import (
    NONE,
    Fate,
    Identity,
    compare,
    key_figures,
)
from sozialraumplaner.core.plan import UNASSIGNED, Plan, Region

AGS = "05358000"


def region(number: int, name: str = "") -> Region:
    return Region(f"{AGS}-{number:02d}", f"G {number}", name or f"Name {number}", AGS, "Gemeinde")


def world(residents, columns: int):
    residents = np.asarray(residents)
    return grid_world(columns, len(residents) // columns, residents, np.zeros(len(residents)))


def plan_on(place, region_of, regions) -> Plan:
    blocks, contiguity, _ = place
    return Plan(blocks, contiguity, np.array(region_of), regions)


@pytest.fixture
def strip():
    """Six blocks in a row; regions 01, 02 and 03 with two blocks each."""
    place = world([100, 200, 300, 400, 0, 0], 6)
    old = plan_on(place, [0, 0, 1, 1, 2, 2], [region(1), region(2), region(3)])
    return place, old


def by_key(comparison):
    return {
        (
            comparison.new.regions[entry.new].key
            if entry.new != NONE
            else comparison.old.regions[entry.old].key
        ): entry
        for entry in comparison.regions
    }


def test_a_plan_equals_itself(strip):
    _, old = strip
    same = compare(old, old)
    assert len(same.moved) == 0 and same.residents_moved == 0
    assert {entry.fate for entry in same.regions} == {Fate.UNCHANGED}
    assert {entry.jaccard for entry in same.regions} == {1.0}
    assert [flow.moved for flow in same.flows] == [False] * 3


def test_one_block_changes(strip):
    place, old = strip
    # The block with 300 residents goes from 02 to 01.
    new = plan_on(place, [0, 0, 0, 1, 2, 2], old.regions)
    found = compare(old, new)
    assert found.moved.tolist() == [2] and found.moved_from.tolist() == [1]
    assert found.residents_moved == 300 and found.residents == 1000
    assert [(f.old, f.new, f.blocks, f.residents) for f in found.flows if f.moved] == [
        (1, 0, 1, 300)
    ]
    entries = by_key(found)
    first, second = entries[f"{AGS}-01"], entries[f"{AGS}-02"]
    assert (first.residents_old, first.residents_new, first.shared) == (300, 600, 300)
    # Of 600 residents 300 came from each; of 02 400 of 700 stayed.
    assert first.jaccard == pytest.approx(300 / 600)
    assert second.jaccard == pytest.approx(400 / 700)
    assert found.predecessor_text(0) == f"{AGS}-01:0.5; {AGS}-02:0.5"
    assert found.predecessor_text(1) == f"{AGS}-02:1"
    assert entries[f"{AGS}-03"].fate is Fate.UNCHANGED
    assert found.count(Fate.CHANGED) == 2


def test_predecessors_of_a_region_where_nobody_lives_count_by_area(strip):
    place, old = strip
    new = plan_on(place, [0, 0, 1, 1, 2, 3], [*old.regions, region(4)])
    found = compare(old, new)
    assert found.predecessor_text(3) == f"{AGS}-03:1"
    assert by_key(found)[f"{AGS}-03"].jaccard == pytest.approx(0.5)


def test_a_new_name_is_no_change_of_borders(strip):
    place, old = strip
    new = plan_on(place, old.region_of, [region(1, "Drove"), *old.regions[1:]])
    found = compare(old, new)
    assert by_key(found)[f"{AGS}-01"].fate is Fate.RENAMED
    assert len(found.moved) == 0


def test_regions_that_are_new_and_gone(strip):
    place, old = strip
    # 02 is divided between its neighbours, 04 takes the empty blocks over from 03.
    new = plan_on(place, [0, 0, 0, 1, 1, 1], [region(1), region(9)])
    found = compare(old, new)
    entries = by_key(found)
    assert entries[f"{AGS}-09"].old == 1, "it holds most of what 02 was"
    assert entries[f"{AGS}-09"].fate is Fate.CHANGED
    assert entries[f"{AGS}-03"].fate is Fate.GONE and entries[f"{AGS}-03"].new == NONE
    assert found.count(Fate.GONE) == 1 and found.count(Fate.NEW) == 0


def test_a_removed_region_is_gone(strip):
    place, old = strip
    regions = [old.regions[0], replace(old.regions[1], removed=True), old.regions[2]]
    new = plan_on(place, [0, 0, 0, 0, 2, 2], regions)
    found = compare(old, new)
    assert {key: entry.fate for key, entry in by_key(found).items()} == {
        f"{AGS}-01": Fate.CHANGED,
        f"{AGS}-02": Fate.GONE,
        f"{AGS}-03": Fate.UNCHANGED,
    }


def test_other_numbers_for_the_same_regions(strip):
    place, old = strip
    swapped = plan_on(place, [1, 1, 0, 0, 2, 2], [region(1), region(2), region(3)])
    # By key 01 and 02 have changed places; by residents only their numbers are others.
    assert compare(old, swapped).residents_moved == 1000
    assert compare(old, swapped).residents_moved_at_least == 0
    found = compare(old, swapped, Identity.RESIDENTS)
    assert found.residents_moved == 0
    assert by_key(found)[f"{AGS}-01"].fate is Fate.RENAMED
    renumbered = plan_on(place, old.region_of, [region(7), region(8), region(9)])
    assert compare(old, renumbered).count(Fate.RENAMED) == 3


def test_blocks_that_lose_or_get_a_region_move(strip):
    place, old = strip
    new = plan_on(place, [0, UNASSIGNED, 1, 1, 2, 2], old.regions)
    lost, got = compare(old, new), compare(new, old)
    assert lost.moved.tolist() == got.moved.tolist() == [1]
    assert lost.residents_moved == got.residents_moved == 200
    assert got.moved_from.tolist() == [UNASSIGNED]
    assert (0, UNASSIGNED) in {(flow.old, flow.new) for flow in lost.flows}


def test_plans_of_different_blocks_are_matched_by_keys(strip):
    place, old = strip
    blocks, contiguity, _ = world([100, 200, 300, 400, 0], 5)
    new = Plan(blocks, contiguity, [0, 0, 1, 1, 2], old.regions)
    found = compare(old, new)
    assert found.only_old == (str(place[0].keys[5]),) and found.only_new == ()
    assert len(found.moved) == 0
    assert by_key(found)[f"{AGS}-03"].fate is Fate.CHANGED, "a block of it is gone"


def test_unknown_residents_are_counted_as_blocks(strip):
    place, old = strip
    known = np.ones(6, dtype=bool)
    known[2] = False
    blocks = replace(place[0], population_known=known)
    first = Plan(blocks, place[1], old.region_of, old.regions)
    second = Plan(blocks, place[1], [0, 0, 0, 1, 2, 2], old.regions)
    found = compare(first, second)
    assert found.unknown_moved == 1
    assert [flow.unknown for flow in found.flows if flow.moved] == [1]


assignments = st.lists(st.integers(-1, 3), min_size=12, max_size=12)
residents = st.lists(st.integers(0, 900), min_size=12, max_size=12)


@given(assignments, assignments, residents)
def test_the_cross_table_counts_every_block_once(first, second, people):
    place = world(people, 4)
    regions = [region(number) for number in range(1, 5)]
    old, new = plan_on(place, first, regions), plan_on(place, second, regions)
    found = compare(old, new)
    assert sum(flow.blocks for flow in found.flows) == 12
    assert sum(flow.residents for flow in found.flows) == sum(people)
    for index in range(4):
        assert sum(f.residents for f in found.flows if f.old == index) == old.population[index]
        assert sum(f.residents for f in found.flows if f.new == index) == new.population[index]
    moved = [a != b for a, b in zip(first, second)]
    assert found.moved.tolist() == [block for block, other in enumerate(moved) if other]
    assert found.residents_moved == sum(count for count, other in zip(people, moved) if other)
    for entry in found.regions:
        assert 0 <= entry.jaccard <= 1
        assert entry.shared <= min(entry.residents_old, entry.residents_new)
        assert sum(share for _, share in entry.predecessors) <= 1 + 1e-9


@given(assignments, assignments, residents)
def test_there_and_back_is_the_same(first, second, people):
    place = world(people, 4)
    regions = [region(number) for number in range(1, 5)]
    old, new = plan_on(place, first, regions), plan_on(place, second, regions)
    there, back = compare(old, new), compare(new, old)
    assert there.residents_moved == back.residents_moved
    assert there.residents_moved_at_least == back.residents_moved_at_least
    assert there.residents_moved_at_least <= there.residents_moved
    assert {(f.old, f.new, f.blocks, f.residents, f.moved) for f in there.flows} == {
        (f.new, f.old, f.blocks, f.residents, f.moved) for f in back.flows
    }
    assert {e.new: e.jaccard for e in there.regions} == {e.new: e.jaccard for e in back.regions}


@given(assignments, assignments, residents, st.permutations(range(12)))
def test_the_order_of_the_blocks_is_irrelevant(first, second, people, order):
    place = world(people, 4)
    regions = [region(number) for number in range(1, 5)]
    old, new = plan_on(place, first, regions), plan_on(place, second, regions)
    mixed_blocks = place[0].reordered(np.array(order))
    mixed = Plan(mixed_blocks, place[1], np.array(second)[list(order)], regions)
    straight, crossed = compare(old, new), compare(old, mixed)
    assert straight.flows == crossed.flows
    assert straight.regions == crossed.regions
    keys = [
        [str(found.new.blocks.keys[block]) for block in found.moved]
        for found in (straight, crossed)
    ]
    assert keys[0] == keys[1] == sorted(keys[0])


def test_key_figures(strip):
    place, old = strip
    # 01 in two parts, 03 empty of people, one block free.
    plan = plan_on(place, [0, 1, 0, 1, 2, UNASSIGNED], old.regions)
    figures = key_figures(plan, 450, 550, check_plan(plan, CheckOptions(450, 550)))
    assert (figures.regions, figures.blocks, figures.unassigned) == (3, 6, 1)
    assert (figures.residents, figures.smallest, figures.largest) == (1000, 0, 600)
    assert (figures.below, figures.above) == (2, 1)
    assert (figures.split, figures.parts) == (2, 5)
    # Squares of 100 m: 01 and 02 are two squares apart, 03 is one.
    apart, alone = 4 * math.pi * 2 / 8**2, 4 * math.pi / 4**2
    assert figures.compactness == pytest.approx((apart + apart + alone) / 3)
    assert figures.findings == {"V01": 1, "V05": 2, "V07": 2, "V08": 1}


def test_key_figures_of_a_plan_without_regions(strip):
    place, _ = strip
    figures = key_figures(plan_on(place, [UNASSIGNED] * 6, []), 1000, None)
    assert (figures.regions, figures.unassigned, figures.largest) == (0, 6, 0)
    assert math.isnan(figures.compactness)
