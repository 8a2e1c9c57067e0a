# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:alternatives``: several proposals that really differ, to be compared."""

from __future__ import annotations

from typing import Any, Dict, List

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
)

from ..core.delineation import Unsolvable
from ..core.delineation.comparing.alternatives import alternatives
from ..core.findings import Finding
from ..gis.alternatives.colours import matching_colours
from ..gis.alternatives.comparison import Comparison
from ..gis.alternatives.layers import (
    block_features_of,
    block_fields_of,
    plan_features,
    plan_fields,
)
from ..gis.alternatives.report import summary_line, write_comparison
from ..gis.alternatives.words import letter
from ..gis.compat import WKB_MULTIPOLYGON
from ..gis.contiguity_cache import geopackage_of
from ..gis.delineation.findings import worded
from ..gis.delineation.problem import finished_plan
from ..gis.loading import style_when_loaded
from ..gis.translation import number, tr
from .base import progress_of
from .common import add_block_field_parameters, add_contiguity_parameters, log_all_findings
from .delineation_parameters import add_search, add_wishes
from .delineation_reading import read_asked, refusal
from .search_algorithm import SearchAlgorithm
from .search_progress import SearchProgress

#: More small maps than these nobody compares.
_MOST = 8
#: Time limit that the dialog proposes, for all alternatives together.
_SECONDS = 120


class Alternatives(SearchAlgorithm):
    """Proposals to choose from."""

    NAME = "alternatives"
    GROUP = "delineate"
    ICON = "alternatives.svg"

    def title(self) -> str:
        return tr("Compare alternatives")

    def summary(self) -> str:
        return tr(
            "Proposes several divisions into Sozialräume that really differ, each with a strength "
            "of its own: whole Ortsteile, balanced sizes, compact shapes. A report shows them as "
            "small maps side by side, what each does better and worse, and where they differ: "
            "the page for the talk about what matters here."
        )

    def keywords(self) -> str:
        return tr("alternatives,variants,scenarios,comparison,small multiples,delineation")

    def define(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Blocks"), [QgsProcessing.SourceType.TypeVectorPolygon]
            ),
            tr("Clean blocks, as written by “Prepare blocks”."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "NUMBER",
                tr("Number of alternatives"),
                type=QgsProcessingParameterNumber.Type.Integer,
                defaultValue=4,
                minValue=2,
                maxValue=_MOST,
            ),
            tr("Four are easy to compare. The first one is the best proposal that is found."),
        )
        self.add(
            QgsProcessingParameterNumber(
                "DIFFERENCE",
                tr("Smallest difference (percent of the residents)"),
                type=QgsProcessingParameterNumber.Type.Double,
                defaultValue=15.0,
                minValue=1.0,
                maxValue=90.0,
            ),
            tr(
                "Any two alternatives assign at least this share of the residents to another "
                "Sozialraum. Where so many do not exist, the log and the report say so."
            ),
        )
        add_wishes(self)
        add_search(self)
        # Several searches one after the other: the dialog proposes when to end.
        self.parameterDefinition("TIME_LIMIT").setDefaultValue(_SECONDS)
        add_block_field_parameters(self)
        add_contiguity_parameters(self)
        self.add(
            QgsProcessingParameterFeatureSink("BLOCKS", tr("Blocks with alternatives")),
            tr("The blocks with a field for each alternative: “sr_a”, “sr_b” …"),
        )
        self.add(
            QgsProcessingParameterFeatureSink("REGIONS", tr("Alternatives")),
            tr(
                "The dissolved Sozialräume of all alternatives in one layer; its legend switches "
                "them on and off."
            ),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", tr("Comparison"), tr("HTML files (*.html)"), optional=True
            ),
            tr("Page with small maps, criteria, and where the alternatives differ."),
        )
        for name, description in (
            ("ALTERNATIVES", tr("Number of alternatives found")),
            ("SMALLEST_DIFFERENCE", tr("Smallest difference found (percent)")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def compute(self, parameters, context, feedback):
        asked = read_asked(self, parameters, context, feedback)
        request, layer = asked.request, asked.layer
        feedback.setProgress(5)
        try:
            found = alternatives(
                request.problem,
                number=self.parameterAsInt(parameters, "NUMBER", context),
                distance=self.parameterAsDouble(parameters, "DIFFERENCE", context) / 100.0,
                time_limit=asked.seconds,
                seed=asked.seed,
                progress=SearchProgress(feedback, 5, 80, asked.seconds),
                is_cancelled=feedback.isCanceled,
            )
        except Unsolvable as error:
            raise refusal(error, feedback) from error
        plans = [finished_plan(request, layer, plan.solution) for plan in found.plans]
        # What one plan leaves unsolved is said once for each, what the data lack only once.
        noticed: List[Finding] = list(request.findings)
        for index, plan in enumerate(plans):
            own = worded(found.plans[index].solution.findings, plan)
            noticed += [finding for finding in own if finding not in noticed]
        comparison = Comparison(asked.name, layer, found, plans, noticed)
        return self._write(parameters, context, feedback, request.problem.minimum, comparison)

    def _write(
        self,
        parameters: Dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        minimum: float,
        comparison: Comparison,
    ) -> Dict[str, Any]:
        """Write all outputs, also after the user stopped the search: there is a plan now."""
        layer, found, plans = comparison.layer, comparison.found, comparison.plans
        titles = comparison.titles
        regions = plan_features(
            plans,
            titles,
            [colour.tolist() for colour in matching_colours(layer, plans)],
            layer,
            minimum,
            progress_of(feedback, 80, 95),
        )
        blocks = block_features_of(plans, layer)
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        if report:
            write_comparison(report, comparison)
        apart = found.distance[~np.eye(len(plans), dtype=bool)]
        results = {
            "BLOCKS": self.write(
                parameters,
                "BLOCKS",
                context,
                block_fields_of(layer, len(plans)),
                WKB_MULTIPOLYGON,
                layer.crs,
                blocks,
            ),
            "REGIONS": self.write(
                parameters, "REGIONS", context, plan_fields(), WKB_MULTIPOLYGON, layer.crs, regions
            ),
            "REPORT": report,
            "ALTERNATIVES": len(plans),
            "SMALLEST_DIFFERENCE": 100.0 * float(apart.min()) if len(apart) else 0.0,
        }
        layer.keep_neighbours(geopackage_of(results["BLOCKS"]))
        style_when_loaded(context, results["REGIONS"], "alternatives")
        feedback.pushInfo(summary_line(found))
        for index, (title, plan) in enumerate(zip(titles, plans)):
            feedback.pushInfo(
                tr("{letter}: {name}, {n} Sozialräume").format(
                    letter=letter(index), name=title, n=number(len(plan.regions))
                )
            )
        log_all_findings([*worded(found.findings), *comparison.findings], feedback)
        self.show_if_stopped(
            context,
            feedback,
            tr("Cancelled: the alternatives found up to then were written and loaded."),
            [results["BLOCKS"], results["REGIONS"]],
        )
        return results
