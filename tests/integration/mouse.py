# SPDX-License-Identifier: GPL-2.0-or-later
"""A map canvas without a screen, and a hand with a mouse and a keyboard."""

from __future__ import annotations

from typing import Sequence

from qgis.core import QgsCoordinateReferenceSystem, QgsPointXY, QgsRectangle
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QPoint, QPointF, Qt
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent, QWheelEvent
from qgis.PyQt.QtWidgets import QApplication

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


def make_canvas(extent: QgsRectangle, crs: str, width: int = 800, height: int = 400):
    """A visible canvas that shows an extent."""
    canvas = QgsMapCanvas()
    canvas.resize(width, height)
    canvas.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    canvas.show()
    QApplication.processEvents()
    canvas.setExtent(extent)
    QApplication.processEvents()
    return canvas


class Hand:
    """Sends events to a canvas as Qt would; places are map coordinates."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self.canvas = canvas
        self._held = Qt.MouseButton.NoButton

    def pixel(self, place: Sequence[float]) -> QPoint:
        """Where a place lies on the canvas."""
        found = self.canvas.getCoordinateTransform().transform(QgsPointXY(*place))
        return QPoint(round(found.x()), round(found.y()))

    def press(self, place: Sequence[float], modifiers=NONE, button=LEFT) -> None:
        self._held = button
        self._send(QEvent.Type.MouseButtonPress, place, button, button, modifiers)

    def move(self, place: Sequence[float], modifiers=NONE) -> None:
        self._send(QEvent.Type.MouseMove, place, Qt.MouseButton.NoButton, self._held, modifiers)

    def release(self, place: Sequence[float], modifiers=NONE, button=LEFT) -> None:
        self._held = Qt.MouseButton.NoButton
        self._send(QEvent.Type.MouseButtonRelease, place, button, self._held, modifiers)

    def click(self, place: Sequence[float], modifiers=NONE, button=LEFT) -> None:
        self.press(place, modifiers, button)
        self.release(place, modifiers, button)

    def drag(self, places: Sequence[Sequence[float]], modifiers=NONE) -> None:
        """Press at the first place, pass the others, let go at the last."""
        self.press(places[0], modifiers)
        for place in places[1:]:
            self.move(place, modifiers)
        self.release(places[-1], modifiers)

    def key(self, text: str, key=0, modifiers=NONE, receiver=None) -> None:
        """Type a key on the canvas, or on another widget."""
        self.hold(text, key, modifiers, receiver)
        self.let_go(text, key, modifiers, receiver)

    def hold(self, text: str, key=0, modifiers=NONE, receiver=None) -> None:
        event = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
        QApplication.sendEvent(receiver or self.canvas, event)

    def let_go(self, text: str, key=0, modifiers=NONE, receiver=None) -> None:
        event = QKeyEvent(QEvent.Type.KeyRelease, key, modifiers, text)
        QApplication.sendEvent(receiver or self.canvas, event)

    def escape(self) -> None:
        self.key("\x1b", Qt.Key.Key_Escape)

    def wheel(self, place: Sequence[float], up: bool, modifiers=NONE) -> None:
        pixel = QPointF(self.pixel(place))
        event = QWheelEvent(
            pixel,
            pixel,
            QPoint(0, 0),
            QPoint(0, 120 if up else -120),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(self.canvas.viewport(), event)

    def _send(self, kind, place, button, held, modifiers) -> None:
        pixel = QPointF(self.pixel(place))
        event = QMouseEvent(kind, pixel, pixel, pixel, button, held, modifiers)
        QApplication.sendEvent(self.canvas.viewport(), event)
        QApplication.processEvents()
