# SPDX-License-Identifier: GPL-2.0-or-later
"""Cutting a county into pieces that can be solved one by one.

A piece is a connected set of free blocks inside one frame. Parts too small for a region of their
own (exclaves, islands, remainders beside locked regions) are attached to the nearest part of
their frame by a bridge, and named in a finding.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.spatial import cKDTree

from ..arrays import FloatArray, IntArray
from ..contiguity import Contiguity
from ..errors import UserError
from ..findings import Finding, Level
from .problem import FREE, Mode, Problem


@dataclass(frozen=True)
class Piece:
    """Blocks to be divided into regions of their own.

    k: number of regions aimed at; with ``Mode.MOST`` an estimate. most: no more than these can
    keep the minimum. mean: residents of a region.
    """

    blocks: IntArray
    k: int
    most: int
    mean: float
    municipality: str = ""

    def with_count(self, k: int) -> Piece:
        """The piece with another number of regions."""
        return replace(self, k=k, mean=max(self.mean * self.k / k, 1.0))


def free_frames(problem: Problem) -> IntArray:
    """Frame of every free block, ``FREE`` of locked ones, (n,)."""
    return np.where(problem.fixed_labels == FREE, problem.frames, FREE).astype(np.int64)


def bridge_small_parts(
    problem: Problem,
) -> tuple[Contiguity, list[tuple[int, int]], list[Finding]]:
    """Free blocks of each frame, connected; with the bridges that were needed and why."""
    blocks = problem.blocks
    frame = free_frames(problem)
    part = problem.contiguity.components(frame)
    bridges: list[tuple[int, int]] = []
    findings: list[Finding] = []
    for label in np.unique(frame[frame != FREE]):
        inside = np.flatnonzero(frame == label)
        _, index, count = np.unique(part[inside], return_inverse=True, return_counts=True)
        if len(count) == 1:
            continue
        residents = np.bincount(index, blocks.population[inside])
        own = residents >= problem.minimum
        own[np.lexsort((count, residents))[-1]] = True
        anchor = inside[own[index]]
        tree = cKDTree(blocks.xy[anchor])
        for small in np.flatnonzero(~own):
            members = inside[index == small]
            distance, nearest = tree.query(blocks.xy[members])
            at = int(np.argmin(distance))
            pair = (int(members[at]), int(anchor[nearest[at]]))
            bridges.append(pair)
            findings.append(_bridge_finding(problem, members, pair))
    return problem.contiguity.with_bridges(bridges), bridges, findings


def _bridge_finding(problem: Problem, members: IntArray, pair: tuple[int, int]) -> Finding:
    blocks = problem.blocks
    x, y = blocks.xy[pair[0]]
    return Finding(
        "D01",
        Level.NOTE,
        {
            "keys": [str(key) for key in blocks.keys[members]],
            "residents": int(blocks.population[members].sum()),
            "nearest": str(blocks.keys[pair[1]]),
        },
        blocks=tuple(int(member) for member in members),
        municipality=str(blocks.municipality[pair[0]]),
        place=(float(x), float(y)),
    )


def make_pieces(
    problem: Problem, contiguity: Contiguity, unit_of: IntArray
) -> tuple[list[Piece], list[Finding]]:
    """The connected pieces and how many regions each is to hold.

    unit_of: must-linked blocks share a label, (n,). Raises ``UserError`` where a given number of
    regions cannot be shared out.
    """
    blocks = problem.blocks
    frame = free_frames(problem)
    part = contiguity.components(frame)
    order = np.argsort(part, kind="stable")
    starts = np.flatnonzero(np.diff(part[order], prepend=-1))
    members = [group for group in np.split(order, starts[1:]) if frame[group[0]] != FREE]
    residents = np.array([blocks.population[group].sum() for group in members], dtype=np.float64)
    most = [_most(problem, group, unit_of) for group in members]
    wanted = _wanted(problem, residents, most, members)
    pieces, findings = [], []
    for group, total, limit, k in zip(members, residents.tolist(), most, wanted):
        municipality = str(blocks.municipality[group[0]])
        several = len(np.unique(blocks.municipality_index[group])) > 1
        pieces.append(Piece(group, k, limit, max(total / k, 1.0), "" if several else municipality))
        if total < problem.minimum:
            findings.append(_short_finding(problem, group, municipality, int(total)))
    return pieces, findings


def _most(problem: Problem, members: IntArray, unit_of: IntArray) -> int:
    """As many regions as units and limits allow at best, at least one.

    What a unit has beyond the minimum serves no other region, so at most
    floor(sum(min(size, minimum)) / minimum) regions reach it.
    """
    _, unit = np.unique(unit_of[members], return_inverse=True)
    best = int(unit.max()) + 1
    floors = [(problem.blocks.population[members].astype(np.float64), problem.minimum)]
    floors += [(q.values[members], q.minimum) for q in problem.quantities if q.minimum is not None]
    for values, floor in floors:
        if floor > 0:
            size = np.bincount(unit, values)
            if size.sum() >= floor:
                best = min(best, int(np.minimum(size, floor).sum() / floor + 1e-9))
    return max(best, 1)


def _wanted(
    problem: Problem, residents: FloatArray, most: list[int], members: list[IntArray]
) -> list[int]:
    if problem.existing is not None:
        inside = [problem.existing[group] for group in members]
        return [max(1, len(np.unique(labels[labels != FREE]))) for labels in inside]
    if problem.mode is Mode.COUNT and problem.count is not None:
        locked = len(np.unique(problem.fixed_labels[problem.fixed_labels != FREE]))
        return apportioned(problem.count - locked, residents, most)
    if problem.mode is Mode.MOST:
        return most
    wanted = []
    for total, limit in zip(residents.tolist(), most):
        k = max(1, min(round(total / problem.target), limit))
        if problem.maximum is not None:
            k = max(k, int(np.ceil(total / problem.maximum)))
        wanted.append(min(k, limit))
    return wanted


def apportioned(count: int, residents: FloatArray, most: list[int]) -> list[int]:
    """A number of regions shared out over pieces by residents, at least one and at most ``most``.

    Highest averages with the divisors 1, 3, 5 ... (Sainte-Laguë), as seats are shared out. Raises
    ``UserError`` where count is below the number of pieces or above the sum of ``most``.
    """
    if count < len(most):
        raise UserError("count_below_pieces", count=count, pieces=len(most))
    if count > sum(most):
        raise UserError("count_too_large", count=count, possible=sum(most))
    shares = [1] * len(most)
    for _ in range(count - len(most)):
        average = [
            total / (2 * share + 1) if share < limit else -1.0
            for total, share, limit in zip(residents.tolist(), shares, most)
        ]
        shares[int(np.argmax(average))] += 1
    return shares


def _short_finding(
    problem: Problem, members: IntArray, municipality: str, residents: int
) -> Finding:
    blocks = problem.blocks
    return Finding(
        "D02",
        Level.WARNING,
        {
            "name": blocks.name_of_municipality(municipality),
            "residents": residents,
            "minimum": problem.minimum,
        },
        blocks=tuple(int(member) for member in members),
        municipality=municipality,
        place=(float(blocks.xy[members[0], 0]), float(blocks.xy[members[0], 1])),
    )
