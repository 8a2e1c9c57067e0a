# SPDX-License-Identifier: GPL-2.0-or-later
"""Residents onto blocks: from the census grid and from points."""

from __future__ import annotations

import csv
from collections import Counter

import numpy as np
import pytest
from layers import Log, make_layer, rows_of, sentence_of, square_wkt
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsExpression,
    QgsExpressionContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)
from sozialraumplaner.core.census.ids import cell_id
from sozialraumplaner.gis.residents.cell_style import style_cells

GRID, POINTS = "sozialraum:residentsfromgrid", "sozialraum:residentsfrompoints"
FIELDS = "field=baustein_id:string&field=ags:string&field=gem_name:string&field=einwohner:integer"
HEADER = "GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner"
MIDPOINT, AREA, BUILDINGS = range(3)
NORTH, EAST = 3_080_000, 4_070_000


def rectangle(east: float, north: float, width: float, height: float) -> str:
    """A rectangle in EPSG:3035, metres from the corner of the small world."""
    x, y = EAST + east, NORTH + north
    corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return f"Polygon(({', '.join(f'{a} {b}' for a, b in corners)}))"


def blocks(*shapes: str, crs: str = "EPSG:3035", before: int | None = None) -> QgsVectorLayer:
    """Prepared blocks A, B, C ... of one municipality."""
    rows = [
        (shape, chr(ord("A") + place), "05358028", "Kreuzau", before)
        for place, shape in enumerate(shapes)
    ]
    return make_layer(rows, FIELDS, crs)


def moved(layer: QgsVectorLayer, crs: QgsCoordinateReferenceSystem) -> QgsVectorLayer:
    """The same layer in another coordinate system."""
    transform = QgsCoordinateTransform(layer.crs(), crs, QgsCoordinateTransformContext())
    result = QgsVectorLayer("Polygon", "Bausteine", "memory")
    result.setCrs(crs)
    result.dataProvider().addAttributes(layer.fields())
    result.updateFields()
    features = []
    for feature in layer.getFeatures():
        geometry = feature.geometry()
        geometry.transform(transform)
        feature.setGeometry(geometry)
        features.append(feature)
    result.dataProvider().addFeatures(features)
    result.updateExtents()
    return result


def grid_file(folder, cells: dict[tuple[int, int], object], name: str = "gitter.csv"):
    """A file of 100 m cells; positions in hundreds of metres from the corner."""
    lines = [HEADER]
    for (column, row), value in cells.items():
        north, east = NORTH + 100 * row, EAST + 100 * column
        lines.append(f"{cell_id(100, north, east)};{east + 50};{north + 50};{value}")
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def run_grid(qgis_app, layer, grid, **changes):
    return qgis_app.run(
        GRID,
        {
            "INPUT": layer,
            "GRID": str(grid),
            "BLOCKS": "TEMPORARY_OUTPUT",
            "FINDINGS": "TEMPORARY_OUTPUT",
            "CELLS": "TEMPORARY_OUTPUT",
            **changes,
        },
        feedback=Log(),
    )


def run_points(qgis_app, layer, **changes):
    log = Log()
    result = qgis_app.run(
        POINTS,
        {
            "INPUT": layer,
            "BLOCKS": "TEMPORARY_OUTPUT",
            "FINDINGS": "TEMPORARY_OUTPUT",
            **changes,
        },
        feedback=log,
    )
    return result, log


def residents(result) -> dict[str, int | None]:
    return {
        row["baustein_id"]: None if row["einwohner"] == NULL else row["einwohner"]
        for row in rows_of(result["BLOCKS"])
    }


def rules(result) -> Counter:
    return Counter(row["regel"] for row in rows_of(result["FINDINGS"]))


# The grid


def test_a_cut_cell_goes_to_its_midpoint_or_is_shared(qgis_app, tmp_path):
    # The border between A and B lies at 130 m and cuts the second cell 30 : 70.
    layer = blocks(rectangle(0, 0, 130, 100), rectangle(130, 0, 170, 100))
    grid = grid_file(tmp_path, {(0, 0): 10, (1, 0): 10, (2, 0): 4})
    by_midpoint = run_grid(qgis_app, layer, grid, METHOD=MIDPOINT)
    assert residents(by_midpoint) == {"A": 10, "B": 14}
    by_area = run_grid(qgis_app, layer, grid, METHOD=AREA)
    assert residents(by_area) == {"A": 13, "B": 11}
    for result in (by_midpoint, by_area):
        assert (result["TOTAL_READ"], result["INSIDE"], result["OUTSIDE"]) == (24, 24, 0)
        assert (result["CUT_CELLS"], result["CUT_RESIDENTS"]) == (1, 10)
        cells = {row["gitter_id"]: row for row in rows_of(result["CELLS"])}
        cut = cells.pop(cell_id(100, NORTH, EAST + 100))
        assert cut["zerschnitten"] == 1 and cut["anteile"] == "B 70 %, A 30 %"
        assert all(row["zerschnitten"] == 0 for row in cells.values())


