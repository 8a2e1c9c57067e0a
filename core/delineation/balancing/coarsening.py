# SPDX-License-Identifier: GPL-2.0-or-later
"""Coarser units for a multilevel search: small units with dear ties between them are merged.

Expansion, the cost of the ties between two units over the product of their masses, keeps coarse
units even and short in outline (Holtgrewe, Sanders and Schulz 2010). Pairs that are each other's
best are merged all at once.
"""

from __future__ import annotations

import numpy as np

from ...arrays import FloatArray, IntArray, sums
from ..tasks.task import Task


def coarsened(task: Task, units: int, generator: np.random.Generator) -> IntArray:
    """Label 0..q-1 of the coarse unit of each unit, (n,); q is ``units`` or a little more.

    Old regions of ``Task.change`` are not mixed.
    """
    graph = task.graph
    label = np.arange(graph.n, dtype=np.int64)
    left, right = graph.left.astype(np.int64), graph.right.astype(np.int64)
    mass = task.residents + 0.1 * task.residents.mean() + 1e-300
    weight = _edge_costs(task)
    if task.change is not None:
        same = task.change.region_of[left] == task.change.region_of[right]
        left, right, weight = left[same], right[same], weight[same]
    count = graph.n
    while count > units:
        score = weight / (mass[left] * mass[right]) * (1.0 + 0.1 * generator.random(len(left)))
        order = np.argsort(-score, kind="stable")
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        best = np.full(count, len(order), dtype=np.int64)
        np.minimum.at(best, left, rank)
        np.minimum.at(best, right, rank)
        mutual = order[(best[left[order]] == best[right[order]])]
        mutual = mutual[best[left[mutual]] == rank[mutual]]
        # The worse half waits: by then its units may have found something better.
        mutual = mutual[: min(count - units, (len(mutual) + 1) // 2)]
        if not len(mutual):
            break
        into = np.arange(count, dtype=np.int64)
        into[right[mutual]] = left[mutual]
        _, number = np.unique(into, return_inverse=True)
        count -= len(mutual)
        label = number[label]
        mass = sums(number, mass, count)
        low, high = number[left], number[right]
        low, high = np.minimum(low, high), np.maximum(low, high)
        apart = low != high
        code, place = np.unique((low * count + high)[apart], return_inverse=True)
        weight = sums(place, weight[apart], len(code))
        left, right = code // count, code % count
    return label


def _edge_costs(task: Task) -> FloatArray:
    """What it costs to separate the units of each edge in all ties; at least a little, (m,)."""
    graph = task.graph
    cost = np.zeros(graph.m)
    code = graph.left.astype(np.int64) * graph.n + graph.right
    for ties in task.ties:
        wanted = ties.left.astype(np.int64) * graph.n + ties.right
        at = np.minimum(np.searchsorted(code, wanted), max(graph.m - 1, 0))
        found = code[at] == wanted
        cost += np.bincount(at[found], ties.cost[found], minlength=graph.m)
    floor = 0.05 * float(np.abs(cost).mean()) if cost.any() else 1.0
    result: FloatArray = np.maximum(cost, floor)
    return result
