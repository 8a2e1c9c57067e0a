# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules about the data of a plan (V06, V09, V13 to V15): the check itself and ``checkplan``."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from layers import Log, make_layer, rows_of, sentence_of, square_wkt
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeedback,
    QgsGeometry,
    QgsProject,
    QgsVectorLayer,
)
from sozialraumplaner.core.arrays import text_array
from sozialraumplaner.core.errors import Cancelled, UserError
from sozialraumplaner.core.findings import FewerThan, Finding, Level
from sozialraumplaner.gis.data_checks.check import DataCheck, check_data
from sozialraumplaner.gis.data_checks.choice import (
    BLOCKS,
    Choice,
    remember,
    remembered,
    sources_of,
)
from sozialraumplaner.gis.data_checks.sources import Official, Sources
from sozialraumplaner.gis.layers import read_block_layer
from sozialraumplaner.gis.messages import Labels, finding_text
from sozialraumplaner.gis.topology import gaps_and_overlaps

COLUMNS, ROWS = 6, 4
FIELDS = (
    "field=baustein_id:string&field=ags:string&field=gem_name:string&field=einwohner:integer"
    "&field=sr_id:string&field=amtlich:string"
)
TOWN = "05358028"
SOUTH_WEST = (320_000, 5_630_000)


def wkt(x0: float, y0: float, x1: float, y1: float) -> str:
    """A rectangle in hundreds of metres from the south-west corner of the blocks."""
    west, south = SOUTH_WEST
    corners = [(x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)]
    ring = ", ".join(f"{west + 100 * x} {south + 100 * y}" for x, y in corners)
    return f"Polygon(({ring}))"


def blocks(shapes: dict[tuple[int, int], str] | None = None, crs: str = "EPSG:25832"):
    """24 square blocks of 250 residents in one region; shapes: other outlines by column, row."""
    shapes = shapes or {}
    rows = [
        (
            shapes.get((column, row), square_wkt(column, row)),
            f"{row}{column}",
            TOWN,
            "Kreuzau",
            250,
            f"{TOWN}-01",
            "6.000",
        )
        for row in range(ROWS)
        for column in range(COLUMNS)
    ]
    return make_layer(rows, FIELDS, crs)


def frame(x0=0.0, y0=0.0, x1=6.0, y1=4.0, residents: Any = 6000, crs: str = "EPSG:25832"):
    layer = make_layer(
        [(wkt(x0, y0, x1, y1), TOWN, residents)],
        "field=ags:string&field=ew:integer"
        if isinstance(residents, int)
        else "field=ags:string&field=ew:string",
    )
    layer.setName("Umriss")
    return layer if crs == "EPSG:25832" else moved(layer, crs)


def moved(layer: QgsVectorLayer, crs: str) -> QgsVectorLayer:
    """The same layer in another reference system."""
    target = QgsCoordinateReferenceSystem(crs)
    way = QgsCoordinateTransform(layer.crs(), target, QgsProject.instance())
    rows = []
    for feature in layer.getFeatures():
        geometry = QgsGeometry(feature.geometry())
        geometry.transform(way)
        rows.append((geometry.asWkt(9), *feature.attributes()))
    fields = "&".join(
        f"field={f.name()}:{'integer' if f.isNumeric() else 'string'}" for f in layer.fields()
    )
    kind = "Point" if "Point" in rows[0][0] else "Polygon"
    result = make_layer(rows, fields, crs, kind)
    result.setName(layer.name())
    return result


def points(*places: tuple[float, float] | None, crs: str = "EPSG:25832") -> QgsVectorLayer:
    """Addresses in hundreds of metres from the south-west corner; None is one without a place."""
    west, south = SOUTH_WEST
    rows = [
        (None if place is None else f"Point({west + 100 * place[0]} {south + 100 * place[1]})", "A")
        for place in places
    ]
    layer = make_layer(rows, "field=strasse:string", kind="Point")
    layer.setName("Adressen")
    return layer if crs == "EPSG:25832" else moved(layer, crs)


