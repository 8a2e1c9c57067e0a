# SPDX-License-Identifier: GPL-2.0-or-later
"""Names for the array types that ``core`` passes around, and small helpers."""

from __future__ import annotations

from typing import Any, Sequence

import numpy as np
from numpy.typing import NDArray

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
Int32Array = NDArray[np.int32]
BoolArray = NDArray[np.bool_]
TextArray = NDArray[Any]
#: Integers of any width, for arguments.
AnyIntArray = NDArray[Any]


def text_array(values: Sequence[str]) -> TextArray:
    """An object array of texts; numpy would otherwise cut them to a fixed width."""
    result = np.empty(len(values), dtype=object)
    result[:] = list(values)
    return result


def text_codes(values: Sequence[str] | TextArray) -> tuple[TextArray, IntArray]:
    """Distinct texts in order, and the index of each value among them."""
    distinct = sorted({str(value) for value in values})
    position = {value: index for index, value in enumerate(distinct)}
    codes = np.fromiter((position[str(value)] for value in values), dtype=np.int64)
    return text_array(distinct), codes


def sums(label: AnyIntArray, values: AnyIntArray | FloatArray, n: int) -> FloatArray:
    """Sum of the values of each label 0..n-1, (n,)."""
    return np.bincount(label, weights=values, minlength=n).astype(np.float64)


def counts(label: AnyIntArray, n: int) -> IntArray:
    """Number of entries of each label 0..n-1, (n,)."""
    return np.bincount(label, minlength=n).astype(np.int64)


def ranges(start: AnyIntArray, count: AnyIntArray) -> IntArray:
    """The integers start, start + 1, ... of several ranges, one after the other."""
    total = int(count.sum())
    skipped = np.cumsum(count) - count
    result: IntArray = np.arange(total, dtype=np.int64) + np.repeat(start - skipped, count)
    return result
