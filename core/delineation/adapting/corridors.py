# SPDX-License-Identifier: GPL-2.0-or-later
"""Ways along which a region reaches another one that it does not border.

Where residents have to go far, handing them on from region to region moves many: each region on the
way gives as many as it takes. A strip of units along a border, given to the region that lacks
residents, makes it a neighbour of the one that has too many, and the way in between is spared.
Whether that pays is told by the cheapest flow before and after.
"""

from __future__ import annotations

from typing import Callable

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra

from ...arrays import BoolArray, FloatArray, IntArray
from ..tasks.graph import Graph
from ..tasks.task import Change, Task
from .flow import Flow, cheapest_flow

#: Candidates that are looked at in each round, and rounds in vain after which no more are made.
_TRIED, _IN_VAIN = 100, 8


def with_corridors(
    task: Task,
    change: Change,
    start: IntArray,
    k: int,
    generator: np.random.Generator,
    is_over: Callable[[], bool],
) -> tuple[IntArray, Flow]:
    """A plan with corridors, (n,), and the flow that is left to do from there.

    start: connected regions 0..k-1, (n,). is_over: asked whether to end with what there is.
    """
    plan = start.copy()
    flow = cheapest_flow(task, plan, k)
    mass = change.weight * np.where(change.region_of >= 0, change.mass, 0.0)
    value = _moved(change, mass, plan) + float(flow.amount.sum())
    in_vain = 0
    detour = np.ones(task.n)
    while in_vain < _IN_VAIN and not is_over():
        in_vain += 1
        for way, region in _candidates(task.graph, change, mass * detour, plan, flow, k)[:_TRIED]:
            if is_over():
                break
            trial = plan.copy()
            trial[way] = region
            if (plan[way] == region).any() or not _stay_whole(task.graph, plan, trial, way):
                continue
            onward = cheapest_flow(task, trial, k)
            worth = _moved(change, mass, trial) + float(onward.amount.sum())
            if worth < value - 1e-9 * (1.0 + abs(value)):
                plan, flow, value, in_vain = trial, onward, worth, 0
        # The lightest way may cut a region in two where the next lightest does not.
        detour = generator.uniform(1.0, 3.0, task.n)
    return plan, flow


def _moved(change: Change, mass: FloatArray, plan: IntArray) -> float:
    return float(mass[plan != change.region_of].sum())


def _candidates(
    graph: Graph, change: Change, mass: FloatArray, plan: IntArray, flow: Flow, k: int
) -> list[tuple[IntArray, int]]:
    """Units of a way and the region that would get it, the most promising first."""
    leaving, arriving = flow.amount.sum(axis=1), flow.amount.sum(axis=0)
    at_border = np.zeros(graph.n, dtype=bool)
    apart = plan[graph.left] != plan[graph.right]
    at_border[graph.left[apart]] = True
    at_border[graph.right[apart]] = True
    tiny = 1e-9 * (1.0 + float(mass.mean()))
    found: list[tuple[float, IntArray, int]] = []
    for region in np.flatnonzero(arriving > 0).tolist():
        # Handing on costs what prices differ by; a corridor makes it 1.
        spared = flow.price - flow.price[region] - 1.0
        givers = np.flatnonzero((spared > 0.5) & (leaving > 0))
        if not len(givers):
            continue
        inside = plan == region
        enter = np.where(plan == change.region_of, mass, 0.0)
        enter = np.where(inside | (change.region_of == region), 0.0, enter) + tiny
        enter[~at_border & ~inside] = np.inf
        cost = enter[graph.indices]
        usable = np.isfinite(cost)
        begin = np.concatenate([[0], np.cumsum(usable)])[graph.indptr]
        ways = csr_matrix((cost[usable], graph.indices[usable], begin), shape=(graph.n, graph.n))
        source = int(np.flatnonzero(inside)[0])
        distance, before = dijkstra(ways, indices=source, return_predecessors=True)
        distance = np.where(np.isfinite(enter), distance, np.inf) - np.where(
            np.isfinite(enter), enter, 0.0
        )
        for giver in givers.tolist():
            goals = np.flatnonzero((plan == giver) & at_border)
            goal = int(goals[np.argmin(distance[goals])])
            if not np.isfinite(distance[goal]):
                continue
            amount = min(float(leaving[giver]), float(arriving[region]))
            gain = float(spared[giver]) * amount - float(distance[goal])
            way = _way(before, goal, inside)
            if gain > 0 and len(way):
                found.append((gain, way, region))
    found.sort(key=lambda entry: -entry[0])
    return [(way, region) for _, way, region in found]


def _way(before: IntArray, goal: int, inside: BoolArray) -> IntArray:
    """Units between a goal and the region, without both."""
    way = []
    at = int(before[goal])
    while at >= 0 and not inside[at]:
        way.append(at)
        at = int(before[at])
    return np.array(way, dtype=np.int64)


def _stay_whole(graph: Graph, plan: IntArray, trial: IntArray, way: IntArray) -> bool:
    """Whether all regions that a way changes are connected, and none is empty."""
    for region in np.unique(np.concatenate([plan[way], trial[way]])).tolist():
        members = np.flatnonzero(trial == region)
        if not len(members) or graph.part(members).components().max() > 0:
            return False
    return True
