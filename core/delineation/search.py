# SPDX-License-Identifier: GPL-2.0-or-later
"""Dividing one piece: agglomeration, simulated annealing of border units, repair."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np

from ..arrays import IntArray
from .pieces import Graph

#: Price of falling short of the minimum by the whole minimum; far above any other part.
_SHORTFALL = 50.0


@dataclass(frozen=True)
class Sizes:
    """Residents a region should have. mean: of the piece; weight: of the deviation from it."""

    mean: float
    minimum: float
    maximum: float
    weight: float

    def cost(self, residents: float) -> float:
        """Price of a region's size; the minimum and maximum count as soft walls."""
        deviation = residents / self.mean - 1.0
        price = self.weight * deviation * deviation
        if residents < self.minimum:
            price += _SHORTFALL * (self.minimum - residents) / self.minimum
        if residents > self.maximum:
            price += _SHORTFALL * (residents - self.maximum) / self.maximum
        return price


def agglomerate(graph: Graph, k: int) -> IntArray:
    """Merge the smallest cluster with the neighbour it shares most with until k are left.

    Returns labels 0..k-1, (m,). The graph must be connected.
    """
    cluster_of = np.arange(len(graph))
    population = dict(enumerate(graph.population))
    costs = {node: dict(entry) for node, entry in enumerate(graph.neighbours)}
    while len(population) > k:
        small = min(population, key=lambda c: (population[c], c))
        # A heavy border and a small partner first: sizes grow evenly along strong ties.
        partner = max(
            costs[small], key=lambda c: (costs[small][c] / (1.0 + population[c] ** 0.5), -c)
        )
        for other, cost in costs.pop(small).items():
            costs[other].pop(small)
            if other != partner:
                costs[partner][other] = costs[partner].get(other, 0.0) + cost
                costs[other][partner] = costs[other].get(partner, 0.0) + cost
        population[partner] += population.pop(small)
        cluster_of[cluster_of == small] = partner
    labels: IntArray = np.unique(cluster_of, return_inverse=True)[1].astype(np.int64)
    return labels