def test_buildings_decide_where_people_live_in_a_cut_cell(qgis_app, tmp_path):
    layer = blocks(rectangle(0, 0, 130, 100), rectangle(130, 0, 170, 100))
    grid = grid_file(tmp_path, {(0, 0): 10, (1, 0): 10, (2, 0): 4})

    def at(east: float, north: float = 50) -> tuple[str]:
        return (f"Point({EAST + east} {NORTH + north})",)

    # Four of five addresses of the cut cell stand in A; those in whole cells do not matter.
    addresses = make_layer(
        [at(110), at(115), at(120), at(125), at(180), *[at(250)] * 9], "", "EPSG:3035", "Point"
    )
    shared = run_grid(qgis_app, layer, grid, METHOD=BUILDINGS, BUILDINGS=addresses)
    assert residents(shared) == {"A": 18, "B": 6}
    # 100 m² in A, 300 m² in B, and a house across the border with 50 m² on either side.
    houses = make_layer(
        [
            (rectangle(105, 10, 10, 10),),
            (rectangle(150, 10, 30, 10),),
            (rectangle(125, 50, 10, 10),),
        ],
        "",
        "EPSG:3035",
    )
    shared = run_grid(qgis_app, layer, grid, METHOD=BUILDINGS, BUILDINGS=houses)
    assert residents(shared) == {"A": 13, "B": 11}
    # A building in another coordinate system stands in the same place.
    elsewhere = moved(houses, QgsCoordinateReferenceSystem("EPSG:4326"))
    again = run_grid(qgis_app, layer, grid, METHOD=BUILDINGS, BUILDINGS=elsewhere)
    assert residents(again) == residents(shared)


def test_a_cut_cell_without_a_building_is_shared_by_area_and_said(qgis_app, tmp_path):
    layer = blocks(rectangle(0, 0, 130, 200), rectangle(130, 0, 170, 200))
    grid = grid_file(tmp_path, {(1, 0): 10, (1, 1): 100})
    address = make_layer([(f"Point({EAST + 110} {NORTH + 50})",)], "", "EPSG:3035", "Point")
    result = run_grid(qgis_app, layer, grid, METHOD=BUILDINGS, BUILDINGS=address)
    assert residents(result) == {"A": 40, "B": 70} and rules(result)["E13"] == 1


def test_a_part_outside_all_blocks_is_outside(qgis_app, tmp_path):
    layer = blocks(rectangle(0, 0, 125, 100))
    grid = grid_file(tmp_path, {(0, 0): 10, (1, 0): 10, (2, 0): 99})
    result = run_grid(qgis_app, layer, grid, METHOD=AREA)
    assert (result["INSIDE"], result["OUTSIDE"]) == (13, result["TOTAL_READ"] - 13)
    assert rules(result) == {"E01": 1, "E02": 1, "E03": 1}


def test_a_midpoint_on_a_common_border_goes_to_one_block_whatever_the_order(qgis_app, tmp_path):
    west, east = rectangle(0, 0, 150, 100), rectangle(150, 0, 150, 100)
    grid = grid_file(tmp_path, {(0, 0): 10, (1, 0): 10, (2, 0): 4})
    layer = blocks(west, east)
    assert residents(run_grid(qgis_app, layer, grid)) == {"A": 20, "B": 4}
    backwards = make_layer(
        [
            (east, "B", "05358028", "Kreuzau", None),
            (west, "A", "05358028", "Kreuzau", None),
        ],
        FIELDS,
        "EPSG:3035",
    )
    assert residents(run_grid(qgis_app, backwards, grid)) == {"A": 20, "B": 4}


