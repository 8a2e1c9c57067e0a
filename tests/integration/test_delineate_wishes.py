# SPDX-License-Identifier: GPL-2.0-or-later
"""What a planner asks of ``delineate`` shows in the result, or is said to be impossible."""

from __future__ import annotations

import re
from collections import defaultdict

import pytest
from layers import Log, make_layer, rows_of, square_wkt
from qgis.core import QgsProcessingException, QgsProcessingFeatureSourceDefinition, QgsProject

FIELDS = {
    "KEY_FIELD": "nr",
    "MUNICIPALITY_FIELD": "ags",
    "MUNICIPALITY_NAME_FIELD": "gem",
    "POPULATION_FIELD": "ew",
    "PLACE_FIELD": "",
    "NAME_FIELD": "",
}
ATTRIBUTES = (
    "field=nr:string&field=ags:string&field=gem:string&field=ew:integer&field=gs:integer"
    "&field=schule:string&field=quote:double&field=bezirk:string&field=fest:integer"
)
LEFT, RIGHT = "05358028", "05358032"


def county(columns: int = 8, rows: int = 4):
    """Two municipalities side by side, each with two schools below; catchments are stripes."""
    schools = {(0, 0), (columns // 2 - 1, 0), (columns // 2, 0), (columns - 1, 0)}
    return make_layer(
        [
            (
                square_wkt(column, row),
                f"{row:02d}{column:02d}",
                LEFT if column < columns // 2 else RIGHT,
                "Kreuzau" if column < columns // 2 else "Langerwehe",
                250,
                int((column, row) in schools),
                f"Schule {row}",
                10.0 if column % 4 < 2 else 50.0,
                "oben" if row >= rows // 2 else "unten",
                int(column == 0),
            )
            for row in range(rows)
            for column in range(columns)
        ],
        ATTRIBUTES,
    )


def delineate(qgis_app, layer, feedback=None, **changes):
    parameters = {
        "INPUT": layer,
        **FIELDS,
        "MIN_POPULATION": 500,
        "TARGET_POPULATION": 2000,
        "BLOCKS": "TEMPORARY_OUTPUT",
        "REGIONS": "TEMPORARY_OUTPUT",
        **changes,
    }
    return qgis_app.run("sozialraum:delineate", parameters, feedback=feedback or Log())


def regions_of(result) -> dict[str, set[str]]:
    """Keys of the blocks of each region."""
    members = defaultdict(set)
    for row in rows_of(result["BLOCKS"]):
        members[row["sr_id"]].add(row["nr"])
    return dict(members)


def sums_of(result, field: str) -> dict[str, float]:
    sums = defaultdict(float)
    for row in rows_of(result["BLOCKS"]):
        sums[row["sr_id"]] += row[field]
    return dict(sums)


def test_each_region_gets_its_school(qgis_app):
    without = delineate(qgis_app, county(), TOGETHER_FIELDS=["schule"])
    assert 0 in sums_of(without, "gs").values(), "otherwise the wish changes nothing"
    result = delineate(qgis_app, county(), TOGETHER_FIELDS=["schule"], FACILITIES="gs: 1")
    assert min(sums_of(result, "gs").values()) == 1


def test_more_schools_than_there_are_is_said_and_not_asked(qgis_app):
    feedback = Log()
    result = delineate(qgis_app, county(), feedback, FACILITIES="gs: 3")
    assert result["REGION_COUNT"] >= 2
    assert [text for text in feedback.warnings if "adds up to 2, less than the 3" in text]


def test_catchments_stay_together(qgis_app):
    result = delineate(
        qgis_app, county(), TOGETHER_FIELDS=["schule"], WEIGHT_LINKS=50, TARGET_POPULATION=1000
    )
    pairs = {(row["schule"], row["ags"], row["sr_id"]) for row in rows_of(result["BLOCKS"])}
    assert len(pairs) == 8, "each of the four stripes is whole in both municipalities"


def test_regions_are_alike_inside(qgis_app):
    result = delineate(qgis_app, county(), LIKENESS_FIELDS=["quote"], WEIGHT_LIKENESS=50)
    kinds = {(row["sr_id"], row["quote"]) for row in rows_of(result["BLOCKS"])}
    assert len(kinds) == result["REGION_COUNT"] == 4


def test_barriers_of_the_neighbourhood_layer_are_not_reached_across(qgis_app):
    line = "LineString(320000 5630200, 320800 5630200)"
    river = make_layer([(line, "Rur")], "field=name:string", kind="LineString")
    connected = qgis_app.run(
        "sozialraum:connectblocks",
        {
            "INPUT": county(),
            **FIELDS,
            "WEAK_BARRIERS": [river],
            "BLOCKS": "TEMPORARY_OUTPUT",
            "NEIGHBOURS": "TEMPORARY_OUTPUT",
        },
        feedback=Log(),
    )
    result = delineate(
        qgis_app, connected["BLOCKS"], NEIGHBOURS=connected["NEIGHBOURS"], WEIGHT_BARRIER=20
    )
    assert all(len({key < "02" for key in keys}) == 1 for keys in regions_of(result).values())
    elsewhere = county()
    elsewhere.startEditing()
    for feature in elsewhere.getFeatures():
        elsewhere.changeAttributeValue(feature.id(), 0, f"X{feature['nr']}")
    elsewhere.commitChanges()
    with pytest.raises(QgsProcessingException, match="connects two of the blocks"):
        delineate(qgis_app, elsewhere, NEIGHBOURS=connected["NEIGHBOURS"])


def test_barriers_count_where_an_island_is_attached_as_well(qgis_app):
    layer = county()
    island = [square_wkt(0, 9), "IS", LEFT, "Kreuzau", 5, 0, "Schule 0", 10.0, "oben", 0]
    layer.dataProvider().addFeatures(list(make_layer([island], ATTRIBUTES).getFeatures()))
    river = [("0100", "0200"), ("0101", "0201"), ("0102", "0202"), ("0103", "0203")]
    neighbours = make_layer(
        [(None, *pair, "grenze", "geschwaecht", 1.0) for pair in river],
        "field=von:string&field=nach:string&field=art:string&field=barriere:string"
        "&field=anteil_barriere:double",
        kind="LineString",
    )
    result = delineate(qgis_app, layer, NEIGHBOURS=neighbours, WEIGHT_BARRIER=20)
    assert result["BRIDGED"] == 1
    for keys in regions_of(result).values():
        left = {key for key in keys if key != "IS" and key[2:] < "04"}
        assert len({key < "02" for key in left}) <= 1


def links_of(qgis_app, *pairs):
    table = make_layer(
        [(None, *pair) for pair in pairs],
        "field=von:string&field=nach:string&field=art:string&field=staerke:double",
        crs="",
        kind="None",
    )
    parameters = {"INPUT": county(), **FIELDS, "PAIRS": table, "TABLE_KEY": "nr"}
    outputs = {"LINKS": "TEMPORARY_OUTPUT", "FINDINGS": "TEMPORARY_OUTPUT"}
    return qgis_app.run("sozialraum:linkblocks", {**parameters, **outputs}, feedback=Log())["LINKS"]


def test_must_and_must_not_of_the_table_of_links_hold(qgis_app):
    links = links_of(qgis_app, ("0000", "0303", "muss", None), ("0201", "0301", "darf nicht", None))
    result = delineate(qgis_app, county(), LINKS=links)
    region = {row["nr"]: row["sr_id"] for row in rows_of(result["BLOCKS"])}
    assert region["0000"] == region["0303"]
    assert region["0201"] != region["0301"]


def test_a_fixed_number_and_as_many_as_possible(qgis_app):
    assert delineate(qgis_app, county(), MODE=1, COUNT=5)["REGION_COUNT"] == 5
    most = delineate(qgis_app, county(), MODE=2, MIN_POPULATION=1000)
    assert most["REGION_COUNT"] == 8 and most["SMALLEST"] == 1000


def test_frames(qgis_app):
    across = delineate(
        qgis_app, county(), WITHIN_MUNICIPALITY=False, MODE=1, COUNT=1, MIN_POPULATION=0
    )
    assert across["REGION_COUNT"] == 1
    # The name of one municipality would stand on the map for all.
    assert [row["gem_name"] for row in rows_of(across["REGIONS"])] == [None]
    result = delineate(qgis_app, county(), FRAME_FIELD="bezirk")
    entries = {(row["sr_id"], row["bezirk"]) for row in rows_of(result["BLOCKS"])}
    assert len(entries) == result["REGION_COUNT"]


def test_sizes_stay_within_the_tolerance(qgis_app):
    result = delineate(qgis_app, county(), TARGET_POPULATION=1300, BALANCE=34)
    assert set(sums_of(result, "ew").values()) <= {1000.0, 1250.0, 1500.0, 1750.0}


def test_only_one_municipality_is_delineated_anew(qgis_app):
    before = delineate(qgis_app, county())
    after = delineate(
        qgis_app,
        before["BLOCKS"],
        EXISTING_FIELD="sr_id",
        ONLY="langerwehe",
        TARGET_POPULATION=1000,
    )
    old, new = regions_of(before), regions_of(after)
    kept = {key: keys for key, keys in old.items() if key.startswith(LEFT)}
    assert kept.items() <= new.items()
    assert len([key for key in new if key.startswith(RIGHT)]) == 4
    names = {row["sr_id"]: row["sr_name"] for row in rows_of(before["REGIONS"])}
    for row in rows_of(after["REGIONS"]):
        assert not row["fixiert"]
        assert row["ags"] == RIGHT or names[row["sr_id"]] == row["sr_name"]


def test_without_an_existing_plan_the_others_have_no_region(qgis_app):
    feedback = Log()
    result = delineate(qgis_app, county(), feedback, ONLY=LEFT)
    without = {row["ags"] for row in rows_of(result["BLOCKS"]) if not row["sr_id"]}
    assert without == {RIGHT} and result["POPULATION"] == 16 * 250
    assert result["REGION_COUNT"] == 2
    assert [text for text in feedback.infos if "16 of 32" in text]


def test_a_fixed_number_counts_locked_regions_and_only_what_is_chosen(qgis_app):
    four = delineate(qgis_app, county(), ONLY=LEFT, MODE=1, COUNT=4)
    assert four["REGION_COUNT"] == 4
    before = delineate(qgis_app, county())["BLOCKS"]
    wishes = {"EXISTING_FIELD": "sr_id", "LOCKED": f"{LEFT}-01", "MODE": 1, "COUNT": 7}
    result = delineate(qgis_app, before, **wishes)
    assert result["REGION_COUNT"] == 7
    assert regions_of(result)[f"{LEFT}-01"] == {
        row["nr"] for row in rows_of(before) if row["sr_id"] == f"{LEFT}-01"
    }


def test_a_selection_is_delineated_anew_and_its_surroundings_stay(qgis_app):
    layer = delineate(qgis_app, county(), TARGET_POPULATION=1000)["BLOCKS"]
    before = {row["nr"]: row["sr_id"] for row in rows_of(layer)}
    QgsProject.instance().addMapLayer(layer, False)
    layer.selectByExpression(f"\"ags\" = '{RIGHT}' and \"nr\" < '02'")
    given = QgsProcessingFeatureSourceDefinition(layer.id(), True)
    result = delineate(qgis_app, given, EXISTING_FIELD="sr_id", WEIGHT_SIZE=0, WEIGHT_BORDER=9)
    after = {row["nr"]: row["sr_id"] for row in rows_of(result["BLOCKS"])}
    chosen = {feature["nr"] for feature in layer.selectedFeatures()}
    assert len(after) == 32, "blocks that are not selected are still there"
    assert all(after[key] == before[key] for key in before if key not in chosen)
    layer.removeSelection()
    with pytest.raises(QgsProcessingException, match="no block is selected"):
        delineate(qgis_app, given, EXISTING_FIELD="sr_id")
    QgsProject.instance().removeMapLayer(layer.id())


def test_locked_blocks_stay_in_their_region(qgis_app):
    before = delineate(qgis_app, county(), TARGET_POPULATION=1000)
    region = {row["nr"]: row["sr_id"] for row in rows_of(before["BLOCKS"])}
    result = delineate(
        qgis_app,
        before["BLOCKS"],
        EXISTING_FIELD="sr_id",
        LOCKED_BLOCKS='"fest"',
        WEIGHT_SIZE=0,
        SEED=4,
    )
    for row in rows_of(result["BLOCKS"]):
        assert not row["fest"] or row["sr_id"] == region[row["nr"]]


def test_few_residents_move_where_that_is_wanted(qgis_app):
    before = delineate(qgis_app, county(), TARGET_POPULATION=1000)
    region = {row["nr"]: row["sr_id"] for row in rows_of(before["BLOCKS"])}
    result = delineate(
        qgis_app, before["BLOCKS"], EXISTING_FIELD="sr_id", WEIGHT_CHANGE=100, SHAPE=2, SEED=7
    )
    assert {row["nr"]: row["sr_id"] for row in rows_of(result["BLOCKS"])} == region


def test_presets_set_what_is_left_empty(qgis_app):
    layer = county(columns=8, rows=8)
    empty = {"MIN_POPULATION": None, "TARGET_POPULATION": None}
    counts = [delineate(qgis_app, layer, PRESET=n, **empty)["REGION_COUNT"] for n in range(3)]
    assert counts == [6, 4, 10], "8,000 residents each, targets 2,500, 4,000 and 1,500"


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"MIN_POPULATION": 9000, "TARGET_POPULATION": 9000}, "more than all blocks have together"),
        ({"MODE": 1}, "but not how many"),
        ({"MODE": 1, "COUNT": 40}, "allows at most 16"),
        ({"MODE": 1, "COUNT": 1}, "fall into 2 parts"),
        ({"PRESET": 3}, "no weight is entered"),
        ({"FACILITIES": "gs: eine"}, "is no field with a minimum"),
        ({"FACILITIES": "kitas: 1"}, "has no field “kitas”"),
        ({"FACILITIES": "schule: 1"}, "which is no number"),
        ({"ONLY": "Nirgendwo"}, "such as Kreuzau, Langerwehe"),
        ({"LOCKED_BLOCKS": '"fest"'}, "no field with existing Sozialräume"),
        ({"WEIGHT_CHANGE": 2}, "no field with existing Sozialräume"),
        ({"MAX_POPULATION": 600, "TARGET_POPULATION": 700}, "lies below the target"),
    ],
)
def test_what_cannot_be_is_one_sentence_and_leaves_no_file(qgis_app, tmp_path, changes, part):
    outputs = {
        "BLOCKS": str(tmp_path / "b.gpkg"),
        "REGIONS": str(tmp_path / "r.gpkg"),
        "REPORT": str(tmp_path / "bericht.html"),
    }
    with pytest.raises(QgsProcessingException) as caught:
        delineate(qgis_app, county(), **outputs, **changes)
    assert part in str(caught.value) and "Traceback" not in str(caught.value)
    assert not list(tmp_path.iterdir())


