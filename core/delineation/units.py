# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks that must lie together become one unit before the search begins."""

from __future__ import annotations

from typing import Optional

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix
from scipy.sparse.csgraph import breadth_first_order, connected_components

from ..arrays import IntArray
from ..contiguity import Contiguity
from ..findings import Finding, Level
from .pieces import free_frames
from .problem import FREE, Problem


def units_of(problem: Problem, contiguity: Contiguity) -> tuple[IntArray, list[Finding]]:
    """Label 0.. of the unit of every block, (n,), and what had to be added.

    A must-linked group whose blocks do not border each other takes the blocks of a shortest path
    between them along, since its region has to hold them anyway. A group that cannot be connected
    inside its frame stays apart; ``explain`` says so beforehand.
    """
    n = len(problem.blocks)
    alone = np.arange(n, dtype=np.int64)
    if problem.links is None or not problem.links.must_count:
        return alone, []
    must, frame = problem.links.must, free_frames(problem)
    inside = (frame[contiguity.left] == frame[contiguity.right]) & (frame[contiguity.left] != FREE)
    left, right = contiguity.left[inside], contiguity.right[inside]
    ones = np.ones(2 * len(left), dtype=np.int8)
    ends = (np.concatenate([left, right]), np.concatenate([right, left]))
    graph = csr_matrix(coo_matrix((ones, ends), shape=(n, n)))
    first, second, findings = [], [], []
    for group in range(problem.links.must_count):
        members = np.flatnonzero(must == group)
        joined, added = _joined(graph, members)
        if joined is None:
            continue
        first.append(joined[:-1])
        second.append(joined[1:])
        if len(added):
            findings.append(_added_finding(problem, members, added))
    if not first:
        return alone, []
    start, end = np.concatenate(first), np.concatenate(second)
    same = coo_matrix((np.ones(len(start)), (start, end)), shape=(n, n))
    label: IntArray = connected_components(same, directed=False)[1].astype(np.int64)
    return label, findings


def _joined(graph: csr_matrix, members: IntArray) -> tuple[Optional[IntArray], IntArray]:
    """A group with what connects it, and what was added; None where nothing does."""
    joined, added = members, np.empty(0, dtype=np.int64)
    while True:
        part = connected_components(graph[joined][:, joined], directed=False)[1]
        if part.max() == 0:
            return joined, added
        near, far = joined[part == 0], joined[part != 0]
        # A unit above the near part finds the shortest way to the far one.
        n = graph.shape[0]
        row = np.concatenate([graph.indices, near]).astype(np.int32)
        begin = np.concatenate([graph.indptr, [len(row)]]).astype(np.int32)
        above = csr_matrix((np.ones(len(row), np.int8), row, begin), shape=(n + 1, n + 1))
        order, before = breadth_first_order(above, n, return_predecessors=True)
        found = order[np.isin(order, far)]
        if not len(found):
            return None, added
        at, path = int(before[found[0]]), []
        while at != n:
            path.append(at)
            at = int(before[at])
        new = np.setdiff1d(np.array(path, dtype=np.int64), joined)
        joined, added = np.concatenate([joined, new]), np.concatenate([added, new])


def _added_finding(problem: Problem, members: IntArray, added: IntArray) -> Finding:
    blocks = problem.blocks
    return Finding(
        "D13",
        Level.NOTE,
        {
            "keys": [str(key) for key in blocks.keys[members]],
            "added": [str(key) for key in blocks.keys[added]],
        },
        blocks=tuple(int(block) for block in added),
        municipality=str(blocks.municipality[members[0]]),
        place=(float(blocks.xy[added[0], 0]), float(blocks.xy[added[0], 1])),
    )
