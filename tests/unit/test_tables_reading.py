# SPDX-License-Identifier: GPL-2.0-or-later
"""Files as offices send them, read without being told how they are built."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import numbers as formats
from sozialraumplaner.core.errors import Cancelled, UserError
from sozialraumplaner.core.tables import list_sheets, match_table, pivot_long, read_table

PRINT = """GENESIS-Tabelle: 46251-0021
Personenkraftwagen: Kreise, Stichtag, Kraftstoffarten,;;;;;;
Emissionsgruppen;;;;;;
Statistik des Kraftfahrzeug- und Anhängerbestandes;;;;;;
Personenkraftwagen (Anzahl);;;;;;
;;;Benzin;Benzin;Diesel;Insgesamt
;;;Euro 1;Insgesamt;Euro 6d;Insgesamt
01.01.2022;01001;Flensburg, kreisfreie Stadt;259;26809;-;45488
__________
Quelle: Kraftfahrt-Bundesamt, Flensburg
© Statistisches Bundesamt (Destatis), 2023
Stand: 03.01.2023 / 22:01:12
"""
FLAT_HEADER = (
    "Statistik_Code;Statistik_Label;Zeit_Code;Zeit_Label;Zeit;1_Merkmal_Code;1_Merkmal_Label;"
    "1_Auspraegung_Code;1_Auspraegung_Label;2_Merkmal_Code;2_Merkmal_Label;2_Auspraegung_Code;"
    "2_Auspraegung_Label;BEVSTD__Bevoelkerungsstand__Anzahl"
)
FLAT_ROW = (
    "12411;Fortschreibung des Bevölkerungsstandes;STAG;Stichtag;{time};GEMEIN;Gemeinden;{key};"
    "Kreuzau;ALT;Altersgruppen;{code};{label};{value}"
)
FFCSV = """\
statistics_code;statistics_label;time_code;time_label;time;1_variable_code;1_variable_label;\
1_variable_attribute_code;1_variable_attribute_label;value;value_unit;value_variable_code;\
value_variable_label;value_q
1000A;Bevölkerung kompakt (Gebietsstand 15.05.2022);STAG;Stichtag;2022-05-15;GEOGM4;\
Gemeinden (Gebietsstand 15.05.2022);092760130130;Lindberg;108,84;qkm;FLC001;Fläche;e
1000A;Bevölkerung kompakt (Gebietsstand 15.05.2022);STAG;Stichtag;2022-05-15;GEOGM4;\
Gemeinden (Gebietsstand 15.05.2022);092760130130;Lindberg;2294;Anzahl;PRS018;Personen;p
"""
GRID = """GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner
CRS3035RES100mN2689100E4337000;4337050;2689150;4
CRS3035RES100mN2689100E4341100;4341150;2689150;–
"""
AKG = """Berichtsmonat;Gemeinde;Gliederung;Bezeichnung;ALO_INSG;ALO_SGB2
202412;05358028;028003000;Drove, Boich, Thum;57;38
202412;05358028;028004000;Üdingen;*;*
202412;05358028;028SUMSUM;Kreuzau;412;271
202412;05358028;SUMSUMSUM;Summe;412;271
202412;05358028;keine Angabe;keine Angabe;14;11
"""
HOUSEHOLDS = """sb;HH;HH_1pers;HH_2pers;HH_3pers
11;2010;1036;478;205
12;1.204;500;300;-
"""
PERSONS = """STICHTAG;AGS;STRSCHL;STRASSE;HNR;HNRZ;GEBJAHR;GESCHL;STAATSANG;STATUS
31.12.2024;05358028;00123;Hauptstraße;12;a;1978;W;000;H
"""


def write(folder: Path, text: str, encoding: str = "utf-8", name: str = "tabelle.csv") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


def code_of(call, *args, **kwargs) -> str:
    with pytest.raises(UserError) as error:
        call(*args, **kwargs)
    return error.value.code


def ba_workbook(path: Path) -> Path:
    """Domain specification 4.5 (e), with a cover sheet in front and a hidden row."""
    book = openpyxl.Workbook()
    cover = book.active
    cover.title = "Deckblatt"
    cover["A1"] = "Statistik der Grundsicherung"
    cover["A2"] = "Stand 2025"
    sheet = book.create_sheet("aGB - Tabelle II")
    sheet["A1"] = "Tabelle 1: Bestand an Leistungsberechtigten nach Gemeinden"
    sheet["A3"] = "Kreis Düren (Gebietsstand 2024)"
    sheet["A4"] = "Dezember 2024, Datenstand: März 2025"
    for cell, text in {
        "A7": "Region",
        "B7": "AGS",
        "C7": "Leistungs-\nberechtigte (LB) 1)",
        "G7": "BG",
        "C8": "Insgesamt",
        "D8": "ELB",
        "E8": "NEF",
        "F8": "dar. unter 15 Jahre",
    }.items():
        sheet[cell] = text
    for area in ("A7:A8", "B7:B8", "C7:F7", "G7:G8"):
        sheet.merge_cells(area)
    rows = [
        [1, 2, 3, 4, 5, 6, 7],
        ["Kreis Düren", "05358", 908, 630, 278, 240, 461],
        ["Kreuzau", "05358028", 812, 560, 245, 233, 410],
        ["Heimbach, Stadt", 5358012, 96, 70, "*", "*", 51],
        ["Keine Zuordnung möglich", None, 14, 11, 3, "*", 5],
        [],
        ["Erstellungsdatum: 31.03.2025"],
        ["© Statistik der Bundesagentur für Arbeit"],
        ["*) Die Daten unterliegen der Geheimhaltung"],
    ]
    for number, row in enumerate(rows, start=9):
        for place, value in enumerate(row, start=1):
            sheet.cell(number, place, value)
    sheet["B12"].number_format = "00000000"
    sheet.row_dimensions[11].hidden = True
    book.save(path)
    return path


def test_genesis_print_layout(tmp_path):
    table = read_table(write(tmp_path, PRINT, "latin-1"))
    assert (table.source.kind, table.source.encoding) == ("genesis_print", "cp1252")
    assert table.column_names == [
        "Stichtag",
        "Schlüssel",
        "Name",
        "Benzin | Euro 1",
        "Benzin | Insgesamt",
        "Diesel | Euro 6d",
        "Insgesamt",
    ]
    assert table.rows() == [
        ["01.01.2022", "01001", "Flensburg, kreisfreie Stadt", "259", "26809", "-", "45488"]
    ]
    assert table.title[1] == "Personenkraftwagen: Kreise, Stichtag, Kraftstoffarten,"
    assert table.footnotes[0] == "Quelle: Kraftfahrt-Bundesamt, Flensburg"
    match = match_table(table, ["01001"])
    assert [column.value[0] for column in match.columns] == [259, 26809, 0, 45488]


def test_genesis_old_flat_is_made_wide_with_the_newest_date(tmp_path):
    rows = [FLAT_HEADER]
    for time, add in (("31.12.2022", 0), ("31.12.2023", 5)):
        for code, label, value in (("ALT000B18", "unter 18 Jahre", 2945), ("", "Insgesamt", 17000)):
            rows.append(
                FLAT_ROW.format(
                    time=time, key="05358028", code=code, label=label, value=value + add
                )
            )
    path = write(tmp_path, "\n".join(rows))
    table = read_table(path)
    assert table.source.time == "31.12.2023"
    assert table.source.times == ("31.12.2022", "31.12.2023")
    assert table.column_names == [
        "Schlüssel",
        "Name",
        "Ebene",
        "Bevoelkerungsstand | unter 18 Jahre",
        "Bevoelkerungsstand | Insgesamt",
    ]
    assert table.rows()[0][3:] == ["2950", "17005"]
    assert table.columns[3].unit == "Anzahl"
    assert read_table(path, time="31.12.2022").rows()[0][3:] == ["2945", "17000"]
    assert code_of(read_table, path, time="31.12.1999") == "time_missing"


def test_genesis_flat_refuses_two_figures_for_one_cell(tmp_path):
    rows = [FLAT_HEADER] + [
        FLAT_ROW.format(time="31.12.2023", key="05358028", code="", label="Insgesamt", value=value)
        for value in (17000, 17001)
    ]
    assert code_of(read_table, write(tmp_path, "\n".join(rows))) == "long_table_conflict"


def test_genesis_new_flat_keeps_units_and_quality(tmp_path):
    table = read_table(write(tmp_path, "\ufeff" + FFCSV))
    assert table.source.kind == "genesis_ffcsv"
    assert table.column_names == ["Schlüssel", "Name", "Ebene", "Fläche", "Personen"]
    assert [column.unit for column in table.columns[3:]] == ["qkm", "Anzahl"]
    match = match_table(table, ["09276130"])
    assert match.report.repaired == {"ars": 1}
    assert [column.status() for column in match.columns] == [[None], ["vorlaeufig"]]
    assert [column.value[0] for column in match.columns] == [108.84, 2294]


def test_census_grid_dash_is_missing_in_its_profile(tmp_path):
    table = read_table(write(tmp_path, GRID))
    keys = [row[0] for row in table.rows()]
    match = match_table(table, keys, value_columns=["Einwohner"], profile="zensus")
    assert match.columns[0].status() == [None, "fehlt"]
    assert match_table(table, keys, value_columns=["Einwohner"]).columns[0].value.tolist() == [4, 0]


def test_akg_delivery(tmp_path):
    table = read_table(write(tmp_path, AKG))
    match = match_table(table, ["028003000", "028004000"], profile="akg")
    assert match.report.key_column == "Gliederung"
    assert match.report.value_columns == ["ALO_INSG", "ALO_SGB2"]
    assert match.columns[0].status() == [None, "geheim<10"]
    assert [row.key for row in match.report.totals] == ["028SUMSUM", "SUMSUMSUM"]
    assert [row.key for row in match.report.unallocated] == ["keine Angabe"]
    assert not match.report.unmatched


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [";", "\t", ","])
def test_encodings_and_separators(tmp_path, encoding, separator):
    text = "Schlüssel;Straße;Größe\n05358028;Kreuzau;1\n05358012;Heimbach;2\n"
    table = read_table(write(tmp_path, text.replace(";", separator), encoding))
    assert table.column_names == ["Schlüssel", "Straße", "Größe"]
    assert table.source.separator == separator


def test_decimal_commas_do_not_win_over_semicolons(tmp_path):
    table = read_table(write(tmp_path, "k;a;b\n01;1,5;2,5\n02;3,5;4,5\n"))
    assert table.column_names == ["k", "a", "b"]


def test_sep_line_quotes_and_line_numbers(tmp_path):
    text = (
        'sep=;\r\nAGS;Name;n\r\n"05358028";"Kreuzau; ""Ort""\r\nzwei";7\r\n05358012;Heimbach;8\r\n'
    )
    table = read_table(write(tmp_path, text))
    assert table.rows()[0][1] == 'Kreuzau; "Ort"\r\nzwei'
    assert table.row_numbers == [3, 5]


def test_text_encoded_twice_is_repaired_with_a_note(tmp_path):
    text = "Schlüssel;Größe\n05358028;1\n".encode().decode("cp1252")
    table = read_table(write(tmp_path, text))
    assert table.column_names == ["Schlüssel", "Größe"]
    assert [note.code for note in table.notes] == ["encoded_twice"]


def test_wrong_encoding_given_is_refused(tmp_path):
    path = write(tmp_path, "Schlüssel;Größe\n05358028;1\n")
    assert code_of(read_table, path, encoding="ascii") == "encoding_wrong"
    assert code_of(read_table, path, encoding="cp1252") == "encoding_wrong"
    assert code_of(read_table, path, encoding="nonsense") == "encoding_wrong"


def test_decomposed_umlauts_are_composed(tmp_path):
    table = read_table(write(tmp_path, "Gro\u0308ße;n\nDu\u0308ren;1\n"))
    assert table.column_names[0] == "Größe"
    assert table.rows()[0][0] == "Düren"


def test_headers_lose_hyphenation_and_footnotes(tmp_path):
    head = 'Stadtteil;Bevölkerung mit Migrations-hintergrund;"Beschäftigten-\nquote in % 2)"'
    head += ";Weich\u00adtrenner;Bedburg-Hau;SGB-II-Quote\n"
    table = read_table(write(tmp_path, head + "Altona;1;2;3;4;5\n"))
    assert table.column_names == [
        "Stadtteil",
        "Bevölkerung mit Migrationshintergrund",
        "Beschäftigtenquote in %",
        "Weichtrenner",
        "Bedburg-Hau",
        "SGB-II-Quote",
    ]
    raw = "Bevölkerung mit Migrations-hintergrund"
    assert table.column(raw).name == "Bevölkerung mit Migrationshintergrund"


def test_years_and_ages_as_headers_are_no_data(tmp_path):
    years = read_table(write(tmp_path, "Region;AGS;2022;2023\nKreuzau;05358028;812;820\n"))
    assert years.column_names == ["Region", "AGS", "2022", "2023"]
    ages = read_table(write(tmp_path, "AGS;0;1;2;3\n05358028;12;14;9;7\n"))
    assert ages.column_names == ["AGS", "0", "1", "2", "3"]
    assert len(ages) == 1


@pytest.mark.parametrize("first", ["05999004-0001;*;*", "05999004-0001;;", "05999004-0001;-;."])
def test_a_first_row_without_numbers_is_data(tmp_path, first):
    table = read_table(write(tmp_path, f"bst;a;b\n{first}\n05999004-0002;1;2\n"))
    assert table.column_names == ["bst", "a", "b"]


def test_first_rows_of_small_numbers_are_no_column_numbers(tmp_path):
    table = read_table(write(tmp_path, "sb;a;b\n1;2;3\n2;7;8\n"))
    assert len(table) == 2


def test_levels_written_once_span_to_the_right(tmp_path):
    text = ";;Leistungsberechtigte;;BG\nRegion;AGS;Insgesamt;ELB;\nKreuzau;05358028;812;560;410\n"
    table = read_table(write(tmp_path, text))
    assert table.column_names == [
        "Region",
        "AGS",
        "Leistungsberechtigte | Insgesamt",
        "Leistungsberechtigte | ELB",
        "BG",
    ]


def test_a_second_table_below_is_reported(tmp_path):
    text = "AGS;a;b\n05358028;1;2\n05358012;3;4\n\nTabelle 2\nAGS;c;d\n05358028;5;6\n"
    table = read_table(write(tmp_path, text))
    assert len(table) == 2
    assert [(note.code, note.data["row"]) for note in table.notes] == [("second_table_ignored", 6)]


def test_headings_between_the_data_are_skipped_with_a_note(tmp_path):
    text = "AGS;a;b\nNord;;\n05358028;1;2\nSüd;;\n05358012;3;4\n"
    table = read_table(write(tmp_path, text))
    assert [row[0] for row in table.rows()] == ["05358028", "05358012"]
    assert table.notes[0].code == "group_rows_skipped"


def test_ba_workbook(tmp_path):
    table = read_table(ba_workbook(tmp_path / "ba.xlsx"), profile="ba")
    assert table.source.sheet == "aGB - Tabelle II"
    assert table.source.header_rows == 2
    assert table.column_names == [
        "Region",
        "AGS",
        "Leistungsberechtigte (LB) | Insgesamt",
        "Leistungsberechtigte (LB) | ELB",
        "Leistungsberechtigte (LB) | NEF",
        "Leistungsberechtigte (LB) | dar. unter 15 Jahre",
        "BG",
    ]
    assert table.title == [
        "Tabelle 1: Bestand an Leistungsberechtigten nach Gemeinden",
        "Kreis Düren (Gebietsstand 2024)",
        "Dezember 2024, Datenstand: März 2025",
    ]
    assert table.footnotes[-1] == "*) Die Daten unterliegen der Geheimhaltung"
    assert {note.code for note in table.notes} == {"numbering_row_skipped", "hidden_rows_read"}
    assert [row[1] for row in table.rows()] == ["05358", "05358028", "05358012", None]
    match = match_table(table, ["05358012", "05358028", "05358004"], profile="ba")
    report = match.report
    assert match.columns[0].value[:2].tolist() == [96, 812]
    assert match.columns[2].status() == ["geheim", None, "leer"]
    assert [row.key for row in report.totals] == ["05358"]
    assert [row.name for row in report.unallocated] == ["Keine Zuordnung möglich"]
    assert report.missing == ["05358004"]
    assert report.unmatched == []
    assert report.footnotes == table.footnotes


def test_sheets_can_be_listed_and_chosen(tmp_path):
    path = ba_workbook(tmp_path / "ba.xlsx")
    sheets = list_sheets(path)
    assert [sheet.name for sheet in sheets] == ["Deckblatt", "aGB - Tabelle II"]
    assert sheets[0].data_rows == 0
    assert sheets[1].data_rows >= 4
    assert code_of(read_table, path, sheet="Tabelle3") == "sheet_missing"
    assert code_of(read_table, path, sheet="Deckblatt") == "table_empty"


def test_number_formats_of_a_workbook(tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (
        ["Schlüssel", "Quote", "Anzahl", "Alter"],
        [5358028, 0.071, 1.234, datetime.date(2024, 10, 14)],
        [5358012, 0.5, 12, "10-14"],
    ):
        sheet.append(row)
    sheet["A2"].number_format = sheet["A3"].number_format = "00000000"
    sheet["B2"].number_format = sheet["B3"].number_format = formats.FORMAT_PERCENTAGE_00
    path = tmp_path / "formate.xlsx"
    book.save(path)
    table = read_table(path)
    assert table.rows() == [
        ["05358028", 7.1, 1.234, "14.10.2024"],
        ["05358012", 50.0, 12, "10-14"],
    ]
    assert table.column("Quote").unit == "%"


def test_formulas_without_result_are_reported(tmp_path):
    book = openpyxl.Workbook()
    for row in (["AGS", "a", "b"], ["05358028", 1, "=B2*2"]):
        book.active.append(row)
    path = tmp_path / "formel.xlsx"
    book.save(path)
    assert [note.code for note in read_table(path).notes] == ["formulas_without_value"]


def test_a_register_with_the_key_in_parts(tmp_path):
    text = (
        "Land;RB;Kreis;VB;Gem;Gemeindename;Bevölkerung\n"
        "05;3;58;;;Düren, Kreis;\n"
        "05;3;58;0028;028;Kreuzau;17750\n"
        "5;3;58;12;12;Heimbach, Stadt;4300\n"
    )
    table = read_table(write(tmp_path, text))
    assert table.column("AGS").cells == ["05358", "05358028", "05358012"]
    assert table.column("ARS").cells == ["05358", "053580028028", "053580012012"]


def test_long_municipal_file_can_be_made_wide(tmp_path):
    text = "jahr,raum_id,raum,zeile,zahl\n2011,101,Altstadt,Männlich,4.0\n"
    text += "2012,101,Altstadt,Männlich,5.0\n2012,101,Altstadt,Weiblich,6.0\n"
    text += "2012,102,Neustadt,Männlich,7.0\n"
    table = read_table(write(tmp_path, text))
    wide = pivot_long(
        table, key="raum_id", name="raum", labels=["zeile"], value="zahl", time_column="jahr"
    )
    assert wide.source.time == "2012"
    assert wide.column_names == ["Schlüssel", "Name", "Männlich", "Weiblich"]
    assert wide.rows() == [["101", "Altstadt", "5.0", "6.0"], ["102", "Neustadt", "7.0", None]]


def test_person_rows_are_refused_without_quoting_them(tmp_path):
    with pytest.raises(UserError) as error:
        read_table(write(tmp_path, PERSONS))
    assert error.value.code == "person_rows"
    assert error.value.data == {"column": "GEBJAHR"}
    path = write(tmp_path, "Nr;Geburtsdatum\n1;01.02.1978\n")
    assert code_of(read_table, path) == "person_rows"


def test_counts_by_year_of_birth_are_no_person_rows(tmp_path):
    assert len(read_table(write(tmp_path, "AGS;Geburtsjahr;Anzahl\n05358028;1978;12\n"))) == 1
    text = "AGS;Geburtsjahr;Geschlecht;Anzahl\n05358028;1978;W;12\n"
    assert len(read_table(write(tmp_path, text))) == 1


def test_files_that_are_no_tables(tmp_path):
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    cases = {
        "alt.xls": (ole + b"\x00" * 600, "xls_file"),
        "geheim.xlsx": (ole + b"\x00" * 99 + "EncryptedPackage".encode("utf-16-le"),
                        "password_protected"),
        "kaputt.xlsx": (b"not a workbook", "table_unreadable"),
        "leer.csv": (b"", "table_empty"),
        "text.csv": (b"nur ein Satz\n", "table_empty"),
        "binaer.csv": (b"a;b\x00c;d\n1;2;3\n", "table_unreadable"),
    }  # fmt: skip
    for name, (content, code) in cases.items():
        path = tmp_path / name
        path.write_bytes(content)
        assert code_of(read_table, path) == code, name
    with zipfile.ZipFile(tmp_path / "tabelle.ods", "w") as archive:
        archive.writestr("content.xml", "<x/>")
    assert code_of(read_table, tmp_path / "tabelle.ods") == "ods_file"
    assert code_of(read_table, tmp_path / "fehlt.csv") == "file_missing"
    assert code_of(read_table, write(tmp_path, HOUSEHOLDS), profile="x") == "profile_unknown"


def test_a_workbook_is_known_by_its_content(tmp_path):
    path = ba_workbook(tmp_path / "ba.xlsx").rename(tmp_path / "ba.csv")
    assert read_table(path).source.kind == "xlsx"


def test_cancel_and_progress(tmp_path):
    path = write(tmp_path, HOUSEHOLDS)
    with pytest.raises(Cancelled):
        read_table(path, is_cancelled=lambda: True)
    seen: list[float] = []
    read_table(path, progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 100
