# SPDX-License-Identifier: GPL-2.0-or-later
"""The first lines of a census grid file: which column holds what."""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass
from typing import BinaryIO, FrozenSet, List, Optional

from ..errors import UserError
from .ids import SIZES, parse_id

#: Place of a column that the file does not have.
NO_COLUMN = -1

_BOM = b"\xef\xbb\xbf"
_SEPARATORS = (";", "\t", ",")
_SEP_LINE = re.compile(r'"?sep=(.)"?', re.IGNORECASE)
_ID = re.compile(r"(gitter|grid|grd|inspire|zell|cell).*", re.IGNORECASE)
_MIDPOINT = re.compile(r"([xy])(?:_?mp|_?mitte)(?:_(\d+k?m))?", re.IGNORECASE)
_FLAG = re.compile(r"werterl.*|.*zeichen", re.IGNORECASE)
_SIZE = re.compile(r"(\d+)(k?)m", re.IGNORECASE)
_PEOPLE = re.compile(r"einwohn|bev(oe|ö)lkerung|person|insgesamt(_0)?$|^ew$", re.IGNORECASE)
_NOT_RESIDENTS = re.compile(r"haushalt|wohnung|geb(ae|ä)ude|anteil|quote|dichte", re.IGNORECASE)


@dataclass(frozen=True)
class Header:
    """Places of the columns, ``NO_COLUMN`` where there is none.

    size: side of the cells in metres as far as the names tell, else 0. counts_people: whether the
    values are numbers of persons, so that a dash means nobody.
    """

    names: List[str]
    separator: str
    id: int
    x: int
    y: int
    value: int
    flag: int
    size: int

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.names)

    @property
    def wanted(self) -> FrozenSet[int]:
        """Places of the columns that are read."""
        places = {self.id, self.x, self.y, self.value, self.flag}
        return frozenset(places - {NO_COLUMN})

    @property
    def counts_people(self) -> bool:
        """Whether the column of values is named after residents."""
        return is_residents(self.names[self.value])


def is_residents(name: str) -> bool:
    """Whether a column of that name holds numbers of residents."""
    return bool(_PEOPLE.search(name)) and not _NOT_RESIDENTS.search(name)


def read_header(stream: BinaryIO, file: str, column: str = "") -> Header:
    """Read the header and leave the stream at the first row of data.

    Raises ``UserError``: ``grid_empty``, ``grid_packed``, ``grid_not_recognised``,
    ``grid_no_residents``, ``grid_column_missing``.
    """
    start = stream.read(4)
    if start[:2] == b"PK":
        raise UserError("grid_packed", file=file)
    stream.seek(len(_BOM) if start.startswith(_BOM) else 0)
    line = _next_line(stream)
    declared = _SEP_LINE.fullmatch(line or "")
    if declared:
        line = _next_line(stream)
    if line is None:
        raise UserError("grid_empty", file=file)
    separator = declared.group(1) if declared else max(_SEPARATORS, key=line.count)
    names = [" ".join(name.split()) for name in _cells(line, separator)]
    after_header = stream.tell()
    sample = _cells(_next_line(stream) or "", separator)
    stream.seek(after_header)

    id_place = _id_column(names, sample)
    x, y, size = NO_COLUMN, NO_COLUMN, 0
    for place, name in enumerate(names):
        found = _MIDPOINT.fullmatch(name)
        if found and found.group(1).lower() == "x":
            x, size = place, size or _size_of(found.group(2) or "")
        elif found:
            y, size = place, size or _size_of(found.group(2) or "")
    if id_place != NO_COLUMN:
        cell = parse_id(sample[id_place]) if id_place < len(sample) else None
        size = cell[0] if cell else _size_of(names[id_place]) or size
    elif x == NO_COLUMN or y == NO_COLUMN or not size:
        raise UserError("grid_not_recognised", file=file, columns=names)
    flag = next((p for p, name in enumerate(names) if _FLAG.fullmatch(name)), NO_COLUMN)
    others = [p for p in range(len(names)) if names[p] and p not in (id_place, x, y, flag)]
    value = _value_column(names, others, file, column)
    return Header(names, separator, id_place, x, y, value, flag, size)


def _next_line(stream: BinaryIO) -> Optional[str]:
    """The next line with anything in it; None at the end of the file."""
    for raw in iter(stream.readline, b""):
        try:
            text = raw.decode("utf-8")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", errors="replace")
        if text.strip():
            return unicodedata.normalize("NFC", text).strip("\ufeff\r\n\x00")
    return None


def _cells(line: str, separator: str) -> List[str]:
    try:
        return next(csv.reader([line], delimiter=separator), [])
    except csv.Error:
        return []


def _id_column(names: List[str], sample: List[str]) -> int:
    """The column whose first cell is an id; else the one that is named like one.

    The name alone must do where the first id is damaged.
    """
    for place, cell in enumerate(sample[: len(names)]):
        if parse_id(cell):
            return place
    named = [place for place, name in enumerate(names) if _ID.fullmatch(name)]
    return named[0] if named else NO_COLUMN


def _size_of(name: str) -> int:
    """``GITTER_ID_1km`` -> 1000; 0 where the name tells no size."""
    found = _SIZE.search(name)
    size = int(found.group(1)) * (1000 if found.group(2) else 1) if found else 0
    return size if size in SIZES else 0


def _value_column(names: List[str], others: List[int], file: str, column: str) -> int:
    shown = [names[place] for place in others]
    if column:
        wanted = unicodedata.normalize("NFC", column).strip().lower()
        for place in others:
            if names[place].lower() == wanted:
                return place
        raise UserError("grid_column_missing", file=file, column=column, columns=shown)
    for place in others:
        if is_residents(names[place]):
            return place
    raise UserError("grid_no_residents", file=file, columns=shown)
