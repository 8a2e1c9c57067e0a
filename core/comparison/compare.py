# SPDX-License-Identifier: GPL-2.0-or-later
"""Comparing two plans block by block, and matching their regions."""

from __future__ import annotations

import numpy as np

from ..arrays import BoolArray, FloatArray, IntArray, counts, sums
from ..delineation.comparing.distance import block_weight, match_regions, moved_weight
from ..plan import UNASSIGNED, Plan
from .model import NONE, Comparison, Continuity, Fate, Flow, Identity
from .overlap import Overlap

#: Share of the smaller of two regions that both must hold, or one does not continue the other.
_CONTINUES = 0.5


def compare(old: Plan, new: Plan, identity: Identity = Identity.KEY) -> Comparison:
    """Compare two plans; the order of their blocks is irrelevant."""
    blocks_old, blocks_new = _common(old, new)
    before = old.region_of[blocks_old].astype(np.int64)
    after = new.region_of[blocks_new].astype(np.int64)
    partner = _partners(old, new, before, after, blocks_new, identity)
    moved = _moved(before, after, partner)
    only_old = np.setdiff1d(np.arange(len(old.blocks)), blocks_old)
    only_new = np.setdiff1d(np.arange(len(new.blocks)), blocks_new)
    order = np.argsort(new.blocks.keys[blocks_new[moved]].astype(str), kind="stable")
    touched_old = {*before[moved].tolist(), *old.region_of[only_old].tolist()}
    touched_new = {*after[moved].tolist(), *new.region_of[only_new].tolist()}
    return Comparison(
        old,
        new,
        blocks_old,
        blocks_new,
        blocks_new[moved][order],
        before[moved][order],
        _flows(new, blocks_new, before, after, partner),
        _regions(old, new, blocks_new, before, after, partner, touched_old, touched_new),
        tuple(sorted(str(key) for key in old.blocks.keys[only_old])),
        tuple(sorted(str(key) for key in new.blocks.keys[only_new])),
        _moved_at_least(before, after, new.blocks.population[blocks_new]),
    )


def _common(old: Plan, new: Plan) -> tuple[IntArray, IntArray]:
    """Indices of the blocks that both plans have, in the order of the new plan."""
    if old.blocks is new.blocks:
        everything = np.arange(len(new.blocks), dtype=np.int64)
        return everything, everything
    place = old.blocks.index_of_key
    found = np.array([place.get(key, NONE) for key in new.blocks.keys.tolist()], dtype=np.int64)
    common = np.flatnonzero(found >= 0)
    return found[common], common


def _partners(
    old: Plan,
    new: Plan,
    before: IntArray,
    after: IntArray,
    blocks_new: IntArray,
    identity: Identity,
) -> IntArray:
    """For each region of the new plan the old one that it continues, (k,), ``NONE`` for none."""
    partner: IntArray = np.full(len(new.regions), NONE, dtype=np.int64)
    if identity is Identity.KEY:
        place = {old.regions[region].key: region for region in reversed(old.listed)}
        for region in new.listed:
            partner[region] = place.pop(new.regions[region].key, NONE)
    free_old = np.ones(len(old.regions) + 1, dtype=bool)
    free_old[partner] = False
    free_old[UNASSIGNED] = False
    free_new = np.append(partner == NONE, False)
    rest = free_old[before] & free_new[after]
    if rest.any():
        weight = block_weight(new.blocks, count_empty=True)[blocks_new]
        _match_rest(before, after, rest, weight, partner)
    return partner


def _match_rest(
    before: IntArray, after: IntArray, rest: BoolArray, weight: FloatArray, partner: IntArray
) -> None:
    """Pairs of regions without a partner by what they share, in place."""
    labels_old, first = np.unique(before[rest], return_inverse=True)
    labels_new, second = np.unique(after[rest], return_inverse=True)
    matched = match_regions(first, second, weight[rest])
    size_old = sums(before[before >= 0], weight[before >= 0], int(before.max()) + 1)
    size_new = sums(after[after >= 0], weight[after >= 0], int(after.max()) + 1)
    for label, match in enumerate(matched.tolist()):
        if match < 0:
            continue
        one, other = int(labels_old[match]), int(labels_new[label])
        shared = float(weight[rest][(first == match) & (second == label)].sum())
        if shared >= _CONTINUES * min(float(size_old[one]), float(size_new[other])):
            partner[other] = one


def _moved(before: IntArray, after: IntArray, partner: IntArray) -> BoolArray:
    # "No region" is a region of its own here: blocks may come from it and go to it.
    origin = np.append(partner, UNASSIGNED)[after]
    alone = (after >= 0) & (origin == NONE)
    moved: BoolArray = (origin != before) | alone
    return moved


def _moved_at_least(before: IntArray, after: IntArray, population: IntArray) -> int:
    # Without a region before and after, nobody moves: it is matched like the others.
    if not len(before):
        return 0
    return int(moved_weight(before + 1, after + 1, population.astype(np.float64)).sum())


def _flows(
    new: Plan, blocks_new: IntArray, before: IntArray, after: IntArray, partner: IntArray
) -> tuple[Flow, ...]:
    if not len(before):
        return ()
    width = len(new.regions) + 1
    cells, at = np.unique((before + 1) * width + after + 1, return_inverse=True)
    population = new.blocks.population[blocks_new]
    unknown = ~new.blocks.population_known[blocks_new]
    residents = np.zeros(len(cells), dtype=np.int64)
    np.add.at(residents, at, population)
    number, open_blocks = counts(at, len(cells)), counts(at[unknown], len(cells))
    one, other = cells // width - 1, cells % width - 1
    moved = _moved(one, other, partner)
    order = np.lexsort((cells, -number, -residents))
    return tuple(
        Flow(
            int(one[cell]),
            int(other[cell]),
            int(number[cell]),
            int(residents[cell]),
            int(open_blocks[cell]),
            bool(moved[cell]),
        )
        for cell in order.tolist()
    )


def _regions(
    old: Plan,
    new: Plan,
    blocks_new: IntArray,
    before: IntArray,
    after: IntArray,
    partner: IntArray,
    touched_old: set[int],
    touched_new: set[int],
) -> tuple[Continuity, ...]:
    residents = Overlap(before, after, new.blocks.population[blocks_new], old, new)
    area = Overlap(before, after, new.blocks.area[blocks_new], old, new)
    entries = []
    for region in sorted(new.listed, key=lambda index: new.regions[index].key):
        one = int(partner[region])
        if one == NONE:
            fate = Fate.NEW
        elif region in touched_new or one in touched_old:
            fate = Fate.CHANGED
        else:
            fate = Fate.UNCHANGED if _same_entry(old, one, new, region) else Fate.RENAMED
        measure = residents if residents.of_new[region] > 0 else area
        entries.append(
            Continuity(
                one,
                region,
                fate,
                int(residents.of_old[one]) if one != NONE else 0,
                int(residents.of_new[region]),
                int(residents.shared(one, region)),
                residents.jaccard(one, region, area),
                measure.origins(region),
            )
        )
    continued = set(partner.tolist())
    for one in sorted(old.listed, key=lambda index: old.regions[index].key):
        if one not in continued:
            entries.append(Continuity(one, NONE, Fate.GONE, int(residents.of_old[one]), 0, 0, 0.0))
    return tuple(entries)


def _same_entry(old: Plan, one: int, new: Plan, other: int) -> bool:
    first, second = old.regions[one], new.regions[other]
    return (first.key, first.short, first.name) == (second.key, second.short, second.name)
