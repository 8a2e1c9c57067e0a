# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:residentsfromgrid``: residents of blocks from the census grid."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.census.grid import read_census_grid
from ..core.errors import UserError
from ..gis.areas import read_areas
from ..gis.compat import WKB_MULTIPOLYGON, WKB_POINT
from ..gis.findings import finding_features, finding_fields
from ..gis.geometry import name_of_crs
from ..gis.residents.blocks import output_features, output_fields
from ..gis.residents.buildings import building_weights
from ..gis.residents.cells import bounds_in_grid, cell_shapes, grid_transform, lay_over
from ..gis.residents.grid import (
    Method,
    cell_features,
    cell_fields,
    share_residents,
    source_text,
)
from ..gis.residents.report import grid_summary, write_grid_report
from ..gis.translation import tr
from .base import Algorithm, progress_of
from .common import log_findings


class ResidentsFromGrid(Algorithm):
    """Read, lay over, share."""

    NAME = "residentsfromgrid"
    GROUP = "prepare"
    ICON = "residentsfromgrid.svg"

    def title(self) -> str:
        return tr("Residents from the census grid")

    def summary(self) -> str:
        return tr(
            "Gives blocks their residents from the census grid (CSV, cells of 100 m, 1 km or "
            "10 km). The file of the whole country may be chosen as it is; only the cells around "
            "the blocks are kept. Nobody is lost: what lies in no block is said, and so are cells "
            "that a border cuts and cells without a number."
        )

    def keywords(self) -> str:
        return tr("census,grid,residents,population,Zensus,INSPIRE,cells,overlay,disaggregation")

    def define(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Prepared blocks"), [QgsProcessing.SourceType.TypeVectorPolygon]
            ),
            tr("Blocks that “Prepare blocks” has written, with or without residents."),
        )
        self.add(
            QgsProcessingParameterFile(
                "GRID",
                tr("Census grid"),
                fileFilter=tr("Text tables (*.csv *.txt);;All files (*)"),
            ),
            tr(
                "CSV file with a row for each cell, as the census publishes it; it may hold cells "
                "of one size only."
            ),
        )
        self.add(
            QgsProcessingParameterEnum(
                "METHOD",
                tr("Cells cut by borders"),
                [
                    tr("Give to the block with the midpoint"),
                    tr("Share by area"),
                    tr("Share by buildings"),
                ],
                defaultValue=int(Method.MIDPOINT),
            ),
            tr(
                "The midpoint keeps the numbers of the cells whole. Area suits blocks that are "
                "smaller than cells. Buildings are best in the country, where villages lie "
                "beside fields."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "BUILDINGS",
                tr("Buildings"),
                [
                    QgsProcessing.SourceType.TypeVectorPoint,
                    QgsProcessing.SourceType.TypeVectorPolygon,
                ],
                optional=True,
            ),
            tr(
                "For “Share by buildings”: points such as addresses are counted, polygons count "
                "by their area. Cells without a building are shared by area."
            ),
        )
        self.add(
            QgsProcessingParameterString("COLUMN", tr("Column with the residents"), optional=True),
            tr("Empty: the column that is named after residents, such as “Einwohner”."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("SOURCE", tr("Name of the source"), optional=True),
            tr(
                "Stands beside each number, such as “Zensus 2022”. Empty: taken from the name of "
                "the file."
            ),
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
            tr("What was noticed: cut cells, signs, blocks without a number."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "CELLS", tr("Grid cells"), optional=True, createByDefault=False
            ),
            tr("The cells in blocks with number, sign, and whether a border cuts them."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", tr("Report"), tr("HTML files (*.html)"), optional=True
            ),
            tr("Page with sums, signs, cut cells and findings."),
        )
        for name, description in (
            ("TOTAL_READ", tr("Residents of the cells read")),
            ("INSIDE", tr("Residents in blocks")),
            ("OUTSIDE", tr("Residents outside all blocks")),
            ("CUT_CELLS", tr("Cells cut by borders")),
            ("CUT_RESIDENTS", tr("Residents of cut cells")),
            ("UNKNOWN_CELLS", tr("Cells in blocks without a number")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def compute(self, parameters, context, feedback):
        file = self.parameterAsFile(parameters, "GRID", context)
        method = Method(self.parameterAsEnum(parameters, "METHOD", context))
        buildings = None
        if method is Method.BUILDINGS:
            if not parameters.get("BUILDINGS"):
                raise UserError("buildings_missing")
            buildings = self.source(parameters, "BUILDINGS", context)
        # What the blocks had before is about to be replaced, whatever it is.
        areas = read_areas(
            self.source(parameters, "INPUT", context), feedback=feedback, residents_matter=False
        )
        transform = grid_transform(areas.crs, context.transformContext())
        grid = read_census_grid(
            file,
            column=self.parameterAsString(parameters, "COLUMN", context),
            bounds=bounds_in_grid(areas.extent(), transform),
            progress=progress_of(feedback, 5, 50),
            is_cancelled=feedback.isCanceled,
        )
        shapes = cell_shapes(grid, transform)
        overlay = lay_over(
            shapes, areas.geometries, areas.rank, progress_of(feedback, 50, 80), feedback.isCanceled
        )
        if not overlay.touched.any():
            raise UserError(
                "grid_elsewhere",
                file=Path(file).name,
                layer=areas.name,
                crs=name_of_crs(areas.crs),
            )
        weights = None
        if buildings is not None:
            weights = building_weights(
                buildings,
                shapes,
                overlay,
                areas.geometries,
                areas.crs,
                context.transformContext(),
                progress_of(feedback, 80, 90),
                feedback.isCanceled,
            )
        source = source_text(file, self.parameterAsString(parameters, "SOURCE", context))
        found = share_residents(areas, grid, shapes, overlay, method, source, weights)
        findings = found.result.findings
        self.stop_if_cancelled(feedback)
        feedback.setProgress(92)

        path = self.parameterAsFileOutput(parameters, "REPORT", context)
        if path:
            write_grid_report(path, file, areas, found)
        results = {
            "BLOCKS": self.write(
                parameters,
                "BLOCKS",
                context,
                output_fields(areas),
                WKB_MULTIPOLYGON,
                areas.crs,
                output_features(areas, found.result),
            ),
            "CELLS": self.write(
                parameters,
                "CELLS",
                context,
                cell_fields(),
                WKB_MULTIPOLYGON,
                areas.crs,
                cell_features(areas, found) if parameters.get("CELLS") else [],
            ),
            "FINDINGS": self.write(
                parameters,
                "FINDINGS",
                context,
                finding_fields(),
                WKB_POINT,
                areas.crs,
                finding_features(findings, areas.blocks),
            ),
            "REPORT": path,
            "TOTAL_READ": found.result.total,
            "INSIDE": found.result.inside,
            "OUTSIDE": found.result.outside,
            "CUT_CELLS": int(np.count_nonzero(overlay.cut)),
            "CUT_RESIDENTS": found.cut_residents,
            "UNKNOWN_CELLS": found.unknown_cells,
        }
        for line in grid_summary(found):
            feedback.pushInfo(line)
        log_findings(findings, feedback)
        return results
