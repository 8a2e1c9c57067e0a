# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlines of all blocks as flat arrays, for hit tests and for drawing."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property
from typing import Sequence

import numpy as np
from qgis.core import QgsCoordinateTransform, QgsGeometry

from ..core.arrays import AnyIntArray, BoolArray, FloatArray, IntArray, ranges
from .geometry import rings_of


@dataclass(frozen=True)
class BlockOutlines:
    """Rings of n blocks; every ring repeats its first vertex.

    xy: vertices, (v, 2). start: first vertex of each block and the end, (n + 1,). ends_ring: last
    vertices of rings, (v,): from them no segment goes on to the next vertex.
    """

    xy: FloatArray
    start: IntArray
    ends_ring: BoolArray

    @classmethod
    def of(cls, geometries: Sequence[QgsGeometry]) -> BlockOutlines:
        """The outlines of clean polygons."""
        rings = rings_of(geometries)
        ends_ring = np.zeros(len(rings.xy), dtype=bool)
        ends_ring[rings.start[1:] - 1] = True
        count = np.bincount(rings.block, minlength=rings.n)
        start = rings.start[np.concatenate([[0], np.cumsum(count)])]
        return cls(rings.xy, start, ends_ring)

    def moved(self, transform: QgsCoordinateTransform, origin: FloatArray) -> BlockOutlines:
        """The same outlines in another CRS, counted from an origin, (2,), in that CRS."""
        return BlockOutlines(
            transformed_points(self.xy, transform) - origin, self.start, self.ends_ring
        )

    @cached_property
    def boxes(self) -> FloatArray:
        """Bounding boxes as x min, y min, x max, y max, (4, n); endless the wrong way where a
        block has no vertex."""
        boxes = np.full((4, len(self.start) - 1), np.inf)
        boxes[2:] = -np.inf
        filled = np.flatnonzero(np.diff(self.start))
        for axis in (0, 1) if len(filled) else ():
            values, first = self.xy[:, axis], self.start[:-1][filled]
            boxes[axis, filled] = np.minimum.reduceat(values, first)
            boxes[2 + axis, filled] = np.maximum.reduceat(values, first)
        return boxes

    def in_box(self, x1: float, y1: float, x2: float, y2: float) -> IntArray:
        """Blocks whose box meets a box, ascending."""
        x_min, y_min, x_max, y_max = self.boxes
        meets = (x_min <= x2) & (x_max >= x1)
        meets &= y_min <= y2
        meets &= y_max >= y1
        return np.flatnonzero(meets).astype(np.int64)

    def segments(self, blocks: AnyIntArray) -> tuple[FloatArray, IntArray]:
        """Segments x1, y1, x2, y2 of blocks, (s, 4), and the position of their block in
        ``blocks``, (s,)."""
        vertex, owner = self.vertices(blocks)
        inner = ~self.ends_ring[vertex]
        vertex, owner = vertex[inner], owner[inner]
        return np.hstack([self.xy[vertex], self.xy[vertex + 1]]), owner

    def vertices(self, blocks: AnyIntArray) -> tuple[IntArray, IntArray]:
        """Vertices of blocks, and the position of their block in ``blocks``, both (s,)."""
        start = self.start[blocks]
        count = self.start[np.asarray(blocks) + 1] - start
        return ranges(start, count), np.repeat(np.arange(len(blocks)), count)


def transformed_points(points: FloatArray, transform: QgsCoordinateTransform) -> FloatArray:
    """Points, (n, 2), in another CRS. They travel as one line: millions take no Python loop."""
    if transform.isShortCircuited() or not len(points):
        return np.array(points, dtype=np.float64)
    line = QgsGeometry()
    line.fromWkb(struct.pack("<BII", 1, 2, len(points)) + points.astype("<f8").tobytes())
    line.transform(transform)
    moved = np.frombuffer(bytes(line.asWkb()), dtype="<f8", offset=9)
    return moved.reshape(-1, 2).astype(np.float64)
