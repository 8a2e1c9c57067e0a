# SPDX-License-Identifier: GPL-2.0-or-later
"""The match report of a join as an HTML page and as a table of loose ends."""

from __future__ import annotations

from pathlib import Path
from typing import Sequence

from qgis.core import QgsFeature, QgsFields

from ..core.tables import MatchReport, Table
from ..core.values import STATE_CODES, Flag, State, ValueColumn
from .compat import field
from .messages.tables import PROBLEMS, REASONS, REPAIRS, note_text
from .report_html import HtmlReport
from .translation import number, tr, trn

_MATCH_FIELDS = (
    ("art", "text"),
    ("zeile", "int"),
    ("schluessel", "text"),
    ("name", "text"),
    ("hinweis", "text"),
)


def match_fields() -> QgsFields:
    """Fields of the table of loose ends."""
    fields = QgsFields()
    for name, kind in _MATCH_FIELDS:
        fields.append(field(name, kind))
    return fields


def match_features(report: MatchReport) -> list[QgsFeature]:
    """One feature for each row or key that did not simply fit."""
    features = []
    for row in _loose_ends(report):
        feature = QgsFeature(match_fields())
        feature.setAttributes(list(row))
        features.append(feature)
    return features


def _loose_ends(report: MatchReport) -> list[tuple[str, int | None, str, str, str]]:
    rows: list[tuple[str, int | None, str, str, str]] = []
    for row in report.unmatched:
        hint = REASONS[row.reason]() if row.reason in REASONS else row.reason
        if row.suggestions:
            hint += "; " + tr("similar: {names}").format(names=", ".join(row.suggestions))
        rows.append((tr("row not matched"), row.line, row.key, row.name, hint))
    rows += [(tr("no row in the table"), None, key, "", "") for key in report.missing]
    for twice in report.duplicates:
        lines = ", ".join(map(str, twice.lines))
        hint = tr("identical in lines {lines}; counted once").format(lines=lines)
        rows.append((tr("repeated row"), twice.lines[0], twice.key, "", hint))
    for conflict in report.name_conflicts:
        hint = tr("the layer says “{name}”").format(name=conflict.reference_name)
        rows.append(
            (tr("another name"), conflict.line, conflict.key, conflict.name, hint),
        )
    for cell in report.unreadable:
        hint = f"{cell.column}: “{cell.text}” {PROBLEMS[cell.problem]()}"
        rows.append((tr("cell not readable"), None, "", "", hint))
    for total in report.totals:
        rows.append((tr("total, left out"), total.line, total.key, total.name, ""))
    for row in report.unallocated:
        rows.append((tr("belongs to no area"), row.line, row.key, row.name, ""))
    return rows


def write_match_report(
    path: str | Path,
    layer_name: str,
    table: Table,
    report: MatchReport,
    columns: Sequence[ValueColumn],
    originals: Sequence[str],
) -> None:
    """The report as one HTML file; ``UserError`` as of ``atomic_write``."""
    file_name = Path(table.source.path).name
    page = HtmlReport(
        tr("Match report: {table}").format(table=file_name),
        tr("Values of “{table}” joined to the layer “{layer}”").format(
            table=file_name, layer=layer_name
        ),
    )
    page.box([summary_line(report), *completeness_lines(report)], warning=not report.complete)
    page.facts(_facts(table, report))
    if report.repaired:
        page.heading(tr("Repaired keys"))
        page.table(
            [tr("Kind of repair"), tr("Rows")],
            [[REPAIRS[kind](), count] for kind, count in report.repaired.items()],
        )
    loose = _loose_ends(report)
    if loose:
        page.heading(tr("What did not simply fit"))
        page.table(
            [tr("Kind"), tr("Line in the file"), tr("Key"), tr("Name"), tr("Remark")],
            [[kind, line or "", *texts] for kind, line, *texts in loose],
        )
    page.heading(tr("Joined columns"))
    page.table(
        [
            tr("Column of the table"),
            tr("Field"),
            tr("Numbers"),
            tr("Secret"),
            tr("Missing"),
            tr("Estimated"),
            tr("Sum of the numbers"),
        ],
        [_column_row(column, name) for column, name in zip(columns, originals)],
    )
    if table.title:
        page.heading(tr("Title of the table"))
        for line in table.title:
            page.paragraph(line)
    if table.footnotes:
        page.heading(tr("Footnotes of the table"))
        for line in table.footnotes:
            page.paragraph(line)
    if report.notes:
        page.heading(tr("Remarks on reading"))
        for note in report.notes:
            page.paragraph(note_text(note))
    page.write(path)


def summary_line(report: MatchReport) -> str:
    """What was read and matched, in one sentence."""
    return tr(
        "{rows} rows read, {matched} of them matched; {found} of {all} areas of the layer have "
        "a row."
    ).format(
        rows=number(report.rows_read),
        matched=number(report.rows_matched),
        found=number(report.references_matched),
        all=number(report.references),
    )


def completeness_lines(report: MatchReport) -> list[str]:
    """What is missing, or that nothing is."""
    if report.complete:
        return [tr("The join is complete.")]
    lines = []
    n = len(report.unmatched)
    if n:
        lines.append(
            trn(
                "{n} row of the table fits no area of the layer.",
                "{n} rows of the table fit no area of the layer.",
                n,
            ).format(n=number(n))
        )
    n = len(report.missing)
    if n:
        lines.append(
            trn(
                "{n} area of the layer has no row in the table; its values are missing, not 0.",
                "{n} areas of the layer have no row in the table; their values are missing, not 0.",
                n,
            ).format(n=number(n))
        )
    n = len(report.unreadable)
    if n:
        lines.append(
            trn("{n} cell could not be read.", "{n} cells could not be read.", n).format(
                n=number(n)
            )
        )
    return lines


def _facts(table: Table, report: MatchReport) -> list[tuple[str, object]]:
    source = table.source
    facts: list[tuple[str, object]] = [(tr("File"), source.path)]
    if source.sheet:
        facts.append((tr("Sheet"), source.sheet))
    if source.time:
        facts.append((tr("Reference date"), source.time))
    facts += [
        (tr("Matched by"), report.key_column),
        (tr("Rows read"), report.rows_read),
        (tr("Rows matched"), report.rows_matched),
        (tr("Keys repaired"), sum(report.repaired.values())),
        (tr("Totals left out"), len(report.totals)),
        (tr("Rows of no area"), len(report.unallocated)),
        (tr("Rows not matched"), len(report.unmatched)),
        (tr("Areas without a row"), len(report.missing)),
        (tr("Repeated rows"), len(report.duplicates)),
    ]
    return facts


def _column_row(column: ValueColumn, original: str) -> list[object]:
    known = column.known
    secret = column.state == State.SECRET
    total = float(column.value[known].sum())
    return [
        original,
        column.name,
        int(known.sum()),
        int(secret.sum()),
        int((~known & ~secret).sum()),
        int(((column.flags & Flag.ESTIMATED) > 0).sum()),
        number(total, 0 if total.is_integer() else 1),
    ]


def states_text(column: ValueColumn) -> str:
    """The states of a column with their numbers, for the log."""
    counts = {code: int((column.state == state).sum()) for state, code in STATE_CODES.items()}
    return ", ".join(f"{code}: {number(count)}" for code, count in counts.items() if count)
