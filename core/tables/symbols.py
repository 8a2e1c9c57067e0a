# SPDX-License-Identifier: GPL-2.0-or-later
"""Signs that stand in place of a number, by source.

DIN 55301 and the Zeichenerklärung of IT.NRW; Bundesagentur für Arbeit (Statistische
Geheimhaltung); Zensus 2022 grid (dash for missing) and Zensus 2011 grid (-1, -9).
"""

from __future__ import annotations

import math
import re
import unicodedata
from dataclasses import dataclass, field
from typing import Dict, Mapping, Optional, Tuple

from ..errors import UserError
from ..values import State

_COMMON: Dict[str, State] = {
    ".": State.SECRET,
    "·": State.SECRET,
    "•": State.SECRET,
    "*": State.SECRET,
    "...": State.LATER,
    "…": State.LATER,
    "/": State.UNCERTAIN,
    "x": State.SENSELESS,
    "✕": State.SENSELESS,
    "×": State.SENSELESS,
    "ka": State.ABSENT,
    "nv": State.ABSENT,
    "na": State.ABSENT,
    "n/a": State.ABSENT,
    "keineangabe": State.ABSENT,
    "keineangaben": State.ABSENT,
    "#nv": State.ABSENT,
    "#n/a": State.ABSENT,
    "#div/0!": State.ABSENT,
    "#bezug!": State.ABSENT,
    "#ref!": State.ABSENT,
    "#wert!": State.ABSENT,
    "#value!": State.ABSENT,
    "#name?": State.ABSENT,
    "#zahl!": State.ABSENT,
    "#num!": State.ABSENT,
    "null": State.ABSENT,
    "nan": State.ABSENT,
}
_DASHES = ("-", "–", "—", "−")
_BOUND = re.compile(r"(?:<|unter|weniger als)\s*(\d{1,6})", re.IGNORECASE)
_SQUEEZE = re.compile(r"[\s.]+")


@dataclass(frozen=True)
class Profile:
    """How one source writes what is not a number.

    dash: state of a lone dash; ``VALUE`` means exactly nothing, that is 0.
    star_bound: exclusive upper bound behind ``*``, nan if none is promised.
    codes: numbers that are no numbers.
    """

    name: str
    dash: State = State.VALUE
    star_bound: float = math.nan
    codes: Mapping[float, State] = field(default_factory=dict)


PROFILES: Dict[str, Profile] = {
    "din": Profile("din"),
    # "*" also hides larger numbers that would give a small one away (secondary suppression),
    # so it promises no bound; only the small-area delivery (AkG) stars nothing but counts < 10.
    "ba": Profile("ba"),
    "akg": Profile("akg", star_bound=10.0),
    "zensus": Profile("zensus", dash=State.ABSENT),
    "zensus2011": Profile(
        "zensus2011",
        dash=State.ABSENT,
        codes={-1.0: State.ABSENT, -9.0: State.UNCERTAIN},
    ),
}


def profile_of(name: str) -> Profile:
    """The profile of that name; raises ``UserError("profile_unknown")``."""
    profile = PROFILES.get(name)
    if profile is None:
        raise UserError("profile_unknown", profile=name, profiles=", ".join(PROFILES))
    return profile


def read_symbol(text: str, profile: Profile) -> Optional[Tuple[State, float]]:
    """State and bound of a sign, or None if the text is no sign.

    text: stripped, before NFKC, which would turn "…" into three dots and lose the difference to
    a typing error. A dash that means nothing gives ``(VALUE, nan)``: the number is 0.
    """
    if text in _DASHES:
        return profile.dash, math.nan
    if text == "*":
        return State.SECRET, profile.star_bound
    state = _COMMON.get(text.lower())
    if state is None:
        plain = unicodedata.normalize("NFKC", text).lower()
        state = _COMMON.get(plain)
        if state is None and any(letter.isalpha() for letter in plain):
            state = _COMMON.get(_SQUEEZE.sub("", plain))
        if state is None:
            bound = _BOUND.fullmatch(plain.strip())
            return (State.SECRET, float(bound.group(1))) if bound else None
    return state, math.nan
