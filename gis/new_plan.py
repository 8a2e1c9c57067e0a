# SPDX-License-Identifier: GPL-2.0-or-later
"""Ways to begin a plan: a field of the blocks, existing regions, a table, or nothing at all."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Mapping, Optional

import numpy as np
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsProject, QgsVectorLayer

from ..core.assignments import Assignment
from ..core.assignments.beginning import register_findings
from ..core.assignments.columns import customary_columns
from ..core.findings import Finding
from ..core.plan import UNASSIGNED, Plan, PlanInfo
from ..core.plan.actions import new_region
from .assignments.files import read_assignment_file
from .assignments.plans import plan_from_assignment, with_official_keys
from .assignments.polygons import assignment_from_field, assignment_from_polygons
from .contiguity_cache import geopackage_of
from .layers import BlockLayer, read_block_layer
from .plan_session import PlanSession
from .plans import fields_beside


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


@dataclass(frozen=True)
class RegionFields:
    """Fields that name the regions of a layer: key, label and name; "" where there is none."""

    key: str
    short: str = ""
    name: str = ""


def usual_fields(layer: Optional[QgsVectorLayer], of_regions: bool, key: str = "") -> RegionFields:
    """What the fields of a layer are called as a rule.

    of_regions: a layer of regions, where any customary header will do; else a layer of blocks,
    whose ``name`` is that of a block. key: the field with the keys, where it is known.
    """
    names = [] if layer is None else layer.fields().names()
    if of_regions:
        found = customary_columns(names)
        key = key or found.get("region", "")
        usual = fields_beside(names, key) if key else ("", "")
        short, name = (
            beside or ("" if found.get(part) == key else found.get(part, ""))
            for part, beside in zip(("short", "name"), usual)
        )
        return RegionFields(key, short, name)
    key = key or next((name for name in names if name.lower() == "sr_id"), "")
    return RegionFields(key, *fields_beside(names, key)) if key else RegionFields("")


def holds_regions(layer: QgsVectorLayer) -> bool:
    """Whether the fields of a layer say that it is one of regions, and not of blocks."""
    found = customary_columns(layer.fields().names())
    return "region" in found and "key" not in found


def from_field(blocks: BlockLayer, name: str, fields: RegionFields, hard: bool) -> Beginning:
    """The assignment that a field describes, such as the result of a delineation."""
    found = assignment_from_field(
        blocks, fields.key, name, short_field=fields.short, name_field=fields.name
    )
    return _begin(blocks, found, hard)


def from_polygons(
    blocks: BlockLayer,
    regions: QgsVectorLayer,
    fields: RegionFields,
    by_point: bool,
    hard: bool,
    feedback: QgsProcessingFeedback,
) -> Beginning:
    """The existing regions of a polygon layer."""
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    found = assignment_from_polygons(
        blocks,
        regions,
        fields.key,
        context,
        feedback,
        short_field=fields.short,
        name_field=fields.name,
        by_point=by_point,
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
    findings = [*official.findings, *register_findings(plan)]
    return Beginning(blocks, plan, assignment.report.as_dict(), findings)
