# SPDX-License-Identifier: GPL-2.0-or-later
"""Many single units at the borders change their region at once.

Where subtrees of random trees redraw whole corners, this smooths borders: thousands of border
units are proposed to a neighbouring region in one array step and taken with the probability of
Metropolis et al. (1953). What makes it parallel: units that do not border each other neither
change each other's cost in ties nor each other's contiguity.

A unit may leave its region where its neighbours in the region are linked among themselves, so
that each path through it has a detour. That is a local question, answered by counting: in a part
of a path or of a ring, one piece has one more unit than links.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components, minimum_spanning_tree

from ...arrays import BoolArray, FloatArray, IntArray
from ...arrays import sums as sums_by
from ..tasks.graph import Graph
from ..tasks.measure import Measure
from ..tasks.task import Task


class Links:
    """Links among the neighbours of each unit, thinned to a forest or a single ring.

    begin: (n + 1,). first, second: units that border each other and the unit, (l,).
    """

    def __init__(self, begin: IntArray, first: IntArray, second: IntArray) -> None:
        self.begin, self.first, self.second = begin, first, second


def links(graph: Graph) -> Links:
    """The links of a graph, from its triangles."""
    a, b, c = _triangles(graph)
    unit = np.concatenate([a, b, c])
    first, second = np.concatenate([b, a, a]), np.concatenate([c, c, b])
    order = np.argsort(unit, kind="stable")
    unit, first, second = unit[order], first[order], second[order]
    keep = _thinned(graph, unit, first, second)
    begin = np.zeros(graph.n + 1, dtype=np.int64)
    np.cumsum(np.bincount(unit[keep], minlength=graph.n), out=begin[1:])
    return Links(begin, first[keep], second[keep])


def expanded(begin: IntArray, rows: IntArray) -> tuple[IntArray, IntArray]:
    """Entries of some rows of a CSR structure, and the place in ``rows`` of each entry."""
    start = begin[rows]
    count = begin[rows + 1] - start
    end = np.cumsum(count)
    place = np.repeat(np.arange(len(rows)), count)
    return np.arange(len(place)) + (start - end + count)[place], place


def _triangles(graph: Graph) -> tuple[IntArray, IntArray, IntArray]:
    """All triples of units that border each other, each once."""
    n = graph.n
    degree = np.diff(graph.indptr)
    rank = np.empty(n, dtype=np.int64)
    rank[np.argsort(degree, kind="stable")] = np.arange(n)
    # Edges point to the unit of more neighbours, so that few leave any unit.
    low = np.where(rank[graph.left] < rank[graph.right], graph.left, graph.right).astype(np.int64)
    high = graph.left.astype(np.int64) + graph.right - low
    order = np.argsort(low, kind="stable")
    low, high = low[order], high[order]
    begin = np.zeros(n + 1, dtype=np.int64)
    np.cumsum(np.bincount(low, minlength=n), out=begin[1:])
    entry, edge = expanded(begin, low)
    x, y = high[edge], high[entry]
    once = x < y
    x, y, apex = x[once], y[once], low[edge][once]
    code = graph.left.astype(np.int64) * n + graph.right
    wanted = x * n + y
    found = code[np.minimum(np.searchsorted(code, wanted), max(graph.m - 1, 0))] == wanted
    return apex[found], x[found], y[found]


def _thinned(graph: Graph, unit: IntArray, first: IntArray, second: IntArray) -> BoolArray:
    """Links to keep so that those of each unit are a forest or one ring of all neighbours."""
    n = graph.n
    keep = np.ones(len(unit), dtype=bool)
    if not len(unit):
        return keep
    # Places are the entries of the graph's CSR: a neighbour of a unit has a place of its own.
    code = graph.origin.astype(np.int64) * n + graph.indices
    one = np.searchsorted(code, unit * n + first)
    two = np.searchsorted(code, unit * n + second)
    degree = np.diff(graph.indptr)
    ends = np.bincount(one, minlength=len(code)) + np.bincount(two, minlength=len(code))
    count = np.bincount(unit, minlength=n)
    uneven = np.zeros(n, dtype=bool)
    uneven[graph.origin[ends != 2]] = True
    pairs = (np.ones(len(one), dtype=np.int8), (one, two))
    matrix = coo_matrix(pairs, shape=(len(code), len(code)))
    parts, label = connected_components(matrix, directed=False)
    owner = np.empty(parts, dtype=np.int64)
    owner[label] = graph.origin
    pieces = np.bincount(owner, minlength=n)
    ring = ~uneven & (pieces == 1)
    forest = count == degree - pieces
    bad = np.flatnonzero(~(ring | forest)[unit])
    if len(bad):
        inside = coo_matrix((bad + 1.0, (one[bad], two[bad])), shape=(len(code), len(code)))
        keep[bad] = False
        tree = minimum_spanning_tree(inside.tocsr())
        keep[tree.data.astype(np.int64) - 1] = True
    return keep


class Ground:
    """What does not change while a task is improved: links, and ties by unit.

    begin, other, cost: ties of each unit in CSR form. beyond_edges: whether some tie units that
    do not border each other.
    """

    def __init__(self, task: Task, linked: Links | None = None) -> None:
        self.task = task
        self.measure = Measure(task)
        self.links = links(task.graph) if linked is None else linked
        origin = np.concatenate([self.measure.left, self.measure.right])
        other = np.concatenate([self.measure.right, self.measure.left])
        order = np.argsort(origin, kind="stable")
        self.other = other[order]
        self.cost = np.tile(self.measure.cost, 2)[order]
        self.begin = np.zeros(task.n + 1, dtype=np.int64)
        np.cumsum(np.bincount(origin, minlength=task.n), out=self.begin[1:])
        pairs = np.unique(self.measure.left * task.n + self.measure.right)
        edges = task.graph.left.astype(np.int64) * task.n + task.graph.right
        self.beyond_edges = len(np.setdiff1d(pairs, edges, assume_unique=True)) > 0
        self.left = task.graph.left.astype(np.int64)
        self.right = task.graph.right.astype(np.int64)


class Flips:
    """A plan of a task under improvement by single units.

    region_of: connected regions 0..k-1, (n,). value, excess: as of ``Exchange``.
    width: most residents that a region gains or loses in a step, as its sums are only looked
    at between steps.
    """

    def __init__(
        self,
        ground: Ground,
        region_of: IntArray,
        generator: np.random.Generator,
        width: float = np.inf,
    ) -> None:
        self.ground, self.task, self.measure = ground, ground.task, ground.measure
        self.generator = generator
        self.region_of = region_of.astype(np.int64)
        self.k = int(region_of.max()) + 1
        self.width = width
        self._priority = np.full(self.task.n, np.inf)
        task = ground.task
        self._plain = not task.spreads and not task.kept and task.sizes is None
        self.refresh()

    def refresh(self) -> None:
        """Recompute all sums and the list of borders."""
        sums = [sums_by(self.region_of, column, self.k) for column in self.measure.columns.T]
        self.sums: FloatArray = np.stack(sums, axis=1) if sums else np.zeros((self.k, 0))
        self.values = self.measure.values(self.sums)
        self.outside = self.measure.excess(self.sums)
        self.find_borders()

    def group_values(self, groups: int) -> FloatArray:
        """Value of the objective of each of ``groups`` copies side by side, (groups,)."""
        measure, change = self.measure, self.task.change
        value: FloatArray = self.values.reshape(groups, -1).sum(axis=1)
        apart = self.region_of[measure.left] != self.region_of[measure.right]
        value = value + np.where(apart, measure.cost, 0.0).reshape(groups, -1).sum(axis=1)
        if change is not None:
            moved = (change.region_of != self.region_of) & (change.region_of >= 0)
            mass = np.where(moved, change.mass, 0.0).reshape(groups, -1)
            value += change.weight * mass.sum(axis=1)
        return value

    def typical_gain(self) -> float:
        """A unit for temperatures: for borders that all cost 1, about 1."""
        if not len(self.borders):
            return 1.0
        unit = self.ground.left[self.borders]
        other = self.ground.right[self.borders]
        source, target = self.region_of[unit], self.region_of[other]
        part = self.measure.columns[unit]
        gain = self._ties_gain(unit, source, target)
        gain += self.measure.values(self.sums[source] - part) - self.values[source]
        gain += self.measure.values(self.sums[target] + part) - self.values[target]
        size = float(np.abs(gain).mean()) / 1.5
        return size if size > 0.0 else 1.0

    def find_borders(self) -> None:
        """Look anew which edges lie between regions."""
        ground = self.ground
        self.borders = np.flatnonzero(self.region_of[ground.left] != self.region_of[ground.right])

    def step(self, temperature: float, penalty: float, proposals: int) -> int:
        """Propose border units to the region across a random border edge; returns how many moved.

        temperature, penalty: as of ``Exchange.round``.
        """
        if not len(self.borders):
            return 0
        generator, ground = self.generator, self.ground
        draw = generator.random(2 * proposals)
        picked = (draw[:proposals] * (2 * len(self.borders))).astype(np.int64)
        edge, back = self.borders[picked >> 1], (picked & 1).astype(bool)
        left, right = ground.left[edge], ground.right[edge]
        unit = np.where(back, right, left)
        source, target = self.region_of[left], self.region_of[right]
        source, target = np.where(back, target, source), np.where(back, source, target)
        gain = self._ties_gain(unit, source, target)
        part = self.measure.columns[unit]
        less, more = self.sums[source] - part, self.sums[target] + part
        if not self._plain:
            gain += self.measure.values(less) + self.measure.values(more)
            gain -= self.values[source] + self.values[target]
        if penalty > 0.0:
            worse = self.measure.excess(less) + self.measure.excess(more)
            gain += penalty * (worse - self.outside[source] - self.outside[target])
        # Inside one region nothing moves: the list of borders is not renewed in each step.
        good = (gain < -temperature * np.log(draw[proposals:])) & (source != target)
        at = np.flatnonzero(good)
        if not len(at):
            return 0
        at = self._apart(unit, at)
        at = at[self._may_leave(unit[at], source[at])]
        at = at[self._within_width(source[at], target[at], self.task.residents[unit[at]])]
        if not len(at):
            return 0
        self._move(unit[at], source[at], target[at], part[at])
        return len(at)

    def _ties_gain(self, unit: IntArray, source: IntArray, target: IntArray) -> FloatArray:
        entry, place = expanded(self.ground.begin, unit)
        region = self.region_of[self.ground.other[entry]]
        sign = (region == source[place]).astype(np.float64)
        sign -= region == target[place]
        gain = sums_by(place, self.ground.cost[entry] * sign, len(unit))
        change = self.task.change
        if change is not None:
            old = change.region_of[unit]
            leaves = (old == source).astype(np.float64) - (old == target)
            gain += change.weight * change.mass[unit] * leaves
        return gain

    def _apart(self, unit: IntArray, at: IntArray) -> IntArray:
        """Those of some proposals that neither repeat nor border one of higher priority."""
        mover = unit[at]
        rank = np.arange(len(at), dtype=np.float64)
        self._priority[mover[::-1]] = rank[::-1]
        first = self._priority[mover] == rank
        graph = self.task.graph
        entry, place = expanded(graph.indptr, mover)
        beaten = self._priority[graph.indices[entry]] < rank[place]
        first[place[beaten]] = False
        if self.ground.beyond_edges:
            entry, place = expanded(self.ground.begin, mover)
            first[place[self._priority[self.ground.other[entry]] < rank[place]]] = False
        self._priority[mover] = np.inf
        chosen: IntArray = at[first]
        return chosen

    def _may_leave(self, unit: IntArray, source: IntArray) -> BoolArray:
        """Whether the neighbours of units in their own regions are linked."""
        graph, link = self.task.graph, self.ground.links
        entry, place = expanded(graph.indptr, unit)
        same = self.region_of[graph.indices[entry]] == source[place]
        pieces = sums_by(place, same, len(unit))
        entry, place = expanded(link.begin, unit)
        both = self.region_of[link.first[entry]] == source[place]
        both &= self.region_of[link.second[entry]] == source[place]
        pieces -= sums_by(place, both, len(unit))
        one: BoolArray = pieces == 1.0
        return one

    def _within_width(self, source: IntArray, target: IntArray, size: FloatArray) -> BoolArray:
        """Which moves to make so that no region changes by more than the width, but by one unit."""
        count = len(source)
        keep = np.ones(count, dtype=bool)
        if not np.isfinite(self.width) or count < 2:
            return keep
        region = np.concatenate([source, target])
        change = np.concatenate([-size, size])
        number = np.tile(np.arange(count), 2)
        order = np.lexsort((number, region))
        region, change = region[order], np.cumsum(change[order])
        first = np.flatnonzero(np.concatenate([[True], region[1:] != region[:-1]]))
        before = np.concatenate([[0.0], change])[first]
        length = np.diff(np.concatenate([first, [len(region)]]))
        much = np.abs(change - np.repeat(before, length)) > self.width
        much[first] = False
        keep[number[order[much]]] = False
        return keep

    def _move(self, unit: IntArray, source: IntArray, target: IntArray, part: FloatArray) -> None:
        self.region_of[unit] = target
        for c in range(part.shape[1]):
            self.sums[:, c] -= np.bincount(source, part[:, c], minlength=self.k)
            self.sums[:, c] += np.bincount(target, part[:, c], minlength=self.k)
        if not self._plain:
            self.values = self.measure.values(self.sums)
        self.outside = self.measure.excess(self.sums)
