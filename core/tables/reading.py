# SPDX-License-Identifier: GPL-2.0-or-later
"""``read_table``: one entry for every kind of table file."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Callable, List, Mapping, Optional, Sequence, Tuple, Union

from ..errors import Cancelled, UserError
from .csvfile import read_text
from .genesis import dialect_of, is_print, read_long
from .grid import Sheet, find_block
from .numbers import looks_like_value
from .persons import BIRTH, BIRTH_YEAR
from .symbols import profile_of
from .table import Cell, Column, Note, Source, Table, cell_text, unique_names
from .xlsx import read_workbook

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
_KEY = re.compile(r"0?\d{2,12}")
_FREE_KEY = re.compile(r"[0-9A-Za-z]{1,12}(?:[-_./ ]?[0-9A-Za-z]{1,8}){0,3}")
_PERSON = re.compile(
    r"(?:hnr|hausn.*|haus-?nr.*|stra(?:ß|ss)e.*|strschl.*|geschl.*|vorname.*|nachname.*"
    r"|familienname.*|staatsang.*)",
    re.IGNORECASE,
)
_COUNT = re.compile(
    r"(?:anzahl|zahl|wert|einwohner|personen|bev(?:ö|oe)lkerung)\b.*", re.IGNORECASE
)
_PARTS = {
    "land": "land",
    "rb": "rb",
    "regbez": "rb",
    "regierungsbezirk": "rb",
    "kreis": "kreis",
    "vb": "vb",
    "verband": "vb",
    "gem": "gem",
    "gemeinde": "gem",
}
_WIDTHS = {"land": 2, "rb": 1, "kreis": 2, "vb": 4, "gem": 3}


def read_table(
    path: Union[str, Path],
    *,
    sheet: Optional[str] = None,
    profile: str = "din",
    encoding: Optional[str] = None,
    separator: Optional[str] = None,
    decimal_dot: Optional[Union[bool, Mapping[str, bool]]] = None,
    time: Optional[str] = None,
    persons: bool = False,
    progress: Optional[Callable[[float], None]] = None,
    is_cancelled: Optional[Callable[[], bool]] = None,
) -> Table:
    """Reads a table file as the office sent it; figures stay as written.

    sheet: sheet of a workbook, by default the visible one with the most data.
    encoding, separator: of a text file, by default found out.
    time: date to take from a long GENESIS file, by default the newest.
    persons: whether rows about single persons may be read; the caller keeps them in memory.
    profile, decimal_dot: checked here, used by ``match_table``.

    Raises ``UserError``: ``file_missing``, ``file_unreadable``, ``table_unreadable``,
    ``table_empty``, ``xls_file``, ``password_protected``, ``ods_file``, ``sheet_missing``,
    ``encoding_wrong``, ``time_missing``, ``long_table_conflict``, ``person_rows``,
    ``profile_unknown``; ``Cancelled``.
    """
    profile_of(profile)
    file = Path(path)
    _step(0, progress, is_cancelled)
    try:
        if not file.is_file():
            raise UserError("file_missing", path=str(file))
        workbook = file.suffix.lower() in _WORKBOOKS or _is_container(file)
        if workbook:
            table = _read_workbook(file, sheet)
        else:
            table = _read_text(file, encoding, separator, time)
    except PermissionError as error:
        raise UserError("file_unreadable", path=str(file)) from error
    _step(90, progress, is_cancelled)
    if not persons:
        _refuse_persons(table)
    _step(100, progress, is_cancelled)
    return table


def _step(
    percent: float,
    progress: Optional[Callable[[float], None]],
    is_cancelled: Optional[Callable[[], bool]],
) -> None:
    if is_cancelled is not None and is_cancelled():
        raise Cancelled
    if progress is not None:
        progress(percent)


def _is_container(path: Path) -> bool:
    """A workbook by content, whatever it is called."""
    with path.open("rb") as file:
        head = file.read(4)
    return head == b"PK\x03\x04" or head == b"\xd0\xcf\x11\xe0"


def _read_workbook(path: Path, sheet: Optional[str]) -> Table:
    found = read_workbook(path, sheet)
    source = Source(str(path), "xlsx", found.name, found.sheets)
    return _from_sheet(found.sheet, source, found.notes, found.percent)


def _read_text(
    path: Path, encoding: Optional[str], separator: Optional[str], time: Optional[str]
) -> Table:
    text = read_text(path, encoding, separator)
    kind = "genesis_print" if is_print(text.first) else "csv"
    source = Source(str(path), kind, encoding=text.encoding, separator=text.separator)
    dialect = dialect_of(text.first)
    if dialect is not None:
        start = next(index for index, row in enumerate(text.sheet.rows) if any(row))
        rows, lines = text.sheet.rows[start:], text.sheet.line[start:]
        return read_long(rows, lines, dialect, source, time, text.notes)
    return _from_sheet(text.sheet, source, text.notes, ())


def _from_sheet(
    sheet: Sheet, source: Source, notes: Sequence[Note], percent: Tuple[int, ...]
) -> Table:
    block = find_block(sheet, percent)
    if block is None or not block.rows:
        raise UserError("table_empty", path=source.path)
    columns = block.columns + _joined_keys(block.columns)
    names = unique_names([column.name for column in columns])
    columns = [Column(n, c.cells, c.unit, c.raw) for n, c in zip(names, columns)]
    facts = Source(
        source.path,
        source.kind,
        source.sheet,
        source.sheets,
        source.encoding,
        source.separator,
        block.header_rows,
    )
    return Table(
        columns,
        [sheet.line[row] for row in block.rows],
        facts,
        keys=_key_columns(columns),
        names=_name_columns(columns),
        title=block.title,
        footnotes=block.footnotes,
        notes=[*notes, *block.notes],
    )


def _joined_keys(columns: Sequence[Column]) -> List[Column]:
    """AGS and ARS of a register that spreads the key over columns Land, RB, Kreis, VB, Gem."""
    parts = {}
    for column in columns:
        for level in column.name.split(" | "):
            part = _PARTS.get(level.lower().rstrip("."))
            if part and part not in parts and _digits_only(column, _WIDTHS[part]):
                parts[part] = column
    joined = []
    for name, wanted in (("AGS", "land rb kreis gem"), ("ARS", "land rb kreis vb gem")):
        if all(part in parts for part in wanted.split()):
            joined.append(Column(name, _concatenate([parts[p] for p in wanted.split()], wanted)))
    return joined


def _digits_only(column: Column, width: int) -> bool:
    texts = [cell_text(cell) for cell in column.cells if cell is not None]
    return bool(texts) and all(text.isdigit() and len(text) <= width for text in texts)


def _concatenate(columns: Sequence[Column], wanted: str) -> List[Cell]:
    widths = [_WIDTHS[part] for part in wanted.split()]
    cells: List[Cell] = []
    for row in zip(*(column.cells for column in columns)):
        key = ""
        for cell, width in zip(row, widths):
            if cell is None:
                break  # a row of a higher level: its key ends here
            key += cell_text(cell).zfill(width)
        cells.append(key or None)
    return cells


def _key_columns(columns: Sequence[Column]) -> List[str]:
    """Columns that may hold keys, the likeliest first; matching decides by the reference."""
    scored = []
    for place, column in enumerate(columns):
        texts = [cell_text(cell) for cell in column.cells if cell is not None]
        if not texts or any(isinstance(c, float) and not c.is_integer() for c in column.cells):
            continue
        digits = sum(bool(_KEY.fullmatch(text)) and len(text) >= 5 for text in texts)
        free = sum(bool(_FREE_KEY.fullmatch(t)) and any(map(str.isdigit, t)) for t in texts)
        different = len(set(texts)) > 0.9 * len(texts)
        zeros = any(text[0] == "0" and text.isdigit() and len(text) > 1 for text in texts if text)
        if digits > 0.5 * len(texts) or (free > 0.9 * len(texts) and different):
            scored.append((-(2 * different + zeros + (digits > 0.5 * len(texts))), place))
    return [columns[place].name for _, place in sorted(scored)]


def _name_columns(columns: Sequence[Column]) -> List[str]:
    """Columns of words, those with mostly different ones first; long lists of words last."""
    scored = []
    for place, column in enumerate(columns):
        texts = [cell_text(cell) for cell in column.cells if cell is not None]
        words = sum(any(map(str.isalpha, t)) and not looks_like_value(t) for t in texts)
        if texts and words > 0.8 * len(texts):
            keys = sum(bool(re.search(r"\d", text)) for text in texts) > 0.8 * len(texts)
            repeated = len(set(texts)) < 0.5 * len(texts)
            long = sum(map(len, texts)) > 60 * len(texts)
            scored.append((2 * long + repeated + 2 * keys, place))
    return [columns[place].name for _, place in sorted(scored)]


def _refuse_persons(table: Table) -> None:
    """Rows about single persons are personal data and are not read (no content is quoted)."""
    names = [column.name.strip() for column in table.columns]
    counted = any(_COUNT.fullmatch(name) for name in names)
    personal = any(_PERSON.fullmatch(name) for name in names) and not counted
    for name in names:
        # years of birth may head a table of counts, dates of birth may not
        if BIRTH.fullmatch(name) and (personal or not BIRTH_YEAR.fullmatch(name)):
            raise UserError("person_rows", column=name)
