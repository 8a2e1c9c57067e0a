# SPDX-License-Identifier: GPL-2.0-or-later
"""The annex of a council decision: which blocks each Sozialraum holds.

It is made to be handed round: residents stand as sums of regions only, and none below the limit,
nor one from which such a number could be found by subtraction.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..plan import Plan
from .withheld import LIMIT, withheld


@dataclass(frozen=True)
class AnnexRegion:
    """A region: its entry, residents (None: not printed), its blocks by Ortsteil and key."""

    key: str
    short: str
    name: str
    residents: int | None
    blocks: list[tuple[str, str, str]]


@dataclass(frozen=True)
class AnnexMunicipality:
    """A municipality with its regions by key; residents as in ``AnnexRegion``."""

    key: str
    name: str
    residents: int | None
    regions: list[AnnexRegion]


def annex_content(plan: Plan, limit: int = LIMIT) -> list[AnnexMunicipality]:
    """What the annex says, by municipality and region; blocks are (key, name, Ortsteil)."""
    held = sorted(
        (region for region in plan.listed if plan.block_count[region]),
        key=lambda region: plan.regions[region].key,
    )
    secret, secret_homes = withheld(plan, held, limit)
    by_home: dict[str, list[int]] = {}
    for region in held:
        by_home.setdefault(plan.regions[region].municipality, []).append(region)
    return [
        AnnexMunicipality(
            home,
            plan.regions[inside[0]].municipality_name or home,
            None if home in secret_homes else int(plan.population[inside].sum()),
            [_region(plan, region, region in secret) for region in inside],
        )
        for home, inside in sorted(by_home.items())
    ]


def _region(plan: Plan, region: int, secret: bool) -> AnnexRegion:
    entry = plan.regions[region]
    residents = None if secret else int(plan.population[region])
    return AnnexRegion(entry.key, entry.short, entry.name, residents, _blocks(plan, region))


def _blocks(plan: Plan, region: int) -> list[tuple[str, str, str]]:
    blocks = plan.blocks
    rows = [
        (str(blocks.keys[block]), str(blocks.name[block]), str(blocks.place[block]))
        for block in plan.members(region).tolist()
    ]
    return sorted(rows, key=lambda row: (row[2], row[0]))
