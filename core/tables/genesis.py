# SPDX-License-Identifier: GPL-2.0-or-later
"""Long files of GENESIS (Destatis, Regionaldatenbank, Landesdatenbank NRW, Zensus) made wide.

Two dialects are long: the old flat file (one column a measure, German headers) and the new one
(ffcsv, one row a measure, English headers). The third, the print layout, is wide already.
"""

from __future__ import annotations

import re
from typing import Callable, Iterator, List, NamedTuple, Optional, Sequence, Tuple

from ..errors import UserError
from .grid import Row
from .headers import clean_header
from .pivot import Entry, time_order, widen
from .table import Cell, Note, Source, Table, cell_text

_REGIONAL = re.compile(r"(?:GEO|GEM|KREIS|REGBEZ|DLAND|DINSG|BEZIRK|LAND).*")
_KEY = re.compile(r"\d{1,12}|DG")
_QUALITY = {"p": "p", "r": "r", "s": "s"}
TOTAL = "Insgesamt"

#: Text of a row in the column of that name, "" if there is none.
_Text = Callable[[Row, str], str]


class Dialect(NamedTuple):
    """Header names of one long dialect; ``{}`` is the number of the variable."""

    kind: str
    statistic: str
    time: str
    variable: str
    variable_name: str
    key: str
    label: str


FFCSV = Dialect(
    "genesis_ffcsv",
    "statistics_label",
    "time",
    "{}_variable_code",
    "{}_variable_label",
    "{}_variable_attribute_code",
    "{}_variable_attribute_label",
)
FLAT = Dialect(
    "genesis_flat",
    "Statistik_Label",
    "Zeit",
    "{}_Merkmal_Code",
    "{}_Merkmal_Label",
    "{}_Auspraegung_Code",
    "{}_Auspraegung_Label",
)


def dialect_of(header: Sequence[str]) -> Optional[Dialect]:
    """The long dialect with this header line, else None."""
    names = {clean_header(name) for name in header}
    if {"value", FFCSV.time, FFCSV.key.format(1)} <= names:
        return FFCSV
    if {FLAT.time, FLAT.key.format(1)} <= names and any("__" in name for name in names):
        return FLAT
    return None


def is_print(first: Sequence[str]) -> bool:
    """The file begins like a table in print layout."""
    return bool(first) and clean_header(first[0]).startswith("GENESIS-Tabelle")


def read_long(
    rows: Sequence[Row],
    lines: Sequence[int],
    dialect: Dialect,
    source: Source,
    time: Optional[str] = None,
    notes: Sequence[Note] = (),
) -> Table:
    """Wide table with one row per key and one column per measure and characteristics.

    Columns are called "Measure | characteristic | ...". ``time`` picks a date of the file, by
    default the newest. Raises ``UserError``: ``time_missing``, ``long_table_conflict`` (two figures
    for one cell), ``table_empty``.
    """
    names = [clean_header(cell) for cell in rows[0]]
    place = {name: index for index, name in enumerate(names)}
    numbers = [n for n in range(1, 20) if dialect.key.format(n) in place]
    body = [(row, line) for row, line in zip(rows[1:], lines[1:]) if any(row)]
    if not body:
        raise UserError("table_empty", path=source.path)

    def text(row: Row, name: str) -> str:
        index = place.get(name)
        return "" if index is None or index >= len(row) else cell_text(row[index])

    region = _regional(body, numbers, dialect, text)
    times = sorted({text(row, dialect.time) for row, _ in body}, key=time_order)
    if time is not None and time not in times:
        raise UserError("time_missing", time=time, times=", ".join(times))
    taken = time if time is not None else times[-1]
    kept = [(row, line) for row, line in body if text(row, dialect.time) == taken]
    others = [n for n in numbers if n != region]
    entries: List[Entry] = []
    for row, line in kept:
        where = (
            text(row, dialect.key.format(region)),
            text(row, dialect.label.format(region)),
            text(row, dialect.variable_name.format(region)),
        )
        codes = tuple(
            text(row, dialect.variable.format(n)) + "=" + text(row, dialect.key.format(n))
            for n in others
        )
        labels = tuple(text(row, dialect.label.format(n)) or TOTAL for n in others)
        for code, measure, unit, cell in _measures(row, names, dialect, text):
            entries.append(Entry(*where, measure, unit, (code, *codes), labels, cell, line))
    table_source = Source(
        source.path,
        dialect.kind,
        encoding=source.encoding,
        separator=source.separator,
        statistic=text(kept[0][0], dialect.statistic),
        times=tuple(times),
        time=taken,
    )
    return widen(entries, table_source, notes)


def _regional(
    body: Sequence[Tuple[Row, int]], numbers: List[int], dialect: Dialect, text: _Text
) -> int:
    """Number of the variable that names the area: by its code, else by codes that are keys."""
    first = body[0][0]
    for number in numbers:
        if _REGIONAL.fullmatch(text(first, dialect.variable.format(number))):
            return number
    sample = [row for row, _ in body[:500]]
    hits = {
        number: sum(bool(_KEY.fullmatch(text(row, dialect.key.format(number)))) for row in sample)
        for number in numbers
    }
    return max(numbers, key=lambda number: (hits[number], -number))


def _measures(
    row: Row, names: List[str], dialect: Dialect, text: _Text
) -> Iterator[Tuple[str, str, str, Cell]]:
    """Code, label, unit and cell of each figure of a row, its quality mark behind the number."""
    if dialect is FFCSV:
        mark = _QUALITY.get(text(row, "value_q"), "")
        yield (
            text(row, "value_variable_code"),
            text(row, "value_variable_label"),
            text(row, "value_unit"),
            _marked(text(row, "value"), mark),
        )
        return
    for name in names:
        parts = name.split("__")
        if len(parts) == 3:
            mark = _QUALITY.get(text(row, name + "__q"), "")
            yield parts[0], parts[1], parts[2], _marked(text(row, name), mark)


def _marked(value: str, mark: str) -> Cell:
    if not value:
        return None
    return f"{value} {mark}" if mark and value[-1].isdigit() else value
