# SPDX-License-Identifier: GPL-2.0-or-later
"""Plane geometry of mouse strokes: points, circles and free-hand loops against outlines.

Everything works on many segments at once; x1, y1, x2, y2 are the columns of segments.
"""

from __future__ import annotations

import numpy as np

from .arrays import BoolArray, FloatArray, IntArray


def crosses_ray(x: float, y: float, segments: FloatArray) -> BoolArray:
    """Segments that a ray from a point to the right meets, (s,); an odd number means inside.

    Of two segments that share a corner only one counts, so that a point on a common border lies
    in exactly one of two neighbours.
    """
    x1, y1, x2, y2 = segments.T
    result: BoolArray = (y1 > y) != (y2 > y)
    met = np.flatnonzero(result)
    share = (y - y1[met]) / (y2[met] - y1[met])
    result[met] = x1[met] + share * (x2[met] - x1[met]) > x
    return result


def distances(x: float, y: float, segments: FloatArray) -> FloatArray:
    """Distance of a point from each segment, (s,)."""
    near = nearest_places(x, y, segments)
    result: FloatArray = np.hypot(near[:, 0] - x, near[:, 1] - y)
    return result


def nearest_places(x: float, y: float, segments: FloatArray) -> FloatArray:
    """The place on each segment that is nearest to a point, (s, 2)."""
    start, along = segments[:, :2], segments[:, 2:] - segments[:, :2]
    length = np.maximum((along**2).sum(axis=1), 1e-300)
    share = ((np.array([x, y]) - start) * along).sum(axis=1) / length
    result: FloatArray = start + np.clip(share, 0.0, 1.0)[:, None] * along
    return result


def distances_to_stroke(points: FloatArray, stroke: FloatArray) -> FloatArray:
    """Distance of points, (n, 2), from the segment stroke, (4,)."""
    start, along = stroke[:2], stroke[2:] - stroke[:2]
    share = (points - start) @ along / max(float(along @ along), 1e-300)
    near = start + np.clip(share, 0.0, 1.0)[:, None] * along
    result: FloatArray = np.hypot(*(points - near).T)
    return result


def meets_stroke(segments: FloatArray, stroke: FloatArray, radius: float) -> BoolArray:
    """Segments, (s, 4), that a circle of a radius touches on its way along a stroke, (4,).

    A radius of 0 asks for common points.
    """
    x1, y1, x2, y2 = segments.T
    ax, ay, bx, by = stroke
    side_1 = (bx - ax) * (y1 - ay) - (by - ay) * (x1 - ax)
    side_2 = (bx - ax) * (y2 - ay) - (by - ay) * (x2 - ax)
    side_a = (x2 - x1) * (ay - y1) - (y2 - y1) * (ax - x1)
    side_b = (x2 - x1) * (by - y1) - (y2 - y1) * (bx - x1)
    result: BoolArray = (side_1 * side_2 <= 0) & (side_a * side_b <= 0)
    on_one_line = (side_1 == 0) & (side_2 == 0)
    if on_one_line.any():
        apart = (np.maximum(x1, x2) < min(ax, bx)) | (np.minimum(x1, x2) > max(ax, bx))
        apart |= (np.maximum(y1, y2) < min(ay, by)) | (np.minimum(y1, y2) > max(ay, by))
        result &= ~(on_one_line & apart)
    if radius > 0:
        result |= distances_to_stroke(segments[:, :2], stroke) <= radius
        result |= distances_to_stroke(segments[:, 2:], stroke) <= radius
        result |= distances(ax, ay, segments) <= radius
        result |= distances(bx, by, segments) <= radius
    return result


def points_inside(points: FloatArray, by_y: IntArray, segments: FloatArray) -> BoolArray:
    """Which points, (n, 2), lie inside closed loops, by the even-odd rule, (n,).

    by_y: the points in the order of their y. The work grows with the points beside each segment
    and not with points times segments, so a free-hand loop may have thousands of corners.
    """
    inside = np.zeros(len(points), dtype=bool)
    x, y = points[by_y, 0], points[by_y, 1]
    low = np.searchsorted(y, np.minimum(segments[:, 1], segments[:, 3]), side="left")
    high = np.searchsorted(y, np.maximum(segments[:, 1], segments[:, 3]), side="left")
    for (x1, y1, x2, y2), first, last in zip(segments.tolist(), low.tolist(), high.tolist()):
        if first < last:
            share = (y[first:last] - y1) / (y2 - y1)
            inside[first:last] ^= x1 + share * (x2 - x1) > x[first:last]
    result = np.empty_like(inside)
    result[by_y] = inside
    return result


def distances_to_lines(segments: FloatArray, lines: FloatArray) -> FloatArray:
    """How far the farther end of each segment lies from a segment of its own, both (s, 4)."""
    start, along = lines[:, :2], lines[:, 2:] - lines[:, :2]
    squared = np.maximum((along**2).sum(axis=1), 1e-300)
    result = np.zeros(len(segments))
    for end in (segments[:, :2], segments[:, 2:]):
        share = np.clip(((end - start) * along).sum(axis=1) / squared, 0.0, 1.0)
        gap = end - start - share[:, None] * along
        result = np.maximum(result, np.hypot(gap[:, 0], gap[:, 1]))
    return result
