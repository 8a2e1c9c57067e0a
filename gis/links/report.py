# SPDX-License-Identifier: GPL-2.0-or-later
"""What belongs together as an HTML page: by source, what it ties and what of it can be kept."""

from __future__ import annotations

from pathlib import Path
from typing import Iterable, List, Sequence

import numpy as np

from ...core.arrays import AnyIntArray
from ...core.blocks import Blocks
from ...core.findings import Finding, Level, count_by_level
from ...core.links import GroupLink, Kind, Links, PairLink
from ..messages import finding_text, level_text
from ..report_html import HtmlReport
from ..translation import number, tr, trn

#: Rows of a table beyond which only the largest are shown.
_SHOWN = 15


def write_links_report(
    path: str | Path,
    layer_name: str,
    links: Links,
    blocks: Blocks,
    findings: Sequence[Finding],
    *,
    within_municipality: bool,
    region_of: AnyIntArray | None = None,
) -> None:
    """Write what must, must not and should lie together, and the findings.

    region_of: an existing division, whose links are evaluated as well, (n,); None for none.
    """
    report = HtmlReport(tr("What belongs together"), layer_name)
    levels = count_by_level(findings)
    report.box(summary_lines(links, findings), warning=levels[Level.ERROR] > 0)
    frame = blocks.municipality_index if within_municipality else None
    _must(report, links, blocks)
    _cannot(report, links, blocks)
    _should(report, links, blocks, frame)
    if region_of is not None:
        _existing(report, links, region_of, frame)
    report.internal_note()
    for level in Level:
        rows = [[f.rule, finding_text(f)] for f in findings if f.level is level]
        if rows:
            report.heading(f"{level_text(level)} ({number(len(rows))})")
            report.table([tr("Rule"), tr("Finding")], rows[:200])
            if len(rows) > 200:
                report.paragraph(
                    tr("Further findings in the findings layer: {n}.").format(
                        n=number(len(rows) - 200)
                    )
                )
    report.write(path)


def summary_lines(links: Links, findings: Sequence[Finding]) -> List[str]:
    """What was linked, and how many findings there are."""
    levels = count_by_level(findings)
    return [
        tr(
            "Groups that must lie together: {must}. Pairs that must not: {cannot}. Sources of what "
            "should: {sources}."
        ).format(
            must=number(links.must_count),
            cannot=number(len(links.cannot)),
            sources=number(len(links.affinity_groups) + len(links.affinity_pairs)),
        ),
        tr("Errors: {errors}, warnings: {warnings}, notes: {notes}.").format(
            errors=number(levels[Level.ERROR]),
            warnings=number(levels[Level.WARNING]),
            notes=number(levels[Level.NOTE]),
        ),
    ]


def _must(report: HtmlReport, links: Links, blocks: Blocks) -> None:
    if not links.must_count:
        return
    report.heading(tr("What must lie together"))
    report.table(
        [tr("Source"), tr("Links"), tr("Blocks"), tr("Residents")],
        [
            [entry.source, _count(entry), *_held(blocks, _blocks_of(entry))]
            for entry in (*links.groups, *links.pairs)
            if entry.kind is Kind.MUST
        ],
    )
    residents = np.bincount(
        links.must[links.must >= 0], blocks.population[links.must >= 0], links.must_count
    )
    largest = np.argsort(-residents, kind="stable")[:_SHOWN]
    report.table(
        [tr("Group"), tr("Ortsteil"), tr("Municipality"), tr("Blocks"), tr("Residents")],
        [
            [
                _name_of(links, members, blocks),
                _listed(blocks.place[members]),
                ", ".join(_municipalities(blocks, members)),
                *_held(blocks, members),
            ]
            for members in (np.flatnonzero(links.must == label) for label in largest)
        ],
        caption=tr("All sources together, {shown} of {n} groups, the largest first").format(
            shown=number(len(largest)), n=number(links.must_count)
        ),
    )


def _cannot(report: HtmlReport, links: Links, blocks: Blocks) -> None:
    if not len(links.cannot):
        return
    report.heading(tr("What must not lie together"))
    reasons: dict[tuple[int, int], List[str]] = {}
    for pair in links.pairs:
        if pair.kind is Kind.CANNOT:
            for left, right, reason in zip(pair.left.tolist(), pair.right.tolist(), pair.reason):
                said = f"{pair.source}: {reason}" if reason else pair.source
                reasons.setdefault((left, right), []).append(said)
    shown = links.cannot[:_SHOWN].tolist()
    report.table(
        [tr("Block"), tr("Block"), tr("Source")],
        [
            [_block(blocks, left), _block(blocks, right), "; ".join(reasons[left, right])]
            for left, right in shown
        ],
        caption=tr("{shown} of {n} pairs").format(
            shown=number(len(shown)), n=number(len(links.cannot))
        ),
    )


