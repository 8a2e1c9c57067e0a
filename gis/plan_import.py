# SPDX-License-Identifier: GPL-2.0-or-later
"""Takes plans over into the file of an open one: from a colleague's file, from a table."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Mapping, Optional

from ..core.findings import Finding
from ..core.plan import PlanInfo
from .new_plan import from_table
from .plan_file import ImportedPlan, PlanEntry, PlanFile
from .plan_session import PlanSession


@dataclass(frozen=True)
class TakenOver:
    """A plan that is now one of the file. report: the import in numbers."""

    info: PlanInfo
    report: Optional[Mapping[str, Any]] = None
    findings: list[Finding] = field(default_factory=list)


def colleague_plans(path: Path) -> list[PlanEntry]:
    """The plans that a file offers; ``UserError`` where it is no plan file."""
    return [entry for entry in PlanFile.entries(path) if not entry.deleted]


def import_colleague(session: PlanSession, path: Path, plan_id: str) -> ImportedPlan:
    """A plan of another file becomes one of the session's file; the open one stays."""
    return session.file.import_plan(path, plan_id, session.layer)


def import_table(session: PlanSession, path: Path) -> TakenOver:
    """An assignment table becomes a plan of the session's file, with thresholds as they are."""
    beginning = from_table(session.layer, path, session.plan.municipality_is_hard)
    info = replace(
        session.info, plan_id="", title=path.stem, status="entwurf", resolution="", predecessor=""
    )
    stored = session.file.add(beginning.plan, info)
    return TakenOver(stored, beginning.report, beginning.findings)
