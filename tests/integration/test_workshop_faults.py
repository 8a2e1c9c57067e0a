# SPDX-License-Identifier: GPL-2.0-or-later
"""What goes wrong in the middle of a workshop ends in a sentence, and nothing is lost."""

from __future__ import annotations

import gc
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from plan_files import as_nobody, closed, query
from qgis.core import QgsApplication, QgsCoordinateReferenceSystem, QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QPushButton
from small_window import SmallWindow
from sozialraumplaner.core.plan import Decision, actions
from sozialraumplaner.gis.plan_file import store
from sozialraumplaner.gis.plan_session import open_plan_file
from sozialraumplaner.gis.save_task import SaveTask
from sozialraumplaner.ui.tools.region_tool import Aim
from workshop_plan import KR1, KR2, KR3, block, move, open_plan


def button(window, text: str) -> QPushButton:
    """A button of the message that is seen."""
    found = window.bar.currentItem().findChildren(QPushButton)
    return next(each for each in found if each.text() == text)


# Messages that outlive what they are about


def test_recovered_changes_are_not_set_aside_in_another_plan(window, session, path, tmp_path):
    move(session, 2, KR1)
    window.dock.forget_plan()
    other = open_plan(tmp_path / "Anderer.gpkg")
    move(other, 4, KR2)
    other.close()
    assert window.dock.open_file(path)
    late = button(window, "Set aside as a variant")
    assert window.dock.open_file(tmp_path / "Anderer.gpkg")
    expected = window.dock.session.plan.region_of.copy()
    late.click()
    assert np.array_equal(window.dock.session.plan.region_of, expected)
    assert window.dock.session.file.path.name == "Anderer.gpkg"


def test_a_message_may_stay_longer_than_the_plan(window, session, path):
    move(session, 2, KR1)
    window.dock.forget_plan()
    assert window.dock.open_file(path)
    late = button(window, "Set aside as a variant")
    window.dock.faults.say("The drive is gone.", may_save_as=True)
    elsewhere = button(window, "Save as …")
    window.dock.forget_plan()
    late.click()
    elsewhere.click()
    assert window.dock.session is None


def test_gestures_after_the_recovery_are_not_set_aside_unasked(window, session, path):
    move(session, 2, KR1)
    window.dock.forget_plan()
    assert window.dock.open_file(path)
    late = button(window, "Set aside as a variant")
    move(window.dock.session, 4, KR2)
    after = window.dock.session.plan.region_of.copy()
    late.click()
    assert np.array_equal(window.dock.session.plan.region_of, after)
    assert len(window.dock.session.file.plans()) == 1


# The journal


def test_a_journal_that_cannot_be_written_is_told_once(session, tmp_path):
    folder = tmp_path / "weg"
    folder.mkdir()
    session.create_file(folder / "Entwurf.gpkg")
    told = []
    session.trouble.connect(told.append)
    shutil.rmtree(folder)
    for column in (2, 3):
        move(session, column, KR1)
    session.undo()
    assert len(told) == 1
    folder.mkdir()
    move(session, 4, KR2)
    assert len(told) == 1
    shutil.rmtree(folder)
    session.undo()
    assert len(told) == 2, "it had worked again in between"


def test_a_plan_may_outlive_its_session(qgis_app):
    plan = open_plan().plan
    gc.collect()
    plan.assign([block(2, 0)], KR1)
    assert plan.region_of[block(2, 0)] == KR1


def test_a_closed_session_hears_nothing_more(qgis_app):
    session = open_plan()
    heard = []
    session.changed.connect(heard.append)
    session.close()
    session.plan.assign([block(2, 0)], KR1)
    assert heard == []


def test_a_split_that_was_undone_after_saving_and_a_crash(window, session, path):
    members = session.plan.members(KR1)
    session.commit(actions.split(session.plan, KR1, members[:2]))
    session.save()
    session.undo()
    expected = session.plan.region_of.copy()
    window.dock.forget_plan()
    assert window.dock.open_file(path)
    again = window.dock.session
    assert np.array_equal(again.plan.region_of, expected)
    assert len(again.colours) == len(again.plan.regions) == 4
    before = again.plan.opening()
    assert len(before.regions) == 5 and before.block_count[4] == 2


