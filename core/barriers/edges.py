# SPDX-License-Identifier: GPL-2.0-or-later
"""Barriers: rivers, motorways, railways, pits that cut or weaken shared borders (rule K08).

A barrier belongs to a border as far as the border lies within a distance of it and both run in
similar directions. A border that merely ends at a river is not cut by it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Callable, Sequence

import numpy as np

from ..arrays import (
    BoolArray,
    FloatArray,
    Int32Array,
    IntArray,
    TextArray,
    sums,
    text_array,
)
from ..contiguity import BorderLines, Contiguity
from .crossings import Crossings, count_crossings
from .segments import (
    TOUCH,
    close_pairs,
    cross,
    inside_polygons,
    lengths,
    meeting,
    merged,
    stretch_within,
)


class EdgeState(IntEnum):
    """What a barrier does to a border; a later one outweighs an earlier one."""

    OPEN = 0
    WEAKENED = 1
    CROSSED = 2
    CUT = 3


@dataclass(frozen=True)
class BarrierRules:
    """When a border counts as cut.

    distance: metres between border and barrier. cut_share: share of the border, 0..1, from which
    it is cut. max_angle: degrees between border and barrier, 90 for any direction.
    crossing_distance: metres between a crossing and the border it reopens.
    """

    distance: float = 20.0
    cut_share: float = 0.5
    max_angle: float = 60.0
    crossing_distance: float = 30.0


@dataclass(frozen=True)
class Barrier:
    """One layer of barriers.

    segments: x1, y1, x2, y2 in metres, (m, 4). polygon: the polygon that a segment bounds, -1 for
    lines, (m,). label: index into ``names`` of each segment, (m,). cuts: False where the layer
    only weakens.
    """

    segments: FloatArray
    polygon: Int32Array
    label: Int32Array
    names: tuple[str, ...]
    cuts: bool = True


@dataclass(frozen=True)
class EdgeBarriers:
    """What barriers do to the edges of a contiguity, (m,) each, in its order.

    code: edges as of ``Contiguity.codes``. share: of the border within the distance, 0..1.
    crossings: number of crossings beside an affected border. state: ``EdgeState``. name: of the
    barrier, "" where there is none.
    """

    n: int
    code: IntArray
    share: FloatArray
    crossings: IntArray
    state: Int32Array
    name: TextArray

    @property
    def strength(self) -> FloatArray:
        """How much a region should avoid to reach across, 0..1: 1 where cut, else less by each
        crossing."""
        eased = self.share / (1.0 + self.crossings)
        return np.where(self.state == EdgeState.CUT, 1.0, eased)

    def strength_of(self, contiguity: Contiguity) -> FloatArray:
        """``strength`` for the edges of another contiguity of the same blocks; 0 for new edges."""
        at = np.minimum(np.searchsorted(self.code, contiguity.codes), max(len(self.code) - 1, 0))
        if not len(self.code):
            return np.zeros(contiguity.edge_count)
        return np.where(self.code[at] == contiguity.codes, self.strength[at], 0.0)

    def pairs(self, state: EdgeState) -> list[tuple[int, int]]:
        """Blocks of the edges in a state."""
        code = self.code[self.state == state]
        return list(zip((code // self.n).tolist(), (code % self.n).tolist()))

    def count(self, state: EdgeState) -> int:
        """Number of edges in a state."""
        return int(np.count_nonzero(self.state == state))


def no_barriers(borders: Contiguity) -> EdgeBarriers:
    """All borders open."""
    m = borders.edge_count
    return EdgeBarriers(
        borders.n,
        borders.codes,
        np.zeros(m),
        np.zeros(m, dtype=np.int64),
        np.zeros(m, dtype=np.int32),
        text_array([""] * m),
    )


def barriers_on_borders(
    lines: BorderLines,
    borders: Contiguity,
    barrier: Barrier,
    crossings: Crossings | None = None,
    rules: BarrierRules | None = None,
    *,
    progress: Callable[[float], None] = lambda percent: None,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> EdgeBarriers:
    """What one layer of barriers does to each border.

    lines: border segments as of ``build_contiguity``; borders: the edges to judge, without
    bridges. A border is cut where the share reaches ``rules.cut_share`` and no crossing reopens
    it; below that, or where the layer only weakens, it is weakened. Raises ``Cancelled``.
    """
    rules = rules or BarrierRules()
    crossings = crossings or Crossings()
    segments, edge = _border_segments(lines, borders)
    index, label, low, high = _along(segments, barrier, rules, is_cancelled)
    progress(40)
    inside = _inside(segments, barrier, is_cancelled)
    index, label, low, high = (
        np.concatenate(both) for both in zip((index, label, low, high), inside)
    )
    progress(60)
    length = lengths(segments)
    m = borders.edge_count
    total = sums(edge, length, m)
    part, low_union, high_union = merged(index, low, high)
    covered = sums(edge[part], (high_union - low_union) * length[part], m)
    share = np.minimum(covered / np.where(total > 0, total, 1.0), 1.0)
    # A trace left by rounding is no barrier.
    share[covered < TOUCH] = 0.0
    names = _names(barrier, index, label, low, high, edge, length, share)
    progress(70)
    touched = np.flatnonzero(share[edge] > 0)
    walls = barrier.segments[barrier.polygon < 0]
    number = count_crossings(
        crossings,
        segments[touched],
        edge[touched],
        walls,
        rules.crossing_distance,
        m,
        is_cancelled,
    )
    # Half of 0.1 + 0.2 is not quite 0.15 in binary.
    wide = share >= rules.cut_share - 1e-9
    state = np.where(share > 0, int(EdgeState.WEAKENED), int(EdgeState.OPEN))
    if barrier.cuts:
        state[wide & (share > 0)] = EdgeState.CUT
        state[wide & (share > 0) & (number > 0)] = EdgeState.CROSSED
    progress(100)
    return EdgeBarriers(borders.n, borders.codes, share, number, state.astype(np.int32), names)


def crossings_on_borders(
    lines: BorderLines,
    borders: Contiguity,
    crossings: Crossings,
    rules: BarrierRules,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> IntArray:
    """Number of crossings that lie on each border, whatever barrier there is, (m,).

    Lines count only where they pass the border itself. Raises ``Cancelled``.
    """
    segments, edge = _border_segments(lines, borders)
    m, none = borders.edge_count, np.empty((0, 4))
    return count_crossings(
        crossings, segments, edge, none, rules.crossing_distance, m, is_cancelled
    )


def strongest(borders: Contiguity, layers: Sequence[EdgeBarriers]) -> EdgeBarriers:
    """Several layers together: for each edge the one with the worst state, then widest share.

    The names of all layers that put the edge into this state are given.
    """
    if not layers:
        return no_barriers(borders)
    state = np.stack([layer.state for layer in layers])
    share = np.stack([layer.share for layer in layers])
    best = np.argmax(state + 0.5 * share, axis=0)
    at = np.arange(len(best))
    names = layers[0].name.copy()
    for edge in np.flatnonzero(state.max(axis=0, initial=0) > 0).tolist():
        same = np.flatnonzero(state[:, edge] == state[best[edge], edge]).tolist()
        decisive = sorted(same, key=lambda layer: layer != best[edge])
        names[edge] = ", ".join(dict.fromkeys(str(layers[layer].name[edge]) for layer in decisive))
    result = EdgeBarriers(
        borders.n,
        borders.codes,
        share[best, at],
        np.stack([layer.crossings for layer in layers])[best, at],
        state[best, at],
        names,
    )
    return _with_contacts(borders, result)


def _with_contacts(borders: Contiguity, result: EdgeBarriers) -> EdgeBarriers:
    """Cut contacts in a point (queen) wherever each way around the point is cut.

    Where four blocks meet at a river, the two across the corner are apart as the others are.
    """
    contacts = np.flatnonzero((borders.length == 0) & (result.share == 0) & ~borders.bridge)
    cut = result.state == EdgeState.CUT
    affected = np.zeros(borders.n, dtype=bool)
    affected[borders.left[cut]] = affected[borders.right[cut]] = True
    contacts = contacts[affected[borders.left[contacts]] & affected[borders.right[contacts]]]
    if not len(contacts):
        return result
    state, name = result.state.copy(), result.name.copy()
    border_of = borders.length > 0

    def ways(block: int) -> dict[int, int]:
        begin, end = borders.indptr[block], borders.indptr[block + 1]
        edges = borders.edge_of[begin:end].tolist()
        others = borders.indices[begin:end].tolist()
        return {other: edge for other, edge in zip(others, edges) if border_of[edge]}

    for contact in contacts.tolist():
        one, two = ways(int(borders.left[contact])), ways(int(borders.right[contact]))
        around = [(one[middle], two[middle]) for middle in one if middle in two]
        walls = [edge for way in around for edge in way if cut[edge]]
        if around and all(cut[a] or cut[b] for a, b in around):
            state[contact] = EdgeState.CUT
            name[contact] = result.name[walls[0]]
    return replace(result, state=state, name=name)


def _border_segments(lines: BorderLines, borders: Contiguity) -> tuple[FloatArray, IntArray]:
    """Segments of shared borders that are edges, and the edge of each."""
    left, right = lines.left.astype(np.int64), lines.right.astype(np.int64)
    code = np.minimum(left, right) * borders.n + np.maximum(left, right)
    known = borders.codes
    if not len(known):
        return np.empty((0, 4)), np.empty(0, dtype=np.int64)
    at = np.minimum(np.searchsorted(known, code), len(known) - 1)
    shared = (right >= 0) & (known[at] == code)
    return lines.segments[shared], at[shared]


def _along(
    segments: FloatArray,
    barrier: Barrier,
    rules: BarrierRules,
    is_cancelled: Callable[[], bool],
) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
    """Stretches of border segments beside a barrier of similar direction."""
    distance = max(rules.distance, TOUCH)
    found = [_no_stretches()]
    for border, wall in close_pairs(segments, barrier.segments, distance, is_cancelled):
        if rules.max_angle < 90:
            similar = _similar(segments[border], barrier.segments[wall], rules.max_angle)
            border, wall = border[similar], wall[similar]
        low, high = stretch_within(segments[border], barrier.segments[wall], distance)
        valid = high > low
        label = barrier.label[wall[valid]].astype(np.int64)
        found.append((border[valid], label, low[valid], high[valid]))
    return _joined(found)


def _similar(first: FloatArray, second: FloatArray, degrees: float) -> BoolArray:
    a, b = first[:, 2:] - first[:, :2], second[:, 2:] - second[:, :2]
    across, along = np.abs(cross(a, b)), np.abs((a * b).sum(axis=1))
    similar = across * np.cos(np.radians(degrees)) <= along * np.sin(np.radians(degrees))
    # A doubled vertex makes a segment without a direction; its neighbours speak for it.
    return np.asarray(similar & (lengths(second) > TOUCH), dtype=np.bool_)


def _inside(
    segments: FloatArray, barrier: Barrier, is_cancelled: Callable[[], bool]
) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
    """Stretches of border segments inside polygons.

    Segments are cut where they meet an outline; each piece then lies inside or outside as a whole.
    """
    bounds = barrier.polygon >= 0
    outline, polygon = barrier.segments[bounds], barrier.polygon[bounds]
    if not len(outline) or not len(segments):
        return _no_stretches()
    corner = outline.reshape(-1, 2)
    low, high = corner.min(axis=0), corner.max(axis=0)
    start, end = segments[:, :2], segments[:, 2:]
    near = (np.maximum(start, end) >= low) & (np.minimum(start, end) <= high)
    border = np.flatnonzero(near.all(axis=1))
    index, at = [border, border], [np.zeros(len(border)), np.ones(len(border))]
    for piece, wall in close_pairs(segments, outline, TOUCH, is_cancelled):
        share = meeting(segments[piece], outline[wall])
        valid = (share > 0) & (share < 1)
        index.append(piece[valid])
        at.append(share[valid])
    of, cut = np.concatenate(index), np.concatenate(at)
    order = np.lexsort((cut, of))
    of, cut = of[order], cut[order]
    piece = np.flatnonzero((of[1:] == of[:-1]) & (cut[1:] > cut[:-1]))
    of, begin, stop = of[piece], cut[piece], cut[piece + 1]
    middle = (begin + stop) / 2
    points = segments[of, :2] + middle[:, None] * (segments[of, 2:] - segments[of, :2])
    point, holder = inside_polygons(points, outline, polygon)
    label_of = np.zeros(int(polygon.max()) + 1, dtype=np.int64)
    label_of[polygon] = barrier.label[bounds]
    return of[point], label_of[holder], begin[point], stop[point]


def _no_stretches() -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
    nothing = np.empty(0, dtype=np.int64)
    return nothing, nothing, np.empty(0), np.empty(0)


def _joined(
    found: Sequence[tuple[IntArray, IntArray, FloatArray, FloatArray]],
) -> tuple[IntArray, IntArray, FloatArray, FloatArray]:
    index, label, low, high = zip(*found)
    return (
        np.concatenate(index),
        np.concatenate(label),
        np.concatenate(low),
        np.concatenate(high),
    )


def _names(
    barrier: Barrier,
    index: IntArray,
    label: IntArray,
    low: FloatArray,
    high: FloatArray,
    edge: IntArray,
    length: FloatArray,
    share: FloatArray,
) -> TextArray:
    """For each edge the name of the barrier beside most of it; the first in order where equal."""
    result = text_array([""] * len(share))
    k = max(len(barrier.names), 1)
    part, low, high = merged(index * k + label, low, high)
    segment, label = part // k, part % k
    code, where = np.unique(edge[segment] * k + label, return_inverse=True)
    reach = np.round(sums(where, (high - low) * length[segment], len(code)), 3)
    order = np.lexsort((code % k, -reach, code // k))
    at, named = code[order] // k, code[order] % k
    first = np.r_[True, at[1:] != at[:-1]] if len(at) else np.empty(0, dtype=bool)
    for target, name in zip(at[first].tolist(), named[first].tolist()):
        if share[target] > 0:
            result[target] = barrier.names[name]
    return result
