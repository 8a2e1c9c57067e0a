# SPDX-License-Identifier: GPL-2.0-or-later
"""Which borders belong to which block."""

from __future__ import annotations

import numpy as np

from ..core.arrays import AnyIntArray, IntArray, ranges


class BorderIndex:
    """Borders by block, so that those of a few blocks are found at once.

    left, right: blocks on both sides of each border, (s,), -1 for none. n: number of blocks.
    """

    def __init__(self, left: AnyIntArray, right: AnyIntArray, n: int) -> None:
        owner = np.concatenate([left, right])
        # Outer borders have a block on one side only.
        order = np.argsort(owner, kind="stable")[int((owner < 0).sum()) :]
        self._border = (order % max(len(left), 1)).astype(np.int32)
        count = np.bincount(owner[owner >= 0], minlength=n)
        self._start = np.concatenate([[0], np.cumsum(count)]).astype(np.int64)

    def of(self, blocks: AnyIntArray) -> IntArray:
        """Borders of blocks, ascending, each once."""
        blocks = np.asarray(blocks, dtype=np.int64)
        start = self._start[blocks]
        result: IntArray = np.unique(
            self._border[ranges(start, self._start[blocks + 1] - start)]
        ).astype(np.int64)
        return result
