# SPDX-License-Identifier: GPL-2.0-or-later
"""``prepareblocks`` on layers as people have them."""

from __future__ import annotations

import pytest
from layers import MAPPING, Log, grid_layer, make_layer, rows_of, sentence_of, square_wkt
from qgis.core import NULL

ALGORITHM = "sozialraum:prepareblocks"


def prepare(qgis_app, layer, **changes):
    return qgis_app.run(ALGORITHM, {"INPUT": layer, **MAPPING, **changes}, feedback=Log())


def findings(result) -> list[tuple[str, str]]:
    return [(row["regel"], row["baustein_id"]) for row in rows_of(result["FINDINGS"])]


def test_clean_blocks_come_back_with_standard_fields_and_those_of_the_source(qgis_app):
    result = prepare(qgis_app, grid_layer())
    assert (result["BLOCK_COUNT"], result["POPULATION"]) == (24, 6000)
    assert findings(result) == []
    names = result["BLOCKS"].fields().names()
    assert names[:7] == [
        "baustein_id",
        "ags",
        "gem_name",
        "ortsteil",
        "name",
        "einwohner",
        "flaeche_ha",
    ]
    assert names[7:] == ["nr", "gem", "ew", "ort"], "ags already has its standard name"
    first = rows_of(result["BLOCKS"])[0]
    assert first["baustein_id"] == "0000" and first["gem_name"] == "Kreuzau"
    assert first["flaeche_ha"] == pytest.approx(1.0, rel=2e-3), "UTM scale is below 0.1 %"


def test_faults_are_repaired_or_listed_and_nothing_is_silent(qgis_app):
    bow_tie = (
        "Polygon((320000 5630000, 320100 5630100, 320100 5630000, 320000 5630100, 320000 5630000))"
    )
    two = f"Multi{square_wkt(4, 0)}".replace("((", "(((").replace("))", "))")
    two += ", ((320600 5630000, 320650 5630000, 320650 5630050, 320600 5630000)))"
    layer = make_layer(
        [
            (bow_tie, "A", "05358028", "Kreuzau", 100, ""),
            (square_wkt(1, 0), "B", "05358028", "Kreuzau", 100, ""),
            (square_wkt(2, 0), "B", "05358028", "Kreuzau", 100, ""),
            (square_wkt(3, 0), "", "05358028", "Kreuzau", -5, ""),
            (two, "D", "05358028", "Kreuzau", None, ""),
            (None, "E", "05358028", "Kreuzau", 7, ""),
            (square_wkt(5, 0), " F ", "", "Kreuzau", -9, ""),
        ],
        kind="MultiPolygon",
    )
    result = prepare(qgis_app, layer)
    assert result["BLOCK_COUNT"] == 6 and result["POPULATION"] == 300
    assert result["UNKNOWN_POPULATION"] == 3
    rules = dict.fromkeys(rule for rule, _ in findings(result))
    assert set(rules) == {"B01", "B02", "B03", "B04", "B05", "B06", "B07", "B09", "B10"}
    keys = [row["baustein_id"] for row in rows_of(result["BLOCKS"])]
    assert len(set(keys)) == 6 and {"A", "B", "B~2", "D", "F"} <= set(keys)
    by_key = {row["baustein_id"]: row for row in rows_of(result["BLOCKS"])}
    assert by_key["D"]["einwohner"] == NULL, "an unknown number is NULL, never 0"
    lost = [row for row in rows_of(result["FINDINGS"]) if row["regel"] == "B03"]
    assert "E" in lost[0]["meldung"] and "7" in lost[0]["meldung"]


def test_blocks_that_no_border_connects_are_named(qgis_app):
    layer = grid_layer()
    island = make_layer(
        [
            *[
                (square_wkt(column, 0), f"{column}", "05358028", "Kreuzau", 100, "")
                for column in range(3)
            ],
            (square_wkt(9, 9), "Insel", "05358028", "Kreuzau", 60, ""),
            # Touches the others in one corner only.
            (square_wkt(3, 1), "Ecke", "05358028", "Kreuzau", 50, ""),
        ]
    )
    assert prepare(qgis_app, layer)["ISOLATED"] == 0
    result = prepare(qgis_app, island)
    assert [entry for entry in findings(result) if entry[0] == "B08"] == [
        ("B08", "Insel"),
        ("B08", "Ecke"),
    ]


