# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:delineate``: contiguous regions under a planner's criteria."""

from __future__ import annotations

from typing import Any, Dict

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
)

from ..core.delineation import Unsolvable, delineate
from ..gis.compat import WKB_MULTIPOLYGON
from ..gis.contiguity_cache import geopackage_of
from ..gis.delineation.findings import worded
from ..gis.delineation.problem import finished_plan
from ..gis.delineation.report import Proposal, summary_lines, write_delineation_report
from ..gis.delineation.wishes import preset_text, weights_text
from ..gis.layers import BlockLayer
from ..gis.loading import style_when_loaded
from ..gis.results import assigned_features, assigned_fields, region_features, region_fields
from ..gis.translation import number, tr
from .base import progress_of
from .common import add_block_field_parameters, add_contiguity_parameters, log_all_findings
from .delineation_parameters import EFFORTS, add_proofs, add_search, add_wishes
from .delineation_reading import read_asked, refusal
from .search_algorithm import SearchAlgorithm
from .search_progress import SearchProgress


class Delineate(SearchAlgorithm):
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
        add_wishes(self)
        add_proofs(self)
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

    def compute(self, parameters, context, feedback):
        asked = read_asked(self, parameters, context, feedback)
        request, layer = asked.request, asked.layer
        feedback.setProgress(10)
        feedback.pushInfo(
            tr("Preset: {preset}. Weights: {weights}.").format(
                preset=preset_text(asked.wishes.preset),
                weights=weights_text(request.problem.weights),
            )
        )
        anew = int(np.count_nonzero(request.delineated))
        if anew < len(layer.blocks):
            feedback.pushInfo(
                tr("Blocks delineated anew: {n} of {total}; the others stay as they are.").format(
                    n=number(anew), total=number(len(layer.blocks))
                )
            )
        try:
            solution = delineate(
                request.problem,
                time_limit=asked.seconds,
                seed=asked.seed,
                progress=SearchProgress(feedback, 10, 70, asked.seconds),
                is_cancelled=feedback.isCanceled,
                prove=EFFORTS[self.parameterAsEnum(parameters, "PROOFS", context)],
            )
        except Unsolvable as error:
            raise refusal(error, feedback) from error
        plan = finished_plan(request, layer, solution)
        findings = worded((*request.findings, *solution.findings), plan)
        proposal = Proposal(
            asked.name, asked.wishes, request, solution, plan, findings, asked.seed, asked.seconds
        )
        return self._write(parameters, context, feedback, layer, proposal)

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
        self.show_if_stopped(
            context,
            feedback,
            tr("Cancelled: the best proposal up to then was written and loaded."),
            [results["BLOCKS"], results["REGIONS"]],
        )
        return results
