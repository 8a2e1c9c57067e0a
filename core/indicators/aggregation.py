# SPDX-License-Identifier: GPL-2.0-or-later
"""From blocks to regions: counts are summed, rates are computed last.

Rules R1, R2 and R7 of the domain: a secret part makes a sum secret, a missing part makes it
incomplete, and a rate is the summed numerator divided by the summed denominator.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Dict, FrozenSet, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ..arrays import BoolArray, IntArray
from ..disclosure import (
    Pattern,
    is_group_disclosure,
    is_small,
    is_small_complement,
)
from ..errors import UserError
from ..values import State, ValueColumn
from .terms import Term, Terms, hidden

# What names and aliases of figures hold that are rates already.
_RATE_WORDS = re.compile(
    r"%|‰|quote|anteil|prozent|_pct\b|\bpct_|durchschnitt|median|mittelwert|quotient|dichte\b"
    r"|gr(?:ö|oe)(?:ß|ss)e(?:_d)?$|mittlere|(?:alter|wohnfl_\w+)_d$"
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


def parse_fields(text: str, rate: str) -> Term:
    """``"a + b"`` as fields; rate: the name of the rate they are for.

    Raises ``UserError``: ``rate_without_field`` for an empty text, ``rate_field_twice``.
    """
    fields = tuple(part.strip() for part in text.split("+") if part.strip())
    if not fields:
        raise UserError("rate_without_field", rate=rate)
    for name in fields:
        if fields.count(name) > 1:
            raise UserError("rate_field_twice", rate=rate, field=name)
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
    complements of shares, and columns of which one is the sum of two others. Other sums of columns
    are not looked at.
    """
    cells = Terms(columns, region_of, len(municipality_of), harmless, public)
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


def _primary_of_rate(cells: Terms, rate: Rate, protection: Protection) -> BoolArray:
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
    cells: Terms,
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
    return RateResult(rate, rate_column, hidden(numerator, secret), denominator, total)
