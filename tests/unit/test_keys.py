# SPDX-License-Identifier: GPL-2.0-or-later
"""Repair of keys and comparison of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sozialraumplaner.core.tables.keys import KeyIndex, is_unallocated
from sozialraumplaner.core.tables.names import (
    NameIndex,
    is_county,
    same_name,
    suggestions,
)

AGS = [f"05358{number:03d}" for number in range(4, 61, 4)]
INDEX = KeyIndex(AGS)


@pytest.mark.parametrize(
    ("cell", "key", "repairs"),
    [
        ("05358028", "05358028", ()),
        (5358028, "05358028", ("lost_zero",)),
        ("5358028", "05358028", ("lost_zero",)),
        ("5358028.0", "05358028", ("float", "lost_zero")),
        ("5358028,0", "05358028", ("float", "lost_zero")),
        (5358028.0, "05358028", ("lost_zero",)),
        ("5,358028E+06", "05358028", ("scientific", "lost_zero")),
        (" 05358028\u00a0", "05358028", ("trimmed",)),
        ("\ufeff05358028", "05358028", ("trimmed",)),
        ("'05358028", "05358028", ("trimmed",)),
        ("05 358 028", "05358028", ("trimmed",)),
        ("053580028028", "05358028", ("ars",)),
        ("53580028028", "05358028", ("lost_zero", "ars")),
        ("358028", "05358028", ("land_prefix",)),
        (358004, "05358004", ("land_prefix",)),
    ],
)
def test_repairs(cell, key, repairs):
    found = INDEX.resolve(cell)
    assert (found.key, found.repairs) == (key, repairs)


@pytest.mark.parametrize("cell", ["5334028", "05358029", "5358", "", None, "53580280", "x"])
def test_nothing_is_invented(cell):
    assert INDEX.resolve(cell).key == ""


def test_digits_cut_off_are_noticed():
    found = INDEX.resolve("5,36E+06")
    assert found.digits_lost
    assert found.key == ""


def test_block_and_ortsteil_keys_lose_zeros_too():
    index = KeyIndex(["05999004-0123", "0599900401", "001"])
    assert index.resolve("5999004-0123").key == "05999004-0123"
    assert index.resolve(599900401).key == "0599900401"
    assert index.resolve(1).key == "001"


def test_reference_with_regional_keys():
    index = KeyIndex(["092760130130", "053580028028"])
    assert index.resolve("09276130").key == "092760130130"
    assert index.resolve("5358028").repairs == ("lost_zero", "ags")


def test_key_of_the_federal_state_is_not_guessed_across_states():
    assert KeyIndex(["05358028", "07135028"]).resolve("358028").key == ""


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        ("05", "Nordrhein-Westfalen"),
        ("053", "Köln"),
        ("05358", "Kreis Düren"),
        (5358, "Kreis Düren"),
        ("DG", "Deutschland"),
        ("028SUM", "Kreuzau"),
        ("SUMSUMSUM", "Summe"),
        ("Insgesamt", ""),
        ("", "Insgesamt"),
        (None, "Summe Kreuzau"),
    ],
)
def test_totals(cell, name):
    assert INDEX.is_total(cell, name)


@pytest.mark.parametrize(("cell", "name"), [("05358029", "Neu"), ("", "Kreuzau"), ("abc", "x")])
def test_no_totals(cell, name):
    assert not INDEX.is_total(cell, name)


def test_a_short_key_beside_longer_ones_is_no_total():
    assert not KeyIndex(["20", "21", "22"]).is_total("2", "")


@pytest.mark.parametrize(
    ("cell", "name"),
    [("keine Angabe", ""), ("", "Keine Zuordnung möglich"), (None, "Sonstige / Keine Angabe")],
)
def test_rows_that_belong_to_no_area(cell, name):
    assert is_unallocated(cell, name)


@given(st.integers(0, 99_999_999).map("{:08d}".format))
def test_a_repaired_key_is_always_a_reference_key(key):
    assert INDEX.resolve(key.lstrip("0")).key in {"", key} | set(AGS)
    assert INDEX.resolve(key).key in {"", key}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Düren, Stadt", "Düren"),
        ("Düren, Stadt", "Stadt Düren"),
        ("Dueren", "Düren"),
        ("Duren", "Düren"),
        ("Du\u0308ren", "Düren"),
        ("Vettweiss", "Vettweiß"),
        ("Gemeinde Inden", "Inden"),
        ("Lorch, Stadt (Landkreis Rheingau-Taunus-Kreis)", "Lorch"),
        ("Floß, M", "Floß"),
        ("St. Augustin", "Sankt Augustin, Stadt"),
        ("Neustadt a. d. Aisch", "Neustadt an der Aisch"),
        ("Bedburg-Hau", "Bedburg Hau"),
        ("Kiel, Landeshauptstadt", "Kiel"),
        ("Düren, Kreis", "Kreis Düren"),
        ("Kreis Düren", "Landkreis Düren"),
    ],
)
def test_same_names(left, right):
    assert same_name(left, right)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Düren, Stadt", "Kreis Düren"),
        ("Düren", "Düren, Kreis"),
        ("Düren", "Landkreis Düren"),
        ("Inden", "Linden"),
        ("", ""),
    ],
)
def test_different_names(left, right):
    assert not same_name(left, right)


def test_counties_are_recognised():
    counties = ["Kreis Düren", "Enzkreis, Landkreis", "Rhein-Sieg-Kreis", "StädteRegion Aachen"]
    assert all(map(is_county, counties))
    assert not any(map(is_county, ["Kreuzau", "Kreischa", "Flensburg, kreisfreie Stadt"]))


def test_a_name_that_fits_two_places_fits_none():
    index = NameIndex(["Neustadt (Aisch)", "Neustadt (Dosse)", "Inden"])
    assert index.find("Neustadt") is None
    assert index.find("Inden, Gemeinde") == "Inden"


def test_one_letter_off_is_suggested_and_not_applied():
    names = ["Langerwehe", "Düren", "Inden"]
    assert NameIndex(names).find("Langerwehe a") is None
    assert NameIndex(names).find("Langewehe") is None
    assert suggestions("Langewehe", names) == ["Langerwehe"]
    assert suggestions("Kreis Düren", names) == []
