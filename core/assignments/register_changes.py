# SPDX-License-Identifier: GPL-2.0-or-later
"""Rows of a list that change the register: regions made, split, merged, locked, declared.

They go through ``core.plan.actions``, as the dock does, so that codes and refusals are the same.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Callable, Dict

import numpy as np

from ..errors import UserError
from ..naming import KEY_PATTERN
from ..plan import UNASSIGNED, Change, Edit, Plan
from ..plan.actions import (
    declare_exclave,
    freeze_border,
    lock_blocks,
    lock_regions,
    merge,
    new_region,
    split,
)
from .change_list import ChangeRow
from .kinds import Kind
from .named_places import NamedPlaces, Refused


def register_change(plan: Plan, places: NamedPlaces, row: ChangeRow, kind: Kind) -> Change:
    """What a row does to the register, and to the blocks of a split or merge.

    Names that it gives are not in it yet. Raises ``Refused``.
    """
    try:
        return _WAYS[kind](plan, places, row)
    except UserError as why:
        raise Refused("Z50", row=row, why=why) from why


def _new(plan: Plan, places: NamedPlaces, row: ChangeRow) -> Change:
    home = row.municipality
    for key in (row.target, f"0{row.target}"):
        if KEY_PATTERN.match(key):
            home = key[:8]
    if not home and places.names_blocks(row):
        homes = np.unique(plan.blocks.municipality[places.blocks(row)])
        home = str(homes[0]) if len(homes) == 1 else ""
    if not home:
        raise Refused("Z54", row=row)
    if home not in plan.blocks.municipalities.tolist():
        raise Refused("Z55", row=row, municipality=home)
    return new_region(plan, home)


def _split(plan: Plan, places: NamedPlaces, row: ChangeRow) -> Change:
    chosen = places.blocks(row)
    if row.source:
        region = places.region(row, row.source)
    else:
        regions = np.unique(plan.region_of[chosen])
        if len(regions) != 1 or regions[0] == UNASSIGNED:
            raise Refused("Z58", row=row)
        region = int(regions[0])
    if row.blocks:
        places.check_source(row, chosen)
    return split(plan, region, chosen)


def _merge(plan: Plan, places: NamedPlaces, row: ChangeRow) -> Change:
    region = places.region(row, row.source)
    members = plan.members(region)
    if places.names_blocks(row) and not np.array_equal(places.blocks(row), members):
        raise Refused("Z56", row=row, region=plan.regions[region].key)
    if row.target:
        return merge(plan, region, places.region(row, row.target))
    if len(members):
        raise Refused("Z30", row=row)
    old = plan.regions[region]
    return Change(edits=(Edit(region, old, replace(old, removed=True)),), kind="merge")


def _lock(on: bool) -> Callable[[Plan, NamedPlaces, ChangeRow], Change]:
    def change(plan: Plan, places: NamedPlaces, row: ChangeRow) -> Change:
        if not places.names_blocks(row):
            return lock_regions(plan, places.regions(row), on)
        chosen = places.blocks(row)
        places.check_source(row, chosen)
        return lock_blocks(plan, chosen, on)

    return change


def _declare(plan: Plan, places: NamedPlaces, row: ChangeRow) -> Change:
    return declare_exclave(plan, places.region(row, row.source), row.decision.reason)


_WAYS: Dict[Kind, Callable[[Plan, NamedPlaces, ChangeRow], Change]] = {
    Kind.NEW: _new,
    Kind.SPLIT: _split,
    Kind.MERGE: _merge,
    Kind.LOCK: _lock(True),
    Kind.UNLOCK: _lock(False),
    Kind.FREEZE: lambda plan, places, row: freeze_border(plan, places.regions(row), True),
    Kind.UNFREEZE: lambda plan, places, row: freeze_border(plan, places.regions(row), False),
    Kind.EXCLAVE: _declare,
    Kind.NO_EXCLAVE: lambda plan, places, row: declare_exclave(
        plan, places.region(row, row.source), ""
    ),
}
