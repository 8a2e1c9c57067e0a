# SPDX-License-Identifier: GPL-2.0-or-later
"""Which block lies under each pixel.

Once that is known, a block that changes its region changes its colour by a look-up, whatever the
number of blocks in view.
"""

from __future__ import annotations

import numpy as np

from ...core.arrays import AnyIntArray, FloatArray, Int32Array, ranges

NO_BLOCK = -1


def empty_raster(width: int, height: int) -> Int32Array:
    """A raster without blocks, (height, width)."""
    return np.full((height, width), NO_BLOCK, dtype=np.int32)


def fill(raster: Int32Array, segments: FloatArray, owner: AnyIntArray) -> None:
    """Write the blocks into the pixels whose centres they contain (even-odd, scan line by line).

    raster: (height, width). segments: closed outlines in pixels, x1, y1, x2, y2, (s, 4), y
    downwards. owner: block of each segment, (s,).
    """
    height, width = raster.shape
    x1, y1, x2, y2 = segments.T
    # Rows whose centre line lies between the ends of a segment, the upper end included.
    low = np.clip(np.ceil(np.minimum(y1, y2) - 0.5), 0, height).astype(np.int64)
    high = np.clip(np.ceil(np.maximum(y1, y2) - 0.5), 0, height).astype(np.int64)
    met = np.flatnonzero(high > low)
    if not len(met):
        return
    rows = high[met] - low[met]
    row = ranges(low[met], rows)
    slope = (x2[met] - x1[met]) / (y2[met] - y1[met])
    offset = x1[met] - y1[met] * slope
    x = np.clip(np.repeat(offset, rows) + (row + 0.5) * np.repeat(slope, rows), -1.0, width + 1.0)
    line = np.repeat(owner[met].astype(np.int64), rows) * height + row
    # One number to sort by: the scan line of a block, then x within it.
    order = np.argsort(line * float(width + 4) + x, kind="stable")
    enter, leave = order[0::2], order[1::2]
    first = np.clip(np.ceil(x[enter] - 0.5), 0, width).astype(np.int64)
    last = np.clip(np.ceil(x[leave] - 0.5), 0, width).astype(np.int64)
    length = last - first
    block, row = line[enter] // height, line[enter] % height
    raster.reshape(-1)[ranges(row * width + first, length)] = np.repeat(block, length)
