# SPDX-License-Identifier: GPL-2.0-or-later
"""Cutting random trees: the most regions that reach floors, and regions made out of surplus.

On a tree cutting from the leaves upwards, wherever what has gathered reaches all floors, yields
the most regions there are: of all units below such a place no region can be made without the
place itself (Kundu & Misra 1977 for one floor).
"""

from __future__ import annotations

import numpy as np

from ...arrays import BoolArray, FloatArray, IntArray, sums
from ..tasks.graph import Graph
from .living_forest import LivingForest

#: Sums that miss a floor by less than this share of it reach it.
_TOLERANCE = 1e-10


def reaches(shares: FloatArray) -> BoolArray:
    """Whether sums reach all floors, (r,). shares: of the floors, (r, c)."""
    enough: BoolArray = (shares >= 1.0 - _TOLERANCE).all(axis=1)
    return enough


def cut_tree(graph: Graph, shares: FloatArray, forest: LivingForest) -> IntArray:
    """The most regions of a spanning tree that reach all floors, labels 0..k-1, (n,).

    shares: of the floors, (n, c). What is left over at the root joins a neighbour. One region is
    returned where no two reach the floors, whether it does so or not.
    """
    n, parent = graph.n, forest.parent
    depth = forest.depth()[:n]
    order = np.argsort(depth, kind="stable")
    begin = np.searchsorted(depth[order], np.arange(1.0, depth.max() + 2.0))
    levels = [order[low:high] for low, high in zip(begin[:-1], begin[1:])]
    total = np.vstack([shares, np.zeros((1, shares.shape[1]))])
    closed = np.zeros(n, dtype=bool)
    for units in reversed(levels):
        closed[units] = reaches(total[units])
        rising = units[~closed[units]]
        np.add.at(total, parent[rising], total[rising])
    root = levels[0][0]
    left_over = not closed[root]
    closed[root] = True
    count = int(np.count_nonzero(closed))
    region_of = np.full(n, -1, dtype=np.int64)
    region_of[closed] = np.arange(count)
    for units in levels[1:]:
        inherits = units[~closed[units]]
        region_of[inherits] = region_of[parent[inherits]]
    if left_over and count > 1:
        region_of = given_away(graph, region_of, int(region_of[root]))
    return region_of


def given_away(graph: Graph, region_of: IntArray, region: int) -> IntArray:
    """Labels 0..k-2 after a region has joined a neighbour; it must have one."""
    ends = np.stack([region_of[graph.left], region_of[graph.right]])
    border = (ends == region) & (ends[::-1] != region)
    host = ends[::-1][border][0]
    joined = np.where(region_of == region, host, region_of)
    result: IntArray = joined - (joined > region)
    return result


def random_cut(graph: Graph, shares: FloatArray, generator: np.random.Generator) -> IntArray:
    """Regions of a random tree of a connected graph that reach all floors, labels 0..k-1, (n,)."""
    whole = np.zeros(graph.n, dtype=np.int64)
    return cut_tree(graph, shares, LivingForest(graph, whole, generator))


def gather(
    graph: Graph, shares: FloatArray, region_of: IntArray, generator: np.random.Generator
) -> IntArray:
    """Unite regions until all reach all floors; no fewer are left than reached them before.

    region_of: connected regions 0..k-1, (n,). Regions that are short unite among themselves first.
    """
    k = int(region_of.max()) + 1
    total = np.stack([sums(region_of, column, k) for column in shares.T], axis=1)
    short = ~reaches(total)
    if not short.any():
        return region_of
    regions = graph.contracted(region_of)
    length = generator.random(regions.m) + 1e-9
    length += (~short[regions.left]).astype(float) + ~short[regions.right]
    whole = np.zeros(k, dtype=np.int64)
    united = cut_tree(regions, total, LivingForest(regions, whole, generator, length))
    result: IntArray = united[region_of]
    return result


def split_surplus(
    graph: Graph,
    shares: FloatArray,
    region_of: IntArray,
    wanted: int,
    generator: np.random.Generator,
) -> IntArray:
    """Cut subtrees off regions until there are as many as wanted; the new ones may be short.

    The largest parts that regions can spare go first; then whatever hurts least.
    """
    region_of = region_of.copy()
    k = int(region_of.max()) + 1
    everywhere = np.ones(graph.n, dtype=bool)
    while k < wanted:
        forest = LivingForest(graph, region_of, generator)
        ascents = forest.ascents(everywhere)
        part = np.stack([forest.sums(column, ascents) for column in shares.T], axis=1)
        inner = np.flatnonzero(forest.parent[:-1] < graph.n)
        if not len(inner):
            break
        total = np.stack([sums(region_of, column, k) for column in shares.T], axis=1)
        part, rest = part[inner], total[region_of[inner]] - part[inner]
        score = np.where(reaches(rest), part.min(axis=1), (rest - 1.0).clip(max=0.0).sum(axis=1))
        order = np.argsort(score, kind="stable")
        best = np.full(k, -1, dtype=np.int64)
        best[region_of[inner[order]]] = order
        best = best[best >= 0]
        best = best[np.argsort(-score[best], kind="stable")][: wanted - k]
        top = inner[best]
        cut = forest.below(top, ascents)
        label = np.empty(k, dtype=np.int64)
        label[region_of[top]] = np.arange(k, k + len(top))
        region_of[cut] = label[region_of[cut]]
        k += len(top)
    return region_of
