# SPDX-License-Identifier: GPL-2.0-or-later
"""Facilities onto blocks: known counts, odd sources, roads, K12, refusals."""

from __future__ import annotations

import csv
import random
from collections import Counter

import openpyxl
import pytest
from layers import Log, make_layer, rows_of, sentence_of, square_wkt
from qgis.core import NULL, QgsFeatureRequest, QgsProcessingException, QgsVectorLayer

ALGORITHM = "sozialraum:assignfacilities"
BLOCK_FIELDS = (
    "field=baustein_id:string&field=ags:string&field=gem_name:string&field=einwohner:integer"
    "&field=sr_id:string"
)
POINT_FIELDS = "field=nr:string&field=name:string&field=art:string"
OUTPUTS = dict.fromkeys(
    ("BLOCKS", "REGIONS", "FACILITIES", "LINES", "FINDINGS"), "TEMPORARY_OUTPUT"
)


def blocks_layer(columns=4, rows=2, residents=100):
    """Blocks of 100 m; the left half is region 05358028-01, the right half -02."""
    return make_layer(
        [
            (
                square_wkt(column, row),
                f"{row}{column}",
                "05358028",
                "Kreuzau",
                residents,
                f"05358028-0{1 if column < columns / 2 else 2}",
            )
            for row in range(rows)
            for column in range(columns)
        ],
        BLOCK_FIELDS,
    )


def points_layer(*rows, crs="EPSG:25832"):
    """Points at columns and rows of the grid of blocks."""
    return make_layer(
        [
            (f"Point({320_000 + 100 * column} {5_630_000 + 100 * row})", *texts)
            for column, row, *texts in rows
        ],
        POINT_FIELDS,
        crs,
        "Point",
    )


TWO_SCHOOLS = ((0.5, 0.5, "1", "Schule A", "GS"), (3.5, 1.5, "2", "Schule B", "Gym"))


def assign(qgis_app, blocks=None, feedback=None, **changes):
    parameters = {"INPUT": blocks or blocks_layer(), "PREFIX": "gs", **OUTPUTS, **changes}
    return qgis_app.run(ALGORITHM, parameters, feedback=feedback or Log())


def rules(result):
    return Counter(row["regel"] for row in rows_of(result["FINDINGS"]))


def by_key(layer, key="baustein_id"):
    return {row[key]: row for row in rows_of(layer)}


def write_csv(folder, lines, encoding="utf-8", name="schulen.csv"):
    path = folder / name
    path.write_bytes("\r\n".join(lines).encode(encoding))
    return str(path)


def test_facilities_are_counted_and_the_nearest_is_named(qgis_app):
    result = assign(
        qgis_app,
        POINTS=points_layer(*TWO_SCHOOLS),
        ID_FIELD="nr",
        NAME_FIELD="name",
        TYPE_FIELD="art",
    )
    blocks = by_key(result["BLOCKS"])
    assert blocks["00"]["gs_anzahl"] == 1 and blocks["01"]["gs_anzahl"] == 0
    assert (blocks["00"]["gs_gs"], blocks["00"]["gs_gym"]) == (1, 0)
    assert (blocks["10"]["gs_naechste"], blocks["10"]["gs_name"]) == ("1", "Schule A")
    assert blocks["10"]["gs_entfernung_m"] == 100 and blocks["13"]["gs_entfernung_m"] == 0
    assert "gs_weg" not in blocks["00"], "without roads there is one way only"
    regions = by_key(result["REGIONS"], "sr_id")
    assert regions["05358028-01"]["einwohner"] == 400
    assert regions["05358028-01"]["gs_anzahl"] == regions["05358028-02"]["gs_anzahl"] == 1
    assert result["INSIDE"] == 2 and result["OUTSIDE_COUNT"] == 0
    facilities = by_key(result["FACILITIES"], "einrichtung_id")
    assert facilities["2"]["baustein_id"] == "13" and facilities["2"]["sr_id"] == "05358028-02"
    assert facilities["2"]["ags"] == "05358028" and facilities["2"]["name"] == "Schule B"
    assert {row["baustein_id"] for row in rows_of(result["LINES"])} == set(blocks)


