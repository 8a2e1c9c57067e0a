# SPDX-License-Identifier: GPL-2.0-or-later
"""``connectblocks``: barriers and bridges as people hand them in."""

from __future__ import annotations

from pathlib import Path

import pytest
from layers import MAPPING, Log, grid_layer, make_layer, rows_of, sentence_of, square_wkt
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)

ALGORITHM = "sozialraum:connectblocks"
OUTPUTS = {
    "BLOCKS": "TEMPORARY_OUTPUT",
    "NEIGHBOURS": "TEMPORARY_OUTPUT",
    "FINDINGS": "TEMPORARY_OUTPUT",
}


def prepared(qgis_app, layer: QgsVectorLayer) -> QgsVectorLayer:
    return qgis_app.run("sozialraum:prepareblocks", {"INPUT": layer, **MAPPING})["BLOCKS"]


@pytest.fixture(scope="module")
def blocks(qgis_app) -> QgsVectorLayer:
    """Six columns, four rows; keys "0000" to "0305": row, then column."""
    return prepared(qgis_app, grid_layer())


def connect(qgis_app, layer, log=None, **changes) -> dict:
    return qgis_app.run(ALGORITHM, {"INPUT": layer, **OUTPUTS, **changes}, feedback=log or Log())


def at(column: float, row: float) -> str:
    return f"{320_000 + 100 * column} {5_630_000 + 100 * row}"


def line_wkt(*places: tuple[float, float]) -> str:
    return f"LineString({', '.join(at(*place) for place in places)})"


def features(*wkts, kind: str = "LineString", crs: str = "EPSG:25832", name: str = "Rur"):
    layer = make_layer([(wkt, name) for wkt in wkts], "field=name:string", crs, kind)
    layer.setName("Gewässer")
    return layer


def river(column: float = 3, **changes) -> QgsVectorLayer:
    """A river along a grid line, from below to above the blocks."""
    return features(line_wkt((column, -1), (column, 5)), **changes)


def by_state(result) -> dict[str, set[tuple[str, str]]]:
    states: dict[str, set[tuple[str, str]]] = {}
    for row in rows_of(result["NEIGHBOURS"]):
        if row["art"] == "grenze":
            states.setdefault(row["barriere"], set()).add((row["von"], row["nach"]))
    return states


def bridges(result) -> set[tuple[str, str]]:
    rows = rows_of(result["NEIGHBOURS"])
    return {(row["von"], row["nach"]) for row in rows if row["art"] == "bruecke"}


def rules(result) -> list[str]:
    return [row["regel"] for row in rows_of(result["FINDINGS"])]


ACROSS = {(f"0{row}02", f"0{row}03") for row in range(4)}


# Barriers


def test_a_river_cuts_the_borders_along_it_and_the_block_layer_carries_it(qgis_app, blocks):
    result = connect(qgis_app, blocks, BARRIERS=[river()])
    assert by_state(result)["getrennt"] == ACROSS
    assert set(by_state(result)) == {"frei", "getrennt"}
    assert (result["CUT"], result["WEAKENED"], result["CROSSED"]) == (4, 0, 0)
    assert (result["BRIDGES"], result["COMPONENTS"], result["ISOLATED"]) == (0, 2, 1)
    cut = next(row for row in rows_of(result["NEIGHBOURS"]) if row["barriere"] == "getrennt")
    assert (cut["grenze_m"], cut["anteil_barriere"], cut["barriere_name"]) == (100, 1, "Rur")
    rows = {row["baustein_id"]: row for row in rows_of(result["BLOCKS"])}
    assert rows["0102"]["getrennt"] == "0103" and rows["0103"]["getrennt"] == "0102"
    assert not rows["0101"]["getrennt"]
    before = blocks.fields().names()
    assert result["BLOCKS"].fields().names() == [*before, "bruecke", "getrennt"]
    assert [{name: row[name] for name in before} for row in rows.values()] == rows_of(blocks)


