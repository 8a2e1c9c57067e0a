# SPDX-License-Identifier: GPL-2.0-or-later
"""A comparison of two plans as an HTML page: who changes, what became of each region, figures."""

from __future__ import annotations

import math
from pathlib import Path
from typing import Callable, List, Sequence, Tuple

from ...core.comparison import NONE, Comparison, Continuity, Fate, KeyFigures
from ...core.plan import UNASSIGNED, Plan, Region
from ..messages.rules import rule_title
from ..report_html import Figure, HtmlReport
from ..translation import number, tr, trn

#: Rows of a table that are written out.
_LISTED = 200
#: Rules whose findings are counted by other figures: without a region, too small, too large.
_COUNTED_ALREADY = {"V01", "V07", "V08"}
#: Percent below which a share is not given as a number.
_SMALLEST = 0.1

_FATES: dict[Fate, Callable[[], str]] = {
    Fate.UNCHANGED: lambda: tr("unchanged"),
    Fate.RENAMED: lambda: tr("only renamed"),
    Fate.CHANGED: lambda: tr("other borders"),
    Fate.NEW: lambda: tr("new"),
    Fate.GONE: lambda: tr("gone"),
}


def fate_text(fate: Fate) -> str:
    """What became of a region, in words."""
    return _FATES[fate]()


def summary_lines(comparison: Comparison) -> List[str]:
    """Who changes, and how many regions stay."""
    moved, residents = len(comparison.moved), comparison.residents
    if not moved:
        lines = [tr("No block lies in another Sozialraum.")]
    else:
        share = 100.0 * comparison.residents_moved / max(residents, 1)
        lines = [
            trn(
                "{residents} residents ({percent} %) in {n} block change their Sozialraum.",
                "{residents} residents ({percent} %) in {n} blocks change their Sozialraum.",
                moved,
            ).format(
                residents=number(comparison.residents_moved),
                percent=number(share, 1),
                n=number(moved),
            )
        ]
    least = comparison.residents_moved_at_least
    if comparison.residents_moved > 2 * least and len(comparison.moved):
        lines.append(
            tr(
                "Were old and new Sozialräume matched by their residents instead of their keys, "
                "{n} residents would change. Compare so where the keys were given anew."
            ).format(n=number(least))
        )
    if comparison.unknown_moved:
        lines.append(
            tr("Moved blocks whose residents are unknown: {n}.").format(
                n=number(comparison.unknown_moved)
            )
        )
    counted = [f"{fate_text(fate)}: {number(comparison.count(fate))}" for fate in Fate]
    lines.append(tr("Sozialräume: {counts}.").format(counts=", ".join(counted)))
    for keys, text in (
        (comparison.only_old, tr("Blocks that only the old plan has: {n} ({keys}).")),
        (comparison.only_new, tr("Blocks that only the new plan has: {n} ({keys}).")),
    ):
        if keys:
            shown = ", ".join(keys[:5]) + (" …" if len(keys) > 5 else "")
            lines.append(text.format(n=number(len(keys)), keys=shown))
    return lines


def figure_values(first: KeyFigures, second: KeyFigures) -> List[Tuple[str, float, float]]:
    """Key figures side by side: what is counted, and both numbers; nan where there is none."""
    rows: List[Tuple[str, float, float]] = [
        (tr("Sozialräume"), first.regions, second.regions),
        (tr("Blocks"), first.blocks, second.blocks),
        (tr("Blocks without a Sozialraum"), first.unassigned, second.unassigned),
        (tr("Residents"), first.residents, second.residents),
        (tr("Residents of the smallest Sozialraum"), first.smallest, second.smallest),
        (tr("Residents of the largest Sozialraum"), first.largest, second.largest),
        (tr("Sozialräume below the lower limit"), first.below, second.below),
        (tr("Sozialräume above the upper limit"), first.above, second.above),
        (tr("Sozialräume of several parts"), first.split, second.split),
        (tr("Compactness (Polsby-Popper, mean)"), first.compactness, second.compactness),
    ]
    for rule in sorted({*first.findings, *second.findings} - _COUNTED_ALREADY):
        name = tr("Errors and warnings {rule}").format(rule=rule_title(rule))
        rows.append((name, first.findings.get(rule, 0), second.findings.get(rule, 0)))
    return rows


def figure_text(value: float) -> str:
    """A count, or a share with two decimals; a sign where there is none."""
    if math.isnan(value):
        return "–"
    return number(value) if isinstance(value, int) else number(value, 2)


def _cell(value: float) -> object:
    """A number for a column of numbers."""
    return figure_text(value) if math.isnan(value) else round(value, 2)


