# SPDX-License-Identifier: GPL-2.0-or-later
"""Known answers from published tables, and the demo tables shipped with the plugin."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.tables import distribute, match_table, pivot_long, read_table

AGS = [f"05358{number:03d}" for number in range(4, 61, 4)]
NAMES = [
    *("Aldenhoven", "Düren", "Heimbach", "Hürtgenwald", "Inden", "Jülich", "Kreuzau"),
    *("Langerwehe", "Linnich", "Merzenich", "Nideggen", "Niederzier", "Nörvenich", "Titz"),
    "Vettweiß",
]


def columns(match):
    return {column.name: column for column in match.columns}


def test_municipality_register(shared_data):
    table = read_table(shared_data / "tables" / "31122023_Auszug_GV.xlsx")
    assert table.source.sheet == "Onlineprodukt_Gemeinden31122023"
    total = "Bevölkerung | insgesamt | 31.12.2023 (Jahr)"
    kind = table.column("Satzart").cells
    rows = [row for row in range(len(table)) if kind[row] == "60"]
    keys = [str(table.column("AGS").cells[row]) for row in rows]
    assert len(rows) == len(set(keys)) == 10_981
    match = match_table(table, keys, value_columns=[total])
    assert match.columns[0].value.sum() == 84_669_326
    assert match.report.unmatched == []
    assert len(match.report.totals) == len(table) - 10_981
    county = match_table(table, AGS, reference_names=NAMES)
    assert columns(county)[total].value.sum() == 272_666
    assert columns(county)["Fläche km2 | 31.12.2023 (Jahr)"].value.sum() == pytest.approx(941.48)
    assert county.report.name_conflicts == []
    assert county.report.missing == []
    assert table.footnotes[-1].startswith("Vervielfältigung und Verbreitung")


def test_census_flat_file(shared_data):
    table = read_table(shared_data / "tables" / "Zensus2022_1000A-2022_de_flat.csv")
    assert table.source.time == "2022-05-15"
    total = "Personen | Insgesamt | Insgesamt"
    keys = [str(key) for key in table.column("Schlüssel").cells]
    match = match_table(table, keys, value_columns=[total])
    persons = dict(zip(keys, match.columns[0].value))
    assert persons["DG"] == 82_719_540
    assert persons["05"] == 17_890_489
    states = sum(value for key, value in persons.items() if key != "DG")
    # Cell key method: the parts do not add up to the total, and nothing here makes them.
    assert states == 82_711_282


def test_county_population_flat_file(shared_data):
    table = read_table(shared_data / "tables" / "12411-01-01-4_de_flat.csv")
    match = match_table(table, ["05358"])
    values = {column.name: column.value[0] for column in match.columns}
    assert values["Bevölkerungsstand | Insgesamt"] == 279_285
    assert values["Bevölkerungsstand | weiblich"] == 140_196
    with pytest.raises(UserError) as error:
        match_table(table, AGS)
    assert error.value.code == "no_match"


def test_regional_atlas_flat_file(shared_data):
    table = read_table(shared_data / "tables" / "AI-N-01-2-5_de_flat.csv")
    match = match_table(table, AGS, reference_names=NAMES)
    share = columns(match)["Anteil Siedlungs- und Verkehrsfläche an Gesamtfläche"]
    assert share.value[AGS.index("05358008")] == 38.3
    assert match.report.name_conflicts == []
    assert len(match.report.unmatched) == 13_566 - 15
    assert {row.reason for row in match.report.unmatched} == {"elsewhere"}


def test_election_file_without_the_key_of_the_state(shared_data):
    table = read_table(shared_data / "tables" / "nrw_kw2020_gemeinden_stimmen.xlsx")
    match = match_table(table, AGS, reference_names=NAMES)
    assert match.report.matched_by == "key"
    assert match.report.key_column == "Verwaltungsbezirk | Nr."
    assert match.report.repaired == {"land_prefix": 15}
    assert match.report.references_matched == 15
    assert match.report.name_conflicts == []
    assert columns(match)["Wahlberechtigte insgesamt | A"].value.sum() == 214_240


def test_berlin_matrix(shared_data):
    folder = shared_data / "berlin"
    table = read_table(folder / "EWR_L21_202512E_Matrix.csv")
    keys = [str(key) for key in table.column("RAUMID").cells]
    match = match_table(table, keys, value_columns=["E_E"])
    assert match.report.key_column == "RAUMID"
    assert np.nansum(match.columns[0].value) == 3_913_644
    # two areas are withheld as NA: they are missing, and so are the sums above them
    assert match.report.states == {"E_E": {"wert": 540, "fehlt": 2}}
    regions = sorted({key[:6] for key in keys})
    sums = match.columns[0].sum_by([regions.index(key[:6]) for key in keys], len(regions))
    assert len(regions) == 143
    assert [r for r, s in zip(regions, sums.status()) if s == "unvollstaendig"] == [
        "034008",
        "062004",
    ]
    for file, column, count in (
        ("kitas_per_plr_simple.csv", "kita_count", 2880),
        ("schools_per_plr_simple.csv", "school_count", 902),
    ):
        facilities = match_table(read_table(folder / file), keys, value_columns=[column])
        assert facilities.report.references_matched == 542
        assert np.nansum(facilities.columns[0].value) == count


def test_cologne_file_with_three_levels_in_one_column(shared_data):
    table = read_table(shared_data / "koeln" / "bevoelkerung.csv")
    with pytest.raises(UserError) as error:
        match_table(table, ["101", "102"])
    assert error.value.code == "several_rows_per_key"
    wide = pivot_long(
        table,
        key="raum_id",
        name="raum",
        labels=["tabelle", "zeile"],
        value="zahl",
        time_column="jahr",
    )
    assert wide.source.time == "2012"
    keys = [str(key) for key in wide.column("Schlüssel").cells]
    quarters = [key for key in keys if not key.startswith("0")]
    districts = [key for key in keys if key.startswith("0") and key != "000"]
    assert (len(quarters), len(districts)) == (86, 9)
    total = ["Einwohner in Köln | Einwohner"]
    values = {
        name: match_table(wide, level, value_columns=total).columns[0].value.sum()
        for name, level in (("city", ["000"]), ("districts", districts), ("quarters", quarters))
    }
    assert values["city"] == values["districts"] == values["quarters"]


@pytest.mark.parametrize("file", ["tables/inkar.xls", "koeln/13211-03ir.xls"])
def test_old_excel_files_are_refused(shared_data, file):
    with pytest.raises(UserError) as error:
        read_table(shared_data / file)
    assert error.value.code == "xls_file"


def test_grid_as_published(shared_data):
    path = shared_data / "kreis_dueren" / "Zensus_spitze_Werte_1km-Gitter.csv"
    table = read_table(path)
    keys = [str(key) for key in table.column("Gitter_ID_1km").cells]
    match = match_table(table, keys, value_columns=["Einwohner", "Alter_D"], profile="zensus2011")
    assert match.report.references_matched == 2094
    assert (match.columns[0].value[match.columns[0].known] > 0).all()
    assert match.report.states["Alter_D"]["unsicher"] > 0


def test_list_of_schools_is_no_table_of_counts(shared_data):
    table = read_table(shared_data / "kreis_dueren" / "schuldaten_nrw.csv")
    assert len(table) == 5507
    assert table.source.separator == ";"
    with pytest.raises(UserError) as error:
        match_table(table, AGS)
    assert error.value.code == "several_rows_per_key"


def blocks(demo: Path):
    with sqlite3.connect(demo / "demo_kreis.gpkg") as database:
        return database.execute(
            "select bst_nr, ags, ortsteil_nr, coalesce(einwohner, 0) from bausteine"
        ).fetchall()


def test_demo_flat_file(demo):
    table = read_table(demo / "bevoelkerung_alter_flat.csv")
    keys = [row[0] for row in blocks(demo)]
    match = match_table(table, keys)
    assert match.report.references_matched == len(keys)
    assert match.report.unmatched == []
    county = match_table(table, ["05999"])
    for part, whole in zip(match.columns, county.columns):
        assert part.value.sum() == whole.value[0]


def test_demo_households(demo):
    table = read_table(demo / "haushalte_kommunen.csv")
    assert table.source.encoding == "cp1252"
    match = match_table(table, [row[0] for row in blocks(demo)])
    # one row for a block that does not exist yet, one block without a row
    written = set(table.column("bst_nr").cells)
    assert len(match.report.unmatched) == len(match.report.missing) == 1
    assert match.report.unmatched[0].key in written
    assert match.report.missing[0] not in written
    assert "HH_groesse" in match.report.value_columns
    assert {row.key.split()[0] for row in match.report.totals} == {"Summe", "Insgesamt"}


def test_demo_workbook_by_ortsteil(demo):
    table = read_table(demo / "sgb2_ortsteile_ba.xlsx", profile="akg")
    rows = blocks(demo)
    reference = [row[2] for row in rows]
    with pytest.raises(UserError) as error:
        match_table(table, reference, profile="akg")
    assert error.value.code == "shared_key"
    match = match_table(table, reference, profile="akg", shared_keys=True)
    assert match.report.missing == []
    assert match.report.unmatched == []
    assert len(match.report.unallocated) == 1
    assert len(match.report.totals) == 16
    residents = [max(row[3], 0) for row in rows]
    cells = table.columns[2].cells
    for column in match.columns[:1]:
        divided = distribute(column, match.row_of_reference, residents)
        written = sum(
            cells[row] for row in set(match.row_of_reference) if not isinstance(cells[row], str)
        )
        assert np.nansum(divided.value) == pytest.approx(written)
        assert set(divided.state) <= {0, 6}