def test_the_share_in_the_own_region_follows_from_the_nearest_of_each_block(qgis_app):
    # One school at the left edge and one right of the middle: two blocks of the left half go right.
    schools = points_layer((0.5, 0.5, "1", "A", ""), (2.05, 0.5, "2", "B", ""))
    result = assign(qgis_app, POINTS=schools, ID_FIELD="nr", MIN_SHARE=60)
    regions = by_key(result["REGIONS"], "sr_id")
    left, right = regions["05358028-01"], regions["05358028-02"]
    assert (left["gs_ew_gezaehlt"], left["gs_ew_eigen"], left["gs_anteil"]) == (400, 200, 50.0)
    assert right["gs_anteil"] == 100.0 and result["SHARE"] == 75.0
    assert rules(result)["P08"] == result["BELOW_SHARE"] == 1
    (low,) = [row for row in rows_of(result["FINDINGS"]) if row["regel"] == "P08"]
    assert low["sr_id"] == "05358028-01" and "50" in low["meldung"]


def test_a_region_without_a_facility_is_told_where_its_residents_go(qgis_app):
    result = assign(qgis_app, POINTS=points_layer((0.5, 0.5, "1", "A", "")))
    (row,) = [row for row in rows_of(result["FINDINGS"]) if row["regel"] == "P09"]
    assert (row["stufe"], row["sr_id"]) == ("warnung", "05358028-02")
    assert "05358028-01 (100 %)" in row["meldung"]
    regions = by_key(result["REGIONS"], "sr_id")
    assert regions["05358028-02"]["gs_sonst_in"] == "05358028-01"
    assert regions["05358028-02"]["gs_anteil"] == 0 and result["BELOW_SHARE"] == 1
    across = assign(qgis_app, POINTS=points_layer((9, 0.5, "1", "A", "")))
    assert rules(across) == {"P06": 1, "P18": 1, "P09": 2}
    assert by_key(across["REGIONS"], "sr_id")["05358028-02"]["gs_sonst_in"] == NULL


def test_regions_without_a_facility_and_unknown_residents_are_said(qgis_app):
    layer = blocks_layer()
    layer.startEditing()
    first, second, third = list(layer.getFeatures())[:3]
    residents, region = layer.fields().lookupField("einwohner"), layer.fields().lookupField("sr_id")
    layer.changeAttributeValue(first.id(), residents, NULL)
    layer.changeAttributeValue(second.id(), region, NULL)
    for feature in layer.getFeatures():
        if str(feature["sr_id"]).endswith("02"):
            layer.changeAttributeValue(feature.id(), residents, NULL)
    layer.commitChanges()
    assert third["baustein_id"] == "02"
    result = assign(qgis_app, layer, POINTS=points_layer(TWO_SCHOOLS[0]))
    assert rules(result) == {"P09x": 1, "P13": 1, "P14": 1}
    empty = by_key(result["REGIONS"], "sr_id")["05358028-02"]
    assert empty["gs_anzahl"] == 0 and result["WITHOUT_FACILITY"] == 1
    assert empty["einwohner"] == NULL and empty["gs_anteil"] == NULL, "unknown is never 0"
    assert result["SHARE"] == 100.0


def test_blocks_without_regions_are_counted_all_the_same(qgis_app):
    layer = blocks_layer()
    layer.dataProvider().deleteAttributes([layer.fields().lookupField("sr_id")])
    layer.updateFields()
    log = Log()
    result = assign(qgis_app, layer, log, POINTS=points_layer(*TWO_SCHOOLS))
    assert sum(row["gs_anzahl"] for row in rows_of(result["BLOCKS"])) == 2
    assert "REGIONS" not in result or not result["REGIONS"]
    assert any("K12" in line for line in log.infos)


def test_every_point_counts_once_wherever_it_lies(qgis_app):
    points = points_layer(
        (1, 0.5, "1", "auf der Grenze", ""),
        (2, 1, "2", "auf der Ecke", ""),
        (0, 0, "3", "am Rand", ""),
        (-3, 0, "4", "draußen", ""),
        (0.2, 0.2, "5", "innen", ""),
        (4.002, 0.5, "6", "20 cm daneben", ""),
    )
    result = assign(qgis_app, POINTS=points, ID_FIELD="nr", NAME_FIELD="name")
    assert sum(row["gs_anzahl"] for row in rows_of(result["BLOCKS"])) == 5
    assert result["INSIDE"] == 5 and result["OUTSIDE_COUNT"] == 1
    facilities = by_key(result["FACILITIES"], "einrichtung_id")
    assert facilities["1"]["baustein_id"] == "00", "of several blocks the smallest key"
    assert facilities["2"]["baustein_id"] == "01"
    assert facilities["4"]["baustein_id"] == NULL
    assert rules(result) == {"P15": 2, "P06": 1, "P17": 1}


