# SPDX-License-Identifier: GPL-2.0-or-later
"""How different two plans are: residents assigned differently under the best matching."""

from __future__ import annotations

import itertools
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from planar import grid_world
from sozialraumplaner.core.delineation.comparing.distance import (
    UNMATCHED,
    block_weight,
    distance,
    distances,
    match_regions,
    moved_weight,
)


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
