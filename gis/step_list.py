# SPDX-License-Identifier: GPL-2.0-or-later
"""The steps of a plan as readable rows, newest first."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDateTime, QLocale, Qt

from ..core.plan import Decision, Step

if TYPE_CHECKING:
    from .plan_session import PlanSession


@dataclass(frozen=True)
class StepRow:
    """One step as it is shown.

    moved: residents of the moved blocks. needs_reason: it moved blocks and nobody has said why.
    undone: it is taken back and can be done again.
    """

    number: int
    title: str
    moved: int
    time: str
    decision: Decision
    needs_reason: bool
    undone: bool


class StepList:
    """Steps taken back first, then those in force, each the newest first.

    Rows are made when they are looked at: after a hundred workshops there are thousands. only_open:
    leave out what needs no reason, or has one.
    """

    def __init__(self, session: PlanSession, only_open: bool = False) -> None:
        plan = session.plan
        self._session = session
        self._open = {step.number for step in plan.without_reason()}
        self._decisions = plan.decisions
        # The step that "redo" makes next stands nearest to those in force.
        undone = plan.undone
        self._undone = {step.number for step in undone}
        self.steps: list[Step] = [*undone, *reversed(plan.steps)]
        if only_open:
            self.steps = [step for step in self.steps if step.number in self._open]

    def __len__(self) -> int:
        return len(self.steps)

    def row(self, place: int) -> StepRow:
        """One row."""
        step, session = self.steps[place], self._session
        return StepRow(
            step.number,
            session.gesture_name(step.change),
            int(session.plan.blocks.population[step.change.blocks].sum()),
            clock(step.time),
            self._decisions.get(step.number, Decision()),
            step.number in self._open,
            step.number in self._undone,
        )


def steps_to(plan_steps: list[Step], number: int) -> int:
    """How many of the steps, oldest first, lie after the one of this number."""
    return sum(1 for step in plan_steps if step.number > number)


def clock(time: str) -> str:
    """Time of day, with the date in front where it is not today; "" for what is no time."""
    try:
        moment = datetime.fromisoformat(time)
    except ValueError:
        return ""
    local = moment.astimezone()
    shown = QDateTime.fromString(local.strftime("%Y-%m-%dT%H:%M"), Qt.DateFormat.ISODate)
    text = QLocale().toString(shown.time(), QLocale.FormatType.ShortFormat)
    if local.date() == datetime.now().astimezone().date():
        return text
    return f"{QLocale().toString(shown.date(), QLocale.FormatType.ShortFormat)} {text}"
