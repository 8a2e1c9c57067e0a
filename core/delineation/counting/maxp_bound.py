# SPDX-License-Identifier: GPL-2.0-or-later
"""How many regions above a floor there can be at most, from sums and from bottlenecks.

Every region needs a whole floor, and one unit above it makes no more than one region. That alone
is the usual bound. Where the graph hangs on single units it can be said more sharply: what lies
behind such a unit forms regions of its own or goes, undivided, to that unit's region. On trees the
bound is the optimum.
"""

from __future__ import annotations

import math

import numpy as np

from ...arrays import FloatArray
from ..tasks.graph import Graph

#: Sums that miss a whole number by less than this are taken for it, so that the bound stays valid.
_TOLERANCE = 1e-9


def floor_bound(graph: Graph, shares: FloatArray) -> int:
    """Number of regions that no division exceeds in which each reaches the floor.

    shares: of the floor that each unit holds, >= 0, (n,).

    Units that reach the floor alone are taken out first: each is in one region at most, and all
    other regions lie in the components that remain. There a depth-first search finds the units on
    which others hang (Tarjan 1972).
    """
    alone = shares >= 1.0 - _TOLERANCE
    begin, neighbour = graph.indptr.tolist(), graph.indices.tolist()
    mass = shares.tolist()
    # Order of discovery from 1, 0 for not yet; units that stand alone are never walked to.
    found = np.where(alone, -1, 0).tolist()
    lowest = [0] * graph.n
    count, clock = int(np.count_nonzero(alone)), 0
    for root in range(graph.n):
        if found[root] != 0:
            continue
        clock += 1
        found[root] = lowest[root] = clock
        walk, pending, above = [(root, begin[root])], [root], {root: -1}
        while walk:
            unit, at = walk.pop()
            if at < begin[unit + 1]:
                walk.append((unit, at + 1))
                other = neighbour[at]
                if found[other] == 0:
                    clock += 1
                    found[other] = lowest[other] = clock
                    above[other] = unit
                    walk.append((other, begin[other]))
                    pending.append(other)
                elif found[other] > 0 and other != above[unit]:
                    lowest[unit] = min(lowest[unit], found[other])
                continue
            parent = above[unit]
            if parent < 0:
                continue
            lowest[parent] = min(lowest[parent], lowest[unit])
            if lowest[unit] >= found[parent]:
                behind = 0.0
                while pending and found[pending[-1]] >= found[unit]:
                    behind += min(mass[pending.pop()], 1.0)
                whole = math.floor(behind + _TOLERANCE)
                count += whole
                mass[parent] += max(behind - whole, 0.0)
        count += math.floor(min(mass[root], 1.0) + _TOLERANCE)
    return count
