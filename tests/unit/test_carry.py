# SPDX-License-Identifier: GPL-2.0-or-later
"""Carrying a plan onto changed blocks: known cases, and properties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planar import grid_world
from sozialraumplaner.core.arrays import text_array
from sozialraumplaner.core.delineation.adapting.carry import NONE, Overlaps, Way, carry

REGIONS = text_array(["A", "B", "C"])


def strip(n: int):
    """A row of blocks that border each other: contiguity and places."""
    blocks, contiguity, _ = grid_world(n, 1, np.ones(n), np.zeros(n))
    return contiguity, blocks.xy


def overlaps(*entries) -> Overlaps:
    old, new, amount = zip(*entries)
    return Overlaps(np.array(old), np.array(new), np.array(amount, dtype=float))


def rules(carried) -> list[str]:
    return [finding.rule for finding in carried.findings]


def finding(carried, rule):
    (found,) = [entry for entry in carried.findings if entry.rule == rule]
    return found


def test_nothing_changed_means_nothing_is_said():
    keys = text_array(["a", "b", "c"])
    contiguity, xy = strip(3)
    same = overlaps((0, 0, 5), (1, 1, 5), (2, 2, 5))
    for given_overlaps in (None, same):
        carried = carry(keys, [0, 1, 1], REGIONS, keys, contiguity, xy, overlaps=given_overlaps)
        assert carried.region_of.tolist() == [0, 1, 1] and carried.findings == ()
        assert (carried.way == Way.KEY).all()


def test_a_divided_block_leaves_its_region_to_its_parts():
    contiguity, xy = strip(3)
    new = text_array(["a", "b1", "b2"])
    pairs = overlaps((0, 0, 5), (1, 1, 2), (1, 2, 3))
    carried = carry(text_array(["a", "b"]), [0, 1], REGIONS, new, contiguity, xy, overlaps=pairs)
    assert carried.region_of.tolist() == [0, 1, 1]
    assert carried.way.tolist() == [Way.KEY, Way.OVERLAP, Way.OVERLAP]
    assert rules(carried) == ["D41", "D46"]
    assert finding(carried, "D46").data["keys"] == ["b"]


def test_a_merged_block_goes_where_most_of_it_was_and_says_so_if_that_is_unclear():
    contiguity, xy = strip(2)
    old, new = text_array(["a", "b", "c"]), text_array(["ab", "c"])
    pairs = overlaps((0, 0, 4), (1, 0, 6), (2, 1, 5))
    carried = carry(old, [0, 1, 1], REGIONS, new, contiguity, xy, overlaps=pairs)
    assert carried.region_of.tolist() == [1, 1]
    unclear = finding(carried, "D42")
    assert unclear.blocks == (0,) and unclear.data["percent"] == pytest.approx(60)
    assert unclear.data["regions"] == ["A", "B"] and "D47" in rules(carried)
    agreed = carry(old, [1, 1, 0], REGIONS, new, contiguity, xy, overlaps=pairs)
    assert agreed.region_of.tolist() == [1, 0] and "D42" not in rules(agreed)


def test_several_blocks_of_one_region_outvote_a_larger_one():
    contiguity, xy = strip(1)
    pairs = overlaps((0, 0, 4), (1, 0, 3), (2, 0, 3))
    carried = carry(
        text_array(["a", "b", "c"]), [0, 1, 1], REGIONS, text_array(["x"]), contiguity, xy,
        overlaps=pairs,
    )  # fmt: skip
    assert carried.region_of.tolist() == [1]


def test_overlaps_of_hairlines_make_neither_parts_nor_doubts():
    contiguity, xy = strip(2)
    pairs = overlaps((0, 0, 100), (1, 0, 0.5), (1, 1, 100), (0, 1, 0.5))
    carried = carry(
        text_array(["a", "b"]), [0, 1], REGIONS, text_array(["x", "y"]), contiguity, xy,
        overlaps=pairs,
    )  # fmt: skip
    assert carried.region_of.tolist() == [0, 1] and rules(carried) == ["D41"]


def test_a_key_that_lies_elsewhere_does_not_count():
    contiguity, xy = strip(2)
    keys = text_array(["a", "b"])
    swapped = overlaps((0, 1, 5), (1, 0, 5))
    carried = carry(keys, [0, 1], REGIONS, keys, contiguity, xy, overlaps=swapped)
    assert carried.region_of.tolist() == [1, 0]
    assert finding(carried, "D49").data["keys"] == ["a", "b"] and "D40" not in rules(carried)


def test_a_table_of_predecessors_goes_first():
    contiguity, xy = strip(2)
    keys = text_array(["a", "b"])
    carried = carry(keys, [0, 1], REGIONS, keys, contiguity, xy, predecessors=overlaps((1, 0, 1.0)))
    assert carried.region_of.tolist() == [1, 1]
    assert carried.way.tolist() == [Way.TABLE, Way.KEY]
    assert finding(carried, "D40").data["keys"] == ["a"]
    assert finding(carried, "D45").region == "A"


def test_new_blocks_go_where_they_share_most_border():
    blocks, contiguity, _ = grid_world(3, 2, np.ones(6), np.zeros(6))
    keys = text_array(["a", "x", "b", "c", "d", "e"])
    old = text_array(["a", "b", "c", "d", "e"])
    # x borders a (region 0), b (1) and d (1).
    carried = carry(old, [0, 1, 0, 1, 1], REGIONS, keys, contiguity, blocks.xy)
    assert carried.region_of.tolist() == [0, 1, 1, 0, 1, 1]
    assert carried.way[1] == Way.BORDER
    added = finding(carried, "D43")
    assert added.blocks == (1,) and added.region == "B" and added.data["keys"] == ["x"]


def test_new_blocks_beyond_new_blocks_and_on_islands_get_a_region():
    contiguity, xy = strip(4)
    island = contiguity.without_pairs([(2, 3)])
    keys = text_array(["a", "x", "y", "z"])
    carried = carry(text_array(["a"]), [2], REGIONS, keys, island, xy)
    assert carried.region_of.tolist() == [2, 2, 2, 2]
    assert carried.way.tolist() == [Way.KEY, Way.BORDER, Way.BORDER, Way.NEAREST]
    assert finding(carried, "D44").data["keys"] == ["z"]


def test_blocks_that_were_in_no_region_are_filled_up():
    contiguity, xy = strip(3)
    keys = text_array(["a", "b", "c"])
    carried = carry(keys, [0, NONE, 1], REGIONS, keys, contiguity, xy)
    assert carried.region_of[1] in (0, 1) and rules(carried) == ["D43"]


def test_without_any_region_nothing_is_made_up():
    contiguity, xy = strip(2)
    carried = carry(text_array(["a"]), [NONE], REGIONS, text_array(["x", "y"]), contiguity, xy)
    assert carried.region_of.tolist() == [NONE, NONE]


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 100_000))
def test_every_block_gets_one_region_and_every_old_one_is_accounted_for(seed):
    generator = np.random.default_rng(seed)
    columns, rows = generator.integers(1, 6, 2)
    n = int(columns * rows)
    blocks, contiguity, _ = grid_world(int(columns), int(rows), np.ones(n), np.zeros(n))
    o = int(generator.integers(1, 12))
    old = text_array([f"k{number}" for number in generator.permutation(15)[:o]])
    new = text_array([f"k{number}" for number in generator.permutation(n)])
    region = generator.integers(-1, 3, o)
    pairs = np.argwhere(generator.random((o, n)) < 0.15)
    found = Overlaps(pairs[:, 0], pairs[:, 1], generator.random(len(pairs)) + 0.01)
    carried = carry(old, region, REGIONS, new, contiguity, blocks.xy, overlaps=found)
    if (carried.way != Way.NEAREST).any():
        assert set(carried.region_of.tolist()) <= {0, 1, 2}
    gone = {key for f in carried.findings if f.rule == "D40" for key in f.data["keys"]}
    traced = {str(old[at]) for at in pairs[:, 0]} | (set(old.tolist()) & set(new.tolist()))
    assert not gone - set(old.tolist()) and gone | traced >= set(old.tolist())
    told = {f.region for f in carried.findings if f.rule == "D45"}
    held = set(region[region >= 0].tolist()) - set(carried.region_of.tolist())
    assert told == {str(REGIONS[label]) for label in held}
    # The order of blocks, old and new, is irrelevant.
    one, two = generator.permutation(o), generator.permutation(n)
    place_of_old, place_of_new = np.argsort(one), np.argsort(two)
    again = carry(
        old[one],
        region[one],
        REGIONS,
        new[two],
        contiguity.reordered(two),
        blocks.xy[two],
        overlaps=Overlaps(place_of_old[found.old], place_of_new[found.new], found.amount),
    )
    assert (again.region_of == carried.region_of[two]).all()
    assert [f.data for f in again.findings] == [f.data for f in carried.findings]
