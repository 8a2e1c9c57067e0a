# SPDX-License-Identifier: GPL-2.0-or-later
"""A window with a map, a message bar and toolbars, as far as the dock reaches for them."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas, QgsMessageBar
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow, QToolBar, QVBoxLayout, QWidget
from sozialraumplaner.gis.compat import QAction
from sozialraumplaner.ui.dock import SozialraumDock
from sozialraumplaner.ui.look import ICONS


class SmallWindow:
    """What QGIS hands to a plugin, with real widgets."""

    def __init__(self) -> None:
        self.window = QMainWindow()
        self.window.resize(1366, 768)
        centre = QWidget()
        layout = QVBoxLayout(centre)
        layout.setContentsMargins(0, 0, 0, 0)
        self.bar = QgsMessageBar()
        self.canvas = QgsMapCanvas()
        layout.addWidget(self.bar)
        layout.addWidget(self.canvas, 1)
        self.window.setCentralWidget(centre)
        self.window.menuBar().addMenu("Projekt").addAction("Neu")
        for name in ("Dateien", "Navigation"):
            tools = QToolBar(name)
            tools.setObjectName(name)
            tools.addAction(name)
            self.window.addToolBar(tools)
        self.layers = QDockWidget("Layer")
        self.layers.setObjectName("Layer")
        self.window.addDockWidget(Qt.DockWidgetArea.LeftDockWidgetArea, self.layers)
        self.window.statusBar().showMessage("EPSG:25832")
        self.blockers: list[object] = []
        names = ("paint", "undo", "redo")
        self.actions = {name: QAction(name, self.window) for name in names}
        self.dock = SozialraumDock(self, self.actions, ICONS)
        self.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)

    def mainWindow(self) -> QMainWindow:
        return self.window

    def mapCanvas(self) -> QgsMapCanvas:
        return self.canvas

    def messageBar(self) -> QgsMessageBar:
        return self.bar

    def registerApplicationExitBlocker(self, blocker: object) -> None:
        self.blockers.append(blocker)

    def unregisterApplicationExitBlocker(self, blocker: object) -> None:
        self.blockers.remove(blocker)

    def said(self) -> list[str]:
        """What stands in the message bar."""
        return [item.text() for item in self.bar.items()]

    def close(self) -> None:
        """As the plugin does on unloading."""
        self.dock.dispose()
        self.window.removeDockWidget(self.dock)
        self.dock.deleteLater()
        self.window.deleteLater()
