# SPDX-License-Identifier: GPL-2.0-or-later
"""The workbook as a department opens it, and searched for what must not be in it."""

from __future__ import annotations

import re
import zipfile

import openpyxl
import pytest
from layers import sentence_of
from qgis.core import QgsFeature, QgsProcessingException, QgsVectorLayer
from sozialraumplaner.gis.compat import field
from sozialraumplaner.gis.workbook import sign_meanings

TEXT, DOUBLE, INT = "text", "double", "int"
FIELDS = [
    ("sr_id", TEXT),
    ("sr_name", TEXT),
    ("ags", TEXT),
    ("gem_name", TEXT),
    ("einwohner", INT),
    ("lb", DOUBLE),
    ("lb_status", TEXT),
    ("quote", DOUBLE),
    ("quote_status", TEXT),
    ("quote_z", DOUBLE),
    ("quote_n", DOUBLE),
]
# The number beside "geheim" must never be there, but a careless layer could hold one.
ROWS = [
    (
        "05358032-01",
        "=cmd|'/c calc'!A1",
        "05358032",
        "Langerwehe",
        2500,
        0,
        None,
        0.04,
        None,
        1,
        2500,
    ),
    (
        "05358028-02",
        "+49 Thum",
        "05358028",
        "Kreuzau",
        1500,
        7.4242,
        "geheim",
        6.1717,
        "geheim",
        7.4242,
        120,
    ),
    (
        "05358028-01",
        "Drove, Boich",
        "05358028",
        "Kreuzau",
        12000,
        1234.5,
        "geschaetzt",
        12.25,
        "geschaetzt",
        1470,
        12000,
    ),
    (
        "05358036-01",
        "",
        "05358036",
        "Linnich",
        None,
        None,
        "unvollstaendig",
        None,
        "sinnlos",
        None,
        None,
    ),
]
DEFINITIONS = [
    ("lb", "Leistungsberechtigte", "anzahl", "lb", None, 1.0, "Anzahl", 0, None, "BA", "Dez. 2024"),
    (
        "quote",
        "SGB-II-Quote",
        "rate",
        "lb",
        "einwohner",
        100.0,
        "%",
        1,
        "LB je 100",
        "BA",
        "Dez. 2024",
    ),
]
DEFINITION_FIELDS = [
    *((name, TEXT) for name in ("feld", "name", "art", "zaehler", "nenner")),
    ("faktor", DOUBLE),
    ("einheit", TEXT),
    ("dezimalen", INT),
    *((name, TEXT) for name in ("definition", "quelle", "stichtag")),
]


def table(name, fields, rows):
    layer = QgsVectorLayer("NoGeometry", name, "memory")
    layer.dataProvider().addAttributes([field(*entry) for entry in fields])
    layer.updateFields()
    features = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


@pytest.fixture
def export(qgis_app, tmp_path):
    def run(**parameters):
        path = tmp_path / "kreis.xlsx"
        defaults = {
            "INPUT": table("sozialraeume", FIELDS, ROWS),
            "INDICATORS": table("indikator_def", DEFINITION_FIELDS, DEFINITIONS),
            "TITLE": "Kreis & Gemeinden",
            "PUBLISHER": "Amt für Soziales",
            "OUTPUT": str(path),
        }
        qgis_app.run("sozialraum:exportworkbook", {**defaults, **parameters})
        return path

    return run


@pytest.fixture
def book(export):
    return openpyxl.load_workbook(export())


def row_of(sheet, key):
    return next(row for row in sheet.iter_rows(min_row=5) if row[0].value == key)


def test_sheets(book):
    assert book.sheetnames == [
        "Read me",
        "Values",
        "Municipalities",
        "Definitions",
        "Signs",
        "Sources",
    ]


def test_numbers_signs_and_order(book):
    sheet = book["Values"]
    keys = [row[0].value for row in sheet.iter_rows(min_row=5, max_row=8)]
    assert keys == ["05358028-01", "05358028-02", "05358032-01", "05358036-01"]
    shown = {row[0].value: [c.value for c in row[4:7]] for row in sheet.iter_rows(5, 8)}
    assert shown == {
        # Rounded half away from zero.
        "05358028-01": [12000, 1235, 12.3],
        "05358028-02": [1500, ".", "."],
        # 0.04 is more than nothing: Excel shows 0.0, not the sign of zero.
        "05358032-01": [2500, 0, 0.04],
        "05358036-01": [".", ".", "x"],
    }
    drove, langerwehe = row_of(sheet, "05358028-01"), row_of(sheet, "05358032-01")
    assert drove[5].number_format.startswith('#,##0" s";')
    assert langerwehe[5].number_format.split(";")[2] == '"–"_ _c'
    assert langerwehe[6].number_format.startswith("#,##0.0_ _c;")
    head = [cell.value for cell in sheet[4]]
    assert head[5:7] == [
        "Leistungsberechtigte\n(Anzahl)\nDez. 2024",
        "SGB-II-Quote\n(%)\nDez. 2024",
    ]


