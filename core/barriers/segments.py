# SPDX-License-Identifier: GPL-2.0-or-later
"""Straight segments against each other: which are close, and what of one lies near another.

Segments are rows x1, y1, x2, y2 in metres. Everything is exact but for ``TOUCH``; pairs are found
through square cells, so that work grows with the length of the lines and not with its square.
"""

from __future__ import annotations

from typing import Callable, Iterator

import numpy as np

from ..arrays import AnyIntArray, BoolArray, FloatArray, IntArray
from ..errors import Cancelled

#: Points closer than this touch, in metres.
TOUCH = 0.001
#: Pairs held in memory at a time, and segments looked up at a time.
_PAIRS, _LOOKUPS = 3_000_000, 50_000


def lengths(segments: FloatArray) -> FloatArray:
    """Length of each segment, (s,)."""
    return np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])


def as_segments(points: FloatArray) -> FloatArray:
    """Points (p, 2) as segments without a length, (p, 4)."""
    return np.hstack([points, points])


def close_pairs(
    first: FloatArray,
    second: FloatArray,
    distance: float,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> Iterator[tuple[IntArray, IntArray]]:
    """Index pairs of segments whose boxes lie within a distance, each pair once, in portions.

    No pair of segments within the distance is missed; some pairs are farther apart. Raises
    ``Cancelled``.
    """
    near = _inside_box(first, second, distance)
    if not len(near) or not len(second):
        return
    others = _inside_box(second, first[near], distance)
    first, second = first[near], second[others]
    total = lengths(first).sum() + lengths(second).sum()
    # Samples half a cell apart, at most; so points within the distance lie in neighbouring cells.
    cell = max(2 * distance, float(total) / max(len(first) + len(second), 1), TOUCH)
    origin = first.reshape(-1, 2).min(axis=0) - distance - 2 * cell
    column, row, owner = _cells(first, cell, origin)
    height = int(row.max(initial=0)) + 4
    code = column * height + row
    order = np.argsort(code, kind="stable")
    known, start, count = np.unique(code[order], return_index=True, return_counts=True)
    owner = owner[order]
    around = np.array([dx * height + dy for dx in (-1, 0, 1) for dy in (-1, 0, 1)])
    for begin in range(0, len(second), _LOOKUPS):
        portion = second[begin : begin + _LOOKUPS]
        column, row, asking = _cells(portion, cell, origin)
        inside = (row >= 0) & (row < height - 1) & (column >= 0)
        wanted = ((column * height + row)[inside, None] + around).ravel()
        asking = np.repeat(asking[inside], len(around))
        at = np.minimum(np.searchsorted(known, wanted), len(known) - 1)
        hit = known[at] == wanted
        at, asking = at[hit], asking[hit]
        for low, high in _portions(asking, count[at]):
            if is_cancelled():
                raise Cancelled
            found = _expanded(start[at[low:high]], count[at[low:high]])
            a = owner[found]
            b = np.repeat(asking[low:high], count[at[low:high]])
            keep = _boxes_close(first[a], portion[b], distance)
            pair = np.unique(b[keep] * len(first) + a[keep])
            if len(pair):
                yield near[pair % len(first)], others[pair // len(first) + begin]


def _inside_box(segments: FloatArray, box: FloatArray, distance: float) -> IntArray:
    """Segments within a distance of the box around others."""
    if not len(segments) or not len(box):
        return np.empty(0, dtype=np.int64)
    corner = box.reshape(-1, 2)
    low, high = corner.min(axis=0) - distance, corner.max(axis=0) + distance
    start, end = segments[:, :2], segments[:, 2:]
    inside = (np.maximum(start, end) >= low) & (np.minimum(start, end) <= high)
    return np.flatnonzero(inside.all(axis=1))


def _cells(
    segments: FloatArray, cell: float, origin: FloatArray
) -> tuple[IntArray, IntArray, IntArray]:
    """Cells through which segments pass: column, row, and the segment; ordered by segment."""
    steps = np.ceil(2 * lengths(segments) / cell).astype(np.int64)
    index = np.repeat(np.arange(len(segments)), steps + 1)
    before = np.cumsum(steps + 1) - (steps + 1)
    share = (np.arange(len(index)) - before[index]) / np.maximum(steps, 1)[index]
    points = segments[index, :2] + share[:, None] * (segments[index, 2:] - segments[index, :2])
    grid = np.floor((points - origin) / cell).astype(np.int64)
    fresh = np.ones(len(index), dtype=bool)
    fresh[1:] = (index[1:] != index[:-1]) | (grid[1:] != grid[:-1]).any(axis=1)
    return grid[fresh, 0], grid[fresh, 1], index[fresh]


def _portions(owner: IntArray, weight: IntArray) -> Iterator[tuple[int, int]]:
    """Ranges of a bearable weight that do not part entries of one owner."""
    total = np.cumsum(weight)
    begin = 0
    while begin < len(owner):
        base = int(total[begin - 1]) if begin else 0
        end = max(int(np.searchsorted(total, base + _PAIRS, side="right")), begin + 1)
        if end < len(owner):
            end = int(np.searchsorted(owner, owner[end - 1], side="right"))
        yield begin, end
        begin = end


def _expanded(start: IntArray, count: IntArray) -> IntArray:
    """start[0], start[0] + 1, ... count[0] entries, and so on."""
    offset = np.cumsum(count) - count
    within = np.arange(int(count.sum()), dtype=np.int64)
    return np.asarray(within + np.repeat(start - offset, count), dtype=np.int64)


def _boxes_close(first: FloatArray, second: FloatArray, distance: float) -> BoolArray:
    close = np.ones(len(first), dtype=bool)
    for axis in (0, 1):
        a, b, c, d = first[:, axis], first[:, axis + 2], second[:, axis], second[:, axis + 2]
        close &= np.minimum(a, b) <= np.maximum(c, d) + distance
        close &= np.minimum(c, d) <= np.maximum(a, b) + distance
    return close


def stretch_within(
    first: FloatArray, second: FloatArray, distance: float
) -> tuple[FloatArray, FloatArray]:
    """What of each first segment lies within a distance of the second one of its pair.

    Returns parameters 0..1 along the first, (p,) each; low > high where nothing does. The points
    near a segment fill a convex capsule, so a straight line meets it in one stretch: the hull of
    its stretches in the strip beside the segment and in the two discs around the ends.
    """
    start, along = first[:, :2], first[:, 2:] - first[:, :2]
    squared = np.maximum((along**2).sum(axis=1), TOUCH**2 * 1e-6)
    low = np.full(len(first), np.inf)
    high = np.full(len(first), -np.inf)

    def take(bottom: FloatArray, top: FloatArray) -> None:
        bottom, top = np.maximum(bottom, 0.0), np.minimum(top, 1.0)
        valid = bottom <= top
        low[valid] = np.minimum(low[valid], bottom[valid])
        high[valid] = np.maximum(high[valid], top[valid])

    for end in (second[:, :2], second[:, 2:]):
        offset = end - start
        foot = (offset * along).sum(axis=1) / squared
        across = (offset[:, 0] * along[:, 1] - offset[:, 1] * along[:, 0]) ** 2 / squared
        half = np.sqrt(np.maximum(distance**2 - across, 0.0) / squared)
        reached = across <= distance**2
        take(np.where(reached, foot - half, 2.0), np.where(reached, foot + half, -2.0))
    axis = second[:, 2:] - second[:, :2]
    size = np.hypot(axis[:, 0], axis[:, 1])
    axis = axis / np.where(size > 0, size, 1.0)[:, None]
    from_start, from_end = start - second[:, :2], first[:, 2:] - second[:, :2]
    bottom, top = _between(
        (from_start * axis).sum(axis=1), (from_end * axis).sum(axis=1), np.zeros(len(size)), size
    )
    beside = np.full(len(size), distance)
    bottom2, top2 = _between(cross(from_start, axis), cross(from_end, axis), -beside, beside)
    strip = size > 0
    take(
        np.where(strip, np.maximum(bottom, bottom2), 2.0),
        np.where(strip, np.minimum(top, top2), -2.0),
    )
    return low, high


def cross(a: FloatArray, b: FloatArray) -> FloatArray:
    """Cross product of plane vectors, row by row; positive where b lies to the left of a."""
    return np.asarray(a[:, 0] * b[:, 1] - a[:, 1] * b[:, 0], dtype=np.float64)


def _between(
    at_start: FloatArray, at_end: FloatArray, lower: FloatArray, upper: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """Parameters between which a linear function lies in [lower, upper]; low > high for never."""
    slope = at_end - at_start
    flat = slope == 0
    safe = np.where(flat, 1.0, slope)
    one, two = (lower - at_start) / safe, (upper - at_start) / safe
    never = (at_start < lower) | (at_start > upper)
    low = np.where(flat, np.where(never, 2.0, 0.0), np.minimum(one, two))
    high = np.where(flat, np.where(never, -2.0, 1.0), np.maximum(one, two))
    return low, high


def merged(
    index: AnyIntArray, low: FloatArray, high: FloatArray
) -> tuple[IntArray, FloatArray, FloatArray]:
    """Union of stretches 0..1 of each index: disjoint stretches, ordered."""
    if not len(index):
        return np.empty(0, dtype=np.int64), np.empty(0), np.empty(0)
    order = np.lexsort((low, index))
    index, low, high = index[order], low[order], high[order]
    rank = np.zeros(len(index), dtype=np.int64)
    np.cumsum(index[1:] != index[:-1], out=rank[1:])
    # Each index has a room of its own on one long axis, so that one running maximum does for all.
    reach = np.maximum.accumulate(2.0 * rank + high)
    fresh = np.ones(len(index), dtype=bool)
    fresh[1:] = 2.0 * rank[1:] + low[1:] > reach[:-1]
    begin = np.flatnonzero(fresh)
    return index[begin].astype(np.int64), low[begin], np.maximum.reduceat(high, begin)


def point_distances(points: FloatArray, segments: FloatArray) -> FloatArray:
    """Distance of each point from the segment of its row, (p,)."""
    start, along = segments[:, :2], segments[:, 2:] - segments[:, :2]
    squared = (along**2).sum(axis=1)
    share = ((points - start) * along).sum(axis=1) / np.where(squared > 0, squared, 1.0)
    foot = start + np.clip(share, 0.0, 1.0)[:, None] * along
    return np.asarray(np.hypot(*(points - foot).T), dtype=np.float64)


def segment_distances(first: FloatArray, second: FloatArray) -> FloatArray:
    """Distance of the two segments of each row, 0 where they cross or touch, (p,)."""
    result = np.minimum(
        np.minimum(point_distances(first[:, :2], second), point_distances(first[:, 2:], second)),
        np.minimum(point_distances(second[:, :2], first), point_distances(second[:, 2:], first)),
    )
    result[properly_cross(first, second)] = 0.0
    return result


def properly_cross(first: FloatArray, second: FloatArray) -> BoolArray:
    """Whether the two segments of each row cross, each with both ends on other sides, (p,)."""

    def parts(a: FloatArray, b: FloatArray) -> BoolArray:
        along = a[:, 2:] - a[:, :2]
        one, two = cross(along, b[:, :2] - a[:, :2]), cross(along, b[:, 2:] - a[:, :2])
        return np.asarray(((one > 0) & (two < 0)) | ((one < 0) & (two > 0)), dtype=np.bool_)

    return parts(first, second) & parts(second, first)


def meeting(first: FloatArray, second: FloatArray) -> FloatArray:
    """Parameter along the first at which its line meets the line of the second; NaN if parallel."""
    along, other = first[:, 2:] - first[:, :2], second[:, 2:] - second[:, :2]
    denominator = cross(along, other)
    parallel = np.abs(denominator) <= 1e-12 * lengths(first) * lengths(second)
    safe = np.where(parallel, 1.0, denominator)
    return np.where(parallel, np.nan, cross(second[:, :2] - first[:, :2], other) / safe)


def inside_polygons(
    points: FloatArray, outline: FloatArray, polygon: AnyIntArray
) -> tuple[IntArray, IntArray]:
    """Pairs of a point and a polygon that holds it, by the even-odd rule.

    outline: segments of all rings in any order and direction. polygon: of each segment.
    """
    nothing = np.empty(0, dtype=np.int64)
    if not len(points) or not len(outline):
        return nothing, nothing
    lower = np.minimum(outline[:, 1], outline[:, 3])
    upper = np.maximum(outline[:, 1], outline[:, 3])
    bottom, top = float(lower.min()), float(upper.max())
    bands = min(len(outline), 5_000)
    height = max((top - bottom) / bands, TOUCH)
    first = np.floor((lower - bottom) / height).astype(np.int64)
    last = np.floor((upper - bottom) / height).astype(np.int64)
    spans = last - first + 1
    segment = np.repeat(np.arange(len(outline)), spans)
    band = _expanded(first, spans)
    order = np.argsort(band, kind="stable")
    band, segment = band[order], segment[order]
    right = float(np.maximum(outline[:, 0], outline[:, 2]).max())
    candidates = np.flatnonzero(
        (points[:, 1] >= bottom) & (points[:, 1] <= top) & (points[:, 0] <= right)
    )
    own = np.floor((points[candidates, 1] - bottom) / height).astype(np.int64)
    start = np.searchsorted(band, own, side="left")
    count = np.searchsorted(band, own, side="right") - start
    hits: list[IntArray] = []
    span = int(polygon.max()) + 1
    for low, high in _portions(candidates, count):
        at = np.repeat(candidates[low:high], count[low:high])
        wall = segment[_expanded(start[low:high], count[low:high])]
        x, y = points[at].T
        x1, y1, x2, y2 = outline[wall].T
        # A ray to the right; an end belongs to the segment above it only.
        meets = (y1 <= y) != (y2 <= y)
        rise = np.where(meets, y2 - y1, 1.0)
        meets &= x1 + (y - y1) / rise * (x2 - x1) > x
        code, times = np.unique(
            at[meets] * span + polygon[wall[meets]].astype(np.int64), return_counts=True
        )
        hits.append(code[times % 2 == 1])
    found = np.concatenate(hits) if hits else nothing
    return found // span, found % span
