# SPDX-License-Identifier: GPL-2.0-or-later
"""Links from tables: pairs, interaction matrices in long or square form, lists of groups."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import combinations
from typing import Callable, Dict, List, Optional, Sequence, Set, Tuple

import numpy as np

from ..arrays import BoolArray, FloatArray, IntArray, TextArray, counts, sums, text_array
from ..errors import Cancelled, UserError
from ..findings import Finding, Level
from ..tables.numbers import read_column
from ..tables.table import Cell, cell_text
from ..values import State
from .model import GroupLink, Kind, PairLink, grouped, merged_pairs
from .sources import KeyFinder

#: Pairs of one source. Keys that stand for many blocks each could ask for far more.
MAX_PAIRS = 5_000_000

_WORDS = {
    Kind.MUST: "muss, müssen, must, zusammen, together",
    Kind.CANNOT: "darf nicht, dürfen nicht, nicht, getrennt, cannot, must not, not, apart",
    Kind.SHOULD: "soll, sollen, sollte, should",
}
_KIND_OF_WORD = {word: kind for kind, words in _WORDS.items() for word in words.split(", ")}


@dataclass(frozen=True)
class LinkTable:
    """Rows of links, cells as read; an empty column stands for one that the table lacks.

    kind: words such as ``muss``; blank means ``soll``. A row with a group and no second key puts
    its block into that group; all others are pairs. source, weight: name of a source and its
    weight in the objective, where the table holds several.
    """

    first: Sequence[Cell]
    second: Sequence[Cell] = ()
    strength: Sequence[Cell] = ()
    kind: Sequence[Cell] = ()
    group: Sequence[Cell] = ()
    source: Sequence[Cell] = ()
    weight: Sequence[Cell] = ()
    reason: Sequence[Cell] = ()

    def __len__(self) -> int:
        return len(self.first)

    def texts(self, column: Sequence[Cell]) -> List[str]:
        """A column as texts, blank where the table lacks it."""
        return [cell_text(cell) for cell in column] if len(column) else [""] * len(self)


def read_link_table(
    table: LinkTable,
    labels: Sequence[str],
    mass: FloatArray,
    *,
    source: str,
    weight: float = 1.0,
    decimal_dot: Optional[bool] = None,
    is_cancelled: Optional[Callable[[], bool]] = None,
) -> Tuple[List[GroupLink], List[PairLink], List[Finding]]:
    """Links of a table by source and kind, and what was wrong with its rows.

    labels: what the keys name, for each block; a key that several blocks share links them all,
    its strength divided among the pairs of blocks by ``mass``. Both directions of a pair add up,
    pairs of a key with itself count for nothing, without a column of strengths each pair counts 1.
    decimal_dot: meaning of ``1.234``. Rows that cannot be used are left out and listed.

    Raises ``UserError``: ``ambiguous_dot``, ``links_too_many_pairs``, ``link_weights_differ``,
    ``link_weight_not_number``; ``Cancelled``.
    """
    finder = KeyFinder(labels)
    order = np.argsort(finder.unit_of, kind="stable")
    starts = np.searchsorted(finder.unit_of[order], np.arange(len(finder.names) + 1))
    members = [order[start:end] for start, end in zip(starts, starts[1:])]
    kinds, findings = _kinds(table, source)
    sources = np.array([text or source for text in table.texts(table.source)], dtype=object)
    grouping = np.array(
        [
            bool(group) and not second
            for group, second in zip(table.texts(table.group), table.texts(table.second))
        ],
        dtype=bool,
    )
    groups: List[GroupLink] = []
    pairs: List[PairLink] = []
    for name in sorted(set(sources.tolist())):
        found = len(groups) + len(pairs)
        for kind in Kind:
            if is_cancelled is not None and is_cancelled():
                raise Cancelled
            rows = np.flatnonzero((sources == name) & (kinds == kind.value))
            if not len(rows):
                continue
            reader = _Rows(table, finder, members, mass, name, kind)
            importance = _weight(table, rows, name, weight) if kind is Kind.SHOULD else 1.0
            if grouping[rows].any():
                reader.add_groups(rows[grouping[rows]], importance, groups, pairs)
            if not grouping[rows].all():
                reader.add_pairs(rows[~grouping[rows]], importance, decimal_dot, pairs)
            findings += reader.findings
        if len(groups) + len(pairs) == found:
            findings.append(Finding("L18", Level.WARNING, {"source": name}))
    return groups, pairs, findings


def matrix_table(
    rows: Sequence[Sequence[Cell]], labels: Sequence[str], source: str
) -> Tuple[LinkTable, List[Finding]]:
    """A square table of interactions, keys in the first row and the first column, as pairs.

    The header is the first row in which at least half of the cells behind the first name blocks,
    as do the first cells below it; rows above it are titles. Blank cells are no interaction. Raises
    ``UserError("matrix_without_keys")``.
    """
    finder = KeyFinder(labels)
    texts = [[cell_text(cell) for cell in row] for row in rows]
    start = next(
        (
            at
            for at, row in enumerate(texts)
            # Small numbers look like keys without their zeros: what stands below must be keys too.
            if _are_keys(row[1:], finder)
            and _are_keys([below[0] for below in texts[at + 1 :] if below], finder)
        ),
        None,
    )
    if start is None:
        raise UserError("matrix_without_keys", table=source)
    header = {at: key for at, key in enumerate(texts[start]) if at and key}
    body = [at for at in range(start + 1, len(rows)) if any(texts[at])]
    cells = [
        (texts[at][0], key, rows[at][column])
        for at in body
        for column, key in header.items()
        if column < len(rows[at]) and texts[at][column]
    ]
    down = {finder.find(texts[at][0])[0] for at in body}
    across = {finder.find(key)[0] for key in header.values()}
    lonely = sorted(finder.names[unit] for unit in down ^ across if unit >= 0)
    findings = []
    if lonely:
        findings.append(
            Finding("L10", Level.WARNING, {"source": source, "n": len(lonely), "keys": lonely})
        )
    first, second, strength = (list(column) for column in zip(*cells)) if cells else ([], [], [])
    return LinkTable(first, second, strength), findings


def _are_keys(texts: Sequence[str], finder: KeyFinder) -> bool:
    keys = [text for text in texts if text]
    known = sum(finder.find(key)[0] >= 0 for key in keys)
    return known > 0 and known * 2 >= len(keys)


def _kinds(table: LinkTable, source: str) -> Tuple[TextArray, List[Finding]]:
    """Kind of each row as its value, "" for a word that means none."""
    kinds = []
    strange: List[str] = []
    for text in table.texts(table.kind):
        word = " ".join(text.casefold().replace("_", " ").split())
        kind = _KIND_OF_WORD.get(word) if word else Kind.SHOULD
        kinds.append(kind.value if kind is not None else "")
        if kind is None:
            strange.append(text)
    findings = []
    if strange:
        data = {"source": source, "n": len(strange), "words": sorted(set(strange))}
        findings.append(Finding("L13", Level.WARNING, data))
    return text_array(kinds), findings


def _weight(table: LinkTable, rows: IntArray, source: str, weight: float) -> float:
    """Weight of a source: what its rows agree on, else the one given."""
    if not len(table.weight):
        return weight
    column, unreadable = read_column(source, [table.weight[row] for row in rows], "din", True)
    values = sorted(set(column.value[column.known].tolist()))
    if unreadable or any(value < 0 for value in values):
        text = unreadable[0].text if unreadable else str(values[0])
        raise UserError("link_weight_not_number", source=source, text=text)
    if len(values) > 1:
        raise UserError("link_weights_differ", source=source, values=values)
    return values[0] if values else weight


class _Rows:
    """Rows of one source and kind on their way to links."""

    def __init__(
        self,
        table: LinkTable,
        finder: KeyFinder,
        members: List[IntArray],
        mass: FloatArray,
        source: str,
        kind: Kind,
    ) -> None:
        self._table, self._finder, self._members = table, finder, members
        self._mass, self._source, self._kind = mass, source, kind
        self.findings: List[Finding] = []

    def add_groups(
        self, rows: IntArray, weight: float, groups: List[GroupLink], pairs: List[PairLink]
    ) -> None:
        (units,) = self._units(rows, [self._table.first])
        names = text_array(["" for _ in self._mass])
        together: Dict[str, Set[int]] = {}
        for row, unit in zip(rows.tolist(), units.tolist()):
            if unit >= 0:
                name = cell_text(self._table.group[row])
                together.setdefault(name, set()).update(self._members[unit].tolist())
        # A block named in two groups belongs to both, which labels cannot say: pairs can.
        double: Set[int] = set()
        seen: Set[int] = set()
        for blocks in together.values():
            double |= blocks & seen
            seen |= blocks
        loose: List[Tuple[int, int, float]] = []
        for name, blocks in sorted(together.items()):
            members = sorted(blocks)
            apart = self._kind is Kind.MUST and not blocks & double
            if apart or (self._kind is Kind.SHOULD and not double):
                names[members] = name
            elif self._kind is Kind.MUST:
                loose += [(members[0], other, 1.0) for other in members[1:]]
            else:
                loose += self._all_pairs(members)
        group = grouped(self._source, self._kind, names, self._mass, weight)
        if len(group.names):
            groups.append(group)
        if loose:
            first, second, strength = (np.array(column) for column in zip(*loose))
            self._append(first, second, strength, None, weight, pairs)

    def _all_pairs(self, members: List[int]) -> List[Tuple[int, int, float]]:
        """All pairs of a group; what should be together counts as much as it would as a group."""
        wanted = len(members) * (len(members) - 1) // 2
        if wanted > MAX_PAIRS:
            raise UserError(
                "links_too_many_pairs", source=self._source, n=wanted, maximum=MAX_PAIRS
            )
        mass = self._mass[members].tolist()
        total = sum(mass)
        if self._kind is not Kind.SHOULD or not total:
            return [(left, right, 1.0) for left, right in combinations(members, 2)]
        return [
            (members[i], members[j], mass[i] * mass[j] / total)
            for i, j in combinations(range(len(members)), 2)
        ]

    def add_pairs(
        self,
        rows: IntArray,
        weight: float,
        decimal_dot: Optional[bool],
        pairs: List[PairLink],
    ) -> None:
        table = self._table
        left, right = self._units(rows, [table.first, table.second])
        good = (left >= 0) & (right >= 0)
        strength = np.ones(len(rows))
        if self._kind is Kind.SHOULD and len(table.strength):
            strength, readable = self._strengths(rows, decimal_dot)
            good &= readable
        itself = good & (left == right)
        if itself.any():
            self._note("L12", n=int(itself.sum()))
        good &= (left != right) & (strength > 0)
        if self._kind is Kind.SHOULD:
            code = left[good] * len(self._members) + right[good]
            repeated = len(code) - len(np.unique(code))
            if repeated:
                self._note("L11", n=repeated)
        reasons = None
        if len(table.reason):
            reasons = text_array([cell_text(table.reason[row]) for row in rows[good]])
        first, second, row, share = self._expanded(left[good], right[good])
        values = strength[good][row] * share if self._kind is Kind.SHOULD else np.ones(len(row))
        texts = None if reasons is None else reasons[row]
        self._append(first, second, values, texts, weight, pairs)

    def _append(
        self,
        first: IntArray,
        second: IntArray,
        strength: FloatArray,
        reasons: Optional[TextArray],
        weight: float,
        pairs: List[PairLink],
    ) -> None:
        used = strength > 0
        first, second, strength = first[used], second[used], strength[used]
        n = len(self._mass)
        left, right, total = merged_pairs(n, first, second, strength)
        if not len(left):
            return
        if self._kind is not Kind.SHOULD:
            total = np.ones(len(left))
        merged = np.full(len(left), "", dtype=object)
        if reasons is not None:
            code = left.astype(np.int64) * n + right
            low, high = np.minimum(first, second), np.maximum(first, second)
            at = np.searchsorted(code, low * n + high)
            texts: Dict[int, Set[str]] = {}
            for position, text in zip(at.tolist(), reasons[used]):
                if text:
                    texts.setdefault(position, set()).add(str(text))
            for position, found in texts.items():
                merged[position] = "; ".join(sorted(found))
        pairs.append(
            PairLink(self._source, self._kind, left, right, total, merged, math.fsum(total), weight)
        )

    def _expanded(
        self, left: IntArray, right: IntArray
    ) -> Tuple[IntArray, IntArray, IntArray, FloatArray]:
        """Pairs of blocks for pairs of labels: both blocks, row, and share of its strength."""
        n = len(self._members)
        size = counts(self._finder.unit_of[self._finder.unit_of >= 0], n)
        wanted = int((size[left] * size[right]).sum())
        if wanted > MAX_PAIRS:
            raise UserError(
                "links_too_many_pairs", source=self._source, n=wanted, maximum=MAX_PAIRS
            )
        share = self._shares(size)
        order = np.argsort(self._finder.unit_of, kind="stable")
        order = order[np.count_nonzero(self._finder.unit_of < 0) :]
        start = np.concatenate([[0], np.cumsum(size)[:-1]]) if n else np.empty(0, np.int64)
        number = size[left] * size[right]
        row = np.repeat(np.arange(len(left)), number)
        within = np.arange(wanted) - np.repeat(np.cumsum(number) - number, number)
        wide = size[right][row]
        first = order[start[left][row] + within // wide]
        second = order[start[right][row] + within % wide]
        return first, second, row, share[first] * share[second]

    def _shares(self, size: IntArray) -> FloatArray:
        """Share of each block in the mass of its label; equal shares where nobody has any."""
        unit = self._finder.unit_of
        inside = unit >= 0
        mass = sums(unit[inside], self._mass[inside], len(size))
        share = np.zeros(len(unit))
        total = mass[unit[inside]]
        share[inside] = np.where(
            total > 0,
            self._mass[inside] / np.where(total > 0, total, 1.0),
            1.0 / size[unit[inside]],
        )
        return share

    def _units(self, rows: IntArray, columns: Sequence[Sequence[Cell]]) -> List[IntArray]:
        """Label of each row and column, -1 where none; says what was not found or put right."""
        known: Dict[Cell, Tuple[int, str]] = {}
        bad: Dict[str, Set[str]] = {"unknown": set(), "ambiguous": set(), "repaired": set()}
        faulty: Dict[str, Set[int]] = {"unknown": set(), "ambiguous": set(), "blank": set()}
        result = []
        for column in columns:
            units = np.full(len(rows), -1, dtype=np.int64)
            for at, row in enumerate(rows.tolist()):
                cell = column[row] if len(column) else None
                if cell not in known:
                    known[cell] = self._finder.find(cell_text(cell))
                units[at], why = known[cell]
                if why == "repaired":
                    bad[why].add(f"{cell_text(cell)} → {self._finder.names[units[at]]}")
                elif why:
                    faulty[why].add(row)
                    if why in bad:
                        bad[why].add(cell_text(cell))
            result.append(units)
        for rule, why in (("L01", "unknown"), ("L03", "ambiguous")):
            if bad[why]:
                data = {"source": self._source, "n": len(faulty[why]), "keys": sorted(bad[why])}
                self.findings.append(Finding(rule, Level.WARNING, data))
        if faulty["blank"]:
            data = {"source": self._source, "n": len(faulty["blank"])}
            self.findings.append(Finding("L14", Level.WARNING, data))
        if bad["repaired"]:
            self._note("L02", n=len(bad["repaired"]), keys=sorted(bad["repaired"]))
        return result

    def _strengths(
        self, rows: IntArray, decimal_dot: Optional[bool]
    ) -> Tuple[FloatArray, BoolArray]:
        """Strength of each row and whether it can be used."""
        cells = [self._table.strength[row] for row in rows]
        column, _ = read_column(self._source, cells, "din", decimal_dot)
        good: BoolArray = column.known & (np.nan_to_num(column.value) >= 0)
        if not good.all():
            left_out = np.flatnonzero(~good)
            blank = int(np.count_nonzero(column.state[left_out] == State.EMPTY))
            texts = sorted({cell_text(cells[at]) for at in left_out} - {""}) or ["–"]
            data = {"source": self._source, "n": len(left_out), "blank": blank, "values": texts}
            self.findings.append(Finding("L09", Level.WARNING, data))
        return np.nan_to_num(column.value), good

    def _note(self, rule: str, **data: object) -> None:
        self.findings.append(Finding(rule, Level.NOTE, {"source": self._source, **data}))