def test_the_order_of_rows_makes_no_difference(qgis_app):
    places = [
        (random.Random(n).randrange(0, 5), random.Random(n + 99).randrange(0, 3), str(n), f"S{n}")
        for n in range(15)
    ]
    rows = [(column, row, nr, name, "") for column, row, nr, name in places]
    changes = {"ID_FIELD": "nr", "NAME_FIELD": "name"}
    one = assign(qgis_app, POINTS=points_layer(*rows), **changes)
    layer = blocks_layer()
    mixed = layer.clone()
    mixed.dataProvider().truncate()
    features = list(layer.getFeatures(QgsFeatureRequest()))
    random.Random(1).shuffle(features)
    mixed.dataProvider().addFeatures(features)
    two = assign(qgis_app, mixed, POINTS=points_layer(*rows[::-1]), **changes)
    for output, key in (("BLOCKS", "baustein_id"), ("FACILITIES", "einrichtung_id")):
        assert by_key(one[output], key) == by_key(two[output], key)
    assert rows_of(one["REGIONS"]) == rows_of(two["REGIONS"])


def test_lines_areas_and_multipoints_are_points_too(qgis_app):
    def layer(kind, *wkts):
        rows = [(wkt, str(n), "", "") for n, wkt in enumerate(wkts)]
        return make_layer(rows, POINT_FIELDS, kind=kind)

    x, y = 320_000, 5_630_000
    several = layer("MultiPoint", f"MultiPoint({x + 50} {y + 50}, {x + 350} {y + 50})", None)
    result = assign(qgis_app, POINTS=several)
    assert result["INSIDE"] == 2 and result["WITHOUT_PLACE"] == 1
    assert rules(result)["P07"] == 1 and rules(result)["P01"] == 1
    # A ring-shaped school yard: its centroid lies outside, a point on its surface inside.
    yard = layer(
        "Polygon",
        f"Polygon(({x} {y}, {x + 90} {y}, {x + 90} {y + 10}, {x + 10} {y + 10}, "
        f"{x + 10} {y + 90}, {x} {y + 90}, {x} {y}))",
    )
    (place,) = assign(qgis_app, POINTS=yard)["FACILITIES"].getFeatures()
    assert next(yard.getFeatures()).geometry().contains(place.geometry())
    line = layer("LineString", f"LineString({x + 10} {y + 50}, {x + 310} {y + 50})")
    (place,) = assign(qgis_app, POINTS=line)["FACILITIES"].getFeatures()
    assert place.geometry().asPoint().x() == pytest.approx(x + 160)


def test_fields_of_an_earlier_run_are_replaced_and_that_is_said(qgis_app):
    first = assign(qgis_app, POINTS=points_layer(*TWO_SCHOOLS))
    log = Log()
    second = assign(qgis_app, first["BLOCKS"], log, POINTS=points_layer(TWO_SCHOOLS[0]))
    names = second["BLOCKS"].fields().names()
    assert len(names) == len(set(names)) == first["BLOCKS"].fields().count()
    assert sum(row["gs_anzahl"] for row in rows_of(second["BLOCKS"])) == 1
    assert any("gs_anzahl" in line for line in log.warnings)


# Files


