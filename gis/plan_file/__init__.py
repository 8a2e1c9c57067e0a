# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan file: blocks, plans and their history in a GeoPackage, with a journal of gestures."""

from __future__ import annotations

from .importing import ImportedPlan
from .notes import Note
from .plan_file import Mode, OpenedPlan, PlanFile
from .rows import PlanEntry
from .shelf import check_title

__all__ = [
    "ImportedPlan",
    "Mode",
    "Note",
    "OpenedPlan",
    "PlanEntry",
    "PlanFile",
    "check_title",
]
