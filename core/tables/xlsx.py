# SPDX-License-Identifier: GPL-2.0-or-later
"""Workbooks: the sheet with the data, merged cells, number formats, hidden rows."""

from __future__ import annotations

import datetime
import re
import unicodedata
import warnings
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any, List, Optional, Tuple

from ..bundled import openpyxl
from ..errors import UserError
from .grid import Merge, Row, Sheet, data_rows
from .table import Cell, Note

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_FORMULA = re.compile(rb"<f[ >/]")
_ZEROS = re.compile(r"0{2,}")


@dataclass(frozen=True)
class SheetInfo:
    """One sheet: its name, its size, rows that look like data, whether it is hidden."""

    name: str
    rows: int
    columns: int
    data_rows: int
    hidden: bool


@dataclass(frozen=True)
class WorkbookSheet:
    """The sheet that was read; ``percent``: columns shown in percent, already times 100."""

    name: str
    sheets: Tuple[str, ...]
    sheet: Sheet
    percent: Tuple[int, ...]
    notes: List[Note]


def check_workbook(path: Path) -> None:
    """Raises ``xls_file``, ``password_protected`` or ``table_unreadable`` (all ``UserError``).

    A protected .xlsx and an old .xls are both OLE containers; the protected one holds a stream
    "EncryptedPackage" (MS-OFFCRYPTO 2.3.4).
    """
    with path.open("rb") as file:
        head = file.read(8)
        if head == _OLE:
            protected = _ENCRYPTED in file.read()
            raise UserError("password_protected" if protected else "xls_file", path=str(path))
    if not zipfile.is_zipfile(path):
        raise UserError("table_unreadable", path=str(path))
    with zipfile.ZipFile(path) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            code = "ods_file" if "content.xml" in archive.namelist() else "table_unreadable"
            raise UserError(code, path=str(path))


def list_sheets(path: Path) -> List[SheetInfo]:
    """The sheets of a workbook in its order, for a choice with preview."""
    check_workbook(path)
    return [
        SheetInfo(
            sheet.title,
            sheet.max_row,
            sheet.max_column,
            data_rows([list(row) for row in _values(sheet)]),
            sheet.sheet_state != "visible",
        )
        for sheet in _load(path).worksheets
    ]


def read_workbook(path: Path, sheet: Optional[str] = None) -> WorkbookSheet:
    """Cells of one sheet: the named one, else the visible one with the most data.

    Numbers come as stored; a number in the format ``00000000`` comes as the key it shows, a cell
    in percent format as the percentage it shows. Raises ``UserError``: ``sheet_missing``,
    ``table_empty`` and those of ``check_workbook``.
    """
    check_workbook(path)
    book = _load(path)
    names = tuple(str(each.title) for each in book.worksheets)
    notes: List[Note] = []
    if sheet is not None:
        if sheet not in names:
            raise UserError("sheet_missing", sheet=sheet, sheets=", ".join(names))
        chosen = book[sheet]
    else:
        sizes = [
            data_rows(_values(each)) if each.sheet_state == "visible" else 0
            for each in book.worksheets
        ]
        if not any(sizes):
            sizes = [
                0 if each.sheet_state != "visible" else each.max_row for each in book.worksheets
            ]
        if not any(sizes):
            raise UserError("table_empty", path=str(path))
        chosen = book.worksheets[sizes.index(max(sizes))]
        others = [name for name, size in zip(names, sizes) if size and name != chosen.title]
        if others:
            notes.append(Note("other_sheets", {"sheet": chosen.title, "sheets": others}))
    missing = _formulas_without_value(path, chosen)
    if missing:
        notes.append(Note("formulas_without_value", {"cells": missing}))
    rows, percent = _cells(chosen)
    merges: List[Merge] = [
        (area.min_row - 1, area.min_col - 1, area.max_row - 1, area.max_col - 1)
        for area in chosen.merged_cells.ranges
    ]
    hidden = frozenset(index - 1 for index, size in chosen.row_dimensions.items() if size.hidden)
    found = Sheet(rows, list(range(1, len(rows) + 1)), merges, hidden)
    return WorkbookSheet(str(chosen.title), names, found, percent, notes)


def _load(path: Path, formulas: bool = False) -> Any:
    library = openpyxl()
    try:
        # as an open file, because openpyxl judges a path by its ending
        with path.open("rb") as file, warnings.catch_warnings():
            # remarks on styles and extensions it does not keep; only cells are read here
            warnings.simplefilter("ignore")
            return library.load_workbook(file, data_only=not formulas)
    except (KeyError, ValueError, TypeError, OSError, zipfile.BadZipFile, SyntaxError) as error:
        if isinstance(error, PermissionError):
            raise
        raise UserError("table_unreadable", path=str(path)) from error


def _values(sheet: Any) -> List[Row]:
    return [[_plain(value) for value in row] for row in sheet.iter_rows(values_only=True)]


def _cells(sheet: Any) -> Tuple[List[Row], Tuple[int, ...]]:
    rows: List[Row] = []
    percent = set()
    for cells in sheet.iter_rows():
        row: Row = []
        for place, cell in enumerate(cells):
            value = _plain(cell.value)
            if isinstance(value, (int, float)):
                shown = str(cell.number_format)
                if "%" in shown:
                    # 15 digits are what a spreadsheet keeps: 0.071 x 100 is 7.1
                    value = float(f"{value * 100:.15g}")
                    percent.add(place)
                elif _ZEROS.fullmatch(shown) and float(value).is_integer():
                    value = str(int(value)).zfill(len(shown))
            row.append(value)
        rows.append(row)
    return rows, tuple(sorted(percent))


def _plain(value: Any) -> Cell:
    if value is None:
        return None
    if isinstance(value, bool):
        return "WAHR" if value else "FALSCH"
    if isinstance(value, (int, float)):
        return value
    if isinstance(value, datetime.datetime):
        return value.strftime("%d.%m.%Y")
    if isinstance(value, (datetime.date, datetime.time)):
        return value.strftime("%d.%m.%Y" if isinstance(value, datetime.date) else "%H:%M")
    text = unicodedata.normalize("NFC", str(value))
    return text if text.strip() else None


def _formulas_without_value(path: Path, sheet: Any) -> int:
    """Formulas whose result was never stored (file written by a program, not by Excel)."""
    with zipfile.ZipFile(path) as archive:
        parts = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        if not any(_FORMULA.search(archive.read(name)) for name in parts):
            return 0
    written = _load(path, formulas=True)[sheet.title]
    return sum(
        cell.data_type == "f" and sheet.cell(cell.row, cell.column).value is None
        for row in written.iter_rows()
        for cell in row
    )
