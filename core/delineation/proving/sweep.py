# SPDX-License-Identifier: GPL-2.0-or-later
"""Listing contiguous regions: one pass over the units, each taken in or left out.

Units are decided in an order in which few of them border undecided ones: the front. All that
matters about the decided ones is what the front knows: who is in, which of them are connected so
far, and the sums. Partial regions are expanded all at once, so that a level costs a few array
operations. This is the frontier method of Sekine, Imai and Tani (1995) and Kawahara et al.
(2017) without the merging of states, as regions have to be named, with a bound in its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.sparse.csgraph import reverse_cuthill_mckee

from ...arrays import AnyIntArray, BoolArray, FloatArray, IntArray
from ..tasks.graph import Graph

#: Fronts beyond this many units are not looked at: the bound's tables grow with 2 to their power.
MAX_FRONT = 17


@dataclass(frozen=True)
class Step:
    """One unit is decided. Slots are places of the front, reused as units leave it.

    slot: the unit's place. earlier: slots of its decided neighbours. edges: those edges.
    leaving: slots of units without an undecided neighbour after this step.
    """

    unit: int
    slot: int
    earlier: tuple[int, ...]
    edges: tuple[int, ...]
    leaving: tuple[int, ...]


@dataclass(frozen=True)
class Sweep:
    """An order of the units of a graph. width: slots needed."""

    graph: Graph
    steps: tuple[Step, ...]
    width: int

    @cached_property
    def choices(self) -> list[_Choices]:
        """Tables of ``cost_to_go`` that do not depend on prices."""
        return _choices(self)

    @property
    def order(self) -> IntArray:
        """Units in the order of the steps, (n,)."""
        return np.array([step.unit for step in self.steps], dtype=np.int64)


def best_sweep(graph: Graph, xy: FloatArray) -> Sweep:
    """The narrowest of several orders: along 12 directions and breadth first."""
    angles, (x, y) = np.arange(12) * (np.pi / 12.0), xy.T
    orders: list[AnyIntArray] = [
        np.lexsort((y * np.cos(a) - x * np.sin(a), x * np.cos(a) + y * np.sin(a))) for a in angles
    ]
    orders.append(np.asarray(reverse_cuthill_mckee(graph.matrix(), symmetric_mode=True)))

    def effort(order: AnyIntArray) -> tuple[float, float]:
        front = _front_sizes(graph, order)
        return float(front.max(initial=0)), float((2.0**front).sum())

    return _sweep(graph, min(orders, key=effort))


def _last_neighbour(graph: Graph, position: IntArray) -> IntArray:
    """Latest position among a unit and its neighbours, (n,)."""
    last = position.copy()
    np.maximum.at(last, graph.left, position[graph.right])
    np.maximum.at(last, graph.right, position[graph.left])
    return last


def _front_sizes(graph: Graph, order: AnyIntArray) -> FloatArray:
    """Size of the front at each step, the new unit included, (n,)."""
    position = np.empty(graph.n, dtype=np.int64)
    position[order] = np.arange(graph.n)
    last = _last_neighbour(graph, position)
    change = (
        np.bincount(position, minlength=graph.n + 1)
        - np.bincount(last + 1, minlength=graph.n + 2)[: graph.n + 1]
    )
    return np.cumsum(change)[: graph.n].astype(np.float64)


def _sweep(graph: Graph, order: AnyIntArray) -> Sweep:
    position = np.empty(graph.n, dtype=np.int64)
    position[order] = np.arange(graph.n)
    last = _last_neighbour(graph, position)
    slot_of: dict[int, int] = {}
    free: list[int] = []
    steps, width = [], 0
    for at, unit in enumerate(int(u) for u in order):
        if not free:
            free.append(width)
            width += 1
        free.sort(reverse=True)
        slot = free.pop()
        earlier, edges = [], []
        begin, end = graph.indptr[unit], graph.indptr[unit + 1]
        for other, edge in zip(graph.indices[begin:end], graph.edge_of[begin:end]):
            if position[other] < at:
                earlier.append(slot_of[int(other)])
                edges.append(int(edge))
        slot_of[unit] = slot
        leaving = [u for u in slot_of if last[u] <= at]
        slots = tuple(slot_of.pop(u) for u in leaving)
        free.extend(slots)
        steps.append(Step(unit, slot, tuple(earlier), tuple(edges), slots))
    return Sweep(graph, tuple(steps), width)


@dataclass(frozen=True)
class Prices:
    """Linear costs of a region to be listed by, each a bound from below of the real cost.

    unit: for each unit that is in, (n,). apart, together: for each edge of the graph that leaves
    the region or lies inside it, (m,).
    """

    unit: FloatArray
    apart: FloatArray
    together: FloatArray


@dataclass(frozen=True)
class _Choices:
    """For every code of the front before a step: the codes after it, and which of the decided
    neighbours are in, as the bits of a number, (2^width,) each."""

    if_in: IntArray
    if_out: IntArray
    there: IntArray


def _choices(sweep: Sweep) -> list[_Choices]:
    codes = np.arange(1 << sweep.width)
    result = []
    for step in sweep.steps:
        staying = ~sum((1 << slot for slot in step.leaving), 0)
        without = codes & ~(1 << step.slot)
        there = np.zeros_like(codes)
        for bit, slot in enumerate(step.earlier):
            there |= ((codes >> slot) & 1) << bit
        result.append(
            _Choices(
                (without | (1 << step.slot)) & staying,
                without & staying,
                there,
            )
        )
    return result


def cost_to_go(sweep: Sweep, prices: Prices) -> FloatArray:
    """Least cost of all that is still undecided, (n + 1, 2^width).

    For every step and every choice of who is in on the front; connectivity and sums are left
    out, so that it bounds from below. Dynamic programming from the last unit.
    """
    result = np.zeros((len(sweep.steps) + 1, 1 << sweep.width))
    for at in range(len(sweep.steps) - 1, -1, -1):
        step, choice = sweep.steps[at], sweep.choices[at]
        if_in, if_out = result[at + 1, choice.if_in], result[at + 1, choice.if_out]
        if step.edges:
            edges = np.array(step.edges)
            apart, together = prices.apart[edges], prices.together[edges]
            if_in += _subset_sums(together - apart)[choice.there]
            if_in += apart.sum() + prices.unit[step.unit]
            if_out += _subset_sums(apart)[choice.there]
        else:
            if_in += prices.unit[step.unit]
        np.minimum(if_in, if_out, out=result[at])
    return result


def _subset_sums(values: FloatArray) -> FloatArray:
    """Sum of each subset of d values, (2^d,); subsets as the bits of their number."""
    result = np.zeros(1)
    for value in values.tolist():
        result = np.concatenate([result, result + value])
    return result


def unpack(bits: AnyIntArray, n: int) -> BoolArray:
    """Members of each region from their bits, (r, n). bits: (r, words) of uint64."""
    flat = np.unpackbits(bits.astype("<u8").view(np.uint8), axis=1, bitorder="little")
    member: BoolArray = flat[:, :n].astype(bool)
    return member
