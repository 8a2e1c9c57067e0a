# SPDX-License-Identifier: GPL-2.0-or-later
"""Numbers of residents in a text field, written as offices write them.

The grammar is that of ``numbers``. Persons are counted in whole numbers, so a dot before exactly
three digits groups thousands as long as nothing in the column says otherwise; and a dash in a
register of blocks may be nobody as well as not known, so it is not known.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Iterable, List, Optional

from ..errors import UserError
from ..values import State
from .numbers import decide_dot, read_number
from .symbols import profile_of

# The dash stands for a missing number there.
_SIGNS = profile_of("zensus")
_SHARES = ("%", "‰")


@dataclass(frozen=True)
class CountReader:
    """Reads the numbers of one column.

    decimal_dot: what the dot in ``1.234`` means. guessed: example of a number with a dot for
    thousands that nothing else in the column confirms; "" where there is none.
    """

    decimal_dot: bool = False
    guessed: str = ""

    def read(self, value: object) -> Optional[float]:
        """A number as it is stored or as text; None where there is none. It may be negative."""
        if not isinstance(value, str):
            try:
                number = float(value)  # type: ignore[arg-type]
            except (TypeError, ValueError):
                return None
            return number if math.isfinite(number) else None
        if value.strip().endswith(_SHARES):
            return None
        found = read_number(value, _SIGNS, self.decimal_dot)
        return found.value if found.state == State.VALUE else None


def count_reader(field: str, values: Iterable[object]) -> CountReader:
    """The reader for a column, whatever the order of its values.

    Raises ``UserError("residents_mixed_dots")`` where some values show dots for thousands and
    others decimal dots, so that ``1.234`` may be either.
    """
    texts: List[str] = sorted({value for value in values if isinstance(value, str)})
    decimal_dot, example = decide_dot(texts)
    if not example:
        return CountReader(bool(decimal_dot))
    for text in texts:
        # A single value beside the example tells whether anything confirms or denies it.
        decided, _ = decide_dot([text, example])
        if decided is not None:
            raise UserError("residents_mixed_dots", field=field, example=example)
    return CountReader(guessed=example)
