# SPDX-License-Identifier: GPL-2.0-or-later
"""Prepared blocks as an HTML page: what came in, what was noticed, what hangs together."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Sequence

from ...core.findings import Finding, Level, count_by_level
from ...core.parts import count_parts, parts_by_municipality
from ..geometry import name_of_crs
from ..layers import BlockLayer
from ..messages import finding_text, level_text
from ..report_html import HtmlReport
from ..translation import number, tr
from .repair import Repaired

LEVELS = (Level.ERROR, Level.WARNING, Level.NOTE)
#: Findings of one level written out; a page of thousands is read by nobody.
_LISTED = 200


def write_block_report(
    path: str | Path,
    source: str,
    read: int,
    layer: BlockLayer,
    findings: Sequence[Finding],
    topology: Repaired,
) -> None:
    """Write the page.

    source: name of the layer the blocks were read from. read: its features. topology: gaps and
    overlaps before and after the repair.
    """
    blocks, contiguity = layer.blocks, layer.contiguity
    parts, islands = count_parts(contiguity)
    levels = count_by_level(findings)
    report = HtmlReport(tr("Prepared blocks"), source)
    report.box(
        [
            tr("Features read: {read}, blocks: {blocks}, residents: {residents}.").format(
                read=number(read),
                blocks=number(len(blocks)),
                residents=number(int(blocks.population.sum()))
                if blocks.population_known.any()
                else tr("unknown"),
            ),
            tr("Errors: {errors}, warnings: {warnings}, notes: {notes}.").format(
                errors=number(levels[Level.ERROR]),
                warnings=number(levels[Level.WARNING]),
                notes=number(levels[Level.NOTE]),
            ),
        ],
        warning=levels[Level.ERROR] > 0,
    )
    rules = layer.rules
    report.heading(tr("Blocks and neighbourhood"))
    report.facts(
        [
            (tr("Coordinate reference system"), name_of_crs(layer.crs)),
            (tr("Municipalities"), len(blocks.municipalities)),
            (tr("Area (km²)"), round(float(blocks.area.sum()) / 1e6, 2)),
            (tr("Blocks without a number of residents"), int((~blocks.population_known).sum())),
            (tr("Pairs of neighbours"), contiguity.edge_count),
            (tr("Neighbours of a block on average"), _mean_degree(layer)),
            (tr("Connected parts"), parts),
            (tr("Islands: blocks without any neighbour"), islands),
            (tr("Tolerance for gaps (metres)"), rules.tolerance),
            (tr("Shortest border that connects (metres)"), rules.minimum_border),
            (tr("Contact in a point connects"), tr("yes") if rules.queen else tr("no")),
        ]
    )
    _add_topology(report, topology)
    add_municipalities(report, layer)
    add_findings(report, findings)
    report.write(path)


def _add_topology(report: HtmlReport, topology: Repaired) -> None:
    before, after = topology.before, topology.after
    report.heading(tr("Gaps and overlaps"))
    report.table(
        ["", tr("Before"), tr("After")],
        [
            [tr("Overlaps"), before.overlaps, after.overlaps],
            [tr("Area of overlaps (m²)"), round(before.overlap_area), round(after.overlap_area)],
            [tr("Gaps between blocks"), before.gaps, after.gaps],
            [tr("Area of gaps (m²)"), round(before.gap_area), round(after.gap_area)],
        ],
        tr("Blocks with a repaired outline: {n}").format(n=number(int(topology.changed.sum()))),
    )


def add_municipalities(report: HtmlReport, layer: BlockLayer) -> None:
    """A row a municipality: what hangs together inside it."""
    entries = parts_by_municipality(layer.blocks, layer.contiguity)
    counted = layer.blocks.population_known.any()
    report.heading(tr("Connection inside the municipalities"))
    report.table(
        [
            tr("Municipality"),
            tr("Blocks"),
            tr("Residents"),
            tr("Parts"),
            tr("Islands"),
            tr("Residents outside the main part"),
        ],
        [
            [
                f"{entry.name} ({entry.key})" if entry.name != entry.key else entry.key or "–",
                entry.blocks,
                entry.residents if counted else "–",
                entry.parts,
                entry.islands,
                entry.outside if counted else "–",
            ]
            for entry in entries
        ],
    )


def add_findings(report: HtmlReport, findings: Sequence[Finding]) -> None:
    """How often each rule found something, then the findings by level."""
    report.internal_note()
    by_rule = Counter((LEVELS.index(finding.level), finding.rule) for finding in findings)
    if not by_rule:
        report.heading(tr("Findings"))
        report.paragraph(tr("Nothing was noticed."))
        return
    report.heading(tr("Findings by rule"))
    report.table(
        [tr("Rule"), tr("Level"), tr("Number"), tr("Example")],
        [
            [rule, level_text(LEVELS[level]), count, _example(findings, rule)]
            for (level, rule), count in sorted(by_rule.items())
        ],
    )
    for level in LEVELS:
        own = [finding for finding in findings if finding.level is level]
        if not own:
            continue
        own.sort(key=lambda finding: finding.rule)
        report.heading(f"{level_text(level)} ({number(len(own))})")
        report.table(
            [tr("Rule"), tr("Finding")],
            [[finding.rule, finding_text(finding)] for finding in own[:_LISTED]],
        )
        if len(own) > _LISTED:
            report.paragraph(
                tr("{n} more are in the layer with the findings.").format(
                    n=number(len(own) - _LISTED)
                )
            )


def _example(findings: Sequence[Finding], rule: str) -> str:
    return next(finding_text(finding) for finding in findings if finding.rule == rule)


def _mean_degree(layer: BlockLayer) -> float:
    return round(2 * layer.contiguity.edge_count / max(len(layer.blocks), 1), 1)
