# SPDX-License-Identifier: GPL-2.0-or-later
"""Where the residents of blocks come from, as an HTML page."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Sequence

import numpy as np

from ...core.findings import Finding, Level
from ..areas import Areas
from ..messages import finding_text, level_text
from ..report_html import HtmlReport
from ..translation import number, tr
from .blocks import Residents
from .grid import GridResult, largest_cut_cells, method_text, parts_text, size_text

#: Cut cells that the page lists.
_LISTED = 20
_LEVELS = (Level.ERROR, Level.WARNING, Level.NOTE)


def write_grid_report(path: str | Path, file: str, areas: Areas, found: GridResult) -> None:
    """The page about residents from the census grid; ``UserError`` as of ``atomic_write``."""
    result, grid, overlay = found.result, found.grid, found.overlay
    page = HtmlReport(
        tr("Residents from the census grid"),
        tr("“{file}” on the blocks of “{layer}”").format(file=Path(file).name, layer=areas.name),
    )
    page.box(grid_summary(found), warning=_is_serious(result.findings))
    page.paragraph(
        tr(
            "All numbers are estimated: cells of the grid were laid over the blocks. Sums may "
            "differ from official numbers of residents."
        )
    )
    page.facts(
        [
            (tr("File"), Path(file).name),
            (tr("Source"), found.source),
            (tr("Column"), grid.column),
            (tr("Grid"), size_text(grid.size)),
            (tr("Cells cut by borders are shared by"), method_text(found.method)),
            (tr("Rows of the file"), grid.rows),
            (tr("Cells in the rectangle around the blocks"), len(grid)),
            (tr("Residents of these cells"), result.total),
            (tr("of them in blocks"), result.inside),
            (tr("of them outside, of cells on the outer border"), found.outer_residents),
            (tr("of them in cells away from the blocks"), result.outside - found.outer_residents),
            (tr("Cells in blocks, wholly or in part"), int(np.count_nonzero(overlay.touched))),
            (tr("of them cut by borders"), int(np.count_nonzero(overlay.cut))),
            (tr("Residents of cut cells"), found.cut_residents),
            (tr("Cells in blocks without a number"), found.unknown_cells),
        ]
    )
    signs = grid.signs(overlay.touched)
    if signs:
        page.heading(tr("Signs in place of numbers"))
        page.table(
            [tr("Sign"), tr("Cells"), tr("Counts as")],
            [
                [sign, count, number(0) if _is_zero(found, sign) else tr("unknown")]
                for sign, count in signs.items()
            ],
        )
    _municipalities(page, areas, result)
    cells = largest_cut_cells(found, _LISTED)
    if cells:
        page.heading(tr("Cut cells with most residents"))
        page.table(
            [tr("Cell"), tr("Residents"), tr("Share of area")],
            [
                [grid.id_of(cell), int(grid.value[cell]), parts_text(areas, overlay, cell)]
                for cell in cells
            ],
        )
    # The cut cells have a table of their own.
    _findings(page, [finding for finding in result.findings if finding.rule != "E02"])
    page.internal_note()
    page.heading(tr("Source note for publications"))
    page.paragraph(
        tr(
            "Population grid: © Statistische Ämter des Bundes und der Länder, {source}, "
            "Datenlizenz Deutschland – Namensnennung – Version 2.0; own calculations."
        ).format(source=found.source)
    )
    page.write(path)


def write_point_report(
    path: str | Path, layer: str, origin: str, points: int, areas: Areas, result: Residents
) -> None:
    """The page about residents from points: sums only, no row; errors as of ``atomic_write``."""
    page = HtmlReport(
        tr("Residents from points"),
        tr("“{file}” on the blocks of “{layer}”").format(file=layer, layer=areas.name),
    )
    page.box(point_summary(points, result), warning=_is_serious(result.findings))
    page.facts(
        [
            (tr("Source"), origin),
            (tr("Points read"), points),
            (tr("Residents of the points"), result.total),
            (tr("of them in blocks"), result.inside),
            (tr("of them outside all blocks"), result.outside),
            (tr("Blocks without a known number"), int(np.count_nonzero(~result.known))),
        ]
    )
    _municipalities(page, areas, result)
    _findings(page, result.findings)
    page.internal_note()
    page.write(path)


def grid_summary(found: GridResult) -> list[str]:
    """The result in two sentences."""
    result, cut = found.result, int(np.count_nonzero(found.overlay.cut))
    lines = [
        tr(
            "{inside} residents in {blocks} blocks; of the cells on the outer border, {outside} "
            "residents fall outside."
        ).format(
            inside=number(result.inside),
            blocks=number(len(result.residents)),
            outside=number(found.outer_residents),
        ),
        tr("Cells cut by borders: {n}, with {residents} residents; shared by: {method}.").format(
            n=number(cut),
            residents=number(found.cut_residents),
            method=method_text(found.method),
        ),
    ]
    if not result.known.all():
        lines.append(_unknown_line(result))
    return lines


def point_summary(points: int, result: Residents) -> list[str]:
    """The result in one sentence or two."""
    lines = [
        tr("{inside} residents from {points} points in {blocks} blocks; {outside} outside.").format(
            inside=number(result.inside),
            points=number(points),
            blocks=number(len(result.residents)),
            outside=number(result.outside),
        )
    ]
    if not result.known.all():
        lines.append(_unknown_line(result))
    return lines


def _unknown_line(result: Residents) -> str:
    return tr("Blocks whose residents are unknown: {n}.").format(
        n=number(int(np.count_nonzero(~result.known)))
    )


def _is_serious(findings: Sequence[Finding]) -> bool:
    return any(finding.level is not Level.NOTE for finding in findings)


def _is_zero(found: GridResult, sign: str) -> bool:
    grid = found.grid
    return bool(grid.known[grid.sign == sign].all())


def _municipalities(page: HtmlReport, areas: Areas, result: Residents) -> None:
    """Sums by municipality, beside the former ones where there were any."""
    blocks = areas.blocks
    former = bool(blocks.population_known.any())
    headers = [tr("Municipality"), tr("Blocks"), tr("Residents"), tr("Unknown blocks")]
    rows: list[list[Any]] = []
    for index, key in enumerate(blocks.municipalities):
        inside = blocks.municipality_index == index
        now = int(result.residents[inside].sum())
        row: list[Any] = [
            blocks.name_of_municipality(key) or tr("(without a municipality)"),
            int(np.count_nonzero(inside)),
            now,
            int(np.count_nonzero(inside & ~result.known)),
        ]
        if former:
            before = int(blocks.population[inside].sum())
            row += [before, now - before]
        rows.append(row)
    if len(rows) > 1:
        sums = [sum(column) for column in list(zip(*rows))[1:]]
        rows.append([tr("Total"), *sums])
    if former:
        headers += [tr("Residents before"), tr("Difference")]
    page.heading(tr("Residents by municipality"))
    page.table(headers, rows)


def _findings(page: HtmlReport, findings: Sequence[Finding]) -> None:
    rows = [
        [level_text(finding.level), finding.rule, finding_text(finding)]
        for level in _LEVELS
        for finding in findings
        if finding.level is level
    ]
    if rows:
        page.heading(tr("Findings"))
        page.table([tr("Level"), tr("Rule"), tr("Finding")], rows)
