# SPDX-License-Identifier: GPL-2.0-or-later
"""Indicators of a draft beside those of the plan it is compared with.

Both numbers of a region on one screen tell their difference. So the comparison is played as one
change from the reference to the draft, and the live figures decide what of it may be shown.
"""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..core.comparison import NONE, Comparison
from ..core.live.figures import LiveFigures
from ..core.live.told import Told
from ..core.plan import UNASSIGNED, Change, Plan
from .layers import BlockLayer
from .live_figures import figures_from_layer


def figures_between(
    layer: BlockLayer, comparison: Comparison, told: Optional[Told] = None
) -> Optional[LiveFigures]:
    """Figures by region of the new plan, with their change from the old one; None without any.

    layer: blocks of the new plan. told: what its own figures have said already.
    Regions of the old plan count as those that continue them.
    """
    new = comparison.new
    successor = np.full(len(comparison.old.regions) + 1, UNASSIGNED, dtype=np.int32)
    for entry in comparison.regions:
        if entry.old != NONE and entry.new != NONE:
            successor[entry.old] = entry.new
    start = np.full(len(new.blocks), UNASSIGNED, dtype=np.int32)
    # The last entry of the successors is that of "unassigned", which is -1.
    start[comparison.blocks_new] = successor[comparison.old.region_of[comparison.blocks_old]]
    played = Plan(new.blocks, new.contiguity, start, new.regions, new.municipality_is_hard)
    figures = figures_from_layer(played, layer, told=told)
    if figures is not None:
        moved = np.flatnonzero(start != new.region_of).astype(np.int32)
        played.commit(Change(moved, start[moved], new.region_of[moved]))
    return figures
