# SPDX-License-Identifier: GPL-2.0-or-later
"""Neighbour lists of pairs: what blocks and units, borders and edges have in common."""

from __future__ import annotations

from functools import cached_property

import numpy as np

from .arrays import Int32Array, IntArray


class Adjacency:
    """Base of graphs with n nodes and m undirected edges, left < right, (m,)."""

    n: int
    left: Int32Array
    right: Int32Array

    @cached_property
    def _csr(self) -> tuple[IntArray, Int32Array, Int32Array]:
        origin = np.concatenate([self.left, self.right])
        target = np.concatenate([self.right, self.left])
        edge = np.tile(np.arange(len(self.left), dtype=np.int32), 2)
        order = np.lexsort((target, origin))
        indptr = np.zeros(self.n + 1, dtype=np.int64)
        np.cumsum(np.bincount(origin, minlength=self.n), out=indptr[1:])
        return indptr, target[order].astype(np.int32), edge[order]

    @property
    def indptr(self) -> IntArray:
        """Start of each node's neighbours in ``indices``, (n + 1,)."""
        return self._csr[0]

    @property
    def indices(self) -> Int32Array:
        """Neighbours of all nodes, (2m,), ascending within a node."""
        return self._csr[1]

    @property
    def edge_of(self) -> Int32Array:
        """Edge of each entry of ``indices``, (2m,)."""
        return self._csr[2]

    def neighbours(self, node: int) -> Int32Array:
        """Nodes that border a node."""
        return self.indices[self.indptr[node] : self.indptr[node + 1]]
