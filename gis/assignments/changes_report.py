# SPDX-License-Identifier: GPL-2.0-or-later
"""An applied list of changes as an HTML page: what was made and why, what was refused."""

from __future__ import annotations

from pathlib import Path
from typing import List

from ...core.assignments.changes import Applied
from ...core.assignments.decision_log import SEPARATOR
from ...core.findings import Level
from ..messages import finding_text, level_text
from ..report_html import HtmlReport
from ..translation import number, tr


def summary_lines(applied: Applied) -> List[str]:
    """How many rows were made, and how many were refused."""
    made = {row.number for row in applied.log}
    blocks = sum(len(row.blocks) for row in applied.log)
    residents = sum(row.residents or 0 for row in applied.log)
    lines = [
        tr("Changes made: {n}, with {blocks} blocks and {residents} residents.").format(
            n=number(len(made)), blocks=number(blocks), residents=number(residents)
        )
    ]
    if applied.refused:
        shown = ", ".join(map(str, applied.refused[:10]))
        lines.append(
            tr("Rows refused: {n} (lines {lines}). The findings say why.").format(
                n=number(len(applied.refused)),
                lines=shown + (" …" if len(applied.refused) > 10 else ""),
            )
        )
    return lines


def write_changes_report(path: str | Path, name: str, source: str, applied: Applied) -> None:
    """Write the page. name: of the plan; source: of the list."""
    report = HtmlReport(
        tr("Changes from a list"), tr("“{source}” on “{plan}”").format(source=source, plan=name)
    )
    report.box(summary_lines(applied), warning=bool(applied.refused))
    for level in Level:
        rows = [[finding_text(f)] for f in applied.findings if f.level is level]
        if rows:
            report.heading(f"{level_text(level)} ({number(len(rows))})")
            report.table([tr("Finding")], rows)
    if applied.log:
        report.heading(tr("Changes made"))
        report.table(
            [
                tr("No."),
                tr("From"),
                tr("To"),
                tr("Blocks"),
                tr("Residents"),
                tr("Criterion"),
                tr("Reason"),
            ],
            [
                [
                    row.number,
                    row.source or tr("no Sozialraum"),
                    row.target,
                    SEPARATOR.join(row.blocks),
                    tr("unknown") if row.residents is None else number(row.residents),
                    row.decision.criterion,
                    row.decision.reason,
                ]
                for row in applied.log
            ],
        )
        report.internal_note()
    report.write(path)
