# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:assignfacilities``: schools, Kitas and other places onto blocks and regions."""

from __future__ import annotations

import math

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsRectangle,
)

from ..gis.compat import WKB_LINE, WKB_MULTIPOLYGON, WKB_NONE, WKB_POINT
from ..gis.facilities.assignment import (
    REGION_FIELD,
    NearestOptions,
    assign_facilities,
    read_region_areas,
)
from ..gis.facilities.findings import assignment_findings
from ..gis.facilities.layers import (
    block_table,
    checked_prefix,
    facility_table,
    line_table,
    region_table,
)
from ..gis.facilities.report import placed_text, share_text, write_facility_report
from ..gis.facilities.roads import read_roads
from ..gis.findings import finding_features, finding_fields
from ..gis.layers import field_index
from ..gis.translation import tr
from .base import Algorithm, progress_of
from .common import add_block_field_parameters, block_fields, log_findings
from .facility_parameters import add_point_parameters, filter_text, read_points

#: Roads are read this far around the blocks, in metres.
_AROUND = 10_000.0


class AssignFacilities(Algorithm):
    """Read points, count, find the nearest, say what it means."""

    NAME = "assignfacilities"
    GROUP = "prepare"
    ICON = "assignfacilities.svg"

    def title(self) -> str:
        return tr("Assign facilities")

    def summary(self) -> str:
        return tr(
            "Counts schools, Kitas or other places by block and Sozialraum and finds the nearest "
            "one of each block, in a straight line or along roads. The places come from a layer or "
            "from a table with coordinates as offices publish it. For Sozialräume it says for how "
            "many residents the nearest facility lies in their own one (K12), and where there is "
            "none (K13)."
        )

    def keywords(self) -> str:
        return tr("school,Kita,facility,POI,points,nearest,distance,count,catchment,K12,CSV")

    def define(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Prepared blocks"), [QgsProcessing.SourceType.TypeVectorPolygon]
            ),
            tr("Blocks as written by “Prepare blocks”, with or without Sozialräume."),
        )
        self.add(
            QgsProcessingParameterField(
                "REGION_FIELD",
                tr("Key of the Sozialraum"),
                defaultValue=REGION_FIELD,
                parentLayerParameterName="INPUT",
                # A field parameter with a default must be optional, or scripts have to repeat it.
                optional=True,
            ),
            tr("Field with the key of the Sozialraum; without it nothing is said about them."),
            advanced=True,
        )
        add_point_parameters(self)
        self._define_nearest()
        add_block_field_parameters(self)
        self._define_outputs()

    def _define_nearest(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "ROADS",
                tr("Roads"),
                [QgsProcessing.SourceType.TypeVectorLine],
                optional=True,
            ),
            tr(
                "Roads and ways along which distances are measured on foot, one-way streets both "
                "ways; without them the straight line counts."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "MIN_SHARE",
                tr("Wanted share of residents (K12, percent)"),
                type=QgsProcessingParameterNumber.Type.Double,
                defaultValue=50,
                minValue=0,
                maxValue=100,
            ),
            tr(
                "Share of the residents of a Sozialraum whose nearest facility lies in it; where "
                "it is smaller, there is a warning."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "MAX_SNAP",
                tr("Furthest way to a road (metres)"),
                type=QgsProcessingParameterNumber.Type.Double,
                defaultValue=1000,
                minValue=0,
            ),
            tr("Blocks and facilities further away from any road are not tied to the roads."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterEnum(
                "UNREACHABLE",
                tr("Blocks without a way by road"),
                [tr("Take the straight line"), tr("Leave empty")],
                defaultValue=0,
            ),
            tr(
                "What counts for blocks that no road connects with a facility. Either way they are "
                "listed in the findings."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(
                "OUTSIDE", tr("The nearest may lie outside the blocks"), True
            ),
            tr("On: a school across the county's border can be the nearest of a block."),
            advanced=True,
        )

    def _define_outputs(self) -> None:
        table = QgsProcessing.SourceType.TypeVector
        for name, label, kind, by_default, help_text in (
            (
                "BLOCKS",
                tr("Blocks with facilities"),
                None,
                True,
                tr("All fields of the blocks, number, nearest facility and its distance."),
            ),
            (
                "REGIONS",
                tr("Facilities by Sozialraum"),
                table,
                True,
                tr("Table: residents, number by kind, share of residents (K12)."),
            ),
            (
                "FACILITIES",
                tr("Facilities with block"),
                None,
                True,
                tr("Points with the keys of block, municipality and Sozialraum."),
            ),
            (
                "LINES",
                tr("Lines to the nearest facility"),
                None,
                False,
                tr("From each block to its nearest facility, to look at on the map."),
            ),
            (
                "FINDINGS",
                tr("Findings"),
                None,
                True,
                tr("Everything that was noticed, with place where there is one."),
            ),
        ):
            kinds = [] if kind is None else [kind]
            self.add(
                QgsProcessingParameterFeatureSink(
                    name,
                    label,
                    *kinds,
                    optional=name != "BLOCKS",
                    createByDefault=by_default,
                ),
                help_text,
            )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", tr("Report"), tr("HTML files (*.html)"), optional=True
            ),
            tr("Page with the result, distances, Sozialräume and findings."),
        )
        for name, description in (
            ("ROWS_READ", tr("Rows read")),
            ("ROWS_KEPT", tr("Rows after the filter")),
            ("WITHOUT_PLACE", tr("Rows without a place")),
            ("INSIDE", tr("Facilities inside the blocks")),
            ("OUTSIDE_COUNT", tr("Facilities outside")),
            ("SHARE", tr("Share of residents in percent (K12)")),
            ("BELOW_SHARE", tr("Sozialräume below the wanted share")),
            ("WITHOUT_FACILITY", tr("Sozialräume without a facility")),
            ("BY_ROAD", tr("Blocks reached along roads")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def compute(self, parameters, context, feedback):
        source = self.source(parameters, "INPUT", context)

        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context).strip()

        prefix = checked_prefix(text("PREFIX"))
        minimum = self.parameterAsDouble(parameters, "MIN_SHARE", context)
        region_field = text("REGION_FIELD")
        if region_field == REGION_FIELD and field_index(source.fields(), region_field) < 0:
            region_field = ""
        areas = read_region_areas(
            source, block_fields(self, parameters, context), region_field, feedback
        )
        feedback.setProgress(15)
        points = read_points(self, parameters, context, feedback, areas.crs)
        feedback.setProgress(35)
        options = NearestOptions(
            self._roads(parameters, context, feedback, areas),
            self.parameterAsDouble(parameters, "MAX_SNAP", context),
            self.parameterAsEnum(parameters, "UNREACHABLE", context) == 0,
            self.parameterAsBool(parameters, "OUTSIDE", context),
        )
        result = assign_facilities(
            areas,
            points,
            text("ID_FIELD"),
            text("NAME_FIELD"),
            text("TYPE_FIELD"),
            options,
            feedback,
        )
        findings = assignment_findings(result, areas, minimum)
        blocks, replaced = block_table(areas, result, prefix)
        feedback.setProgress(85)
        for line in (placed_text(result), share_text(result)):
            if line:
                feedback.pushInfo(line)
        if result.own is None:
            feedback.pushInfo(
                tr("The blocks name no Sozialraum; the share of residents (K12) was not computed.")
            )
        if replaced:
            feedback.pushWarning(
                tr(
                    "Fields of the blocks were replaced by new ones of the same name: {fields}."
                ).format(fields=", ".join(replaced))
            )
        log_findings(findings, feedback)
        self.stop_if_cancelled(feedback)

        path = self.parameterAsFileOutput(parameters, "REPORT", context)
        if path:
            kept = filter_text(self, parameters, context)
            write_facility_report(path, areas, result, findings, source.sourceName(), kept, minimum)
        results = {"REPORT": path}
        tables = [
            ("BLOCKS", WKB_MULTIPOLYGON, blocks),
            ("FACILITIES", WKB_POINT, facility_table(areas, result)),
            ("LINES", WKB_LINE, line_table(areas, result)),
        ]
        if result.own is not None:
            tables.insert(1, ("REGIONS", WKB_NONE, region_table(areas, result, prefix)))
        for name, kind, table in tables:
            results[name] = self.write(
                parameters, name, context, table.fields, kind, areas.crs, table.features
            )
        results["FINDINGS"] = self.write(
            parameters,
            "FINDINGS",
            context,
            finding_fields(),
            WKB_POINT,
            areas.crs,
            finding_features(findings, areas.blocks),
        )
        results.update(
            ROWS_READ=points.read,
            ROWS_KEPT=points.kept,
            WITHOUT_PLACE=len(points.without_place),
            INSIDE=len(result.block) - result.outside,
            OUTSIDE_COUNT=result.outside,
            WITHOUT_FACILITY=int((result.by_region.sum(axis=1) == 0).sum()),
            BY_ROAD=int(result.by_road.sum()),
        )
        if result.own is not None:
            results["BELOW_SHARE"] = int((result.own.percent < minimum).sum())
            if not math.isnan(result.own.percent_of_all):
                results["SHARE"] = round(result.own.percent_of_all, 1)
        return results

    def _roads(self, parameters, context, feedback, areas):
        if not parameters.get("ROADS"):
            return None
        around = QgsRectangle()
        for geometry in areas.geometries:
            around.combineExtentWith(geometry.boundingBox())
        return read_roads(
            self.source(parameters, "ROADS", context),
            areas.crs,
            context.transformContext(),
            around.buffered(_AROUND),
            feedback,
            progress_of(feedback, 35, 70),
        )
