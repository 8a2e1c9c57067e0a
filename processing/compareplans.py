# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:compareplans``: two plans side by side."""

from __future__ import annotations

from dataclasses import replace

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.checks import CheckOptions, check_plan
from ..core.comparison import Fate, Identity, compare, key_figures
from ..core.errors import UserError
from ..core.plan import Plan, PlanInfo
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
from ..gis.layers import field_index, read_block_layer, require_field
from ..gis.loading import style_when_loaded
from ..gis.plans import plan_from_layer
from ..gis.translation import tr
from .base import Algorithm, progress_of
from .common import block_fields, contiguity_parameters
from .plan_parameters import (
    GivenPlan,
    add_plan_details,
    add_plan_parameters,
    limits_of,
    of_opened,
    plan_id_of,
    plan_of_file,
    read_plan,
)

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
        self.add(
            QgsProcessingParameterFeatureSource(
                "OLD_BLOCKS",
                tr("Old plan: blocks with Sozialraum"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            ),
            tr("Blocks of the old plan; empty where it is a field of the same blocks or a plan."),
        )
        for name, label, default, help_text in (
            (
                "OLD_KEY_FIELD",
                tr("Old plan: block key"),
                None,
                tr("Key of the block in the old layer; empty: the field has the same name."),
            ),
            (
                "OLD_REGION_FIELD",
                tr("Old plan: key of the Sozialraum"),
                "sr_id",
                tr("Field of the old layer with the key of the Sozialraum."),
            ),
        ):
            self.add(
                QgsProcessingParameterField(
                    name,
                    label,
                    defaultValue=default,
                    parentLayerParameterName="OLD_BLOCKS",
                    optional=True,
                ),
                help_text,
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
        for name, label, kind, optional, help_text in (
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
        ):
            self.add(
                QgsProcessingParameterFeatureSink(name, label, kind, optional=optional), help_text
            )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", tr("Report"), tr("HTML files (*.html)"), optional=True
            ),
            tr("Page with who changes, key figures of both plans and what became of each one."),
        )
        for name, description in (
            ("MOVED_BLOCKS", tr("Blocks that change")),
            ("MOVED_POPULATION", tr("Residents who change their Sozialraum")),
            ("UNCHANGED", tr("Sozialräume that stay")),
            ("RENAMED", tr("Sozialräume that are only renamed")),
            ("CHANGED", tr("Sozialräume with other borders")),
            ("NEW", tr("Sozialräume that are new")),
            ("GONE", tr("Sozialräume that are gone")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

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
        results = {"REPORT": path}
        for sink, fields, kind, features in (
            ("MOVED", moved_fields(), WKB_MULTIPOLYGON, moved),
            ("CROSS", cross_fields(), WKB_NONE, cross_features(comparison)),
            ("REGIONS", continuity_fields(), WKB_MULTIPOLYGON, regions),
        ):
            results[sink] = self.write(parameters, sink, context, fields, kind, layer.crs, features)
        style_when_loaded(context, results["MOVED"], "outlines")
        style_when_loaded(context, results["REGIONS"], "outlines")
        for line in summary_lines(comparison):
            feedback.pushInfo(line)
        return {
            **results,
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
        source = self.source(parameters, "OLD_BLOCKS", context)
        fields = block_fields(self, parameters, context)
        key = self.parameterAsString(parameters, "OLD_KEY_FIELD", context) or fields.key
        region_field = self.parameterAsString(parameters, "OLD_REGION_FIELD", context) or "sr_id"
        require_field(source, region_field)
        layer = read_block_layer(
            source,
            replace(fields, key=key),
            feedback=feedback,
            geopackage=self.geopackage(parameters, "OLD_BLOCKS", context),
            **contiguity_parameters(self, parameters, context),
        )
        within = self.parameterAsBool(parameters, "WITHIN_MUNICIPALITY", context)
        plan = plan_from_layer(layer, region_field, municipality_is_hard=within)
        if field_index(source.fields(), "sr_name") < 0:
            plan = _named_like(plan, new.plan)
        name = source.sourceName()
        return GivenPlan(layer, plan, PlanInfo("", name), name)


def _named_like(plan: Plan, other: Plan) -> Plan:
    """The plan with labels and names of the other one; its own were made up, and tell nothing."""
    known = {region.key: region for region in other.regions}
    regions = [known.get(region.key, region) for region in plan.regions]
    return Plan(plan.blocks, plan.contiguity, plan.region_of, regions, plan.municipality_is_hard)
