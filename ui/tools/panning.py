# SPDX-License-Identifier: GPL-2.0-or-later
"""Space held down pans the map, with a button of the mouse or without, whoever has the keys."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsMapToolPan
from qgis.PyQt.QtCore import QEvent, QObject, Qt


class SpacePanning(QObject):
    """While Space is down a press belongs to the map.

    A canvas that has the focus pans by itself as the mouse moves, by its version until a button is
    pressed or further on. Where the focus is elsewhere, as after a click on a row, it hears nothing
    of the key. So the window of the system is watched, at which each key comes by once, and what
    the canvas leaves to its tool is done by the hand of QGIS.
    """

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._hand = QgsMapToolPan(canvas)
        self._hand.setParent(self)
        self._is_held = False
        self._is_pressed = False
        self._has_moved = False

    def watch(self) -> None:
        """Look out for the key."""
        for each in self._listeners():
            each.installEventFilter(self)

    def rest(self) -> None:
        """Look out no more."""
        for each in self._listeners():
            each.removeEventFilter(self)
        self._is_held = self._is_pressed = False

    def _listeners(self) -> list[QObject]:
        """Who hears of keys; asked anew each time, since windows of the system come and go."""
        handle = self._canvas.window().windowHandle()
        return [self._canvas] if handle is None else [self._canvas, handle]

    def begins(self, event: QgsMapMouseEvent) -> bool:
        """Whether a press is one for the map, and no stroke."""
        if self._is_held:
            self._is_pressed = event.button() == Qt.MouseButton.LeftButton
            self._has_moved = False
            if self._is_pressed:
                self._hand.canvasPressEvent(event)
        return self._is_held

    def moves(self, event: QgsMapMouseEvent) -> bool:
        """Whether the map moves along with the mouse."""
        if self._is_pressed:
            self._has_moved = True
            self._hand.canvasMoveEvent(event)
        return self._is_pressed

    def ends(self, event: QgsMapMouseEvent) -> bool:
        """Whether a release ends a drag of the map."""
        pressed, self._is_pressed = self._is_pressed, False
        # A mere click of the hand would centre the map.
        if pressed and self._has_moved:
            self._hand.canvasReleaseEvent(event)
        return pressed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._is_held = event.key() == Qt.Key.Key_Space
        elif kind == QEvent.Type.KeyRelease and not event.isAutoRepeat():
            self._is_held = self._is_held and event.key() != Qt.Key.Key_Space
        elif kind == QEvent.Type.FocusOut and watched is not self._canvas:
            # Nobody tells when the key is let go in another window.
            self._is_held = False
        return False