def checked(layer, raw=None, **sources) -> DataCheck:
    context = QgsProject.instance().transformContext()
    return check_data(read_block_layer(layer), Sources(context, **sources), QgsFeedback(), raw)


def by_rule(found: DataCheck) -> dict[str, Finding]:
    return {finding.rule: finding for finding in found.findings}


# V06


def test_clean_blocks_have_no_findings_and_say_what_was_not_compared(qgis_app):
    found = checked(blocks())
    assert found.findings == [] and found.rules == ("V06", "V13", "V14")
    assert not found.against_outline
    assert checked(blocks(), outline=frame()).against_outline


def test_a_hole_between_blocks_is_a_note_and_a_gap_against_an_outline(qgis_app):
    torn = blocks({(2, 1): wkt(2, 1, 2.5, 2)})
    (hole,) = checked(torn).findings
    assert hole.rule == "V06hole" and hole.level is Level.NOTE
    assert hole.data["area"] == pytest.approx(5000)
    (gap,) = checked(torn, outline=frame()).findings
    assert gap.rule == "V06gap" and gap.level is Level.ERROR and gap.municipality == TOWN
    assert gap.data["area"] == pytest.approx(5000, abs=0.1)
    assert gap.data["extent"] == pytest.approx((320_250, 5_630_100, 320_300, 5_630_200), abs=0.1)


def squares(side: int, lake: range = range(0)) -> SimpleNamespace:
    """A square of blocks as far as V06 looks at them, so many that they fill several cells."""
    outlines = [
        QgsGeometry.fromWkt(wkt(column, row, column + 1, row + 1))
        for row in range(side)
        for column in range(side)
        if not (row in lake and column in lake)
    ]
    keys = text_array([str(number) for number in range(len(outlines))])
    towns = text_array([TOWN] * len(outlines))
    return SimpleNamespace(
        geometries=outlines, blocks=SimpleNamespace(keys=keys, municipality=towns)
    )


def areas_of(layer, outline: str) -> dict[str, float]:
    """Area of each finding of V06 in square metres; one of each kind is expected."""
    findings = gaps_and_overlaps(layer, [QgsGeometry.fromWkt(outline)])
    areas = {finding.rule: finding.data["area"] for finding in findings}
    assert len(areas) == len(findings)
    return areas


def test_what_the_grid_cuts_grows_together_again(qgis_app):
    side = 60
    shifted = areas_of(squares(side), wkt(-0.5, 0, side - 0.5, side))
    strip = pytest.approx(50 * 100 * side, rel=1e-6)
    assert shifted == {"V06gap": strip, "V06outside": strip}
    # The blocks cover but a corner, and whole cells hold none.
    wide = areas_of(squares(side), wkt(0, 0, 3 * side, side))
    assert wide == {"V06gap": pytest.approx(2 * side * side * 10_000, rel=1e-6)}
    # A lake that holds whole cells, within the boxes of the blocks around it.
    lake = areas_of(squares(side, range(15, 45)), wkt(0, 0, side, side))
    assert lake == {"V06gap": pytest.approx(30 * 30 * 10_000, rel=1e-6)}
    assert areas_of(squares(side), wkt(0, 0, side, side)) == {}


def test_many_holes_are_summed_as_a_note_and_hide_no_overlap(qgis_app):
    layer = squares(31)
    holes = {row * 31 + column for row in range(1, 30, 2) for column in range(1, 30, 2)}
    outlines = [shape for place, shape in enumerate(layer.geometries) if place not in holes]
    outlines[0] = QgsGeometry.fromWkt(wkt(0, 0, 1.1, 1))
    layer.geometries[:] = outlines
    first, *others, rest = gaps_and_overlaps(layer)
    assert first.rule == "V06overlap" and first.level is Level.ERROR
    assert {finding.rule for finding in others} == {"V06hole"}
    assert rest.rule == "V06more" and rest.level is Level.NOTE
    assert len(others) + rest.data["n"] == len(holes)


