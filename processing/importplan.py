# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:importplan``: an assignment from a table, a layer of Sozialräume or a field."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.assignments import Assignment, WantedColumns
from ..core.assignments.beginning import register_findings
from ..core.errors import UserError
from ..core.plan import PlanInfo
from ..gis.assignments.files import read_assignment_file
from ..gis.assignments.plans import plan_from_assignment, with_official_keys
from ..gis.assignments.polygons import assignment_from_field, assignment_from_polygons
from ..gis.assignments.report import report_lines, write_import_report
from ..gis.layers import BlockLayer
from ..gis.plan_file import PlanFile
from ..gis.translation import tr
from .base import Algorithm
from .common import block_fields, log_findings
from .plan_parameters import add_plan_details, add_sheet_parameter, table_filter
from .plan_reading import limits_of, read_blocks, sheet_of
from .plan_results import (
    PLAN_STYLES,
    add_numbers,
    add_report,
    add_sinks,
    blocks_sink,
    findings_layer,
    findings_sink,
    plan_layers,
    regions_sink,
    write_layers,
)


class ImportPlan(Algorithm):
    """Divisions that exist already, onto the blocks, with a report in numbers."""

    NAME = "importplan"
    GROUP = "delineate"
    ICON = "importplan.svg"

    def title(self) -> str:
        return tr("Import a plan")

    def summary(self) -> str:
        return tr(
            "Brings an existing division onto the blocks: from an assignment table (CSV, TXT, "
            "XLSX, ODS), from a layer of Sozialräume, or from a field. A report says in numbers "
            "what was read, what did not fit, which keys were put right and which blocks got no "
            "Sozialraum. The result can be stored as a plan file for the workshop."
        )

    def keywords(self) -> str:
        return tr("import,assignment,table,CSV,Excel,ODS,polygons,existing,field,plan file")

    def define(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Blocks"), [QgsProcessing.SourceType.TypeVectorPolygon]
            ),
            tr("Clean blocks, as written by “Prepare blocks”."),
        )
        self.add(
            QgsProcessingParameterFile(
                "TABLE", tr("Assignment table"), optional=True, fileFilter=table_filter()
            ),
            tr(
                "CSV, TXT, XLSX or ODS with a row for each block: its key and its Sozialraum, "
                "with or without a header."
            ),
        )
        add_sheet_parameter(self)
        for name, label in (
            ("TABLE_KEY", tr("Table: column with the block")),
            ("TABLE_REGION", tr("Table: column with the Sozialraum")),
            ("TABLE_SHORT", tr("Table: column with the label")),
            ("TABLE_NAME", tr("Table: column with the name")),
        ):
            self.add(
                QgsProcessingParameterString(name, label, optional=True),
                tr("Header or number of the column; empty lets it be found."),
                advanced=True,
            )
        self.add(
            QgsProcessingParameterFeatureSource(
                "POLYGONS",
                tr("Layer of Sozialräume"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            ),
            tr("Areas that exist already, instead of a table."),
        )
        for name, label, default in (
            ("POLYGONS_KEY", tr("Layer: key of the Sozialraum"), "sr_id"),
            ("POLYGONS_SHORT", tr("Layer: label"), "sr_kurz"),
            ("POLYGONS_NAME", tr("Layer: name"), "sr_name"),
        ):
            self.add(
                QgsProcessingParameterField(
                    name,
                    label,
                    defaultValue=default,
                    parentLayerParameterName="POLYGONS",
                    optional=True,
                ),
                tr("Field of the layer of Sozialräume."),
            )
        self.add(
            QgsProcessingParameterEnum(
                "POLYGONS_RULE",
                tr("A block belongs where"),
                [tr("most of its area lies"), tr("its point on the surface lies")],
                defaultValue=0,
            ),
            tr("Blocks that lie there with less than half of their area are listed either way."),
        )
        self.add(
            QgsProcessingParameterField(
                "FIELD",
                tr("Field of the blocks"),
                parentLayerParameterName="INPUT",
                optional=True,
            ),
            tr("A field of the blocks that names their Sozialraum, instead of a table."),
        )
        for name, label in (
            ("FIELD_SHORT", tr("Field of the blocks: label")),
            ("FIELD_NAME", tr("Field of the blocks: name of the Sozialraum")),
        ):
            self.add(
                QgsProcessingParameterField(
                    name, label, parentLayerParameterName="INPUT", optional=True
                ),
                tr("Empty: the field that belongs to it, such as sr_kurz beside sr_id."),
                advanced=True,
            )
        self.add(
            QgsProcessingParameterBoolean(
                "NEW_KEYS",
                tr("Give keys after the pattern AGS-NN where there are others"),
                defaultValue=True,
            ),
            tr(
                "Keys such as “KR 3” become 05358028-03, which stays text in Excel and tells the "
                "municipality; the old key stays as label or name."
            ),
        )
        add_plan_details(self)
        add_sinks(self, blocks_sink(), regions_sink(), findings_sink())
        add_report(
            self,
            tr("Import report"),
            tr("Page with what was read, what did not fit and what was put right."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "PLAN_FILE",
                tr("Plan file"),
                tr("Plan files (*.gpkg)"),
                optional=True,
                createByDefault=False,
            ),
            tr("A new plan file for the workshop; the report is kept in it."),
        )
        self.add(
            QgsProcessingParameterString("TITLE", tr("Title of the plan"), optional=True),
            tr("Title in the plan file; empty takes the name of the table, layer or field."),
        )
        add_numbers(
            self,
            ("ROWS_READ", tr("Rows read")),
            ("ROWS_MATCHED", tr("Rows that name a block")),
            ("ASSIGNED", tr("Blocks with a Sozialraum")),
            ("UNASSIGNED", tr("Blocks without a Sozialraum")),
            ("UNKNOWN_KEYS", tr("Rows with an unknown key")),
            ("REPAIRED_KEYS", tr("Keys put right")),
            ("CONFLICTS", tr("Blocks with different Sozialräume")),
            ("REGION_COUNT", tr("Number of Sozialräume")),
        )

    def compute(self, parameters, context, feedback):
        source = self.source(parameters, "INPUT", context)
        field = self.parameterAsString(parameters, "FIELD", context)
        table = self.parameterAsFile(parameters, "TABLE", context)
        ways = [bool(table), bool(parameters.get("POLYGONS")), bool(field)]
        if not any(ways):
            raise UserError("no_assignment_source")
        if sum(ways) > 1:
            raise UserError("several_assignment_sources")
        plan_file = self.parameterAsFileOutput(parameters, "PLAN_FILE", context)
        if plan_file and os.path.exists(plan_file):
            raise UserError("plan_file_kept", path=Path(plan_file).name)
        fields = block_fields(self, parameters, context)
        layer = read_blocks(self, parameters, context, feedback, "INPUT", fields)
        feedback.setProgress(30)
        if table:
            assignment = self._table(parameters, context, layer, table)
        elif field:
            short, name = (
                self.parameterAsString(parameters, f"FIELD_{part}", context) or None
                for part in ("SHORT", "NAME")
            )
            assignment = assignment_from_field(
                layer, field, source.sourceName(), short_field=short, name_field=name
            )
        else:
            assignment = self._polygons(parameters, context, feedback, layer)
        feedback.setProgress(60)
        if not assignment.report.assigned:
            raise UserError("assignment_reaches_nobody", source=assignment.report.source)
        if self.parameterAsBool(parameters, "NEW_KEYS", context):
            assignment = with_official_keys(layer, assignment)
        within = self.parameterAsBool(parameters, "WITHIN_MUNICIPALITY", context)
        plan = plan_from_assignment(layer, assignment, municipality_is_hard=within)
        assignment = replace(assignment, findings=[*assignment.findings, *register_findings(plan)])
        return self._written(
            parameters, context, feedback, source.sourceName(), layer, assignment, plan
        )

    def _table(self, parameters, context, layer: BlockLayer, path: str) -> Assignment:
        wanted = WantedColumns(
            **{
                part: self.parameterAsString(parameters, f"TABLE_{part.upper()}", context).strip()
                for part in ("key", "region", "short", "name")
            }
        )
        sheet = sheet_of(self, parameters, context)
        return read_assignment_file(path, layer.blocks, sheet=sheet, wanted=wanted)

    def _polygons(self, parameters, context, feedback, layer: BlockLayer) -> Assignment:
        source = self.source(parameters, "POLYGONS", context)
        key, short, name = (
            self.parameterAsString(parameters, f"POLYGONS_{part}", context) or default
            for part, default in (("KEY", "sr_id"), ("SHORT", "sr_kurz"), ("NAME", "sr_name"))
        )
        return assignment_from_polygons(
            layer,
            source,
            key,
            context,
            feedback,
            short_field=short,
            name_field=name,
            by_point=self.parameterAsEnum(parameters, "POLYGONS_RULE", context) == 1,
        )

    def _written(self, parameters, context, feedback, name, layer, assignment, plan):
        report = assignment.report
        within = plan.municipality_is_hard
        info = PlanInfo("", Path(report.source).stem, municipality_is_hard=within)
        minimum, maximum = limits_of(self, parameters, context, info)
        title = self.parameterAsString(parameters, "TITLE", context).strip()
        info = PlanInfo(
            "",
            title or info.title,
            minimum=None if minimum is None else int(minimum),
            maximum=None if maximum is None else int(maximum),
            municipality_is_hard=within,
        )
        layers = plan_layers(parameters, feedback, plan, layer, minimum or 0, (60, 90))
        layers.append(findings_layer(assignment.findings, layer))
        self.stop_if_cancelled(feedback)
        path = self.parameterAsFileOutput(parameters, "REPORT", context)
        plan_file = self.parameterAsFileOutput(parameters, "PLAN_FILE", context)
        results = write_layers(self, parameters, context, layer, layers, PLAN_STYLES)
        # Last, so that a plan file that cannot be written leaves no layers behind.
        if plan_file:
            file = PlanFile.create(Path(plan_file), layer, plan, info)
            try:
                file.note("import", report.source, report.as_dict())
            finally:
                file.close()
        if path:
            write_import_report(path, name, assignment)
        for line in report_lines(report.as_dict()):
            feedback.pushInfo(line)
        log_findings(assignment.findings, feedback)
        return {
            **results,
            "REPORT": path,
            "PLAN_FILE": plan_file,
            "ROWS_READ": report.rows_read,
            "ROWS_MATCHED": report.rows_matched,
            "ASSIGNED": report.assigned,
            "UNASSIGNED": report.blocks - report.assigned,
            "UNKNOWN_KEYS": len(report.unknown),
            "REPAIRED_KEYS": len(report.repaired) + len(report.regions_repaired),
            "CONFLICTS": len(report.conflicts),
            "REGION_COUNT": report.regions,
        }
