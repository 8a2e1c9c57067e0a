# SPDX-License-Identifier: GPL-2.0-or-later
"""Where roads pass a barrier: places at which lines go from one side of a wall to the other."""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass, field
from math import pi
from typing import Callable, Sequence

import numpy as np

from ..arrays import AnyIntArray, BoolArray, FloatArray, IntArray
from .segments import (
    TOUCH,
    as_segments,
    close_pairs,
    meeting,
    point_distances,
    properly_cross,
)

#: Places closer than this are one place, in metres.
_PLACE = 0.01
#: A line that leaves a wall at a smaller angle runs along it, in radians.
_ALONG = 0.01


@dataclass(frozen=True)
class Crossings:
    """What reopens a border that a barrier cuts.

    points: road bridges, underpasses, ferries, (p, 2). segments: roads and paths, (q, 4).
    """

    points: FloatArray = field(default_factory=lambda: np.empty((0, 2)))
    segments: FloatArray = field(default_factory=lambda: np.empty((0, 4)))

    def __len__(self) -> int:
        return len(self.points) + len(self.segments)


def passages(
    lines: FloatArray,
    walls: FloatArray,
    group: AnyIntArray,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[IntArray, FloatArray]:
    """Places where lines pass from one side of the walls of a group to the other.

    lines (q, 4), walls (w, 4); group: of each wall, (w,). Returns the group (r,) and the place
    (r, 2) of each passage. A line that runs along a wall or ends at it does not pass it; two lines
    that meet there from both sides do, as networks that are cut at each junction have it.
    """
    crossed: list[IntArray] = []
    places: list[FloatArray] = []
    rows: list[FloatArray] = []
    for wall, line in close_pairs(walls, lines, TOUCH, is_cancelled):
        touching, contact = _contacts(walls[wall], lines[line], group[wall])
        rows.append(contact)
        proper = ~touching & properly_cross(walls[wall], lines[line])
        a = walls[wall[proper]]
        share = meeting(a, lines[line[proper]])
        crossed.append(group[wall[proper]].astype(np.int64))
        places.append(a[:, :2] + share[:, None] * (a[:, 2:] - a[:, :2]))
    if rows:
        at_node = _through_nodes(np.concatenate(rows))
        crossed.append(at_node[:, 0].astype(np.int64))
        places.append(at_node[:, 1:])
    if not crossed:
        return np.empty(0, dtype=np.int64), np.empty((0, 2))
    return _distinct(np.concatenate(crossed), np.concatenate(places))


def points_beside(
    points: FloatArray,
    walls: FloatArray,
    group: AnyIntArray,
    distance: float,
    n: int,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> IntArray:
    """Number of points within a distance of the walls of each group 0..n-1, (n,)."""
    found = [np.empty(0, dtype=np.int64)]
    size = max(len(points), 1)
    for wall, point in close_pairs(walls, as_segments(points), distance, is_cancelled):
        near = point_distances(points[point], walls[wall]) <= distance
        found.append(group[wall[near]].astype(np.int64) * size + point[near])
    pair = np.unique(np.concatenate(found))
    return np.bincount(pair // size, minlength=n).astype(np.int64)


def count_crossings(
    crossings: Crossings,
    borders: FloatArray,
    edge: AnyIntArray,
    walls: FloatArray,
    distance: float,
    m: int,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> IntArray:
    """Number of crossings of each edge 0..m-1, (m,).

    borders: segments of the edges, (s, 4); edge: of each, (s,). walls: barrier lines, (w, 4).
    Points count within the distance in metres, repeated ones once. Lines count where they pass the
    border itself or, if none does, where they pass a wall within the distance of the border.
    """
    distance = max(distance, TOUCH)
    points = np.unique(crossings.points, axis=0)
    number = points_beside(points, borders, edge, distance, m, is_cancelled)
    if not len(crossings.segments):
        return number
    own = passages(crossings.segments, borders, edge, is_cancelled)[0]
    on_border = np.bincount(own, minlength=m).astype(np.int64)
    none = np.zeros(len(walls), dtype=np.int64)
    places = passages(crossings.segments, walls, none, is_cancelled)[1]
    beside = points_beside(places, borders, edge, distance, m, is_cancelled)
    return np.asarray(number + np.where(on_border > 0, on_border, beside), dtype=np.int64)


def _contacts(
    walls: FloatArray, lines: FloatArray, group: AnyIntArray
) -> tuple[BoolArray, FloatArray]:
    """Pairs that touch at an end of either, and the directions that leave each place of contact.

    Rows of the second result: group, x, y, whether it is a wall, angle.
    """
    touching = np.zeros(len(walls), dtype=bool)
    rows = [np.empty((0, 5))]
    for of_wall, own, other in (
        (True, slice(0, 2), lines),
        (True, slice(2, 4), lines),
        (False, slice(0, 2), walls),
        (False, slice(2, 4), walls),
    ):
        place = (walls if of_wall else lines)[:, own]
        at = np.flatnonzero(point_distances(place, other) <= TOUCH)
        touching[at] = True
        place = place[at].copy()
        if not of_wall:
            # The end of a wall names the place for all that touch there.
            for end in (walls[at, :2], walls[at, 2:]):
                same = np.hypot(*(place - end).T) <= TOUCH
                place[same] = end[same]
        for is_wall, segments in ((1.0, walls[at]), (0.0, lines[at])):
            for towards in (segments[:, :2], segments[:, 2:]):
                leaving = towards - place
                away = np.flatnonzero(np.hypot(*leaving.T) > TOUCH)
                angle = np.arctan2(leaving[away, 1], leaving[away, 0])
                kind = np.full(len(away), is_wall)
                rows.append(np.column_stack([group[at[away]], place[away], kind, angle]))
    return touching, np.concatenate(rows)


def _through_nodes(rows: FloatArray) -> FloatArray:
    """Group, x, y of the places where lines leave into two of the sectors between the walls."""
    if not len(rows):
        return np.empty((0, 3))
    node = np.column_stack([rows[:, :1], _cells(rows[:, 1:3])])
    order = np.lexsort(node.T[::-1])
    rows, node = rows[order], node[order]
    fresh = np.flatnonzero(np.r_[True, (node[1:] != node[:-1]).any(axis=1)])
    kept = []
    for begin, end in zip(fresh.tolist(), [*fresh[1:].tolist(), len(rows)]):
        wall, angle = rows[begin:end, 3] == 1.0, rows[begin:end, 4]
        if _sectors(np.unique(angle[wall]).tolist(), angle[~wall].tolist()) > 1:
            kept.append(rows[begin, :3])
    return np.array(kept).reshape(-1, 3)


def _sectors(walls: Sequence[float], lines: Sequence[float]) -> int:
    """How many of the sectors between directions of walls hold a direction of a line."""
    distinct = [
        angle
        for angle, before in zip(walls, [*walls[-1:], *walls[:-1]])
        if len(walls) == 1 or _turn(angle, before) > _ALONG
    ]
    if len(distinct) < 2:
        return 0
    return len(
        {
            bisect(distinct, angle) % len(distinct)
            for angle in lines
            if all(_turn(angle, wall) > _ALONG for wall in distinct)
        }
    )


def _turn(a: float, b: float) -> float:
    difference = abs(a - b) % (2 * pi)
    return min(difference, 2 * pi - difference)


def _cells(places: FloatArray) -> FloatArray:
    """Places rounded. Shifted, since coordinates are often whole millimetres."""
    return np.asarray(np.floor(places / _PLACE + 0.3779), dtype=np.float64)


def _distinct(group: IntArray, places: FloatArray) -> tuple[IntArray, FloatArray]:
    rows = np.column_stack([group, _cells(places)])
    first = np.unique(rows, axis=0, return_index=True)[1]
    return group[first], places[first]
