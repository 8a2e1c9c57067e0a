# SPDX-License-Identifier: GPL-2.0-or-later
"""``delineate`` and ``checkplan`` through the Processing framework."""

from __future__ import annotations

from collections import Counter

import pytest
from layers import Log, grid_layer, make_layer, rows_of, sentence_of, square_wkt
from qgis.core import QgsVectorLayer

FIELDS = {
    "KEY_FIELD": "nr",
    "MUNICIPALITY_FIELD": "ags",
    "MUNICIPALITY_NAME_FIELD": "gem",
    "POPULATION_FIELD": "ew",
    "PLACE_FIELD": "ort",
    "NAME_FIELD": "",
}
OUTPUTS = {"BLOCKS": "TEMPORARY_OUTPUT", "REGIONS": "TEMPORARY_OUTPUT"}


def delineate(qgis_app, layer, **changes):
    parameters = {"INPUT": layer, **FIELDS, **OUTPUTS, **changes}
    return qgis_app.run("sozialraum:delineate", parameters, feedback=Log())


def check(qgis_app, layer, feedback=None, **changes):
    parameters = {
        "INPUT": layer,
        **FIELDS,
        "FINDINGS": "TEMPORARY_OUTPUT",
        "POINTS": "TEMPORARY_OUTPUT",
        **changes,
    }
    return qgis_app.run("sozialraum:checkplan", parameters, feedback=feedback or Log())


def test_blocks_and_regions_agree_and_residents_are_conserved(qgis_app):
    result = delineate(qgis_app, grid_layer(), TARGET_POPULATION=2000)
    regions, blocks = rows_of(result["REGIONS"]), rows_of(result["BLOCKS"])
    assert result["REGION_COUNT"] == 3 and result["POPULATION"] == 6000
    members = Counter(block["sr_id"] for block in blocks)
    for region in regions:
        assert region["bausteine"] == members[region["sr_id"]]
        assert region["einwohner"] == 250 * members[region["sr_id"]]
        assert region["teile"] == 1 and region["unter_min"] == 0 and region["fixiert"] == 0
    assert [region["sr_id"] for region in regions] == [f"05358028-0{n}" for n in (1, 2, 3)]
    area = sum(feature.geometry().area() for feature in result["REGIONS"].getFeatures())
    assert area == pytest.approx(24 * 10_000)
    assert not {"bruecke", "sr_id"} - set(blocks[0])


def test_the_result_passes_its_own_check(qgis_app):
    result = delineate(qgis_app, grid_layer(), TARGET_POPULATION=2000)
    found = check(qgis_app, result["BLOCKS"])
    assert (found["ERRORS"], found["WARNINGS"]) == (0, 0)
    # The places of this grid are larger than the regions wanted.
    assert {row["regel"] for row in rows_of(found["FINDINGS"])} <= {"V16"}


def test_locked_regions_stay_and_keep_key_and_name(qgis_app):
    first = delineate(qgis_app, grid_layer(), TARGET_POPULATION=2000)
    again = delineate(
        qgis_app,
        first["BLOCKS"],
        TARGET_POPULATION=1500,
        EXISTING_FIELD="sr_id",
        LOCKED="05358028-02",
        SEED=9,
    )
    before = {b["nr"] for b in rows_of(first["BLOCKS"]) if b["sr_id"] == "05358028-02"}
    after = {b["nr"] for b in rows_of(again["BLOCKS"]) if b["sr_id"] == "05358028-02"}
    assert before == after
    locked = [region for region in rows_of(again["REGIONS"]) if region["fixiert"]]
    assert [region["sr_id"] for region in locked] == ["05358028-02"]
    name = {b["sr_name"] for b in rows_of(first["BLOCKS"]) if b["sr_id"] == "05358028-02"}
    assert {locked[0]["sr_name"]} == name
    everything = delineate(qgis_app, first["BLOCKS"], EXISTING_FIELD="sr_id", LOCKED="*")
    assert {(b["nr"], b["sr_id"]) for b in rows_of(everything["BLOCKS"])} == {
        (b["nr"], b["sr_id"]) for b in rows_of(first["BLOCKS"])
    }


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"MIN_POPULATION": 3000, "TARGET_POPULATION": 2000}, "lies below the minimum of 3,000"),
        ({"MAX_POPULATION": 1000, "TARGET_POPULATION": 2000}, "lies below the target of 2,000"),
        ({"LOCKED": "05358028-01"}, "no field with existing Sozialräume"),
        ({"LOCKED": "x", "EXISTING_FIELD": "ort"}, "does not occur in the field “ort”"),
        ({"KEY_FIELD": "ort"}, "Prepare blocks"),
        ({"POPULATION_FIELD": "gem"}, "holds no numbers"),
    ],
)
def test_impossible_wishes_are_one_sentence(qgis_app, changes, part):
    sentence = sentence_of(
        qgis_app, "sozialraum:delineate", {"INPUT": grid_layer(), **FIELDS, **OUTPUTS, **changes}
    )
    assert part in sentence and "Traceback" not in sentence


