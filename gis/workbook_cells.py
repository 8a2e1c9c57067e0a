# SPDX-License-Identifier: GPL-2.0-or-later
"""Cells and pages of a workbook: text that stays text, numbers with their signs, print set-up."""

from __future__ import annotations

import re
from typing import Any, Iterable, Sequence

import numpy as np

from ..core.bundled import openpyxl
from ..core.indicators.classes import rounded
from ..core.values import Flag, State, ValueColumn
from .translation import tr

#: The sign of an unknown number or text.
UNKNOWN = "."
HEAD_COLOR = "FF1D4E6B"
FLAG_LETTERS = {Flag.PRELIMINARY: "p", Flag.REVISED: "r", Flag.ESTIMATED: "s"}

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_LONGEST_TEXT = 32_000
_INK, _LINE, _SHADE = "FF1F2933", "FF9AA5B1", "FFF3F6F8"
_FONT = "Calibri"


def write_numbers(
    sheet: Any, first: int, place: int, column: ValueColumn, decimals: int, hidden_sign: str
) -> None:
    flagged = bool((column.flags[column.known] & ~np.uint8(Flag.LIMITED)).any())
    limited = bool((column.flags[column.known] & Flag.LIMITED).any())
    printed = rounded(column.value, decimals)
    right = openpyxl().styles.Alignment(horizontal="right", vertical="top")
    for row in range(len(column)):
        cell = sheet.cell(first + row, place)
        cell.font = _font()
        cell.alignment = right
        if column.state[row] != State.VALUE:
            pad = (" c" if flagged else "") + (")" if limited else "")
            _as_text(cell, sign_of(State(int(column.state[row])), hidden_sign))
            if pad:
                cell.number_format = "@" + _padding(pad)
            continue
        # What rounds to nothing but is something must be printed as 0, not as the sign of zero.
        value = printed[row] if printed[row] != 0 else column.value[row]
        cell.value = int(value) if float(value).is_integer() else float(value)
        cell.number_format = _number_format(decimals, int(column.flags[row]), flagged, limited)


def _number_format(decimals: int, flags: int, flagged: bool, limited: bool) -> str:
    """Format code of Excel: grouped digits, "–" for zero, flags behind, digits below each other."""
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    opening = "\\(" if flags & Flag.LIMITED else ""
    closing = "\\)" if flags & Flag.LIMITED else _padding(")") if limited else ""
    letters = "".join(letter for flag, letter in FLAG_LETTERS.items() if flags & flag)
    remark = f'" {letters}"' if letters else _padding(" c") if flagged else ""
    tail = closing + remark
    return f'{opening}{digits}{tail};{opening}-{digits}{tail};{opening}"–"{tail}'


def _padding(text: str) -> str:
    """Blanks as wide as these letters; no letter of dates, which readers would take for a time."""
    return "".join(f"_{letter}" for letter in text)


def sign_of(state: State, hidden_sign: str) -> str:
    return {
        State.SECRET: hidden_sign,
        State.LATER: "...",
        State.UNCERTAIN: "/",
        State.SENSELESS: "x",
    }.get(state, UNKNOWN)


def write_text_table(
    sheet: Any,
    title: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
) -> None:
    write_text(sheet.cell(1, 1), title, size=13, bold=True, color=HEAD_COLOR)
    for place, head in enumerate(heads, start=1):
        write_head(sheet.cell(3, place), head)
    for row, texts in enumerate(rows, start=4):
        for place, text in enumerate(texts, start=1):
            write_text(sheet.cell(row, place), text, wrap=True)
        lines = max(lines_of(text, width) for text, width in zip(texts, widths))
        sheet.row_dimensions[row].height = 15 * lines + 3
    sheet.freeze_panes = "A4"
    sheet.print_title_rows = "$3:$3"
    set_widths(sheet, widths)
    draw_lines(sheet, 4, len(rows), len(heads))


