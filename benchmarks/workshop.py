# SPDX-License-Identifier: GPL-2.0-or-later
"""A workshop on invented blocks: the real map tool, driven by mouse events on a real canvas.

Each size runs in a process of its own, on a visible canvas that is painted after each event, with
the table of regions, the live checks and 30 measures. The same stroke is made the way plugins make
it: identify, change the attribute in an edit session, draw the layer again.

scripts/bench workshop [SIDE...]    blocks along one side; without: 32 100 316
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Callable

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts" / "python"), str(Path(__file__).parent / "peers")]

from figures import Figures  # noqa: E402

SIDES = (32, 100, 316)
#: Milliseconds, for 100,000 blocks; smaller layers must keep them all the more.
TARGETS = {
    "open_plan_file": 3000,
    "contiguity_first_time": 30000,
    "event": 16,
    "after_gesture": 100,
    "full_recomputation": 250,
    "undo_10000_blocks": 100,
}


def measure(side: int, folder: str) -> dict[str, list[float]]:
    """Milliseconds of each step, measured in another process."""
    command = [sys.executable, str(Path(__file__).parent / "peers" / "workshop_in_qgis.py")]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QGIS_CUSTOM_CONFIG_PATH": folder}
    result: dict[str, list[float]] = {}
    for task in ("workshop", "open", "plugins"):
        run = subprocess.run(
            [*command, task, str(side), folder],
            check=True,
            stdout=subprocess.PIPE,
            text=True,
            env=environment,
        )
        result.update(json.loads(run.stdout.strip().splitlines()[-1]))
    return result


def quantile(values: list[float], share: float) -> float:
    """The value that so many do not exceed."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]


def target_of(name: str) -> float | None:
    """Milliseconds that a step may take."""
    return next((limit for start, limit in TARGETS.items() if name.startswith(start)), None)


def report(figures: Figures, side: int, steps: dict[str, list[float]]) -> None:
    """A line for the median and one for the 95th percentile of each step."""
    label = f"{side * side}_blocks"
    show: Callable[..., None] = figures.add
    for name, values in steps.items():
        limit = target_of(name)
        show(f"{label}_{name}_median", quantile(values, 0.5), "ms")
        show(f"{label}_{name}_p95", quantile(values, 0.95), "ms", at_most=limit)
    ours = quantile(steps["event_county_one_block"], 0.5)
    for name in ("plugins_until_picture_is_right", "plugins_window_blocked"):
        show(f"{label}_times_faster_than_{name}", quantile(steps[name], 0.5) / ours, "x")


def main() -> int:
    figures = Figures()
    for side in [int(word) for word in sys.argv[1:]] or SIDES:
        with tempfile.TemporaryDirectory() as folder:
            report(figures, side, measure(side, folder))
    return figures.exit_code()


if __name__ == "__main__":
    sys.exit(main())
