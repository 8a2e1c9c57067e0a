# SPDX-License-Identifier: GPL-2.0-or-later
"""What is impossible, and what will be done differently from what was asked: before solving.

Other tools crash on a missing value, hang on a threshold that cannot be kept, or return regions
that are not connected; here every cause has its finding, and the sentence for it a way to go on.
"""

from __future__ import annotations

from typing import Iterator, Mapping

import numpy as np

from ..arrays import IntArray
from ..contiguity import Contiguity
from ..errors import UserError
from ..findings import Finding, Level
from .pieces import bridge_small_parts, free_frames, make_pieces
from .problem import FREE, Problem
from .units import units_of


class Unsolvable(UserError):
    """The wishes cannot all be met; findings say which and what to do."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        self.findings = tuple(f for f in findings if f.level is Level.ERROR)
        super().__init__("delineation_impossible", count=len(self.findings))


def explain(problem: Problem) -> tuple[Finding, ...]:
    """Findings of level ERROR make the problem unsolvable, others say what will happen."""
    found = [*_residents(problem), *_values(problem), *_links(problem)]
    if any(finding.level is Level.ERROR for finding in found):
        return tuple(found)
    contiguity, _, bridged = bridge_small_parts(problem)
    unit_of, added = units_of(problem, contiguity)
    found += [*bridged, *added, *_large(problem, unit_of)]
    try:
        pieces, short = make_pieces(problem, contiguity, unit_of)
    except UserError as error:
        rule = "D08" if error.code == "count_too_large" else "D09"
        return (*found, Finding(rule, Level.ERROR, error.data))
    found += [*short, *_torn(problem, contiguity)]
    for piece in pieces:
        for quantity in problem.quantities:
            total = float(quantity.values[piece.blocks].sum())
            if quantity.minimum is not None and total < quantity.minimum:
                first = str(problem.blocks.municipality[piece.blocks[0]])
                name = problem.blocks.name_of_municipality(first)
                data = {"name": quantity.name, "total": total, "minimum": quantity.minimum}
                found.append(
                    finding_at(problem, "D15", Level.WARNING, {**data, "place": name}, piece.blocks)
                )
    return tuple(found)


def finding_at(
    problem: Problem, rule: str, level: Level, data: Mapping[str, object], members: IntArray
) -> Finding:
    """A finding about some blocks, placed at the first of them."""
    blocks = problem.blocks
    return Finding(
        rule,
        level,
        data,
        blocks=tuple(int(block) for block in members),
        municipality=str(blocks.municipality[members[0]]),
        place=(float(blocks.xy[members[0], 0]), float(blocks.xy[members[0], 1])),
    )


def _residents(problem: Problem) -> Iterator[Finding]:
    blocks = problem.blocks
    unknown = np.flatnonzero(~blocks.population_known)
    if len(unknown):
        yield finding_at(problem, "D04", Level.NOTE, {"count": len(unknown)}, unknown)
    total = int(blocks.population.sum())
    if problem.minimum > total:
        data = {"minimum": problem.minimum, "residents": total}
        yield Finding("D07", Level.ERROR, data)


def _values(problem: Problem) -> Iterator[Finding]:
    for quantity in problem.quantities:
        wrong = np.flatnonzero(~np.isfinite(quantity.values))
        if len(wrong):
            data = {"name": quantity.name, "count": len(wrong)}
            yield finding_at(problem, "D20", Level.ERROR, data, wrong)
    if problem.attributes is None:
        return
    for name, values in zip(problem.attributes.names, problem.attributes.values.T):
        known = np.isfinite(values)
        if not known.any() or np.ptp(values[known]) == 0:
            yield Finding("D06", Level.WARNING, {"name": name})
        elif not known.all():
            data = {"name": name, "count": int((~known).sum())}
            yield finding_at(problem, "D05", Level.WARNING, data, np.flatnonzero(~known))


def _links(problem: Problem) -> Iterator[Finding]:
    """Must-links that cannot be kept and must-not-links that contradict them."""
    if problem.links is None:
        return
    links, blocks = problem.links, problem.blocks
    must, frames, fixed = links.must, problem.frames, problem.fixed_labels
    part = problem.contiguity.with_bridges(bridge_small_parts(problem)[1]).components(
        free_frames(problem)
    )
    for group in range(links.must_count):
        members = np.flatnonzero(must == group)
        keys = {"keys": [str(key) for key in blocks.keys[members]]}
        if len(np.unique(frames[members])) > 1:
            yield finding_at(problem, "D10", Level.ERROR, keys, members)
        elif len(np.unique(fixed[members])) > 1:
            yield finding_at(problem, "D18", Level.ERROR, keys, members)
        elif fixed[members[0]] == FREE and len(np.unique(part[members])) > 1:
            yield finding_at(problem, "D14", Level.ERROR, keys, members)
    for first, second in links.cannot.tolist():
        together = must[first] == must[second] and must[first] != FREE
        locked = fixed[first] == fixed[second] and fixed[first] != FREE
        if together or locked:
            data = {"first": str(blocks.keys[first]), "second": str(blocks.keys[second])}
            yield finding_at(problem, "D11", Level.ERROR, data, np.array([first, second]))


def _torn(problem: Problem, contiguity: Contiguity) -> Iterator[Finding]:
    """Existing regions that are not connected: all but the largest part join their neighbours."""
    if problem.existing is None:
        return
    old = np.where(problem.fixed_labels == FREE, problem.existing, FREE)
    part = contiguity.components(old)
    for label in np.unique(old[old != FREE]):
        members = np.flatnonzero(old == label)
        parts = len(np.unique(part[members]))
        if parts > 1:
            data = {"region": int(label), "parts": parts}
            yield finding_at(problem, "D23", Level.NOTE, data, members)


def _large(problem: Problem, unit_of: IntArray) -> Iterator[Finding]:
    """Blocks and must-linked blocks above the maximum."""
    if problem.maximum is None:
        return
    blocks = problem.blocks
    residents = np.bincount(unit_of, blocks.population)
    for unit in np.flatnonzero(residents > problem.maximum):
        members = np.flatnonzero(unit_of == unit)
        size = {"residents": int(residents[unit]), "maximum": float(problem.maximum)}
        if len(members) == 1:
            data = {"key": str(blocks.keys[members[0]]), **size}
            yield finding_at(problem, "D03", Level.WARNING, data, members)
        else:
            data = {"keys": [str(key) for key in blocks.keys[members]], **size}
            yield finding_at(problem, "D12", Level.WARNING, data, members)
