# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:exportplan``: what of a plan is handed on."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.assignments.decision_log import decision_rows
from ..core.assignments.differencing import told_by_both
from ..core.assignments.withheld import LIMIT
from ..core.checks import CheckOptions, check_plan
from ..core.comparison import Comparison, compare
from ..core.errors import UserError
from ..core.findings import Level, count_by_level
from ..core.plan import PlanInfo
from ..core.plan.info import STATUSES
from ..gis.assignments.annex import status_text, write_annex
from ..gis.assignments.decision_log import write_decision_log
from ..gis.assignments.export import (
    published_region_features,
    published_region_fields,
    write_assignment,
)
from ..gis.compat import WKB_MULTIPOLYGON
from ..gis.messages import error_text
from ..gis.translation import number, tr, trn
from .base import Algorithm, progress_of
from .common import log_all_findings
from .plan_parameters import add_old_blocks, add_plan_details, add_plan_parameters
from .plan_reading import GivenPlan, of_opened, read_old_blocks, read_plan
from .plan_results import add_numbers, add_sinks, write_layers

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
        add_old_blocks(
            self,
            tr(
                "Blocks of the plan before, for the predecessors of each Sozialraum. Of a plan "
                "file the plan that this one was made from is taken."
            ),
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
                "annex, log and Sozialräume. Where the plan before is known, a warning says which "
                "of them could be found from the residents of both versions."
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
                "Excel (*.xlsx);;CSV (*.csv)",
                tr(
                    "A row for each change with its reason; only plan files have one. Excel: for "
                    "people, CSV: for programs. From either one “Change the assignment by a list” "
                    "makes this plan again from the one before; switch off there that Sozialräume "
                    "must not be torn apart."
                ),
            ),
        ):
            self.add(
                QgsProcessingParameterFileDestination(name, label, kinds, optional=True),
                help_text,
            )
        add_sinks(
            self,
            (
                "REGIONS",
                tr("Sozialräume"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                True,
                tr("The dissolved Sozialräume with residents, version, validity and predecessors."),
            ),
        )
        add_numbers(
            self,
            ("REGION_COUNT", tr("Number of Sozialräume")),
            ("UNASSIGNED", tr("Blocks without a Sozialraum")),
            ("LOG_ROWS", tr("Rows of the log of decisions")),
            ("ERRORS", tr("Errors")),
            ("BETRAYED", tr("Small numbers that both versions tell together")),
        )

    def compute(self, parameters, context, feedback):
        given = read_plan(self, parameters, context, feedback)
        plan, layer = given.plan, given.layer
        info = self._info(parameters, context, given.info)
        feedback.setProgress(20)
        rows = decision_rows(plan)
        wanted = parameters.get("LOG") not in (None, "", QgsProcessing.TEMPORARY_OUTPUT)
        if wanted and given.opened is None:
            raise UserError("log_needs_plan_file")
        limit = self.parameterAsInt(parameters, "LIMIT", context)
        regions, told = [], []
        comparison = None
        if any(parameters.get(name) for name in ("REGIONS", "ANNEX", "LOG")):
            comparison = self._before(parameters, context, feedback, given)
        if comparison is not None:
            told = told_by_both(comparison, limit)
        if parameters.get("REGIONS"):
            regions = published_region_features(
                plan,
                layer,
                info,
                comparison,
                limit,
                progress_of(feedback, 30, 80),
                feedback.isCanceled,
                given.colours(),
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
            write_annex(results["ANNEX"], plan, info, limit, rows)
        if results["LOG"] and given.opened is None:
            # The dialog offers one before it is known what is exported.
            results["LOG"] = ""
            feedback.pushInfo(error_text(UserError("log_needs_plan_file")))
        if results["LOG"]:
            plan_title = f"{info.title} ({tr('Version')} {info.version})"
            write_decision_log(results["LOG"], rows, limit, for_excel=for_excel, plan=plan_title)
        layers = (("REGIONS", published_region_fields(), WKB_MULTIPOLYGON, regions),)
        styles = {"REGIONS": "regions"}
        results.update(write_layers(self, parameters, context, layer, layers, styles))
        held = [region for region in plan.listed if plan.block_count[region]]
        unassigned = int((plan.region_of < 0).sum())
        errors = self._errors(plan, info)
        feedback.pushInfo(
            trn("{n} Sozialraum exported.", "{n} Sozialräume exported.", len(held)).format(
                n=number(len(held))
            )
        )
        log_all_findings(told, feedback)
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
            "BETRAYED": len(told),
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
            old = read_old_blocks(self, parameters, context, feedback)
            return compare(old.plan, given.plan)
        if given.opened is not None and given.info.predecessor:
            file = given.opened.file
            if given.info.predecessor in {entry.info.plan_id for entry in file.plans()}:
                try:
                    before = of_opened(file.load(given.info.predecessor, given.layer))
                except UserError as error:
                    # A plan can be handed on although the one before is beyond repair.
                    feedback.pushWarning(error_text(error))
                    return None
                return compare(before.plan, given.plan)
        return None

    def _errors(self, plan, info: PlanInfo) -> int:
        options = CheckOptions(minimum=info.minimum, maximum=info.maximum)
        return count_by_level(check_plan(plan, options))[Level.ERROR]