def test_unknown_too_small_and_uninhabited_blocks_are_told_apart(qgis_app, tmp_path):
    layer = blocks(
        rectangle(0, 0, 100, 100),  # a cell without a number
        rectangle(100, 0, 100, 100),  # a cell with a dash
        rectangle(200, 0, 20, 100),  # a strip of an inhabited cell
        rectangle(220, 0, 80, 100),  # the rest of it, with the midpoint
        rectangle(300, 0, 100, 100),  # no cell at all
    )
    grid = grid_file(tmp_path, {(0, 0): -1, (1, 0): "–", (2, 0): 50})
    result = run_grid(qgis_app, layer, grid)
    assert residents(result) == {"A": None, "B": 0, "C": None, "D": 50, "E": 0}
    found = {row["regel"]: row["baustein_id"] for row in rows_of(result["FINDINGS"])}
    assert (found["E10"], found["E12"], found["E11"]) == ("A", "C", "E")
    assert {"E04", "E05"} <= set(found) and result["UNKNOWN_CELLS"] == 1
    by_area = run_grid(qgis_app, layer, grid, METHOD=AREA)
    assert residents(by_area) == {"A": None, "B": 0, "C": 10, "D": 40, "E": 0}


def test_a_hairline_gap_loses_nobody_and_cuts_nothing(qgis_app, tmp_path):
    # 20 cm between the blocks, right through the midpoints of a column of cells; and 20 cm over.
    layer = blocks(rectangle(0, 0, 149.9, 100), rectangle(150.1, 0, 150.1, 100))
    grid = grid_file(tmp_path, {(0, 0): 10, (1, 0): 10, (2, 0): 4})
    for method in (MIDPOINT, AREA):
        result = run_grid(qgis_app, layer, grid, METHOD=method)
        assert (result["INSIDE"], result["CUT_CELLS"]) == (24, 1)


def test_former_numbers_and_the_origin_are_kept_beside_the_new_ones(qgis_app, tmp_path):
    layer = blocks(rectangle(0, 0, 100, 100), before=7)
    grid = grid_file(tmp_path, {(0, 0): 10}, "Zensus2022_Bevoelkerungszahl_100m-Gitter.csv")
    result = run_grid(qgis_app, layer, grid)
    (row,) = rows_of(result["BLOCKS"])
    assert list(row) == [
        "baustein_id",
        "ags",
        "gem_name",
        "einwohner",
        "einwohner_vorher",
        "einwohner_herkunft",
    ]
    assert (row["einwohner"], row["einwohner_vorher"]) == (10, 7)
    assert "Zensus 2022" in row["einwohner_herkunft"] and "100 m" in row["einwohner_herkunft"]
    assert rules(result) == {"E14": 1}
    again = run_grid(qgis_app, result["BLOCKS"], grid, SOURCE="Zensus 2022, Stand 2024")
    (row,) = rows_of(again["BLOCKS"])
    assert list(row)[-2:] == ["einwohner_vorher", "einwohner_herkunft"]
    assert row["einwohner_vorher"] == 10 and "Stand 2024" in row["einwohner_herkunft"]


def test_numbers_of_an_earlier_run_stay_where_there_are_none_to_keep(qgis_app, tmp_path):
    shape = rectangle(0, 0, 100, 100)
    fields = FIELDS + "&field=einwohner_vorher:integer"
    layer = make_layer([(shape, "A", "05358028", "Kreuzau", None, 7)], fields, "EPSG:3035")
    (row,) = rows_of(run_grid(qgis_app, layer, grid_file(tmp_path, {(0, 0): 10}))["BLOCKS"])
    assert (row["einwohner"], row["einwohner_vorher"]) == (10, 7)


def test_cells_are_drawn_by_residents_and_cut(qgis_app, tmp_path):
    layer = blocks(rectangle(0, 0, 130, 100), rectangle(130, 0, 170, 100))
    grid = grid_file(tmp_path, {(0, 0): "–", (1, 0): 70, (2, 0): -9})
    cells = run_grid(qgis_app, layer, grid)["CELLS"]
    style_cells(cells)
    drawn = []
    for feature in cells.getFeatures():
        context = QgsExpressionContext()
        context.setFeature(feature)
        context.setFields(cells.fields())
        rules_of_cell = [
            rule.label()
            for rule in cells.renderer().rootRule().children()
            if QgsExpression(rule.filterExpression()).evaluate(context)
        ]
        drawn.append(rules_of_cell)
    assert drawn == [["nobody"], ["more than 60", "cut by a border"], ["without a number"]]


def test_the_report_says_what_was_read_cut_and_left_out(qgis_app, tmp_path):
    layer = blocks(rectangle(0, 0, 130, 100), rectangle(130, 0, 170, 100))
    grid = grid_file(tmp_path, {(0, 0): "–", (1, 0): 1234, (2, 0): -9})
    report = tmp_path / "bericht.html"
    run_grid(qgis_app, layer, grid, METHOD=AREA, REPORT=str(report))
    text = report.read_text(encoding="utf-8")
    assert "1,234" in text and cell_id(100, NORTH, EAST + 100) in text
    assert "B 70 %, A 30 %" in text and "–" in text and "-9" in text and "Kreuzau" in text