class Search:
    """Improves a division of a connected graph by moving single units over region borders."""

    def __init__(self, graph: Graph, sizes: Sizes, region_of: IntArray) -> None:
        self.graph = graph
        self.sizes = sizes
        self.region_of: list[int] = region_of.tolist()
        k = max(self.region_of) + 1
        self.population = [0] * k
        self.count = [0] * k
        for node, region in enumerate(self.region_of):
            self.population[region] += graph.population[node]
            self.count[region] += 1

    def value(self) -> float:
        """Objective of the present division: border costs plus prices of sizes."""
        border = sum(
            cost
            for node, entry in enumerate(self.graph.neighbours)
            for other, cost in entry
            if other > node and self.region_of[other] != self.region_of[node]
        )
        return border + sum(self.sizes.cost(residents) for residents in self.population)

    def anneal(
        self,
        generator: np.random.Generator,
        steps: int,
        hot: float,
        cold: float,
        is_cancelled: Optional[Callable[[], bool]] = None,
    ) -> None:
        """Random moves of border units under falling temperature; ends at the best division seen.

        steps: trials; hot, cold: first and last temperature in units of the objective
        (Kirkpatrick, Gelatt & Vecchi 1983).
        """
        m = len(self.graph)
        if max(self.region_of) == 0 or m < 2:
            return
        value = best = self.value()
        best_regions = list(self.region_of)
        fall = (cold / hot) ** (1.0 / max(steps, 1))
        temperature = hot
        batch = 8192
        for begin in range(0, steps, batch):
            if is_cancelled is not None and is_cancelled():
                break
            size = min(batch, steps - begin)
            nodes = generator.integers(0, m, size).tolist()
            picks = generator.random(size).tolist()
            levels = (-np.log(generator.random(size))).tolist()
            for node, pick, level in zip(nodes, picks, levels):
                temperature *= fall
                delta = self._try(node, pick, level * temperature)
                if delta is not None:
                    value += delta
                    if value < best - 1e-9:
                        best = value
                        best_regions = list(self.region_of)
        self._restore(best_regions)

    def descend(self) -> None:
        """Improving moves of border units until there is none; sizes that hold keep holding."""
        improved = True
        while improved:
            improved = False
            for node in range(len(self.graph)):
                targets = {self.region_of[other] for other, _ in self.graph.neighbours[node]}
                for target in sorted(targets - {self.region_of[node]}):
                    delta = self._delta(node, target)
                    if (
                        delta < -1e-9
                        and self._keeps_sizes(node, target)
                        and self._stays_connected(node)
                    ):
                        self._move(node, target)
                        improved = True

    def without_short_regions(self) -> Search:
        """Dissolve regions below the minimum into their best neighbour until none is left."""
        while True:
            short = [
                region
                for region, residents in enumerate(self.population)
                if self.count[region] and residents < self.sizes.minimum
            ]
            if not short or sum(1 for count in self.count if count) == 1:
                break
            region = min(short, key=lambda r: (self.population[r], r))
            shared: dict[int, float] = {}
            for node, own in enumerate(self.region_of):
                if own == region:
                    for other, cost in self.graph.neighbours[node]:
                        target = self.region_of[other]
                        if target != region:
                            shared[target] = shared.get(target, 0.0) + cost
            best = max(shared, key=lambda r: (shared[r] - self._growth(r, region), -r))
            for node, own in enumerate(self.region_of):
                if own == region:
                    self._move(node, best)
        labels = np.unique(self.region_of, return_inverse=True)[1].astype(np.int64)
        return Search(self.graph, self.sizes, labels)

    def _growth(self, region: int, added: int) -> float:
        residents = self.population[region]
        together = residents + self.population[added]
        return self.sizes.cost(together) - self.sizes.cost(residents)

    def _try(self, node: int, pick: float, threshold: float) -> Optional[float]:
        source = self.region_of[node]
        if self.count[source] == 1:
            return None
        foreign = [
            self.region_of[other]
            for other, _ in self.graph.neighbours[node]
            if self.region_of[other] != source
        ]
        if not foreign:
            return None
        target = foreign[int(pick * len(foreign))]
        delta = self._delta(node, target)
        if delta > threshold or not self._stays_connected(node):
            return None
        self._move(node, target)
        return delta

    def _delta(self, node: int, target: int) -> float:
        source = self.region_of[node]
        delta = 0.0
        for other, cost in self.graph.neighbours[node]:
            region = self.region_of[other]
            if region == source:
                delta += cost
            elif region == target:
                delta -= cost
        own = self.graph.population[node]
        cost_of, population = self.sizes.cost, self.population
        return (
            delta
            + cost_of(population[source] - own)
            - cost_of(population[source])
            + cost_of(population[target] + own)
            - cost_of(population[target])
        )

    def _keeps_sizes(self, node: int, target: int) -> bool:
        """Whether a move breaks neither a minimum nor a maximum that holds now."""
        own, source = self.graph.population[node], self.region_of[node]
        before, after = self.population[source], self.population[source] - own
        falls_short = after < self.sizes.minimum <= before
        before, after = self.population[target], self.population[target] + own
        return not falls_short and not after > self.sizes.maximum >= before

    def _stays_connected(self, node: int) -> bool:
        """Whether the region of a unit stays connected without it."""
        region_of, neighbours = self.region_of, self.graph.neighbours
        source = region_of[node]
        if self.count[source] == 1:
            return False
        inside = [other for other, _ in neighbours[node] if region_of[other] == source]
        if len(inside) == 1:
            return True
        wanted = set(inside[1:])
        seen = {node, inside[0]}
        stack = [inside[0]]
        while stack:
            for other, _ in neighbours[stack.pop()]:
                if other not in seen and region_of[other] == source:
                    wanted.discard(other)
                    if not wanted:
                        return True
                    seen.add(other)
                    stack.append(other)
        return False

    def _move(self, node: int, target: int) -> None:
        source = self.region_of[node]
        own = self.graph.population[node]
        self.population[source] -= own
        self.population[target] += own
        self.count[source] -= 1
        self.count[target] += 1
        self.region_of[node] = target

    def _restore(self, region_of: list[int]) -> None:
        for node, region in enumerate(region_of):
            if self.region_of[node] != region:
                self._move(node, region)


def steps_for(graph: Graph, per_unit: int) -> int:
    """Trials in proportion to the size of the graph, with enough of them for tiny ones."""
    return per_unit * max(len(graph), int(math.sqrt(len(graph)) * 4))
