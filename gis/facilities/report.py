# SPDX-License-Identifier: GPL-2.0-or-later
"""Facilities on blocks as an HTML page to hand round."""

from __future__ import annotations

from pathlib import Path
from typing import Sequence

import numpy as np

from ...core.facilities.measures import residents_by_distance
from ...core.findings import Finding, Level
from ..messages import finding_text, level_text
from ..report_html import HtmlReport
from ..translation import number, tr
from .assignment import Assignment, RegionAreas
from .findings import elsewhere_text, label
from .layers import region_facts

#: Limits of the table of distances, in metres.
_DISTANCES = (500.0, 1000.0, 2000.0, 5000.0)
_LISTED = 20
_IN_TABLE = ("P08", "P09", "P09x")
#: More kinds than this do not fit beside each other on a page.
_KINDS_BESIDE = 8


def write_facility_report(
    path: str | Path,
    areas: RegionAreas,
    result: Assignment,
    findings: Sequence[Finding],
    layer_name: str,
    filter_text: str,
    minimum: float,
) -> None:
    """Write the result, how it came about, distances, the regions and the findings."""
    report = HtmlReport(tr("Facilities and Sozialräume"), f"{result.points.name} → {layer_name}")
    _result(report, result, minimum)
    _facts(report, result, filter_text)
    report.internal_note()
    _distances(report, areas, result)
    _regions(report, areas, result, minimum)
    outside = np.flatnonzero(result.block < 0).tolist()
    if outside:
        report.heading(tr("Outside all blocks ({n})").format(n=number(len(outside))))
        names = [label(result, facility) for facility in outside[:_LISTED]]
        rest = len(outside) - len(names)
        text = "; ".join(names)
        if rest:
            text += " " + tr("… and {n} more, see the layer of facilities").format(n=number(rest))
        report.paragraph(text)
    # The table of regions says what these findings say.
    findings = [finding for finding in findings if finding.rule not in _IN_TABLE]
    if findings:
        report.heading(tr("Findings"))
        order = [Level.ERROR, Level.WARNING, Level.NOTE]
        report.table(
            [tr("Level"), tr("Rule"), tr("Finding")],
            [
                [level_text(finding.level), finding.rule, finding_text(finding)]
                for finding in sorted(findings, key=lambda f: (order.index(f.level), f.rule))
            ],
        )
    report.write(path)


def share_text(result: Assignment) -> str:
    """K12 of all regions together as one sentence; "" where it cannot be said."""
    if result.own is None or not result.own.counted.sum():
        return ""
    return tr(
        "For {percent} % of {residents} residents the nearest facility lies in their own "
        "Sozialraum (K12)."
    ).format(
        percent=number(result.own.percent_of_all, 1),
        residents=number(int(result.own.counted.sum())),
    )


def placed_text(result: Assignment) -> str:
    """How many facilities lie in the blocks, as one sentence."""
    inside = len(result.block) - result.outside
    return tr(
        "Facilities inside the blocks: {inside} of {n}; blocks with facilities: {blocks}."
    ).format(
        inside=number(inside),
        n=number(len(result.block)),
        blocks=number(len(np.unique(result.block[result.block >= 0]))),
    )


def _result(report: HtmlReport, result: Assignment, minimum: float) -> None:
    lines = [placed_text(result)]
    share = share_text(result)
    below = 0
    if result.own is None:
        lines.append(
            tr("The blocks name no Sozialraum; the share of residents (K12) was not computed.")
        )
    elif not share:
        lines.append(tr("No residents could be counted; the share (K12) was not computed."))
    else:
        low = result.own.percent < minimum
        below = int(np.count_nonzero(low))
        lines.append(share)
        lines.append(
            tr(
                "Sozialräume below {minimum} %: {n} of {total}, {empty} of them have no facility."
            ).format(
                minimum=number(minimum),
                n=number(below),
                total=number(len(result.regions)),
                empty=number(int(np.count_nonzero(low & (result.by_region.sum(axis=1) == 0)))),
            )
        )
    report.box(lines, warning=below > 0 or not (result.block >= 0).any())


