# SPDX-License-Identifier: GPL-2.0-or-later
"""The shortest way from a part of a municipality to its main part, outline to outline."""

from __future__ import annotations

from typing import Callable

import numpy as np
from scipy.spatial import cKDTree

from ..arrays import AnyIntArray, FloatArray, IntArray, TextArray
from ..errors import Cancelled
from .segments import TOUCH, close_pairs, lengths, segment_distances


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
        # Samples find the neighbourhood of the shortest way, so that only few segments are left
        # for exact distances; every place lies within half a spacing of a sample.
        everything = np.concatenate([one, two])
        spacing = max(float(lengths(self._segments[everything]).mean()), TOUCH)
        here, here_of = _samples(self._segments[one], spacing)
        there, there_of = _samples(self._segments[two], spacing)
        if is_cancelled():
            raise Cancelled
        distance = cKDTree(there).query(here)[0]
        reach = float(distance.min()) + TOUCH
        near = distance <= reach + spacing
        back = cKDTree(here[near]).query(there, distance_upper_bound=reach + spacing)[0]
        one, two = one[np.unique(here_of[near])], two[np.unique(there_of[np.isfinite(back)])]
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


def _samples(segments: FloatArray, spacing: float) -> tuple[FloatArray, IntArray]:
    """Points along segments, ends included, at most a spacing apart; and their segments."""
    steps = np.maximum(np.ceil(lengths(segments) / spacing), 1).astype(np.int64)
    owner = np.repeat(np.arange(len(segments)), steps + 1)
    first = np.cumsum(steps + 1) - (steps + 1)
    share = (np.arange(len(owner)) - first[owner]) / steps[owner]
    points = segments[owner, :2] + share[:, None] * (segments[owner, 2:] - segments[owner, :2])
    return points, owner
