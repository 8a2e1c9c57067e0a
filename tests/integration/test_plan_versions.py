# SPDX-License-Identifier: GPL-2.0-or-later
"""Two versions in one plan file: the log between them, the colours, what both tell together."""

from __future__ import annotations

import numpy as np
import pytest
from layers import Log, rows_of
from plan_tables import EAST, NORTH, WEST, plan_layer
from sozialraumplaner.core.plan import Decision, PlanInfo
from sozialraumplaner.core.plan.actions import (
    declare_exclave,
    lock_blocks,
    lock_regions,
    merge,
    new_region,
    rename,
    split,
)
from sozialraumplaner.gis.layers import BlockFields, read_block_layer
from sozialraumplaner.gis.plan_file import Mode, PlanFile
from sozialraumplaner.gis.plans import plan_from_layer

START = [[WEST, WEST, EAST, EAST], [WEST, WEST, EAST, NORTH], [WEST, None, NORTH, NORTH]]
REASON = "Boich gehört doch zu Drove"
COLOURS = [3, 5, 1]


def blocks_of(start=START, residents=()):
    fields = BlockFields("nr", "ags", "gem", "ew", "ort", "")
    return read_block_layer(plan_layer(start, residents), fields)


def versions(path, change, start=START, residents=(), colours=COLOURS):
    """A plan file with “Alt”, and “Neu” that was made from it; the plan, for more changes."""
    layer = blocks_of(start, residents)
    plan = plan_from_layer(layer)
    # A step that both have.
    plan.assign([0], 0)
    plan.commit(rename(plan, 0, name="Drove"))
    file = PlanFile.create(path, layer, plan, PlanInfo("", "Alt"), colours=colours)
    info = file.plans()[0].info
    change(plan)
    file.branch(plan, info, "Neu", colours)
    file.close()
    return plan


def workshop(plan) -> None:
    """An hour of every kind of change."""
    plan.assign([1], 1)
    plan.decide([plan.steps[-1].number], Decision(version="1.0", date="2027-01-31", reason=REASON))
    plan.commit(lock_regions(plan, [2], True))
    plan.assign([9], 0)
    plan.commit(split(plan, 1, np.array([1, 2])))
    plan.begin_gesture(new_region(plan, "05358028").edits)
    plan.move([8], len(plan.regions) - 1)
    plan.move([3], len(plan.regions) - 1)
    plan.end_gesture()
    plan.commit(lock_regions(plan, [2], False))
    plan.commit(rename(plan, 2, key="05358028-07", short="KR 7", name="Üdingen, Süd"))
    plan.commit(declare_exclave(plan, 2, "Weiler jenseits der Rur"))
    plan.commit(lock_blocks(plan, np.array([9]), True))
    plan.assign([0], -1)
    plan.undo()
    plan.commit(merge(plan, 3, 0))


def opened(path, title):
    plan_id = next(e.info.plan_id for e in PlanFile.entries(path) if e.info.title == title)
    return PlanFile.open(path, plan_id, mode=Mode.READ)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_the_exported_log_makes_the_plan_from_the_one_before(qgis_app, tmp_path, ending):
    path, log = tmp_path / "Pläne.gpkg", tmp_path / f"Protokoll.{ending}"
    plan = versions(path, workshop)
    parameters = {"PLAN_FILE": str(path), "PLAN": "Neu", "LOG": str(log)}
    written = qgis_app.run("sozialraum:exportplan", parameters, feedback=Log())
    assert written["LOG_ROWS"] >= len(plan.steps)
    again = qgis_app.run(
        "sozialraum:editassignment",
        {
            "PLAN_FILE": str(path),
            "PLAN": "Alt",
            "CHANGES": str(log),
            "CONNECTED": False,
            "NEW_PLAN": "Noch einmal",
            **dict.fromkeys(("BLOCKS", "REGIONS", "LOG", "FINDINGS"), "TEMPORARY_OUTPUT"),
        },
        feedback=Log(),
    )
    assert again["REFUSED"] == 0
    rules = [row["regel"] for row in rows_of(again["FINDINGS"])]
    assert rules.count("Z48") == 1, "what both have made is told, and not made again"
    first, second = opened(path, "Neu"), opened(path, "Noch einmal")
    assert second.plan.region_of.tolist() == first.plan.region_of.tolist()
    assert second.plan.regions == first.plan.regions
    assert second.plan.block_locked.tolist() == first.plan.block_locked.tolist()
    assert len(second.plan.steps) == len(first.plan.steps)
    assert REASON in [said.reason for said in second.plan.decisions.values()]
    for each in (first, second):
        each.file.close()