def _should(report: HtmlReport, links: Links, blocks: Blocks, frame: AnyIntArray | None) -> None:
    sources = (*links.affinity_groups, *links.affinity_pairs)
    if not sources:
        return
    report.heading(tr("What should lie together"))
    nowhere = np.arange(links.n)
    rows = []
    for source, kept in zip(sources, links.evaluate(nowhere, frame).kept):
        rows.append(
            [
                source.source,
                float(source.weight),
                _count(source),
                *_held(blocks, _blocks_of(source)),
                _crossing(source, blocks),
                _percent(kept.possible),
            ]
        )
    report.table(
        [
            tr("Source"),
            tr("Weight"),
            tr("Links"),
            tr("Blocks"),
            tr("Residents"),
            tr("Across municipalities"),
            tr("Can be kept"),
        ],
        rows,
    )
    report.paragraph(
        tr(
            "“Can be kept” is the share that a division can reach at best, with Sozialräume inside "
            "the municipalities where that is asked for. Each source counts as a whole: its share "
            "times its weight, whatever its unit."
        )
    )
    if links.affinity_groups:
        report.paragraph(
            tr(
                "Groups: the share of the people of their group with whom residents share a "
                "Sozialraum, on average. An Ortsteil cut into equal halves keeps 50 %."
            )
        )
    if links.affinity_pairs:
        report.paragraph(
            tr("Pairs: the share of all weights whose two blocks lie in the same Sozialraum.")
        )


def _existing(
    report: HtmlReport, links: Links, region_of: AnyIntArray, frame: AnyIntArray | None
) -> None:
    result = links.evaluate(region_of, frame)
    report.heading(tr("What the existing division keeps"))
    report.facts(
        [
            (tr("Groups that must lie together and are split"), len(result.broken_must)),
            (
                tr("Pairs that must not lie together and do"),
                len(result.violated_cannot),
            ),
        ]
    )
    if result.kept:
        report.table(
            [tr("Source"), tr("Kept"), tr("Can be kept"), tr("Whole"), tr("Of")],
            [
                [
                    kept.source,
                    _percent(kept.share),
                    _percent(kept.possible),
                    kept.whole,
                    kept.count,
                ]
                for kept in result.kept
            ],
            caption=tr("“Whole” counts the groups or pairs that lie in one Sozialraum."),
        )


def _held(blocks: Blocks, members: AnyIntArray) -> List[int]:
    return [len(members), int(blocks.population[members].sum())]


def _percent(share: float) -> str:
    return f"{number(100 * share, 1)} %"


def _count(link: GroupLink | PairLink) -> str:
    if isinstance(link, GroupLink):
        n = len(link.names)
        return trn("{n} group", "{n} groups", n).format(n=number(n))
    n = len(link.left)
    return trn("{n} pair", "{n} pairs", n).format(n=number(n))


def _blocks_of(link: GroupLink | PairLink) -> AnyIntArray:
    if isinstance(link, GroupLink):
        return np.flatnonzero(link.label >= 0)
    return np.unique(np.concatenate([link.left, link.right]))


def _crossing(link: GroupLink | PairLink, blocks: Blocks) -> int:
    """Groups or pairs whose blocks belong to several municipalities."""
    index = blocks.municipality_index
    if isinstance(link, PairLink):
        return int(np.count_nonzero(index[link.left] != index[link.right]))
    inside = _blocks_of(link)
    held = np.unique(np.stack([link.label[inside], index[inside]]), axis=1)
    return int(np.count_nonzero(np.bincount(held[0]) > 1))


def _name_of(links: Links, members: AnyIntArray, blocks: Blocks) -> str:
    """Names of the groups that meet in a merged one, or its first keys."""
    names = {
        str(group.names[label])
        for group in links.groups
        if group.kind is Kind.MUST
        for label in np.unique(group.label[members])
        if label >= 0
    }
    return _listed(names or blocks.keys[members])


def _listed(texts: Iterable[object]) -> str:
    distinct = sorted({str(text) for text in texts} - {""})
    return ", ".join(distinct[:4]) + (" …" if len(distinct) > 4 else "")


def _municipalities(blocks: Blocks, members: AnyIntArray) -> List[str]:
    keys = sorted({str(key) for key in blocks.municipality[members]})
    return [blocks.name_of_municipality(key) for key in keys]


def _block(blocks: Blocks, block: int) -> str:
    name = str(blocks.name[block]) or str(blocks.place[block])
    return f"{blocks.keys[block]} ({name})" if name else str(blocks.keys[block])
