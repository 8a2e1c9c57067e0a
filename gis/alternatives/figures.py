# SPDX-License-Identifier: GPL-2.0-or-later
"""Maps of the alternatives with what is said under them, the county whole and its towns large."""

from __future__ import annotations

from html import escape
from typing import Iterator, List, Tuple

import numpy as np

from ...core.arrays import BoolArray
from ...core.delineation.comparing.distance import moved_weight
from ...core.delineation.comparing.profile import Profile
from ...core.plan import UNASSIGNED, Plan
from ..geometry import dissolve
from ..translation import number, tr, trn
from .colours import EMPTY, matching_colours
from .comparison import Comparison
from .maps import Ground, ground_of, map_svg
from .words import best_total, letter, trait_lines, value_text

#: A municipality is drawn large where the side of its mean region is shorter than this on the
#: overview, in units of the drawing: nobody tells such regions apart there.
_TINY = 45.0
#: Municipalities drawn large, those with most regions first.
_LARGE = 3


class Figures:
    """Ready HTML for a page."""

    def __init__(self, comparison: Comparison) -> None:
        self._comparison = comparison
        self._ground = ground_of(comparison.layer)
        layer, plans = comparison.layer, comparison.plans
        self._colours = matching_colours(layer, plans)
        self._outlines = [
            [
                dissolve([layer.geometries[block] for block in plan.members(region).tolist()])
                for region in range(len(plan.regions))
            ]
            for plan in plans
        ]
        self._differs = [_differing(plans[0], plan) for plan in plans]

    def overview(self) -> List[str]:
        """A map of each alternative with its key figures, and what it does better and worse."""
        found, titles = self._comparison.found, self._comparison.titles
        lowest = best_total([plan.profile for plan in found.plans])
        figures = []
        for index, alternative in enumerate(found.plans):
            everything = list(range(len(self._outlines[index])))
            parts = [
                f'<h3><span class="letter">{letter(index)}</span>{escape(titles[index])}</h3>',
                self._map(index, self._ground, everything, self._differs[index], ""),
                f"<p>{escape(_key_figures(alternative.profile, lowest))}</p>",
            ]
            if index:
                apart = number(100 * float(found.distance[0, index]), 1)
                text = tr("{share} % of the residents assigned differently from A.")
                parts.append(f"<p>{escape(text.format(share=apart))}</p>")
            for head, traits in (
                (tr("Better than the others"), alternative.character.better),
                (tr("Worse than the others"), alternative.character.worse),
            ):
                lines = trait_lines(traits)
                if lines:
                    items = "".join(f"<li>{escape(line)}</li>" for line in lines)
                    parts.append(f"<p><b>{escape(head)}</b></p><ul>{items}</ul>")
            figures.append("".join(parts))
        return figures

    def details(self) -> Iterator[Tuple[str, List[str]]]:
        """Municipalities whose regions are too small on the overview: name, and a map a plan."""
        for municipality in self._dense():
            name, _ = self._ground.municipalities[municipality]
            here = self._comparison.layer.blocks.municipality_index == municipality
            ground = self._ground.zoomed(municipality)
            figures = []
            for index, plan in enumerate(self._comparison.plans):
                regions = np.unique(plan.region_of[here & (plan.region_of != UNASSIGNED)])
                differs = self._differs[index] & here
                drawing = self._map(index, ground, regions.tolist(), differs, f"m{municipality}")
                head = f'<h3><span class="letter">{letter(index)}</span></h3>'
                figures.append(head + drawing)
            yield name, figures

    def _dense(self) -> List[int]:
        """Municipalities to be drawn large."""
        municipalities = self._ground.municipalities
        if len(municipalities) < 2:
            return []
        plan = self._comparison.plans[0]
        used = plan.region_of != UNASSIGNED
        index = self._comparison.layer.blocks.municipality_index[used]
        pairs = np.unique(np.stack([index, plan.region_of[used]]), axis=1)
        count = np.bincount(pairs[0], minlength=len(municipalities))
        area = np.array([outline.area() for _, outline in municipalities])
        side = self._ground.scale * np.sqrt(area / np.maximum(count, 1))
        order = np.argsort(-count, kind="stable")
        return [int(m) for m in order if count[m] > 1 and side[m] < _TINY][:_LARGE]

    def _map(
        self,
        index: int,
        ground: Ground,
        regions: List[int],
        differs: BoolArray,
        place: str,
    ) -> str:
        geometries = self._comparison.layer.geometries
        hatched = [geometries[block] for block in np.flatnonzero(differs).tolist()]
        title = tr("Alternative {letter}: {name}").format(
            letter=letter(index), name=self._comparison.titles[index]
        )
        return map_svg(
            ground,
            [self._outlines[index][region] for region in regions],
            self._colours[index][regions],
            dissolve(hatched) if hatched else None,
            title,
            letter(index) + place,
        )


def _key_figures(profile: Profile, lowest: float) -> str:
    value = {criterion.code: figure for criterion, figure in profile.values.items()}
    regions = int(value["regions"])
    text = trn(
        "{n} Sozialraum with {smallest} residents.",
        "{n} Sozialräume with {smallest} to {largest} residents.",
        regions,
    ).format(
        n=number(regions), smallest=number(value["smallest"]), largest=number(value["largest"])
    )
    total = next(criterion for criterion in profile.values if criterion.code == "total")
    above = value_text(total, profile.values[total], lowest)
    if profile.total <= lowest:
        return f"{text} " + tr("All criteria together: the best.")
    said = tr("All criteria together: {above} against the best.").format(above=above)
    return f"{text} {said}"


def _differing(first: Plan, plan: Plan) -> BoolArray:
    """Whether each block belongs to another region than in the first plan, (n,)."""
    used = np.flatnonzero(first.region_of != UNASSIGNED)
    weight = first.blocks.population[used] + EMPTY
    differs = np.zeros(len(first.region_of), dtype=bool)
    differs[used] = moved_weight(first.region_of[used], plan.region_of[used], weight) > 0
    return differs
