# SPDX-License-Identifier: GPL-2.0-or-later
"""Everything of a block layer that is drawn, in the CRS of the map."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCsException,
    QgsProject,
)

from ...core.arrays import FloatArray
from ..block_outlines import BlockOutlines, transformed_points
from ..layers import BlockLayer
from .chains import BorderChains


class MapShapes:
    """Outlines, borders and centres of blocks.

    Coordinates count from ``origin``, (2,), so that they stay precise in pixels. Raises
    ``QgsCsException`` where the blocks have no place in the CRS.
    """

    def __init__(
        self, layer: BlockLayer, outlines: BlockOutlines, crs: QgsCoordinateReferenceSystem
    ) -> None:
        transform = QgsCoordinateTransform(layer.crs, crs, QgsProject.instance())
        centres = transformed_points(np.asarray(layer.blocks.xy, dtype=np.float64), transform)
        self.origin: FloatArray = centres.min(axis=0) if len(centres) else np.zeros(2)
        self.centres: FloatArray = centres - self.origin
        self.outlines = outlines.moved(transform, self.origin)
        if not np.isfinite(self.outlines.xy).all():
            raise QgsCsException(crs.authid())
        ends = transformed_points(layer.lines.segments.reshape(-1, 2), transform) - self.origin
        self.chains = BorderChains(layer.lines, ends.reshape(-1, 4), len(layer.blocks))
        #: Usual width and height of a block, in map units.
        boxes = self.outlines.boxes
        self.block_size = float(np.median(boxes[2:] - boxes[:2])) if boxes.size else 0.0
