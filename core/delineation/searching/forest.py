# SPDX-License-Identifier: GPL-2.0-or-later
"""Random spanning forests, one tree a region, and sums over all their subtrees at once.

Cutting a subtree off a region leaves the region connected, and the subtree is connected itself:
a forest turns contiguity, which is hard to keep, into a matter of arithmetic on trees. Units are
held in depth-first order, in which every subtree is a slice: sums over all subtrees are
differences of one running sum.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import (
    breadth_first_order,
    depth_first_order,
    minimum_spanning_tree,
)

from ...arrays import AnyIntArray, FloatArray, Int32Array, IntArray
from ..tasks.graph import Graph

#: Steps per mean length to which the lengths of edges are rounded: sorting few values is faster,
#: and the order of nearly equal ones does not matter.
_STEPS = 64.0


class Forest:
    """A rooted spanning forest in depth-first order.

    order: units by position, (n,). parent: position of the parent, -1 for roots, (n,). end: the
    subtree of position p is the slice p:end[p], (n,). position: of each unit in ``order``, (n,).
    """

    def __init__(self, order: IntArray, parent: IntArray) -> None:
        """From a depth-first order: units, (n,), and positions of their parents in it, (n,)."""
        n = len(order)
        self.order, self.parent = order, parent
        self.position = np.empty(n, dtype=np.int64)
        self.position[order] = np.arange(n)
        # A subtree ends with the last child of the last child and so on; of several children
        # written to one place the last one stays.
        last = np.arange(n)
        child = np.flatnonzero(parent >= 0)
        last[parent[child]] = child
        while True:
            further = last[last]
            if np.array_equal(further, last):
                break
            last = further
        self.end = last + 1

    def sums(self, columns: FloatArray, at: IntArray | None = None) -> FloatArray:
        """Sums of columns, (n, c), over the subtrees of some positions, (a,), or all: (a, c)."""
        running = np.zeros((len(columns) + 1, columns.shape[1]))
        np.cumsum(columns, axis=0, out=running[1:])
        begin = slice(None, -1) if at is None else at
        end = self.end if at is None else self.end[at]
        result: FloatArray = running[end] - running[begin]
        return result

    def below(self, chosen: IntArray) -> IntArray:
        """Which chosen subtree each position lies in: the label given to its root, (n,).

        chosen: label >= 0 at the roots of the chosen subtrees, -1 elsewhere, by position; chosen
        subtrees must not contain each other.
        """
        at = np.flatnonzero(chosen >= 0)
        step = np.zeros(len(chosen) + 1, dtype=np.int64)
        step[at] = chosen[at] + 1
        step[self.end[at]] -= chosen[at] + 1
        result: IntArray = np.cumsum(step[:-1]) - 1
        return result

    def meeting(self, first: IntArray, second: IntArray) -> IntArray:
        """Lowest common ancestor of pairs of positions of one tree each, (p,).

        It is the least parent among the positions after the first and up to the second (Bender &
        Farach-Colton 2000), looked up in minima of all slices of 2^j positions.
        """
        low, high = np.minimum(first, second), np.maximum(first, second)
        width = high - low
        result = low.copy()
        power = np.frexp(width.astype(np.float64))[1] - 1
        least = self.parent
        for j in range(int(power.max(initial=-1)) + 1):
            now = np.flatnonzero(power == j)
            start = least[low[now] + 1]
            result[now] = np.minimum(start, least[high[now] + 1 - (1 << j)])
            least = np.minimum(least[: -(1 << j)], least[1 << j :])
        return result


def random_forest(
    graph: Graph,
    region_of: IntArray,
    k: int,
    generator: np.random.Generator,
    length: FloatArray | None = None,
) -> Forest:
    """A spanning tree of every region 0..k-1 with a random root.

    length: of the edges, (m,), >= 0: trees are then shortest spanning trees; without it they are
    breadth-first trees, whose subtrees are compact sectors. Regions must be connected.
    """
    n = graph.n
    roots: AnyIntArray = np.empty(k, dtype=np.int32)
    shuffled = generator.permutation(n)
    roots[region_of[shuffled]] = shuffled
    if length is None:
        keep = region_of[graph.origin] == region_of[graph.indices]
        begin = _begins(graph.origin[keep], n)
        edges = _with_summit(begin, graph.indices[keep], roots)
        before = breadth_first_order(edges, n, directed=True)[1][:n]
        inner = np.flatnonzero(before != n)
        inner = inner[np.argsort(before[inner], kind="stable")]
        return _walked(_with_summit(_begins(before[inner], n), inner.astype(np.int32), roots), True)
    inside = np.flatnonzero(region_of[graph.left] == region_of[graph.right])
    rounded = length[inside]
    rounded *= _STEPS / max(float(rounded.mean()), 1e-300) if len(rounded) else 1.0
    # Zeros would be no edges at all.
    rounded = np.floor(rounded) + 1.0
    begin = _begins(graph.left[inside], n)
    edges = csr_matrix((rounded, graph.right[inside], begin), shape=(n, n))
    tree = minimum_spanning_tree(edges, overwrite=True)
    return _walked(_with_summit(tree.indptr, tree.indices, roots), False)


def _begins(origin: AnyIntArray, n: int) -> Int32Array:
    """Start of each unit's edges among edges sorted by the unit they start from, (n + 1,)."""
    begin = np.zeros(n + 1, dtype=np.int32)
    np.cumsum(np.bincount(origin, minlength=n), out=begin[1:])
    return begin


def _with_summit(begin: Int32Array, target: Int32Array, roots: AnyIntArray) -> csr_matrix:
    """Edges with one more unit, n, above all roots: it makes one tree of the forest."""
    n = len(begin) - 1
    target = np.concatenate([target, roots])
    begin = np.append(begin, begin[-1] + np.int32(len(roots)))
    return csr_matrix((np.ones(len(target)), target, begin), shape=(n + 1, n + 1))


def _walked(tree: csr_matrix, directed: bool) -> Forest:
    """The forest below the last unit of a tree."""
    n = tree.shape[0] - 1
    order, before = depth_first_order(tree, n, directed=directed)
    order = order[1:].astype(np.int64)
    position = np.empty(n + 1, dtype=np.int64)
    position[order] = np.arange(n)
    position[n] = -1
    return Forest(order, position[before[order]])
