# SPDX-License-Identifier: GPL-2.0-or-later
"""The annex of a council decision as a page to print, and as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Sequence

import numpy as np

from ...core.assignments.annex import AnnexMunicipality, AnnexRegion, annex_content
from ...core.assignments.decision_log import SEPARATOR, LogRow
from ...core.assignments.withheld import LIMIT
from ...core.bundled import openpyxl
from ...core.plan import UNASSIGNED, Plan, PlanInfo
from ..files import atomic_write
from ..maps.texts import readable_date
from ..report_html import HtmlReport
from ..table_files import fill_sheet
from ..translation import number, tr, trn
from ..workbook_cells import add_sheet, clean_text, write_text_table
from .decision_log import HIDDEN

#: Blocks that a decision names one by one.
_BLOCKS_NAMED = 12


def write_annex(
    path: str | Path,
    plan: Plan,
    info: PlanInfo,
    limit: int = LIMIT,
    log: Sequence[LogRow] = (),
) -> None:
    """The annex as a page to print or, where the path ends so, as XLSX.

    log: of decisions; those with a reason are part of it, without residents, which would be those
    of single blocks. ``UserError`` as of ``atomic_write``.
    """
    content = annex_content(plan, limit)
    decided = [row for row in log if row.decision.reason]
    if Path(path).suffix.lower() == ".xlsx":
        _write_workbook(path, plan, info, content, limit, decided)
        return
    report = HtmlReport(info.title or tr("Sozialräume"), tr("Annex: blocks of the Sozialräume"))
    lines = _summary(plan, content)
    report.box(lines, warning=_open_blocks(plan) > 0)
    report.facts(info_facts(info))
    for municipality in content:
        report.heading(f"{municipality.name} ({municipality.key})")
        report.paragraph(
            trn(
                "{n} Sozialraum, {residents} residents",
                "{n} Sozialräume, {residents} residents",
                len(municipality.regions),
            ).format(
                n=number(len(municipality.regions)), residents=_printed(municipality.residents)
            )
        )
        report.table(
            [tr("Label"), tr("Sozialraum"), tr("Key"), tr("Residents"), tr("Blocks")],
            [
                [
                    _unbroken(region.short),
                    region.name,
                    region.key,
                    _cell(region.residents),
                    _in_words(region),
                ]
                for region in municipality.regions
            ],
        )
    for line in _remarks(content, limit):
        report.paragraph(line)
    if decided:
        report.heading(tr("Decisions"))
        report.table(_decision_heads(), [_decision(row) for row in decided])
    report.write(path)


def _decision_heads() -> list[str]:
    return [
        tr("Date"),
        tr("Kind"),
        tr("From"),
        tr("To"),
        tr("Blocks"),
        tr("Reason"),
        tr("Committee"),
        tr("Paper no."),
    ]


def _decision(row: LogRow) -> list[str]:
    """A change with its reason, as the council reads it."""
    said = row.decision
    keys = SEPARATOR.join(row.blocks[:_BLOCKS_NAMED])
    more = len(row.blocks) - _BLOCKS_NAMED
    if more > 0:
        keys = tr("{keys} and {n} more").format(keys=keys, n=number(more))
    day = readable_date(said.date)
    target = f"{_unbroken(row.target_label)} {row.name}".strip()
    place = [row.kind.value, _unbroken(row.source_label), target, keys]
    return [day, *place, said.reason, said.committee, said.paper]


def info_facts(info: PlanInfo) -> list[tuple[str, object]]:
    """What is known of a plan, for the head of a report."""
    facts: list[tuple[str, object]] = [
        (tr("Version"), info.version),
        (tr("Status"), status_text(info.status)),
        (tr("Valid from"), readable_date(info.valid_from)),
        (tr("Valid until"), readable_date(info.valid_to)),
        (tr("Resolution"), info.resolution),
    ]
    return [(name, value) for name, value in facts if value]


def status_text(status: str) -> str:
    """The state of a plan as a word."""
    words = {
        "entwurf": tr("draft"),
        "abgestimmt": tr("agreed"),
        "beschlossen": tr("decided"),
    }
    return words.get(status, status)


def _unbroken(labels: str) -> str:
    """Labels whose number stays beside their letters at the end of a line."""
    return SEPARATOR.join(label.replace(" ", "\u00a0") for label in labels.split(SEPARATOR))


def _in_words(region: AnnexRegion) -> str:
    """Blocks by Ortsteil: ``Drove: 0101 Altstadt, 0102; Boich: 0103``."""
    places: dict[str, list[str]] = {}
    for key, name, place in region.blocks:
        # Where each block is an Ortsteil, its name says it already.
        label = f"{key} {name}" if name and name != place else key
        places.setdefault(place, []).append(label)
    parts = [
        f"{place}: {', '.join(labels)}" if place else ", ".join(labels)
        for place, labels in places.items()
    ]
    return "; ".join(parts)


def _cell(residents: int | None) -> object:
    return HIDDEN if residents is None else residents


def _printed(residents: int | None) -> str:
    return HIDDEN if residents is None else number(residents)


def _open_blocks(plan: Plan) -> int:
    return int(np.count_nonzero(plan.region_of == UNASSIGNED))


def _summary(plan: Plan, content: Sequence[AnnexMunicipality]) -> list[str]:
    regions = sum(len(municipality.regions) for municipality in content)
    lines = [
        tr("Municipalities: {municipalities}, Sozialräume: {regions}, blocks: {blocks}.").format(
            regions=number(regions),
            municipalities=number(len(content)),
            blocks=number(len(plan.blocks)),
        )
    ]
    total = _total(content)
    if total is not None:
        lines.append(tr("Residents in Sozialräume: {n}.").format(n=number(total)))
    left = _open_blocks(plan)
    if left:
        lines.append(tr("Blocks without a Sozialraum: {n}.").format(n=number(left)))
    unknown = int(np.count_nonzero(~plan.blocks.population_known))
    if unknown:
        lines.append(
            tr("Blocks whose residents are unknown and missing in the sums: {n}.").format(
                n=number(unknown)
            )
        )
    return lines


def _total(content: Sequence[AnnexMunicipality]) -> int | None:
    """Residents of all municipalities; None where that would tell one that is not printed."""
    sums = [entry.residents for entry in content]
    return None if None in sums else sum(filter(None, sums))


def _remarks(content: Sequence[AnnexMunicipality], limit: int) -> list[str]:
    printed = [region.residents for entry in content for region in entry.regions]
    printed += [entry.residents for entry in content]
    if None not in printed:
        return []
    return [
        tr(
            "{sign}  Number below {limit}, or kept secret so that such a number cannot be found "
            "by subtraction."
        ).format(sign=HIDDEN, limit=number(limit))
    ]


def _write_workbook(
    path: str | Path,
    plan: Plan,
    info: PlanInfo,
    content: Sequence[AnnexMunicipality],
    limit: int,
    decided: Sequence[LogRow],
) -> None:
    """Sheets to print: the regions, a row for each block, the decisions."""
    book = openpyxl().Workbook()
    book.remove(book.active)
    title = info.title or tr("Sozialräume")
    book.properties.title = clean_text(title)
    heads = [tr("Municipality"), tr("Label"), tr("Sozialraum"), tr("Key"), tr("Residents")]
    regions = [
        [entry.name, region.short, region.name, region.key, _printed(region.residents)]
        for entry in content
        for region in entry.regions
    ]
    total = _total(content)
    if total is not None:
        regions.append([tr("In all"), "", "", "", number(total)])
    first = add_sheet(book, tr("Sozialräume"), title, "")
    write_text_table(first, title, heads, regions, [26, 10, 60, 16, 14])
    # As numbers, where there are any, so that they can be added up.
    sums = [region.residents for entry in content for region in entry.regions] + [total]
    for line, residents in enumerate(sums, start=4):
        cell = first.cell(line, len(heads))
        cell.alignment = openpyxl().styles.Alignment(horizontal="right", vertical="top")
        if residents is not None:
            cell.value, cell.number_format, cell.quotePrefix = residents, "#,##0", False
    remarks = [f"{name}: {value}" for name, value in info_facts(info)]
    remarks += _summary(plan, content) + _remarks(content, limit)
    for offset, line in enumerate(remarks, start=len(regions) + 5):
        first.cell(offset, 1).value = clean_text(line)
    heads = [
        tr("Municipality"),
        tr("Label"),
        tr("Sozialraum"),
        tr("Key"),
        tr("Block"),
        tr("Name"),
        tr("Ortsteil"),
    ]
    blocks: list[list[Any]] = [
        [entry.name, region.short, region.name, region.key, *block]
        for entry in content
        for region in entry.regions
        for block in region.blocks
    ]
    fill_sheet(add_sheet(book, tr("Blocks"), title, ""), heads, blocks)
    if decided:
        sheet = add_sheet(book, tr("Decisions"), title, "")
        rows = [_decision(row) for row in decided]
        write_text_table(sheet, title, _decision_heads(), rows, [12, 14, 16, 26, 26, 50, 18, 14])
    with atomic_write(path) as temporary:
        book.save(str(temporary))
