# SPDX-License-Identifier: GPL-2.0-or-later
"""Borders between two blocks as chains of segments, with a coarse stand-in for small scales."""

from __future__ import annotations

import numpy as np

from ...core.arrays import AnyIntArray, FloatArray, Int32Array, IntArray, ranges
from ...core.contiguity import BorderLines
from ...core.outline_hits import distances_to_lines
from ..border_index import BorderIndex

#: Ends of segments nearer than this are the same corner, in map units.
_SNAP = 0.001


class BorderChains:
    """All borders of n blocks. A chain holds the segments between the same two blocks.

    left, right: blocks, (c,); right is -1 on the outer border. segments: x1, y1, x2, y2 in the CRS
    of the map, counted from its origin, (s, 4), chain by chain. start: first segment of each chain
    and the end, (c + 1,). coarse: from the first to the last corner of each chain, (c, 4).
    deviation: how far the corners lie from the coarse line, (c,); endless where a chain is not one
    line. boxes: x min, y min, x max, y max, (4, c).
    """

    def __init__(self, lines: BorderLines, segments: FloatArray, n: int) -> None:
        pair = (lines.left.astype(np.int64) + 1) * (n + 1) + lines.right + 1
        order = np.argsort(pair, kind="stable")
        first = np.flatnonzero(np.diff(pair[order], prepend=-1))
        self.left: Int32Array = lines.left[order[first]]
        self.right: Int32Array = lines.right[order[first]]
        self.segments = np.ascontiguousarray(segments[order])
        self.start: IntArray = np.append(first, len(order)).astype(np.int64)
        self.index = BorderIndex(self.left, self.right, n)
        chain = np.repeat(np.arange(len(first)), np.diff(self.start))
        self.coarse, is_line = _ends(self.segments, chain, len(first))
        gap = distances_to_lines(self.segments, self.coarse[chain])
        self.boxes = np.empty((4, len(first)))
        self.deviation = np.full(len(first), np.inf)
        if len(first):
            low = np.minimum(self.segments[:, :2], self.segments[:, 2:])
            high = np.maximum(self.segments[:, :2], self.segments[:, 2:])
            self.boxes[:2] = np.minimum.reduceat(low, first, axis=0).T
            self.boxes[2:] = np.maximum.reduceat(high, first, axis=0).T
            self.deviation[is_line] = np.maximum.reduceat(gap, first)[is_line]

    def in_box(self, chains: AnyIntArray, x1: float, y1: float, x2: float, y2: float) -> IntArray:
        """Those of the chains whose box meets a box."""
        x_min, y_min, x_max, y_max = (side[chains] for side in self.boxes)
        meets = (x_min <= x2) & (x_max >= x1) & (y_min <= y2) & (y_max >= y1)
        result: IntArray = chains[meets]
        return result

    def drawn(self, chains: AnyIntArray, detail: float) -> FloatArray:
        """Segments that draw the chains, (d, 4), none farther off than ``detail``."""
        small = self.deviation[chains] <= detail
        exact = chains[~small]
        start = self.start[exact]
        full = self.segments[ranges(start, self.start[exact + 1] - start)]
        return np.concatenate([self.coarse[chains[small]], full])


def _ends(segments: FloatArray, chain: IntArray, n: int) -> tuple[FloatArray, AnyIntArray]:
    """Line between both loose ends of each chain, (n, 4), and which chains have exactly two."""
    corners = segments.reshape(-1, 2)
    result = np.zeros((n, 4))
    if not len(corners):
        return result, np.zeros(n, dtype=bool)
    grid = np.round((corners - corners.min(axis=0)) / _SNAP).astype(np.int64)
    # Chain first, then a mixture of both coordinates: equal numbers mean the same corner of a
    # chain. Chains have few corners, so a mixture that hits two of them does not happen by chance.
    mixed = (grid[:, 0] * 0x9E3779B1 + grid[:, 1] * 0x85EBCA77) & 0xFFFFFFFF
    code = np.repeat(chain, 2) << 32 | mixed
    order = np.argsort(code, kind="stable")
    code = code[order]
    alone = np.ones(len(code), dtype=bool)
    alone[1:] &= code[1:] != code[:-1]
    alone[:-1] &= code[1:] != code[:-1]
    loose = order[alone]
    owner = code[alone] >> 32
    is_line = np.bincount(owner, minlength=n) == 2
    ends = loose[is_line[owner]].reshape(-1, 2)
    result[is_line] = np.hstack([corners[ends[:, 0]], corners[ends[:, 1]]])
    return result, is_line
