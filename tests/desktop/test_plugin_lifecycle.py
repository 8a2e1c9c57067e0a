# SPDX-License-Identifier: GPL-2.0-or-later
"""The plugin in a real window: it comes from the zip with all entries and leaves no trace."""

from __future__ import annotations

from typing import Any

from qgis_desktop import QgisDesktop

# Everything of the window and the application that a plugin can add to.
TRACES = """
from qgis.core import QgsApplication, QgsProject
from qgis.gui import QgsGui
from qgis.PyQt.QtCore import QCoreApplication, QTranslator
from qgis.PyQt.QtWidgets import QDockWidget, QMenu, QShortcut, QToolBar

def actions_below(menu):
    for action in menu.actions():
        yield f"{menu.title()} > {action.text()}"
        if action.menu():
            yield from actions_below(action.menu())

def traces():
    window = iface.mainWindow()
    application = QCoreApplication.instance()
    menus = [action.menu() for action in window.menuBar().actions() if action.menu()]
    toolbars = window.findChildren(QToolBar)
    return {
        "menus": sorted(entry for menu in menus for entry in actions_below(menu)),
        "toolbars": sorted(bar.objectName() for bar in toolbars),
        "buttons": sorted(a.text() for bar in toolbars for a in bar.actions() if a.text()),
        "docks": sorted(dock.objectName() for dock in window.findChildren(QDockWidget)),
        "shortcuts": len(window.findChildren(QShortcut)),
        "window actions": len(window.actions()),
        "providers": sorted(p.id() for p in QgsApplication.processingRegistry().providers()),
        "translators": len(application.findChildren(QTranslator)),
        "sentence": QCoreApplication.translate("Sozialraum", "1 Prepare"),
        "listeners": sorted(f"{signal}: {sender.receivers(getattr(sender, signal))}"
            for sender, signals in LISTENED for signal in signals),
        "canvas items": len(iface.mapCanvas().items()),
        "map tool": type(iface.mapCanvas().mapTool()).__name__,
        "option pages": len(QgsGui.instance().children()),
    }

LISTENED = [
    (QgsProject.instance(), ["layersAdded", "layersRemoved", "layersWillBeRemoved", "readProject",
        "cleared", "layerWillBeRemoved", "writeProject"]),
    (iface.mapCanvas(), ["mapToolSet", "selectionChanged", "extentsChanged"]),
    (iface, ["currentLayerChanged"]),
]
"""
LOAD = """
import qgis.utils
assert qgis.utils.loadPlugin("sozialraumplaner")
assert qgis.utils.startPlugin("sozialraumplaner")
"""
UNLOAD = """
assert qgis.utils.unloadPlugin("sozialraumplaner")
"""


def added(before: dict[str, Any], after: dict[str, Any], kind: str) -> list[str]:
    """Entries of a kind that came with the plugin."""
    return [entry for entry in after[kind] if entry not in before[kind]]


def test_load_unload_reload(bare_desktop: QgisDesktop) -> None:
    bare_desktop.run(TRACES)
    before = bare_desktop.run("traces()")
    assert before["sentence"] == "1 Prepare"

    bare_desktop.run(LOAD)
    bare_desktop.settle()
    loaded = bare_desktop.run("traces()")
    assert loaded["providers"] == sorted([*before["providers"], "sozialraum"])
    assert loaded["sentence"] == "1 Vorbereiten"
    assert any(entry.startswith("Sozialräume > ") for entry in added(before, loaded, "menus"))
    assert len(added(before, loaded, "toolbars")) == 1
    assert added(before, loaded, "buttons")

    bare_desktop.run(UNLOAD)
    bare_desktop.settle()
    assert bare_desktop.run("traces()") == before

    bare_desktop.run(LOAD)
    bare_desktop.settle()
    assert bare_desktop.run("traces()") == loaded
    bare_desktop.run('qgis.utils.reloadPlugin("sozialraumplaner")')
    bare_desktop.settle()
    assert bare_desktop.run("traces()") == loaded


def test_unload_with_open_panel(bare_desktop: QgisDesktop) -> None:
    """Each checkable button switched on first: what it opened goes as well."""
    bare_desktop.run(TRACES)
    before = bare_desktop.run("traces()")
    bare_desktop.run(LOAD)
    bare_desktop.run(
        """
from qgis.PyQt.QtWidgets import QToolBar
for bar in iface.mainWindow().findChildren(QToolBar, "SozialraumToolbar"):
    for action in bar.actions():
        if action.isCheckable():
            action.trigger()
"""
    )
    bare_desktop.settle()
    bare_desktop.screenshot("panel-without-plan")
    bare_desktop.run(UNLOAD)
    bare_desktop.settle()
    assert bare_desktop.run("traces()") == before


def test_window_of_a_german_user(desktop: QgisDesktop) -> None:
    """The plugin is active from the start; its toolbox group, menu and buttons speak German."""
    desktop.run(TRACES)
    state = desktop.run("traces()")
    assert "sozialraum" in state["providers"]
    groups = desktop.run(
        """
from qgis.PyQt.QtCore import Qt
from qgis.gui import QgsProcessingToolboxTreeView
tree = iface.mainWindow().findChild(QDockWidget, "ProcessingToolbox").findChild(
    QgsProcessingToolboxTreeView)
def shown(parent):
    model = tree.model()
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        yield index.data(Qt.ItemDataRole.DisplayRole), index
[[name, [group for group, _ in shown(index)]] for name, index in shown(tree.rootIndex())]
"""
    )
    ours = [subgroups for name, subgroups in groups if name == "Sozialräume"]
    assert ours, groups
    assert ours[0][0] == "1 Vorbereiten"
    icons = desktop.run(
        """
[[a.text(), a.toolTip(), a.icon().isNull()]
 for bar in iface.mainWindow().findChildren(QToolBar, "SozialraumToolbar")
 for a in bar.actions() if a.text()]
"""
    )
    assert icons
    assert not [text for text, _, missing in icons if missing]
    # QGIS may have something to say of its own, such as a font it could not fetch.
    said = desktop.run("[i.title() + ' ' + i.text() for i in iface.messageBar().items()]")
    assert not [text for text in said if "Python" in text or "ozialr" in text or "Roboto" in text]
