# SPDX-License-Identifier: GPL-2.0-or-later
"""A running gesture of a map tool: gives blocks to a region and remembers what to say about it."""

from __future__ import annotations

from typing import NamedTuple, Optional

import numpy as np

from ...core.arrays import AnyIntArray, BoolArray, Int32Array, IntArray
from ...core.errors import UserError
from ...core.plan import UNASSIGNED, Change
from ...core.plan.strokes import Intent
from ...gis.drawn_split import begin_split, end_split
from ...gis.messages import error_text
from ...gis.plan_session import PlanSession
from ...gis.session_texts import emptied_regions
from ...gis.translation import number, tr, trn
from ..look import signed

#: As a target: a new region, in the municipality of the block under the press.
NEW_REGION = -2
#: Lines of a kind in a note.
_LINES = 5
_NOTHING = np.empty(0, dtype=np.int32)


class Aim(NamedTuple):
    """Where a stroke gives blocks, and the only region it takes them from; None for what the
    session says. block: the block under the press, where the target is ``NEW_REGION``; with a
    source instead, the new region is split off that one."""

    target: int
    source: Optional[int] = None
    block: Optional[int] = None


class Shown(NamedTuple):
    """Blocks on the map before they move: those that would, what would be cut off or is taken
    along, and those that would stay."""

    moving: AnyIntArray = _NOTHING
    hatched: AnyIntArray = _NOTHING
    refused: AnyIntArray = _NOTHING


def foreseen(session: PlanSession, blocks: AnyIntArray, aim: Aim) -> Shown:
    """What a stroke over these blocks would do."""
    if aim.target == NEW_REGION:
        own = session.plan.region_of[blocks] == aim.source
        return Shown(np.asarray(blocks)[own], refused=np.asarray(blocks)[~own])
    usual = session.source
    session.source = usual if aim.source is None else aim.source
    try:
        done = session.preview(blocks, aim.target)
    finally:
        session.source = usual
    moving = done.moved.blocks
    asked: AnyIntArray = np.asarray(blocks, dtype=np.int64)
    stay = np.setdiff1d(asked[session.plan.region_of[asked] != aim.target], moving)
    return Shown(
        moving,
        np.concatenate([done.cut_off, done.stranded, done.taken_along]),
        np.union1d(stay, np.concatenate([*done.moved.refused.values(), _NOTHING])),
    )


class Stroke:
    """Opens a gesture of the session; ``finish`` or ``cancel`` closes it."""

    def __init__(self, session: PlanSession, aim: Aim) -> None:
        self.session = session
        self.aim = aim
        self._filter = session.source
        self.target = self._begin(aim)
        if aim.source is not None:
            session.source = aim.source
        self._handled: BoolArray = np.zeros(len(session.layer.blocks), dtype=bool)
        self._refusal = ""
        self._taken_along = 0
        #: What the last blocks left where they were, because it would be cut off.
        self.cut_off: Int32Array = _NOTHING
        self.stranded: Int32Array = _NOTHING

    def _begin(self, aim: Aim) -> int:
        """Open the gesture; returns the region that gets the blocks."""
        if aim.target == NEW_REGION and aim.block is not None:
            return self.session.begin_new_region(aim.block)
        self.session.begin_gesture()
        return aim.target

    def give(self, blocks: AnyIntArray) -> Optional[Intent]:
        """Move blocks that this stroke has not handled yet; None where there are none."""
        fresh: IntArray = np.asarray(blocks, dtype=np.int64)
        fresh = fresh[~self._handled[fresh]]
        if not len(fresh):
            return None
        done = self.session.stroke(fresh, self.target)
        self._handled[fresh] = True
        # What kept these blocks may be gone with the next ones, unlike a lock.
        self._handled[done.stranded] = False
        if len(done.cut_off):
            kept = fresh[self.session.plan.region_of[fresh] != self.target]
            locked = np.concatenate([*done.moved.refused.values(), _NOTHING])
            self._handled[np.setdiff1d(kept, locked)] = False
        self.cut_off, self.stranded = done.cut_off, done.stranded
        self._taken_along += len(done.taken_along)
        if len(done.moved.blocks) and not done.is_refused:
            self._refusal = ""
        self._refusal = self.session.refusal_text(done, self.target) or self._refusal
        return done

    def finish(self) -> Optional[Change]:
        """Close the gesture as one undo step."""
        self.session.source = self._filter
        return self._end()

    def _end(self) -> Optional[Change]:
        return self.session.end_gesture()

    def cancel(self) -> None:
        """Take the gesture back."""
        self.session.source = self._filter
        self.session.cancel_gesture()

    # What is said beside the mouse

    def lines(self) -> list[str]:
        """Residents now and their change, for each region of the stroke; the target first."""
        first, *others = self.session.stroke_text(self.target) or [None]
        # Who lost most stands next to the target, should not all find room.
        ordered = sorted(others, key=lambda entry: -abs(entry[2]))
        return _first(
            [
                f"{label}: {number(residents)} ({signed(change)})"
                for label, residents, change in ([first] if first else []) + ordered
            ]
        )

    def remarks(self) -> list[str]:
        """What the stroke did beyond what was pointed at."""
        if not self._taken_along:
            return []
        text = trn("{n} block taken along", "{n} blocks taken along", self._taken_along)
        return [text.format(n=number(self._taken_along))]

    def warnings(self) -> list[str]:
        """What was refused, and which regions end or fall apart."""
        plan, label = self.session.plan, self.session.region_label
        change = plan.gesture_change()
        touched = set(change.before.tolist()) | {self.target}
        torn = [
            tr("{region} falls apart into {n} parts").format(
                region=label(region), n=number(plan.parts(region))
            )
            for region in sorted(touched)
            if region != UNASSIGNED and not plan.regions[region].exclave and plan.parts(region) > 1
        ]
        refused = [self._refusal] if self._refusal else []
        return refused + _first(self._ended(change)) + _first(torn)

    def _ended(self, change: Change) -> list[str]:
        """Regions that have lost their last block."""
        text = tr("{region} is left without a block")
        label = self.session.region_label
        return [
            text.format(region=label(region))
            for region in emptied_regions(self.session.plan, change)
        ]


class SplitStroke(Stroke):
    """Draws a new region out of one, its source; blocks of others stay, and that is said."""

    def _begin(self, aim: Aim) -> int:
        # Its own name goes with the first half of it while the gesture runs.
        self._divided = self.session.region_label(aim.source)
        return begin_split(self.session, aim.source)

    def give(self, blocks: AnyIntArray) -> Optional[Intent]:
        own = np.isin(self.session.plan.region_of[blocks], [self.aim.source, self.target])
        done = super().give(np.asarray(blocks)[own])
        if not own.all():
            text = tr("Only blocks of {region} go to the new Sozialraum.")
            self._refusal = self._refusal or text.format(region=self._divided)
        return done

    def _end(self) -> Optional[Change]:
        return end_split(self.session, self.aim.source)

    def _ended(self, change: Change) -> list[str]:
        if self.session.plan.block_count[self.aim.source]:
            return []
        return [error_text(UserError("split_nothing", region=self._divided))]


def begin_stroke(session: PlanSession, aim: Aim) -> Stroke:
    """Open the gesture that an aim asks for."""
    if aim.target == NEW_REGION and aim.source is not None:
        return SplitStroke(session, aim)
    return Stroke(session, aim)


def _first(lines: list[str]) -> list[str]:
    """As many lines as fit beside a mouse, and how many there are besides."""
    further = len(lines) - _LINES
    if further <= 1:
        return lines
    return [*lines[:_LINES], tr("… and {n} more").format(n=number(further))]
