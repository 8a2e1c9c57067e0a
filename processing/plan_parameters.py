# SPDX-License-Identifier: GPL-2.0-or-later
"""Parameters that algorithms on plans share: plans, tables, thresholds, fields of the blocks."""

from __future__ import annotations

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..gis.translation import tr
from .base import Algorithm
from .common import add_block_field_parameters, add_contiguity_parameters


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


def add_sheet_parameter(algorithm: Algorithm) -> None:
    """Which sheet of a workbook is read."""
    algorithm.add(
        QgsProcessingParameterString("SHEET", tr("Sheet"), optional=True),
        tr("Sheet of a workbook; empty takes the one with the most data."),
        advanced=True,
    )


def add_old_blocks(algorithm: Algorithm, help_text: str) -> None:
    """A layer with the plan before, and its field."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "OLD_BLOCKS",
            tr("Old plan: blocks with Sozialraum"),
            [QgsProcessing.SourceType.TypeVectorPolygon],
            optional=True,
        ),
        help_text,
    )
    algorithm.add(
        QgsProcessingParameterField(
            "OLD_REGION_FIELD",
            tr("Old plan: key of the Sozialraum"),
            defaultValue="sr_id",
            parentLayerParameterName="OLD_BLOCKS",
            optional=True,
        ),
        tr("Field of the old layer with the key of the Sozialraum."),
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
