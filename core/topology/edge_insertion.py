# SPDX-License-Identifier: GPL-2.0-or-later
"""Places that lie beside an open edge of another polygon become vertices of that edge.

This goes on until nothing fits any more: once a place is a vertex on both sides, the edges
between such places match and are closed, and what is left shows where the next one belongs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable

import numpy as np

from ..arrays import BoolArray, FloatArray, IntArray
from .lookup import contains, matches
from .nearby_edges import Beside, points_beside_edges
from .outlines import Corners, open_edges

#: Positions along an edge are halved in each round; beyond this they would run together.
_ROUNDS = 40


@dataclass(frozen=True)
class Insertions:
    """Nodes that became vertices of foreign edges.

    node: place. edge: corner at which the edge starts. position: 0..1, orders the nodes of an
    edge. distance: from the edge as the source had it, in metres.
    """

    node: IntArray
    edge: IntArray
    position: FloatArray
    distance: FloatArray


@dataclass(frozen=True)
class _Pieces:
    """Open pieces of edges: corner where the edge starts, nodes at both ends of the piece.

    low, high: feet of both ends along the edge of the source, 0..1. begin, end: their positions.
    """

    edge: IntArray
    tail: IntArray
    head: IntArray
    low: FloatArray
    high: FloatArray
    begin: FloatArray
    end: FloatArray

    def where(self, choice: BoolArray) -> _Pieces:
        return _Pieces(
            self.edge[choice],
            self.tail[choice],
            self.head[choice],
            self.low[choice],
            self.high[choice],
            self.begin[choice],
            self.end[choice],
        )


def insert_nodes(
    xy: FloatArray,
    source: FloatArray,
    node: IntArray,
    block: IntArray,
    flipped: BoolArray,
    corners: Corners,
    free: BoolArray,
    n: int,
    tolerance: float,
    step: Callable[[], None],
) -> Insertions:
    """Insert nodes into open edges of polygons that they do not belong to.

    xy: places of the nodes. source, node, block, flipped, free: for each corner its place in the
    source, its node, its polygon (of n), whether its ring is reversed, and whether it takes part.
    """
    following = corners.following
    edge = np.flatnonzero(open_edges(node, node[following], flipped) & free)
    active = np.zeros(len(xy), dtype=bool)
    active[node[edge]] = active[node[following[edge]]] = True
    active[node[~free]] = False
    point = np.flatnonzero(active)
    # The edge as the source had it is what counts, or one bend would justify the next.
    start, stop = source[edge], source[following[edge]]
    found = points_beside_edges(xy[point], start, stop, tolerance if len(edge) else 0.0)
    near = Beside(point[found.point], edge[found.edge], found.share, found.distance)
    here = active[node]
    owner = np.unique(node[here] * n + block[here])
    reach = np.zeros(len(node))
    reach[edge] = tolerance / np.maximum(np.hypot(*(stop - start).T), tolerance)
    nothing, whole = np.zeros(len(edge)), np.ones(len(edge))
    pieces = _Pieces(edge, node[edge], node[following[edge]], nothing, whole, nothing, whole)
    side = near
    made: list[Insertions] = []
    for _ in range(_ROUNDS):
        step()
        active[:] = False
        active[pieces.tail] = active[pieces.head] = True
        side = side.where(
            active[side.point]
            & contains(np.unique(pieces.edge), side.edge)
            & ~contains(owner, side.point * n + block[side.edge])
        )
        piece, joined = _piece_for(side, pieces, near, len(xy), block)
        chosen = _chosen(side, pieces, piece, joined, reach)
        if not len(chosen):
            break
        new, into = side.where(chosen), piece[chosen]
        pieces, inserted = _split(pieces, new, into)
        pieces = pieces.where(open_edges(pieces.tail, pieces.head, flipped[pieces.edge]))
        owner = np.union1d(owner, new.point * n + block[new.edge])
        made.append(inserted)
    return Insertions(
        np.concatenate([part.node for part in made] or [np.empty(0, dtype=np.int64)]),
        np.concatenate([part.edge for part in made] or [np.empty(0, dtype=np.int64)]),
        np.concatenate([part.position for part in made] or [np.empty(0)]),
        np.concatenate([part.distance for part in made] or [np.empty(0)]),
    )


def _piece_for(
    side: Beside, pieces: _Pieces, near: Beside, node_count: int, block: IntArray
) -> tuple[IntArray, BoolArray]:
    """Open piece into which each point fits, -1 for none; whether its outline leads there."""
    piece = _piece_at(side, pieces)
    inside = (piece >= 0) & (side.share > pieces.low[piece]) & (side.share < pieces.high[piece])
    piece[~inside] = -1
    joined = np.zeros(len(piece), dtype=bool)
    # Where the other outline leads from an end of a piece to the point and back to the piece, that
    # is where the point belongs, even if its foot lies elsewhere.
    index, which, at_tail, other = _pieces_touched(side, pieces, node_count, block)
    if len(index):
        back = _leads_back(side.where(index), pieces, which, at_tail, other, near, block)
        index, which = index[back], which[back]
        share = side.share[index]
        away = np.abs(share - np.clip(share, pieces.low[which], pieces.high[which]))
        order = np.lexsort((pieces.low[which], away, index))[::-1]
        # The last assignment wins, which is the piece nearest to the foot.
        piece[index[order]] = which[order]
        joined[index] = True
    return piece, joined


def _piece_at(side: Beside, pieces: _Pieces) -> IntArray:
    """Last open piece of the edge of each point that starts at or before its foot, else -1."""
    edge = np.concatenate([pieces.edge, side.edge])
    share = np.concatenate([pieces.low, side.share])
    count = len(pieces.edge)
    order = np.lexsort((np.arange(len(edge)), share, edge))
    latest = np.maximum.accumulate(np.where(order < count, np.arange(len(order)), -1))
    before = order[np.maximum(latest, 0)]
    found = (latest >= 0) & (edge[before] == edge[order])
    result = np.empty(len(edge), dtype=np.int64)
    result[order] = np.where(found, before, -1)
    return result[count:]


def _open_neighbours(
    point: IntArray, pieces: _Pieces, block: IntArray
) -> tuple[IntArray, IntArray, IntArray]:
    """For open pieces at points: index of the point, node at the other end, polygon."""
    start = np.concatenate([pieces.tail, pieces.head])
    order = np.argsort(start, kind="stable")
    index, entry = matches(start[order], point)
    used = order[entry]
    polygon = block[pieces.edge[used % len(pieces.edge)]]
    return index, np.concatenate([pieces.head, pieces.tail])[used], polygon


def _pieces_touched(
    side: Beside, pieces: _Pieces, node_count: int, block: IntArray
) -> tuple[IntArray, IntArray, BoolArray, IntArray]:
    """Pieces of the edge beside a point at whose ends an open outline of the point arrives.

    Returns index into ``side``, piece, whether it is the first end of the piece, and the polygon
    of that outline.
    """
    index, beside, polygon = _open_neighbours(side.point, pieces, block)
    code = side.edge[index] * node_count + beside
    indices: list[IntArray] = []
    touched: list[IntArray] = []
    polygons: list[IntArray] = []
    for end in (pieces.tail, pieces.head):
        at = pieces.edge * node_count + end
        order = np.argsort(at, kind="stable")
        which, entry = matches(at[order], code)
        indices.append(index[which])
        touched.append(order[entry])
        polygons.append(polygon[which])
    at_tail = np.repeat([True, False], [len(indices[0]), len(indices[1])])
    return np.concatenate(indices), np.concatenate(touched), at_tail, np.concatenate(polygons)


def _leads_back(
    side: Beside,
    pieces: _Pieces,
    piece: IntArray,
    at_tail: BoolArray,
    polygon: IntArray,
    near: Beside,
    block: IntArray,
) -> BoolArray:
    """Whether the outline goes on from each point beside the same piece, or to its other end.

    Otherwise both outlines part at that end, and there is no gap to be closed. Neither the point
    nor what follows may lie beyond the other end. polygon: whose outline it is.
    """
    end = np.where(at_tail, pieces.tail[piece], pieces.head[piece])
    other = np.where(at_tail, pieces.head[piece], pieces.tail[piece])

    def before_other_end(share: FloatArray, at: IntArray) -> BoolArray:
        low, high = pieces.low[piece[at]], pieces.high[piece[at]]
        return np.asarray(np.where(at_tail[at], share < high, share > low))

    code = near.point * len(block) + near.edge
    order = np.argsort(code)
    code, share = code[order], near.share[order]
    index, beside, owner = _open_neighbours(side.point, pieces, block)
    wanted = beside * len(block) + side.edge[index]
    at = np.minimum(np.searchsorted(code, wanted), len(code) - 1)
    along = (code[at] == wanted) & before_other_end(share[at], index)
    back = ((beside == other[index]) | along) & (beside != end[index])
    back &= owner == polygon[index]
    found = np.bincount(index[back], minlength=len(end)) > 0
    return np.asarray(found & before_other_end(side.share, np.arange(len(end))))


def _chosen(
    side: Beside, pieces: _Pieces, piece: IntArray, joined: BoolArray, reach: FloatArray
) -> IntArray:
    """Entries to be inserted in one round, by piece and along it.

    Each point goes into one edge only: one to which its outline leads, else the nearest. Of
    points close together along a piece the one nearest to it comes first; how the outline goes on
    from there tells where the others belong.
    """
    at = np.maximum(piece, 0)
    ends = (
        np.minimum(pieces.tail[at], pieces.head[at]),
        np.maximum(pieces.tail[at], pieces.head[at]),
    )
    order: IntArray = np.lexsort((ends[1], ends[0], side.distance, ~joined, side.point))
    order = order[piece[order] >= 0]
    if not len(order):
        return order
    is_nearest = np.append(True, side.point[order][1:] != side.point[order][:-1])
    order = order[is_nearest]
    order = order[np.lexsort((side.point[order], side.share[order], piece[order]))]
    near = piece[order][1:] == piece[order][:-1]
    near &= side.share[order][1:] - side.share[order][:-1] <= reach[side.edge[order][1:]]
    distance, point = side.distance[order], side.point[order]
    first = (distance[:-1] < distance[1:]) | (
        (distance[:-1] == distance[1:]) & (point[:-1] < point[1:])
    )
    keep = np.ones(len(order), dtype=bool)
    keep[1:] &= ~(near & first)
    keep[:-1] &= ~(near & ~first)
    result: IntArray = order[keep]
    return result


def _split(pieces: _Pieces, new: Beside, into: IntArray) -> tuple[_Pieces, Insertions]:
    """Pieces cut at new points, which come in the order along each piece."""
    parent = np.concatenate([np.arange(len(pieces.edge)), into])
    # Stable: a piece before the points that cut it, these in their order.
    order = np.argsort(parent, kind="stable")
    is_new = order >= len(pieces.edge)
    parent = parent[order]
    foot = np.clip(new.share, pieces.low[into], pieces.high[into])
    low = np.concatenate([pieces.low, foot])[order]
    tail = np.concatenate([pieces.tail, new.point])[order]
    # Positions spread evenly, since several feet may coincide.
    count = np.bincount(parent, minlength=len(pieces.edge))
    rank = np.arange(len(parent)) - (np.cumsum(count) - count)[parent]
    width = (pieces.end - pieces.begin)[parent] / count[parent]
    begin = pieces.begin[parent] + rank * width
    is_last = rank == count[parent] - 1
    cut = _Pieces(
        pieces.edge[parent],
        tail,
        np.where(is_last, pieces.head[parent], np.append(tail[1:], 0)),
        low,
        np.where(is_last, pieces.high[parent], np.append(low[1:], 0)),
        begin,
        np.where(is_last, pieces.end[parent], np.append(begin[1:], 0)),
    )
    position = np.empty(len(new.point))
    position[order[is_new] - len(pieces.edge)] = begin[is_new]
    return cut, Insertions(new.point, new.edge, position, new.distance)
