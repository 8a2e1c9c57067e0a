# SPDX-License-Identifier: GPL-2.0-or-later
"""What lies under the mouse: blocks under a point or a brush, inside a shape, the nearest border.

Boxes first, all at once; then the outlines of the few candidates, as arrays. A mouse event has
16 milliseconds, so nothing here goes through single geometry objects.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Optional

import numpy as np
from qgis.core import QgsGeometry

from ..core.arrays import AnyIntArray, FloatArray, IntArray
from ..core.outline_hits import (
    crosses_ray,
    distances,
    distances_to_stroke,
    meets_stroke,
    nearest_places,
    points_inside,
)
from ..core.rings import rings_from_wkb
from .block_outlines import BlockOutlines
from .border_index import BorderIndex
from .layers import BlockLayer

#: A third region nearer than this share of the tolerance makes a place on a border ambiguous.
_TOO_NEAR = 0.3


@dataclass(frozen=True)
class BorderPlace:
    """A place on the border of two regions, first < second; one of them may be "unassigned"."""

    first: int
    second: int
    x: float
    y: float


class HitTest:
    """Places to blocks of one layer. All coordinates are in the CRS of the blocks."""

    def __init__(self, layer: BlockLayer) -> None:
        self.outlines = BlockOutlines.of(layer.geometries)
        self._lines = layer.lines
        self._surface = np.asarray(layer.blocks.xy, dtype=np.float64)
        # Worked out now, not in the first mouse event.
        self._x_min, self._y_min, self._x_max, self._y_max = self.outlines.boxes

    @cached_property
    def borders(self) -> BorderIndex:
        """Drawn border segments by block."""
        return BorderIndex(self._lines.left, self._lines.right, len(self._surface))

    @cached_property
    def _by_y(self) -> IntArray:
        return np.argsort(self._surface[:, 1], kind="stable").astype(np.int64)

    def block_at(self, x: float, y: float) -> Optional[int]:
        """The block under a point; on a common border one of the two."""
        candidates = self.outlines.in_box(x, y, x, y)
        inside = candidates[self._contain(candidates, x, y)]
        return int(inside[0]) if len(inside) else None

    def blocks_along(
        self, x1: float, y1: float, x2: float, y2: float, radius: float = 0.0
    ) -> IntArray:
        """All blocks that a round brush touches on a straight way, ascending.

        Nothing is skipped, however fast the mouse was. A radius of 0 is a line, or a point where
        the way has no length.
        """
        if radius <= 0 and (x1, y1) == (x2, y2):
            block = self.block_at(x1, y1)
            return np.array([] if block is None else [block], dtype=np.int64)
        stroke = np.array([x1, y1, x2, y2])
        candidates = self.outlines.in_box(
            min(x1, x2) - radius, min(y1, y2) - radius, max(x1, x2) + radius, max(y1, y2) + radius
        )
        candidates = candidates[self._boxes_beside(candidates, stroke, radius)]
        # Inside the brush with one of its points is touched; only the rim needs its outline.
        touched = distances_to_stroke(self._surface[candidates], stroke) <= radius
        rim = candidates[~touched]
        segments, owner = self.outlines.segments(rim)
        met = np.bincount(owner[meets_stroke(segments, stroke, radius)], minlength=len(rim)) > 0
        within = np.flatnonzero(~met)
        met[within] = self._contain(rim[within], x1, y1)
        return np.sort(np.concatenate([candidates[touched], rim[met]]))

    def blocks_inside(self, shape: QgsGeometry) -> IntArray:
        """Blocks whose point on surface lies inside a shape, ascending.

        A free-hand loop may cross itself; what it encloses twice lies outside (even-odd rule).
        """
        flat = QgsGeometry(shape)
        flat.get().dropZValue()
        flat.get().dropMValue()
        segments, _ = rings_from_wkb([bytes(flat.asWkb())]).segments()
        inside = points_inside(self._surface, self._by_y, segments)
        return np.flatnonzero(inside).astype(np.int64)

    def border_at(
        self, x: float, y: float, tolerance: float, region_of: AnyIntArray
    ) -> Optional[BorderPlace]:
        """The nearest place where exactly two regions meet; None where there is none in reach.

        region_of: region of every block, (n,). Close to a corner of three regions it would be
        chance which border is meant, so there is none either.
        """
        blocks = self.outlines.in_box(x - tolerance, y - tolerance, x + tolerance, y + tolerance)
        if not len(blocks):
            return None
        near = self.borders.of(blocks)
        near = near[self._lines.right[near] >= 0]
        sides = np.stack([region_of[self._lines.left[near]], region_of[self._lines.right[near]]])
        differ = sides[0] != sides[1]
        near, sides = near[differ], np.sort(sides[:, differ], axis=0)
        segments = self._lines.segments[near]
        places = nearest_places(x, y, segments)
        distance = np.hypot(places[:, 0] - x, places[:, 1] - y)
        if not len(near) or distance.min() > tolerance:
            return None
        best = int(np.argmin(distance))
        place_x, place_y = places[best].tolist()
        other = (sides != sides[:, best : best + 1]).any(axis=0)
        if other.any():
            gap = distances(place_x, place_y, segments[other]).min()
            if gap < _TOO_NEAR * tolerance:
                return None
        return BorderPlace(int(sides[0, best]), int(sides[1, best]), place_x, place_y)

    def box_of(self, blocks: AnyIntArray) -> tuple[float, float, float, float]:
        """Bounding box x, y, x, y of some blocks, at least one."""
        return (
            float(self._x_min[blocks].min()),
            float(self._y_min[blocks].min()),
            float(self._x_max[blocks].max()),
            float(self._y_max[blocks].max()),
        )

    # Candidates

    def _boxes_beside(self, blocks: IntArray, stroke: FloatArray, radius: float) -> FloatArray:
        """Which boxes come near a slanting stroke: most boxes around it lie far from it."""
        dx, dy = stroke[2] - stroke[0], stroke[3] - stroke[1]
        length = float(np.hypot(dx, dy))
        if length == 0:
            return np.ones(len(blocks), dtype=bool)
        nx, ny = -dy / length, dx / length
        x = (self._x_min[blocks] + self._x_max[blocks]) / 2 - stroke[0]
        y = (self._y_min[blocks] + self._y_max[blocks]) / 2 - stroke[1]
        half_x = (self._x_max[blocks] - self._x_min[blocks]) / 2
        half_y = (self._y_max[blocks] - self._y_min[blocks]) / 2
        reach = abs(nx) * half_x + abs(ny) * half_y + radius
        # A hair more, so that rounding drops no block that is merely touched.
        return np.abs(nx * x + ny * y) <= reach + 1e-6

    def _contain(self, blocks: IntArray, x: float, y: float) -> IntArray:
        """Which of the blocks contain a point."""
        segments, owner = self.outlines.segments(blocks)
        crossed = np.bincount(owner[crosses_ray(x, y, segments)], minlength=len(blocks))
        return crossed % 2 == 1
