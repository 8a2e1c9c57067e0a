# SPDX-License-Identifier: GPL-2.0-or-later
"""Any sequence of gestures: figures right, locks kept, nothing lost, everything undone."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_play import history, make_plan, moves, play, state
from planar import is_connected
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.plan import UNASSIGNED, Change, Decision, Edit, Plan
from sozialraumplaner.core.plan.actions import split
from sozialraumplaner.core.plan.records import (
    event_record,
    plan_from_record,
    plan_record,
    replay,
)


def assert_right(plan: Plan) -> None:
    """Live figures equal those from scratch, parts those found by walking."""
    live = state(plan)
    fresh = Plan(plan.blocks, plan.contiguity, plan.region_of, plan.regions)
    assert live[3:] == state(fresh)[3:]
    for region in range(len(plan.regions)):
        parts = plan.parts_of(region)
        assert sorted(np.concatenate([*parts, []]).tolist()) == plan.members(region).tolist()
        assert all(is_connected(plan.contiguity, part) for part in parts)
        joined = [np.concatenate([a, b]) for a in parts for b in parts if a[0] < b[0]]
        assert not any(is_connected(plan.contiguity, pair) for pair in joined)
        if plan.regions[region].removed:
            assert plan.block_count[region] == 0


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1000), st.booleans(), moves)
def test_figures_stay_right_and_everything_can_be_undone(seed, hard, sequence):
    plan = make_plan(seed, hard)
    start = state(plan)
    for gesture in sequence:
        play(plan, gesture)
    assert_right(plan)
    end, steps = state(plan), history(plan)
    while plan.undo() is not None:
        pass
    assert state(plan) == start
    while len(plan.steps) < len(steps):
        plan.redo()
    assert state(plan) == end and history(plan) == steps


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1000), moves)
def test_locks_are_never_broken(seed, sequence):
    plan = make_plan(seed)
    for gesture in sequence:
        before, regions = plan.region_of.copy(), list(plan.regions)
        pinned = plan.block_locked.copy()
        play(plan, gesture)
        if gesture[0] in ("undo", "redo"):
            continue
        moved = np.flatnonzero(before != plan.region_of)
        assert not pinned[moved].any()
        for block in moved.tolist():
            ends = [int(before[block]), int(plan.region_of[block])]
            entries = [regions[end] for end in ends if 0 <= end < len(regions)]
            assert not any(entry.locked for entry in entries)
            known = [e for e in ends if e < len(regions)]
            assert len({regions[e].frame if e >= 0 else "" for e in known}) == 1
            if plan.region_of[block] != UNASSIGNED:
                home = plan.regions[int(plan.region_of[block])].municipality
                assert plan.blocks.municipality[block] == home


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1000), moves)
def test_a_journal_replayed_gives_the_same_plan(seed, sequence):
    plan, journal = make_plan(seed), []
    plan.recorders.append(lambda event: journal.append(json.dumps(event_record(plan, event))))
    for gesture in sequence:
        play(plan, gesture)
    again = make_plan(seed)
    for line in journal:
        replay(again, json.loads(line))
    assert state(again) == state(plan) and history(again) == history(plan)
    assert again.decisions == plan.decisions
    assert [step.number for step in again.undone] == [step.number for step in plan.undone]
    stored = json.loads(json.dumps(plan_record(plan)))
    loaded = plan_from_record(plan.blocks, plan.contiguity, plan.region_of, stored)
    assert state(loaded) == state(plan) and history(loaded) == history(plan)
    assert loaded.next_number == plan.next_number
    while plan.undo() is not None and loaded.undo() is not None:
        assert state(loaded) == state(plan)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 1000), moves, st.integers(0, 3))
def test_strokes_that_keep_regions_connected_tear_none_apart(seed, sequence, target):
    plan = make_plan(seed, hard=False)
    for _, blocks, _, on in sequence:
        parts = [plan.parts(region) for region in range(4)]
        play(plan, ("along" if on else "keep", blocks, target, on))
        for region in range(4):
            assert plan.parts(region) <= max(parts[region], 1)


def test_a_record_that_does_not_fit_is_refused_and_changes_nothing():
    plan = make_plan(hard=False)
    before = state(plan)
    journal = []
    plan.recorders.append(lambda event: journal.append(event_record(plan, event)))
    plan.assign(range(6), 3)
    plan.undo()
    good = journal[0]
    for spoil in (
        {"ereignis": "do", "schritt": {**good["schritt"], "zuege": [[3, 0, ["gibt es nicht"]]]}},
        {"ereignis": "do", "schritt": {**good["schritt"], "zuege": [[77, 0, ["05358000-0000"]]]}},
        {"ereignis": "do", "schritt": {"nr": 1}},
        {"ereignis": "redo", "schritt": 99},
        {"ereignis": "undo", "schritt": 1},
        {"ereignis": "tanzen"},
        {},
    ):
        with pytest.raises(UserError) as caught:
            replay(plan, spoil)
        assert caught.value.code == "record_unfit"
        assert state(plan) == before


def test_a_stroke_into_a_new_region_is_one_step():
    plan = make_plan()
    before = state(plan)
    entry = plan.regions[0]
    index = len(plan.regions)
    new = Edit(index, None, entry.__class__("05358000-07", "G0 7", "Neu", "05358000", "G"))
    own = np.flatnonzero(plan.blocks.municipality == "05358000")[:3]
    plan.begin_gesture((new,))
    plan.move(own, index)
    change = plan.end_gesture("new")
    assert change.edits == (new,) and plan.members(index).tolist() == own.tolist()
    plan.undo()
    assert state(plan) == before
    plan.begin_gesture((new,))
    assert plan.end_gesture("new") is None
    assert state(plan) == before, "an empty stroke leaves no empty region behind"


def test_a_change_that_starts_elsewhere_is_a_programming_error():
    plan = make_plan()
    wrong = np.array([0], dtype=np.int32)
    with pytest.raises(ValueError):
        plan.commit(Change(wrong, plan.region_of[wrong] + 1, wrong))
    with pytest.raises(ValueError):
        plan.commit(Change(edits=(Edit(1, plan.regions[0], None),)))


def test_steps_without_a_reason_are_listed_until_they_have_one():
    plan = make_plan(hard=False)
    plan.assign([0, 1, 2, 3], 1)
    plan.assign([6, 7, 8], 2)
    first, second = (step.number for step in plan.steps)
    assert [step.number for step in plan.without_reason()] == [first, second]
    plan.decide([first], Decision(reason="Schulweg über die Rur"))
    plan.decide([second], Decision(reason="kurz"))
    assert [step.number for step in plan.without_reason()] == [second]
    plan.undo()
    assert plan.without_reason() == []


def test_the_opening_knows_regions_whose_making_was_undone():
    plan = make_plan()
    region = plan.listed[0]
    plan.commit(split(plan, region, plan.members(region)[:1]))
    plan.begin_session()
    opened, register = plan.region_of.copy(), list(plan.regions)
    plan.undo()
    assert len(plan.regions) < len(register)
    before = plan.opening()
    assert before.region_of.tolist() == opened.tolist() and before.regions == register
