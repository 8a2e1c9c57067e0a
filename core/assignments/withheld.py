# SPDX-License-Identifier: GPL-2.0-or-later
"""Which sums of residents must not leave the house with a plan."""

from __future__ import annotations

from typing import Sequence

import numpy as np

from ..arrays import text_codes
from ..disclosure import is_small, protect
from ..plan import Plan

#: Fewest residents that are printed.
LIMIT = 10


def withheld(plan: Plan, regions: Sequence[int], limit: float) -> tuple[set[int], set[str]]:
    """Regions and municipalities whose residents are not printed.

    regions: those that are printed, beside the sums of their municipalities. Numbers from 1 up to
    below the limit are withheld, and as many others as it takes that they cannot be found by
    subtraction.
    """
    count = plan.population[list(regions)].astype(np.float64)
    homes, group = text_codes([plan.regions[region].municipality for region in regions])
    pattern = protect(
        count,
        is_small(count, limit),
        np.ones(len(count), dtype=bool),
        group,
        len(homes),
        limit,
    )
    return (
        {region for region, secret in zip(regions, pattern.secret.tolist()) if secret},
        {str(home) for home, secret in zip(homes, pattern.total_secret.tolist()) if secret},
    )
