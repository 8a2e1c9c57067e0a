# SPDX-License-Identifier: GPL-2.0-or-later
"""Plain tables as CSV or XLSX in which keys stay text, also when a spreadsheet opens them."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any, Callable, Sequence

from ..core.bundled import openpyxl
from .files import atomic_write
from .workbook_cells import add_sheet, clean_text, set_widths, write_head

_MONTH = (
    r"(?:jan(?:uar)?|feb(?:ruar)?|märz?|mrz|mar|apr(?:il)?|mai|may|juni?|juli?|aug(?:ust)?"
    r"|sep(?:t|tember)?|okt(?:ober)?|oct|nov(?:ember)?|dez(?:ember)?|dec)\.?"
)
#: Texts that a German spreadsheet would take for a number, a date or a formula when it opens a CSV.
_MISREAD = re.compile(
    r"0\d+|\d{12,}|\d+e[+-]?\d+|\d{1,4}(?:[-./:,]\d{1,4}){1,2}"
    rf"|{_MONTH}[\s./-]*\d{{1,4}}|\d{{1,4}}[\s./-]*{_MONTH}(?:[\s./-]*\d{{1,4}})?"
    r"|[=+@\-].*",
    re.IGNORECASE | re.DOTALL,
)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_WIDEST = 60


def write_table(
    path: str | Path,
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[object]],
    *,
    for_excel: bool = True,
) -> None:
    """A table as CSV or, where the path ends so, as XLSX; ``UserError`` as of ``atomic_write``.

    Texts stay texts, whole numbers are numbers, None is an empty cell. title: of the sheet.
    for_excel: a CSV writes what a spreadsheet would misread as ``="0101"``.
    """
    if Path(path).suffix.lower() == ".xlsx":
        _write_workbook(path, title, heads, rows)
    else:
        _write_csv(path, heads, rows, _for_excel if for_excel else _plain)


def _write_csv(
    path: str | Path,
    heads: Sequence[str],
    rows: Sequence[Sequence[object]],
    cell: Callable[[object], object],
) -> None:
    """UTF-8 with a byte order mark, semicolons: what a double click in Germany opens rightly."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(heads)
    writer.writerows([cell(value) for value in row] for row in rows)
    with atomic_write(path) as temporary:
        temporary.write_bytes(text.getvalue().encode("utf-8-sig"))


def _plain(value: object) -> object:
    return clean_text(value) if isinstance(value, str) else value


def _for_excel(value: object) -> object:
    text = _plain(value)
    # A date in ISO form may become one.
    if not isinstance(text, str) or not _MISREAD.fullmatch(text) or _DATE.fullmatch(text):
        return text
    doubled = text.replace('"', '""')
    return f'="{doubled}"'


def _write_workbook(
    path: str | Path, title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]
) -> None:
    book = openpyxl().Workbook()
    book.remove(book.active)
    fill_sheet(add_sheet(book, title[:31], title, ""), heads, rows)
    with atomic_write(path) as temporary:
        book.save(str(temporary))


def fill_sheet(sheet: Any, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """A table from the first row of a sheet on; for many rows, so that few cells have a style."""
    for place, head in enumerate(heads, start=1):
        write_head(sheet.cell(1, place), head)
    widths = [max(10, len(head) + 3) for head in heads]
    for line, row in enumerate(rows, start=2):
        for place, value in enumerate(row, start=1):
            if value is None or value == "":
                continue
            cell = sheet.cell(line, place)
            if not isinstance(value, str):
                cell.value = value
                continue
            cell.value = clean_text(value)
            # A text such as "=1" is no formula, and "0101" no number.
            cell.data_type = "s"
            cell.number_format = "@"
            widths[place - 1] = min(_WIDEST, max(widths[place - 1], len(value) + 2))
            if len(value) > _WIDEST:
                cell.alignment = openpyxl().styles.Alignment(vertical="top", wrap_text=True)
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{sheet.cell(len(rows) + 1, len(heads)).coordinate}"
    sheet.print_title_rows = "$1:$1"
    set_widths(sheet, widths)
