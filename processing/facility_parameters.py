# SPDX-License-Identifier: GPL-2.0-or-later
"""Parameters of facilities: where they come from, which of them, which columns."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterCrs,
    QgsProcessingParameterExpression,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..core.errors import UserError
from ..gis.facilities.point_table import PointOptions, PointTable, read_point_file, read_point_layer
from ..gis.facilities.row_filter import RowFilter
from ..gis.translation import tr
from .base import Algorithm, progress_of


def add_point_parameters(algorithm: Algorithm) -> None:
    """Layer or file, filter, columns, and the beginning of the new fields."""
    algorithm.add(
        QgsProcessingParameterFeatureSource(
            "POINTS",
            tr("Layer with facilities"),
            [QgsProcessing.SourceType.TypeVector],
            optional=True,
        ),
        tr(
            "Points, or lines and areas, of which a point in the middle counts; a table "
            "without geometries needs columns with coordinates."
        ),
    )
    algorithm.add(
        QgsProcessingParameterFile(
            "FILE",
            tr("or file with facilities"),
            fileFilter=tr("Tables (*.xlsx *.xlsm *.csv *.txt);;All files (*)"),
            optional=True,
        ),
        tr(
            "Excel or CSV file with coordinates, in place of a layer. Columns such as "
            "Rechtswert/Hochwert, x/y, lon/lat and EPSG are recognised."
        ),
    )
    for name, label, help_text, advanced in (
        (
            "FILTER_FIELD",
            tr("Keep rows by field"),
            tr("Field or column whose value decides, for example Schulform."),
            False,
        ),
        (
            "FILTER_VALUES",
            tr("Values to keep"),
            tr("Separated by semicolons, for example 02 for primary schools in NRW."),
            False,
        ),
        (
            "NAME_FIELD",
            tr("Field with the name"),
            tr("Field or column with the name of the facility."),
            False,
        ),
        (
            "ID_FIELD",
            tr("Field with the key"),
            tr("Field or column with the key of the facility; without it the row number."),
            True,
        ),
        (
            "TYPE_FIELD",
            tr("Field with the kind"),
            tr("Each kind, such as school form, is counted in a field of its own."),
            False,
        ),
        ("X_FIELD", tr("Column with x (east)"), tr("By default recognised."), True),
        ("Y_FIELD", tr("Column with y (north)"), tr("By default recognised."), True),
        (
            "EPSG_FIELD",
            tr("Column with the EPSG code"),
            tr("By default recognised; each row may have a reference system of its own."),
            True,
        ),
        ("SHEET", tr("Sheet"), tr("Sheet of a workbook; by default the fullest."), True),
    ):
        parameter = QgsProcessingParameterString(name, label, optional=True)
        algorithm.add(parameter, help_text, advanced=advanced)
    algorithm.add(
        QgsProcessingParameterCrs("POINTS_CRS", tr("Reference system of rows"), optional=True),
        tr("For rows that state none; by default it is recognised by the numbers."),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterExpression(
            "FILTER", tr("Keep rows by expression"), "", "POINTS", optional=True
        ),
        tr("Rows are kept for which the expression is true; columns of a file are texts."),
        advanced=True,
    )
    algorithm.add(
        QgsProcessingParameterString(
            "PREFIX", tr("Beginning of the new fields"), defaultValue="einr"
        ),
        tr("For example gs for primary schools: gs_anzahl, gs_naechste, gs_entfernung_m."),
    )


def filter_text(
    algorithm: Algorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> str:
    """The filter as it stands in a report, "" for none."""
    field, values, expression = (
        algorithm.parameterAsString(parameters, name, context).strip()
        for name in ("FILTER_FIELD", "FILTER_VALUES", "FILTER")
    )
    by_value = f"{field}: {values}" if field else ""
    return "; ".join(part for part in (by_value, expression) if part)


def read_points(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    crs: QgsCoordinateReferenceSystem,
) -> PointTable:
    """The facilities that ``add_point_parameters`` asked for, in a reference system.

    ``UserError`` where there is neither a layer nor a file, or both, or as of the readers.
    """

    def text(name: str) -> str:
        return algorithm.parameterAsString(parameters, name, context).strip()

    given = algorithm.parameterAsCrs(parameters, "POINTS_CRS", context)
    values = [value.strip() for value in text("FILTER_VALUES").split(";") if value.strip()]
    options = PointOptions(
        x=text("X_FIELD"),
        y=text("Y_FIELD"),
        epsg=text("EPSG_FIELD"),
        crs=given if given.isValid() else None,
        sheet=text("SHEET"),
        filter=RowFilter(text("FILTER_FIELD"), values, text("FILTER")),
    )
    path = algorithm.parameterAsFile(parameters, "FILE", context)
    has_layer = bool(parameters.get("POINTS"))
    if path and has_layer:
        raise UserError("facilities_two_sources")
    transforms = context.transformContext()
    if path:
        progress = progress_of(feedback, 15, 30)
        return read_point_file(path, crs, transforms, options, progress, feedback.isCanceled)
    if not has_layer:
        raise UserError("facilities_no_source")
    source = algorithm.source(parameters, "POINTS", context)
    return read_point_layer(source, crs, transforms, options, feedback.isCanceled)
