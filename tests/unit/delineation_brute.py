# SPDX-License-Identifier: GPL-2.0-or-later
"""The best plan of a small task by looking at all plans there are."""

from __future__ import annotations

from typing import Iterator, Optional

import numpy as np
from scipy.optimize import linear_sum_assignment
from sozialraumplaner.core.delineation.tasks.graph import Graph
from sozialraumplaner.core.delineation.tasks.task import Task


def contiguous_plans(graph: Graph, k: Optional[int]) -> Iterator[np.ndarray]:
    """All divisions into contiguous regions, k of them or any number, each once."""

    def extend(labels: list[int], used: int) -> Iterator[np.ndarray]:
        if len(labels) == graph.n:
            plan = np.array(labels)
            if (k is None or used == k) and graph.is_contiguous(plan):
                yield plan
            return
        for label in range(min(used + 1, k or graph.n)):
            yield from extend([*labels, label], max(used, label + 1))

    yield from extend([], 0)


def best_value(task: Task, k: Optional[int]) -> float:
    """The lowest objective of all plans, inf where there is none."""
    best = np.inf
    for plan in contiguous_plans(task.graph, k):
        if task.feasible(plan).all():
            best = min(best, task.total(best_names(task, plan)))
    return best


def best_names(task: Task, plan: np.ndarray) -> np.ndarray:
    """The plan with its regions called so that the most stays what it was."""
    if task.change is None:
        return plan
    k, change = int(plan.max()) + 1, task.change
    stays = np.zeros((k, k))
    known = (change.region_of >= 0) & (change.region_of < k)
    np.add.at(stays, (plan[known], change.region_of[known]), change.mass[known])
    return linear_sum_assignment(-stays)[1][plan]
