# SPDX-License-Identifier: GPL-2.0-or-later
"""Facilitator view and dock in a real window: in and out by key, every panel where it was."""

from __future__ import annotations

from typing import Iterator

import pytest
from qgis_desktop import QgisDesktop
from qgis_planner import Planner

PREPARE = """
from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer
from qgis.PyQt.QtWidgets import QDockWidget, QToolBar
layer = QgsVectorLayer(
    "Polygon?crs=EPSG:25832&field=baustein_id:string&field=ags:string&field=gem_name:string"
    "&field=einwohner:integer&field=ortsteil:string&field=sr_id:string", "Entwurf", "memory")
for column in range(6):
    for row in range(3):
        x, y = 320_000 + 100 * column, 5_630_000 + 100 * row
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, y, x + 100, y + 100)))
        feature.setAttributes([f"B{column}{row}", "05358028", "Kreuzau", 500, f"Ort {column}",
            f"05358028-0{1 + column // 2}"])
        layer.dataProvider().addFeature(feature)
project.setCrs(layer.crs())
project.addMapLayer(layer)
dock.show()
dock.start.choose(layer)

def layout():
    parts = [*window.findChildren(QDockWidget), *window.findChildren(QToolBar)]
    seen = {part.objectName(): [part.x(), part.y(), part.width(), part.height()]
        for part in parts if part.isVisible() and part.objectName()}
    return {**seen, "menu": window.menuBar().isVisible(), "status": window.statusBar().isVisible(),
        "window": [window.width(), window.height(), window.isFullScreen()]}

def move(block, target):
    dock.session.begin_gesture()
    dock.session.stroke([block], target)
    dock.session.end_gesture()
"""


@pytest.fixture(scope="module")
def plan(desktop: QgisDesktop, tmp_path_factory: pytest.TempPathFactory) -> Iterator[QgisDesktop]:
    """A plan of three regions with one change."""
    planner = Planner(desktop, "views")
    desktop.run(PREPARE)
    planner.new_plan("Entwurf", tmp_path_factory.mktemp("plans") / "Entwurf.gpkg")
    desktop.run("canvas.setExtent(layer.extent()); canvas.refresh(); move(6, 0)")
    desktop.settle()
    yield desktop
    # QGIS would ask for its temporary layers.
    desktop.run("dock.forget_plan(); project.clear()")


def test_the_projector_view_leaves_no_trace(plan: QgisDesktop) -> None:
    before = plan.run("layout()")
    plan.run("canvas.setFocus()")
    plan.xdotool("key", "shift+F11")
    plan.wait("workshop.facilitator.is_on and window.isFullScreen()")
    plan.settle()
    seen = plan.run("layout()")
    assert not seen["menu"] and not seen["status"]
    assert [name for name in seen if name.startswith("Sozialraum")] == ["SozialraumFacilitator"]
    assert plan.run("workshop.facilitator.panel.subtitle()") == "Kreuzau"
    plan.screenshot("moderation")
    plan.xdotool("key", "Escape", "Escape")
    plan.wait("not workshop.facilitator.is_on")
    plan.wait(f"layout() == {before!r}")


def test_a_reason_is_typed_while_a_tool_is_active(plan: QgisDesktop) -> None:
    plan.run("workshop.tools.take('paint')")
    target = plan.run("workshop.tools.target")
    plan.click(*plan.place_of("workshop.page.reason.field"))
    plan.xdotool("type", "--delay", 15, "n, b - Schule im Ort?")
    plan.xdotool("key", "Return")
    plan.wait("len(dock.session.plan.decisions) == 1")
    reasons = plan.run("[decision.reason for decision in dock.session.plan.decisions.values()]")
    assert reasons == ["n, b - Schule im Ort?"]
    assert plan.run("workshop.tools.target") == target
    plan.screenshot("begruendung")


def test_the_comparison_stays_open_and_follows(plan: QgisDesktop) -> None:
    plan.run("workshop.show_compare()")
    plan.wait("workshop.compare.isVisible()")
    moved = plan.run("len(workshop.compare.comparison.moved)")
    plan.run("move(7, 0)")
    plan.wait(f"len(workshop.compare.comparison.moved) == {moved + 1}")
    plan.screenshot("vergleich")
    plan.run("dock.forget_plan()")
    plan.wait("workshop.compare is None")
