# SPDX-License-Identifier: GPL-2.0-or-later
"""Proofs and bounds for the pieces of a plan, and what exact methods still improve."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Callable, Optional, Sequence

import numpy as np

from ..arrays import IntArray
from .piece_solver import Division, better, is_tight
from .proving.bounds import inertia_bound
from .proving.exact import solve_exactly
from .proving.local_exact import improve_pairs
from .tasks.effort import Effort
from .tasks.task import Spread, Task
from .translation import WISH, PieceTask

#: Looks at the clock that all proofs together may take where there is no time limit: at least,
#: for each unit, and where a single piece leaves little play for balance. A look is worth some
#: 10 ms.
_LOOKS, _LOOKS_PER_UNIT, _LOOKS_TIGHT = 150, 0.4, 3_000
#: The same for pairs and triples of regions, for each unit.
_LOOKS_OF_PAIRS = 0.3
#: Time for the proof of a piece in units of that for its search: in general, and where balance
#: leaves little play, where the exact method finds what a search does not.
_PROOF, _PROOF_TIGHT = 1.5, 3.0
#: Effort that a piece may take, in equal shares of what is left.
_GENEROUS = 2.0
#: Units up to which the exact solver is tried.
_PROVABLE = 110
#: Units up to which moments of inertia are bounded.
_BOUNDED = 1_000
#: A bound below this share of the value leaves room for another way to get one.
_TELLING = 0.7


def search_share(part: PieceTask, prove: float) -> float:
    """Share of a time limit for the search of a piece; the rest is for proofs."""
    if part.task.n > _PROVABLE:
        return 1.0
    return 1.0 / (1.0 + prove * (_PROOF_TIGHT if is_tight(part.task) else _PROOF))


def prove_pieces(
    parts: Sequence[PieceTask],
    divisions: list[Division],
    effort: Effort,
    prove: float,
    seed: int,
    tell: Callable[[int], None],
) -> None:
    """Look for proofs and bounds of all divisions, in place, from the easiest on.

    prove: how many times the common number of looks at the clock, where there is no time limit;
    above 1 what is not proven is also improved by pairs and triples of regions, which seldom wins
    and takes long. tell: called with the number of each piece that is done. What one piece leaves
    of its share is for those that follow.
    """
    alone = len(parts) == 1 and is_tight(parts[0].task)
    units = sum(part.task.n for part in parts)
    looks = prove * (_LOOKS_TIGHT if alone else max(_LOOKS, _LOOKS_PER_UNIT * units))
    order = sorted(
        (part.task.n * division.k, number)
        for number, (part, division) in enumerate(zip(parts, divisions))
        if _is_provable(part.task, division)
    )
    for at, (_, number) in enumerate(order):
        if effort.over or looks < 1.0:
            break
        # More than an equal share: the first are the easiest, and leave most of theirs.
        share = min(1.0, _GENEROUS / (len(order) - at))
        part_effort = effort.part(share).counted(max(1, int(looks * share)))
        divisions[number] = _proven(parts[number], divisions[number], part_effort)
        tell(number)
        looks -= 0.0 if effort.limited else part_effort.spent
    if prove <= 1.0:
        return
    for number, (part, division) in enumerate(zip(parts, divisions)):
        if division.proven or division.k == 1 or part.task.change is not None:
            continue
        most = int(prove * _LOOKS_OF_PAIRS * part.task.n)
        part_effort = effort.part(1.0 / (len(parts) - number)).counted(most)
        generator = np.random.default_rng([seed, number])
        region_of = improve_pairs(part.task, division.region_of, part_effort, generator, True)
        if better(part.task, region_of, division.region_of):
            divisions[number] = replace(division, region_of=region_of)
            tell(number)


def _is_provable(task: Task, division: Division) -> bool:
    """Whether a proof, or at least a bound, may be in reach for a division."""
    if division.proven or division.k == 1 or task.change is not None:
        return False
    kept = bool(task.feasible(division.region_of).all())
    small = task.n <= _PROVABLE and (is_tight(task) or kept)
    return small or (kept and _inertia(task) is not None)


def _proven(part: PieceTask, division: Division, effort: Effort) -> Division:
    """Look for a better plan and for a proof that there is none.

    Only where balance leaves little play is it worth to look for a plan that keeps the limits
    when the search has found none.
    """
    task, region_of, most = part.task, division.region_of, division.most
    k, bound = division.k, division.bound
    kept = bool(task.feasible(region_of).all())
    if task.n <= _PROVABLE and (kept or is_tight(task)):
        proof = solve_exactly(task, k, effort, region_of if kept else None)
        if proof.region_of is not None and better(task, proof.region_of, region_of):
            region_of = proof.region_of
        if proof.optimal:
            return Division(region_of, most, proof.bound, True)
        bound = _larger(bound, None if np.isneginf(proof.bound) else proof.bound)
    if kept and not effort.over and not _is_telling(part, region_of, bound):
        bound = _larger(bound, _inertia_bound(part, region_of, k, effort))
    return Division(region_of, most, bound)


def _is_telling(part: PieceTask, region_of: IntArray, bound: Optional[float]) -> bool:
    constant = math.fsum(part.constant.values())
    value = part.task.total(region_of) + constant
    return bound is not None and bound + constant >= _TELLING * value


def _inertia(task: Task) -> Optional[Spread]:
    """The spread of residents in space, where a bound of it bounds the whole objective."""
    if task.n > _BOUNDED or any(ties.name == WISH for ties in task.ties):
        return None
    return next((spread for spread in task.spreads if spread.name == "inertia"), None)


def _inertia_bound(part: PieceTask, region_of: IntArray, k: int, effort: Effort) -> Optional[float]:
    """The bound of the moments of inertia, where all other parts are at least nothing."""
    task, spread = part.task, _inertia(part.task)
    if spread is None:
        return None
    bound = inertia_bound(task, spread, k, effort, region_of)
    return bound - math.fsum(part.constant.values())


def _larger(first: Optional[float], second: Optional[float]) -> Optional[float]:
    known = [bound for bound in (first, second) if bound is not None]
    return max(known) if known else None
