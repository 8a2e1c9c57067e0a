# SPDX-License-Identifier: GPL-2.0-or-later
"""What a workshop should look at first: regions that are close to a limit or odd in shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Tuple

import numpy as np

from ...core.arrays import sums
from ...core.delineation import Problem, Solution
from ...core.delineation.problem import FREE
from ...core.plan import UNASSIGNED, Plan
from ..translation import number, tr

#: Regions with fewer residents than this multiple of the minimum are "close to it".
_CLOSE = 1.05
#: So many regions are named as the least compact.
_LEAST_COMPACT = 5
#: And only those that are less compact than this (Polsby-Popper; a square has 0.79).
_FRAYED = 0.2
#: So many regions are named for the barriers inside them, from this length on in metres.
_ACROSS, _NOTICED = 8, 250.0
#: Bridged blocks and places named in a cell.
_NAMED = 4


@dataclass(frozen=True)
class Spot:
    """A region and why to look at it."""

    region: int
    reasons: Tuple[str, ...]


def spots(plan: Plan, problem: Problem, solution: Solution) -> List[Spot]:
    """Regions to look at, the most serious first; those that stayed are left alone."""
    found: Dict[int, List[Tuple[int, str]]] = {}
    new = set(plan.region_of[problem.fixed_labels == FREE].tolist()) - {UNASSIGNED}

    def note(region: int, weight: int, reason: str) -> None:
        if region in new:
            found.setdefault(region, []).append((weight, reason))

    _sizes(plan, problem, note)
    _lacking(plan, problem, note)
    compactness = plan.totals.compactness()
    for region in np.argsort(compactness, kind="stable")[:_LEAST_COMPACT].tolist():
        if compactness[region] < _FRAYED:
            text = tr("frayed or long (compactness {value})")
            note(region, 2, text.format(value=number(float(compactness[region]), 2)))
    bridged: Dict[int, List[str]] = {}
    for block, _ in solution.bridges:
        bridged.setdefault(int(plan.region_of[block]), []).append(str(plan.blocks.keys[block]))
    for region, blocks in bridged.items():
        shown = ", ".join(blocks[:_NAMED]) + (" …" if len(blocks) > _NAMED else "")
        note(region, 3, tr("attached without a border: {keys}").format(keys=shown))
    for region, metres in _across_barriers(plan, problem):
        text = tr("reaches across a barrier ({metres} m)")
        note(region, 2, text.format(metres=number(metres)))
    keys = [region.key for region in plan.regions]
    order = sorted(found, key=lambda region: (-sum(w for w, _ in found[region]), keys[region]))
    return [
        Spot(region, tuple(reason for _, reason in sorted(found[region], reverse=True)))
        for region in order
    ]


def _sizes(plan: Plan, problem: Problem, note) -> None:
    for region, residents in enumerate(plan.population.tolist()):
        if residents < problem.minimum:
            text = tr("below the minimum: {residents} residents")
            note(region, 9, text.format(residents=number(residents)))
        elif residents < _CLOSE * problem.minimum:
            text = tr("just above the minimum: {residents} residents")
            note(region, 4, text.format(residents=number(residents)))
        elif problem.maximum is not None and residents > problem.maximum:
            text = tr("above the maximum: {residents} residents")
            note(region, 8, text.format(residents=number(residents)))
        unknown = int(plan.totals.unknown_population[region])
        if residents == 0 and unknown:
            note(region, 5, tr("no known residents"))


def _lacking(plan: Plan, problem: Problem, note) -> None:
    for name, low, held in held_by_region(plan, problem):
        for region in np.flatnonzero(held < low - 1e-9).tolist():
            text = tr("{name}: {held} instead of {wanted}")
            shown = text.format(name=name, held=_count(held[region]), wanted=_count(low))
            note(region, 7, shown)


def held_by_region(plan: Plan, problem: Problem) -> List[Tuple[str, float, np.ndarray]]:
    """For each quantity with a floor: name, floor, and what each region has, (k,)."""
    inside = plan.region_of != UNASSIGNED
    return [
        (
            quantity.name,
            float(quantity.minimum),
            sums(plan.region_of[inside], quantity.values[inside], len(plan.regions)),
        )
        for quantity in problem.quantities
        if quantity.minimum is not None
    ]


def _across_barriers(plan: Plan, problem: Problem) -> List[Tuple[int, float]]:
    """Regions that reach furthest across barriers, and how long these are inside, in metres."""
    if problem.barrier is None:
        return []
    contiguity = problem.contiguity
    left, right = plan.region_of[contiguity.left], plan.region_of[contiguity.right]
    inside = (left == right) & (left != UNASSIGNED)
    metres = sums(left[inside], (problem.barrier * contiguity.length)[inside], len(plan.regions))
    longest = np.argsort(-metres, kind="stable")[:_ACROSS]
    return [(int(r), float(metres[r])) for r in longest if metres[r] >= _NOTICED]


def divided_places(plan: Plan, problem: Problem) -> List[Tuple[str, str, List[Tuple[int, int]]]]:
    """Ortsteile in several regions: name, municipality key, and residents by region.

    Those with most residents outside their largest part come first.
    """
    blocks = plan.blocks
    parts: Dict[Tuple[str, str], Dict[int, int]] = {}
    for block in np.flatnonzero((problem.places != "") & (plan.region_of != UNASSIGNED)).tolist():
        held = parts.setdefault((str(blocks.municipality[block]), str(blocks.place[block])), {})
        region = int(plan.region_of[block])
        held[region] = held.get(region, 0) + int(blocks.population[block])
    divided = [
        (place, municipality, sorted(held.items(), key=lambda part: (-part[1], part[0])))
        for (municipality, place), held in parts.items()
        if len(held) > 1
    ]
    return sorted(divided, key=lambda entry: (-sum(n for _, n in entry[2][1:]), entry[1], entry[0]))


def _count(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 1)