def test_a_list_as_a_planner_writes_it(qgis_app, tmp_path):
    from plan_tables import FIELDS, write_xlsx

    rows = [
        ("Nr.", "Art", "Bausteine", "Ortsteil", "von_sr", "nach_sr", "sr_name", "Begründung"),
        (1, None, "0102", None, WEST, EAST, None, REASON),
        (2, "teilen", None, "Ort 3", NORTH, None, "Üdingen", "Zwei Orte mit eigener Schule"),
        (3, "umbenennen", None, None, WEST, None, "Drove, Boich", "So heißt es vor Ort"),
        (4, "umnummerieren", None, None, EAST, "05358028-09", None, None),
        (5, "verbinden", None, None, WEST, EAST, None, None),
        (6, "teilen", "0101", None, EAST, None, None, REASON),
    ]
    report = tmp_path / "Bericht.html"
    result = qgis_app.run(
        "sozialraum:editassignment",
        {
            "INPUT": plan_layer(START),
            **FIELDS,
            "CHANGES": str(write_xlsx(tmp_path / "Liste.xlsx", rows)),
            "REPORT": str(report),
            **dict.fromkeys(("BLOCKS", "REGIONS", "LOG", "FINDINGS"), "TEMPORARY_OUTPUT"),
        },
        feedback=Log(),
    )
    assert (result["APPLIED"], result["REFUSED"]) == (4, 2)
    names = {row["sr_id"]: row["sr_name"] for row in rows_of(result["REGIONS"])}
    assert names == {
        WEST: "Drove, Boich",
        "05358028-09": "Name 02",
        f"{NORTH}a": "Ort 2",
        f"{NORTH}b": "Üdingen",
    }
    kinds = [(row["nr"], row["art"]) for row in rows_of(result["LOG"])]
    assert kinds == [
        (1, "wechseln"),
        (2, "teilen"),
        (2, "umbenennen"),
        (3, "umbenennen"),
        (4, "umbenennen"),
    ]
    page = report.read_text(encoding="utf-8")
    assert "“verbinden” is no kind of change" in page
    assert 'KR 9 (<span class="key">05358028-09</span>), Name 02' in page


@pytest.mark.parametrize("name", ["exportplan", "editassignment"])
def test_the_regions_have_the_colours_of_the_workshop(qgis_app, tmp_path, name):
    from plan_tables import write_csv

    path = tmp_path / "Pläne.gpkg"
    versions(path, lambda plan: None)
    parameters = {"PLAN_FILE": str(path), "PLAN": "Neu", "REGIONS": "TEMPORARY_OUTPUT"}
    if name == "editassignment":
        rows = [("art", "von_sr", "sr_name"), ("umbenennen", EAST, "Boich")]
        parameters["CHANGES"] = str(write_csv(tmp_path / "l.csv", rows))
        parameters.update(BLOCKS="TEMPORARY_OUTPUT", NEW_PLAN="Dritter")
    result = qgis_app.run(f"sozialraum:{name}", parameters, feedback=Log())
    colours = {row["sr_id"]: row["farbe"] for row in rows_of(result["REGIONS"])}
    assert colours == dict(zip((WEST, EAST, NORTH), COLOURS))
    if name == "editassignment":
        third = opened(path, "Dritter")
        assert third.colours == COLOURS
        third.file.close()


def test_layers_from_an_open_plan_have_its_colours(qgis_app, tmp_path):
    from sozialraumplaner.gis.plan_session import PlanSession
    from sozialraumplaner.gis.save_task import SaveTask

    layer = blocks_of()
    session = PlanSession(layer, plan_from_layer(layer), PlanInfo("", "Entwurf"), colours=COLOURS)
    session.commit(split(session.plan, 1, np.array([3])))
    shown = {
        region.key: int(colour) for region, colour in zip(session.plan.regions, session.colours)
    }
    assert [shown[key] for key in (WEST, f"{EAST}a", NORTH)] == COLOURS
    task = SaveTask(session, tmp_path / "Layer.gpkg")
    session.undo()
    assert task.run(), task.error
    task.finished(True)
    (regions,) = [layer for layer, kind in task.layers if kind == "regions"]
    assert {row["sr_id"]: row["farbe"] for row in rows_of(regions)} == shown
    session.close()


def test_regions_that_have_come_to_touch_differ_in_colour(qgis_app, tmp_path):
    path = tmp_path / "Pläne.gpkg"
    start = [[WEST, EAST, NORTH]]
    versions(path, lambda plan: plan.assign([1], 0), start, colours=[2, 4, 2])
    parameters = {"PLAN_FILE": str(path), "PLAN": "Neu", "REGIONS": "TEMPORARY_OUTPUT"}
    result = qgis_app.run("sozialraum:exportplan", parameters, feedback=Log())
    colours = [row["farbe"] for row in rows_of(result["REGIONS"])]
    assert len(set(colours)) == 2


@pytest.mark.parametrize(("people", "warned"), [(4, 1), (40, 0)])
def test_a_small_number_between_two_versions_is_warned_of(qgis_app, tmp_path, people, warned):
    path = tmp_path / "Pläne.gpkg"
    start = [[WEST, WEST, EAST, EAST]]
    versions(path, lambda plan: plan.assign([1], 1), start, [[300, people, 400, 500]])
    parameters = {"PLAN_FILE": str(path), "PLAN": "Neu"}
    for output, name in (("ANNEX", "a.html"), ("LOG", "l.csv"), ("REGIONS", "r.gpkg")):
        log = Log()
        asked = {**parameters, output: str(tmp_path / name)}
        result = qgis_app.run("sozialraum:exportplan", asked, feedback=log)
        assert result["BETRAYED"] == warned
        said = [line for line in log.warnings if "found by subtraction" in line]
        assert len(said) == warned
        if warned:
            assert WEST in said[0] and EAST in said[0] and "Fewer than 10" in said[0]
            assert not any(part == "4" for part in said[0].split())
    asked = {**parameters, "ASSIGNMENT": str(tmp_path / "z.csv")}
    result = qgis_app.run("sozialraum:exportplan", asked, feedback=Log())
    assert result["BETRAYED"] == 0, "without numbers of residents nothing is told"
