# SPDX-License-Identifier: GPL-2.0-or-later
"""Joining a table to keys: nothing is lost, doubled or guessed without a word."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.tables import Column, Source, Table, distribute, match_table
from sozialraumplaner.core.values import Flag, ValueColumn

KEYS = ["05358004", "05358008", "05358012"]
NAMES = ["Aldenhoven", "Düren", "Heimbach"]


def table(**columns) -> Table:
    """A table from columns; the line of the first row is 2."""
    length = len(next(iter(columns.values())))
    return Table(
        [Column(name, list(cells)) for name, cells in columns.items()],
        list(range(2, length + 2)),
        Source("test", "csv"),
        keys=[name for name in columns if name in ("AGS", "key")],
        names=[name for name in columns if name == "Name"],
    )


def error_of(*args, **kwargs) -> UserError:
    with pytest.raises(UserError) as error:
        match_table(*args, **kwargs)
    return error.value


def test_values_come_in_the_order_of_the_reference():
    source = table(AGS=["05358012", "5358004", "05358"], n=["3", "1", "99"])
    match = match_table(source, KEYS)
    assert match.columns[0].status() == [None, "leer", None]
    assert match.columns[0].value[[0, 2]].tolist() == [1, 3]
    assert match.row_of_reference.tolist() == [1, -1, 0]
    report = match.report
    assert (report.rows_read, report.rows_matched, report.references_matched) == (3, 2, 2)
    assert report.repaired == {"lost_zero": 1}
    assert report.missing == ["05358008"]
    assert [(row.line, row.key) for row in report.totals] == [(4, "05358")]
    assert report.states == {"n": {"wert": 2, "leer": 1}}
    assert not report.complete
    json.dumps(report.as_dict())


def test_the_key_column_is_found_by_overlap_and_not_by_its_name():
    source = table(
        AGS=["05334002", "05334004", "05334008"],
        n=["5358", "12", "358004"],
        irgendwas=["358004", "358008", "358012"],
    )
    match = match_table(source, KEYS, value_columns=["n"])
    assert match.report.key_column == "irgendwas"
    assert match.report.repaired == {"land_prefix": 3}


def test_zero_matches_names_keys_of_both_sides():
    error = error_of(table(AGS=["09162000", "09163000"], n=["1", "2"]), KEYS)
    assert error.code == "no_match"
    assert "09162000" in str(error.data["table_keys"])
    assert "05358004" in str(error.data["reference_keys"])
    assert error.data["column"] == "AGS"


def test_a_wrong_key_column_is_said():
    source = table(AGS=KEYS, n=["1", "2", "3"])
    assert error_of(source, KEYS, key_column="n").code == "no_match"
    assert error_of(source, KEYS, key_column="x").code == "table_column_missing"
    assert error_of(source, KEYS, value_columns=["x"]).code == "table_column_missing"
    assert error_of(source, ["", " "]).code == "no_reference_keys"


def test_rows_elsewhere_parts_and_unknown_rows_are_told_apart():
    source = table(
        AGS=["05358004", "05334002", "05358004-0001", "05358999", None],
        Name=["Aldenhoven", "Aachen", "Ort", "Neu", "?"],
        n=["1", "2", "3", "4", "5"],
    )
    match = match_table(source, KEYS)
    assert [(row.line, row.reason) for row in match.report.unmatched] == [
        (3, "elsewhere"),
        (4, "part"),
        (5, "unknown"),
        (6, "no_key"),
    ]


def test_identical_duplicates_are_dropped_with_notice():
    source = table(AGS=["05358004", "5358004", "05358008"], n=["1.000,5", "1000,50", "2"])
    match = match_table(source, KEYS)
    assert match.columns[0].value[0] == 1000.5
    assert [(d.key, d.lines) for d in match.report.duplicates] == [("05358004", (2, 3))]
    assert match.report.rows_matched == 3


def test_different_duplicates_are_an_error_with_both_values():
    error = error_of(table(AGS=["05358004", "5358004", "05358008"], n=["1", "7", "2"]), KEYS)
    assert error.code == "duplicate_rows"
    assert (error.data["value"], error.data["other_value"]) == ("1", "7")
    assert (error.data["row"], error.data["other_row"]) == ("2", "3")


def test_key_of_a_city_state_gives_way_to_the_whole_key():
    both = match_table(table(AGS=["02", "02000000"], n=["", "7"]), ["02000000"])
    assert both.columns[0].value.tolist() == [7]
    assert [row.key for row in both.report.totals] == ["02"]
    alone = match_table(table(AGS=["02", "01001"], n=["7", "1"]), ["02000", "01001"])
    assert alone.columns[0].value.tolist() == [7, 1]
    assert alone.report.repaired == {"city_state": 1}


def test_a_secret_and_a_zero_are_different_duplicates():
    assert error_of(table(AGS=["05358004"] * 2, n=["*", "-"]), KEYS).code == "duplicate_rows"


def test_a_long_table_is_named_as_such():
    source = table(AGS=KEYS * 2, n=["1", "2", "3", "4", "5", "6"])
    error = error_of(source, KEYS)
    assert (error.code, error.data["rows"]) == ("several_rows_per_key", 2)


def test_digits_cut_off_by_a_spreadsheet_stop_the_join():
    source = table(AGS=["5,36E+06", "05358008", "05358012"], n=["1", "2", "3"])
    assert error_of(source, KEYS).code == "key_digits_lost"
    assert error_of(table(AGS=["5,36E+06"] * 3, n=["1", "2", "3"]), KEYS).code == "key_digits_lost"


def test_the_dot_is_asked_about_only_where_it_matters():
    source = table(AGS=["05358", *KEYS], n=["4.065", "12", "7", "1"])
    assert np.nansum(match_table(source, KEYS).columns[0].value) == 20
    source = table(AGS=KEYS, n=["4.065", "12", "7"], m=["1.000", "2", "3"])
    error = error_of(source, KEYS)
    assert (error.code, error.data["example"]) == ("ambiguous_dot", "4.065")
    assert error.data["columns"] == ["n", "m"]
    answered = match_table(source, KEYS, decimal_dot={"n": True, "m": False})
    assert [column.value[0] for column in answered.columns] == [4.065, 1000]
    assert match_table(source, KEYS, decimal_dot=False).columns[0].value[0] == 4065
    assert error_of(source, KEYS, decimal_dot={"n": True}).data["columns"] == ["m"]


def test_cells_that_cannot_be_read_are_listed_and_never_zero():
    source = table(AGS=KEYS, n=["12", "14. Okt", "viele"])
    match = match_table(source, KEYS, value_columns=["n"])
    assert match.columns[0].status() == [None, "fehlt", "fehlt"]
    assert [(u.row, u.problem) for u in match.report.unreadable] == [(1, "date"), (2, "text")]
    source = table(AGS=KEYS, n=["ja", "nein", "ja"])
    assert error_of(source, KEYS, value_columns=["n"]).code == "column_not_numeric"
    assert error_of(source, KEYS).code == "no_value_columns"


def test_columns_of_codes_and_dates_are_no_measures():
    source = table(
        Stichtag=["31.12.2024"] * 3,
        Jahr=["2024"] * 3,
        AGS=KEYS,
        BEZ=["01", "02", "10"],
        n=["1", "-", "*"],
    )
    assert match_table(source, KEYS).report.value_columns == ["n"]


def test_matching_by_name_when_no_key_fits():
    source = table(
        Name=["Düren, Stadt", "Kreis Düren", "HEIMBACH", "Aldenhofen", "Summe"],
        n=["9", "99", "3", "1", "100"],
    )
    match = match_table(source, KEYS, reference_names=NAMES)
    report = match.report
    assert report.matched_by == "name"
    assert match.columns[0].value[1:].tolist() == [9, 3]
    assert [row.name for row in report.totals] == ["Kreis Düren", "Summe"]
    assert [(row.name, row.suggestions) for row in report.unmatched] == [
        ("Aldenhofen", ("Aldenhoven",))
    ]
    assert report.missing == ["05358004"]
    assert error_of(source, KEYS).code == "no_match"


def test_names_that_differ_behind_a_key_are_reported():
    source = table(AGS=KEYS, Name=["Aldenhoven", "Düren, Stadt", "Inden"], n=["1", "2", "3"])
    conflicts = match_table(source, KEYS, reference_names=NAMES).report.name_conflicts
    assert [(c.key, c.name, c.reference_name) for c in conflicts] == [
        ("05358012", "Inden", "Heimbach")
    ]


def test_shared_keys_are_refused_unless_wanted():
    source = table(key=["A1", "B1"], n=["12", "*"])
    reference = ["A1", "A1", "B1", "B1", "C1"]
    error = error_of(source, reference)
    assert (error.code, error.data["key"], error.data["count"], error.data["keys"]) == (
        "shared_key",
        "A1",
        2,
        2,
    )
    match = match_table(source, reference, shared_keys=True)
    assert match.row_of_reference.tolist() == [0, 0, 1, 1, -1]
    assert match.shared.tolist() == [True, True, True, True, False]
    assert match.report.shared == {"A1": 2, "B1": 2}
    divided = distribute(match.columns[0], match.row_of_reference, [30, 10, 5, 5, 7])
    assert divided.value[:2].tolist() == [9, 3]
    assert divided.status() == ["geschaetzt", "geschaetzt", "geheim", "geheim", "leer"]


def test_shared_reference_keys_without_a_row_do_no_harm():
    match = match_table(table(key=["A1"], n=["12"]), ["A1", "B1", "B1"])
    assert match.report.missing == ["B1", "B1"]


def test_distribution_without_residents_is_equal_and_whole_rows_are_no_estimate():
    column = ValueColumn.of("n", [6, 6, 8, 5, 5])
    divided = distribute(column, [0, 0, 1, 2, 2], [0, 0, 0, 0, 40])
    assert divided.value.tolist() == [3, 3, 8, 0, 5]
    assert divided.flags.tolist() == [Flag.ESTIMATED, Flag.ESTIMATED, 0, 0, 0]


def test_impossible_weights_are_a_programming_error():
    column = ValueColumn.of("n", [6, 6])
    for weights in ([1, -1], [1, np.nan], [1]):
        with pytest.raises(ValueError):
            distribute(column, [0, 0], weights)


@given(st.permutations(range(6)), st.sampled_from(["din", "ba", "akg"]))
def test_the_order_of_rows_does_not_matter(order, profile):
    keys = ["05358004", "5358008", "05358012 ", "05358", "05334002", "5358008"]
    cells = ["1,5", "*", "-", "99", "8", "*"]
    source = table(AGS=[keys[i] for i in order], n=[cells[i] for i in order])
    match = match_table(source, KEYS, profile=profile)
    assert match.columns[0].value[[0, 2]].tolist() == [1.5, 0]
    assert match.columns[0].status()[1].startswith("geheim")
    assert match.report.repaired == {"lost_zero": 2, "trimmed": 1}
    assert len(match.report.totals) == len(match.report.unmatched) == 1


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 500)), min_size=1, max_size=40),
    st.lists(st.one_of(st.integers(0, 10**6), st.none()), min_size=6, max_size=6),
)
def test_distribution_conserves_every_row(entries, values):
    rows = np.array([row for row, _ in entries])
    weights = np.array([weight for _, weight in entries], dtype=float)
    whole = ValueColumn.from_status(
        "n", values, [None if value is not None else "geheim<10" for value in values]
    )
    divided = distribute(whole.take(rows), rows, weights)
    sums = divided.sum_by(rows, 6)
    for row in set(rows.tolist()):
        if values[row] is None:
            assert sums.status()[row].startswith("geheim")
        else:
            assert sums.value[row] == pytest.approx(values[row], rel=1e-12)
