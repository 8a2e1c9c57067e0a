# SPDX-License-Identifier: GPL-2.0-or-later
"""Which blocks may move, and what keeps the others where they are."""

from __future__ import annotations

from typing import Mapping, Optional, Sequence

import numpy as np

from ..arrays import BoolArray, Int32Array, IntArray, TextArray, text_codes
from .register import UNASSIGNED, Region

#: What refuses a move, in the order in which it is told.
CAUSES = ("block", "region", "target", "border", "municipality")


class LockTable:
    """The locks of a register as arrays, "unassigned" at the end: locked, frame, (k + 1,)."""

    def __init__(self, regions: Sequence[Region]) -> None:
        self.locked: BoolArray = np.array([entry.locked for entry in regions] + [False])
        frames = [entry.frame for entry in regions] + [""]
        self.frame: IntArray = text_codes(frames)[1]


def refusals(
    table: LockTable,
    own_lock: BoolArray,
    source: Int32Array,
    target: int,
    block_municipality: TextArray,
    target_municipality: Optional[str],
) -> Mapping[str, BoolArray]:
    """For each cause the blocks it keeps, (b,); a block is named under its first cause only.

    own_lock, source, block_municipality: lock, region and municipality of the blocks, (b,).
    target_municipality: None where blocks may leave their municipality.
    """
    found = {
        "block": own_lock,
        "region": table.locked[source],
        "target": np.full(len(source), bool(table.locked[target])),
        "border": table.frame[source] != table.frame[target],
        "municipality": np.zeros(len(source), dtype=bool),
    }
    if target_municipality is not None and target != UNASSIGNED:
        foreign = block_municipality != target_municipality
        found["municipality"] = foreign.astype(bool)
    taken = np.zeros(len(source), dtype=bool)
    result = {}
    for cause in CAUSES:
        result[cause] = found[cause] & ~taken
        taken |= found[cause]
    return result
