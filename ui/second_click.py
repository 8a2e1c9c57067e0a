# SPDX-License-Identifier: GPL-2.0-or-later
"""The second half of a double click on something that a single click has carried away."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject
from qgis.PyQt.QtWidgets import QWidget

_DOUBLE = QEvent.Type.MouseButtonDblClick
_RELEASE = QEvent.Type.MouseButtonRelease


class SecondClick(QObject):
    """Swallows it, wherever it lands now.

    Files and layers are opened by double clicks everywhere else, so that many people double click
    on links as well. Begins to listen when it is made, and ends itself with the next click.
    """

    def __init__(self, clicked: QWidget) -> None:
        # The window of the system hears of a click once, before any widget does.
        self._window = clicked.window().windowHandle()
        super().__init__(self._window)
        self._swallowed = False
        if self._window is not None:
            self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == _DOUBLE:
            self._swallowed = True
            return True
        if kind == _RELEASE:
            self._window.removeEventFilter(self)
            self.deleteLater()
            return self._swallowed
        return False