def test_a_file_may_mix_reference_systems_and_faults(qgis_app, tmp_path):
    path = write_csv(
        tmp_path,
        [
            "sep=;",
            "Schule;Form;EPSG;UTMRechtswert;UTMHochwert;",
            '"Mühle";"02";"EPSG:25832";"320050";"5630050";',
            '"ohne EPSG";"02";"null";"320150";"5630050";',
            '"vertauscht";"02";"25832";"5630050";"320250";',
            '"mit Zone";"02";"25832";"32320350";"5630050";',
            '"Grad";"02";"4326";"6,4449";"50,7835";',
            '"leer";"02";"25832";"";"";',
            '"null";"02";"25832";"0";"0";',
            '"anderswo";"02";"null";"77";"88";',
            '"falscher Code";"02";"999999";"320050";"5630150";',
            '"andere Form";"20";"25832";"320050";"5630050";',
        ],
        "cp1252",
    )
    result = assign(
        qgis_app, FILE=path, NAME_FIELD="Schule", FILTER_FIELD="Form", FILTER_VALUES="02; 99"
    )
    assert (result["ROWS_READ"], result["ROWS_KEPT"]) == (10, 9)
    assert result["WITHOUT_PLACE"] == 3
    said = rules(result)
    assert all(said[rule] == 1 for rule in ("P01", "P02", "P03", "P04", "P05", "P19")), said
    blocks = {row["einrichtung"]: row["baustein_id"] for row in rows_of(result["FACILITIES"])}
    assert blocks["Mühle"] == "00" and blocks["ohne EPSG"] == "01"
    assert blocks["vertauscht"] == "02" and blocks["mit Zone"] == "03"
    assert blocks["falscher Code"] == "10" and len(blocks) == 6
    texts = {row["regel"]: row["meldung"] for row in rows_of(result["FINDINGS"])}
    assert "8, 9" in texts["P01"], "lines of the file"
    assert "4647" in texts["P05"] and "999999" in texts["P19"]


def test_columns_and_system_can_be_named(qgis_app, tmp_path):
    path = write_csv(tmp_path, ["a,b,c", "1,5630050,320050", "2,5630150,320350"])
    assert "No columns with coordinates" in sentence_of(
        qgis_app, ALGORITHM, {"INPUT": blocks_layer(), "FILE": path, **OUTPUTS}
    )
    result = assign(qgis_app, FILE=path, X_FIELD="c", Y_FIELD="b", POINTS_CRS="EPSG:25832")
    assert result["INSIDE"] == 2 and not rules(result)["P04"]


def test_a_workbook_is_read_like_a_text_file(qgis_app, tmp_path):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Kindertagesstätten", None, None, None])
    sheet.append([None] * 4)
    sheet.append(["Name", "Plätze", "Rechtswert", "Hochwert"])
    sheet.append(["Kita A", 60, 320_050.25, 5_630_050])
    sheet.append(["Kita B", 40, 320_350.5, 5_630_150.125])
    sheet.append(["Kita C", 25, None, None])
    path = tmp_path / "kitas.xlsx"
    book.save(path)
    result = assign(qgis_app, FILE=str(path), NAME_FIELD="Name")
    assert (result["ROWS_READ"], result["INSIDE"], result["WITHOUT_PLACE"]) == (3, 2, 1)
    blocks = {row["einrichtung"]: row["baustein_id"] for row in rows_of(result["FACILITIES"])}
    assert blocks == {"Kita A": "00", "Kita B": "13"}


def test_an_expression_keeps_rows_of_files_and_layers(qgis_app, tmp_path):
    path = write_csv(tmp_path, ["Nr;x;y", "1;320050;5630050", "2;320350;5630150"])
    assert assign(qgis_app, FILE=path, FILTER="\"Nr\" = '2'")["INSIDE"] == 1
    layer = points_layer(*TWO_SCHOOLS)
    assert assign(qgis_app, POINTS=layer, FILTER="art = 'GS' and $x < 320100")["INSIDE"] == 1


def test_a_table_without_geometry_is_read_by_its_columns(qgis_app):
    table = QgsVectorLayer("NoGeometry?field=lon:double&field=lat:double", "t", "memory")
    rows = make_layer(
        [(None, 6.44530, 50.78200), (None, None, None)],
        "field=lon:double&field=lat:double",
        kind="NoGeometry",
        crs="",
    )
    assert table.isValid()
    result = assign(qgis_app, POINTS=rows)
    assert result["WITHOUT_PLACE"] == 1 and result["ROWS_READ"] == 2
    assert any("EPSG:4326" in row["meldung"] for row in rows_of(result["FINDINGS"]))


# Roads