def _facts(report: HtmlReport, result: Assignment, filter_text: str) -> None:
    points, options = result.points, result.options
    report.heading(tr("How it was computed"))
    if options.network is None:
        way = tr("straight line from the block's point on the surface")
    else:
        way = tr("along roads; up to {distance} m to the nearest road").format(
            distance=number(options.max_snap)
        )
    if not options.outside_counts:
        way += "; " + tr("only facilities inside the blocks")
    facts: list[tuple[str, object]] = [
        (tr("Rows read"), points.read),
        (tr("Rows after the filter"), points.kept),
        (tr("Rows without a place"), len(points.without_place)),
        (tr("Facilities inside the blocks"), len(result.block) - result.outside),
        (tr("Facilities outside"), result.outside),
        (tr("Nearest facility"), way),
    ]
    if filter_text:
        facts.insert(1, (tr("Filter"), filter_text))
    if result.kind_field:
        facts.append((tr("Field with the kind"), result.kind_field))
    if points.coordinates[0]:
        facts.append((tr("Columns with coordinates"), " / ".join(points.coordinates)))
    if options.network is not None:
        facts.append((tr("Blocks reached along roads"), int(result.by_road.sum())))
    report.facts(facts)


def _distances(report: HtmlReport, areas: RegionAreas, result: Assignment) -> None:
    residents = residents_by_distance(result.distance, areas.blocks.population, _DISTANCES)
    total = int(residents.sum())
    if not total:
        return
    report.heading(tr("Residents by distance to the nearest facility"))
    limits = [number(limit) for limit in _DISTANCES]
    names = [tr("up to {limit} m").format(limit=limit) for limit in limits]
    names.append(tr("more than {limit} m").format(limit=limits[-1]))
    report.table(
        [tr("Distance"), tr("Residents"), tr("Share in %")],
        [
            [name, int(count), round(100 * int(count) / total, 1)]
            for name, count in zip(names, residents)
        ],
        tr("All residents of a block count with the distance of its point on the surface."),
    )


def _regions(report: HtmlReport, areas: RegionAreas, result: Assignment, minimum: float) -> None:
    own = result.own
    if own is None:
        return
    kinds = result.kind_names if 1 < len(result.kind_names) <= _KINDS_BESIDE else []
    rows: list[list[object]] = []
    empty, below = [], []
    for index, (key, names, _, residents) in enumerate(region_facts(areas, result)):
        counts = result.by_region[index]
        title = areas.region_title(key)
        if not counts.sum():
            empty.append(title)
        elif own.percent[index] < minimum:
            below.append(title)
        rows.append(
            [
                title,
                *([] if areas.region_names else [names]),
                "–" if residents is None else residents,
                int(counts.sum()),
                *(counts.tolist() if kinds else []),
                round(float(own.percent[index]), 1) if own.counted[index] else "–",
                elsewhere_text(result, index) or "–",
            ]
        )
    # Names of regions begin with the one of the municipality.
    headers = [tr("Sozialraum"), *([] if areas.region_names else [tr("Municipality")])]
    headers += [tr("Residents"), tr("Facilities")]
    headers += [kind or tr("not stated") for kind in kinds]
    headers += [tr("In the own one, %"), tr("Elsewhere mostly")]
    for heading, listed in (
        (tr("Sozialräume without a facility ({n})"), empty),
        (tr("Sozialräume with a facility, yet below {minimum} % ({n})"), below),
    ):
        report.heading(heading.format(n=number(len(listed)), minimum=number(minimum)))
        report.paragraph("; ".join(listed) or tr("There are none."))
    report.heading(tr("All Sozialräume"))
    caption = tr(
        "In the own one: share of residents whose nearest facility lies in their own Sozialraum "
        "(K12). Elsewhere mostly: where the nearest one of most others lies."
    )
    report.table(headers, rows, caption)
