# SPDX-License-Identifier: GPL-2.0-or-later
"""Town blocks and Ortsteile become one layer."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layers import Log, make_layer, rows_of, sentence_of, square_wkt
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate
from sozialraumplaner.gis.geometry import clean_polygon
from sozialraumplaner.gis.mixing.merge import mix_blocks
from sozialraumplaner.gis.mixing.overlay import without_hairlines
from sozialraumplaner.gis.mixing.precedence import CutResidents, MixRules

ALGORITHM = "sozialraum:mergeblocks"
TOWN = "field=BLOCK_NR:string&field=EW:integer&field=Baujahr:integer"
PLACES = "field=OT_ID:string&field=Ortsteil:string&field=ew:integer&field=Stand:date"
UNKNOWN, DIFFERENCE, AREA = range(3)


def town_layer(rows=None, fields=TOWN, name="Baublöcke", **options) -> QgsVectorLayer:
    """Nine blocks of 100 m with 10 residents each, or the given rows."""
    if rows is None:
        rows = [
            (square_wkt(column, row), f"B{row}{column}", 10, 1950 + row)
            for row in range(3)
            for column in range(3)
        ]
    layer = make_layer(rows, fields, **options)
    layer.setName(name)
    return layer


def place_layer(rows=None, fields=PLACES, name="Ortsteile", **options) -> QgsVectorLayer:
    """One place below the town, one that reaches into it with a quarter, one beside it."""
    if rows is None:
        day = QDate(2024, 12, 31)
        rows = [
            (square_wkt(0, 0, 300), "1", "Mitte", 95, day),
            (square_wkt(2.5, 0, 200), "2", "Ost", 50, day),
            (square_wkt(0, 3, 300), "3", "Nord", 70, day),
        ]
    layer = make_layer(rows, fields, **options)
    layer.setName(name)
    return layer


def merge(qgis_app, *layers, log=None, **changes):
    parameters = {"BLOCKS": "TEMPORARY_OUTPUT", "FINDINGS": "TEMPORARY_OUTPUT", **changes}
    return qgis_app.run(ALGORITHM, {"LAYERS": list(layers), **parameters}, feedback=log or Log())


def blocks_of(result) -> dict[str, dict]:
    return {row["baustein_id"]: row for row in rows_of(result["BLOCKS"])}


def findings_of(result) -> dict[str, str]:
    return {row["regel"]: row["meldung"] for row in rows_of(result["FINDINGS"])}


def geometries_of(result) -> list[QgsGeometry]:
    return [feature.geometry() for feature in result["BLOCKS"].getFeatures()]


def assert_no_overlaps(geometries) -> None:
    for one, other in combinations(geometries, 2):
        assert one.intersection(other).area() < 1e-6


def test_the_first_layer_has_precedence_and_of_the_others_the_rest_is_taken(qgis_app):
    log = Log()
    result = merge(qgis_app, town_layer(), place_layer(), log=log)
    blocks = blocks_of(result)
    assert len(blocks) == 11 and "1" not in blocks, "nine town blocks, Ost, Nord"
    assert (result["DROPPED"], result["CUT"], result["BLOCK_COUNT"]) == (1, 1, 11)
    assert_no_overlaps(geometries_of(result))
    assert sum(g.area() for g in geometries_of(result)) == pytest.approx(90_000 + 30_000 + 90_000)
    assert blocks["B00"]["quelle_layer"] == "Baublöcke" and blocks["3"]["ortsteil"] == "Nord"
    texts = findings_of(result)
    assert "left out with 95 residents; the blocks on it have 90" in texts["B35"]
    assert "“2”" in texts["B40"] and "25.0 %" in texts["B40"] and "50" in texts["B40"]
    assert any("Ortsteile: fields baustein_id = OT_ID" in line for line in log.infos)


def test_residents_of_a_cut_block_are_unknown_unless_an_estimate_is_asked_for(qgis_app):
    # A quarter of Ost lies below two halves of town blocks with 10 residents each.
    expected = {UNKNOWN: (NULL, "fehlt"), DIFFERENCE: (40, "geschaetzt"), AREA: (38, "geschaetzt")}
    for way, (residents, status) in expected.items():
        result = merge(qgis_app, town_layer(), place_layer(), RESIDENTS=way)
        blocks = blocks_of(result)
        assert (blocks["2"]["einwohner"], blocks["2"]["einwohner_status"]) == (residents, status)
        assert blocks["3"]["einwohner_status"] == NULL, "what is whole is not estimated"
        assert result["UNKNOWN_POPULATION"] == (1 if way == UNKNOWN else 0)
        known = [row["einwohner"] for row in blocks.values() if row["einwohner"] != NULL]
        assert result["POPULATION"] == sum(known) and result["DROPPED_POPULATION"] == 95


def test_a_rest_with_fewer_residents_than_the_blocks_on_it_is_unknown(qgis_app):
    crowded = town_layer([(square_wkt(2, 0), "B", 900, 1950)])
    result = merge(qgis_app, crowded, place_layer(), RESIDENTS=DIFFERENCE)
    assert blocks_of(result)["2"]["einwohner"] == NULL
    assert "B40" in findings_of(result)


def test_residents_that_go_with_a_covered_block_are_a_warning(qgis_app):
    # The town layer has no numbers: the 95 residents of Mitte would vanish without a word.
    nameless = town_layer(
        [(square_wkt(0, 0, 300), "B", 1950)], "field=BLOCK_NR:string&field=Baujahr:integer"
    )
    log = Log()
    result = merge(qgis_app, nameless, place_layer(), log=log)
    assert "95 residents are missing now" in findings_of(result)["B36"]
    assert result["WARNINGS"] >= 1 and result["DROPPED_POPULATION"] == 95
    assert any("no field with residents" in line for line in log.warnings)


def test_fields_are_kept_side_by_side_and_kinds_that_disagree_become_text(qgis_app):
    town = town_layer(
        [(square_wkt(0, 0), "B", 5, "alt", "x", 3)],
        "field=BLOCK_NR:string&field=EW:integer&field=Lage:string&field=NAME2:string&field=m:double",
    )
    places = place_layer(
        [(square_wkt(3, 0), "2", 7, QDate(2020, 1, 2), "y", 4)],
        "field=OT_ID:string&field=ew:integer&field=LAGE:date&field=Name2:string&field=m:integer",
    )
    result = merge(qgis_app, town, places)
    names = result["BLOCKS"].fields().names()
    assert names[-3:] == ["Lage", "NAME2", "m"]
    blocks = blocks_of(result)
    assert (blocks["B"]["Lage"], blocks["2"]["Lage"]) == ("alt", "2020-01-02")
    assert (blocks["B"]["m"], blocks["2"]["m"]) == (3.0, 4.0)
    assert (blocks["B"]["NAME2"], blocks["2"]["NAME2"]) == ("x", "y")
    assert "“Lage”" in findings_of(result)["B44"]


def test_names_that_differ_only_by_case_are_renamed_and_fit_a_geopackage(qgis_app, tmp_path):
    town = town_layer(
        [(square_wkt(0, 0), "B", 5, "a", "b", "c", "d")],
        "field=BLOCK_NR:string&field=EW:integer&field=Zeit:string&field=ZEIT:string"
        "&field=geom:string&field=Typ_2:string",
    )
    target = str(tmp_path / "bausteine.gpkg")
    result = merge(qgis_app, town, place_layer(), BLOCKS=target)
    stored = QgsVectorLayer(target, "b", "ogr")
    assert stored.featureCount() == result["BLOCK_COUNT"] == 4
    assert {"Zeit", "ZEIT_2", "geom_quelle"} <= set(stored.fields().names())
    (row,) = (row for row in rows_of(stored) if row["baustein_id"] == "B")
    assert (row["Zeit"], row["ZEIT_2"], row["geom_quelle"]) == ("a", "b", "c")
    messages = [row["meldung"] for row in rows_of(result["FINDINGS"]) if row["regel"] == "B43"]
    assert len(messages) == 2 and any("“ZEIT”" in text for text in messages)


def test_fields_are_named_by_list_and_found_by_their_usual_names(qgis_app):
    town = town_layer(
        [(square_wkt(0, 0), "B", "falsch", 5, 9)],
        "field=Kz:string&field=BLOCK_NR:string&field=Z:integer&field=EW:integer",
    )
    places = place_layer(
        [(square_wkt(3, 0), "2", "05358028", 7)],
        "field=Orts_Teil_Nr:string&field=Gem-Schl:string&field=Bevölkerung:integer",
    )
    result = merge(qgis_app, town, places, KEY_FIELDS="kz", POPULATION_FIELDS="Z; EW")
    blocks = blocks_of(result)
    assert set(blocks) == {"B", "2"}, "the list, then the usual names"
    assert (blocks["B"]["einwohner"], blocks["2"]["einwohner"]) == (5, 7)
    assert blocks["2"]["ags"] == "05358028"
    assert (blocks["B"]["BLOCK_NR"], blocks["B"]["EW"]) == ("falsch", 9), "kept as they are"


def test_clashing_keys_get_a_prefix_throughout_their_layer(qgis_app):
    town = town_layer([(square_wkt(c, 0), str(c), 1, 1) for c in range(3)], name="Baublöcke Mitte")
    places = place_layer([(square_wkt(c, 3), str(c), "x", 1, None) for c in (2, 5)])
    far = place_layer([(square_wkt(9, 9), "9", "x", 1, None)], name="Fern")
    result = merge(qgis_app, town, places, far)
    assert set(blocks_of(result)) == {"BM-0", "BM-1", "BM-2", "ORT-2", "ORT-5", "9"}
    assert blocks_of(result)["ORT-2"]["quelle_id"] == "2"
    result = merge(qgis_app, town, places, far, PREFIXES="BB; OT")
    assert {"BB-0", "OT-2", "9"} <= set(blocks_of(result))
    renamed = [row["meldung"] for row in rows_of(result["FINDINGS"]) if row["regel"] == "B38"]
    assert len(renamed) == 2 and "begin with “BB-”" in " ".join(renamed)


def test_blank_and_repeated_keys_are_made_unique_as_when_blocks_are_prepared(qgis_app):
    town = town_layer(
        [(square_wkt(c, 0), key, 1, 1) for c, key in enumerate(["A", "A", "", "B", "C", "A~2"])]
    )
    result = merge(qgis_app, town)
    assert len(blocks_of(result)) == 6 and {"A", "B", "C", "A~2", "ohne-0003"} <= set(
        blocks_of(result)
    )
    assert {"B01", "B02"} == set(findings_of(result))


def test_layers_in_other_systems_are_reprojected_and_that_is_said(qgis_app):
    places = place_layer()
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    to_degrees = QgsCoordinateTransform(places.crs(), degrees, QgsCoordinateTransformContext())
    rows = []
    for feature in places.getFeatures():
        geometry = feature.geometry()
        geometry.transform(to_degrees)
        rows.append((geometry.asWkt(15), *feature.attributes()))
    log = Log()
    result = merge(qgis_app, town_layer(), place_layer(rows, crs="EPSG:4326"), log=log)
    assert result["BLOCKS"].crs().authid() == "EPSG:25832"
    assert any("reprojected from EPSG:4326 to EPSG:25832" in line for line in log.infos)
    assert (result["BLOCK_COUNT"], result["DROPPED"], result["CUT"]) == (11, 1, 1)
    # Corners come back to the tenth of a millimetre: no hairlines instead of borders.
    assert sum(g.area() for g in geometries_of(result)) == pytest.approx(210_000, abs=1)


def test_kinds_of_blocks_come_from_a_field_or_for_each_layer(qgis_app):
    result = merge(qgis_app, town_layer(), place_layer(), TYPES="Baublock; Ortsteil")
    assert {row["typ"] for row in rows_of(result["BLOCKS"])} == {"Baublock", "Ortsteil"}


def test_hairline_overlaps_change_neither_residents_nor_shape(qgis_app):
    town = town_layer([(square_wkt(0, 0, 100), "B", 10, 1)])
    # 20 cm below the town block, over its whole side.
    place = place_layer([(square_wkt(0.998, 0, 200), "2", "Ost", 50, None)])
    result = merge(qgis_app, town, place)
    blocks = blocks_of(result)
    assert blocks["2"]["einwohner"] == 50 and result["CUT"] == 0
    assert set(findings_of(result)) == {"B37"} and "20.0 m²" in findings_of(result)["B37"]
    assert_no_overlaps(geometries_of(result))


def test_hairlines_that_a_cut_would_leave_are_taken_off():
    whole, _ = clean_polygon(QgsGeometry.fromWkt(square_wkt(0, 0, 100)))
    strip = QgsGeometry.fromWkt(
        "Polygon((320100 5630000, 320150 5630000, 320150 5630000.3, 320100 5630000.3, "
        "320100 5630000))"
    )
    with_arm, _ = clean_polygon(whole.combine(strip))
    bare = without_hairlines(with_arm, 0.5)
    assert bare.symDifference(whole).area() < 1e-3
    corners = {(round(v.x(), 6), round(v.y(), 6)) for v in whole.vertices()}
    assert corners <= {(round(v.x(), 6), round(v.y(), 6)) for v in bare.vertices()}
    assert without_hairlines(with_arm, 0.2).area() == with_arm.area(), "wider than 20 cm"
    assert without_hairlines(clean_polygon(strip)[0], 0.5) is None


@settings(max_examples=15, deadline=None)
@given(
    squares=st.lists(
        st.tuples(st.integers(0, 12), st.integers(0, 12), st.integers(1, 4), st.integers(0, 99)),
        min_size=1,
        max_size=8,
    ),
    way=st.sampled_from(list(CutResidents)),
)
def test_places_are_covered_once_and_sums_add_up(qgis_app, squares, way):
    """A tiling of places, with any number of town blocks on it (which may overlap each other)."""
    places = place_layer(
        [
            (square_wkt(4 * c, 4 * r, 400), f"P{r}{c}", "x", 1000, None)
            for r in range(4)
            for c in range(4)
        ]
    )
    town = town_layer(
        [
            (square_wkt(x, y, 100 * size), f"B{number}", residents, 1)
            for number, (x, y, size, residents) in enumerate(squares)
        ]
    )
    mixed = mix_blocks([town, places], MixRules(residents=way))
    union = QgsGeometry.unaryUnion([f.geometry() for f in town.getFeatures()])
    above = mixed.geometries[: len(squares)]
    below = mixed.geometries[len(squares) :]
    for feature, geometry in zip(town.getFeatures(), above):
        assert geometry.symDifference(feature.geometry()).isEmpty(), "precedence is not touched"
    assert all(g.isGeosValid() and g.intersection(union).area() < 1e-6 for g in below)
    dropped = mixed.layers[1].dropped
    covered = union.intersection(
        QgsGeometry.unaryUnion([f.geometry() for f in places.getFeatures()])
    )
    left = sum(g.area() for g in below)
    assert left <= 16 * 160_000 - covered.area() + 1e-3
    assert left >= 16 * 160_000 - covered.area() - 0.1 * dropped * 160_000 - 1e-3
    # Every resident is in the result, in what was dropped, or in what is said to be unknown.
    assert len(below) + dropped == 16 and mixed.dropped_residents == 1000 * dropped
    numbers = [row[mixed.fields.indexOf("einwohner")] for row in mixed.rows]
    assert mixed.residents == sum(number for number in numbers if number is not None)
    assert numbers[: len(squares)] == [residents for *_, residents in squares]
    touched = mixed.layers[1].cut
    assert numbers[len(squares) :].count(1000) >= 16 - dropped - touched
    if way is CutResidents.UNKNOWN:
        assert mixed.unknown == touched
    if way is CutResidents.AREA:
        whole = sum(g.area() for g in below) / 160_000 * 1000
        assert sum(numbers[len(squares) :]) == pytest.approx(whole, abs=touched + 1)


@pytest.fixture(scope="module")
def flensburg(qgis_app, shared_data):
    """Districts with invented residents; of four of them invented Baublöcke of 150 m."""
    path = shared_data / "flensburg" / "flensburg_stadtbezirke.zip"
    source = QgsVectorLayer(f"/vsizip/{path}", "b", "ogr")
    outlines, residents = {}, {}
    for number, feature in enumerate(sorted(source.getFeatures(), key=lambda f: f["AREA_ID"])):
        outlines[feature["AREA_ID"]], _ = clean_polygon(feature.geometry())
        residents[feature["AREA_ID"]] = 1000 + 17 * number
    districts = make_layer(
        [(g.asWkt(12), key, key, residents[key]) for key, g in outlines.items()],
        "field=AREA_ID:string&field=AREA_NAME:string&field=Einwohner:integer",
        kind="MultiPolygon",
    )
    districts.setName("Stadtbezirke")
    return outlines, residents, districts


def baubloecke(outlines, residents, keys, part=1.0) -> QgsVectorLayer:
    """Squares of 150 m cut to the districts; part: of the district's width from the west."""
    rows = []
    for key in keys:
        box = outlines[key].boundingBox()
        box.setXMaximum(box.xMinimum() + part * box.width())
        squares = []
        x = box.xMinimum()
        while x < box.xMaximum():
            y = box.yMinimum()
            while y < box.yMaximum():
                right = min(x + 150, box.xMaximum())
                square = QgsGeometry.fromWkt(
                    f"Polygon(({x} {y}, {right} {y}, {right} {y + 150}, {x} {y + 150}, {x} {y}))"
                )
                piece, _ = clean_polygon(outlines[key].intersection(square))
                if piece is not None:
                    squares.append(piece)
                y += 150
            x += 150
        share = residents[key] * part // len(squares)
        counts = [int(share)] * len(squares)
        counts[0] += round(residents[key] * part) - sum(counts)
        rows += [
            (piece.asWkt(12), f"{key}-{number:03d}", count)
            for number, (piece, count) in enumerate(zip(squares, counts))
        ]
    layer = make_layer(rows, "field=Block_Nr:string&field=EW:integer", kind="MultiPolygon")
    layer.setName("Baublöcke")
    return layer


