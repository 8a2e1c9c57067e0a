# SPDX-License-Identifier: GPL-2.0-or-later
"""``importplan``: tables of every kind, layers and fields, with the numbers of the report."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from layers import Log, make_layer, rows_of, sentence_of, square_wkt
from plan_tables import (
    AGS,
    EAST,
    FIELDS,
    WEST,
    block_key,
    plan_layer,
    write_csv,
    write_ods,
    write_xlsx,
)

OUTPUTS = dict.fromkeys(("BLOCKS", "REGIONS", "FINDINGS", "REPORT"), "TEMPORARY_OUTPUT")
#: Four columns and two rows of blocks without a plan.
BLANK = [[None] * 4] * 2
HALVES = {block_key(c, r): WEST if c < 2 else EAST for r in range(2) for c in range(4)}
FULL = list(HALVES.items())
WRITERS = {
    "csv": write_csv,
    "txt": lambda path, rows: write_csv(path, rows, "\t", "cp1252"),
    "bom.csv": lambda path, rows: write_csv(path, rows, ",", "utf-8-sig"),
    "xlsx": write_xlsx,
    "ods": write_ods,
}


def run(qgis_app, log=None, **changes):
    parameters = {"INPUT": plan_layer(BLANK), **FIELDS, **OUTPUTS, **changes}
    return qgis_app.run("sozialraum:importplan", parameters, feedback=log or Log())


def regions_of(layer) -> dict[str, str]:
    return {row["nr"]: row["sr_id"] or "" for row in rows_of(layer)}


@pytest.mark.parametrize("kind", WRITERS)
@pytest.mark.parametrize("head", [("Baustein", "Sozialraum"), None])
def test_tables_of_every_kind_say_the_same(qgis_app, tmp_path, kind, head):
    # One key has lost its zero, one is unknown, one comes twice with different regions.
    rows = [[key, region] for key, region in FULL]
    number = 101 if kind in ("xlsx", "ods") else "101"
    rows[0][0] = number
    rows += [["9999", WEST], ["0102", EAST]]
    path = WRITERS[kind](tmp_path / f"Zuordnung.{kind}", [head, *rows] if head else rows)
    result = run(qgis_app, TABLE=str(path))
    expected = {**HALVES, "0102": ""}
    assert regions_of(result["BLOCKS"]) == expected
    numbers = ("ROWS_READ", "ROWS_MATCHED", "ASSIGNED", "UNASSIGNED", "UNKNOWN_KEYS")
    assert [result[name] for name in numbers] == [10, 9, 7, 1, 1]
    assert (result["REPAIRED_KEYS"], result["CONFLICTS"], result["REGION_COUNT"]) == (1, 1, 2)
    page = Path(result["REPORT"]).read_text(encoding="utf-8")
    assert "10 rows read, 9 of them name a block" in page and "9999" in page
    rules = {row["regel"]: row["stufe"] for row in rows_of(result["FINDINGS"])}
    assert rules == {"Z01": "warnung", "Z03": "fehler", "Z08": "hinweis"}


def test_keys_of_other_kinds_get_official_ones(qgis_app, tmp_path):
    rows = [(key, "KR 7" if region == WEST else "Köttenich") for key, region in FULL]
    path = write_csv(tmp_path / "z.csv", [("nr", "raum"), *rows])
    result = run(qgis_app, TABLE=str(path))
    regions = {row["sr_id"]: row for row in rows_of(result["REGIONS"])}
    # A number that people know stays.
    assert set(regions) == {f"{AGS}-01", f"{AGS}-07"}
    by_block = regions_of(result["BLOCKS"])
    west, east = regions[by_block["0101"]], regions[by_block["0104"]]
    assert west["sr_kurz"] == "KR 7" and east["sr_name"] == "Köttenich"
    assert "Z12" in {row["regel"] for row in rows_of(result["FINDINGS"])}
    kept = run(qgis_app, TABLE=str(path), NEW_KEYS=False)
    assert set(regions_of(kept["BLOCKS"]).values()) == {"KR 7", "Köttenich"}


def test_labels_and_names_of_the_table_are_taken(qgis_app, tmp_path):
    rows = [
        (key, region, f"K {region[-1]}", f"Raum {region[-1]}") for key, region in HALVES.items()
    ]
    path = write_csv(tmp_path / "z.csv", [("baustein_id", "sr_id", "sr_kurz", "sr_name"), *rows])
    result = run(qgis_app, TABLE=str(path))
    found = {row["sr_id"]: (row["sr_kurz"], row["sr_name"]) for row in rows_of(result["REGIONS"])}
    assert found == {WEST: ("K 1", "Raum 1"), EAST: ("K 2", "Raum 2")}


def test_columns_and_sheet_may_be_chosen(qgis_app, tmp_path):
    rows = [(key, "alt", region) for key, region in FULL]
    path = write_ods(tmp_path / "z.ods", [("nr", "2019", "2024"), *rows])
    result = run(qgis_app, TABLE=str(path), TABLE_REGION="2024", SHEET="Zuordnung")
    assert regions_of(result["BLOCKS"]) == HALVES
    sentence = sentence_of(
        qgis_app,
        "sozialraum:importplan",
        {"INPUT": plan_layer(BLANK), **FIELDS, **OUTPUTS, "TABLE": str(path), "SHEET": "Fehlt"},
    )
    assert "no sheet “Fehlt”" in sentence and "Zuordnung" in sentence


def box(left: float, right: float, bottom: float = 0, top: float = 200) -> str:
    """A rectangle in metres from the corner of the blocks, which are 100 m wide."""
    x, y = 320_000, 5_630_000
    corners = [(left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)]
    return f"Polygon(({', '.join(f'{x + a} {y + b}' for a, b in corners)}))"


def test_what_libreoffice_writes_beside_the_values(qgis_app, tmp_path):
    # A number format that shows zeros, a number with separators, a remark, repeated cells, rows in
    # a group, a row repeated three times.
    cell = '<table:table-cell office:value-type="{}" office:value="{}">{}</table:table-cell>'
    path = write_ods(tmp_path / "z.ods", [("Nr", None, "sr_id")])
    with zipfile.ZipFile(path) as archive:
        content = archive.read("content.xml").decode()
    formatted = cell.format("float", 101, "<text:p>0101</text:p>")
    grouped = cell.format("float", 102, "<text:p>1,02E+02</text:p>")
    remark = (
        '<table:table-cell office:value-type="string"><office:annotation><text:p>0199</text:p>'
        f"</office:annotation><text:p>{WEST[:5]}<text:span>{WEST[5:]}</text:span></text:p>"
        "</table:table-cell>"
    )
    gap = '<table:table-cell table:number-columns-repeated="1"/>'
    first = f"<table:table-row>{formatted}{gap}{remark}</table:table-row>"
    second = f"<table:table-row>{grouped}{gap}{remark}</table:table-row>"
    text = cell.replace(' office:value="{}"', "").format("string", "<text:p>0201</text:p>")
    third = f'<table:table-row table:number-rows-repeated="3">{text}{gap}{remark}</table:table-row>'
    rows = f"{first}<table:table-row-group>{second}</table:table-row-group>{third}"
    mark = '<table:table-row table:number-rows-repeated="1048000">'
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("content.xml", content.replace(mark, rows + mark))
    result = run(qgis_app, TABLE=str(path))
    found = {key for key, region in regions_of(result["BLOCKS"]).items() if region == WEST}
    assert found == {"0101", "0102", "0201"}
    assert (result["ROWS_READ"], result["REPAIRED_KEYS"], result["UNKNOWN_KEYS"]) == (5, 1, 0)


def areas(rows):
    return make_layer(
        [(wkt, key, name) for wkt, key, name in rows], "field=sr_id:string&field=sr_name:string"
    )


def test_a_layer_of_existing_areas(qgis_app):
    # WEST reaches 40 % into the third column, two polygons make up EAST, and the last column of
    # the upper row lies in nobody's area.
    west = box(0, 240)
    below = box(240, 400, 0, 100)
    above = box(240, 300, 100, 200)
    layer = areas([(west, WEST, "Westen"), (below, EAST, "Osten"), (above, EAST, "Osten")])
    by_area = run(qgis_app, POLYGONS=layer)
    expected = {**HALVES, "0204": ""}
    assert regions_of(by_area["BLOCKS"]) == expected
    names = {row["sr_id"]: row["sr_name"] for row in rows_of(by_area["REGIONS"])}
    assert names == {WEST: "Westen", EAST: "Osten"}
    assert "Z10" in {row["regel"] for row in rows_of(by_area["FINDINGS"])}
    assert (by_area["ASSIGNED"], by_area["UNASSIGNED"]) == (7, 1)


def test_blocks_with_less_than_half_in_their_area_are_listed(qgis_app):
    # WEST holds 45 % of the third column, and nobody the rest of it.
    west = box(0, 245)
    result = run(qgis_app, POLYGONS=areas([(west, WEST, "Westen")]))
    listed = [row for row in rows_of(result["FINDINGS"]) if row["regel"] == "Z14"]
    assert {row["baustein_id"] for row in listed} == {"0103", "0203"}
    # What was done with them; the sign does not leave its number at the end of a line.
    assert all("assigned to “Westen”" in row["meldung"] for row in listed)
    assert all("45.0\u00a0%" in row["meldung"] for row in listed)
    page = Path(result["REPORT"]).read_text(encoding="utf-8")
    assert "Blocks with less than half in their Sozialraum" in page


def test_by_point_on_the_surface(qgis_app):
    west = box(0, 260)
    east = box(245, 400)
    layer = areas([(west, WEST, "Westen"), (east, EAST, "Osten")])
    assert regions_of(run(qgis_app, POLYGONS=layer, POLYGONS_RULE=1)["BLOCKS"]) == {
        **HALVES,
        "0103": WEST,
        "0203": WEST,
    }


def test_a_field_of_the_blocks(qgis_app):
    layer = plan_layer([[WEST, WEST, EAST, None]] * 2)
    result = run(qgis_app, INPUT=layer, FIELD="sr_id")
    assert regions_of(result["BLOCKS"]) == {**HALVES, "0104": "", "0204": ""}
    assert [row["regel"] for row in rows_of(result["FINDINGS"])] == ["Z11"]


def test_the_plan_file_opens_as_the_plan_that_was_imported(qgis_app, tmp_path):
    from sozialraumplaner.gis.plan_file import Mode, PlanFile

    table = write_csv(tmp_path / "Entwurf 3.csv", [("nr", "sr_id"), *FULL])
    path = tmp_path / "Pläne & mehr.gpkg"
    run(qgis_app, TABLE=str(table), PLAN_FILE=str(path), MIN_POPULATION=300)
    opened = PlanFile.open(path, mode=Mode.READ)
    try:
        plan = opened.plan
        assert {
            str(key): plan.regions[region].key
            for key, region in zip(plan.blocks.keys, plan.region_of)
        } == HALVES
        assert opened.info.title == "Entwurf 3" and opened.info.minimum == 300
        (note,) = [each for each in opened.file.notes() if each.kind == "import"]
        assert note.text == "Entwurf 3.csv" and note.data["rows_read"] == 8
    finally:
        opened.file.close()
    again = {"INPUT": plan_layer(BLANK), **FIELDS, **OUTPUTS, "TABLE": str(table)}
    before = path.read_bytes()
    sentence = sentence_of(qgis_app, "sozialraum:importplan", {**again, "PLAN_FILE": str(path)})
    # Nothing can be switched to have it replaced: another name is all there is to say.
    assert "Pläne & mehr.gpkg" in sentence and "choose another name" in sentence
    assert path.read_bytes() == before, "other plans in the file are not lost"


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({}, "Nothing says yet"),
        ({"FIELD": "ort", "POLYGONS": "areas"}, "choose one of them only"),
        ({"TABLE": "fremd.csv"}, "No column of “fremd.csv” holds keys of the blocks"),
        ({"TABLE": "leer.csv"}, "holds no row with a block and a Sozialraum"),
        ({"TABLE": "unklar.csv"}, "Several columns of “unklar.csv”"),
        ({"TABLE": "kaputt.ods"}, "damaged or not a table"),
        ({"TABLE": "fehlt.csv"}, "does not exist"),
        ({"TABLE": "ohne.csv"}, "No block gets a Sozialraum"),
        ({"FIELD": "sr_id"}, "No block gets a Sozialraum"),
        ({"POLYGONS": "areas", "POLYGONS_KEY": "fehlt"}, "fehlt"),
        ({"POLYGONS": "nameless"}, "holds no areas with a key"),
    ],
)
def test_bad_input_is_one_sentence(qgis_app, tmp_path, changes, part):
    write_csv(tmp_path / "fremd.csv", [("nr", "sr"), ("A-1", WEST), ("A-2", EAST)])
    write_csv(tmp_path / "leer.csv", [])
    write_csv(tmp_path / "unklar.csv", [("nr", "a", "b"), *[(k, "x", "y") for k in HALVES]])
    write_csv(tmp_path / "ohne.csv", [("nr", "sr"), ("0101", None), ("0102", None), ("x", "y")])
    (tmp_path / "kaputt.ods").write_bytes(write_ods(tmp_path / "x.ods", [(1, 2)]).read_bytes()[:90])
    layers = {
        "areas": areas([(square_wkt(0, 0), WEST, "Westen")]),
        "nameless": areas([(square_wkt(0, 0), None, None)]),
    }
    chosen = {
        name: str(tmp_path / value) if name == "TABLE" else layers.get(value, value)
        for name, value in changes.items()
    }
    parameters = {"INPUT": plan_layer(BLANK), **FIELDS, **OUTPUTS, **chosen}
    sentence = sentence_of(qgis_app, "sozialraum:importplan", parameters)
    assert part in sentence and "Traceback" not in sentence


def test_a_refused_run_leaves_no_file(qgis_app, tmp_path):
    table = write_csv(tmp_path / "z.csv", [("nr", "sr"), ("A-1", WEST)])
    out = tmp_path / "out"
    out.mkdir()
    sentence_of(
        qgis_app,
        "sozialraum:importplan",
        {
            "INPUT": plan_layer(BLANK),
            **FIELDS,
            "TABLE": str(table),
            "BLOCKS": str(out / "b.gpkg"),
            "FINDINGS": str(out / "f.gpkg"),
            "REPORT": str(out / "r.html"),
            "PLAN_FILE": str(out / "p.gpkg"),
        },
    )
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("way", ["FIELD", "TABLE", "POLYGONS"])
def test_labels_count_like_the_keys_whatever_the_plan_comes_from(qgis_app, tmp_path, way):
    # The numbers run against the order in which regions would be numbered by their places.
    west, east = f"{AGS}-09", f"{AGS}-04a"
    keys = {key: west if region == WEST else east for key, region in HALVES.items()}
    bare = make_layer(
        [
            (
                square_wkt(c, r),
                block_key(c, r),
                AGS,
                "Kreuzau",
                500,
                f"Ort {c}",
                keys[block_key(c, r)],
            )
            for r in range(2)
            for c in range(4)
        ],
        "field=nr:string&field=ags:string&field=gem:string&field=ew:integer&field=ort:string"
        "&field=raum:string",
    )
    sources = {
        "FIELD": {"FIELD": "raum"},
        "TABLE": {"TABLE": str(write_csv(tmp_path / "z.csv", [("nr", "raum"), *keys.items()]))},
        "POLYGONS": {"POLYGONS": areas([(box(0, 200), west, None), (box(200, 400), east, None)])},
    }
    result = run(qgis_app, INPUT=bare, **sources[way])
    labels = {row["sr_id"]: row["sr_kurz"] for row in rows_of(result["REGIONS"])}
    assert labels == {west: "KR 9", east: "KR 4a"}


def test_fields_with_label_and_name_of_the_blocks(qgis_app):
    # sr_kurz and sr_name belong to sr_id, not to another division of the same blocks.
    layer = plan_layer([[WEST, WEST, EAST, EAST]] * 2)
    own = run(qgis_app, INPUT=layer, FIELD="sr_id")
    assert {row["sr_name"] for row in rows_of(own["REGIONS"])} == {"Name 01", "Name 02"}
    other = run(qgis_app, INPUT=layer, FIELD="ort")
    names = {row["sr_name"] for row in rows_of(other["REGIONS"])}
    assert names == {"Ort 1", "Ort 2"}
    chosen = run(qgis_app, INPUT=layer, FIELD="ort", FIELD_SHORT="gem", FIELD_NAME="sr_name")
    rows = rows_of(chosen["REGIONS"])
    assert {row["sr_kurz"] for row in rows} == {"Kreuzau"}
    # Two Sozialräume with one label, which nobody could tell apart on the map.
    (told,) = [row for row in rows_of(chosen["FINDINGS"]) if row["regel"] == "Z15"]
    assert "Kreuzau" in told["meldung"]


def test_regions_across_municipalities_are_said_as_what_they_are(qgis_app):
    rows = [
        (square_wkt(c, 0), f"B{c}", ags, ags, 500, "Ort", kind)
        for c, (ags, kind) in enumerate(zip([AGS] * 2 + ["05358032"] * 2, "abab"))
    ]
    fields = FIELDS | {"POPULATION_FIELD": "ew"}
    layer = make_layer(
        rows,
        "field=nr:string&field=ags:string&field=gem:string&field=ew:integer"
        "&field=ort:string&field=typ:string",
    )
    result = run(qgis_app, INPUT=layer, **fields, FIELD="typ")
    (told,) = [row for row in rows_of(result["FINDINGS"]) if row["regel"] == "Z13"]
    assert told["stufe"] == "fehler" and "2 of 2" in told["meldung"]
    free = run(qgis_app, INPUT=layer, **fields, FIELD="typ", WITHIN_MUNICIPALITY=False)
    assert "Z13" not in {row["regel"] for row in rows_of(free["FINDINGS"])}


def test_limits_that_nothing_fits_are_refused(qgis_app):
    layer = plan_layer([[WEST, WEST, EAST, EAST]] * 2)
    sentence = sentence_of(
        qgis_app,
        "sozialraum:importplan",
        {
            "INPUT": layer,
            **FIELDS,
            **OUTPUTS,
            "FIELD": "sr_id",
            "MIN_POPULATION": 20_000,
            "MAX_POPULATION": 10_000,
        },
    )
    assert "20,000" in sentence and "10,000" in sentence
