# SPDX-License-Identifier: GPL-2.0-or-later
"""Additive figures of regions, kept as whole numbers.

Sums of floats depend on the order of the moves that led to them. Areas in square millimetres and
lengths in micrometres are whole numbers below 2^53 for any county, so that undo restores the very
same figures and the live sums equal those computed from scratch bit for bit.
"""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np

from ..arrays import AnyIntArray, FloatArray, Int32Array, IntArray, counts, ranges
from ..blocks import Blocks
from ..contiguity import Contiguity
from .change import Change

#: Whole units in a square metre and in a metre.
PER_SQUARE_METRE = 1e6
PER_METRE = 1e6


@dataclass
class Totals:
    """Figures of k regions: residents, blocks with unknown residents, blocks, area, outline."""

    population: IntArray
    unknown_population: IntArray
    block_count: IntArray
    area_mm2: IntArray
    perimeter_um: IntArray

    @property
    def area(self) -> FloatArray:
        """Square metres, (k,)."""
        result: FloatArray = self.area_mm2 / PER_SQUARE_METRE
        return result

    @property
    def perimeter(self) -> FloatArray:
        """Length of the outline in metres, (k,)."""
        result: FloatArray = self.perimeter_um / PER_METRE
        return result

    def compactness(self) -> FloatArray:
        """Polsby-Popper 4 pi A / U^2, (k,), 0 for an empty region (Polsby & Popper 1991)."""
        outline = self.perimeter
        squared = np.maximum(outline, 1e-9) ** 2
        return np.where(outline > 0, 4 * np.pi * self.area / squared, 0.0)

    def resize(self, k: int) -> None:
        """Add empty regions at the end, or drop the last ones."""
        for entry in fields(self):
            old = getattr(self, entry.name)
            new = np.zeros(k, dtype=np.int64)
            new[: min(k, len(old))] = old[:k]
            setattr(self, entry.name, new)


class Ledger:
    """Keeps totals up to date from the moved blocks and their borders alone."""

    def __init__(self, blocks: Blocks, contiguity: Contiguity) -> None:
        self._contiguity = contiguity
        self._population = blocks.population
        self._unknown = ~blocks.population_known
        self._area = _whole(blocks.area, PER_SQUARE_METRE)
        self._outline = _whole(contiguity.perimeter, PER_METRE)
        self._border = _whole(contiguity.length, PER_METRE)

    def totals(self, region_of: Int32Array, k: int) -> Totals:
        """Figures of k regions from scratch."""
        members = np.flatnonzero(region_of >= 0)
        empty = np.zeros((5, k), dtype=np.int64)
        totals = Totals(*empty)
        self._add(totals, region_of[members], members, 1)
        edges = np.arange(self._contiguity.edge_count)
        totals.perimeter_um -= 2 * self._inner_borders(edges, region_of, k)
        return totals

    def move(self, totals: Totals, region_of: Int32Array, change: Change) -> None:
        """Move the blocks of a change in ``region_of`` and in the totals."""
        if not len(change.blocks):
            return
        k = len(totals.population)
        edges = self._edges_of(change.blocks)
        totals.perimeter_um += 2 * self._inner_borders(edges, region_of, k)
        region_of[change.blocks] = change.after
        totals.perimeter_um -= 2 * self._inner_borders(edges, region_of, k)
        for regions, sign in ((change.before, -1), (change.after, 1)):
            assigned = regions >= 0
            self._add(totals, regions[assigned], change.blocks[assigned], sign)

    def _add(self, totals: Totals, region: AnyIntArray, members: AnyIntArray, sign: int) -> None:
        k = len(totals.population)
        totals.population += sign * _sums(region, self._population[members], k)
        totals.unknown_population += sign * counts(region[self._unknown[members]], k)
        totals.block_count += sign * counts(region, k)
        totals.area_mm2 += sign * _sums(region, self._area[members], k)
        totals.perimeter_um += sign * _sums(region, self._outline[members], k)

    def _edges_of(self, blocks: AnyIntArray) -> AnyIntArray:
        """Edges that blocks take part in, each once."""
        contiguity = self._contiguity
        inside = np.zeros(contiguity.n, dtype=bool)
        inside[blocks] = True
        degree = np.diff(contiguity.indptr)[blocks]
        edges = contiguity.edge_of[ranges(contiguity.indptr[blocks], degree)]
        # An edge between two of the blocks is met from both ends; that of its left end counts.
        left, right = contiguity.left[edges], contiguity.right[edges]
        once: AnyIntArray = edges[
            ~(inside[left] & inside[right]) | (left == np.repeat(blocks, degree))
        ]
        return once

    def _inner_borders(self, edges: AnyIntArray, region_of: Int32Array, k: int) -> IntArray:
        """Length in micrometres of the given edges inside each region, (k,)."""
        left = region_of[self._contiguity.left[edges]]
        inside = (left == region_of[self._contiguity.right[edges]]) & (left >= 0)
        return _sums(left[inside], self._border[edges[inside]], k)


def _whole(values: FloatArray, per_unit: float) -> IntArray:
    """Measures as whole numbers of the smaller unit; what is no number, such as an area without a
    reference system, counts nothing."""
    known = np.where(np.isfinite(values), values, 0.0)
    result: IntArray = np.rint(known * per_unit).astype(np.int64)
    return result


def _sums(label: AnyIntArray, values: IntArray, n: int) -> IntArray:
    """Sum of whole numbers of each label 0..n-1, (n,); exact below 2^53."""
    result: IntArray = np.bincount(label, weights=values, minlength=n).astype(np.int64)
    return result