def test_flensburg_baubloecke_take_the_place_of_their_districts(qgis_app, flensburg):
    outlines, residents, districts = flensburg
    centre = sorted(outlines)[:4]
    town = baubloecke(outlines, residents, centre)
    result = merge(qgis_app, town, districts)
    assert (result["DROPPED"], result["CUT"]) == (4, 0)
    assert result["BLOCK_COUNT"] == town.featureCount() + 41 - 4
    assert result["POPULATION"] == sum(residents.values()), "every resident once"
    assert result["DROPPED_POPULATION"] == sum(residents[key] for key in centre)
    whole = sum(outline.area() for outline in outlines.values())
    assert sum(g.area() for g in geometries_of(result)) == pytest.approx(whole, rel=1e-6)
    prepared = qgis_app.run(
        "sozialraum:prepareblocks",
        {
            "INPUT": result["BLOCKS"],
            "KEY_FIELD": "baustein_id",
            "MUNICIPALITY_FIELD": "quelle_layer",
            "POPULATION_FIELD": "einwohner",
            "BLOCKS": "TEMPORARY_OUTPUT",
            "FINDINGS": "TEMPORARY_OUTPUT",
        },
        feedback=Log(),
    )
    assert prepared["POPULATION"] == sum(residents.values())
    assert prepared["BLOCK_COUNT"] == result["BLOCK_COUNT"]


