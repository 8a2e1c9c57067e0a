# SPDX-License-Identifier: GPL-2.0-or-later
"""Screenshots for README.md and the manual: QGIS Desktop in German with the demo county.

docs_images.py RESULT.gpkg FOLDER

RESULT.gpkg comes from scripts/demo. Writes FOLDER/qgis.png (a plan being changed),
FOLDER/workshop.png (a border being dragged, with the reasons of what went before),
FOLDER/moderation.png (the view for the projector), FOLDER/vergleich.png (the agreed plan and the
draft) and FOLDER/nachbarschaft.png (the neighbourhood with its barriers).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

import package
from qgis_desktop import QgisDesktop
from qgis_planner import Planner

# The municipality in the picture, and the thresholds that its planner entered.
MUNICIPALITY = "Grünhofen"
MINIMUM, MAXIMUM = 1_250, 6_000

PREPARE = """
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtWidgets import QDockWidget
from sozialraumplaner.gis.styles import style_blocks
for name in ("Browser", "Browser2", "LayerOrder", "ProcessingToolbox"):
    panel = window.findChild(QDockWidget, name)
    if panel is not None:
        panel.hide()
plugin.actions["demo"].trigger()
blocks = QgsVectorLayer({source!r}, "Bausteine mit Sozialraum", "ogr")
assert blocks.isValid()
style_blocks(blocks)
project.addMapLayer(blocks, False)
root = project.layerTreeRoot()
root.addLayer(blocks)
for node in root.children():
    node.setExpanded(False)
project.setTitle("Kreis Mustertal")
plugin.actions["dock"].trigger()
dock.start.choose(blocks)
iface.messageBar().clearWidgets()
"""

# The plan is agreed, and a draft goes on from it.
VARIANT = """
from dataclasses import replace
session = dock.session
session.info = replace(session.info, version="1.0", status="beschlossen")
session.save()
going_on = replace(session.info, version="1.1")
draft = session.file.branch(
    session.plan, going_on, "Fortschreibung 2027", session.colours.tolist())
dock.switch_to(draft.plan_id)
"""

FRAME = """
from qgis.core import QgsPointXY
from qgis.PyQt.QtCore import Qt
dock.municipality_box.setCurrentText({municipality!r})
dock.minimum_box.setValue({minimum})
dock.maximum_box.setValue({maximum})
window.resizeDocks([dock], [524], Qt.Orientation.Horizontal)
layers = window.findChild(QDockWidget, "Layers")
window.resizeDocks([layers], [262], Qt.Orientation.Horizontal)
session = dock.session
plan = session.plan
inside = [
    index for index, region in enumerate(plan.regions)
    if region.municipality_name == {municipality!r}
]
# The smallest Sozialraum takes a block from one that it borders, and nothing else on the way.
small = min(inside, key=lambda index: plan.population[index])

def is_alone(left, right):
    ends = [QgsPointXY(*plan.blocks.xy[each]) for each in (left, right)]
    return set(session.blocks_along(*ends).tolist()) <= {{left, right}}

candidates = [
    pair for pair in pairs({municipality!r}, 3)
    if plan.population[pair[3]] - plan.blocks.population[pair[1]] >= {minimum}
    and is_alone(*pair[:2])
]
start, block, small, large = max(
    candidates, key=lambda pair: (pair[2] == small, plan.blocks.population[pair[1]])
)
extent = session.extent_of(small)
extent.combineExtentWith(session.extent_of(large))
extent.scale(2.4)
iface.mapCanvas().setExtent(extent)
iface.mapCanvas().refresh()
"""

CHOOSE = """
from sozialraumplaner.ui.region_table import REGION_ROLE
rows = [dock.filter.index(row, 0) for row in range(dock.filter.rowCount())]
dock.table.selectRow(next(index.row() for index in rows if index.data(REGION_ROLE) == small))
dock.table.scrollToTop()
plugin.actions["paint"].trigger()
[start, block]
"""


# What was moved before the picture, and why.
REASONS = (
    "Die Kinder gehen dort in die Grundschule",
    "Wunsch der Ortsvorsteher aus dem Workshop",
    "Die Bahnlinie trennt die Siedlung vom übrigen Ort",
)
MOVES = """
from sozialraumplaner.ui.decision_form import quick_decision

def untouched():
    moved = {{block for step in session.plan.steps for block in step.change.blocks.tolist()}}
    for left, right, target, source in pairs({municipality!r}, 3):
        residents = plan.blocks.population[right]
        fits = plan.population[source] - residents >= {minimum}
        if right not in moved and fits and plan.population[target] + residents <= {maximum}:
            yield left, right, target, source

for place, reason in enumerate({reasons!r}):
    if place:
        left, right, target, source = next(pair for pair in untouched() if small not in pair[2:])
        session.begin_gesture()
        session.stroke([right], target)
        session.end_gesture()
    number = session.plan.undo_step.number
    session.decide([number], quick_decision(reason, "", session.info.version))
