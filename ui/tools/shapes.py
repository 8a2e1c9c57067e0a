# SPDX-License-Identifier: GPL-2.0-or-later
"""Rectangle and lasso: blocks whose point on surface lies inside go to a region on release."""

from __future__ import annotations

from typing import Optional

import numpy as np
from qgis.core import QgsCsException, QgsGeometry
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent, QgsRubberBand
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtGui import QColor

from ...core.arrays import IntArray
from ...gis.compat import GEOMETRY_POLYGON
from ...gis.translation import tr
from .. import look
from .region_tool import RegionTool
from .stroke import Aim

#: A free-hand line takes a corner each so many pixels.
_STEP = 3


class ShapeTool(RegionTool):
    """Drag a shape; what lies inside is shown meanwhile and assigned on release."""

    HAS_BRUSH = False

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._aim: Optional[Aim] = None
        self._passed: list[QPoint] = []
        self._band = QgsRubberBand(canvas, GEOMETRY_POLYGON)
        accent = QColor(look.ACCENT)
        self._band.setStrokeColor(accent)
        self._band.setWidth(2)
        accent.setAlpha(24)
        self._band.setFillColor(accent)
        self._band.setZValue(29)

    def dispose(self) -> None:
        super().dispose()
        self.canvas().scene().removeItem(self._band)

    def outline(self, passed: list[QPoint]) -> list[QPoint]:
        """Corners of the shape in pixels, from the places that the mouse has passed."""
        raise NotImplementedError

    @property
    def is_running(self) -> bool:
        return self._aim is not None

    def press(self, event: QgsMapMouseEvent) -> None:
        if not self.is_running:
            self._aim = self.aim(event)
            self._passed = [event.pos()]

    def drag(self, event: QgsMapMouseEvent) -> None:
        if (event.pos() - self._passed[-1]).manhattanLength() < _STEP:
            return
        self._passed.append(event.pos())
        shape = self._shape()
        self._band.setToGeometry(shape, None)
        self.preview(self._inside(shape), self._aim)

    def release(self, event: QgsMapMouseEvent) -> None:
        self._passed.append(event.pos())
        blocks, aim = self._inside(self._shape()), self._aim
        self._clear()
        self.begin(aim).give(blocks)
        self.say(event.pos())
        # Where a shape ends, many blocks change hands at once: that wants to be read.
        self.finish(note_stays=True)

    def cancel(self) -> None:
        was_drawing = self.is_running
        self._clear()
        super().cancel()
        if was_drawing:
            self.stroke_ended.emit(None)

    def hover(self, event: QgsMapMouseEvent) -> None:
        """Before a shape is begun there is nothing to show."""

    def _shape(self) -> QgsGeometry:
        """The shape in the CRS of the map."""
        ring = [self.toMapCoordinates(pixel) for pixel in self.outline(self._passed)]
        return QgsGeometry.fromPolygonXY([[*ring, ring[0]]])

    def _inside(self, shape: QgsGeometry) -> IntArray:
        moved = QgsGeometry(shape)
        try:
            moved.transform(self.to_blocks())
        except QgsCsException:
            return np.empty(0, dtype=np.int64)
        return np.asarray(self.session.blocks_inside(moved), dtype=np.int64)

    def _clear(self) -> None:
        self._aim = None
        self._passed = []
        self._band.reset(GEOMETRY_POLYGON)


class RectangleTool(ShapeTool):
    """An upright rectangle from corner to corner."""

    def toolName(self) -> str:
        return tr("Move blocks in a rectangle")

    def outline(self, passed: list[QPoint]) -> list[QPoint]:
        first, last = passed[0], passed[-1]
        return [first, QPoint(last.x(), first.y()), last, QPoint(first.x(), last.y())]


class LassoTool(ShapeTool):
    """A free-hand loop; its ends are joined."""

    def toolName(self) -> str:
        return tr("Move blocks in a loop")

    def outline(self, passed: list[QPoint]) -> list[QPoint]:
        return passed
