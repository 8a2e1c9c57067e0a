# SPDX-License-Identifier: GPL-2.0-or-later
"""Random play with a plan: every kind of gesture, as a workshop makes them."""

from __future__ import annotations

from contextlib import suppress

import numpy as np
from hypothesis import strategies as st
from planar import grid_world
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.plan import Decision, Plan, Region
from sozialraumplaner.core.plan.actions import (
    declare_exclave,
    freeze_border,
    lock_blocks,
    lock_regions,
    merge,
    new_region,
    rename,
    split,
)
from sozialraumplaner.core.plan.strokes import KeepConnected, StrokeRules, intent

COLUMNS, ROWS, REGIONS = 6, 5, 4

KINDS = [
    *("move", "stroke", "keep", "along", "cancel", "undo", "redo", "decide"),
    *("new", "split", "merge", "rename", "lock", "frame", "pin", "exclave"),
]
#: Kind of gesture, blocks it is about, a region, and a choice of two.
moves = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.lists(st.integers(0, COLUMNS * ROWS - 1), min_size=1, max_size=6),
        st.integers(-1, 30),
        st.booleans(),
    ),
    max_size=30,
)


def make_plan(seed: int = 1, hard: bool = True) -> Plan:
    """Thirty blocks of two municipalities, four regions drawn at random, some without."""
    generator = np.random.default_rng(seed)
    n = COLUMNS * ROWS
    half = (np.arange(n) % COLUMNS) // 3
    blocks, contiguity, _ = grid_world(
        COLUMNS, ROWS, generator.integers(0, 900, n), half, np.arange(n) // 4
    )
    towns = blocks.municipalities
    register = [
        Region(
            f"{towns[i % 2]}-{i // 2 + 1:02d}",
            f"G{i % 2} {i // 2 + 1}",
            f"Raum {i}",
            str(towns[i % 2]),
            f"Gemeinde {i % 2}",
        )
        for i in range(REGIONS)
    ]
    region_of = half + 2 * generator.integers(-1, 2, n)
    return Plan(blocks, contiguity, np.maximum(region_of, -1), register, hard)


def play(plan: Plan, gesture: tuple[str, list[int], int, bool]) -> None:
    """One gesture; what the plan refuses is refused."""
    kind, blocks, number, on = gesture
    listed = plan.listed
    region = listed[number % len(listed)]
    if kind == "move":
        plan.assign(blocks, number % (len(listed) + 1) - 1 if number < 4 else region)
    elif kind in ("stroke", "cancel", "keep", "along"):
        keep = {"keep": KeepConnected.REFUSE, "along": KeepConnected.TAKE_ALONG}
        rules = StrokeRules(keep_connected=keep.get(kind, KeepConnected.OFF))
        plan.begin_gesture()
        for block in blocks:
            plan.move(intent(plan, [block], region, rules).blocks, region)
        plan.cancel_gesture() if kind == "cancel" else plan.end_gesture()
    elif kind == "undo":
        plan.undo()
    elif kind == "redo":
        plan.redo()
    elif kind == "decide":
        numbers = [step.number for step in plan.steps][-2:]
        plan.decide(numbers, Decision(criterion="K05", reason=f"Begründung für {numbers}"))
    else:
        other = listed[(number + 1) % len(listed)]
        with suppress(UserError):
            plan.commit(_edit(plan, kind, blocks, region, other, on))


def _edit(plan, kind, blocks, region, other, on):
    if kind == "new":
        return new_region(plan, plan.regions[region].municipality)
    if kind == "split":
        return split(plan, region, np.array(blocks))
    if kind == "merge":
        return merge(plan, region, other)
    if kind == "rename":
        return rename(plan, region, name=f"Name {len(plan.steps)}")
    if kind == "lock":
        return lock_regions(plan, [region], on)
    if kind == "frame":
        return freeze_border(plan, [region, other], on)
    if kind == "pin":
        return lock_blocks(plan, np.array(blocks), on)
    return declare_exclave(plan, region, "Insel der Gemeinde" if on else "")


def state(plan: Plan) -> tuple:
    """Everything of a plan that has to be the same again, bit for bit."""
    totals = plan.totals
    return (
        plan.region_of.tolist(),
        list(plan.regions),
        plan.block_locked.tolist(),
        totals.population.tolist(),
        totals.unknown_population.tolist(),
        totals.block_count.tolist(),
        totals.area_mm2.tolist(),
        totals.perimeter_um.tolist(),
    )


def history(plan: Plan) -> list:
    """Steps in force as plain values."""
    return [
        (
            s.number,
            s.time,
            s.change.kind,
            s.change.blocks.tolist(),
            s.change.before.tolist(),
            s.change.after.tolist(),
            s.change.edits,
            s.change.toggled.tolist(),
        )
        for s in plan.steps
    ]
