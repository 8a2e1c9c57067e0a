# SPDX-License-Identifier: GPL-2.0-or-later
"""Long tables (one row a figure) made wide (one row a place)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Dict, List, NamedTuple, Optional, Sequence, Tuple

from ..errors import UserError
from .table import Cell, Column, Note, Source, Table, cell_text, unique_names


class Entry(NamedTuple):
    """One figure: where it belongs and what it says."""

    key: str
    name: str
    level: str
    measure: str
    unit: str
    codes: Tuple[str, ...]
    labels: Tuple[str, ...]
    cell: Cell
    line: int


def pivot_long(
    table: Table,
    *,
    key: str,
    value: str,
    labels: Sequence[str],
    name: Optional[str] = None,
    time_column: Optional[str] = None,
    time: Optional[str] = None,
) -> Table:
    """A municipal long file with one row per key and columns "label | label".

    key, value, labels, name, time_column: columns of the file; labels become the column titles.
    time: the date to take, by default the newest of ``time_column``.
    Raises ``UserError``: ``table_column_missing``, ``time_missing``, ``long_table_conflict``.
    """
    key_cells = table.column(key).cells
    value_cells = table.column(value).cells
    label_cells = [table.column(label).cells for label in labels]
    name_cells = table.column(name).cells if name else [None] * len(table)
    time_cells = table.column(time_column).cells if time_column else [None] * len(table)
    times = sorted({cell_text(cell) for cell in time_cells}, key=time_order)
    if time is not None and time not in times:
        raise UserError("time_missing", time=time, times=", ".join(times))
    taken = time if time is not None else (times[-1] if times else "")
    entries = [
        Entry(
            cell_text(key_cells[row]),
            cell_text(name_cells[row]),
            "",
            "",
            "",
            (),
            tuple(cell_text(cells[row]) for cells in label_cells),
            value_cells[row],
            table.row_numbers[row],
        )
        for row in range(len(table))
        if cell_text(time_cells[row]) == taken
    ]
    source = replace(table.source, times=tuple(times) if time_column else (), time=taken)
    wide = widen(entries, source, table.notes)
    return replace(wide, title=table.title, footnotes=table.footnotes)


def widen(entries: Sequence[Entry], source: Source, notes: Sequence[Note] = ()) -> Table:
    """One row per key, one column per measure and labels.

    Raises ``UserError("long_table_conflict")`` where two different figures want the same cell.
    """
    row_of: Dict[str, int] = {}
    first: List[Entry] = []
    for entry in entries:
        if entry.key not in row_of:
            row_of[entry.key] = len(first)
            first.append(entry)
    # One column per title; only where codes behind equal titles disagree they are kept apart.
    by_title: Dict[Tuple[str, str], Dict[Tuple[str, ...], List[Entry]]] = {}
    for entry in entries:
        title = " | ".join(part for part in (entry.measure, *entry.labels) if part)
        by_title.setdefault((title, entry.unit), {}).setdefault(entry.codes, []).append(entry)
    titles = [title for title, _ in by_title]
    columns: List[Column] = []
    for (title, unit), groups in by_title.items():
        name = f"{title} ({unit})" if titles.count(title) > 1 else title
        merged = _place([e for group in groups.values() for e in group], row_of)
        if merged is not None:
            columns.append(Column(name, merged, unit))
            continue
        for codes, group in groups.items():
            cells = _place(group, row_of)
            if cells is None:
                twice = next(e for e in group if sum(o.key == e.key for o in group) > 1)
                raise UserError(
                    "long_table_conflict", key=twice.key, column=title, row=str(twice.line)
                )
            columns.append(Column(f"{name} [{' '.join(codes)}]", cells, unit))
    stubs = [
        Column("Schlüssel", [entry.key or None for entry in first]),
        Column("Name", [entry.name or None for entry in first]),
        Column("Ebene", [entry.level or None for entry in first]),
    ]
    stubs = [stub for stub in stubs if any(cell is not None for cell in stub.cells)]
    columns = stubs + columns
    unique = unique_names([column.name for column in columns])
    return Table(
        [Column(name, c.cells, c.unit) for name, c in zip(unique, columns)],
        [entry.line for entry in first],
        source,
        keys=[stub.name for stub in stubs if stub.name == "Schlüssel"],
        names=[stub.name for stub in stubs if stub.name == "Name"],
        title=[source.statistic] if source.statistic else [],
        notes=list(notes),
    )


def _place(entries: Sequence[Entry], row_of: Dict[str, int]) -> Optional[List[Cell]]:
    """Cells by row, None where two different figures want the same cell."""
    cells: List[Cell] = [None] * len(row_of)
    for entry in entries:
        row = row_of[entry.key]
        if cells[row] is not None and cells[row] != entry.cell:
            return None
        cells[row] = entry.cell
    return cells


def time_order(text: str) -> Tuple[str, str]:
    """Sort key of dates in any of the spellings: 31.12.2023, 2023-12-31, 2023, 2022/23, 202312."""
    german = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", text)
    if german:
        day, month, year = german.groups()
        return f"{year}{int(month):02d}{int(day):02d}", text
    digits = re.sub(r"\D", "", text)
    return (digits.ljust(8, "0") if digits else ""), text
