# SPDX-License-Identifier: GPL-2.0-or-later
"""Polygon rings as flat coordinate arrays, read from WKB without a geometry library."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Sequence

import numpy as np

from .arrays import FloatArray, IntArray, sums

_POLYGON, _MULTIPOLYGON = 3, 6
#: How nearly all blocks begin: a multipolygon of one polygon with one ring.
_ONE_RING = struct.pack("<BIIBII", 1, _MULTIPOLYGON, 1, 1, _POLYGON, 1)


@dataclass(frozen=True)
class Rings:
    """All rings of n polygons, outer and inner alike.

    xy: vertices of all rings one after the other, (v, 2); every ring repeats its first vertex.
    start: first vertex of each ring and the end, (r + 1,). block: polygon of each ring, (r,).
    n: number of polygons.
    """

    xy: FloatArray
    start: IntArray
    block: IntArray
    n: int

    def segments(self) -> tuple[FloatArray, IntArray]:
        """Segments of positive length: coordinates x1, y1, x2, y2 (s, 4) and their polygon (s,)."""
        count = np.diff(self.start)
        ring_of_vertex = np.repeat(np.arange(len(count)), count)
        is_first = np.ones(len(self.xy), dtype=bool)
        is_first[:-1] = ring_of_vertex[1:] == ring_of_vertex[:-1]
        is_first[-1:] = False
        first = np.flatnonzero(is_first)
        segments = np.hstack([self.xy[first], self.xy[first + 1]])
        positive = (segments[:, 0] != segments[:, 2]) | (segments[:, 1] != segments[:, 3])
        return segments[positive], self.block[ring_of_vertex[first]][positive]


def rings_from_wkb(polygons: Sequence[bytes]) -> Rings:
    """Rings of two-dimensional polygons and multipolygons in WKB (OGC 06-103r4, section 8).

    An empty entry stands for a polygon without rings. Raises ``ValueError`` for other types.
    """
    # The vertices stay bytes until the end: an array for each ring would take most of the time.
    parts: list[bytes] = []
    counts: list[int] = []
    owners: list[int] = []
    for block, wkb in enumerate(polygons):
        if wkb:
            before = len(counts)
            end = _read(wkb, 0, parts, counts)
            if end > len(wkb):
                raise ValueError("WKB ends in the middle of a polygon")
            owners += [block] * (len(counts) - before)
    start = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=start[1:])
    xy = np.frombuffer(b"".join(parts), dtype="<f8").reshape(-1, 2).astype(np.float64, copy=False)
    return Rings(xy, start, np.asarray(owners, dtype=np.int64), len(polygons))


def _read(wkb: bytes, at: int, parts: list[bytes], counts: list[int]) -> int:
    """Append the rings of the polygon that begins at a byte; where it ends."""
    if wkb.startswith(_ONE_RING, at):
        kind, count, at = _POLYGON, 1, at + len(_ONE_RING)
        order = "<"
    else:
        order = "<" if wkb[at] == 1 else ">"
        kind, count = struct.unpack_from(order + "II", wkb, at + 1)
        at += 9
    if kind == _MULTIPOLYGON:
        for _ in range(count):
            at = _read(wkb, at, parts, counts)
        return at
    if kind != _POLYGON:
        raise ValueError(f"WKB type {kind} is not a two-dimensional polygon")
    for _ in range(count):
        (vertices,) = struct.unpack_from(order + "I", wkb, at)
        end = at + 4 + 16 * vertices
        ring = wkb[at + 4 : end]
        parts.append(ring if order == "<" else np.frombuffer(ring, ">f8").astype("<f8").tobytes())
        counts.append(vertices)
        at = end
    return at


def perimeters(rings: Rings) -> FloatArray:
    """Length of all rings of each polygon, (n,), in units of the coordinates."""
    segments, block = rings.segments()
    length = np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])
    return sums(block, length, rings.n)
