# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules V01 to V11 for a plan, as findings.

Each rule is a function of its own; ``check_plan`` runs those whose inputs are there. V06 (gaps
and overlaps) needs geometry and lies in ``gis.topology``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Iterator, Mapping, Optional, Sequence

import numpy as np

from .arrays import AnyIntArray
from .blocks import Blocks
from .findings import Finding, Level
from .naming import KEY_PATTERN
from .plan import UNASSIGNED, Plan

#: Largest deviation of the blocks' sum from the official number of a municipality (V09).
TOLERANCE_OF_SUM = 0.005


@dataclass(frozen=True)
class CheckOptions:
    """What a plan is checked against.

    minimum, maximum: residents of a region, None for no limit. minimum_is_hard: falling short is
    an error (contract condition of the BA) instead of a warning. official_population: residents
    by municipality key. locked_before: region key of each block, "" where its region was not
    locked, (n,); None where there is no earlier version.
    """

    minimum: Optional[float] = 1_000
    maximum: Optional[float] = 10_000
    minimum_is_hard: bool = True
    official_population: Optional[Mapping[str, int]] = None
    locked_before: Optional[Sequence[str]] = None

    def checked_rules(self) -> list[str]:
        """Rules that ``check_plan`` runs under these options."""
        rules = ["V01", "V02", "V03", "V04", "V05"]
        rules += ["V07"] if self.minimum is not None else []
        rules += ["V08"] if self.maximum is not None else []
        rules += ["V09"] if self.official_population is not None else []
        rules += ["V10"]
        rules += ["V11"] if self.locked_before is not None else []
        return rules


def check_plan(plan: Plan, options: CheckOptions) -> list[Finding]:
    """All findings of the rules V01-V05 and V07-V11, in the order of the rules."""
    findings = [
        *every_block_assigned(plan),
        *unique_keys(plan.blocks),
        *region_keys(plan),
        *inside_municipality(plan),
        *contiguous(plan),
    ]
    if options.minimum is not None:
        findings += at_least(plan, options.minimum, options.minimum_is_hard)
    if options.maximum is not None:
        findings += at_most(plan, options.maximum)
    if options.official_population is not None:
        findings += official_sums(plan.blocks, options.official_population)
    findings += names(plan)
    if options.locked_before is not None:
        findings += locked_unchanged(plan, options.locked_before)
    return findings


def every_block_assigned(plan: Plan) -> Iterator[Finding]:
    """V01: every block has a region (K01)."""
    open_blocks = np.flatnonzero(plan.region_of == UNASSIGNED)
    if len(open_blocks):
        data = {"n": len(open_blocks), "keys": _keys(plan.blocks, open_blocks)}
        yield _finding("V01", Level.ERROR, data, plan.blocks, open_blocks)


def unique_keys(blocks: Blocks) -> Iterator[Finding]:
    """V02: block keys are unique and carry no blanks around them."""
    positions: defaultdict[str, list[int]] = defaultdict(list)
    for block, key in enumerate(blocks.keys.tolist()):
        positions[key].append(block)
    for key, members in positions.items():
        if len(members) > 1 or not key.strip():
            data = {"key": key, "n": len(members)}
            yield _finding("V02", Level.ERROR, data, blocks, np.array(members))


def region_keys(plan: Plan) -> Iterator[Finding]:
    """V03: region keys follow ``AGS-NN`` and are unique."""
    count = Counter(region.key for region in plan.regions)
    for index, region in enumerate(plan.regions):
        if not KEY_PATTERN.match(region.key) or count[region.key] > 1:
            yield _finding(
                "V03",
                Level.ERROR,
                {"key": region.key},
                plan.blocks,
                plan.members(index),
                region.key,
            )


def inside_municipality(plan: Plan) -> Iterator[Finding]:
    """V04: a region lies in the municipality its key names (K02)."""
    level = Level.ERROR if plan.municipality_is_hard else Level.WARNING
    for index, region in enumerate(plan.regions):
        members = plan.members(index)
        municipalities = set(plan.blocks.municipality[members].tolist())
        if KEY_PATTERN.match(region.key):
            municipalities.add(region.key[:8])
        if len(municipalities) > 1:
            foreign = members[plan.blocks.municipality[members] != region.key[:8]]
            data = {"key": region.key, "municipalities": sorted(municipalities)}
            yield _finding("V04", level, data, plan.blocks, foreign, region.key)


