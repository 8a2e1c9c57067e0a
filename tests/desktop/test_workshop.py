# SPDX-License-Identifier: GPL-2.0-or-later
"""A small workshop in a real window: delineate from the toolbox, move blocks by mouse, save."""

from __future__ import annotations

from pathlib import Path

import pytest
from qgis_desktop import QgisDesktop
from qgis_planner import Planner

PREPARE = """
import processing
from qgis.core import QgsVectorLayer
plugin.actions["demo"].trigger()
plugin.actions["dock"].trigger()
blocks = QgsProject.instance().mapLayersByName("Bausteine")[0]
prepared = processing.run("sozialraum:prepareblocks", {
    "INPUT": blocks, "KEY_FIELD": "bst_nr", "MUNICIPALITY_FIELD": "ags",
    "MUNICIPALITY_NAME_FIELD": "gemeinde", "POPULATION_FIELD": "einwohner",
    "PLACE_FIELD": "ortsteil", "NAME_FIELD": "name",
    "BLOCKS": "TEMPORARY_OUTPUT", "FINDINGS": "TEMPORARY_OUTPUT"})["BLOCKS"]
prepared.setName("Bausteine, vorbereitet")
QgsProject.instance().addMapLayer(prepared)
prepared.featureCount()
"""

OPEN_DIALOG = """
dialog = processing.createAlgorithmDialog("sozialraum:delineate", {"INPUT": prepared})
dialog.show()
"""

# Two neighbouring regions of the big town and a block of the second on their border.
CHOOSE_BORDER = """
from qgis.core import QgsRectangle
plan = dock.session.plan
contiguity = plan.contiguity
def choose():
    blocks = plan.blocks
    for left, right in zip(contiguity.left.tolist(), contiguity.right.tolist()):
        a, b = int(plan.region_of[left]), int(plan.region_of[right])
        town = blocks.municipality_name[left] == blocks.municipality_name[right] == "Brückstadt"
        if town and a != b and plan.block_count[b] > 4 and blocks.population[right] > 0:
            plan.begin_gesture()
            plan.move([right], a)
            whole = plan.parts(b) == 1
            plan.cancel_gesture()
            if whole:
                return left, right, a, b
left, right, target, source = choose()
extent = QgsRectangle(dock.session.layer.geometries[left].boundingBox())
extent.combineExtentWith(dock.session.layer.geometries[right].boundingBox())
extent.scale(3)
canvas.setExtent(extent)
canvas.refresh()
"""


@pytest.fixture(scope="module")
def planner(desktop: QgisDesktop) -> Planner:
    """Who knows the way through dialogs."""
    return Planner(desktop, "entwurf")


@pytest.fixture(scope="module")
def workshop(desktop: QgisDesktop, planner: Planner) -> QgisDesktop:
    """Demo county loaded, Sozialräume delineated by clicking through the dialog of the toolbox."""
    assert desktop.run(PREPARE) > 1000
    desktop.settle()
    desktop.run(OPEN_DIALOG)
    desktop.settle()
    desktop.screenshot("abgrenzen_dialog")
    desktop.click(*desktop.place_of("dialog.runButton()"))
    layers = "len(QgsProject.instance().mapLayersByName({!r}))"
    desktop.wait(layers.format("Sozialräume"), timeout=120)
    desktop.wait(layers.format("Bausteine mit Sozialraum"))
    desktop.run("dialog.close()")
    desktop.settle()
    desktop.screenshot("abgrenzen_ergebnis")
    return desktop


def press_and_drag(workshop: QgisDesktop) -> None:
    """Press on the block that ``CHOOSE_BORDER`` found, drag to its neighbour, keep the button."""
    start, end = (
        workshop.map_place(*workshop.run(f"plan.blocks.xy[{block}].tolist()"))
        for block in ("left", "right")
    )
    workshop.xdotool("mousemove", "--sync", round(start[0]), round(start[1]), "mousedown", 1)
    workshop.xdotool("mousemove", "--sync", round(end[0]), round(end[1]))


NOTE = "dock.tool.note"


def test_the_result_of_the_dialog_is_styled(workshop: QgisDesktop) -> None:
    kinds = workshop.run(
        "[type(QgsProject.instance().mapLayersByName(name)[0].renderer()).__name__ "
        'for name in ("Sozialräume", "Bausteine mit Sozialraum")]'
    )
    assert kinds == ["QgsSingleSymbolRenderer", "QgsRuleBasedRenderer"]
    assert workshop.run('QgsProject.instance().mapLayersByName("Sozialräume")[0].labelsEnabled()')


