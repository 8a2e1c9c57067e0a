# SPDX-License-Identifier: GPL-2.0-or-later
"""Adapting a plan of blocks as a planner asks for it: pieces, locks, findings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Optional

import numpy as np

from ...arrays import AnyIntArray, BoolArray, FloatArray, IntArray, TextArray
from ...blocks import Blocks
from ...contiguity import Contiguity
from ...errors import Cancelled, UserError
from ...findings import Finding, Level
from ..problem import Quantity
from ..tasks.effort import Effort
from ..tasks.graph import Graph, contracted_pairs
from ..tasks.task import Change, Task, Ties
from .adapt import adapted

#: Price of a border of common length between regions, in mean blocks that change: it only chooses
#: among plans that change about equally much.
_BORDER = 0.03


@dataclass(frozen=True)
class Adaptation:
    """What became of a plan.

    region_of: region of each block, numbered as before, (n,). moved: residents who change their
    region. bound: residents who have to change it, whatever is done. feasible: whether every
    region keeps its limits, locked ones left aside. stopped: whether time or the user ended it.
    """

    region_of: IntArray
    moved: int
    bound: int
    feasible: bool
    stopped: bool
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Wishes:
    """minimum, maximum: residents of a region, None for no limit. balance: largest deviation from
    the mean region of the piece, as a share, None for none. quantities: further limits. locked:
    regions that stay as they are, (k,)."""

    minimum: float = 0.0
    maximum: Optional[float] = None
    balance: Optional[float] = None
    quantities: tuple[Quantity, ...] = ()
    locked: Optional[BoolArray] = None

    def __post_init__(self) -> None:
        if self.minimum < 0:
            raise UserError("sizes_not_positive")
        if self.maximum is not None and self.maximum < self.minimum:
            raise UserError("maximum_below_minimum", maximum=self.maximum, minimum=self.minimum)
        if self.balance is not None and not 0 < self.balance < 1:
            raise UserError("balance_not_a_share")


def adapt_plan(
    blocks: Blocks,
    contiguity: Contiguity,
    region_of: AnyIntArray,
    region_keys: TextArray,
    wishes: Wishes,
    *,
    time_limit: Optional[float] = None,
    seed: int = 1,
    progress: Optional[Callable[[float], None]] = None,
    is_cancelled: Optional[Callable[[], bool]] = None,
) -> Adaptation:
    """Keep the limits again, with as few residents as possible in another region.

    contiguity: without the edges that regions may not cross. region_of: region 0..k-1 of each
    block, (n,). Pieces between which no edge runs are adapted one by one; a region lying in
    several pieces belongs to the one where most of its residents live. Equal seeds give equal
    plans, whatever the order of the blocks, as long as the time limit is not reached; without
    one the search ends by itself. Raises ``Cancelled`` where nothing was adapted yet.
    """
    order = np.argsort(blocks.keys.astype(str), kind="stable")
    run = _Adapting(
        blocks.reordered(order),
        contiguity.reordered(order),
        np.asarray(region_of, dtype=np.int64)[order],
        region_keys,
        Wishes(
            wishes.minimum,
            wishes.maximum,
            wishes.balance,
            tuple(
                Quantity(q.name, q.values[order], q.minimum, q.maximum) for q in wishes.quantities
            ),
            wishes.locked,
        ),
    )
    run.run(Effort(time_limit, is_cancelled), seed, progress)
    plan = np.empty_like(run.plan)
    plan[order] = run.plan
    findings = tuple(_in_input_order(finding, order) for finding in run.findings)
    return Adaptation(plan, run.moved, run.bound, run.feasible, run.stopped, findings)


class _Adapting:
    def __init__(
        self,
        blocks: Blocks,
        contiguity: Contiguity,
        region_of: IntArray,
        region_keys: TextArray,
        wishes: Wishes,
    ) -> None:
        self.blocks, self.contiguity, self.region_keys = blocks, contiguity, region_keys
        self.wishes, self.k = wishes, len(region_keys)
        self.old, self.plan = region_of, region_of.copy()
        self.residents = blocks.population.astype(np.float64)
        self.locked = np.zeros(self.k, dtype=bool) if wishes.locked is None else wishes.locked
        self.free = ~self.locked[region_of]
        self.bound, self.feasible, self.stopped = 0, True, False
        self.findings: list[Finding] = []

    @property
    def moved(self) -> int:
        """Residents who change their region."""
        return int(self.blocks.population[self.plan != self.old].sum())

    def run(self, effort: Effort, seed: int, progress: Optional[Callable[[float], None]]) -> None:
        """Adapt all pieces, the large ones with more of the time."""
        piece_of = self._pieces()
        home = self._home_pieces(piece_of)
        pieces = np.unique(piece_of[self.free]).tolist()
        sizes = np.bincount(piece_of + 1)[1:] if len(pieces) else np.zeros(0)
        left = float(sum(sizes[piece] for piece in pieces))
        total = max(left, 1.0)
        for piece in pieces:
            if effort.cancelled and left == total:
                raise Cancelled
            members = np.flatnonzero(piece_of == piece)
            share = effort.part(float(sizes[piece]) / left)
            self._adapt(members, home, piece, share, np.random.default_rng([seed, piece]))
            left -= float(sizes[piece])
            if progress is not None:
                progress(100.0 * (1.0 - left / total))
        self.stopped = effort.cancelled
        self._locked_findings()

    def _pieces(self) -> IntArray:
        """Piece of every free block, -1 for locked ones, numbered by first block."""
        frame = np.where(self.free, 0, -1).astype(np.int64)
        piece = self.contiguity.components(frame).astype(np.int64)
        piece[~self.free] = -1
        _, first = np.unique(piece[self.free], return_index=True)
        label = piece[self.free][np.sort(first)]
        number = np.zeros(int(piece.max(initial=0)) + 1, dtype=np.int64)
        number[label] = np.arange(len(label))
        return np.where(self.free, number[np.maximum(piece, 0)], -1)

    def _home_pieces(self, piece_of: IntArray) -> IntArray:
        """Piece where most residents of each region live, (k,); -1 for none."""
        pieces = int(piece_of.max(initial=-1)) + 1
        if not pieces:
            return np.full(self.k, -1, dtype=np.int64)
        code = self.old[self.free] * pieces + piece_of[self.free]
        # An empty block still counts a little.
        weight = self.residents[self.free] + 1e-6
        table = np.bincount(code, weight, minlength=self.k * pieces).reshape(self.k, pieces)
        home: IntArray = np.where(table.max(axis=1) > 0, table.argmax(axis=1), -1)
        return home

    def _adapt(
        self,
        members: IntArray,
        home: IntArray,
        piece: int,
        effort: Effort,
        generator: np.random.Generator,
    ) -> None:
        at_home = home[self.old[members]] == piece
        if not at_home.any():
            regions = np.unique(self.old[members])
            for region in regions.tolist():
                here = members[self.old[members] == region]
                self._tell("D52", Level.WARNING, region, here, keys=self._keys(here), n=len(here))
            return
        graph, ties = self._graph(members)
        start = _filled(graph, np.where(at_home, self.old[members], -1))
        regions, label = np.unique(start, return_inverse=True)
        k = len(regions)
        old = np.full(len(members), -1, dtype=np.int64)
        old[at_home] = label[at_home]
        task = self._task(graph, members, k, Change(old, self.residents[members], 1.0), ties)
        result = adapted(task, label.astype(np.int64), effort, generator)
        self.plan[members] = regions[result.region_of]
        self.feasible &= result.feasible
        self.bound += int(np.ceil(result.bound - 1e-6))
        # Who lives cut off from the region's piece has to change whatever is done.
        self.bound += int(self.residents[members[~at_home]].sum())
        self._cut_off(graph, members, at_home)
        self._outside(task, members, regions, result.region_of)

    def _graph(self, members: IntArray) -> tuple[Graph, Ties]:
        position = np.full(len(self.blocks), -1, dtype=np.int64)
        position[members] = np.arange(len(members))
        left, right = position[self.contiguity.left], position[self.contiguity.right]
        inside = (left >= 0) & (right >= 0)
        left, right = left[inside], right[inside]
        low, high = np.minimum(left, right), np.maximum(left, right)
        length = self.contiguity.length[inside]
        mean = float(length.mean()) if len(length) else 0.0
        cost = _BORDER * float(self.residents[members].mean()) * length / (mean or 1.0)
        ties = Ties("border", low.astype(np.int32), high.astype(np.int32), cost)
        return contracted_pairs(len(members), low, high), ties

    def _task(self, graph: Graph, members: IntArray, k: int, change: Change, ties: Ties) -> Task:
        wishes, residents = self.wishes, self.residents[members]
        floor, ceiling = wishes.minimum, np.inf if wishes.maximum is None else wishes.maximum
        if wishes.balance is not None:
            mean = float(residents.sum()) / k
            floor = max(floor, np.ceil(mean * (1.0 - wishes.balance) - 1e-9))
            ceiling = min(ceiling, np.floor(mean * (1.0 + wishes.balance) + 1e-9))
        columns: list[FloatArray] = [residents]
        floors, ceilings = [float(floor) if floor > 0 else -np.inf], [float(ceiling)]
        for quantity in wishes.quantities:
            columns.append(quantity.values[members].astype(np.float64))
            floors.append(-np.inf if quantity.minimum is None else quantity.minimum)
            ceilings.append(np.inf if quantity.maximum is None else quantity.maximum)
        return Task(
            graph,
            self.blocks.xy[members],
            np.stack(columns, axis=1),
            np.array(floors),
            np.array(ceilings),
            ties=(ties,),
            change=change,
        )

    def _cut_off(self, graph: Graph, members: IntArray, at_home: BoolArray) -> None:
        """Regions that were not connected, or lay in several pieces."""
        part = graph.components(self.old[members])
        for region in np.unique(self.old[members]).tolist():
            inside = self.old[members] == region
            if len(np.unique(part[inside])) < 2 and at_home[inside].all():
                continue
            moved = members[inside & (self.plan[members] != region)]
            if len(moved):
                self._tell("D50", Level.WARNING, region, moved, n=len(moved))

    def _outside(self, task: Task, members: IntArray, regions: IntArray, label: IntArray) -> None:
        """Regions outside their limits after the search."""
        sums = task.sums(label, len(regions))
        for index in np.flatnonzero(~task.feasible(label)).tolist():
            region = int(regions[index])
            here = members[label == index]
            residents = round(float(sums[index, 0]))
            if residents < task.floor[0]:
                limit = {"minimum": float(task.floor[0])}
                self._tell("D51", Level.WARNING, region, here, residents=residents, **limit)
            elif residents > task.ceiling[0]:
                limit = {"maximum": float(task.ceiling[0])}
                self._tell("D53", Level.WARNING, region, here, residents=residents, **limit)
            for column, quantity in enumerate(self.wishes.quantities, start=1):
                total = float(sums[index, column])
                if not task.floor[column] <= total <= task.ceiling[column]:
                    data = {"name": quantity.name, "total": total}
                    self._tell("D54", Level.WARNING, region, here, **data)

    def _locked_findings(self) -> None:
        size = np.bincount(self.old, self.residents, minlength=self.k)
        most = np.inf if self.wishes.maximum is None else self.wishes.maximum
        for region in np.flatnonzero(self.locked).tolist():
            if not self.wishes.minimum <= size[region] <= most:
                here = np.flatnonzero(self.old == region)
                self._tell("D55", Level.WARNING, region, here, residents=int(size[region]))

    def _keys(self, blocks: IntArray) -> list[str]:
        return sorted(str(key) for key in self.blocks.keys[blocks])

    def _tell(self, rule: str, level: Level, region: int, blocks: IntArray, **data: object) -> None:
        key = str(self.region_keys[region])
        place = None
        if len(blocks):
            xy = self.blocks.xy[blocks[0]]
            place = (float(xy[0]), float(xy[1]))
        self.findings.append(
            Finding(rule, level, {"region": key, **data}, tuple(blocks.tolist()), key, None, place)
        )


def _filled(graph: Graph, region_of: IntArray) -> IntArray:
    """Blocks without a region get that of most of their neighbours, from the regions outwards."""
    plan = region_of.copy()
    k = int(plan.max()) + 1
    while (plan < 0).any():
        block = np.concatenate([graph.left, graph.right])
        other = np.concatenate([graph.right, graph.left])
        edge = (plan[block] < 0) & (plan[other] >= 0)
        rows, local = np.unique(block[edge], return_inverse=True)
        votes = np.bincount(local * k + plan[other[edge]], minlength=len(rows) * k)
        plan[rows] = votes.reshape(-1, k).argmax(axis=1)
    return plan


def _in_input_order(finding: Finding, order: AnyIntArray) -> Finding:
    return Finding(
        finding.rule,
        finding.level,
        finding.data,
        tuple(sorted(int(order[block]) for block in finding.blocks)),
        finding.region,
        finding.municipality,
        finding.place,
    )
