# SPDX-License-Identifier: GPL-2.0-or-later
"""The tables with peers: homogeneous, as many as possible, balanced, published.

Ours gets the CPU seconds of a level times the machine's speed, which scikit-learn Ward tells right
before each run. Peers take part with their own settings; those that are deterministic run once.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Callable, Optional, Sequence

import rows
from checker import Verdict
from figures import Figures
from rows import Level, Row
from runs import OURS, WARD_PEER, Run, judged, median, shown, side_by_side, speed, ward, wss
from runs import yardstick as of

#: Peers that give the same plan whatever the seed.
DETERMINISTIC = (*rows.FAST, WARD_PEER, "spopt Ward", "spopt Skater")
#: Seconds that pass between two looks at the clock, as a share of the budget.
OVERRUN = 1.02


@dataclass(frozen=True)
class Setting:
    """How the benchmark runs. peers: "none", "quick" or "all". only: graphs, empty for all."""

    figures: Figures
    seeds: tuple[int, ...]
    jobs: int
    peers: str = "quick"
    only: tuple[str, ...] = ()

    def chosen(self, table: Sequence[Row]) -> list[Row]:
        """Rows that were asked for."""
        return [row for row in table if not self.only or row.graph in self.only]

    def peers_of(self, row: Row) -> tuple[str, ...]:
        """Peers that take part in a row."""
        quick = () if self.peers == "none" else row.peers
        return (*quick, *row.slow_peers) if self.peers == "all" else quick


@dataclass(frozen=True)
class Table:
    """What a table asks ours and the peers for. smaller: whether smaller values are better."""

    name: str
    rows: tuple[Row, ...]
    task: str
    unit: str
    value: Callable[[Verdict], float]
    smaller: bool = True
    tolerance: Optional[float] = None

    def conditions(self, row: Row) -> dict[str, Any]:
        """What the checker asks of a plan."""
        floor, ceiling = row.floor or -math.inf, row.ceiling
        if self.tolerance is not None and not row.floor:
            floor, ceiling = of(row.graph).limits(row.k, self.tolerance)
        return {
            "k": row.k or None,
            "floor": floor,
            "ceiling": ceiling,
            "pairwise": not self.smaller,
        }

    def job(self, row: Row, program: str, seed: int) -> dict[str, Any]:
        """What a worker is told."""
        wanted = self.conditions(row)
        job = {"program": program, "graph": row.graph, "seed": seed, "k": row.k}
        if math.isfinite(wanted["floor"]):
            job["floor"] = wanted["floor"]
        if math.isfinite(wanted["ceiling"]):
            job["ceiling"] = wanted["ceiling"]
        if self.tolerance is not None:
            job["tolerance"] = self.tolerance
        if program == OURS:
            job["task"] = self.task
        if program == "GerryChain":
            job.update(budget=rows.CHAIN_SECONDS, limit=2 * rows.CHAIN_SECONDS)
        return job

    def run(self, row: Row, program: str, seed: int, **more: Any) -> Run:
        """One run, judged."""
        job = {**self.job(row, program, seed), **more}
        return judged(row.name, job, self.value, **self.conditions(row))


WSS = Table("wss", rows.WSS, "homogeneous", "WSS", wss)
MAXP = Table("maxp", rows.MAXP, "most", "regions", lambda verdict: verdict.k, smaller=False)
BALANCED = Table(
    "balanced", rows.BALANCED, "balanced", "cut edges", lambda verdict: verdict.cut, tolerance=0.01
)
PUBLISHED = Table(
    "published",
    rows.PUBLISHED,
    "balanced",
    "cut edges",
    lambda verdict: verdict.cut,
    tolerance=0.005,
)


def in_budget(table: Table, row: Row, level: Level, seed: int, pace: float, **more: Any) -> Run:
    """Ours with the seconds of a level on this machine."""
    budget = level.seconds * pace
    asked = {"level": level.name, "budget": budget, "limit": 3 * budget + 30, **more}
    return replace(table.run(row, OURS, seed, **asked), speed=round(pace, 4))


def ours(table: Table, row: Row, seed: int) -> list[Run]:
    """Ward, then ours at every level; Ward counts as a peer where it is one."""
    pace, reference = speed(row.graph)
    runs = [in_budget(table, row, level, seed, pace) for level in row.levels]
    if table is WSS:
        beside = reference if reference.row == row.graph else ward(row.graph)
        runs.insert(0, replace(beside, seed=seed))
    return runs


def ours_beside_metis(table: Table, row: Row, seed: int) -> list[Run]:
    """As ``ours``, and once more with the very CPU seconds of METIS with 50 restarts."""
    metis = table.run(row, "METIS 50", seed)
    budget = metis.seconds or 0.0
    asked = {"level": "as METIS 50", "budget": budget, "limit": 3 * budget + 30}
    return [metis, table.run(row, OURS, seed, **asked), *ours(table, row, seed)]


def compare(setting: Setting, table: Table) -> list[Run]:
    """All runs of a table, its figures printed."""
    tasks: list[Callable[[], list[Run]]] = []
    chosen = setting.chosen(table.rows)
    # The long ones first, so that no process is left alone with them at the end.
    for row in sorted(chosen, key=lambda row: -sum(level.seconds for level in row.levels)):
        beside = table is BALANCED and "METIS 50" in setting.peers_of(row)
        for seed in setting.seeds:
            tasks.append(partial(ours_beside_metis if beside else ours, table, row, seed))
        for peer in setting.peers_of(row):
            if beside and peer == "METIS 50":
                continue
            seeds = setting.seeds[:1] if peer in DETERMINISTIC else setting.seeds
            for seed in seeds:
                tasks.append(
                    partial(lambda row, peer, seed: [table.run(row, peer, seed)], row, peer, seed)
                )
    runs = [run for result in side_by_side(tasks, setting.jobs) for run in result]
    for row in chosen:
        print_row(setting.figures, table, row, [run for run in runs if run.row == row.name])
    return runs


def worth(runs: Sequence[Run], smaller: bool) -> float:
    """Median value of ours; a plan that is missing or breaks a condition misses every target."""
    missed = math.inf if smaller else -math.inf
    return or_missed(median(run.value if run.feasible else missed for run in runs), smaller)


def or_missed(value: float, smaller: bool) -> float:
    """A value that misses every target where there is none."""
    return value if not math.isnan(value) else math.inf if smaller else -math.inf


def values(runs: Sequence[Run], program: str, level: str = "") -> list[Run]:
    """Finished runs of a program."""
    return [run for run in runs if run.program == program and run.level == level and run.finished]


def best_peer(
    runs: Sequence[Run], smaller: bool, tolerance: Optional[float] = None
) -> Optional[tuple[str, float, float]]:
    """Name, median value and median CPU seconds of the best peer whose plans all hold.

    Peers are forgiven a tenth of the tolerance: METIS rounds to its own favour.
    """
    found = []
    for name in dict.fromkeys(run.program for run in runs if run.program != OURS):
        done = values(runs, name)
        if done and all(_nearly(run, tolerance) for run in done):
            value = median(run.value for run in done)
            found.append((value if smaller else -value, median(run.seconds for run in done), name))
    if not found:
        return None
    value, seconds, name = min(found)
    return name, abs(value), seconds


def _nearly(run: Run, tolerance: Optional[float]) -> bool:
    if tolerance is None or run.deviation is None:
        return run.feasible
    return run.feasible or (run.contiguous and run.deviation <= 1.1 * tolerance)


def print_row(figures: Figures, table: Table, row: Row, runs: Sequence[Run]) -> None:
    """Peers, ours against the targets, and ratios."""
    title = f"{table.name}_{row.name}"
    for name in dict.fromkeys(run.program for run in runs if run.program != OURS):
        told = [run for run in runs if run.program == name]
        done = values(runs, name)
        key = f"{title}_{name.replace(' ', '_')}"
        if not done:
            print(f"{key}: {told[0].note}", flush=True)
            continue
        held = sum(run.feasible for run in done)
        remark = "" if held == len(done) else f", {held} of {len(done)} plans hold"
        seconds = median(run.seconds for run in done)
        figures.add(
            key,
            shown(median(run.value for run in done)),
            f"{table.unit} in {seconds:.4g} CPU s{remark}",
        )
    peer = best_peer(runs, table.smaller, table.tolerance)
    levels = list(row.levels)
    for level in levels:
        print_level(figures, table, f"{title}_{level.name}", level, runs, peer)
    mine = [run for run in runs if run.program == OURS]
    figures.add(f"{title}_machine", median(run.speed for run in mine), "x Ward's time")
    figures.add(
        f"{title}_plans_not_kept", sum(not run.feasible for run in mine), "plans", at_most=0
    )
    beside = [run for run in mine if run.level == "as METIS 50"]
    if beside:
        metis = median(run.value for run in values(runs, "METIS 50"))
        value = worth(beside, smaller=True)
        figures.add(f"{title}_as_METIS_50", value, "cut edges in its time", at_most=metis)
        ratio = median((run.seconds or math.nan) / (run.budget or math.nan) for run in beside)
        figures.add(f"{title}_as_METIS_50_cpu", ratio, "x METIS 50")


def print_level(
    figures: Figures,
    table: Table,
    title: str,
    level: Level,
    runs: Sequence[Run],
    peer: Optional[tuple[str, float, float]],
) -> None:
    """Ours at one budget."""
    done = values(runs, OURS, level.name)
    value = worth([run for run in runs if run.level == level.name], table.smaller)
    told = next((run.note for run in runs if run.program == OURS and run.note), "")
    side = {"at_most": level.target} if table.smaller else {"at_least": level.target}
    figures.add(f"{title}_ours", shown(value), table.unit if done else told, **side)
    if not done:
        return
    share = median((run.seconds or math.nan) / (run.budget or math.nan) for run in done)
    seconds = median(run.seconds for run in done)
    figures.add(f"{title}_cpu", seconds, "CPU s")
    figures.add(f"{title}_cpu_of_allowed", share, "x", at_most=OVERRUN)
    if peer is not None:
        name, theirs, their_seconds = peer
        figures.add(f"{title}_to_best_peer", value / theirs, f"x {name}")
        figures.add(f"{title}_cpu_to_best_peer", seconds / their_seconds, f"x {name}")


def homogeneous(setting: Setting) -> list[Run]:
    """WSS, k given; peak memory of the largest."""
    runs = compare(setting, WSS)
    large = [run.gigabytes for run in runs if run.program == OURS and run.row == "vor100000"]
    if large:
        figure = or_missed(median(large), True)
        setting.figures.add("wss_vor100000_memory", figure, "GB", at_most=0.3)
    return runs


def most(setting: Setting) -> list[Run]:
    """As many regions as possible; then as homogeneous as peers at their number of regions."""
    runs = compare(setting, MAXP)
    for row in setting.chosen(MAXP.rows):
        bound = of(row.graph).most_regions(row.floor)
        setting.figures.add(f"maxp_{row.name}_bound", bound, "regions at most")
    return [*runs, *at_peers_number(setting, runs)]


def at_peers_number(setting: Setting, runs: Sequence[Run]) -> list[Run]:
    """Ours asked for as many regions as each peer found: WSS, and PW against spopt."""
    tasks, peers = [], []
    for row in setting.chosen(MAXP.rows):
        told = [run for run in runs if run.row == row.name and run.program != OURS]
        for name in dict.fromkeys(run.program for run in told):
            done = values(told, name)
            if done and name != "pygeoda maxp tabu":
                peers.append((row, name, done))
    graph, k, level = rows.PAIRWISE
    for row, name, done in peers:
        count = int(median(run.k for run in done))
        pairwise = name == "spopt MaxP"
        for seed in setting.seeds:
            tasks.append(partial(_at_number, row, name, count, pairwise, seed))
    georgia = [row for row in setting.chosen(MAXP.rows) if row.graph == graph]
    if not any(name == "spopt MaxP" for _, name, _ in peers):
        for row in georgia:
            for seed in setting.seeds:
                tasks.append(partial(_at_number, row, "spopt MaxP", k, True, seed))
    more = side_by_side(tasks, setting.jobs)
    for row, name, done in peers:
        mine = [run for run in more if run.row == row.name and run.level.endswith(name)]
        key = f"maxp_{row.name}_at_p_of_{name.replace(' ', '_')}"
        for measure in ("wss", "pw"):
            ratio = median(getattr(run, measure) for run in mine) / median(
                getattr(run, measure) for run in done
            )
            setting.figures.add(f"{key}_{measure}", ratio, f"x {name}")
    if georgia:
        mine = [run for run in more if run.row == graph and run.level.endswith("spopt MaxP")]
        figure = worth(mine, smaller=True)
        setting.figures.add(f"maxp_{graph}_pw_at_p_{k}", shown(figure), "PW", at_most=level.target)
        kept = sum(not run.feasible for run in mine)
        setting.figures.add(f"maxp_{graph}_pw_plans_not_kept", kept, "plans", at_most=0)
    return more


def _at_number(row: Row, peer: str, k: int, pairwise: bool, seed: int) -> Run:
    """Ours with the floor of the row and k given; by WSS, or by PW as spopt."""
    pace, _ = speed(row.graph)
    table = replace(
        MAXP, task="homogeneous", value=lambda verdict: verdict.pw if pairwise else verdict.wss
    )
    level = rows.PAIRWISE[2] if pairwise else row.levels[0]
    run = in_budget(table, replace(row, k=k), level, seed, pace, pairwise=pairwise)
    return replace(run, level=f"{run.level} at p of {peer}")


def balanced(setting: Setting) -> list[Run]:
    """Balanced within 1 %, fewest cut edges."""
    return compare(setting, BALANCED)


def published(setting: Setting) -> list[Run]:
    """Against the published plans, and which of them ours proves to be the best."""
    runs = compare(setting, PUBLISHED)
    proven = 0
    figures = setting.figures
    chosen = setting.chosen(PUBLISHED.rows)
    for row in chosen:
        mine = [run for run in runs if run.row == row.name and run.program == OURS]
        best = min((run.value for run in mine if run.feasible), default=math.nan)
        figures.add(f"published_{row.name}_best", best, f"cut edges (published {row.best_known:g})")
        bounds = [run.bound for run in mine if run.bound is not None]
        if bounds:
            # No plan can be below a bound; what others published is one.
            limit = min(best, row.best_known) if best == best else row.best_known
            figures.add(f"published_{row.name}_bound", max(bounds), "cut edges", at_most=limit)
            proven += math.ceil(max(bounds) - 1e-6) >= best and row.graph.startswith("county")
    counties = [row for row in chosen if row.graph.startswith("county")]
    if counties:
        wanted = math.ceil(rows.PROVEN_SHARE * len(counties))
        unit = f"of {len(counties)} counties"
        figures.add("published_proven", proven, unit, at_least=wanted)
    return runs
