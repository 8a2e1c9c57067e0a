# SPDX-License-Identifier: GPL-2.0-or-later
"""Shared borders of polygons by matching their edges: exact first, hairline gaps after.

On clean topology two neighbours share the very same segments; they are found by sorting, without
any geometric predicate. What remains unmatched (vertices on one side only, hairline gaps and
overlaps) is compared segment by segment within a tolerance.
"""

from __future__ import annotations

from typing import Callable, Iterator

import numpy as np

from .arrays import BoolArray, FloatArray, IntArray, sums
from .contiguity import BorderLines, Contiguity, from_pairs
from .errors import Cancelled
from .rings import Rings, perimeters

#: Vertices closer than this are the same vertex, in metres.
SNAP = 0.001
#: Segments count as parallel above this cosine of their angle (about 18 degrees).
_PARALLEL = 0.95
#: Entries whose pairs are looked at in one go.
_PORTION = 500_000


def build_contiguity(
    rings: Rings,
    tolerance: float = 0.5,
    is_cancelled: Callable[[], bool] = lambda: False,
) -> tuple[Contiguity, BorderLines]:
    """Rook contiguity with border lengths, and the border segments for drawing.

    rings: polygons in a metric CRS. tolerance: widest gap or overlap, in metres, across which two
    segments still share a border; 0 accepts only identical segments. Point contact never counts.
    Raises ``Cancelled``.
    """
    segments, block = rings.segments()
    if not len(segments):
        nothing = np.empty(0, dtype=np.int64)
        lines = BorderLines(segments, nothing.astype(np.int32), nothing.astype(np.int32))
        return from_pairs(rings.n, nothing, nothing, np.empty(0), np.zeros(rings.n)), lines
    first, second = identical_segments(segments, block, corner_nodes(segments))
    matched = np.zeros(len(segments), dtype=bool)
    matched[first] = matched[second] = True
    open_segments = np.flatnonzero(~matched)
    pieces, piece_left, piece_right, covered = _within_tolerance(
        segments, block, open_segments, tolerance, is_cancelled
    )
    length = _lengths(segments[first])
    contiguity = from_pairs(
        rings.n,
        np.concatenate([block[first], piece_left]),
        np.concatenate([block[second], piece_right]),
        np.concatenate([length, _lengths(pieces)]),
        perimeters(rings),
    )
    outer = open_segments[~covered]
    lines = BorderLines(
        np.concatenate([segments[first], pieces, segments[outer]]),
        np.concatenate([block[first], piece_left, block[outer]]).astype(np.int32),
        np.concatenate([block[second], piece_right, np.full(len(outer), -1)]).astype(np.int32),
    )
    return contiguity, lines


def _lengths(segments: FloatArray) -> FloatArray:
    return np.hypot(segments[:, 2] - segments[:, 0], segments[:, 3] - segments[:, 1])


def corner_nodes(segments: FloatArray) -> IntArray:
    """Number of the place at both ends of each segment, (2s,); the same place, the same number."""
    corner = segments.reshape(-1, 2)
    grid = np.round((corner - corner.min(axis=0)) / SNAP).astype(np.int64)
    # Two coordinates in one integer: a country at a millimetre needs 30 bits each.
    _, node = np.unique(grid[:, 0] * (grid[:, 1].max() + 1) + grid[:, 1], return_inverse=True)
    result: IntArray = node.astype(np.int64)
    return result


def identical_segments(
    segments: FloatArray, block: IntArray, node: IntArray
) -> tuple[IntArray, IntArray]:
    """Pairs of segments of different blocks with the same two end points.

    node: as of ``corner_nodes``.
    """
    ends = np.sort(node.reshape(-1, 2), axis=1)
    code = ends[:, 0] * (int(node.max()) + 1) + ends[:, 1]
    order = np.argsort(code, kind="stable")
    code = code[order]
    firsts: list[IntArray] = []
    seconds: list[IntArray] = []
    # More than two polygons share a segment only where polygons overlap or are doubled.
    step = 1
    while True:
        same = np.flatnonzero(code[step:] == code[:-step])
        if not len(same):
            break
        pair = order[same], order[same + step]
        differ = block[pair[0]] != block[pair[1]]
        firsts.append(pair[0][differ])
        seconds.append(pair[1][differ])
        step += 1
    if not firsts:
        nothing = np.empty(0, dtype=np.int64)
        return nothing, nothing
    return np.concatenate(firsts), np.concatenate(seconds)