# Known answers


@pytest.fixture(scope="module")
def dueren(qgis_app, shared_data):
    """The municipalities of Kreis Düren as prepared blocks, and the grid around them."""
    folder = shared_data / "kreis_dueren"
    source = QgsVectorLayer(str(folder / "gemeinden.gpkg"))
    layer = make_layer([], FIELDS, "EPSG:25832")
    features = []
    for feature in source.getFeatures():
        block = QgsFeature(layer.fields())
        block.setAttributes([feature["AGS"], feature["AGS"], feature["GEN"], None])
        block.setGeometry(feature.geometry())
        features.append(block)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer, folder / "Zensus_spitze_Werte_1km-Gitter.csv"


def published_sum(path, bounds) -> int:
    """Residents of the cells that touch a rectangle, read by other means."""
    west, south, east, north = bounds
    with path.open(encoding="utf-8") as stream:
        return sum(
            int(row["Einwohner"])
            for row in csv.DictReader(stream, delimiter=";")
            if int(row["Einwohner"]) > 0
            and west - 500 <= int(row["x_mp_1km"]) <= east + 500
            and south - 500 <= int(row["y_mp_1km"]) <= north + 500
        )


def test_dueren_by_midpoint_is_what_was_published(qgis_app, dueren):
    layer, grid = dueren
    result = run_grid(qgis_app, layer, grid)
    by_key = residents(result)
    assert result["INSIDE"] == sum(by_key.values()) == 258_824
    assert by_key["05358008"] == 88_782 and by_key["05358012"] == 4_322 and len(by_key) == 15
    cells = rows_of(result["CELLS"])
    cut = [row for row in cells if row["zerschnitten"]]
    assert result["CUT_CELLS"] == len(cut) > 300
    numbers = [row["einwohner"] for row in cut if row["einwohner"] != NULL]
    assert result["CUT_RESIDENTS"] == sum(numbers) > 0
    # A sign is never a number: cells with -1 have none.
    assert {row["zeichen"] for row in cells if row["einwohner"] == NULL} == {"-1"}
    assert result["UNKNOWN_CELLS"] == sum(row["einwohner"] == NULL for row in cells)
    assert min(row["einwohner"] for row in cells if row["einwohner"] != NULL) > 0


def koeln(shared_data) -> QgsCoordinateReferenceSystem:
    """The system of the city of Köln, which has no code."""
    text = (shared_data / "koeln" / "Stadtviertel.prj").read_text(encoding="utf-8")
    crs = QgsCoordinateReferenceSystem()
    crs.createFromWkt(text[: text.index(",VERTCS")])
    assert crs.isValid() and not crs.authid().startswith("EPSG")
    return crs


@pytest.mark.parametrize("system", ["EPSG:25832", "EPSG:3035", "EPSG:31466", "koeln"])
@pytest.mark.parametrize("method", [MIDPOINT, AREA])
def test_dueren_keeps_the_sum_in_every_coordinate_system(
    qgis_app, dueren, shared_data, method, system
):
    layer, grid = dueren
    crs = koeln(shared_data) if system == "koeln" else QgsCoordinateReferenceSystem(system)
    layer = moved(layer, crs)
    result = run_grid(qgis_app, layer, grid, METHOD=method)
    back = QgsCoordinateTransform(
        crs, QgsCoordinateReferenceSystem("EPSG:3035"), QgsCoordinateTransformContext()
    )
    box = back.transformBoundingBox(layer.extent())
    bounds = (box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum())
    assert result["TOTAL_READ"] == published_sum(grid, bounds)
    assert result["INSIDE"] + result["OUTSIDE"] == result["TOTAL_READ"]
    assert result["INSIDE"] == sum(residents(result).values())
    # Systems differ by a metre at most; simplified outlines and the method by far more.
    assert abs(result["INSIDE"] - 258_824) < (1 if method == MIDPOINT else 1500)