def contiguous(plan: Plan) -> Iterator[Finding]:
    """V05: a region is connected (K03); parts joined by a declared bridge are a note."""
    borders = plan.contiguity.without_bridges().components(plan.region_of)
    for index, region in enumerate(plan.regions):
        parts = plan.parts_of(index)
        if len(parts) > 1:
            residents = [int(plan.blocks.population[part].sum()) for part in parts]
            data: dict[str, object] = {
                "key": region.key,
                "n": len(parts),
                "residents": residents,
            }
            level = Level.ERROR if plan.municipality_is_hard else Level.WARNING
            yield _finding("V05", level, data, plan.blocks, parts[-1], region.key)
        elif parts:
            members = parts[0]
            labels, count = np.unique(borders[members], return_counts=True)
            if len(labels) > 1:
                away = members[borders[members] != labels[int(np.argmax(count))]]
                data = {
                    "key": region.key,
                    "keys": _keys(plan.blocks, away),
                    "residents": int(plan.blocks.population[away].sum()),
                }
                yield _finding("V05x", Level.NOTE, data, plan.blocks, away, region.key)


def at_least(plan: Plan, minimum: float, hard: bool) -> Iterator[Finding]:
    """V07: residents of a region reach the minimum (K04)."""
    level = Level.ERROR if hard else Level.WARNING
    for index, region in enumerate(plan.regions):
        residents = int(plan.population[index])
        if plan.block_count[index] and residents < minimum:
            data = {"key": region.key, "residents": residents, "minimum": minimum}
            yield _finding("V07", level, data, plan.blocks, plan.members(index), region.key)


def at_most(plan: Plan, maximum: float) -> Iterator[Finding]:
    """V08: residents of a region stay below the maximum (K07)."""
    for index, region in enumerate(plan.regions):
        residents = int(plan.population[index])
        if residents > maximum:
            data = {"key": region.key, "residents": residents, "maximum": maximum}
            yield _finding("V08", Level.WARNING, data, plan.blocks, plan.members(index), region.key)


def official_sums(blocks: Blocks, official: Mapping[str, int]) -> Iterator[Finding]:
    """V09: the blocks of a municipality add up to its official number of residents."""
    for index, municipality in enumerate(blocks.municipalities.tolist()):
        if municipality not in official:
            continue
        total = int(blocks.population[blocks.municipality_index == index].sum())
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


def names(plan: Plan) -> Iterator[Finding]:
    """V10: every region has a name of 3 to 80 characters, unique in its municipality."""
    count = Counter((region.municipality, region.name) for region in plan.regions)
    for index, region in enumerate(plan.regions):
        if not 3 <= len(region.name) <= 80:
            rule, data = "V10", {"key": region.key, "name": region.name}
        elif count[region.municipality, region.name] > 1:
            rule, data = "V10x", {"key": region.key, "name": region.name}
        else:
            continue
        yield _finding(rule, Level.ERROR, data, plan.blocks, plan.members(index), region.key)


def locked_unchanged(plan: Plan, locked_before: Sequence[str]) -> Iterator[Finding]:
    """V11: regions that were locked in the earlier version hold the same blocks."""
    keys = [region.key for region in plan.regions]
    now = [keys[region] if region != UNASSIGNED else "" for region in plan.region_of.tolist()]
    before = np.asarray(locked_before, dtype=object)
    present = np.asarray(now, dtype=object)
    for key in sorted(set(before.tolist()) - {""}):
        changed = np.flatnonzero((before == key) != (present == key))
        if len(changed):
            data = {"key": key, "keys": _keys(plan.blocks, changed)}
            yield _finding("V11", Level.ERROR, data, plan.blocks, changed, key)


def _keys(blocks: Blocks, members: AnyIntArray) -> list[str]:
    return [str(key) for key in blocks.keys[members]]


def _finding(
    rule: str,
    level: Level,
    data: Mapping[str, object],
    blocks: Blocks,
    members: AnyIntArray,
    region: Optional[str] = None,
) -> Finding:
    """A finding placed at the most populous of its blocks."""
    place = None
    if len(members):
        at = members[int(np.argmax(blocks.population[members]))]
        place = (float(blocks.xy[at, 0]), float(blocks.xy[at, 1]))
    return Finding(rule, level, data, tuple(int(block) for block in members), region, None, place)