def test_overlapping_blocks_are_named(qgis_app):
    found = by_rule(checked(blocks({(2, 1): wkt(2, 1, 3.25, 2)})))
    overlap = found["V06overlap"]
    assert overlap.data["keys"] == ["12", "13"] and overlap.blocks == (8, 9)
    assert overlap.data["area"] == pytest.approx(2500)


# V09


def test_sums_are_compared_with_a_table_whatever_the_form_of_its_numbers(qgis_app):
    for residents in (6100, "6.100", "6 100"):
        table = frame(residents=residents)
        found = checked(blocks(), official=Official(table, "ags", "ew"))
        assert found.official == {TOWN: 6100} and "V09" in found.rules


def test_official_numbers_may_stand_in_a_field_of_the_blocks(qgis_app):
    found = checked(blocks(), official=Official(None, "ags", "amtlich"))
    assert found.official == {TOWN: 6000}


@pytest.mark.parametrize(
    ("rows", "fields", "code"),
    [
        ([(None, TOWN, 1), (None, TOWN, 2)], ("ags", "ew"), "official_ambiguous"),
        ([(None, "99999999", 1)], ("ags", "ew"), "official_elsewhere"),
        ([(None, TOWN, None)], ("ags", "ew"), "official_elsewhere"),
        ([(None, TOWN, 1)], ("ags", "gibtesnicht"), "field_missing"),
    ],
)
def test_unfit_official_numbers_are_refused(qgis_app, rows, fields, code):
    table = make_layer(rows, "field=ags:string&field=ew:integer", "", "NoGeometry")
    with pytest.raises(UserError) as refused:
        checked(blocks(), official=Official(table, *fields))
    assert refused.value.code == code


# V13


def test_other_systems_are_transformed_and_that_is_said(qgis_app):
    found = checked(
        blocks(),
        outline=frame(crs="EPSG:31466"),
        addresses=points((0.5, 0.5), (5.5, 3.5), crs="EPSG:4326"),
    )
    notes = [finding for finding in found.findings if finding.rule == "V13t"]
    assert [note.data["crs"] for note in notes] == ["EPSG:31466", "EPSG:4326"]
    assert {note.level for note in notes} == {Level.NOTE}
    assert found.addresses.of_block.sum() == 2
    assert all(finding.data["area"] < 2500 for finding in found.findings if "area" in finding.data)


def test_blocks_in_another_system_are_an_error_in_the_next_zone_a_note(qgis_app):
    for crs, rule, level in (
        ("EPSG:31466", "V13", Level.ERROR),
        ("EPSG:25833", "V13r", Level.NOTE),
    ):
        (finding,) = checked(moved(blocks(), crs)).findings
        assert (finding.rule, finding.level) == (rule, level)
        assert crs in finding_text(finding) and "EPSG:25832" in finding_text(finding)


# V14


def test_slivers_and_invalid_outlines(qgis_app):
    corners = ["320000 5630000", "320100 5630100", "320100 5630000", "320000 5630100"]
    bow_tie = f"Polygon(({', '.join([*corners, corners[0]])}))"
    layer = blocks({(0, 0): bow_tie, (3, 0): wkt(3, 0, 3.005, 1), (5, 3): wkt(5, 3, 5.09, 3.09)})
    raw = [feature.geometry() for feature in layer.getFeatures()]
    found = [f for f in checked(layer, raw).findings if f.rule.startswith("V14")]
    assert [(f.rule, f.level, f.blocks) for f in found] == [
        ("V14", Level.ERROR, (0,)),
        ("V14s", Level.WARNING, (23,)),
        ("V14s", Level.WARNING, (3,)),
    ]
    assert all(f.place is not None for f in found)


# V15


