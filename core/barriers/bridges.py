# SPDX-License-Identifier: GPL-2.0-or-later
"""The shortest way from a part of a municipality to its main part, outline to outline."""

from __future__ import annotations

from typing import Callable

import numpy as np
from scipy.spatial import cKDTree

from ..arrays import AnyIntArray, FloatArray, IntArray, TextArray
from .segments import TOUCH, close_pairs, segment_distances


class Outlines:
    """Outlines of all blocks, sorted by block.

    segments: x1, y1, x2, y2 in metres, (s, 4). block: of each segment, (s,). keys: of the blocks;
    they decide between equally near ones, so that the order of the blocks does not matter.
    """

    def __init__(self, segments: FloatArray, block: IntArray, keys: TextArray) -> None:
        order = np.argsort(block, kind="stable")
        self._segments, self._block = segments[order], block[order]
        self._keys = keys

    def nearest(
        self,
        members: AnyIntArray,
        others: AnyIntArray,
        is_cancelled: Callable[[], bool] = lambda: False,
    ) -> tuple[int, int, float]:
        """The block of ``members`` and the block of ``others`` with the least distance in metres.

        Both sets hold blocks with outlines. Raises ``Cancelled``.
        """
        one, two = self._of(members), self._of(others)
        vertices = self._segments[two, :2]
        bound = cKDTree(vertices).query(self._segments[one, :2])[0].min()
        reach = float(bound) + TOUCH
        best = (reach + 1.0, "", "", -1, -1)
        for a, b in close_pairs(self._segments[one], self._segments[two], reach, is_cancelled):
            distance = segment_distances(self._segments[one[a]], self._segments[two[b]])
            # Differences below a millimetre are noise of the coordinates.
            for pair in np.flatnonzero(distance <= min(distance.min(), best[0]) + TOUCH).tolist():
                member, other = int(self._block[one[a[pair]]]), int(self._block[two[b[pair]]])
                found = (
                    round(float(distance[pair]), 2),
                    str(self._keys[member]),
                    str(self._keys[other]),
                    member,
                    other,
                )
                best = min(best, found)
        return best[3], best[4], best[0]

    def _of(self, blocks: AnyIntArray) -> IntArray:
        start = np.searchsorted(self._block, blocks, side="left")
        stop = np.searchsorted(self._block, blocks, side="right")
        ranges = [np.arange(a, b) for a, b in zip(start.tolist(), stop.tolist())]
        return np.concatenate(ranges).astype(np.int64)
