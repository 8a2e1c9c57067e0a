# SPDX-License-Identifier: GPL-2.0-or-later
"""Colour classes that stay while boundaries move, as far as neighbours go on to differ.

How many pairs of blocks touch across the border of two regions is counted once and then kept up
to date from the moved blocks, so that a new touch, or the last one lost, is seen at once.
"""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..adjacency import Adjacency
from ..arrays import AnyIntArray, Int32Array, IntArray, ranges
from ..colouring import colour_plan
from ..contiguity import BorderLines
from ..plan import Plan
from ..recolouring import follow_colours

#: How many classes ``follow_colours`` gives.
_CLASSES = 6


class _Touches(Adjacency):
    """Pairs of blocks with a drawn border between them, once each."""

    def __init__(self, lines: BorderLines, n: int) -> None:
        inner = lines.right >= 0
        first, second = lines.left[inner].astype(np.int64), lines.right[inner].astype(np.int64)
        code = np.unique(np.minimum(first, second) * n + np.maximum(first, second))
        self.n = n
        self.left: Int32Array = (code // max(n, 1)).astype(np.int32)
        self.right: Int32Array = (code % max(n, 1)).astype(np.int32)

    def of_blocks(self, blocks: AnyIntArray) -> IntArray:
        """Pairs that any of the blocks belongs to, each once."""
        start = self.indptr[blocks]
        entries = ranges(start, self.indptr[blocks + 1] - start)
        found: IntArray = np.unique(self.edge_of[entries]).astype(np.int64)
        return found


class LiveColours:
    """Colour classes 0..5 of the regions of a plan; regions with a common drawn border differ.

    colours: classes to begin with, (k,), what is none of them is chosen anew; None for those of
    ``colour_plan``. ``refresh`` brings them up to date with whatever has happened to the plan, also
    in the middle of a stroke.
    """

    def __init__(
        self, lines: BorderLines, plan: Plan, colours: Optional[AnyIntArray] = None
    ) -> None:
        self.plan = plan
        self._touches = _Touches(lines, len(plan.blocks))
        self._neighbours: list[dict[int, int]] = [{} for _ in plan.regions]
        self._seen: Int32Array = np.full(len(plan.blocks), -1, dtype=np.int32)
        start = colour_plan(lines, plan) if colours is None else colours
        known = np.isin(start, range(_CLASSES))
        self._colours: Int32Array = np.where(known, start, -1).astype(np.int32)
        self.refresh()

    @property
    def colours(self) -> Int32Array:
        """Class of each region, (k,), read-only."""
        view = self._colours.view()
        view.flags.writeable = False
        return view

    def neighbours(self, region: int) -> list[int]:
        """Regions that a region shares a drawn border with."""
        return sorted(self._neighbours[region])

    def refresh(self) -> list[int]:
        """Follow the plan; returns the regions whose colour has changed."""
        region_of, k = self.plan.region_of, len(self.plan.regions)
        moved = np.flatnonzero(self._seen != region_of)
        while len(self._neighbours) < k:
            self._neighbours.append({})
        pairs = self._touches.of_blocks(moved)
        self._count(pairs, self._seen, -1)
        suspects = self._count(pairs, region_of, 1)
        self._seen[moved] = region_of[moved]
        del self._neighbours[k:]
        known = len(self._colours)
        if known != k:
            grown = np.full(k, -1, dtype=np.int32)
            grown[: min(known, k)] = self._colours[:k]
            self._colours = grown
        suspects.update(np.flatnonzero(self._colours < 0).tolist())
        if not suspects:
            return []
        around = [set(each) for each in self._neighbours]
        return follow_colours(around, self._colours, self.plan.population, suspects)

    def _count(self, pairs: IntArray, region_of: Int32Array, sign: int) -> set[int]:
        """Count pairs as touches of their regions, or take them off; regions that now touch."""
        left = region_of[self._touches.left[pairs]]
        right = region_of[self._touches.right[pairs]]
        between = (left != right) & (left >= 0) & (right >= 0)
        ends = np.column_stack([left[between], right[between]])
        ends.sort(axis=1)
        met: set[int] = set()
        for (a, b), number in _counted(ends):
            for one, other in ((a, b), (b, a)):
                total = self._neighbours[one].get(other, 0) + sign * number
                if total:
                    self._neighbours[one][other] = total
                else:
                    del self._neighbours[one][other]
            if sign > 0 and len(self._colours) > b and self._colours[a] == self._colours[b]:
                met.update((a, b))
        return met


def _counted(ends: AnyIntArray) -> list[tuple[tuple[int, int], int]]:
    """Each pair of regions and how often it occurs."""
    found, number = np.unique(ends, axis=0, return_counts=True)
    return [((a, b), n) for (a, b), n in zip(found.tolist(), number.tolist())]
