# SPDX-License-Identifier: GPL-2.0-or-later
"""Sums that are printed, by region, and which of them must stay secret."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Dict, FrozenSet, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ..arrays import BoolArray, FloatArray, IntArray
from ..disclosure import Pattern, is_small, is_small_complement, protect_hierarchy
from ..values import State, ValueColumn

Term = Tuple[str, ...]

# So many blocks have to agree before one column is taken for the sum of two others.
_PROVING_BLOCKS = 3
_MEASURE = re.compile(r"(^|_)(flaeche|area|km2|ha|qm|m2|wohnflaeche)(_|$)")
_RESIDENTS = re.compile(r"^(einwohner|ew|bevoelkerung|bev)(_|$)")


def hidden(column: ValueColumn, secret: BoolArray) -> ValueColumn:
    """The column without what is secret, and without a bound: one sign for every reason."""
    state = column.state.copy()
    state[secret] = State.SECRET
    value = np.where(state == State.VALUE, column.value, np.nan)
    return ValueColumn(column.name, value, state, np.full(len(column), np.nan), column.flags)


class Terms:
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
        before = known = self.number_of_secrets()
        nested = self._nested()
        for _round in range(len(self._sums) if nested else 0):
            for part, whole in nested:
                self.hide(whole, self._secret[part])
            known, last = self.number_of_secrets(), known
            if known == last:
                break
        return known > before

    def suppress_partners(
        self, municipality_of: IntArray, n_municipalities: int, limit: float
    ) -> Dict[Term, Pattern]:
        """Secondary suppression of every term, until nothing changes."""
        patterns: Dict[Term, Pattern] = {}
        sums = self._sums_of_two()
        changed = True
        while changed:
            before = self.number_of_secrets()
            for whole, left, right in sums:
                self._protect_sum(whole, left, right)
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
                    patterns.get(term),
                )
                self._secret[term] |= patterns[term].secret
            self.close()
            changed = self.number_of_secrets() > before
        return patterns

    def _sums_of_two(self) -> List[Tuple[Term, Term, Term]]:
        """Counts (whole, left, right) with whole = left + right in every block that has all."""
        found: List[Tuple[Term, Term, Term]] = []
        terms = [term for term in self._sums if len(term) == 1 and not self.is_open(term)]
        blocks = {term: self._columns[term[0]].value for term in terms}
        for left, right in combinations(terms, 2):
            together = blocks[left] + blocks[right]
            telling = (blocks[left] > 0) & (blocks[right] > 0)
            for whole in terms:
                known = np.isfinite(together) & np.isfinite(blocks[whole])
                if (
                    whole not in (left, right)
                    and np.count_nonzero(known & telling) >= _PROVING_BLOCKS
                    and np.allclose(together[known], blocks[whole][known], rtol=1e-9, atol=1e-6)
                ):
                    found.append((whole, left, right))
        return found

    def _protect_sum(self, whole: Term, left: Term, right: Term) -> None:
        """One secret among the three could be computed from the others: hide a second one."""
        secret = {term: self._secret[term].copy() for term in (whole, left, right)}
        alone = np.sum(list(secret.values()), axis=0) == 1
        for part, other in ((left, right), (right, left)):
            nothing = self.value(other) == 0
            self.hide(other, alone & secret[part] & ~nothing)
            self.hide(whole, alone & secret[part] & nothing)
        smaller_left = self._at_least[left] <= self._at_least[right]
        smaller_left &= self._at_least[left] > 0
        self.hide(left, alone & secret[whole] & smaller_left)
        self.hide(right, alone & secret[whole] & ~smaller_left)

    def published(self, term: Term) -> ValueColumn:
        """The sums of a term without what is secret."""
        key = _key(term)
        return hidden(self._sums[key], self._secret[key])

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
        fields = {term: frozenset(term) for term in self._sums}
        return [
            (part, whole)
            for whole in self._sums
            if len(whole) > 1
            for part in self._sums
            if fields[part] < fields[whole] and not self.is_open(part)
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
