# SPDX-License-Identifier: GPL-2.0-or-later
"""Random plans as what follows them live may meet, and random things that happen to them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from plan_play import COLUMNS, ROWS, moves, play
from planar import random_world
from sozialraumplaner.core.contiguity import BorderLines
from sozialraumplaner.core.plan import Change, Edit, Plan, Region

N, REGIONS = COLUMNS * ROWS, 6
happenings = moves


def random_plan(seed: int) -> tuple[Plan, BorderLines]:
    """Two municipalities with Ortsteile and bridges; bands with some disorder, some blocks free."""
    generator = np.random.default_rng(seed)
    blocks, contiguity, lines = random_world(COLUMNS, ROWS, seed, municipalities=2, places=3)
    pairs = generator.integers(0, N, (2, 2)).tolist()
    contiguity = contiguity.with_bridges([(a, b) for a, b in pairs])
    column, row = np.arange(N) % COLUMNS, np.arange(N) // COLUMNS
    region_of = (column * 2 // COLUMNS) * 3 + row * 3 // ROWS
    odd = generator.random(N) < 0.1
    region_of[odd] = generator.integers(-1, REGIONS, int(odd.sum()))
    names = blocks.municipalities
    register = [
        Region(f"{names[r // 3]}-{r + 1:02d}", f"G {r + 1}", f"Ort {r}", str(names[r // 3]), "")
        for r in range(REGIONS)
    ]
    return Plan(blocks, contiguity, region_of, register, bool(generator.random() < 0.5)), lines


def happen(plan: Plan, gesture: tuple[str, list[int], int, bool]) -> None:
    """One gesture; every second rename gives key and name of another region, as files may."""
    kind, _blocks, number, on = gesture
    if kind != "rename" or on:
        play(plan, gesture)
        return
    first, second = plan.listed[number % len(plan.listed)], plan.listed[0]
    old, other = plan.regions[first], plan.regions[second]
    edit = Edit(first, old, replace(old, key=other.key, name=other.name))
    plan.commit(Change(edits=(edit,) if edit.before != edit.after else (), kind="rename"))
