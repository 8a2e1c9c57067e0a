# SPDX-License-Identifier: GPL-2.0-or-later
"""Where algorithms take a plan from: blocks with a field, or a plan file."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ..core.assignments.beginning import check_limits
from ..core.errors import UserError
from ..core.live.colours import LiveColours
from ..core.plan import Plan, PlanInfo
from ..gis.layers import BlockFields, BlockLayer, read_block_layer, require_field
from ..gis.plan_file import Mode, OpenedPlan, PlanFile
from ..gis.plans import plan_from_layer
from .base import Algorithm
from .common import block_fields, contiguity_parameters, log_all_findings
from .delineation_reading import optional_number


@dataclass(frozen=True)
class GivenPlan:
    """A plan with the blocks it lies on. name: of the layer, or title in the plan file.

    opened: None where it does not come from a plan file.
    """

    layer: BlockLayer
    plan: Plan
    info: PlanInfo
    name: str
    opened: OpenedPlan | None = None

    def colours(self) -> list[int] | None:
        """Colour class of each region as the workshop shows the plan; None without a plan file."""
        if self.opened is None or self.opened.colours is None:
            return None
        kept = np.asarray(self.opened.colours, dtype=np.int32)
        colours: list[int] = LiveColours(self.layer.lines, self.plan, kept).colours.tolist()
        return colours


def read_plan(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    *,
    to_change: bool = False,
) -> GivenPlan:
    """The plan that was asked for.

    to_change: whether the plan file will be written to. The caller closes the file. Raises
    ``UserError``, ``plan_or_layer`` where both or none are given.
    """
    path = algorithm.parameterAsFile(parameters, "PLAN_FILE", context)
    if bool(path) == bool(parameters.get("INPUT")):
        raise UserError("plan_or_layer")
    if path:
        title = algorithm.parameterAsString(parameters, "PLAN", context)
        return plan_of_file(path, title, feedback, to_change=to_change)
    fields = block_fields(algorithm, parameters, context)
    return _plan_of_layer(
        algorithm, parameters, context, feedback, ("INPUT", "REGION_FIELD"), fields
    )


def read_old_blocks(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    *,
    key_field: str = "",
) -> GivenPlan:
    """What ``add_old_blocks`` asked for; key_field: of that layer, "" as of the other blocks."""
    fields = block_fields(algorithm, parameters, context)
    return _plan_of_layer(
        algorithm,
        parameters,
        context,
        feedback,
        ("OLD_BLOCKS", "OLD_REGION_FIELD"),
        replace(fields, key=key_field or fields.key),
    )


def _plan_of_layer(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    names: tuple[str, str],
    fields: BlockFields,
) -> GivenPlan:
    """Blocks with a field; names: of the two parameters."""
    source = algorithm.source(parameters, names[0], context)
    region_field = algorithm.parameterAsString(parameters, names[1], context) or "sr_id"
    require_field(source, region_field)
    layer = read_blocks(algorithm, parameters, context, feedback, names[0], fields)
    within = algorithm.parameterAsBool(parameters, "WITHIN_MUNICIPALITY", context)
    plan = plan_from_layer(layer, region_field, municipality_is_hard=within)
    name = source.sourceName()
    return GivenPlan(layer, plan, PlanInfo("", name, municipality_is_hard=within), name)


def read_blocks(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    name: str,
    fields: BlockFields,
) -> BlockLayer:
    """The blocks of an input, with their neighbours as ``add_plan_details`` asked for them."""
    return read_block_layer(
        algorithm.source(parameters, name, context),
        fields,
        feedback=feedback,
        geopackage=algorithm.geopackage(parameters, name, context),
        **contiguity_parameters(algorithm, parameters, context),
    )


def plan_of_file(
    path: str, title: str, feedback: QgsProcessingFeedback, *, to_change: bool = False
) -> GivenPlan:
    """A plan of a plan file by its title, "" for the one worked on last."""
    plan_id = plan_id_of(path, title)
    mode = Mode.EDIT if to_change else Mode.READ
    opened = PlanFile.open(Path(path), plan_id, mode=mode, feedback=feedback)
    log_all_findings(opened.findings, feedback)
    return of_opened(opened)


def of_opened(opened: OpenedPlan) -> GivenPlan:
    """An opened plan as any other."""
    return GivenPlan(
        opened.layer,
        opened.plan,
        opened.info,
        opened.info.title,
        opened,
    )


def plan_id_of(path: str, title: str) -> str:
    """The id of the plan with a title or id; ``UserError`` where there is none or several."""
    if not title:
        return ""
    entries = [entry for entry in PlanFile.entries(Path(path)) if not entry.deleted]
    found = [entry.info.plan_id for entry in entries if title == entry.info.plan_id]
    found = found or [entry.info.plan_id for entry in entries if title == entry.info.title]
    if len(found) > 1:
        raise UserError("plan_title_ambiguous", path=path, title=title)
    if not found:
        titles = ", ".join(entry.info.title for entry in entries)
        raise UserError("plan_title_unknown", path=path, title=title, titles=titles)
    return found[0]


def limits_of(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    info: PlanInfo,
) -> tuple[float | None, float | None]:
    """Lower and upper limit of residents: what was entered, else what the plan says.

    Raises ``UserError("limits_swapped")``.
    """
    minimum = optional_number(algorithm, parameters, "MIN_POPULATION", context)
    maximum = optional_number(algorithm, parameters, "MAX_POPULATION", context)
    minimum = info.minimum if minimum is None else minimum
    maximum = info.maximum if maximum is None else maximum
    check_limits(minimum, maximum)
    return minimum, maximum


def sheet_of(
    algorithm: Algorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> str | None:
    """What ``add_sheet_parameter`` asked for; None for the sheet with the most data."""
    return algorithm.parameterAsString(parameters, "SHEET", context) or None
