# SPDX-License-Identifier: GPL-2.0-or-later
"""Sheets of OpenDocument spreadsheets (ISO/IEC 26300, part 3, chapter 9), read with Qt's parser.

GDAL reads them as well, but loses the zeros that a number format puts in front of a key.
"""

from __future__ import annotations

import zipfile
from pathlib import Path

from qgis.PyQt.QtCore import QByteArray, QXmlStreamAttributes, QXmlStreamReader

from ...core.errors import UserError
from ...core.tables.grid import Row, Sheet, data_rows, filled
from ...core.tables.table import Cell

_CONTENT = "content.xml"
_KIND = b"application/vnd.oasis.opendocument.spreadsheet"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
#: Empty rows and cells repeated to the edge of the sheet say nothing.
_WIDEST = 1_000
_ROW_GROUPS = ("table-row-group", "table-header-rows", "table-rows")
_Token = QXmlStreamReader.TokenType
_WITH_CHILDREN = QXmlStreamReader.ReadElementTextBehaviour.IncludeChildElements


def is_ods(path: Path) -> bool:
    """Whether a file is an OpenDocument spreadsheet, whatever it is called."""
    if not zipfile.is_zipfile(path):
        return False
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        if _CONTENT not in names:
            return False
        return "mimetype" not in names or archive.read("mimetype").strip().startswith(_KIND)


def read_ods(path: Path, sheet: str | None = None) -> Sheet:
    """Cells of the named sheet, else of the one with the most data.

    Raises ``UserError``: ``table_unreadable``, ``sheet_missing``, ``table_empty``.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            content = archive.read(_CONTENT)
    except (KeyError, RuntimeError, zipfile.BadZipFile) as error:
        raise UserError("table_unreadable", path=str(path)) from error
    reader = QXmlStreamReader(QByteArray(content))
    sheets = _sheets(reader)
    if reader.hasError() or not sheets:
        raise UserError("table_unreadable", path=str(path))
    if sheet is not None:
        if sheet not in sheets:
            raise UserError("sheet_missing", sheet=sheet, sheets=", ".join(sheets))
        return sheets[sheet]

    def size(one: Sheet) -> tuple[int, int]:
        return data_rows(one.rows), sum(map(filled, one.rows))

    best = max(sheets.values(), key=size)
    if not any(map(filled, best.rows)):
        raise UserError("table_empty", path=str(path))
    return best


def _sheets(reader: QXmlStreamReader) -> dict[str, Sheet]:
    """All sheets by name."""
    sheets: dict[str, Sheet] = {}
    while not reader.atEnd():
        started = reader.readNext() == _Token.StartElement
        if started and reader.name() == "table" and reader.namespaceUri() == _TABLE:
            name = reader.attributes().value(_TABLE, "name")
            sheets[name] = _sheet(reader)
    return sheets


def _sheet(reader: QXmlStreamReader) -> Sheet:
    """The rows up to the end of the table that was just entered; empty ones are left out."""
    rows: list[Row] = []
    lines: list[int] = []
    line = 1
    # Rows may be grouped, and headers to be repeated in print are.
    groups = 0
    while not reader.atEnd():
        if not reader.readNextStartElement():
            if groups == 0:
                break
            groups -= 1
        elif reader.name() == "table-row":
            repeated = _repeated(reader.attributes(), "number-rows-repeated")
            row = _row(reader)
            if row:
                rows.extend(list(row) for _ in range(repeated))
                lines.extend(range(line, line + repeated))
            line += repeated
        elif reader.name() in _ROW_GROUPS:
            groups += 1
        else:
            reader.skipCurrentElement()
    return Sheet(rows, lines)


def _row(reader: QXmlStreamReader) -> Row:
    """The cells up to the end of the row that was just entered, without empty ones at its end."""
    row: Row = []
    empty = 0
    while reader.readNextStartElement():
        attributes = reader.attributes()
        repeated = _repeated(attributes, "number-columns-repeated")
        cell = _cell(reader, attributes)
        if cell is None:
            empty += repeated
        elif len(row) + empty + repeated <= _WIDEST:
            row += [None] * empty + [cell] * repeated
            empty = 0
    return row


def _cell(reader: QXmlStreamReader, attributes: QXmlStreamAttributes) -> Cell:
    """The cell that was just entered: what it shows, and the value of a number."""
    lines = []
    while reader.readNextStartElement():
        if reader.name() == "p":
            lines.append(reader.readElementText(_WITH_CHILDREN))
        else:
            # Remarks and drawings are no content.
            reader.skipCurrentElement()
    shown = "\n".join(lines)
    # What a format such as 00000000 shows is the key; a grouped or rounded number is not.
    if lines and not shown.isdigit() and attributes.value(_OFFICE, "value-type") == "float":
        shown = attributes.value(_OFFICE, "value")
    return shown if shown.strip() else None


def _repeated(attributes: QXmlStreamAttributes, name: str) -> int:
    text = attributes.value(_TABLE, name)
    return int(text) if text.isdigit() else 1
