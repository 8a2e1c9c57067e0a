# SPDX-License-Identifier: GPL-2.0-or-later
"""Repair of official keys: AGS (8 digits), ARS (12), Ortsteil keys (10) and free block keys.

A repair is only made if the repaired key is one of the reference keys; nothing is invented.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Dict, Iterator, List, Sequence, Tuple

from .table import Cell, cell_text

_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))
_FLOAT = re.compile(r"(\d+)[.,]0+")
_SCIENTIFIC = re.compile(r"(\d)(?:[.,](\d+))?[eE]\+?(\d{1,2})")
_TOTAL_KEY = re.compile(
    r"(?:dg|insgesamt|gesamt|summe|gesamtsumme|zusammen|total|.*sum)", re.IGNORECASE
)
_TOTAL_NAME = re.compile(
    r"(?:insgesamt|gesamt|gesamtsumme|zusammen|total|deutschland|summe\b.*|.*\binsgesamt)",
    re.IGNORECASE,
)
_UNALLOCATED = re.compile(
    r".*(?:keine (?:angaben?|zuordnung)|nicht (?:zuzuordnen|zuordenbar|zugeordnet|zuordnungsfähig)"
    r"|ohne zuordnung|unbekannt).*|k\. ?a\.",
    re.IGNORECASE,
)
_COUNTRY_STATES = ("02", "11")


@dataclass(frozen=True)
class Resolved:
    """What became of one key.

    key: the reference key, "" if there is none; repairs: kinds of repair, in order:
    ``trimmed``, ``float``, ``scientific``, ``lost_zero``, ``ars``, ``ags``, ``land_prefix``,
    ``city_state``.
    """

    key: str
    repairs: Tuple[str, ...] = ()
    digits_lost: bool = False


class KeyIndex:
    """Looks keys of a table up among reference keys."""

    def __init__(self, reference_keys: Sequence[str]) -> None:
        self.positions: Dict[str, List[int]] = {}
        for position, key in enumerate(reference_keys):
            plain = clean_key(key)
            if plain:
                self.positions.setdefault(plain, []).append(position)
        digits = [key for key in self.positions if key.isdigit()]
        self.lengths = sorted({len(key) for key in digits})
        self.shortest = min((len(key) for key in self.positions), default=0)
        self.prefixes = {key[:end] for key in self.positions for end in range(1, len(key))}
        self._ars_of_ags: Dict[str, str] = {}
        for key in digits:
            if len(key) == 12:
                # two associations never share a municipality key within a county
                self._ars_of_ags[ags_of_ars(key)] = key
        official = [key[:2] for key in self.positions if re.match(r"\d{8}", key)]
        lands = set(official)
        self.land = lands.pop() if len(lands) == 1 and len(official) == len(self.positions) else ""
        self.counties = {key[:5] for key in self.positions if re.match(r"\d{8}", key)}

    def resolve(self, cell: Cell) -> Resolved:
        """The reference key a cell means; a key of "" if it means none."""
        written = "" if cell is None else str(cell) if isinstance(cell, str) else cell_text(cell)
        if written in self.positions:
            return Resolved(written)
        key = clean_key(written)
        repairs: Tuple[str, ...] = ("trimmed",) if key != written else ()
        if key in self.positions:
            return Resolved(key, repairs)
        if match := _FLOAT.fullmatch(key):
            key, repairs = match.group(1), (*repairs, "float")
        elif match := _SCIENTIFIC.fullmatch(key):
            first, rest, power = match.group(1), match.group(2) or "", int(match.group(3))
            if len(rest.rstrip("0")) > power or power > 15:
                return Resolved("", repairs)
            if len(rest) < power:
                return Resolved("", repairs, digits_lost=True)
            key, repairs = first + rest[:power], (*repairs, "scientific")
        for candidate, kinds in self._candidates(key):
            if candidate in self.positions:
                return Resolved(candidate, repairs + kinds)
        return Resolved("", repairs)

    def _candidates(self, key: str) -> Iterator[Tuple[str, Tuple[str, ...]]]:
        yield key, ()
        if not key.isdigit():
            if key[:1].isdigit() and key[0] != "0":
                yield "0" + key, ("lost_zero",)
            return
        for length in self.lengths:
            if length > len(key) and key[0] != "0":
                yield key.zfill(length), ("lost_zero",)
        for whole, kinds in ((key, ()), ("0" + key, ("lost_zero",))):
            if len(whole) == 12:
                yield ags_of_ars(whole), (*kinds, "ars")
            if len(whole) == 8 and whole in self._ars_of_ags:
                yield self._ars_of_ags[whole], (*kinds, "ags")
        if len(key) == 6 and self.land:
            yield self.land + key, ("land_prefix",)
        if key in _COUNTRY_STATES:
            yield key + "000", ("city_state",)
            yield key + "000000", ("city_state",)

    def is_total(self, cell: Cell, name: str) -> bool:
        """An unmatched row is a sum over several of the reference keys or over a larger area."""
        key = clean_key(cell_text(cell))
        if not key:
            return bool(_TOTAL_NAME.fullmatch(name.strip()))
        if _TOTAL_KEY.fullmatch(key) or _TOTAL_NAME.fullmatch(key):
            return True
        # A key only one digit shorter may as well be a block of its own ("2" beside "21").
        if key in self.prefixes and len(key) <= self.shortest - 2:
            return True
        if not key.isdigit() or self.shortest < 8:
            return False
        padded = key if key.startswith("0") else "0" + key
        return len(key) in (2, 3, 5) or (padded in self.prefixes and len(padded) in (2, 3, 5))

    def is_elsewhere(self, cell: Cell) -> bool:
        """The key is a well-formed AGS or ARS of a county the reference does not cover."""
        key = clean_key(cell_text(cell))
        if not key.isdigit() or not self.counties:
            return False
        if len(key) in (7, 11):
            key = "0" + key
        elif len(key) == 6 and self.land:
            key = self.land + key
        return len(key) in (8, 12) and key[:5] not in self.counties

    def is_part(self, cell: Cell) -> bool:
        """The key is that of a smaller unit: it goes on where a reference key ends."""
        key = clean_key(cell_text(cell))
        wholes = {*(key[:end] for end in range(5, len(key))), key[:7] and "0" + key[:7]}
        return len(key) > self.shortest and not wholes.isdisjoint(self.positions)


def is_unallocated(cell: Cell, name: str) -> bool:
    """The row holds cases that belong to no area ("keine Angabe", "Keine Zuordnung möglich")."""
    key = clean_key(cell_text(cell))
    return bool(_UNALLOCATED.fullmatch(key)) or (
        not key.isdigit() and bool(_UNALLOCATED.fullmatch(name.strip()))
    )


def clean_key(text: str) -> str:
    """Without blanks, NBSP, byte order mark, a leading apostrophe; blanks between digits go too."""
    plain = unicodedata.normalize("NFC", text).translate(_INVISIBLE).strip().lstrip("'").strip()
    squeezed = "".join(plain.split())
    return squeezed if squeezed.isdigit() else plain


def ags_of_ars(ars: str) -> str:
    """AGS (8 digits) of a 12-digit ARS: Land, RB, Kreis and Gemeinde, without the Verband."""
    return ars[:5] + ars[9:12]
