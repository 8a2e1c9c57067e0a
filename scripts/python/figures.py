# SPDX-License-Identifier: GPL-2.0-or-later
"""The lines a benchmark prints, and whether it reached its targets."""

from __future__ import annotations

import time
from typing import Callable, Optional, Sequence


class Figures:
    """Prints each figure as ``name = value unit (target)`` and remembers missed targets."""

    def __init__(self) -> None:
        self._missed = False

    def add(
        self,
        name: str,
        value: float,
        unit: str,
        *,
        at_least: Optional[float] = None,
        at_most: Optional[float] = None,
    ) -> None:
        """One figure; without a target it is printed for information."""
        target = ""
        if at_least is not None:
            target = f" (target: at least {at_least:g})"
            self._missed |= value < at_least
        if at_most is not None:
            target = f" (target: at most {at_most:g})"
            self._missed |= value > at_most
        number = f"{value}" if isinstance(value, int) else f"{value:.4g}"
        print(f"{name} = {number} {unit}{target}", flush=True)

    def exit_code(self) -> int:
        """1 where a target was missed."""
        return 1 if self._missed else 0


def cpu_seconds(runs: Sequence[Callable[[], object]], repeats: int = 3) -> list[float]:
    """CPU time of each function in seconds, the best of some rounds in which they take turns."""
    best = [float("inf")] * len(runs)
    for _ in range(repeats):
        for index, run in enumerate(runs):
            start = time.process_time()
            run()
            best[index] = min(best[index], time.process_time() - start)
    return best
