# SPDX-License-Identifier: GPL-2.0-or-later
"""What a plan does not keep of what was asked: findings after the search."""

from __future__ import annotations

import math
from typing import Sequence

import numpy as np

from ..arrays import Int32Array, IntArray
from ..findings import Finding, Level
from .explain import finding_at
from .piece_solver import Division
from .problem import FREE, Mode, Problem
from .translation import PieceTask


def broken_limits(problem: Problem, part: PieceTask, region_of: IntArray) -> list[Finding]:
    """Regions of a piece outside a limit. region_of: of its units, (q,)."""
    task, blocks = part.task, problem.blocks
    sums = task.sums(region_of, int(region_of.max()) + 1)
    findings = []
    for region in np.flatnonzero(~task.feasible(region_of)).tolist():
        members = part.piece.blocks[region_of[part.unit_of] == region]
        slack = 1e-9 * (1 + np.abs(sums[region]))
        outside = (sums[region] < task.floor - slack) | (sums[region] > task.ceiling + slack)
        for column in np.flatnonzero(outside).tolist():
            low, high = float(task.floor[column]), float(task.ceiling[column])
            findings.append(
                Finding(
                    "D16",
                    Level.WARNING,
                    {
                        "name": "" if column == 0 else task.names[column],
                        "total": float(sums[region, column]),
                        "minimum": low if math.isfinite(low) else None,
                        "maximum": high if math.isfinite(high) else None,
                    },
                    blocks=tuple(int(block) for block in members),
                    municipality=str(blocks.municipality[members[0]]),
                    place=(float(blocks.xy[members[0], 0]), float(blocks.xy[members[0], 1])),
                )
            )
    return findings


def broken_links(problem: Problem, region_of: Int32Array) -> list[Finding]:
    """Must-not-links whose blocks share a region."""
    if problem.links is None:
        return []
    keys = problem.blocks.keys
    return [
        Finding(
            "D17",
            Level.WARNING,
            {"first": str(keys[first]), "second": str(keys[second])},
            blocks=(int(first), int(second)),
        )
        for first, second in problem.links.evaluate(region_of).violated_cannot.tolist()
    ]


def pinned_moved(problem: Problem, region_of: Int32Array) -> list[Finding]:
    """Pinned blocks that do not share a region with most of their old region any more."""
    if problem.pinned is None or problem.existing is None:
        return []
    old, pinned = problem.existing, problem.pinned & (problem.existing != FREE)
    moved = np.zeros(len(old), dtype=bool)
    for label in np.unique(old[pinned]):
        members = old == label
        here = np.bincount(region_of[members], problem.blocks.population[members] + 1.0).argmax()
        moved |= members & pinned & (region_of != here)
    blocks = np.flatnonzero(moved)
    if not len(blocks):
        return []
    keys = {"keys": [str(key) for key in problem.blocks.keys[blocks]]}
    return [finding_at(problem, "D19", Level.WARNING, keys, blocks)]


def fewer_than_wanted(
    problem: Problem, parts: Sequence[PieceTask], divisions: Sequence[Division]
) -> list[Finding]:
    """Pieces that hold fewer regions than asked for, or than fit their residents."""
    findings: list[Finding] = []
    if problem.mode is Mode.MOST or problem.existing is not None:
        return []
    for part, division in zip(parts, divisions):
        piece, k = part.piece, division.k
        wanted = piece.k
        if problem.mode is Mode.TARGET:
            residents = float(problem.blocks.population[piece.blocks].sum())
            wanted = max(wanted, round(residents / problem.target))
        if k < wanted and len(piece.blocks) > 1 and piece.most > 1:
            name = problem.blocks.name_of_municipality(piece.municipality)
            data = {"name": name, "wanted": wanted, "count": k}
            findings.append(finding_at(problem, "D24", Level.NOTE, data, piece.blocks))
    return findings
