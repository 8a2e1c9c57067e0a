# SPDX-License-Identifier: GPL-2.0-or-later
"""How time grows with the number of blocks, and how the value falls with time."""

from __future__ import annotations

import math
from functools import partial
from typing import Any, Optional

import numpy as np
import rows
from runs import OURS, Run, judged, median, shown, side_by_side, speed, ward, wss, yardstick
from tables import Setting

#: Doublings of the budget before the search for a time is given up, and the first one, in CPU
#: seconds per block.
DOUBLINGS, FIRST = 11, 4e-6
SEEDS = 3


def _ours(row: str, k: int, seed: int, budget: Optional[float], level: str) -> Run:
    limit = 600.0 if budget is None else 3 * budget + 30
    job: dict[str, Any] = {"program": OURS, "task": "homogeneous", "graph": row, "k": k}
    job.update(seed=seed, budget=budget, level=level, limit=limit)
    return judged(row, job, wss, k=k)


def scaling(setting: Setting) -> list[Run]:
    """Exponents of the CPU seconds over the number of blocks, 50 blocks a region.

    Ours: until the median WSS is at most a given share of scikit-learn Ward's, found by doubling
    the budget and interpolated on logarithmic time. Ward: one run.
    """
    names = [name for name in rows.SCALING if not setting.only or name in setting.only]
    tasks = [partial(_time_to_quality, name, setting.seeds[:SEEDS]) for name in names]
    results = side_by_side(tasks[::-1], setting.jobs)[::-1]
    figures = setting.figures
    counts = [yardstick(name).n for name in names]
    for name, (seconds, peer, _) in zip(names, results):
        figures.add(f"scaling_{name}_Ward", peer.seconds or math.nan, "CPU s")
        figures.add(f"scaling_{name}", seconds, f"CPU s until {rows.SCALING_SHARE:g} x Ward's WSS")
    if len(names) > 1:
        own = exponent(counts, [seconds for seconds, _, _ in results])
        theirs = exponent(counts, [peer.seconds or math.nan for _, peer, _ in results])
        figures.add("scaling_exponent", own, "of blocks, for CPU s")
        figures.add("scaling_exponent_Ward", theirs, "of blocks, for CPU s")
    return [run for _, peer, runs in results for run in (peer, *runs)]


def exponent(counts: list[int], seconds: list[float]) -> float:
    """Slope of a straight line through log time over log number."""
    return float(np.polyfit(np.log(counts), np.log(seconds), 1)[0])


def _time_to_quality(name: str, seeds: tuple[int, ...]) -> tuple[float, Run, list[Run]]:
    graph = yardstick(name)
    k = graph.n // rows.SCALING_UNITS
    peer = ward(name, k)
    wanted = rows.SCALING_SHARE * float(peer.value or math.nan)
    runs: list[Run] = []
    before: Optional[tuple[float, float]] = None
    budget = FIRST * graph.n
    for _ in range(DOUBLINGS):
        done = [_ours(name, k, seed, budget, f"{budget:g}s") for seed in seeds]
        runs += done
        if not all(run.finished for run in done):
            break
        now = (median(run.seconds for run in done), median(run.value for run in done))
        if now[1] <= wanted:
            return _between(before, now, wanted), peer, runs
        before, budget = now, 2 * budget
    return math.nan, peer, runs


def _between(
    before: Optional[tuple[float, float]], now: tuple[float, float], wanted: float
) -> float:
    """Time of a value between two runs (seconds, value), linear in log time."""
    if before is None or before[1] <= now[1]:
        return now[0]
    share = (before[1] - wanted) / (before[1] - now[1])
    return math.exp(math.log(before[0]) + share * math.log(now[0] / before[0]))


def convergence(setting: Setting) -> list[Run]:
    """WSS over growing budgets, each a run of its own, and what the runs themselves report."""
    seeds = setting.seeds[:SEEDS]
    chosen = [row for row in rows.CONVERGENCE if not setting.only or row[0] in setting.only]
    tasks = [partial(_curve, name, k, seed) for name, k in chosen for seed in seeds]
    runs = [run for result in side_by_side(tasks, setting.jobs) for run in result]
    for name, _ in chosen:
        for seconds in rows.CONVERGENCE_SECONDS:
            level = f"{seconds:g}s"
            done = [run for run in runs if run.row == name and run.level == level and run.finished]
            told = next((run.note for run in runs if run.note), "")
            unit = f"WSS in {median(run.seconds for run in done):.3g} CPU s" if done else told
            setting.figures.add(
                f"convergence_{name}_{level}", shown(median(run.value for run in done)), unit
            )
    return runs


def _curve(name: str, k: int, seed: int) -> list[Run]:
    pace, _ = speed(name)
    return [
        _ours(name, k, seed, seconds * pace, f"{seconds:g}s")
        for seconds in rows.CONVERGENCE_SECONDS
    ]


def curves(runs: list[Run]) -> list[dict[str, Any]]:
    """The curves as rows: value over CPU seconds, of whole runs and inside the longest one."""
    longest = f"{rows.CONVERGENCE_SECONDS[-1]:g}s"
    points: list[dict[str, Any]] = []
    for run in runs:
        if run.finished:
            points.append(_point(run, "run", run.seconds, run.value))
        if run.level == longest:
            points += [_point(run, "within the longest run", *point) for point in run.history]
    return points


def _point(run: Run, kind: str, seconds: Optional[float], value: Optional[float]) -> dict[str, Any]:
    return {"row": run.row, "seed": run.seed, "kind": kind, "seconds": seconds, "value": value}
