# SPDX-License-Identifier: GPL-2.0-or-later
"""Where algorithms take a plan from: blocks with a field, or a plan file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.errors import UserError
from ..core.plan import Plan, PlanInfo
from ..gis.layers import BlockLayer, read_block_layer, require_field
from ..gis.plan_file import Mode, OpenedPlan, PlanFile
from ..gis.plans import plan_from_layer
from ..gis.translation import tr
from .base import Algorithm
from .common import (
    add_block_field_parameters,
    add_contiguity_parameters,
    block_fields,
    contiguity_parameters,
    log_all_findings,
)
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


def table_filter() -> str:
    """The kinds of files that ``gis.assignments.files`` reads."""
    return tr("Tables (*.csv *.txt *.xlsx *.xlsm *.ods);;All files (*)")


def add_plan_parameters(algorithm: Algorithm) -> None:
    """Blocks with a field, or a plan file with the title of a plan."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "INPUT",
            tr("Blocks with Sozialraum"),
            [QgsProcessing.SourceType.TypeVectorPolygon],
            optional=True,
        ),
        tr("Blocks with a field that names their Sozialraum. Leave empty to use a plan file."),
    )
    algorithm.add(
        QgsProcessingParameterField(
            "REGION_FIELD",
            tr("Key of the Sozialraum"),
            defaultValue="sr_id",
            parentLayerParameterName="INPUT",
            optional=True,
        ),
        tr("Field with the key of the Sozialraum, such as 05358028-03."),
    )
    algorithm.add(
        QgsProcessingParameterFile("PLAN_FILE", tr("Plan file"), extension="gpkg", optional=True),
        tr("A plan file of the workshop instead of blocks with a field."),
    )
    algorithm.add(
        QgsProcessingParameterString("PLAN", tr("Plan in the plan file"), optional=True),
        tr("Title of the plan; empty takes the one that was worked on last."),
    )


def add_plan_details(algorithm: Algorithm, *, thresholds: bool = True) -> None:
    """Thresholds, frame, fields of the blocks and neighbourhood, mostly under "Advanced"."""
    if thresholds:
        for name, label, help_text in (
            (
                "MIN_POPULATION",
                tr("Minimum of residents"),
                tr("Empty: as the plan file says; for blocks with a field 1,000."),
            ),
            (
                "MAX_POPULATION",
                tr("Maximum of residents"),
                tr("Empty: as the plan file says; for blocks with a field 10,000."),
            ),
        ):
            algorithm.add(
                QgsProcessingParameterNumber(
                    name,
                    label,
                    type=QgsProcessingParameterNumber.Type.Integer,
                    defaultValue=None,
                    optional=True,
                    minValue=0,
                ),
                help_text,
            )
    algorithm.add(
        QgsProcessingParameterBoolean(
            "WITHIN_MUNICIPALITY",
            tr("Sozialräume must stay inside their municipality"),
            defaultValue=True,
        ),
        tr("For blocks with a field; a plan file says it itself."),
        advanced=True,
    )
    add_block_field_parameters(algorithm)
    add_contiguity_parameters(algorithm)


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
    source = algorithm.source(parameters, "INPUT", context)
    region_field = algorithm.parameterAsString(parameters, "REGION_FIELD", context) or "sr_id"
    require_field(source, region_field)
    layer = read_block_layer(
        source,
        block_fields(algorithm, parameters, context),
        feedback=feedback,
        geopackage=algorithm.geopackage(parameters, "INPUT", context),
        **contiguity_parameters(algorithm, parameters, context),
    )
    within = algorithm.parameterAsBool(parameters, "WITHIN_MUNICIPALITY", context)
    plan = plan_from_layer(layer, region_field, municipality_is_hard=within)
    name = source.sourceName()
    return GivenPlan(layer, plan, PlanInfo("", name, municipality_is_hard=within), name)


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
    """Minimum and maximum of residents: what was entered, else what the plan says."""
    minimum = optional_number(algorithm, parameters, "MIN_POPULATION", context)
    maximum = optional_number(algorithm, parameters, "MAX_POPULATION", context)
    return (
        info.minimum if minimum is None else minimum,
        info.maximum if maximum is None else maximum,
    )
