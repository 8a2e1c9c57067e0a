# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlines as chains of shared nodes: which ring lies in which part, which edge has a counterpart.

A node is a place where vertices of any polygons lie with exactly the same coordinates. On clean
topology each border edge is walked twice, once in each direction, by the polygons on its two
sides; an edge without such a counterpart is open: outer border, gap or overlap.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import cached_property
from typing import Iterable, Sequence

import numpy as np

from ..arrays import AnyIntArray, BoolArray, FloatArray, IntArray, counts, sums
from ..rings import Rings, rings_from_wkb

_POLYGON, _MULTIPOLYGON = 3, 6


@dataclass(frozen=True)
class Outlines:
    """Rings that remember their nesting.

    part: polygon part of each ring, (r,), ascending through all polygons; the first ring of a
    part is its outer one, those after it are its holes.
    """

    rings: Rings
    part: IntArray

    @cached_property
    def inner(self) -> BoolArray:
        """Whether a ring is a hole, (r,)."""
        result = np.zeros(len(self.part), dtype=bool)
        result[1:] = self.part[1:] == self.part[:-1]
        return result


def outlines_from_wkb(polygons: Sequence[bytes]) -> Outlines:
    """Outlines of two-dimensional polygons and multipolygons; ``ValueError`` as in ``rings``."""
    rings = rings_from_wkb(polygons)
    counts: list[int] = []
    for wkb in polygons:
        if wkb:
            _count_rings(wkb, 0, counts)
    return Outlines(rings, np.repeat(np.arange(len(counts)), counts))


def _count_rings(wkb: bytes, at: int, counts: list[int]) -> int:
    order = "<" if wkb[at] == 1 else ">"
    kind, count = struct.unpack_from(order + "II", wkb, at + 1)
    at += 9
    if kind == _MULTIPOLYGON:
        for _ in range(count):
            at = _count_rings(wkb, at, counts)
        return at
    counts.append(count)
    for _ in range(count):
        (vertices,) = struct.unpack_from(order + "I", wkb, at)
        at += 4 + 16 * vertices
    return at


def wkb_of(outlines: Outlines, blocks: Iterable[int]) -> list[bytes]:
    """Multipolygons of some polygons in little-endian WKB, b"" for one without rings."""
    rings = outlines.rings
    first = np.searchsorted(rings.block, np.arange(rings.n + 1)).tolist()
    start = rings.start.tolist()
    part = outlines.part.tolist()
    xy = np.ascontiguousarray(rings.xy, dtype="<f8")
    result = []
    for block in blocks:
        pieces: list[bytes] = []
        parts = 0
        ring, end = first[block], first[block + 1]
        while ring < end:
            after = ring + 1
            while after < end and part[after] == part[ring]:
                after += 1
            parts += 1
            pieces.append(struct.pack("<BII", 1, _POLYGON, after - ring))
            for index in range(ring, after):
                pieces.append(struct.pack("<I", start[index + 1] - start[index]))
                pieces.append(xy[start[index] : start[index + 1]].tobytes())
            ring = after
        head = struct.pack("<BII", 1, _MULTIPOLYGON, parts)
        result.append(head + b"".join(pieces) if parts else b"")
    return result


@dataclass(frozen=True)
class Corners:
    """All vertices without the closing ones, (k,), ring by ring.

    vertex: index into ``rings.xy``. ring: their ring. following: the next corner on the ring.
    """

    vertex: IntArray
    ring: IntArray
    following: IntArray


def corners_of(rings: Rings) -> Corners:
    """The corners of closed rings."""
    count = np.diff(rings.start) - 1
    ring = np.repeat(np.arange(len(count)), count)
    return Corners(np.arange(len(ring)) + ring, ring, following(ring))


def following(ring: IntArray) -> IntArray:
    """Index of the next corner on the same ring; rings are contiguous, (k,)."""
    if not len(ring):
        return np.empty(0, dtype=np.int64)
    is_first = np.ones(len(ring), dtype=bool)
    is_first[1:] = ring[1:] != ring[:-1]
    first = np.flatnonzero(is_first)
    result = np.arange(1, len(ring) + 1)
    result[np.append(first[1:], len(ring)) - 1] = first
    return result


def nodes_of(xy: FloatArray) -> tuple[FloatArray, IntArray]:
    """Distinct places in the order of x, then y, (m, 2), and the place of each vertex.

    The numbering knows nothing of the order of the polygons, so that ties are decided by place.
    """
    # Adding zero turns -0.0 into 0.0, which is the same place but not the same bits.
    flat = np.ascontiguousarray(xy + 0.0).view(np.complex128).ravel()
    place, node = np.unique(flat, return_inverse=True)
    return place.view(np.float64).reshape(-1, 2), node.astype(np.int64)


