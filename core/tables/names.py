# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of places made comparable: equal after normalisation or not equal, nothing in between."""

from __future__ import annotations

import re
import unicodedata
from typing import Dict, FrozenSet, Iterable, List, Optional, Sequence, Set

_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue"}
_BARE = {"ä": "a", "ö": "o", "ü": "u"}
_BRACKETS = re.compile(r"\s*\([^)]*\)")
_COUNTY = re.compile(
    r"(?:land)?kreis\s.*|lkr?\.?\s.*|st[äa]dteregion\s.*|region\s.*|regionalverband\s.*"
    r"|.*[a-zäöü-]kreis|.*\skreis|.*,\s*(?:land|stadt)?kreis|.*,\s*st[äa]dteregion"
)
_COUNTY_WORDS = re.compile(
    r"^(?:landkreis|kreis|lkr?\.?|st[äa]dteregion|region|regionalverband)\s+"
    r"|,\s*(?:landkreis|kreis|st[äa]dteregion)$"
)
_KIND = re.compile(
    r",\s*(?:kreisfreie |große |große kreis)?(?:stadt|st|gkst|m|markt|gemeinde|flecken|kreisstadt)$"
    r"|,\s*[a-zäöüß. -]*stadt$|,\s*stadtkreis$|^(?:stadt|gemeinde|markt)\s+"
)
_SAINT = re.compile(r"\bst\.\s*")
_ON_THE = re.compile(r"\b([aio])\.\s*d\.\s*")
_ON = re.compile(r"\ba\.\s*")
_WORDS = {"a": "an der ", "i": "in der ", "o": "ob der "}


def is_county(name: str) -> bool:
    """The name means a Kreis, Landkreis or Städteregion, not a municipality."""
    plain = unicodedata.normalize("NFC", name).lower().strip()
    return bool(_COUNTY.fullmatch(plain)) and not plain.endswith(", stadtkreis")


def spellings(name: str) -> FrozenSet[str]:
    """The forms under which a name is compared, empty for an empty name.

    ``Düren, Stadt`` gives ``dueren`` and ``duren``; a Kreis keeps the word in front, so it never
    equals the town of the same name.
    """
    plain = unicodedata.normalize("NFC", name).lower().strip()
    if not plain:
        return frozenset()
    county = is_county(plain)
    plain = _BRACKETS.sub("", plain) or plain
    plain = (_COUNTY_WORDS if county else _KIND).sub("", plain).strip()
    plain = _SAINT.sub("sankt ", plain)
    plain = _ON_THE.sub(lambda found: _WORDS[found.group(1)], plain)
    plain = _ON.sub("am ", plain)
    plain = re.sub(r"[\s\-–/.,']+", "", plain.replace("ß", "ss"))
    if not plain:
        return frozenset()
    prefix = "kreis " if county else ""
    return frozenset(
        prefix + "".join(table.get(letter, letter) for letter in plain)
        for table in (_UMLAUTS, _BARE)
    )


def same_name(left: str, right: str) -> bool:
    """The two names are equal after normalisation."""
    return bool(spellings(left) & spellings(right))


class NameIndex:
    """Looks names up among reference names; one that fits two reference names fits none."""

    def __init__(self, names: Sequence[str]) -> None:
        self._positions: Dict[str, Set[str]] = {}
        for name in names:
            for form in spellings(name):
                self._positions.setdefault(form, set()).add(name)

    def find(self, name: str) -> Optional[str]:
        """The one reference name this name equals after normalisation, else None."""
        found: Set[str] = set()
        for form in spellings(name):
            found |= self._positions.get(form, set())
        return found.pop() if len(found) == 1 else None


def suggestions(name: str, candidates: Iterable[str], limit: int = 3) -> List[str]:
    """Candidates that differ by one letter, for a person to look at; never applied."""
    own = spellings(name)
    result = []
    for candidate in candidates:
        if any(_near(left, right) for left in own for right in spellings(candidate)):
            result.append(candidate)
            if len(result) == limit:
                break
    return result


def _near(left: str, right: str) -> bool:
    """Edit distance of at most one."""
    if abs(len(left) - len(right)) > 1 or left.startswith("kreis ") != right.startswith("kreis "):
        return False
    if len(left) > len(right):
        left, right = right, left
    start = 0
    while start < len(left) and left[start] == right[start]:
        start += 1
    rest = start + 1 if len(left) == len(right) else start
    return left[rest:] == right[start + 1 :]
