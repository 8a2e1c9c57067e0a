# SPDX-License-Identifier: GPL-2.0-or-later
"""Census grid files: millions of rows read in pieces, of which only those around the blocks stay.

Cells of the geographical grid of INSPIRE (D2.8.I.2, EPSG:3035), as the German censuses of 2011 and
2022 publish them: ``GITTER_ID_100m;x_mp_100m;y_mp_100m;Einwohner`` with ids such as
``CRS3035RES100mN2689100E4337000`` or, shorter, ``1kmN3058E4052``. An id names the lower left
corner of a cell, north first; ``x_mp`` and ``y_mp`` are its midpoint.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Sequence, Tuple, Union

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..arrays import BoolArray, FloatArray, IntArray, TextArray
from ..errors import Cancelled, UserError
from ..findings import Finding, Level
from ..tables.numbers import read_number
from ..tables.symbols import profile_of
from ..values import STATE_CODES, Flag, State
from .header import NO_COLUMN, Header, read_header
from .ids import BROKEN, cell_id, parse_ids

#: Coordinate system of the grid.
GRID_CRS = "EPSG:3035"

_PIECE = 4 * 1024 * 1024
_DASHES = ("-", "–", "—", "−")
_SIGNS = profile_of("zensus2011")
#: Rounding that a midpoint may carry, in metres.
_ROUNDING = 0.5
_EXAMPLES = 5

Bounds = Tuple[float, float, float, float]
AnyNumbers = NDArray[Any]


@dataclass(frozen=True)
class CensusGrid:
    """m cells in order of north, then east.

    size: side of a cell in metres. north, east: lower left corner in EPSG:3035, (m,).
    value: residents, 0 where not known. known: False where the file holds a sign instead.
    sign: the sign, "" beside a plain number. limited: marked KLAMMERN, of limited reliability.
    column: where the values stand. rows: data rows of the whole file. findings: faults of rows.
    """

    size: int
    north: IntArray
    east: IntArray
    value: IntArray
    known: BoolArray
    sign: TextArray
    limited: BoolArray
    column: str
    rows: int
    findings: List[Finding]

    def __len__(self) -> int:
        return len(self.value)

    @property
    def total(self) -> int:
        """Residents of all cells that have a number."""
        return int(self.value.sum())

    def signs(self, chosen: Optional[BoolArray] = None) -> Dict[str, int]:
        """Signs in place of numbers and in how many of the chosen cells they stand."""
        texts = (self.sign if chosen is None else self.sign[chosen]).tolist()
        return dict(sorted(Counter(text for text in texts if text).items()))

    def id_of(self, cell: int) -> str:
        """Id of a cell in the long form."""
        return cell_id(self.size, int(self.north[cell]), int(self.east[cell]))


def read_census_grid(
    path: Union[str, Path],
    *,
    column: str = "",
    bounds: Optional[Bounds] = None,
    progress: Optional[Callable[[float], None]] = None,
    is_cancelled: Optional[Callable[[], bool]] = None,
) -> CensusGrid:
    """Read the cells that touch a rectangle; memory depends on it and not on the file.

    column: name of the column with the residents, "" for the one that is named after them.
    bounds: west, south, east, north in EPSG:3035; None reads everything.

    A dash stands for 0 in a column of residents and is counted; in any other column, and for every
    other sign (also -1 and -9 of 2011), the number is unknown and never summed (domain 4.6). A cell
    that occurs twice counts once. Raises ``UserError``: ``file_missing``, ``file_unreadable``,
    ``grid_empty``, ``grid_packed``, ``grid_not_recognised``, ``grid_no_residents``,
    ``grid_column_missing``, ``grid_sizes_differ``, ``grid_midpoints_differ``, ``grid_damaged``,
    ``grid_decimals``, ``grid_column_text``; ``Cancelled``.
    """
    file = Path(path)
    if not file.is_file():
        raise UserError("file_missing", path=str(file))
    try:
        with file.open("rb") as stream:
            header = read_header(stream, file.name, column)
            collector = _Collector(header, file.name, bounds)
            whole = max(file.stat().st_size, 1)
            while True:
                if is_cancelled is not None and is_cancelled():
                    raise Cancelled
                # Up to the end of a line, so that no row is torn.
                piece = stream.read(_PIECE) + stream.readline()
                if not piece:
                    break
                collector.take(_frame(piece, header, file.name))
                if progress is not None:
                    progress(100.0 * stream.tell() / whole)
    except PermissionError as error:
        raise UserError("file_unreadable", path=str(file)) from error
    return collector.grid()


def _frame(piece: bytes, header: Header, file: str) -> pd.DataFrame:
    """The wanted columns of some rows as texts."""
    try:
        piece.decode("utf-8")
    except UnicodeDecodeError:
        piece = piece.decode("cp1252", errors="replace").encode("utf-8")
    try:
        return pd.read_csv(
            BytesIO(piece),
            sep=header.separator,
            header=None,
            names=list(range(header.width)),
            usecols=sorted(header.wanted),
            index_col=False,
            dtype=str,
            keep_default_na=False,
            na_filter=False,
        )
    except pd.errors.EmptyDataError:
        return pd.DataFrame({place: [] for place in sorted(header.wanted)}, dtype=str)
    except pd.errors.ParserError as error:
        raise UserError("grid_damaged", file=file) from error


class _Collector:
    """Takes rows piece by piece and keeps the cells inside the bounds."""

    def __init__(self, header: Header, file: str, bounds: Optional[Bounds]) -> None:
        self.header = header
        self.file = file
        self.bounds = bounds
        self.size = header.size
        self.rows = 0
        self.compared = 0
        self.differing: List[str] = []
        self.unreadable: Counter[str] = Counter()
        self.placed_by_midpoint = 0
        self.north: List[IntArray] = []
        self.east: List[IntArray] = []
        self.texts: List[TextArray] = []
        self.limited: List[BoolArray] = []

    def take(self, frame: pd.DataFrame) -> None:
        """Sort out one piece of the file."""
        first, n = self.rows == 0, len(frame)
        self.rows += n
        if not n:
            return
        north, east = self._corners(frame)
        y, x = self._midpoint(frame, self.header.y), self._midpoint(frame, self.header.x)
        half = self.size / 2
        with np.errstate(invalid="ignore"):
            aligned = ((x - half) % self.size == 0) & ((y - half) % self.size == 0)
        by_midpoint = (north == BROKEN) & aligned
        named = north != BROKEN
        north[by_midpoint] = (y[by_midpoint] - half).astype(np.int64)
        east[by_midpoint] = (x[by_midpoint] - half).astype(np.int64)
        placed = named | by_midpoint
        if first and np.count_nonzero(placed) < 0.5 * n:
            raise UserError("grid_not_recognised", file=self.file, columns=self.header.names)
        inside = placed & self._touches(east, north)
        if self.header.id != NO_COLUMN:
            ids = frame[self.header.id].to_numpy()
            # A row that cannot be placed may belong here, so it is said wherever it lies.
            self.unreadable.update(ids[~placed | (by_midpoint & inside)].tolist())
            self.placed_by_midpoint += int(np.count_nonzero(by_midpoint & inside))
            self._compare(ids, named, north, east, y, x, inside)
        keep = np.flatnonzero(inside)
        self.north.append(north[keep])
        self.east.append(east[keep])
        self.texts.append(frame[self.header.value].to_numpy()[keep])
        flags = np.zeros(len(keep), dtype=bool)
        if self.header.flag != NO_COLUMN:
            marks = frame[self.header.flag].to_numpy()[keep]
            flags = np.array(["klammer" in mark.lower() for mark in marks.tolist()], dtype=bool)
        self.limited.append(flags)

    def _corners(self, frame: pd.DataFrame) -> Tuple[IntArray, IntArray]:
        """North and east of the lower left corner, ``BROKEN`` where the id tells none."""
        if self.header.id == NO_COLUMN:
            nothing = np.full(len(frame), BROKEN, dtype=np.int64)
            return nothing, nothing.copy()
        size, north, east = parse_ids(frame[self.header.id].to_numpy())
        sizes = np.unique(size[size > 0])
        self.size = self.size or (int(sizes[0]) if len(sizes) else 0)
        if not self.size:
            raise UserError("grid_not_recognised", file=self.file, columns=self.header.names)
        if np.any(sizes != self.size):
            raise UserError("grid_sizes_differ", file=self.file)
        return north, east

    def _midpoint(self, frame: pd.DataFrame, place: int) -> FloatArray:
        """A coordinate of the midpoints, nan where there is none."""
        if place == NO_COLUMN:
            return np.full(len(frame), np.nan)
        texts = frame[place]
        numbers = pd.to_numeric(texts, errors="coerce")
        if numbers.isna().any():
            numbers = pd.to_numeric(texts.str.strip().str.replace(",", "."), errors="coerce")
        return np.asarray(numbers, dtype=np.float64)

    def _touches(self, east: AnyNumbers, north: AnyNumbers) -> BoolArray:
        if self.bounds is None:
            return np.ones(len(east), dtype=np.bool_)
        west, south, right, top = self.bounds
        across = (east <= right) & (east + self.size >= west)
        return np.asarray(across & (north <= top) & (north + self.size >= south), dtype=np.bool_)

    def _compare(
        self,
        ids: TextArray,
        named: BoolArray,
        north: IntArray,
        east: IntArray,
        y: FloatArray,
        x: FloatArray,
        inside: BoolArray,
    ) -> None:
        """Note rows whose id and midpoint name different places; nan compares as agreement."""
        half = self.size / 2
        rows = named & np.isfinite(x) & np.isfinite(y)
        with np.errstate(invalid="ignore"):
            away = (np.abs(x - east - half) > _ROUNDING) | (np.abs(y - north - half) > _ROUNDING)
            nearby = inside | (rows & self._touches(x - half, y - half))
        away &= rows & nearby
        self.compared += int(np.count_nonzero(rows & nearby))
        self.differing += ids[away].tolist()

    def grid(self) -> CensusGrid:
        """What was kept, in order and without repetitions."""
        if not self.rows:
            raise UserError("grid_empty", file=self.file)
        if len(self.differing) > 0.5 * self.compared:
            raise UserError("grid_midpoints_differ", file=self.file, example=self.differing[0])
        north, east = _joined(self.north, np.int64), _joined(self.east, np.int64)
        texts, limited = _joined(self.texts, object), _joined(self.limited, np.bool_)
        order = np.lexsort((east, north))
        north, east, texts, limited = north[order], east[order], texts[order], limited[order]
        findings = self._findings()
        again = np.zeros(len(north), dtype=np.bool_)
        again[1:] = (north[1:] == north[:-1]) & (east[1:] == east[:-1])
        if again.any():
            findings.append(self._repetitions(again, north, east, texts))
        keep = ~again
        north, east, texts, limited = north[keep], east[keep], texts[keep], limited[keep]
        value, known, sign, flagged = self._values(texts)
        return CensusGrid(
            self.size,
            north,
            east,
            value,
            known,
            sign,
            limited | flagged,
            self.header.names[self.header.value],
            self.rows,
            findings,
        )

    def _values(self, texts: TextArray) -> Tuple[IntArray, BoolArray, TextArray, BoolArray]:
        """Numbers and signs; each spelling is read once."""
        spellings, code = np.unique(texts.astype(str), return_inverse=True)
        readings: List[Tuple[int, bool, str, bool]] = []
        wrong = ""
        for text in spellings.tolist():
            spelling = text.strip()
            if spelling in _DASHES:
                readings.append((0, self.header.counts_people, spelling, False))
                continue
            number = read_number(spelling, _SIGNS)
            if number.problem == "ambiguous" or number.value % 1 > 0:
                raise UserError(
                    "grid_decimals",
                    file=self.file,
                    column=self.header.names[self.header.value],
                    example=spelling,
                )
            if number.problem:
                wrong = wrong or spelling
            # A count is never negative, whatever a file means by it.
            plain = number.state == State.VALUE and number.value >= 0
            limited = bool(number.flags & Flag.LIMITED)
            shown = "" if plain else spelling or STATE_CODES[State.EMPTY]
            readings.append((int(number.value) if plain else 0, plain, shown, limited))
        if wrong and not any(known for _, known, _, _ in readings):
            raise UserError(
                "grid_column_text",
                file=self.file,
                column=self.header.names[self.header.value],
                example=wrong,
            )
        value = np.array([reading[0] for reading in readings], dtype=np.int64)
        plain_numbers = np.array([reading[1] for reading in readings], dtype=np.bool_)
        brackets = np.array([reading[3] for reading in readings], dtype=np.bool_)
        sign = np.array([reading[2] for reading in readings], dtype=object)
        code = code.reshape(-1)
        return value[code], plain_numbers[code], sign[code], brackets[code]

    def _findings(self) -> List[Finding]:
        findings = []
        if self.unreadable:
            n = sum(self.unreadable.values())
            data: Dict[str, object] = {
                "n": n,
                "examples": sorted(self.unreadable)[:_EXAMPLES],
                "placed": self.placed_by_midpoint,
                "lost": n - self.placed_by_midpoint,
            }
            findings.append(Finding("E08", Level.WARNING, data))
        if self.differing:
            examples = sorted(self.differing)[:_EXAMPLES]
            data = {"n": len(self.differing), "examples": examples}
            findings.append(Finding("E09", Level.WARNING, data))
        return findings

    def _repetitions(
        self, again: BoolArray, north: IntArray, east: IntArray, texts: TextArray
    ) -> Finding:
        rows = np.flatnonzero(again)
        examples = [cell_id(self.size, int(north[row]), int(east[row])) for row in rows[:_EXAMPLES]]
        differ = int(np.count_nonzero(texts[rows] != texts[rows - 1]))
        data = {"n": len(rows), "examples": examples, "differ": differ}
        return Finding("E07", Level.ERROR if differ else Level.WARNING, data)


def sign_findings(grid: CensusGrid, chosen: Optional[BoolArray] = None) -> List[Finding]:
    """What stands in place of numbers, and which numbers are of limited reliability.

    chosen: the cells that matter, (m,); None for all.
    """
    cells = np.ones(len(grid), dtype=np.bool_) if chosen is None else chosen
    zero = cells & grid.known & (grid.sign != "")
    unknown, limited = cells & ~grid.known, cells & grid.limited
    findings = []
    if zero.any():
        findings.append(Finding("E04", Level.NOTE, {"n": int(np.count_nonzero(zero))}))
    if unknown.any():
        signs = Counter(grid.sign[unknown].tolist())
        listed = ", ".join(f"{sign} ({count}×)" for sign, count in sorted(signs.items()))
        data = {"n": int(np.count_nonzero(unknown)), "signs": listed}
        findings.append(Finding("E05", Level.NOTE, data))
    if limited.any():
        findings.append(Finding("E06", Level.NOTE, {"n": int(np.count_nonzero(limited))}))
    return findings


def _joined(parts: Sequence[NDArray[Any]], kind: type) -> NDArray[Any]:
    return np.concatenate(parts) if parts else np.empty(0, dtype=kind)
