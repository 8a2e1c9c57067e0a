# SPDX-License-Identifier: GPL-2.0-or-later
"""Sums and rates of regions that follow each move, and what of them may be shown.

Sums are kept as whole numbers, so that any order of moves gives the same bits. The unit of each
column is the power of two at which the sum over all blocks just fits 62 bits: counts are exact,
and fractions are finer than a float of that sum could hold.

What may be shown is decided by ``aggregate``, with the sums of the regions in the place of the
blocks, so that dock and toolbox follow the same rules.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import FrozenSet, Mapping, Optional, Sequence, Union

import numpy as np

from ..arrays import AnyIntArray, BoolArray, FloatArray, IntArray
from ..indicators.aggregation import Count, Protection, Rate, aggregate
from ..indicators.terms import Term, Terms
from ..plan import Change, Plan
from ..values import State, ValueColumn
from .told import Told

#: Bits of the sum over all blocks; one is left for the sign, one for safety.
_BITS = 62


@dataclass(frozen=True)
class Figure:
    """What a column of the table shows. unit: "" for a count."""

    field: str
    name: str
    unit: str = ""
    decimals: int = 0


@dataclass(frozen=True)
class Shown:
    """One cell. value: nan unless the state is ``VALUE``.

    change: against the opening of the plan, None where it is unknown or must not be shown.
    """

    state: State
    value: float = math.nan
    change: Optional[float] = None


class Tallies:
    """What is counted of f columns over the blocks of each region, in whole numbers.

    sums: in units of each column, (k, f). known, secret, missing: blocks with a number, with a
    secret and without either, (k, f). inhabited: blocks that should have numbers, (k,).
    """

    def __init__(self, k: int, f: int) -> None:
        self.sums: IntArray = np.zeros((k, f), dtype=np.int64)
        self.known: IntArray = np.zeros((k, f), dtype=np.int64)
        self.secret: IntArray = np.zeros((k, f), dtype=np.int64)
        self.missing: IntArray = np.zeros((k, f), dtype=np.int64)
        self.inhabited: IntArray = np.zeros(k, dtype=np.int64)

    def resize(self, k: int) -> None:
        """Add empty regions at the end, or drop the last ones."""
        for name, old in vars(self).items():
            new = np.zeros((k, *old.shape[1:]), dtype=np.int64)
            new[: min(k, len(old))] = old[:k]
            setattr(self, name, new)

    def equals(self, other: Tallies) -> bool:
        """Whether all numbers are the same."""
        return all(np.array_equal(old, getattr(other, name)) for name, old in vars(self).items())


class _Columns:
    """The values of the blocks as whole numbers, and the way back."""

    def __init__(
        self, columns: Mapping[str, ValueColumn], fields: Sequence[str], harmless: BoolArray
    ) -> None:
        n = len(harmless)
        self.fields = list(fields)
        # Exponents are C integers, which are narrower than int64 on Windows.
        self.shift = np.zeros(len(self.fields), dtype=np.int32)
        self.units: IntArray = np.zeros((n, len(self.fields)), dtype=np.int64)
        self.known: BoolArray = np.zeros((n, len(self.fields)), dtype=bool)
        self.secret: BoolArray = np.zeros_like(self.known)
        self.missing: BoolArray = np.zeros_like(self.known)
        self.inhabited: BoolArray = ~harmless
        for at, field in enumerate(self.fields):
            column = columns[field]
            value = np.where(column.known, column.value, 0.0)
            _mantissa, exponent = np.frexp(np.abs(value).sum())
            self.shift[at] = _BITS - 1 - int(exponent)
            self.units[:, at] = np.rint(np.ldexp(value, self.shift[at])).astype(np.int64)
            self.known[:, at] = column.known
            self.secret[:, at] = column.state == State.SECRET
            self.missing[:, at] = ~(self.known[:, at] | self.secret[:, at] | harmless)

    def add(self, tallies: Tallies, region: int, blocks: AnyIntArray, sign: int) -> None:
        """Count blocks to a region, or take them away from it."""
        tallies.sums[region] += sign * self.units[blocks].sum(axis=0)
        for name in ("known", "secret", "missing", "inhabited"):
            counted = getattr(self, name)[blocks].sum(axis=0, dtype=np.int64)
            getattr(tallies, name)[region] += sign * counted

    def tallies(self, region_of: AnyIntArray, k: int) -> Tallies:
        """All regions from scratch."""
        tallies = Tallies(k, len(self.fields))
        for region, blocks in _groups(region_of, np.arange(len(region_of))):
            self.add(tallies, region, blocks, 1)
        return tallies

    def of_regions(self, tallies: Tallies, regions: IntArray) -> dict[str, ValueColumn]:
        """The sums of some regions as columns, as if each region were a block."""
        result = {}
        for at, field in enumerate(self.fields):
            known, secret, missing = (
                part[regions, at] > 0 for part in (tallies.known, tallies.secret, tallies.missing)
            )
            state = np.where(known, State.VALUE, State.EMPTY)
            state[missing] = State.INCOMPLETE
            state[secret] = State.SECRET
            value = np.ldexp(tallies.sums[regions, at].astype(np.float64), -self.shift[at])
            none = np.full(len(regions), np.nan)
            result[field] = ValueColumn(
                field,
                np.where(state == State.VALUE, value, np.nan),
                state.astype(np.uint8),
                none,
                np.zeros(len(regions), dtype=np.uint8),
            )
        return result


class LiveFigures:
    """Counts and rates of the regions of a plan, up to date after each move.

    columns: field -> values of the n blocks. counts, rates, protection, public, harmless: as of
    ``aggregate``; secondary suppression protects printed totals and is left to the printed table.
    differences: a number is also secret where it differs from one that was shown before by fewer
    cases than may be shown; one after the other on the screen, they would tell it. False gives the
    primary suppression of ``aggregate`` alone. told: what other figures on the same screen have
    said of these regions; None where there are none, and the numbers at the opening are told.
    """

    def __init__(
        self,
        plan: Plan,
        columns: Mapping[str, ValueColumn],
        counts: Sequence[Count],
        rates: Sequence[Rate],
        protection: Protection,
        *,
        public: FrozenSet[str] = frozenset(),
        harmless: Optional[BoolArray] = None,
        differences: bool = True,
        told: Optional[Told] = None,
    ) -> None:
        self.plan = plan
        self.figures = [Figure(count.field, count.name) for count in counts] + [
            Figure(rate.field, rate.name, rate.unit, rate.decimals) for rate in rates
        ]
        self._counts, self._rates = list(counts), list(rates)
        self._protection = replace(protection, secondary=False)
        self._public, self._differences = public, differences
        self._terms: dict[str, tuple[Term, ...]] = {
            **{count.field: (count.fields,) for count in counts},
            **{rate.field: (rate.numerator, rate.denominator) for rate in rates},
        }
        rules = Terms(columns, np.empty(0, dtype=np.int64), 0, None, public)
        everything = {term for terms in self._terms.values() for term in terms}
        self._telling = {term for term in everything if not rules.is_open(term)}
        nobody = np.zeros(len(plan.blocks), dtype=bool)
        self._columns = _Columns(
            columns,
            sorted({field for term in everything for field in term}),
            nobody if harmless is None else harmless,
        )
        self._opening_is_told = told is None
        self.told = told or Told(protection.min_count)
        self.begin_session()
        plan.listeners.append(self._follow)

    def begin_session(self) -> None:
        """Count everything anew; changes count from the plan's ``start``."""
        k = len(self.plan.regions)
        self.tallies = self.recomputed()
        # A region that was there at the start may be gone: its making was undone.
        before = max(k, int(self.plan.start.max(initial=-1)) + 1)
        at_start = self._columns.tallies(self.plan.start, before)
        self._start = _View(self, at_start, np.arange(before))
        if self._opening_is_told:
            for field, (state, _) in self._start.shown.items():
                for region in np.flatnonzero(state == State.VALUE).tolist():
                    self.told.tell(region, self._sums(field, self._start, region))
        self._cells: dict[str, list[Shown]] = {}
        self._stale = set(range(k))

    def close(self) -> None:
        """Follow the plan no longer."""
        self.plan.listeners.remove(self._follow)

    def recomputed(self) -> Tallies:
        """All numbers from scratch."""
        return self._columns.tallies(self.plan.region_of, len(self.plan.regions))

    def value(self, field: str, region: int) -> Shown:
        """What a cell of the table shows now."""
        if self._stale:
            self._evaluate()
        return self._cells[field][region]

    def _follow(self, change: Change) -> None:
        k = len(self.plan.regions)
        if k > len(self.tallies.inhabited):
            self.tallies.resize(k)
        for regions, sign in ((change.before, -1), (change.after, 1)):
            for region, blocks in _groups(regions, change.blocks):
                self._columns.add(self.tallies, region, blocks, sign)
        if k < len(self.tallies.inhabited):
            self.tallies.resize(k)
        self._stale.update(change.regions)

    def _evaluate(self) -> None:
        k = len(self.plan.regions)
        for figure in self.figures:
            cells = self._cells.setdefault(figure.field, [])
            cells[:] = cells[:k] + [Shown(State.EMPTY)] * (k - len(cells))
        regions = np.array(sorted(r for r in self._stale if r < k), dtype=np.int64)
        self._stale.clear()
        if not len(regions):
            return
        now = _View(self, self.tallies, regions)
        for figure in self.figures:
            cells = self._cells[figure.field]
            for at, region in enumerate(regions.tolist()):
                cells[region] = self._cell(figure.field, region, now, at)

    def _cell(self, field: str, region: int, now: _View, at: int) -> Shown:
        """What a cell shows; at: place of the region in the view."""
        state, value = State(int(now.shown[field][0][at])), float(now.shown[field][1][at])
        if state is not State.VALUE:
            return Shown(state)
        sums = self._sums(field, now, at)
        if self._differences and not self.told.allows(region, sums):
            return Shown(State.SECRET)
        start, before = self._start.shown[field]
        if region >= len(start) or start[region] != State.VALUE:
            self.told.tell(region, sums)
            return Shown(state, value)
        opening = self._sums(field, self._start, region)
        if not Told.of(self.told.limit, region, opening).allows(region, sums):
            return Shown(State.SECRET) if self._differences else Shown(state, value)
        self.told.tell(region, sums)
        if not self.told.allows(region, opening):
            # The change would tell the number at the opening as well.
            return Shown(state, value)
        self.told.tell(region, opening)
        return Shown(state, value, value - float(before[region]))

    def _sums(self, field: str, view: _View, at: int) -> dict[Term, float]:
        """The sums that a figure tells of a region."""
        telling = self._telling.intersection(self._terms[field])
        return {term: float(view.terms[term][at]) for term in telling}


