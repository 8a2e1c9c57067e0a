# SPDX-License-Identifier: GPL-2.0-or-later
"""Assignments of blocks to regions from elsewhere, lists of changes, and the log of decisions."""

from __future__ import annotations

from .report import Assignment, AssignmentReport, Conflict, Row
from .table import WantedColumns, read_assignment

__all__ = [
    "Assignment",
    "AssignmentReport",
    "Conflict",
    "Row",
    "WantedColumns",
    "read_assignment",
]
