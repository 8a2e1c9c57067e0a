# SPDX-License-Identifier: GPL-2.0-or-later
"""Finds title, header, data and footer in a sheet of cells."""

from __future__ import annotations

import re
import statistics
from dataclasses import dataclass, field
from typing import FrozenSet, List, Optional, Sequence, Tuple

from .headers import join_levels
from .numbers import looks_like_number, looks_like_value
from .table import Cell, Column, Note, cell_text, unique_names

Row = List[Cell]
Merge = Tuple[int, int, int, int]  # first row, first column, last row, last column; all 0-based

_RULER = re.compile(r"[_=\-]{5,}")
_KEY = re.compile(r"\d{2,12}")
_LONG_KEY = re.compile(r"\d{5,12}")
_DATE = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True)
class Sheet:
    """Cells of one sheet or text file.

    line: number in the file of each row (1-based); hidden: indices of hidden rows.
    """

    rows: List[Row]
    line: List[int]
    merges: List[Merge] = field(default_factory=list)
    hidden: FrozenSet[int] = frozenset()


@dataclass(frozen=True)
class Block:
    """The table found in a sheet; ``rows`` are indices of data rows in the sheet."""

    columns: List[Column]
    rows: List[int]
    title: List[str]
    footnotes: List[str]
    header_rows: int
    notes: List[Note]


def filled(row: Sequence[Cell]) -> int:
    """Number of cells that hold something."""
    return sum(cell is not None and cell != "" for cell in row)


def data_rows(rows: Sequence[Row]) -> int:
    """Rows that look like data: to choose the sheet that holds the table."""
    return sum(filled(row) >= 2 and any(map(looks_like_number, row)) for row in rows)


def find_block(sheet: Sheet, percent: Sequence[int] = ()) -> Optional[Block]:
    """The table in a sheet, None if there is none.

    The data begins at the first row with numbers that is not a row of years or of ages, or below
    the row of column numbers 1, 2, 3 ...; the header is what stands directly above it.
    percent: indices of columns in percent.
    """
    rows = [[None if cell == "" else cell for cell in row] for row in sheet.rows]
    notes: List[Note] = []
    typical = statistics.median(
        [filled(row) for row in rows if filled(row) >= 2 and any(map(looks_like_number, row))]
        or [0]
    )
    start, numbering = _first_data_row(rows, 3 if typical > 4 else 2)
    if start is None:
        start = _first_text_row(rows)
        if start is None:
            return None
    if numbering is not None:
        notes.append(Note("numbering_row_skipped", {"row": sheet.line[numbering]}))
    header = _header_rows(rows, start if numbering is None else numbering, sheet.merges)
    end = _end_of_data(rows, start, header, typical)
    body, groups = _body(rows, start, end, header)
    if groups:
        notes.append(Note("group_rows_skipped", {"rows": [sheet.line[row] for row in groups]}))
    later = next(
        (row for row in range(end, len(rows)) if _is_second_header(rows, row, typical)), None
    )
    if later is not None:
        notes.append(Note("second_table_ignored", {"row": sheet.line[later]}))
    hidden = [sheet.line[row] for row in body if row in sheet.hidden]
    if hidden:
        notes.append(Note("hidden_rows_read", {"rows": hidden}))
    _fill_down(rows, body, sheet.merges)
    footer = [line for row in rows[end:later] if (line := _line(row)) and not _RULER.match(line)]
    first = header[0] if header else start
    return Block(
        columns=_columns(rows, header, body, sheet.merges, percent),
        rows=body,
        title=[line for row in rows[:first] if (line := _line(row))],
        footnotes=footer,
        header_rows=len(header),
        notes=notes,
    )


def _first_data_row(rows: List[Row], least: int) -> Tuple[Optional[int], Optional[int]]:
    for index, row in enumerate(rows):
        keyed = filled(row) >= 2 and any(_LONG_KEY.fullmatch(cell_text(cell)) for cell in row)
        if not keyed and (filled(row) < least or not any(map(looks_like_number, row))):
            continue
        following = next((r for r in rows[index + 1 :] if filled(r) >= 2), None)
        if _is_numbering(row, following) and any(filled(above) >= 2 for above in rows[:index]):
            for start in range(index + 1, len(rows)):
                if filled(rows[start]) >= 2:
                    return start, index
        if following is not None and _counts_upwards(row) and not _counts_upwards(following):
            continue
        return _with_signs_above(rows, index), None
    return None, None


