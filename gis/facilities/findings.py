# SPDX-License-Identifier: GPL-2.0-or-later
"""What has to be said about facilities on blocks, as findings."""

from __future__ import annotations

from collections import Counter
from typing import Sequence

import numpy as np

from ...core.findings import Finding, Level
from ..translation import number, tr
from .assignment import Assignment, RegionAreas


def assignment_findings(result: Assignment, areas: RegionAreas, minimum: float) -> list[Finding]:
    """All findings of an assignment, those of reading the points first.

    minimum: share of residents in percent below which a region is a warning (K12).
    """
    return [
        *result.points.findings,
        *_about_facilities(result, areas),
        *_about_roads(result, areas),
        *_about_nearest(result, areas),
        *_about_regions(result, areas, minimum),
    ]


def label(result: Assignment, facility: int) -> str:
    """Name of a facility for people, or its key."""
    return str(result.names[facility] or result.keys[facility])


def _labels(result: Assignment, chosen: Sequence[int]) -> list[str]:
    return [label(result, facility) for facility in chosen]


def _about_facilities(result: Assignment, areas: RegionAreas) -> list[Finding]:
    findings = []
    outside = np.flatnonzero(result.block < 0).tolist()
    if outside:
        # A file of the whole Land is usual; that nothing lies inside is not.
        level = Level.ERROR if len(outside) == len(result.block) else Level.NOTE
        data = {"n": len(outside), "names": _labels(result, outside)}
        findings.append(Finding("P06", level, data))
    for facility in result.shared:
        block = int(result.block[facility])
        data = {"name": label(result, facility), "key": str(areas.blocks.keys[block])}
        findings.append(_placed("P15", Level.NOTE, data, result, facility))
    for facility in result.gaps:
        block = int(result.block[facility])
        data = {"name": label(result, facility), "key": str(areas.blocks.keys[block])}
        findings.append(_placed("P17", Level.NOTE, data, result, facility))
    if result.has_keys:
        number = Counter(result.keys.tolist())
        twice = sorted(key for key, count in number.items() if count > 1)
        if twice:
            data = {"n": len(twice), "keys": [key or "NULL" for key in twice]}
            findings.append(Finding("P16", Level.WARNING, data))
    return findings


def _placed(
    rule: str, level: Level, data: dict[str, object], result: Assignment, facility: int
) -> Finding:
    x, y = result.points.xy[facility].tolist()
    return Finding(rule, level, data, (int(result.block[facility]),), place=(x, y))


def _about_roads(result: Assignment, areas: RegionAreas) -> list[Finding]:
    if result.options.network is None:
        return []
    findings = []
    if len(result.unlinked):
        data = {
            "n": len(result.unlinked),
            "names": _labels(result, result.unlinked.tolist()),
            "distance": result.options.max_snap,
        }
        findings.append(Finding("P12", Level.WARNING, data))
    for block in np.flatnonzero(~result.by_road).tolist():
        key, residents = str(areas.blocks.keys[block]), int(areas.blocks.population[block])
        rule = "P10" if result.options.fall_back else "P11"
        x, y = areas.blocks.xy[block].tolist()
        data = {"key": key, "residents": residents}
        findings.append(Finding(rule, Level.WARNING, data, (block,), place=(x, y)))
    return findings


def _about_nearest(result: Assignment, areas: RegionAreas) -> list[Finding]:
    """Blocks whose nearest facility lies outside all blocks."""
    away = np.flatnonzero((result.nearest >= 0) & (result.block[result.nearest] < 0))
    if not len(away):
        return []
    residents = int(areas.blocks.population[away].sum())
    blocks = tuple(int(block) for block in away)
    data = {"n": len(away), "residents": residents}
    return [Finding("P18", Level.NOTE, data, blocks)]


def _about_regions(result: Assignment, areas: RegionAreas, minimum: float) -> list[Finding]:
    if result.own is None:
        return []
    findings = []
    for index, key in enumerate(result.regions):
        has_one = bool(result.by_region[index].sum())
        below = bool(result.own.percent[index] < minimum)
        if has_one and not below:
            continue
        data: dict[str, object] = {"key": key}
        rule, level = "P09x", Level.NOTE
        if result.own.counted[index]:
            rule, level = "P08" if has_one else "P09", Level.WARNING if below else Level.NOTE
            data.update(
                percent=float(result.own.percent[index]),
                minimum=f"{minimum:g}",
                residents=int(result.own.counted[index]),
                other=elsewhere_text(result, index),
            )
        blocks = tuple(int(block) for block in np.flatnonzero(result.region == index))
        population, keys = areas.blocks.population, areas.blocks.keys
        middle = min((-population[block], keys[block], block) for block in blocks)[2]
        x, y = areas.blocks.xy[middle].tolist()
        findings.append(Finding(rule, level, data, blocks, region=key, place=(x, y)))
    if result.own.unknown:
        unknown = (result.region >= 0) & ~areas.blocks.population_known
        blocks = tuple(int(block) for block in np.flatnonzero(unknown))
        findings.append(Finding("P13", Level.NOTE, {"n": len(blocks)}, blocks))
    unassigned = np.flatnonzero(result.region < 0)
    if len(unassigned):
        data = {"n": len(unassigned), "residents": result.own.unassigned}
        blocks = tuple(int(block) for block in unassigned)
        findings.append(Finding("P14", Level.WARNING, data, blocks))
    return findings


def elsewhere_text(result: Assignment, index: int) -> str:
    """Where else the nearest facility of most residents of a region lies, and their share.

    "" where it lies in the own region for all of them.
    """
    if result.own is None or not result.own.elsewhere_residents[index]:
        return ""
    share = 100 * int(result.own.elsewhere_residents[index]) / int(result.own.counted[index])
    other = int(result.own.elsewhere[index])
    region = result.regions[other] if other >= 0 else tr("outside all Sozialräume")
    return f"{region} ({number(share)} %)"
