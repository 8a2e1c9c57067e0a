# SPDX-License-Identifier: GPL-2.0-or-later
"""Whole residents shared among blocks: nobody is lost, nobody is added, order decides nothing."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraumplaner.core.census.apportion import OUTSIDE, apportion, largest_remainder

weights = st.one_of(st.just(0.0), st.floats(1e-3, 1e6))


@st.composite
def worlds(draw):
    """Cells with residents, and their parts in blocks or outside."""
    m, n = draw(st.integers(1, 12)), draw(st.integers(1, 8))
    values = draw(st.lists(st.integers(0, 3000), min_size=m, max_size=m))
    known = draw(st.lists(st.booleans(), min_size=m, max_size=m))
    pairs = draw(
        st.sets(st.tuples(st.integers(0, m - 1), st.integers(OUTSIDE, n - 1)), max_size=30)
    )
    parts = [(cell, block, draw(weights)) for cell, block in sorted(pairs)]
    rank = draw(st.permutations(range(n)))
    return np.array(values), np.array(known), parts, n, np.array(rank)


def shared(world, parts=None):
    values, known, own, n, rank = world
    parts = own if parts is None else parts
    return apportion(
        np.array([part[0] for part in parts], dtype=np.int64),
        np.array([part[1] for part in parts], dtype=np.int64),
        np.array([part[2] for part in parts], dtype=np.float64),
        values,
        known,
        n,
        rank,
    )


@given(worlds())
def test_the_sum_is_kept_exactly(world):
    result = shared(world)
    values, known = world[:2]
    assert result.residents.sum() + result.outside == values[known].sum()
    assert (result.residents >= 0).all() and result.outside >= 0


@given(worlds())
def test_no_block_is_a_whole_resident_away_from_its_share(world):
    values, known, parts, n, _ = world
    exact = np.zeros(n)
    whole = np.zeros(len(values))
    for cell, _, weight in parts:
        whole[cell] += weight
    for cell, block, weight in parts:
        if block != OUTSIDE and known[cell] and whole[cell] > 0:
            exact[block] += values[cell] * weight / whole[cell]
    assert (np.abs(shared(world).residents - exact) < 1 + 1e-5).all()


@given(worlds(), st.randoms(use_true_random=False))
def test_the_order_of_parts_and_blocks_does_not_matter(world, random):
    values, known, parts, n, rank = world
    mixed = list(parts)
    random.shuffle(mixed)
    first, second = shared(world), shared(world, mixed)
    assert first.residents.tolist() == second.residents.tolist()
    new = list(range(n))
    random.shuffle(new)
    # Block b is now called new[b]; its key, and so its rank, stays the same.
    moved = [(cell, new[block] if block >= 0 else block, weight) for cell, block, weight in mixed]
    order = np.empty(n, dtype=np.int64)
    order[new] = rank
    third = shared((values, known, moved, n, order))
    assert third.residents[new].tolist() == first.residents.tolist()
    assert third.known_cells[new].tolist() == first.known_cells.tolist()


@given(worlds())
def test_cells_without_a_number_are_counted_and_never_summed(world):
    values, known, parts, n, rank = world
    result = shared(world)
    for block in range(n):
        cells = [cell for cell, owner, _ in parts if owner == block]
        assert result.unknown_cells[block] == sum(not known[cell] for cell in cells)
        assert result.known_cells[block] == sum(bool(known[cell]) for cell in cells)
    other = np.where(known, values, 9999)
    assert shared((other, known, parts, n, rank)).residents.tolist() == result.residents.tolist()


@given(st.lists(st.integers(1, 400), min_size=1, max_size=20), st.integers(1, 6))
def test_equal_shares_differ_by_one_at_most_and_the_first_have_more(values, n):
    cell = np.repeat(np.arange(len(values)), n)
    block = np.tile(np.arange(n), len(values))
    result = apportion(
        cell, block, np.ones(len(cell)), np.array(values), np.ones(len(values), dtype=bool), n
    ).residents.tolist()
    assert result == sorted(result, reverse=True) and max(result) - min(result) <= 1


def test_a_cell_without_parts_lies_outside():
    nothing = np.empty(0, dtype=np.int64)
    result = apportion(nothing, nothing, np.empty(0), np.array([7, 5]), np.array([True, False]), 2)
    assert result.outside == 7 and result.residents.tolist() == [0, 0]


def test_hamilton():
    assert largest_remainder(np.array([1.5, 2.3, 0.2]), 4).tolist() == [2, 2, 0]


def test_negative_weights_are_a_mistake_of_the_caller():
    one = np.zeros(1, dtype=np.int64)
    with pytest.raises(ValueError, match="negative"):
        apportion(one, one, np.array([-1.0]), np.array([5]), np.array([True]), 1)
