# SPDX-License-Identifier: GPL-2.0-or-later
"""Ids of grid cells (INSPIRE D2.8.I.2): long, in metres, and short, without the zeros of the size.

``CRS3035RES100mN2689100E4337000`` and ``100mN26891E43370`` name the same cell.
"""

from __future__ import annotations

import re
from typing import Optional, Tuple

import numpy as np
from numpy.typing import NDArray

from ..arrays import BoolArray, IntArray, TextArray

#: Stands for a coordinate that an id does not tell.
BROKEN = -1
#: Sides of cells in metres, as statistical grids have them.
SIZES = (100, 250, 500, 1000, 5000, 10_000, 100_000)

_ID = re.compile(r"(CRS3035RES)?(\d{1,6})(k?m)N(\d{1,8})E(\d{1,8})", re.IGNORECASE)
_ZERO = ord("0")


def cell_id(size: int, north: int, east: int) -> str:
    """The long id of the cell with that lower left corner; all in metres."""
    return f"CRS3035RES{size}mN{north}E{east}"


def parse_id(text: str) -> Optional[Tuple[int, int, int]]:
    """Size, north and east in metres; None where the text is no id of a cell of the grid."""
    found = _ID.fullmatch(text.strip())
    if found is None:
        return None
    size = int(found.group(2)) * (1000 if found.group(3).lower() == "km" else 1)
    if size not in SIZES:
        return None
    # The short form leaves out as many zeros as the size in metres ends with.
    zeros = len(str(size)) - len(str(size).rstrip("0"))
    factor = 1 if found.group(1) else 10**zeros
    north, east = int(found.group(4)) * factor, int(found.group(5)) * factor
    return None if north % size or east % size else (size, north, east)


def parse_ids(ids: TextArray) -> Tuple[IntArray, IntArray, IntArray]:
    """Size, north and east of each id, (n,); size 0 and ``BROKEN`` where it is none.

    Ids of one file mostly look alike, digit for digit: those that look like the first good one are
    read at once, the others one by one.
    """
    n = len(ids)
    size = np.zeros(n, dtype=np.int64)
    north, east = np.full(n, BROKEN, dtype=np.int64), np.full(n, BROKEN, dtype=np.int64)
    alike = np.zeros(n, dtype=np.bool_)
    pattern = next((text for text in ids[:100].tolist() if parse_id(text)), None)
    if pattern is not None:
        alike = _read_alike(ids, pattern, size, north, east)
    for row in np.flatnonzero(~alike).tolist():
        cell = parse_id(ids[row])
        if cell is not None:
            size[row], north[row], east[row] = cell
    return size, north, east


def _read_alike(
    ids: TextArray, pattern: str, size: IntArray, north: IntArray, east: IntArray
) -> BoolArray:
    """Fill in all ids of the same length and with the same letters as the pattern."""
    n, length = len(ids), len(pattern)
    found = _ID.fullmatch(pattern)
    try:
        texts = ids.astype("S")
    except UnicodeEncodeError:
        return np.zeros(n, dtype=np.bool_)
    if found is None or texts.dtype.itemsize < length:
        return np.zeros(n, dtype=np.bool_)
    # The row of letters of each id, padded with zeros.
    letters = texts.view(np.uint8).reshape(n, -1)
    wanted = np.frombuffer(pattern.encode("ascii"), dtype=np.uint8)
    is_digit = np.zeros(length, dtype=np.bool_)
    is_digit[slice(*found.span(4))] = True
    is_digit[slice(*found.span(5))] = True
    same = np.all(letters[:, :length][:, ~is_digit] == wanted[~is_digit], axis=1)
    same &= np.all(letters[:, length:] == 0, axis=1)
    digits = letters[:, :length][:, is_digit]
    same &= np.all((digits >= _ZERO) & (digits < _ZERO + 10), axis=1)
    cell = parse_id(pattern)
    if cell is None:
        return np.zeros(n, dtype=np.bool_)
    width = len(found.group(4))
    factor = cell[1] // int(found.group(4)) if int(found.group(4)) else 1
    ys, xs = _number(digits[:, :width]) * factor, _number(digits[:, width:]) * factor
    same &= (ys % cell[0] == 0) & (xs % cell[0] == 0)
    size[same], north[same], east[same] = cell[0], ys[same], xs[same]
    return np.asarray(same, dtype=np.bool_)


def _number(digits: NDArray[np.uint8]) -> IntArray:
    """Rows of decimal digits in ASCII as numbers."""
    places = 10 ** np.arange(digits.shape[1] - 1, -1, -1, dtype=np.int64)
    return np.asarray((digits.astype(np.int64) - _ZERO) @ places, dtype=np.int64)