def test_contradictory_links_are_all_in_the_log(qgis_app):
    feedback = Log()
    links = links_of(
        qgis_app,
        ("0000", "0001", "muss", None),
        ("0000", "0001", "darf nicht", None),
        ("0003", "0004", "muss", None),
    )
    with pytest.raises(QgsProcessingException, match="1 more obstacle is in the log"):
        delineate(qgis_app, county(), feedback, LINKS=links)
    assert len([text for text in feedback.warnings if text.startswith("Error: ")]) == 2


class Impatient(Log):
    """Stops the search as soon as there is a plan."""

    def setProgress(self, value: float) -> None:
        if value > 10:
            self.cancel()


def test_cancelling_the_search_writes_the_best_plan_so_far(qgis_app, tmp_path):
    feedback = Impatient()
    target = str(tmp_path / "b.gpkg")
    result = delineate(qgis_app, county(), feedback, BLOCKS=target)
    assert feedback.isCanceled() and result["POPULATION"] == 32 * 250
    assert all(row["teile"] == 1 for row in rows_of(result["REGIONS"]))
    assert [text for text in feedback.warnings if "best proposal up to then" in text]
    assert (tmp_path / "b.gpkg").exists()


def test_the_report_says_what_was_asked_and_reached(qgis_app, tmp_path):
    path = tmp_path / "bericht.html"
    result = delineate(
        qgis_app,
        county(),
        REPORT=str(path),
        TOGETHER_FIELDS=["schule"],
        FACILITIES="gs: 1",
        MIN_POPULATION=1950,
        SEED=3,
    )
    page = path.read_text(encoding="utf-8")
    assert result["REPORT"] == str(path)
    text = re.sub(r"<[^>]+>", " ", page)
    for part in ("Rural county", "1,950", "gs", "at least 1 in each Sozialraum", "schule"):
        assert part in text, part
    assert page.count("<rect") == result["REGION_COUNT"], "a bar for each region"
    for row in rows_of(result["REGIONS"]):
        close = row["einwohner"] < 1.05 * 1950
        assert not close or f"just above the minimum: {row['einwohner']:,}" in text
    assert "<script" not in page and "http://" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "not for publication" in text