def test_keys_and_dangerous_texts_stay_text(book):
    sheet = book["Values"]
    row = row_of(sheet, "05358032-01")
    for cell in (row[0], row[1], row[2]):
        assert (cell.data_type, cell.number_format) == ("s", "@")
        assert cell.quotePrefix
    assert row[1].value.startswith("=cmd")
    for page in book:
        for cells in page.iter_rows():
            assert all(cell.data_type != "f" for cell in cells)


def test_no_cell_of_a_table_is_empty(book):
    for name, columns, rows in (("Values", 7, 4), ("Municipalities", 5, 3), ("Definitions", 8, 2)):
        sheet = book[name]
        head = 3 if name == "Definitions" else 4
        for cells in sheet.iter_rows(min_row=head, max_row=head + rows, max_col=columns):
            assert all(cell.value not in (None, "") for cell in cells)


def test_print_set_up(book):
    sheet = book["Values"]
    assert sheet.freeze_panes == "C5"
    assert sheet.auto_filter.ref == "A4:G8"
    assert sheet.print_title_rows == "$4:$4"
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert "&&" in sheet.oddFooter.center.text


def test_secret_numbers_are_nowhere_in_the_file(export):
    with zipfile.ZipFile(export()) as archive:
        content = b"\n".join(archive.read(name) for name in archive.namelist()).decode()
    assert "4242" not in content
    assert "1717" not in content
    assert "1234.5" not in content  # nor is an unrounded estimate


def test_municipalities_do_not_give_secrets_away(book):
    sheet = book["Municipalities"]
    shown = {row[0].value: [cell.value for cell in row[1:5]] for row in sheet.iter_rows(5, 7)}
    assert shown == {
        "05358028": ["Kreuzau", 13500, ".", "."],
        "05358032": ["Langerwehe", 2500, 0, 0.04],
        "05358036": ["Linnich", ".", ".", "."],
    }


def test_star_as_sign_of_secret_values(export):
    book = openpyxl.load_workbook(export(SIGN=1))
    row = row_of(book["Values"], "05358028-02")
    assert [cell.value for cell in row[5:7]] == ["*", "*"]
    assert row_of(book["Values"], "05358036-01")[5].value == "."
    assert ("*", "Number to be kept secret") in sign_meanings("*")


def test_chosen_fields_without_definitions(export):
    book = openpyxl.load_workbook(export(INDICATORS=None, FIELDS=["quote"]))
    assert [cell.value for cell in book["Values"][4]][5:] == ["quote"]


def test_the_read_me_counts_what_is_secret(book):
    texts = " ".join(str(cell.value) for row in book["Read me"].iter_rows() for cell in row)
    assert re.search(r"2 values are kept secret and marked with “\.”", texts)
    assert "Kreis & Gemeinden" in texts


@pytest.mark.parametrize(
    ("parameters", "sentence"),
    [
        ({"OUTPUT": "/nowhere/kreis.xlsx"}, "folder “/nowhere” does not exist"),
        ({"OUTPUT": "kreis.csv"}, "ends with .xlsx"),
        ({"FIELDS": ["gibtsnicht"]}, "has no field “gibtsnicht”"),
        ({"FIELDS": ["sr_name"]}, "holds text, no numbers"),
    ],
)
def test_bad_input_ends_in_one_sentence(export, parameters, sentence):
    with pytest.raises(QgsProcessingException, match=sentence):
        export(**parameters)


def test_other_tables_are_refused(export):
    with pytest.raises(QgsProcessingException, match="is no table of indicators"):
        export(INDICATORS=table("x", [("a", TEXT)], [("b",)]))
    plain = table("leer", FIELDS[:5], [row[:5] for row in ROWS])
    with pytest.raises(QgsProcessingException, match="holds no indicators"):
        export(INPUT=plain, INDICATORS=None)


def test_a_failed_run_keeps_the_former_file(export, tmp_path):
    path = export()
    before = path.read_bytes()
    with pytest.raises(QgsProcessingException):
        export(FIELDS=["sr_name"])
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == [path.name]


def test_german_workbook(german, export):
    book = openpyxl.load_workbook(export())
    assert book.sheetnames == [
        "Lies mich",
        "Werte",
        "Gemeinden",
        "Definitionen",
        "Zeichenerklärung",
        "Quellen",
    ]


def test_blocks_are_not_exported(qgis_app, tmp_path):
    blocks = table("blocks", [("baustein_id", "text"), ("elb", "double")], [("B1", 4.0)])
    sentence = sentence_of(
        qgis_app,
        "sozialraum:exportworkbook",
        {"INPUT": blocks, "FIELDS": ["elb"], "OUTPUT": str(tmp_path / "x.xlsx")},
    )
    assert "holds blocks" in sentence and list(tmp_path.iterdir()) == []
