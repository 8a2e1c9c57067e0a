# SPDX-License-Identifier: GPL-2.0-or-later
"""Residents that stand in text fields, in the spellings of offices."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from layers import MAPPING, Log, make_layer, rows_of, sentence_of, square_wkt
from qgis.core import NULL
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.tables.counts import CountReader, count_reader

TEXT = "field=nr:string&field=ags:string&field=gem:string&field=ew:string&field=ort:string"
NBSP, NARROW, THIN = "\u00a0", "\u202f", "\u2009"


def layer_of(values, fields=TEXT, first=0):
    """One block a value, in a row."""
    return make_layer(
        [
            (square_wkt(first + column, 0), f"B{first + column}", "05358028", "Kreuzau", value, "")
            for column, value in enumerate(values)
        ],
        fields,
    )


def prepare(qgis_app, layer, **changes):
    parameters = {"INPUT": layer, **MAPPING, **changes}
    return qgis_app.run("sozialraum:prepareblocks", parameters, feedback=Log())


def merge(qgis_app, *layers):
    parameters = {"BLOCKS": "TEMPORARY_OUTPUT", "FINDINGS": "TEMPORARY_OUTPUT"}
    parameters |= {"LAYERS": list(layers), "KEY_FIELDS": "nr", "POPULATION_FIELDS": "ew"}
    return qgis_app.run("sozialraum:mergeblocks", parameters, feedback=Log())


def residents_of(result) -> list:
    """Residents in the order of the keys; None where they are unknown."""
    rows = sorted(rows_of(result["BLOCKS"]), key=lambda row: row["baustein_id"])
    return [None if row["einwohner"] == NULL else row["einwohner"] for row in rows]


def rules_of(result) -> list[str]:
    return sorted(row["regel"] for row in rows_of(result["FINDINGS"]))


GROUPED = [
    (["2 500", "980"], [2500, 980]),
    ([f"2{NBSP}500", "12 345 678"], [2500, 12345678]),
    ([f"2{NARROW}500", f"1{THIN}000"], [2500, 1000]),
    (["2'500", "1’234"], [2500, 1234]),
    (["1.234", "1.234.567"], [1234, 1234567]),
    (["1.234", "987,0"], [1234, 987]),
    (["1234.0", "12.0"], [1234, 12]),
    ([" 450 1)", "(12)", "7 p"], [450, 12, 7]),
]


@pytest.mark.parametrize(("texts", "numbers"), GROUPED)
def test_spellings_that_explain_themselves_are_read_without_a_word(qgis_app, texts, numbers):
    result = prepare(qgis_app, layer_of(texts))
    assert residents_of(result) == numbers
    assert result["POPULATION"] == sum(numbers) and rules_of(result) == []
    merged = merge(qgis_app, layer_of(texts))
    assert [int(text) for text in residents_of(merged)] == numbers and rules_of(merged) == []


def test_dots_for_thousands_that_nothing_confirms_are_said_once(qgis_app):
    layer = layer_of(["987", "1.234", "12.500", None])
    result = prepare(qgis_app, layer)
    assert residents_of(result) == [987, 1234, 12500, None] and result["POPULATION"] == 14721
    assert rules_of(result) == ["B06", "B45"]
    (note,) = [row for row in rows_of(result["FINDINGS"]) if row["regel"] == "B45"]
    assert "“1.234” as 1234" in note["meldung"] and "“ew”" in note["meldung"]
    merged = merge(qgis_app, layer)
    assert residents_of(merged) == ["987", "1234", "12500", None] and rules_of(merged) == ["B45"]


def test_decimals_stay_decimals_where_the_column_says_so(qgis_app):
    result = prepare(qgis_app, layer_of(["12.5", "1.234", "0.75"]))
    assert residents_of(result) == [12, 1, 1] and rules_of(result) == ["B11"] * 3


@pytest.mark.parametrize("order", list(permutations(["1.234", "12.5", "1.234.567"])))
def test_a_column_that_contradicts_itself_is_refused_in_any_order(qgis_app, order):
    layer = layer_of(order)
    parameters = {"INPUT": layer, **MAPPING}
    sentence = sentence_of(qgis_app, "sozialraum:prepareblocks", parameters)
    assert "“1.234” may be either" in sentence and "“ew”" in sentence
    parameters = {"BLOCKS": "TEMPORARY_OUTPUT", "FINDINGS": "TEMPORARY_OUTPUT"}
    parameters |= {"LAYERS": [layer], "KEY_FIELDS": "nr", "POPULATION_FIELDS": "ew"}
    assert sentence == sentence_of(qgis_app, "sozialraum:mergeblocks", parameters)


SIGNS = ["-", "–", "—", ".", "x", "*", "k. A.", "/", "...", "<10", "viele", "12 %", "1e3"]


@pytest.mark.parametrize("sign", SIGNS)
def test_signs_and_words_are_unknown_and_never_nobody(qgis_app, sign):
    layer = layer_of(["100", sign, "0"])
    result = prepare(qgis_app, layer)
    assert residents_of(result) == [100, None, 0]
    assert result["UNKNOWN_POPULATION"] == 1 and rules_of(result) == ["B06"]
    (row,) = rows_of(result["FINDINGS"])
    assert (row["baustein_id"], f"“{sign}”" in row["meldung"]) == ("B1", True)
    merged = merge(qgis_app, layer)
    # The sign stays to be read, so that preparing the merged blocks says the same again.
    assert residents_of(merged) == ["100", sign, "0"] and rules_of(merged) == ["B06"]
    assert merged["UNKNOWN_POPULATION"] == 1


def test_negative_texts_are_codes_or_errors(qgis_app):
    layer = layer_of(["100", "-1", "−5"])
    result = prepare(qgis_app, layer, MISSING_VALUES="-1")
    assert residents_of(result) == [100, None, None] and rules_of(result) == ["B06", "B07"]


@pytest.mark.parametrize(
    ("kind", "values", "numbers"),
    [("integer", [1234, 0], [1234, 0]), ("double", [1.234, 987.0], [1, 987])],
)
def test_fields_of_numbers_are_taken_as_they_are(qgis_app, kind, values, numbers):
    result = prepare(qgis_app, layer_of(values, TEXT.replace("ew:string", f"ew:{kind}")))
    assert residents_of(result) == numbers
    assert rules_of(result) == (["B11"] if kind == "double" else [])


def test_layers_that_write_numbers_differently_are_merged_as_each_means_them(qgis_app):
    dots, decimals = layer_of(["1.234", "1.234.567"]), layer_of(["12.5", "1.500"], first=5)
    numbers = layer_of([7], TEXT.replace("ew:string", "ew:integer"), first=9)
    merged = merge(qgis_app, dots, decimals, numbers)
    assert residents_of(merged) == ["1234", "1234567", "12,5", "1,5", "7"]
    names = {"KEY_FIELD": "baustein_id", "MUNICIPALITY_NAME_FIELD": "gem_name"}
    names |= {"POPULATION_FIELD": "einwohner", "PLACE_FIELD": "ortsteil"}
    result = prepare(qgis_app, merged["BLOCKS"], **names, MUNICIPALITY_FIELD="ags")
    assert residents_of(result) == [1234, 1234567, 12, 2, 7]


counts = st.integers(0, 9_999_999)


@given(st.lists(counts, min_size=1), st.sampled_from([".", " ", NBSP, NARROW, "'", ""]))
def test_grouped_counts_come_back(numbers, mark):
    texts = [f"{value:,}".replace(",", mark) for value in numbers]
    reader = count_reader("ew", texts)
    assert [reader.read(text) for text in texts] == numbers
    confirmed = any(value >= 1_000_000 for value in numbers)
    undecided = mark == "." and any(1000 <= value < 1_000_000 for value in numbers)
    assert bool(reader.guessed) == (undecided and not confirmed)


@given(st.lists(st.sampled_from(["1.234", "12.5", "1.234.567", "980", "3,5", "-", "0.5"])))
def test_the_order_of_the_rows_is_irrelevant(texts):
    def outcome(values):
        try:
            return count_reader("ew", values)
        except UserError as error:
            return error.code, error.data

    assert outcome(texts) == outcome(texts[::-1]) == outcome(sorted(texts))


def test_numbers_that_are_none_are_unknown():
    reader = CountReader()
    for value in (None, float("nan"), float("inf"), "", " ", "nan", "1 2", "12 34"):
        assert reader.read(value) is None, value
    assert (reader.read(5), reader.read(-9.0), reader.read("+12")) == (5, -9, 12)
