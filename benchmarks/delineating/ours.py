# SPDX-License-Identifier: GPL-2.0-or-later
"""One run of ours, in the Python that QGIS uses: ``ours.py JOB.json``.

It goes through the public door alone, ``delineate(Problem(...))``, with blocks and contiguity as a
planner's layer gives them. Counted are the CPU seconds of that call.
"""

from __future__ import annotations

import json
import math
import sys
import time
from dataclasses import fields
from pathlib import Path
from typing import Any

import numpy as np
from cells import SIDE, cells
from checker import ROOT, Yardstick
from worker import report, timed

sys.path.insert(0, str(ROOT / "scripts" / "python"))

from load_plugin import load_plugin

load_plugin()

from sozialraumplaner.core.blocks import Blocks  # noqa: E402
from sozialraumplaner.core.contiguity import Contiguity, from_pairs  # noqa: E402
from sozialraumplaner.core.delineation.engine import delineate  # noqa: E402
from sozialraumplaner.core.delineation.problem import (  # noqa: E402
    Attributes,
    Mode,
    Problem,
    Weights,
)

#: The engine gets a little less than its time, since it looks at the clock from time to time only.
SHARE = 0.97


def blocks_of(
    keys: np.ndarray,
    municipality: np.ndarray,
    residents: np.ndarray,
    known: np.ndarray,
    xy: np.ndarray,
    area: np.ndarray,
) -> Blocks:
    """Blocks without names and Ortsteile."""
    nothing = np.full(len(keys), "", dtype=object)
    number = np.round(residents).astype(np.int64)
    return Blocks(keys, municipality, municipality, nothing, nothing, number, known, xy, area)


def layer(graph: Yardstick, residents: np.ndarray) -> tuple[Blocks, Contiguity]:
    """Blocks of one municipality and who borders whom."""
    n = graph.n
    keys = np.array([f"{unit:06d}" for unit in range(n)], dtype=object)
    county, known = np.full(n, "00000000", dtype=object), np.ones(n, dtype=bool)
    blocks = blocks_of(keys, county, residents, known, graph.xy, graph.area)
    origin = np.repeat(np.arange(n), np.diff(graph.indptr))
    once = origin < graph.indices
    perimeter = graph.ext + np.bincount(origin, weights=graph.shared, minlength=n)
    contiguity = from_pairs(n, origin[once], graph.indices[once], graph.shared[once], perimeter)
    return blocks, contiguity


def only(**weights: float) -> Weights:
    """An objective of the named parts alone."""
    return Weights(**{**{entry.name: 0.0 for entry in fields(Weights)}, **weights})


def problem_of(job: dict[str, Any]) -> Problem:
    """The question of a job as a planner would put it."""
    if job["task"] == "kreis":
        return kreis(job)
    graph = Yardstick.load(job["graph"])
    residents = np.load(job["residents"]) if "residents" in job else graph.residents
    blocks, contiguity = layer(graph, residents)
    wanted: dict[str, Any] = {
        "minimum": job.get("floor", 0),
        "maximum": job.get("ceiling"),
        "within_municipality": False,
        "use_places": False,
        "mode": Mode.COUNT,
        "count": job["k"],
    }
    if job["task"] in ("homogeneous", "most"):
        names = tuple(f"x{number}" for number in range(graph.z.shape[1]))
        alike = only(pairwise=1.0) if job.get("pairwise") else only(likeness=1.0)
        wanted.update(attributes=Attributes(names, graph.z), weights=alike)
    if job["task"] == "most":
        wanted.update(mode=Mode.MOST, count=None)
    if job["task"] == "balanced":
        wanted["weights"] = only(cuts=1.0)
    if job["task"] == "adapt":
        old = np.load(job["old"]).astype(np.int32)
        wanted.update(existing=old, weights=only(change=1.0))
    return Problem(blocks, contiguity, **wanted)


def kreis(job: dict[str, Any]) -> Problem:
    """Kreis Düren with the common weights."""
    county = cells()
    n = len(county.keys)
    area = np.full(n, SIDE**2)
    blocks = blocks_of(
        county.keys, county.municipality, county.residents, county.known, county.xy, area
    )
    length = np.full(len(county.left), SIDE)
    perimeter = np.full(n, 4 * SIDE)
    contiguity = from_pairs(n, county.left, county.right, length, perimeter)
    return Problem(blocks, contiguity, minimum=job["floor"], use_places=False)


def main() -> int:
    job = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    problem = problem_of(job)
    limit = None if job.get("budget") is None else SHARE * job["budget"]
    solution, seconds = timed(
        lambda: delineate(problem, time_limit=limit, seed=job["seed"], clock=time.process_time),
        job["limit"],
    )
    most = job["task"] == "most"
    report(
        job,
        solution.region_of,
        seconds,
        total=solution.total if math.isfinite(solution.total) else None,
        bound=solution.most if most else solution.bound,
        history=[(moment.seconds, moment.value) for moment in solution.history],
        bridges=[list(map(int, pair)) for pair in solution.bridges],
        proven=int(solution.proven),
        gap=solution.gap if solution.gap is not None and math.isfinite(solution.gap) else None,
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