def vertices_near(
    outlines: Outlines, block: int, box: tuple[float, float, float, float]
) -> IntArray:
    """Vertices at both ends of the edges of a polygon that may touch a box.

    box: least x, least y, greatest x, greatest y. Returns rows of ``rings.xy``.
    """
    rings = outlines.rings
    first, last = np.searchsorted(rings.block, [block, block + 1])
    begin, end = int(rings.start[first]), int(rings.start[last])
    if end - begin < 2:
        return np.empty(0, dtype=np.int64)
    start, stop = rings.xy[begin : end - 1], rings.xy[begin + 1 : end]
    low, high = np.minimum(start, stop), np.maximum(start, stop)
    near = (high >= box[:2]).all(axis=1) & (low <= box[2:]).all(axis=1)
    # From the last vertex of one ring to the first of the next there is no edge.
    between = rings.start[first + 1 : last] - 1 - begin
    near[between] = False
    edge = np.flatnonzero(near) + begin
    touched = np.union1d(edge, edge + 1)
    # The first vertex of a ring stands at its end once more.
    closing = rings.start[first + 1 : last + 1] - 1
    opening = rings.start[first:last]
    result: IntArray = np.union1d(touched, opening[np.isin(closing, touched)])
    return result


def signed_areas(rings: Rings, corners: Corners) -> FloatArray:
    """Area of each ring, positive counterclockwise, (r,)."""
    # Seen from its first vertex, so that large coordinates cost no digits.
    xy = rings.xy[corners.vertex] - rings.xy[rings.start[:-1]][corners.ring]
    after = xy[corners.following]
    cross = xy[:, 0] * after[:, 1] - after[:, 0] * xy[:, 1]
    return sums(corners.ring, cross, len(rings.block)) / 2


def ring_lengths(rings: Rings, corners: Corners) -> FloatArray:
    """Length of each ring, (r,)."""
    along = rings.xy[corners.vertex + 1] - rings.xy[corners.vertex]
    return sums(corners.ring, np.hypot(along[:, 0], along[:, 1]), len(rings.block))


def reversed_rings(outlines: Outlines, corners: Corners) -> BoolArray:
    """Rings that do not have their polygon on the left, (r,)."""
    return np.asarray((signed_areas(outlines.rings, corners) < 0) != outlines.inner)


def areas(outlines: Outlines) -> FloatArray:
    """Planar area of each polygon in square units of the coordinates, (n,)."""
    rings = outlines.rings
    size = np.abs(signed_areas(rings, corners_of(rings)))
    return sums(rings.block, np.where(outlines.inner, -size, size), rings.n)


def edge_users(
    tail: AnyIntArray, head: AnyIntArray, flipped: BoolArray
) -> tuple[IntArray, IntArray]:
    """How many edges lie between the same two nodes, in the same and in the other direction.

    tail, head: nodes, (k,). flipped: the edge belongs to a ring with its polygon on the right.
    Each edge counts itself among those of its direction.
    """
    low, high = np.minimum(tail, head), np.maximum(tail, head)
    code = low.astype(np.int64) * (int(high.max(initial=0)) + 1) + high
    order = np.argsort(code, kind="stable")
    is_first = np.ones(len(code), dtype=bool)
    is_first[1:] = code[order[1:]] != code[order[:-1]]
    group = np.empty(len(code), dtype=np.int64)
    group[order] = np.cumsum(is_first) - 1
    forward = (tail < head) != flipped
    ahead = counts(group[forward], int(is_first.sum()))[group]
    back = counts(group[~forward], int(is_first.sum()))[group]
    return np.where(forward, ahead, back), np.where(forward, back, ahead)


def open_edges(tail: AnyIntArray, head: AnyIntArray, flipped: BoolArray) -> BoolArray:
    """Edges of positive length that no edge walks in the other direction, (k,)."""
    _, other = edge_users(tail, head, flipped)
    return np.asarray((other == 0) & (tail != head))


def irregular_polygons(outlines: Outlines) -> BoolArray:
    """Polygons with an edge that is not walked exactly once from each side, (n,).

    Wherever polygons overlap or leave a gap, the fault is bounded by edges of such polygons.
    """
    rings = outlines.rings
    corners = corners_of(rings)
    _, node = nodes_of(rings.xy[corners.vertex])
    flipped = reversed_rings(outlines, corners)[corners.ring]
    same, other = edge_users(node, node[corners.following], flipped)
    result = np.zeros(rings.n, dtype=bool)
    result[rings.block[corners.ring[(same != 1) | (other != 1)]]] = True
    return result