def test_dueren_by_buildings_keeps_the_sum_and_says_where_there_are_none(
    qgis_app, dueren, shared_data
):
    # Schools stand in for buildings: few enough that most cut cells have none.
    layer, grid = dueren
    rows = []
    with open(shared_data / "kreis_dueren" / "schuldaten_nrw.csv", encoding="utf-8") as stream:
        next(stream)
        for row in csv.DictReader(stream, delimiter=";"):
            if row["EPSG"] == "EPSG:25832":
                rows.append((f"Point({row['UTMRechtswert']} {row['UTMHochwert']})", "Schule"))
    buildings = make_layer(rows, "field=art:string", kind="Point")
    result = run_grid(qgis_app, layer, grid, METHOD=BUILDINGS, BUILDINGS=buildings)
    assert result["INSIDE"] + result["OUTSIDE"] == result["TOTAL_READ"]
    assert result["INSIDE"] == sum(residents(result).values())
    assert abs(result["INSIDE"] - 258_824) < 1500
    by_area = run_grid(qgis_app, layer, grid, METHOD=AREA)
    assert residents(result) != residents(by_area), "some cells are shared by buildings"
    assert result["CUT_CELLS"] == by_area["CUT_CELLS"]


@pytest.mark.parametrize("method", [MIDPOINT, AREA])
def test_a_block_smaller_than_a_hairline_of_a_large_cell_is_not_empty(
    qgis_app, shared_data, method
):
    folder = shared_data / "kreis_dueren"
    source = QgsVectorLayer(str(folder / "zensus2011_1km_zellen.gpkg"))
    cell = max(source.getFeatures(), key=lambda feature: feature["Einwohner"])
    middle = cell.geometry().centroid().asPoint()
    x, y = middle.x() + 200, middle.y() + 200
    small = QgsGeometry.fromRect(QgsRectangle(x, y, x + 20, y + 20))
    rest = cell.geometry().difference(small)
    layer = make_layer(
        [
            (small.asWkt(), "klein", "05358008", "", None),
            (rest.asWkt(), "rest", "05358008", "", None),
        ],
        "field=baustein_id:string&field=ags:string&field=gem_name:string&field=einwohner:integer",
        "EPSG:3035",
        "MultiPolygon",
    )
    grid = str(folder / "Zensus_spitze_Werte_1km-Gitter.csv")
    found = residents(run_grid(qgis_app, layer, grid, METHOD=method))
    # Nobody can say that nobody lives there: unknown by midpoints, a share by area.
    assert found["klein"] is None if method == MIDPOINT else found["klein"] > 0


@pytest.mark.parametrize("method", [MIDPOINT, AREA])
def test_cells_onto_themselves_are_not_cut(qgis_app, shared_data, method):
    folder = shared_data / "kreis_dueren"
    source = QgsVectorLayer(str(folder / "zensus2011_1km_zellen.gpkg"))
    known = {feature["Gitter_ID_1km"]: feature["Einwohner"] for feature in source.getFeatures()}
    rows = [
        (feature.geometry().asWkt(), feature["Gitter_ID_1km"], feature["AGS"], "", None)
        for feature in source.getFeatures()
    ]
    layer = make_layer(rows, FIELDS, "EPSG:3035")
    # Also where the corners come back from another system with rounding.
    for crs in ("EPSG:3035", "EPSG:25832"):
        blocks_ = moved(layer, QgsCoordinateReferenceSystem(crs))
        result = run_grid(
            qgis_app, blocks_, folder / "Zensus_spitze_Werte_1km-Gitter.csv", METHOD=method
        )
        assert (result["INSIDE"], result["CUT_CELLS"], result["UNKNOWN_CELLS"]) == (258_824, 0, 370)
        assert residents(result) == {
            key: count if count > 0 else None for key, count in known.items()
        }


# Points


def points(*rows, fields="field=ew:integer", crs="EPSG:25832", kind="Point"):
    layer = make_layer(rows, fields, crs, kind)
    layer.setName("Adressen")
    return layer


def two_blocks(**options) -> QgsVectorLayer:
    return blocks(square_wkt(0, 0), square_wkt(1, 0), crs="EPSG:25832", **options)


def place(column: float, row: float) -> str:
    return f"Point({320_000 + 100 * column} {5_630_000 + 100 * row})"


def test_numbers_at_addresses_are_summed_by_block(qgis_app):
    layer = points(
        (place(0.5, 0.5), 3),
        (place(0.6, 0.5), 4),
        (place(1.5, 0.5), 5),
        (place(1.6, 0.5), None),
        (place(1, 0.5), 100),  # on the border
        (place(9, 9), 6),
        (None, 7),
    )
    result, _ = run_points(qgis_app, two_blocks(before=1), POINTS=layer, COUNT_FIELD="ew")
    assert residents(result) == {"A": 107, "B": 5}
    assert (result["TOTAL_READ"], result["INSIDE"], result["OUTSIDE"]) == (125, 112, 13)
    assert (result["POINTS_READ"], result["POINTS_OUTSIDE"], result["UNKNOWN_POINTS"]) == (7, 2, 1)
    assert rules(result) == {"E14": 1, "E15": 1, "E16": 1, "E17": 1}
    (row, _) = rows_of(result["BLOCKS"])
    assert row["einwohner_vorher"] == 1 and "Adressen" in row["einwohner_herkunft"]


