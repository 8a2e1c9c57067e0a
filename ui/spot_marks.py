# SPDX-License-Identifier: GPL-2.0-or-later
"""Shows on the map what is no block: a gap as a frame, addresses as points."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsGeometry
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtGui import QColor

from ..gis.compat import GEOMETRY_POINT
from ..gis.plan_session import PlanSession
from .look import BAD
from .map_view import zoom_to

#: What is seen around a place at least, in metres, and how long it stays marked, in milliseconds.
_AROUND = 60.0
_MARKED = 4000
_SIZE = 11


class SpotMarks:
    """Leads a map to a geometry in the CRS of a plan and marks it for a moment."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        self._canvas = canvas
        self._band: Optional[QgsRubberBand] = None
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)

    def show(self, session: PlanSession, spots: QgsGeometry) -> None:
        """Show and mark these instead of those before."""
        self.clear()
        zoom_to(self._canvas, session, spots.boundingBox().buffered(_AROUND))
        band = QgsRubberBand(self._canvas, spots.type())
        band.setColor(QColor(BAD))
        band.setFillColor(QColor(0, 0, 0, 0))
        band.setWidth(3)
        if spots.type() == GEOMETRY_POINT:
            band.setIcon(QgsRubberBand.IconType.ICON_CIRCLE)
            band.setIconSize(_SIZE)
        # Above the plan, which is drawn at 5.
        band.setZValue(20)
        band.addGeometry(spots, session.layer.crs)
        self._band = band
        self._timer.start(_MARKED)

    def clear(self) -> None:
        """Take the marks off."""
        self._timer.stop()
        if self._band is not None:
            self._canvas.scene().removeItem(self._band)
            self._band = None
