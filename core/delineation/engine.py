# SPDX-License-Identifier: GPL-2.0-or-later
"""The door of the package: ``delineate``."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from typing import Callable, Optional

import numpy as np

from ..arrays import IntArray
from ..errors import Cancelled
from ..findings import Finding, Level
from .curve import Curve, Progress
from .explain import Unsolvable, explain
from .piece_solver import Division, solve_piece
from .problem import FREE, Mode, Problem
from .proofs import prove_pieces, search_share
from .renumbering import reordered
from .searching.multilevel import alike
from .searching.ward import ward
from .shortfalls import broken_limits, broken_links, fewer_than_wanted, pinned_moved
from .solution import PieceResult, Solution
from .tasks.effort import Effort
from .translation import PieceTask, Translation


def delineate(
    problem: Problem,
    *,
    time_limit: Optional[float] = None,
    seed: int = 1,
    progress: Optional[Progress] = None,
    is_cancelled: Optional[Callable[[], bool]] = None,
    clock: Callable[[], float] = time.monotonic,
    prove: float = 1.0,
) -> Solution:
    """Divide the free blocks of every frame into contiguous regions.

    Without a time limit (seconds of the clock) equal seeds give equal plans, whatever the order of
    the blocks. progress: told percent and, where known, the best value so far. When time is up or
    the user cancels, the best plan so far is returned. prove: effort for proofs in multiples of the
    common one, which takes about as long as the search; 0 for none, 10 to be thorough. Contiguity
    (with the bridges of the solution) and frames always hold; a limit that is not kept is a finding
    and makes the solution not feasible. Raises ``Unsolvable``, and ``Cancelled`` where there is no
    plan yet.
    """
    order = np.argsort(problem.blocks.keys.astype(str), kind="stable")
    ordered = reordered(problem, order)
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
        prove: float,
    ) -> None:
        self.problem, self.effort, self.seed, self.prove = problem, effort, seed, prove
        self.translation = Translation(problem)
        self.parts = list(self.translation.parts)
        self.progress_of = Curve(effort, progress, [part.task.n for part in self.parts])
        if problem.mode is not Mode.MOST and len(self.parts) > 1:
            for number, part in enumerate(self.parts):
                first = ward(part.task.graph, *alike(part.task), part.piece.k)
                self.progress_of.tell(number, _worth(part, first))

    def solution(self, findings: tuple[Finding, ...]) -> Solution:
        """Solve all pieces and put them together."""
        divisions = [self._solve(number) for number in range(len(self.parts))]
        if self.problem.mode is Mode.COUNT and self.problem.existing is None:
            self._share_out_again(divisions)
        if self.prove > 0.0:
            prove_pieces(
                self.parts,
                divisions,
                self.effort,
                self.prove,
                self.seed,
                lambda number: self._tell(number, divisions[number]),
            )
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
            results.append(_result(part, division, self.prove > 0.0))
            broken = broken_limits(problem, part, division.region_of)
            feasible = feasible and not broken
            found += broken
            k += division.k
        found += broken_links(problem, region_of)
        found += fewer_than_wanted(problem, self.parts, divisions)
        found += pinned_moved(problem, region_of)
        return Solution(
            region_of,
            k,
            fixed_region,
            tuple(self.translation.bridges),
            objective,
            tuple(found),
            tuple(results),
            self.progress_of.history,
            feasible,
            self.effort.over,
        )

    def _solve(self, number: int) -> Division:
        part = self.parts[number]
        effort = (
            self.effort.part(self._search_share(number)) if self.effort.limited else self.effort
        )
        generator = np.random.default_rng([self.seed, number])
        constant = math.fsum(part.constant.values())

        def observe(value: float) -> None:
            self.progress_of.tell(number, value + constant)

        division = solve_piece(self.problem, part, effort, generator, observe)
        self._tell(number, division, finished=True)
        return division

    def _search_share(self, number: int) -> float:
        """Share of the time left for searching a piece: others follow, and proofs at the end."""
        searched = [part.task.n * search_share(part, self.prove) for part in self.parts]
        proven = sum(part.task.n for part in self.parts) - sum(searched)
        return searched[number] / (sum(searched[number:]) + proven)

    def _tell(self, number: int, division: Division, finished: bool = False) -> None:
        self.progress_of.tell(number, _worth(self.parts[number], division.region_of), finished)

    def _share_out_again(self, divisions: list[Division]) -> None:
        """Regions that a piece could not hold go to the pieces with the largest regions."""
        parts = self.parts
        held = [division.k for division in divisions]
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
            self.parts[number] = self.translation.of(before.piece.with_count(held[number] + 1))
            division = self._solve(number)
            if division.k > held[number]:
                divisions[number] = division
                held[number] += 1
                missing -= 1
            else:
                self.parts[number] = before
                full.add(number)


def _worth(part: PieceTask, region_of: IntArray) -> float:
    return math.fsum(part.value(region_of).values())


def _result(part: PieceTask, division: Division, looked: bool) -> PieceResult:
    """looked: whether bounds were looked for; no part of a value is less than nothing."""
    value = _worth(part, division.region_of)
    bound = 0.0 if looked else None
    if division.bound is not None:
        bound = max(0.0, division.bound + math.fsum(part.constant.values()))
    return PieceResult(
        part.piece.municipality,
        part.piece.blocks,
        division.k,
        division.most,
        value,
        value if division.proven else bound,
        division.proven,
    )


def _in_input_order(finding: Finding, order: IntArray) -> Finding:
    return replace(finding, blocks=tuple(int(order[block]) for block in finding.blocks))