def test_a_block_without_points_is_empty_and_one_without_numbers_is_unknown(qgis_app):
    layer = points((place(0.5, 0.5), 3), (place(1.5, 0.5), None))
    three = blocks(square_wkt(0, 0), square_wkt(1, 0), square_wkt(2, 0), crs="EPSG:25832")
    result, _ = run_points(qgis_app, three, POINTS=layer, COUNT_FIELD="ew")
    assert residents(result) == {"A": 3, "B": None, "C": 0} and rules(result)["E18"] == 1


def test_points_in_another_system_and_of_several_parts(qgis_app):
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:25832"),
        QgsCoordinateReferenceSystem("EPSG:4326"),
        QgsCoordinateTransformContext(),
    )
    spot = transform.transform(QgsPointXY(320_050, 5_630_050))
    text = f"MultiPoint(({spot.x()} {spot.y()}),(0 0))"
    layer = points((text, 3), crs="EPSG:4326", kind="MultiPoint")
    result, _ = run_points(qgis_app, two_blocks(), POINTS=layer, COUNT_FIELD="ew")
    assert residents(result) == {"A": 3, "B": 0} and rules(result)["E19"] == 1


def test_a_table_with_coordinates(qgis_app, tmp_path):
    table = tmp_path / "Adressen.csv"
    table.write_text(
        "Adresse;EW;Rechtswert;Hochwert;EPSG\n"
        "Weg 1;3;320050,0;5630050,0;25832\nWeg 2;4;320150,0;5630050,0;25832\nWeg 3;5;;;25832\n",
        encoding="utf-8",
    )
    result, _ = run_points(qgis_app, two_blocks(), FILE=str(table), COUNT_FIELD="EW")
    assert residents(result) == {"A": 3, "B": 4}
    assert "P01" in rules(result), "a row without coordinates is said"
    assert (result["TOTAL_READ"], result["OUTSIDE"]) == (12, 5), "and its residents are not lost"
    assert rules(result)["E16"] == 1


PERSONS = "field=STRASSE:string&field=GEBJAHR:integer&field=GESCHL:string&field=STAATSANG:string"


def persons():
    return points(
        (place(0.5, 0.5), "Geheimweg", 1978, "W", "000"),
        (place(0.5, 0.5), "Geheimweg", 2011, "M", "000"),
        (place(1.5, 0.5), "Verratgasse", 1931, "W", "163"),
        (place(8, 8), "Fernstraße", 1999, "W", "000"),
        fields=PERSONS,
    )


def test_persons_are_refused_unless_they_are_to_be_counted(qgis_app, tmp_path):
    parameters = {
        "INPUT": two_blocks(),
        "POINTS": persons(),
        "ONE_EACH": True,
        "BLOCKS": str(tmp_path / "b.gpkg"),
        "FINDINGS": "TEMPORARY_OUTPUT",
    }
    sentence = sentence_of(qgis_app, POINTS, parameters)
    assert "GEBJAHR" in sentence and "Count persons in memory" in sentence
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("form", ["layer", "file"])
def test_counted_persons_leave_no_trace_but_their_number(qgis_app, tmp_path, form):
    output = tmp_path / "aus"
    output.mkdir()
    if form == "layer":
        source = {"POINTS": persons()}
    else:
        table = tmp_path / "Melde.csv"
        rows = [
            ";".join([str(x), str(y), *map(str, attributes)])
            for x, y, *attributes in (
                (320_050, 5_630_050, "Geheimweg", 1978, "W", "000"),
                (320_050, 5_630_050, "Geheimweg", 2011, "M", "000"),
                (320_150, 5_630_050, "Verratgasse", 1931, "W", "163"),
                (320_850, 5_630_850, "Fernstraße", 1999, "W", "000"),
            )
        ]
        table.write_text(
            "x;y;STRASSE;GEBJAHR;GESCHL;STAATSANG\n" + "\n".join(rows) + "\n", encoding="utf-8"
        )
        source = {"FILE": str(table)}
    result, log = run_points(
        qgis_app,
        two_blocks(),
        **source,
        COUNT_PERSONS=True,
        BLOCKS=str(output / "b.gpkg"),
        FINDINGS=str(output / "f.gpkg"),
        REPORT=str(output / "r.html"),
    )
    layer = QgsVectorLayer(result["BLOCKS"])
    assert [feature["einwohner"] for feature in layer.getFeatures()] == [2, 1]
    assert (result["TOTAL_READ"], result["INSIDE"], result["POINTS_OUTSIDE"]) == (4, 3, 1)
    written = b"".join(path.read_bytes() for path in output.iterdir())
    said = "\n".join(log.infos + log.warnings).encode()
    for trace in ("Geheimweg", "Verratgasse", "Fernstraße", "1931", "GEBJAHR", "STAATSANG"):
        assert trace.encode() not in written + said, trace


