# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan opened from a layer: places, gestures with names, saving."""

from __future__ import annotations

import os

import pytest
from layers import grid_layer, make_layer, rows_of, square_wkt
from qgis.core import QgsPointXY, QgsProject, QgsVectorLayer
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.plan import UNASSIGNED
from sozialraumplaner.core.plan.actions import (
    freeze_border,
    lock_blocks,
    new_region,
    remove_empty,
)
from sozialraumplaner.core.sizes import SizeState, Thresholds, summarise
from sozialraumplaner.gis.plan_session import open_session
from sozialraumplaner.gis.save_task import SaveTask, check_target
from sozialraumplaner.gis.session_texts import emptied_text

FIELDS = (
    "field=baustein_id:string&field=ags:string&field=gem_name:string&field=einwohner:integer"
    "&field=sr_id:string&field=sr_kurz:string&field=sr_name:string"
)


@pytest.fixture
def layer(qgis_app):
    """Eight blocks in a row: four of Kreuzau in two regions, two of Düren, two unassigned."""
    rows = []
    for column in range(8):
        town = column in (4, 5)
        ags, name = ("05358008", "Düren") if town else ("05358028", "Kreuzau")
        key = {0: "05358028-01", 1: "05358028-01", 2: "05358028-02", 3: "05358028-02"}.get(column)
        key = "05358008-01" if town else key
        short = {"05358028-01": "KR 1", "05358028-02": "KR 2", "05358008-01": "DÜ 1"}.get(key)
        rows.append((square_wkt(column, 0), f"B{column}", ags, name, 600, key, short, short))
    return make_layer(rows, FIELDS)


@pytest.fixture
def session(layer):
    return open_session(layer, "sr_id")


def test_a_plan_has_the_colours_of_the_regions_it_was_saved_as(session):
    regions = rows_of(save(session).layers[1][0])
    colours = {region.key: int(c) for region, c in zip(session.plan.regions, session.colours)}
    assert {row["sr_id"]: row["farbe"] for row in regions} == colours
    again = open_session(save(session).layers[0][0], "sr_id")
    assert [int(c) for c in again.colours] == [colours[r.key] for r in again.plan.regions]


def place(column: float, row: float = 0.5) -> QgsPointXY:
    return QgsPointXY(320_000 + column * 100, 5_630_000 + row * 100)


def test_places_lead_to_blocks_and_regions(session):
    assert session.block_at(place(2.5)) == 2
    assert session.block_at(place(2.5, 3)) is None
    assert session.plan.regions[session.region_at(place(4.5))].key == "05358008-01"
    assert session.region_at(place(7.5)) is None


def test_a_fast_stroke_skips_nothing(session):
    assert session.blocks_along(place(0.5), place(3.5)).tolist() == [0, 1, 2, 3]
    assert session.blocks_along(place(0.5), place(0.5)).tolist() == [0]
    assert session.blocks_along(place(0.5, 4), place(3.5, 4)).tolist() == []


def target_of(session, key: str) -> int:
    return [region.key for region in session.plan.regions].index(key)


def test_a_gesture_has_a_readable_name_and_live_numbers(session):
    target = target_of(session, "05358028-01")
    heard = []
    session.changed.connect(heard.append)
    session.plan.begin_gesture()
    session.move([2], target)
    assert session.stroke_text(target) == [("KR 1", 1800, 600), ("KR 2", 600, -600)]
    change = session.end_gesture()
    assert session.gesture_name(change) == "1 block: KR 2 → KR 1"
    assert len(heard) == 1 and session.is_dirty
    session.undo()
    assert not session.is_dirty and session.gesture_name(session.plan.redo_step.change)


def test_a_lock_is_named_after_the_region_that_its_blocks_were_in(session):
    plan = session.plan
    first, second = target_of(session, "05358028-01"), target_of(session, "05358028-02")
    locked = session.commit(lock_blocks(plan, plan.members(second), True))
    assert session.gesture_name(locked) == "Lock: 2 blocks of KR 2"
    freed = session.commit(lock_blocks(plan, plan.members(second), False))
    plan.assign([2], first)
    assert session.gesture_name(locked) == "Lock: 2 blocks of KR 2"
    assert session.gesture_name(freed) == "Unlock: 2 blocks of KR 2"
    again = session.commit(lock_blocks(plan, [2, 3], True))
    assert session.gesture_name(again) == "Lock: 2 blocks of KR 1, KR 2"
    for _ in range(3):
        session.undo()
    # Taken back, each is named after the plan as it would find it.
    assert session.gesture_name(again) == "Lock: 2 blocks of KR 1, KR 2"
    assert session.gesture_name(freed) == "Unlock: 2 blocks of KR 2"


def test_an_outer_border_is_named_after_its_municipality(session):
    plan = session.plan
    kreuzau = [target_of(session, key) for key in ("05358028-01", "05358028-02")]
    whole = session.commit(freeze_border(plan, kreuzau, True))
    assert session.gesture_name(whole) == "Outer border of Kreuzau locked"
    free = session.commit(freeze_border(plan, kreuzau, False))
    plan.assign([0], UNASSIGNED)
    session.commit(new_region(plan, "05358028"))
    assert session.gesture_name(whole) == "Outer border of Kreuzau locked"
    assert session.gesture_name(free) == "Outer border of Kreuzau free"
    part = session.commit(freeze_border(plan, kreuzau[1:], True))
    assert session.gesture_name(part) == "Outer border of KR 2 locked"