def test_what_was_written_is_what_the_next_step_reads(qgis_app, blocks):
    from sozialraumplaner.gis.layers import read_block_layer

    table = make_layer([(None, "0000", "0305")], "field=von:string&field=nach:string", "", "None")
    result = connect(qgis_app, blocks, BARRIERS=[river()], BRIDGES_TABLE=table)
    read = read_block_layer(result["BLOCKS"])
    keys = read.blocks.keys
    edges = {
        (keys[a], keys[b], bool(bridge))
        for a, b, bridge in zip(read.contiguity.left, read.contiguity.right, read.contiguity.bridge)
    }
    borders = {(keys[a], keys[b]) for a, b in zip(read.borders.left, read.borders.right)}
    assert borders > ACROSS
    assert edges == {(a, b, False) for a, b in borders - ACROSS} | {("0000", "0305", True)}


def test_sozialraeume_do_not_reach_across_a_cut(qgis_app, blocks):
    result = connect(qgis_app, blocks, BARRIERS=[river()])
    plan = qgis_app.run(
        "sozialraum:delineate",
        {
            "INPUT": result["BLOCKS"],
            "MIN_POPULATION": 1000,
            "TARGET_POPULATION": 3000,
            "KEEP_PLACES": False,
            "BLOCKS": "TEMPORARY_OUTPUT",
            "REGIONS": "TEMPORARY_OUTPUT",
        },
    )
    west = {row["sr_id"] for row in rows_of(plan["BLOCKS"]) if row["baustein_id"][2:] < "03"}
    east = {row["sr_id"] for row in rows_of(plan["BLOCKS"]) if row["baustein_id"][2:] >= "03"}
    assert len(west) == len(east) == 1 and west != east


def test_parts_that_a_barrier_separates_are_named_as_such(qgis_app, blocks):
    result = connect(qgis_app, blocks, BARRIERS=[river(1)])
    (row,) = [row for row in rows_of(result["FINDINGS"]) if row["regel"] == "N14"]
    assert row["baustein_id"] == "0000, 0100, 0200, 0300" and row["stufe"] == "warnung"
    assert "Barriers separate" in row["meldung"] and "1,000 residents" in row["meldung"]


def test_a_layer_that_weakens_and_a_share_below_the_limit(qgis_app, blocks):
    weak = connect(qgis_app, blocks, WEAK_BARRIERS=[river()])
    assert by_state(weak)["geschwaecht"] == ACROSS and weak["CUT"] == 0
    assert not any(row["getrennt"] for row in rows_of(weak["BLOCKS"]))
    short = features(line_wkt((3, 0), (3, 1.2)))
    partly = connect(qgis_app, blocks, BARRIERS=[short])
    assert by_state(partly)["getrennt"] == {("0002", "0003")}
    assert by_state(partly)["geschwaecht"] == {("0102", "0103")}, "20 m and the round end"
    assert connect(qgis_app, blocks, BARRIERS=[short], CUT_SHARE=40)["CUT"] == 2


@pytest.mark.parametrize(("aside", "cut"), [(0.19, 4), (0.21, 0)])
def test_the_distance_decides(qgis_app, blocks, aside, cut):
    assert connect(qgis_app, blocks, BARRIERS=[river(3 + aside)])["CUT"] == cut
    assert connect(qgis_app, blocks, BARRIERS=[river(3 + aside)], DISTANCE=25)["CUT"] == 4


def test_crossings_reopen_what_they_touch(qgis_app, blocks):
    point = features(f"Point({at(3.1, 1.5)})", kind="Point")
    road = features(line_wkt((2.5, 2.5), (3.5, 2.5)))
    expected = {"point": ("0102", "0103"), "road": ("0202", "0203")}
    for kind, layer in (("point", point), ("road", road)):
        result = connect(qgis_app, blocks, BARRIERS=[river()], CROSSINGS=layer)
        assert by_state(result)["querung"] == {expected[kind]}, kind
        assert by_state(result)["getrennt"] == ACROSS - {expected[kind]}
        assert (result["CROSSED"], result["COMPONENTS"]) == (1, 1)
    row = next(r for r in rows_of(result["NEIGHBOURS"]) if r["barriere"] == "querung")
    assert row["querungen"] == 1 and row["barriere_name"] == "Rur"