def test_neighbours_are_written_with_the_length_of_their_border(qgis_app):
    result = prepare(qgis_app, grid_layer(2, 1), NEIGHBOURS="TEMPORARY_OUTPUT")
    (row,) = rows_of(result["NEIGHBOURS"])
    assert (row["von"], row["nach"], row["grenze_m"]) == ("0000", "0001", 100.0)


def test_three_dimensional_and_curved_outlines_become_plain_polygons(qgis_app):
    layer = make_layer(
        [
            ("PolygonZ((0 0 5, 100 0 5, 100 100 5, 0 100 5, 0 0 5))", "A", "1", "x", 1, ""),
            (
                "CurvePolygon(CompoundCurve((100 0, 200 0, 200 100, 100 100), "
                "CircularString(100 100, 90 50, 100 0)))",
                "B",
                "1",
                "x",
                2,
                "",
            ),
        ],
        kind="CurvePolygonZ",
    )
    result = prepare(qgis_app, layer)
    assert result["BLOCK_COUNT"] == 2
    for feature in result["BLOCKS"].getFeatures():
        assert feature.geometry().isGeosValid() and not feature.geometry().constGet().is3D()


def test_names_encoded_twice_are_repaired_with_a_finding(qgis_app):
    layer = make_layer([(square_wkt(0, 0), "A", "05358008", "DÃ¼ren", 5, "")])
    result = prepare(qgis_app, layer)
    assert rows_of(result["BLOCKS"])[0]["gem_name"] == "Düren"
    assert findings(result) == [("B13", "")]


@pytest.mark.parametrize("key", ["5358028", "053580028028", "53580028028"])
def test_municipality_keys_come_in_the_form_of_the_ags(qgis_app, key):
    layer = make_layer([(square_wkt(0, 0), "A", key, "Kreuzau", 5, "")])
    result = prepare(qgis_app, layer)
    assert rows_of(result["BLOCKS"])[0]["ags"] == "05358028"
    assert [rule for rule, _ in findings(result)] == ["B14"]


def test_a_municipality_that_is_no_key_is_said(qgis_app):
    result = prepare(qgis_app, grid_layer(), MUNICIPALITY_FIELD="gem")
    assert findings(result) == [("B15", "")]
    assert "Kreuzau" in rows_of(result["FINDINGS"])[0]["meldung"]


