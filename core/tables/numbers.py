# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers as German offices write them (DIN 1333, DIN 55301, and what spreadsheets make of them).

The dot is the one sign that a single cell cannot explain: ``1.234`` is 1234 or 1.234. It is
decided per column, and where the column does not decide it, the user is asked.
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass
from typing import Iterable, List, NamedTuple, Optional, Sequence, Tuple

from ..errors import UserError
from ..values import Flag, State, ValueColumn
from .symbols import Profile, profile_of, read_symbol
from .table import Cell

# Spaces and apostrophes group thousands; NFKC has turned NBSP and narrow spaces into blanks.
_GROUPED = re.compile(r"\d{1,3}(?:([ '’])\d{3})(?:\1\d{3})*(?:[.,]\d+)?")
_COMMA = re.compile(r"(?:\d+|\d{1,3}(?:\.\d{3})+),\d+")
_PLAIN = re.compile(r"\d+")
_DOTS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_AMBIGUOUS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_DECIMAL_DOT = re.compile(r"\d+\.\d+")

_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))
_SUPERSCRIPT = re.compile(r"(?<=[\d)\s%prs])\s*[⁰¹²³⁴⁵⁶⁷⁸⁹]+⁾?$")
_FOOTNOTE = re.compile(r"\s+\(?\d{1,2}\)$")
_FLAG = re.compile(r"\s*([prs])$")
_UNIT = re.compile(r"\s*[%‰]$")
_SIGN = re.compile(r"^[+\-−–]\s?(?=\d)")
_FLAGS = {"p": Flag.PRELIMINARY, "r": Flag.REVISED, "s": Flag.ESTIMATED}

_MONTH = r"(?:jan|feb|m[aä]?rz?|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[a-zä]*\.?"
_DATE = re.compile(
    rf"\d{{1,2}}\.?\s*-?{_MONTH}(?:[\s-]*\d{{2,4}})?|{_MONTH}[\s-]*\d{{2,4}}"
    r"|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?|\d{4}-\d{2}-\d{2}.*|\d+(?:[.,]\d+)?e[+-]?\d+",
    re.IGNORECASE,
)


class Number(NamedTuple):
    """One cell read.

    problem: "" or ``text``, ``date`` (turned into a date by a spreadsheet?), ``ambiguous``.
    """

    value: float
    state: State
    bound: float = math.nan
    flags: Flag = Flag.NONE
    footnote: bool = False
    problem: str = ""


@dataclass(frozen=True)
class Unreadable:
    """A cell that should hold a number and holds something else (row: index in the table)."""

    row: int
    column: str
    text: str
    problem: str


def read_number(text: str, profile: Profile, decimal_dot: Optional[bool] = None) -> Number:
    """Reads one cell of text.

    decimal_dot: what the dot in ``1.234`` means (False: thousands); None leaves such a cell with
    the problem ``ambiguous``.
    """
    raw = text.translate(_INVISIBLE).strip()
    if not raw:
        return Number(math.nan, State.EMPTY)
    symbol = read_symbol(raw, profile)
    if symbol is not None:
        state, bound = symbol
        return Number(0.0 if state == State.VALUE else math.nan, state, bound)
    body, flags, footnote, sign = _undress(raw)
    if body and (symbol := read_symbol(body, profile)) and symbol[0] != State.VALUE:
        # a sign with a footnote behind it, as in ". 2)"
        return Number(math.nan, symbol[0], symbol[1], flags, footnote)
    value = _digits(body, decimal_dot)
    if value is None:
        return Number(math.nan, State.ABSENT, problem=_problem(raw, body))
    value *= sign
    if value in profile.codes:
        return Number(math.nan, profile.codes[value])
    return Number(value, State.VALUE, math.nan, flags, footnote)


def decide_dot(texts: Iterable[str]) -> Tuple[Optional[bool], str]:
    """What the dot means in a column: (decimal_dot, example of an undecidable cell or "").

    A comma or a second group (1.234.567) shows that dots group thousands; a dot group that has
    not exactly three digits shows a decimal dot. Where there is neither, or both, the example
    says that somebody must be asked; with no such cell at all the answer is (None, "").
    """
    thousands = decimal = False
    example = ""
    for text in texts:
        body = _undress(text.translate(_INVISIBLE).strip())[0]
        if _AMBIGUOUS.fullmatch(body):
            example = example or text.strip()
        elif _COMMA.fullmatch(body) or _DOTS.fullmatch(body):
            thousands = True
        elif _DECIMAL_DOT.fullmatch(body):
            decimal = True
    if not example:
        return None, ""
    if thousands != decimal:
        return decimal, ""
    return None, example