def roads_layer(*lines, crs="EPSG:25832"):
    return make_layer(
        [
            ("LineString(" + ", ".join(f"{320_000 + x} {5_630_000 + y}" for x, y in line) + ")", 1)
            for line in lines
        ],
        "field=id:integer",
        crs,
        "LineString",
    )


def test_along_roads_the_nearest_can_be_another_one(qgis_app):
    # A street along the lower row that reaches the upper row at its right end only.
    roads = roads_layer([(0, 50), (400, 50)], [(400, 50), (400, 150)], [(400, 150), (0, 150)])
    school = points_layer((0.5, 1.5, "oben", "", ""), (3.5, 0.5, "unten", "", ""))
    straight = by_key(assign(qgis_app, POINTS=school, ID_FIELD="nr")["BLOCKS"])
    assert straight["00"]["gs_naechste"] == "oben" and straight["00"]["gs_entfernung_m"] == 100
    result = assign(qgis_app, POINTS=school, ID_FIELD="nr", ROADS=roads)
    walked = by_key(result["BLOCKS"])
    assert walked["00"]["gs_naechste"] == "unten" and walked["00"]["gs_entfernung_m"] == 300
    assert walked["00"]["gs_weg"] == "strasse" and result["BY_ROAD"] == 8
    reprojected = qgis_app.run(
        "native:reprojectlayer",
        {"INPUT": roads, "TARGET_CRS": "EPSG:4326", "OUTPUT": "TEMPORARY_OUTPUT"},
    )["OUTPUT"]
    again = by_key(assign(qgis_app, POINTS=school, ID_FIELD="nr", ROADS=reprojected)["BLOCKS"])
    for key, row in walked.items():
        assert again[key]["gs_naechste"] == row["gs_naechste"]
        assert again[key]["gs_entfernung_m"] == pytest.approx(row["gs_entfernung_m"], abs=0.1)


def test_ways_along_roads_are_as_long_as_the_shortest_paths_of_qgis(qgis_app):
    chance = random.Random(7)
    nodes = {
        (column, row): (column * 90 + chance.uniform(-25, 25), row * 70 + chance.uniform(-25, 25))
        for column in range(6)
        for row in range(4)
    }
    lines = [
        [nodes[column, row], nodes[other]]
        for column, row in nodes
        for other in ((column + 1, row), (column, row + 1))
        if other in nodes and chance.random() < 0.75
    ]
    roads = roads_layer(*lines)
    schools = points_layer((0.3, 0.4, "1", "", ""), (3.6, 1.5, "2", "", ""))
    result = assign(qgis_app, POINTS=schools, ROADS=roads, LINES="TEMPORARY_OUTPUT")
    ours = by_key(result["BLOCKS"])
    centres = {f["baustein_id"]: f.geometry() for f in result["BLOCKS"].getFeatures()}
    geometries = [feature.geometry() for feature in roads.getFeatures()]

    def to_road(point):
        return min(road.distance(point) for road in geometries)

    assert result["BY_ROAD"] == 8
    for key, outline in centres.items():
        start = outline.pointOnSurface()
        ways = []
        for school in schools.getFeatures():
            end = school.geometry()
            points = [f"{p.asPoint().x()},{p.asPoint().y()} [EPSG:25832]" for p in (start, end)]
            try:
                path = qgis_app.run(
                    "native:shortestpathpointtopoint",
                    {
                        "INPUT": roads,
                        "STRATEGY": 0,
                        "START_POINT": points[0],
                        "END_POINT": points[1],
                        "OUTPUT": "TEMPORARY_OUTPUT",
                    },
                )
            except QgsProcessingException:
                continue
            along = next(path["OUTPUT"].getFeatures()).geometry().length()
            ways.append(to_road(start) + along + to_road(end))
        assert ours[key]["gs_entfernung_m"] == pytest.approx(min(ways), abs=0.1)