# A border that is held while something else is asked for


@pytest.fixture
def held(window, session, path):
    """A gesture that is running while the mouse is free, as a held border is."""
    tool = window.dock.tool
    window.canvas.setMapTool(tool)
    tool.begin(Aim(KR1)).give([block(2, 0)])
    return tool


def test_a_running_gesture_is_not_saved(window, session, path, held):
    before = session.plan.start.copy()
    assert window.dock.menu.save()
    assert not held.is_running and not session.plan.gesture_is_running
    assert np.array_equal(session.plan.region_of, before)
    move(session, 3, KR1)
    window.dock.forget_plan()
    again, opened = open_plan_file(path)
    assert opened.recovered == 1 and opened.findings == []
    assert again.plan.region_of[block(2, 0)] == KR2
    again.close()


@pytest.mark.parametrize("act", ["lock", "merge"])
def test_an_edit_takes_a_running_gesture_back(window, session, held, act):
    regions = window.dock.workshop.regions
    regions.lock(KR3, True) if act == "lock" else regions.merge(KR2, KR1)
    assert not held.is_running and not session.plan.gesture_is_running
    if act == "lock":
        assert session.plan.regions[KR3].locked
    assert session.plan.regions[KR2].removed or session.plan.region_of[block(2, 0)] == KR2
    assert all(len(text) > 20 for text in window.said())


def test_a_running_gesture_is_no_part_of_a_branch(window, session, path, held):
    window.dock.menu.menu.aboutToShow.emit()
    session.file.branch(session.plan, session.info, "Variante", session.colours.tolist())
    entry = next(each for each in session.file.plans() if each.info.title == "Variante")
    window.dock.switch_to(entry.info.plan_id)
    assert window.dock.session.plan.region_of[block(2, 0)] == KR2


# What closing would lose


@pytest.mark.parametrize("edit", ["rename", "lock", "reason", "title"])
def test_a_plan_without_a_file_is_unsaved_after_any_edit(qgis_app, edit):
    session = open_plan()
    if edit == "rename":
        session.commit(actions.rename(session.plan, KR1, name="Kreuzau West"))
    elif edit == "lock":
        session.commit(actions.lock_blocks(session.plan, np.array([block(0, 0)]), True))
    elif edit == "reason":
        session.decide([1], Decision(reason="Schulweg zur Grundschule"))
    else:
        session.set_thresholds(500, 600)
    assert session.is_dirty
    if edit in ("rename", "lock"):
        session.undo()
        assert not session.is_dirty


def test_layers_are_no_plan_file(session, path):
    session.set_thresholds(500, 600)
    task = SaveTask(session)
    assert task.run()
    task.finished(True)
    assert session.is_dirty, "the thresholds are not in the file yet"


def test_a_plan_without_a_file_that_is_saved_as_layers_counts_as_saved(qgis_app):
    session = open_plan()
    session.commit(actions.rename(session.plan, KR1, name="Kreuzau West"))
    task = SaveTask(session)
    session.commit(actions.rename(session.plan, KR2, name="Kreuzau Ost"))
    assert task.run()
    task.finished(True)
    assert session.is_dirty, "what came after the copy is not in the layers"
    session.undo()
    assert not session.is_dirty


def test_the_project_is_closed_with_an_unsaved_plan(window, session):
    move(session, 2, KR1)
    QgsProject.instance().clear()
    assert window.dock.session is session
    assert session.plan.region_of[block(2, 0)] == KR1
    assert window.dock.menu.save()
    QgsProject.instance().clear()
    assert window.dock.session is None


# Places of files


@pytest.fixture
def profile(qgis_app):
    """The folder of the QGIS profile, open to everybody and as on the first day."""
    folder = Path(QgsApplication.qgisSettingsDirPath())
    shutil.rmtree(folder / "sozialraum-verlauf", ignore_errors=True)
    for each in (folder, *folder.parents[:3]):
        each.chmod(0o777)
    return folder


