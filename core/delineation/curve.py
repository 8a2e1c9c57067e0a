# SPDX-License-Identifier: GPL-2.0-or-later
"""How the whole plan gets better while its pieces are solved one after the other."""

from __future__ import annotations

import math
from typing import Callable, Optional, Sequence

from .solution import Moment
from .tasks.effort import Effort

#: Told percent done and, where known, the best value of the whole plan.
Progress = Callable[[float, Optional[float]], None]


class Curve:
    """Best value of every piece and of their sum over time. units: of each piece."""

    def __init__(self, effort: Effort, progress: Optional[Progress], units: Sequence[int]) -> None:
        self._effort, self._progress, self._units = effort, progress, units
        self._worth: dict[int, float] = {}
        self._finished: set[int] = set()
        self._history: list[Moment] = []

    @property
    def history(self) -> tuple[Moment, ...]:
        """The curve from the moment on when every piece has a plan."""
        return tuple(self._history)

    def tell(self, number: int, value: float, finished: bool = False) -> None:
        """The best value of a piece; the search of it ends where it is finished."""
        self._worth[number] = value
        if finished:
            self._finished.add(number)
        best = None
        if len(self._worth) == len(self._units):
            best = math.fsum(self._worth.values())
            if not self._history or best < self._history[-1].value:
                self._history.append(Moment(self._effort.spent, best))
        if self._progress is not None:
            done = sum(self._units[piece] for piece in self._finished)
            self._progress(100.0 * done / sum(self._units), best)
