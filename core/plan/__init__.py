# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan: which region every block belongs to, as a register, an array and a history."""

from __future__ import annotations

from .change import Change, Decision, Edit, Event, Step
from .info import PlanInfo
from .plan import Moved, Plan
from .register import UNASSIGNED, Region
from .totals import Totals

__all__ = [
    "UNASSIGNED",
    "Change",
    "Decision",
    "Edit",
    "Event",
    "Moved",
    "Plan",
    "PlanInfo",
    "Region",
    "Step",
    "Totals",
]