def _with_signs_above(rows: List[Row], start: int) -> int:
    """The first data row where rows of nothing but a name and signs stand above the first number.

    Of a row such as ``Heimbach;*;*`` each cell but the first ones is a sign or empty, and at least
    one row of header must remain.
    """
    while start > 1:
        above = rows[start - 1]
        texts = [cell for cell in above if cell is not None and not looks_like_value(cell)]
        key = _shape(above[0]) if above else ""
        signs = filled(above) - len(texts)
        same = (
            bool(key)
            and any(map(str.isdigit, cell_text(above[0])))
            and key == _shape(rows[start][0])
        )
        if not (signs and texts and len(texts) <= 2 and signs >= len(texts)) and not same:
            break
        if not any(filled(row) >= 2 for row in rows[: start - 1]):
            break
        start -= 1
    return start


def _shape(cell: Cell) -> str:
    """The cell with every digit as 9 and every letter as a: 05999004-0123 -> 99999999-9999."""
    return re.sub(r"[^\W\d_]", "a", re.sub(r"\d", "9", cell_text(cell)))


def _first_text_row(rows: List[Row]) -> Optional[int]:
    """First row below the header of a table that holds no number at all."""
    width = max(map(filled, rows), default=0)
    full = [index for index, row in enumerate(rows) if filled(row) >= max(2, width - 1)]
    return full[1] if len(full) > 1 else None


def _whole(cell: Cell) -> Optional[int]:
    text = cell_text(cell)
    return int(text) if text.isdigit() and len(text) < 5 else None


def _is_numbering(row: Row, following: Optional[Row]) -> bool:
    """Column numbers 1, 2, 3 ... and not a first row of small figures."""
    numbers = [_whole(cell) for cell in row if cell is not None]
    if numbers != list(range(1, len(numbers) + 1)) or len(numbers) < 2 or following is None:
        return False
    first = next(cell for cell in following if cell is not None)
    return not looks_like_number(first) or len(cell_text(first)) >= 4 or len(numbers) >= 6


def _counts_upwards(row: Row) -> bool:
    """A header of years (2022, 2023, ...) or of single ages (0, 1, 2, 3, ...)."""
    cells = [cell for cell in row if looks_like_number(cell)]
    numbers = [_whole(cell) for cell in cells]
    if any(number is None for number in numbers):
        return False
    whole = [number for number in numbers if number is not None]
    if all(1900 <= number <= 2100 for number in whole):
        return True
    return len(whole) >= 4 and all(b - a == 1 for a, b in zip(whole, whole[1:]))


def _header_rows(rows: List[Row], below: int, merges: Sequence[Merge]) -> List[int]:
    """Indices of the header rows above a row, from top to bottom."""
    header: List[int] = []
    index = below - 1
    while index >= 0 and filled(rows[index]) == 0:
        index -= 1
    named: FrozenSet[int] = frozenset()
    while index >= 0 and filled(rows[index]) > 0:
        row = rows[index]
        places = [place for place, cell in enumerate(row) if cell is not None]
        if len(places) == 1 and (places[0] == 0 or not header):
            break
        spans = any(m[0] <= index <= m[2] and m[3] > m[1] for m in merges)
        if header and len(places) <= 2 and places[0] == 0 and not spans and len(named) > 4:
            break
        if header and any(_KEY.fullmatch(cell_text(cell)) for cell in row[:1]):
            break
        named = named | frozenset(places)
        header.insert(0, index)
        index -= 1
    return header


def _end_of_data(rows: List[Row], start: int, header: List[int], typical: float) -> int:
    """Index behind the last data row."""
    stop = len(rows)
    for index in range(start, len(rows)):
        if _RULER.fullmatch(cell_text(next((c for c in rows[index] if c is not None), None))):
            stop = index
            break
        if _is_second_header(rows, index, typical) and rows[index] not in [
            rows[row] for row in header
        ]:
            stop = index
            break
    end = stop
    while end > start + 1:
        row = rows[end - 1]
        after_blank = any(filled(above) <= 1 for above in rows[max(start, end - 2) : end - 1])
        if filled(row) >= 2 and any(map(looks_like_value, row)):
            key = any(_LONG_KEY.fullmatch(cell_text(cell)) for cell in row)
            if key or filled(row) > 2 or typical <= 4 or not after_blank:
                break
        end -= 1
    return end