class _View:
    """What may be shown of some regions, and the sums behind it.

    shown: by field of the figure states and values. terms: by term the sums, nan where there are
    none. Both (r,).
    """

    def __init__(self, figures: LiveFigures, tallies: Tallies, regions: IntArray) -> None:
        self.regions = regions
        columns = figures._columns.of_regions(tallies, regions)
        result = aggregate(
            columns,
            np.arange(len(regions)),
            np.zeros(len(regions), dtype=np.int64),
            1,
            figures._counts,
            figures._rates,
            figures._protection,
            figures._public,
            # A region where nobody is counted may miss values like a block where nobody lives.
            tallies.inhabited[regions] == 0,
        )
        self.shown: dict[str, tuple[AnyIntArray, FloatArray]] = {}
        shown = [entry.value for entry in result.counts] + [entry.value for entry in result.rates]
        for column in shown:
            self.shown[column.name] = column.state, column.value
        self.terms: dict[Term, FloatArray] = {}
        for term in figures._telling:
            total: Union[FloatArray, float] = 0.0
            for field in term:
                total = total + columns[field].value
            self.terms[term] = np.asarray(total)


def _groups(regions: AnyIntArray, blocks: AnyIntArray) -> list[tuple[int, AnyIntArray]]:
    """The blocks of each region that is named, without "unassigned"."""
    if not len(blocks):
        return []
    order = np.argsort(regions, kind="stable")
    ordered = regions[order]
    begins = np.concatenate([[0], np.flatnonzero(np.diff(ordered)) + 1])
    groups = np.split(blocks[order], begins[1:])
    named = ordered[begins].tolist()
    return [(region, group) for region, group in zip(named, groups) if region >= 0]
