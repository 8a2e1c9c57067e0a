# SPDX-License-Identifier: GPL-2.0-or-later
"""Delineation against its peers on the same graphs in one run, judged by one independent checker.

    scripts/bench delineation [--tables wss,maxp,...] [--rows vor1000,...] [--seeds 5]
                              [--no-peers | --all-peers] [--jobs 2]

Every run is a process of its own with one thread; counted are CPU seconds of the call alone. What
ours may take is given in seconds of another machine: scikit-learn Ward, run right before, tells how
fast this one is. A table leaves every run in build/bench/; a complete one leaves its medians in
benchmarks/results/ as well.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "scripts" / "python"), str(Path(__file__).parent / "delineating")]

from checker import DATA  # noqa: E402
from county import kreis  # noqa: E402
from csvs import medians, write_rows, write_runs  # noqa: E402
from figures import Figures  # noqa: E402
from growth import convergence, curves, scaling  # noqa: E402
from moved import adapt  # noqa: E402
from tables import Setting, balanced, homogeneous, most, published  # noqa: E402

TABLES = {
    "wss": homogeneous,
    "maxp": most,
    "balanced": balanced,
    "published": published,
    "adapt": adapt,
    "scaling": scaling,
    "convergence": convergence,
    "kreis": kreis,
}
RUNS, RESULTS = ROOT / "build" / "bench", ROOT / "benchmarks" / "results"


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="scripts/bench delineation")
    parser.add_argument("--tables", default=",".join(TABLES), help="some of: %(default)s")
    parser.add_argument("--rows", default="", help="names of graphs; all by default")
    parser.add_argument("--seeds", type=int, default=5, help="runs of each program")
    parser.add_argument("--jobs", type=int, default=min(2, os.cpu_count() or 1), help="processes")
    parser.add_argument("--no-peers", action="store_true", help="ours alone")
    parser.add_argument("--all-peers", action="store_true", help="peers that take minutes as well")
    found = parser.parse_args()
    found.tables = [name for name in found.tables.split(",") if name]
    unknown = [name for name in found.tables if name not in TABLES]
    if unknown:
        parser.error(f"no such table: {', '.join(unknown)}")
    return found


def main() -> int:
    options = arguments()
    if not (DATA / "graphs").is_dir():
        sys.exit(f"no graphs in {DATA}: set SOZIALRAUM_SHARED_DATA")
    figures = Figures()
    setting = Setting(
        figures,
        seeds=tuple(range(1, options.seeds + 1)),
        jobs=options.jobs,
        peers="none" if options.no_peers else "all" if options.all_peers else "quick",
        only=tuple(name for name in options.rows.split(",") if name),
    )
    complete = not setting.only and setting.peers != "none" and options.seeds >= 5
    for name in options.tables:
        begin = time.monotonic()
        runs = TABLES[name](setting)
        figures.add(f"{name}_took", time.monotonic() - begin, "s")
        write_runs(RUNS / f"delineation_{name}_runs.csv", runs)
        for folder in (RUNS, RESULTS) if complete else (RUNS,):
            write_rows(folder / f"delineation_{name}.csv", medians(runs))
            if name == "convergence":
                write_rows(folder / "delineation_convergence_curve.csv", curves(runs))
    return figures.exit_code()


if __name__ == "__main__":
    sys.exit(main())
