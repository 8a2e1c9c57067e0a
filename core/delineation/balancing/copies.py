# SPDX-License-Identifier: GPL-2.0-or-later
"""Many plans of one task at once: copies of the task side by side as one task.

On a few hundred units an array step costs its overhead, not its work. Copies share the overhead,
and a population of plans is worth more than one plan that is improved longer.
"""

from __future__ import annotations

import numpy as np

from ...arrays import IntArray
from ..tasks.contract import side_by_side
from .flips import Ground, Links


def copied(ground: Ground, copies: int, k: int) -> Ground:
    """The ground of ``copies`` copies of a task with plans of k regions each."""
    link, n = ground.links, ground.task.n
    step = np.arange(copies, dtype=np.int64) * n
    begin = np.concatenate([[0], np.cumsum(np.tile(np.diff(link.begin), copies))])
    first = (link.first[None, :] + step[:, None]).ravel()
    second = (link.second[None, :] + step[:, None]).ravel()
    return Ground(side_by_side(ground.task, copies, k), Links(begin, first, second))


def joined(plans: list[IntArray], k: int) -> IntArray:
    """Plans of k regions as one plan of copies, (copies * n,)."""
    return np.concatenate([plan + number * k for number, plan in enumerate(plans)])


def plans_of(region_of: IntArray, k: int, copies: int) -> IntArray:
    """The plan of each copy, labels 0..k-1, (copies, n)."""
    rows: IntArray = region_of.reshape(copies, -1) % k
    return rows
