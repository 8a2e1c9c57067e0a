# SPDX-License-Identifier: GPL-2.0-or-later
"""Value states: what is missing or secret is never a number."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.values import Flag, State, ValueColumn

STATUS = [None, "geheim", "geheim<10", "spaeter", "unsicher", "sinnlos", "fehlt", "leer"]


def column(values, status=None):
    return ValueColumn.from_status("x", values, status or [None] * len(values))


def test_status_round_trip():
    status = [None, "geheim<10|vorlaeufig", "fehlt", "unvollstaendig", "geschaetzt|eingeschraenkt"]
    read = column([1.5, None, 7.0, None, 3.0], status)
    assert read.status() == status
    assert np.isnan(read.value[1:4]).all(), "a status that is no value leaves no number behind"
    assert read.bound[1] == 10


def test_large_bounds_survive_writing():
    written = ["geheim<1200000", "geheim<2.5"]
    assert column([None, None], written).status() == written


def test_null_without_status_is_empty():
    assert column([None, 0.0]).status() == ["leer", None]


def test_unknown_status_is_refused():
    with pytest.raises(UserError) as error:
        column([None], ["hidden"])
    assert error.value.code == "status_unknown"


def test_sums_of_known_values_and_flags():
    parts = column([1, 2, 3, 4], [None, "vorlaeufig", "geschaetzt", None])
    total = parts.sum_by([0, 0, 0, 1], 2)
    assert total.value.tolist() == [6, 4]
    assert total.flags[0] == Flag.PRELIMINARY | Flag.ESTIMATED
    assert total.flags[1] == Flag.NONE


def test_secret_beats_missing_and_missing_beats_value():
    parts = column([5, None, None, 5, None, 5], [None, "geheim", "fehlt", None, "spaeter", None])
    total = parts.sum_by([0, 0, 0, 1, 1, 2], 4)
    assert total.state.tolist() == [State.SECRET, State.INCOMPLETE, State.VALUE, State.EMPTY]
    assert np.isnan(total.value[[0, 1, 3]]).all()


def test_uninhabited_blocks_may_be_missing_but_not_secret():
    parts = column([5, None, None, 4], [None, "leer", "geheim", None])
    ignore = np.array([False, True, True, False])
    total = parts.sum_by([0, 0, 1, 1], 2, ignore)
    assert total.value[0] == 5
    assert total.state[1] == State.SECRET


def test_only_ignored_parts_do_not_make_a_zero():
    total = column([None], ["fehlt"]).sum_by([0], 1, np.array([True]))
    assert total.state[0] == State.EMPTY


def test_bound_of_a_sum_tells_nothing_about_known_parts():
    parts = column(
        [None, None, None, 50, None, None, None, 0],
        ["geheim<10", "geheim<3", "geheim<10", None, "geheim<10", "geheim", "geheim<10", None],
    )
    total = parts.sum_by([0, 0, 1, 1, 2, 2, 3, 3], 4)
    assert total.status() == ["geheim<13", "geheim", "geheim", "geheim<10"]


def test_rows_outside_all_groups_count_nowhere():
    total = column([1, None], [None, "geheim"]).sum_by([0, -1], 1)
    assert total.status() == [None]
    assert total.value[0] == 1


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 3), st.sampled_from(STATUS)), max_size=30),
    st.randoms(use_true_random=False),
)
def test_sum_does_not_depend_on_the_order(rows, random):
    def total(entries):
        parts = column([r[0] for r in entries], [r[2] for r in entries])
        result = parts.sum_by([r[1] for r in entries], 4)
        return result.status(), np.nan_to_num(result.value, nan=-1).tolist()

    shuffled = list(rows)
    random.shuffle(shuffled)
    assert total(rows) == total(shuffled)


@given(st.lists(st.tuples(st.integers(0, 50), st.sampled_from(STATUS)), min_size=1, max_size=20))
def test_summing_in_two_steps_gives_the_same_states(rows):
    parts = column([r[0] for r in rows], [r[1] for r in rows])
    fine = np.arange(len(rows)) // 3
    coarse = parts.sum_by(fine, int(fine[-1]) + 1).sum_by(np.zeros(int(fine[-1]) + 1, int), 1)
    direct = parts.sum_by(np.zeros(len(rows), int), 1)
    assert coarse.state[0] == direct.state[0]
    assert np.array_equal(coarse.value, direct.value, equal_nan=True)


def test_take_leaves_rows_without_source_empty():
    taken = column([1, None], [None, "geheim<3"]).take([1, -1, 0])
    assert taken.status() == ["geheim<3", "leer", None]