def test_blocks_move_with_the_mouse_are_undone_and_saved(
    workshop: QgisDesktop, planner: Planner, tmp_path: Path
) -> None:
    offered = workshop.run("dock.start.layer().name()")
    assert offered == "Bausteine mit Sozialraum", "the new result is offered"
    planner.new_plan("Workshop", tmp_path / "Workshop.gpkg")
    workshop.screenshot("entwurf_geoeffnet")
    residents = workshop.run("int(dock.session.plan.population.sum())")
    workshop.run(CHOOSE_BORDER)
    workshop.settle()
    workshop.click(*workshop.place_of('plugin.toolbar.widgetForAction(plugin.actions["paint"])'))
    assert workshop.run("type(canvas.mapTool()).__name__") == "PaintTool"
    before = workshop.run("[int(plan.population[target]), int(plan.population[source])]")
    moved = workshop.run("int(plan.blocks.population[right])")

    # The stroke itself, seen while the button is still down.
    press_and_drag(workshop)
    workshop.wait("int(plan.region_of[right]) == target")
    assert (
        workshop.run(
            "sum(w.isVisible() for w in canvas.findChildren(object) "
            'if w.objectName() == "SozialraumStrokeNote")'
        )
        == 1
    )
    workshop.screenshot("bausteine_verschieben")
    workshop.xdotool("mouseup", 1)
    workshop.wait("plan.undo_step is not None")

    after = workshop.run("[int(plan.population[target]), int(plan.population[source])]")
    assert after[0] >= before[0] + moved and after[1] <= before[1] - moved
    assert sum(after) == sum(before) and after != before
    assert workshop.run("int(dock.session.plan.population.sum())") == residents
    assert "Rückgängig" in workshop.run('plugin.actions["undo"].toolTip()')
    assert not workshop.run(
        "any(layer.isEditable() for layer in QgsProject.instance().mapLayers().values() "
        'if hasattr(layer, "isEditable"))'
    )

    workshop.xdotool("key", "ctrl+z")
    workshop.wait("plan.undo_step is None")
    assert workshop.run("[int(plan.population[target]), int(plan.population[source])]") == before
    workshop.xdotool("key", "ctrl+y")
    workshop.wait("plan.undo_step is not None")
    assert workshop.run("[int(plan.population[target]), int(plan.population[source])]") == after

    path = tmp_path / "Sozialräume Mustertal.gpkg"
    workshop.run(f"import pathlib; dock.save_to(pathlib.Path({str(path)!r}))")
    workshop.wait(f"any({str(path)!r} in l.source() for l in project.mapLayers().values())")
    workshop.settle()
    workshop.screenshot("entwurf_gespeichert")
    saved = workshop.run(
        f"saved = QgsVectorLayer({str(path)!r} + '|layername=sozialraum', 's', 'ogr')\n"
        "{f['sr_id']: f['einwohner'] for f in saved.getFeatures()}"
    )
    keys = workshop.run("[plan.regions[target].key, plan.regions[source].key]")
    assert [saved[key] for key in keys] == after and sum(saved.values()) == residents


def test_escape_takes_the_running_stroke_back(workshop: QgisDesktop) -> None:
    workshop.run(CHOOSE_BORDER)
    workshop.settle()
    workshop.run("canvas.setMapTool(dock.tool); canvas.setFocus()")
    before = workshop.run("plan.region_of.tolist()")
    press_and_drag(workshop)
    workshop.wait("int(plan.region_of[right]) == target")
    workshop.xdotool("key", "Escape")
    workshop.wait("not plan.gesture_is_running")
    workshop.xdotool("mouseup", 1)
    assert workshop.run("plan.region_of.tolist()") == before
    assert workshop.run("type(canvas.mapTool()).__name__") == "PaintTool"
    workshop.xdotool("key", "Escape")
    workshop.wait('type(canvas.mapTool()).__name__ != "PaintTool"')


def test_a_refused_click_says_why_and_lets_it_be_read(workshop: QgisDesktop) -> None:
    workshop.run(CHOOSE_BORDER)
    workshop.settle()
    workshop.run(
        "from qgis.PyQt.QtWidgets import QLabel\n"
        "canvas.setMapTool(dock.tool)\n"
        "towns = [region.municipality_name for region in plan.regions]\n"
        "foreign = towns.index('Ammerath')\n"
        "dock.tool.target = foreign"
    )
    before = workshop.run("plan.region_of.tolist()")
    place = workshop.map_place(*workshop.run("plan.blocks.xy[left].tolist()"))
    workshop.click(*place)
    workshop.wait(f"{NOTE}.isVisible() and 'liegt in Ammerath' in {NOTE}.text()")
    workshop.screenshot("verschieben_abgelehnt")
    assert workshop.run("plan.region_of.tolist()") == before
    assert workshop.run("plan.gesture_is_running") is False
    workshop.wait(f"not {NOTE}.isVisible()", timeout=15)
    workshop.run("dock.tool.target = None; canvas.unsetMapTool(dock.tool)")


def test_choosing_another_municipality_and_thresholds(workshop: QgisDesktop) -> None:
    workshop.run("dock.municipality_box.setCurrentIndex(1)")
    shown = workshop.run("dock.filter.rowCount()")
    assert 0 < shown < workshop.run("len(plan.regions)")
    workshop.run("dock.minimum_box.setValue(3000)")
    below = workshop.run("[int(r) for r in plan.population if r < 3000]")
    in_all = workshop.run("dock.sums.text()").split("\n")[-1].split("\t")
    assert in_all[3] == str(len(below)), "too small"
    workshop.run("dock.minimum_box.setValue(1000)")


def test_the_plan_closes_and_the_dock_offers_to_open_another(workshop: QgisDesktop) -> None:
    workshop.run("dock.forget_plan()")
    assert workshop.run("dock.pages.currentIndex()") == 0
    items = workshop.run("[type(item).__name__ for item in canvas.items()]")
    assert "PlanOverlay" not in items
    # Temporary layers would make QGIS ask at the end.
    workshop.run("QgsProject.instance().clear()")
