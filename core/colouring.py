# SPDX-License-Identifier: GPL-2.0-or-later
"""Colour classes for regions so that neighbours differ."""

from __future__ import annotations

import numpy as np

from .arrays import AnyIntArray, Int32Array
from .contiguity import BorderLines
from .plan import UNASSIGNED, Plan


def colour_regions(
    lines: BorderLines, region_of: AnyIntArray, k: int, colours: int = 6
) -> Int32Array:
    """A colour class 0..colours-1 for each region, (k,); regions with a common border differ.

    Works on the drawn borders, so that regions that only a short border joins differ as well.
    Greedy by saturation (DSATUR, Brélaz 1979), which colours planar maps with six classes in
    practice; where it would need more, the least used class among the neighbours is taken.
    """
    neighbours: list[set[int]] = [set() for _ in range(k)]
    inner = lines.right >= 0
    left, right = region_of[lines.left[inner]], region_of[lines.right[inner]]
    differ = (left != right) & (left >= 0) & (right >= 0)
    for a, b in np.unique(np.column_stack([left[differ], right[differ]]), axis=0).tolist():
        neighbours[a].add(b)
        neighbours[b].add(a)
    colour = np.full(k, -1, dtype=np.int32)
    used = np.zeros(colours, dtype=np.int64)
    for _ in range(k):
        region = max(
            np.flatnonzero(colour < 0).tolist(),
            key=lambda r: (
                len({int(colour[n]) for n in neighbours[r]} - {-1}),
                len(neighbours[r]),
                -r,
            ),
        )
        around = np.bincount(
            [colour[n] for n in neighbours[region] if colour[n] >= 0], minlength=colours
        )
        # Evenly used classes make a calmer map than the first free one.
        choice = min(range(colours), key=lambda c: (around[c], used[c], c))
        colour[region] = choice
        used[choice] += 1
    return colour


def colour_plan(lines: BorderLines, plan: Plan) -> Int32Array:
    """Colour classes of the regions of a plan, (k,).

    The regions are coloured in the order of their keys, so that the same plan gets the same
    colours wherever it is shown.
    """
    keys = [region.key for region in plan.regions]
    rank = np.empty(len(keys) + 1, dtype=np.int64)
    rank[sorted(range(len(keys)), key=lambda index: (keys[index], index))] = np.arange(len(keys))
    rank[-1] = UNASSIGNED
    colour: Int32Array = colour_regions(lines, rank[plan.region_of], len(keys))[rank[:-1]]
    return colour
