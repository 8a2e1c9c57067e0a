# SPDX-License-Identifier: GPL-2.0-or-later
"""``exportplan``: files that Excel, the council and the next import read rightly."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest
from layers import Log, rows_of, sentence_of
from plan_tables import EAST, FIELDS, NORTH, WEST, block_key, plan_layer
from sozialraumplaner.core.bundled import openpyxl
from sozialraumplaner.core.plan import Decision, PlanInfo

PLAN = [[WEST, WEST, EAST, EAST], [WEST, WEST, EAST, None]]
REASON = "Boich gehört doch zu Drove"


def run(qgis_app, log=None, **changes):
    parameters = {"INPUT": plan_layer(PLAN), **FIELDS, **changes}
    if parameters.get("PLAN_FILE"):
        del parameters["INPUT"]
    return qgis_app.run("sozialraum:exportplan", parameters, feedback=log or Log())


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def sheet_rows(path: Path, sheet: int = 0):
    book = openpyxl().load_workbook(str(path))
    return list(book.worksheets[sheet].iter_rows())


@pytest.fixture
def plan_file(qgis_app, tmp_path) -> Path:
    """A plan file with a plan, and one made from it by two changes, one with a reason."""
    from sozialraumplaner.gis.layers import BlockFields, read_block_layer
    from sozialraumplaner.gis.plan_file import PlanFile
    from sozialraumplaner.gis.plans import plan_from_layer

    layer = read_block_layer(plan_layer(PLAN), BlockFields("nr", "ags", "gem", "ew", "ort", ""))
    plan = plan_from_layer(layer)
    path = tmp_path / "Pläne.gpkg"
    file = PlanFile.create(path, layer, plan, PlanInfo("", "Alt", version="0.9"))
    info = file.plans()[0].info
    plan.assign([1], 1)
    plan.decide([1], Decision(version="1.0", date="2027-01-31", criterion="K11", reason=REASON))
    plan.assign([5], 1)
    file.branch(plan, info, "Neu")
    file.close()
    return path


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_assignment_comes_back_as_it_went(qgis_app, tmp_path, ending):
    path = tmp_path / f"Zuordnung.{ending}"
    run(qgis_app, ASSIGNMENT=str(path))
    blank = plan_layer([[None] * 4] * 2)
    back = qgis_app.run(
        "sozialraum:importplan",
        {"INPUT": blank, **FIELDS, "TABLE": str(path), "BLOCKS": "TEMPORARY_OUTPUT"},
        feedback=Log(),
    )
    found = {
        row["nr"]: (row["sr_id"] or None, row["sr_kurz"] or None, row["sr_name"] or None)
        for row in rows_of(back["BLOCKS"])
    }
    assert found == {
        row["nr"]: (row["sr_id"] or None, row["sr_kurz"] or None, row["sr_name"] or None)
        for row in rows_of(plan_layer(PLAN))
    }
    assert (back["REPAIRED_KEYS"], back["UNKNOWN_KEYS"], back["CONFLICTS"]) == (0, 0, 0)


def test_keys_stay_text_in_a_csv_that_excel_opens(qgis_app, tmp_path):
    path = tmp_path / "a.csv"
    run(qgis_app, ASSIGNMENT=str(path))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf"), "Excel reads UTF-8 by its mark"
    rows = read_csv(path)
    assert [row["baustein_id"] for row in rows] == [
        f'="{block_key(c, r)}"' for r in range(2) for c in range(4)
    ]
    assert rows[0]["ags"] == '="05358028"'
    # The key of a region has a hyphen behind eight digits: no number, no date.
    assert rows[0]["sr_id"] == WEST and rows[7]["sr_id"] == ""
    plain = tmp_path / "b.csv"
    run(qgis_app, ASSIGNMENT=str(plain), FOR_EXCEL=False)
    assert read_csv(plain)[0]["baustein_id"] == "0101"


@pytest.mark.parametrize(
    ("text", "misread"),
    [
        ("0101", True),
        ("1-2", True),
        ("3/4", True),
        ("1E5", True),
        ("MAI 2", True),
        ("2. März", True),
        ("123456789012", True),
        ("=1+1", True),
        ("-Mitte", True),
        (WEST, False),
        ("KR 3", False),
        ("101", False),
        ("Marktplatz 3", False),
        ("2027-01-31", False),
        ('Straße "A"; Süd', False),
    ],
)
def test_texts_that_a_spreadsheet_would_change(qgis_app, tmp_path, text, misread):
    from sozialraumplaner.core.assignments.columns import plain_cell
    from sozialraumplaner.gis.assignments.files import sheet_of_file
    from sozialraumplaner.gis.table_files import write_table

    path = tmp_path / "t.csv"
    write_table(path, "T", ["a", "b"], [[text, 5]])
    assert read_csv(path)[0] == {"a": f'="{text}"' if misread else text, "b": "5"}
    assert plain_cell(sheet_of_file(path).rows[1], 0) == text
    write_table(path, "T", ["a", "b"], [[text, 5]], for_excel=False)
    assert read_csv(path)[0]["a"] == text


def test_keys_are_text_in_a_workbook(qgis_app, tmp_path):
    path = tmp_path / "a.xlsx"
    run(qgis_app, ASSIGNMENT=str(path))
    head, *rows = sheet_rows(path)
    assert [cell.value for cell in head][:2] == ["baustein_id", "sr_id"]
    assert [row[0].value for row in rows] == [block_key(c, r) for r in range(2) for c in range(4)]
    for row in rows:
        for cell in row:
            assert cell.value is None or (cell.data_type, cell.number_format) == ("s", "@")


def test_no_number_of_a_block_leaves_the_house(qgis_app, tmp_path):
    names = {"ASSIGNMENT": "a.csv", "ANNEX": "a.html"}
    run(qgis_app, **{name: str(tmp_path / file) for name, file in names.items()})
    residents = {str(row["ew"]) for row in rows_of(plan_layer(PLAN))}
    for file in names.values():
        text = (tmp_path / file).read_text(encoding="utf-8-sig")
        numbers = set(re.findall(r"\d+", re.sub(r"<style>.*?</style>", "", text, flags=re.DOTALL)))
        assert not numbers & residents


def test_the_annex_names_every_block_once(qgis_app, tmp_path):
    path = tmp_path / "Anlage.html"
    run(qgis_app, ANNEX=str(path), TITLE="Sozialräume <1>", VERSION="1.0", STATUS=3)
    page = path.read_text(encoding="utf-8")
    assert "Sozialräume &lt;1&gt;" in page and "Kreuzau (05358028)" in page
    assert "decided" in page and "Blocks without a Sozialraum: 1." in page
    body = page.split("<h2>")[1]
    for row in range(2):
        for column in range(4):
            count = len(re.findall(rf"\b{block_key(column, row)}\b", body))
            assert count == (0 if (column, row) == (3, 1) else 1)
    west = 100 + 101 + 200 + 201
    assert f'<td class="number">{west}</td>' in body
    assert "Ort 1: 0101, 0102; Ort 2: 0201, 0202" in body


def test_the_annex_as_a_workbook(qgis_app, tmp_path):
    path = tmp_path / "Anlage.xlsx"
    run(qgis_app, ANNEX=str(path))
    regions = [[cell.value for cell in row] for row in sheet_rows(path, 0)][3:5]
    assert regions == [
        ["Kreuzau", "KR 1", "Name 01", WEST, 100 + 101 + 200 + 201],
        ["Kreuzau", "KR 2", "Name 02", EAST, 102 + 103 + 202],
    ]
    blocks = [[cell.value for cell in row] for row in sheet_rows(path, 1)][1:]
    assert {(row[3], row[4]) for row in blocks} == {
        (key, block_key(c, r)) for r, row in enumerate(PLAN) for c, key in enumerate(row) if key
    }


def test_small_numbers_and_what_betrays_them_are_not_printed(qgis_app, tmp_path):
    # NORTH has 7 residents; with the sum of the municipality a second one has to be hidden.
    layer = plan_layer([[WEST, EAST, NORTH]], [[400, 300, 7]])
    path = tmp_path / "a.html"
    run(qgis_app, INPUT=layer, ANNEX=str(path))
    body = path.read_text(encoding="utf-8").split("<h2>")[1]
    cells = [re.sub(r"<.*?>", "|", row) for row in re.findall(r"<tr>(.*?)</tr>", body)]
    shown = {key: next(row for row in cells if key in row) for key in (WEST, EAST, NORTH)}
    assert "|400|" in shown[WEST]
    assert "|.|" in shown[EAST] and "300" not in body
    assert "|.|" in shown[NORTH] and "|7|" not in body
    assert "Number below 10" in body
    published = rows_of(run(qgis_app, INPUT=layer, REGIONS="TEMPORARY_OUTPUT")["REGIONS"])
    assert {row["sr_id"]: row["einwohner"] or 0 for row in published} == {
        WEST: 400,
        EAST: 0,
        NORTH: 0,
    }
    run(qgis_app, INPUT=layer, ANNEX=str(path), LIMIT=0)
    assert "|7|" in re.sub(r"<.*?>", "|", path.read_text(encoding="utf-8"))


def test_regions_carry_what_a_later_user_needs(qgis_app, plan_file):
    result = run(
        qgis_app,
        PLAN_FILE=str(plan_file),
        PLAN="Neu",
        REGIONS="TEMPORARY_OUTPUT",
        VERSION="1.0",
        VALID_FROM="2027-07-01",
        STATUS=3,
        RESOLUTION="VO 12/2027",
    )
    rows = {row["sr_id"]: row for row in rows_of(result["REGIONS"])}
    east = rows[EAST]
    assert (east["akg_key"], east["titel"], east["version"]) == ("028002000", "Neu", "1.0")
    assert (east["status"], east["gueltig_ab"]) == ("beschlossen", "2027-07-01")
    assert east["beschluss"] == "VO 12/2027" and not east["gueltig_bis"]
    # EAST has 102 + 103 + 202 of its own, and 101 + 201 of WEST.
    parts = dict(part.split(":") for part in east["vorgaenger"].split("; "))
    assert float(parts[EAST]) == pytest.approx(407 / 709, abs=1e-4)
    assert float(parts[WEST]) == pytest.approx(302 / 709, abs=1e-4)
    assert rows[WEST]["vorgaenger"] == f"{WEST}:1"
    for feature in result["REGIONS"].getFeatures():
        assert feature.geometry().area() == pytest.approx(1e4 * feature["bausteine"])


def test_predecessors_by_a_layer(qgis_app):
    old = plan_layer([[WEST] * 4] * 2)
    parameters = {"KEY_FIELD": "nr", "REGIONS": "TEMPORARY_OUTPUT", "OLD_BLOCKS": old}
    rows = {row["sr_id"]: row for row in rows_of(run(qgis_app, **parameters)["REGIONS"])}
    assert {key: row["vorgaenger"] for key, row in rows.items()} == {
        WEST: f"{WEST}:1",
        EAST: f"{WEST}:1",
    }


def test_the_log_of_decisions_for_programs(qgis_app, tmp_path, plan_file):
    path = tmp_path / "log.csv"
    result = run(qgis_app, PLAN_FILE=str(plan_file), PLAN="Neu", LOG=str(path), FOR_EXCEL=False)
    assert result["LOG_ROWS"] == 2
    rows = read_csv(path)
    assert [row["nr"] for row in rows] == ["1", "2"]
    assert [row["bausteine"] for row in rows] == ["0102", "0202"]
    assert (rows[0]["begruendung"], rows[0]["kriterium"]) == (REASON, "K11")
    assert rows[0]["datum"] == "2027-01-31" and rows[0]["einwohner"] == "101"
    assert rows[1]["begruendung"] == "" and rows[1]["nach_sr"] == EAST
    run(qgis_app, PLAN_FILE=str(plan_file), PLAN="Neu", LOG=str(path), LIMIT=150)
    assert ";101;" not in path.read_bytes().decode("utf-8-sig")


def test_the_log_of_decisions_for_people(qgis_app, tmp_path, plan_file):
    path = tmp_path / "log.xlsx"
    run(qgis_app, PLAN_FILE=str(plan_file), PLAN="Neu", LOG=str(path))
    head, *cells = sheet_rows(path)
    rows = [{h.value: cell for h, cell in zip(head, line)} for line in cells]
    names = ("No.", "From", "To", "Blocks", "Residents", "Criterion", "Reason")
    first = [rows[0][name].value for name in names]
    assert first == [1, "KR 1", "KR 2", 1, 101, "K11", REASON]
    # A date is one, which Excel writes as the reader's computer does.
    assert rows[0]["Date"].is_date and str(rows[0]["Date"].value)[:10] == "2027-01-31"
    assert not any("_" in str(cell.value) for cell in head)
    # Keys are there for the next program, but stay off the paper.
    sheet = openpyxl().load_workbook(str(path)).worksheets[0]
    last = re.search(r":\$([A-Z]+)", str(sheet.print_area)).group(1)
    printed = [cell.value for cell in head[: openpyxl().utils.column_index_from_string(last)]]
    assert "Reason" in printed and not any("key" in name for name in printed)
    run(qgis_app, PLAN_FILE=str(plan_file), PLAN="Neu", LOG=str(path), LIMIT=150)
    assert 101 not in [cell.value for line in sheet_rows(path) for cell in line]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["english", "german"])
def test_the_log_makes_the_plan_again(qgis_app, tmp_path, plan_file, ending, language, request):
    if language == "german":
        request.getfixturevalue("german")
    path = tmp_path / f"log.{ending}"
    run(qgis_app, PLAN_FILE=str(plan_file), PLAN="Neu", LOG=str(path))
    made = qgis_app.run(
        "sozialraum:editassignment",
        {
            "PLAN_FILE": str(plan_file),
            "PLAN": "Alt",
            "CHANGES": str(path),
            "CONNECTED": False,
            "BLOCKS": "TEMPORARY_OUTPUT",
            "LOG": "TEMPORARY_OUTPUT",
        },
        feedback=Log(),
    )
    assert (made["APPLIED"], made["REFUSED"]) == (2, 0)
    by_block = {row["baustein_id"]: row["sr_id"] for row in rows_of(made["BLOCKS"])}
    assert by_block["0102"] == by_block["0202"] == EAST
    said = {row["begruendung"]: row for row in rows_of(made["LOG"])}
    assert (said[REASON]["datum"], said[REASON]["kriterium"]) == ("2027-01-31", "K11")


@pytest.mark.parametrize("language", ["english", "german"])
def test_every_header_for_people_is_known_to_the_reader(qgis_app, language, request):
    from sozialraumplaner.core.assignments.change_list import read_changes
    from sozialraumplaner.core.assignments.decision_log import LogRow
    from sozialraumplaner.core.assignments.kinds import Kind
    from sozialraumplaner.core.tables.grid import Sheet
    from sozialraumplaner.gis.assignments.decision_log import readable_cells, readable_heads

    if language == "german":
        request.getfixturevalue("german")
    said = Decision("1.0", "Mai", "Anlass", "Gremium", "K11", REASON, "abgestimmt", "V 1", "Amt")
    row = LogRow(
        7, Kind.NEW, ("0101",), (WEST[:8],), WEST, EAST, "KR 9", "Drove", 5, said, "A", "B"
    )
    cells = [str(cell) for cell in readable_cells(row)]
    (read,) = read_changes(Sheet([readable_heads(), cells], [1, 2]), "log.xlsx")
    assert read.decision == said
    found = (read.number, read.kind, read.blocks, read.municipality, read.source, read.target)
    assert found == ("7", "neu", ("0101",), WEST[:8], WEST, EAST)
    assert (read.short, read.name) == ("KR 9", "Drove")


def test_the_annex_says_why_but_not_how_many_live_in_a_block(qgis_app, tmp_path, plan_file):
    page = tmp_path / "a.html"
    run(qgis_app, PLAN_FILE=str(plan_file), PLAN="Neu", ANNEX=str(page), VALID_FROM="2027-02-01")
    text = page.read_text(encoding="utf-8")
    assert REASON in text and text.count("<h2>Decisions</h2>") == 1
    assert "<td>0102</td>" in text and ">101<" not in text
    # Of two changes one has a reason.
    decisions = text.split("<h2>Decisions</h2>")[1]
    assert decisions.count("<tr>") == 2
    # 100 + 101 + 102 + 103 and 200 + 201 + 202; the last block has no Sozialraum.
    assert "Residents in Sozialräume: 1,009." in text
    book = tmp_path / "a.xlsx"
    run(qgis_app, PLAN_FILE=str(plan_file), PLAN="Neu", ANNEX=str(book))
    assert REASON in [cell.value for line in sheet_rows(book, 2) for cell in line]
    total = [[cell.value for cell in line] for line in sheet_rows(book)]
    assert ["In all", 1009] in [[row[0], row[4]] for row in total]


def test_a_total_that_would_tell_a_withheld_number_is_not_printed(qgis_app, tmp_path):
    path = tmp_path / "a.html"
    # One Sozialraum of seven residents is all there is.
    layer = plan_layer([[WEST, WEST]], [[3, 4]])
    run(qgis_app, INPUT=layer, ANNEX=str(path))
    text = path.read_text(encoding="utf-8")
    assert "Residents in Sozialräume" not in text and ">7<" not in text


def test_what_has_no_log_leaves_out_the_one_that_was_not_asked_for(qgis_app, tmp_path):
    # The dialog offers a log at first; it must not refuse blocks with a field for that.
    result = run(qgis_app, ASSIGNMENT=str(tmp_path / "a.csv"), LOG="TEMPORARY_OUTPUT")
    assert not result["LOG"] and (tmp_path / "a.csv").exists()


def test_only_what_was_asked_for_is_written(qgis_app, tmp_path):
    result = run(qgis_app, ASSIGNMENT=str(tmp_path / "a.csv"))
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert (result["REGION_COUNT"], result["UNASSIGNED"]) == (2, 1)
    assert result["ERRORS"] >= 1, "a block without a region is one"


def test_an_open_workbook_of_another_program_is_kept(qgis_app, closed_folder):
    path = closed_folder / "a.csv"
    sentence = sentence_of(
        qgis_app,
        "sozialraum:exportplan",
        {"INPUT": plan_layer(PLAN), **FIELDS, "ASSIGNMENT": str(path)},
    )
    assert "may not write" in sentence


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"LOG": "log.csv"}, "Only a plan file has a log"),
        ({"ANNEX": "fehlt/a.html"}, "does not exist"),
        ({"INPUT": None}, "or a plan file"),
        ({"REGION_FIELD": "x"}, "“x”"),
    ],
)
def test_bad_input_is_one_sentence(qgis_app, tmp_path, changes, part):
    chosen = {
        name: str(tmp_path / value) if name in ("LOG", "ANNEX") else value
        for name, value in changes.items()
    }
    parameters = {"INPUT": plan_layer(PLAN), **FIELDS, **chosen}
    sentence = sentence_of(qgis_app, "sozialraum:exportplan", parameters)
    assert part in sentence and "Traceback" not in sentence
    assert list(tmp_path.iterdir()) == []