def test_addresses_are_located_block_by_block(qgis_app):
    overlapping = blocks({(2, 1): wkt(2, 1, 3.25, 2)})
    given = points((0.5, 0.5), (0.6, 0.5), (3.1, 1.5), (7, 1), None)
    addresses = checked(overlapping, addresses=given).addresses
    assert addresses.of_block[0] == 2 and addresses.of_block.sum() == 2
    assert addresses.outside.tolist() == [[320_700, 5_630_100]] and addresses.unplaced == 1
    assert addresses.held_by.tolist() == [8, 9] and addresses.first.tolist() == [0]
    assert addresses.total == 5


def test_addresses_that_all_lie_elsewhere_are_refused(qgis_app):
    with pytest.raises(UserError) as refused:
        checked(blocks(), addresses=points((90, 90)))
    assert refused.value.code == "addresses_elsewhere"


def test_a_list_of_persons_is_no_list_of_addresses(qgis_app):
    fields = "field=nachname:string&field=vorname:string&field=geburtsdatum:string"
    people = make_layer(
        [("Point(320050 5630050)", "Muster", "Erika", "1.1.1950")], fields, kind="Point"
    )
    with pytest.raises(UserError) as refused:
        checked(blocks(), addresses=people)
    assert refused.value.code == "addresses_are_persons"


def test_an_outline_without_polygons_is_refused(qgis_app):
    for layer in (points((1, 1)), make_layer([], "field=ags:string")):
        with pytest.raises(UserError) as refused:
            checked(blocks(), outline=layer)
        assert refused.value.code == "outline_no_polygons"


def test_a_check_can_be_cancelled(qgis_app):
    feedback = QgsFeedback()
    feedback.cancel()
    sources = Sources(QgsProject.instance().transformContext(), addresses=points((1, 1)))
    with pytest.raises(Cancelled):
        check_data(read_block_layer(blocks()), sources, feedback)


# Through the algorithm


def run(qgis_app, layer, log=None, **changes):
    parameters = {
        "INPUT": layer,
        "PLACE_FIELD": "",
        "NAME_FIELD": "",
        "FINDINGS": "TEMPORARY_OUTPUT",
        "POINTS": "TEMPORARY_OUTPUT",
        "MIN_POPULATION": None,
        "MAX_POPULATION": None,
        **changes,
    }
    return qgis_app.run("sozialraum:checkplan", parameters, feedback=log or Log())


def test_checkplan_tells_all_rules_about_data(qgis_app):
    log = Log()
    layer = blocks({(3, 0): wkt(3, 0, 3.005, 1)})
    crowd = [(0.5, 0.5 + 0.01 * k) for k in range(40)]
    result = run(
        qgis_app,
        layer,
        log,
        MUNICIPALITIES=frame(residents=5000, crs="EPSG:31466"),
        MUNICIPALITIES_POPULATION="ew",
        ADDRESSES=points(*crowd, *[(-2, 0.1 * k) for k in range(12)], None),
    )
    texts = {row["regel"]: row["meldung"] for row in rows_of(result["FINDINGS"])}
    assert {"V06gap", "V09", "V13t", "V14s", "V15", "V15n"} <= set(texts)
    assert "12" in texts["V15"] and "22.6 %" in texts["V15"]
    assert "less than 10" in texts["V15n"] and "1 (" not in texts["V15n"]
    assert {"V14s", "V15"} <= {row["regel"] for row in rows_of(result["POINTS"])}
    (told,) = [info for info in log.infos if "Checked rules" in info]
    assert "V06, V09, V10, V13, V14, V15, V16" in told


def test_checkplan_names_the_rules_whose_inputs_are_missing(qgis_app):
    log = Log()
    run(qgis_app, blocks(), log)
    (told,) = [info for info in log.infos if "Not checked" in info]
    assert told.endswith("V07, V08, V09, V11, V12, V15.")


def test_checkplan_refuses_addresses_in_the_wrong_place_in_one_sentence(qgis_app):
    parameters = {"INPUT": blocks(), "PLACE_FIELD": "", "NAME_FIELD": ""}
    outputs = {"FINDINGS": "TEMPORARY_OUTPUT", "POINTS": "TEMPORARY_OUTPUT"}
    sentence = sentence_of(
        qgis_app,
        "sozialraum:checkplan",
        {**parameters, **outputs, "ADDRESSES": points((90, 90))},
    )
    assert "“Adressen” lies in any block" in sentence and "Traceback" not in sentence