def test_flensburg_half_a_district_keeps_the_other_half_of_its_residents(qgis_app, flensburg):
    outlines, residents, districts = flensburg
    key = sorted(outlines)[7]
    town = baubloecke(outlines, residents, [key], part=0.5)
    result = merge(qgis_app, town, districts, RESIDENTS=DIFFERENCE)
    rest = blocks_of(result)[key]
    assert (result["DROPPED"], result["CUT"]) == (0, 1)
    assert result["POPULATION"] == sum(residents.values()), "the difference conserves the sum"
    assert rest["einwohner"] == residents[key] - round(0.5 * residents[key])
    assert rest["einwohner_status"] == "geschaetzt"
    whole = sum(outline.area() for outline in outlines.values())
    assert sum(g.area() for g in geometries_of(result)) == pytest.approx(whole, rel=1e-6)


SENTENCES = {
    "no layers": (lambda: [], {}, "No layer was chosen"),
    "a file that does not exist": (lambda: ["/nirgends/ortsteile.gpkg"], {}, "ortsteile.gpkg"),
    "points": (
        lambda: [make_layer([("Point(0 0)", "A", 1, 1)], TOWN, kind="Point")],
        {},
        "polygon",
    ),
    "the first in degrees": (
        lambda: [town_layer([("Polygon((6 50, 7 50, 7 51, 6 50))", "A", 1, 1)], crs="EPSG:4326")],
        {},
        "degrees",
    ),
    "the second without a system": (
        lambda: [town_layer(), place_layer(crs="")],
        {},
        "“Ortsteile” has no coordinate reference system",
    ),
    "the second in a wrong system": (
        lambda: [town_layer(), place_layer(crs="EPSG:31466")],
        {},
        "is set to EPSG:31466",
    ),
    "an empty layer": (lambda: [town_layer(), place_layer([])], {}, "holds no features"),
    "no outlines": (
        lambda: [town_layer([(None, "A", 1, 1), (None, "B", 1, 1)])],
        {},
        "No feature",
    ),
    "no key": (
        lambda: [town_layer([(square_wkt(0, 0), 1)], "field=Farbe:integer")],
        {},
        "under “Block key”: Farbe",
    ),
    "a key that names nothing": (
        lambda: [town_layer([(square_wkt(c, 0), "A", 1, 1) for c in range(5)])],
        {},
        "does not tell the blocks apart",
    ),
    "a field that no layer has": (
        lambda: [town_layer(), place_layer()],
        {"POPULATION_FIELDS": "EW; Kopfzahl"},
        "“Kopfzahl”",
    ),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_what_cannot_be_merged_is_refused_in_one_sentence(qgis_app, case):
    make, changes, part = SENTENCES[case]
    parameters = {"BLOCKS": "TEMPORARY_OUTPUT", "FINDINGS": "TEMPORARY_OUTPUT", **changes}
    sentence = sentence_of(qgis_app, ALGORITHM, {"LAYERS": make(), **parameters})
    # QGIS itself heads what is wrong with a parameter with a line of its own.
    sentence = sentence.replace("Unable to execute algorithm\n", "").strip()
    assert part in sentence and "Traceback" not in sentence and "\n" not in sentence


def test_cancelling_writes_nothing(qgis_app, tmp_path):
    log = Log()
    log.cancel()
    with pytest.raises(Exception, match="Cancelled"):
        merge(qgis_app, town_layer(), place_layer(), log=log, BLOCKS=str(tmp_path / "b.gpkg"))
    assert list(tmp_path.iterdir()) == []
