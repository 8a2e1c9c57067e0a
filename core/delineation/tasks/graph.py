# SPDX-License-Identifier: GPL-2.0-or-later
"""The graph the engine works on: units, who borders whom, and contraction of units."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import connected_components

from ...adjacency import Adjacency
from ...arrays import AnyIntArray, BoolArray, Int32Array


@dataclass(frozen=True)
class Graph(Adjacency):
    """n units and m undirected edges. left, right: (m,), left < right, sorted, no pair twice."""

    n: int
    left: Int32Array
    right: Int32Array

    @property
    def m(self) -> int:
        """Number of edges."""
        return len(self.left)

    @cached_property
    def origin(self) -> Int32Array:
        """Unit that each entry of ``indices`` belongs to, (2m,)."""
        return np.repeat(np.arange(self.n, dtype=np.int32), np.diff(self.indptr))

    def components(self, region_of: AnyIntArray | None = None) -> Int32Array:
        """Connected component of every unit, (n,); with regions, of edges inside regions only."""
        keep: BoolArray = np.ones(self.m, dtype=bool)
        if region_of is not None:
            keep = region_of[self.left] == region_of[self.right]
        edges = (np.ones(int(keep.sum()), dtype=np.int8), (self.left[keep], self.right[keep]))
        matrix = coo_matrix(edges, shape=(self.n, self.n))
        label: Int32Array = connected_components(matrix, directed=False)[1].astype(np.int32)
        return label

    def is_contiguous(self, region_of: AnyIntArray) -> bool:
        """Whether every region is connected."""
        parts = int(self.components(region_of).max(initial=-1)) + 1
        return parts == len(np.unique(region_of))

    def contracted(self, unit_of: AnyIntArray) -> Graph:
        """Merge units of the same label 0..q-1, (n,)."""
        return contracted_pairs(
            int(unit_of.max(initial=-1)) + 1, unit_of[self.left], unit_of[self.right]
        )

    def matrix(self) -> csr_matrix:
        """Symmetric adjacency, (n, n), of ones."""
        ones = np.ones(len(self.indices), dtype=np.float64)
        return csr_matrix((ones, self.indices, self.indptr), shape=(self.n, self.n))

    def part(self, members: AnyIntArray) -> Graph:
        """The graph among some units, numbered in the given order."""
        position = np.full(self.n, -1, dtype=np.int64)
        position[members] = np.arange(len(members))
        first, second = position[self.left], position[self.right]
        inside = (first >= 0) & (second >= 0)
        return contracted_pairs(len(members), first[inside], second[inside])


def contracted_pairs(n: int, first: AnyIntArray, second: AnyIntArray) -> Graph:
    """A graph of pairs in any order; pairs of a unit with itself and repetitions fall away."""
    low = np.minimum(first, second).astype(np.int64)
    high = np.maximum(first, second).astype(np.int64)
    code = np.unique((low * n + high)[low != high])
    return Graph(n, (code // n).astype(np.int32), (code % n).astype(np.int32))
