# SPDX-License-Identifier: GPL-2.0-or-later
"""What a planner does at the desk, with a real mouse and keys: menus, dialogs, table rows, strokes.

Everything goes over the screen. Python inside QGIS is only asked where things lie.
"""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Optional, Sequence

from qgis_desktop import QgisDesktop

LOAD = """
import processing
from qgis.core import QgsVectorLayer
plugin.actions["demo"].trigger()
plugin.actions["dock"].trigger()
blocks = project.mapLayersByName("Bausteine")[0]
prepared = processing.run("sozialraum:prepareblocks", {
    "INPUT": blocks, "KEY_FIELD": "bst_nr", "MUNICIPALITY_FIELD": "ags",
    "MUNICIPALITY_NAME_FIELD": "gemeinde", "POPULATION_FIELD": "einwohner",
    "PLACE_FIELD": "ortsteil", "NAME_FIELD": "name",
    "BLOCKS": "TEMPORARY_OUTPUT", "FINDINGS": "TEMPORARY_OUTPUT"})["BLOCKS"]
proposal = processing.run("sozialraum:delineate", {
    "INPUT": prepared, "PROOFS": 0,
    "BLOCKS": "TEMPORARY_OUTPUT", "REGIONS": "TEMPORARY_OUTPUT"})["BLOCKS"]
proposal.setName("Vorschlag Kreis Mustertal")
project.addMapLayer(proposal)
iface.messageBar().clearWidgets()
"""

# What the screen is asked for: entries, buttons and rows by what they say.
LOOK = """
import qgis.utils
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QAbstractButton, QApplication, QMenu
plugin = qgis.utils.plugins["sozialraumplaner"]
project, window, canvas = QgsProject.instance(), iface.mainWindow(), iface.mapCanvas()
dock = plugin.dock
workshop, page = dock.workshop, dock.workshop.page

def on_screen(widget, place):
    place = widget.mapToGlobal(place)
    return [place.x(), place.y()]

def popup():
    found = QApplication.activePopupWidget()
    return found if isinstance(found, QMenu) and found.isVisible() else None

def entry(text):
    menu = popup()
    for action in menu.actions() if menu is not None else ():
        if action.text().replace("&", "").startswith(text) and action.isEnabled():
            return on_screen(menu, menu.actionGeometry(action).center())

def button(text):
    dialog = QApplication.activeModalWidget() or QApplication.activeWindow()
    for found in dialog.findChildren(QAbstractButton) if dialog is not None else ():
        if found.text().replace("&", "") == text and found.isVisible() and found.isEnabled():
            return on_screen(found, found.rect().center())

def cell(view, index):
    view.scrollTo(index)
    return on_screen(view.viewport(), view.visualRect(index).center())

def region_cell(region):
    from sozialraumplaner.ui.region_table import NAME
    index = workshop.filter.rows_of([region])[0]
    return cell(page.table, index.sibling(index.row(), NAME))
"""

# Where there is something to do on the map.
PLACES = """
def region_of(block):
    return int(dock.session.plan.region_of[block])

def whole_without(plan, block, source, target):
    plan.begin_gesture()
    plan.move([block], target)
    whole = plan.parts(source) == 1 and plan.parts(target) == 1
    plan.cancel_gesture()
    return whole

def pairs(town, least=12):
    # Blocks of a town on both sides of a border; the second may move: both regions stay whole, and
    # more blocks are left than least.
    plan = dock.session.plan
    edges = plan.contiguity
    one_way = list(zip(edges.left.tolist(), edges.right.tolist()))
    for left, right in [*one_way, *((right, left) for left, right in one_way)]:
        a, b = region_of(left), region_of(right)
        in_town = {plan.regions[r].municipality_name for r in (a, b)} == {town}
        if a != b and in_town and plan.block_count[b] > least and plan.blocks.population[right] > 0:
            if whole_without(plan, right, b, a):
                yield left, right, a, b

def border_place(left, right):
    # The middle of the border of two blocks, where the tool finds it.
    shapes = dock.session.layer.geometries
    shared = shapes[left].intersection(shapes[right])
    place = shared.interpolate(shared.length() / 2).asPoint()
    return [place.x(), place.y()]
"""

#: What is done in the middle of a stroke, such as a picture.
Look = Optional[Callable[[], object]]


