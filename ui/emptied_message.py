# SPDX-License-Identifier: GPL-2.0-or-later
"""The message that a stroke has left a Sozialraum empty, with the way back."""

from __future__ import annotations

from typing import Callable

from ..core.plan import Change
from ..gis.plan_session import PlanSession
from ..gis.session_texts import emptied_text
from ..gis.translation import tr
from .faults import FaultBar


class EmptiedMessage:
    """Stays until the plan goes on, since its button takes back the last change."""

    def __init__(self, faults: FaultBar, undo: Callable[[], object]) -> None:
        self._faults = faults
        self._undo = undo
        self._told = ""

    def tell(self, session: PlanSession, change: Change) -> None:
        """Say what a change has left empty; nothing where it left nothing empty."""
        text = emptied_text(session.plan, change)
        if text:
            self.clear()
            self._told = text
            self._faults.offer(text, [(tr("Undo"), self._undo)])

    def clear(self) -> None:
        """The plan has gone on, or is closed."""
        told, self._told = self._told, ""
        if told:
            self._faults.withdraw(told)
