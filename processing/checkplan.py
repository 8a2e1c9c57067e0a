# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:checkplan``: the rules V01 to V11 and V13 to V16 for an assignment."""

from __future__ import annotations

import re

from qgis.core import (
    QgsProcessing,
    QgsProcessingMultiStepFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.checks import CheckOptions, check_plan, cut_borders
from ..core.errors import UserError
from ..core.findings import Level, count_by_level
from ..gis.check_report import write_check_report
from ..gis.compat import WKB_NONE, WKB_POINT
from ..gis.data_checks.check import check_data
from ..gis.data_checks.sources import Official, Sources
from ..gis.findings import finding_features, finding_fields
from ..gis.layers import BlockLayer, as_text, read_block_layer, require_field
from ..gis.plans import plan_from_layer
from ..gis.translation import tr
from .base import Algorithm
from .common import (
    add_block_field_parameters,
    add_contiguity_parameters,
    block_fields,
    contiguity_parameters,
    log_findings,
)

_RULES = [f"V{number:02d}" for number in range(1, 17)]


class CheckPlan(Algorithm):
    """What a committee would otherwise find."""

    NAME = "checkplan"
    GROUP = "check"
    ICON = "checkplan.svg"

    def title(self) -> str:
        return tr("Check Sozialräume")

    def summary(self) -> str:
        return tr(
            "Checks an assignment of blocks against the rules V01 to V11 and V13 to V16: "
            "completeness, keys, municipal borders, contiguity, gaps and overlaps, minimum and "
            "maximum of residents, sums, names, locked Sozialräume, reference systems, outlines, "
            "addresses, divided places and barriers. Rules whose inputs are missing are named, not "
            "skipped in silence."
        )

    def keywords(self) -> str:
        return tr("check,validation,rules,contiguity,minimum,gaps,overlaps,slivers,addresses")

    def define(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT",
                tr("Blocks with Sozialraum"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
            ),
            tr("Blocks with a field that names their Sozialraum."),
        )
        self.add(
            QgsProcessingParameterField(
                "REGION_FIELD",
                tr("Key of the Sozialraum"),
                defaultValue="sr_id",
                parentLayerParameterName="INPUT",
                optional=True,
            ),
            tr("Field with the key of the Sozialraum, such as 05358028-03."),
        )
        for name, label, default, help_text in (
            (
                "MIN_POPULATION",
                tr("Minimum of residents"),
                1000,
                tr("Rule V07; empty means that it is not checked."),
            ),
            (
                "MAX_POPULATION",
                tr("Maximum of residents"),
                10000,
                tr("Rule V08; empty means that it is not checked."),
            ),
        ):
            self.add(
                QgsProcessingParameterNumber(
                    name,
                    label,
                    type=QgsProcessingParameterNumber.Type.Integer,
                    defaultValue=default,
                    optional=True,
                    minValue=0,
                ),
                help_text,
            )
        self.add(
            QgsProcessingParameterBoolean(
                "MIN_IS_HARD", tr("Falling short of the minimum is an error"), defaultValue=True
            ),
            tr("On where official small-area data are wanted; off makes it a warning."),
        )
        self.add(
            QgsProcessingParameterBoolean(
                "WITHIN_MUNICIPALITY",
                tr("Sozialräume must stay inside their municipality"),
                defaultValue=True,
            ),
            tr("Off makes crossing a municipal border a warning."),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "MUNICIPALITIES",
                tr("Municipalities"),
                [QgsProcessing.SourceType.TypeVectorPolygon],
                optional=True,
            ),
            tr("Outlines for gaps (V06) and, with a field of residents, for the sums (V09)."),
        )
        for name, label, default in (
            ("MUNICIPALITIES_KEY", tr("Municipalities: field with the key"), "ags"),
            ("MUNICIPALITIES_POPULATION", tr("Municipalities: field with the residents"), None),
        ):
            self.add(
                QgsProcessingParameterField(
                    name,
                    label,
                    defaultValue=default,
                    parentLayerParameterName="MUNICIPALITIES",
                    optional=True,
                ),
                tr("Field of the layer with the municipalities."),
            )
        self.add(
            QgsProcessingParameterFeatureSource(
                "ADDRESSES",
                tr("Addresses"),
                [QgsProcessing.SourceType.TypeVectorPoint],
                optional=True,
            ),
            tr(
                "Points of all addresses, for rule V15: each lies in exactly one Sozialraum. "
                "Nothing but their places is read; fewer than 10 are not told as a number."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "REFERENCE",
                tr("Earlier version (blocks)"),
                [QgsProcessing.SourceType.TypeVector],
                optional=True,
            ),
            tr("Blocks of an earlier version with the same fields, for locked Sozialräume (V11)."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString("LOCKED", tr("Locked Sozialräume"), optional=True),
            tr(
                "Keys of Sozialräume of the earlier version that must be unchanged, separated by "
                "semicolons; an asterisk stands for all."
            ),
            advanced=True,
        )
        add_block_field_parameters(self)
        add_contiguity_parameters(self)
        self.add(
            QgsProcessingParameterFeatureSink(
                "FINDINGS", tr("Findings (table)"), QgsProcessing.SourceType.TypeVector
            ),
            tr("All findings, errors first."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "POINTS", tr("Findings (points)"), QgsProcessing.SourceType.TypeVectorPoint
            ),
            tr("The findings that have a place, as points on the map."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", tr("Check report"), tr("HTML files (*.html)"), optional=True
            ),
            tr("Page with the result, the findings and the sizes by municipality."),
        )
        for name, description in (
            ("ERRORS", tr("Errors")),
            ("WARNINGS", tr("Warnings")),
            ("NOTES", tr("Notes")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def compute(self, parameters, context, feedback):
        source = self.source(parameters, "INPUT", context)
        fields = block_fields(self, parameters, context)
        layer = read_block_layer(
            source,
            fields,
            unique_keys=False,
            feedback=feedback,
            geopackage=self.geopackage(parameters, "INPUT", context),
            **contiguity_parameters(self, parameters, context),
        )
        feedback.setProgress(20)
        region_field = self.parameterAsString(parameters, "REGION_FIELD", context) or "sr_id"
        require_field(source, region_field)
        plan = plan_from_layer(
            layer,
            region_field,
            municipality_is_hard=self.parameterAsBool(parameters, "WITHIN_MUNICIPALITY", context),
        )
        steps = QgsProcessingMultiStepFeedback(2, feedback)
        data = check_data(
            layer,
            self._sources(parameters, context),
            steps,
            raw=[feature.geometry() for feature in source.getFeatures()],
        )
        steps.setCurrentStep(1)
        options = CheckOptions(
            minimum=self._optional_number(parameters, "MIN_POPULATION", context),
            maximum=self._optional_number(parameters, "MAX_POPULATION", context),
            minimum_is_hard=self.parameterAsBool(parameters, "MIN_IS_HARD", context),
            official_population=data.official,
            locked_before=self._locked(parameters, context, layer, fields.key, region_field),
            divided_places=True,
            barriers=cut_borders(layer.borders, layer.contiguity, layer.rules.minimum_border),
            addresses=data.addresses,
        )
        findings = [*check_plan(plan, options), *data.findings]
        self.stop_if_cancelled(feedback)
        levels = count_by_level(findings)
        checked = sorted({*options.checked_rules(), *data.rules})
        left_out = [rule for rule in _RULES if rule not in checked]
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        if report:
            write_check_report(report, source.sourceName(), plan, findings, checked, left_out)
        results = {
            "REPORT": report,
            "FINDINGS": self.write(
                parameters,
                "FINDINGS",
                context,
                finding_fields(),
                WKB_NONE,
                layer.crs,
                finding_features(findings, layer.blocks, with_place=False),
            ),
            "POINTS": self.write(
                parameters,
                "POINTS",
                context,
                finding_fields(),
                WKB_POINT,
                layer.crs,
                finding_features(findings, layer.blocks, only_placed=True),
            ),
            "ERRORS": levels[Level.ERROR],
            "WARNINGS": levels[Level.WARNING],
            "NOTES": levels[Level.NOTE],
        }
        feedback.pushInfo(tr("Checked rules: {rules}.").format(rules=", ".join(checked)))
        if left_out:
            feedback.pushInfo(
                tr("Not checked, because inputs for it are missing: {rules}.").format(
                    rules=", ".join(left_out)
                )
            )
        log_findings(findings, feedback)
        if not findings:
            feedback.pushInfo(tr("No findings."))
        return results

    def _optional_number(self, parameters, name, context):
        if name in parameters and parameters[name] in (None, ""):
            return None
        return self.parameterAsDouble(parameters, name, context)

    def _sources(self, parameters, context) -> Sources:
        """Municipalities as an outline, and for their residents where a field was chosen."""
        outline = official = addresses = None
        if parameters.get("MUNICIPALITIES"):
            outline = self.source(parameters, "MUNICIPALITIES", context)
            residents = self.parameterAsString(parameters, "MUNICIPALITIES_POPULATION", context)
            if residents:
                key = self.parameterAsString(parameters, "MUNICIPALITIES_KEY", context)
                official = Official(outline, key, residents)
        if parameters.get("ADDRESSES"):
            addresses = self.source(parameters, "ADDRESSES", context)
        return Sources(context.transformContext(), outline, official, addresses)

    def _locked(self, parameters, context, layer: BlockLayer, key_field: str, region_field: str):
        """Region key in the earlier version for blocks of locked regions."""
        if not parameters.get("REFERENCE"):
            return None
        wanted = self.parameterAsString(parameters, "LOCKED", context) or ""
        keys = {key for key in re.split(r"[;\s]+", wanted) if key}
        source = self.source(parameters, "REFERENCE", context)
        key, region = require_field(source, key_field), require_field(source, region_field)
        before = {
            as_text(feature.attributes()[key]): as_text(feature.attributes()[region])
            for feature in source.getFeatures()
        }
        regions = set(before.values())
        unknown = sorted(keys - {"*"} - regions)
        if unknown:
            raise UserError("locked_region_unknown", region=unknown[0], field=region_field)
        if "*" in keys:
            keys = regions
        earlier = [before.get(str(block), "") for block in layer.blocks.keys]
        return [region if region in keys else "" for region in earlier]