def test_polygons_cut_what_lies_inside_them(qgis_app, blocks):
    pit = features(
        f"Polygon(({at(2.2, -1)}, {at(3.8, -1)}, {at(3.8, 2.5)}, {at(2.2, 2.5)}, {at(2.2, -1)}))",
        kind="Polygon",
        name="Tagebau",
    )
    result = connect(qgis_app, blocks, BARRIERS=[pit])
    assert {("0002", "0003"), ("0102", "0103"), ("0202", "0203")} <= by_state(result)["getrennt"]
    assert ("0302", "0303") in by_state(result)["frei"]
    assert ("0002", "0102") in by_state(result)["getrennt"], "80 m of 100 m inside"


def transformed_river(crs: str) -> str:
    way = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:25832"),
        QgsCoordinateReferenceSystem(crs),
        QgsCoordinateTransformContext(),
    )
    geometry = QgsGeometry.fromWkt(line_wkt((3, -1), (3, 5)))
    geometry.transform(way)
    return geometry.asWkt(9)


@pytest.mark.parametrize("crs", ["EPSG:4326", "EPSG:3857", "EPSG:31466"])
def test_barriers_in_another_crs_are_reprojected_and_it_is_said(qgis_app, blocks, crs):
    log = Log()
    result = connect(qgis_app, blocks, log, BARRIERS=[features(transformed_river(crs), crs=crs)])
    assert by_state(result)["getrennt"] == ACROSS
    assert any("Gewässer" in info and crs in info for info in log.infos)


@pytest.mark.parametrize(
    ("kind", "wkt"),
    [
        ("LineStringZ", f"LineStringZ({at(3, -1)} 5, {at(3, 5)} 7)"),
        ("LineStringM", f"LineStringM({at(3, -1)} 5, {at(3, 5)} 7)"),
        (
            "MultiLineString",
            f"MultiLineString(({at(3, 1)}, {at(3, 5)}), ({at(3, 1)}, {at(3, -1)}))",
        ),
        ("CompoundCurve", f"CompoundCurve(({at(3, -1)}, {at(3, 3)}), ({at(3, 3)}, {at(3, 5)}))"),
        ("CircularString", f"CircularString({at(3, -1)}, {at(3.05, 2)}, {at(3, 5)})"),
        # A bow tie, as thin as a river.
        (
            "Polygon",
            f"Polygon(({at(2.95, -1)}, {at(3.05, 5)}, {at(2.95, 5)}, {at(3.05, -1)}, "
            f"{at(2.95, -1)}))",
        ),
    ],
)
def test_barriers_of_any_kind_of_geometry(qgis_app, blocks, kind, wkt):
    result = connect(qgis_app, blocks, BARRIERS=[features(wkt, kind=kind)])
    assert by_state(result)["getrennt"] == ACROSS and rules(result) == ["N14"]


def test_barriers_without_an_effect_are_named(qgis_app, blocks):
    far = features(line_wkt((90, 0), (90, 9)))
    empty = features()
    broken = features(None, f"LineString({at(3, 1)}, {at(3, 1)})", line_wkt((3, -1), (3, 5)))
    result = connect(qgis_app, blocks, BARRIERS=[far, empty, broken])
    assert by_state(result)["getrennt"] == ACROSS
    assert sorted(rules(result)) == ["N10", "N11", "N12", "N14"], "an empty layer is named once"
    text = next(row["meldung"] for row in rows_of(result["FINDINGS"]) if row["regel"] == "N12")
    assert "2" in text


# Bridges


def key_table(*rows, fields: str = "field=von:string&field=nach:string&field=grund:string"):
    layer = make_layer([(None, *row) for row in rows], fields, "", "None")
    layer.setName("Brücken")
    return layer


