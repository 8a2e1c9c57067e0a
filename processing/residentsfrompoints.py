# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:residentsfrompoints``: residents of blocks from addresses or a register."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterCrs,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.errors import UserError
from ..gis.areas import read_areas
from ..gis.compat import WKB_MULTIPOLYGON, WKB_POINT
from ..gis.facilities.point_table import PointOptions
from ..gis.findings import finding_features, finding_fields
from ..gis.residents.blocks import output_features, output_fields
from ..gis.residents.points import (
    Counting,
    count_points,
    origin_text,
    read_point_residents,
    read_points,
)
from ..gis.residents.report import point_summary, write_point_report
from ..gis.translation import tr
from .base import Algorithm
from .common import log_findings


class ResidentsFromPoints(Algorithm):
    """Count, keep nothing else."""

    NAME = "residentsfrompoints"
    GROUP = "prepare"
    ICON = "residentsfrompoints.svg"

    def title(self) -> str:
        return tr("Residents from points")

    def summary(self) -> str:
        return tr(
            "Gives blocks their residents from points: addresses with a number of residents, or "
            "counts of a register, as a layer or as a table with coordinates. Lists of single "
            "persons are refused, unless they are to be counted in memory; nothing of them is "
            "written but the number in each block."
        )

    def keywords(self) -> str:
        return tr("residents,population,points,addresses,register,count,Melderegister,geocoded")

    def define(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Prepared blocks"), [QgsProcessing.SourceType.TypeVectorPolygon]
            ),
            tr("Blocks that “Prepare blocks” has written, with or without residents."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "POINTS",
                tr("Layer with points"),
                [QgsProcessing.SourceType.TypeVectorPoint],
                optional=True,
            ),
            tr("Addresses or other points at which people live."),
        )
        self.add(
            QgsProcessingParameterFile(
                "FILE",
                tr("or file with points"),
                fileFilter=tr("Tables (*.xlsx *.xlsm *.csv *.txt);;All files (*)"),
                optional=True,
            ),
            tr(
                "Excel or CSV file with coordinates, in place of a layer. Columns such as "
                "Rechtswert/Hochwert, x/y, lon/lat and EPSG are recognised."
            ),
        )
        self.add(
            QgsProcessingParameterString(
                "COUNT_FIELD", tr("Field with the number of residents"), optional=True
            ),
            tr("Field or column with the number of residents at each point."),
        )
        self.add(
            QgsProcessingParameterBoolean("ONE_EACH", tr("Each point is one resident"), False),
            tr("For points without a number that stand for one resident each."),
        )
        self.add(
            QgsProcessingParameterBoolean("COUNT_PERSONS", tr("Count persons in memory"), False),
            tr(
                "For lists of single persons, which are refused otherwise. The rows are counted "
                "by block; no row and no attribute is written to a layer, message or file."
            ),
        )
        for name, label, help_text in (
            ("X_FIELD", tr("Column with x (east)"), tr("By default recognised.")),
            ("Y_FIELD", tr("Column with y (north)"), tr("By default recognised.")),
            (
                "EPSG_FIELD",
                tr("Column with the EPSG code"),
                tr("By default recognised; each row may have a reference system of its own."),
            ),
            ("SHEET", tr("Sheet"), tr("Sheet of a workbook; by default the fullest.")),
        ):
            self.add(
                QgsProcessingParameterString(name, label, optional=True), help_text, advanced=True
            )
        self.add(
            QgsProcessingParameterCrs("POINTS_CRS", tr("Reference system of rows"), optional=True),
            tr("For rows that state none; by default it is recognised by the numbers."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("SOURCE", tr("Name of the source"), optional=True),
            tr("Stands beside each number, such as “Melderegister, 31.12.2025”."),
            advanced=True,
        )
        self._define_outputs()

    def _define_outputs(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSink("BLOCKS", tr("Blocks with residents")),
            tr(
                "The blocks with their residents in “einwohner”, former numbers in "
                "“einwohner_vorher”, and the origin in “einwohner_herkunft”."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink("FINDINGS", tr("Findings")),
            tr("What was noticed: points outside all blocks, blocks without a point."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", tr("Report"), tr("HTML files (*.html)"), optional=True
            ),
            tr("Page with sums by municipality and findings; it holds no row of the points."),
        )
        for name, description in (
            ("TOTAL_READ", tr("Residents of the points")),
            ("INSIDE", tr("Residents in blocks")),
            ("OUTSIDE", tr("Residents outside all blocks")),
            ("POINTS_READ", tr("Points read")),
            ("POINTS_OUTSIDE", tr("Points outside all blocks")),
            ("UNKNOWN_POINTS", tr("Points without a number")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def compute(self, parameters, context, feedback):
        # What the blocks had before is about to be replaced, whatever it is.
        areas = read_areas(
            self.source(parameters, "INPUT", context), feedback=feedback, residents_matter=False
        )
        name, points = self._read(parameters, areas.crs, context, feedback)
        given = self.parameterAsString(parameters, "SOURCE", context)
        origin = origin_text(name, given)
        result, owner_outside = count_points(areas, points, origin, feedback)
        self.stop_if_cancelled(feedback)

        path = self.parameterAsFileOutput(parameters, "REPORT", context)
        if path:
            write_point_report(path, name, origin, len(points.xy), areas, result)
        results = {
            "BLOCKS": self.write(
                parameters,
                "BLOCKS",
                context,
                output_fields(areas),
                WKB_MULTIPOLYGON,
                areas.crs,
                output_features(areas, result),
            ),
            "FINDINGS": self.write(
                parameters,
                "FINDINGS",
                context,
                finding_fields(),
                WKB_POINT,
                areas.crs,
                finding_features(result.findings, areas.blocks),
            ),
            "REPORT": path,
            "TOTAL_READ": result.total,
            "INSIDE": result.inside,
            "OUTSIDE": result.outside,
            "POINTS_READ": len(points.xy),
            "POINTS_OUTSIDE": owner_outside,
            "UNKNOWN_POINTS": int(np.count_nonzero(~points.known)),
        }
        for line in point_summary(len(points.xy), result):
            feedback.pushInfo(line)
        log_findings(result.findings, feedback)
        return results

    def _read(self, parameters, crs, context, feedback):
        """The points and what they are called."""
        file = self.parameterAsFile(parameters, "FILE", context)
        has_layer = bool(parameters.get("POINTS"))
        if has_layer and file:
            raise UserError("points_twice")
        if not has_layer and not file:
            raise UserError("points_missing")

        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context)

        counting = Counting(
            text("COUNT_FIELD"),
            self.parameterAsBool(parameters, "ONE_EACH", context),
            self.parameterAsBool(parameters, "COUNT_PERSONS", context),
        )
        transforms = context.transformContext()
        if has_layer:
            source = self.source(parameters, "POINTS", context)
            return source.sourceName(), read_points(source, counting, crs, transforms, feedback)
        stated = self.parameterAsCrs(parameters, "POINTS_CRS", context)
        options = PointOptions(
            text("X_FIELD"),
            text("Y_FIELD"),
            text("EPSG_FIELD"),
            stated if stated.isValid() else None,
            text("SHEET"),
            # Read here, and refused by Counting, whose sentence names the way out.
            persons=True,
        )
        points = read_point_residents(file, counting, crs, transforms, options, feedback)
        return Path(file).name, points