def test_the_journal_goes_to_the_profile_where_the_folder_takes_none(window, path, profile):
    window.dock.forget_plan()
    with closed(path.parent):
        assert window.dock.open_file(path)
        move(window.dock.session, 2, KR1)
        expected = window.dock.session.plan.region_of.copy()
        window.dock.forget_plan()
        window.bar.clearWidgets()
        assert window.dock.open_file(path)
        assert any("1 change" in text for text in window.said())
        assert np.array_equal(window.dock.session.plan.region_of, expected)
        window.dock.forget_plan()


def test_a_file_that_may_not_be_written_is_told_on_opening(window, path, profile):
    window.dock.forget_plan()
    with closed(path.parent):
        assert window.dock.open_file(path), window.said()
        assert len(window.said()) == 1 and "save" in window.said()[0].lower()
        window.dock.forget_plan()


def test_a_write_protected_file_in_an_open_folder_is_told_on_opening(window, path, profile):
    window.dock.forget_plan()
    path.chmod(0o444)
    with as_nobody(path.parent, 0o777):
        assert window.dock.open_file(path), window.said()
        assert len(window.said()) == 1 and "write protection" in window.said()[0]
        move(window.dock.session, 2, KR1)
        assert window.dock.menu.save() is False
        assert button(window, "Save as …")
        window.dock.forget_plan()


def test_the_source_of_a_layer_is_not_replaced_by_a_plan_file(window, session, tmp_path):
    task = SaveTask(session, tmp_path / "Daten.gpkg")
    assert task.run()
    task.finished(True)
    layer = task.layers[0][0]
    QgsProject.instance().addMapLayer(layer)
    before = (tmp_path / "Daten.gpkg").read_bytes()
    assert window.dock.menu.save_to(tmp_path / "Daten.gpkg") is False
    assert "Daten.gpkg" in window.said()[0]
    assert (tmp_path / "Daten.gpkg").read_bytes() == before
    QgsProject.instance().clear()


def test_a_layer_of_the_plan_file_does_not_disturb(window, session, path):
    layer = QgsVectorLayer(f"{path}|layername=baustein", "Bausteine", "ogr")
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer)
    move(session, 2, KR1)
    assert window.dock.menu.save()
    QgsProject.instance().removeMapLayer(layer.id())
    move(session, 3, KR1)
    assert window.dock.menu.save()
    expected = session.plan.region_of.copy()
    window.dock.forget_plan()
    assert window.dock.open_file(path)
    assert np.array_equal(window.dock.session.plan.region_of, expected)


def test_a_deleted_file_and_everything_that_asks_for_it(window, session, path):
    path.unlink()
    menu = window.dock.menu
    menu.show_plans()
    menu.import_from(path)
    menu.save()
    assert window.said() and all("Unexpected" not in text for text in window.said())
    move(session, 2, KR1)
    assert menu.save_to(path), "the same name again"
    assert not session.is_dirty


def test_another_plan_file_in_the_place_of_this_one(window, session, path, tmp_path):
    other = open_plan(tmp_path / "Anderer.gpkg")
    other.close()
    move(session, 2, KR1)
    shutil.copy(tmp_path / "Anderer.gpkg", path)
    assert window.dock.menu.save() is False
    assert "replaced" in window.said()[0]
    assert button(window, "Save as …")
    expected = session.plan.region_of.copy()
    assert window.dock.menu.save_to(tmp_path / "Neu.gpkg")
    window.dock.forget_plan()
    again, _ = open_plan_file(tmp_path / "Neu.gpkg")
    assert np.array_equal(again.plan.region_of, expected)
    again.close()


