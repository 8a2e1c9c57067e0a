# SPDX-License-Identifier: GPL-2.0-or-later
"""Rule V15: each address lies in exactly one region."""

from __future__ import annotations

from typing import Iterator

import numpy as np

from ..arrays import AnyIntArray, IntArray
from ..disclosure import is_small
from ..findings import FewerThan, Finding, Level
from ..plan import UNASSIGNED
from .facts import Facts
from .options import Addresses

#: Share of addresses in no region up to which it is no more than a note.
TOLERATED = 0.005
#: Fewer addresses than these are not told, for their list may stand for persons.
FEWEST = 10
#: How far a frame reaches beyond them, so that it counts them no more than the sentence, in metres.
_AROUND = 150.0


def addresses_matched(facts: Facts) -> Iterator[Finding]:
    """V15: addresses outside all blocks, in blocks without a region, and in several regions.

    What lies outside the blocks does not move with the plan; the level does, since it asks for all
    addresses without a region together.
    """
    addresses = facts.options.addresses
    if addresses is None or not addresses.total:
        return
    free = facts.free
    inhabited = free[addresses.of_block[free] > 0]
    nowhere, several, contested = _held_together(facts.region_of, addresses)
    unassigned = int(addresses.of_block[inhabited].sum()) + nowhere
    outside = len(addresses.outside)
    share = (outside + addresses.unplaced + unassigned) / addresses.total
    level = Level.WARNING if share > TOLERATED else Level.NOTE
    if outside:
        data, place = _where(addresses)
        yield Finding("V15", level, {**_told(outside, addresses.total), **data}, place=place)
    if addresses.unplaced:
        yield Finding("V15n", level, _told(addresses.unplaced, addresses.total))
    if unassigned:
        data = _told(unassigned, addresses.total)
        yield facts.finding("V15u", level, data, inhabited)
    if several:
        data = _told(several, addresses.total)
        yield facts.finding("V15s", Level.WARNING, data, contested)


def _held_together(region_of: AnyIntArray, addresses: Addresses) -> tuple[int, int, IntArray]:
    """Addresses of several blocks: how many lie in no region, in several, and the blocks of these.

    Blocks that overlap are one place where they belong to the same region.
    """
    held, first = addresses.held_by, addresses.first
    if not len(first):
        return 0, 0, np.empty(0, dtype=np.int64)
    region = region_of[held].astype(np.int64)
    last = np.maximum.reduceat(region, first)
    # A block without a region takes an address away from none of the others.
    beyond = int(region.max()) + 1
    lowest = np.minimum.reduceat(np.where(region == UNASSIGNED, beyond, region), first)
    is_several = (last != UNASSIGNED) & (lowest < last)
    sizes = np.diff(np.append(first, len(held)))
    contested: IntArray = np.unique(held[np.repeat(is_several, sizes)])
    nowhere = int(np.count_nonzero(last == UNASSIGNED))
    return nowhere, int(np.count_nonzero(is_several)), contested


def _where(addresses: Addresses) -> tuple[dict[str, object], tuple[float, float]]:
    """Places of the addresses outside, and one of them; of a few only the surroundings."""
    places = addresses.places
    if not _is_few(len(places)):
        return {"places": places}, places[len(places) // 2]
    x, y = zip(*places)
    box = (min(x) - _AROUND, min(y) - _AROUND, max(x) + _AROUND, max(y) + _AROUND)
    return {"extent": box}, ((box[0] + box[2]) / 2, (box[1] + box[3]) / 2)


def _is_few(n: int) -> bool:
    return bool(is_small(np.asarray(float(n)), FEWEST))


def _told(n: int, total: int) -> dict[str, object]:
    """A number of addresses and its share in percent, as far as they may be told."""
    if _is_few(n):
        return {"n": FewerThan(FEWEST), "percent": FewerThan(100.0 * FEWEST / total)}
    return {"n": n, "percent": 100.0 * n / total}
