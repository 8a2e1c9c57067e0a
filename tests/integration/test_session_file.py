# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan that is open lives in its file: gestures, reasons, thresholds, colours come back."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest
from layers import make_layer, square_wkt
from qgis.core import QgsPointXY
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.plan import UNASSIGNED, Decision
from sozialraumplaner.core.plan.actions import lock_blocks, merge, split
from sozialraumplaner.core.plan.strokes import KeepConnected
from sozialraumplaner.gis.plan_file import Mode
from sozialraumplaner.gis.plan_file.journal import SUFFIX
from sozialraumplaner.gis.plan_session import open_plan_file, open_session

FIELDS = (
    "field=baustein_id:string&field=ags:string&field=gem_name:string&field=einwohner:integer"
    "&field=ortsteil:string&field=sr_id:string&field=sr_kurz:string&field=sr_name:string"
)


@pytest.fixture
def session(qgis_app):
    """Two rows of six blocks: Kreuzau in columns 0-3 (regions 1 and 2), Düren in 4-5.

    Both municipalities have an Ortsteil "Mitte".
    """
    rows = []
    for row in range(2):
        for column in range(6):
            town = column >= 4
            ags, name = ("05358008", "Düren") if town else ("05358028", "Kreuzau")
            number = 1 if town or column < 2 else 2
            key, short = f"{ags}-0{number}", f"{name[:2].upper()} {number}"
            place = "Mitte" if column in (1, 2, 4) else ""
            texts = (place, key, short, f"{name} {number}")
            rows.append((square_wkt(column, row), f"B{row}{column}", ags, name, 600, *texts))
    session = open_session(make_layer(rows, FIELDS), "sr_id")
    yield session
    session.close()


def index_of(session, key: str) -> int:
    return [region.key for region in session.plan.regions].index(key)


def blocks(session, *keys: str) -> list[int]:
    return [session.layer.blocks.index_of_key[key] for key in keys]


def shown(session) -> tuple:
    """What the planner sees of a plan."""
    plan = session.plan
    return (
        dict(zip(plan.blocks.keys.tolist(), [session.region_label(r) for r in plan.region_of])),
        [plan.regions[r] for r in plan.listed],
        plan.block_locked.tolist(),
        [(step.number, step.time) for step in plan.steps],
        [step.number for step in plan.undone],
        plan.decisions,
        [finding.rule for finding in session.checks.findings],
        session.colours.tolist(),
        (session.info.title, session.info.minimum, session.info.maximum, session.info.plan_id),
    )


def work(session) -> None:
    """One of everything."""
    plan = session.plan
    first, second = index_of(session, "05358028-01"), index_of(session, "05358028-02")
    session.begin_gesture()
    session.stroke(blocks(session, "B02"), first)
    session.end_gesture()
    session.decide([plan.steps[-1].number], Decision(criterion="K05", reason="Schulweg zur GGS"))
    session.commit(split(plan, second, np.array(blocks(session, "B03"))))
    session.commit(lock_blocks(plan, np.array(blocks(session, "B00")), True))
    session.begin_new_region(blocks(session, "B10")[0])
    session.stroke(blocks(session, "B10"), len(plan.regions) - 1)
    session.end_gesture("new")
    session.set_thresholds(700, 5_000)
    session.commit(merge(plan, len(plan.regions) - 1, first))
    session.undo()


def test_a_workshop_is_there_again_after_saving_closing_and_opening(session, tmp_path):
    path = tmp_path / "Entwurf Kreuzau.gpkg"
    session.create_file(path)
    assert not session.is_dirty
    work(session)
    assert session.is_dirty
    session.save()
    assert not session.is_dirty
    before = shown(session)
    session.close()
    again, opened = open_plan_file(path)
    assert opened.recovered == 0 and shown(again) == before
    again.redo()
    again.undo()
    while again.plan.undo_step is not None:
        again.undo()
    assert again.plan.block_count.tolist()[:3] == [4, 4, 4]
    again.close()


