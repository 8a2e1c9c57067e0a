# SPDX-License-Identifier: GPL-2.0-or-later
"""How different two plans are: the share of residents that are assigned differently.

Regions have no names of their own, so that they are matched one to one such that as many residents
as possible lie in matched pairs; everybody else is assigned differently. This is the partition
distance (Day 1981, The complexity of computing metric distances between partitions; Gusfield 2002,
Partition-distance, Information Processing Letters 82) with residents as weights. It is a metric on
the division of the residents: 0 for equal plans, symmetric, and it keeps the triangle inequality.
"""

from __future__ import annotations

from typing import Sequence

import numpy as np
from scipy.optimize import linear_sum_assignment
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ...arrays import AnyIntArray, FloatArray, IntArray
from ...blocks import Blocks

UNMATCHED = -1


def block_weight(blocks: Blocks, *, count_empty: bool = False) -> FloatArray:
    """What each block counts when plans are compared, (n,): its residents.

    count_empty: a block without residents counts as many as live on its area on average, so that
    woods and fields are compared as well. Where nobody lives at all the area counts.
    """
    residents = np.asarray(blocks.population, dtype=np.float64)
    total = residents.sum()
    if total == 0:
        return np.asarray(blocks.area, dtype=np.float64)
    if not count_empty:
        return residents
    density = total / max(float(blocks.area.sum()), 1e-300)
    weight: FloatArray = np.where(residents > 0, residents, density * blocks.area)
    return weight


def match_regions(first: AnyIntArray, second: AnyIntArray, weight: FloatArray) -> IntArray:
    """For each region of the second plan its region of the first, or ``UNMATCHED``, (k2,).

    first, second: regions 0.. of every block, (n,). weight: of every block, >= 0, (n,). The
    weight in matched pairs is the largest possible; only regions that share weight are matched.
    """
    k1, k2 = int(first.max()) + 1, int(second.max()) + 1
    matched = np.full(k2, UNMATCHED, dtype=np.int64)
    overlap = coo_matrix((weight, (second, first)), shape=(k2, k1)).tocsr()
    overlap.eliminate_zeros()
    # Plans inside municipalities fall into as many small problems.
    row, column = overlap.nonzero()
    graph = coo_matrix((np.ones(len(row)), (row, k2 + column)), shape=(k1 + k2, k1 + k2))
    part = connected_components(graph, directed=False)[1]
    rows = np.split(np.argsort(part[:k2], kind="stable"), np.cumsum(np.bincount(part[:k2]))[:-1])
    columns_of = np.argsort(part[k2:], kind="stable")
    ends = np.cumsum(np.bincount(part[k2:], minlength=len(rows)))
    for label, own in enumerate(rows):
        others = columns_of[ends[label - 1] if label else 0 : ends[label]]
        if not len(own) or not len(others):
            continue
        shared = overlap[own][:, others].toarray()
        a, b = linear_sum_assignment(shared, maximize=True)
        touching = shared[a, b] > 0
        matched[own[a[touching]]] = others[b[touching]]
    return matched


def moved_weight(first: AnyIntArray, second: AnyIntArray, weight: FloatArray) -> FloatArray:
    """Weight of each block whose region in the second plan is not matched to its first, (n,)."""
    matched = match_regions(first, second, weight)
    moved: FloatArray = np.where(matched[np.asarray(second)] == first, 0.0, weight)
    return moved


def distance(first: AnyIntArray, second: AnyIntArray, weight: FloatArray) -> float:
    """Share of the weight that two plans assign differently, 0..1; 0 where nothing weighs."""
    total = float(weight.sum())
    return float(moved_weight(first, second, weight).sum()) / total if total > 0 else 0.0


def distances(plans: Sequence[AnyIntArray], weight: FloatArray) -> FloatArray:
    """Distances between all plans, (p, p), symmetric with zeros on the diagonal."""
    result = np.zeros((len(plans), len(plans)))
    for i, first in enumerate(plans):
        for j, second in enumerate(plans[:i]):
            result[i, j] = result[j, i] = distance(first, second, weight)
    return result
