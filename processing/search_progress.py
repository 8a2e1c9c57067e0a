# SPDX-License-Identifier: GPL-2.0-or-later
"""Progress of a search in words: the best value so far and the time that is left."""

from __future__ import annotations

import time
from typing import Callable, Optional

from qgis.core import QgsProcessingFeedback

from ..gis.translation import number, tr, trn

#: Seconds before the first words, and between two of them: each is a line in the log.
_FIRST, _BETWEEN = 3.0, 10.0
_MINUTE = 90.0


class SearchProgress:
    """Told percent and best value by ``core``; moves the bar and says how it goes.

    start, end: stretch of the bar. limit: of the search in seconds, None for none. clock: seconds.
    """

    def __init__(
        self,
        feedback: QgsProcessingFeedback,
        start: float,
        end: float,
        limit: Optional[float] = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._feedback, self._start, self._end, self._clock = feedback, start, end, clock
        self._begin, self._limit = clock(), limit
        self._next = self._begin + _FIRST
        self._told = ""

    def __call__(self, percent: float, best: Optional[float] = None) -> None:
        self._feedback.setProgress(self._start + (self._end - self._start) * percent / 100)
        now = self._clock()
        if now < self._next or best is None:
            return
        text = tr("Best value so far: {value} (smaller is better).").format(value=number(best, 2))
        if 1 <= percent < 100:
            spent = now - self._begin
            left = spent * (100 - percent) / percent
            if self._limit is not None:
                left = min(left, max(self._limit - spent, 0.0))
            text += " " + tr("Time left: about {time}.").format(time=_readable(left))
        if text != self._told:
            self._next, self._told = now + _BETWEEN, text
            self._feedback.setProgressText(text)


def _readable(seconds: float) -> str:
    if seconds < _MINUTE:
        count = max(1, round(seconds))
        return trn("{n} second", "{n} seconds", count).format(n=number(count))
    count = round(seconds / 60)
    return trn("{n} minute", "{n} minutes", count).format(n=number(count))