def test_each_row_of_the_table_is_a_bridge_or_a_sentence(qgis_app, blocks):
    table = key_table(
        ("0000", "0200", "Tunnel"),
        ("0200", "0000", ""),
        ("0000", "0001", ""),
        ("0000", "9999", ""),
        ("5", "0300", ""),
        ("0000", None, ""),
        (" 0301 ", "0301", ""),
        (None, None, ""),
    )
    result = connect(qgis_app, blocks, BRIDGES_TABLE=table)
    assert bridges(result) == {("0000", "0200")} and result["BRIDGES"] == 1
    assert sorted(rules(result)) == ["N01", "N02", "N03", "N04", "N05", "N09"]
    texts = {row["regel"]: row["meldung"] for row in rows_of(result["FINDINGS"])}
    assert "Row 4" in texts["N01"] and "9999" in texts["N01"]
    assert "“5”" in texts["N02"] and "“0005”" in texts["N02"] and "Row 5" in texts["N02"]
    rows = {row["baustein_id"]: row for row in rows_of(result["BLOCKS"])}
    assert rows["0000"]["bruecke"] == "0200" and rows["0200"]["bruecke"] == "0000"


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_csv_file_is_a_table(qgis_app, blocks, tmp_path, separator):
    path = tmp_path / "brücken.csv"
    rows = [("von", "nach", "grund"), ("0000", "0305", "Fähre"), ("0", "0305", "")]
    path.write_text("\n".join(separator.join(row) for row in rows), encoding="utf-8")
    report = tmp_path / "bericht.html"
    result = connect(qgis_app, blocks, BRIDGES_TABLE=str(path), REPORT=str(report))
    assert bridges(result) == {("0000", "0305")}
    assert rules(result) == ["N02"], "the lost zeros are mentioned, not guessed away"
    assert "Fähre" in report.read_text(encoding="utf-8")


