# SPDX-License-Identifier: GPL-2.0-or-later
"""Products that are equal to the last bit, whatever program hosts Python.

A BLAS adds up in an order of its own, and QGIS may load another one than Python does by itself. In
the columns of a proof the last bit decides which of two equally good regions comes first, and with
it what is proven once the looks are used up. So nothing here goes through BLAS: a set's values are
added one after the other, whatever other sets there are.
"""

from __future__ import annotations

import numpy as np

from ...arrays import BoolArray, FloatArray, sums
from ..tasks.task import Spread


class Sets:
    """Sets of n units to sum values over. rows: members, or shares of units, (r, n)."""

    def __init__(self, rows: BoolArray | FloatArray) -> None:
        self._count = len(rows)
        self._row, self._unit = np.nonzero(rows)
        self._share = None if rows.dtype == np.bool_ else rows[self._row, self._unit]

    def __matmul__(self, values: FloatArray) -> FloatArray:
        """``rows @ values``: sums over each set, (r,) of (n,) and (r, c) of (n, c)."""
        if values.ndim == 2:
            result = np.empty((self._count, values.shape[1]))
            for column in range(values.shape[1]):
                result[:, column] = self @ values[:, column]
            return result
        terms = values[self._unit]
        return sums(self._row, terms if self._share is None else self._share * terms, self._count)


def centred(spread: Spread) -> FloatArray:
    """Values of a spread about their mean, (n, d).

    Without it the difference of two large squares would lose the digits.
    """
    mean = (spread.mass[:, None] * spread.values).sum(axis=0)
    result: FloatArray = spread.values - mean / max(float(spread.mass.sum()), 1e-300)
    return result
