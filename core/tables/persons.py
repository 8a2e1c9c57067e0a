# SPDX-License-Identifier: GPL-2.0-or-later
"""Names of columns that show that a table lists single persons (domain 4.5 j)."""

from __future__ import annotations

import re
from typing import Sequence

#: Columns with a date of birth or parts of one.
BIRTH = re.compile(
    r"geb(?:urts?)?[ ._-]*(?:dat(?:um)?|tag|jahr|monat|j)\b.*|geboren.*|birth.*date.*|geb\.?",
    re.IGNORECASE,
)
#: Those with a year only, which may also head a table of counts.
BIRTH_YEAR = re.compile(r"geb(?:urts?)?[ ._-]*(?:jahr|j)\b.*", re.IGNORECASE)
_PERSON = re.compile(
    r"(?:geschl.*|vorname.*|nachname.*|familienname.*|rufname.*|staatsang.*|familienstand.*)",
    re.IGNORECASE,
)
_NAME = re.compile(r"(?:vorname.*|nachname.*|familienname.*|rufname.*)", re.IGNORECASE)


def person_column(names: Sequence[str], counted: bool) -> str:
    """The first column that only a list of persons has; "" where there is none.

    counted: whether each row comes with a number of persons. Years of birth, sex and nationality
    may then head a table of counts; dates of birth and names of persons may not.
    """
    for name in names:
        text = name.strip()
        if _NAME.fullmatch(text) or (BIRTH.fullmatch(text) and not BIRTH_YEAR.fullmatch(text)):
            return name
        if not counted and (BIRTH.fullmatch(text) or _PERSON.fullmatch(text)):
            return name
    return ""
