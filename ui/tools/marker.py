# SPDX-License-Identifier: GPL-2.0-or-later
"""The handle on a border that can be moved."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QPoint, QPointF, QRectF
from qgis.PyQt.QtGui import QColor, QPainter, QPen

from .. import look

_RADIUS = 8.0


class BorderMarker(QgsMapCanvasItem):
    """A ring on the border; filled while the border is held."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._place = QPointF(0, 0)
        self._held = False
        self.setZValue(31)
        self.hide()

    def set_held(self, held: bool) -> None:
        """Show whether the border is held."""
        self._held = held
        self.update()

    def follow(self, place: QPoint) -> None:
        """Show the ring at a place of the canvas."""
        self._place = QPointF(place)
        self.setPos(self._place)
        self.show()

    def boundingRect(self) -> QRectF:
        reach = _RADIUS + 4
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def updatePosition(self) -> None:
        self.setPos(self._place)

    def paint(self, painter: QPainter, option=None, widget=None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        accent, white = QColor(look.ACCENT), QColor("#ffffff")
        painter.setPen(QPen(white, 6.0))
        painter.drawEllipse(QPointF(0, 0), _RADIUS, _RADIUS)
        painter.setBrush(accent if self._held else QColor(255, 255, 255, 120))
        painter.setPen(QPen(accent, 3.0))
        painter.drawEllipse(QPointF(0, 0), _RADIUS, _RADIUS)
