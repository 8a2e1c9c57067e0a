# SPDX-License-Identifier: GPL-2.0-or-later
"""Text tables: CSV as municipalities, spreadsheets and statistical databases write it."""

from __future__ import annotations

import csv
import io
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import List, Optional

from ..errors import UserError
from .dialect import decode, find_separator
from .grid import Row, Sheet
from .table import Note

_LONGEST_FIELD = 10_000_000


@dataclass(frozen=True)
class TextFile:
    """A text table split into cells; ``first`` is the first line with anything in it."""

    sheet: Sheet
    encoding: str
    separator: str
    first: List[str]
    notes: List[Note]


def read_text(
    path: Path, encoding: Optional[str] = None, separator: Optional[str] = None
) -> TextFile:
    """Splits a text table into cells (text in NFC, None where empty).

    Raises ``UserError``: ``encoding_wrong``, ``table_unreadable``.
    """
    text, used, notes = decode(path.read_bytes(), encoding)
    if "\x00" in text:
        raise UserError("table_unreadable", path=str(path))
    text = unicodedata.normalize("NFC", text)
    found, body = find_separator(text)
    skipped = 1 if body is not text else 0
    separator = separator or found
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(io.StringIO(body, newline=""), delimiter=separator)
    rows: List[Row] = []
    lines: List[int] = []
    first: List[str] = []
    line = skipped + 1
    try:
        for fields in reader:
            cells: Row = [field if field.strip() else None for field in fields]
            if not first and any(cell is not None for cell in cells):
                first = fields
            rows.append(cells)
            lines.append(line)
            line = skipped + reader.line_num + 1
    except csv.Error as error:
        raise UserError("table_unreadable", path=str(path)) from error
    return TextFile(Sheet(rows, lines), used, separator, first, notes)
