# SPDX-License-Identifier: GPL-2.0-or-later
"""From the planner's problem to a task: criteria as columns, ties and limits of one piece."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..arrays import BoolArray, FloatArray, IntArray
from ..contiguity import Contiguity
from ..links import Kind
from ..links.model import grouped
from .pieces import Piece, bridge_small_parts, make_pieces
from .problem import FREE, PAIRWISE_BLOCKS, Problem
from .tasks.contract import contracted
from .tasks.graph import contracted_pairs
from .tasks.task import Change, Kept, Sizes, Spread, Task, Ties
from .units import units_of

#: Price of a broken must-not-link and of a moved pinned block; far above any other part.
FORBIDDEN = 1e4
#: Price of a border through an Ortsteil as a share of that of dividing its residents.
_BORDER_OF_PLACE = 0.25
_FORBIDDEN_NAME = "forbidden"
#: Name of the ties of ``Problem.edge_cost``, the only ones that can be worth less than nothing.
WISH = "wish"


@dataclass(frozen=True)
class PieceTask:
    """A piece as a task on units. unit_of: unit 0..q-1 of each block of the piece, (b,).

    constant: what each part of the objective has to be raised by so that nothing lost is 0.
    """

    piece: Piece
    task: Task
    unit_of: IntArray
    constant: dict[str, float]

    def value(self, region_of: IntArray) -> dict[str, float]:
        """Parts of the objective of regions of units, each at least 0; prohibitions left out."""
        parts = self.task.value(region_of)
        parts.pop(_FORBIDDEN_NAME, None)
        return {
            name: max(0.0, value + self.constant.get(name, 0.0)) for name, value in parts.items()
        }


class Translation:
    """A whole problem as tasks: what all its pieces share is found once.

    bridges: pairs of blocks that connect what no border does. parts: one a piece, in the order of
    ``make_pieces``.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self._contiguity, self.bridges, _ = bridge_small_parts(problem)
        self._unit_of, _ = units_of(problem, self._contiguity)
        self._z = standardised(problem)
        pieces, _ = make_pieces(problem, self._contiguity, self._unit_of)
        self.parts = [self.of(piece) for piece in pieces]

    def of(self, piece: Piece) -> PieceTask:
        """The task of one piece, with the number of regions it asks for."""
        return translated(self._problem, self._contiguity, piece, self._unit_of, self._z)


def translated(
    problem: Problem, contiguity: Contiguity, piece: Piece, unit_of: IntArray, z: FloatArray
) -> PieceTask:
    """The task of a piece. z: standardised attributes of all blocks, NaN where unknown, (n, d)."""
    builder = _Builder(problem, contiguity, piece, z)
    task = builder.task()
    units: IntArray = np.unique(unit_of[piece.blocks], return_inverse=True)[1].astype(np.int64)
    if int(units.max()) + 1 < task.n:
        task = contracted(task, units)
    return PieceTask(piece, task, units, builder.constant)


def standardised(problem: Problem) -> FloatArray:
    """z-scores of the attributes over all blocks (population standard deviation), (n, d).

    NaN stays NaN; attributes without any difference are left out.
    """
    if problem.attributes is None:
        return np.zeros((len(problem.blocks), 0))
    columns = []
    for values in problem.attributes.values.T.astype(np.float64):
        known = np.isfinite(values)
        if known.any() and np.ptp(values[known]) > 0:
            columns.append((values - values[known].mean()) / values[known].std())
    return np.stack(columns, axis=1) if columns else np.zeros((len(problem.blocks), 0))