def test_an_empty_region_that_is_removed_was_merged_with_nobody(session):
    plan = session.plan
    first, second = target_of(session, "05358028-01"), target_of(session, "05358028-02")
    change = plan.assign(plan.members(second), first)
    assert emptied_text(plan, change) == "KR 2 is empty now, 1,200 residents moved to KR 1."
    assert session.gesture_name(session.commit(remove_empty(plan, second))) == (
        "KR 2 removed, it was empty"
    )
    session.undo()
    session.undo()
    assert emptied_text(plan, plan.assign([2], first)) == ""


def test_blocks_of_another_municipality_are_refused_with_a_reason(session):
    target = target_of(session, "05358028-02")
    session.plan.begin_gesture()
    moved = session.move([4], target)
    assert len(moved.blocks) == 0
    assert "Kreuzau" in session.refusal_text(moved, target)
    session.cancel_gesture()
    assert not session.is_dirty


def test_unassigned_blocks_are_counted_and_can_be_taken(session):
    thresholds = Thresholds(1000, 10_000)
    assert summarise(session.plan, thresholds).unassigned == 2
    assert summarise(session.plan, thresholds, "05358008").unassigned == 0
    session.plan.assign([6, 7], target_of(session, "05358028-02"))
    summary = summarise(session.plan, thresholds)
    assert (summary.unassigned, summary.residents, summary.split) == (0, 4800, 1)


def test_thresholds_have_four_states(session):
    plan = session.plan
    town = target_of(session, "05358008-01")
    assert Thresholds(1000, 2000).state(plan, town) is SizeState.WITHIN
    assert Thresholds(1300, 2000).state(plan, town) is SizeState.BELOW
    assert Thresholds(100, 1100).state(plan, town) is SizeState.ABOVE
    session.plan.municipality_is_hard = False
    plan.assign([4, 5], target_of(session, "05358028-02"))
    assert Thresholds(1000, 2000).state(plan, town) is SizeState.EMPTY


def save(session, path=None) -> SaveTask:
    task = SaveTask(session, path)
    task.finished(task.run())
    return task


def test_saving_writes_new_layers_and_leaves_the_source_alone(session, layer, tmp_path):
    before = [feature.attributes() for feature in layer.getFeatures()]
    session.plan.assign([2], target_of(session, "05358028-01"))
    path = tmp_path / "Sozialräume Kreuzau.gpkg"
    task = save(session, path)
    assert task.error == "" and not session.is_dirty
    assert [kind for _, kind in task.layers] == ["blocks", "regions"]
    regions = {row["sr_id"]: row for row in rows_of(task.layers[1][0])}
    assert regions["05358028-01"]["einwohner"] == 1800
    assert regions["05358028-02"]["unter_min"] == 1
    assigned = {row["baustein_id"]: row["sr_id"] for row in rows_of(task.layers[0][0])}
    assert assigned["B2"] == "05358028-01"
    assert [feature.attributes() for feature in layer.getFeatures()] == before
    reopened = QgsVectorLayer(f"{path}|layername=zuordnung", "z", "ogr")
    again = open_session(reopened, "sr_id")
    reread = dict(zip(again.plan.blocks.keys, again.layer.texts("sr_id")))
    assert reread == {key: value or "" for key, value in assigned.items()}


def test_saving_where_nothing_may_be_written_is_one_sentence(session, tmp_path):
    session.plan.assign([2], target_of(session, "05358028-01"))
    task = save(session, tmp_path / "fehlt" / "x.gpkg")
    assert "does not exist" in task.error and task.layers == []
    assert session.is_dirty, "what could not be saved is still unsaved"
    if os.geteuid() == 0:
        closed = tmp_path / "zu"
        closed.mkdir(mode=0o555)
        os.seteuid(65534)
        try:
            task = save(session, closed / "x.gpkg")
        finally:
            os.seteuid(0)
        assert "may not write" in task.error and list(closed.iterdir()) == []


def test_temporary_layers_carry_the_plan(session):
    task = save(session)
    assert [layer.providerType() for layer, _ in task.layers] == ["memory", "memory"]
    assert task.layers[0][0].featureCount() == 8 and task.layers[1][0].featureCount() == 3


def test_a_layer_without_assignment_is_refused_in_one_sentence(qgis_app):
    with pytest.raises(UserError) as caught:
        open_session(grid_layer(), "sr_id")
    assert caught.value.code == "not_prepared"
    empty = make_layer([(square_wkt(0, 0), "B", "05358028", "Kreuzau", 5, None, "", "")], FIELDS)
    with pytest.raises(UserError) as caught:
        open_session(empty, "sr_id")
    assert caught.value.code == "region_field_empty"


def test_a_file_that_the_project_reads_is_not_replaced(session, tmp_path):
    path = tmp_path / "Bausteine.gpkg"
    save(session, path)
    project = QgsProject()
    check_target(path, project)
    project.addMapLayer(QgsVectorLayer(f"{path}|layername=zuordnung", "Zuordnung", "ogr"))
    project.addMapLayer(make_layer([(square_wkt(0, 0), "B", "05358028", "Kreuzau", 5, "")]))
    with pytest.raises(UserError) as caught:
        check_target(tmp_path / "." / "Bausteine.gpkg", project)
    assert caught.value.code == "file_in_use" and caught.value.data["layer"] == "Zuordnung"
    check_target(tmp_path / "Bausteine 2.gpkg", project)
    project.clear()
