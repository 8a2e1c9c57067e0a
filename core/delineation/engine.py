# SPDX-License-Identifier: GPL-2.0-or-later
"""The door of the package: ``delineate``."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import Callable, Optional

import numpy as np

from ..arrays import FloatArray, Int32Array, IntArray
from ..contiguity import Contiguity
from ..errors import Cancelled
from ..findings import Finding, Level
from .curve import Curve, Progress
from .explain import Unsolvable, explain, finding_at
from .piece_solver import (
    Division,
    is_provable,
    looks_for,
    proven,
    search_share,
    solve_piece,
)
from .pieces import Piece, bridge_small_parts, make_pieces
from .problem import FREE, Mode, Problem
from .searching.multilevel import alike
from .searching.ward import ward
from .solution import PieceResult, Solution
from .tasks.effort import Effort
from .translation import PieceTask, standardised, translated
from .units import units_of

#: A bound below this share of the value says nothing that helps.
_TELLING = 0.5
#: Looks at the clock that all proofs together may take without a time limit: at least, and for
#: each unit.
_LOOKS = 700
_LOOKS_PER_UNIT = 1.5


def delineate(
    problem: Problem,
    *,
    time_limit: Optional[float] = None,
    seed: int = 1,
    progress: Optional[Progress] = None,
    is_cancelled: Optional[Callable[[], bool]] = None,
    clock: Callable[[], float] = time.monotonic,
    prove: bool = True,
) -> Solution:
    """Divide the free blocks of every frame into contiguous regions.

    Without a time limit (seconds of the clock) equal seeds give equal plans, whatever the order of
    the blocks. progress: told percent and, where known, the best value so far. When time is up or
    the user cancels, the best plan so far is returned. prove: also look for proofs, which takes
    about as long as the search. Contiguity (with the bridges of the
    solution) and frames always hold; a limit that is not kept is a finding and makes the solution
    not feasible. Raises ``Unsolvable``, and ``Cancelled`` where there is no plan yet.
    """
    order = np.argsort(problem.blocks.keys.astype(str), kind="stable")
    ordered = _reordered(problem, order)
    findings = explain(ordered)
    if any(finding.level is Level.ERROR for finding in findings):
        raise Unsolvable(tuple(_in_input_order(finding, order) for finding in findings))
    effort = Effort(time_limit, is_cancelled, clock)
    if effort.cancelled:
        raise Cancelled
    solution = _Run(ordered, effort, seed, progress, prove).solution(findings)
    region_of = np.empty(len(order), dtype=np.int32)
    region_of[order] = solution.region_of
    return replace(
        solution,
        region_of=region_of,
        bridges=tuple((int(order[a]), int(order[b])) for a, b in solution.bridges),
        findings=tuple(_in_input_order(finding, order) for finding in solution.findings),
        pieces=tuple(replace(piece, blocks=order[piece.blocks]) for piece in solution.pieces),
    )


class _Run:
    """One delineation, blocks in the order of their keys."""

    def __init__(
        self,
        problem: Problem,
        effort: Effort,
        seed: int,
        progress: Optional[Progress],
        prove: bool,
    ) -> None:
        self.problem, self.effort, self.seed, self.prove = problem, effort, seed, prove
        self.contiguity, self.bridges, _ = bridge_small_parts(problem)
        self.unit_of, _ = units_of(problem, self.contiguity)
        self.z = standardised(problem)
        pieces, _ = make_pieces(problem, self.contiguity, self.unit_of)
        self.parts = [self._translate(piece) for piece in pieces]
        self.progress_of = Curve(effort, progress, [part.task.n for part in self.parts])
        if problem.mode is not Mode.MOST and len(self.parts) > 1:
            for number, part in enumerate(self.parts):
                first = ward(part.task.graph, *alike(part.task), part.piece.k)
                self.progress_of.tell(number, _worth(part, first))

    def _translate(self, piece: Piece) -> PieceTask:
        return translated(self.problem, self.contiguity, piece, self.unit_of, self.z)

    def solution(self, findings: tuple[Finding, ...]) -> Solution:
        """Solve all pieces and put them together."""
        divisions = [self._solve(number) for number in range(len(self.parts))]
        if self.problem.mode is Mode.COUNT and self.problem.existing is None:
            self._share_out_again(divisions)
        if self.prove:
            self._prove(divisions)
        problem = self.problem
        region_of = np.full(len(problem.blocks), FREE, dtype=np.int32)
        fixed_region: dict[int, int] = {}
        for label in np.unique(problem.fixed_labels[problem.fixed_labels != FREE]).tolist():
            fixed_region[label] = len(fixed_region)
            region_of[problem.fixed_labels == label] = fixed_region[label]
        k = len(fixed_region)
        objective: dict[str, float] = {}
        results, found = [], list(findings)
        feasible = True
        for part, division in zip(self.parts, divisions):
            region_of[part.piece.blocks] = division.region_of[part.unit_of] + k
            value = part.value(division.region_of)
            for name, worth in value.items():
                objective[name] = objective.get(name, 0.0) + worth
            results.append(_result(part, division))
            broken = list(_broken_limits(problem, part, division.region_of))
            feasible = feasible and not broken
            found += broken
            k += int(division.region_of.max()) + 1
        found += _broken_links(problem, region_of)
        found += self._fewer_than_wanted(divisions)
        found += _pinned_moved(problem, region_of)
        return Solution(
            region_of,
            k,
            fixed_region,
            tuple(self.bridges),
            objective,
            tuple(found),
            tuple(results),
            self.progress_of.history,
            feasible,
            self.effort.over,
        )

    def _prove(self, divisions: list[Division]) -> None:
        """Proofs and bounds, from the smallest piece on, as far as time or looks reach."""
        looks = max(_LOOKS, int(_LOOKS_PER_UNIT * sum(part.task.n for part in self.parts)))
        order = sorted(
            (part.task.n * int(division.region_of.max() + 1), number)
            for number, (part, division) in enumerate(zip(self.parts, divisions))
            if is_provable(part, division)
        )
        for at, (_, number) in enumerate(order):
            if self.effort.over or looks <= 0:
                break
            part = self.parts[number]
            most = looks_for(part) if len(self.parts) == 1 else min(looks, looks_for(part))
            effort = self.effort.part(1.0 / (len(order) - at)).counted(most)
            divisions[number] = proven(part, divisions[number], effort)
            self.progress_of.tell(number, _worth(part, divisions[number].region_of))
            looks -= 0 if self.effort.limited else int(effort.spent)

    def _fewer_than_wanted(self, divisions: list[Division]) -> list[Finding]:
        """Pieces that hold fewer regions than asked for, or than fit their residents."""
        problem, findings = self.problem, []
        if problem.mode is Mode.MOST or problem.existing is not None:
            return []
        for part, division in zip(self.parts, divisions):
            piece, k = part.piece, int(division.region_of.max()) + 1
            wanted = piece.k
            if problem.mode is Mode.TARGET:
                residents = float(problem.blocks.population[piece.blocks].sum())
                wanted = max(wanted, round(residents / problem.target))
            if k < wanted and len(piece.blocks) > 1 and piece.most > 1:
                name = problem.blocks.name_of_municipality(piece.municipality)
                data = {"name": name, "wanted": wanted, "count": k}
                findings.append(finding_at(problem, "D24", Level.NOTE, data, piece.blocks))
        return findings

    def _solve(self, number: int) -> Division:
        part = self.parts[number]
        left = sum(other.task.n for other in self.parts[number:])
        share = part.task.n / left * (search_share(part) if self.prove else 1.0)
        effort = self.effort.part(share) if self.effort.limited else self.effort
        generator = np.random.default_rng([self.seed, number])
        constant = math.fsum(part.constant.values())

        def observe(value: float) -> None:
            self.progress_of.tell(number, value + constant)

        division = solve_piece(self.problem, part, effort, generator, observe)
        self.progress_of.tell(number, _worth(part, division.region_of), finished=True)
        return division

    def _share_out_again(self, divisions: list[Division]) -> None:
        """Regions that a piece could not hold go to the pieces with the largest regions."""
        parts = self.parts
        held = [int(division.region_of.max()) + 1 for division in divisions]
        missing = sum(part.piece.k for part in parts) - sum(held)
        full = {number for number, part in enumerate(parts) if held[number] < part.piece.k}
        while missing > 0 and not self.effort.over:
            residents = [part.task.residents.sum() / (2 * k + 1) for part, k in zip(parts, held)]
            open_ones = [
                number
                for number, part in enumerate(parts)
                if number not in full and held[number] < part.piece.most
            ]
            if not open_ones:
                break
            number = max(open_ones, key=lambda at: residents[at])
            before = parts[number]
            self.parts[number] = self._translate(before.piece.with_count(held[number] + 1))
            division = self._solve(number)
            if int(division.region_of.max()) + 1 > held[number]:
                divisions[number] = division
                held[number] += 1
                missing -= 1
            else:
                self.parts[number] = before
                full.add(number)


def _worth(part: PieceTask, region_of: IntArray) -> float:
    return math.fsum(part.value(region_of).values())


def _result(part: PieceTask, division: Division) -> PieceResult:
    value = _worth(part, division.region_of)
    constant = math.fsum(part.constant.values())
    bound = None if division.bound is None else division.bound + constant
    if bound is not None and bound < _TELLING * value:
        bound = None
    return PieceResult(
        part.piece.municipality,
        part.piece.blocks,
        int(division.region_of.max()) + 1,
        division.most,
        value,
        value if division.proven else bound,
        division.proven,
    )


def _broken_limits(problem: Problem, part: PieceTask, region_of: IntArray) -> list[Finding]:
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


def _pinned_moved(problem: Problem, region_of: Int32Array) -> list[Finding]:
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


def _broken_links(problem: Problem, region_of: Int32Array) -> list[Finding]:
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


def _reordered(problem: Problem, order: IntArray) -> Problem:
    """The same problem with its blocks in another order."""
    contiguity = problem.contiguity.reordered(order)
    attributes, links = problem.attributes, problem.links
    return replace(
        problem,
        blocks=problem.blocks.reordered(order),
        contiguity=contiguity,
        frame=None if problem.frame is None else problem.frame[order],
        quantities=tuple(replace(q, values=q.values[order]) for q in problem.quantities),
        attributes=None
        if attributes is None
        else replace(attributes, values=attributes.values[order]),
        links=None if links is None else links.take(order),
        barrier=_edges_reordered(problem.contiguity, contiguity, order, problem.barrier),
        edge_cost=_edges_reordered(problem.contiguity, contiguity, order, problem.edge_cost),
        fixed=problem.fixed_labels[order],
        existing=None if problem.existing is None else problem.existing[order],
        pinned=None if problem.pinned is None else problem.pinned[order],
    )


def _edges_reordered(
    before: Contiguity, after: Contiguity, order: IntArray, values: Optional[FloatArray]
) -> Optional[FloatArray]:
    """Values of edges in the order of the same edges between renumbered blocks."""
    if values is None:
        return None
    position = np.empty(before.n, dtype=np.int64)
    position[order] = np.arange(before.n)
    first, second = position[before.left], position[before.right]
    code = np.minimum(first, second) * before.n + np.maximum(first, second)
    result = np.empty(len(values))
    result[np.searchsorted(after.codes, code)] = values
    return result


def _in_input_order(finding: Finding, order: IntArray) -> Finding:
    return replace(finding, blocks=tuple(int(order[block]) for block in finding.blocks))
