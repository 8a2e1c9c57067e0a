# SPDX-License-Identifier: GPL-2.0-or-later
"""The live plan: totals are right at every moment, and nothing is lost."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planar import grid_world
from sozialraumplaner.core.plan import UNASSIGNED, Plan, Region
from sozialraumplaner.core.plan.actions import new_region


def make_plan(seed: int = 1, columns: int = 6, rows: int = 5, regions: int = 4, hard=False) -> Plan:
    generator = np.random.default_rng(seed)
    n = columns * rows
    blocks, contiguity, _ = grid_world(
        columns, rows, generator.integers(0, 900, n), (np.arange(n) % columns) // 3
    )
    names = blocks.municipalities
    register = [
        Region(f"{names[i % 2]}-{i + 1:02d}", f"G {i + 1}", f"Region {i}", str(names[i % 2]), "")
        for i in range(regions)
    ]
    region_of = generator.integers(-1, regions, n)
    return Plan(blocks, contiguity, region_of, register, municipality_is_hard=hard)


def assert_totals_are_right(plan: Plan) -> None:
    live, fresh = plan.totals, plan.recomputed_totals()
    assert live.population.tolist() == fresh.population.tolist()
    assert live.block_count.tolist() == fresh.block_count.tolist()
    assert live.unknown_population.tolist() == fresh.unknown_population.tolist()
    assert live.area_mm2.tolist() == fresh.area_mm2.tolist()
    assert live.perimeter_um.tolist() == fresh.perimeter_um.tolist()


gestures = st.lists(
    st.tuples(
        st.sampled_from(["move", "undo", "redo", "stroke", "cancel"]),
        st.lists(st.integers(0, 29), min_size=1, max_size=6),
        st.integers(-1, 3),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1000), gestures)
def test_totals_follow_any_sequence_of_gestures_and_undo_restores(seed, sequence):
    plan = make_plan(seed)
    start = plan.region_of.copy()
    everyone = int(plan.blocks.population.sum())
    for kind, blocks, target in sequence:
        if kind == "undo":
            plan.undo()
        elif kind == "redo":
            plan.redo()
        elif kind == "move":
            plan.assign(blocks, target)
        else:
            plan.begin_gesture()
            for block in blocks:
                plan.move([block], target)
            plan.cancel_gesture() if kind == "cancel" else plan.end_gesture("probe")
        assert_totals_are_right(plan)
        unassigned = plan.blocks.population[plan.region_of == UNASSIGNED].sum()
        assert plan.population.sum() + unassigned == everyone
        for region in range(4):
            labels = plan.contiguity.components(plan.region_of)[plan.region_of == region]
            assert plan.parts(region) == len(set(labels.tolist()))
    end = plan.region_of.copy()
    undone = 0
    while plan.undo() is not None:
        undone += 1
    assert np.array_equal(plan.region_of, start)
    assert not plan.is_changed
    for _ in range(undone):
        plan.redo()
    assert np.array_equal(plan.region_of, end)
    assert_totals_are_right(plan)


def test_a_stroke_is_one_undo_step():
    plan = make_plan()
    before = plan.region_of.copy()
    plan.begin_gesture()
    plan.move([0, 1], 2)
    plan.move([1, 2, 7], 2)
    change = plan.end_gesture()
    assert set(change.blocks.tolist()) <= {0, 1, 2, 7}
    plan.undo()
    assert np.array_equal(plan.region_of, before)
    assert plan.undo() is None


def test_a_stroke_there_and_back_is_no_change():
    plan = make_plan()
    home = int(plan.region_of[0])
    plan.begin_gesture()
    plan.move([0], (home + 1) % 4)
    plan.move([0], home)
    assert plan.end_gesture() is None
    assert plan.undo_step is None and not plan.is_changed


def test_locked_regions_and_foreign_municipalities_refuse_and_say_why():
    plan = make_plan(hard=True)
    plan.regions[1] = replace(plan.regions[1], locked=True)
    own = np.flatnonzero(plan.blocks.municipality == plan.regions[0].municipality)
    foreign = np.flatnonzero(plan.blocks.municipality != plan.regions[0].municipality)
    before = plan.region_of.copy()
    moved = plan.movable(range(len(before)), 0)
    free_own = [b for b in own if before[b] not in (0, 1)]
    assert moved.blocks.tolist() == free_own
    assert set(moved.refused["region"].tolist()) == set(np.flatnonzero(before == 1).tolist())
    assert set(moved.refused["municipality"].tolist()) == {
        int(b) for b in foreign if before[b] not in (0, 1)
    }
    into_locked = plan.movable([b for b in own if before[b] != 1], 1)
    assert len(into_locked.blocks) == 0 and "target" in into_locked.refused
    plan.assign(range(len(before)), 0)
    assert np.array_equal(plan.region_of[before == 1], before[before == 1])


def test_listeners_hear_of_every_change_and_its_reversal():
    plan = make_plan()
    heard = []
    plan.listeners.append(lambda change: heard.append(sorted(change.blocks.tolist())))
    plan.assign([3, 4], 2)
    plan.undo()
    assert len(heard) == 2 and heard[0] == heard[1]


def test_compactness_of_a_square_region_is_that_of_a_square():
    blocks, contiguity, _ = grid_world(4, 4, np.ones(16), np.zeros(16))
    region = Region("05358000-01", "G 1", "Mitte", "05358000", "")
    plan = Plan(blocks, contiguity, np.zeros(16), [region])
    assert plan.totals.perimeter.tolist() == [1600]
    assert plan.totals.compactness()[0] == pytest.approx(np.pi / 4)


def test_a_new_region_starts_empty_and_takes_blocks():
    plan = make_plan()
    index = len(plan.regions)
    plan.commit(new_region(plan, "05358000"))
    assert plan.parts(index) == 0 and plan.population[index] == 0
    plan.assign([0, 1], index)
    assert plan.population_change[index] == plan.blocks.population[[0, 1]].sum()
    assert_totals_are_right(plan)


def test_an_assignment_that_does_not_fit_is_a_programming_error():
    plan = make_plan()
    with pytest.raises(ValueError):
        Plan(plan.blocks, plan.contiguity, [0, 1], plan.regions)
    with pytest.raises(ValueError):
        Plan(plan.blocks, plan.contiguity, np.full(30, 9), plan.regions)
