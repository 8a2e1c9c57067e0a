# SPDX-License-Identifier: GPL-2.0-or-later
"""What the next stroke will do, in one line."""

from __future__ import annotations

from typing import Optional

from ..gis.plan_session import PlanSession
from ..gis.translation import tr
from .tools import NEW_REGION


def stroke_hint(
    session: PlanSession, target: Optional[int], divided: Optional[int], options: str
) -> str:
    """The line for a target; divided: the region that a new one is drawn out of, or None.

    options: what differs from the usual, "" where nothing does.
    """
    if session.read_only:
        # Nobody is invited to paint what must not be painted; looking is allowed.
        return tr("Double-click a row to see it on the map.")
    text = _text(session, target, divided)
    # What differs from the usual goes first: the target is seen above.
    return f"{options[0].upper()}{options[1:]}. {text}" if options else text


def _text(session: PlanSession, target: Optional[int], divided: Optional[int]) -> str:
    if target is None:
        return tr("Press on a Sozialraum, drag over more blocks.")
    if divided is not None:
        text = tr("Drag over what is split off {region}; Esc gives up.")
        return text.format(region=session.region_label(divided))
    if target == NEW_REGION:
        return tr("The next stroke makes a new Sozialraum.")
    entry = session.plan.regions[target]
    return tr("Blocks move to {region}, {name}.").format(region=entry.short, name=entry.name)
