# SPDX-License-Identifier: GPL-2.0-or-later
"""Contiguity-constrained Ward agglomeration by rounds of reciprocal nearest neighbours.

Ward's method (Ward 1963) merges the neighbouring clusters whose union costs least. Clusters that
are each other's cheapest neighbour are merged all at once (reciprocal nearest neighbours, Murtagh
1983), so that n units need some twenty array rounds instead of n steps.
"""

from __future__ import annotations

import numpy as np

from ...arrays import FloatArray, IntArray
from ...arrays import sums as sums_by
from ..tasks.graph import Graph


def ward(graph: Graph, values: FloatArray, mass: FloatArray, k: int) -> IntArray:
    """Clusters 0..k-1 of a connected graph with a small spread inside, (n,).

    values: (n, d). mass: > 0, (n,). With k at or above n every unit is its own cluster.
    """
    label = np.arange(graph.n, dtype=np.int64)
    left, right = graph.left.astype(np.int64), graph.right.astype(np.int64)
    weight, moment = mass.astype(np.float64), mass[:, None] * values
    count = graph.n
    while count > k:
        mean = moment / weight[:, None]
        step = mean[left] - mean[right]
        cost = np.einsum("ij,ij->i", step, step)
        cost *= weight[left] * weight[right] / (weight[left] + weight[right])
        order = np.argsort(cost, kind="stable")
        rank = np.empty(len(order), dtype=np.int64)
        rank[order] = np.arange(len(order))
        best = np.full(count, len(order), dtype=np.int64)
        np.minimum.at(best, left, rank)
        np.minimum.at(best, right, rank)
        mutual = order[np.flatnonzero(best[left[order]] == best[right[order]])]
        mutual = mutual[best[left[mutual]] == rank[mutual]]
        # The dearer half waits: by then its clusters may have found something cheaper.
        mutual = mutual[: min(count - k, (len(mutual) + 1) // 2)]
        into = np.arange(count, dtype=np.int64)
        into[right[mutual]] = left[mutual]
        _, number = np.unique(into, return_inverse=True)
        count -= len(mutual)
        label = number[label]
        weight = sums_by(number, weight, count)
        moment = np.stack([np.bincount(number, m, minlength=count) for m in moment.T], axis=1)
        low, high = number[left], number[right]
        low, high = np.minimum(low, high), np.maximum(low, high)
        code = np.unique((low * count + high)[low != high])
        left, right = code // count, code % count
    return label
