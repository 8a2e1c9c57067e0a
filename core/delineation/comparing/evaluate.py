# SPDX-License-Identifier: GPL-2.0-or-later
"""What any plan is worth under a problem, whoever made it."""

from __future__ import annotations

from typing import Dict

import numpy as np

from ...arrays import AnyIntArray
from ..problem import Problem
from ..translation import Translation


class Evaluation:
    """The objective of a problem, translated once for many plans."""

    def __init__(self, problem: Problem) -> None:
        self._parts = Translation(problem).parts

    def objective(self, region_of: AnyIntArray) -> Dict[str, float]:
        """Parts of the objective as of ``Solution.objective``. region_of: of every block, (n,).

        Must-linked blocks have to share a region.
        """
        value: Dict[str, float] = {}
        for part in self._parts:
            label = np.empty(part.task.n, dtype=np.int64)
            label[part.unit_of] = np.asarray(region_of)[part.piece.blocks]
            regions = np.unique(label, return_inverse=True)[1].reshape(-1).astype(np.int64)
            for name, worth in part.value(regions).items():
                value[name] = value.get(name, 0.0) + worth
        return value
