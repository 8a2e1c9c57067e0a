# SPDX-License-Identifier: GPL-2.0-or-later
"""Minimal change: an existing plan after a shift of population, with as few residents moved.

The plan is METIS's for the residents of before, in no way ours. A peer without memory divides
anew; its regions get the numbers of the old ones with which they share most residents.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
import rows
import shifts
from rows import Row
from runs import OURS, Run, call, judged, median, side_by_side, speed, yardstick
from tables import OVERRUN, Setting, worth

SCRATCH = "METIS 50 from scratch"


def adapt(setting: Setting) -> list[Run]:
    """Residents moved in units of those who must move, for each number of regions."""
    if setting.only and rows.ADAPT_GRAPH not in setting.only:
        return []
    seeds = range(1, rows.ADAPT_SHIFTS + 1)
    scratch = setting.peers != "none"
    tasks = [partial(_shift, row, seed, scratch) for row in rows.ADAPT for seed in seeds]
    runs = [run for result in side_by_side(tasks, setting.jobs) for run in result]
    for row in rows.ADAPT:
        _print_row(setting, row, [run for run in runs if run.row == row.name])
    return runs


def _shift(row: Row, seed: int, scratch: bool) -> list[Run]:
    graph, k, level = yardstick(rows.ADAPT_GRAPH), row.k, row.levels[0]
    plan = {"program": "METIS 50", "graph": rows.ADAPT_GRAPH, "k": k, "seed": seed}
    old, said = call({**plan, "tolerance": shifts.TOLERANCE})
    if old is None:
        return [Run(row.name, OURS, seed, level.name, note=said["note"])]
    residents = shifts.shifted(graph, old, k, seed)
    lower, upper = shifts.limits(residents, k)
    strict = shifts.strict_bound(residents, old, k)
    flow = shifts.flow_bound(graph, residents, old, k) / strict
    conditions = {"k": k, "floor": lower, "ceiling": upper, "residents": residents, "old": old}

    def ratio(verdict: Any) -> float:
        return round(verdict.moved / strict, 5)

    pace, _ = speed(rows.ADAPT_GRAPH)
    budget = level.seconds * pace
    job = {
        "program": OURS,
        "task": "adapt",
        "graph": rows.ADAPT_GRAPH,
        "seed": seed,
        "k": k,
        "floor": lower,
        "ceiling": upper,
        "tolerance": shifts.TOLERANCE,
        "residents": residents,
        "old": old,
        "level": level.name,
        "budget": budget,
        "limit": 3 * budget + 30,
    }
    remark = f"must move {strict / residents.sum():.4f}; flow {flow:.3f}"
    mine = judged(row.name, job, ratio, **conditions)
    runs = [replace(mine, speed=round(pace, 4), note=mine.note or remark, bound=flow)]
    if scratch:
        runs.append(_from_scratch(row, seed, residents, old, strict))
    return runs


def _from_scratch(
    row: Row, seed: int, residents: np.ndarray, old: np.ndarray, strict: float
) -> Run:
    graph, k = yardstick(rows.ADAPT_GRAPH), row.k
    lower, upper = shifts.limits(residents, k)
    job = {"program": "METIS 50", "graph": rows.ADAPT_GRAPH, "k": k, "seed": seed}
    labels, said = call({**job, "tolerance": shifts.TOLERANCE, "residents": residents})
    if labels is None:
        return Run(row.name, SCRATCH, seed, note=said["note"])
    labels = alike(labels, old, residents, k)
    verdict = graph.check(labels, k=k, floor=lower, ceiling=upper, residents=residents, old=old)
    return Run(
        row.name,
        SCRATCH,
        seed,
        value=round(verdict.moved / strict, 5),
        seconds=said["seconds"],
        feasible=verdict.feasible,
        contiguous=verdict.contiguous,
        k=verdict.k,
        deviation=round(verdict.deviation, 5),
        cut=verdict.cut,
        moved=verdict.moved,
    )


def alike(labels: np.ndarray, old: np.ndarray, residents: np.ndarray, k: int) -> np.ndarray:
    """New regions numbered as the old ones, so that as many residents as possible stay."""
    from scipy.optimize import linear_sum_assignment

    common = np.bincount(labels * k + old, weights=residents, minlength=k * k).reshape(k, k)
    new, number = linear_sum_assignment(-common)
    return number[np.argsort(new)][labels]


def _print_row(setting: Setting, row: Row, runs: list[Run]) -> None:
    figures, title = setting.figures, f"adapt_{rows.ADAPT_GRAPH}_{row.name}"
    mine = [run for run in runs if run.program == OURS]
    done = [run for run in mine if run.finished]
    told = next((run.note for run in mine if not run.finished), "")
    target = row.levels[0].target
    unit = "x those who must move" if done else told
    figures.add(title, worth(mine, smaller=True), unit, at_most=target)
    figures.add(f"{title}_shifts", len(mine), "shifts")
    figures.add(
        f"{title}_plans_not_kept", sum(not run.feasible for run in mine), "plans", at_most=0
    )
    if not done:
        return
    flow = median(run.bound for run in done)
    figures.add(f"{title}_flow_between_neighbours", flow, "x those who must move")
    total = yardstick(rows.ADAPT_GRAPH).residents.sum()
    figures.add(f"{title}_moved", 100 * median(run.moved for run in done) / total, "% of residents")
    figures.add(f"{title}_cpu", median(run.seconds for run in done), "CPU s")
    share = median((run.seconds or math.nan) / (run.budget or math.nan) for run in done)
    figures.add(f"{title}_cpu_of_allowed", share, "x", at_most=OVERRUN)
    scratch = [run for run in runs if run.program == SCRATCH and run.finished]
    if scratch:
        figures.add(
            f"{title}_METIS_50_from_scratch",
            100 * median(run.moved for run in scratch) / total,
            "% of residents",
        )
