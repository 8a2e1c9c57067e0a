# SPDX-License-Identifier: GPL-2.0-or-later
"""What the screen has said, so that no two numbers on it tell a small one between them.

A block moves, and the sum of its region goes from 100 to 97: whoever watches knows its three cases.
So a sum is shown only where it equals each sum told of the same region before, or is as far from
it as may be shown. What several regions tell together is not looked at.
"""

from __future__ import annotations

import math
from bisect import bisect_left, insort
from typing import Mapping

import numpy as np

from ..disclosure import is_small
from ..indicators.terms import Term


class Told:
    """Sums that were told, by term and region, as long as a plan is open.

    limit: fewest cases that may be shown.
    """

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self._sums: dict[tuple[Term, int], list[float]] = {}

    @classmethod
    def of(cls, limit: float, region: int, sums: Mapping[Term, float]) -> Told:
        """What is told by these sums alone."""
        told = cls(limit)
        told.tell(region, sums)
        return told

    def allows(self, region: int, sums: Mapping[Term, float]) -> bool:
        """Whether none of these sums is too near to one that was told of the region."""
        return not any(self._is_near(term, region, total) for term, total in sums.items())

    def tell(self, region: int, sums: Mapping[Term, float]) -> None:
        """Remember sums that are shown from now on."""
        for term, total in sums.items():
            known = self._sums.setdefault((term, region), [])
            if not math.isnan(total) and total not in _around(known, total):
                insort(known, total)

    def _is_near(self, term: Term, region: int, total: float) -> bool:
        known = _around(self._sums.get((term, region), []), total)
        return any(is_small(np.asarray(abs(total - other)), self.limit) for other in known)


def _around(known: list[float], total: float) -> list[float]:
    """The sums next to a sum on either side, and the same one."""
    at = bisect_left(known, total)
    return known[max(at - 1, 0) : at + 1]
