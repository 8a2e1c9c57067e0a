# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:editassignment``: a list of changes with reasons, applied to a plan."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..core.assignments.change_list import read_changes
from ..core.assignments.changes import apply_changes
from ..core.assignments.kinds import Kind
from ..core.errors import UserError
from ..core.plan import Plan
from ..core.plan.actions import lock_regions
from ..gis.assignments.changes_report import summary_lines, worded, write_changes_report
from ..gis.assignments.decision_log import log_features, log_fields
from ..gis.assignments.files import sheet_of_file
from ..gis.compat import WKB_NONE
from ..gis.plan_file.shelf import check_title
from ..gis.translation import tr
from .base import Algorithm
from .common import log_findings
from .plan_parameters import (
    add_plan_details,
    add_plan_parameters,
    add_sheet_parameter,
    table_filter,
)
from .plan_reading import GivenPlan, limits_of, read_plan, sheet_of
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


class EditAssignment(Algorithm):
    """What a workshop decided on paper, made and documented in one run."""

    NAME = "editassignment"
    GROUP = "delineate"
    ICON = "editassignment.svg"

    def title(self) -> str:
        return tr("Change the assignment by a list")

    def summary(self) -> str:
        return tr(
            "Applies a list of changes to a plan: rows move blocks or Ortsteile to another "
            "Sozialraum, make, split, merge, rename and renumber Sozialräume, or lock them. Each "
            "row is checked; one that names unknown blocks, breaks a lock, leaves the municipality "
            "or would tear a Sozialraum apart is refused as a whole and reported. The changes made "
            "come as a log of decisions, which is such a list itself."
        )

    def keywords(self) -> str:
        return tr(
            "edit,change,list,assignment,log,decision,reason,workshop,batch,split,merge,rename,"
            "renumber,new"
        )

    def shortHelpString(self) -> str:
        rows = "<br>".join(f"<b>{kind.value}</b>: {escape(text)}" for kind, text in _kinds())
        english = tr(
            "English headers and words are understood as well: action, blocks, from, to, label, "
            "new name, reason; move, remove, new, split, merge, rename, lock, unlock."
        )
        title = escape(tr("What a row needs, by “art”"))
        return (
            f"{super().shortHelpString()}<p><b>{title}</b></p><p>{rows}</p><p>{escape(english)}</p>"
        )

    def define(self) -> None:
        add_plan_parameters(self)
        self.add(
            QgsProcessingParameterFile("CHANGES", tr("List of changes"), fileFilter=table_filter()),
            tr(
                "CSV, TXT, XLSX or ODS with a header, or a log of decisions that “Export a plan” "
                "has written. Columns by name, in any order: “art” (what happens, see below), "
                "“bausteine” (keys, separated by semicolons) or “ortsteil”, “von_sr”, “nach_sr”, "
                "“sr_kurz” and “sr_name” (of what is new or renamed), “kommune_ags”, “nr” (rows "
                "with the same number are one step) and those of the log (kriterium, begruendung,"
                " datum …)."
            ),
        )
        add_sheet_parameter(self)
        self.add(
            QgsProcessingParameterBoolean(
                "CONNECTED", tr("Refuse changes that tear a Sozialraum apart"), defaultValue=True
            ),
            tr(
                "Off makes such changes and reports them; so it is for the log of a workshop, "
                "where a Sozialraum may have lain in pieces for a moment."
            ),
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
        log = (
            "LOG",
            tr("Log of decisions"),
            QgsProcessing.SourceType.TypeVector,
            True,
            tr("A row for each change made, with its reason."),
        )
        add_sinks(self, blocks_sink(), regions_sink(), log, findings_sink())
        add_report(self, tr("Report"), tr("Page with the changes made and the rows refused."))
        add_numbers(
            self,
            ("APPLIED", tr("Changes made")),
            ("REFUSED", tr("Rows refused")),
            ("MOVED_BLOCKS", tr("Blocks that change")),
            ("MOVED_POPULATION", tr("Residents who change their Sozialraum")),
        )

    def compute(self, parameters, context, feedback):
        path = self.parameterAsFile(parameters, "CHANGES", context)
        sheet = sheet_of_file(path, sheet_of(self, parameters, context))
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
        if title:
            check_title(title, [entry.info.title for entry in given.opened.file.plans()])
        plan, layer = given.plan, given.layer
        self._lock(parameters, context, plan)
        feedback.setProgress(20)
        connected = self.parameterAsBool(parameters, "CONNECTED", context)
        applied = worded(apply_changes(plan, rows, connected=connected))
        feedback.setProgress(50)
        minimum, _ = limits_of(self, parameters, context, given.info)
        colours = given.colours()
        layers = plan_layers(
            parameters, feedback, plan, layer, minimum or 0, (50, 90), colours=colours
        )
        layers += [
            ("LOG", log_fields(), WKB_NONE, log_features(applied.log)),
            findings_layer(applied.findings, layer),
        ]
        self.stop_if_cancelled(feedback)
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        results = write_layers(self, parameters, context, layer, layers, PLAN_STYLES)
        if title:
            given.opened.file.branch(plan, given.info, title, colours)
        if report:
            source = Path(self.parameterAsFile(parameters, "CHANGES", context)).name
            write_changes_report(report, given.name, source, applied)
        for line in summary_lines(applied):
            feedback.pushInfo(line)
        log_findings(applied.findings, feedback)
        return {
            **results,
            "REPORT": report,
            "APPLIED": len({row.number for row in applied.log}),
            "REFUSED": len(applied.refused),
            "MOVED_BLOCKS": sum(row.moved for row in applied.log),
            "MOVED_POPULATION": sum(row.residents_moved for row in applied.log),
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


def _kinds() -> list[tuple[Kind, str]]:
    """What each kind of row needs."""
    where = tr("bausteine or ortsteil")
    part = tr("von_sr, {blocks} of what is split off; nach_sr (its key) or the next letter")
    return [
        (Kind.MOVE, tr("{blocks}, nach_sr; also where “art” is blank").format(blocks=where)),
        (Kind.TAKE_OUT, tr("{blocks}; they stay without a Sozialraum").format(blocks=where)),
        (
            Kind.NEW,
            tr("nach_sr (its key), or kommune_ags for the next free key; with blocks or empty"),
        ),
        (Kind.SPLIT, part.format(blocks=where)),
        (Kind.MERGE, tr("von_sr, which goes, nach_sr, which stays")),
        (
            Kind.RENAME,
            tr("von_sr, and what becomes new of nach_sr (key), sr_kurz and sr_name"),
        ),
        (Kind.LOCK, tr("von_sr, or bausteine, which then stay in their Sozialraum")),
        (Kind.UNLOCK, tr("von_sr or bausteine")),
        (Kind.FREEZE, tr("von_sr, several with semicolons")),
        (Kind.UNFREEZE, tr("von_sr, several with semicolons")),
        (Kind.EXCLAVE, "von_sr, begruendung"),
        (Kind.NO_EXCLAVE, "von_sr"),
    ]
