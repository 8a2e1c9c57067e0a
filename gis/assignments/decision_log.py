# SPDX-License-Identifier: GPL-2.0-or-later
"""The log of decisions as a file and as a layer without geometry.

A CSV and a layer have the columns of ``core.assignments.decision_log``, for programs; a workbook is
for people: headers in their language, regions by their labels, and to the right of what is printed
the keys, by which it can be read as a list of changes again.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Callable, Sequence

from qgis.core import QgsFeature, QgsFields

from ...core.assignments.decision_log import COLUMNS, SEPARATOR, LogRow
from ...core.bundled import openpyxl
from ..compat import field
from ..files import atomic_write
from ..table_files import fill_sheet, write_table
from ..translation import tr
from ..workbook_cells import add_sheet, clean_text, draw_lines

_KINDS = {"nr": "int", "einwohner": "long"}
#: What stands for a number that is too small to be printed (DIN 55301).
HIDDEN = "."
#: Built-in format of spreadsheets: the date as the computer of the reader writes it.
_DATE_FORMAT = "mm-dd-yy"
#: Columns of ``readable_heads`` that are printed; the others are for reading the list again.
PRINTED = 13
#: Of the printed ones those that count, and widths in characters.
_COUNTS = (6, 7)
_WIDTHS = {1: 6, 2: 13, 3: 16, 6: 11, 7: 12, 8: 12, 9: 56}


def log_fields() -> QgsFields:
    """Fields of the log."""
    fields = QgsFields()
    for name in COLUMNS:
        fields.append(field(name, _KINDS.get(name, "text")))
    return fields


def log_features(rows: Sequence[LogRow]) -> list[QgsFeature]:
    """The log as rows of a layer; blank texts are NULL."""
    features = []
    for row in rows:
        feature = QgsFeature(log_fields())
        feature.setAttributes([None if value == "" else value for value in row.values()])
        features.append(feature)
    return features


def write_decision_log(
    path: str | Path,
    rows: Sequence[LogRow],
    limit: int = 0,
    *,
    for_excel: bool = True,
    plan: str = "",
) -> None:
    """The log as CSV or, where the path ends so, as XLSX; ``UserError`` as of ``write_table``.

    limit: numbers of residents from 1 up to below it are replaced by ``HIDDEN``. plan: what the
    log is about, over the pages of a workbook.
    """
    if Path(path).suffix.lower() == ".xlsx":
        _write_workbook(path, rows, limit, plan)
        return
    at = COLUMNS.index("einwohner")
    cells = [row.values() for row in rows]
    for row, values in zip(rows, cells):
        values[at] = _residents(row, limit)
    write_table(path, tr("Log of decisions"), COLUMNS, cells, for_excel=for_excel)


def readable_heads() -> list[str]:
    """Headers for people; ``read_changes`` knows them, in English and in German."""
    return [head() for head, _ in _READABLE]


def readable_cells(row: LogRow, limit: int = 0) -> list[object]:
    """A row under these headers; limit as of ``write_decision_log``."""
    return [cell(row, limit) for _, cell in _READABLE]


def _residents(row: LogRow, limit: int) -> object:
    residents = row.residents if row.moved else None
    return HIDDEN if residents is not None and 0 < residents < limit else residents


def _day(text: str) -> object:
    """A date that is one for a spreadsheet; other texts as they are."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


_READABLE: tuple[tuple[Callable[[], str], Callable[[LogRow, int], object]], ...] = (
    (lambda: tr("No."), lambda row, limit: row.number),
    (lambda: tr("Date"), lambda row, limit: _day(row.decision.date)),
    (lambda: tr("Kind"), lambda row, limit: row.kind.value),
    (lambda: tr("From"), lambda row, limit: row.source_label),
    (lambda: tr("To"), lambda row, limit: row.target_label),
    (lambda: tr("Blocks"), lambda row, limit: len(row.blocks) or None),
    (lambda: tr("Residents"), _residents),
    (lambda: tr("Criterion"), lambda row, limit: row.decision.criterion),
    (lambda: tr("Reason"), lambda row, limit: row.decision.reason),
    (lambda: tr("Occasion"), lambda row, limit: row.decision.occasion),
    (lambda: tr("Committee"), lambda row, limit: row.decision.committee),
    (lambda: tr("Status"), lambda row, limit: row.decision.status),
    (lambda: tr("Paper no."), lambda row, limit: row.decision.paper),
    (lambda: tr("Edited by"), lambda row, limit: row.decision.editor),
    (lambda: tr("Version"), lambda row, limit: row.decision.version),
    (lambda: tr("Municipality (AGS)"), lambda row, limit: SEPARATOR.join(row.municipalities)),
    (lambda: tr("From (key)"), lambda row, limit: row.source),
    (lambda: tr("To (key)"), lambda row, limit: row.target),
    (lambda: tr("New label"), lambda row, limit: row.short),
    (lambda: tr("New name"), lambda row, limit: row.name),
    (lambda: tr("Blocks (keys)"), lambda row, limit: SEPARATOR.join(row.blocks)),
)


def _write_workbook(path: str | Path, rows: Sequence[LogRow], limit: int, plan: str) -> None:
    """One sheet, of which the columns for people are printed."""
    library = openpyxl()
    book = library.Workbook()
    book.remove(book.active)
    title = tr("Log of decisions")
    sheet = add_sheet(book, title[:31], title, "")
    sheet.oddHeader.left.text = clean_text(f"{title}: {plan}" if plan else title).replace("&", "&&")
    sheet.page_margins.top = 0.9
    cells = [readable_cells(row, limit) for row in rows]
    heads = readable_heads()
    fill_sheet(sheet, heads, cells)
    letter = library.utils.get_column_letter
    for place, width in _WIDTHS.items():
        sheet.column_dimensions[letter(place)].width = width
    left, wrapped, right = (
        library.styles.Alignment(horizontal=side, vertical="top", wrap_text=wrap, indent=1)
        for side, wrap in (("left", False), ("left", True), ("right", False))
    )
    for line, values in enumerate([heads, *cells], start=1):
        for place, value in enumerate(values, start=1):
            cell = sheet.cell(line, place)
            # Keys of many blocks would make a row as high as the page.
            cell.alignment = right if place in _COUNTS else wrapped if place <= PRINTED else left
            if isinstance(value, date):
                cell.number_format = _DATE_FORMAT
            elif isinstance(value, int):
                cell.number_format = "#,##0"
    draw_lines(sheet, 2, len(cells), PRINTED)
    sheet.print_area = f"A1:{letter(PRINTED)}{len(cells) + 1}"
    with atomic_write(path) as temporary:
        book.save(str(temporary))
