# SPDX-License-Identifier: GPL-2.0-or-later
"""How good a proposal is, in words that say what is proven and what is not."""

from __future__ import annotations

import math
from typing import List, Optional, Sequence

from ...core.delineation import Mode, PieceResult, Solution
from ...core.delineation.solution import gap_of
from ..translation import number, tr

#: A bound further away than this share of the value is of no use.
_USEFUL = 0.5


def summary_of_quality(solution: Solution) -> str:
    """The quality of the whole proposal in one sentence, or of the part that is known."""
    if solution.pieces and all(piece.proven for piece in solution.pieces):
        return tr("Proven: with these criteria there is no better proposal.")
    if _is_useful(solution.gap):
        return tr("Proven: at most {gap} from the best possible.").format(
            gap=_percent(solution.gap)
        )
    known = [piece for piece in solution.pieces if _is_useful(piece.gap)]
    gap = _gap_of(known)
    if not known or gap is None:
        return tr(
            "No bound within {limit} is known: how far the proposal as a whole is from the best "
            "possible one cannot be said."
        ).format(limit=_percent(_USEFUL))
    counts = {
        "known": number(len(known)),
        "n": number(len(solution.pieces)),
        "limit": _percent(_USEFUL),
    }
    if all(piece.proven for piece in known):
        return tr(
            "In {known} of {n} municipalities there is proven to be no better proposal. For the "
            "others no bound within {limit} is known."
        ).format(**counts)
    return tr(
        "In {known} of {n} municipalities the proposal is proven to be at most {gap} from the best "
        "possible, taken together. For the others no bound within {limit} is known."
    ).format(**counts, gap=_percent(gap))


def useful_bound(solution: Solution) -> Optional[float]:
    """The bound of the whole value where it is close enough to say something."""
    return solution.bound if _is_useful(solution.gap) else None


def quality_lines(solution: Solution, mode: Mode) -> List[str]:
    """What is proven, for how many municipalities, and what it refers to."""
    if not solution.pieces:
        return [tr("Nothing was left to be decided.")]
    lines = [summary_of_quality(solution)]
    known = sum(_is_useful(piece.gap) for piece in solution.pieces)
    lines.append(
        tr(
            "Municipalities or parts of them that were divided on their own: {n}. Proven to be the "
            "best possible: {proven}. With a bound within {limit}: {known}."
        ).format(
            n=number(len(solution.pieces)),
            proven=number(solution.proven),
            limit=_percent(_USEFUL),
            known=number(known),
        )
    )
    if mode is Mode.MOST:
        count = sum(piece.k for piece in solution.pieces)
        most = sum(piece.most for piece in solution.pieces)
        if count == most:
            lines.append(tr("More Sozialräume are proven to be impossible with this minimum."))
        else:
            lines.append(
                tr(
                    "{count} Sozialräume were found; more than {most} are proven to be impossible."
                ).format(count=number(count), most=number(most))
            )
    lines.append(
        tr(
            "“Best possible” means the smallest sum of the weighted criteria at this number of "
            "Sozialräume in each municipality. Whether the criteria are the right ones, it does "
            "not say."
        )
    )
    return lines


def quality_of(pieces: Sequence[PieceResult]) -> str:
    """The quality of one municipality in a cell of a table."""
    if not pieces:
        return tr("locked")
    if all(piece.proven for piece in pieces):
        return tr("best possible")
    gap = _gap_of(pieces)
    if gap is None:
        return tr("no bound known")
    if not _is_useful(gap):
        return tr("more than {gap} from the bound").format(gap=_percent(_USEFUL))
    return tr("at most {gap} from it").format(gap=_percent(gap))


def _gap_of(pieces: Sequence[PieceResult]) -> Optional[float]:
    """The gap of several pieces together; None where one has no bound."""
    bounds = [piece.bound for piece in pieces if piece.bound is not None]
    bound = math.fsum(bounds) if len(bounds) == len(pieces) else None
    return gap_of(math.fsum(piece.value for piece in pieces), bound)


def _is_useful(gap: Optional[float]) -> bool:
    return gap is not None and gap <= _USEFUL


def _percent(gap: Optional[float]) -> str:
    """Rounded up, since it is an upper limit."""
    return f"{number(math.ceil(1000 * (gap or 0.0) - 1e-6) / 10, 1)} %"
