# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:exportplan``: what of a plan is handed on."""

from __future__ import annotations

from dataclasses import replace

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
    QgsProcessingParameterString,
)

from ..core.assignments.decision_log import decision_rows
from ..core.checks import CheckOptions, check_plan
from ..core.comparison import Comparison, compare
from ..core.errors import UserError
from ..core.findings import Level, count_by_level
from ..core.plan import PlanInfo
from ..core.plan.info import STATUSES
from ..gis.assignments.annex import LIMIT, status_text, write_annex
from ..gis.assignments.decision_log import write_decision_log
from ..gis.assignments.export import (
    published_region_features,
    published_region_fields,
    write_assignment,
)
from ..gis.compat import WKB_MULTIPOLYGON
from ..gis.layers import BlockFields, read_block_layer, require_field
from ..gis.loading import style_when_loaded
from ..gis.plans import plan_from_layer
from ..gis.translation import number, tr, trn
from .base import Algorithm, progress_of
from .common import block_fields, contiguity_parameters
from .plan_parameters import (
    GivenPlan,
    add_plan_details,
    add_plan_parameters,
    of_opened,
    read_plan,
)

_TABLES = "CSV (*.csv);;Excel (*.xlsx)"


class ExportPlan(Algorithm):
    """The files that go to the council, to other offices and to the next person."""

    NAME = "exportplan"
    GROUP = "export"
    ICON = "exportplan.svg"

    def title(self) -> str:
        return tr("Export a plan")

    def summary(self) -> str:
        return tr(
            "Writes what of a plan is handed on: the assignment as a table in which keys stay "
            "text, the dissolved Sozialräume with version, validity and predecessors, the list "
            "of blocks as an annex of the council decision, and the log of decisions. No number "
            "below the limit is printed."
        )

    def keywords(self) -> str:
        return tr("export,assignment,table,annex,council,decision,log,Excel,CSV,predecessor")

    def define(self) -> None:
        add_plan_parameters(self)
        for name, label, help_text in (
            ("TITLE", tr("Title"), tr("Title of the plan; empty: as the plan file says.")),
            ("VERSION", tr("Version"), tr("Such as 1.0; empty: as the plan file says.")),
            (
                "VALID_FROM",
                tr("Valid from"),
                tr("Date such as 2027-01-01; empty: as the plan file says."),
            ),
            ("VALID_TO", tr("Valid until"), tr("Date; empty: as the plan file says.")),
            (
                "RESOLUTION",
                tr("Resolution"),
                tr("Number of the council paper; empty: as the plan file says."),
            ),
        ):
            self.add(QgsProcessingParameterString(name, label, optional=True), help_text)
        self.add(
            QgsProcessingParameterEnum(
                "STATUS",
                tr("Status"),
                [tr("as the plan file says"), *(status_text(status) for status in STATUSES)],
                defaultValue=0,
            ),
            tr("How far the plan has come; blocks with a field are a draft."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "OLD_BLOCKS",
                tr("Plan before: blocks with Sozialraum"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            ),
            tr(
                "Blocks of the plan before, for the predecessors of each Sozialraum. Of a plan "
                "file the plan that this one was made from is taken."
            ),
        )
        self.add(
            QgsProcessingParameterField(
                "OLD_REGION_FIELD",
                tr("Plan before: key of the Sozialraum"),
                defaultValue="sr_id",
                parentLayerParameterName="OLD_BLOCKS",
                optional=True,
            ),
            tr("Field of that layer with the key of the Sozialraum."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "LIMIT",
                tr("Smallest number that is printed"),
                type=QgsProcessingParameterNumber.Type.Integer,
                defaultValue=LIMIT,
                minValue=0,
            ),
            tr(
                "Smaller numbers of residents, and those that would betray them, are left out of "
                "annex, log and Sozialräume."
            ),
        )
        self.add(
            QgsProcessingParameterBoolean(
                "FOR_EXCEL", tr("CSV: keys stay text when Excel opens the file"), defaultValue=True
            ),
            tr(
                'Writes 0101 as ="0101", which Excel shows as 0101, and “Import a plan” as well. '
                "Off: plain, for other programs."
            ),
            advanced=True,
        )
        add_plan_details(self, thresholds=False)
        for name, label, kinds, help_text in (
            (
                "ASSIGNMENT",
                tr("Assignment table"),
                _TABLES,
                tr("A row a block with its Sozialraum; “Import a plan” reads it back."),
            ),
            (
                "ANNEX",
                tr("Annex of the decision"),
                f"{tr('HTML files (*.html)')};;Excel (*.xlsx)",
                tr("Blocks of each Sozialraum by municipality, to print or to attach."),
            ),
            (
                "LOG",
                tr("Log of decisions"),
                _TABLES,
                tr("A row for each change with its reason; only plan files have one."),
            ),
        ):
            self.add(
                QgsProcessingParameterFileDestination(
                    name,
                    label,
                    kinds,
                    optional=True,
                    # Blocks with a field have no log, and would be refused in the dialog.
                    createByDefault=name != "LOG",
                ),
                help_text,
            )
        self.add(
            QgsProcessingParameterFeatureSink(
                "REGIONS",
                tr("Sozialräume"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                optional=True,
            ),
            tr("The dissolved Sozialräume with residents, version, validity and predecessors."),
        )
        for name, description in (
            ("REGION_COUNT", tr("Number of Sozialräume")),
            ("UNASSIGNED", tr("Blocks without a Sozialraum")),
            ("LOG_ROWS", tr("Rows of the log of decisions")),
            ("ERRORS", tr("Errors")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def compute(self, parameters, context, feedback):
        given = read_plan(self, parameters, context, feedback)
        plan, layer = given.plan, given.layer
        info = self._info(parameters, context, given.info)
        feedback.setProgress(20)
        rows = decision_rows(plan)
        if parameters.get("LOG") and given.opened is None:
            raise UserError("log_needs_plan_file")
        limit = self.parameterAsInt(parameters, "LIMIT", context)
        regions = []
        if parameters.get("REGIONS"):
            comparison = self._before(parameters, context, feedback, given)
            regions = published_region_features(
                plan,
                layer,
                info,
                comparison,
                limit,
                progress_of(feedback, 30, 80),
                feedback.isCanceled,
            )
        self.stop_if_cancelled(feedback)
        for_excel = self.parameterAsBool(parameters, "FOR_EXCEL", context)
        results = {
            name: self.parameterAsFileOutput(parameters, name, context)
            for name in ("ASSIGNMENT", "ANNEX", "LOG")
        }
        if results["ASSIGNMENT"]:
            write_assignment(results["ASSIGNMENT"], plan, for_excel=for_excel)
        if results["ANNEX"]:
            write_annex(results["ANNEX"], plan, info, limit)
        if results["LOG"]:
            write_decision_log(results["LOG"], rows, limit, for_excel=for_excel)
        results["REGIONS"] = self.write(
            parameters,
            "REGIONS",
            context,
            published_region_fields(),
            WKB_MULTIPOLYGON,
            layer.crs,
            regions,
        )
        style_when_loaded(context, results["REGIONS"], "regions")
        held = [region for region in plan.listed if plan.block_count[region]]
        unassigned = int((plan.region_of < 0).sum())
        errors = self._errors(plan, info)
        feedback.pushInfo(
            trn("{n} Sozialraum exported.", "{n} Sozialräume exported.", len(held)).format(
                n=number(len(held))
            )
        )
        if errors or unassigned:
            feedback.pushWarning(
                tr(
                    "Errors of the plan: {errors}; blocks without a Sozialraum: {n}. “Check "
                    "Sozialräume” names them."
                ).format(errors=number(errors), n=number(unassigned))
            )
        return {
            **results,
            "REGION_COUNT": len(held),
            "UNASSIGNED": unassigned,
            "LOG_ROWS": len(rows),
            "ERRORS": errors,
        }

    def _info(self, parameters, context, info: PlanInfo) -> PlanInfo:
        """What is known of the plan, with what was entered in its place."""
        entered = {
            attribute: self.parameterAsString(parameters, name, context).strip()
            for name, attribute in (
                ("TITLE", "title"),
                ("VERSION", "version"),
                ("VALID_FROM", "valid_from"),
                ("VALID_TO", "valid_to"),
                ("RESOLUTION", "resolution"),
            )
        }
        chosen = self.parameterAsEnum(parameters, "STATUS", context)
        if chosen:
            entered["status"] = STATUSES[chosen - 1]
        return replace(info, **{name: text for name, text in entered.items() if text})

    def _before(self, parameters, context, feedback, given: GivenPlan) -> Comparison | None:
        """The comparison with the plan before, where there is one."""
        if parameters.get("OLD_BLOCKS"):
            source = self.source(parameters, "OLD_BLOCKS", context)
            name = self.parameterAsString(parameters, "OLD_REGION_FIELD", context) or "sr_id"
            require_field(source, name)
            fields = block_fields(self, parameters, context) if given.opened is None else None
            old = read_block_layer(
                source,
                fields or BlockFields(),
                feedback=feedback,
                geopackage=self.geopackage(parameters, "OLD_BLOCKS", context),
                **contiguity_parameters(self, parameters, context),
            )
            return compare(plan_from_layer(old, name), given.plan)
        if given.opened is not None and given.info.predecessor:
            file = given.opened.file
            if given.info.predecessor in {entry.info.plan_id for entry in file.plans()}:
                before = of_opened(file.load(given.info.predecessor, given.layer))
                return compare(before.plan, given.plan)
        return None

    def _errors(self, plan, info: PlanInfo) -> int:
        options = CheckOptions(minimum=info.minimum, maximum=info.maximum)
        return count_by_level(check_plan(plan, options))[Level.ERROR]
