# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours of several plans: regions that correspond to each other look alike."""

from __future__ import annotations

from typing import List, Sequence

import numpy as np

from ...core.arrays import Int32Array
from ...core.colouring import colour_plan
from ...core.delineation.comparing.distance import UNMATCHED, match_regions
from ...core.plan import UNASSIGNED, Plan
from ...core.recolouring import recolour_regions
from ..layers import BlockLayer

#: What a block without residents counts, or empty regions would have no counterpart.
EMPTY = 1e-3


def matching_colours(layer: BlockLayer, plans: Sequence[Plan]) -> List[Int32Array]:
    """Colour classes of each plan's regions; those of the others follow the first plan's."""
    first = plans[0]
    result = [colour_plan(layer.lines, first)]
    used = first.region_of != UNASSIGNED
    weight = layer.blocks.population[used] + EMPTY
    for plan in plans[1:]:
        matched = match_regions(first.region_of[used], plan.region_of[used], weight)
        wanted = np.where(matched == UNMATCHED, UNMATCHED, result[0][matched])
        result.append(recolour_regions(layer.lines, plan.region_of, wanted, plan.population))
    return result