def test_cancelling_leaves_no_file(qgis_app, tmp_path):
    feedback = Log()
    feedback.cancel()
    with pytest.raises(Exception, match="Cancelled"):
        qgis_app.run(
            "sozialraum:delineate",
            {
                "INPUT": grid_layer(),
                **FIELDS,
                "BLOCKS": str(tmp_path / "b.gpkg"),
                "REGIONS": str(tmp_path / "r.gpkg"),
            },
            feedback=feedback,
        )
    assert list(tmp_path.iterdir()) == []


def test_a_plan_with_faults_gets_a_finding_for_each(qgis_app):
    fields = "field=nr:string&field=ags:string&field=ew:integer&field=sr_id:string"
    layer = make_layer(
        [
            (square_wkt(0, 0), "A", "05358028", 600, "05358028-01"),
            (square_wkt(1, 0), "B", "05358028", 600, "05358028-02"),
            (square_wkt(2, 0), "C", "05358028", 600, "05358028-01"),
            (square_wkt(3, 0), "D", "05358008", 400, "05358028-02"),
            (square_wkt(3.5, 0), "D", "05358008", 400, ""),
        ],
        fields,
    )
    result = check(qgis_app, layer, MUNICIPALITY_NAME_FIELD="", PLACE_FIELD="", MIN_POPULATION=1100)
    table = rows_of(result["FINDINGS"])
    rules = Counter(row["regel"] for row in table)
    assert set(rules) == {"V01", "V02", "V04", "V05", "V06overlap", "V07"}
    assert not result["FINDINGS"].isSpatial()
    points = {row["regel"] for row in rows_of(result["POINTS"])}
    assert {"V01", "V05", "V06overlap", "V07"} <= points
    assert table[0]["stufe"] == "fehler"
    overlap = next(row for row in table if row["regel"] == "V06overlap")
    assert "5,000 m²" in overlap["meldung"]


def test_rules_without_inputs_are_named_not_skipped(qgis_app):
    plan = delineate(qgis_app, grid_layer())["BLOCKS"]
    log = Log()
    check(qgis_app, plan, log, MAX_POPULATION=None)
    assert any("Not checked" in info and "V08, V09, V11" in info for info in log.infos)


def test_gaps_and_sums_against_municipalities(qgis_app):
    plan = delineate(qgis_app, grid_layer())["BLOCKS"]
    frame = (
        "Polygon((320000 5630000, 320700 5630000, 320700 5630400, 320000 5630400, 320000 5630000))"
    )
    municipalities = make_layer([(frame, "05358028", 6100)], "field=ags:string&field=ew:integer")
    result = check(qgis_app, plan, MUNICIPALITIES=municipalities, MUNICIPALITIES_POPULATION="ew")
    rules = {row["regel"]: row["meldung"] for row in rows_of(result["FINDINGS"])}
    assert set(rules) == {"V06gap", "V09"}
    assert "40,000 m²" in rules["V06gap"] and "1.6 %" in rules["V09"]


def test_locked_regions_of_an_earlier_version(qgis_app):
    before = delineate(qgis_app, grid_layer(), TARGET_POPULATION=3000)["BLOCKS"]
    after = delineate(qgis_app, grid_layer(), TARGET_POPULATION=1000)["BLOCKS"]
    result = check(qgis_app, after, REFERENCE=before, LOCKED="05358028-01")
    assert {row["regel"] for row in rows_of(result["FINDINGS"])} - {"V16"} == {"V11"}
    assert check(qgis_app, before, REFERENCE=before, LOCKED="*")["ERRORS"] == 0


def test_results_are_written_to_files_that_open_again(qgis_app, tmp_path):
    target = str(tmp_path / "Sozialräume Kreuzau.gpkg")
    result = delineate(qgis_app, grid_layer(), REGIONS=target)
    assert result["REGIONS"] == target
    layer = QgsVectorLayer(target, "r", "ogr")
    assert layer.isValid() and layer.featureCount() == result["REGION_COUNT"]


def test_signs_for_unknown_numbers_are_never_summed(qgis_app):
    layer = grid_layer(columns=6, rows=4)
    first = next(layer.getFeatures())
    index = layer.fields().lookupField("ew")
    layer.dataProvider().changeAttributeValues({first.id(): {index: -9}})
    result = delineate(qgis_app, layer)
    assert result["POPULATION"] == 23 * 250
