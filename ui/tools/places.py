# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the mouse is: from pixels of the map to places of the blocks and back."""

from __future__ import annotations

from typing import Optional

import numpy as np
from qgis.core import QgsCoordinateTransform, QgsCsException, QgsPointXY, QgsProject
from qgis.gui import QgsMapCanvas, QgsMapTool
from qgis.PyQt.QtCore import QPoint

from ...gis.plan_session import PlanSession
from .brush import Brush


class PlaceTool(QgsMapTool):
    """A map tool that knows where it is in the plan of its session."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.session: Optional[PlanSession] = None
        self.brush = Brush(canvas)

    def to_blocks(self) -> QgsCoordinateTransform:
        """From the map to the CRS of the blocks."""
        return QgsCoordinateTransform(
            self.canvas().mapSettings().destinationCrs(),
            self.session.layer.crs,
            QgsProject.instance(),
        )

    def from_blocks(self) -> QgsCoordinateTransform:
        """From the CRS of the blocks to the map."""
        return QgsCoordinateTransform(
            self.session.layer.crs,
            self.canvas().mapSettings().destinationCrs(),
            QgsProject.instance(),
        )

    def place(self, pixel: QPoint) -> QgsPointXY:
        """A pixel of the canvas in the CRS of the blocks; not a number where it has no place."""
        try:
            return self.to_blocks().transform(self.toMapCoordinates(pixel))
        except QgsCsException:
            return QgsPointXY(np.nan, np.nan)

    def distance(self, pixel: QPoint, pixels: int) -> float:
        """How long some pixels are at a place, in the CRS of the blocks."""
        return self.place(pixel).distance(self.place(pixel + QPoint(pixels, 0)))

    def radius(self, pixel: QPoint) -> float:
        """Radius of the brush at a place, in the CRS of the blocks."""
        return self.distance(pixel, self.brush.radius) if self.brush.radius else 0.0
