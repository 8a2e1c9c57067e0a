# SPDX-License-Identifier: GPL-2.0-or-later
"""From blocks to regions: counts are summed, rates are computed last.

Rules R1, R2 and R7 of the domain: a secret part makes a sum secret, a missing part makes it
incomplete, and a rate is the summed numerator divided by the summed denominator.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import permutations
from typing import Dict, FrozenSet, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ..arrays import BoolArray, FloatArray, IntArray
from ..disclosure import (
    Pattern,
    is_group_disclosure,
    is_small,
    is_small_complement,
    protect_hierarchy,
)
from ..errors import UserError
from ..values import State, ValueColumn

Term = Tuple[str, ...]

_MEASURE = re.compile(r"(^|_)(flaeche|area|km2|ha|qm|m2|wohnflaeche)(_|$)")
_RESIDENTS = re.compile(r"^(einwohner|ew|bevoelkerung|bev)(_|$)")
# What names and aliases of figures hold that are rates already.
_RATE_WORDS = re.compile(
    r"%|‰|quote|anteil|prozent|_pct\b|\bpct_|durchschnitt|median|mittelwert|quotient|dichte\b"
    r"|\bje[ _]1[.  ]?0*\b|\bper[ _]1000\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Count:
    """A count: the sum of one or several fields."""

    field: str
    name: str
    fields: Term
    definition: str = ""
    source: str = ""
    date: str = ""


@dataclass(frozen=True)
class Rate:
    """How a rate is computed: sum of numerator fields / sum of denominator fields * factor."""

    field: str
    name: str
    numerator: Term
    denominator: Term
    factor: float = 100.0
    unit: str = "%"
    decimals: int = 1
    definition: str = ""
    source: str = ""
    date: str = ""

    @property
    def is_share(self) -> bool:
        """The numerator counts a part of the denominator."""
        return self.unit.strip() in ("%", "‰")


@dataclass(frozen=True)
class Protection:
    """Limits of primary suppression (0 = off), and whether partners are suppressed too."""

    min_count: float = 10.0
    min_denominator: float = 100.0
    secondary: bool = True


@dataclass(frozen=True)
class CountResult:
    """A count of each region; total over all regions, None where unknown or secret."""

    count: Count
    value: ValueColumn
    total: Optional[float]


@dataclass(frozen=True)
class RateResult:
    """A rate of each region with the sums behind it; total as of ``CountResult``."""

    rate: Rate
    value: ValueColumn
    numerator: ValueColumn
    denominator: ValueColumn
    total: Optional[float]


@dataclass(frozen=True)
class Aggregation:
    """Result of ``aggregate``.

    withheld: (field or fields, municipality index) whose municipal total must not be printed.
    above_one: (rate name, region index) of shares whose numerator exceeds the denominator.
    primary, secondary: cells suppressed for their own sake, and to protect those.
    """

    counts: List[CountResult]
    rates: List[RateResult]
    withheld: List[Tuple[str, int]] = field(default_factory=list)
    above_one: List[Tuple[str, int]] = field(default_factory=list)
    primary: int = 0
    secondary: int = 0


def looks_like_rate(name: str, alias: str = "") -> bool:
    """A column whose name says that it is a rate, which must not be summed (rule R2)."""
    return bool(_RATE_WORDS.search(name) or _RATE_WORDS.search(alias))


def parse_fields(text: str) -> Term:
    """``"a + b"`` as fields.

    Raises ``UserError``: ``rate_without_field`` for an empty text, ``rate_field_twice``.
    """
    fields = tuple(part.strip() for part in text.split("+") if part.strip())
    if not fields:
        raise UserError("rate_without_field")
    for name in fields:
        if fields.count(name) > 1:
            raise UserError("rate_field_twice", field=name)
    return fields


def aggregate(
    columns: Mapping[str, ValueColumn],
    region_of: IntArray,
    municipality_of: IntArray,
    n_municipalities: int,
    counts: Sequence[Count],
    rates: Sequence[Rate],
    protection: Protection,
    public: FrozenSet[str] = frozenset(),
    harmless: Optional[BoolArray] = None,
) -> Aggregation:
    """Values of the regions from those of the blocks.

    columns: field -> values of the n blocks. region_of: int[n], -1 = none.
    municipality_of: int[k], municipality of each region: totals of municipalities are taken to be
        published, so secondary suppression works within them.
    counts, rates: what to compute.
    public: fields that are no secret at any size (the number of residents).
    harmless: bool[n], blocks that may miss values (nobody lives there).

    What the suppression covers: every count and every numerator and denominator within its
    municipality, the municipalities within the county, numerators that are part of another, and
    complements of shares. Columns that add up to each other in other ways are not looked at.
    """
    cells = _Cells(columns, region_of, len(municipality_of), harmless, public)
    for count in counts:
        cells.add(count.fields)
    for rate in rates:
        cells.add(rate.numerator)
        cells.add(rate.denominator)
    withheld_rates = [_primary_of_rate(cells, rate, protection) for rate in rates]
    cells.suppress_small(protection.min_count)
    cells.suppress_small_differences(protection.min_count)
    cells.close()
    primary = cells.number_of_secrets()
    patterns: Dict[Term, Pattern] = {}
    if protection.secondary:
        patterns = cells.suppress_partners(municipality_of, n_municipalities, protection.min_count)
    results = [
        _rate_result(cells, rate, withheld, protection, patterns)
        for rate, withheld in zip(rates, withheld_rates)
    ]
    return Aggregation(
        counts=[
            CountResult(
                count,
                cells.published(count.fields).renamed(count.field),
                cells.total(count.fields, patterns),
            )
            for count in counts
        ],
        rates=results,
        withheld=[
            (" + ".join(term), int(index))
            for term, pattern in patterns.items()
            for index in np.flatnonzero(pattern.total_secret[:n_municipalities])
        ],
        above_one=[
            (rate.name, int(region))
            for rate in rates
            if rate.is_share
            for region in np.flatnonzero(
                cells.value(rate.numerator) > cells.value(rate.denominator) * (1 + 1e-9)
            )
        ],
        primary=primary,
        secondary=cells.number_of_secrets() - primary,
    )


def _primary_of_rate(cells: _Cells, rate: Rate, protection: Protection) -> BoolArray:
    """Marks numerators that the rate would disclose; returns regions without this rate."""
    numerator, denominator = cells.value(rate.numerator), cells.value(rate.denominator)
    if cells.is_measure(rate.denominator):
        return np.zeros(cells.n, dtype=np.bool_)
    small = is_small(denominator, protection.min_denominator)
    disclosed = is_group_disclosure(numerator, denominator, protection.min_denominator)
    if cells.is_residents(rate.denominator):
        # Residents are published, so whoever had the numerator would have the rate.
        disclosed |= small
    if rate.is_share:
        disclosed |= is_small_complement(numerator, denominator, protection.min_count)
    cells.hide(rate.numerator, disclosed & np.isfinite(numerator))
    return small


def _rate_result(
    cells: _Cells,
    rate: Rate,
    withheld: BoolArray,
    protection: Protection,
    patterns: Mapping[Term, Pattern],
) -> RateResult:
    numerator = cells.published(rate.numerator)
    denominator = cells.published(rate.denominator)
    secret = withheld | (numerator.state == State.SECRET) | (denominator.state == State.SECRET)
    known = numerator.known & denominator.known
    state = np.where(known, State.VALUE, State.INCOMPLETE)
    state[(numerator.state == State.EMPTY) & (denominator.state == State.EMPTY)] = State.EMPTY
    state[known & (denominator.value == 0)] = State.SENSELESS
    state[secret] = State.SECRET
    value = np.full(cells.n, np.nan)
    plain = state == State.VALUE
    value[plain] = numerator.value[plain] / denominator.value[plain] * rate.factor
    rate_column = ValueColumn(
        rate.field,
        value,
        state.astype(np.uint8),
        np.full(cells.n, np.nan),
        numerator.flags | denominator.flags,
    )
    total = None
    top = cells.total(rate.numerator, patterns)
    bottom = cells.total(rate.denominator, patterns)
    if top is not None and bottom is not None and bottom > 0:
        enough = cells.is_measure(rate.denominator) or bottom >= protection.min_denominator
        total = top / bottom * rate.factor if enough else None
    return RateResult(rate, rate_column, _hidden(numerator, secret), denominator, total)


def _hidden(column: ValueColumn, secret: BoolArray) -> ValueColumn:
    """The column without what is secret, and without a bound: one sign for every reason."""
    state = column.state.copy()
    state[secret] = State.SECRET
    value = np.where(state == State.VALUE, column.value, np.nan)
    return ValueColumn(column.name, value, state, np.full(len(column), np.nan), column.flags)


class _Cells:
    """The sums of all published terms by region, and which of them are secret.

    A term is a set of fields whose sum is printed: a count, a numerator or a denominator.
    """

    def __init__(
        self,
        columns: Mapping[str, ValueColumn],
        region_of: IntArray,
        n: int,
        harmless: Optional[BoolArray],
        public: FrozenSet[str],
    ) -> None:
        self.n = n
        self._columns = columns
        self._region_of = region_of
        self._harmless = harmless
        self._public = public
        self._sums: Dict[Term, ValueColumn] = {}
        self._at_least: Dict[Term, FloatArray] = {}
        self._secret: Dict[Term, BoolArray] = {}

    def add(self, term: Term) -> None:
        """Sum the fields of a term over the blocks of each region."""
        key = _key(term)
        if key in self._sums:
            return
        parts = [
            self._columns[name].sum_by(self._region_of, self.n, self._harmless) for name in key
        ]
        self._sums[key] = parts[0] if len(parts) == 1 else _added(parts)
        self._at_least[key] = np.zeros(self.n)
        used = self._region_of >= 0
        for name in key:
            column = self._columns[name]
            known = used & column.known
            self._at_least[key] += np.bincount(
                self._region_of[known], weights=column.value[known], minlength=self.n
            )
        self._secret[key] = np.asarray(self._sums[key].state == State.SECRET)

    def value(self, term: Term) -> FloatArray:
        """float64[k], the sums before suppression, nan where there is none."""
        return self._sums[_key(term)].value

    def is_measure(self, term: Term) -> bool:
        """An area or the like: nothing to be kept secret."""
        return all(_MEASURE.search(name) for name in term)

    def is_residents(self, term: Term) -> bool:
        """A number of residents, which others publish too."""
        return all(name in self._public or _RESIDENTS.match(name) for name in term)

    def is_open(self, term: Term) -> bool:
        """Printed at any size."""
        return self.is_measure(term) or all(name in self._public for name in term)

    def hide(self, term: Term, regions: BoolArray) -> None:
        """Make a term secret in some regions."""
        if not self.is_open(term):
            self._secret[_key(term)] |= regions

    def suppress_small(self, limit: float) -> None:
        """Primary suppression of every term."""
        for term, total in self._sums.items():
            self.hide(term, is_small(total.value, limit))

    def suppress_small_differences(self, limit: float) -> None:
        """Two sums of which one holds the other must not tell a small difference."""
        for part, whole in self._nested():
            if not self.is_open(part) and not self.is_measure(whole):
                self.hide(part, is_small_complement(self.value(part), self.value(whole), limit))

    def close(self) -> bool:
        """A sum is secret where a printed part of it is; True if anything changed."""
        before = self.number_of_secrets()
        for _round in range(len(self._sums)):
            for part, whole in self._nested():
                self.hide(whole, self._secret[part])
        return self.number_of_secrets() > before

    def suppress_partners(
        self, municipality_of: IntArray, n_municipalities: int, limit: float
    ) -> Dict[Term, Pattern]:
        """Secondary suppression of every term, until nothing changes."""
        patterns: Dict[Term, Pattern] = {}
        changed = True
        while changed:
            for term, total in self._sums.items():
                if self.is_open(term):
                    continue
                patterns[term] = protect_hierarchy(
                    self._at_least[term],
                    self._secret[term],
                    total.known,
                    municipality_of,
                    n_municipalities,
                    limit,
                )
                self._secret[term] |= patterns[term].secret
            changed = self.close()
        return patterns

    def published(self, term: Term) -> ValueColumn:
        """The sums of a term without what is secret."""
        key = _key(term)
        return _hidden(self._sums[key], self._secret[key])

    def total(self, term: Term, patterns: Mapping[Term, Pattern]) -> Optional[float]:
        """Sum over all regions; None where a part is unknown or the sum must not be printed."""
        key = _key(term)
        column = self._sums[key]
        if not np.isin(column.state, (State.VALUE, State.EMPTY)).all() or not column.known.any():
            return None
        if self.is_open(term):
            return float(column.value[column.known].sum())
        if not patterns and self._secret[key].any():
            return None
        if key in patterns and patterns[key].total_secret[-1]:
            return None
        return float(column.value[column.known].sum())

    def number_of_secrets(self) -> int:
        """Secret cells of all terms."""
        return sum(int(np.count_nonzero(secret)) for secret in self._secret.values())

    def _nested(self) -> List[Tuple[Term, Term]]:
        return [
            (part, whole)
            for part, whole in permutations(self._sums, 2)
            if set(part) < set(whole) and not self.is_open(part)
        ]


def _added(parts: Sequence[ValueColumn]) -> ValueColumn:
    """The sum of several columns, row by row, with the rules of ``sum_by``."""
    n = len(parts[0])
    stacked = ValueColumn(
        " + ".join(part.name for part in parts),
        np.concatenate([part.value for part in parts]),
        np.concatenate([part.state for part in parts]),
        np.concatenate([part.bound for part in parts]),
        np.concatenate([part.flags for part in parts]),
    )
    return stacked.sum_by(np.tile(np.arange(n), len(parts)), n)


def _key(term: Term) -> Term:
    return tuple(sorted(term))
