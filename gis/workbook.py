# SPDX-License-Identifier: GPL-2.0-or-later
"""The workbook (XLSX): values, definitions, sources and signs, ready to print.

No cell of a table stays empty (DIN 55301): where there is no number stands a sign of German
official statistics. Keys are text, text never becomes a formula, and what is secret is not in the
file in any form.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Sequence

import numpy as np

from ..core.bundled import openpyxl
from ..core.values import Flag, State, ValueColumn
from .files import atomic_write
from .indicators import RATE, Definition
from .translation import number, tr, trn
from .workbook_cells import (
    FLAG_LETTERS,
    HEAD_COLOR,
    UNKNOWN,
    add_sheet,
    clean_text,
    draw_lines,
    lines_of,
    set_widths,
    sign_of,
    write_head,
    write_heading,
    write_numbers,
    write_pair,
    write_paragraph,
    write_text,
    write_text_table,
)


@dataclass(frozen=True)
class WorkbookContent:
    """What the workbook shows.

    keys, names, municipality_keys, municipalities: texts of the n regions, "" where unknown.
    population: int or None of each region. columns and definitions belong together.
    numerators, denominators: of each column, None for counts; they serve municipal values.
    hidden_sign: "." or "*".
    """

    title: str
    publisher: str
    version: str
    keys: Sequence[str]
    names: Sequence[str]
    municipality_keys: Sequence[str]
    municipalities: Sequence[str]
    population: Sequence[int | None]
    columns: Sequence[ValueColumn]
    definitions: Sequence[Definition]
    numerators: Sequence[ValueColumn | None] = field(default_factory=tuple)
    denominators: Sequence[ValueColumn | None] = field(default_factory=tuple)
    hidden_sign: str = "."


def write_workbook(path: str | Path, content: WorkbookContent) -> None:
    """Write the workbook; ``UserError`` as of ``atomic_write``, or ``openpyxl_missing``."""
    book = build_workbook(content)
    with atomic_write(path) as temporary:
        book.save(temporary)


def build_workbook(content: WorkbookContent) -> Any:
    """The ``openpyxl.Workbook`` in memory."""
    book = openpyxl().Workbook()
    book.remove(book.active)
    book.properties.title = clean_text(content.title)
    book.properties.creator = clean_text(content.publisher)
    book.properties.language = "de"
    sheets = [
        (tr("Values"), tr("One row per Sozialraum with all indicators"), _values),
        (tr("Municipalities"), tr("The same by municipality"), _municipalities),
        (tr("Definitions"), tr("How each indicator is defined and computed"), _definitions),
        (tr("Signs"), tr("What the signs in place of numbers mean"), _signs),
        (tr("Sources"), tr("Where the figures come from"), _sources),
    ]
    if not any(content.municipality_keys):
        del sheets[1]
    _read_me(
        add_sheet(book, tr("Read me"), content.title, content.publisher),
        content,
        [entry[:2] for entry in sheets],
    )
    for name, _purpose, fill in sheets:
        fill(add_sheet(book, name, content.title, content.publisher), content)
    return book


def _read_me(sheet: Any, content: WorkbookContent, sheets: Sequence[tuple[str, str]]) -> None:
    set_widths(sheet, [24, 92])
    write_text(sheet.cell(1, 1), content.title, size=16, bold=True, color=HEAD_COLOR)
    sheet.row_dimensions[1].height = 26
    row = 3
    facts = [
        (tr("Publisher"), content.publisher),
        (tr("Version"), content.version),
        (tr("Created on"), datetime.date.today().strftime("%d.%m.%Y")),
        (tr("Sozialräume"), number(len(content.keys))),
        (tr("Indicators"), number(len(content.columns))),
    ]
    for label, value in facts:
        row = write_pair(sheet, row, label, value or UNKNOWN)
    row = write_heading(sheet, row + 1, tr("Sheets"))
    for name, purpose in sheets:
        row = write_pair(sheet, row, name, purpose)
    row = write_heading(sheet, row + 1, tr("Confidentiality"))
    for line in _confidentiality(content):
        row = write_paragraph(sheet, row, line)
    row = write_heading(sheet, row + 1, tr("How to read the numbers"))
    for line in (
        tr("Rates are computed from summed numerators and denominators; they were never averaged."),
        tr("Numbers are rounded half away from zero; therefore parts may not add up to totals."),
        tr("Keys of Sozialräume and municipalities are text: leading zeros belong to them."),
    ):
        row = write_paragraph(sheet, row, line)


def _values(sheet: Any, content: WorkbookContent) -> None:
    n = len(content.keys)
    texts = [
        (tr("Key"), content.keys),
        (tr("Sozialraum"), content.names),
        (tr("Municipality key (AGS)"), content.municipality_keys),
        (tr("Municipality"), content.municipalities),
    ]
    _table(
        sheet,
        content,
        texts,
        [content.population[row] for row in range(n)],
        content.columns,
        tr("Values by Sozialraum"),
    )


def _municipalities(sheet: Any, content: WorkbookContent) -> None:
    keys = sorted({key for key in content.municipality_keys if key})
    index = {key: position for position, key in enumerate(keys)}
    group = np.array([index.get(key, -1) for key in content.municipality_keys])
    names = dict(zip(content.municipality_keys, content.municipalities))
    population: list[int | None] = []
    for position in range(len(keys)):
        parts = [content.population[row] for row in np.flatnonzero(group == position)]
        known = [part for part in parts if part is not None]
        population.append(sum(known) if len(known) == len(parts) else None)
    columns = [
        _by_municipality(content, place, group, len(keys)) for place in range(len(content.columns))
    ]
    texts = [
        (tr("Municipality key (AGS)"), keys),
        (tr("Municipality"), [names[key] for key in keys]),
    ]
    title = tr("Values by municipality (only where all its Sozialräume have a value)")
    _table(sheet, content, texts, population, columns, title)


def _by_municipality(
    content: WorkbookContent, place: int, group: np.ndarray, n: int
) -> ValueColumn:
    """Sums of the regions. A municipality with a secret region stays secret: its sum would help to
    find the region by subtraction."""
    column, definition = content.columns[place], content.definitions[place]
    if definition.art != RATE:
        return column.sum_by(group, n)
    numerator = content.numerators[place] if content.numerators else None
    denominator = content.denominators[place] if content.denominators else None
    if numerator is None or denominator is None:
        return ValueColumn.empty(column.name, n)
    top, bottom, rate = (part.sum_by(group, n) for part in (numerator, denominator, column))
    state = np.maximum(top.state, bottom.state)
    # A region whose rate is withheld withholds that of its municipality as well.
    state = np.where(rate.state == State.SECRET, State.SECRET, state)
    state[(state == State.VALUE) & (bottom.value == 0)] = State.SENSELESS
    value = np.full(n, np.nan)
    plain = state == State.VALUE
    value[plain] = top.value[plain] / bottom.value[plain] * definition.faktor
    return ValueColumn(
        column.name, value, state.astype(np.uint8), np.full(n, np.nan), top.flags | bottom.flags
    )


def _definitions(sheet: Any, content: WorkbookContent) -> None:
    heads = [
        tr("Indicator"),
        tr("Definition"),
        tr("Numerator"),
        tr("Denominator"),
        tr("Unit"),
        tr("Source"),
        tr("Reference date"),
        tr("Confidentiality"),
    ]
    rows = []
    for entry in content.definitions:
        is_rate = entry.art == RATE
        rows.append(
            [
                entry.name,
                entry.definition or UNKNOWN,
                entry.zaehler or (UNKNOWN if is_rate else "–"),
                entry.nenner or (UNKNOWN if is_rate else "–"),
                entry.einheit or UNKNOWN,
                entry.quelle or UNKNOWN,
                entry.stichtag or UNKNOWN,
                entry.geheimhaltung or "–",
            ]
        )
    write_text_table(sheet, tr("Definitions"), heads, rows, [30, 44, 26, 22, 12, 34, 14, 40])


def _signs(sheet: Any, content: WorkbookContent) -> None:
    write_text_table(
        sheet,
        tr("Signs"),
        [tr("Sign"), tr("Meaning")],
        [list(pair) for pair in sign_meanings(content.hidden_sign)],
        [12, 100],
    )


def _sources(sheet: Any, content: WorkbookContent) -> None:
    grouped: dict[tuple[str, str], list[str]] = {}
    for entry in content.definitions:
        key = (entry.quelle or tr("not stated"), entry.stichtag or UNKNOWN)
        grouped.setdefault(key, []).append(entry.name)
    rows = [[source, date, "; ".join(names)] for (source, date), names in grouped.items()]
    heads = [tr("Source"), tr("Reference date"), tr("Indicators")]
    write_text_table(sheet, tr("Sources"), heads, rows, [60, 16, 70])
    row = len(rows) + 5
    write_text(
        sheet.cell(row, 1), tr("Sums and rates by Sozialraum: own calculations."), italic=True
    )


def sign_meanings(hidden_sign: str = ".") -> list[tuple[str, str]]:
    """Signs and what they mean, as the official statistics of Nordrhein-Westfalen word it."""
    signs = [
        ("0", tr("Less than half of 1 in the last digit shown, but more than nothing")),
        ("–", tr("Nothing at all (exactly zero)")),
        ("...", tr("The figure will come later")),
        ("/", tr("No figure, since the number is not reliable enough")),
        (".", tr("Number unknown or to be kept secret")),
        ("x", tr("Cell blocked, since a figure would make no sense")),
        ("( )", tr("Limited value, since the number is statistically uncertain")),
        ("p", tr("preliminary number")),
        ("r", tr("revised number")),
        ("s", tr("estimated number")),
    ]
    if hidden_sign == "*":
        signs[4] = (".", tr("Number unknown"))
        signs.insert(5, ("*", tr("Number to be kept secret")))
    return signs


def _confidentiality(content: WorkbookContent) -> list[str]:
    secret = sum(int(np.count_nonzero(c.state == State.SECRET)) for c in content.columns)
    lines = []
    if secret:
        lines.append(
            trn(
                "{n} value is kept secret and marked with “{sign}”. The number itself is not in "
                "this file.",
                "{n} values are kept secret and marked with “{sign}”. The numbers themselves are "
                "not in this file.",
                secret,
            ).format(n=number(secret), sign=content.hidden_sign)
        )
        lines.append(
            tr(
                "The same sign stands for small numbers and for numbers that are hidden to "
                "protect those."
            )
        )
    else:
        lines.append(tr("No value of this workbook is kept secret."))
    steps = list(dict.fromkeys(e.geheimhaltung for e in content.definitions if e.geheimhaltung))
    lines += steps or [tr("The data do not say which confidentiality rules were applied.")]
    return lines


def _table(
    sheet: Any,
    content: WorkbookContent,
    texts: Sequence[tuple[str, Sequence[str]]],
    population: Sequence[int | None],
    columns: Sequence[ValueColumn],
    subtitle: str,
) -> None:
    """Text columns, residents and indicators below a header that stays in view and in print."""
    head = 4
    write_text(sheet.cell(1, 1), content.title, size=13, bold=True, color=HEAD_COLOR)
    write_text(sheet.cell(2, 1), subtitle)
    heads = [title for title, _ in texts] + [tr("Residents")]
    for entry in content.definitions:
        unit = f"({entry.einheit})" if entry.einheit else ""
        heads.append("\n".join(part for part in (entry.name, unit, entry.stichtag) if part))
    for place, title in enumerate(heads, start=1):
        write_head(sheet.cell(head, place), title, right=place > len(texts))
    n = len(population)
    for place, (_title, values) in enumerate(texts, start=1):
        for row in range(n):
            write_text(sheet.cell(head + 1 + row, place), values[row] or UNKNOWN)
    place = len(texts) + 1
    residents = ValueColumn.of("", [np.nan if v is None else v for v in population])
    write_numbers(sheet, head + 1, place, residents, 0, content.hidden_sign)
    for entry, column in zip(content.definitions, columns):
        place += 1
        write_numbers(sheet, head + 1, place, column, entry.dezimalen, content.hidden_sign)
    last = sheet.cell(head + n, len(heads)).coordinate
    sheet.auto_filter.ref = f"A{head}:{last}"
    sheet.freeze_panes = sheet.cell(head + 1, min(3, len(texts) + 1))
    sheet.print_title_rows = f"${head}:${head}"
    widths = []
    for place, title in enumerate(heads):
        longest_word = max(len(word) for word in title.replace("-", "- ").split())
        widest = (
            max((len(value) for value in texts[place][1]), default=0) if place < len(texts) else 0
        )
        widths.append(max(12, min(22, longest_word + 3), min(44, widest + 2)))
    set_widths(sheet, widths)
    lines = max(lines_of(title, width - 2) for title, width in zip(heads, widths))
    sheet.row_dimensions[head].height = 15 * lines + 4
    draw_lines(sheet, head + 1, n, len(heads))
    _legend(sheet, head + n + 2, [residents, *columns], content.hidden_sign)


def _legend(sheet: Any, row: int, columns: Sequence[ValueColumn], hidden_sign: str) -> None:
    """The signs that occur on the sheet."""
    used = set()
    for column in columns:
        for state in np.unique(column.state):
            if state != State.VALUE:
                used.add(sign_of(State(int(state)), hidden_sign))
        for flag in Flag:
            if flag and (column.known & ((column.flags & flag) > 0)).any():
                used.add("( )" if flag == Flag.LIMITED else FLAG_LETTERS[flag])
        if (column.value[column.known] == 0).any():
            used.add("–")
    parts = [f"{sign}  {text}" for sign, text in sign_meanings(hidden_sign) if sign in used]
    for offset, part in enumerate(parts):
        write_text(sheet.cell(row + offset, 1), part, size=9)