def _is_second_header(rows: List[Row], index: int, typical: float) -> bool:
    row = rows[index]
    above = rows[index - 1] if index else []
    return (
        filled(above) <= 1
        and filled(row) >= max(3.0, typical / 2)
        and not any(map(looks_like_value, row))
        and index + 1 < len(rows)
        and any(map(looks_like_number, rows[index + 1]))
    )


def _body(rows: List[Row], start: int, end: int, header: List[int]) -> Tuple[List[int], List[int]]:
    """Data rows, and rows with a single text that head a group of rows."""
    repeated = [rows[index] for index in header]
    body = []
    groups = []
    single = max((filled(row) for row in rows[start:end]), default=0) < 2
    for index in range(start, end):
        row = rows[index]
        if filled(row) >= 2 or (single and filled(row)):
            if row not in repeated:
                body.append(index)
        elif filled(row) == 1:
            groups.append(index)
    return body, groups


def _fill_down(rows: List[Row], body: List[int], merges: Sequence[Merge]) -> None:
    """Text of vertically merged cells counts for all their rows; figures do not."""
    inside = set(body)
    for top, left, bottom, _ in merges:
        if bottom == top or top not in inside:
            continue
        cell = rows[top][left]
        words = isinstance(cell, str) and not looks_like_value(cell)
        if words or _LONG_KEY.fullmatch(cell_text(cell)):
            for index in range(top + 1, bottom + 1):
                if index in inside:
                    rows[index][left] = cell


def _columns(
    rows: List[Row],
    header: List[int],
    body: List[int],
    merges: Sequence[Merge],
    percent: Sequence[int],
) -> List[Column]:
    width = max((len(rows[index]) for index in [*header, *body]), default=0)
    levels = [rows[index] + [None] * (width - len(rows[index])) for index in header]
    levels = _fill_right(levels, header, merges)
    columns: List[Column] = []
    for place in range(width):
        cells: List[Cell] = [
            rows[index][place] if place < len(rows[index]) else None for index in body
        ]
        parts = [level[place] for level in levels]
        name = join_levels(parts)
        if not name and all(cell is None for cell in cells):
            continue
        raw = " | ".join(cell_text(part) for part in parts if part is not None)
        unit = "%" if place in percent else ""
        columns.append(Column(name or _name_by_content(cells, place), cells, unit, raw))
    names = unique_names([column.name for column in columns])
    return [
        Column(name, column.cells, column.unit, column.raw) for name, column in zip(names, columns)
    ]


def _fill_right(levels: List[Row], header: List[int], merges: Sequence[Merge]) -> List[Row]:
    """Header cells that span several columns or rows, written into each of them."""
    result = [list(level) for level in levels]
    merged = False
    for top, left, bottom, right in merges:
        if top in header and bottom in header:
            merged = True
            cell = result[header.index(top)][left]
            for index in range(header.index(top), header.index(bottom) + 1):
                for place in range(left, min(right + 1, len(result[index]))):
                    result[index][place] = cell
    if merged:
        return result
    for level, row in enumerate(result[:-1]):
        last: Cell = None
        for place, cell in enumerate(row):
            below = any(lower[place] is not None for lower in levels[level + 1 :])
            if cell is not None:
                last = cell if below else None
            elif below and last is not None:
                row[place] = last
    return result


def _name_by_content(cells: List[Cell], place: int) -> str:
    texts = [cell_text(cell) for cell in cells if cell is not None]
    for pattern, name in ((_KEY, "Schlüssel"), (_DATE, "Stichtag")):
        if texts and sum(bool(pattern.fullmatch(text)) for text in texts) > 0.6 * len(texts):
            return name
    if texts and sum(not looks_like_value(text) for text in texts) > 0.6 * len(texts):
        return "Name"
    return f"Spalte {place + 1}"


def _line(row: Row) -> str:
    return " ".join(cell_text(cell) for cell in row if cell is not None).strip()
