# SPDX-License-Identifier: GPL-2.0-or-later
"""Statistical confidentiality: which cells must not be printed, and whether that is enough.

Primary suppression hides small counts; secondary suppression hides further cells so that the small
ones cannot be found by subtraction from a published total; the audit computes what a reader can
still conclude. Terms after Hundepool et al., Statistical Disclosure Control (Wiley 2012), ch. 4.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import List, Optional, Sequence, Tuple

import numpy as np

from .arrays import BoolArray, FloatArray, IntArray

# Counts that were distributed by residents carry binary noise: 9.999999999 is 10 cases.
_NOISE = 1e-9


def is_small(count: FloatArray, limit: float) -> BoolArray:
    """bool[n]: 0 < count < limit; False where the count is nan."""
    return np.asarray((count > _NOISE) & (count < limit - _NOISE))


def is_small_complement(count: FloatArray, base: FloatArray, limit: float) -> BoolArray:
    """bool[n]: almost everybody of the base is affected, 0 < base - count < limit."""
    return is_small(base - count, limit)


def is_group_disclosure(count: FloatArray, base: FloatArray, minimum: float) -> BoolArray:
    """bool[n]: nobody or everybody of a small group (0 < base < minimum) is affected."""
    nobody_or_everybody = (np.abs(count) <= _NOISE) | (np.abs(base - count) <= _NOISE)
    return np.asarray(is_small(base, minimum) & nobody_or_everybody)


@dataclass(frozen=True)
class Pattern:
    """What must not be printed.

    secret: bool[n], cells, primary and secondary together.
    total_secret: bool[g], groups whose total must not be printed either.
    """

    secret: BoolArray
    total_secret: BoolArray


def protect(
    count: FloatArray,
    primary: BoolArray,
    available: BoolArray,
    group: IntArray,
    n_groups: int,
    limit: float,
    withheld: Optional[BoolArray] = None,
) -> Pattern:
    """Secondary suppression in one dimension, with the audit.

    count: float64[n], the number behind each cell; for a cell that is secret in the source, what is
        known to be in it at least.
    primary: bool[n], cells that are secret on their own.
    available: bool[n], cells with a known number that could be printed.
    group: int[n], the group whose total is published (regions of one municipality); -1 = none.
    limit: smallest count that may be printed.
    withheld: bool[n_groups], groups whose total is secret already, so that it betrays nothing.

    Every group ends with no suppressed cell, or with two or more that are not zero and together
    hold at least 2 * limit. Partner is the smallest open cell that is not zero, ties in the order
    of the rows; zeros are never partners, since everybody knows that only positive cells are. Where
    no partner is left the total is secret.
    """
    secret = primary.copy()
    total_secret = np.zeros(n_groups, dtype=np.bool_) if withheld is None else withheld.copy()
    # The content of a source's secret cell is unknown, and it is not zero to the reader either.
    positive = (count > _NOISE) | (primary & ~available)
    for index in range(n_groups):
        cells = np.flatnonzero(group == index)
        if total_secret[index] or not secret[cells].any():
            continue
        candidates = cells[available[cells] & ~secret[cells] & positive[cells]]
        partners = iter(candidates[np.argsort(count[candidates], kind="stable")])
        while not _is_protected(count[cells], secret[cells], positive[cells], limit):
            partner = next(partners, None)
            if partner is None:
                total_secret[index] = True
                break
            secret[partner] = True
    published = [
        np.flatnonzero(group == index) for index in range(n_groups) if not total_secret[index]
    ]
    exposed = audit(count, secret, published, limit)
    total_secret[np.unique(group[exposed & (group >= 0)])] = True
    return Pattern(secret, total_secret)


def _is_protected(count: FloatArray, secret: BoolArray, positive: BoolArray, limit: float) -> bool:
    enough_cells = np.count_nonzero(secret & positive) >= 2
    return bool(enough_cells and count[secret].sum() >= 2 * limit - _NOISE)


def protect_hierarchy(
    count: FloatArray,
    primary: BoolArray,
    available: BoolArray,
    group: IntArray,
    n_groups: int,
    limit: float,
    former: Optional[Pattern] = None,
) -> Pattern:
    """Regions within municipalities, and municipalities within the county.

    As ``protect``; ``total_secret`` is bool[n_groups + 1], the county last. former: result of a
    round before, when further cells have become secret since. Secret cells of
    municipalities whose total is secret could still be found from the total of the county, so they
    protect each other like the cells of one municipality do: first a further cell there is hidden,
    then the municipality with the smallest total joins, with its smallest cell.
    """
    withheld = None if former is None else former.total_secret[:-1]
    pattern = protect(count, primary, available, group, n_groups, limit, withheld)
    secret, withheld = pattern.secret, pattern.total_secret
    positive = (count > _NOISE) | (primary & ~available)
    totals = np.bincount(group[group >= 0], weights=count[group >= 0], minlength=n_groups)
    county_secret = former is not None and bool(former.total_secret[-1])
    while not county_secret and withheld.any():
        inside = (group >= 0) & withheld[group]
        if _is_protected(count[inside], secret[inside], positive[inside], limit):
            break
        partner = _smallest_open(count, inside & available & positive & ~secret)
        if partner is None:
            lenders = np.flatnonzero(~withheld & (totals > _NOISE))
            if len(lenders) == 0:
                county_secret = True
                break
            lender = lenders[np.argmin(totals[lenders])]
            withheld[lender] = True
            cells = group == lender
            if not secret[cells].any():
                partner = _smallest_open(count, cells & available & positive)
        if partner is not None:
            secret[partner] = True
    if not county_secret:
        published = [np.flatnonzero(group == index) for index in np.flatnonzero(~withheld)]
        published.append(np.flatnonzero(group >= 0))
        county_secret = bool(audit(count, secret, published, limit).any())
    return Pattern(secret, np.append(withheld, county_secret))


def _smallest_open(count: FloatArray, candidates: BoolArray) -> Optional[int]:
    rows = np.flatnonzero(candidates)
    return int(rows[np.argmin(count[rows])]) if len(rows) else None


def feasible_intervals(
    count: FloatArray, secret: BoolArray, sums: Sequence[IntArray], max_rounds: int = 100
) -> Tuple[FloatArray, FloatArray]:
    """What a reader can conclude about each cell from all published sums.

    sums: for each published sum the indices of its cells. Returns the lower and upper bounds,
    float64[n] each; open cells have equal bounds. Bounds are propagated through the sums until
    nothing changes: exact for groups that do not cross (a hierarchy), an outer bound otherwise.
    """
    low = np.where(secret, 0.0, count)
    high = np.where(secret, np.inf, count)
    sums = _without_nested(sums)
    for _round in range(max_rounds):
        before = low.copy(), high.copy()
        for cells in sums:
            hidden = cells[secret[cells]]
            rest = count[hidden].sum()
            for cell in hidden:
                others = hidden[hidden != cell]
                high[cell] = min(high[cell], rest - low[others].sum())
                low[cell] = max(low[cell], rest - high[others].sum())
        if np.array_equal(before[0], low) and np.array_equal(before[1], high):
            break
    return low, high


def _without_nested(sums: Sequence[IntArray]) -> List[IntArray]:
    """Each sum without the sums it holds, as a reader would subtract them first."""
    sets = [frozenset(cells.tolist()) for cells in sums]
    result = []
    for whole in sets:
        rest = whole
        for part in sorted(sets, key=len, reverse=True):
            if part < whole and part <= rest:
                rest = rest - part
        result.append(np.array(sorted(rest), dtype=np.int64))
    return result


def audit(
    count: FloatArray, secret: BoolArray, sums: Sequence[IntArray], limit: float
) -> BoolArray:
    """bool[n]: secret cells that the published sums pin down to less than ``limit``."""
    low, high = feasible_intervals(count, secret, sums)
    width = np.full(len(count), np.inf)
    width[secret] = high[secret] - low[secret]
    return np.asarray(secret & (width < limit - _NOISE))