def test_a_workbook_of_texts_is_a_table(qgis_app, blocks, tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    for row in (("Von", "Nach", "Grund"), ("0000", "0305", "Fähre")):
        book.active.append(row)
    path = tmp_path / "bruecken.xlsx"
    book.save(path)
    result = connect(qgis_app, blocks, BRIDGES_TABLE=str(path))
    assert bridges(result) == {("0000", "0305")} and rules(result) == []


def test_drawn_bridges_join_the_blocks_at_their_ends(qgis_app, blocks):
    drawn = features(
        line_wkt((0.5, 0.5), (2, 9), (4.5, 2.5)),
        # The end lies 15 m beside the block.
        line_wkt((5.5, 0.5), (-0.15, 3.5)),
        line_wkt((0.5, 0.5), (-0.5, 0.5)),
        line_wkt((-2, -2), (9, 9)),
        line_wkt((0.2, 0.5), (0.8, 0.5)),
        line_wkt((0.5, 0.5), (1.5, 0.5)),
        None,
    )
    result = connect(qgis_app, blocks, BRIDGES_DRAWN=drawn)
    assert bridges(result) == {("0000", "0204"), ("0005", "0300")}
    assert sorted(rules(result)) == ["N05", "N07", "N07", "N08", "N12"], "once for each line"
    near = connect(qgis_app, blocks, BRIDGES_DRAWN=drawn, SNAP=60)
    assert rules(near).count("N07") == 1


def two_towns() -> QgsVectorLayer:
    """Two municipalities of 3 x 2 blocks, an exclave of the first one, and a distant block."""
    rows = [
        (square_wkt(column, row), f"{row}{column}", ags, name, 100, "")
        for row in range(2)
        for column in range(6)
        for ags, name in [("05358028", "Kreuzau") if column < 3 else ("05358008", "Düren")]
    ]
    rows.append((square_wkt(8, 0), "E", "05358028", "Kreuzau", 40, ""))
    rows.append((square_wkt(6, 5), "D", "05358008", "Düren", 30, ""))
    return make_layer(rows)


def test_bridges_between_municipalities_come_with_a_warning(qgis_app):
    layer = prepared(qgis_app, two_towns())
    result = connect(qgis_app, layer, BRIDGES_TABLE=key_table(("00", "05", "")))
    assert bridges(result) == {("00", "05")} and "N06" in rules(result)
    text = next(row["meldung"] for row in rows_of(result["FINDINGS"]) if row["regel"] == "N06")
    assert "Kreuzau" in text and "Düren" in text


def test_islands_are_bridged_to_the_nearest_block_only_on_request(qgis_app):
    layer = prepared(qgis_app, two_towns())
    plain = connect(qgis_app, layer, AFRESH=True)
    assert (bridges(plain), rules(plain)) == (set(), ["B08", "B08"])
    assert (plain["ISOLATED"], plain["COMPONENTS"], plain["ISLANDS"]) == (2, 3, 2)
    # The river in Düren separates; that is no island.
    result = connect(qgis_app, layer, BRIDGE_ISLANDS=True, BARRIERS=[river(5)])
    assert bridges(result) == {("02", "E"), ("15", "D")}
    assert sorted(rules(result)) == ["N13", "N13", "N14"]
    texts = " ".join(row["meldung"] for row in rows_of(result["FINDINGS"]))
    assert "500 m" in texts and "300 m" in texts


def test_a_bridge_across_a_barrier_reconnects(qgis_app, blocks):
    result = connect(
        qgis_app, blocks, BARRIERS=[river()], BRIDGES_TABLE=key_table(("0002", "0003", "Steg"))
    )
    assert bridges(result) == {("0002", "0003")} and rules(result) == ["N15"]
    assert (result["CUT"], result["COMPONENTS"]) == (4, 1)
    row = next(row for row in rows_of(result["NEIGHBOURS"]) if row["art"] == "bruecke")
    assert (row["barriere"], row["grenze_m"]) == ("getrennt", 100)


# Several runs


def test_a_second_run_adds_to_the_first_unless_it_starts_afresh(qgis_app, blocks):
    first = connect(
        qgis_app, blocks, BARRIERS=[river()], BRIDGES_TABLE=key_table(("0000", "0305", ""))
    )
    second = connect(
        qgis_app,
        first["BLOCKS"],
        BARRIERS=[river(1)],
        BRIDGES_TABLE=key_table(("0000", "0304", "")),
    )
    assert bridges(second) == {("0000", "0305"), ("0000", "0304")}
    assert second["CUT"] == 8 and second["BLOCKS"].fields().names().count("getrennt") == 1
    rows = {row["baustein_id"]: row for row in rows_of(second["BLOCKS"])}
    assert rows["0000"]["bruecke"] == "0305; 0304"
    assert rows["0002"]["getrennt"] == "0003" and rows["0001"]["getrennt"] == "0000"
    assert connect(qgis_app, second["BLOCKS"], BRIDGE_ISLANDS=True)["CUT"] == 8
    afresh = connect(qgis_app, second["BLOCKS"], BARRIERS=[river(1)], AFRESH=True)
    assert (afresh["CUT"], afresh["BRIDGES"]) == (4, 0)
    assert not any(row["bruecke"] for row in rows_of(afresh["BLOCKS"]))


def test_starting_afresh_alone_removes_what_was_there(qgis_app, blocks):
    first = connect(qgis_app, blocks, BARRIERS=[river()])
    result = connect(qgis_app, first["BLOCKS"], AFRESH=True)
    assert set(by_state(result)) == {"frei"} and rules(result) == []
    assert not any(row["bruecke"] or row["getrennt"] for row in rows_of(result["BLOCKS"]))


@pytest.mark.parametrize("second", [3, 1], ids=["same river", "other river"])
def test_crossings_do_not_reopen_what_an_earlier_run_cut_and_it_is_said(qgis_app, blocks, second):
    road = features(line_wkt((2.5, 2.5), (3.5, 2.5)))
    first = connect(qgis_app, blocks, BARRIERS=[river()])
    given = {"BARRIERS": [river(second)], "CROSSINGS": road}
    result = connect(qgis_app, first["BLOCKS"], **given)
    assert by_state(result)["getrennt"] >= ACROSS
    (row,) = [row for row in rows_of(result["FINDINGS"]) if row["regel"] == "N17"]
    assert row["baustein_id"] == "0202, 0203" and row["stufe"] == "warnung"
    assert "reopen them: 1." in row["meldung"] and "Drop earlier" in row["meldung"]
    afresh = connect(qgis_app, first["BLOCKS"], AFRESH=True, **given)
    assert "N17" not in rules(afresh)
    assert ("0202", "0203") not in by_state(afresh)["getrennt"]


def test_crossings_elsewhere_say_nothing_about_earlier_cuts(qgis_app, blocks):
    first = connect(qgis_app, blocks, BARRIERS=[river()])
    crossing = features(f"Point({at(1, 1.5)})", kind="Point")
    result = connect(qgis_app, first["BLOCKS"], BARRIERS=[river(1)], CROSSINGS=crossing)
    assert by_state(result)["querung"] == {("0100", "0101")} and "N17" not in rules(result)


def test_a_layer_that_cuts_nearly_everything_is_doubted_once(qgis_app, blocks):
    usual = connect(qgis_app, blocks, BARRIERS=[river(1), river(2), river(3)])
    assert rules(usual) == ["N14", "N14", "N14"]
    result = connect(qgis_app, blocks, BARRIERS=[blocks])
    assert result["ISOLATED"] == result["ISLANDS"] - 1 == 23
    texts = {row["regel"]: row["meldung"] for row in rows_of(result["FINDINGS"])}
    assert sorted(rules(result)) == ["N18", "N19"]
    assert "100 %" in texts["N18"] and "probably not a barrier" in texts["N18"]
    assert "23 parts, 23 blocks, 5,750 residents" in texts["N19"]


def test_the_report_holds_what_was_done(qgis_app, blocks, tmp_path, german):
    path = tmp_path / "bericht.html"
    road = features(line_wkt((2.5, 2.5), (3.5, 2.5)))
    connect(qgis_app, blocks, BARRIERS=[river()], CROSSINGS=road, REPORT=str(path))
    text = path.read_text(encoding="utf-8")
    for part in ("Rur", "0102", "0103", "Kreuzau"):
        assert part in text
    assert "0202 (Ort" not in text, "a border with a crossing is not cut"


def test_the_report_stays_short_where_a_barrier_is_long(qgis_app, tmp_path):
    layer = prepared(qgis_app, grid_layer(columns=2, rows=25))
    path = tmp_path / "bericht.html"
    weak = features(line_wkt((0, 1), (1, 1)), line_wkt((1, 1), (2, 1)), name="Weg")
    connect(
        qgis_app,
        layer,
        BARRIERS=[features(line_wkt((1, -1), (1, 26)))],
        WEAK_BARRIERS=[weak],
        REPORT=str(path),
    )
    text = path.read_text(encoding="utf-8")
    table = text[text.index("Borders cut by: Rur") :].split("</table>")[0]
    assert table.count("<tr>") == 1 + 20
    assert "… and 5 more" in text and "only weakening: Weg" in text


def test_the_report_lists_the_borders_of_the_barriers_that_cut_most(qgis_app, tmp_path):
    layer = prepared(qgis_app, grid_layer(columns=2, rows=14))
    path = tmp_path / "bericht.html"
    brooks = [(line_wkt((0, row), (1, row)), f"Bach {row:02d}") for row in range(1, 12)]
    long = (line_wkt((1, -1), (1, 15)), "Strom")
    rivers = make_layer([*brooks, long], "field=name:string", "EPSG:25832", "LineString")
    connect(qgis_app, layer, BARRIERS=[rivers], REPORT=str(path))
    text = path.read_text(encoding="utf-8")
    assert text.count("Borders cut by: ") == 10 and "not listed here: 2;" in text
    assert text.index("Borders cut by: Strom") < text.index("Borders cut by: Bach 01")
    assert "Bach 11" in text and "Borders cut by: Bach 11" not in text


# What cannot be done

SENTENCES = {
    "not prepared": (
        lambda blocks: {"INPUT": grid_layer(), "BARRIERS": [river()]},
        "Prepare blocks",
    ),
    # Said before anything is read, so also of blocks that could not be read.
    "nothing chosen": (lambda blocks: {"INPUT": grid_layer()}, "nothing to do yet"),
    "empty lists": (lambda blocks: {"BARRIERS": [], "WEAK_BARRIERS": []}, "nothing to do yet"),
    "crossings alone": (
        lambda blocks: {"CROSSINGS": features(line_wkt((2.5, 2.5), (3.5, 2.5))), "AFRESH": True},
        "choose the barriers as well",
    ),
    "one layer cuts and weakens": (
        lambda blocks: {"BARRIERS": [layer := river()], "WEAK_BARRIERS": [layer]},
        "both under “Barriers that cut” and under “Barriers that only weaken”",
    ),
    "crossings are the barrier": (
        lambda blocks: {"BARRIERS": [layer := river()], "CROSSINGS": layer},
        "both under “Barriers that cut” and under “Crossings”",
    ),
    "barriers are points": (
        lambda blocks: {"BARRIERS": [features(f"Point({at(3, 1)})", kind="Point")]},
        "neither lines nor polygons",
    ),
    "a barrier without CRS": (
        lambda blocks: {"BARRIERS": [river(crs="")]},
        "no coordinate reference system",
    ),
    "crossings are polygons": (
        lambda blocks: {
            "BARRIERS": [river()],
            "CROSSINGS": features(square_wkt(0, 0), kind="Polygon"),
        },
        "holds polygons",
    ),
    "drawn bridges are points": (
        lambda blocks: {"BRIDGES_DRAWN": features(f"Point({at(3, 1)})", kind="Point")},
        "does not hold lines",
    ),
    "a table without the fields": (
        lambda blocks: {"BRIDGES_TABLE": key_table(("0000", "0305", "")), "BRIDGES_TO": "bis"},
        "no field “bis”",
    ),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_what_cannot_be_used_is_refused_in_one_sentence(qgis_app, blocks, case):
    make, part = SENTENCES[case]
    sentence = sentence_of(qgis_app, ALGORITHM, {"INPUT": blocks, **OUTPUTS, **make(blocks)})
    assert part in sentence and "Traceback" not in sentence and "\n" not in sentence.strip()


def test_a_barrier_file_that_does_not_exist_is_named(qgis_app, blocks):
    barriers = [river(), "/nirgends/fluss.gpkg"]
    sentence = sentence_of(qgis_app, ALGORITHM, {"INPUT": blocks, **OUTPUTS, "BARRIERS": barriers})
    assert "“Barriers that cut” cannot be opened" in sentence


def test_cancelling_writes_nothing(qgis_app, blocks, tmp_path):
    log = Log()
    log.cancel()
    with pytest.raises(Exception, match="Cancelled"):
        connect(qgis_app, blocks, log, BARRIERS=[river()], BLOCKS=str(tmp_path / "b.gpkg"))
    assert list(tmp_path.iterdir()) == []


def test_the_neighbourhood_is_drawn_by_what_connects(qgis_app, blocks):
    from sozialraumplaner.gis.styles import style_neighbours

    table = key_table(("0000", "0305", ""))
    result = connect(qgis_app, blocks, BARRIERS=[river()], BRIDGES_TABLE=table)
    layer = result["NEIGHBOURS"]
    style_neighbours(layer)
    rules_of_style = layer.renderer().rootRule().children()
    found = [
        sum(1 for feature in layer.getFeatures(rule.filterExpression())) for rule in rules_of_style
    ]
    assert sum(found) == layer.featureCount(), "each line is drawn once"
    assert found == [34, 0, 0, 4, 1]


def test_a_layer_of_the_project_is_taken_by_its_name(qgis_app, blocks):
    layer = river()
    QgsProject.instance().addMapLayer(layer)
    try:
        assert connect(qgis_app, blocks, BARRIERS=[layer.id()])["CUT"] == 4
    finally:
        QgsProject.instance().removeMapLayer(layer.id())


def test_the_package_writes_geopackages(qgis_app, blocks, tmp_path):
    target = tmp_path / "bausteine.gpkg"
    connect(qgis_app, blocks, BARRIERS=[river()], BLOCKS=str(target))
    again = connect(
        qgis_app,
        f"{target}|layername=bausteine",
        BRIDGE_ISLANDS=True,
        BLOCKS=str(tmp_path / "2.gpkg"),
    )
    assert again["CUT"] == 4 and Path(again["BLOCKS"]).exists()