# What cannot be used


def degrees():
    return make_layer(
        [("Polygon((6 50, 7 50, 7 51, 6 50))", "A", "05358028", "x", 1)], FIELDS, "EPSG:4326"
    )


def own_block():
    return blocks(rectangle(0, 0, 100, 100))


GRID_SENTENCES = {
    "not a grid": (own_block, "a;b\n1;2\n", {}, "is no census grid"),
    "empty": (own_block, "", {}, "holds no rows"),
    "a column that does not exist": (own_block, None, {"COLUMN": "Frauen"}, "no column “Frauen”"),
    "degrees": (degrees, None, {}, "in degrees"),
    "another place": (
        lambda: blocks(rectangle(300_000, 0, 100, 100)),
        None,
        {},
        "None of the grid cells",
    ),
    "not prepared": (
        lambda: make_layer([(square_wkt(0, 0), "1", "2", "3", 4, "5")]),
        None,
        {},
        "Prepare blocks",
    ),
    "points as blocks": (
        lambda: make_layer([("Point(1 1)", "A", "1", "x", 1)], FIELDS, kind="Point"),
        None,
        {},
        "polygon",
    ),
    "no buildings": (own_block, None, {"METHOD": BUILDINGS}, "needs a layer with buildings"),
}


@pytest.mark.parametrize("case", GRID_SENTENCES)
def test_a_grid_that_cannot_be_used_is_refused_in_one_sentence(qgis_app, tmp_path, case):
    make, content, changes, part = GRID_SENTENCES[case]
    grid = grid_file(tmp_path, {(0, 0): 5})
    if content is not None:
        (tmp_path / "gitter.csv").write_text(content, encoding="utf-8")
    parameters = {"INPUT": make(), "GRID": grid, "BLOCKS": "TEMPORARY_OUTPUT"}
    parameters["FINDINGS"] = "TEMPORARY_OUTPUT"
    sentence = sentence_of(qgis_app, GRID, {**parameters, **changes})
    assert part in sentence and "Traceback" not in sentence and "\n" not in sentence.strip()


def test_a_genesis_table_in_place_of_the_grid(qgis_app, shared_data):
    table = shared_data / "tables" / "12411-01-01-4_de_flat.csv"
    sentence = sentence_of(
        qgis_app,
        GRID,
        {
            "INPUT": own_block(),
            "GRID": str(table),
            "BLOCKS": "TEMPORARY_OUTPUT",
            "FINDINGS": "TEMPORARY_OUTPUT",
        },
    )
    assert "is no census grid" in sentence


def test_buildings_far_from_the_cut_cells_are_refused(qgis_app, tmp_path):
    layer = blocks(rectangle(0, 0, 130, 100), rectangle(130, 0, 170, 100))
    far = make_layer([(f"Point({EAST + 9000} {NORTH})",)], "", "EPSG:3035", "Point")
    sentence = sentence_of(
        qgis_app,
        GRID,
        {
            "INPUT": layer,
            "GRID": grid_file(tmp_path, {(1, 0): 10}),
            "METHOD": BUILDINGS,
            "BUILDINGS": far,
            "BLOCKS": "TEMPORARY_OUTPUT",
            "FINDINGS": "TEMPORARY_OUTPUT",
        },
    )
    assert "No building" in sentence


