# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours stay while boundaries move, and neighbours go on to differ."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planar import grid_world
from sozialraumplaner.core.contiguity import BorderLines
from sozialraumplaner.core.live.colours import LiveColours
from sozialraumplaner.core.plan import Plan, Region, actions
from sozialraumplaner.core.recolouring import follow_colours
from sozialraumplaner.gis.palettes import INK, REGIONS
from test_palettes import SIGHT, difference
from workshops import happen, happenings, random_plan


def touching(lines: BorderLines, plan: Plan) -> set[tuple[int, int]]:
    """Pairs of regions with a drawn border, from scratch."""
    pairs = set()
    for left, right in zip(lines.left.tolist(), lines.right.tolist()):
        a, b = (int(plan.region_of[left]), int(plan.region_of[right]) if right >= 0 else -1)
        if a != b and min(a, b) >= 0:
            pairs.add((min(a, b), max(a, b)))
    return pairs


@settings(max_examples=80)
@given(st.integers(0, 10_000), happenings, st.integers(1, 4))
def test_neighbours_differ_after_anything_and_nothing_changes_without_need(seed, sequence, stride):
    plan, lines = random_plan(seed)
    live = LiveColours(lines, plan)
    for number, happening in enumerate(sequence):
        happen(plan, happening)
        if number % stride:
            continue
        before = live.colours.copy()
        pairs = touching(lines, plan)
        changed = live.refresh()
        now = live.colours
        assert len(now) == len(plan.regions) and now.min() >= 0 and now.max() < 6
        assert {(a, b) for a in range(len(now)) for b in live.neighbours(a) if a < b} == pairs
        assert all(now[a] != now[b] for a, b in pairs) or max_degree(pairs) >= 6
        shared = min(len(before), len(now))
        assert changed == [r for r in range(len(now)) if r >= shared or before[r] != now[r]], (
            "the changed regions are told"
        )
        clashes = [(a, b) for a, b in pairs if b < shared and before[a] == before[b]]
        assert len([r for r in changed if r < shared]) <= 2 * len(clashes)
        assert live.refresh() == []


def max_degree(pairs: set[tuple[int, int]]) -> int:
    ends = [end for pair in pairs for end in pair]
    return max((ends.count(end) for end in ends), default=0)


def bands(widths: list[int], residents: int = 100) -> tuple[Plan, BorderLines]:
    """A row of blocks; each region is a band."""
    region_of = np.repeat(np.arange(len(widths)), widths)
    n = len(region_of)
    blocks, contiguity, lines = grid_world(n, 1, np.full(n, residents), np.zeros(n))
    register = [
        Region(f"05358000-{r + 1:02d}", f"G {r + 1}", f"Ort {r}", "05358000", "G")
        for r in range(len(widths))
    ]
    return Plan(blocks, contiguity, region_of, register), lines


def test_only_the_smaller_of_two_that_come_to_touch_changes():
    plan, lines = bands([3, 1, 2])
    live = LiveColours(lines, plan, [4, 1, 4])
    assert live.refresh() == []
    plan.assign([3], 0)
    assert live.refresh() == [2]
    assert live.colours[0] == 4 and live.colours[2] not in (4,)


def test_moving_a_boundary_changes_no_colour():
    plan, lines = bands([3, 3, 3])
    live = LiveColours(lines, plan)
    before = live.colours.tolist()
    for block in (3, 4):
        plan.assign([block], 0)
        assert live.refresh() == [] and live.colours.tolist() == before


def test_a_new_region_gets_a_colour_that_its_neighbours_have_not():
    plan, lines = bands([3, 3])
    live = LiveColours(lines, plan, [0, 1])
    plan.commit(actions.new_region(plan, "05358000"))
    assert live.refresh() == [2]
    plan.assign([2, 3], 2)
    live.refresh()
    assert len({int(colour) for colour in live.colours}) == 3
    assert live.colours[:2].tolist() == [0, 1]


def test_the_larger_changes_where_the_smaller_has_no_free_colour():
    # 0 and 1 clash; the smaller, 1, has neighbours of all other colours, 0 has not.
    neighbours = [{1}, {0, 2, 3, 4, 5, 6}, {1}, {1}, {1}, {1}, {1}]
    colour = np.array([0, 0, 1, 2, 3, 4, 5], dtype=np.int32)
    size = np.array([9, 1, 5, 5, 5, 5, 5])
    assert follow_colours(neighbours, colour, size, [0, 1]) == [0]
    assert colour[0] != 0 and colour[1:].tolist() == [0, 1, 2, 3, 4, 5]


def test_a_neighbour_makes_room_where_neither_has_a_free_colour():
    around = [2, 3, 4, 5, 6]
    neighbours = [{1, *around}, {0, *around}, *({0, 1} for _ in around)]
    colour = np.array([0, 0, 1, 2, 3, 4, 5], dtype=np.int32)
    changed = follow_colours(neighbours, colour, np.arange(9, 2, -1), [0, 1])
    assert len(changed) == 2
    assert all(colour[a] != colour[b] for a in range(7) for b in neighbours[a])


@pytest.mark.parametrize("sight", SIGHT)
def test_region_colours_differ_over_a_light_grey_map(sight):
    over_map = [darkened(colour, 0.8) for colour in REGIONS]
    assert min(difference(a, b, sight) for a, b in combinations(over_map, 2)) > 15


@pytest.mark.parametrize("colour", REGIONS)
def test_labels_can_be_read_on_every_region_colour(colour):
    """WCAG 2.1: contrast of 7 (1.4.6) on white, of 4.5 (1.4.3) over a light grey map."""
    for ground, least in ((1.0, 7.0), (0.8, 4.5)):
        lighter, darker = luminance(darkened(colour, ground)), luminance(INK)
        assert (lighter + 0.05) / (darker + 0.05) > least


def darkened(colour: str, ground: float) -> str:
    """A colour multiplied over a grey ground."""
    return "#" + "".join(f"{round(int(colour[i : i + 2], 16) * ground):02x}" for i in (1, 3, 5))


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    channels = np.array([int(colour[i : i + 2], 16) for i in (1, 3, 5)]) / 255
    linear = np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)
    return float(linear @ np.array([0.2126, 0.7152, 0.0722]))
