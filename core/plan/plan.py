# SPDX-License-Identifier: GPL-2.0-or-later
"""Plan: which region every block belongs to, with live totals, locks and a history.

The truth is the integer array ``region_of``. Totals follow every move from the moved blocks and
their borders alone; ``recomputed_totals`` computes the same from scratch.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Callable, Iterable, Mapping, Optional, Sequence, TypeVar

import numpy as np
from numpy.typing import NDArray

from ..arrays import AnyIntArray, BoolArray, Int32Array, IntArray
from ..blocks import Blocks
from ..contiguity import Contiguity
from .change import Change, Decision, Edit, Event, Step
from .cuts import parts_among
from .history import History
from .locks import LockTable, refusals
from .register import UNASSIGNED, Region
from .totals import Ledger, Totals

_Array = TypeVar("_Array", bound=NDArray[Any])


@dataclass(frozen=True)
class Moved:
    """What became of a request to move blocks.

    blocks: blocks that moved, (k,). refused: blocks that stayed by cause (``locks.CAUSES``).
    """

    blocks: Int32Array
    refused: Mapping[str, Int32Array] = field(default_factory=dict)


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
        #: Called after every application of a change, also in the middle of a gesture.
        self.listeners: list[Callable[[Change], None]] = []
        #: Called once a gesture is finished, taken back, done again or given its reason.
        self.recorders: list[Callable[[Event], None]] = []
        self._region_of = assignment
        self._block_locked = np.zeros(len(blocks), dtype=bool)
        self._ledger = Ledger(blocks, contiguity)
        self._history = History()
        self._gesture: Optional[Int32Array] = None
        self._gesture_edits: tuple[Edit, ...] = ()
        self.begin_session()

    def begin_session(self) -> None:
        """Count changes from here: ``start``, ``population_change`` and ``is_changed``."""
        self._start = self._region_of.copy()
        self._regions_at_start = list(self.regions)
        self._parts: dict[int, list[IntArray]] = {}
        self._lock_table: Optional[LockTable] = None
        self._totals = self.recomputed_totals()
        self._population_at_start = self._totals.population.copy()

    # Reading

    @property
    def region_of(self) -> Int32Array:
        """Region of every block, (n,), read-only."""
        return _read_only(self._region_of)

    @property
    def start(self) -> Int32Array:
        """Region of every block when the session began, (n,), read-only."""
        return _read_only(self._start)

    def opening(self) -> Plan:
        """The plan as it was when the session began, with the register of then, without history."""
        return Plan(
            self.blocks,
            self.contiguity,
            self._start,
            self._regions_at_start,
            self.municipality_is_hard,
        )

    @property
    def block_locked(self) -> BoolArray:
        """Blocks that are locked in their region, (n,), read-only."""
        return _read_only(self._block_locked)

    @property
    def listed(self) -> list[int]:
        """Regions that have not been removed."""
        return [index for index, region in enumerate(self.regions) if not region.removed]

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
        before = np.zeros(len(self.regions), dtype=np.int64)
        shared = min(len(before), len(self._population_at_start))
        before[:shared] = self._population_at_start[:shared]
        change: IntArray = self._totals.population - before
        return change

    @property
    def block_count(self) -> IntArray:
        """Blocks of each region, (k,)."""
        return self._totals.block_count

    @property
    def is_changed(self) -> bool:
        """Whether the assignment differs from the one the session began with."""
        return not np.array_equal(self._region_of, self._start)

    def members(self, region: int) -> IntArray:
        """Blocks of a region."""
        return np.flatnonzero(self._region_of == region)

    def parts(self, region: int) -> int:
        """Number of connected parts of a region; 1 is contiguous, 0 is empty."""
        return len(self.parts_of(region))

    def parts_of(self, region: int) -> list[IntArray]:
        """The connected parts of a region, the one with most residents first."""
        if region not in self._parts:
            label, members = parts_among(self.contiguity, self.members(region))
            order = np.argsort(label, kind="stable")
            cuts = np.flatnonzero(np.diff(label[order])) + 1
            parts = np.split(members[order], cuts) if len(members) else []
            population = self.blocks.population
            self._parts[region] = sorted(
                parts, key=lambda part: (-int(population[part].sum()), int(part[0]))
            )
        return self._parts[region]

    def recomputed_totals(self) -> Totals:
        """All totals from scratch."""
        return self._ledger.totals(self._region_of, len(self.regions))

    # Gestures

    def movable(self, blocks: Iterable[int], target: int) -> Moved:
        """Which of the blocks may move to a region, and why others may not."""
        wanted = np.unique(np.fromiter(blocks, dtype=np.int32))
        wanted = wanted[self._region_of[wanted] != target]
        if self._lock_table is None:
            self._lock_table = LockTable(self.regions)
        home = self.regions[target].municipality if target != UNASSIGNED else None
        kept = refusals(
            self._lock_table,
            self._block_locked[wanted],
            self._region_of[wanted],
            target,
            self.blocks.municipality[wanted],
            home if self.municipality_is_hard else None,
        )
        free = ~np.logical_or.reduce(list(kept.values()))
        refused = {cause: wanted[mask] for cause, mask in kept.items() if mask.any()}
        return Moved(wanted[free], refused)

    def begin_gesture(self, edits: tuple[Edit, ...] = ()) -> None:
        """Collect the following ``move`` calls into one undo step.

        edits: entries of the register that belong to the gesture, such as a new region that it is
        to fill; they are taken back where no block moves.
        """
        if self._gesture is not None:
            raise RuntimeError("a gesture is already running")
        self._gesture, self._gesture_edits = self._region_of.copy(), edits
        if edits:
            self._check_fit(Change(edits=edits))
            self._apply(Change(edits=edits))

    def move(self, blocks: Iterable[int], target: int) -> Moved:
        """Move blocks inside a running gesture, as far as locks and frames allow."""
        if self._gesture is None:
            raise RuntimeError("no gesture is running")
        moved = self.movable(blocks, target)
        if len(moved.blocks):
            before = self._region_of[moved.blocks]
            self._apply(Change(moved.blocks, before, np.full_like(moved.blocks, target)))
        return moved

    def end_gesture(self, kind: str = "move") -> Optional[Change]:
        """Close the gesture as one undo step; None where nothing changed in the end."""
        change = self.gesture_change(kind)
        if not len(change.blocks):
            self.cancel_gesture()
            return None
        self._gesture = None
        self._did(change)
        return change

    def cancel_gesture(self) -> None:
        """Take the running gesture back without a trace."""
        change = self.gesture_change()
        self._gesture = None
        if not change.is_empty:
            self._apply(change.reversed())

    @property
    def gesture_is_running(self) -> bool:
        """Whether ``begin_gesture`` was called and the gesture is still open."""
        return self._gesture is not None

    def gesture_change(self, kind: str = "move") -> Change:
        """What the running gesture has moved so far."""
        if self._gesture is None:
            raise RuntimeError("no gesture is running")
        moved = np.flatnonzero(self._gesture != self._region_of).astype(np.int32)
        return Change(
            moved, self._gesture[moved], self._region_of[moved], self._gesture_edits, kind=kind
        )

    def assign(self, blocks: Iterable[int], target: int, kind: str = "move") -> Optional[Change]:
        """Move blocks in a gesture of its own, as far as locks allow; None where none moved."""
        self.begin_gesture()
        self.move(blocks, target)
        return self.end_gesture(kind)

    def commit(self, change: Change) -> Change:
        """Make a whole change at once, as one undo step; locks are not asked.

        Raises ``ValueError`` where it does not start from what the plan is now, ``RuntimeError``
        while a gesture is running.
        """
        if self._gesture is not None:
            raise RuntimeError("a gesture is already running")
        self._check_fit(change)
        if not change.is_empty:
            self._apply(change)
            self._did(change)
        return change

    # History

    @property
    def steps(self) -> list[Step]:
        """Steps that are in force, oldest first."""
        return list(self._history.done)

    @property
    def undone(self) -> list[Step]:
        """Steps taken back that can be made again, the next one last."""
        return list(self._history.undone)

    @property
    def next_number(self) -> int:
        """Number that the next step will get."""
        return self._history.next_number

    @property
    def undo_step(self) -> Optional[Step]:
        """The step that ``undo`` would take back."""
        return self._history.done[-1] if self._history.done else None

    @property
    def redo_step(self) -> Optional[Step]:
        """The step that ``redo`` would make again."""
        return self._history.undone[-1] if self._history.undone else None

    @property
    def decisions(self) -> Mapping[int, Decision]:
        """What was written down, by number of the step."""
        return dict(self._history.decisions)

    def without_reason(self) -> list[Step]:
        """Steps in force that moved blocks and of which nobody has said why."""
        return self._history.without_reason()

    def undo(self) -> Optional[Change]:
        """Take the last step back; returns its change, None where there is none."""
        if self.undo_step is None or self.gesture_is_running:
            return None
        step = self._history.take_back()
        self._apply(step.change.reversed())
        self._record(Event("undo", step))
        return step.change

    def redo(self) -> Optional[Change]:
        """Make the last undone step again; returns its change, None where there is none."""
        if self.redo_step is None or self.gesture_is_running:
            return None
        step = self._history.make_again()
        self._apply(step.change)
        self._record(Event("redo", step))
        return step.change

    def decide(self, numbers: Iterable[int], decision: Decision) -> None:
        """Write down why steps were made; an earlier entry is replaced."""
        chosen = tuple(numbers)
        if chosen:
            self._history.decisions.update(dict.fromkeys(chosen, decision))
            self._record(Event("decide", None, chosen, decision))

    def repeat(self, step: Step) -> None:
        """Make a recorded step under its own number; recorders do not hear of it.

        Raises ``ValueError`` where it does not start from what the plan is now.
        """
        self._check_fit(step.change)
        self._apply(step.change)
        self._history.add(step)

    def restore(self, history: History, block_locked: BoolArray) -> None:
        """Take over the history and the locks of blocks, (n,), of an earlier session."""
        self._history = history
        self._block_locked = np.array(block_locked, dtype=bool)

    # Inside

    def _did(self, change: Change) -> None:
        time = datetime.now().astimezone().isoformat(timespec="seconds")
        step = Step(self._history.next_number, change, time)
        self._history.add(step)
        self._record(Event("do", step))

    def _record(self, event: Event) -> None:
        for recorder in list(self.recorders):
            recorder(event)

    def _check_fit(self, change: Change) -> None:
        if not np.array_equal(self._region_of[change.blocks], change.before):
            raise ValueError("the blocks are not where the change takes them from")
        size = len(self.regions)
        for edit in change.edits:
            present = self.regions[edit.region] if edit.region < len(self.regions) else None
            if present != edit.before or edit.region > size:
                raise ValueError("the register is not what the change starts from")
            size += edit.before is None
        if len(change.after) and not -1 <= change.after.min() <= change.after.max() < size:
            raise ValueError("region index out of range")

    def _apply(self, change: Change) -> None:
        # New entries come before the blocks that move there, and go after them.
        for edit in change.edits:
            if edit.before is None and edit.after is not None:
                self.regions.append(edit.after)
                self._totals.resize(len(self.regions))
        self._ledger.move(self._totals, self._region_of, change)
        for edit in change.edits:
            if edit.after is None:
                self.regions.pop()
                self._totals.resize(len(self.regions))
            else:
                self.regions[edit.region] = edit.after
        if change.edits:
            self._lock_table = None
        self._block_locked[change.toggled] ^= True
        for touched in change.regions:
            self._parts.pop(touched, None)
        for listener in list(self.listeners):
            listener(change)


def _read_only(array: _Array) -> _Array:
    view = array.view()
    view.flags.writeable = False
    return view
