# SPDX-License-Identifier: GPL-2.0-or-later
"""Exact cover by depth-first search: quick where few regions lie within a small gap."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ...arrays import AnyIntArray, BoolArray, FloatArray, IntArray
from ..tasks.effort import Effort

#: Partial covers from one look at the clock to the next.
NODES_A_LOOK = 200


@dataclass(frozen=True)
class Cover:
    """chosen: rows of the cheapest cover within the gap, None for none. complete: whether the
    search came to its end, so that there is no cheaper one."""

    chosen: Optional[IntArray]
    complete: bool


class CoverSearch:
    """Sets that cover each unit once at the least cost.

    member: (r, n). cost: at least ``least`` each, (r,). name: of each set, no two sets of one
    cover have the same, -1 for none. idle: cost of each name that is not used,
    at least 0. k: number of sets, None for any.
    """

    def __init__(
        self,
        member: BoolArray,
        cost: FloatArray,
        name: IntArray,
        idle: FloatArray,
        k: Optional[int],
        least: float,
    ) -> None:
        order = np.argsort(cost, kind="stable")
        self._order, self._member, self._cost = order, member[order], cost[order]
        self._name, self._size = name[order], member[order].sum(axis=1)
        packed = np.packbits(self._member, axis=1)
        words = (packed.shape[1] + 7) // 8
        wide = np.zeros((len(packed), words * 8), dtype=np.uint8)
        wide[:, : packed.shape[1]] = packed
        self._bits = wide.view(np.uint64)
        self._idle = idle
        self._k = member.shape[1] if k is None else k
        self._exact, self._least = k is not None, min(least, 0.0)

    def run(self, gap: float, nodes: int, effort: Effort) -> Cover:
        """Covers of a cost up to ``gap``; at most ``nodes`` partial covers are looked at."""
        self._gap, self._nodes, self._effort = gap, nodes, effort
        self._best: Optional[list[int]] = None
        rows = np.arange(len(self._cost))
        self._go(rows, np.ones(self._member.shape[1], dtype=bool), 0.0, [])
        chosen = None if self._best is None else self._order[np.array(self._best, dtype=np.int64)]
        return Cover(chosen, self._nodes > 0)

    def _go(
        self, rows: AnyIntArray, open_units: BoolArray, spent: float, chosen: list[int]
    ) -> None:
        """Extend a partial cover; rows: sets that still fit, cheapest first."""
        self._nodes -= 1
        look = self._nodes % NODES_A_LOOK == 0
        if self._nodes <= 0 or (look and self._effort.over):
            self._nodes = 0
            return
        left = self._k - len(chosen)
        missing = int(open_units.sum())
        if missing == 0:
            used = self._name[np.array(chosen, dtype=np.int64)]
            total = spent + float(self._idle.sum() - self._idle[used[used >= 0]].sum())
            short = self._exact and left > 0
            if not short and (total < self._gap or (self._best is None and total <= self._gap)):
                self._best, self._gap = list(chosen), total
            return
        if left == 0:
            return
        rows = rows[spent + self._cost[rows] + (left - 1) * self._least <= self._gap]
        if left == 1:
            rows = rows[self._size[rows] == missing]
        if not len(rows):
            return
        # The unit with the fewest sets branches least.
        count = np.where(open_units, self._member[rows].sum(axis=0), len(rows) + 1)
        unit = int(count.argmin())
        for row in rows[self._member[rows, unit]]:
            cost = spent + float(self._cost[row])
            if cost + (left - 1) * self._least > self._gap:
                break
            fits = ~(self._bits[rows] & self._bits[row]).any(axis=1)
            if self._name[row] >= 0:
                fits &= self._name[rows] != self._name[row]
            chosen.append(int(row))
            self._go(rows[fits], open_units & ~self._member[row], cost, chosen)
            chosen.pop()
            if self._nodes <= 0:
                return
