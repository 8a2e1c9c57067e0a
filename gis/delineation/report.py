# SPDX-License-Identifier: GPL-2.0-or-later
"""The report on a proposal: what was asked, what came out, how good it is, what to discuss."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Dict, Iterator, List, Sequence, Tuple

import numpy as np

from ...core.delineation import Mode, PieceResult, Solution
from ...core.delineation.comparing.profile import Criterion, profile_of
from ...core.findings import Finding, Level
from ...core.plan import UNASSIGNED, Plan
from ..messages import finding_text, level_text
from ..report_html import HtmlReport
from ..translation import number, tr, trn
from .plot import convergence_chart, sizes_chart
from .problem import Request, part_of
from .quality import quality_lines, quality_of, summary_of_quality, useful_bound
from .wishes import WEIGHTS, Wishes, criterion_text, preset_text, weight_text
from .workshop import divided_places, held_by_region, spots

#: Rows of a table that a person still reads.
_SPOTS, _PLACES, _FINDINGS, _NAMED = 30, 20, 100, 8
#: Below this share of the number that the target asks for, the report says why.
_FEWER = 0.9


@dataclass(frozen=True)
class Proposal:
    """A delineation with all that the report says about it.

    name: of the block layer. findings: as their sentences want them. seed, seconds: of the
    search, None for no time limit.
    """

    name: str
    wishes: Wishes
    request: Request
    solution: Solution
    plan: Plan
    findings: Sequence[Finding]
    seed: int
    seconds: float | None = None


def summary_lines(proposal: Proposal) -> List[str]:
    """The result in sentences, for the log and for the head of the report."""
    plan, solution = proposal.plan, proposal.solution
    residents = plan.population
    lines = [
        trn(
            "{n} Sozialraum with {total} residents.",
            "Sozialräume: {n}, with {smallest} to {largest} residents, {total} in all.",
            len(plan.regions),
        ).format(
            n=number(len(plan.regions)),
            smallest=number(int(residents.min())),
            largest=number(int(residents.max())),
            total=number(int(residents.sum())),
        )
    ]
    problem = proposal.request.problem
    by_target = sum(
        max(1, round(int(plan.blocks.population[piece.blocks].sum()) / problem.target))
        for piece in solution.pieces
    )
    found = sum(piece.k for piece in solution.pieces)
    if proposal.wishes.floors and problem.mode is Mode.TARGET and found < _FEWER * by_target:
        lines.append(
            tr(
                "By the target size there would be about {wanted} Sozialräume; what each should "
                "have at least allows only {found}."
            ).format(wanted=number(by_target), found=number(found))
        )
    below = int(np.count_nonzero(residents < problem.minimum))
    if below:
        lines.append(
            trn(
                "{n} Sozialraum lies below the minimum.",
                "{n} Sozialräume lie below the minimum.",
                below,
            ).format(n=number(below))
        )
    if solution.pieces:
        lines.append(summary_of_quality(solution))
    if solution.stopped:
        lines.append(
            tr(
                "The search was ended early; this is the best proposal up to then. A longer search "
                "may find a better one."
            )
        )
    return lines


def write_delineation_report(path: str | Path, proposal: Proposal) -> None:
    """Write the page; ``UserError`` as of ``atomic_write``."""
    page = HtmlReport(tr("Proposal of Sozialräume"), proposal.name)
    page.box(summary_lines(proposal), warning=not proposal.solution.feasible)
    _asked(page, proposal)
    _sizes(page, proposal)
    _criteria(page, proposal)
    _workshop(page, proposal)
    _quality(page, proposal)
    _findings(page, proposal)
    page.internal_note()
    page.write(path)


def _asked(page: HtmlReport, proposal: Proposal) -> None:
    problem, wishes = proposal.request.problem, proposal.wishes
    page.heading(tr("What was asked"))
    page.facts(list(_facts(proposal)))
    objective, total = proposal.solution.objective, proposal.solution.total
    counted = [name for name in WEIGHTS if getattr(problem.weights, name) > 0]
    if counted:
        page.table(
            [tr("Criterion"), tr("Weight"), tr("Share of the sum")],
            [
                [
                    criterion_text(name),
                    weight_text(getattr(problem.weights, name)),
                    _percent(objective.get(name, 0.0) / total if total > 0 else 0.0),
                ]
                for name in counted
            ],
            caption=tr(
                "The smaller the weighted sum ({total}), the better. Its shares say which wishes "
                "cost most."
            ).format(total=number(total, 1)),
        )
    silent = [criterion_text(name) for name in WEIGHTS if name not in counted]
    if silent:
        page.paragraph(tr("Did not count: {criteria}.").format(criteria="; ".join(silent)))
    if wishes.likeness:
        page.paragraph(tr("Similar in: {fields}.").format(fields=", ".join(wishes.likeness)))


def _facts(proposal: Proposal) -> Iterator[Tuple[str, object]]:
    problem, wishes, plan = proposal.request.problem, proposal.wishes, proposal.plan
    yield tr("Preset"), preset_text(wishes.preset)
    if problem.existing is not None:
        yield tr("Number of Sozialräume"), tr("as in the existing plan")
    else:
        yield (
            tr("Number of Sozialräume"),
            {
                Mode.TARGET: tr("by the target size"),
                Mode.COUNT: tr("fixed number: {n}").format(n=number(wishes.count or 0)),
                Mode.MOST: tr("as many as possible"),
            }[wishes.mode],
        )
    yield tr("Minimum of residents"), number(problem.minimum)
    if wishes.mode is Mode.TARGET:
        yield tr("Target of residents"), number(problem.target)
    if problem.maximum is not None:
        yield tr("Maximum of residents"), number(problem.maximum)
    if problem.balance is not None:
        yield tr("Largest deviation from the mean"), _percent(problem.balance)
    frame = tr("inside their municipality") if wishes.within_municipality else tr("anywhere")
    if wishes.frame:
        frame += "; " + tr("not across different entries of “{field}”").format(field=wishes.frame)
    yield tr("Sozialräume lie"), frame
    for name, low in wishes.floors:
        text = tr("at least {n} in each Sozialraum").format(n=_count(low))
        yield name, text
    if wishes.together:
        yield tr("Kept together by field"), ", ".join(wishes.together)
    locked = sum(region.locked for region in plan.regions)
    if locked:
        yield tr("Locked Sozialräume"), locked
    anew = int(np.count_nonzero(proposal.request.delineated))
    if anew < len(plan.blocks):
        text = tr("{n} of {total}").format(n=number(anew), total=number(len(plan.blocks)))
        yield tr("Blocks delineated anew"), text
    yield tr("Random seed"), str(proposal.seed)
    if proposal.seconds is not None:
        yield tr("Time limit (seconds)"), number(proposal.seconds)


def _sizes(page: HtmlReport, proposal: Proposal) -> None:
    plan, problem = proposal.plan, proposal.request.problem
    page.heading(tr("Sizes"))
    named = [
        (f"{region.short} {region.name}", int(plan.population[index]))
        for index, region in enumerate(plan.regions)
    ]
    target = problem.target if problem.mode is Mode.TARGET else None
    page.figure(sizes_chart(named, problem.minimum, target, problem.maximum))
    page.table(
        [
            tr("Municipality"),
            tr("Sozialräume"),
            tr("Residents"),
            tr("Smallest"),
            tr("Largest"),
            tr("Distance from the best possible"),
        ],
        _by_municipality(proposal),
    )


def _by_municipality(proposal: Proposal) -> List[List[object]]:
    plan = proposal.plan
    pieces: Dict[str, List[PieceResult]] = {}
    for piece in proposal.solution.pieces:
        pieces.setdefault(piece.municipality, []).append(piece)
    members: Dict[str, List[int]] = {}
    for index, region in enumerate(plan.regions):
        members.setdefault(region.municipality, []).append(index)
    rows: List[List[object]] = []
    for municipality in sorted(members):
        residents = [int(plan.population[index]) for index in members[municipality]]
        own = pieces.get(municipality, pieces.get("", []))
        rows.append(
            [
                plan.blocks.name_of_municipality(municipality),
                len(residents),
                sum(residents),
                min(residents),
                max(residents),
                quality_of(own),
            ]
        )
    return rows


def _criteria(page: HtmlReport, proposal: Proposal) -> None:
    """What of the wishes is met, in numbers that can be counted on the map."""
    rows = [row for row in _met(proposal) if row[1]]
    if rows:
        page.heading(tr("Criteria met"))
        page.table([tr("Criterion"), tr("Reached")], rows)
    floors = held_by_region(proposal.plan, proposal.request.problem)
    if floors:
        page.table(
            [tr("At least in each Sozialraum"), tr("Wanted"), tr("Enough"), tr("Too few")],
            [_floor_row(proposal.plan, *floor) for floor in floors],
        )


def _met(proposal: Proposal) -> Iterator[List[str]]:
    problem, solution = proposal.request.problem, proposal.solution
    members = np.flatnonzero(proposal.plan.region_of != UNASSIGNED)
    region_of = proposal.plan.region_of[members]
    values = profile_of(part_of(problem, members), region_of, solution.objective).values
    words = {
        "places_whole": (tr("Ortsteile in one Sozialraum"), tr("{value} of {of} ({share})")),
        "links": (tr("Kept together: {name}"), tr("{share} of the links")),
        "barriers": (tr("Barriers that Sozialräume reach across"), tr("{value} km")),
        "likeness": (
            criterion_text("likeness"),
            tr("{share} of the differences lie between Sozialräume, not inside them"),
        ),
        "compactness": (tr("Compactness (1 is a circle)"), tr("{value} on average")),
        "border": (tr("Borders inside the municipalities"), tr("{value} km")),
        "unevenness": (tr("Deviation from the mean of the municipality"), tr("{share} on average")),
        "moved": (tr("Residents who change their Sozialraum"), tr("{value}")),
    }
    order = list(words)
    told = [criterion for criterion in values if criterion.code in words]
    for criterion in sorted(told, key=lambda criterion: order.index(criterion.code)):
        label, text = words[criterion.code]
        shown = _shown(criterion, values[criterion])
        yield [label.format(name=criterion.name), text.format(**shown)]


def _shown(criterion: Criterion, value: float) -> Dict[str, str]:
    if criterion.of is not None:
        share = _percent(value / max(criterion.of, 1))
        return {"value": number(value), "of": number(criterion.of), "share": share}
    scale, decimals = {
        "border": (0.001, 0),
        "barriers": (0.001, 1),
        "compactness": (1.0, 2),
    }.get(criterion.code, (1.0, 0))
    return {"value": number(scale * value, decimals), "share": _percent(value)}


def _floor_row(plan: Plan, name: str, low: float, held: np.ndarray) -> List[object]:
    lacking = [plan.regions[region] for region in np.flatnonzero(held < low - 1e-9).tolist()]
    short = [region.short for region in sorted(lacking, key=lambda region: region.key)]
    shown = ", ".join(short[:_NAMED]) + (" …" if len(short) > _NAMED else "")
    few = f"{number(len(short))}: {shown}" if short else number(0)
    return [name, _count(low), len(held) - len(short), few]


def _workshop(page: HtmlReport, proposal: Proposal) -> None:
    plan, problem = proposal.plan, proposal.request.problem
    page.heading(tr("What to look at in the workshop"))
    found = spots(plan, problem, proposal.solution)
    if found:
        page.table(
            [tr("Sozialraum"), tr("Name"), tr("Municipality"), tr("Reason to look")],
            [
                [
                    plan.regions[spot.region].short,
                    plan.regions[spot.region].name,
                    plan.regions[spot.region].municipality_name,
                    "; ".join(spot.reasons),
                ]
                for spot in found[:_SPOTS]
            ],
            caption=_of_all(_SPOTS, len(found)),
        )
    divided = divided_places(plan, problem)
    if divided:
        page.table(
            [tr("Divided Ortsteil"), tr("Municipality"), tr("Sozialräume (residents)")],
            [
                [
                    place,
                    plan.blocks.name_of_municipality(municipality),
                    ", ".join(f"{plan.regions[r].short} ({number(n)})" for r, n in parts),
                ]
                for place, municipality, parts in divided[:_PLACES]
            ],
            caption=_of_all(_PLACES, len(divided)),
        )
    if not found and not divided:
        page.paragraph(tr("Nothing stands out."))
    page.paragraph(
        tr(
            "The proposal knows only what was entered. Ways, meeting places and what has grown "
            "are known by the people on the spot."
        )
    )


def _quality(page: HtmlReport, proposal: Proposal) -> None:
    solution = proposal.solution
    page.heading(tr("How good the proposal is"))
    for line in quality_lines(solution, proposal.wishes.mode):
        page.paragraph(line)
    if len(solution.history) > 1:
        page.figure(
            convergence_chart(solution.history, useful_bound(solution)),
            tr("Weighted sum of the criteria during the search; smaller is better."),
        )


def _findings(page: HtmlReport, proposal: Proposal) -> None:
    for level in Level:
        rows = [
            [finding.rule[:3], finding_text(finding)]
            for finding in proposal.findings
            if finding.level is level
        ]
        if rows:
            page.heading(f"{level_text(level)} ({number(len(rows))})")
            page.table(
                [tr("Rule"), tr("Finding")],
                rows[:_FINDINGS],
                caption=_of_all(_FINDINGS, len(rows)),
            )


def _of_all(shown: int, n: int) -> str:
    if n <= shown:
        return ""
    return tr("The first {shown} of {n}").format(shown=number(shown), n=number(n))


def _percent(share: float) -> str:
    return f"{number(100 * share, 1)} %"


def _count(value: float) -> str:
    return number(value, 0 if float(value).is_integer() else 1)
