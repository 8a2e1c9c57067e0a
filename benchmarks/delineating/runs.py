# SPDX-License-Identifier: GPL-2.0-or-later
"""Runs of programs in processes of their own, judged by the checker."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, Callable, Iterable, Optional, Sequence

import numpy as np
from checker import Verdict, Yardstick
from rows import WARD

HERE = Path(__file__).parent
#: The product runs in the Python that QGIS uses; peers have a venv of their own.
PYTHON_OF_QGIS = "/usr/bin/python3"
OURS, WARD_PEER = "ours", "scikit-learn Ward"
WORKERS = {True: HERE / "ours.py", False: HERE / "peers.py"}
_LIBRARIES = ("OMP", "OPENBLAS", "MKL", "NUMBA", "NUMEXPR")
ONE_THREAD = {f"{library}_NUM_THREADS": "1" for library in _LIBRARIES}
#: Signals that end a process at its limit of CPU time.
_KILLED = (9, 24)
#: Seconds for which a measured speed of the machine holds.
FRESH = 30.0
_SPEEDS: dict[str, tuple[float, Run]] = {}
#: What ours says about proofs, where it says anything.
TOLD = ("proven", "gap")
#: CPU seconds after which a peer counts as not finished.
LIMIT = 120.0


@dataclass(frozen=True)
class Run:
    """One run of one program. ``value`` is the measure of the table; None: not finished.

    level: name of the budget. budget: CPU seconds it was given. seconds: CPU seconds it took.
    bound: what the program itself claims. speed: scikit-learn Ward's time beside this run in units
    of its time where the targets were set. history: (CPU seconds, value).
    """

    row: str
    program: str
    seed: int
    level: str = ""
    budget: Optional[float] = None
    value: Optional[float] = None
    seconds: Optional[float] = None
    feasible: bool = False
    contiguous: bool = False
    k: Optional[int] = None
    deviation: Optional[float] = None
    wss: Optional[float] = None
    pw: Optional[float] = None
    cut: Optional[int] = None
    moved: Optional[float] = None
    bound: Optional[float] = None
    gigabytes: Optional[float] = None
    speed: Optional[float] = None
    note: str = ""
    history: tuple[tuple[float, float], ...] = ()

    @property
    def finished(self) -> bool:
        """Whether there is a plan."""
        return self.value is not None


@cache
def yardstick(name: str) -> Yardstick:
    """The graph of this name, read once."""
    return Yardstick.load(name)


def call(job: dict[str, Any]) -> tuple[Optional[np.ndarray], dict[str, Any]]:
    """Labels and what the program said; labels are None where it failed or did not finish.

    job: program, graph, seed, limit (CPU seconds) and what the program wants to know; arrays reach
    it as files.
    """
    ours = job["program"] == OURS
    limit = job.setdefault("limit", LIMIT)
    late = {"note": f"not finished in {limit:g} CPU s"}
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder, "labels.npy")
        message = {**job, "out": str(out)}
        for key, value in job.items():
            if isinstance(value, np.ndarray):
                message[key] = str(Path(folder, f"{key}.npy"))
                np.save(message[key], value)
        task = Path(folder, "job.json")
        task.write_text(json.dumps(message), encoding="utf-8")
        try:
            done = subprocess.run(
                [PYTHON_OF_QGIS if ours else sys.executable, str(WORKERS[ours]), str(task)],
                env={**os.environ, **ONE_THREAD},
                capture_output=True,
                text=True,
                timeout=5 * limit + 120,
            )
        except subprocess.TimeoutExpired:
            return None, late
        if -done.returncode in _KILLED:
            return None, late
        if done.returncode != 0 or not out.exists():
            lines = done.stderr.strip().splitlines() or [f"ended with {done.returncode}"]
            return None, {"note": lines[-1].split(" (/")[0][:160]}
        return np.load(out), json.loads(done.stdout.strip().splitlines()[-1])


def judged(
    row: str, job: dict[str, Any], value: Callable[[Verdict], float], **conditions: Any
) -> Run:
    """Run a job and judge the plan; conditions: those of ``Yardstick.check``.

    A condition ``graph`` is a function: bridges of the plan, (b, 2), to the yardstick.
    """
    frame = conditions.pop("graph", None)
    labels, said = call(job)
    run = Run(row, job["program"], job["seed"], job.get("level", ""), _rounded(job.get("budget")))
    if labels is None:
        return replace(run, note=said["note"])
    graph = (
        yardstick(job["graph"]) if frame is None else frame(np.array(said["bridges"], dtype=int))
    )
    verdict = graph.check(labels, **conditions)
    measured = value(verdict) if verdict.assigned else None
    # Ours tells bound and history in its own unit, of which the checked value is ``total``.
    unit = measured / said["total"] if measured and said.get("total") else 1.0
    bound = said.get("bound")
    return replace(
        run,
        value=measured,
        seconds=_rounded(said["seconds"]),
        feasible=verdict.feasible,
        contiguous=verdict.contiguous,
        k=verdict.k,
        deviation=_rounded(verdict.deviation),
        wss=_rounded(verdict.wss),
        pw=_rounded(verdict.pw),
        cut=verdict.cut,
        moved=verdict.moved,
        bound=bound if bound is None or job.get("task") == "most" else _rounded(bound * unit),
        gigabytes=_rounded(said["gigabytes"]),
        note=", ".join(f"{key} {said[key]:.4g}" for key in TOLD if said.get(key)),
        history=tuple((a, round(b * unit, 3)) for a, b in said.get("history", ())),
    )


def ward(graph: str, k: Optional[int] = None) -> Run:
    """scikit-learn Ward with connectivity; without k as in the table of its times."""
    k = WARD[graph][0] if k is None else k
    return judged(graph, {"program": WARD_PEER, "graph": graph, "k": k, "seed": 0}, wss, k=k)


def speed(graph: str) -> tuple[float, Run]:
    """How slow this machine is now, and the run of Ward that tells so.

    Its CPU seconds in units of those where the targets were set, measured half a minute ago at
    most. On small graphs Ward takes milliseconds only; a larger one stands for them.
    """
    name = graph if graph in ("vor20000", "vor100000") else "vor20000"
    if graph in WARD and name != graph:
        name = "vor5000"
    when, run = _SPEEDS.get(name, (-FRESH, None))
    if run is None or time.monotonic() - when > FRESH:
        run = ward(name)
        _SPEEDS[name] = (time.monotonic(), run)
    return float(run.seconds or np.nan) / WARD[name][1], run


def wss(verdict: Verdict) -> float:
    """Within-region sum of squares."""
    return round(verdict.wss, 3)


def side_by_side(tasks: Sequence[Callable[[], Any]], jobs: int) -> list[Any]:
    """Results of tasks in their order, so many processes at a time."""
    with ThreadPoolExecutor(jobs) as pool:
        return [future.result() for future in [pool.submit(task) for task in tasks]]


def median(values: Iterable[Optional[float]]) -> float:
    """The median of what is there, NaN of nothing."""
    there = [float(value) for value in values if value is not None]
    return statistics.median(there) if there else float("nan")


def shown(value: float) -> float:
    """A value as it is printed: large ones without decimals, as the targets are given."""
    return round(value) if 1000 <= value < float("inf") else value


def _rounded(value: Optional[float]) -> Optional[float]:
    return None if value is None else round(value, 5)
