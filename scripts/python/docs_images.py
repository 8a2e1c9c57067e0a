# SPDX-License-Identifier: GPL-2.0-or-later
"""Screenshots for README.md and the manual: QGIS Desktop in German with the demo county.

docs_images.py RESULT.gpkg FOLDER

RESULT.gpkg comes from scripts/demo. Writes FOLDER/qgis.png (a plan being changed) and
FOLDER/nachbarschaft.png (the neighbourhood with its barriers).
"""

from __future__ import annotations

import shutil
import sys
import tempfile
import time
from pathlib import Path

import package
from qgis_desktop import QgisDesktop

# The municipality in the picture, and the thresholds that its planner entered.
MUNICIPALITY = "Grünhofen"
MINIMUM, MAXIMUM = 1_500, 6_000

PREPARE = """
import qgis.utils
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtWidgets import QDockWidget
from sozialraumplaner.gis.styles import style_blocks
window = iface.mainWindow()
for name in ("Browser", "Browser2", "LayerOrder", "ProcessingToolbox"):
    panel = window.findChild(QDockWidget, name)
    if panel is not None:
        panel.hide()
plugin = qgis.utils.plugins["sozialraumplaner"]
plugin.actions["demo"].trigger()
blocks = QgsVectorLayer({source!r}, "Bausteine mit Sozialraum", "ogr")
assert blocks.isValid()
style_blocks(blocks)
QgsProject.instance().addMapLayer(blocks, False)
root = QgsProject.instance().layerTreeRoot()
root.addLayer(blocks)
for node in root.children():
    node.setExpanded(False)
QgsProject.instance().setTitle("Kreis Mustertal")
dock = plugin.dock
plugin.actions["dock"].trigger()
dock.start.choose(blocks)
assert dock.open_plan()
"""

FRAME = """
from qgis.PyQt.QtCore import Qt
dock.municipality_box.setCurrentText({municipality!r})
dock.minimum_box.setValue({minimum})
dock.maximum_box.setValue({maximum})
window.resizeDocks([dock], [470], Qt.Orientation.Horizontal)
layers = window.findChild(QDockWidget, "Layers")
window.resizeDocks([layers], [262], Qt.Orientation.Horizontal)
session = dock.session
plan = session.plan
inside = [
    index for index, region in enumerate(plan.regions)
    if region.municipality_name == {municipality!r}
]
# The smallest Sozialraum takes blocks from the largest one that it borders.
small = min(inside, key=lambda index: plan.population[index])
graph = plan.contiguity
pairs = [
    (left, right) if plan.region_of[left] == small else (right, left)
    for left, right in zip(graph.left.tolist(), graph.right.tolist())
    if (plan.region_of[left] == small) != (plan.region_of[right] == small)
]
pairs = [pair for pair in pairs if plan.region_of[pair[1]] in inside]
large = max({{int(plan.region_of[other]) for _, other in pairs}},
    key=lambda index: plan.population[index])
start, block = max(
    (pair for pair in pairs if plan.region_of[pair[1]] == large),
    key=lambda pair: plan.blocks.population[pair[1]],
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
[plan.blocks.xy[start].tolist(), plan.blocks.xy[block].tolist()]
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


def take_screenshot(source: Path, target: Path) -> None:
    """Open the assignment in QGIS, drag a block to another Sozialraum, and save the screen."""
    # Not in the system's temporary folder: QGIS would mark all layers as temporary.
    with tempfile.TemporaryDirectory(prefix="desktop-", dir=target.parent) as folder:
        zipped = package.build(Path(folder) / "sozialraumplaner.zip")
        qgis = QgisDesktop(Path(folder), zipped, size=(1366, 768))
        try:
            qgis.run(PREPARE.format(source=f"{source}|layername=zuordnung"))
            qgis.run(FRAME.format(municipality=MUNICIPALITY, minimum=MINIMUM, maximum=MAXIMUM))
            qgis.settle()
            start, end = qgis.run(CHOOSE)
            qgis.run("iface.messageBar().clearWidgets(); QgsProject.instance().setDirty(False)")
            qgis.settle()
            places = [tuple(map(round, qgis.map_place(*place))) for place in (start, end)]
            # The picture is taken before the button is let go: so the note at the mouse is seen.
            qgis.xdotool("mousemove", "--sync", *places[0], "mousedown", 1)
            qgis.xdotool("mousemove", "--sync", *places[1])
            # A map that was resized is stretched until QGIS has drawn it anew.
            time.sleep(2)
            qgis.settle()
            shutil.copyfile(qgis.screenshot("docs"), target)
            qgis.xdotool("mouseup", 1)
            qgis.run("dock.forget_plan()")
        finally:
            qgis.close()


def main(arguments: list[str]) -> int:
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    result, folder = Path(arguments[0]).resolve(), Path(arguments[1])
    take_screenshot(result, folder / "qgis.png")
    take_neighbourhood(result, folder / "nachbarschaft.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
