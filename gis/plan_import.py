# SPDX-License-Identifier: GPL-2.0-or-later
"""Takes plans over into the file of an open one: from a colleague's file, from a table."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..core.plan import PlanInfo
from .new_plan import Beginning, from_table
from .plan_file import ImportedPlan, PlanEntry, PlanFile
from .plan_session import PlanSession


def colleague_plans(path: Path) -> list[PlanEntry]:
    """The plans that a file offers; ``UserError`` where it is no plan file."""
    return [entry for entry in PlanFile.entries(path) if not entry.deleted]


def import_colleague(session: PlanSession, path: Path, plan_id: str) -> ImportedPlan:
    """A plan of another file becomes one of the session's file; the open one stays."""
    return session.file.import_plan(path, plan_id, session.layer)


def read_table_plan(session: PlanSession, path: Path) -> Beginning:
    """An assignment table on the blocks of a session; nothing is stored yet."""
    return from_table(session.layer, path, session.plan.municipality_is_hard)


def keep_table_plan(session: PlanSession, read: Beginning, title: str) -> PlanInfo:
    """Store what was read as a plan of the session's file, with thresholds as they are."""
    info = replace(
        session.info, plan_id="", title=title, status="entwurf", resolution="", predecessor=""
    )
    return session.file.add(read.plan, info)
