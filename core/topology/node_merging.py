# SPDX-License-Identifier: GPL-2.0-or-later
"""Vertices of different polygons that lie within a tolerance become one place."""

from __future__ import annotations

from typing import Callable

import numpy as np
from scipy.spatial import cKDTree

from ..arrays import BoolArray, FloatArray, IntArray, counts
from .lookup import contains, entries

#: Rounding of distances, as a share of the tolerance.
_EXACT = 1e-9


def close_nodes(xy: FloatArray, active: BoolArray, tolerance: float) -> IntArray:
    """Pairs of active nodes within the tolerance, nearest first, (p, 2)."""
    index = np.flatnonzero(active)
    tree = cKDTree(xy[index])
    pairs = index[np.sort(tree.query_pairs(tolerance, output_type="ndarray"), axis=1)]
    apart = np.hypot(*(xy[pairs[:, 0]] - xy[pairs[:, 1]]).T)
    result: IntArray = pairs[np.lexsort((pairs[:, 1], pairs[:, 0], apart))]
    return result


def merge_nodes(
    origin: FloatArray,
    pairs: IntArray,
    node: IntArray,
    block: IntArray,
    n: int,
    tolerance: float,
    step: Callable[[], None],
) -> tuple[IntArray, FloatArray]:
    """Node that each node becomes, and the places of the nodes afterwards.

    Round by round the pairs that are each other's nearest merge, unless both belong to one
    polygon or a vertex would end up farther away than the tolerance.
    """
    xy = origin.copy()
    target = np.arange(len(xy))
    concerned = np.zeros(len(xy), dtype=bool)
    concerned[pairs] = True
    member = np.flatnonzero(concerned)
    here = concerned[node]
    owner = np.unique(node[here] * n + block[here])
    pairs = pairs[~_common_owner(pairs, owner, n)]
    pairs = pairs[
        _nearest_of_polygon(pairs, owner, n) & _nearest_of_polygon(pairs[:, ::-1], owner, n)
    ]
    while len(pairs):
        step()
        rank = np.arange(len(pairs))
        best = np.full(len(xy), len(pairs))
        # The last assignment wins, which is the pair of the lowest rank.
        best[pairs[::-1].ravel()] = np.repeat(rank[::-1], 2)
        mutual = (best[pairs[:, 0]] == rank) & (best[pairs[:, 1]] == rank)
        chosen = pairs[mutual]
        chosen = chosen[~_common_owner(chosen, owner, n)]
        shared = counts(owner // n, len(xy))
        # What more polygons agree on stays; among equals the place decides.
        second = shared[chosen[:, 1]] > shared[chosen[:, 0]]
        keep = np.where(second, chosen[:, 1], chosen[:, 0])
        gone = np.where(second, chosen[:, 0], chosen[:, 1])
        place, possible = _common_place(origin, xy, target, member, keep, gone, tolerance)
        keep, gone = keep[possible], gone[possible]
        xy[keep] = place[possible]
        becomes = np.arange(len(xy))
        becomes[gone] = keep
        target[member] = becomes[target[member]]
        pairs = becomes[pairs[~mutual]]
        pairs = pairs[pairs[:, 0] != pairs[:, 1]]
        concerned[:] = False
        concerned[pairs] = True
        member = member[concerned[target[member]]]
        owner = becomes[owner // n] * n + owner % n
        owner = np.unique(owner[concerned[owner // n]])
    return target, xy


def _owners(node: IntArray, owner: IntArray, n: int) -> tuple[IntArray, IntArray]:
    """Index into the nodes and polygon for each polygon that has a vertex there.

    owner: node * n + polygon for all nodes concerned, sorted.
    """
    index, entry = entries(np.searchsorted(owner, node * n), np.searchsorted(owner, (node + 1) * n))
    return index, owner[entry] % n


def _common_owner(pairs: IntArray, owner: IntArray, n: int) -> BoolArray:
    """Whether both nodes of a pair are vertices of one polygon."""
    index, block = _owners(pairs[:, 0], owner, n)
    both = contains(owner, pairs[index, 1] * n + block)
    return counts(index[both], len(pairs)) > 0


def _nearest_of_polygon(pairs: IntArray, owner: IntArray, n: int) -> BoolArray:
    """Whether no vertex of a polygon at the second node is nearer to the first one.

    pairs: nearest first. Where outlines are drawn finer than the tolerance, what is left over
    after its neighbours have found their partners must not be drawn across them.
    """
    index, block = _owners(pairs[:, 1], owner, n)
    _, nearest = np.unique(pairs[index, 0] * n + block, return_index=True)
    result = np.zeros(len(pairs), dtype=bool)
    result[index[nearest]] = True
    return result


def _common_place(
    origin: FloatArray,
    xy: FloatArray,
    target: IntArray,
    member: IntArray,
    keep: IntArray,
    gone: IntArray,
    tolerance: float,
) -> tuple[FloatArray, BoolArray]:
    """Place for each merger, and whether there is one that all vertices may move to.

    First choice is the node that stays, then the other one, then the middle between all.
    """
    merger = np.full(len(xy), -1)
    merger[keep] = merger[gone] = np.arange(len(keep))
    index = merger[target[member]]
    inside = index >= 0
    index, points = index[inside], origin[member[inside]]
    order = np.argsort(index, kind="stable")
    index, points = index[order], points[order]
    first = np.searchsorted(index, np.arange(len(keep)))
    place, possible = xy[keep], np.zeros(len(keep), dtype=bool)
    if not len(keep):
        return place, possible
    middle = (np.minimum.reduceat(points, first) + np.maximum.reduceat(points, first)) / 2
    for candidate in (xy[keep], xy[gone], middle):
        far = np.hypot(*(points - candidate[index]).T) > tolerance * (1 + _EXACT)
        fits = ~possible & (counts(index[far], len(keep)) == 0)
        place[fits] = candidate[fits]
        possible |= fits
    return place, possible
