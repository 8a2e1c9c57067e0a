# SPDX-License-Identifier: GPL-2.0-or-later
"""The HTML report of barriers and bridges."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Mapping, Sequence

import numpy as np

from ...core.barriers.edges import BarrierRules, EdgeBarriers, EdgeState
from ...core.findings import Finding
from ...core.parts import count_parts
from ..layers import BlockLayer
from ..preparation.report import add_findings, add_municipalities
from ..report_html import HtmlReport
from ..translation import number, tr
from .bridges import Bridge, Origin

#: Rows of a table that a person still reads; the neighbourhood layer holds all.
_ROWS = 100
#: The same for the borders that one barrier cuts, and for names in one cell.
_PAIRS = 20
_NAMES = 5
#: Barriers whose borders are listed: those that cut most.
_LISTED = 10

ORIGINS: Mapping[Origin, Callable[[], str]] = {
    Origin.EARLIER: lambda: tr("entered earlier"),
    Origin.TABLE: lambda: tr("table"),
    Origin.DRAWN: lambda: tr("drawn"),
    Origin.AUTOMATIC: lambda: tr("automatic"),
}


@dataclass(frozen=True)
class Connections:
    """The result of a run. layer: with the new contiguity. barriers: of ``layer.borders``.

    parts: findings about parts of municipalities apart from the largest.
    """

    layer: BlockLayer
    barriers: EdgeBarriers
    bridges: Sequence[Bridge]
    parts: Sequence[Finding]
    findings: Sequence[Finding]


def write_connection_report(
    path: str | Path, layer_name: str, result: Connections, rules: BarrierRules
) -> None:
    """The report as one HTML file; ``UserError`` as of ``atomic_write``."""
    page = HtmlReport(
        tr("Barriers and bridges"),
        tr("Neighbourhood of the blocks “{layer}”").format(layer=layer_name),
    )
    state = result.barriers
    parts, islands = count_parts(result.layer.contiguity)
    page.box(summary_lines(result), warning=any(part.rule == "N14" for part in result.parts))
    page.facts(
        [
            (tr("Blocks"), len(result.layer.blocks)),
            (tr("Shared borders"), result.layer.borders.edge_count),
            (tr("… cut by a barrier"), state.count(EdgeState.CUT)),
            (tr("… weakened by a barrier"), state.count(EdgeState.WEAKENED)),
            (tr("… reopened by a crossing"), state.count(EdgeState.CROSSED)),
            (tr("Bridges"), len(result.bridges)),
            (tr("Connected parts"), parts),
            (tr("Islands: blocks without any neighbour"), islands),
        ]
    )
    page.paragraph(
        tr(
            "A border counts as cut from a share of {share} % within {distance} m of a barrier "
            "(at most {angle}° between both) unless a crossing lies within {crossing} m."
        ).format(
            share=number(100 * rules.cut_share),
            distance=number(rules.distance, 0 if rules.distance == int(rules.distance) else 1),
            angle=number(rules.max_angle),
            crossing=number(rules.crossing_distance),
        )
    )
    _bridges(page, result)
    _barriers(page, result)
    add_municipalities(page, result.layer)
    add_findings(page, result.findings)
    page.write(path)


def summary_lines(result: Connections) -> list[str]:
    """The result in two sentences."""
    state = result.barriers
    lines = [
        tr(
            "Borders cut: {cut}, weakened: {weakened}, reopened by a crossing: {crossed}; "
            "bridges: {bridges}."
        ).format(
            cut=number(state.count(EdgeState.CUT)),
            weakened=number(state.count(EdgeState.WEAKENED)),
            crossed=number(state.count(EdgeState.CROSSED)),
            bridges=number(len(result.bridges)),
        )
    ]
    if result.parts:
        lines.append(
            tr(
                "Parts of municipalities without a connection to the largest part: {n}, "
                "{barriers} of them because of barriers."
            ).format(
                n=number(len(result.parts)),
                barriers=number(sum(part.rule == "N14" for part in result.parts)),
            )
        )
    else:
        lines.append(tr("Each municipality hangs together."))
    return lines


def _bridges(page: HtmlReport, result: Connections) -> None:
    if not result.bridges:
        return
    blocks = result.layer.blocks
    page.heading(tr("Bridges"))
    page.table(
        [tr("From"), tr("To"), tr("Municipality"), tr("Origin"), tr("Reason")],
        [
            [
                _label(result, bridge.first),
                _label(result, bridge.second),
                " – ".join(
                    dict.fromkeys(
                        blocks.name_of_municipality(str(blocks.municipality[block]))
                        for block in (bridge.first, bridge.second)
                    )
                ),
                ORIGINS[bridge.origin](),
                bridge.reason,
            ]
            for bridge in result.bridges[:_ROWS]
        ],
    )
    _rest(page, len(result.bridges), _ROWS)


def _barriers(page: HtmlReport, result: Connections) -> None:
    state, borders = result.barriers, result.layer.borders
    edges = _edges_by_barrier(state)
    if not edges:
        return
    page.heading(tr("Barriers"))
    rows = _barrier_rows(edges, result)
    page.table(
        [
            tr("Barrier"),
            tr("Cut"),
            tr("… border in m"),
            tr("Weakened"),
            tr("Reopened"),
        ],
        rows[:_ROWS],
    )
    _rest(page, len(rows), _ROWS)
    cuts = {
        name: [edge for edge in edges[name] if state.state[edge] == int(EdgeState.CUT)]
        for name in sorted(edges)
    }
    most = sorted((name for name in cuts if cuts[name]), key=lambda name: -len(cuts[name]))
    for name in most[:_LISTED]:
        cut = cuts[name]
        page.table(
            [tr("Block"), tr("Block"), tr("Border in m"), tr("Share in %")],
            [
                [
                    _label(result, int(borders.left[edge])),
                    _label(result, int(borders.right[edge])),
                    round(float(borders.length[edge])),
                    round(100 * float(state.share[edge])),
                ]
                for edge in cut[:_PAIRS]
            ],
            caption=tr("Borders cut by: {barrier}").format(barrier=name or tr("without a name")),
        )
        _rest(page, len(cut), _PAIRS)
    if len(most) > _LISTED:
        page.paragraph(
            tr("Barriers whose borders are not listed here: {n}; the layers hold all.").format(
                n=number(len(most) - _LISTED)
            )
        )


def _edges_by_barrier(state: EdgeBarriers) -> dict[str, list[int]]:
    """Edges that a barrier affects, by its name; those of several by the decisive one."""
    affected = np.flatnonzero(state.state != int(EdgeState.OPEN)).tolist()
    names = {str(state.name[edge]) for edge in affected}
    decisive = {
        name: min((one for one in names if name.startswith(f"{one}, ")), key=len, default=name)
        for name in names
    }
    edges: defaultdict[str, list[int]] = defaultdict(list)
    for edge in affected:
        edges[decisive[str(state.name[edge])]].append(edge)
    return edges


def _barrier_rows(edges: Mapping[str, list[int]], result: Connections) -> list[list[object]]:
    """A row for each barrier that cuts something, and one for all that only weaken."""
    state, length = result.barriers.state, result.layer.borders.length
    rows: list[list[object]] = []
    weak: list[str] = []
    for name in sorted(edges):
        cut, weakened, crossed = (
            [edge for edge in edges[name] if state[edge] == int(wanted)]
            for wanted in (EdgeState.CUT, EdgeState.WEAKENED, EdgeState.CROSSED)
        )
        if not cut and not crossed:
            weak.append(name)
            continue
        metres = round(float(length[cut].sum()))
        title = name or tr("without a name")
        rows.append([title, len(cut), metres, len(weakened), len(crossed)])
    if weak:
        title = tr("only weakening: {barriers}").format(barriers=_listed(weak))
        rows.append([title, 0, 0, sum(len(edges[name]) for name in weak), 0])
    return rows


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(name or tr("without a name") for name in names[:_NAMES])
    return f"{shown} …" if len(names) > _NAMES else shown


def _label(result: Connections, block: int) -> str:
    blocks = result.layer.blocks
    text = str(blocks.name[block]) or str(blocks.place[block])
    return f"{blocks.keys[block]} ({text})" if text else str(blocks.keys[block])


def _rest(page: HtmlReport, n: int, shown: int) -> None:
    if n > shown:
        page.paragraph(
            tr("… and {n} more; the layers hold all of them.").format(n=number(n - shown))
        )