def test_the_report_names_only_what_can_be_proven(qgis_app, tmp_path):
    path = tmp_path / "bericht.html"
    delineate(qgis_app, county(columns=4, rows=2), REPORT=str(path), TARGET_POPULATION=500)
    text = path.read_text(encoding="utf-8")
    assert "there is no better proposal" in text, "two municipalities of four blocks are proven"
    delineate(qgis_app, county(), REPORT=str(path), TIME_LIMIT=1, TARGET_POPULATION=700)
    text = path.read_text(encoding="utf-8")
    assert ("No bound within" in text) != ("Proven: " in text)
    assert "smallest sum of the weighted criteria" in text


def test_german_report_is_german(qgis_app, german, tmp_path):
    path = tmp_path / "bericht.html"
    delineate(qgis_app, county(), REPORT=str(path), TOGETHER_FIELDS=["schule"], FACILITIES="gs: 3")
    text = re.sub(r"<(style|[^>]+)>", " ", path.read_text(encoding="utf-8").split("</head>")[1])
    assert "Was gewünscht war" in text and "Worauf im Workshop zu achten ist" in text
    english = {
        "the",
        "and",
        "of",
        "residents",
        "weight",
        "minimum",
        "target",
        "best",
        "was",
        "with",
    }
    words = {word.casefold() for word in re.findall(r"[A-Za-zÄÖÜäöüß]+", text)}
    assert not words & (english - {"was"})