@pytest.mark.parametrize(("choice", "rule"), [(0, "P10"), (1, "P11")])
def test_blocks_that_no_road_reaches_are_said(qgis_app, choice, rule):
    roads = roads_layer([(0, 50), (150, 50)], [(300, 150), (350, 150)])
    result = assign(
        qgis_app,
        POINTS=points_layer((0.5, 0.5, "1", "", "")),
        ROADS=roads,
        MAX_SNAP=60,
        UNREACHABLE=choice,
    )
    blocks = by_key(result["BLOCKS"])
    assert blocks["01"]["gs_weg"] == "strasse" and blocks["01"]["gs_entfernung_m"] == 100
    assert rules(result)[rule] == 8 - result["BY_ROAD"] > 0
    far = blocks["13"]
    if choice:
        assert far["gs_naechste"] == NULL and far["gs_entfernung_m"] == NULL
        assert result["SHARE"] == 100.0, "who has no nearest facility does not count"
    else:
        assert far["gs_weg"] == "luftlinie" and far["gs_entfernung_m"] == pytest.approx(316.2)


# Known answers


def test_berlin_counts_agree_with_the_published_ones_in_all_areas(qgis_app, shared_data):
    folder = shared_data / "berlin"
    metric = qgis_app.run(
        "native:reprojectlayer",
        {
            "INPUT": str(folder / "kieze.geojson"),
            "TARGET_CRS": "EPSG:25833",
            "OUTPUT": "TEMPORARY_OUTPUT",
        },
    )["OUTPUT"]
    areas = make_layer(
        [
            (f.geometry().asWkt(), f["PLR_ID"], f["PLR_ID"][:4], "", None, f["PLR_ID"][:6])
            for f in metric.getFeatures()
        ],
        BLOCK_FIELDS,
        "EPSG:25833",
        "MultiPolygon",
    )
    for points, published, column, kinds, total in (
        ("kindertagesstaetten", "kitas_per_plr_simple", "kita_count", {}, 2880),
        (
            "schulen",
            "schools_per_plr_simple",
            "school_count",
            {"einr_gymnasium": "Gymnasium", "einr_grundschule": "Grundschule"},
            902,
        ),
    ):
        result = assign(
            qgis_app,
            areas,
            POINTS=str(folder / f"{points}.geojson"),
            TYPE_FIELD="schultyp" if kinds else "",
            PREFIX="einr",
        )
        assert (result["ROWS_READ"], result["INSIDE"], result["OUTSIDE_COUNT"]) == (total, total, 0)
        with open(folder / f"{published}.csv", encoding="utf-8-sig") as stream:
            wanted = {row["PLR_ID"].zfill(8): row for row in csv.DictReader(stream)}
        ours = by_key(result["BLOCKS"])
        assert len(ours) == len(wanted) == 542
        agree = [k for k in ours if ours[k]["einr_anzahl"] == int(float(wanted[k][column] or 0))]
        assert len(agree) == 542
        for name, theirs in kinds.items():
            assert all(ours[k][name] == int(float(wanted[k][theirs] or 0)) for k in ours), name


def test_dueren_schools_lie_in_the_municipality_of_their_key(qgis_app, shared_data):
    folder = shared_data / "kreis_dueren"
    blocks = qgis_app.run(
        "sozialraum:prepareblocks",
        {
            "INPUT": str(folder / "gemeinden.gpkg"),
            "KEY_FIELD": "AGS",
            "MUNICIPALITY_FIELD": "AGS",
            "MUNICIPALITY_NAME_FIELD": "GEN",
            "BLOCKS": "TEMPORARY_OUTPUT",
            "FINDINGS": "TEMPORARY_OUTPUT",
        },
        feedback=Log(),
    )["BLOCKS"]
    result = assign(
        qgis_app,
        blocks,
        FILE=str(folder / "schuldaten_nrw.csv"),
        ID_FIELD="Schulnummer",
        NAME_FIELD="Kurzbezeichnung",
        FILTER="\"Gemeindeschluessel\" like '05358%'",
        REGION_FIELD="ags",
    )
    facilities = rows_of(result["FACILITIES"])
    assert (result["ROWS_READ"], len(facilities), result["INSIDE"]) == (5507, 80, 80)
    assert all(row["ags"] == row["Gemeindeschluessel"] for row in facilities)
    counts = {row["gem_name"]: row["gs_anzahl"] for row in rows_of(result["REGIONS"])}
    assert (counts["Düren"], counts["Jülich"], counts["Kreuzau"]) == (37, 12, 5)
    assert sum(counts.values()) == 80 and len(counts) == 15
    # The whole Land: the same 80 lie inside, one row states no reference system.
    everything = assign(qgis_app, blocks, FILE=str(folder / "schuldaten_nrw.csv"))
    assert (everything["INSIDE"], everything["OUTSIDE_COUNT"]) == (80, 5427)
    assert rules(everything)["P04"] == 1 and everything["WITHOUT_PLACE"] == 0


