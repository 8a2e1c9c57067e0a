# SPDX-License-Identifier: GPL-2.0-or-later
"""New, split, merge, rename, locks: keys after the rule, and what is refused."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from planar import grid_world
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.naming import KEY_PATTERN
from sozialraumplaner.core.plan import UNASSIGNED, Plan, Region
from sozialraumplaner.core.plan.actions import (
    declare_exclave,
    freeze_border,
    lock_blocks,
    lock_regions,
    merge,
    new_region,
    remove_empty,
    rename,
    split,
    split_register,
)
from sozialraumplaner.core.plan.cuts import consequences
from sozialraumplaner.core.plan.strokes import KeepConnected, StrokeRules, intent


def make_plan() -> Plan:
    """Two rows of eight blocks: Kreuzau in columns 0-5 (regions 0, 1, 2), Düren in 6-7 (3)."""
    column = np.arange(16) % 8
    blocks, contiguity, _ = grid_world(8, 2, np.full(16, 100), column // 6, column // 2)
    towns = blocks.municipalities.tolist()
    register = [
        Region(f"{towns[0]}-01", "KR 1", "Drove", towns[0], "Kreuzau"),
        Region(f"{towns[0]}-02", "KR 2", "Boich", towns[0], "Kreuzau"),
        Region(f"{towns[0]}-03", "KR 3", "Thum", towns[0], "Kreuzau"),
        Region(f"{towns[1]}-01", "DÜ 1", "Mitte", towns[1], "Düren"),
    ]
    return Plan(blocks, contiguity, column // 2, register)


def keys(plan: Plan) -> list[str]:
    return [plan.regions[index].key[8:] for index in plan.listed]


def refused(code: str, change, *arguments, **named) -> None:
    with pytest.raises(UserError) as caught:
        change(*arguments, **named)
    assert caught.value.code == code


def test_a_new_region_gets_the_next_number_and_label_of_its_municipality():
    plan = make_plan()
    plan.commit(new_region(plan, plan.regions[0].municipality))
    entry = plan.regions[4]
    assert (entry.key, entry.short, entry.name) == ("05358000-04", "KR 4", "Gemeinde 0 4")
    plan.commit(merge(plan, 4, 0))
    plan.commit(new_region(plan, plan.regions[0].municipality))
    assert plan.regions[5].key == "05358000-05", "a key once given is not given again"


def test_a_split_gives_letters_and_merging_the_parts_the_old_key():
    plan = make_plan()
    before = plan.region_of.tolist()
    plan.commit(split(plan, 1, np.array([2, 10])))
    assert keys(plan) == ["-01", "-02a", "-03", "-01", "-02b"]
    assert [plan.regions[i].short for i in (1, 4)] == ["KR 2a", "KR 2b"]
    plan.commit(split(plan, 1, np.array([3])))
    assert keys(plan) == ["-01", "-02a", "-03", "-01", "-02b", "-02c"]
    assert all(KEY_PATTERN.match(region.key) for region in plan.regions)
    names = [(plan.regions[i].municipality, plan.regions[i].name) for i in plan.listed]
    assert len(set(names)) == len(names)
    plan.commit(merge(plan, 5, 1))
    plan.commit(merge(plan, 4, 1))
    assert keys(plan) == ["-01", "-02", "-03", "-01"]
    assert plan.regions[1].short == "KR 2"
    assert plan.region_of.tolist() == before


def test_a_merged_region_leaves_the_list_and_undo_brings_it_back():
    plan = make_plan()
    plan.commit(merge(plan, 2, 1))
    assert plan.listed == [0, 1, 3] and plan.block_count.tolist() == [4, 8, 0, 4]
    plan.undo()
    assert plan.listed == [0, 1, 2, 3] and plan.block_count.tolist() == [4, 4, 4, 4]


def test_what_may_not_be_split_or_merged_is_refused():
    plan = make_plan()
    refused("split_nothing", split, plan, 0, np.array([5]))
    refused("split_nothing", split, plan, 0, plan.members(0))
    refused("merge_across_municipalities", merge, plan, 2, 3)
    plan.commit(lock_blocks(plan, np.array([0]), True))
    refused("blocks_locked", split, plan, 0, np.array([0]))
    refused("blocks_locked", merge, plan, 0, 1)
    plan.commit(lock_regions(plan, [1], True))
    refused("region_locked", merge, plan, 2, 1)
    refused("region_locked", split, plan, 1, np.array([2]))
    plan.commit(freeze_border(plan, [0], True))
    refused("merge_across_frames", merge, plan, 2, 0)


def test_the_register_of_a_split_before_and_after_it_is_drawn():
    plan = make_plan()
    begun = split_register(plan, 1)
    assert [edit.after.key[8:] for edit in begun.edits] == ["-02a", "-02b"]
    plan.begin_gesture(begun.edits)
    plan.move([2, 10], 4)
    plan.cancel_gesture()
    assert keys(plan) == ["-01", "-02", "-03", "-01"]
    plan.commit(lock_regions(plan, [1], True))
    refused("region_locked", split_register, plan, 1)
    plan.commit(merge(plan, 2, 0))
    refused("split_nothing", split_register, plan, 2)


def test_an_empty_region_leaves_the_list_and_comes_back():
    plan = make_plan()
    refused("plan_moved_on", remove_empty, plan, 2)
    plan.assign(plan.members(2), 1)
    plan.commit(remove_empty(plan, 2))
    assert plan.listed == [0, 1, 3]
    plan.undo()
    assert plan.listed == [0, 1, 2, 3]
    plan.commit(lock_regions(plan, [2], True))
    refused("region_locked", remove_empty, plan, 2)


@pytest.mark.parametrize("reason", ["", "  ", "weil", "x" * 9])
def test_an_exclave_needs_a_reason_and_an_empty_one_takes_it_back(reason):
    plan = make_plan()
    refused("exclave_without_reason", declare_exclave, plan, 0, reason)
    plan.commit(declare_exclave(plan, 0, "Ortsteil jenseits der Talsperre"))
    assert plan.regions[0].exclave == "Ortsteil jenseits der Talsperre"
    if reason.strip():
        refused("exclave_without_reason", declare_exclave, plan, 0, reason)
    else:
        plan.commit(declare_exclave(plan, 0, reason))
        assert plan.regions[0].exclave == ""


def test_names_keys_and_labels_are_checked_before_they_are_taken():
    plan = make_plan()
    plan.commit(rename(plan, 0, key="05358000-07", short="KR 7", name="  Drove,  Üdingen "))
    entry = plan.regions[0]
    assert (entry.key, entry.short, entry.name) == ("05358000-07", "KR 7", "Drove, Üdingen")
    refused("key_pattern", rename, plan, 0, key="5358000-07")
    refused("key_elsewhere", rename, plan, 0, key="05358001-07")
    refused("key_taken", rename, plan, 0, key="05358000-02")
    refused("short_empty", rename, plan, 0, short=" ")
    refused("name_length", rename, plan, 0, name="ab")
    refused("name_length", rename, plan, 0, name="x" * 81)
    refused("name_taken", rename, plan, 0, name="Boich")
    assert rename(plan, 0, name="Drove, Üdingen").is_empty


@pytest.mark.parametrize(
    ("lock", "cause", "blocks", "target"),
    [
        (lambda p: lock_blocks(p, np.array([2]), True), "block", [2], 0),
        (lambda p: lock_regions(p, [1], True), "region", [2], 0),
        (lambda p: lock_regions(p, [0], True), "target", [2], 0),
        (lambda p: freeze_border(p, [0, 1], True), "border", [4], 1),
        (lambda p: freeze_border(p, [0, 1], True), "border", [2], UNASSIGNED),
        (lambda p: lock_blocks(p, np.array([]), True), "municipality", [6], 2),
    ],
)
def test_each_lock_refuses_and_says_which_it_was(lock, cause, blocks, target):
    plan = make_plan()
    plan.commit(lock(plan))
    before = plan.region_of.copy()
    moved = plan.movable(blocks, target)
    assert len(moved.blocks) == 0 and list(moved.refused) == [cause]
    assert plan.assign(blocks, target) is None
    assert np.array_equal(plan.region_of, before)


def test_inside_a_frozen_outer_border_blocks_go_on_moving():
    plan = make_plan()
    plan.commit(freeze_border(plan, [0, 1], True))
    assert plan.assign([2], 0) is not None
    plan.commit(split(plan, 0, np.array([0])))
    assert plan.assign([3], len(plan.regions) - 1) is not None, "parts of a split stay inside"
    plan.commit(freeze_border(plan, [0, 1, 4], False))
    assert plan.assign([4], 1) is not None


def test_locks_of_blocks_follow_undo_and_unassigned_blocks_have_none():
    plan = make_plan()
    plan.assign([0], UNASSIGNED)
    plan.commit(lock_blocks(plan, np.array([0, 1, 2]), True))
    assert np.flatnonzero(plan.block_locked).tolist() == [1, 2]
    plan.undo()
    assert not plan.block_locked.any()


def cut_world() -> Plan:
    """One row of seven blocks: region 0 in 0-4 with residents 10, 20, 30, 40, 50; region 1."""
    blocks, contiguity, _ = grid_world(7, 1, np.array([10, 20, 30, 40, 50, 60, 70]), np.zeros(7))
    register = [
        Region(f"05358000-{i:02d}", f"G {i}", f"Raum {i}", "05358000", "Gemeinde") for i in (1, 2)
    ]
    return Plan(blocks, contiguity, [0, 0, 0, 0, 0, 1, 1], register)


def test_what_a_move_cuts_off_is_the_part_with_fewer_residents():
    plan = cut_world()
    effect = consequences(plan, np.array([3]), 1)
    assert effect.cut_off.tolist() == [4] and effect.stranded.tolist() == [3]
    assert consequences(plan, np.array([3, 4]), 1).is_clean
    assert consequences(plan, np.arange(5), 1).is_clean, "a whole region cuts nothing off"
    rules = StrokeRules(keep_connected=KeepConnected.REFUSE)
    kept = intent(plan, [3], 1, rules)
    assert kept.blocks.tolist() == [] and kept.cut_off.tolist() == [4]
    along = intent(plan, [3], 1, StrokeRules(keep_connected=KeepConnected.TAKE_ALONG))
    assert along.blocks.tolist() == [3, 4] and along.taken_along.tolist() == [4]


def test_taking_along_stops_at_locks():
    plan = cut_world()
    plan.commit(lock_blocks(plan, np.array([4]), True))
    along = intent(plan, [3], 1, StrokeRules(keep_connected=KeepConnected.TAKE_ALONG))
    assert along.blocks.tolist() == [] and along.cut_off.tolist() == [4]


def test_an_exclave_that_is_there_already_is_no_obstacle():
    plan = cut_world()
    plan.assign([1], UNASSIGNED)
    assert plan.parts(0) == 2
    assert consequences(plan, np.array([4]), 1).is_clean
    assert consequences(plan, np.array([3]), 1).cut_off.tolist() == [2]


def test_units_move_whole_and_the_source_decides():
    plan = make_plan()
    unit = np.array([0, 0, 1, 1, -1, -1, 2, 2] * 2)
    rules = StrokeRules(unit=unit)
    assert intent(plan, [2], 0, rules).blocks.tolist() == [2, 3, 10, 11]
    assert intent(plan, [4], 0, rules).blocks.tolist() == [4]
    plan.assign([3], 2)
    assert intent(plan, [2], 0, replace(rules, source=2)).blocks.tolist() == [3]
    assert intent(plan, [2], 0, replace(rules, source=UNASSIGNED)).blocks.tolist() == []