class Planner:
    """Hands and eyes of a planner. pictures: begin of the names of screenshots.

    Inside QGIS the names ``plugin``, ``dock``, ``workshop``, ``page``, ``project``, ``window`` and
    ``canvas`` are known from the start.
    """

    def __init__(self, desktop: QgisDesktop, pictures: str) -> None:
        self.desktop = desktop
        self._pictures = pictures
        self._count = 0
        self.desktop.run(LOOK)
        self.desktop.run(PLACES)

    def load_proposal(self) -> None:
        """The demo county, prepared and delineated: blocks with a proposed Sozialraum."""
        self.desktop.run(LOAD, timeout=120)
        self.desktop.settle()

    def new_plan(self, title: str, path: Path, look: Look = None) -> None:
        """Begin a plan of what the start page offers; ``look`` at what is entered."""
        dialog = "QApplication.activeModalWidget()"
        self.press_button("Neuer Entwurf …")
        self.wait("button('Entwurf anlegen')")
        self.write_into(f"{dialog}.title", title, "Tab")
        self.write_into(f"{dialog}.path.lineEdit()", str(path), "Tab")
        if look is not None:
            look()
        self.press_button("Entwurf anlegen")
        self.wait("dock.session is not None and dock.pages.currentIndex() == 1")
        self.desktop.settle()

    def ask(self, expression: str) -> object:
        """The value of an expression inside QGIS."""
        return self.desktop.run(expression)

    def wait(self, expression: str) -> object:
        """Wait until an expression inside QGIS is true; its value."""
        return self.desktop.wait(expression)

    def picture(self, name: str) -> Path:
        """A numbered screenshot, once everything is drawn."""
        self.desktop.settle()
        self._count += 1
        return self.desktop.screenshot(f"{self._pictures}_{self._count:02}_{name}")

    # Mouse and keys

    def click(self, widget: str, button: int = 1) -> None:
        """Click in the middle of a widget."""
        self.desktop.click(*self.desktop.place_of(widget), button)

    def click_found(self, expression: str, button: int = 1) -> None:
        """Click at a place of the screen as soon as there is one."""
        x, y = self.desktop.wait(expression)
        self.desktop.click(x, y, button)

    def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        self.desktop.xdotool("key", *keys)

    def write(self, text: str, *keys: str) -> None:
        """Type over what stands in the field that has the focus, then press keys."""
        self.desktop.wait(
            "QApplication.activeModalWidget() in (None, QApplication.activeWindow())"
            " and QApplication.focusWidget() is not None"
        )
        self.desktop.xdotool("key", "ctrl+a")
        self.desktop.xdotool("type", "--delay", 4, text)
        if keys:
            self.press(*keys)

    def write_into(self, field: str, text: str, *keys: str) -> None:
        """Click into a field and type."""
        self.click(field)
        self.desktop.wait(f"({field}).hasFocus()")
        self.write(text, *keys)

    def choose(self, *entries: str) -> None:
        """Go through the menu that is open, level by level."""
        for text in entries:
            self.click_found(f"entry({text!r})")

    def press_button(self, text: str) -> None:
        """Press the button of the dialog in front that says this."""
        self.click_found(f"button({text!r})")

    def plan_menu(self, *entries: str) -> None:
        """Choose from the menu of the plan."""
        self.click("dock.menu.button")
        self.choose(*entries)

    def region_menu(self, region: int, *entries: str) -> None:
        """Choose from the context menu of a region in the table."""
        self.click_found(f"region_cell({region})", button=3)
        self.desktop.wait("popup() is not None")
        self.choose(*entries)

    def tool(self, name: str) -> None:
        """Take a tool by its button in the dock, unless it is at hand."""
        if not self.ask(f"workshop.tools.actions[{name!r}].isChecked()"):
            self.click(
                "next(b for b in page.findChildren(QAbstractButton) if b.isVisible()"
                f" and getattr(b, 'defaultAction', list)() is workshop.tools.actions[{name!r}])"
            )
        self.desktop.wait(f"canvas.mapTool() is workshop.tools.tools[{name!r}]")

    def zoom(self, blocks: Sequence[int], scale: float = 3) -> None:
        """Lead the map to blocks."""
        self.desktop.run(
            f"extent = dock.session.extent_of_blocks({list(blocks)})\n"
            f"extent.scale({scale})\n"
            "canvas.setExtent(extent); canvas.refresh()"
        )
        self.desktop.settle()

    def place_of_block(self, block: int) -> tuple[float, float]:
        """Where a block lies on the screen."""
        return self.desktop.map_place(*self.ask(f"dock.session.plan.blocks.xy[{block}].tolist()"))

    def stroke(self, blocks: Sequence[int], look: Look = None) -> None:
        """Press on the first block, drag over the others, let go; ``look`` just before that."""
        first, *others = [tuple(map(round, self.place_of_block(block))) for block in blocks]
        self.desktop.xdotool("mousemove", "--sync", *first, "mousedown", 1)
        for place in others:
            self.desktop.xdotool("mousemove", "--sync", *place)
        self.desktop.wait("workshop.tools.is_running")
        self._look(look)
        self.desktop.xdotool("mouseup", 1)
        self.desktop.wait("not workshop.tools.is_running")

    def drag_border(self, place: tuple[float, float], block: int, look: Look = None) -> None:
        """Click on a border, move into a block, click; ``look`` just before that."""
        start = tuple(map(round, self.desktop.map_place(*place)))
        end = tuple(map(round, self.place_of_block(block)))
        self.desktop.xdotool("mousemove", "--sync", *start)
        self.desktop.xdotool("click", 1)
        self.desktop.wait("workshop.tools.is_running")
        for share in (0.4, 0.7, 1.0):
            way = (round(a + share * (b - a)) for a, b in zip(start, end))
            self.desktop.xdotool("mousemove", "--sync", *way)
        self._look(look)
        self.desktop.xdotool("click", 1)
        self.desktop.wait("not workshop.tools.is_running")

    def _look(self, look: Look) -> None:
        if look is not None:
            # The table follows a moment after the map.
            self.desktop.wait("not workshop.model._pause.isActive()")
            look()
