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
from scipy.sparse.csgraph import breadth_first_order, minimum_spanning_tree

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
        """From a breadth-first order: units, (n,), and positions of their parents in it, (n,)."""
        n = len(order)
        roots = int(np.searchsorted(parent, 0))
        levels = [0, roots]
        # In breadth-first order parents never fall, so a level ends where its parents do.
        while levels[-1] < n:
            levels.append(int(np.searchsorted(parent, levels[-1])))
        opens = np.empty(n, dtype=bool)
        opens[:1] = True
        np.not_equal(parent[1:], parent[:-1], out=opens[1:])
        families = np.flatnonzero(opens)
        bounds = np.searchsorted(families, levels).tolist()
        size = np.ones(n, dtype=np.int64)
        for level in range(len(levels) - 2, 0, -1):
            low, high = levels[level], levels[level + 1]
            start = families[bounds[level] : bounds[level + 1]]
            size[parent[start]] += np.add.reduceat(size[low:high], start - low)
        # A unit comes after its parent and its elder siblings' subtrees.
        before = np.cumsum(size) - size
        place = 1 + before - np.repeat(before[families], np.diff(np.append(families, n)))
        place[:roots] -= 1
        for low, high in zip(levels[1:-1], levels[2:]):
            place[low:high] += place[parent[low:high]]
        self.order = np.empty(n, dtype=np.int64)
        self.order[place] = order
        self.position = np.empty(n, dtype=np.int64)
        self.position[order] = place
        self.parent = np.full(n, -1, dtype=np.int64)
        self.parent[place[roots:]] = place[parent[roots:]]
        self.end = np.empty(n, dtype=np.int64)
        self.end[place] = place + size

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
    if length is None:
        keep = region_of[graph.origin] == region_of[graph.indices]
        begin = np.zeros(n + 1, dtype=np.int32)
        np.cumsum(np.bincount(graph.origin[keep], minlength=n), out=begin[1:])
        return _rooted(region_of, k, generator, begin, graph.indices[keep], True)
    inside = np.flatnonzero(region_of[graph.left] == region_of[graph.right])
    begin = np.zeros(n + 1, dtype=np.int32)
    np.cumsum(np.bincount(graph.left[inside], minlength=n), out=begin[1:])
    rounded = length[inside]
    rounded *= _STEPS / max(float(rounded.mean()), 1e-300) if len(rounded) else 1.0
    # Zeros would be no edges at all.
    rounded = np.floor(rounded) + 1.0
    edges = csr_matrix((rounded, graph.right[inside], begin), shape=(n, n))
    tree = minimum_spanning_tree(edges, overwrite=True)
    return _rooted(region_of, k, generator, tree.indptr, tree.indices, False)


def _rooted(
    region_of: IntArray,
    k: int,
    generator: np.random.Generator,
    begin: Int32Array,
    target: Int32Array,
    symmetric: bool,
) -> Forest:
    """Trees of edges inside regions, walked breadth first from a random unit of each region."""
    n = len(region_of)
    roots: AnyIntArray = np.empty(k, dtype=np.int32)
    shuffled = generator.permutation(n)
    roots[region_of[shuffled]] = shuffled
    # One unit above all roots makes one tree of the forest.
    target = np.concatenate([target, roots])
    begin = np.append(begin, begin[-1] + np.int32(k))
    matrix = csr_matrix((np.ones(len(target)), target, begin), shape=(n + 1, n + 1))
    order, before = breadth_first_order(matrix, n, directed=symmetric)
    order = order[1:].astype(np.int64)
    position = np.empty(n + 1, dtype=np.int64)
    position[order] = np.arange(n)
    position[n] = -1
    return Forest(order, position[before[order]])
