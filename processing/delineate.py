# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:delineate``: contiguous regions inside municipalities."""

from __future__ import annotations

import re

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ..core.delineation import Problem, delineate
from ..core.delineation.problem import FREE
from ..core.errors import UserError
from ..core.naming import name_regions
from ..core.plan import Plan, Region
from ..gis.compat import WKB_MULTIPOLYGON
from ..gis.contiguity_cache import geopackage_of
from ..gis.layers import BlockLayer, read_block_layer
from ..gis.loading import style_when_loaded
from ..gis.plans import plan_from_layer
from ..gis.results import assigned_features, assigned_fields, region_features, region_fields
from ..gis.translation import number, tr
from .base import Algorithm, progress_of
from .common import (
    add_block_field_parameters,
    add_contiguity_parameters,
    block_fields,
    contiguity_parameters,
    log_all_findings,
)


class Delineate(Algorithm):
    """A proposal to start from."""

    NAME = "delineate"
    GROUP = "delineate"
    ICON = "delineate.svg"

    def title(self) -> str:
        return tr("Delineate Sozialräume")

    def summary(self) -> str:
        return tr(
            "Proposes contiguous Sozialräume inside the municipalities: near the target size, not "
            "below the minimum, with Ortsteile kept together and borders that avoid settlements. "
            "The proposal is a starting point for the panel “Sozialräume”, where you adjust it."
        )

    def keywords(self) -> str:
        return tr("delineation,regionalisation,districting,max-p,skater,zoning,proposal")

    def define(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Blocks"), [QgsProcessing.SourceType.TypeVectorPolygon]
            ),
            tr("Clean blocks, as written by “Prepare blocks”."),
        )
        for name, label, default, optional, help_text in (
            (
                "MIN_POPULATION",
                tr("Minimum of residents"),
                1000,
                False,
                tr("No Sozialraum falls below it. Official small-area data ask for 1,000."),
            ),
            (
                "TARGET_POPULATION",
                tr("Target of residents"),
                2500,
                False,
                tr("Wanted size; each municipality gets as many Sozialräume as fit it."),
            ),
            (
                "MAX_POPULATION",
                tr("Maximum of residents"),
                None,
                True,
                tr("Upper limit that the proposal keeps as far as the blocks allow; may be empty."),
            ),
        ):
            self.add(
                QgsProcessingParameterNumber(
                    name,
                    label,
                    type=QgsProcessingParameterNumber.Type.Integer,
                    defaultValue=default,
                    optional=optional,
                    minValue=0,
                ),
                help_text,
            )
        self.add(
            QgsProcessingParameterBoolean(
                "KEEP_PLACES", tr("Keep Ortsteile together"), defaultValue=True
            ),
            tr("Ortsteile are divided only where they are much larger than the target."),
        )
        self.add(
            QgsProcessingParameterField(
                "EXISTING_FIELD",
                tr("Existing Sozialräume"),
                parentLayerParameterName="INPUT",
                optional=True,
            ),
            tr("Field with the keys of existing Sozialräume, if some of them are to stay."),
        )
        self.add(
            QgsProcessingParameterString("LOCKED", tr("Locked Sozialräume"), optional=True),
            tr(
                "Keys of existing Sozialräume that stay unchanged, separated by semicolons; "
                "an asterisk locks all of them."
            ),
        )
        self.add(
            QgsProcessingParameterNumber(
                "SEED",
                tr("Random seed"),
                type=QgsProcessingParameterNumber.Type.Integer,
                defaultValue=1,
                minValue=0,
            ),
            tr("The same number gives the same proposal; another one may give another proposal."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "TIME_LIMIT",
                tr("Time limit (seconds)"),
                type=QgsProcessingParameterNumber.Type.Integer,
                optional=True,
                minValue=1,
            ),
            tr("The search ends after this time with what it has; empty means no limit."),
            advanced=True,
        )
        add_block_field_parameters(self)
        add_contiguity_parameters(self)
        self.add(
            QgsProcessingParameterFeatureSink("BLOCKS", tr("Blocks with Sozialraum")),
            tr("The blocks with key and name of their Sozialraum."),
        )
        self.add(
            QgsProcessingParameterFeatureSink("REGIONS", tr("Sozialräume")),
            tr("The dissolved Sozialräume with residents, area and compactness."),
        )
        for name, description in (
            ("REGION_COUNT", tr("Number of Sozialräume")),
            ("POPULATION", tr("Residents")),
            ("SMALLEST", tr("Residents of the smallest Sozialraum")),
            ("LARGEST", tr("Residents of the largest Sozialraum")),
            ("BELOW_MINIMUM", tr("Sozialräume below the minimum")),
            ("BRIDGED", tr("Blocks attached without a border")),
            ("OBJECTIVE", tr("Value of the objective")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def compute(self, parameters, context, feedback):
        source = self.source(parameters, "INPUT", context)
        layer = read_block_layer(
            source,
            block_fields(self, parameters, context),
            feedback=feedback,
            geopackage=self.geopackage(parameters, "INPUT", context),
            **contiguity_parameters(self, parameters, context),
        )
        feedback.setProgress(10)
        kept, fixed = self._locked(parameters, context, layer)
        minimum = self.parameterAsInt(parameters, "MIN_POPULATION", context)
        solution = delineate(
            Problem(
                layer.blocks,
                layer.contiguity,
                minimum=minimum,
                target=self.parameterAsInt(parameters, "TARGET_POPULATION", context),
                maximum=self._optional_number(parameters, "MAX_POPULATION", context),
                use_places=self.parameterAsBool(parameters, "KEEP_PLACES", context),
                fixed=fixed,
            ),
            time_limit=self._optional_number(parameters, "TIME_LIMIT", context),
            seed=self.parameterAsInt(parameters, "SEED", context),
            progress=progress_of(feedback, 10, 70),
            is_cancelled=feedback.isCanceled,
        )
        keep = {solution.fixed_region[label]: region for label, region in kept.items()}
        plan = Plan(
            layer.blocks,
            layer.contiguity.with_bridges(solution.bridges),
            solution.region_of,
            name_regions(layer.blocks, solution.region_of, solution.k, keep),
        )
        regions = region_features(
            plan, layer, minimum, progress_of(feedback, 70, 95), feedback.isCanceled
        )
        blocks = assigned_features(plan, layer)
        self.stop_if_cancelled(feedback)
        results = {
            "BLOCKS": self.write(
                parameters,
                "BLOCKS",
                context,
                assigned_fields(layer),
                WKB_MULTIPOLYGON,
                layer.crs,
                blocks,
            ),
            "REGIONS": self.write(
                parameters,
                "REGIONS",
                context,
                region_fields(),
                WKB_MULTIPOLYGON,
                layer.crs,
                regions,
            ),
            "REGION_COUNT": len(regions),
            "POPULATION": int(plan.population.sum()),
            "SMALLEST": int(plan.population.min()),
            "LARGEST": int(plan.population.max()),
            "BELOW_MINIMUM": int(np.count_nonzero(plan.population < minimum)),
            "BRIDGED": len(solution.bridges),
            "OBJECTIVE": solution.total,
        }
        layer.keep_neighbours(geopackage_of(results["BLOCKS"]))
        style_when_loaded(context, results["BLOCKS"], "blocks")
        style_when_loaded(context, results["REGIONS"], "regions")
        feedback.pushInfo(
            tr("Sozialräume: {n}, with {smallest} to {largest} residents, {total} in all.").format(
                n=number(len(regions)),
                smallest=number(results["SMALLEST"]),
                largest=number(results["LARGEST"]),
                total=number(results["POPULATION"]),
            )
        )
        log_all_findings(solution.findings, feedback)
        return results

    def _optional_number(self, parameters, name, context):
        if parameters.get(name) in (None, ""):
            return None
        return self.parameterAsDouble(parameters, name, context)

    def _locked(self, parameters, context, layer: BlockLayer):
        """Locked regions by label, and the label of each block."""
        wanted = self.parameterAsString(parameters, "LOCKED", context) or ""
        keys = [key for key in re.split(r"[;\s]+", wanted) if key]
        field = self.parameterAsString(parameters, "EXISTING_FIELD", context)
        if not keys:
            return {}, None
        if not field:
            raise UserError("no_existing_regions")
        existing = plan_from_layer(layer, field)
        known = {region.key: index for index, region in enumerate(existing.regions)}
        if keys == ["*"]:
            keys = list(known)
        fixed = np.full(len(layer.blocks), FREE, dtype=np.int32)
        kept: dict[int, Region] = {}
        for label, key in enumerate(keys):
            if key not in known:
                raise UserError("locked_region_unknown", region=key, field=field)
            fixed[existing.region_of == known[key]] = label
            kept[label] = existing.regions[known[key]]
            kept[label].locked = True
        return kept, fixed