def _within_tolerance(
    segments: FloatArray,
    block: IntArray,
    candidates: IntArray,
    tolerance: float,
    is_cancelled: Callable[[], bool],
) -> tuple[FloatArray, IntArray, IntArray, BoolArray]:
    """Shared pieces of segments that are not identical.

    Returns the pieces (p, 4), the blocks on both sides (p,), and for each candidate whether
    pieces cover more than half of it (then it is not an outer border).
    """
    covered = np.zeros(len(candidates))
    pieces: list[FloatArray] = [np.empty((0, 4))]
    sides: list[IntArray] = [np.empty((0, 2), dtype=np.int64)]
    if tolerance > 0 and len(candidates) > 1:
        own, origin = cut_segments(segments[candidates], tolerance)
        owner = block[candidates][origin]
        length = _lengths(own)
        for a, b in close_pairs(own, owner, tolerance, _PARALLEL):
            if is_cancelled():
                raise Cancelled
            piece, a, b = _facing(own, length, a, b, tolerance)
            pieces.append(piece)
            sides.append(np.column_stack([owner[a], owner[b]]))
            ends = origin[np.concatenate([a, b])]
            covered += sums(ends, np.tile(_lengths(piece), 2), len(candidates))
    side = np.concatenate(sides)
    full = covered > 0.5 * _lengths(segments[candidates])
    return np.concatenate(pieces), side[:, 0], side[:, 1], full


def cut_segments(segments: FloatArray, tolerance: float) -> tuple[FloatArray, IntArray]:
    """The segments with long ones cut in parts, and the segment each part comes from, (p,).

    ``close_pairs`` looks at cells as wide as the longest segment: one border of ten kilometres
    among garden fences would put all of them into one cell.
    """
    length = _lengths(segments)
    longest = max(2 * float(np.median(length)), 4 * tolerance)
    parts = np.ceil(length / longest).astype(np.int64)
    origin = np.repeat(np.arange(len(segments)), parts)
    number = np.arange(len(origin)) - (np.cumsum(parts) - parts)[origin]
    start, step = segments[origin, :2], segments[origin, 2:] - segments[origin, :2]
    share = number / parts[origin]
    # The end of a part is computed as the start of the next one, so that both are the same place.
    following = (number + 1) / parts[origin]
    first = start + share[:, None] * step
    last = np.where(
        (following == 1)[:, None], segments[origin, 2:], start + following[:, None] * step
    )
    return np.hstack([first, last]), origin


def _facing(
    own: FloatArray, length: FloatArray, a: IntArray, b: IntArray, tolerance: float
) -> tuple[FloatArray, IntArray, IntArray]:
    """Stretches (p, 4) that pairs of segments share, and the pairs that share one."""
    # Measure each pair on its longer segment: the shorter one is projected onto it.
    swap = length[a] < length[b]
    a, b = np.where(swap, b, a), np.where(swap, a, b)
    origin = own[a, :2]
    along = (own[a, 2:] - origin) / length[a][:, None]
    across = np.column_stack([-along[:, 1], along[:, 0]])
    start, end = own[b, :2] - origin, own[b, 2:] - origin
    position = np.stack([(start * along).sum(1), (end * along).sum(1)])
    offset = np.stack([(start * across).sum(1), (end * across).sum(1)])
    # The stretch of b, as parameters 0..1, that lies within the tolerance beside a.
    low, high = _inside(offset[0], offset[1], -tolerance, tolerance)
    low2, high2 = _inside(position[0], position[1], np.zeros(len(a)), length[a])
    low, high = np.maximum(low, low2), np.minimum(high, high2)
    shared = (high - low) * length[b] > 2 * SNAP
    a, b, low, high = a[shared], b[shared], low[shared], high[shared]
    step = own[b, 2:] - own[b, :2]
    pieces = np.hstack([own[b, :2] + low[:, None] * step, own[b, :2] + high[:, None] * step])
    return pieces, a, b


