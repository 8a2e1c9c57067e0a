# SPDX-License-Identifier: GPL-2.0-or-later
"""An applied list of changes as an HTML page: what was made and why, what was refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import List

from ...core.assignments.changes import Applied
from ...core.assignments.decision_log import SEPARATOR, LogRow
from ...core.errors import UserError
from ...core.findings import Finding, Level
from ..messages import error_text, finding_text, level_text
from ..report_html import HtmlReport
from ..translation import number, tr


def worded(applied: Applied) -> Applied:
    """The same with refusals of single actions as sentences."""
    return replace(applied, findings=[_worded(finding) for finding in applied.findings])


def _worded(finding: Finding) -> Finding:
    why = finding.data.get("why")
    if not isinstance(why, UserError):
        return finding
    return replace(finding, data={**finding.data, "why": error_text(why)})


def summary_lines(applied: Applied) -> List[str]:
    """How many rows were made, and how many were refused."""
    made = {row.number for row in applied.log}
    blocks = sum(row.moved for row in applied.log)
    residents = sum(row.residents_moved for row in applied.log)
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
    if applied.torn:
        lines.append(
            tr(
                "Some would tear a Sozialraum apart. To have them made all the same, and named, "
                "switch off “Refuse changes that tear a Sozialraum apart”."
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
                tr("Kind"),
                tr("From"),
                tr("To"),
                tr("Blocks"),
                tr("Residents"),
                tr("Criterion"),
                tr("Reason"),
            ],
            [_cells(row) for row in applied.log],
        )
        report.internal_note()
    report.write(path)


def _cells(row: LogRow) -> List[object]:
    residents = tr("unknown") if row.residents is None else row.residents
    about = row.kind.moves_blocks and row.blocks
    target = ", ".join(part for part in (_called(row.target_label, row.target), row.name) if part)
    return [
        row.number,
        row.kind.value,
        _called(row.source_label, row.source) or (tr("no Sozialraum") if about else ""),
        target or (tr("no Sozialraum") if about else ""),
        SEPARATOR.join(row.blocks),
        residents if row.moved else "",
        row.decision.criterion,
        row.decision.reason,
    ]


def _called(label: str, key: str) -> str:
    """What people call a region, and its key; several by their labels only."""
    return f"{label} ({key})" if label not in ("", key) and SEPARATOR not in key else label
