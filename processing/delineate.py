# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:delineate``: contiguous regions under a planner's criteria."""

from __future__ import annotations

from typing import Any, Dict, Optional

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
)

from ..core.delineation import Solution, Unsolvable, delineate
from ..core.findings import Level
from ..gis.compat import WKB_MULTIPOLYGON
from ..gis.contiguity_cache import geopackage_of
from ..gis.delineation.findings import worded
from ..gis.delineation.problem import Request, finished_plan, request_of
from ..gis.delineation.report import Proposal, summary_lines, write_delineation_report
from ..gis.delineation.wishes import preset_text, weights_text
from ..gis.layers import BlockLayer, read_block_layer
from ..gis.loading import style_when_loaded
from ..gis.messages import finding_text, level_text
from ..gis.results import assigned_features, assigned_fields, region_features, region_fields
from ..gis.stopped_run import StoppedRun
from ..gis.translation import number, tr, trn
from .base import Algorithm, progress_of
from .common import (
    add_block_field_parameters,
    add_contiguity_parameters,
    block_fields,
    contiguity_parameters,
    log_all_findings,
)
from .delineation_parameters import (
    add_criteria,
    add_expert,
    add_preset,
    add_search,
    add_sizes,
    add_staying,
    blocks_and_selection,
    optional_number,
    read_wishes,
)
from .search_progress import SearchProgress


class Delineate(Algorithm):
    """A proposal to start from."""

    NAME = "delineate"
    GROUP = "delineate"
    ICON = "delineate.svg"

    def title(self) -> str:
        return tr("Delineate Sozialräume")

    def summary(self) -> str:
        return tr(
            "Proposes contiguous Sozialräume inside the municipalities: of the wanted size, with "
            "Ortsteile and catchments kept together, not across barriers, and with at least one "
            "school or Kita where you ask for it. A report says what was reached and how far the "
            "proposal is from the best possible. It is a starting point for the panel "
            "“Sozialräume”, where you adjust it. Cancelling keeps the best proposal so far."
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
        add_preset(self)
        add_sizes(self)
        add_criteria(self)
        add_staying(self)
        add_expert(self)
        add_search(self)
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
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", tr("Report"), tr("HTML files (*.html)"), optional=True
            ),
            tr("Page with sizes, criteria met, quality, and what to look at in the workshop."),
        )
        for name, description in (
            ("REGION_COUNT", tr("Number of Sozialräume")),
            ("POPULATION", tr("Residents")),
            ("SMALLEST", tr("Residents of the smallest Sozialraum")),
            ("LARGEST", tr("Residents of the largest Sozialraum")),
            ("BELOW_MINIMUM", tr("Sozialräume below the minimum")),
            ("BRIDGED", tr("Blocks attached without a border")),
            ("OBJECTIVE", tr("Value of the objective")),
            ("BOUND", tr("Bound below which no proposal can lie")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def prepareAlgorithm(
        self,
        parameters: Dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> bool:
        # Made here, because this runs on the main thread.
        self._stopped_run = StoppedRun()
        return bool(super().prepareAlgorithm(parameters, context, feedback))

    def compute(self, parameters, context, feedback):
        fields = block_fields(self, parameters, context)
        source, selected = blocks_and_selection(self, parameters, context, fields)
        wishes = read_wishes(self, parameters, context, source)
        layer = read_block_layer(
            source,
            fields,
            feedback=feedback,
            geopackage=self.geopackage(parameters, "INPUT", context),
            **contiguity_parameters(self, parameters, context),
        )
        request = request_of(
            layer,
            wishes,
            links=self._optional_source(parameters, "LINKS", context),
            neighbours=self._optional_source(parameters, "NEIGHBOURS", context),
            selected=selected,
            feedback=feedback,
        )
        feedback.setProgress(10)
        feedback.pushInfo(
            tr("Preset: {preset}. Weights: {weights}.").format(
                preset=preset_text(wishes.preset), weights=weights_text(request.problem.weights)
            )
        )
        anew = int(np.count_nonzero(request.delineated))
        if anew < len(layer.blocks):
            feedback.pushInfo(
                tr("Blocks delineated anew: {n} of {total}; the others stay as they are.").format(
                    n=number(anew), total=number(len(layer.blocks))
                )
            )
        seed = self.parameterAsInt(parameters, "SEED", context)
        seconds = optional_number(self, parameters, "TIME_LIMIT", context)
        solution = self._solved(request, seed, seconds, feedback)
        plan = finished_plan(request, layer, solution)
        findings = worded((*request.findings, *solution.findings), plan)
        proposal = Proposal(
            source.sourceName(), wishes, request, solution, plan, findings, seed, seconds
        )
        return self._write(parameters, context, feedback, layer, proposal)

    def _optional_source(self, parameters, name, context):
        return self.source(parameters, name, context) if parameters.get(name) else None

    def _solved(
        self,
        request: Request,
        seed: int,
        seconds: Optional[float],
        feedback: QgsProcessingFeedback,
    ) -> Solution:
        """The solution; what cannot be solved is said cause by cause."""
        try:
            return delineate(
                request.problem,
                time_limit=seconds,
                seed=seed,
                progress=SearchProgress(feedback, 10, 70, seconds),
                is_cancelled=feedback.isCanceled,
            )
        except Unsolvable as error:
            texts = [finding_text(finding) for finding in worded(error.findings)]
            for text in texts:
                feedback.pushWarning(f"{level_text(Level.ERROR)}: {text}")
            others = len(texts) - 1
            if others:
                texts[0] += " " + trn(
                    "{n} more obstacle is in the log.", "{n} more obstacles are in the log.", others
                ).format(n=number(others))
            raise QgsProcessingException(texts[0]) from error

    def _write(
        self,
        parameters: Dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        layer: BlockLayer,
        proposal: Proposal,
    ) -> Dict[str, Any]:
        """Write all outputs, also after the user stopped the search: there is a plan now."""
        plan, solution = proposal.plan, proposal.solution
        minimum = proposal.request.problem.minimum
        regions = region_features(plan, layer, minimum, progress_of(feedback, 70, 95))
        blocks = assigned_features(plan, layer)
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        if report:
            write_delineation_report(report, proposal)
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
            "REPORT": report,
            "REGION_COUNT": len(regions),
            "POPULATION": int(plan.population.sum()),
            "SMALLEST": int(plan.population.min()) if len(regions) else 0,
            "LARGEST": int(plan.population.max(initial=0)),
            "BELOW_MINIMUM": int(np.count_nonzero(plan.population < minimum)),
            "BRIDGED": len(solution.bridges),
            "OBJECTIVE": solution.total,
            "BOUND": solution.bound,
        }
        layer.keep_neighbours(geopackage_of(results["BLOCKS"]))
        style_when_loaded(context, results["BLOCKS"], "blocks")
        style_when_loaded(context, results["REGIONS"], "regions")
        for line in summary_lines(proposal):
            feedback.pushInfo(line)
        log_all_findings(proposal.findings, feedback)
        if feedback.isCanceled():
            feedback.pushWarning(
                tr("Cancelled: the best proposal up to then was written and loaded.")
            )
            self._stopped_run.show(context, [results["BLOCKS"], results["REGIONS"]])
        return results
