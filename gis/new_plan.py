# SPDX-License-Identifier: GPL-2.0-or-later
"""Ways to begin a plan: a field of the blocks, existing regions, a table, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Mapping, Optional

import numpy as np
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer

from ..core.assignments import Assignment
from ..core.findings import Finding
from ..core.plan import UNASSIGNED, Plan, PlanInfo
from ..core.plan.actions import new_region
from .assignments.files import read_assignment_file
from .assignments.plans import plan_from_assignment, with_official_keys
from .assignments.polygons import assignment_from_field, assignment_from_polygons
from .contiguity_cache import geopackage_of
from .layers import BlockLayer, read_block_layer
from .plan_session import PlanSession


@dataclass(frozen=True)
class Beginning:
    """What a new plan begins with.

    report: the import in numbers, None for an empty plan. findings: what a person should know.
    """

    layer: BlockLayer
    plan: Plan
    report: Optional[Mapping[str, Any]] = None
    findings: list[Finding] = field(default_factory=list)


def read_blocks_of(layer: QgsVectorLayer, feedback: QgsProcessingFeedback) -> BlockLayer:
    """The blocks of a layer with their neighbours; raises ``UserError`` and ``Cancelled``."""
    return read_block_layer(layer, geopackage=geopackage_of(layer.source()), feedback=feedback)


def from_field(blocks: BlockLayer, name: str, region_field: str, hard: bool) -> Beginning:
    """The assignment that a field describes, such as the result of a delineation."""
    return _begin(blocks, assignment_from_field(blocks, region_field, name), hard)


def from_polygons(
    blocks: BlockLayer,
    regions: QgsVectorLayer,
    key_field: str,
    by_point: bool,
    hard: bool,
    feedback: QgsProcessingFeedback,
) -> Beginning:
    """The existing regions of a polygon layer."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    found = assignment_from_polygons(
        blocks, regions, key_field, context, feedback, by_point=by_point
    )
    return _begin(blocks, found, hard)


def from_table(blocks: BlockLayer, path: Path, hard: bool) -> Beginning:
    """The assignment of a CSV, TXT, XLSX or ODS file."""
    return _begin(blocks, read_assignment_file(path, blocks.blocks), hard)


def empty(blocks: BlockLayer, hard: bool) -> Beginning:
    """No block assigned; one region a municipality, so that painting can begin at once."""
    nobody = np.full(len(blocks.blocks), UNASSIGNED, dtype=np.int32)
    bare = Plan(blocks.blocks, blocks.contiguity, nobody, [], hard)
    towns = blocks.blocks.municipalities.tolist()
    entries = [new_region(bare, town).edits[0].after for town in towns]
    regions = [entry for entry in entries if entry is not None]
    return Beginning(blocks, Plan(blocks.blocks, blocks.contiguity, nobody, regions, hard))


def open_beginning(beginning: Beginning, info: PlanInfo, path: Optional[Path]) -> PlanSession:
    """The plan as a session, kept in a new plan file; None leaves it without one for now."""
    session = PlanSession(beginning.layer, beginning.plan, info)
    if path is not None:
        session.create_file(path, overwrite=True)
        if not session.info.plan_id and session.file is not None:
            session.info = replace(session.info, plan_id=session.file.plan_id)
    return session


def _begin(blocks: BlockLayer, assignment: Assignment, hard: bool) -> Beginning:
    official = with_official_keys(blocks, assignment)
    plan = plan_from_assignment(blocks, official, municipality_is_hard=hard)
    return Beginning(blocks, plan, assignment.report.as_dict(), list(official.findings))