def test_another_program_holds_the_file_for_a_while(window, session, path, monkeypatch):
    monkeypatch.setattr(store, "PATIENCE", 0.1)
    move(session, 2, KR1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert window.dock.menu.save() is False
        assert "Another program" in window.said()[0] and button(window, "Save as …")
        assert session.is_dirty
        other.execute("ROLLBACK")
    assert window.dock.menu.save() and not session.is_dirty


def test_the_file_is_cut_short_while_it_is_open(window, session, path):
    move(session, 2, KR1)
    expected = session.plan.region_of.copy()
    path.write_bytes(path.read_bytes()[:20_000])
    assert window.dock.menu.save() is False
    assert "damaged" in window.said()[0] and button(window, "Save as …")
    assert window.dock.menu.save_to(path), "written anew in the same place"
    window.dock.forget_plan()
    assert window.dock.open_file(path)
    assert np.array_equal(window.dock.session.plan.region_of, expected)


# Files that other programs have edited


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE sozialraum SET farbe = 99",
        "UPDATE sozialraum SET farbe = -7",
        "UPDATE sozialraum SET farbe = 'rot'",
        "UPDATE fassung SET einwohner_von = 'viele', einwohner_bis = ''",
        "UPDATE fassung SET einwohner_von = 5000, einwohner_bis = 100",
        "UPDATE sozialraum SET sr_name = NULL, sr_kurz = NULL, gem_name = NULL",
        "UPDATE sozialraum SET sr_id = NULL",
        "UPDATE sozialraum SET ags = '99999999'",
        "UPDATE fassung SET naechster_schritt = 'x'",
        "UPDATE fassung SET titel = NULL, status = NULL, version = NULL",
        "UPDATE zuordnung SET sr_nr = 'x'",
        "UPDATE zuordnung SET sr_nr = 2.5, gesperrt = 'ja'",
        "DELETE FROM fassung",
        "UPDATE schritt SET daten = '[]'",
        "UPDATE schritt SET daten = '{}', zustand = 'getan', nr = 'x'",
        "UPDATE entscheidung SET schritt = 'x', begruendung = NULL",
        "UPDATE baustein SET einwohner = 'viele'",
        "UPDATE baustein SET einwohner = 1.5",
        "UPDATE baustein SET baustein_id = NULL",
        "UPDATE baustein SET ags = NULL",
        "DROP TABLE gpkgext_sozialraum_datei",
        "UPDATE gpkgext_sozialraum_datei SET wert = '99' WHERE schluessel = 'format'",
        "UPDATE gpkgext_sozialraum_datei SET wert = 'EPSG:0' WHERE schluessel = 'crs'",
    ],
)
def test_a_file_edited_elsewhere_opens_or_says_why(window, session, path, statement):
    move(session, 2, KR1)
    session.decide([1], Decision(reason="Schulweg zur Grundschule"))
    window.dock.menu.save()
    window.dock.forget_plan()
    window.bar.clearWidgets()
    triggers = query(path, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
    for (name,) in triggers:
        query(path, f'DROP TRIGGER "{name}"')
    query(path, statement)
    opened = window.dock.open_file(path)
    if not opened:
        assert len(window.said()) == 1 and "Unexpected" not in window.said()[0]
        return
    window.canvas.grab()
    window.dock.grab()
    assert set(window.dock.session.colours.tolist()) <= set(range(6))
    move(window.dock.session, 3, KR1)
    window.dock.session.undo()
    window.dock.session.save()


# Reference systems


@pytest.mark.parametrize("code", ["EPSG:4326", "EPSG:3857", "EPSG:31466"])
def test_a_project_in_another_system(window, session, path, code):
    window.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(code))
    tool = window.dock.tool
    tool.canvas().setMapTool(tool)
    window.dock.workshop.zoom(KR1)
    for _ in range(2):
        window.canvas.grab()
    move(session, 2, KR1)
    window.dock.workshop.show_place([block(2, 0)])
    pixel = tool.toCanvasCoordinates(
        tool.from_blocks().transform(session.extent_of_blocks(np.array([block(2, 0)])).center())
    )
    assert session.block_at(tool.place(pixel)) == block(2, 0)
    assert session.region_at(tool.place(pixel)) == KR1


def test_two_qgis_at_one_file(window, session, path, monkeypatch):
    move(session, 2, KR1)
    second = SmallWindow()
    from sozialraumplaner.ui import plan_opening

    answers = iter([plan_opening.READ, plan_opening.COPY, ""])
    monkeypatch.setattr(plan_opening.PlanOpener, "ask_held", lambda *_: next(answers))
    assert second.dock.open_file(path)
    assert second.dock.session.read_only
    assert np.array_equal(second.dock.session.plan.region_of, session.plan.region_of)
    assert second.dock.open_file(path)
    copied = second.dock.session
    assert copied.file.path != path and not copied.read_only
    assert np.array_equal(copied.plan.region_of, session.plan.region_of)
    assert second.dock.open_file(path) is False
    second.close()
