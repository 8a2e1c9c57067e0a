# SPDX-License-Identifier: GPL-2.0-or-later
"""Looking up many values at once in sorted arrays."""

from __future__ import annotations

import numpy as np

from ..arrays import BoolArray, IntArray


def contains(ordered: IntArray, wanted: IntArray) -> BoolArray:
    """Whether each wanted value occurs in a sorted array."""
    if not len(ordered):
        return np.zeros(len(wanted), dtype=bool)
    at = np.minimum(np.searchsorted(ordered, wanted), len(ordered) - 1)
    return np.asarray(ordered[at] == wanted)


def matches(ordered: IntArray, wanted: IntArray) -> tuple[IntArray, IntArray]:
    """All places of each wanted value in a sorted array: index of the value, and the place."""
    return entries(np.searchsorted(ordered, wanted), np.searchsorted(ordered, wanted, side="right"))


def entries(first: IntArray, end: IntArray) -> tuple[IntArray, IntArray]:
    """Ranges written out: index of the range, and each number from its first to before its end."""
    number = end - first
    index = np.repeat(np.arange(len(first)), number)
    before = np.cumsum(number) - number
    return index, np.arange(len(index)) - before[index] + first[index]
