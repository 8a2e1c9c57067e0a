# SPDX-License-Identifier: GPL-2.0-or-later
"""Layers as a person meets them: each ends in a result or in one clear sentence."""

from __future__ import annotations

import re
import sqlite3
import struct

import pytest
from layers import MAPPING, Log, make_layer, rows_of, sentence_of, square_wkt
from qgis.core import (
    NULL,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from sozialraumplaner.gis.compat import field

PREPARE = "sozialraum:prepareblocks"
MERGE = "sozialraum:mergeblocks"
BOTH = (PREPARE, MERGE)
FIELDS = "field=nr:string&field=ags:string&field=gem:string&field=ew:integer&field=ort:string"


def row(wkt, key, residents=10):
    return (wkt, key, "05358028", "Kreuzau", residents, "")


def parameters(algorithm, layer, **changes):
    given = {"BLOCKS": "TEMPORARY_OUTPUT", "FINDINGS": "TEMPORARY_OUTPUT"}
    if algorithm == PREPARE:
        return {"INPUT": layer, **MAPPING, **given, **changes}
    fields = {"KEY_FIELDS": "nr", "POPULATION_FIELDS": "ew"}
    if "KEY_FIELD" in changes:
        fields["KEY_FIELDS"] = changes.pop("KEY_FIELD")
    return {"LAYERS": [layer], **fields, **given, **changes}


def run(qgis_app, algorithm, layer, **changes):
    return qgis_app.run(algorithm, parameters(algorithm, layer, **changes), feedback=Log())


def keys_of(result) -> list[str]:
    return [entry["baustein_id"] for entry in rows_of(result["BLOCKS"])]


def geometries_of(result) -> list[QgsGeometry]:
    return [feature.geometry() for feature in result["BLOCKS"].getFeatures()]


def assert_readable(sentence: str) -> None:
    """One or two short sentences for a person, without the insides of the program."""
    sentence = sentence.replace("Unable to execute algorithm\n", "").strip()
    assert sentence and "\n" not in sentence and sentence[-1] in ".!"
    assert sentence.count(". ") <= 2 and len(sentence) < 400
    for pattern in (r"Traceback", r"Error\b", r"<[a-z_.]+", r"\bQgs\w+", r"\bNone\b", r"\w+\(\)"):
        assert not re.search(pattern, sentence), sentence
    assert not re.search(r"[\[\]{}]|0x|'\w+'", sentence), sentence


def refused(qgis_app, algorithm, layer, part, **changes) -> None:
    sentence = sentence_of(qgis_app, algorithm, parameters(algorithm, layer, **changes))
    assert_readable(sentence)
    assert part in sentence, sentence


def saved(layer, path, name="Bausteine") -> QgsVectorLayer:
    """A layer as a file."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = name
    options.driverName = {".gpkg": "GPKG", ".shp": "ESRI Shapefile"}[path.suffix]
    options.fileEncoding = "ISO-8859-1"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), layer.transformContext(), options)
    return QgsVectorLayer(str(path), name, "ogr")


# Outlines


@pytest.mark.parametrize("algorithm", BOTH)
def test_an_exclave_stays_one_block(qgis_app, algorithm):
    parts = [square_wkt(0, 0)[7:], square_wkt(9, 9)[7:]]
    layer = make_layer(
        [row(f"MultiPolygon({', '.join(parts)})", "A", 77), row(square_wkt(1, 0), "B")],
        FIELDS,
        kind="MultiPolygon",
    )
    result = run(qgis_app, algorithm, layer)
    assert (result["BLOCK_COUNT"], result["POPULATION"]) == (2, 87)
    assert [g.constGet().numGeometries() for g in geometries_of(result)] == [2, 1]
    if algorithm == PREPARE:
        assert {entry["regel"] for entry in rows_of(result["FINDINGS"])} == {"B05"}


@pytest.mark.parametrize("algorithm", BOTH)
def test_a_block_in_the_hole_of_another_is_its_neighbour_and_no_overlap(qgis_app, algorithm):
    outer, inner = square_wkt(0, 0, 300)[8:-1], square_wkt(1, 1, 100)[8:-1]
    layer = make_layer([row(f"Polygon({outer}, {inner})", "A"), row(square_wkt(1, 1), "B")], FIELDS)
    changes = {"NEIGHBOURS": "TEMPORARY_OUTPUT"} if algorithm == PREPARE else {}
    result = run(qgis_app, algorithm, layer, **changes)
    assert sum(g.area() for g in geometries_of(result)) == 90_000
    if algorithm == PREPARE:
        (pair,) = rows_of(result["NEIGHBOURS"])
        assert pair["grenze_m"] == 400


@pytest.mark.parametrize("algorithm", BOTH)
def test_no_outline_in_7847_of_7847_features_is_one_sentence(qgis_app, algorithm):
    layer = make_layer([row(None, f"{n:04d}") for n in range(7847)], FIELDS)
    assert layer.featureCount() == 7847
    refused(qgis_app, algorithm, layer, "No feature of the layer “Bausteine” has a polygon")


@pytest.mark.parametrize("algorithm", BOTH)
def test_no_features_are_one_sentence(qgis_app, algorithm):
    refused(qgis_app, algorithm, make_layer([], FIELDS), "holds no features")


@pytest.mark.parametrize("algorithm", BOTH)
def test_one_block_is_a_layer_of_blocks(qgis_app, algorithm):
    result = run(qgis_app, algorithm, make_layer([row(square_wkt(0, 0), "A")], FIELDS))
    assert (result["BLOCK_COUNT"], result["POPULATION"]) == (1, 10)


@pytest.mark.parametrize("algorithm", BOTH)
@pytest.mark.parametrize("kind", ["PolygonZ", "PolygonM", "PolygonZM", "MultiPolygonZ"])
def test_heights_and_measures_are_dropped(qgis_app, algorithm, kind):
    extra = {"Z": " 5", "M": " 7", "ZM": " 5 7"}[kind[kind.index("Polygon") + 7 :]]
    ring = re.sub(r"(\d)(, |\))", rf"\g<1>{extra}\2", square_wkt(0, 0)[7:])
    wkt = f"{kind}({ring})" if kind.startswith("Multi") else f"{kind}{ring}"
    assert not QgsGeometry.fromWkt(wkt).isNull(), wkt
    result = run(qgis_app, algorithm, make_layer([row(wkt, "A")], FIELDS, kind=kind))
    (geometry,) = geometries_of(result)
    assert not geometry.constGet().is3D() and not geometry.constGet().isMeasure()
    assert geometry.area() == 10_000


@pytest.mark.parametrize("algorithm", BOTH)
def test_curves_become_lines(qgis_app, algorithm):
    circle = (
        "CurvePolygon(CircularString(320000 5630000, 320100 5630100, 320200 5630000, "
        "320100 5629900, 320000 5630000))"
    )
    layer = make_layer([row(circle, "A")], FIELDS, kind="CurvePolygon")
    (geometry,) = geometries_of(run(qgis_app, algorithm, layer))
    assert geometry.area() == pytest.approx(31_416, rel=1e-3) and geometry.isGeosValid()


def blob_of(*wkts: str) -> bytes:
    """A geometry collection as a GeoPackage stores it."""
    collection = QgsGeometry.fromWkt(f"GeometryCollection({', '.join(wkts)})")
    return b"GP\x00\x01" + struct.pack("<i", 25832) + bytes(collection.asWkb())


@pytest.mark.parametrize("algorithm", BOTH)
def test_collections_in_a_polygon_layer_give_their_polygons(qgis_app, algorithm, tmp_path):
    layer = make_layer([row(square_wkt(c, 0), f"A{c}") for c in range(2)], FIELDS)
    path = tmp_path / "bausteine.gpkg"
    saved(layer, path)
    # What a database lets in, whatever the layer says its type is.
    with sqlite3.connect(path) as database:
        for name in [
            name
            for (name,) in database.execute(
                "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'Bausteine'"
            ).fetchall()
        ]:
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute(
            "UPDATE Bausteine SET geom = ? WHERE nr = 'A0'",
            [blob_of(square_wkt(0, 0), "LineString(320000 5630000, 320000 5629000)")],
        )
    odd = QgsVectorLayer(f"{path}|layername=Bausteine", "Bausteine", "ogr")
    result = run(qgis_app, algorithm, odd)
    assert result["BLOCK_COUNT"] == 2
    assert [g.area() for g in geometries_of(result)] == [10_000, 10_000]


@pytest.mark.parametrize("algorithm", BOTH)
@pytest.mark.parametrize("kind", ["Point", "LineString", "GeometryCollection", "None"])
def test_a_layer_without_polygons_is_one_sentence(qgis_app, algorithm, kind):
    wkt = {
        "Point": "Point(320000 5630000)",
        "LineString": "LineString(320000 5630000, 320100 5630000)",
        "GeometryCollection": "GeometryCollection(Point(320000 5630000))",
        "None": None,
    }[kind]
    layer = QgsVectorLayer(
        f"{kind}?{FIELDS}" + ("" if kind == "None" else "&crs=EPSG:25832"), "Tabelle", "memory"
    )
    feature = QgsFeature(layer.fields())
    if wkt:
        feature.setGeometry(QgsGeometry.fromWkt(wkt))
    feature.setAttributes(["A", "05358028", "Kreuzau", 10, ""])
    assert layer.dataProvider().addFeatures([feature])[0]
    assert layer.featureCount() == 1
    refused(qgis_app, algorithm, layer, "polygon")


# Fields


def case_clash() -> QgsVectorLayer:
    fields = f"{FIELDS}&field=Lage:string&field=LAGE:string&field=NAME:string&field=Nr:integer"
    fields += "&field=AGS:string"
    values = ("am Berg", "im Tal", "eins", 7, "alter Schlüssel")
    return make_layer([(*row(square_wkt(0, 0), "A"), *values)], fields)


@pytest.mark.parametrize("algorithm", BOTH)
def test_fields_that_differ_only_by_case_fit_a_geopackage_and_none_is_lost(
    qgis_app, algorithm, tmp_path
):
    target = tmp_path / "bausteine.gpkg"
    result = run(qgis_app, algorithm, case_clash(), BLOCKS=str(target))
    assert result["BLOCK_COUNT"] == 1
    stored = QgsVectorLayer(str(target), "b", "ogr")
    (entry,) = rows_of(stored)
    assert (entry["baustein_id"], entry["ags"]) == ("A", "05358028"), "fields of exactly that name"
    names = [name.lower() for name in stored.fields().names()]
    assert len(set(names)) == len(names)
    assert {"am Berg", "im Tal", "eins", 7, "alter Schlüssel"} <= set(entry.values())
    told = [finding["meldung"] for finding in rows_of(result["FINDINGS"])]
    assert any("“LAGE”" in text for text in told), "renamed, and said so"


@pytest.mark.parametrize("algorithm", BOTH)
def test_a_field_called_like_the_geometry_column_is_renamed(qgis_app, algorithm, tmp_path):
    layer = make_layer(
        [(*row(square_wkt(0, 0), "A"), "x", "y")], f"{FIELDS}&field=geom:string&field=Shape:string"
    )
    target = tmp_path / "bausteine.gpkg"
    assert run(qgis_app, algorithm, layer, BLOCKS=str(target))["BLOCK_COUNT"] == 1
    (entry,) = rows_of(QgsVectorLayer(str(target), "b", "ogr"))
    assert entry["geom_quelle"] == "x" and entry["Shape"] == "y"


ODD_NAMES = ['Größe "neu"', "Straße's Lage", "Fläche in m² (gerundet)", "x" * 200, "select"]


@pytest.mark.parametrize("algorithm", BOTH)
def test_umlauts_quotes_and_very_long_names_of_fields_are_kept(qgis_app, algorithm, tmp_path):
    source = make_layer([row(square_wkt(c, 0), f"A{c}") for c in range(2)], FIELDS)
    source.dataProvider().addAttributes([field(name, "text") for name in ODD_NAMES])
    source.updateFields()
    for number, feature in enumerate(list(source.getFeatures())):
        values = {5 + index: f"{number}:{index}" for index in range(len(ODD_NAMES))}
        source.dataProvider().changeAttributeValues({feature.id(): values})
    target = tmp_path / "bausteine.gpkg"
    run(qgis_app, algorithm, source, BLOCKS=str(target))
    stored = QgsVectorLayer(str(target), "b", "ogr")
    assert set(ODD_NAMES) <= set(stored.fields().names())
    for number, entry in enumerate(rows_of(stored)):
        assert [entry[name] for name in ODD_NAMES] == [f"{number}:{i}" for i in range(5)]


@pytest.mark.parametrize("algorithm", BOTH)
@pytest.mark.parametrize("name", ["fid", "FID", "ogc_fid", "OBJECTID", "rowid"])
def test_row_numbers_that_occur_twice_disturb_nothing(qgis_app, algorithm, name, tmp_path):
    layer = make_layer(
        [(*row(square_wkt(c, 0), f"A{c}"), 1) for c in range(3)], f"{FIELDS}&field={name}:integer"
    )
    target = tmp_path / "bausteine.gpkg"
    assert run(qgis_app, algorithm, layer, BLOCKS=str(target))["BLOCK_COUNT"] == 3
    assert keys_of({"BLOCKS": QgsVectorLayer(str(target), "b", "ogr")}) == ["A0", "A1", "A2"]


@pytest.mark.parametrize("algorithm", BOTH)
@pytest.mark.parametrize(
    ("kind", "values", "expected"),
    [
        ("double", [1.0, 2.0, 5358028.0], ["1", "2", "5358028"]),
        ("long", [1, 10**15, 3], ["1", str(10**15), "3"]),
        ("integer", [0, 1, -1], ["0", "1", "-1"]),
        ("string", ["007", " 8", "Nr. 9"], ["007", "8", "Nr. 9"]),
    ],
)
def test_keys_of_any_kind_become_texts(qgis_app, algorithm, kind, values, expected):
    definition = f"field=nr:{kind}" + FIELDS[len("field=nr:string") :]
    layer = make_layer([row(square_wkt(c, 0), value) for c, value in enumerate(values)], definition)
    assert keys_of(run(qgis_app, algorithm, layer)) == expected


@pytest.mark.parametrize("algorithm", BOTH)
def test_yes_and_no_are_no_keys(qgis_app, algorithm):
    definition = "field=nr:boolean" + FIELDS[len("field=nr:string") :]
    layer = make_layer([row(square_wkt(c, 0), c % 2 == 0) for c in range(6)], definition)
    refused(qgis_app, algorithm, layer, "does not tell the blocks apart")


@pytest.mark.parametrize(
    ("fields", "values", "stored"),
    [
        ("field=Lage:string&field=LAGE:string", ("am Berg", "im Tal"), ["Lage", "LAGE_2"]),
        ("field=geom:string", ("x",), ["geom_quelle"]),
        ("field=fid:integer", (1,), ["fid_quelle"]),
        ("field=fid:string", ("x",), ["fid_quelle"]),
    ],
    ids=["case", "geom", "fid twice", "fid as text"],
)
def test_every_result_can_be_stored_as_a_geopackage(qgis_app, fields, values, stored, tmp_path):
    layer = make_layer(
        [(square_wkt(c, 0), f"A{c}", *values) for c in range(2)], f"field=nr:string&{fields}"
    )
    (tmp_path / "werte.csv").write_text("nr;wert\nA0;5\nA1;7\n", encoding="utf-8")
    target = tmp_path / "werte.gpkg"
    log = Log()
    qgis_app.run(
        "sozialraum:joinindicators",
        {
            "INPUT": layer,
            "KEY_FIELD": "nr",
            "TABLE": str(tmp_path / "werte.csv"),
            "OUTPUT": str(target),
        },
        feedback=log,
    )
    written = QgsVectorLayer(str(target), "w", "ogr")
    assert set(stored) <= set(written.fields().names())
    assert [entry[stored[0]] for entry in rows_of(written)] == [values[0]] * 2
    assert any(f"“{stored[-1]}”" in line for line in log.infos), "renamed, and said so"


# Where layers come from


@pytest.mark.parametrize("algorithm", BOTH)
def test_a_filter_of_the_layer_is_respected(qgis_app, algorithm, tmp_path):
    layer = make_layer([row(square_wkt(c, 0), f"A{c}", c) for c in range(4)], FIELDS)
    stored = saved(layer, tmp_path / "b.gpkg")
    assert stored.setSubsetString("ew >= 2")
    result = run(qgis_app, algorithm, stored)
    assert keys_of(result) == ["A2", "A3"] and result["POPULATION"] == 5


@pytest.mark.parametrize("algorithm", BOTH)
def test_features_not_yet_saved_take_part_and_stay_unsaved(qgis_app, algorithm, tmp_path):
    layer = make_layer([row(square_wkt(c, 0), f"A{c}") for c in range(2)], FIELDS)
    stored = saved(layer, tmp_path / "b.gpkg")
    assert stored.startEditing()
    feature = QgsFeature(stored.fields())
    feature.setGeometry(
        QgsGeometry.fromWkt(square_wkt(2, 0).replace("Polygon", "MultiPolygon(") + ")")
    )
    feature["nr"], feature["ags"], feature["ew"] = "neu", "05358028", 5
    assert stored.addFeature(feature)
    result = run(qgis_app, algorithm, stored)
    assert sorted(keys_of(result)) == ["A0", "A1", "neu"] and result["POPULATION"] == 25
    assert stored.isEditable() and stored.isModified()
    assert QgsVectorLayer(str(tmp_path / "b.gpkg"), "b", "ogr").featureCount() == 2
    stored.rollBack()


@pytest.mark.parametrize("algorithm", BOTH)
def test_a_shapefile_in_latin_1_with_names_of_ten_characters(qgis_app, algorithm, tmp_path):
    fields = FIELDS + "&field=Bezeichnung_des_Baublocks:string&field=Bezeichnung_kurz:string"
    layer = make_layer([(*row(square_wkt(0, 0), "Ä1"), "Hürtgenwald", "Hü")], fields)
    stored = saved(layer, tmp_path / "bausteine.shp")
    assert (tmp_path / "bausteine.cpg").read_text() in ("88591", "ISO-8859-1")
    assert all(len(name) <= 10 for name in stored.fields().names())
    result = run(qgis_app, algorithm, stored)
    (entry,) = rows_of(result["BLOCKS"])
    assert entry["baustein_id"] == "Ä1"
    assert {"Hürtgenwald", "Hü"} <= set(entry.values())


@pytest.mark.parametrize("algorithm", BOTH)
def test_sentences_about_odd_layers_are_german_for_germans(qgis_app, algorithm, german):
    layer = make_layer([row(None, str(n)) for n in range(3)], FIELDS)
    sentence = sentence_of(qgis_app, algorithm, parameters(algorithm, layer))
    assert_readable(sentence)
    assert "Bitte" in sentence and "„Bausteine“" in sentence


def test_an_unknown_number_never_becomes_0_on_the_way_through_both(qgis_app):
    layer = make_layer(
        [
            row(square_wkt(0, 0), "A", None),
            row(square_wkt(1, 0), "B", -9),
            row(square_wkt(2, 0), "C", 5),
        ],
        FIELDS,
    )
    merged = run(qgis_app, MERGE, layer)
    assert (merged["POPULATION"], merged["UNKNOWN_POPULATION"]) == (5, 2)
    prepared = run(
        qgis_app,
        PREPARE,
        merged["BLOCKS"],
        KEY_FIELD="baustein_id",
        MUNICIPALITY_FIELD="ags",
        MUNICIPALITY_NAME_FIELD="gem_name",
        POPULATION_FIELD="einwohner",
        PLACE_FIELD="ortsteil",
    )
    assert (prepared["POPULATION"], prepared["UNKNOWN_POPULATION"]) == (5, 2)
    residents = {entry["baustein_id"]: entry["einwohner"] for entry in rows_of(prepared["BLOCKS"])}
    assert residents == {"A": NULL, "B": NULL, "C": 5}


def test_the_system_of_a_custom_definition_survives_the_way_through(qgis_app):
    own = QgsCoordinateReferenceSystem.fromProj(
        "+proj=tmerc +lat_0=0 +lon_0=9 +k=0.9996 +x_0=2500000 +ellps=GRS80 +units=m +no_defs"
    )
    layer = make_layer([row(square_wkt(20_000, 0), "A")], FIELDS)
    layer.setCrs(own)
    for algorithm in BOTH:
        result = run(qgis_app, algorithm, layer)
        assert result["BLOCKS"].crs().toProj() == own.toProj()
        if algorithm == PREPARE:
            (entry,) = rows_of(result["BLOCKS"])
            assert entry["flaeche_ha"] == pytest.approx(1.0, rel=5e-3)
