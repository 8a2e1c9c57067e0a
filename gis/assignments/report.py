# SPDX-License-Identifier: GPL-2.0-or-later
"""The import of an assignment in numbers: as sentences, and as an HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Callable, List, Mapping

from ...core.assignments import Assignment
from ..messages import finding_text, level_text
from ..report_html import HtmlReport
from ..translation import number, tr, trn

#: Rows of a list that are written out; of keys put right, which follow one pattern, a few.
_LISTED, _EXAMPLES = 500, 12

_COLUMNS: dict[str, Callable[[], str]] = {
    "key": lambda: tr("Key of the block"),
    "region": lambda: tr("Sozialraum"),
    "short": lambda: tr("Label"),
    "name": lambda: tr("Name of the Sozialraum"),
}


def report_lines(report: Mapping[str, Any]) -> List[str]:
    """What was read and reached; report: ``AssignmentReport.as_dict``, perhaps from a plan file."""
    lines = []
    if report["way"] == "table":
        lines.append(
            tr("{rows} rows read, {matched} of them name a block.").format(
                rows=number(report["rows_read"]), matched=number(report["rows_matched"])
            )
        )
    lines.append(
        tr("{assigned} of {n} blocks got a Sozialraum; there are {regions} Sozialräume.").format(
            assigned=number(report["assigned"]),
            n=number(report["blocks"]),
            regions=number(report["regions"]),
        )
    )
    conflicts = len(report["conflicts"])
    if conflicts:
        lines.append(
            trn(
                "{n} block has different Sozialräume in the table and got none of them.",
                "{n} blocks have different Sozialräume in the table and got none of them.",
                conflicts,
            ).format(n=number(conflicts))
        )
    return lines


def write_import_report(path: str | Path, layer_name: str, assignment: Assignment) -> None:
    """Write the page; ``UserError`` as of ``atomic_write``."""
    report = assignment.report
    page = HtmlReport(
        tr("Import of an assignment"),
        tr("“{source}” onto the blocks “{layer}”").format(source=report.source, layer=layer_name),
    )
    page.box(report_lines(report.as_dict()), warning=not report.complete)
    page.facts(_facts(assignment))
    for title, heads, rows, listed in _lists(assignment):
        if rows:
            page.heading(title)
            _table(page, heads, rows, listed)
    findings = [finding for finding in assignment.findings if finding.rule != "Z14"]
    if findings:
        page.heading(tr("Findings"))
        _table(
            page,
            [tr("Level"), tr("Finding")],
            [[level_text(finding.level), finding_text(finding)] for finding in findings],
        )
    page.write(path)


def _table(
    page: HtmlReport, heads: list[str], rows: list[list[object]], listed: int = _LISTED
) -> None:
    """The first rows of a list, and how many there are beside them."""
    page.table(heads, rows[:listed])
    if len(rows) > listed:
        page.paragraph(tr("… and {n} more.").format(n=number(len(rows) - listed)))


def _facts(assignment: Assignment) -> list[tuple[str, object]]:
    report = assignment.report
    facts: list[tuple[str, object]] = []
    for part, column in report.columns.items():
        if column:
            taken = column
            if report.way == "table" and not report.header:
                taken = tr("column {n}").format(n=column)
            facts.append((_COLUMNS[part](), taken))
    if report.way == "table":
        facts += [
            (tr("Header"), tr("yes") if report.header else tr("no")),
            (tr("Rows read"), report.rows_read),
            (tr("Rows that name a block"), report.rows_matched),
            (tr("Rows with an unknown key"), len(report.unknown)),
            (tr("Rows whose key may mean several blocks"), len(report.ambiguous)),
            (tr("Keys of blocks put right"), len(report.repaired)),
            (tr("Keys of Sozialräume put right"), len(report.regions_repaired)),
            (tr("Blocks named again with the same Sozialraum"), len(report.duplicates)),
            (tr("Blocks with different Sozialräume"), len(report.conflicts)),
            (tr("Rows without a block"), len(report.blank_keys)),
            (tr("Rows without a Sozialraum"), len(report.blank_regions)),
        ]
    if report.way == "polygons":
        facts.append((tr("Blocks with less than half in their Sozialraum"), len(report.unclear)))
    facts += [
        (_missing(report.way), len(report.missing)),
        (tr("Sozialräume without a block"), len(report.empty_regions)),
    ]
    return facts


def _missing(way: str) -> str:
    """What ``AssignmentReport.missing`` holds."""
    return {
        "table": tr("Blocks without a row"),
        "polygons": tr("Blocks outside all areas"),
        "field": tr("Blocks whose field is blank"),
    }[way]


def _lists(assignment: Assignment) -> list[tuple[str, list[str], list[list[object]], int]]:
    """Title, headers and rows of each list, and how many of its rows are written out."""
    report = assignment.report
    rows = [tr("Line"), tr("Key of the block"), tr("Sozialraum")]
    return [
        (
            tr("Blocks with different Sozialräume"),
            [tr("Block"), tr("Line"), tr("Sozialraum")],
            [
                [conflict.key, str(row.line), row.region or "–"]
                for conflict in report.conflicts
                for row in conflict.rows
            ],
            _LISTED,
        ),
        (
            tr("Rows with an unknown key"),
            rows,
            [[str(row.line), row.key, row.region] for row in report.unknown],
            _LISTED,
        ),
        (
            tr("Rows whose key may mean several blocks"),
            rows,
            [[str(row.line), row.key, row.region] for row in report.ambiguous],
            _LISTED,
        ),
        (
            tr("Keys put right"),
            [tr("Written"), tr("Means")],
            [[entry.written, entry.key] for entry in [*report.repaired, *report.regions_repaired]],
            _EXAMPLES,
        ),
        (
            tr("Blocks with less than half in their Sozialraum"),
            [tr("Block"), tr("Sozialraum"), tr("Share of its area (%)")],
            [[entry.key, entry.region, round(100 * entry.share, 1)] for entry in report.unclear],
            _LISTED,
        ),
        (
            _missing(report.way),
            [tr("Block")],
            [[key] for key in report.missing],
            _LISTED,
        ),
    ]
