# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules that look at all blocks or steps together: V01, V02, V09, V11, V12, V15 and V16."""

from __future__ import annotations

from collections import defaultdict
from typing import Iterator, Mapping, Optional

import numpy as np

from ..arrays import AnyIntArray, BoolArray, IntArray
from ..blocks import Blocks
from ..findings import Finding, Level
from .facts import Facts, differing

#: Largest deviation of the blocks' sum from the official number of a municipality (V09).
TOLERANCE_OF_SUM = 0.005


def every_block_assigned(facts: Facts) -> Iterator[Finding]:
    """V01: every block has a region (K01)."""
    free = facts.free
    if len(free):
        data = {"n": len(free), "keys": facts.keys(free)}
        yield facts.finding("V01", Level.ERROR, data, free)


def unique_keys(facts: Facts) -> Iterator[Finding]:
    """V02: block keys are unique and not blank."""
    keys = facts.blocks.keys.tolist()
    distinct = set(keys)
    if len(distinct) == len(keys) and "" not in distinct and not any(map(str.isspace, distinct)):
        return
    positions: defaultdict[str, list[int]] = defaultdict(list)
    for block, key in enumerate(keys):
        positions[key].append(block)
    for key, members in positions.items():
        if len(members) > 1 or not key.strip():
            data = {"key": key, "n": len(members)}
            yield facts.finding("V02", Level.ERROR, data, np.array(members))


def official_sums(facts: Facts) -> Iterator[Finding]:
    """V09: the blocks of a municipality add up to its official number of residents."""
    if facts.options.official_population is not None:
        yield from sums_against(facts.blocks, facts.options.official_population)


def sums_against(blocks: Blocks, official: Mapping[str, int]) -> Iterator[Finding]:
    """V09 for blocks alone, whatever they are assigned to.

    official: residents by municipality key. Municipalities without a number are named, too.
    """
    index, keys = blocks.municipality_index, blocks.municipalities.tolist()
    totals = np.bincount(index, weights=blocks.population, minlength=len(keys))
    for municipality, total in zip(keys, totals.astype(np.int64).tolist()):
        if municipality not in official:
            continue
        expected = int(official[municipality])
        deviation = abs(total - expected) / max(expected, 1)
        if deviation > TOLERANCE_OF_SUM:
            yield Finding(
                "V09",
                Level.WARNING,
                {
                    "name": blocks.name_of_municipality(municipality),
                    "total": total,
                    "expected": expected,
                    "percent": 100.0 * deviation,
                },
                municipality=municipality,
            )
    missing = [blocks.name_of_municipality(key) for key in keys if key and key not in official]
    if missing:
        yield Finding("V09n", Level.NOTE, {"n": len(missing), "names": missing})


def locked_unchanged(facts: Facts) -> Iterator[Finding]:
    """V11: regions that were locked in the earlier version hold the same blocks."""
    keys, before = facts.standing.regions_locked
    if not keys:
        return
    now = _code_of_key(facts, keys)[facts.region_of]
    changed = np.flatnonzero(differing(before, now))
    for code, key in enumerate(keys):
        blocks = changed[(before[changed] == code) | (now[changed] == code)]
        if len(blocks):
            data = {"key": key, "keys": facts.keys(blocks)}
            yield facts.finding("V11", Level.ERROR, data, blocks, key)


def locked_blocks_stay(facts: Facts) -> Iterator[Finding]:
    """V11: blocks that were locked in their region in the earlier version are still there."""
    keys, before = facts.standing.blocks_locked
    if not keys:
        return
    now = _code_of_key(facts, keys)[facts.region_of]
    moved = np.flatnonzero((before >= 0) & (before != now))
    for code, key in enumerate(keys):
        blocks = moved[before[moved] == code]
        if len(blocks):
            data = {"key": key, "keys": facts.keys(blocks)}
            yield facts.finding("V11b", Level.ERROR, data, blocks, key)


def steps_with_reason(facts: Facts) -> Iterator[Finding]:
    """V12: every step that moved blocks has a reason."""
    if facts.options.reasons:
        numbers = tuple(step.number for step in facts.plan.without_reason())
        if numbers:
            yield Finding("V12", Level.WARNING, {"n": len(numbers), "numbers": numbers})


def divided_places(facts: Facts, among: Optional[IntArray] = None) -> Iterator[Finding]:
    """V16: Ortsteile lie in one region (K11). among: codes of Ortsteile, None for all.

    The blocks are those outside the region that holds most residents of the Ortsteil.
    """
    if not facts.options.divided_places or not len(facts.blocks):
        return
    place_of, blocks, regions = facts.standing.place_of, facts.blocks, facts.plan.regions
    chosen: BoolArray = (place_of >= 0) & (facts.region_of >= 0)
    if among is not None:
        asked = np.zeros(int(place_of.max(initial=-1)) + 2, dtype=bool)
        asked[among] = True
        chosen &= asked[place_of]
    members = np.flatnonzero(chosen)
    if not len(members):
        return
    # What a region holds of an Ortsteil is a share; shares of one Ortsteil stand together.
    pair = place_of[members] * np.int64(facts.k) + facts.region_of[members]
    order = np.argsort(pair, kind="stable")
    members, pair = members[order], pair[order]
    start = np.flatnonzero(np.diff(pair, prepend=-1))
    residents = np.add.reduceat(blocks.population[members], start).tolist()
    region = facts.region_of[members[start]].tolist()
    share_of = np.split(members, start[1:])
    for place in _runs(place_of[members[start]]):
        if place.stop - place.start < 2:
            continue
        by_size = sorted(range(place.start, place.stop), key=lambda share: -residents[share])
        one = share_of[by_size[0]][0]
        data = {
            "place": str(blocks.place[one]),
            "n": len(by_size),
            "regions": [regions[region[share]].key for share in by_size],
            "residents": [residents[share] for share in by_size],
        }
        away = np.concatenate([share_of[share] for share in by_size[1:]])
        yield facts.finding("V16", Level.NOTE, data, away, None, str(blocks.municipality[one]))


def _runs(label: AnyIntArray) -> list[slice]:
    """Each run of equal labels."""
    cuts = np.flatnonzero(np.diff(label)) + 1
    bounds = [0, *cuts.tolist(), len(label)]
    return [slice(a, b) for a, b in zip(bounds, bounds[1:]) if a < b]


def _code_of_key(facts: Facts, keys: list[str]) -> IntArray:
    """Index among the keys of each region, -1 for none and for "unassigned" at the end, (k+1,)."""
    place = {key: index for index, key in enumerate(keys)}
    regions = [-1 if r.removed else place.get(r.key, -1) for r in facts.plan.regions]
    return np.array([*regions, -1], dtype=np.int64)
