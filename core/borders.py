# SPDX-License-Identifier: GPL-2.0-or-later
"""Shared borders of polygons by matching their edges: exact first, hairline gaps after.

On clean topology two neighbours share the very same segments; they are found by sorting, without
any geometric predicate. What remains unmatched (vertices on one side only, hairline gaps and
overlaps) is compared segment by segment within a tolerance.
"""

from __future__ import annotations

import numpy as np

from .arrays import BoolArray, FloatArray, IntArray, sums
from .contiguity import BorderLines, Contiguity, from_pairs
from .rings import Rings, perimeters

#: Vertices closer than this are the same vertex, in metres.
SNAP = 0.001
#: Segments count as parallel above this cosine of their angle (about 18 degrees).
_PARALLEL = 0.95


def build_contiguity(rings: Rings, tolerance: float = 0.5) -> tuple[Contiguity, BorderLines]:
    """Rook contiguity with border lengths, and the border segments for drawing.

    rings: polygons in a metric CRS. tolerance: widest gap or overlap, in metres, across which two
    segments still share a border; 0 accepts only identical segments. Point contact never counts.
    """
    segments, block = rings.segments()
    if not len(segments):
        nothing = np.empty(0, dtype=np.int64)
        lines = BorderLines(segments, nothing.astype(np.int32), nothing.astype(np.int32))
        return from_pairs(rings.n, nothing, nothing, np.empty(0), np.zeros(rings.n)), lines
    first, second = _identical(segments, block)
    matched = np.zeros(len(segments), dtype=bool)
    matched[first] = matched[second] = True
    open_segments = np.flatnonzero(~matched)
    pieces, piece_left, piece_right, covered = _within_tolerance(
        segments, block, open_segments, tolerance
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


def _identical(segments: FloatArray, block: IntArray) -> tuple[IntArray, IntArray]:
    """Pairs of segments of different blocks with the same two end points."""
    corner = segments.reshape(-1, 2)
    grid = np.round((corner - corner.min(axis=0)) / SNAP).astype(np.int64)
    # Two coordinates in one integer: a country at a millimetre needs 30 bits each.
    _, node = np.unique(grid[:, 0] * (grid[:, 1].max() + 1) + grid[:, 1], return_inverse=True)
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
    segments: FloatArray, block: IntArray, candidates: IntArray, tolerance: float
) -> tuple[FloatArray, IntArray, IntArray, BoolArray]:
    """Shared pieces of segments that are not identical.

    Returns the pieces (p, 4), the blocks on both sides (p,), and for each candidate whether
    pieces cover more than half of it (then it is not an outer border).
    """
    nothing = np.empty(0, dtype=np.int64)
    none = np.empty((0, 4)), nothing, nothing, np.zeros(len(candidates), dtype=bool)
    if tolerance <= 0 or len(candidates) < 2:
        return none
    own = segments[candidates]
    owner = block[candidates]
    a, b = _close_pairs(own, owner, tolerance)
    if not len(a):
        return none
    # Measure each pair on its longer segment: the shorter one is projected onto it.
    length = _lengths(own)
    swap = length[a] < length[b]
    a, b = np.where(swap, b, a), np.where(swap, a, b)
    origin = own[a, :2]
    along = (own[a, 2:] - origin) / length[a][:, None]
    across = np.column_stack([-along[:, 1], along[:, 0]])
    start, end = own[b, :2] - origin, own[b, 2:] - origin
    position = np.stack([(start * along).sum(1), (end * along).sum(1)])
    offset = np.stack([(start * across).sum(1), (end * across).sum(1)])
    parallel = np.abs(position[1] - position[0]) >= _PARALLEL * length[b]
    # The stretch of b, as parameters 0..1, that lies within the tolerance beside a.
    low, high = _inside(offset[0], offset[1], -tolerance, tolerance)
    low2, high2 = _inside(position[0], position[1], np.zeros(len(a)), length[a])
    low, high = np.maximum(low, low2), np.minimum(high, high2)
    shared = parallel & ((high - low) * length[b] > 2 * SNAP)
    a, b, low, high = a[shared], b[shared], low[shared], high[shared]
    step = own[b, 2:] - own[b, :2]
    pieces = np.hstack([own[b, :2] + low[:, None] * step, own[b, :2] + high[:, None] * step])
    stretch = (high - low) * length[b]
    total = sums(np.concatenate([a, b]), np.tile(stretch, 2), len(candidates))
    return pieces, owner[a], owner[b], total > 0.5 * length


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


def _close_pairs(
    segments: FloatArray, owner: IntArray, tolerance: float
) -> tuple[IntArray, IntArray]:
    """Pairs of segments of different blocks whose samples fall into the same or a nearby cell."""
    length = _lengths(segments)
    cell = max(float(np.median(length)), 4 * tolerance)
    # Samples at most half a cell apart; each registers in the cells around it that it may touch.
    samples = np.ceil(2 * length / cell).astype(np.int64) + 1
    index = np.repeat(np.arange(len(segments)), samples)
    first = np.cumsum(samples) - samples
    share = (np.arange(len(index)) - first[index]) / (samples[index] - 1)
    points = segments[index, :2] + share[:, None] * (segments[index, 2:] - segments[index, :2])
    grid = points / cell
    reach = 0.25 + tolerance / cell
    corners = [
        np.floor(grid + np.array([dx, dy]) * reach).astype(np.int64)
        for dx in (-1, 1)
        for dy in (-1, 1)
    ]
    columns = np.concatenate(corners)
    columns -= columns.min(axis=0)
    code = columns[:, 0] * (columns[:, 1].max() + 1) + columns[:, 1]
    entry = np.unique(np.column_stack([code, np.tile(index, len(corners))]), axis=0)
    found: list[IntArray] = []
    step = 1
    while step < len(entry):
        same = np.flatnonzero(entry[step:, 0] == entry[:-step, 0])
        if not len(same):
            break
        pair = np.column_stack([entry[same, 1], entry[same + step, 1]])
        found.append(pair[owner[pair[:, 0]] != owner[pair[:, 1]]])
        step += 1
    if not found:
        nothing = np.empty(0, dtype=np.int64)
        return nothing, nothing
    pairs = np.unique(np.sort(np.concatenate(found), axis=1), axis=0)
    return pairs[:, 0], pairs[:, 1]