def read_column(
    name: str,
    cells: Sequence[Cell],
    profile: str = "din",
    decimal_dot: Optional[bool] = None,
) -> Tuple[ValueColumn, List[Unreadable]]:
    """Reads a column of cells.

    Numbers of a workbook are taken as stored. Cells that hold neither a number nor a known sign
    have the state ``ABSENT`` and are listed. Raises ``UserError("ambiguous_dot")`` where the
    column does not say what its dots mean and ``decimal_dot`` is None.
    """
    signs = profile_of(profile)
    if decimal_dot is None:
        decimal_dot, example = decide_dot(cell for cell in cells if isinstance(cell, str))
        if example:
            raise UserError("ambiguous_dot", column=name, example=example)
    column = ValueColumn.empty(name, len(cells))
    unreadable: List[Unreadable] = []
    for row, cell in enumerate(cells):
        if cell is None:
            continue
        if isinstance(cell, str):
            number = read_number(cell, signs, decimal_dot)
        elif not math.isfinite(cell):
            continue
        elif float(cell) in signs.codes:
            number = Number(math.nan, signs.codes[float(cell)])
        else:
            number = Number(float(cell), State.VALUE)
        column.value[row] = number.value
        column.state[row] = number.state
        column.bound[row] = number.bound
        column.flags[row] = number.flags
        if number.problem:
            unreadable.append(Unreadable(row, name, str(cell).strip(), number.problem))
    return column, unreadable


def looks_like_number(cell: Cell) -> bool:
    """The cell is a number in any of the accepted spellings (signs excluded)."""
    if isinstance(cell, str):
        body = _undress(cell.translate(_INVISIBLE).strip())[0]
        return _digits(body, False) is not None
    return cell is not None and math.isfinite(cell)


def looks_like_value(cell: Cell) -> bool:
    """The cell is a number or a sign in place of one."""
    if isinstance(cell, str):
        return looks_like_number(cell) or read_symbol(cell.strip(), _DIN) is not None
    return cell is not None


_DIN = profile_of("din")


def _undress(raw: str) -> Tuple[str, Flag, bool, float]:
    """Body of digits, flags, whether there was a footnote, and the sign."""
    flags = Flag.NONE
    # before NFKC, which would glue a raised footnote to the digits: 450¹⁾ -> 4501)
    text, found = _SUPERSCRIPT.subn("", raw)
    footnote = found > 0
    text = unicodedata.normalize("NFKC", text).strip()
    while True:
        before = text
        text, found = _FOOTNOTE.subn("", text)
        footnote = footnote or found > 0
        mark = _FLAG.search(text)
        if mark and any(letter.isdigit() for letter in text):
            flags |= _FLAGS[mark.group(1)]
            text = text[: mark.start()]
        if len(text) > 2 and text[0] == "(" and text[-1] == ")":
            flags |= Flag.LIMITED
            text = text[1:-1].strip()
        text = _UNIT.sub("", text)
        if text == before:
            break
    sign = -1.0 if _SIGN.match(text) and text[0] != "+" else 1.0
    return _SIGN.sub("", text), flags, footnote, sign


def _digits(body: str, decimal_dot: Optional[bool]) -> Optional[float]:
    if _PLAIN.fullmatch(body):
        return float(body)
    if _COMMA.fullmatch(body):
        return float(body.replace(".", "").replace(",", "."))
    if _DOTS.fullmatch(body):
        return float(body.replace(".", ""))
    if _GROUPED.fullmatch(body):
        return float(re.sub(r"[ '’]", "", body).replace(",", "."))
    if _AMBIGUOUS.fullmatch(body):
        if decimal_dot is None:
            return None
        return float(body if decimal_dot else body.replace(".", ""))
    if _DECIMAL_DOT.fullmatch(body):
        return float(body)
    return None


def _problem(raw: str, body: str) -> str:
    if _AMBIGUOUS.fullmatch(body):
        return "ambiguous"
    return "date" if _DATE.fullmatch(raw) or _DATE.fullmatch(body) else "text"
