# SPDX-License-Identifier: GPL-2.0-or-later
"""The number grammar of German tables."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.tables.numbers import decide_dot, read_column, read_number
from sozialraumplaner.core.tables.symbols import PROFILES
from sozialraumplaner.core.values import Flag, State

DIN = PROFILES["din"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2 006 772", 2006772),
        ("2\u00a0006\u00a0772", 2006772),
        ("2\u202f006\u202f772", 2006772),
        ("2\u2009006\u2009772,5", 2006772.5),
        ("2'006'772", 2006772),
        ("1.234,5", 1234.5),
        ("1.234.567", 1234567),
        ("12,5", 12.5),
        ("12,5 %", 12.5),
        ("3,4‰", 3.4),
        ("12.5", 12.5),
        ("0.123", 0.123),
        ("1234.567", 1234.567),
        ("−3,2", -3.2),
        ("-3,2", -3.2),
        ("+ 4", 4),
        ("–7", -7),
        ("1023101.0", 1023101),
        (" 42 ", 42),
    ],
)
def test_spellings(text, value):
    read = read_number(text, DIN)
    assert (read.value, read.state, read.problem) == (value, State.VALUE, "")


@pytest.mark.parametrize(
    ("text", "value", "flags", "footnote"),
    [
        ("(12)", 12, Flag.LIMITED, False),
        ("12 p", 12, Flag.PRELIMINARY, False),
        ("12r", 12, Flag.REVISED, False),
        ("(1 250) s", 1250, Flag.LIMITED | Flag.ESTIMATED, False),
        ("450 1)", 450, Flag.NONE, True),
        ("450¹⁾", 450, Flag.NONE, True),
        ("450 ²", 450, Flag.NONE, True),
    ],
)
def test_flags_and_footnotes(text, value, flags, footnote):
    read = read_number(text, DIN)
    assert (read.value, read.flags, read.footnote, read.problem) == (value, flags, footnote, "")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (".", "geheim"),
        ("·", "geheim"),
        ("*", "geheim"),
        ("<10", "geheim<10"),
        ("< 3", "geheim<3"),
        ("unter 10", "geheim<10"),
        ("...", "spaeter"),
        ("…", "spaeter"),
        ("/", "unsicher"),
        ("x", "sinnlos"),
        ("X", "sinnlos"),
        ("✕", "sinnlos"),
        ("k. A.", "fehlt"),
        ("k.A.", "fehlt"),
        ("keine Angabe", "fehlt"),
        ("n. v.", "fehlt"),
        ("#NV", "fehlt"),
        ("#DIV/0!", "fehlt"),
        ("#BEZUG!", "fehlt"),
        ("NA", "fehlt"),
        ("", "leer"),
        ("\u00a0", "leer"),
    ],
)
def test_signs(text, status):
    column, unreadable = read_column("x", [text])
    assert column.status() == [status]
    assert not unreadable


@pytest.mark.parametrize("dash", ["-", "–", "—"])
def test_dash_is_nothing_or_missing_by_profile(dash):
    assert read_column("x", [dash], "din")[0].value.tolist() == [0]
    assert read_column("x", [dash], "ba")[0].value.tolist() == [0]
    assert read_column("x", [dash], "zensus")[0].status() == ["fehlt"]


def test_star_promises_a_bound_only_in_the_small_area_delivery():
    assert read_column("x", ["*"], "akg")[0].status() == ["geheim<10"]
    assert read_column("x", ["*"], "ba")[0].status() == ["geheim"]


def test_codes_of_the_2011_grid_are_no_numbers():
    column, _ = read_column("x", ["-1", "-9,0", "17,5", -1, -9.0, 30], "zensus2011")
    assert column.status() == ["fehlt", "unsicher", None, "fehlt", "unsicher", None]
    assert read_column("x", ["-1"], "din")[0].value.tolist() == [-1]


@pytest.mark.parametrize("text", ["14. Okt", "1e3", "Mrz 05", "05. Jan 24", "14.10.2024", "1E+05"])
def test_what_a_spreadsheet_made_of_a_number(text):
    column, unreadable = read_column("x", ["12", text])
    assert [each.problem for each in unreadable] == ["date"]
    assert column.status() == [None, "fehlt"]


@pytest.mark.parametrize("text", ["1,234,567", "12,345.67", "4501)", "12 34", "abc", "1.23.4"])
def test_what_is_no_number_is_listed(text):
    column, unreadable = read_column("x", [text])
    assert [(each.row, each.text, each.problem) for each in unreadable] == [(0, text, "text")]
    assert np.isnan(column.value[0])


def test_the_dot_is_decided_by_the_column():
    assert decide_dot(["1.234", "12,5"]) == (False, "")
    assert decide_dot(["1.234", "1.234.567"]) == (False, "")
    assert decide_dot(["1.234", "12.5"]) == (True, "")
    assert decide_dot(["12.5", "7"]) == (None, "")
    assert read_column("x", ["1.234", "0,5"])[0].value.tolist() == [1234, 0.5]
    assert read_column("x", ["1.234", "7.25"])[0].value.tolist() == [1.234, 7.25]


@pytest.mark.parametrize("cells", [["1.234", "17"], ["12.345"], ["1.234", "12.5", "3,5"]])
def test_the_dot_is_never_guessed(cells):
    with pytest.raises(UserError) as error:
        read_column("Quote", cells)
    assert error.value.code == "ambiguous_dot"
    assert error.value.data["column"] == "Quote"
    assert error.value.data["example"] == cells[0]


def test_the_answer_to_the_question_is_used():
    assert read_column("x", ["1.234"], decimal_dot=False)[0].value.tolist() == [1234]
    assert read_column("x", ["1.234"], decimal_dot=True)[0].value.tolist() == [1.234]


def test_numbers_of_a_workbook_are_taken_as_stored():
    column, _ = read_column("x", [1.234, 5, None, math.nan])
    assert column.status() == [None, None, "leer", "leer"]
    assert column.value[:2].tolist() == [1.234, 5]


def german(value: float, decimals: int, thousands: str) -> str:
    whole, _, rest = f"{abs(value):,.{decimals}f}".partition(".")
    return ("−" if value < 0 else "") + whole.replace(",", thousands) + ("," + rest if rest else "")


@given(
    st.floats(-1e9, 1e9, allow_nan=False),
    st.integers(1, 4),
    st.sampled_from(["", " ", "\u00a0", "\u202f", ".", "'"]),
    st.sampled_from(["", " p", " r", " s", " %"]),
)
def test_what_is_written_is_read(value, decimals, thousands, behind):
    expected = round(value, decimals)
    if expected == 0:
        expected = 0.0
    read = read_number(german(expected, decimals, thousands) + behind, DIN)
    assert read.problem == ""
    assert read.value == pytest.approx(expected, abs=1e-9)


@given(st.lists(st.integers(0, 10**7), min_size=1, max_size=20))
def test_whole_numbers_with_dots_are_asked_about_or_right(values):
    cells = [german(value, 0, ".") for value in values]
    try:
        column, unreadable = read_column("x", cells)
    except UserError as error:
        assert error.code == "ambiguous_dot"
        column, unreadable = read_column("x", cells, decimal_dot=False)
    assert column.value.tolist() == values
    assert not unreadable