def _inside(
    at_start: FloatArray, at_end: FloatArray, lower: FloatArray | float, upper: FloatArray | float
) -> tuple[FloatArray, FloatArray]:
    """Parameters 0..1 between which a linear function lies in [lower, upper]."""
    slope = at_end - at_start
    flat = np.abs(slope) < 1e-12
    safe = np.where(flat, 1.0, slope)
    one, two = (lower - at_start) / safe, (upper - at_start) / safe
    low = np.clip(np.minimum(one, two), 0.0, 1.0)
    high = np.clip(np.maximum(one, two), 0.0, 1.0)
    outside = (at_start < lower) | (at_start > upper)
    return np.where(flat, 0.0, low), np.where(flat, np.where(outside, 0.0, 1.0), high)


def close_pairs(
    segments: FloatArray, owner: IntArray, tolerance: float, least_cosine: float = 0.0
) -> Iterator[tuple[IntArray, IntArray]]:
    """Pairs of segments of different blocks whose surrounding boxes are as close as the tolerance.

    least_cosine: of the angle between them; 0 takes all. Each pair comes once; pairs come in
    portions, so that a county full of hairline gaps fits into the memory of an office computer.
    """
    length = _lengths(segments)
    direction = (segments[:, 2:] - segments[:, :2]) / length[:, None]
    low = np.minimum(segments[:, :2], segments[:, 2:]) - tolerance / 2
    high = np.maximum(segments[:, :2], segments[:, 2:]) + tolerance / 2
    # A segment with its margin is smaller than a cell, so it lies in four of them at most.
    cell = float(length.max()) + 2 * tolerance
    base = np.floor(low.min(axis=0) / cell)
    column, row = (np.floor(low / cell) - base).astype(np.int64).T
    last_column, last_row = (np.floor(high / cell) - base).astype(np.int64).T
    height = int(last_row.max()) + 1
    everyone = np.arange(len(segments))
    wide, tall = last_column > column, last_row > row
    registered = (everyone, everyone[wide], everyone[tall], everyone[wide & tall])
    code = np.concatenate(
        [
            column * height + row,
            (last_column * height + row)[wide],
            (column * height + last_row)[tall],
            (last_column * height + last_row)[wide & tall],
        ]
    )
    order = np.argsort(code, kind="stable")
    code, index = code[order], np.concatenate(registered)[order]
    for first, second, where in pairs_of_groups(code, index):
        near = owner[first] != owner[second]
        near &= (low[first] <= high[second]).all(axis=1) & (low[second] <= high[first]).all(axis=1)
        first, second, where = first[near], second[near], where[near]
        near = np.abs((direction[first] * direction[second]).sum(axis=1)) >= least_cosine
        # Two segments may meet in several cells; the one where both have begun counts.
        home = np.maximum(column[first], column[second]) * height
        home += np.maximum(row[first], row[second])
        near &= home == where
        yield first[near], second[near]


def pairs_of_groups(
    code: IntArray, index: IntArray
) -> Iterator[tuple[IntArray, IntArray, IntArray]]:
    """All pairs of entries of the same group, in portions: both entries and their group.

    code: group of each entry, ascending, (e,). index: what the entries stand for, (e,).
    """
    start = 0
    while start < len(code):
        end = min(start + _PORTION, len(code))
        end = int(np.searchsorted(code, code[end - 1], side="right"))
        group, entry = code[start:end], index[start:end]
        step = 1
        while step < len(group):
            same = np.flatnonzero(group[step:] == group[:-step])
            if not len(same):
                break
            yield entry[same], entry[same + step], group[same]
            step += 1
        start = end
