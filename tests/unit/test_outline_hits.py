# SPDX-License-Identifier: GPL-2.0-or-later
"""Points, circles and loops against outlines, by plain arithmetic."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraumplaner.core.outline_hits import (
    crosses_ray,
    distances,
    distances_to_lines,
    distances_to_stroke,
    meets_stroke,
    nearest_places,
    points_inside,
)

#: Whole numbers bring out corners, ties and parallels.
number = st.integers(-8, 8).map(float)
segments = st.lists(st.tuples(number, number, number, number), min_size=1, max_size=8).map(
    lambda rows: np.array(rows)
)
corners = st.lists(st.tuples(number, number), min_size=3, max_size=9)


def gap(x: float, y: float, segment: np.ndarray) -> float:
    """Distance of a point from a segment, by the formula in one's head."""
    x1, y1, x2, y2 = segment.tolist()
    squared = (x2 - x1) ** 2 + (y2 - y1) ** 2
    share = 0.0 if squared == 0 else ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / squared
    share = min(max(share, 0.0), 1.0)
    return math.hypot(x1 + share * (x2 - x1) - x, y1 + share * (y2 - y1) - y)


def loop(places: list[tuple[float, float]]) -> np.ndarray:
    return np.array([[*a, *b] for a, b in zip(places, [*places[1:], places[0]])])


@given(number, number, segments)
def test_distances_are_those_of_the_nearest_places(x, y, rows):
    expected = [gap(x, y, row) for row in rows]
    assert distances(x, y, rows) == pytest.approx(expected)
    places = nearest_places(x, y, rows)
    assert np.hypot(places[:, 0] - x, places[:, 1] - y) == pytest.approx(expected)
    for row in rows:
        assert distances_to_stroke(np.array([[x, y]]), row) == pytest.approx([gap(x, y, row)])


@given(segments, st.tuples(number, number, number, number), st.sampled_from([0.5, 1.25, 3.3]))
def test_a_brush_meets_what_is_near_its_way(rows, ends, radius):
    stroke = np.array(ends)
    met = meets_stroke(rows, stroke, radius)
    for row, is_met in zip(rows, met):
        steps = np.linspace(0, 1, 201)
        near = min(gap(*(row[:2] + t * (row[2:] - row[:2])), stroke) for t in steps)
        # Steps of a two-hundredth of at most 23 miss the true distance by less than 0.06.
        if near <= radius:
            assert is_met
        elif near > radius + 0.06:
            assert not is_met


@given(st.tuples(number, number, number, number), st.tuples(number, number, number, number))
def test_a_line_meets_another_as_the_other_meets_it(one, other):
    first, second = np.array(one), np.array(other)
    meets = bool(meets_stroke(first[None], second, 0.0)[0])
    assert meets == bool(meets_stroke(second[None], first, 0.0)[0])
    if set(zip(one[::2], one[1::2])) & set(zip(other[::2], other[1::2])):
        assert meets, "a common end is a common point"


@given(corners, st.lists(st.tuples(number, number), min_size=1, max_size=30))
def test_many_points_in_a_loop_are_found_as_one_by_one(places, points):
    outline, many = loop(places), np.array(points) + 0.25
    by_y = np.argsort(many[:, 1], kind="stable")
    expected = [crosses_ray(x, y, outline).sum() % 2 == 1 for x, y in many]
    assert points_inside(many, by_y, outline).tolist() == expected


@given(number, number)
def test_a_point_on_a_common_border_lies_in_one_of_two_neighbours(x, y):
    left = loop([(-9, -9), (0, -9), (0, 9), (-9, 9)])
    right = loop([(0, -9), (9, -9), (9, 9), (0, 9)])
    inside = [crosses_ray(x, y, outline).sum() % 2 for outline in (left, right)]
    assert sum(inside) == 1


def test_the_farther_end_counts():
    rows = np.array([[0.0, 1.0, 5.0, 3.0], [2.0, 0.0, 3.0, 0.0]])
    line = np.array([[0.0, 0.0, 10.0, 0.0]] * 2)
    assert distances_to_lines(rows, line).tolist() == [3.0, 0.0]
