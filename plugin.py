# SPDX-License-Identifier: GPL-2.0-or-later
"""Wiring only: provider, menu, toolbar, dock. ``unload`` reverses every line of ``initGui``."""

from __future__ import annotations

from pathlib import Path

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QCoreApplication, Qt
from qgis.PyQt.QtGui import QIcon

from .gis.compat import QAction
from .gis.translation import install_translator, tr
from .processing.provider import SozialraumProvider

ICONS = Path(__file__).resolve().parent / "resources" / "icons"


class SozialraumPlugin:
    """What QGIS loads and unloads."""

    def __init__(self, iface) -> None:
        self.iface = iface
        self.provider = None
        self.translator = None
        self.toolbar = None
        self.dock = None
        self.actions: list[QAction] = []

    def initProcessing(self) -> None:
        """Also called alone, by ``qgis_process``."""
        if self.translator is None:
            self.translator = install_translator(QgsApplication.locale())
        self.provider = SozialraumProvider()
        QgsApplication.processingRegistry().addProvider(self.provider)

    def initGui(self) -> None:
        self.initProcessing()
        window = self.iface.mainWindow()
        self.toolbar = self.iface.addToolBar(tr("Sozialräume"))
        self.toolbar.setObjectName("SozialraumToolbar")
        self._add_action("dock", tr("Sozialräume panel"), self._toggle_dock, checkable=True)
        self._add_action("demo", tr("Load the demo county"), self._load_demo)
        self.toolbar.setParent(window)

    def unload(self) -> None:
        for action in self.actions:
            self.iface.removePluginMenu(tr("Sozialräume"), action)
            action.deleteLater()
        self.actions.clear()
