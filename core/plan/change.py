# SPDX-License-Identifier: GPL-2.0-or-later
"""Changes as values: what a gesture did, and what was said about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional

import numpy as np

from ..arrays import Int32Array
from .register import UNASSIGNED, Region

#: Fewest characters of a reason (decision log, column ``begruendung``).
SHORTEST_REASON = 10


def no_blocks() -> Int32Array:
    """No blocks at all."""
    return np.empty(0, dtype=np.int32)


@dataclass(frozen=True)
class Edit:
    """One entry of the register before and after; None where there is none."""

    region: int
    before: Optional[Region]
    after: Optional[Region]

    def reversed(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.region, self.after, self.before)


@dataclass(frozen=True)
class Change:
    """One gesture.

    blocks: blocks moved, (k,), from their regions before to the regions after. edits: entries of
    the register. toggled: blocks whose own lock was set or taken off. kind: what the gesture was:
    ``move``, ``new``, ``split``, ``merge``, ``rename``, ``lock``, ``unlock``, ``exclave``,
    ``import`` or ``mend``.
    """

    blocks: Int32Array = field(default_factory=no_blocks)
    before: Int32Array = field(default_factory=no_blocks)
    after: Int32Array = field(default_factory=no_blocks)
    edits: tuple[Edit, ...] = ()
    toggled: Int32Array = field(default_factory=no_blocks)
    kind: str = "move"

    @property
    def regions(self) -> list[int]:
        """Regions that lost or won blocks or whose entry changed, without "unassigned"."""
        moved = np.concatenate([self.before, self.after])
        touched = {int(region) for region in np.unique(moved)}
        touched.update(edit.region for edit in self.edits)
        return sorted(touched - {UNASSIGNED})

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return not (len(self.blocks) or self.edits or len(self.toggled))

    def reversed(self) -> Change:
        """The change that takes this one back."""
        edits = tuple(edit.reversed() for edit in reversed(self.edits))
        return Change(self.blocks, self.after, self.before, edits, self.toggled, self.kind)


@dataclass(frozen=True)
class Step:
    """A change that was made. number: from 1, never given twice in a plan. time: ISO 8601."""

    number: int
    change: Change
    time: str


@dataclass(frozen=True)
class Decision:
    """What is written down about a step: one row of the decision log.

    Roles, never names of participants. status: ``vorgeschlagen``, ``abgestimmt``, ``beschlossen``
    or ``verworfen``. paper: number of the council paper.
    """

    version: str = ""
    date: str = ""
    occasion: str = ""
    committee: str = ""
    criterion: str = ""
    reason: str = ""
    status: str = ""
    paper: str = ""
    editor: str = ""

    @property
    def has_reason(self) -> bool:
        """Whether the reason is long enough to be one."""
        return len(self.reason.strip()) >= SHORTEST_REASON


@dataclass(frozen=True)
class Event:
    """What happened to a plan, in the order in which it has to be replayed.

    kind: ``do`` and ``undo``, ``redo`` of a step, ``decide`` about the steps of these numbers.
    """

    kind: str
    step: Optional[Step] = None
    numbers: tuple[int, ...] = ()
    decision: Optional[Decision] = None
