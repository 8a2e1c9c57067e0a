# SPDX-License-Identifier: GPL-2.0-or-later
"""Confidentiality: the test vectors of the specification, and what a reader can conclude."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraumplaner.core.disclosure import (
    audit,
    feasible_intervals,
    is_group_disclosure,
    is_small,
    is_small_complement,
    protect,
    protect_hierarchy,
)

LIMIT = 10.0


def suppress(counts, primary=None):
    count = np.array(counts, dtype=float)
    group = np.zeros(len(count), dtype=int)
    first = is_small(count, LIMIT) if primary is None else np.array(primary)
    return protect(count, first, np.ones(len(count), dtype=bool), group, 1, LIMIT)


@pytest.mark.parametrize(
    ("counts", "secret", "total_secret"),
    [
        ([142, 7, 63, 0, 28], {7, 28}, False),
        ([4, 3, 55, 90], {4, 3, 55}, False),
        ([12, 15, 30], set(), False),
        ([0, 0, 5], {5}, True),
    ],
)
def test_vectors_of_the_specification(counts, secret, total_secret):
    pattern = suppress(counts)
    assert {counts[row] for row in np.flatnonzero(pattern.secret)} == secret
    assert pattern.total_secret.tolist() == [total_secret]


def test_rates_of_the_specification():
    assert is_small(np.array([12.0]), 100).all()  # 9 of 12: the base is too small
    assert is_small_complement(np.array([995.0]), np.array([1000.0]), LIMIT).all()
    thousand = np.array([1000.0, 1000.0])
    assert not is_small_complement(np.array([990.0, 1000.0]), thousand, LIMIT).any()
    count, base = np.array([0.0, 50, 25, 0]), np.array([50.0, 50, 50, 0])
    assert is_group_disclosure(count, base, 100).tolist() == [True, True, False, False]


def test_ten_cases_with_binary_noise_are_ten_cases():
    assert not is_small(np.array([0.1 * 3 + 9.7 - 1e-12, 0.0, np.nan]), LIMIT).any()
    assert is_small(np.array([9.5]), LIMIT).all()


def test_equal_partners_are_taken_in_the_order_of_the_rows():
    assert suppress([20, 5, 20]).secret.tolist() == [True, True, False]


def test_zero_of_a_small_group_is_not_found_by_subtraction():
    pattern = suppress([0, 30, 40, 50], primary=[True, False, False, False])
    assert pattern.secret.tolist() == [True, True, True, False]


def test_secret_of_the_source_counts_with_what_is_known_of_it():
    # Two stars of unknown content: 0 known cases, so a third cell has to protect them.
    count = np.array([0.0, 0.0, 55.0, 90.0])
    secret = np.array([True, True, False, False])
    pattern = protect(count, secret, ~secret, np.zeros(4, dtype=int), 1, LIMIT)
    assert pattern.secret.tolist() == [True, True, True, False]


def test_groups_do_not_lend_partners():
    count = np.array([5.0, 40.0, 15.0, 60.0])
    pattern = protect(
        count, count < LIMIT, np.ones(4, dtype=bool), np.array([0, 0, 1, 1]), 2, LIMIT
    )
    assert pattern.secret.tolist() == [True, True, False, False]
    assert not pattern.total_secret.any()


@given(
    st.lists(st.integers(0, 60), min_size=1, max_size=12),
    st.lists(st.integers(0, 2), min_size=12, max_size=12),
)
def test_nobody_can_find_a_suppressed_cell(counts, groups):
    count = np.array(counts, dtype=float)
    group = np.array(groups[: len(count)])
    primary = is_small(count, LIMIT)
    pattern = protect(count, primary, np.ones(len(count), dtype=bool), group, 3, LIMIT)
    assert (pattern.secret >= primary).all()
    assert not pattern.secret[count == 0].any()
    for index in range(3):
        cells = np.flatnonzero((group == index) & pattern.secret)
        if len(cells) == 0:
            assert not pattern.total_secret[index]
        elif not pattern.total_secret[index]:
            assert len(cells) >= 2
            assert count[cells].sum() >= 2 * LIMIT
    sums = [np.flatnonzero(group == i) for i in range(3) if not pattern.total_secret[i]]
    assert not audit(count, pattern.secret, sums, LIMIT).any()


@given(
    st.lists(st.integers(0, 40), min_size=1, max_size=12),
    st.lists(st.integers(0, 3), min_size=12, max_size=12),
)
def test_nobody_can_find_a_suppressed_cell_from_the_county(counts, groups):
    count = np.array(counts, dtype=float)
    group = np.array(groups[: len(count)])
    primary = is_small(count, LIMIT)
    available = np.ones(len(count), dtype=bool)
    pattern = protect_hierarchy(count, primary, available, group, 4, LIMIT)
    sums = [np.flatnonzero(group == i) for i in range(4) if not pattern.total_secret[i]]
    if not pattern.total_secret[4]:
        sums.append(np.arange(len(count)))
    assert not audit(count, pattern.secret, sums, LIMIT).any()
    # A withheld total must not be the sum of cells that are all printed.
    for index in np.flatnonzero(pattern.total_secret[:4]):
        assert pattern.secret[group == index].any()


@given(st.lists(st.integers(0, 6), min_size=4, max_size=4), st.integers(0, 15))
def test_intervals_hold_every_table_with_the_same_sums(counts, mask):
    count = np.array(counts, dtype=float)
    secret = np.array([bool(mask >> bit & 1) for bit in range(4)])
    sums = [np.array([0, 1]), np.array([0, 1, 2, 3])]
    low, high = feasible_intervals(count, secret, sums)
    grid = np.stack(np.meshgrid(*[np.arange(25)] * 4, indexing="ij"), axis=-1).reshape(-1, 4)
    same = (grid[:, :2].sum(axis=1) == count[:2].sum()) & (grid.sum(axis=1) == count.sum())
    same &= (grid[:, ~secret] == count[~secret]).all(axis=1)
    possible = grid[same]
    assert np.array_equal(possible.min(axis=0), low)
    assert np.array_equal(possible.max(axis=0), high)


def test_audit_finds_a_lone_secret():
    count = np.array([7.0, 30.0, 50.0])
    secret = np.array([True, False, False])
    assert audit(count, secret, [np.arange(3)], LIMIT).tolist() == [True, False, False]
    assert not audit(count, secret, [], LIMIT).any()
