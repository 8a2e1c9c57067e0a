# SPDX-License-Identifier: GPL-2.0-or-later
"""Hairline gaps and overlaps between polygons closed by snapping, without moving what agrees.

Only edges without a counterpart on the other side take part. First vertices of different
polygons that lie within the tolerance become one place (nearest pairs first), then a vertex that
lies beside an edge of another polygon becomes a vertex of that edge. No vertex moves, and no edge
is bent, farther than the tolerance from where the source had it; so a chain of small steps cannot
eat up a real gap. Vertices of one polygon never merge with each other: fine detail survives. Last,
holes of one polygon that are nothing but a hairline gap are closed.
Ties are decided by place; the order of the polygons does not matter.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np

from ..arrays import BoolArray, FloatArray, IntArray, counts
from ..errors import Cancelled
from ..rings import Rings
from .edge_insertion import Insertions, insert_nodes
from .node_merging import close_nodes, merge_nodes
from .outlines import (
    Corners,
    Outlines,
    corners_of,
    following,
    nodes_of,
    open_edges,
    reversed_rings,
    ring_lengths,
    signed_areas,
)


@dataclass(frozen=True)
class Snapped:
    """Outlines after snapping, and what happened to each of n polygons.

    outlines: the very same object where nothing was to be done. changed: whether an outline
    differs, (n,). moved, inserted: number of vertices, (n,). largest: farthest move of a vertex
    or of the edge beside an inserted one, in metres, (n,). place: where that is, (n, 2).
    """

    outlines: Outlines
    changed: BoolArray
    moved: IntArray
    inserted: IntArray
    largest: FloatArray
    place: FloatArray


def snap(
    outlines: Outlines,
    tolerance: float,
    *,
    fixed: Optional[BoolArray] = None,
    held: Optional[BoolArray] = None,
    progress: Optional[Callable[[float], None]] = None,
    is_cancelled: Optional[Callable[[], bool]] = None,
) -> Snapped:
    """Close gaps and overlaps up to a tolerance between different polygons.

    outlines: valid polygons in a metric CRS. tolerance: metres. fixed: polygons that stay as they
    are and to which nothing is fitted, (n,). held: the same for single vertices and the edges that
    start there, one entry a row of ``rings.xy``. progress: 0 to 100. Raises ``Cancelled``. A
    polygon thinner than the tolerance may lose all its rings.

    Where outlines cross each other or fold back within the tolerance, what fits best for each
    vertex may overlap; the caller finds that and holds these places.
    """

    def step(percent: float) -> None:
        if is_cancelled is not None and is_cancelled():
            raise Cancelled
        if progress is not None:
            progress(percent)

    step(0)
    rings = outlines.rings
    corners = corners_of(rings)
    source = rings.xy[corners.vertex]
    block = rings.block[corners.ring]
    flipped = reversed_rings(outlines, corners)[corners.ring]
    xy, node = nodes_of(source)
    free = np.ones(len(node), dtype=bool) if fixed is None else ~fixed[block]
    if held is not None:
        free &= ~held[corners.vertex]
    is_open = open_edges(node, node[corners.following], flipped)
    step(15)
    if tolerance > 0 and is_open.any():
        active = np.zeros(len(xy), dtype=bool)
        active[node[is_open]] = active[node[corners.following[is_open]]] = True
        active[node[~free]] = False
        pairs = close_nodes(xy, active, tolerance)
        step(25)
        target, xy = merge_nodes(xy, pairs, node, block, rings.n, tolerance, lambda: step(30))
        node = target[node]
    step(50)
    inserted = insert_nodes(
        xy,
        source,
        node,
        block,
        flipped,
        corners,
        free,
        rings.n,
        tolerance,
        lambda: step(70),
    )
    step(90)
    width = _hairline_holes(outlines, corners, node, flipped, free, inserted, tolerance)
    return _rebuilt(outlines, corners, source, xy, node, inserted, width)


def _hairline_holes(
    outlines: Outlines,
    corners: Corners,
    node: IntArray,
    flipped: BoolArray,
    free: BoolArray,
    inserted: Insertions,
    tolerance: float,
) -> FloatArray:
    """Width in metres of each hole that is a mere hairline gap, filled by nobody; else 0, (r,).

    The width of a narrow triangle, twice that of a rectangle: never less than the true one.
    """
    rings = outlines.rings
    length = ring_lengths(rings, corners)
    width = 4 * np.abs(signed_areas(rings, corners)) / np.maximum(length, tolerance)
    narrow = outlines.inner & (width <= tolerance)
    if not narrow.any():
        return np.zeros(len(narrow))
    # An edge with a counterpart, or a vertex that a neighbour shares, belongs to a filled hole.
    is_open = open_edges(node, node[corners.following], flipped) & free
    met = np.bincount(node, minlength=int(node.max()) + 1) > 1
    met[inserted.node] = True
    narrow[corners.ring[~is_open | met[node]]] = False
    narrow[corners.ring[inserted.edge]] = False
    return np.where(narrow, np.maximum(width, 1e-9), 0.0)


def _rebuilt(
    outlines: Outlines,
    corners: Corners,
    source: FloatArray,
    xy: FloatArray,
    node: IntArray,
    inserted: Insertions,
    hairline: FloatArray,
) -> Snapped:
    rings = outlines.rings
    n = rings.n
    closed = np.flatnonzero(hairline)
    shift = np.hypot(*(xy[node] - source).T)
    was_moved = (xy[node] != source).any(axis=1)
    block = rings.block[corners.ring]
    # Moved corners, inserted ones and closed holes in one list, the largest shift of each last.
    owner = np.concatenate([block[was_moved], block[inserted.edge], rings.block[closed]])
    distance = np.concatenate([shift[was_moved], inserted.distance, hairline[closed]])
    spot = np.concatenate([xy[node[was_moved]], xy[inserted.node], rings.xy[rings.start[closed]]])
    order = np.lexsort((spot[:, 1], spot[:, 0], distance, owner))
    largest, place = np.zeros(n), np.full((n, 2), np.nan)
    largest[owner[order]] = distance[order]
    place[owner[order]] = spot[order]
    changed = np.zeros(n, dtype=bool)
    changed[owner] = True
    if changed.any():
        outlines = _joined(outlines, corners, source, xy, node, inserted, changed, hairline > 0)
    return Snapped(
        outlines,
        changed,
        counts(block[was_moved], n),
        counts(block[inserted.edge], n),
        largest,
        place,
    )


def _joined(
    outlines: Outlines,
    corners: Corners,
    source: FloatArray,
    xy: FloatArray,
    node: IntArray,
    inserted: Insertions,
    changed: BoolArray,
    closed: BoolArray,
) -> Outlines:
    """Rings with the inserted vertices in place; collapsed ones fall away."""
    rings = outlines.rings
    edge = np.concatenate([np.arange(len(node)), inserted.edge])
    position = np.concatenate([np.full(len(node), -1.0), inserted.position])
    order = np.lexsort((np.arange(len(edge)), position, edge))
    where = np.concatenate([node, inserted.node])[order]
    ring = corners.ring[edge[order]]
    points = np.concatenate([np.where(xy[node] != source, xy[node], source), xy[inserted.node]])
    points = points[order]
    touched = changed[rings.block]
    keep = _without_spikes(where, ring, touched)
    ring, points = ring[keep], points[keep]
    count = counts(ring, len(rings.block))
    whole = count >= 3
    # A part without its outer ring is gone with its holes.
    lost = np.unique(outlines.part[~whole & ~outlines.inner & touched])
    whole = (whole & ~closed & ~np.isin(outlines.part, lost)) | ~touched
    ring, points = ring[whole[ring]], points[whole[ring]]
    count = counts(ring, len(rings.block))[whole]
    start = np.zeros(len(count) + 1, dtype=np.int64)
    np.cumsum(count + 1, out=start[1:])
    vertices = np.empty((int(start[-1]), 2))
    position = np.arange(len(ring)) + (np.cumsum(whole) - 1)[ring]
    vertices[position] = points
    vertices[start[1:] - 1] = vertices[start[:-1]]
    return Outlines(Rings(vertices, start, rings.block[whole], rings.n), outlines.part[whole])


def _without_spikes(node: IntArray, ring: IntArray, touched: BoolArray) -> BoolArray:
    """Corners that remain when edges of no length and ways there and back are taken out."""
    keep = np.ones(len(node), dtype=bool)
    index = np.flatnonzero(touched[ring])
    while len(index):
        after = following(ring[index])
        before = np.empty_like(after)
        before[after] = np.arange(len(after))
        own, previous, upcoming = node[index], node[index[before]], node[index[after]]
        out = (own == previous) | (previous == upcoming)
        if not out.any():
            break
        keep[index[out]] = False
        # Only rings that lost a corner can have a new spike.
        again = np.zeros(len(touched), dtype=bool)
        again[ring[index[out]]] = True
        index = index[~out]
        index = index[again[ring[index]]]
    return keep