class _Builder:
    def __init__(
        self, problem: Problem, contiguity: Contiguity, piece: Piece, z: FloatArray
    ) -> None:
        self.problem, self.piece, self.z = problem, piece, z
        self.blocks = piece.blocks
        position = np.full(len(problem.blocks), -1, dtype=np.int64)
        position[piece.blocks] = np.arange(len(piece.blocks))
        self.position = position
        self.inside = (position[contiguity.left] >= 0) & (position[contiguity.right] >= 0)
        self.left = position[contiguity.left[self.inside]]
        self.right = position[contiguity.right[self.inside]]
        self.length = contiguity.length[self.inside]
        # Bridges were added: values of the problem's edges do not lie where the edges now are.
        self.borders = np.isin(contiguity.codes, problem.contiguity.codes)
        self.residents = problem.blocks.population[piece.blocks].astype(np.float64)
        self.area = float(problem.blocks.area[piece.blocks].sum()) / piece.k
        self.constant: dict[str, float] = {}

    def task(self) -> Task:
        """The task on single blocks."""
        quantities, floor, ceiling = self._limits()
        change = self._change()
        weights = self.problem.weights
        return Task(
            contracted_pairs(len(self.blocks), self.left, self.right),
            self.problem.blocks.xy[self.blocks],
            quantities,
            floor,
            ceiling,
            spreads=tuple(self._spreads()),
            ties=tuple(ties for ties in self._ties() if len(ties.left)),
            sizes=Sizes(self.piece.mean, weights.size) if weights.size > 0 else None,
            kept=tuple(self._kept()),
            change=change,
            names=("residents", *(quantity.name for quantity in self.problem.quantities)),
        )

    def _limits(self) -> tuple[FloatArray, FloatArray, FloatArray]:
        """Limits that the piece as a whole cannot keep are left out; findings tell of them."""
        problem, piece = self.problem, self.piece
        columns, floor, ceiling = [self.residents], [problem.minimum], [np.inf]
        if problem.maximum is not None:
            ceiling[0] = problem.maximum
        if problem.balance is not None:
            floor[0] = max(floor[0], piece.mean * (1 - problem.balance))
            ceiling[0] = min(ceiling[0], piece.mean * (1 + problem.balance))
        for quantity in problem.quantities:
            columns.append(quantity.values[self.blocks].astype(np.float64))
            floor.append(-np.inf if quantity.minimum is None else quantity.minimum)
            ceiling.append(np.inf if quantity.maximum is None else quantity.maximum)
        quantities = np.stack(columns, axis=1)
        lowest, highest = np.array(floor, dtype=float), np.array(ceiling, dtype=float)
        lowest[(quantities.sum(axis=0) < lowest) | (lowest <= 0)] = -np.inf
        return quantities, lowest, highest

    def _spreads(self) -> list[Spread]:
        weights, k = self.problem.weights, self.piece.k
        spreads = []
        z = self.z[self.blocks]
        if weights.likeness > 0 and z.shape[1]:
            known = np.isfinite(z)
            ones = np.ones(len(z))
            # Attributes without gaps share one mass; one with gaps counts where it is known.
            full = known.all(axis=0)
            groups = [(z[:, full], ones)] if full.any() else []
            for column in np.flatnonzero(~full & known.any(axis=0)):
                values = np.where(known[:, column], z[:, column], 0.0)
                groups.append((values[:, None], known[:, column].astype(np.float64)))
            total = sum(_total(values, mass) for values, mass in groups)
            if total > 0:
                scale = weights.likeness * k / total
                spreads += [Spread("likeness", values, mass, scale) for values, mass in groups]
        if weights.inertia > 0 and self.residents.any():
            # A round region with evenly spread residents has residents * area / (2 pi).
            scale = weights.inertia * 2 * np.pi / (self.piece.mean * max(self.area, 1.0))
            spreads.append(
                Spread("inertia", self.problem.blocks.xy[self.blocks], self.residents, scale)
            )
        return spreads

    def _ties(self) -> list[Ties]:
        problem, weights = self.problem, self.problem.weights
        width = np.sqrt(max(self.area, 1.0))
        ties = []
        if weights.border > 0:
            ties.append(self._edges("border", weights.border * self.length / width))
        if weights.cuts > 0:
            edges_of_a_region = 2 * np.sqrt(len(self.blocks) / self.piece.k)
            ties.append(
                self._edges("cuts", np.full(len(self.left), weights.cuts / edges_of_a_region))
            )
        if weights.place > 0:
            # Squares of residents overlook crumbs: a border through an Ortsteil has its own price.
            place = problem.places[self.blocks]
            same = (place[self.left] == place[self.right]) & (place[self.left] != "")
            price = weights.place * _BORDER_OF_PLACE * self.length / width
            ties.append(self._edges("place", np.where(same, price, 0.0)))
        if weights.settlement > 0:
            both = np.minimum(self.residents[self.left], self.residents[self.right])
            ties.append(self._edges("settlement", weights.settlement * both / self.piece.mean))
        if weights.barrier > 0 and problem.barrier is not None:
            price = weights.barrier * self._of_edges(problem.barrier) * self.length / width
            ties.append(self._edges("barrier", -price))
            self.constant["barrier"] = float(price.sum())
        if problem.edge_cost is not None:
            ties.append(self._edges(WISH, self._of_edges(problem.edge_cost)))
        return ties + self._all_pairs() + self._linked_pairs()

    def _all_pairs(self) -> list[Ties]:
        """Absolute differences of all pairs; separating a pair saves its difference."""
        weight, z = self.problem.weights.pairwise, self.z[self.blocks]
        if weight == 0 or not z.shape[1] or len(z) > PAIRWISE_BLOCKS:
            return []
        first, second = np.triu_indices(len(z), 1)
        difference = np.nansum(np.abs(z[first] - z[second]), axis=1)
        total = float(difference.sum())
        if total == 0:
            return []
        self.constant["pairwise"] = weight * self.piece.k
        return [_pairs("pairwise", first, second, -weight * self.piece.k / total * difference)]

    def _of_edges(self, values: FloatArray) -> FloatArray:
        """Values of the problem's edges for those inside the piece, 0 for bridges."""
        full = np.zeros(len(self.borders))
        full[self.borders] = values
        result: FloatArray = full[self.inside]
        return result

    def _edges(self, name: str, cost: FloatArray) -> Ties:
        used = cost != 0
        return Ties(name, self.left[used], self.right[used], cost[used])

    def _linked_pairs(self) -> list[Ties]:
        links = self.problem.links
        if links is None:
            return []
        ties = []
        left, right, strength = links.edges
        first, second = self.position[left], self.position[right]
        inside = (first >= 0) & (second >= 0)
        if inside.any() and self.problem.weights.links > 0:
            cost = strength[inside] * self._per_link
            ties.append(_pairs("links", first[inside], second[inside], cost))
        first, second = self.position[links.cannot[:, 0]], self.position[links.cannot[:, 1]]
        inside = (first >= 0) & (second >= 0)
        if inside.any():
            cost = np.full(int(inside.sum()), -FORBIDDEN)
            self.constant[_FORBIDDEN_NAME] = FORBIDDEN * len(cost)
            ties.append(_pairs(_FORBIDDEN_NAME, first[inside], second[inside], cost))
        return ties

    @property
    def _per_link(self) -> float:
        """Price of breaking all ties of a source of weight 1: that of the county's regions."""
        residents = float(self.problem.blocks.population.sum())
        return self.problem.weights.links * residents / self.piece.mean

    def _kept(self) -> list[Kept]:
        weights, kept = self.problem.weights, []
        if weights.place > 0:
            places = self.problem.places[self.blocks]
            group = grouped("places", Kind.SHOULD, places, self.residents)
            inside = np.flatnonzero(group.label >= 0)
            if group.total > 0:
                label = group.label[inside]
                features = np.zeros((len(self.blocks), len(group.names)))
                size = np.maximum(group.size[label], 1.0)
                scale = np.sqrt(weights.place / (self.piece.mean * size))
                features[inside, label] = self.residents[inside] * scale
                kept.append(Kept("place", features))
        links = self.problem.links
        if links is not None and weights.links > 0 and links.features.shape[1]:
            part = links.features[self.blocks]
            used = np.flatnonzero(np.diff(part.tocsc().indptr) > 1)
            if len(used):
                features = part[:, used].toarray() * np.sqrt(self._per_link)
                kept.append(Kept("links", features))
        for entry in kept:
            whole = float((entry.features.sum(axis=0) ** 2).sum())
            self.constant[entry.name] = self.constant.get(entry.name, 0.0) + whole
        return kept

    def _change(self) -> Change | None:
        problem = self.problem
        if problem.existing is None:
            return None
        old = problem.existing[self.blocks].astype(np.int64)
        known, label = np.unique(old, return_inverse=True)
        if known[0] == FREE:
            label = label - 1
        mass = problem.weights.change * self.residents / self.piece.mean
        # Somebody has to hold even an empty block, or it would flutter.
        mass = mass + 1e-9
        if problem.pinned is not None:
            mass = np.where(problem.pinned[self.blocks], FORBIDDEN, mass)
        return Change(label.astype(np.int64), mass, 1.0)


def _pairs(name: str, first: IntArray, second: IntArray, cost: FloatArray) -> Ties:
    return Ties(name, np.minimum(first, second), np.maximum(first, second), cost)


def _total(values: FloatArray, mass: FloatArray | BoolArray) -> float:
    weight = np.asarray(mass, dtype=np.float64)
    mean = (weight[:, None] * values).sum(axis=0) / max(weight.sum(), 1e-300)
    return float((weight[:, None] * (values - mean) ** 2).sum())
