# SPDX-License-Identifier: GPL-2.0-or-later
"""No plan is lost by accident: leaving QGIS, closing the project, saving over a source."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis_desktop import QgisDesktop

PREPARE = """
import pathlib
import qgis.utils
from qgis.core import (
    QgsCoordinateReferenceSystem, QgsFeature, QgsGeometry, QgsProject, QgsRectangle, QgsVectorLayer)
from qgis.PyQt.QtWidgets import QApplication, QMessageBox
dock = qgis.utils.plugins["sozialraumplaner"].dock
project = QgsProject.instance()
def open_small_plan():
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:25832&field=baustein_id:string&field=ags:string&field=gem_name:string"
        "&field=einwohner:integer&field=sr_id:string", "Entwurf", "memory")
    features = []
    for column in range(4):
        x = 320_000 + 100 * column
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, 5_630_000, x + 100, 5_630_100)))
        feature.setAttributes(
            [f"B{column}", "05358028", "Kreuzau", 900, f"05358028-0{1 + column // 2}"])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    project.setCrs(layer.crs())
    project.addMapLayer(layer)
    dock.show()
    dock.start.choose(layer)
    assert dock.open_plan()
def question():
    box = QApplication.activeModalWidget()
    return box.text() if isinstance(box, QMessageBox) else ""
"""


@pytest.fixture
def plan(desktop: QgisDesktop) -> QgisDesktop:
    """A plan of four blocks in two regions, nothing changed yet."""
    desktop.run(PREPARE)
    desktop.run("open_small_plan()")
    desktop.settle()
    yield desktop
    desktop.run("dock.forget_plan(); project.clear()")


CHANGE = "dock.session.plan.assign([2], 0); dock.session.history_changed.emit()"


def test_leaving_qgis_asks_for_unsaved_changes(plan: QgisDesktop) -> None:
    plan.run(CHANGE)
    # QGIS itself would ask for its temporary layers.
    plan.run("project.removeAllMapLayers(); project.setDirty(False)")
    plan.start("iface.actionExit().trigger()")
    assert "ungespeicherte" in plan.wait("question()")
    plan.screenshot("beenden_mit_aenderungen")
    plan.xdotool("key", "Escape")
    plan.wait("QApplication.activeModalWidget() is None")
    assert plan.run("dock.session.is_dirty") is True


def test_a_plan_without_changes_goes_with_its_project(plan: QgisDesktop) -> None:
    plan.run("project.clear()")
    assert plan.run("dock.session is None and dock.pages.currentIndex() == 0")


def test_changes_outlive_the_project(plan: QgisDesktop) -> None:
    plan.run(CHANGE)
    plan.run("project.clear()")
    plan.settle()
    assert plan.run("dock.session.plan.population.tolist()") == [2700, 900]


def test_a_file_of_the_project_is_not_written_over(plan: QgisDesktop, tmp_path: Path) -> None:
    path = tmp_path / "Entwurf.gpkg"
    plan.run(f"path = pathlib.Path({str(path)!r}); dock.save_to(path)")
    plan.wait("len(project.mapLayers()) == 3")
    before = path.stat().st_ino
    plan.run(CHANGE)
    plan.run("iface.messageBar().clearWidgets(); dock.save_to(path)")
    assert "anderen Dateinamen" in plan.wait("iface.messageBar().currentItem().text()")
    assert path.stat().st_ino == before
    assert plan.run("dock.session.is_dirty") is True
