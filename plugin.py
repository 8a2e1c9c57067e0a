# SPDX-License-Identifier: GPL-2.0-or-later
"""Wiring only: provider, menu, toolbar, dock. ``unload`` reverses every line of ``initGui``."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Sequence

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QIcon, QKeySequence
from qgis.PyQt.QtWidgets import QMenu

from .gis.compat import QAction
from .gis.translation import install_translator, tr
from .processing.provider import SozialraumProvider

ROOT = Path(__file__).resolve().parent
ICONS = ROOT / "resources" / "icons"


class SozialraumPlugin:
    """What QGIS loads and unloads."""

    def __init__(self, iface) -> None:
        self.iface = iface
        self.translator = install_translator(QgsApplication.locale())
        self.provider = None
        self.menu = None
        self.toolbar = None
        self.dock = None
        self.manual = None
        self.actions: dict[str, QAction] = {}

    def initProcessing(self) -> None:
        """Also called alone, by ``qgis_process``."""
        self.provider = SozialraumProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        from .gis.fonts import register_fonts

        register_fonts()
        self.initProcessing()
        window = self.iface.mainWindow()
        self.menu = QMenu(tr("Sozialräume"), self.iface.pluginMenu())
        self.menu.setIcon(QIcon(str(ICONS / "plugin.svg")))
        self.iface.pluginMenu().addMenu(self.menu)
        self.toolbar = self.iface.addToolBar(tr("Sozialräume"))
        self.toolbar.setObjectName("SozialraumToolbar")
        self._add("dock", tr("Sozialräume panel"), "dock.svg", checkable=True)
        self._add("paint", tr("Move blocks to a Sozialraum"), "paint.svg", checkable=True)
        self._add("undo", tr("Undo"), "/mActionUndo.svg", keys=["Ctrl+Z"])
        self._add("redo", tr("Redo"), "/mActionRedo.svg", keys=["Ctrl+Y", "Ctrl+Shift+Z"])
        self.menu.addSeparator()
        self.toolbar.addSeparator()
        self._add("delineate", tr("Delineate Sozialräume …"), "delineate.svg", self._delineate)
        self._add("demo", tr("Load the demo county"), "demo.svg", self._load_demo)
        self.menu.addSeparator()
        self._add("manual", tr("Manual"), "/mActionHelpContents.svg", self._show_manual)
        self._add_dock(window)

    def unload(self) -> None:
        if self.manual is not None:
            self.manual.close()
        if self.dock is not None:
            self.dock.dispose()
            self.iface.removeDockWidget(self.dock)
            self.dock.deleteLater()
            self.dock = None
        if self.menu is not None:
            self.iface.pluginMenu().removeAction(self.menu.menuAction())
            self.menu.deleteLater()
            self.menu = None
        if self.toolbar is not None:
            self.iface.mainWindow().removeToolBar(self.toolbar)
            self.toolbar.deleteLater()
            self.toolbar = None
        for action in self.actions.values():
            action.deleteLater()
        self.actions.clear()
        if self.provider is not None:
            QgsApplication.processingRegistry().removeProvider(self.provider)
            self.provider = None
        if self.translator is not None:
            QCoreApplication.removeTranslator(self.translator)
            self.translator.deleteLater()
            self.translator = None

    def _add(
        self,
        name: str,
        text: str,
        icon: str,
        slot: Callable[[], None] | None = None,
        checkable: bool = False,
        keys: Sequence[str] = (),
    ) -> None:
        """An action in menu and toolbar; an icon that begins with "/" is one of QGIS."""
        theme = icon.startswith("/")
        image = QgsApplication.getThemeIcon(icon) if theme else QIcon(str(ICONS / icon))
        action = QAction(image, text, self.iface.mainWindow())
        action.setObjectName(f"Sozialraum_{name}")
        action.setCheckable(checkable)
        if keys:
            # QGIS has the same keys for its edit buffer; ours count where map or dock has focus.
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        if slot is not None:
            action.triggered.connect(lambda *_: slot())
        self.menu.addAction(action)
        self.toolbar.addAction(action)
        self.actions[name] = action

    def _add_dock(self, window) -> None:
        from .ui.dock import SozialraumDock

        self.dock = SozialraumDock(self.iface, self.actions, ICONS)
        self.dock.demo_wanted.connect(self._load_demo)
        self.dock.delineation_wanted.connect(self._delineate)
        self.iface.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.dock)
        self.dock.hide()
        for name in ("undo", "redo"):
            for widget in (self.dock, self.iface.mapCanvas()):
                widget.addAction(self.actions[name])
        self.actions["dock"].toggled.connect(self.dock.setUserVisible)
        self.dock.visibilityChanged.connect(self._dock_shown)

    def _dock_shown(self, visible: bool) -> None:
        action = self.actions.get("dock")
        if action is not None:
            action.blockSignals(True)
            action.setChecked(visible)
            action.blockSignals(False)

    def _delineate(self) -> None:
        from qgis import processing

        processing.execAlgorithmDialog("sozialraum:delineate")

    def _show_manual(self) -> None:
        from .ui.manual import ManualWindow

        if self.manual is None:
            self.manual = ManualWindow(self.iface.mainWindow())
            self.manual.destroyed.connect(self._manual_closed)
        self.manual.show()
        self.manual.raise_()

    def _manual_closed(self) -> None:
        self.manual = None

    def _load_demo(self) -> None:
        from .ui.demo import load_demo

        load_demo(self.iface, QgsProject.instance())
