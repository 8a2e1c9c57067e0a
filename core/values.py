# SPDX-License-Identifier: GPL-2.0-or-later
"""The one vocabulary of value states: a number, or the reason why there is none.

A missing value is never 0, and a secret value is neither. The signs behind the states are those
of German official statistics (DIN 55301, Zeichenerklärung of IT.NRW).
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from enum import IntEnum, IntFlag
from typing import TYPE_CHECKING, List, Optional, Sequence

import numpy as np

from .errors import UserError

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


class State(IntEnum):
    """What stands in a cell; everything but ``VALUE`` has no number."""

    VALUE = 0
    EMPTY = 1  # nothing was written
    ABSENT = 2  # "k. A.", "#NV"
    LATER = 3  # "..."
    UNCERTAIN = 4  # "/"
    SENSELESS = 5  # "x"
    SECRET = 6  # "." or "*"
    INCOMPLETE = 7  # a sum of which a part is missing


class Flag(IntFlag):
    """Remarks on a value that exists."""

    NONE = 0
    ESTIMATED = 1
    PRELIMINARY = 2
    REVISED = 4
    LIMITED = 8


STATE_CODES = {
    State.EMPTY: "leer",
    State.ABSENT: "fehlt",
    State.LATER: "spaeter",
    State.UNCERTAIN: "unsicher",
    State.SENSELESS: "sinnlos",
    State.SECRET: "geheim",
    State.INCOMPLETE: "unvollstaendig",
}
FLAG_CODES = {
    Flag.ESTIMATED: "geschaetzt",
    Flag.PRELIMINARY: "vorlaeufig",
    Flag.REVISED: "berichtigt",
    Flag.LIMITED: "eingeschraenkt",
}
_STATE_OF_CODE = {code: state for state, code in STATE_CODES.items()}
_FLAG_OF_CODE = {code: flag for flag, code in FLAG_CODES.items()}
_SECRET_BOUND = re.compile(r"geheim<(\d+(?:\.\d+)?)")


@dataclass(frozen=True)
class ValueColumn:
    """One measure over n rows.

    value: float64[n], nan unless the state is ``VALUE``.
    state: uint8[n] of ``State``.
    bound: float64[n], exclusive upper bound of a secret value, nan where unknown.
    flags: uint8[n] of ``Flag``.
    """

    name: str
    value: NDArray[np.float64]
    state: NDArray[np.uint8]
    bound: NDArray[np.float64]
    flags: NDArray[np.uint8]

    def __post_init__(self) -> None:
        lengths = {len(self.value), len(self.state), len(self.bound), len(self.flags)}
        if len(lengths) != 1:
            raise ValueError("value, state, bound and flags must have the same length")

    def __len__(self) -> int:
        return len(self.value)

    @property
    def known(self) -> NDArray[np.bool_]:
        """bool[n]: the row holds a number."""
        return np.asarray(self.state == State.VALUE, dtype=np.bool_)

    @classmethod
    def of(cls, name: str, values: ArrayLike) -> ValueColumn:
        """Plain numbers; nan becomes ``EMPTY``."""
        value = np.array(values, dtype=np.float64)
        state = np.where(np.isfinite(value), State.VALUE, State.EMPTY).astype(np.uint8)
        value[state != State.VALUE] = np.nan
        empty = np.full(len(value), np.nan)
        return cls(name, value, state, empty, np.zeros(len(value), dtype=np.uint8))

    @classmethod
    def empty(cls, name: str, n: int) -> ValueColumn:
        """n rows without any value."""
        return cls.of(name, np.full(n, np.nan))

    @classmethod
    def from_status(
        cls, name: str, values: Sequence[object], status: Sequence[Optional[str]]
    ) -> ValueColumn:
        """Reads the pair of fields ``<name>`` and ``<name>_status`` back.

        values: numbers, or None/nan where there is none. A row with neither is ``EMPTY``.
        Raises ``UserError("status_unknown")`` for a status text that is not in the vocabulary.
        """
        if len(values) != len(status):
            raise ValueError("values and status must have the same length")
        column = cls.of(name, [_number(value) for value in values])
        for row, text in enumerate(status):
            if not text:
                continue
            for code in text.split("|"):
                secret = _SECRET_BOUND.fullmatch(code)
                if code in _FLAG_OF_CODE:
                    column.flags[row] |= _FLAG_OF_CODE[code]
                elif code in _STATE_OF_CODE:
                    column.state[row] = _STATE_OF_CODE[code]
                elif secret:
                    column.state[row] = State.SECRET
                    column.bound[row] = float(secret.group(1))
                else:
                    raise UserError("status_unknown", field=f"{name}_status", text=text)
            if column.state[row] != State.VALUE:
                column.value[row] = np.nan
        return column

    def status(self) -> List[Optional[str]]:
        """Status text of each row, None for a plain value: ``geheim<10``, ``fehlt``, ..."""
        result: List[Optional[str]] = [None] * len(self)
        for row in np.flatnonzero((self.state != State.VALUE) | (self.flags != 0)):
            parts: List[str] = []
            state = State(int(self.state[row]))
            if state != State.VALUE:
                bound = float(self.bound[row])
                limited = state == State.SECRET and math.isfinite(bound)
                shown = f"<{int(bound) if bound.is_integer() else bound}" if limited else ""
                parts.append(STATE_CODES[state] + shown)
            parts += [code for flag, code in FLAG_CODES.items() if int(self.flags[row]) & flag]
            result[row] = "|".join(parts)
        return result

    def renamed(self, name: str) -> ValueColumn:
        """The same values under another name."""
        return ValueColumn(name, self.value, self.state, self.bound, self.flags)

    def take(self, rows: ArrayLike) -> ValueColumn:
        """The given rows in the given order; index -1 gives an ``EMPTY`` row."""
        index = np.asarray(rows, dtype=np.int64)
        found = index >= 0
        result = ValueColumn.empty(self.name, len(index))
        for target, source in (
            (result.value, self.value),
            (result.state, self.state),
            (result.bound, self.bound),
            (result.flags, self.flags),
        ):
            target[found] = source[index[found]]
        return result

    def sum_by(
        self,
        groups: ArrayLike,
        n_groups: int,
        ignore: Optional[NDArray[np.bool_]] = None,
    ) -> ValueColumn:
        """Sum of each group, rule R1 of the domain.

        groups: int[n], group of each row, -1 for none.
        ignore: bool[n], rows that may be missing without harm (uninhabited blocks).

        A secret part makes the sum secret, a missing part makes it ``INCOMPLETE``; nothing missing
        counts as 0. A group without any part has the state ``EMPTY``. The bound of a secret sum is
        the sum of the bounds only where every part is secret with a known bound or is 0: added to
        known parts it would tell what the known parts are.
        """
        group = np.asarray(groups, dtype=np.int64)
        if len(group) != len(self):
            raise ValueError("groups must have one entry per row")
        harmless = np.zeros(len(self), dtype=np.bool_) if ignore is None else ignore
        used = group >= 0
        known = used & self.known
        secret = used & np.asarray(self.state == State.SECRET)
        missing = used & ~known & ~secret & ~harmless

        def count(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
            return np.bincount(group[mask], minlength=n_groups)

        total = np.bincount(group[known], weights=self.value[known], minlength=n_groups)
        has_secret = count(secret) > 0
        has_missing = count(missing) > 0
        state = np.where(count(known) > 0, State.VALUE, State.EMPTY)
        state[has_missing] = State.INCOMPLETE
        state[has_secret] = State.SECRET

        # nan in one bound makes the whole sum of bounds nan
        bounds = np.bincount(group[secret], weights=self.bound[secret], minlength=n_groups)
        not_zero = count(known & (self.value != 0)) > 0
        bound = np.where(has_secret & ~not_zero & ~has_missing, bounds, np.nan)

        flags = np.zeros(n_groups, dtype=np.uint8)
        np.bitwise_or.at(flags, group[used], self.flags[used])
        return ValueColumn(
            self.name,
            np.where(state == State.VALUE, total, np.nan),
            state.astype(np.uint8),
            bound,
            flags,
        )


def _number(value: object) -> float:
    if value is None:
        return math.nan
    if isinstance(value, (int, float, np.integer, np.floating)):
        return float(value)
    raise ValueError(f"not a number: {value!r}")
