# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of runs as CSV: each run, and medians."""

from __future__ import annotations

import csv
from dataclasses import fields
from pathlib import Path
from typing import Any, Sequence

import numpy as np
from runs import Run, median


def write_rows(path: Path, rows: Sequence[dict[str, Any]]) -> None:
    """Rows of equal keys; None is empty."""
    if not rows:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def write_runs(path: Path, runs: Sequence[Run]) -> None:
    """Every run but its history; columns that no run fills are left out."""
    names = [field.name for field in fields(Run) if field.name != "history"]
    used = [name for name in names if any(getattr(run, name) not in (None, "") for run in runs)]
    write_rows(path, [{name: getattr(run, name) for name in used} for run in runs])


def medians(runs: Sequence[Run]) -> list[dict[str, Any]]:
    """A line for each row, program and budget: medians over the seeds, how many were feasible."""
    groups: dict[tuple[str, str, str], list[Run]] = {}
    for run in runs:
        groups.setdefault((run.row, run.program, run.level), []).append(run)
    return [_line(*names, group) for names, group in groups.items()]


def _line(row: str, program: str, level: str, group: Sequence[Run]) -> dict[str, Any]:
    done = [run for run in group if run.value is not None]
    values = [run.value for run in done]
    columns = ("seconds", "k", "deviation", "wss", "pw", "cut", "bound", "gigabytes", "speed")
    return {
        "row": row,
        "program": program,
        "level": level,
        "runs": len(group),
        "finished": len(done),
        "contiguous": sum(run.contiguous for run in done),
        "feasible": sum(run.feasible for run in done),
        "value": _short(median(values)),
        "least": _short(min(values, default=float("nan"))),
        "largest": _short(max(values, default=float("nan"))),
        **{name: _short(median(getattr(run, name) for run in done)) for name in columns},
        "note": next((run.note for run in group if run.note), ""),
    }


def _short(value: float) -> str:
    return "" if np.isnan(value) else f"{value:.6g}"