# Report and refusals


def test_the_report_says_what_the_layers_say(qgis_app, tmp_path):
    path = tmp_path / "bericht.html"
    schools = points_layer((0.5, 0.5, "1", "Schule <A>", "GS"), (9, 9, "2", "Schule B", "GS"))
    result = assign(qgis_app, POINTS=schools, NAME_FIELD="name", REPORT=str(path))
    page = path.read_text(encoding="utf-8")
    assert "05358028-02" in page and "Schule B" in page and f"{result['SHARE']:.1f}" in page
    assert (
        "inside the blocks: 1 of 2; blocks with facilities: 1." in page
        and "{" not in page.split("</style>")[1]
    )


SENTENCES = {
    "no facilities": ({}, "either a layer or a file"),
    "layer and file": ({"POINTS": points_layer, "FILE": "x;y\n1;2"}, "choose one of them"),
    "no coordinates": ({"FILE": "Name;Ort\nA;B\nC;D"}, "there are: Name, Ort"),
    "empty layer": ({"POINTS": points_layer}, "holds no features"),
    "one coordinate": ({"FILE": "a;b\n1;2\n3;4", "X_FIELD": "a"}, "name both x and y"),
    "no place at all": ({"FILE": "Nr;x;y\n1;5;6\n2;0;0"}, "None of the 2 rows"),
    "wrong name field": (
        {"POINTS": lambda: points_layer(*TWO_SCHOOLS), "NAME_FIELD": "titel"},
        "nr, name, art",
    ),
    "wrong filter field": (
        {
            "POINTS": lambda: points_layer(*TWO_SCHOOLS),
            "FILTER_FIELD": "form",
            "FILTER_VALUES": "GS",
        },
        "nr, name, art",
    ),
    "filter without rows": (
        {
            "POINTS": lambda: points_layer(*TWO_SCHOOLS),
            "FILTER_FIELD": "art",
            "FILTER_VALUES": "Kita",
        },
        "choose among: GS, Gym",
    ),
    "filter without values": (
        {"POINTS": lambda: points_layer(*TWO_SCHOOLS), "FILTER_FIELD": "art"},
        "incomplete",
    ),
    "wrong expression": (
        {"POINTS": lambda: points_layer(*TWO_SCHOOLS), "FILTER": "art = "},
        "cannot be evaluated",
    ),
    "expression without rows": (
        {"POINTS": lambda: points_layer(*TWO_SCHOOLS), "FILTER": "art = 'x'"},
        "true for no row",
    ),
    "expression with a field that is not there": (
        {"POINTS": lambda: points_layer(*TWO_SCHOOLS), "FILTER": "form = 'x'"},
        "form",
    ),
    "prefix": ({"POINTS": lambda: points_layer(*TWO_SCHOOLS), "PREFIX": "1 ä"}, "field name"),
    "points without a system": (
        {"POINTS": lambda: points_layer(*TWO_SCHOOLS, crs="")},
        "no coordinate reference system",
    ),
    "too many kinds": (
        {
            "POINTS": lambda: points_layer(*[(0, 0, str(n), "", "") for n in range(50)]),
            "TYPE_FIELD": "nr",
        },
        "50 different kinds",
    ),
    "roads elsewhere": (
        {
            "POINTS": lambda: points_layer(*TWO_SCHOOLS),
            "ROADS": lambda: roads_layer([(90_000, 0), (91_000, 0)]),
        },
        "no roads near",
    ),
    "roads too far": (
        {
            "POINTS": lambda: points_layer(*TWO_SCHOOLS),
            "ROADS": lambda: roads_layer([(5000, 0), (6000, 0)]),
        },
        "No block lies within 1,000 m",
    ),
    "wrong region field": (
        {"POINTS": lambda: points_layer(*TWO_SCHOOLS), "REGION_FIELD": "raum"},
        "raum",
    ),
}


