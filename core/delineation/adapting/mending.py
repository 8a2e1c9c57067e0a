# SPDX-License-Identifier: GPL-2.0-or-later
"""Making regions connected before anything else, with as little as possible changed."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from ...arrays import AnyIntArray, BoolArray, FloatArray, IntArray
from ..tasks.graph import Graph


def mended(graph: Graph, region_of: AnyIntArray, mass: FloatArray) -> IntArray:
    """A plan whose regions are connected, close to one whose regions need not be, (n,).

    The part of a region with most mass is its core. Another part is tied to it by the lightest
    way through other regions where that weighs less than the part and leaves them connected; else
    it goes to the region with which it has most neighbours. mass: (n,). No region becomes empty.
    """
    plan = np.array(region_of, dtype=np.int64)
    part = graph.components(plan)
    count = int(part.max(initial=-1)) + 1
    owner = np.zeros(count, dtype=np.int64)
    owner[part] = plan
    weight = np.bincount(part, mass, minlength=count)
    size = np.bincount(part, minlength=count)
    order = np.lexsort((np.arange(count), -size, -weight, owner))
    is_core = np.zeros(count, dtype=bool)
    is_core[order[np.append(True, owner[order][1:] != owner[order][:-1])]] = True
    others = [p for p in np.lexsort((np.arange(count), -weight)).tolist() if not is_core[p]]
    for loose in others:
        _tie(graph, plan, part == loose, is_core[part], mass)
    return _given_away(graph, plan, is_core, part)


def _tie(graph: Graph, plan: IntArray, loose: BoolArray, core: BoolArray, mass: FloatArray) -> None:
    """Tie a loose part to the core of its region in place, where that is the lesser change."""
    region = int(plan[np.flatnonzero(loose)[0]])
    free = np.where(plan == region, 0.0, mass)
    # Zero would be no edge at all.
    cost = (free[graph.indices] + 1e-9 * (1.0 + mass.mean())).astype(np.float64)
    ways = csr_matrix((cost, graph.indices, graph.indptr), shape=(graph.n, graph.n))
    source = int(np.flatnonzero(loose)[0])
    distance, before = dijkstra(ways, indices=source, return_predecessors=True)
    goals = np.flatnonzero(core & (plan == region))
    at = int(goals[np.argmin(distance[goals])])
    if not np.isfinite(distance[at]) or distance[at] >= mass[loose].sum():
        return
    way = []
    while at != source:
        way.append(at)
        at = int(before[at])
    trial = plan.copy()
    trial[way] = region
    touched = np.unique(plan[way])
    for other in touched[touched != region].tolist():
        if not 1 <= _parts(graph, trial, other) <= _parts(graph, plan, other):
            return
    plan[:] = trial


def _parts(graph: Graph, plan: IntArray, region: int) -> int:
    members = np.flatnonzero(plan == region)
    return int(graph.part(members).components().max(initial=-1)) + 1


def _given_away(
    graph: Graph, plan: IntArray, is_core: BoolArray, old_part: AnyIntArray
) -> IntArray:
    """Parts that are still cut off from their region's core go to their neighbours."""
    part = graph.components(plan)
    count = int(part.max(initial=-1)) + 1
    settled = np.zeros(count, dtype=bool)
    settled[part[is_core[old_part]]] = True
    while not settled.all():
        inside, outside = part[graph.left], part[graph.right]
        both = np.concatenate([inside, outside]), np.concatenate([outside, inside])
        target = np.concatenate([plan[graph.right], plan[graph.left]])
        across = ~settled[both[0]] & settled[both[1]]
        if not across.any():
            break  # A part without any neighbour stays what it is.
        k = int(plan.max()) + 1
        votes = np.bincount(both[0][across] * k + target[across], minlength=count * k)
        table = votes.reshape(count, k)
        given = np.flatnonzero(table.max(axis=1) > 0)
        choice = np.full(count, -1, dtype=np.int64)
        choice[given] = table[given].argmax(axis=1)
        moving = choice[part] >= 0
        plan[moving] = choice[part][moving]
        settled[given] = True
    return plan
