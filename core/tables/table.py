# SPDX-License-Identifier: GPL-2.0-or-later
"""What reading an official table gives: its columns as written, and what was found around them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Dict, List, Optional, Sequence, Tuple, Union

from ..errors import UserError

# Text as written, a number as stored in a workbook, or None for an empty cell.
Cell = Union[str, int, float, None]


@dataclass(frozen=True)
class Column:
    """One column.

    name: cleaned header, levels joined by " | ", unique in the table.
    cells: one cell per row of the table.
    unit: unit where the file states one (GENESIS, percent format of a workbook), else "".
    raw: the header as written, where it differs.
    """

    name: str
    cells: List[Cell]
    unit: str = ""
    raw: str = ""


@dataclass(frozen=True)
class Note:
    """Something the reader did or left out; ``code`` names the sentence in ``gis.messages``."""

    code: str
    data: Dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """Where a table comes from and how it was read.

    kind: ``csv``, ``xlsx``, ``genesis_print``, ``genesis_flat`` or ``genesis_ffcsv``.
    times: the dates or years a long file holds; time: the one that was taken.
    """

    path: str
    kind: str
    sheet: str = ""
    sheets: Tuple[str, ...] = ()
    encoding: str = ""
    separator: str = ""
    header_rows: int = 1
    statistic: str = ""
    times: Tuple[str, ...] = ()
    time: str = ""


@dataclass(frozen=True)
class Table:
    """A table as the office wrote it.

    row_numbers: line in the file of each row (1-based), for messages.
    keys, names: names of the columns that may hold keys or names, the likeliest first.
    title: lines above the header; footnotes: lines below the data.
    """

    columns: List[Column]
    row_numbers: List[int]
    source: Source
    keys: List[str] = field(default_factory=list)
    names: List[str] = field(default_factory=list)
    title: List[str] = field(default_factory=list)
    footnotes: List[str] = field(default_factory=list)
    notes: List[Note] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.row_numbers)

    @property
    def column_names(self) -> List[str]:
        """Cleaned headers in the order of the file."""
        return [column.name for column in self.columns]

    def find(self, name: str) -> Optional[Column]:
        """The column with this cleaned or original header, or None."""
        for column in self.columns:
            if column.name == name:
                return column
        for column in self.columns:
            if column.raw and column.raw.strip() == name.strip():
                return column
        return None

    def column(self, name: str) -> Column:
        """Like ``find``; raises ``UserError("table_column_missing")``."""
        found = self.find(name)
        if found is None:
            raise UserError(
                "table_column_missing", column=name, columns=", ".join(self.column_names[:12])
            )
        return found

    def rows(self, first: int = 0, count: int = 20) -> List[List[Cell]]:
        """A preview: cells of some rows in column order."""
        last = min(first + count, len(self))
        return [[column.cells[row] for column in self.columns] for row in range(first, last)]


def unique_names(names: Sequence[str]) -> List[str]:
    """The names with " (2)", " (3)" behind repeated ones."""
    seen: Dict[str, int] = {}
    taken = set(names)
    result = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        unique = name
        while seen[name] > 1:
            unique = f"{name} ({seen[name]})"
            if unique not in taken:
                break
            seen[name] += 1
        taken.add(unique)
        result.append(unique)
    return result


def cell_text(cell: Cell) -> str:
    """The cell as text without blanks around it; a whole float loses its ".0"."""
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return str(cell).strip()
