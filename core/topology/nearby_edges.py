# SPDX-License-Identifier: GPL-2.0-or-later
"""Points that lie beside edges, found by cells of a grid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator

import numpy as np

from ..arrays import AnyIntArray, BoolArray, FloatArray, IntArray

#: Points that are compared with their edges in one go, which bounds the memory.
_CHUNK = 100_000


@dataclass(frozen=True)
class Beside:
    """Points beside edges.

    point, edge: indices. share: foot of the point along the edge, 0..1. distance: metres.
    """

    point: IntArray
    edge: IntArray
    share: FloatArray
    distance: FloatArray

    def where(self, choice: BoolArray | AnyIntArray) -> Beside:
        """Some of the entries."""
        return Beside(
            self.point[choice], self.edge[choice], self.share[choice], self.distance[choice]
        )


def points_beside_edges(
    points: FloatArray, start: FloatArray, end: FloatArray, tolerance: float
) -> Beside:
    """All points within a tolerance of edges from start to end, each pair once.

    points: (p, 2). start, end: (e, 2). The end points of an edge are found as well.
    """
    nothing = np.empty(0, dtype=np.int64)
    found = [Beside(nothing, nothing, np.empty(0), np.empty(0))]
    if tolerance > 0 and len(points) and len(start):
        for point, edge in _same_cell(points, start, end, tolerance):
            found.append(_within(points, start, end, tolerance, point, edge))
    # The same edge is met again in each of its samples.
    point = np.concatenate([part.point for part in found])
    edge = np.concatenate([part.edge for part in found])
    _, first = np.unique(point * max(len(start), 1) + edge, return_index=True)
    return Beside(
        point,
        edge,
        np.concatenate([part.share for part in found]),
        np.concatenate([part.distance for part in found]),
    ).where(first)


def _within(
    points: FloatArray,
    start: FloatArray,
    end: FloatArray,
    tolerance: float,
    point: IntArray,
    edge: IntArray,
) -> Beside:
    along = end[edge] - start[edge]
    to = points[point] - start[edge]
    squared = (along * along).sum(axis=1)
    safe = np.where(squared > 0, squared, 1.0)
    share = np.clip((to * along).sum(axis=1) / safe, 0.0, 1.0)
    distance = np.hypot(*(to - share[:, None] * along).T)
    return Beside(point, edge, share, distance).where(distance <= tolerance)


def _same_cell(
    points: FloatArray, start: FloatArray, end: FloatArray, tolerance: float
) -> Iterator[tuple[IntArray, IntArray]]:
    """Pairs of points and edges that have a cell in common, some more than once."""
    length = np.hypot(*(end - start).T)
    cell = max(float(np.median(length)), 4 * tolerance)
    # Samples at most half a cell apart; each enters the cells around it that it may touch.
    number = np.ceil(2 * length / cell).astype(np.int64) + 1
    edge = np.repeat(np.arange(len(start)), number)
    first = np.cumsum(number) - number
    share = (np.arange(len(edge)) - first[edge]) / np.maximum(number[edge] - 1, 1)
    samples = (start[edge] + share[:, None] * (end - start)[edge]) / cell
    reach = 0.26 + tolerance / cell
    low = np.floor(samples - reach).astype(np.int64)
    high = np.floor(samples + reach).astype(np.int64)
    own = np.floor(points / cell).astype(np.int64)
    base = np.minimum(low.min(axis=0), own.min(axis=0))
    low, high, own = low - base, high - base, own - base
    width = int(max(high[:, 1].max(), own[:, 1].max())) + 1
    wide, tall = high[:, 0] > low[:, 0], high[:, 1] > low[:, 1]
    code = np.concatenate(
        [
            low[:, 0] * width + low[:, 1],
            (high[:, 0] * width + low[:, 1])[wide],
            (low[:, 0] * width + high[:, 1])[tall],
            (high[:, 0] * width + high[:, 1])[wide & tall],
        ]
    )
    edge = np.concatenate([edge, edge[wide], edge[tall], edge[wide & tall]])
    order = np.argsort(code, kind="stable")
    code, edge = code[order], edge[order]
    wanted = own[:, 0] * width + own[:, 1]
    for chunk in range(0, len(points), _CHUNK):
        cells = wanted[chunk : chunk + _CHUNK]
        begin = np.searchsorted(code, cells)
        count = np.searchsorted(code, cells, side="right") - begin
        index = np.repeat(np.arange(len(cells)), count)
        entry = np.arange(len(index)) - np.repeat(np.cumsum(count) - count, count) + begin[index]
        yield index + chunk, edge[entry]