def test_what_was_never_saved_is_there_again_as_well(session, tmp_path):
    path = tmp_path / "Entwurf.gpkg"
    session.create_file(path)
    work(session)
    before = shown(session)
    # As a process that is killed leaves it: the lock is held, nothing was closed.
    copy = tmp_path / "Absturz.gpkg"
    shutil.copy(path, copy)
    shutil.copy(str(path) + SUFFIX, str(copy) + SUFFIX)
    again, opened = open_plan_file(copy)
    assert opened.recovered > 0 and shown(again)[:7] == before[:7]
    again.close()


def test_one_file_is_changed_by_one_only_and_read_by_others(session, tmp_path):
    path = tmp_path / "Entwurf.gpkg"
    session.create_file(path)
    work(session)
    with pytest.raises(UserError) as caught:
        open_plan_file(path)
    assert caught.value.code == "plan_file_held"
    reader, _ = open_plan_file(path, mode=Mode.READ)
    assert reader.read_only and shown(reader)[0] == shown(session)[0]
    reader.close()


def test_a_gesture_that_no_journal_takes_stays_and_is_told(session, tmp_path):
    folder = tmp_path / "weg"
    folder.mkdir()
    session.create_file(folder / "Entwurf.gpkg")
    told = []
    session.trouble.connect(told.append)
    shutil.rmtree(folder)
    Path(folder).write_text("keine Mappe mehr")
    work(session)
    assert told and session.plan.steps and session.is_dirty
    session.save_as(tmp_path / "Neu.gpkg")
    before = shown(session)
    session.close()
    again, _ = open_plan_file(tmp_path / "Neu.gpkg")
    assert shown(again)[:6] == before[:6]
    again.close()


def test_tables_are_asked_to_follow_once_a_gesture(session):
    heard = []
    session.settled.connect(heard.append)
    session.begin_gesture()
    for key in ("B02", "B12", "B03"):
        session.stroke(blocks(session, key), index_of(session, "05358028-01"))
    assert heard == []
    change = session.end_gesture()
    session.undo()
    session.begin_gesture()
    session.cancel_gesture()
    assert heard == [change, change, None]


def test_places_of_one_name_in_two_municipalities_are_two(session):
    session.level_field = "ortsteil"
    target = index_of(session, "05358028-02")
    moving = session.preview(blocks(session, "B01"), target)
    assert sorted(session.plan.blocks.keys[moving.blocks]) == ["B01", "B11"]
    alone = session.preview(blocks(session, "B00"), target)
    assert alone.blocks.tolist() == blocks(session, "B00"), "no Ortsteil is no unit"
    with pytest.raises(UserError):
        session.level_field = "gibtsnicht"


def test_refusals_name_the_lock(session):
    plan = session.plan
    first, second = index_of(session, "05358028-01"), index_of(session, "05358028-02")
    session.commit(lock_blocks(plan, np.array(blocks(session, "B02")), True))
    said = session.refusal_text(session.preview(blocks(session, "B02"), first), first)
    assert "Locked" in said and "KR 2" in said
    session.keep_connected = KeepConnected.REFUSE
    plan.assign(blocks(session, "B12"), UNASSIGNED)
    session.commit(lock_blocks(plan, np.array(blocks(session, "B02")), False))
    said = session.refusal_text(session.preview(blocks(session, "B00"), second), second)
    assert said == "Nothing would connect 1 block with KR 2."


def test_a_stroke_into_a_new_region_that_moves_nothing_leaves_no_trace(session):
    before = shown(session)
    index = session.begin_new_region(blocks(session, "B00")[0])
    assert session.plan.regions[index].key == "05358028-03"
    session.cancel_gesture()
    assert shown(session) == before


def test_extents_and_borders_of_the_open_plan(session):
    assert session.extent_of(index_of(session, "05358008-01")).width() == pytest.approx(200)
    assert session.extent_of_blocks(np.array([], dtype=int)).isNull()
    place = session.border_at(QgsPointXY(320_203, 5_630_050), 10)
    assert {place.first, place.second} == {
        index_of(session, "05358028-01"),
        index_of(session, "05358028-02"),
    }
