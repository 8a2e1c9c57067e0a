# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks that meet in a point: what queen contiguity has beyond rook contiguity."""

from __future__ import annotations

from typing import Callable

import numpy as np
from scipy.spatial import cKDTree

from .arrays import FloatArray, IntArray
from .borders import (
    build_contiguity,
    close_pairs,
    corner_nodes,
    cut_segments,
    identical_segments,
    pairs_of_groups,
)
from .contiguity import BorderLines, Contiguity, NeighbourRules
from .rings import Rings


def neighbours(
    rings: Rings,
    rules: NeighbourRules,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Contiguity, BorderLines]:
    """Contiguity after the given rules, and the border segments for drawing.

    Raises ``Cancelled``.
    """
    contiguity, lines = build_contiguity(rings, rules.tolerance, is_cancelled)
    contiguity = contiguity.without_short_borders(rules.minimum_border)
    if rules.queen:
        contacts = point_contacts(rings, rules.tolerance)
        contiguity = contiguity.with_contacts(map(tuple, contacts.tolist()))
    return contiguity, lines


def point_contacts(rings: Rings, tolerance: float = 0.5) -> IntArray:
    """Pairs of blocks (p, 2), first < second, that touch anywhere, be it only in a corner.

    tolerance: distance in metres up to which two blocks still touch; 0 accepts only common
    vertices. Neighbours that share a border are among the pairs.
    """
    segments, block = rings.segments()
    if not len(segments):
        return np.empty((0, 2), dtype=np.int64)
    node = corner_nodes(segments)
    owner = np.repeat(block, 2)
    # One entry for each block at each node, in the order of the nodes.
    entry = np.unique(node * rings.n + owner)
    found = [
        _code(first, second, rings.n)
        for first, second, _ in pairs_of_groups(entry // rings.n, entry % rings.n)
    ]
    if tolerance > 0:
        found += _near(segments, block, node, tolerance, rings.n)
    code = np.unique(np.concatenate(found)) if found else np.empty(0, dtype=np.int64)
    return np.column_stack([code // rings.n, code % rings.n])


def _near(
    segments: FloatArray, block: IntArray, node: IntArray, tolerance: float, n: int
) -> list[IntArray]:
    """Codes of pairs that do not share a vertex, but come as close as the tolerance.

    Only segments without a twin can be part of such a contact: at the others both sides agree.
    """
    alone = np.ones(len(segments), dtype=bool)
    for matched in identical_segments(segments, block, node):
        alone[matched] = False
    if not alone.any():
        return []
    found = []
    own, origin = cut_segments(segments[alone], tolerance)
    owner = block[alone][origin]
    for a, b in close_pairs(own, owner, tolerance):
        touch = _distance(own[a], own[b]) <= tolerance
        found.append(_code(owner[a][touch], owner[b][touch], n))
    # What is left are corners of blocks whose own borders match, beside a loose corner.
    corner, every = segments.reshape(-1, 2), np.repeat(block, 2)
    is_loose = np.repeat(alone, 2)
    loose, firm = np.flatnonzero(is_loose), np.flatnonzero(~is_loose)
    if len(firm):
        pairs = cKDTree(corner[loose]).sparse_distance_matrix(
            cKDTree(corner[firm]), tolerance, output_type="ndarray"
        )
        found.append(_code(every[loose[pairs["i"]]], every[firm[pairs["j"]]], n))
    return found


def _code(first: IntArray, second: IntArray, n: int) -> IntArray:
    """One number for each pair of different blocks, whichever comes first."""
    differ = first != second
    low, high = np.minimum(first, second)[differ], np.maximum(first, second)[differ]
    code: IntArray = np.unique(low * n + high)
    return code


def _distance(a: FloatArray, b: FloatArray) -> FloatArray:
    """Distance between segments (p, 4) that do not cross, (p,)."""
    ends = [
        _to_segment(points, other)
        for one, other in ((a, b), (b, a))
        for points in (one[:, :2], one[:, 2:])
    ]
    nearest: FloatArray = np.min(ends, axis=0)
    return nearest


def _to_segment(points: FloatArray, segments: FloatArray) -> FloatArray:
    step = segments[:, 2:] - segments[:, :2]
    offset = points - segments[:, :2]
    share = np.clip((offset * step).sum(axis=1) / (step**2).sum(axis=1), 0, 1)
    gap: FloatArray = np.linalg.norm(offset - share[:, None] * step, axis=1)
    return gap
