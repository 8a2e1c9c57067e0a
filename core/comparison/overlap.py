# SPDX-License-Identifier: GPL-2.0-or-later
"""What old and new regions have in common."""

from __future__ import annotations

import numpy as np

from ..arrays import AnyIntArray, FloatArray, IntArray, sums
from ..plan import Plan
from .model import NONE


class Overlap:
    """What old and new regions have in common, in residents or in square metres."""

    def __init__(
        self,
        before: IntArray,
        after: IntArray,
        amount: AnyIntArray | FloatArray,
        old: Plan,
        new: Plan,
    ) -> None:
        values = np.asarray(amount, dtype=np.float64)
        self.of_old = sums(before[before >= 0], values[before >= 0], len(old.regions))
        self.of_new = sums(after[after >= 0], values[after >= 0], len(new.regions))
        self._cells: dict[int, dict[int, float]] = {}
        both = (before >= 0) & (after >= 0)
        width = max(len(old.regions), 1)
        cells, at = np.unique(after[both] * width + before[both], return_inverse=True)
        for cell, value in zip(cells.tolist(), sums(at, values[both], len(cells)).tolist()):
            self._cells.setdefault(cell // width, {})[cell % width] = value

    def shared(self, one: int, other: int) -> float:
        """In both regions."""
        return self._cells.get(other, {}).get(one, 0.0)

    def jaccard(self, one: int, other: int, instead: Overlap) -> float:
        """Shared by union, 0..1; instead: what counts where the union is nothing."""
        if one == NONE:
            return 0.0
        shared = self.shared(one, other)
        union = float(self.of_old[one] + self.of_new[other]) - shared
        if union > 0:
            return shared / union
        return 0.0 if instead is self else instead.jaccard(one, other, instead)

    def origins(self, other: int) -> tuple[tuple[int, float], ...]:
        """Old regions with their share of a new one, largest first."""
        total = float(self.of_new[other])
        shares = {one: value / total for one, value in self._cells.get(other, {}).items() if total}
        return tuple(sorted(shares.items(), key=lambda share: (-share[1], share[0])))
