# SPDX-License-Identifier: GPL-2.0-or-later
"""Leads the map to places of a plan and shows blocks on it for a while."""

from __future__ import annotations

from typing import Iterable, Optional

from qgis.core import QgsCoordinateTransform, QgsProject, QgsRectangle
from qgis.gui import QgsMapCanvas, QgsRubberBand
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QColor

from ..gis.compat import GEOMETRY_POLYGON
from ..gis.plan_session import PlanSession
from .look import ACCENT

#: How much of the surroundings is seen, and how long a place stays marked, in milliseconds.
_MARGIN = 1.6
_MARKED = 2500


def zoom_to(
    canvas: QgsMapCanvas, session: PlanSession, extent: QgsRectangle, margin: float = _MARGIN
) -> None:
    """Show a rectangle in the CRS of the plan with its surroundings; nothing for an empty one."""
    if extent.isEmpty() and not (extent.width() or extent.height()):
        return
    shown = on_map(canvas, session, extent)
    shown.scale(margin)
    canvas.setExtent(shown)
    canvas.refresh()


def on_map(canvas: QgsMapCanvas, session: PlanSession, extent: QgsRectangle) -> QgsRectangle:
    """A rectangle in the CRS of the plan as one in that of the map."""
    to_map = QgsCoordinateTransform(
        session.layer.crs, canvas.mapSettings().destinationCrs(), QgsProject.instance()
    )
    return to_map.transformBoundingBox(extent)


def zoom_to_region(canvas: QgsMapCanvas, session: PlanSession, region: int) -> None:
    """Show a region; an empty one has no place."""
    if session.plan.block_count[region]:
        zoom_to(canvas, session, session.extent_of(region))


class Marks:
    """Blocks marked on a map: outlined, or hatched as a preview."""

    def __init__(
        self,
        canvas: QgsMapCanvas,
        colour: str = ACCENT,
        style: Qt.BrushStyle = Qt.BrushStyle.NoBrush,
    ) -> None:
        self._canvas = canvas
        self._band: Optional[QgsRubberBand] = None
        self._colour = QColor(colour)
        self._style = style
        self._timer = QTimer()
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.clear)

    def show(self, session: PlanSession, blocks: Iterable[int], *, briefly: bool = False) -> None:
        """Mark these blocks instead of those before."""
        self.clear()
        band = QgsRubberBand(self._canvas, GEOMETRY_POLYGON)
        band.setStrokeColor(self._colour)
        band.setFillColor(self._colour)
        band.setBrushStyle(self._style)
        band.setWidth(3 if self._style == Qt.BrushStyle.NoBrush else 2)
        # Above the plan, which is drawn at 5.
        band.setZValue(20)
        for block in blocks:
            band.addGeometry(session.layer.geometries[int(block)], session.layer.crs, False)
        band.updatePosition()
        band.update()
        self._band = band
        if briefly:
            self._timer.start(_MARKED)

    def clear(self) -> None:
        """Take the marks off."""
        self._timer.stop()
        if self._band is not None:
            self._canvas.scene().removeItem(self._band)
            self._band = None
