# SPDX-License-Identifier: GPL-2.0-or-later
"""Several plans on one page: small maps, criteria, differences, and where to look."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Sequence

import numpy as np

from ...core.arrays import FloatArray
from ...core.delineation.comparing.alternatives import Alternatives
from ...core.delineation.comparing.distance import moved_weight
from ...core.delineation.comparing.profile import Profile
from ...core.delineation.comparing.traits import criteria_of
from ...core.plan import UNASSIGNED, Plan
from ..delineation.findings import worded
from ..layers import BlockLayer
from ..messages import finding_text
from ..report_html import HtmlReport
from ..translation import number, tr, trn
from .comparison import Comparison
from .figures import Figures
from .words import (
    best_total,
    criterion_label,
    letter,
    marks,
    value_text,
)

#: Municipalities named as those where the plans differ most; counties seldom have more.
_SHOWN = 50

_STYLE = """
body { max-width: 68em; }
.plans { font-size: 0; margin: 1em 0; }
.plan { display: inline-block; vertical-align: top; width: 48.5%; margin: 0 3% 1.6em 0;
        font-size: 14px; line-height: 1.4; page-break-inside: avoid; break-inside: avoid; }
.plan.right { margin-right: 0; }
.plan h3 { font-size: 1.15em; margin: 0 0 .3em; }
.plan .letter { display: inline-block; min-width: 1.5em; text-align: center; color: #fff;
                background: #334e68; border-radius: .2em; margin-right: .4em; }
.plan p { margin: .3em 0; }
.plan ul { margin: .1em 0 .3em; padding-left: 1.3em; }
.map { display: block; width: 100%; border: 1px solid #cbd5e0; background: #fff; }
.map .names text { font-size: 23px; fill: #1a1a1a; }
td.best { font-weight: bold; }
td .mark { display: inline-block; width: 1.2em; text-align: right; }
"""


class ComparisonReport(HtmlReport):
    """A report that also holds small maps and tables with marks."""

    def plans(self, figures: Sequence[str]) -> None:
        """Small maps with what stands under them, two in a row; ready HTML."""
        shown = (
            f'<div class="plan{" right" if index % 2 else ""}">{figure}</div>'
            for index, figure in enumerate(figures)
        )
        self._parts.append(f'<div class="plans">{"".join(shown)}</div>')

    def marked_table(
        self, headers: Sequence[str], rows: Sequence[tuple[str, Sequence[tuple[str, str]]]]
    ) -> None:
        """Criteria with a cell a plan: its text and its mark."""
        first, *others = (escape(head) for head in headers)
        heads = f'<th scope="col">{first}</th>' + "".join(
            f'<th scope="col" class="number">{head}</th>' for head in others
        )
        body = "".join(
            f'<tr><th scope="row">{escape(name)}</th>'
            + "".join(_marked(text, mark) for text, mark in cells)
            + "</tr>"
            for name, cells in rows
        )
        self._parts.append(f"<table><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>")

    def html(self) -> str:
        return super().html().replace("</style>", f"{_STYLE}</style>", 1)


def _marked(text: str, mark: str) -> str:
    kind = "number best" if mark == "▲" else "number"
    return f'<td class="{kind}">{escape(text)}<span class="mark">{mark}</span></td>'


def write_comparison(path: str | Path, comparison: Comparison) -> None:
    """Write the page; ``UserError`` as of ``atomic_write``."""
    layer, found, plans = comparison.layer, comparison.found, comparison.plans
    report = ComparisonReport(tr("Alternatives compared"), comparison.name)
    notes = [finding_text(finding) for finding in worded(found.findings)]
    weight = layer.blocks.population.astype(np.float64)
    report.box([summary_line(found), *notes], warning=bool(notes))
    figures = Figures(comparison)
    report.plans(figures.overview())
    if len(plans) > 1:
        report.paragraph(
            tr(
                "Black borders are those of municipalities. Sozialräume that correspond to each "
                "other have the same colour as far as neighbours allow. Hatched is what belongs to "
                "another Sozialraum than in alternative A, fields and woods included."
            )
        )
    report.heading(tr("Criteria"))
    _criteria(report, [plan.profile for plan in found.plans])
    if len(plans) > 1:
        report.heading(tr("How different the alternatives are"))
        _distances(report, found.distance)
        _municipalities(report, layer, plans, weight)
    for name, details in figures.details():
        report.heading(tr("{municipality} in detail").format(municipality=name))
        report.plans(details)
    if comparison.findings:
        report.heading(tr("What was noticed"))
        rows = [[finding.rule, finding_text(finding)] for finding in comparison.findings]
        report.table([tr("Rule"), tr("Finding")], rows)
    report.heading(tr("How to go on"))
    report.paragraph(
        tr(
            "In QGIS the legend of the layer “Alternatives” switches the alternatives on and off. "
            "To work on with one of them, open the block layer as a plan and choose its field, "
            "such as “sr_b” for alternative B. None of them is the right one: they show what "
            "speaks for which borders."
        )
    )
    report.write(path)


def summary_line(found: Alternatives) -> str:
    """How many alternatives there are and how much they differ."""
    n = len(found)
    if n == 1:
        return tr("One alternative.")
    apart = 100.0 * found.distance[~np.eye(n, dtype=bool)]
    return tr(
        "{n} alternatives. Any two assign at least {low} % of the residents differently, at most "
        "{high} %."
    ).format(
        n=number(n),
        low=number(float(apart.min()), 1),
        high=number(float(apart.max()), 1),
    )


def _criteria(report: ComparisonReport, profiles: Sequence[Profile]) -> None:
    lowest = best_total(profiles)
    rows = []
    for criterion in criteria_of(profiles):
        values = [profile.values[criterion] for profile in profiles]
        shown = [value_text(criterion, value, lowest) for value in values]
        cells = list(zip(shown, marks(criterion, shown, values)))
        rows.append((criterion_label(criterion), cells))
    report.marked_table([tr("Criterion"), *(letter(i) for i in range(len(profiles)))], rows)
    if len(profiles) > 1:
        report.paragraph(
            tr(
                "▲ best, ▼ worst of the alternatives. Rows without marks are neither good nor bad, "
                "or the same everywhere."
            )
        )


def _distances(report: ComparisonReport, distance: FloatArray) -> None:
    n = len(distance)
    report.marked_table(
        [tr("Residents assigned differently"), *(letter(i) for i in range(n))],
        [
            (
                letter(i),
                [
                    ("–" if i == j else f"{number(100 * float(distance[i, j]), 1)} %", "")
                    for j in range(n)
                ],
            )
            for i in range(n)
        ],
    )


def _municipalities(
    report: ComparisonReport, layer: BlockLayer, plans: Sequence[Plan], weight: FloatArray
) -> None:
    """Where the plans differ from the first: what a workshop has to talk about."""
    blocks, first = layer.blocks, plans[0]
    index, count = blocks.municipality_index, len(blocks.municipalities)
    if count < 2:
        return
    used = np.flatnonzero(first.region_of != UNASSIGNED)
    residents = np.bincount(index[used], weight[used], minlength=count)
    shares = []
    for plan in plans[1:]:
        moved = moved_weight(first.region_of[used], plan.region_of[used], weight[used])
        shares.append(np.bincount(index[used], moved, minlength=count) / np.maximum(residents, 1))
    table = np.array(shares)
    order = np.argsort(-table.mean(axis=0), kind="stable")
    order = order[table.mean(axis=0)[order] > 0]
    report.marked_table(
        [
            tr("Assigned differently from A, by municipality"),
            *(letter(i) for i in range(1, len(plans))),
        ],
        [
            (
                blocks.name_of_municipality(str(blocks.municipalities[m])),
                [(f"{number(100 * float(share), 0)} %", "") for share in table[:, m]],
            )
            for m in order[:_SHOWN].tolist()
        ],
    )
    same = count - len(order)
    rest = max(0, len(order) - _SHOWN)
    if same:
        report.paragraph(
            trn(
                "In {n} municipality all alternatives are the same.",
                "In {n} municipalities all alternatives are the same.",
                same,
            ).format(n=number(same))
        )
    if rest:
        report.paragraph(
            trn(
                "{n} more municipality differs less.",
                "{n} more municipalities differ less.",
                rest,
            ).format(n=number(rest))
        )
