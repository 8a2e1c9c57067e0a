# SPDX-License-Identifier: GPL-2.0-or-later
"""An adapted plan as an HTML page: who changes, how many have to, what became of each region."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Callable, List, Sequence

import numpy as np

from ...core.arrays import AnyIntArray
from ...core.delineation.adapting.adaptation import Adaptation
from ...core.delineation.adapting.carry import Way
from ...core.findings import Finding, Level, count_by_level
from ...core.plan import Plan
from ..messages import finding_text, level_text
from ..report_html import HtmlReport
from ..translation import number, tr, trn

#: Findings of one level, and moved blocks, written out.
_LISTED = 200

_WAYS: dict[Way, Callable[[], str]] = {
    Way.KEY: lambda: tr("by key"),
    Way.TABLE: lambda: tr("by the table of predecessors"),
    Way.OVERLAP: lambda: tr("by the largest overlap"),
    Way.BORDER: lambda: tr("by the longest border with a Sozialraum"),
    Way.NEAREST: lambda: tr("by the nearest block"),
}


@dataclass(frozen=True)
class Outcome:
    """What a report is about. plan: after. before: region of each block before, (n,). way: ``Way``
    by which each block got its region, (n,). limits: the wanted sizes in words."""

    plan: Plan
    before: AnyIntArray
    way: AnyIntArray
    adaptation: Adaptation
    findings: Sequence[Finding]
    limits: str


def summary_lines(outcome: Outcome) -> List[str]:
    """Who changes, and how many have to."""
    adaptation, blocks = outcome.adaptation, outcome.plan.blocks
    changed = int(np.count_nonzero(outcome.plan.region_of != outcome.before))
    if not changed and adaptation.feasible:
        return [tr("All Sozialräume keep the limits as they are. Nothing was changed.")]
    share = 100.0 * adaptation.moved / max(int(blocks.population.sum()), 1)
    lines = [
        trn(
            "{residents} residents ({percent} %) in {n} block change their Sozialraum.",
            "{residents} residents ({percent} %) in {n} blocks change their Sozialraum.",
            changed,
        ).format(residents=number(adaptation.moved), percent=number(share, 1), n=number(changed))
    ]
    if not adaptation.feasible:
        lines.append(
            tr("Not all Sozialräume keep the limits; the findings below name those that do not.")
        )
    if adaptation.moved <= adaptation.bound:
        lines.append(tr("Fewer cannot change: this many have to, whatever is done."))
    elif adaptation.bound > 0:
        lines.append(
            tr(
                "At least {bound} residents have to change, whatever is done: so many live in "
                "Sozialräume above their limit, or are missing in those below."
            ).format(bound=number(adaptation.bound))
        )
    if adaptation.stopped:
        lines.append(tr("The search was stopped; this is the best plan it had found."))
    return lines


def write_adaptation_report(path: str | Path, layer_name: str, outcome: Outcome) -> None:
    """Write the page."""
    report = HtmlReport(tr("Adapted Sozialräume"), layer_name)
    adaptation = outcome.adaptation
    report.box(summary_lines(outcome), warning=not adaptation.feasible)
    report.paragraph(outcome.limits)
    if (outcome.way != Way.KEY).any():
        _carried(report, outcome)
    _regions(report, outcome)
    _streams(report, outcome)
    _moved(report, outcome)
    report.internal_note()
    levels = count_by_level(outcome.findings)
    for level in Level:
        rows = [[f.rule, finding_text(f)] for f in outcome.findings if f.level is level]
        if rows:
            report.heading(f"{level_text(level)} ({number(levels[level])})")
            report.table([tr("Rule"), tr("Finding")], rows[:_LISTED])
    report.write(path)


def _carried(report: HtmlReport, outcome: Outcome) -> None:
    """How blocks came to their old region."""
    blocks = outcome.plan.blocks
    report.heading(tr("From the old blocks to the new ones"))
    report.table(
        [tr("Sozialraum found"), tr("Blocks"), tr("Residents")],
        [
            [
                name(),
                int(np.count_nonzero(outcome.way == way)),
                int(blocks.population[outcome.way == way].sum()),
            ]
            for way, name in _WAYS.items()
            if (outcome.way == way).any()
        ],
    )


def _regions(report: HtmlReport, outcome: Outcome) -> None:
    plan, before = outcome.plan, outcome.before
    residents, k = plan.blocks.population, len(plan.regions)
    moved = plan.region_of != before
    old = np.bincount(before, residents, minlength=k).astype(np.int64)
    lost = np.bincount(before[moved], residents[moved], minlength=k).astype(np.int64)
    won = np.bincount(plan.region_of[moved], residents[moved], minlength=k).astype(np.int64)
    by_key = sorted(range(k), key=lambda region: plan.regions[region].key)
    changed = [region for region in by_key if lost[region] or won[region]]
    if not changed:
        return
    report.heading(tr("Sozialräume that change"))
    report.table(
        [
            tr("Key"),
            tr("Name"),
            tr("Residents before"),
            tr("Lost"),
            tr("Gained"),
            tr("Residents after"),
        ],
        [
            [
                plan.regions[region].key,
                plan.regions[region].name,
                int(old[region]),
                int(lost[region]),
                int(won[region]),
                int(plan.population[region]),
            ]
            for region in changed
        ],
        caption=tr(
            "All numbers are residents of now; “before” is the old plan with them. Sozialräume "
            "that stay as they are: {n}."
        ).format(n=number(k - len(changed))),
    )


def _streams(report: HtmlReport, outcome: Outcome) -> None:
    """From which region to which residents change."""
    plan, before, k = outcome.plan, outcome.before, len(outcome.plan.regions)
    moved = np.flatnonzero(plan.region_of != before)
    if not len(moved):
        return
    code = before[moved].astype(np.int64) * k + plan.region_of[moved]
    pairs, at = np.unique(code, return_inverse=True)
    residents = np.bincount(at, plan.blocks.population[moved]).astype(np.int64)
    count = np.bincount(at)
    report.heading(tr("Who goes where"))
    report.table(
        [tr("From"), tr("To"), tr("Blocks"), tr("Residents")],
        [
            [
                _title(plan, int(pairs[row]) // k),
                _title(plan, int(pairs[row]) % k),
                int(count[row]),
                int(residents[row]),
            ]
            for row in np.argsort(-residents, kind="stable")
        ],
    )


def _moved(report: HtmlReport, outcome: Outcome) -> None:
    plan = outcome.plan
    blocks = plan.blocks
    moved = np.flatnonzero(plan.region_of != outcome.before)
    if not len(moved):
        return
    largest = moved[np.argsort(-blocks.population[moved], kind="stable")][:_LISTED]
    report.heading(tr("Blocks that change"))
    report.table(
        [tr("Block"), tr("Ortsteil"), tr("From"), tr("To"), tr("Residents")],
        [
            [
                str(blocks.keys[block]),
                str(blocks.place[block]),
                _title(plan, int(outcome.before[block])),
                _title(plan, int(plan.region_of[block])),
                int(blocks.population[block]),
            ]
            for block in largest.tolist()
        ],
        caption=tr("{shown} of {n}, those with most residents first").format(
            shown=number(len(largest)), n=number(len(moved))
        ),
    )


def _title(plan: Plan, region: int) -> str:
    entry = plan.regions[region]
    return f"{entry.key} {entry.name}"
