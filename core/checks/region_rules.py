# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules that look at one region: V03 to V05, V07, V08, V10 and V16."""

from __future__ import annotations

from typing import Iterator

import numpy as np

from ..findings import Finding, Level
from ..naming import KEY_PATTERN
from .facts import Facts


def region_key(facts: Facts, region: int) -> Iterator[Finding]:
    """V03: the key follows ``AGS-NN`` and is unique."""
    if "V03" in facts.faults[region]:
        key = facts.plan.regions[region].key
        yield facts.finding("V03", Level.ERROR, {"key": key}, facts.members(region), key)


def inside_municipality(facts: Facts, region: int) -> Iterator[Finding]:
    """V04: a region lies in the municipality its key names (K02)."""
    key = facts.plan.regions[region].key
    municipalities = set(facts.municipalities.get(region, []))
    if KEY_PATTERN.match(key):
        municipalities.add(key[:8])
    if len(municipalities) > 1:
        members = facts.members(region)
        foreign = members[facts.blocks.municipality[members] != key[:8]]
        data = {"key": key, "municipalities": sorted(municipalities)}
        yield facts.finding("V04", _frame_level(facts), data, foreign, key)


def contiguous(facts: Facts, region: int) -> Iterator[Finding]:
    """V05: a region is connected (K03).

    Parts that are intended, and parts joined by a declared bridge, are a note. ``parts`` holds the
    blocks of each part, the one with most residents first.
    """
    entry = facts.plan.regions[region]
    if facts.part_count[region] > 1:
        parts = facts.plan.parts_of(region)
        data: dict[str, object] = {
            "key": entry.key,
            "n": len(parts),
            "residents": [facts.residents(part) for part in parts],
            "parts": tuple(tuple(part.tolist()) for part in parts),
        }
        if entry.exclave:
            data["reason"] = entry.exclave
            yield facts.finding("V05e", Level.NOTE, data, parts[-1], entry.key)
        else:
            yield facts.finding("V05", _frame_level(facts), data, parts[-1], entry.key)
    elif region in facts.bridged:
        away = facts.bridged[region]
        data = {"key": entry.key, "keys": facts.keys(away), "residents": facts.residents(away)}
        yield facts.finding("V05x", Level.NOTE, data, away, entry.key)


def at_least(facts: Facts, region: int) -> Iterator[Finding]:
    """V07: residents of a region reach the minimum (K04)."""
    minimum = facts.options.minimum
    residents = int(facts.plan.population[region])
    if minimum is not None and facts.plan.block_count[region] and residents < minimum:
        key = facts.plan.regions[region].key
        level = Level.ERROR if facts.options.minimum_is_hard else Level.WARNING
        data = {"key": key, "residents": residents, "minimum": minimum}
        yield facts.finding("V07", level, data, facts.members(region), key)


def at_most(facts: Facts, region: int) -> Iterator[Finding]:
    """V08: residents of a region do not exceed the maximum (K07)."""
    maximum = facts.options.maximum
    residents = int(facts.plan.population[region])
    if maximum is not None and residents > maximum:
        key = facts.plan.regions[region].key
        data = {"key": key, "residents": residents, "maximum": maximum}
        yield facts.finding("V08", Level.WARNING, data, facts.members(region), key)


def region_name(facts: Facts, region: int) -> Iterator[Finding]:
    """V10: every region has a name of 3 to 80 characters, unique in its municipality."""
    entry = facts.plan.regions[region]
    for rule in facts.faults[region]:
        if rule in ("V10", "V10x"):
            data = {"key": entry.key, "name": entry.name}
            yield facts.finding(rule, Level.ERROR, data, facts.members(region), entry.key)


def nearest_school(facts: Facts, region: int) -> Iterator[Finding]:
    """V16: most residents have their nearest school in their own region (K12)."""
    schools = facts.options.schools
    if schools is None:
        return
    members = facts.members(region)
    school = np.asarray(schools)[members]
    reached = members[school >= 0]
    counted = facts.residents(reached)
    inside = facts.residents(reached[facts.region_of[school[school >= 0]] == region])
    if 2 * inside < counted:
        key = facts.plan.regions[region].key
        percent = 100.0 * inside / counted
        data = {"key": key, "residents": inside, "counted": counted, "percent": percent}
        yield facts.finding("V16s", Level.NOTE, data, members, key)


def barrier_inside(facts: Facts, region: int) -> Iterator[Finding]:
    """V16: a region reaches across a river, a railway or a main road (K08)."""
    barriers = facts.options.barriers
    if barriers is not None and region in facts.barriers:
        cut = facts.barriers[region]
        beside = np.unique(np.concatenate([barriers.left[cut], barriers.right[cut]]))
        key = facts.plan.regions[region].key
        data = {"key": key, "length": float(barriers.length[cut].sum()), "keys": facts.keys(beside)}
        yield facts.finding("V16b", Level.NOTE, data, beside, key)


def _frame_level(facts: Facts) -> Level:
    return Level.ERROR if facts.plan.municipality_is_hard else Level.WARNING