def add_sheet(book: Any, name: str, title: str, publisher: str) -> Any:
    """A sheet for A4 landscape, as wide as the page, with a footer."""
    sheet = book.create_sheet(name)
    sheet.sheet_view.showGridLines = False
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.sheet_properties.pageSetUpPr = openpyxl().worksheet.properties.PageSetupProperties(
        fitToPage=True
    )
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    margins = sheet.page_margins
    margins.left = margins.right = 0.5
    margins.top, margins.bottom = 0.6, 0.7
    # "&" starts a code in headers and footers.
    sheet.oddFooter.left.text = clean_text(publisher).replace("&", "&&")
    sheet.oddFooter.center.text = f"{clean_text(title)[:90]} · &A".replace("& ", "&& ")
    sheet.oddFooter.right.text = tr("Page {page} of {pages}").format(page="&P", pages="&N")
    for part in (sheet.oddFooter.left, sheet.oddFooter.center, sheet.oddFooter.right):
        part.size = 8
    return sheet


def write_pair(sheet: Any, row: int, label: str, value: str) -> int:
    write_text(sheet.cell(row, 1), label, bold=True)
    write_text(sheet.cell(row, 2), value, wrap=True)
    return row + 1


def write_heading(sheet: Any, row: int, text: str) -> int:
    write_text(sheet.cell(row, 1), text, size=12, bold=True, color=HEAD_COLOR)
    sheet.row_dimensions[row].height = 20
    return row + 1


def write_paragraph(sheet: Any, row: int, text: str) -> int:
    sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)
    write_text(sheet.cell(row, 1), text, wrap=True)
    sheet.row_dimensions[row].height = 15 * lines_of(text, 120) + 3
    return row + 1


def write_head(cell: Any, text: str, *, right: bool = False) -> None:
    styles = openpyxl().styles
    write_text(cell, text, bold=True, color="FFFFFFFF")
    cell.fill = styles.PatternFill("solid", start_color=HEAD_COLOR, end_color=HEAD_COLOR)
    cell.alignment = styles.Alignment(
        horizontal="right" if right else "left", vertical="top", wrap_text=True
    )


def draw_lines(sheet: Any, first: int, rows: int, columns: int) -> None:
    styles = openpyxl().styles
    line = styles.Border(bottom=styles.Side("hair", color=_LINE))
    shade = styles.PatternFill("solid", start_color=_SHADE, end_color=_SHADE)
    for row in range(first, first + rows):
        for place in range(1, columns + 1):
            cell = sheet.cell(row, place)
            cell.border = line
            if (row - first) % 2:
                cell.fill = shade


def write_text(
    cell: Any,
    text: str,
    *,
    size: int = 11,
    bold: bool = False,
    italic: bool = False,
    color: str = _INK,
    wrap: bool = False,
) -> None:
    _as_text(cell, text)
    cell.font = _font(size=size, bold=bold, italic=italic, color=color)
    cell.alignment = openpyxl().styles.Alignment(vertical="top", wrap_text=wrap)


def _as_text(cell: Any, text: str) -> None:
    """Text that stays text: no formula, no date, no number, leading zeros kept."""
    cell.value = clean_text(text)
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = True


def _font(size: int = 11, bold: bool = False, italic: bool = False, color: str = _INK) -> Any:
    return openpyxl().styles.Font(name=_FONT, size=size, bold=bold, italic=italic, color=color)


def clean_text(text: str) -> str:
    return _FORBIDDEN.sub("", text)[:_LONGEST_TEXT]


def set_widths(sheet: Any, widths: Iterable[int]) -> None:
    letter = openpyxl().utils.get_column_letter
    for place, width in enumerate(widths, start=1):
        sheet.column_dimensions[letter(place)].width = width


def lines_of(text: str, width: int) -> int:
    """Lines a text takes in a cell of that many characters, breaking at blanks."""
    total = 0
    for paragraph in text.split("\n"):
        used, lines = 0, 1
        for word in paragraph.split():
            if used and used + 1 + len(word) > width:
                used, lines = 0, lines + 1
            used += len(word) + bool(used)
            lines += max(0, used - 1) // max(1, width)
            used = used % max(1, width) or used
        total += lines
    return max(1, total)
