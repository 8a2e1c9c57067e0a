# SPDX-License-Identifier: GPL-2.0-or-later
"""Colour classes of one plan that follow those of another, so that maps can be compared."""

from __future__ import annotations

from typing import AbstractSet, Iterable, Sequence

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


def follow_colours(
    neighbours: Sequence[AbstractSet[int]],
    colour: Int32Array,
    size: AnyIntArray,
    suspects: Iterable[int],
    colours: int = 6,
) -> list[int]:
    """Mend colour classes after borders have moved, in place; returns the regions that changed.

    neighbours: regions that each region has a border with, (k,). colour: class of each region, -1
    for a new one, (k,). size: (k,). suspects: regions that may have a neighbour of their own class.

    Of two neighbours of one class the smaller changes, or the larger where only that finds a class
    that none of its neighbours has. Where neither does, a neighbour of the smaller makes room. So
    a class changes only where two regions of one class have come to touch.
    """
    before = colour.copy()

    def small_first(region: int) -> tuple[float, int]:
        return float(size[region]), -region

    def free(region: int) -> list[int]:
        taken = {int(colour[other]) for other in neighbours[region]}
        return [c for c in range(colours) if c not in taken]

    def even(choices: Iterable[int]) -> int:
        # Evenly used classes make a calmer map than the first free one.
        used = np.bincount(colour[colour >= 0], minlength=colours)
        return min(choices, key=lambda c: (int(used[c]), c))

    def make_room(region: int) -> None:
        for choice in range(colours):
            blocking = [other for other in neighbours[region] if colour[other] == choice]
            for other in blocking if len(blocking) == 1 else []:
                ways = [c for c in free(other) if c != choice]
                if ways:
                    colour[other] = even(ways)
                    colour[region] = choice
                    return
        around = np.bincount(
            [colour[other] for other in neighbours[region] if colour[other] >= 0],
            minlength=colours,
        )
        colour[region] = min(range(colours), key=lambda c: (int(around[c]), c != colour[region], c))

    order = sorted(suspects, key=small_first)
    for region in order:
        if colour[region] < 0 and (ways := free(region)):
            colour[region] = even(ways)
        elif colour[region] < 0:
            make_room(region)
    for region in order:
        for other in sorted(neighbours[region], key=small_first):
            if colour[other] != colour[region]:
                continue
            pair = sorted((region, other), key=small_first)
            mendable = next((each for each in pair if free(each)), None)
            if mendable is None:
                make_room(pair[0])
            else:
                colour[mendable] = even(free(mendable))
    changed: list[int] = np.flatnonzero(colour != before).tolist()
    return changed