def write_comparison_report(
    path: str | Path,
    names: Tuple[str, str],
    comparison: Comparison,
    figures: Tuple[KeyFigures, KeyFigures],
) -> None:
    """Write the page. names, figures: of the old and the new plan."""
    report = HtmlReport(
        tr("Comparison of two plans"), tr("{old} → {new}").format(old=names[0], new=names[1])
    )
    report.box(summary_lines(comparison), warning=bool(comparison.only_old or comparison.only_new))
    report.heading(tr("Key figures"))
    report.table(
        ["", tr("Old plan"), tr("New plan")],
        [
            [name, Figure(figure_text(one)), Figure(figure_text(other))]
            for name, one, other in figure_values(*figures)
        ],
    )
    _regions(report, comparison)
    _cross_table(report, comparison)
    _moved(report, comparison)
    report.internal_note()
    report.write(path)


def _regions(report: HtmlReport, comparison: Comparison) -> None:
    changed = [entry for entry in comparison.regions if entry.fate is not Fate.UNCHANGED]
    if not changed:
        return
    report.heading(tr("What became of the Sozialräume"))
    report.table(
        [
            tr("Sozialraum"),
            tr("Key"),
            tr("Change"),
            tr("Before"),
            tr("After"),
            tr("In both"),
            tr("Agreement"),
            tr("Predecessors"),
        ],
        [_region_row(comparison, entry) for entry in changed],
        caption=tr(
            "Residents before and after, all of them as of now. Agreement is 100 % where the old "
            "and the new Sozialraum hold the same residents. Predecessors stand with their share "
            "of the residents. Sozialräume that stay as they are: {n}."
        ).format(n=number(comparison.count(Fate.UNCHANGED))),
    )


def _region_row(comparison: Comparison, entry: Continuity) -> Sequence[object]:
    old, new = comparison.old, comparison.new
    plan, region = (old, entry.old) if entry.new == NONE else (new, entry.new)
    return [
        region_title(plan, region),
        plan.regions[region].key,
        _change(comparison, entry),
        entry.residents_old,
        entry.residents_new,
        entry.shared,
        Figure(tr("{percent} %").format(percent=number(100 * entry.jaccard, 1))),
        ", ".join(
            _predecessor(old.regions[region], share)
            for region, share in entry.predecessors
            if share > 0
        ),
    ]


def _predecessor(entry: Region, share: float) -> str:
    """An old region with its share of the residents; what is something is not called nothing."""
    percent = 100 * share
    if percent < _SMALLEST:
        text = tr("{region}: below {percent}\u00a0%")
        percent = _SMALLEST
    else:
        text = tr("{region}: {percent}\u00a0%")
    # Neither the number of a label nor the sign of a number goes to the next line alone.
    label = entry.short.replace(" ", "\u00a0")
    return text.format(region=label, percent=number(percent, 1))


def _change(comparison: Comparison, entry: Continuity) -> str:
    """What became of a region, with its old key and name where they were others."""
    words = fate_text(entry.fate)
    if NONE in (entry.old, entry.new):
        return words
    old, new = comparison.old.regions[entry.old], comparison.new.regions[entry.new]
    before = region_title(comparison.old, entry.old)
    if old.key != new.key:
        before = f"{before} ({old.key})"
    elif entry.fate is not Fate.RENAMED:
        return words
    return tr("{change}, before: {region}").format(change=words, region=before)


def _cross_table(report: HtmlReport, comparison: Comparison) -> None:
    moved = [flow for flow in comparison.flows if flow.moved]
    if not moved:
        return
    report.heading(tr("Who goes where"))
    report.table(
        [tr("From"), tr("To"), tr("Blocks"), tr("Residents")],
        [
            [
                region_title(comparison.old, flow.old),
                region_title(comparison.new, flow.new),
                flow.blocks,
                flow.residents,
            ]
            for flow in moved[:_LISTED]
        ],
        caption=_order(len(moved)),
    )


def _moved(report: HtmlReport, comparison: Comparison) -> None:
    new, blocks = comparison.new, comparison.new.blocks
    pairs = sorted(
        zip(comparison.moved.tolist(), comparison.moved_from.tolist()),
        key=lambda pair: (-int(blocks.population[pair[0]]), str(blocks.keys[pair[0]])),
    )
    if not pairs:
        return
    report.heading(tr("Blocks that change"))
    report.table(
        [tr("Block"), tr("Ortsteil"), tr("From"), tr("To"), tr("Residents")],
        [
            [
                str(blocks.keys[block]),
                str(blocks.place[block]),
                region_title(comparison.old, before),
                region_title(new, int(new.region_of[block])),
                int(blocks.population[block]),
            ]
            for block, before in pairs[:_LISTED]
        ],
        caption=_order(len(pairs)),
    )


def _order(n: int) -> str:
    """What stands first in a long table, and how much of it is left out."""
    if n <= _LISTED:
        return tr("Those with most residents first") if n > 1 else ""
    text = tr("{shown} of {n}, those with most residents first")
    return text.format(shown=number(_LISTED), n=number(n))


def region_title(plan: Plan, region: int) -> str:
    """Label and name of a region."""
    if region == UNASSIGNED:
        return tr("no Sozialraum")
    entry = plan.regions[region]
    return f"{entry.short} {entry.name}".strip()
