# SPDX-License-Identifier: GPL-2.0-or-later
"""No plan is lost by accident: leaving QGIS, closing plan and project, saving over a source."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator

import pytest
from four_blocks import FOUR_BLOCKS
from qgis_desktop import QgisDesktop
from qgis_planner import Planner

PREPARE = (
    FOUR_BLOCKS
    + """
import pathlib
from qgis.PyQt.QtWidgets import QMessageBox
project.setCrs(layer.crs())
project.addMapLayer(layer)
dock.show()
dock.start.choose(layer)

def question():
    box = QApplication.activeModalWidget()
    return box.text() if isinstance(box, QMessageBox) else ""

def messages():
    return [item.text() for item in iface.messageBar().items()]
"""
)
CHANGE = """
dock.session.begin_gesture()
dock.session.stroke([2], 0)
dock.session.end_gesture()
iface.messageBar().clearWidgets()
"""
# QGIS itself would ask for its temporary layers.
NO_LAYERS = "project.removeAllMapLayers(); project.setDirty(False)"
RESIDENTS = "dock.session.plan.population.tolist()"
BEFORE, AFTER = [1800, 1800], [2700, 900]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """The plan file."""
    return tmp_path / "Entwurf.gpkg"


@pytest.fixture
def planner(desktop: QgisDesktop, path: Path) -> Iterator[Planner]:
    """A plan of four blocks in two regions, nothing changed yet."""
    planner = Planner(desktop, "entwurf")
    desktop.run(PREPARE)
    planner.new_plan("Kreuzau", path)
    yield planner
    desktop.run("dock.forget_plan(); project.clear(); iface.messageBar().clearWidgets()")


def test_leaving_qgis_asks_for_unsaved_changes(planner: Planner) -> None:
    planner.desktop.run(CHANGE)
    planner.desktop.run(NO_LAYERS)
    planner.desktop.start("iface.actionExit().trigger()")
    asked = planner.wait("question()")
    assert "ungespeicherte" in asked and "Entwurf.gpkg" in asked
    planner.desktop.screenshot("beenden_mit_aenderungen")
    planner.press("Escape")
    planner.wait("QApplication.activeModalWidget() is None")
    assert planner.ask(RESIDENTS) == AFTER and planner.ask("dock.session.is_dirty") is True


def test_a_plan_that_is_saved_leaves_without_a_question(planner: Planner, path: Path) -> None:
    planner.desktop.run(CHANGE)
    planner.desktop.start("dock.close_plan()")
    planner.wait("question()")
    planner.press_button("Speichern")
    planner.wait("dock.session is None")
    assert [each.name for each in path.parent.iterdir()] == [path.name], "no journal waits"
    assert planner.ask(f"dock.open_file(pathlib.Path({str(path)!r}))") is True
    assert planner.ask(RESIDENTS) == AFTER and planner.ask("dock.session.is_dirty") is False
    assert planner.ask("dock.close_plan()") is True


def test_changes_left_in_the_journal_are_offered_at_the_next_opening(
    planner: Planner, path: Path
) -> None:
    planner.desktop.run(CHANGE)
    planner.desktop.start("dock.close_plan()")
    planner.wait("question()")
    planner.press_button("Ohne Speichern schließen")
    planner.wait("dock.session is None")
    assert planner.ask(f"dock.open_file(pathlib.Path({str(path)!r}))") is True
    assert planner.ask(RESIDENTS) == AFTER and planner.ask("dock.session.is_dirty") is True
    assert any("1 Änderung" in text for text in planner.ask("messages()"))
    planner.picture("wiederhergestellt")
    planner.press_button("Als Variante ablegen")
    planner.wait(f"{RESIDENTS} == {BEFORE}")
    assert planner.ask("dock.session.is_dirty") is False


def test_a_plan_without_changes_goes_with_its_project(planner: Planner) -> None:
    planner.desktop.run("project.clear()")
    assert planner.ask("dock.session is None and dock.pages.currentIndex() == 0")


def test_changes_outlive_the_project(planner: Planner) -> None:
    planner.desktop.run(CHANGE)
    planner.desktop.run("project.clear()")
    planner.desktop.settle()
    assert planner.ask(RESIDENTS) == AFTER


def test_a_file_of_the_project_is_not_written_over(planner: Planner, tmp_path: Path) -> None:
    layers = tmp_path / "Layer.gpkg"
    planner.desktop.run(f"layers = pathlib.Path({str(layers)!r}); dock.save_to(layers)")
    planner.wait("len(project.mapLayers()) == 3")
    before = layers.stat().st_ino
    planner.desktop.run(CHANGE)
    planner.desktop.run("dock.save_to(layers)")
    assert "anderen Dateinamen" in planner.wait("iface.messageBar().currentItem().text()")
    assert layers.stat().st_ino == before
