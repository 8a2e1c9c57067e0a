# SPDX-License-Identifier: GPL-2.0-or-later
"""The round brush: its sizes, and the circle that shows it."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas, QgsMapCanvasItem
from qgis.PyQt.QtCore import QPoint, QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPen

#: Radii in pixels of the screen; 0 takes the single block under the mouse.
RADII = (0, 8, 14, 22, 34, 50, 72, 100, 140)


class Brush(QgsMapCanvasItem):
    """The circle around the mouse, dark on light so that it shows on every map."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._size = 0
        self._place = QPointF(0, 0)
        self.setZValue(30)
        self.hide()

    @property
    def size(self) -> int:
        """Position in ``RADII``."""
        return self._size

    @property
    def radius(self) -> int:
        """Radius in pixels."""
        return RADII[self._size]

    def set_size(self, size: int) -> bool:
        """Choose one of ``RADII``, the nearest end beyond them; whether that is another one."""
        size = min(max(size, 0), len(RADII) - 1)
        if size == self._size:
            return False
        self.prepareGeometryChange()
        self._size = size
        self.setVisible(self.isVisible() and self.radius > 0)
        self.update()
        return True

    def follow(self, place: QPoint) -> None:
        """Show the circle around a place of the canvas."""
        if self.radius == 0:
            self.hide()
            return
        # Moving the item is cheaper for the scene than a new shape.
        self._place = QPointF(place)
        self.setPos(self._place)
        self.show()

    def boundingRect(self) -> QRectF:
        reach = self.radius + 3.0
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def updatePosition(self) -> None:
        self.setPos(self._place)

    def paint(self, painter: QPainter, option=None, widget=None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in (("#ffffff", 3.5), ("#1a1a1a", 1.5)):
            painter.setPen(QPen(QColor(colour), width))
            painter.drawEllipse(QPointF(0, 0), self.radius, self.radius)
