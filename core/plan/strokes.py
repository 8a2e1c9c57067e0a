# SPDX-License-Identifier: GPL-2.0-or-later
"""What a stroke of the mouse may do to a plan: units, source, locks, connection."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Iterable, Optional

import numpy as np

from ..arrays import AnyIntArray, BoolArray, Int32Array, IntArray
from .change import no_blocks
from .cuts import Consequence, consequences
from .plan import Moved, Plan

#: Blocks of a stroke up to which each is tried for itself where all together tear something apart.
_ONE_BY_ONE = 8


class KeepConnected(Enum):
    """What happens to a stroke that would cut a region apart."""

    OFF = "off"
    REFUSE = "refuse"
    TAKE_ALONG = "take_along"


@dataclass(frozen=True)
class StrokeRules:
    """How strokes work. unit: code of the larger unit of each block that moves as a whole, such as
    an Ortsteil, -1 where a block stands for itself, (n,); None for single blocks. source: the only
    region to take from, may be ``UNASSIGNED``; None for all."""

    unit: Optional[IntArray] = None
    source: Optional[int] = None
    keep_connected: KeepConnected = KeepConnected.OFF


@dataclass(frozen=True)
class Intent:
    """What a stroke would do.

    blocks: blocks that move, those taken along included. refused: why others stay
    (``Moved.refused``). cut_off: blocks for whose sake others stay, because they would be cut off
    from their region. stranded: blocks that stay because nothing connects them with the target.
    taken_along: blocks that move because they would be cut off.
    """

    moved: Moved
    cut_off: Int32Array = field(default_factory=no_blocks)
    stranded: Int32Array = field(default_factory=no_blocks)
    taken_along: Int32Array = field(default_factory=no_blocks)

    @property
    def blocks(self) -> Int32Array:
        """Blocks that move."""
        return self.moved.blocks

    @property
    def is_refused(self) -> bool:
        """Whether something that was meant to move stays."""
        return bool(self.moved.refused or len(self.cut_off) or len(self.stranded))


def intent(plan: Plan, blocks: Iterable[int], target: int, rules: StrokeRules) -> Intent:
    """What moving the blocks under a stroke to a region would do under the rules."""
    wanted = np.unique(np.fromiter(blocks, dtype=np.int32))
    if rules.unit is not None:
        wanted = whole_units(wanted, rules.unit)
    if rules.source is not None:
        wanted = wanted[plan.region_of[wanted] == rules.source]
    moved = plan.movable(wanted, target)
    if rules.keep_connected is KeepConnected.OFF or not len(moved.blocks):
        return Intent(moved)
    effect = consequences(plan, moved.blocks, target)
    if effect.is_clean:
        return Intent(moved)
    if rules.keep_connected is KeepConnected.TAKE_ALONG:
        along = _with_cut_off(plan, moved, effect, target)
        if along is not None:
            return along
    return _without_tears(plan, moved, effect, target)


def whole_units(blocks: AnyIntArray, unit: IntArray) -> Int32Array:
    """The blocks of all units that the given blocks touch; unit as of ``StrokeRules``, (n,)."""
    own = unit[blocks]
    chosen: BoolArray = np.isin(unit, own[own >= 0])
    chosen[blocks] = True
    return np.flatnonzero(chosen).astype(np.int32)


def _with_cut_off(plan: Plan, moved: Moved, effect: Consequence, target: int) -> Optional[Intent]:
    """The stroke with what it cuts off; None where that may not move or tears as well."""
    along = plan.movable(effect.cut_off, target)
    if along.refused:
        return None
    every = Moved(np.union1d(moved.blocks, along.blocks).astype(np.int32), moved.refused)
    if not consequences(plan, every.blocks, target).is_clean:
        return None
    return Intent(every, taken_along=along.blocks)


def _without_tears(plan: Plan, moved: Moved, effect: Consequence, target: int) -> Intent:
    """As many of the blocks as can move without tearing anything apart."""
    if len(moved.blocks) <= _ONE_BY_ONE:
        free = _one_by_one(plan, moved.blocks, target)
    else:
        # Of many blocks those leave whose regions stay whole, if they do without the others.
        torn = np.unique(plan.region_of[effect.cut_off])
        free = moved.blocks[~np.isin(plan.region_of[moved.blocks], torn)]
        free = np.setdiff1d(free, consequences(plan, free, target).stranded)
        if not consequences(plan, free, target).is_clean:
            free = no_blocks()
    return Intent(Moved(free, moved.refused), effect.cut_off, effect.stranded)


def _one_by_one(plan: Plan, blocks: Int32Array, target: int) -> Int32Array:
    """Blocks that can move one after the other; each may open the way for the next."""
    free: list[int] = []
    waiting = blocks.tolist()
    progress = True
    while progress:
        progress = False
        for block in list(waiting):
            trial = np.array([*free, block], dtype=np.int32)
            if consequences(plan, trial, target).is_clean:
                free.append(block)
                waiting.remove(block)
                progress = True
    return np.array(sorted(free), dtype=np.int32)
