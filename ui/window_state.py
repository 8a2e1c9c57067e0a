# SPDX-License-Identifier: GPL-2.0-or-later
"""A main window as it was: what was visible, where it stood, and back again exactly."""

from __future__ import annotations

from typing import Iterable

from qgis.PyQt.QtCore import QEvent, QObject, Qt, QTimer
from qgis.PyQt.QtWidgets import QDockWidget, QMainWindow, QToolBar, QWidget

#: How long the system may take to give the window its former size, in milliseconds.
_PATIENCE = 2000


class WindowState(QObject):
    """Taken on construction; ``restore`` brings the window back."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._states = window.windowState()
        self._geometry = window.saveGeometry()
        self._layout = window.saveState()
        self._size = window.size()
        self._widgets: list[tuple[QWidget, bool]] = [
            (widget, widget.isHidden()) for widget in _furniture(window)
        ]
        self._docks = [
            (dock, dock.size())
            for dock in window.findChildren(QDockWidget)
            if dock.parent() is window and dock.isVisible() and not dock.isFloating()
        ]

    def hide_all(self, but: Iterable[QWidget] = ()) -> None:
        """Hide menus, toolbars, panels and the status bar, but these."""
        kept = set(but)
        for widget in _furniture(self._window):
            if widget not in kept:
                widget.hide()

    def restore(self) -> None:
        """Everything is visible, sized and placed as before."""
        window = self._window
        window.setWindowState(self._states)
        if not self._states & Qt.WindowState.WindowMaximized:
            window.restoreGeometry(self._geometry)
        self._restore_layout()
        if window.size() == self._size:
            self.deleteLater()
            return
        # The system resizes the window later; only then the panels find their former sizes.
        window.installEventFilter(self)
        QTimer.singleShot(_PATIENCE, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self._window.size() == self._size:
            self._window.removeEventFilter(self)
            QTimer.singleShot(0, self._restore_layout)
        return False

    def _restore_layout(self) -> None:
        self._window.restoreState(self._layout)
        present = set(_furniture(self._window))
        for widget, hidden in self._widgets:
            # A panel may have gone meanwhile, with a plugin that was switched off.
            if widget in present and widget.isHidden() != hidden:
                widget.setHidden(hidden)
        for dock, size in self._docks:
            if dock in present:
                self._window.resizeDocks([dock], [size.width()], Qt.Orientation.Horizontal)
                self._window.resizeDocks([dock], [size.height()], Qt.Orientation.Vertical)


def _furniture(window: QMainWindow) -> list[QWidget]:
    """What stands around the map: direct children only, a toolbar in a panel stays with it."""
    around = [window.menuBar(), window.statusBar()]
    for kind in (QToolBar, QDockWidget):
        around += [widget for widget in window.findChildren(kind) if widget.parent() is window]
    return around
