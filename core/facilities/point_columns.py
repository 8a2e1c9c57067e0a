# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinates in tables: which columns hold them, and in which reference system they are.

Systems are told apart by the numbers that Germany has in them. Those of UTM zones 32 and 33
overlap; there the reference system of the blocks or of the other rows decides.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Iterator, Sequence

import numpy as np

from ..arrays import BoolArray, FloatArray, IntArray
from ..crs_ranges import Extent, likely_systems
from ..errors import UserError
from ..tables.numbers import read_column
from ..tables.table import Cell, cell_text
from ..values import State

#: Stands for a reference system that the user has named and that has no EPSG code.
GIVEN = -1
#: Stands for no reference system.
NONE = 0

# Numbers alone cannot tell these codes apart: what is stated counts.
_ALIKE = (
    (25832, 25833, 25831, 32632, 32633, 32631, 3857),
    (4647, 5650, 5649),
    (31466, 5676),
    (31467, 5677),
    (31468, 5678),
    (31469, 5679),
    (3035,),
    (4326, 4258),
)
# x and y are told by the same word before and behind: UTMRechtswert/UTMHochwert, x_mp/y_mp.
_PAIRS = (
    ("rechtswert", "hochwert"),
    ("rechts", "hoch"),
    ("ostwert", "nordwert"),
    ("easting", "northing"),
    ("longitude", "latitude"),
    ("laengengrad", "breitengrad"),
    ("laenge", "breite"),
    ("long", "lat"),
    ("lon", "lat"),
    ("lng", "lat"),
    ("ost", "nord"),
    ("east", "north"),
    ("rw", "hw"),
    ("x", "y"),
)
_EPSG_NAMES = ("epsg", "srid", "crs", "koordinatensystem", "bezugssystem", "koordref")
_FOLDED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


@dataclass(frozen=True)
class Located:
    """Coordinates of n rows brought into order.

    xy: x to the east, y to the north, (n, 2), nan where a row has none. code: EPSG code, (n,),
    ``GIVEN``, or ``NONE`` where the coordinates cannot be used. swapped: x and y were exchanged.
    guessed: the system was recognised by range. contradicted: another system was stated.
    """

    xy: FloatArray
    code: IntArray
    swapped: BoolArray
    guessed: BoolArray
    contradicted: BoolArray

    @property
    def missing(self) -> BoolArray:
        """Rows without coordinates, (n,)."""
        absent: BoolArray = np.isnan(self.xy).any(axis=1)
        return absent


def coordinate_pairs(names: Sequence[str]) -> list[tuple[str, str]]:
    """Pairs of columns that may hold x and y, the likeliest first."""
    folded = {_fold(name): name for name in reversed(names)}
    found: dict[tuple[str, str], None] = {}
    for first, second in _PAIRS:
        for name in names:
            text = _fold(name)
            for place in re.finditer(first, text):
                partner = text[: place.start()] + second + text[place.end() :]
                if partner in folded and folded[partner] != name:
                    found[name, folded[partner]] = None
    return list(found)


def epsg_column(names: Sequence[str]) -> str:
    """The column that states a reference system for each row, or ""."""
    for name in names:
        if any(word in _fold(name) for word in _EPSG_NAMES):
            return name
    return ""


def epsg_codes(cells: Sequence[Cell]) -> IntArray:
    """EPSG codes of texts such as "EPSG:25832" or "25832", (n,); ``NONE`` where there is none."""
    found = (re.search(r"(?<!\d)(\d{4,6})$", cell_text(cell)) for cell in cells)
    return np.array([int(match.group(1)) if match else NONE for match in found], dtype=np.int64)


def read_coordinates(
    x_cells: Sequence[Cell],
    y_cells: Sequence[Cell],
    stated: IntArray,
    preferred: Sequence[int] = (),
) -> Located:
    """Coordinates of rows from cells as a file or a layer holds them.

    stated: EPSG code of each row, ``GIVEN``, or ``NONE`` where the range has to tell, (n,).
    preferred: codes to be taken where several fit, for example the one of the blocks.
    0/0 is no place but a missing value. Where "6.123" may be a decimal or a number with thousands,
    the reading counts that lies in Germany for more rows.
    """
    best: Located | None = None
    for x in _readings(x_cells):
        for y in _readings(y_cells):
            located = locate(x, y, stated, preferred)
            if best is None or _usable(located) > _usable(best):
                best = located
    if best is None:
        raise ValueError("a column has at least one reading")
    return best


def locate(
    x: FloatArray, y: FloatArray, stated: IntArray, preferred: Sequence[int] = ()
) -> Located:
    """Find the reference system of each row, and x and y that were exchanged; see ``Located``."""
    xy = np.column_stack([x, y]).astype(np.float64)
    xy[(~np.isfinite(xy)).any(axis=1) | (xy == 0).all(axis=1)] = np.nan
    n = len(xy)
    code = np.where(np.isnan(xy).any(axis=1), NONE, stated).astype(np.int64)
    swapped, guessed, contradicted = (np.zeros(n, dtype=bool) for _ in range(3))
    for row in np.flatnonzero(~np.isnan(xy).any(axis=1)):
        told = int(code[row])
        likely, turn = _likely(float(xy[row, 0]), float(xy[row, 1]))
        if told == NONE:
            code[row] = _choose(likely, preferred)
            guessed[row] = bool(likely)
        elif likely and _group(told) and not any(_group(entry) == _group(told) for entry in likely):
            # What is stated and does not fit is not believed; the numbers tell better.
            code[row] = _choose(likely, preferred)
            guessed[row] = contradicted[row] = True
        elif told == GIVEN or not _group(told):
            continue
        swapped[row] = turn
    xy[swapped] = xy[swapped][:, ::-1]
    return Located(xy, code, swapped, guessed, contradicted)


def _likely(x: float, y: float) -> tuple[list[int], bool]:
    """EPSG codes that a place in Germany may have these coordinates in; whether exchanged."""
    found = likely_systems(Extent(x, y, x, y))
    return [int(entry.code.split(":")[1]) for entry in found], bool(found and found[0].swapped)


def _choose(likely: Sequence[int], preferred: Sequence[int]) -> int:
    wanted = [code for code in preferred if code in likely]
    return next(iter([*wanted, *likely]), NONE)


def _group(code: int) -> tuple[int, ...]:
    return next((group for group in _ALIKE if code in group), ())


def _usable(located: Located) -> int:
    return int(np.count_nonzero(located.code != NONE))


def _readings(cells: Sequence[Cell]) -> Iterator[FloatArray]:
    """The column as numbers; two readings where a dot may be a decimal or a thousands mark."""
    for decimal_dot in (None, True, False):
        try:
            column, _ = read_column("", cells, decimal_dot=decimal_dot)
        except UserError:
            continue
        yield np.where(column.state == State.VALUE, column.value, np.nan)
        if decimal_dot is None:
            return


def _fold(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower().translate(_FOLDED))