SENTENCES = {
    "no features": (lambda: make_layer([]), {}, "holds no features"),
    "no polygons": (
        lambda: make_layer([("Point(0 0)", "A", "1", "x", 1, "")], kind="Point"),
        {},
        "polygon",
    ),
    "no CRS": (
        lambda: make_layer([(square_wkt(0, 0), "A", "1", "x", 1, "")], crs=""),
        {},
        "no coordinate",
    ),
    "degrees": (
        lambda: make_layer(
            [("Polygon((6 50, 7 50, 7 51, 6 50))", "A", "1", "x", 1, "")], crs="EPSG:4326"
        ),
        {},
        "degrees",
    ),
    "feet": (
        lambda: make_layer([(square_wkt(0, 0), "A", "1", "x", 1, "")], crs="EPSG:2263"),
        {},
        "not measured in metres",
    ),
    "web mercator": (
        lambda: make_layer(
            [
                (
                    "Polygon((720000 6580000, 720900 6580000, 720900 6580900, 720000 6580000))",
                    *("A", "1", "x", 1, ""),
                )
            ],
            crs="EPSG:3857",
        ),
        {},
        "Mercator",
    ),
    "no municipality at all": (grid_layer, {"MUNICIPALITY_FIELD": ""}, "are not known"),
    "a rule that is none": (
        grid_layer,
        {"MUNICIPALITY_FIELD": "", "MUNICIPALITY_RULE": "die ersten acht"},
        "die ersten acht",
    ),
    "all geometries missing": (
        lambda: make_layer([(None, str(n), "1", "x", 1, "") for n in range(5)]),
        {},
        "No feature",
    ),
    "residents are words": (
        lambda: make_layer([(square_wkt(0, 0), "A", "1", "x", 1, "viele")]),
        {"POPULATION_FIELD": "ort"},
        "no numbers",
    ),
    "a key that does not tell blocks apart": (
        grid_layer,
        {"KEY_FIELD": "gem"},
        "does not tell the blocks apart: 24 blocks share 1 keys",
    ),
    "signs are words": (grid_layer, {"MISSING_VALUES": "keine"}, "list of numbers"),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_a_layer_that_cannot_be_used_is_refused_in_one_sentence(qgis_app, case):
    make, changes, part = SENTENCES[case]
    sentence = sentence_of(qgis_app, ALGORITHM, {"INPUT": make(), **MAPPING, **changes})
    assert part in sentence and "Traceback" not in sentence and "\n" not in sentence.strip()


def test_blocks_without_residents_wait_for_them(qgis_app):
    result = prepare(qgis_app, grid_layer(), POPULATION_FIELD="")
    assert (result["POPULATION"], result["UNKNOWN_POPULATION"]) == (0, 24)
    assert all(
        row["einwohner"] is None or row["einwohner"] == NULL for row in rows_of(result["BLOCKS"])
    )
    assert findings(result) == [], "nothing is wrong with blocks that nobody has counted yet"


def test_one_municipality_for_all_blocks_of_a_city(qgis_app):
    result = prepare(qgis_app, grid_layer(), MUNICIPALITY_FIELD="", MUNICIPALITY_RULE="05315000")
    assert {row["ags"] for row in rows_of(result["BLOCKS"])} == {"05315000"}


def test_hairline_gaps_are_closed_and_said_before_and_after(qgis_app, tmp_path):
    apart = make_layer(
        [
            (square_wkt(0, 0), "1", "05358028", "Kreuzau", 500, ""),
            (square_wkt(1.003, 0), "2", "05358028", "Kreuzau", 500, ""),
            (square_wkt(2.05, 0), "3", "05358028", "Kreuzau", 500, ""),
        ]
    )
    report = tmp_path / "bericht.html"
    result = prepare(
        qgis_app, apart, NEIGHBOURS="TEMPORARY_OUTPUT", REPORT=str(report), MIN_BORDER=1
    )
    shapes = {f["baustein_id"]: f.geometry() for f in result["BLOCKS"].getFeatures()}
    assert shapes["1"].touches(shapes["2"]) and shapes["1"].distance(shapes["2"]) == 0
    assert shapes["2"].distance(shapes["3"]) > 4, "a street of 4.7 m is no hairline gap"
    (line,) = rows_of(result["NEIGHBOURS"])
    assert (line["von"], line["nach"], line["art"]) == ("1", "2", "grenze")
    rules = dict.fromkeys(rule for rule, _ in findings(result))
    assert "B16" in rules and "B27" in rules
    assert "Before" in report.read_text(encoding="utf-8")
    untouched = prepare(qgis_app, apart, REPAIR=False)
    for feature in untouched["BLOCKS"].getFeatures():
        (before,) = [f for f in apart.getFeatures() if f["nr"] == feature["baustein_id"]]
        assert feature.geometry().isGeosEqual(before.geometry())


def test_a_wrong_field_is_refused_with_the_fields_that_exist(qgis_app):
    sentence = sentence_of(
        qgis_app, ALGORITHM, {"INPUT": grid_layer(), **MAPPING, "KEY_FIELD": "schluessel"}
    )
    assert "schluessel" in sentence and "nr, ags" in sentence


def test_sentences_are_german_for_germans(qgis_app, german):
    layer = make_layer([(square_wkt(0, 0), "A", "1", "x", 1, "")], crs="")
    sentence = sentence_of(qgis_app, ALGORITHM, {"INPUT": layer, **MAPPING})
    assert "Koordinatenbezugssystem" in sentence


def test_cancelling_writes_nothing(qgis_app, tmp_path):
    feedback = Log()
    feedback.cancel()
    target = tmp_path / "bausteine.gpkg"
    with pytest.raises(Exception, match="Cancelled"):
        qgis_app.run(
            ALGORITHM,
            {"INPUT": grid_layer(20, 20), **MAPPING, "BLOCKS": str(target)},
            feedback=feedback,
        )
    assert list(tmp_path.iterdir()) == []


def test_an_output_folder_that_does_not_exist_is_one_sentence(qgis_app, tmp_path):
    sentence = sentence_of(
        qgis_app,
        ALGORITHM,
        {"INPUT": grid_layer(), **MAPPING, "BLOCKS": str(tmp_path / "fehlt" / "b.gpkg")},
    )
    assert "The folder" in sentence and "does not exist" in sentence


def test_a_folder_without_permission_is_one_sentence(qgis_app, closed_folder):
    sentence = sentence_of(
        qgis_app,
        ALGORITHM,
        {"INPUT": grid_layer(), **MAPPING, "BLOCKS": str(closed_folder / "b.gpkg")},
    )
    assert "may not write" in sentence and list(closed_folder.iterdir()) == []


def test_a_run_that_fails_while_writing_leaves_no_layer(qgis_app, tmp_path):
    # The second output cannot be made: its place is taken by a folder of that name.
    (tmp_path / "befunde.gpkg").mkdir()
    with pytest.raises(Exception, match="befunde"):
        qgis_app.run(
            ALGORITHM,
            {
                "INPUT": grid_layer(),
                **MAPPING,
                "BLOCKS": str(tmp_path / "b.gpkg"),
                "FINDINGS": str(tmp_path / "befunde.gpkg"),
            },
        )
    assert [path.name for path in tmp_path.iterdir()] == ["befunde.gpkg"]


def test_blocks_that_are_prepared_again_keep_their_bridges(qgis_app):
    far = make_layer(
        [
            (square_wkt(0, 0), "1", "05358028", "Kreuzau", 500, ""),
            (square_wkt(9, 0), "2", "05358028", "Kreuzau", 500, "1"),
        ],
        "field=nr:string&field=ags:string&field=gem:string&field=ew:integer&field=bruecke:string",
    )
    result = prepare(qgis_app, far, PLACE_FIELD="")
    assert (result["ISOLATED"], result["COMPONENTS"]) == (0, 1)
    assert [row["bruecke"] for row in rows_of(result["BLOCKS"])] == ["", "1"]


def test_rings_that_do_not_end_where_they_began_still_have_all_their_borders(qgis_app):
    def unclosed(x: float) -> str:
        corners = [(x, 0), (x + 100, 0), (x + 100, 100), (x, 100)]
        return f"Polygon(({', '.join(f'{320_000 + a} {5_630_000 + b}' for a, b in corners)}))"

    layer = make_layer(
        [(unclosed(0), "1", "05358028", "x", 5, ""), (unclosed(100), "2", "05358028", "x", 5, "")]
    )
    result = prepare(qgis_app, layer, NEIGHBOURS="TEMPORARY_OUTPUT")
    # The side that is missing in the second ring is the one it shares with the first.
    assert [row["grenze_m"] for row in rows_of(result["NEIGHBOURS"])] == [100]


def test_blank_municipalities_are_filled_from_outlines(qgis_app):
    towns = make_layer(
        [(square_wkt(0, 0, 400), "05358028", "Kreuzau"), (square_wkt(4, 0, 400), "05358008", "D")],
        "field=AGS:string&field=GEN:string",
    )
    layer = make_layer(
        [
            (square_wkt(0, 0), "1", "05358028", "", 5, ""),
            (square_wkt(1, 0), "2", "", "", 5, ""),
            (square_wkt(5, 0), "3", None, "", 5, ""),
            (square_wkt(20, 20), "4", "", "", 5, ""),
        ]
    )
    result = prepare(qgis_app, layer, MUNICIPALITIES=towns)
    rows = {row["baustein_id"]: (row["ags"], row["gem_name"]) for row in rows_of(result["BLOCKS"])}
    assert rows["2"] == ("05358028", "Kreuzau") and rows["3"] == ("05358008", "D")
    assert [entry for entry in findings(result) if entry[0] in ("B09", "B31")] == [("B31", "4")]
    assert "B34" in dict(findings(result))


def test_municipalities_from_keys_are_checked_like_those_from_a_field(qgis_app):
    result = prepare(qgis_app, grid_layer(), MUNICIPALITY_FIELD="", MUNICIPALITY_RULE="2")
    assert "B15" in dict(findings(result)), "00 is no AGS"


def test_outlines_that_cover_no_block_are_refused(qgis_app):
    far = make_layer(
        [(square_wkt(500, 500), "05358028", "Kreuzau")], "field=AGS:string&field=GEN:string"
    )
    parameters = {"INPUT": grid_layer(), **MAPPING, "MUNICIPALITY_FIELD": "", "MUNICIPALITIES": far}
    assert "cover the blocks" in sentence_of(qgis_app, ALGORITHM, parameters)
