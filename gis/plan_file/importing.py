# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan of another file on the blocks of this one.

On the same blocks it comes over with its whole history. On others it is carried over, block by
block, and everything that is not certain is told; its history is kept as text.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Mapping, Optional

import numpy as np
from qgis.core import QgsCoordinateTransform, QgsGeometry, QgsProcessingFeedback

from ...core.arrays import text_array
from ...core.delineation.adapting.carry import Carried, Way, carry
from ...core.findings import Finding, Level
from ...core.plan import UNASSIGNED, Plan, PlanInfo
from ...core.plan.records import plan_from_record, plan_record, region_record
from ..adaptation.old_plan import OldBlocks, overlaps_of
from ..compat import project_transform_context
from ..geometry import clean_polygon, reprojected
from ..layers import BlockLayer
from ..translation import tr
from .rows import FOREIGN, StepRow

#: Share of a block that may lie elsewhere before its outline counts as another one.
_SAME = 0.01


@dataclass(frozen=True)
class ImportedPlan:
    """What became of a plan of another file. identical: the blocks are the same, so that nothing
    had to be carried over."""

    info: PlanInfo
    findings: list[Finding]
    identical: bool


@dataclass
class TakenOver:
    """A plan on other blocks than it was made on. steps: all of its steps that the plan itself no
    longer knows. logged: columns of its decision log by step."""

    plan: Plan
    identical: bool
    findings: list[Finding]
    steps: Mapping[int, StepRow] = field(default_factory=dict)
    logged: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)


def take_over(
    plan: Plan,
    theirs: BlockLayer,
    layer: BlockLayer,
    title: str,
    steps: Mapping[int, StepRow],
    logged: Mapping[int, Mapping[str, Any]],
    feedback: Optional[QgsProcessingFeedback] = None,
) -> TakenOver:
    """A plan on the blocks ``theirs`` as one on those of ``layer``, with what is to be told.

    steps, logged: what the other file holds of its history. Raises ``Cancelled``.
    """
    feedback = feedback or QgsProcessingFeedback(False)
    outlines = _in_system_of(layer, theirs)
    same_keys = set(map(str, theirs.blocks.keys)) == set(map(str, layer.blocks.keys))
    moved = _moved(theirs, outlines, layer)
    if same_keys and not moved:
        return _whole(plan, theirs, layer, title, steps, logged)
    return _carried(plan, theirs, outlines, layer, title, steps, logged, moved, feedback)


def _whole(
    plan: Plan,
    theirs: BlockLayer,
    layer: BlockLayer,
    title: str,
    steps: Mapping[int, StepRow],
    logged: Mapping[int, Mapping[str, Any]],
) -> TakenOver:
    position = theirs.blocks.index_of_key
    order = np.array([position[key] for key in layer.blocks.keys.tolist()], dtype=np.int64)
    region_of = plan.region_of[order]
    copy = plan_from_record(layer.blocks, layer.contiguity, region_of, plan_record(plan))
    data = {
        "title": title,
        "blocks": len(layer.blocks),
        "regions": len(copy.listed),
        "steps": len(copy.steps) + len(copy.undone),
        "decisions": len(copy.decisions),
    }
    return TakenOver(copy, True, [Finding("F10", Level.NOTE, data)], steps, logged)


def _carried(
    plan: Plan,
    theirs: BlockLayer,
    outlines: list[Optional[QgsGeometry]],
    layer: BlockLayer,
    title: str,
    steps: Mapping[int, StepRow],
    logged: Mapping[int, Mapping[str, Any]],
    moved: list[str],
    feedback: QgsProcessingFeedback,
) -> TakenOver:
    old_keys = [str(key) for key in theirs.blocks.keys]
    blank = [""] * len(old_keys)
    overlaps = overlaps_of(layer, OldBlocks(old_keys, blank, blank, blank, outlines), feedback)
    # Blocks without a region are a group like others: what nobody had assigned stays unassigned.
    k = len(plan.regions)
    names = [region.key for region in plan.regions] + [tr("unassigned")]
    contiguity = layer.contiguity
    if plan.municipality_is_hard:
        contiguity = contiguity.restricted(layer.blocks.municipality_index)
    carried = carry(
        text_array(old_keys),
        np.where(plan.region_of == UNASSIGNED, k, plan.region_of).astype(np.int64),
        text_array(names),
        layer.blocks.keys,
        contiguity,
        layer.blocks.xy,
        overlaps=overlaps,
    )
    region_of = np.where(carried.region_of == k, UNASSIGNED, carried.region_of).astype(np.int32)
    held = np.bincount(region_of[region_of >= 0], minlength=k)
    regions = [
        replace(region, removed=True) if plan.block_count[at] and not held[at] else region
        for at, region in enumerate(plan.regions)
    ]
    record = {
        **plan_record(plan),
        "regionen": [region_record(region) for region in regions],
        "gesperrt": _still_locked(plan, theirs, layer, carried),
        "schritte": [],
        "zurueckgenommen": [],
    }
    copy = plan_from_record(layer.blocks, layer.contiguity, region_of, record)
    findings = _told(carried, title, moved, plan)
    foreign = {
        number: StepRow(number, row.time, row.kind, FOREIGN, row.data)
        for number, row in steps.items()
    }
    return TakenOver(copy, False, findings, foreign, logged)


def _still_locked(plan: Plan, theirs: BlockLayer, layer: BlockLayer, carried: Carried) -> list[str]:
    """Keys of the locked blocks that are the same still."""
    locked = set(theirs.blocks.keys[plan.block_locked].tolist())
    same = layer.blocks.keys[carried.way == Way.KEY].tolist()
    return [key for key in same if key in locked]


def _told(carried: Carried, title: str, moved: list[str], plan: Plan) -> list[Finding]:
    by_key = int((carried.way == Way.KEY).sum())
    n = len(carried.way)
    data = {"title": title, "n": n, "by_key": by_key, "otherwise": n - by_key}
    findings = [Finding("F11", Level.WARNING, data)]
    if moved:
        findings.append(Finding("F13", Level.NOTE, {"keys": moved, "n": len(moved)}))
    steps = len(plan.steps) + len(plan.undone)
    if steps or plan.decisions:
        counts = {"title": title, "steps": steps, "decisions": len(plan.decisions)}
        findings.append(Finding("F12", Level.NOTE, counts))
    return [*findings, *carried.findings]


def _in_system_of(layer: BlockLayer, theirs: BlockLayer) -> list[Optional[QgsGeometry]]:
    """The outlines of the other blocks in the reference system of these."""
    if theirs.crs == layer.crs:
        return list(theirs.geometries)
    transform = QgsCoordinateTransform(theirs.crs, layer.crs, project_transform_context())
    return [
        clean_polygon(reprojected(geometry, transform, ""))[0] for geometry in theirs.geometries
    ]


def _moved(
    theirs: BlockLayer, outlines: list[Optional[QgsGeometry]], layer: BlockLayer
) -> list[str]:
    """Keys of the blocks that both have and whose outlines differ."""
    position = theirs.blocks.index_of_key
    moved = []
    for key, mine in zip(layer.blocks.keys.tolist(), layer.geometries):
        if key not in position:
            continue
        other = outlines[position[key]]
        if other is None:
            moved.append(str(key))
        elif not mine.equals(other):
            different = mine.symDifference(other).area()
            if not different <= _SAME * mine.area():
                moved.append(str(key))
    return sorted(moved)
