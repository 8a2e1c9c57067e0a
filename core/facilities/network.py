# SPDX-License-Identifier: GPL-2.0-or-later
"""Ways along roads: points tied to the nearest segment, and the nearest of many targets.

One search from all targets at once replaces one search per origin (multi-source Dijkstra).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from ..arrays import AnyIntArray, BoolArray, FloatArray, IntArray

#: Ways that differ by less than this count as equally long, in metres.
TIE = 1e-6
#: Longest stretch of road that one sample of the search for segments stands for, in metres.
_SAMPLE = 50.0


@dataclass(frozen=True)
class Network:
    """Roads as straight segments that may be walked both ways.

    xy: nodes, (v, 2), metres. ends: nodes of each segment, (e, 2), no pair twice, no loops.
    length: metres, (e,).
    """

    xy: FloatArray
    ends: IntArray
    length: FloatArray


@dataclass(frozen=True)
class Snapped:
    """Points on a network.

    edge: segment of each point, (p,), -1 where none is near enough. share: position on it from its
    first to its second end, 0..1, (p,). access: metres from the point to the road, (p,).
    """

    edge: IntArray
    share: FloatArray
    access: FloatArray


def build_network(xy: FloatArray, ends: AnyIntArray, length: FloatArray) -> Network:
    """A network from segments in any order; of parallel segments the shortest counts."""
    pairs = np.sort(np.asarray(ends, dtype=np.int64).reshape(-1, 2), axis=1)
    order = np.lexsort((length, pairs[:, 1], pairs[:, 0]))
    order = order[pairs[order, 0] != pairs[order, 1]]
    pairs, length = pairs[order], np.asarray(length, dtype=np.float64)[order]
    first = np.ones(len(pairs), dtype=bool)
    first[1:] = (pairs[1:] != pairs[:-1]).any(axis=1)
    return Network(np.asarray(xy, dtype=np.float64), pairs[first], length[first])


def snap(network: Network, points: FloatArray, max_distance: float) -> Snapped:
    """Tie points, (p, 2), to the nearest place on a segment not further than max_distance metres.

    Of equally near places the one with the smallest coordinates is taken, whatever the order of
    the segments.
    """
    edge = np.full(len(points), -1, dtype=np.int64)
    share, access = np.zeros(len(points)), np.full(len(points), np.inf)
    point, candidate = _candidates(network, points, max_distance)
    if not len(point):
        return Snapped(edge, share, access)
    start = network.xy[network.ends[candidate, 0]]
    step = network.xy[network.ends[candidate, 1]] - start
    square = np.maximum((step**2).sum(axis=1), 1e-12)
    position = np.clip(((points[point] - start) * step).sum(axis=1) / square, 0.0, 1.0)
    place = start + position[:, None] * step
    distance = np.hypot(*(points[point] - place).T)
    rounded = np.round(place, 3)
    order = np.lexsort((candidate, rounded[:, 1], rounded[:, 0], np.round(distance, 6), point))
    order = order[distance[order] <= max_distance]
    owner, best = np.unique(point[order], return_index=True)
    chosen = order[best]
    edge[owner], share[owner], access[owner] = (
        candidate[chosen],
        position[chosen],
        distance[chosen],
    )
    return Snapped(edge, share, access)


def _candidates(
    network: Network, points: FloatArray, max_distance: float
) -> tuple[IntArray, IntArray]:
    """Pairs of point and segment that may be nearest to each other."""
    nothing = np.empty(0, dtype=np.int64)
    if not len(network.ends) or not len(points):
        return nothing, nothing
    start, end = network.xy[network.ends[:, 0]], network.xy[network.ends[:, 1]]
    samples = np.maximum(np.ceil(np.hypot(*(end - start).T) / _SAMPLE), 1).astype(np.int64)
    segment = np.repeat(np.arange(len(samples)), samples)
    number = np.arange(len(segment)) - (np.cumsum(samples) - samples)[segment]
    share = (number + 0.5) / samples[segment]
    tree = cKDTree(start[segment] + share[:, None] * (end - start)[segment])
    # No place of a segment is further than half a stretch from one of its samples.
    reach = _SAMPLE / 2 + TIE
    nearest, _ = tree.query(points, distance_upper_bound=max_distance + reach)
    near = np.flatnonzero(np.isfinite(nearest))
    if not len(near):
        return nothing, nothing
    found = tree.query_ball_point(points[near], nearest[near] + reach)
    point = np.repeat(near, [len(entry) for entry in found])
    candidate = segment[np.concatenate([np.asarray(entry, dtype=np.int64) for entry in found])]
    return point, candidate


def nearest_along(
    network: Network, origins: Snapped, targets: Snapped
) -> tuple[IntArray, FloatArray]:
    """The nearest target of each origin along the network, and the length of the way in metres.

    A way leads straight from the origin to the road, along the roads, and straight to the target.
    Of equally near targets the first counts. -1 and inf where no way leads to any target.
    """
    n = len(origins.edge)
    index, distance = np.full(n, -1, dtype=np.int64), np.full(n, np.inf)
    reachable = np.flatnonzero(targets.edge >= 0)
    walking = np.flatnonzero(origins.edge >= 0)
    if not len(reachable) or not len(walking):
        return index, distance
    edge = np.concatenate([origins.edge[walking], targets.edge[reachable]])
    share = np.concatenate([origins.share[walking], targets.share[reachable]])
    ends, length = _split(network, edge, share)
    nodes = len(network.xy) + len(edge)
    # A node of its own for each target: its edge leads to the road, never from it, so that no way
    # leads through a target. The tiny addition lets the first of equally near targets win.
    own = nodes + np.arange(len(reachable))
    door = len(network.xy) + len(walking) + np.arange(len(reachable))
    offset = targets.access[reachable] + TIE * np.arange(len(reachable))
    total = nodes + len(reachable)
    graph = coo_matrix(
        (
            np.concatenate([length, length, offset]),
            (
                np.concatenate([ends[:, 0], ends[:, 1], own]),
                np.concatenate([ends[:, 1], ends[:, 0], door]),
            ),
        ),
        shape=(total, total),
    ).tocsr()
    away, _, source = dijkstra(
        graph, directed=True, indices=own, min_only=True, return_predecessors=True
    )
    node = len(network.xy) + np.arange(len(walking))
    found = np.isfinite(away[node])
    node, walking = node[found], walking[found]
    place = source[node].astype(np.int64) - nodes
    index[walking] = reachable[place]
    distance[walking] = away[node] - TIE * place + origins.access[walking]
    return index, distance


def _split(network: Network, edge: IntArray, share: FloatArray) -> tuple[IntArray, FloatArray]:
    """The segments, cut where points lie on them; point i becomes the node behind all others."""
    order = np.lexsort((share, edge))
    edge, share = edge[order], share[order]
    node = len(network.xy) + order
    first = _changes(edge)
    last = np.roll(first, -1)
    inner = np.flatnonzero(~first)
    untouched = np.ones(len(network.ends), dtype=bool)
    untouched[edge] = False
    whole = network.length[edge]
    ends = np.concatenate(
        [
            network.ends[untouched],
            np.column_stack([network.ends[edge[first], 0], node[first]]),
            np.column_stack([node[inner - 1], node[inner]]),
            np.column_stack([node[last], network.ends[edge[last], 1]]),
        ]
    )
    length = np.concatenate(
        [
            network.length[untouched],
            (share * whole)[first],
            ((share[inner] - share[inner - 1]) * whole[inner]),
            ((1.0 - share) * whole)[last],
        ]
    )
    return ends, length


def _changes(sorted_values: IntArray) -> BoolArray:
    """Where a new value begins, (n,)."""
    result = np.ones(len(sorted_values), dtype=bool)
    result[1:] = sorted_values[1:] != sorted_values[:-1]
    return result
