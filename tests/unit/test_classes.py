# SPDX-License-Identifier: GPL-2.0-or-later
"""Class limits: known answers, an independent oracle, and properties on any values."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.indicators.classes import (
    Method,
    classify,
    natural_starts,
    parse_limits,
    rounded,
)

GROUPS = np.array([1.0, 2.0, 2.0, 10.0, 11.0, 12.0, 30.0, 31.0])


def of(values, method, n_classes=5, decimals=1, **options):
    values = np.asarray(values, dtype=float)
    return classify(values, np.isfinite(values), method, n_classes, decimals, **options)


def test_printed_values_are_rounded_half_away_from_zero():
    assert rounded(np.array([0.25, 2.5, -2.5, 0.285]), 1).tolist() == [0.3, 2.5, -2.5, 0.3]
    assert rounded(np.array([0.5, 1.5, -0.5]), 0).tolist() == [1.0, 2.0, -1.0]
    assert rounded(np.array([0.285]), 2).tolist() == [0.29]


def test_quantiles_of_distinct_values_have_equal_counts():
    classes = of(np.arange(20.0), Method.QUANTILE)
    assert classes.counts.tolist() == [4, 4, 4, 4, 4]
    assert classes.lower == (0.0, 4.0, 8.0, 12.0, 16.0)
    assert classes.upper == (4.0, 8.0, 12.0, 16.0, 19.0)


def test_equal_values_never_fall_into_two_classes():
    classes = of([1, 1, 1, 1, 1, 1, 2, 3, 4, 5], Method.QUANTILE, 4)
    assert classes.index[:6].tolist() == [0] * 6
    assert classes.lower == (1.0, 3.0)
    assert classes.counts.tolist() == [7, 3]


def test_equal_widths_have_round_limits_that_cover_the_values():
    classes = of([2.3, 4.1, 7.7, 9.4, 12.9], Method.EQUAL, 5)
    assert classes.lower == (0.0, 3.0, 6.0, 9.0, 12.0)
    assert classes.upper == (3.0, 6.0, 9.0, 12.0, 15.0)
    assert classes.counts.tolist() == [1, 1, 1, 1, 1]


def test_a_value_on_a_limit_belongs_to_the_class_above():
    classes = of([4.96, 4.94, 5.0, 9.99], Method.FIXED, limits=(5.0, 10.0))
    # 4.96 is printed as 5.0 and 9.99 as 10.0
    assert classes.index.tolist() == [1, 0, 1, 2]
    assert classes.lower == (None, 5.0, 10.0)
    assert classes.upper == (5.0, 10.0, None)
    assert classes.counts.tolist() == [1, 2, 1]


def test_fixed_limits_keep_empty_classes_and_their_decimals():
    classes = of([1, 2, 3], Method.FIXED, decimals=0, limits=(12.5, 25.0))
    assert classes.counts.tolist() == [3, 0, 0]
    assert classes.decimals == 1


def test_natural_classes_find_the_gaps():
    classes = of(GROUPS, Method.NATURAL, 3)
    assert classes.lower == (1.0, 10.0, 30.0)
    assert classes.counts.tolist() == [3, 3, 2]


def test_deviation_classes_lie_around_the_county_value():
    values = np.array([4.0, 6.0, 8.0, 10.0, 17.0])  # mean 9, sd(n) 4.472 (domain 2.5)
    classes = of(values, Method.DEVIATION, 3, decimals=2)
    assert classes.lower == (None, 6.76, 11.24)
    shifted = of(values, Method.DEVIATION, 3, decimals=2, centre=10.0)
    assert shifted.lower == (None, 7.76, 12.24)


@pytest.mark.parametrize("method", [m for m in Method if m != Method.FIXED])
def test_one_distinct_value_is_one_class(method):
    classes = of([7.0, 7.01, np.nan], method)
    assert len(classes) == 1
    assert (classes.lower, classes.upper) == ((7.0,), (7.0,))
    assert classes.index.tolist() == [0, 0, -1]


def test_no_value_at_all_is_an_error():
    with pytest.raises(UserError) as error:
        of([np.nan, np.nan], Method.QUANTILE)
    assert error.value.code == "no_values"


def test_a_hidden_number_takes_no_part():
    values = np.array([1.0, 2.0, 3.0, 999.0])
    has_value = np.array([True, True, True, False])
    classes = classify(values, has_value, Method.EQUAL, 3, 0)
    assert classes.index[3] == -1
    assert classes.upper[-1] < 999


def test_limits_are_read_as_germans_write_them():
    assert parse_limits("5; 7,5; 10") == (5.0, 7.5, 10.0)
    assert parse_limits("−1,5 0 1.5") == (-1.5, 0.0, 1.5)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "limits_count"),
        ("1;2;3;4;5;6", "limits_count"),
        ("5; fünf", "limits_unreadable"),
        ("5; nan", "limits_unreadable"),
        ("10; 5", "limits_not_ascending"),
        ("5; 5", "limits_not_ascending"),
    ],
)
def test_unusable_limits_are_named(text, code):
    with pytest.raises(UserError) as error:
        parse_limits(text)
    assert error.value.code == code


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(-20, 20), min_size=1, max_size=9, unique=True),
    st.integers(1, 4),
    st.randoms(use_true_random=False),
)
def test_natural_classes_are_optimal(numbers, n_classes, random):
    """Every way of cutting the sorted values, tried out."""
    distinct = np.sort(np.asarray(numbers, dtype=float))
    counts = np.asarray([random.randint(1, 3) for _ in numbers])

    def spread(starts):
        borders = [*starts, len(distinct)]
        total = 0.0
        for first, end in zip(borders, borders[1:]):
            part = np.repeat(distinct[first:end], counts[first:end])
            total += ((part - part.mean()) ** 2).sum()
        return total

    k = min(n_classes, len(distinct))
    best = min(spread((0, *cuts)) for cuts in combinations(range(1, len(distinct)), k - 1))
    assert spread(natural_starts(distinct, counts, n_classes)) == pytest.approx(best, abs=1e-9)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.one_of(st.just(float("nan")), st.floats(-1e6, 1e6, allow_nan=False)),
        min_size=1,
        max_size=60,
    ).filter(lambda values: not all(np.isnan(values))),
    st.sampled_from([Method.QUANTILE, Method.EQUAL, Method.NATURAL, Method.DEVIATION]),
    st.integers(3, 6),
    st.integers(0, 2),
)
def test_any_values(values, method, n_classes, decimals):
    values = np.asarray(values)
    classes = classify(values, np.isfinite(values), method, n_classes, decimals)
    assert 1 <= len(classes) <= n_classes
    assert classes.counts.sum() == np.isfinite(values).sum()
    assert ((classes.index == -1) == np.isnan(values)).all()
    inner = classes.lower[1:]
    assert list(inner) == sorted(set(inner))
    printed = rounded(values, decimals)
    for value, index in zip(printed, classes.index):
        if index < 0:
            continue
        low, high = classes.lower[index], classes.upper[index]
        assert low is None or low <= value
        assert high is None or value < high or (classes.closed_at_top(index) and value == high)
    # the order of the regions does not matter
    backwards = classify(values[::-1], np.isfinite(values[::-1]), method, n_classes, decimals)
    assert (backwards.lower, backwards.upper) == (classes.lower, classes.upper)
    assert (backwards.index[::-1] == classes.index).all()
