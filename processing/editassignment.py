# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:editassignment``: a list of changes with reasons, applied to a plan."""

from __future__ import annotations

import re
from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.assignments.changes import apply_changes, read_changes
from ..core.errors import UserError
from ..core.plan import Plan
from ..core.plan.actions import lock_regions
from ..gis.assignments.changes_report import summary_lines, write_changes_report
from ..gis.assignments.decision_log import log_features, log_fields
from ..gis.assignments.files import sheet_of_file
from ..gis.compat import WKB_MULTIPOLYGON, WKB_NONE, WKB_POINT
from ..gis.contiguity_cache import geopackage_of
from ..gis.findings import finding_features, finding_fields
from ..gis.loading import style_when_loaded
from ..gis.results import assigned_features, assigned_fields, region_features, region_fields
from ..gis.translation import tr
from .base import Algorithm, progress_of
from .common import log_findings
from .plan_parameters import (
    GivenPlan,
    add_plan_details,
    add_plan_parameters,
    limits_of,
    read_plan,
    table_filter,
)


class EditAssignment(Algorithm):
    """What a workshop decided on paper, made and documented in one run."""

    NAME = "editassignment"
    GROUP = "delineate"
    ICON = "editassignment.svg"

    def title(self) -> str:
        return tr("Change the assignment by a list")

    def summary(self) -> str:
        return tr(
            "Applies a list of changes to a plan: each row names blocks or an Ortsteil, the "
            "Sozialraum they leave and the one they go to, and the reason. Each row is checked; "
            "one that names unknown blocks, breaks a lock, leaves the municipality or would tear "
            "a Sozialraum apart is refused as a whole and reported. The changes made come as a "
            "log of decisions."
        )

    def keywords(self) -> str:
        return tr("edit,change,list,assignment,log,decision,reason,workshop,batch")

    def define(self) -> None:
        add_plan_parameters(self)
        self.add(
            QgsProcessingParameterFile("CHANGES", tr("List of changes"), fileFilter=table_filter()),
            tr(
                "CSV, TXT, XLSX or ODS with a header. Needed are “nach_sr” and “bausteine” (keys, "
                "separated by semicolons) or “ortsteil”; “von_sr”, “kommune_ags” and the columns "
                "of the log of decisions (kriterium, begruendung, datum …) are used where they "
                "are there."
            ),
        )
        self.add(
            QgsProcessingParameterString("SHEET", tr("Sheet"), optional=True),
            tr("Sheet of a workbook; empty takes the one with the most data."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(
                "CONNECTED", tr("Refuse changes that tear a Sozialraum apart"), defaultValue=True
            ),
            tr("Off makes such changes and reports them."),
        )
        self.add(
            QgsProcessingParameterString("LOCKED", tr("Locked Sozialräume"), optional=True),
            tr(
                "Keys of Sozialräume that neither give nor take blocks, separated by semicolons. "
                "Locks of a plan file count as well."
            ),
        )
        self.add(
            QgsProcessingParameterString(
                "NEW_PLAN", tr("Title of the new plan in the plan file"), optional=True
            ),
            tr(
                "Stores the result in the plan file as a new plan; the old one stays as it is. "
                "Empty: the plan file is only read."
            ),
        )
        add_plan_details(self)
        for name, label, kind, optional, help_text in (
            (
                "BLOCKS",
                tr("Blocks with Sozialraum"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                False,
                tr("The blocks with key and name of their Sozialraum."),
            ),
            (
                "REGIONS",
                tr("Sozialräume"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                True,
                tr("The dissolved Sozialräume with residents, area and compactness."),
            ),
            (
                "LOG",
                tr("Log of decisions"),
                QgsProcessing.SourceType.TypeVector,
                True,
                tr("A row for each change made, with its reason."),
            ),
            (
                "FINDINGS",
                tr("Findings"),
                QgsProcessing.SourceType.TypeVectorPoint,
                True,
                tr("Rows that were refused, and what a person should check."),
            ),
        ):
            self.add(
                QgsProcessingParameterFeatureSink(name, label, kind, optional=optional), help_text
            )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", tr("Report"), tr("HTML files (*.html)"), optional=True
            ),
            tr("Page with the changes made and the rows refused."),
        )
        for name, description in (
            ("APPLIED", tr("Changes made")),
            ("REFUSED", tr("Rows refused")),
            ("MOVED_BLOCKS", tr("Blocks that change")),
            ("MOVED_POPULATION", tr("Residents who change their Sozialraum")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def compute(self, parameters, context, feedback):
        path = self.parameterAsFile(parameters, "CHANGES", context)
        sheet = sheet_of_file(path, self.parameterAsString(parameters, "SHEET", context) or None)
        rows = read_changes(sheet, Path(path).name)
        title = self.parameterAsString(parameters, "NEW_PLAN", context).strip()
        given = read_plan(self, parameters, context, feedback, to_change=bool(title))
        if title and given.opened is None:
            raise UserError("plan_or_layer")
        try:
            return self._edited(parameters, context, feedback, given, rows, title)
        finally:
            if title and given.opened is not None:
                given.opened.file.close()

    def _edited(self, parameters, context, feedback, given: GivenPlan, rows, title: str):
        if title and title in {entry.info.title for entry in given.opened.file.plans()}:
            raise UserError("plan_title_taken", path=given.opened.file.path.name, title=title)
        plan, layer = given.plan, given.layer
        self._lock(parameters, context, plan)
        feedback.setProgress(20)
        connected = self.parameterAsBool(parameters, "CONNECTED", context)
        applied = apply_changes(plan, rows, connected=connected)
        feedback.setProgress(50)
        minimum, _ = limits_of(self, parameters, context, given.info)
        regions = []
        if parameters.get("REGIONS"):
            regions = region_features(
                plan, layer, minimum or 0, progress_of(feedback, 50, 90), feedback.isCanceled
            )
        self.stop_if_cancelled(feedback)
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        results = {"REPORT": report}
        blocks = assigned_features(plan, layer)
        for sink, fields, kind, features in (
            ("BLOCKS", assigned_fields(layer), WKB_MULTIPOLYGON, blocks),
            ("REGIONS", region_fields(), WKB_MULTIPOLYGON, regions),
            ("LOG", log_fields(), WKB_NONE, log_features(applied.log)),
            (
                "FINDINGS",
                finding_fields(),
                WKB_POINT,
                finding_features(applied.findings, layer.blocks),
            ),
        ):
            results[sink] = self.write(parameters, sink, context, fields, kind, layer.crs, features)
        layer.keep_neighbours(geopackage_of(results["BLOCKS"] or ""))
        style_when_loaded(context, results["BLOCKS"], "blocks")
        style_when_loaded(context, results["REGIONS"], "regions")
        if title:
            given.opened.file.branch(plan, given.info, title)
        if report:
            source = Path(self.parameterAsFile(parameters, "CHANGES", context)).name
            write_changes_report(report, given.name, source, applied)
        for line in summary_lines(applied):
            feedback.pushInfo(line)
        log_findings(applied.findings, feedback)
        return {
            **results,
            "APPLIED": len({row.number for row in applied.log}),
            "REFUSED": len(applied.refused),
            "MOVED_BLOCKS": sum(len(row.blocks) for row in applied.log),
            "MOVED_POPULATION": sum(row.residents or 0 for row in applied.log),
        }

    def _lock(self, parameters, context, plan: Plan) -> None:
        """Freeze the regions that were asked for, beside those that are frozen already."""
        wanted = self.parameterAsString(parameters, "LOCKED", context) or ""
        keys = [key for key in re.split(r"[;\s]+", wanted) if key]
        known = {plan.regions[region].key: region for region in plan.listed}
        for key in keys:
            if key not in known:
                field = self.parameterAsString(parameters, "REGION_FIELD", context)
                raise UserError("locked_region_unknown", region=key, field=field)
        if keys:
            plan.commit(lock_regions(plan, [known[key] for key in keys], True))