# The choice of layers


def test_the_project_remembers_the_choice_and_forgets_layers_that_are_gone(qgis_app, tmp_path):
    project = QgsProject()
    outline, addresses = frame(), points((1, 1))
    project.addMapLayers([outline, addresses])
    choice = Choice(outline.id(), BLOCKS, "ags", "amtlich", addresses.id())
    project.setDirty(False)
    remember(project, choice)
    assert remembered(project) == choice and project.isDirty()
    project.setDirty(False)
    remember(project, choice)
    assert not project.isDirty(), "nothing is new"
    assert project.write(str(tmp_path / "Kreis.qgz"))
    reopened = QgsProject()
    assert reopened.read(str(tmp_path / "Kreis.qgz")) and remembered(reopened) == choice
    project.removeMapLayer(outline.id())
    assert remembered(project) == Choice("", BLOCKS, "ags", "amtlich", addresses.id())
    sources = sources_of(project, remembered(project))
    assert sources.outline is None and sources.official.source is None
    assert sources.addresses is not addresses and sources.addresses.featureCount() == 1


def test_what_cannot_be_used_is_said_before_the_check_begins(qgis_app):
    project = QgsProject()
    nameless = make_layer([(wkt(0, 0, 1, 1), TOWN, 1)], "field=ags:string&field=ew:integer", "")
    edited = points((1, 1))
    project.addMapLayers([nameless, edited])
    edited.startEditing()
    edited.deleteFeatures([feature.id() for feature in edited.getFeatures()])
    for choice, code in (
        (Choice(outline=nameless.id()), "crs_missing_likely"),
        (Choice(official=nameless.id(), official_key="ags"), "official_fields_missing"),
        (Choice(addresses=edited.id()), "layer_being_edited"),
    ):
        with pytest.raises(UserError) as refused:
            sources_of(project, choice)
        assert refused.value.code == code


# Names in sentences


def test_sentences_name_what_people_say_and_leave_keys_of_blocks_alone(qgis_app):
    names = Labels(
        {f"{TOWN}-01": "KR 1 (Drove)", f"{TOWN}-02": "KR 2 (Boich)"},
        {f"{TOWN}-01": "KR 1", f"{TOWN}-02": "KR 2", TOWN: "Kreuzau"},
    )
    key = f"{TOWN}-01"
    small = Finding("V07", Level.ERROR, {"key": key, "residents": 800, "minimum": 1000}, (), key)
    text = finding_text(small, names)
    assert text == "Sozialraum KR 1 (Drove) has 800 residents; 1,000 are required."
    assert key in finding_text(small)
    towns = {"key": key, "municipalities": [TOWN, "05358032"]}
    across = Finding("V04", Level.ERROR, towns, (), key)
    assert "(Kreuzau, 05358032)" in finding_text(across, names)
    divided = Finding(
        "V16",
        Level.NOTE,
        {"place": "Thum", "n": 2, "regions": [key, f"{TOWN}-02"], "residents": [30, 20]},
    )
    assert ": KR 1, KR 2 (" in finding_text(divided, names)
    wrong = Finding("V03", Level.ERROR, {"key": key}, (), key)
    assert f"“{key}”" in finding_text(wrong, names), "this sentence is about the key"
    doubled = Finding("V02", Level.ERROR, {"key": TOWN, "n": 2})
    assert f"“{TOWN}”" in finding_text(doubled, names), "a key of a block"


def test_small_numbers_are_worded(qgis_app):
    few = Finding("V15", Level.NOTE, {"n": FewerThan(10), "percent": FewerThan(0.25)})
    text = finding_text(few)
    assert text == "Addresses outside all blocks: less than 10 (less than 0.3 % of all)."
