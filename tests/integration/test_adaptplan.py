# SPDX-License-Identifier: GPL-2.0-or-later
"""``adaptplan`` through the Processing framework."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
from layers import FIELDS as COLUMNS
from layers import Log, make_layer, rows_of, sentence_of, square_wkt

FIELDS = {
    "KEY_FIELD": "nr",
    "MUNICIPALITY_FIELD": "ags",
    "MUNICIPALITY_NAME_FIELD": "gem",
    "POPULATION_FIELD": "ew",
    "PLACE_FIELD": "ort",
    "NAME_FIELD": "",
}
OUTPUTS = dict.fromkeys(("BLOCKS", "REGIONS", "MOVED", "FINDINGS", "REPORT"), "TEMPORARY_OUTPUT")
WITH_PLAN = f"{COLUMNS}&field=sr_id:string&field=sr_kurz:string&field=sr_name:string"
WEST, EAST = "05358008-01", "05358008-02"


def strip_layer(residents, regions, prefix="b", offset=0.0):
    """A row of squares with residents and the key of their region."""
    return make_layer(
        [
            (
                square_wkt(column + offset, 0),
                f"{prefix}{column:02d}",
                "05358008",
                "Düren",
                count,
                "",
                region,
                region and f"D {region[-2:]}",
                region and f"Name {region[-2:]}",
            )
            for column, (count, region) in enumerate(zip(residents, regions))
        ],
        WITH_PLAN,
    )


def adapt(qgis_app, layer, feedback=None, **changes):
    parameters = {"INPUT": layer, **FIELDS, **OUTPUTS, "EXISTING_FIELD": "sr_id", **changes}
    if changes.get("OLD_BLOCKS") is not None:
        parameters.pop("EXISTING_FIELD")
    return qgis_app.run("sozialraum:adaptplan", parameters, feedback=feedback or Log())


def regions_of(layer) -> dict[str, set[str]]:
    found = defaultdict(set)
    for row in rows_of(layer):
        found[row["sr_id"]].add(row["nr"])
    return dict(found)


def report_of(result) -> str:
    return Path(result["REPORT"]).read_text(encoding="utf-8")


def test_as_few_residents_as_possible_change(qgis_app):
    # The west has to give 200 away; the block at the border has exactly these.
    layer = strip_layer([500, 500, 200, 400, 300], [WEST, WEST, WEST, EAST, EAST])
    result = adapt(qgis_app, layer, MIN_POPULATION=800, MAX_POPULATION=1000)
    assert result["MOVED_POPULATION"] == result["MOVED_AT_LEAST"] == 200
    assert (result["MOVED_BLOCKS"], result["KEPT"], result["REGION_COUNT"]) == (1, 1, 2)
    assert regions_of(result["BLOCKS"]) == {WEST: {"b00", "b01"}, EAST: {"b02", "b03", "b04"}}
    (moved,) = rows_of(result["MOVED"])
    assert (moved["baustein_id"], moved["sr_alt"], moved["sr_neu"]) == ("b02", WEST, EAST)
    assert moved["einwohner"] == 200 and moved["sr_neu_name"] == "Name 02"
    page = report_of(result)
    assert "200 residents (10.5 %) in 1 block change" in page
    assert "this many have to, whatever is done" in page


def test_keys_labels_and_names_stay(qgis_app):
    layer = strip_layer([500, 500, 200, 400, 300], [WEST, WEST, WEST, EAST, EAST])
    result = adapt(qgis_app, layer, MIN_POPULATION=800, MAX_POPULATION=1000)
    rows = {row["sr_id"]: row for row in rows_of(result["REGIONS"])}
    assert {key: (row["sr_kurz"], row["sr_name"]) for key, row in rows.items()} == {
        WEST: ("D 01", "Name 01"),
        EAST: ("D 02", "Name 02"),
    }


def test_a_plan_that_keeps_its_limits_comes_back_as_it_was(qgis_app):
    layer = strip_layer([500, 500, 500, 600], [WEST, WEST, EAST, EAST])
    log = Log()
    result = adapt(qgis_app, layer, log, MIN_POPULATION=1000)
    assert (result["MOVED_POPULATION"], result["MOVED_BLOCKS"]) == (0, 0)
    assert rows_of(result["MOVED"]) == [] and rows_of(result["FINDINGS"]) == []
    assert any("Nothing was changed" in line for line in log.infos)


def test_a_locked_region_stays_and_is_told_to_be_outside(qgis_app):
    layer = strip_layer([500, 500, 200, 400, 300], [WEST, WEST, WEST, EAST, EAST])
    result = adapt(qgis_app, layer, MIN_POPULATION=800, MAX_POPULATION=1000, LOCKED=WEST)
    assert regions_of(result["BLOCKS"])[WEST] == {"b00", "b01", "b02"}
    assert "D55" in {row["regel"] for row in rows_of(result["FINDINGS"])}
    assert {r["sr_id"]: r["fixiert"] for r in rows_of(result["REGIONS"])} == {WEST: 1, EAST: 0}


def test_where_no_plan_keeps_the_limits_it_is_said(qgis_app):
    layer = strip_layer([100, 100, 100, 100], [WEST, WEST, EAST, EAST])
    log = Log()
    result = adapt(qgis_app, layer, log, MIN_POPULATION=300)
    assert result["KEPT"] == 0
    rules = [row["regel"] for row in rows_of(result["FINDINGS"])]
    assert "D51" in rules and any("Not all Sozialräume" in line for line in log.infos)


def test_a_plan_is_carried_onto_other_blocks(qgis_app):
    old = strip_layer([500, 500, 500, 500], [WEST, WEST, EAST, EAST])
    # b00 has kept its key, the others have new ones; n04 lies beyond all old blocks.
    new = make_layer(
        [
            (square_wkt(column, 0), key, "05358008", "Düren", 500, "", None, None, None)
            for column, key in enumerate(["b00", "n01", "n02", "n03", "n04"])
        ],
        WITH_PLAN,
    )
    result = adapt(qgis_app, new, OLD_BLOCKS=old, OLD_KEY_FIELD="nr", MIN_POPULATION=1000)
    assert regions_of(result["BLOCKS"]) == {WEST: {"b00", "n01"}, EAST: {"n02", "n03", "n04"}}
    rules = {row["regel"] for row in rows_of(result["FINDINGS"])}
    assert {"D41", "D43"} <= rules and "D40" not in rules
    assert "by the largest overlap" in report_of(result)


def test_a_table_of_predecessors_goes_before_overlaps(qgis_app):
    old = strip_layer([500, 500, 500, 500], [WEST, WEST, EAST, EAST])
    new = strip_layer([500] * 4, [None] * 4, prefix="n")
    table = make_layer(
        [(None, "b01", "n02"), (None, "nonsense", "n03")],
        "field=alt:string&field=neu:string",
        kind="NoGeometry",
    )
    result = adapt(
        qgis_app,
        new,
        OLD_BLOCKS=old,
        OLD_KEY_FIELD="nr",
        PREDECESSORS=table,
        PREDECESSOR_OLD="alt",
        PREDECESSOR_NEW="neu",
        MIN_POPULATION=0,
    )
    assert regions_of(result["BLOCKS"]) == {WEST: {"n00", "n01", "n02"}, EAST: {"n03"}}


def test_the_result_is_input_for_the_next_adaptation(qgis_app):
    layer = strip_layer([500, 500, 200, 400, 300], [WEST, WEST, WEST, EAST, EAST])
    first = adapt(qgis_app, layer, MIN_POPULATION=800, MAX_POPULATION=1000)
    again = adapt(qgis_app, first["BLOCKS"], MIN_POPULATION=800, MAX_POPULATION=1000)
    assert again["MOVED_BLOCKS"] == 0


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"EXISTING_FIELD": None}, "what the existing Sozialräume are"),
        ({"EXISTING_FIELD": "ort"}, "names no Sozialraum"),
        ({"MAX_POPULATION": 900}, "below the minimum of 1,000"),
        ({"LOCKED": "05358008-09"}, "does not occur in the field “sr_id”"),
        ({"BALANCE": 100}, "between 0 and 100 %"),
    ],
)
def test_impossible_wishes_are_one_sentence(qgis_app, changes, part):
    layer = strip_layer([500, 500, 500, 600], [WEST, WEST, EAST, EAST])
    parameters = {"INPUT": layer, **FIELDS, **OUTPUTS, "EXISTING_FIELD": "sr_id", **changes}
    sentence = sentence_of(qgis_app, "sozialraum:adaptplan", parameters)
    assert part in sentence and "Traceback" not in sentence


def test_cancelling_leaves_no_file(qgis_app, tmp_path):
    feedback = Log()
    feedback.cancel()
    with pytest.raises(Exception, match="Cancelled"):
        adapt(
            qgis_app,
            strip_layer([500, 500, 200, 400, 300], [WEST, WEST, WEST, EAST, EAST]),
            feedback,
            BLOCKS=str(tmp_path / "b.gpkg"),
            REGIONS=str(tmp_path / "r.gpkg"),
            REPORT=str(tmp_path / "r.html"),
        )
    assert list(tmp_path.iterdir()) == []


def test_cancelling_later_keeps_what_was_adapted(qgis_app):
    residents, two = [500, 500, 200, 400, 300], [WEST, WEST, WEST, EAST, EAST]
    far = ["05358012-01"] * 3 + ["05358012-02"] * 2
    layer = make_layer(
        [
            (square_wkt(column, row), f"{row}{column}", ags, ags, count, "", region, None, None)
            for row, (ags, regions) in enumerate([("05358008", two), ("05358012", far)])
            for column, (count, region) in enumerate(zip(residents, regions))
        ],
        WITH_PLAN,
    )
    log = Log()
    log.progressChanged.connect(lambda percent: percent > 25 and log.cancel())
    result = adapt(qgis_app, layer, log, MIN_POPULATION=800, MAX_POPULATION=1000)
    # The first municipality was done, nothing of the second is missing, and the log says so.
    found = regions_of(result["BLOCKS"])
    assert (found[WEST], found[EAST]) == ({"00", "01"}, {"02", "03", "04"})
    assert found["05358012-01"] | found["05358012-02"] == {f"1{column}" for column in range(5)}
    assert any("best plan up to then" in text for text in log.warnings)
