# SPDX-License-Identifier: GPL-2.0-or-later
"""Kreis Düren: blocks of 1 km, regions inside 15 municipalities, 1,000 residents or more each."""

from __future__ import annotations

from functools import partial

import numpy as np
import rows
from cells import SIDE, cells
from checker import Yardstick
from runs import OURS, Run, judged, median, side_by_side
from tables import Setting, or_missed


def frame(bridges: np.ndarray) -> Yardstick:
    """What the checker judges by: sides inside a municipality, and bridges of the plan, (b, 2).

    A bridge counts only inside a municipality and between parts that nothing else connects.
    """
    county = cells()
    n = len(county.keys)
    inside = county.municipality[county.left] == county.municipality[county.right]
    pairs = np.stack([county.left[inside], county.right[inside]], axis=1)
    part = np.arange(n)

    def root(unit: int) -> int:
        while part[unit] != unit:
            unit = part[unit]
        return int(unit)

    for a, b in pairs.tolist():
        part[root(a)] = root(b)
    allowed = []
    for a, b in bridges.reshape(-1, 2).tolist():
        if county.municipality[a] == county.municipality[b] and root(a) != root(b):
            part[root(a)] = root(b)
            allowed.append((a, b))
    both = np.concatenate([pairs, np.array(allowed, dtype=np.int64).reshape(-1, 2)])
    both = np.concatenate([both, both[:, ::-1]])
    both = both[np.lexsort((both[:, 1], both[:, 0]))]
    indptr = np.concatenate([[0], np.cumsum(np.bincount(both[:, 0], minlength=n))])
    one = np.ones(n)
    return Yardstick(
        "kreis",
        indptr,
        both[:, 1],
        np.full(len(both), SIDE),
        np.zeros((n, 1)),
        county.residents.astype(float),
        county.xy,
        one * SIDE**2,
        one,
    )


def kreis(setting: Setting) -> list[Run]:
    """The real county in seconds, every region kept, and how far the plan is from the best."""
    if setting.only and "kreis" not in setting.only:
        return []
    tasks = [partial(_run, seed) for seed in setting.seeds]
    runs = side_by_side(tasks, setting.jobs)
    figures = setting.figures
    done = [run for run in runs if run.finished]
    told = next((run.note for run in runs if run.note), "")
    figures.add("kreis_regions", median(run.k for run in done), "regions")
    seconds = or_missed(median(run.seconds for run in done), True)
    figures.add("kreis_cpu", seconds, "CPU s" if done else told, at_most=rows.KREIS_SECONDS)
    figures.add("kreis_plans_not_kept", sum(not run.feasible for run in runs), "plans", at_most=0)
    for run in done[:1]:
        print(f"kreis_said: {run.note or 'no bound'} (of 15 municipalities)", flush=True)
    return runs


def _run(seed: int) -> Run:
    budget = 0.95 * rows.KREIS_SECONDS
    job = {"program": OURS, "task": "kreis", "graph": "", "seed": seed, "budget": budget}
    job.update(floor=rows.KREIS_FLOOR, limit=60.0)
    return judged("kreis", job, lambda verdict: verdict.k, graph=frame, floor=rows.KREIS_FLOOR)
