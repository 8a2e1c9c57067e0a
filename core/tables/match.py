# SPDX-License-Identifier: GPL-2.0-or-later
"""Joins a table to reference keys, with a report instead of silence."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Dict, List, Mapping, Optional, Sequence, Tuple, Union

import numpy as np

from ..errors import UserError
from ..values import STATE_CODES, Flag, State, ValueColumn
from .keys import KeyIndex, is_unallocated
from .link import Link, find_link
from .names import is_county, same_name, suggestions
from .numbers import Unreadable, decide_dot, looks_like_value, read_column
from .report import Duplicate, MatchReport, NameConflict, RowRef, Unmatched
from .table import Cell, Column, Table, cell_text

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

# Columns of figures that are no measures: dates, record types, parts of a key.
_NO_MEASURES = {
    *("zeit", "stichtag", "jahr", "berichtsmonat", "datum", "monat", "time", "stand", "satzart"),
    *("textkennzeichen", "plz", "postleitzahl", "land", "rb", "kreis", "vb", "gem", "regbez"),
}


@dataclass(frozen=True)
class Match:
    """A table joined to n reference entries.

    columns: measures in the order of the reference; a row shared by several entries stands
    undivided at each of them, see ``distribute``.
    row_of_reference: int32[n], row of the table, -1 where there is none.
    """

    columns: List[ValueColumn]
    row_of_reference: NDArray[np.int32]
    report: MatchReport

    @property
    def shared(self) -> NDArray[np.bool_]:
        """bool[n]: the row of this entry belongs to other entries as well."""
        rows = self.row_of_reference
        found = rows >= 0
        counts = np.bincount(rows[found], minlength=1)
        result = np.zeros(len(rows), dtype=np.bool_)
        result[found] = counts[rows[found]] > 1
        return result


def match_table(
    table: Table,
    reference_keys: Sequence[str],
    *,
    key_column: Optional[str] = None,
    name_column: Optional[str] = None,
    reference_names: Optional[Sequence[str]] = None,
    value_columns: Optional[Sequence[str]] = None,
    profile: str = "din",
    decimal_dot: Optional[Union[bool, Mapping[str, bool]]] = None,
    shared_keys: bool = False,
) -> Match:
    """Joins the rows of a table to reference entries by key, or by name where no key fits.

    key_column: found by overlap with the reference when not given, never by its name.
    reference_names: allow matching by name (equal after normalisation) and the comparison of
    names behind matched keys; name_column: by default the likeliest one.
    value_columns: by default all columns of numbers.
    decimal_dot: meaning of ``1.234``, for all columns or by column name.
    shared_keys: several reference entries may have the same key; the caller must then divide
    the values with ``distribute``.

    Raises ``UserError``: ``no_match``, ``shared_key``, ``duplicate_rows``, ``ambiguous_dot``,
    ``several_rows_per_key``, ``key_digits_lost``, ``table_column_missing``,
    ``column_not_numeric``, ``no_value_columns``, ``no_reference_keys``.
    """
    index = KeyIndex(reference_keys)
    if not index.positions:
        raise UserError("no_reference_keys")
    if reference_names is not None and len(reference_names) != len(reference_keys):
        raise ValueError("reference_names must have one entry per reference key")
    link = find_link(table, index, key_column, name_column, reference_keys, reference_names)
    names = _names(table, link, name_column)
    measures = _measures(table, link, value_columns, names)
    parsed, unreadable = _read(link, measures, profile, decimal_dot)

    rows_of_key: Dict[str, List[int]] = {}
    for row, resolved in enumerate(link.resolved):
        if resolved.key:
            rows_of_key.setdefault(resolved.key, []).append(row)
    duplicates = _duplicates(table, link, rows_of_key, parsed)
    shared = {key: len(index.positions[key]) for key in rows_of_key}
    shared = {key: count for key, count in shared.items() if count > 1}
    if shared and not shared_keys:
        key = max(shared, key=lambda each: shared[each])
        raise UserError("shared_key", keys=len(shared), key=key, count=shared[key])

    row_of_reference = np.full(len(reference_keys), -1, dtype=np.int32)
    for key, rows in rows_of_key.items():
        row_of_reference[index.positions[key]] = rows[0]
    columns = [column.take(row_of_reference) for column in parsed]
    repaired = Counter(kind for each in link.resolved if each.key for kind in each.repairs)
    totals, unallocated, unmatched = _leftovers(
        table, link, index, names, reference_keys, reference_names, row_of_reference
    )
    matched = sum(len(rows) for rows in rows_of_key.values())
    report = MatchReport(
        matched_by=link.by,
        key_column=link.column,
        name_column=names.name if names is not None else None,
        value_columns=[column.name for column in parsed],
        rows_read=len(table),
        rows_matched=matched,
        references=len(reference_keys),
        references_matched=int((row_of_reference >= 0).sum()),
        repaired=dict(repaired),
        totals=totals,
        unallocated=unallocated,
        unmatched=unmatched,
        missing=[str(reference_keys[p]) for p in np.flatnonzero(row_of_reference < 0)],
        shared=shared,
        duplicates=duplicates,
        name_conflicts=_conflicts(
            table, link, names, reference_keys, reference_names, row_of_reference
        ),
        unreadable=unreadable,
        states={column.name: _state_counts(column) for column in columns},
        title=list(table.title),
        footnotes=list(table.footnotes),
        notes=list(table.notes),
    )
    return Match(columns, row_of_reference, report)


def distribute(column: ValueColumn, row_of_reference: ArrayLike, weights: ArrayLike) -> ValueColumn:
    """Divides the counts of shared rows among the entries that share them.

    column: values of a ``Match``, undivided at each entry. weights: float64[n] >= 0, residents;
    entries of a row without any weight share equally. Sums are conserved. Values that are really
    divided are ``ESTIMATED`` (rule R4); secret and missing values stay what they are, and the
    bound of a secret row holds for each of its parts.
    """
    rows = np.asarray(row_of_reference, dtype=np.int64)
    weight = np.asarray(weights, dtype=np.float64)
    if not len(rows) == len(weight) == len(column):
        raise ValueError("column, row_of_reference and weights must have the same length")
    if not np.all(np.isfinite(weight)) or np.any(weight < 0):
        raise ValueError("weights must be finite and not negative")
    found = np.flatnonzero(rows >= 0)
    place = rows[found]
    entries = np.bincount(place, minlength=1)
    total = np.bincount(place, weights=weight[found], minlength=1)
    weighted = total[place] > 0
    share = np.where(
        weighted,
        weight[found] / np.where(weighted, total[place], 1.0),
        1.0 / entries[place],
    )
    parts = np.bincount(place, weights=share > 0, minlength=1)
    value = column.value.copy()
    value[found] = value[found] * share
    flags = column.flags.copy()
    divided = found[(parts[place] > 1) & column.known[found]]
    flags[divided] |= np.uint8(Flag.ESTIMATED)
    return ValueColumn(column.name, value, column.state.copy(), column.bound.copy(), flags)


def _names(table: Table, link: Link, name_column: Optional[str]) -> Optional[Column]:
    """The column of names: the link itself, the one given, else the likeliest."""
    if link.by == "name":
        return table.column(link.column)
    if name_column is not None:
        return table.column(name_column)
    return next((table.column(name) for name in table.names if name != link.column), None)


def _measures(
    table: Table,
    link: Link,
    value_columns: Optional[Sequence[str]],
    names: Optional[Column],
) -> List[Column]:
    if value_columns is not None:
        return [table.column(name) for name in value_columns]
    rows = [row for row, each in enumerate(link.resolved) if each.key]
    stubs = {link.column, *table.keys[:1]} | ({names.name} if names is not None else set())
    found = []
    for column in table.columns:
        levels = {level.lower() for level in column.name.split(" | ")}
        if column.name in stubs or levels & _NO_MEASURES or any(map(_is_code, column.cells)):
            continue
        cells = [column.cells[row] for row in rows if column.cells[row] is not None]
        values = sum(map(looks_like_value, cells))
        if cells and values > 0.8 * len(cells):
            found.append(column)
    if not found:
        raise UserError("no_value_columns", columns=", ".join(table.column_names[:12]))
    return found


def _is_code(cell: Cell) -> bool:
    """A leading zero: a key, not a number."""
    return isinstance(cell, str) and len(cell) > 1 and cell[0] == "0" and cell.isdigit()


def _read(
    link: Link,
    measures: Sequence[Column],
    profile: str,
    decimal_dot: Optional[Union[bool, Mapping[str, bool]]],
) -> Tuple[List[ValueColumn], List[Unreadable]]:
    """The measures of the rows that are joined; all other rows stay unread and empty.

    All rows may show what a dot means, but only a dot in a row that is joined needs an answer.
    """
    used = [bool(each.key) for each in link.resolved]
    decisions: Dict[str, Optional[bool]] = {}
    unclear: Dict[str, str] = {}
    for column in measures:
        given = decimal_dot.get(column.name) if isinstance(decimal_dot, Mapping) else decimal_dot
        if given is None:
            given, example = decide_dot(cell for cell in column.cells if isinstance(cell, str))
            joined = [c for c, use in zip(column.cells, used) if use and isinstance(c, str)]
            _, joined_example = decide_dot(joined)
            if example and joined_example:
                unclear[column.name] = joined_example
        decisions[column.name] = given
    if unclear:
        name, example = next(iter(unclear.items()))
        raise UserError("ambiguous_dot", column=name, example=example, columns=list(unclear))
    parsed: List[ValueColumn] = []
    unreadable: List[Unreadable] = []
    for column in measures:
        cells = [cell if use else None for cell, use in zip(column.cells, used)]
        values, problems = read_column(column.name, cells, profile, decisions[column.name])
        if problems and not any(map(looks_like_value, cells)):
            raise UserError("column_not_numeric", column=column.name, example=problems[0].text)
        parsed.append(values)
        unreadable += problems
    return parsed, unreadable


def _duplicates(
    table: Table, link: Link, rows_of_key: Dict[str, List[int]], parsed: List[ValueColumn]
) -> List[Duplicate]:
    repeated = {key: rows for key, rows in rows_of_key.items() if len(rows) > 1}
    result = []
    for key, rows in repeated.items():
        for column in parsed:
            other = next((row for row in rows[1:] if not _same(column, rows[0], row)), None)
            if other is None:
                continue
            if len(repeated) > 1 and 2 * len(repeated) > len(rows_of_key):
                raise UserError("several_rows_per_key", column=link.column, key=key, rows=len(rows))
            written = table.column(column.name).cells
            raise UserError(
                "duplicate_rows",
                key=key,
                column=column.name,
                row=str(table.row_numbers[rows[0]]),
                other_row=str(table.row_numbers[other]),
                value=cell_text(written[rows[0]]),
                other_value=cell_text(written[other]),
            )
        result.append(Duplicate(key, tuple(table.row_numbers[row] for row in rows)))
    return result


def _same(column: ValueColumn, left: int, right: int) -> bool:
    return bool(
        column.state[left] == column.state[right]
        and column.flags[left] == column.flags[right]
        and np.array_equal(
            [column.value[left], column.bound[left]],
            [column.value[right], column.bound[right]],
            equal_nan=True,
        )
    )


def _leftovers(
    table: Table,
    link: Link,
    index: KeyIndex,
    names: Optional[Column],
    reference_keys: Sequence[str],
    reference_names: Optional[Sequence[str]],
    row_of_reference: NDArray[np.int32],
) -> Tuple[List[RowRef], List[RowRef], List[Unmatched]]:
    totals: List[RowRef] = []
    unallocated: List[RowRef] = []
    unmatched: List[Unmatched] = []
    cells = table.column(link.column).cells
    open_names = (
        [reference_names[p] for p in np.flatnonzero(row_of_reference < 0)]
        if reference_names is not None
        else []
    )
    for row, resolved in enumerate(link.resolved):
        if resolved.key:
            continue
        cell, line = cells[row], table.row_numbers[row]
        key = cell_text(cell)
        name = cell_text(names.cells[row]) if names is not None else ""
        if link.by == "name":
            # the names are the keys here
            name, cell = key, None
        if is_unallocated(cell, name):
            unallocated.append(RowRef(line, key, name))
        elif index.is_total(cell, name) or (link.by == "name" and is_county(name)):
            totals.append(RowRef(line, key, name))
        else:
            reason = "unknown" if key else "no_key"
            if index.is_elsewhere(cell):
                reason = "elsewhere"
            elif index.is_part(cell):
                reason = "part"
            hints: Tuple[str, ...] = ()
            if reason == "unknown" and name:
                hints = tuple(suggestions(name, open_names))
            unmatched.append(Unmatched(line, key, name, reason, hints))
    return totals, unallocated, unmatched


def _conflicts(
    table: Table,
    link: Link,
    names: Optional[Column],
    reference_keys: Sequence[str],
    reference_names: Optional[Sequence[str]],
    row_of_reference: NDArray[np.int32],
) -> List[NameConflict]:
    if reference_names is None or names is None or link.by == "name":
        return []
    conflicts = []
    agreeing = 0
    for position, row in enumerate(row_of_reference.tolist()):
        name = cell_text(names.cells[row]) if row >= 0 else ""
        expected = reference_names[position]
        if not name or not expected:
            continue
        if same_name(name, expected):
            agreeing += 1
            continue
        key = str(reference_keys[position])
        conflicts.append(NameConflict(table.row_numbers[row], key, name, expected))
    # a column in which not a single name agrees holds something else
    return conflicts if agreeing else []


def _state_counts(column: ValueColumn) -> Dict[str, int]:
    states, counts = np.unique(column.state, return_counts=True)
    return {
        "wert" if state == State.VALUE else STATE_CODES[State(int(state))]: int(count)
        for state, count in zip(states, counts)
    }
