# SPDX-License-Identifier: GPL-2.0-or-later
"""What a plan is called, how far it has come, and what it is measured by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

#: States of a plan on its way to the county council.
STATUSES = ("entwurf", "abgestimmt", "beschlossen")


@dataclass(frozen=True)
class PlanInfo:
    """Title and state of a plan; dates are ISO 8601.

    resolution: number of the resolution that decided it. predecessor: ``plan_id`` of the plan it
    was branched from. minimum, maximum: residents a region should have; None for no limit.
    """

    plan_id: str
    title: str
    version: str = "0.1"
    status: str = "entwurf"
    valid_from: str = ""
    valid_to: str = ""
    resolution: str = ""
    predecessor: str = ""
    minimum: Optional[int] = 1_000
    maximum: Optional[int] = 10_000
    municipality_is_hard: bool = True
    created: str = ""
    changed: str = ""

    @property
    def is_agreed(self) -> bool:
        """Whether others have said yes to the plan, so that changes belong into another one."""
        return self.status in STATUSES[1:]
