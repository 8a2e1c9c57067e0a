# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of files as cells: CSV, TXT, XLSX and ODS, with nothing taken for a header yet."""

from __future__ import annotations

from pathlib import Path
from typing import Iterable

from ...core.assignments import Assignment, WantedColumns, read_assignment
from ...core.blocks import Blocks
from ...core.errors import UserError
from ...core.tables.csvfile import read_text
from ...core.tables.grid import Sheet
from ...core.tables.xlsx import read_workbook
from ..files import readable_file
from .ods import is_ods, read_ods

_OLE = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"


def sheet_of_file(path: str | Path, sheet: str | None = None) -> Sheet:
    """All cells of a table file; of a workbook the named sheet, or the one with the most data.

    Raises ``UserError`` for files that are missing, closed, protected or no tables.
    """
    file = readable_file(str(path))
    try:
        with file.open("rb") as stream:
            head = stream.read(4)
        if is_ods(file):
            return read_ods(file, sheet)
        if head in (_OLE, _ZIP):
            return read_workbook(file, sheet).sheet
        return read_text(file).sheet
    except PermissionError as error:
        raise UserError("file_unreadable", path=str(file)) from error


def read_assignment_file(
    path: str | Path,
    blocks: Blocks,
    *,
    sheet: str | None = None,
    wanted: WantedColumns | None = None,
    register: Iterable[str] = (),
) -> Assignment:
    """The assignment of a table; ``UserError`` as of ``sheet_of_file``, ``read_assignment``."""
    cells = sheet_of_file(path, sheet)
    return read_assignment(cells, blocks, source=Path(path).name, wanted=wanted, register=register)
