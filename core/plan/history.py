# SPDX-License-Identifier: GPL-2.0-or-later
"""What was done to a plan, what was taken back, and what was said about it."""

from __future__ import annotations

from dataclasses import dataclass, field

from .change import Decision, Step


@dataclass
class History:
    """done: steps in force, oldest first. undone: steps taken back, the next to make again last.

    decisions: by number of the step. next_number: that of the next step; none is given twice, so
    that a step which was taken back for good keeps its number in the log.
    """

    done: list[Step] = field(default_factory=list)
    undone: list[Step] = field(default_factory=list)
    decisions: dict[int, Decision] = field(default_factory=dict)
    next_number: int = 1

    def add(self, step: Step) -> None:
        """A new step; what was taken back before cannot be made again."""
        self.done.append(step)
        self.undone.clear()
        self.next_number = max(self.next_number, step.number + 1)

    def take_back(self) -> Step:
        """The last step in force, no longer in force."""
        step = self.done.pop()
        self.undone.append(step)
        return step

    def make_again(self) -> Step:
        """The last step taken back, in force again."""
        step = self.undone.pop()
        self.done.append(step)
        return step

    def without_reason(self) -> list[Step]:
        """Steps in force that moved blocks and of which nobody has said why."""
        return [
            step
            for step in self.done
            if len(step.change.blocks)
            and not self.decisions.get(step.number, Decision()).has_reason
        ]
