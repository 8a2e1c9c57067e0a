# SPDX-License-Identifier: GPL-2.0-or-later
"""The annex of a council decision as a page to print, and as a workbook."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Sequence

import numpy as np

from ...core.assignments.annex import AnnexMunicipality, AnnexRegion, annex_content
from ...core.assignments.withheld import LIMIT
from ...core.bundled import openpyxl
from ...core.plan import UNASSIGNED, Plan, PlanInfo
from ..files import atomic_write
from ..report_html import HtmlReport
from ..table_files import fill_sheet
from ..translation import number, tr, trn
from ..workbook_cells import add_sheet, clean_text, write_text_table
from .decision_log import HIDDEN


def write_annex(path: str | Path, plan: Plan, info: PlanInfo, limit: int = LIMIT) -> None:
    """The annex as a page to print or, where the path ends so, as XLSX.

    ``UserError`` as of ``atomic_write``.
    """
    content = annex_content(plan, limit)
    if Path(path).suffix.lower() == ".xlsx":
        _write_workbook(path, plan, info, content, limit)
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
            [tr("Key"), tr("Label"), tr("Sozialraum"), tr("Residents"), tr("Blocks")],
            [
                [region.key, region.short, region.name, _cell(region.residents), _in_words(region)]
                for region in municipality.regions
            ],
        )
    for line in _remarks(content, limit):
        report.paragraph(line)
    report.write(path)


def info_facts(info: PlanInfo) -> list[tuple[str, object]]:
    """What is known of a plan, for the head of a report."""
    facts: list[tuple[str, object]] = [
        (tr("Version"), info.version),
        (tr("Status"), status_text(info.status)),
        (tr("Valid from"), info.valid_from),
        (tr("Valid until"), info.valid_to),
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
) -> None:
    """Two sheets to print: the regions, and a row for each block."""
    book = openpyxl().Workbook()
    book.remove(book.active)
    title = info.title or tr("Sozialräume")
    book.properties.title = clean_text(title)
    heads = [tr("Municipality"), tr("Key"), tr("Label"), tr("Sozialraum"), tr("Residents")]
    regions = [
        [entry.name, region.key, region.short, region.name, _printed(region.residents)]
        for entry in content
        for region in entry.regions
    ]
    first = add_sheet(book, tr("Sozialräume"), title, "")
    write_text_table(first, title, heads, regions, [26, 16, 10, 60, 14])
    # As numbers, where there are any, so that they can be added up.
    sums = [region.residents for entry in content for region in entry.regions]
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
        tr("Key"),
        tr("Sozialraum"),
        tr("Block"),
        tr("Name"),
        tr("Ortsteil"),
    ]
    blocks: list[list[Any]] = [
        [entry.name, region.key, region.name, *block]
        for entry in content
        for region in entry.regions
        for block in region.blocks
    ]
    fill_sheet(add_sheet(book, tr("Blocks"), title, ""), heads, blocks)
    with atomic_write(path) as temporary:
        book.save(str(temporary))
