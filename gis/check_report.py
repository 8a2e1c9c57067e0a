# SPDX-License-Identifier: GPL-2.0-or-later
"""The check of a plan as an HTML page to hand round."""

from __future__ import annotations

from pathlib import Path
from typing import Sequence

from ..core.findings import Finding, Level, count_by_level
from ..core.plan import Plan
from .messages import finding_text, level_text
from .report_html import HtmlReport
from .translation import number, tr

_LEVELS = (Level.ERROR, Level.WARNING, Level.NOTE)


def write_check_report(
    path: str | Path,
    layer_name: str,
    plan: Plan,
    findings: Sequence[Finding],
    checked: Sequence[str],
    left_out: Sequence[str],
) -> None:
    """Write the result, what was checked, the findings, and the sizes by municipality."""
    levels = count_by_level(findings)
    report = HtmlReport(tr("Check of the Sozialräume"), layer_name)
    result = [
        tr("Errors: {errors}, warnings: {warnings}, notes: {notes}.").format(
            errors=number(levels[Level.ERROR]),
            warnings=number(levels[Level.WARNING]),
            notes=number(levels[Level.NOTE]),
        ),
        tr("Checked rules: {rules}.").format(rules=", ".join(checked)),
    ]
    if left_out:
        result.append(
            tr("Not checked, because inputs for it are missing: {rules}.").format(
                rules=", ".join(left_out)
            )
        )
    report.box(result, warning=levels[Level.ERROR] > 0)
    for level in _LEVELS:
        rows = [
            [finding.rule[:3], finding_text(finding)]
            for finding in findings
            if finding.level is level
        ]
        if rows:
            report.heading(f"{level_text(level)} ({number(len(rows))})")
            report.table([tr("Rule"), tr("Finding")], rows)
    report.heading(tr("Sizes"))
    report.table(
        [
            tr("Municipality"),
            tr("Sozialräume"),
            tr("Residents"),
            tr("Smallest"),
            tr("Largest"),
        ],
        _sizes(plan),
    )
    report.write(path)


def _sizes(plan: Plan) -> list[list[object]]:
    """A row a municipality, and the sum."""
    members: dict[str, list[int]] = {}
    for index, region in enumerate(plan.regions):
        if plan.block_count[index]:
            members.setdefault(region.municipality, []).append(index)
    rows: list[list[object]] = []
    for municipality in sorted(members):
        residents = [int(plan.population[index]) for index in members[municipality]]
        rows.append(
            [
                plan.blocks.name_of_municipality(municipality),
                len(residents),
                sum(residents),
                min(residents),
                max(residents),
            ]
        )
    everyone = [int(plan.population[index]) for group in members.values() for index in group]
    if everyone:
        rows.append([tr("Sum"), len(everyone), sum(everyone), min(everyone), max(everyone)])
    return rows
