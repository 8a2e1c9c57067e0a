# SPDX-License-Identifier: GPL-2.0-or-later
"""A split that is drawn on the map: one gesture inside one region, and one step in the end."""

from __future__ import annotations

from typing import Optional

from ..core.plan import Change
from ..core.plan.actions import split, split_register
from .plan_session import PlanSession


def begin_split(session: PlanSession, region: int) -> int:
    """Begin a gesture that draws a new region out of another; returns the index of the new one.

    Raises ``UserError`` as ``split_register``.
    """
    change = split_register(session.plan, region)
    session.plan.begin_gesture(change.edits)
    return change.edits[1].region


def is_split(session: PlanSession, region: int) -> bool:
    """Whether both halves of the running gesture have blocks."""
    plan = session.plan
    return bool(plan.block_count[region]) and len(plan.gesture_change().blocks) > 0


def end_split(session: PlanSession, region: int) -> Optional[Change]:
    """Close the gesture; None, and nothing changed, where one half would have no block."""
    if not is_split(session, region):
        session.cancel_gesture()
        return None
    plan = session.plan
    drawn = plan.gesture_change().blocks
    # Made anew as a whole: both halves are called after the places that they have in the end.
    plan.cancel_gesture()
    return session.commit(split(plan, region, drawn))