left, right, target, source = next(pair for pair in untouched() if small not in pair[2:])
workshop.tools.choose(None)
page.tabs.setCurrentIndex(2)
[border_place(left, right), right]
"""

NEIGHBOURHOOD = """
import qgis.utils
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget
from sozialraumplaner.gis.styles import style_neighbours
window = iface.mainWindow()
for name in ("Browser", "Browser2", "LayerOrder", "ProcessingToolbox"):
    panel = window.findChild(QDockWidget, name)
    if panel is not None:
        panel.hide()
qgis.utils.plugins["sozialraumplaner"].actions["demo"].trigger()
lines = QgsVectorLayer({source!r}, "Nachbarschaft", "ogr")
assert lines.isValid()
style_neighbours(lines)
QgsProject.instance().addMapLayer(lines, False)
root = QgsProject.instance().layerTreeRoot()
for node in root.children():
    node.setExpanded(False)
root.insertLayer(0, lines).setExpanded(True)
QgsProject.instance().setTitle("Kreis Mustertal")
layers = window.findChild(QDockWidget, "Layers")
window.resizeDocks([layers], [390], Qt.Orientation.Horizontal)
"""

TOWN = """
towns = QgsProject.instance().mapLayersByName("Gemeinden")[0]
towns.selectByExpression("gen LIKE 'Brückstadt%'")
extent = towns.boundingBoxOfSelected()
towns.removeSelection()
extent.scale(0.4)
iface.mapCanvas().setExtent(extent)
iface.mapCanvas().refresh()
"""


def take_neighbourhood(source: Path, target: Path) -> None:
    """Show the neighbourhood of the county's town, and save the screen."""
    with tempfile.TemporaryDirectory(prefix="desktop-", dir=target.parent) as folder:
        zipped = package.build(Path(folder) / "sozialraumplaner.zip")
        qgis = QgisDesktop(Path(folder), zipped, size=(1366, 768))
        try:
            layer = f"{source}|layername=nachbarschaft_verbunden"
            qgis.run(NEIGHBOURHOOD.format(source=layer))
            qgis.settle()
            # Only now: the demo county zooms to itself when it is loaded.
            qgis.run(TOWN)
            qgis.run("iface.messageBar().clearWidgets(); QgsProject.instance().setDirty(False)")
            time.sleep(2)
            qgis.settle()
            shutil.copyfile(qgis.screenshot("docs-neighbourhood"), target)
        finally:
            qgis.close()


def take_workshop(source: Path, folder: Path) -> None:
    """A workshop: a stroke, a border that is dragged, the projector, the comparison."""
    # Not in the system's temporary folder: QGIS would mark all layers as temporary.
    with tempfile.TemporaryDirectory(prefix="desktop-", dir=folder) as scratch:
        zipped = package.build(Path(scratch) / "sozialraumplaner.zip")
        qgis = QgisDesktop(Path(scratch), zipped, size=(1366, 768))
        planner = Planner(qgis, "docs")
        try:
            qgis.run(PREPARE.format(source=f"{source}|layername=zuordnung"))
            planner.new_plan("Sozialräume 2026", Path(scratch) / "Sozialräume Mustertal.gpkg")
            qgis.run(VARIANT)
            qgis.run(FRAME.format(municipality=MUNICIPALITY, minimum=MINIMUM, maximum=MAXIMUM))
            qgis.settle()
            places = qgis.run(CHOOSE)
            qgis.run("iface.messageBar().clearWidgets(); QgsProject.instance().setDirty(False)")
            _wait_for_map(qgis)
            planner.stroke(places, lambda: _save(qgis, folder / "qgis.png"))

            planner.tool("border")
            place, block = qgis.run(
                MOVES.format(
                    municipality=MUNICIPALITY, reasons=REASONS, minimum=MINIMUM, maximum=MAXIMUM
                ),
                timeout=120,
            )
            _wait_for_map(qgis)
            planner.drag_border(place, block, lambda: _save(qgis, folder / "workshop.png"))

            planner.press("shift+F11")
            planner.wait("workshop.facilitator.is_on and window.isFullScreen()")
            _wait_for_map(qgis)
            _save(qgis, folder / "moderation.png")
            planner.press("Escape", "Escape")
            planner.wait("not workshop.facilitator.is_on")

            qgis.run("workshop.show_compare()")
            for canvas in ("old_map", "new_map"):
                planner.wait(f"not workshop.compare.{canvas}.isDrawing()")
            _wait_for_map(qgis)
            _save(qgis, folder / "vergleich.png")
            qgis.run("dock.forget_plan()")
        finally:
            qgis.close()


def _wait_for_map(qgis: QgisDesktop) -> None:
    # A map that was resized is stretched until QGIS has drawn it anew, a moment later.
    time.sleep(2)
    qgis.settle()


def _save(qgis: QgisDesktop, target: Path) -> None:
    shutil.copyfile(qgis.screenshot("docs"), target)


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    result, folder = Path(arguments[0]).resolve(), Path(arguments[1])
    take_workshop(result, folder)
    take_neighbourhood(result, folder / "nachbarschaft.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
