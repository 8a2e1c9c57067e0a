# SPDX-License-Identifier: GPL-2.0-or-later
"""Residents of grid cells shared among blocks in whole numbers; nobody is lost or added."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

import numpy as np

from ..arrays import AnyIntArray, BoolArray, FloatArray, IntArray, counts

#: Stands for the part of a cell that lies in no block.
OUTSIDE = -1
#: Digits to which remainders are compared, so that the order of additions decides nothing.
_DIGITS = 6


@dataclass(frozen=True)
class Apportionment:
    """Residents of n blocks.

    residents: whole numbers, (n,), 0 where nothing is known. known_cells, unknown_cells: cells with
    and without a number that each block has a part of, (n,). outside: residents in no block.
    ``residents.sum() + outside`` is the sum of all known cells, exactly.
    """

    residents: IntArray
    known_cells: IntArray
    unknown_cells: IntArray
    outside: int


def apportion(
    cell: AnyIntArray,
    block: AnyIntArray,
    weight: FloatArray,
    values: IntArray,
    known: BoolArray,
    n_blocks: int,
    rank: Optional[AnyIntArray] = None,
) -> Apportionment:
    """Share the residents of m cells among n blocks by weight.

    cell, block, weight: t parts of cells, (t,); block ``OUTSIDE`` for a part in no block, weights
    of any unit, not negative. A cell without parts, or whose weights are all 0, lies outside.
    values, known: residents of the cells and whether there is a number, (m,); a cell without one is
    never summed. rank: place of each block in an order that does not depend on the layer, such as
    that of its key; it decides between equal remainders.

    Shares are summed for each block first and rounded last, by the largest remainder (Hamilton,
    Hare-Niemeyer), so that a block is never more than one resident away from its exact share.
    """
    if np.any(~(weight >= 0)):
        raise ValueError("weights must not be negative")
    order = np.arange(n_blocks) if rank is None else np.asarray(rank)
    # Outside comes last of all.
    place = np.where(block == OUTSIDE, n_blocks, order[block] if n_blocks else n_blocks)
    sequence = np.lexsort((place, cell))
    cell, place, weight = cell[sequence], place[sequence], weight[sequence]

    m = len(values)
    whole = np.bincount(cell, weights=weight, minlength=m)
    share = np.divide(weight, whole[cell], out=np.zeros(len(cell)), where=whole[cell] > 0)
    people = np.where(known, values, 0).astype(np.float64)
    exact: FloatArray = np.bincount(
        place, weights=share * people[cell], minlength=n_blocks + 1
    ).astype(np.float64)
    exact[n_blocks] += people[whole <= 0].sum()
    rounded = largest_remainder(exact, int(people.sum()))

    inside = place < n_blocks
    has_number = known[cell]
    return Apportionment(
        rounded[:n_blocks][order],
        counts(place[inside & has_number], n_blocks)[order],
        counts(place[inside & ~has_number], n_blocks)[order],
        int(rounded[n_blocks]),
    )


def largest_remainder(exact: FloatArray, total: int) -> IntArray:
    """Whole numbers next to the exact ones that add up to the total; the earlier one wins ties.

    exact: not negative, adding up to the total but for rounding of the machine.
    """
    exact = np.round(exact, _DIGITS)
    floor = np.floor(exact).astype(np.int64)
    left = total - int(floor.sum())
    first = np.argsort(-(exact - floor), kind="stable")
    floor[first[:left]] += 1
    return floor
