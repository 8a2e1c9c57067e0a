# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:compareplans``: two plans side by side."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterString,
)

from ..core.checks import CheckOptions, check_plan
from ..core.comparison import Fate, Identity, compare, key_figures
from ..core.errors import UserError
from ..core.plan import Plan
from ..gis.comparison.layers import (
    continuity_features,
    continuity_fields,
    cross_features,
    cross_fields,
    moved_features,
    moved_fields,
)
from ..gis.comparison.report import summary_lines, write_comparison_report
from ..gis.compat import WKB_MULTIPOLYGON, WKB_NONE
from ..gis.layers import field_index
from ..gis.plans import plan_from_layer
from ..gis.translation import tr
from .base import Algorithm, progress_of
from .plan_parameters import add_old_blocks, add_plan_details, add_plan_parameters
from .plan_reading import (
    GivenPlan,
    limits_of,
    of_opened,
    plan_id_of,
    plan_of_file,
    read_old_blocks,
    read_plan,
)
from .plan_results import add_numbers, add_report, add_sinks, write_layers

_IDENTITIES = (Identity.KEY, Identity.RESIDENTS)


class ComparePlans(Algorithm):
    """Who changes, what became of each Sozialraum, and which plan is better."""

    NAME = "compareplans"
    GROUP = "check"
    ICON = "compareplans.svg"

    def title(self) -> str:
        return tr("Compare two plans")

    def summary(self) -> str:
        return tr(
            "Puts two plans side by side: the blocks and residents that change their Sozialraum, "
            "the cross table of old and new Sozialräume, what became of each one, with its "
            "predecessors, and key figures of both plans. Plans of different layers of blocks are "
            "compared by the keys of the blocks."
        )

    def keywords(self) -> str:
        return tr("compare,difference,old,new,version,cross table,continuity,predecessor,moved")

    def define(self) -> None:
        add_plan_parameters(self)
        add_old_blocks(
            self,
            tr("Blocks of the old plan; empty where it is a field of the same blocks or a plan."),
        )
        self.add(
            QgsProcessingParameterField(
                "OLD_KEY_FIELD",
                tr("Old plan: block key"),
                parentLayerParameterName="OLD_BLOCKS",
                optional=True,
            ),
            tr("Key of the block in the old layer; empty: the field has the same name."),
        )
        self.add(
            QgsProcessingParameterField(
                "OLD_FIELD",
                tr("Old plan: field of the same blocks"),
                parentLayerParameterName="INPUT",
                optional=True,
            ),
            tr("Another field of the blocks above that names the old Sozialraum."),
        )
        self.add(
            QgsProcessingParameterFile(
                "OLD_PLAN_FILE", tr("Old plan: plan file"), extension="gpkg", optional=True
            ),
            tr("A plan file with the old plan; empty where it lies in the same file."),
        )
        self.add(
            QgsProcessingParameterString(
                "OLD_PLAN", tr("Old plan: plan in the plan file"), optional=True
            ),
            tr("Title of the old plan; empty takes the one that the new plan was made from."),
        )
        self.add(
            QgsProcessingParameterEnum(
                "IDENTITY",
                tr("A Sozialraum is the same"),
                [tr("where it has the same key"), tr("where most of its residents stay")],
                defaultValue=0,
            ),
            tr(
                "By key; Sozialräume whose keys only one plan has are matched by their residents. "
                "By residents alone where the keys of both plans have nothing to do with each "
                "other."
            ),
        )
        add_plan_details(self)
        add_sinks(
            self,
            (
                "MOVED",
                tr("Blocks that change"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                False,
                tr("Each block that changes its Sozialraum, with the old and the new one."),
            ),
            (
                "CROSS",
                tr("Cross table"),
                QgsProcessing.SourceType.TypeVector,
                True,
                tr("Blocks and residents by old and new Sozialraum; “wechsel” is 1 for a change."),
            ),
            (
                "REGIONS",
                tr("Sozialräume with predecessors"),
                QgsProcessing.SourceType.TypeVectorPolygon,
                True,
                tr("What became of each Sozialraum; those that are gone have no geometry."),
            ),
        )
        add_report(
            self,
            tr("Report"),
            tr("Page with who changes, key figures of both plans and what became of each one."),
        )
        add_numbers(
            self,
            ("MOVED_BLOCKS", tr("Blocks that change")),
            ("MOVED_POPULATION", tr("Residents who change their Sozialraum")),
            ("UNCHANGED", tr("Sozialräume that stay")),
            ("RENAMED", tr("Sozialräume that are only renamed")),
            ("CHANGED", tr("Sozialräume with other borders")),
            ("NEW", tr("Sozialräume that are new")),
            ("GONE", tr("Sozialräume that are gone")),
        )

    def compute(self, parameters, context, feedback):
        new = read_plan(self, parameters, context, feedback)
        feedback.setProgress(20)
        old = self._old(parameters, context, feedback, new)
        feedback.setProgress(40)
        identity = _IDENTITIES[self.parameterAsEnum(parameters, "IDENTITY", context)]
        comparison = compare(old.plan, new.plan, identity)
        minimum, maximum = limits_of(self, parameters, context, new.info)
        options = CheckOptions(minimum=minimum, maximum=maximum)
        figures = tuple(
            key_figures(each.plan, minimum, maximum, check_plan(each.plan, options))
            for each in (old, new)
        )
        feedback.setProgress(60)
        layer = new.layer
        moved = moved_features(comparison, layer)
        regions = []
        if parameters.get("REGIONS"):
            regions = continuity_features(
                comparison, layer, progress_of(feedback, 60, 95), feedback.isCanceled
            )
        self.stop_if_cancelled(feedback)
        path = self.parameterAsFileOutput(parameters, "REPORT", context)
        if path:
            write_comparison_report(path, (old.name, new.name), comparison, figures)
        layers = (
            ("MOVED", moved_fields(), WKB_MULTIPOLYGON, moved),
            ("CROSS", cross_fields(), WKB_NONE, cross_features(comparison)),
            ("REGIONS", continuity_fields(), WKB_MULTIPOLYGON, regions),
        )
        styles = {"MOVED": "outlines", "REGIONS": "outlines"}
        results = write_layers(self, parameters, context, layer, layers, styles)
        for line in summary_lines(comparison):
            feedback.pushInfo(line)
        return {
            **results,
            "REPORT": path,
            "MOVED_BLOCKS": len(comparison.moved),
            "MOVED_POPULATION": comparison.residents_moved,
            **{fate.name: comparison.count(fate) for fate in Fate},
        }

    def _old(self, parameters, context, feedback, new: GivenPlan) -> GivenPlan:
        """The plan to compare with, from wherever it was given."""
        if parameters.get("OLD_BLOCKS"):
            return self._old_layer(parameters, context, feedback, new)
        field = self.parameterAsString(parameters, "OLD_FIELD", context)
        if field and new.opened is None:
            # Label and name stand beside the new plan, not beside the field of the old one.
            plan = plan_from_layer(
                new.layer,
                field,
                short_field="",
                name_field="",
                municipality_is_hard=new.plan.municipality_is_hard,
            )
            return GivenPlan(new.layer, _named_like(plan, new.plan), new.info, field)
        path = self.parameterAsFile(parameters, "OLD_PLAN_FILE", context)
        title = self.parameterAsString(parameters, "OLD_PLAN", context)
        if path:
            return plan_of_file(path, title, feedback)
        if new.opened is not None and (title or new.info.predecessor):
            file = new.opened.file
            plan_id = plan_id_of(str(file.path), title) if title else new.info.predecessor
            return of_opened(file.load(plan_id, new.layer))
        raise UserError("no_old_assignment")

    def _old_layer(self, parameters, context, feedback, new: GivenPlan) -> GivenPlan:
        key = self.parameterAsString(parameters, "OLD_KEY_FIELD", context)
        old = read_old_blocks(self, parameters, context, feedback, key_field=key)
        if field_index(old.layer.fields, "sr_name") >= 0:
            return old
        return replace(old, plan=_named_like(old.plan, new.plan))


def _named_like(plan: Plan, other: Plan) -> Plan:
    """The plan with labels and names of the other one; its own were made up, and tell nothing."""
    known = {region.key: region for region in other.regions}
    regions = [known.get(region.key, region) for region in plan.regions]
    return Plan(plan.blocks, plan.contiguity, plan.region_of, regions, plan.municipality_is_hard)
