# SPDX-License-Identifier: GPL-2.0-or-later
"""A spanning forest of the regions that lives on from round to round and keeps changing.

Drawing fresh random trees in every round costs more than all the rest of a search. Here each
tree stays and is changed at random a little everywhere at once: regions get new roots, units hang
themselves under other neighbours. Subtrees that leave a region take their branches with them.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import breadth_first_order, minimum_spanning_tree

from ...arrays import AnyIntArray, BoolArray, FloatArray, IntArray
from ..tasks.graph import Graph


class LivingForest:
    """One rooted tree a region.

    parent: unit above each unit, n (no unit) above roots and above n itself, (n + 1,).
    """

    def __init__(
        self,
        graph: Graph,
        region_of: IntArray,
        generator: np.random.Generator,
        length: FloatArray | None = None,
    ) -> None:
        """Shortest spanning trees. length: of the edges, (m,), > 0; random without it.

        The graph and each region must be connected.
        """
        self.n = graph.n
        self._generator = generator
        self._neighbour = graph.indices.astype(np.int64)
        self._begin = graph.indptr[:-1].astype(np.int64)
        self._degree = np.diff(graph.indptr).astype(np.float64)
        self.parent = np.full(self.n + 1, self.n, dtype=np.int64)
        weight = generator.random(graph.m) + 1e-9 if length is None else length.copy()
        # Edges between regions come last, so that the tree of all falls apart into the regions'.
        weight[region_of[graph.left] != region_of[graph.right]] += 1.0 + weight.max(initial=0.0)
        begin = np.zeros(self.n + 1, dtype=np.int32)
        np.cumsum(np.bincount(graph.left, minlength=self.n), out=begin[1:])
        edges = csr_matrix((weight, graph.right, begin), shape=(self.n, self.n))
        root = int(generator.integers(self.n))
        tree = minimum_spanning_tree(edges)
        _, above = breadth_first_order(tree, root, directed=False, return_predecessors=True)
        above[root] = root
        own = (region_of[above] == region_of) & (above != np.arange(self.n))
        self.parent[:-1][own] = above[own]

    def regrow(self, region_of: IntArray, k: int) -> None:
        """New roots for about two thirds of the regions, and new parents for many units."""
        n, parent = self.n, self.parent
        drawn = self._generator.integers(0, n, k)
        root = np.full(k, -1, dtype=np.int64)
        root[region_of[drawn]] = drawn
        root = root[root >= 0]
        self.hang(root, np.full(len(root), n, dtype=np.int64))
        # Depth, then chance, falls along every path to a root, and so it does under new parents
        # that are lower in it: no unit can come to hang below itself.
        height = self.depth()[:n] + self._generator.random(n)
        place = (self._generator.random(n) * self._degree).astype(np.int64)
        drawn = self._neighbour[self._begin + place]
        allowed = (region_of[drawn] == region_of) & (height[drawn] < height) & (parent[:n] < n)
        parent[:n] = np.where(allowed, drawn, parent[:n])

    def depth(self) -> FloatArray:
        """Units on the way from each unit to its root, both counted, (n + 1,)."""
        depth = np.ones(self.n + 1)
        depth[self.n] = 0.0
        above = self.parent
        while True:
            depth += depth[above]
            above = above[above]
            if (above == self.n).all():
                return depth

    def hang(self, top: IntArray, under: IntArray) -> None:
        """Make units the tops of their trees and hang them under others, n for nothing.

        No two of the trees are the same.
        """
        while len(top):
            above = self.parent[top]
            self.parent[top] = under
            more = above < self.n
            under, top = top[more], above[more]

    def ascents(self, active: BoolArray) -> list[tuple[IntArray, IntArray]]:
        """Steps of 1, 2, 4, ... up the trees: units and who is that far above them.

        active: units of whole trees that are of interest, (n,). In logarithmically many steps
        sums rise to all ancestors, and marks sink to all descendants.
        """
        n = self.n
        unit = np.flatnonzero(active & (self.parent[:n] < n))
        above = self.parent[unit]
        steps = []
        while len(unit):
            steps.append((unit, above))
            far = np.full(n + 1, n, dtype=np.int64)
            far[unit] = above
            above = far[above]
            unit, above = unit[above < n], above[above < n]
        return steps

    def sums(self, column: FloatArray, ascents: list[tuple[IntArray, IntArray]]) -> FloatArray:
        """Sum over the subtree of every active unit. column: (n,)."""
        total = column.copy()
        for unit, above in ascents:
            total += np.bincount(above, total[unit], minlength=self.n)
        return total

    def below(self, top: AnyIntArray, ascents: list[tuple[IntArray, IntArray]]) -> BoolArray:
        """Whether each unit lies in the subtree of one of some active units, (n,)."""
        inside = np.zeros(self.n, dtype=bool)
        inside[top] = True
        for unit, above in ascents:
            inside[unit] |= inside[above]
        return inside