@pytest.mark.parametrize("case", SENTENCES)
def test_what_cannot_be_used_is_refused_in_one_sentence(qgis_app, tmp_path, case):
    changes, part = SENTENCES[case]
    changes = {name: value() if callable(value) else value for name, value in changes.items()}
    if "FILE" in changes:
        changes["FILE"] = write_csv(tmp_path, changes["FILE"].split("\n"))
    sentence = sentence_of(
        qgis_app, ALGORITHM, {"INPUT": blocks_layer(), "PREFIX": "gs", **OUTPUTS, **changes}
    )
    assert part in sentence and "Traceback" not in sentence and "\n" not in sentence.strip()


def test_a_file_that_does_not_exist_is_refused(qgis_app, tmp_path):
    missing = str(tmp_path / "fehlt.csv")
    sentence = sentence_of(
        qgis_app, ALGORITHM, {"INPUT": blocks_layer(), "FILE": missing, "PREFIX": "gs", **OUTPUTS}
    )
    assert "fehlt.csv” does not exist" in sentence


def test_blocks_in_degrees_are_refused_and_points_in_degrees_are_not(qgis_app):
    degrees = make_layer(
        [("Polygon((6 50, 7 50, 7 51, 6 50))", "A", "1", "x", 1, "r")], BLOCK_FIELDS, "EPSG:4326"
    )
    points = points_layer(*TWO_SCHOOLS)
    sentence = sentence_of(
        qgis_app, ALGORITHM, {"INPUT": degrees, "POINTS": points, "PREFIX": "gs", **OUTPUTS}
    )
    assert "degrees" in sentence
    moved = qgis_app.run(
        "native:reprojectlayer",
        {"INPUT": points, "TARGET_CRS": "EPSG:4326", "OUTPUT": "TEMPORARY_OUTPUT"},
    )["OUTPUT"]
    assert assign(qgis_app, POINTS=moved)["INSIDE"] == 2


def test_facilities_all_outside_are_an_error_in_the_findings(qgis_app):
    result = assign(qgis_app, POINTS=points_layer((500, 500, "1", "A", "")))
    (row,) = [row for row in rows_of(result["FINDINGS"]) if row["regel"] == "P06"]
    assert row["stufe"] == "fehler" and result["INSIDE"] == 0


def test_facilities_outside_can_be_kept_from_being_the_nearest(qgis_app, tmp_path):
    path = tmp_path / "r.html"
    far = points_layer((9, 0.5, "1", "A", ""))
    result = assign(qgis_app, POINTS=far, OUTSIDE=False, REPORT=str(path))
    assert all(row["gs_naechste"] == NULL for row in rows_of(result["BLOCKS"]))
    assert "SHARE" not in result and "No residents could be counted" in path.read_text("utf-8")
    both = points_layer((4.1, 0.5, "1", "A", ""), (0.5, 0.5, "2", "B", ""))
    kept = assign(qgis_app, POINTS=both, ID_FIELD="nr", OUTSIDE=False)
    assert {row["gs_naechste"] for row in rows_of(kept["BLOCKS"])} == {"2"}
    assert (
        by_key(assign(qgis_app, POINTS=both, ID_FIELD="nr")["BLOCKS"])["03"]["gs_naechste"] == "1"
    )


def test_cancelling_writes_nothing(qgis_app, tmp_path):
    feedback = Log()
    feedback.cancel()
    with pytest.raises(Exception, match="Cancelled"):
        assign(
            qgis_app,
            feedback=feedback,
            POINTS=points_layer(*TWO_SCHOOLS),
            BLOCKS=str(tmp_path / "b.gpkg"),
            REPORT=str(tmp_path / "r.html"),
        )
    assert list(tmp_path.iterdir()) == []


def test_lists_of_persons_are_no_facilities(qgis_app, tmp_path):
    people = make_layer(
        [("Point(320050 5630050)", "Muster", "1964-08-12")],
        "field=name:string&field=geburtsdatum:string",
        kind="Point",
    )
    parameters = {"INPUT": blocks_layer(), "POINTS": people, "BLOCKS": str(tmp_path / "b.gpkg")}
    assert "geburtsdatum" in sentence_of(qgis_app, "sozialraum:assignfacilities", parameters)
    assert list(tmp_path.iterdir()) == []
