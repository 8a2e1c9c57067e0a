# SPDX-License-Identifier: GPL-2.0-or-later
"""Contiguity: who borders whom, and how long the shared border is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterable

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from .adjacency import Adjacency
from .arrays import AnyIntArray, BoolArray, FloatArray, Int32Array, IntArray, sums


@dataclass(frozen=True)
class NeighbourRules:
    """When two blocks are neighbours.

    tolerance: widest hairline gap or overlap, in metres. minimum_border: shortest shared border
    that connects, in metres (K03). queen: whether contact in a point connects as well.
    """

    tolerance: float = 0.5
    minimum_border: float = 10.0
    queen: bool = False


@dataclass(frozen=True)
class Contiguity(Adjacency):
    """Rook contiguity of n blocks as an undirected edge list.

    left, right: blocks of each edge, (m,), left < right, sorted, no pair twice.
    length: shared border in metres, (m,); 0 for a bridge and for contact in a point.
    perimeter: metres, (n,). bridge: True where the edge connects without a border, (m,).
    """

    n: int
    left: Int32Array
    right: Int32Array
    length: FloatArray
    perimeter: FloatArray
    bridge: BoolArray

    @property
    def edge_count(self) -> int:
        """Number of edges m."""
        return len(self.left)

    @property
    def codes(self) -> IntArray:
        """One number for each edge, left * n + right, ascending, (m,)."""
        return self.left.astype(np.int64) * self.n + self.right

    def components(self, frame: AnyIntArray | None = None) -> Int32Array:
        """Connected component of every block, (n,), numbered by first appearance.

        With a frame, (n,) of labels, only edges inside one label connect; blocks of label -1
        are isolated.
        """
        keep = np.ones(self.edge_count, dtype=bool)
        if frame is not None:
            keep = (frame[self.left] == frame[self.right]) & (frame[self.left] >= 0)
        graph = coo_matrix(
            (np.ones(int(keep.sum()), dtype=np.int8), (self.left[keep], self.right[keep])),
            shape=(self.n, self.n),
        )
        label: Int32Array = connected_components(graph, directed=False)[1].astype(np.int32)
        return label

    def restricted(self, frame: AnyIntArray) -> Contiguity:
        """The same blocks, keeping only edges inside one label of the frame."""
        return self._where(frame[self.left] == frame[self.right])

    def without_short_borders(self, minimum: float) -> Contiguity:
        """Drop borders shorter than a minimum in metres (K03) and contacts; bridges stay."""
        return self._where(self.bridge | (self.length >= minimum))

    def without_bridges(self) -> Contiguity:
        """Only what real borders connect."""
        return self._where(~self.bridge)

    def without_pairs(self, pairs: Iterable[tuple[int, int]]) -> Contiguity:
        """Drop the edges between these blocks, as a barrier does; other pairs are ignored.

        Contact in a point falls with the last way around the point, or a river would be jumped
        where four blocks meet.
        """
        code = np.array([min(a, b) * self.n + max(a, b) for a, b in pairs], dtype=np.int64)
        keep = ~np.isin(self.codes, code)
        contact = (self.length == 0) & ~self.bridge & keep
        if contact.any() and not keep.all():
            before = self._have_common_neighbour(contact, self.length > 0)
            after = self._have_common_neighbour(contact, (self.length > 0) & keep)
            keep[np.flatnonzero(contact)[before & ~after]] = False
        return self._where(keep)

    def _have_common_neighbour(self, edges: BoolArray, borders: BoolArray) -> BoolArray:
        """Whether both ends of each of the edges border a third block."""
        ones = np.ones(int(borders.sum()), dtype=np.int32)
        half = coo_matrix(
            (ones, (self.left[borders], self.right[borders])), shape=(self.n, self.n)
        ).tocsr()
        graph = half + half.T
        common = graph[self.left[edges]].multiply(graph[self.right[edges]]).sum(axis=1)
        result: BoolArray = np.asarray(common).ravel() > 0
        return result

    def with_bridges(self, pairs: Iterable[tuple[int, int]]) -> Contiguity:
        """Add connections without a border; pairs that border each other stay unchanged."""
        return self._with(pairs, bridge=True)

    def with_contacts(self, pairs: Iterable[tuple[int, int]]) -> Contiguity:
        """Add contact in a point, as queen contiguity does; neighbours stay unchanged."""
        return self._with(pairs, bridge=False)

    def _with(self, pairs: Iterable[tuple[int, int]], bridge: bool) -> Contiguity:
        code = [min(a, b) * self.n + max(a, b) for a, b in pairs if a != b]
        new = np.setdiff1d(np.array(code, dtype=np.int64), self.codes)
        if not len(new):
            return self
        codes = np.concatenate([self.codes, new])
        order = np.argsort(codes)
        return Contiguity(
            self.n,
            (codes // self.n).astype(np.int32)[order],
            (codes % self.n).astype(np.int32)[order],
            np.concatenate([self.length, np.zeros(len(new))])[order],
            self.perimeter,
            np.concatenate([self.bridge, np.full(len(new), bridge)])[order],
        )

    def reordered(self, order: AnyIntArray) -> Contiguity:
        """The same edges for blocks in another order; order as of ``Blocks.reordered``."""
        position = np.empty(self.n, dtype=np.int64)
        position[order] = np.arange(self.n)
        left, right = position[self.left], position[self.right]
        borders = ~self.bridge
        edges = from_pairs(
            self.n, left[borders], right[borders], self.length[borders], self.perimeter[order]
        )
        return edges.with_bridges(zip(left[self.bridge].tolist(), right[self.bridge].tolist()))

    def _where(self, keep: BoolArray) -> Contiguity:
        return Contiguity(
            self.n,
            self.left[keep],
            self.right[keep],
            self.length[keep],
            self.perimeter,
            self.bridge[keep],
        )


@dataclass(frozen=True)
class BorderLines:
    """The drawn borders: straight segments and the blocks on both sides.

    segments: x1, y1, x2, y2, (s, 4). left, right: blocks, (s,); right is -1 on the outer border.
    """

    segments: FloatArray
    left: Int32Array
    right: Int32Array


def from_pairs(
    n: int,
    first: AnyIntArray,
    second: AnyIntArray,
    length: FloatArray,
    perimeter: FloatArray,
) -> Contiguity:
    """Contiguity from pairs in any order; lengths of repeated pairs add up."""
    low = np.minimum(first, second).astype(np.int64)
    high = np.maximum(first, second).astype(np.int64)
    different = low != high
    code, inverse = np.unique(low[different] * n + high[different], return_inverse=True)
    total = sums(inverse, length[different], len(code))
    return Contiguity(
        n,
        (code // n).astype(np.int32),
        (code % n).astype(np.int32),
        total,
        np.asarray(perimeter, dtype=np.float64),
        np.zeros(len(code), dtype=bool),
    )
