# SPDX-License-Identifier: GPL-2.0-or-later
"""What comes back from a delineation: the plan, what it is worth, and how good that is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Optional

from ..arrays import Int32Array, IntArray
from ..findings import Finding


@dataclass(frozen=True)
class PieceResult:
    """One piece, as a rule a municipality, and how good its division is.

    municipality: key, "" where a piece holds several. blocks: indices, (b,). k: number of regions.
    most: upper bound on the number of regions. value: of the objective. bound: no division into k
    regions is worth less; None where nothing is known. proven: value is the optimum.
    """

    municipality: str
    blocks: IntArray
    k: int
    most: int
    value: float
    bound: Optional[float] = None
    proven: bool = False

    @property
    def gap(self) -> Optional[float]:
        """Share by which the value may lie above the optimum; None where no bound is known."""
        return gap_of(self.value, self.bound)


@dataclass(frozen=True)
class Moment:
    """A point of the convergence plot: seconds since the begin, value of the whole plan."""

    seconds: float
    value: float


@dataclass(frozen=True)
class Solution:
    """A delineation.

    region_of: region 0..k-1 of every block, (n,). k: number of regions. fixed_region: for each
    label of ``Problem.fixed`` the region it became. bridges: pairs of blocks (exclave block,
    block it was attached to) where no border connects. objective: value by part, weighted, summed
    over the pieces; smaller is better. findings: what could not be kept. pieces: how good each
    piece is. history: best value over time. feasible: whether every region that the search was
    free to draw keeps every limit. stopped: whether time or the user ended the search early.
    """

    region_of: Int32Array
    k: int
    fixed_region: dict[int, int]
    bridges: tuple[tuple[int, int], ...]
    objective: dict[str, float]
    findings: tuple[Finding, ...]
    pieces: tuple[PieceResult, ...] = ()
    history: tuple[Moment, ...] = ()
    feasible: bool = True
    stopped: bool = False

    @property
    def total(self) -> float:
        """Sum of the parts of the objective."""
        return math.fsum(self.objective.values())

    @property
    def bound(self) -> Optional[float]:
        """No plan with these numbers of regions is worth less; None where a piece has no bound."""
        bounds = [piece.bound for piece in self.pieces]
        if not bounds or any(bound is None for bound in bounds):
            return None
        return math.fsum(bound for bound in bounds if bound is not None)

    @property
    def gap(self) -> Optional[float]:
        """Share by which the plan may lie above the optimum, 0.03 for 3 %; None where unknown."""
        return gap_of(self.total, self.bound)

    @property
    def proven(self) -> int:
        """Number of pieces that are proven optimal."""
        return sum(piece.proven for piece in self.pieces)

    @property
    def most(self) -> int:
        """Upper bound on the number of regions that the minimum allows, locked ones included."""
        return sum(piece.most for piece in self.pieces) + len(self.fixed_region)


def gap_of(value: float, bound: Optional[float]) -> Optional[float]:
    """(value - bound) / bound, at least 0; None without a bound, infinite above a bound of 0."""
    if bound is None:
        return None
    if value <= bound + 1e-9 * max(1.0, abs(bound)):
        return 0.0
    return (value - bound) / bound if bound > 0 else math.inf
