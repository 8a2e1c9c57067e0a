# SPDX-License-Identifier: GPL-2.0-or-later
"""Colour classes of one plan that follow those of another, so that maps can be compared."""

from __future__ import annotations

import numpy as np

from .arrays import AnyIntArray, Int32Array
from .contiguity import BorderLines


def recolour_regions(
    lines: BorderLines,
    region_of: AnyIntArray,
    wanted: AnyIntArray,
    size: AnyIntArray,
    colours: int = 6,
) -> Int32Array:
    """A colour class 0..colours-1 for each region, (k,); regions with a common border differ.

    wanted: class that each region had elsewhere, -1 for none, (k,). Larger regions (size, (k,))
    keep theirs first; what cannot takes the class that the fewest neighbours have.
    """
    k = len(wanted)
    neighbours: list[set[int]] = [set() for _ in range(k)]
    inner = lines.right >= 0
    left, right = region_of[lines.left[inner]], region_of[lines.right[inner]]
    differ = (left != right) & (left >= 0) & (right >= 0)
    for a, b in np.unique(np.column_stack([left[differ], right[differ]]), axis=0).tolist():
        neighbours[a].add(b)
        neighbours[b].add(a)
    colour = np.full(k, -1, dtype=np.int32)
    order = sorted(range(k), key=lambda region: (-float(size[region]), region))
    for region in order:
        taken = {int(colour[other]) for other in neighbours[region]}
        if wanted[region] >= 0 and int(wanted[region]) not in taken:
            colour[region] = wanted[region]
    for region in order:
        if colour[region] < 0:
            around = [int(colour[other]) for other in neighbours[region] if colour[other] >= 0]
            count = np.bincount(around, minlength=colours)
            colour[region] = min(range(colours), key=lambda c: (count[c], c))
    return colour