POINT_SENTENCES = {
    "nothing to count": (lambda: {}, "There are no points"),
    "no number": (lambda: {"POINTS": points((place(0, 0), 1))}, "how many residents"),
    "decimals": (
        lambda: {
            "POINTS": points((place(0.5, 0.5), 1.5), fields="field=ew:double"),
            "COUNT_FIELD": "ew",
        },
        "decimals",
    ),
    "words": (
        lambda: {
            "POINTS": points((place(0.5, 0.5), "viele"), fields="field=ew:string"),
            "COUNT_FIELD": "ew",
        },
        "no numbers",
    ),
    "a field that does not exist": (
        lambda: {"POINTS": points((place(0.5, 0.5), 1)), "COUNT_FIELD": "anzahl"},
        "no field “anzahl”",
    ),
    "another place": (
        lambda: {"POINTS": points((place(99, 99), 1)), "COUNT_FIELD": "ew"},
        "None of the 1 points",
    ),
    "no points at all": (lambda: {"POINTS": points(), "COUNT_FIELD": "ew"}, "holds no features"),
    "no CRS": (
        lambda: {"POINTS": points((place(0.5, 0.5), 1), crs=""), "COUNT_FIELD": "ew"},
        "no coordinate reference system",
    ),
}


@pytest.mark.parametrize("case", POINT_SENTENCES)
def test_points_that_cannot_be_used_are_refused_in_one_sentence(qgis_app, case):
    make, part = POINT_SENTENCES[case]
    sentence = sentence_of(
        qgis_app,
        POINTS,
        {
            "INPUT": two_blocks(),
            "BLOCKS": "TEMPORARY_OUTPUT",
            "FINDINGS": "TEMPORARY_OUTPUT",
            **make(),
        },
    )
    assert part in sentence and "Traceback" not in sentence and "\n" not in sentence.strip()


def test_cancelling_writes_nothing(qgis_app, tmp_path):
    feedback = Log()
    feedback.cancel()
    with pytest.raises(Exception, match="Cancelled"):
        qgis_app.run(
            GRID,
            {
                "INPUT": own_block(),
                "GRID": grid_file(tmp_path, {(0, 0): 5}),
                "BLOCKS": str(tmp_path / "b.gpkg"),
                "FINDINGS": "TEMPORARY_OUTPUT",
            },
            feedback=feedback,
        )
    assert [path.name for path in tmp_path.iterdir()] == ["gitter.csv"]


def test_random_blocks_keep_the_sum_by_every_method(qgis_app, tmp_path):
    """Blocks from random cuts, cells at random; compared with shares measured one by one."""
    rng = np.random.default_rng(5)
    xs = np.concatenate([[-60], np.sort(rng.uniform(0, 900, 5)), [930]])
    ys = np.concatenate([[-40], np.sort(rng.uniform(0, 900, 4)), [960]])
    shapes = [
        rectangle(west, south, east - west, north - south)
        for west, east in zip(xs, xs[1:])
        for south, north in zip(ys, ys[1:])
    ]
    cells = {
        (int(column), int(row)): int(rng.integers(0, 60))
        for column in range(-1, 11)
        for row in range(-1, 11)
    }
    layer = moved(blocks(*shapes), QgsCoordinateReferenceSystem("EPSG:25832"))
    grid = grid_file(tmp_path, cells)
    houses = make_layer(
        [(f"Point({EAST + x} {NORTH + y})",) for x, y in rng.uniform(-50, 950, (400, 2))],
        "",
        "EPSG:3035",
        "Point",
    )
    for method in (MIDPOINT, AREA, BUILDINGS):
        result = run_grid(qgis_app, layer, grid, METHOD=method, BUILDINGS=houses)
        numbers = residents(result)
        assert sum(value or 0 for value in numbers.values()) == result["INSIDE"]
        assert result["INSIDE"] + result["OUTSIDE"] == result["TOTAL_READ"]
        if method == AREA:
            for key, shape in zip(numbers, shapes):
                outline = QgsGeometry.fromWkt(shape)
                exact = sum(
                    value
                    * outline.intersection(
                        QgsGeometry.fromWkt(rectangle(100 * column, 100 * row, 100, 100))
                    ).area()
                    / 10_000
                    for (column, row), value in cells.items()
                )
                assert abs(numbers[key] - exact) < 1.5


def test_numbers_of_a_table_are_read_as_offices_write_them(qgis_app, tmp_path):
    table = tmp_path / "Register.csv"
    table.write_text(
        "Adresse;EW;Rechtswert;Hochwert;EPSG\n"
        "Weg 1;1.000;320050,0;5630050,0;25832\nWeg 2;12;320050,0;5630050,0;25832\n"
        "Weg 3;2 500;320150,0;5630050,0;25832\nWeg 4;–;320150,0;5630050,0;25832\n",
        encoding="utf-8",
    )
    result, _ = run_points(qgis_app, two_blocks(), FILE=str(table), COUNT_FIELD="EW")
    assert residents(result) == {"A": 1012, "B": 2500}
    assert rules(result)["B45"] == 1 and rules(result)["E17"] == 1
