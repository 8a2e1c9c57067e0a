# SPDX-License-Identifier: GPL-2.0-or-later
"""How long a search may go on: a time limit, a cancelled run, and what to tell about progress."""

from __future__ import annotations

import time
from typing import Callable, Optional


class Effort:
    """Time a search has left; without a limit only cancelling ends it early.

    seconds: from now on, None for no limit. now: clock in seconds. is_cancelled: asked at every
    check.
    """

    def __init__(
        self,
        seconds: Optional[float] = None,
        is_cancelled: Optional[Callable[[], bool]] = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._now = now
        self._begin = now()
        self._seconds = seconds
        self._is_cancelled = is_cancelled

    @property
    def limited(self) -> bool:
        """Whether there is a time limit."""
        return self._seconds is not None

    @property
    def timed(self) -> bool:
        """Whether the limit is one of time, not of looks."""
        return self.limited and not isinstance(self._now, _Ticks)

    @property
    def spent(self) -> float:
        """Seconds since the begin."""
        return self._now() - self._begin

    @property
    def left(self) -> float:
        """Seconds left, infinite without a limit."""
        return float("inf") if self._seconds is None else self._seconds - self.spent

    @property
    def cancelled(self) -> bool:
        """Whether the user cancelled."""
        return self._is_cancelled is not None and self._is_cancelled()

    @property
    def over(self) -> bool:
        """Whether the search has to end now with the best it has."""
        return self.left <= 0 or self.cancelled

    def counted(self, checks: int) -> Effort:
        """The same with an end after so many looks at it, for work that must not depend on time.

        A time limit goes before it, and cancelling ends both.
        """
        if self.limited:
            return self
        return Effort(float(checks), self._is_cancelled, _Ticks())

    def part(self, share: float) -> Effort:
        """A share of the time that is left, 0..1, under the same clock and the same cancel."""
        seconds = None if self._seconds is None else max(0.0, self.left * share)
        return Effort(seconds, self._is_cancelled, self._now)


class _Ticks:
    """A clock that goes on by one at every look."""

    def __init__(self) -> None:
        self._count = 0

    def __call__(self) -> float:
        self._count += 1
        return float(self._count)
