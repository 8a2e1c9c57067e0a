# SPDX-License-Identifier: GPL-2.0-or-later
"""Plan: which region every block belongs to, with live totals and undo.

The truth is the integer array ``region_of``. Totals follow every move from the moved blocks and
their borders alone; ``recomputed_totals`` computes the same from scratch.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable, Iterable, Mapping, Optional, Sequence

import numpy as np

from .arrays import AnyIntArray, BoolArray, FloatArray, Int32Array, IntArray, counts, sums
from .blocks import Blocks
from .contiguity import Contiguity

UNASSIGNED = -1


@dataclass
class Region:
    """A Sozialraum in the register of a plan; the key follows ``AGS-NN``."""

    key: str
    short: str
    name: str
    municipality: str
    municipality_name: str
    locked: bool = False


@dataclass(frozen=True)
class Change:
    """One gesture: blocks moved, (k,), from their regions before to the regions after."""

    blocks: Int32Array
    before: Int32Array
    after: Int32Array
    reason: str = ""

    @property
    def regions(self) -> list[int]:
        """Regions that lost or won blocks, without "unassigned"."""
        touched = np.unique(np.concatenate([self.before, self.after]))
        return [int(region) for region in touched if region != UNASSIGNED]

    def reversed(self) -> Change:
        """The change that takes this one back."""
        return Change(self.blocks, self.after, self.before, self.reason)


@dataclass(frozen=True)
class Moved:
    """What became of a request to move blocks.

    blocks: blocks that moved, (k,). refused: blocks that stayed by cause: ``locked`` (their region
    or the target is locked) or ``municipality`` (the target lies in another municipality).
    """

    blocks: Int32Array
    refused: Mapping[str, Int32Array] = field(default_factory=dict)


@dataclass
class Totals:
    """Additive figures of k regions: residents, blocks, square metres, metres."""

    population: IntArray
    unknown_population: IntArray
    block_count: IntArray
    area: FloatArray
    perimeter: FloatArray

    def compactness(self) -> FloatArray:
        """Polsby-Popper 4 pi A / U^2, (k,), 0 for an empty region (Polsby & Popper 1991)."""
        squared = np.maximum(self.perimeter, 1e-9) ** 2
        return np.where(self.perimeter > 0, 4 * np.pi * self.area / squared, 0.0)


class Plan:
    """An assignment of every block, with register, locks, undo and live totals.

    region_of: index into ``regions`` or ``UNASSIGNED``, (n,); copied. ``municipality_is_hard``
    keeps regions inside their municipality. Raises ``ValueError`` for an index out of range.
    """

    def __init__(
        self,
        blocks: Blocks,
        contiguity: Contiguity,
        region_of: AnyIntArray | Sequence[int],
        regions: Sequence[Region],
        municipality_is_hard: bool = True,
    ) -> None:
        assignment = np.array(region_of, dtype=np.int32)
        if assignment.shape != (len(blocks),):
            raise ValueError("one region per block expected")
        if len(assignment) and not -1 <= assignment.min() <= assignment.max() < len(regions):
            raise ValueError("region index out of range")
        self.blocks = blocks
        self.contiguity = contiguity
        self.regions = list(regions)
        self.municipality_is_hard = municipality_is_hard
        #: Called after every change of the assignment with the change just applied.
        self.listeners: list[Callable[[Change], None]] = []
        self._region_of = assignment
        self._start = assignment.copy()
        self._undo: list[Change] = []
        self._redo: list[Change] = []
        self._gesture: Optional[dict[int, int]] = None
        self._parts: dict[int, int] = {}
        self._totals = self.recomputed_totals()
        self._population_at_start = self._totals.population.copy()

    # Reading

    @property
    def region_of(self) -> Int32Array:
        """Region of every block, (n,), read-only."""
        view = self._region_of.view()
        view.flags.writeable = False
        return view

    @property
    def totals(self) -> Totals:
        """Live totals of all regions."""
        return self._totals

    @property
    def population(self) -> IntArray:
        """Residents of each region, (k,)."""
        return self._totals.population

    @property
    def population_change(self) -> IntArray:
        """Residents of each region now minus at the opening of the plan, (k,)."""
        return self._totals.population - self._population_at_start

    @property
    def block_count(self) -> IntArray:
        """Blocks of each region, (k,)."""
        return self._totals.block_count

    @property
    def is_changed(self) -> bool:
        """Whether the assignment differs from the one the plan was opened with."""
        return not np.array_equal(self._region_of, self._start)

    def members(self, region: int) -> IntArray:
        """Blocks of a region."""
        return np.flatnonzero(self._region_of == region)

    def parts(self, region: int) -> int:
        """Number of connected parts of a region; 1 is contiguous, 0 is empty."""
        if region not in self._parts:
            self._parts[region] = len(self.parts_of(region))
        return self._parts[region]

    def parts_of(self, region: int) -> list[IntArray]:
        """The connected parts of a region, the one with most residents first."""
        remaining = set(self.members(region).tolist())
        parts: list[IntArray] = []
        while remaining:
            stack = [min(remaining)]
            remaining.discard(stack[0])
            part = []
            while stack:
                block = stack.pop()
                part.append(block)
                for neighbour in self.contiguity.neighbours(block).tolist():
                    if neighbour in remaining:
                        remaining.discard(neighbour)
                        stack.append(neighbour)
            parts.append(np.array(sorted(part), dtype=np.int64))
        population = self.blocks.population
        return sorted(parts, key=lambda part: (-int(population[part].sum()), int(part[0])))

    def recomputed_totals(self) -> Totals:
        """All totals from scratch."""
        k = len(self.regions)
        assigned = self._region_of >= 0
        region = self._region_of[assigned]
        population = np.zeros(k, dtype=np.int64)
        np.add.at(population, region, self.blocks.population[assigned])
        unknown = counts(region[~self.blocks.population_known[assigned]], k)
        inner = self._inner_borders(np.arange(self.contiguity.edge_count), self._region_of)
        outline = sums(region, self.contiguity.perimeter[assigned], k)
        return Totals(
            population,
            unknown,
            counts(region, k),
            sums(region, self.blocks.area[assigned], k),
            outline - 2 * inner,
        )

    # Changing

    def add_region(self, region: Region) -> int:
        """Append an empty region to the register and return its index."""
        self.regions.append(region)
        for name in ("population", "unknown_population", "block_count", "area", "perimeter"):
            values = getattr(self._totals, name)
            setattr(self._totals, name, np.append(values, values.dtype.type(0)))
        self._population_at_start = np.append(self._population_at_start, 0)
        return len(self.regions) - 1

    def movable(self, blocks: Iterable[int], target: int) -> Moved:
        """Which of the blocks may move to a region, and why others may not."""
        wanted = np.unique(np.fromiter(blocks, dtype=np.int32))
        wanted = wanted[self._region_of[wanted] != target]
        source = self._region_of[wanted]
        is_locked = np.array([region.locked for region in self.regions] + [False])
        locked = is_locked[source] | is_locked[target]
        foreign = np.zeros(len(wanted), dtype=bool)
        if self.municipality_is_hard and target != UNASSIGNED:
            foreign = self.blocks.municipality[wanted] != self.regions[target].municipality
            foreign = foreign.astype(bool) & ~locked
        refused = {"locked": wanted[locked], "municipality": wanted[foreign]}
        return Moved(
            wanted[~locked & ~foreign],
            {cause: refusal for cause, refusal in refused.items() if len(refusal)},
        )

    def begin_gesture(self) -> None:
        """Collect the following ``move`` calls into one undo step."""
        if self._gesture is not None:
            raise RuntimeError("a gesture is already running")
        self._gesture = {}

    def move(self, blocks: Iterable[int], target: int) -> Moved:
        """Move blocks inside a running gesture, as far as locks and frames allow."""
        if self._gesture is None:
            raise RuntimeError("no gesture is running")
        moved = self.movable(blocks, target)
        if len(moved.blocks):
            before = self._region_of[moved.blocks]
            for block, region in zip(moved.blocks.tolist(), before.tolist()):
                self._gesture.setdefault(block, region)
            self._apply(Change(moved.blocks, before, np.full_like(moved.blocks, target)))
        return moved

    def end_gesture(self, reason: str = "") -> Optional[Change]:
        """Close the gesture as one undo step; None where nothing changed in the end."""
        change = self._gesture_change(reason)
        self._gesture = None
        if change is not None:
            self._undo.append(change)
            self._redo.clear()
        return change

    def cancel_gesture(self) -> None:
        """Take the running gesture back without a trace."""
        change = self._gesture_change("")
        self._gesture = None
        if change is not None:
            self._apply(change.reversed())

    @property
    def gesture_is_running(self) -> bool:
        """Whether ``begin_gesture`` was called and the gesture is still open."""
        return self._gesture is not None

    @property
    def gesture_start(self) -> Mapping[int, int]:
        """Blocks that the running gesture has moved, and their region before it."""
        return dict(self._gesture or {})

    def assign(self, blocks: Iterable[int], target: int, reason: str = "") -> Optional[Change]:
        """Move blocks in a gesture of its own; None where nothing moved."""
        self.begin_gesture()
        self.move(blocks, target)
        return self.end_gesture(reason)

    @property
    def undo_change(self) -> Optional[Change]:
        """The change that ``undo`` would take back."""
        return self._undo[-1] if self._undo else None

    @property
    def redo_change(self) -> Optional[Change]:
        """The change that ``redo`` would apply again."""
        return self._redo[-1] if self._redo else None

    def undo(self) -> Optional[Change]:
        """Take the last change back and return it; None where there is none."""
        if not self._undo or self._gesture is not None:
            return None
        change = self._undo.pop()
        self._redo.append(change)
        self._apply(change.reversed())
        return change

    def redo(self) -> Optional[Change]:
        """Apply the last undone change again and return it; None where there is none."""
        if not self._redo or self._gesture is not None:
            return None
        change = self._redo.pop()
        self._undo.append(change)
        self._apply(change)
        return change

    def _gesture_change(self, reason: str) -> Optional[Change]:
        if self._gesture is None:
            raise RuntimeError("no gesture is running")
        blocks = np.array(sorted(self._gesture), dtype=np.int32)
        before = np.array([self._gesture[block] for block in blocks.tolist()], dtype=np.int32)
        after = self._region_of[blocks]
        differ = before != after
        if not differ.any():
            return None
        return Change(blocks[differ], before[differ], after[differ], reason)

    def _apply(self, change: Change) -> None:
        moved, totals = change.blocks, self._totals
        entries = [
            self.contiguity.edge_of[self.contiguity.indptr[b] : self.contiguity.indptr[b + 1]]
            for b in moved.tolist()
        ]
        edges = np.unique(np.concatenate(entries)) if entries else np.empty(0, dtype=np.int32)
        totals.perimeter += 2 * self._inner_borders(edges, self._region_of)
        self._region_of[moved] = change.after
        totals.perimeter -= 2 * self._inner_borders(edges, self._region_of)
        unknown = (~self.blocks.population_known[moved]).astype(np.int64)
        for regions, sign in ((change.before, -1), (change.after, 1)):
            assigned = regions >= 0
            region, members = regions[assigned], moved[assigned]
            np.add.at(totals.population, region, sign * self.blocks.population[members])
            np.add.at(totals.unknown_population, region, sign * unknown[assigned])
            np.add.at(totals.block_count, region, sign)
            np.add.at(totals.area, region, sign * self.blocks.area[members])
            np.add.at(totals.perimeter, region, sign * self.contiguity.perimeter[members])
        for touched in change.regions:
            self._parts.pop(touched, None)
        for listener in list(self.listeners):
            listener(change)

    def _inner_borders(self, edges: AnyIntArray, region_of: AnyIntArray) -> FloatArray:
        """Length of the given edges inside each region, (k,)."""
        left = region_of[self.contiguity.left[edges]]
        inside: BoolArray = (left == region_of[self.contiguity.right[edges]]) & (left >= 0)
        return sums(left[inside], self.contiguity.length[edges][inside], len(self.regions))
