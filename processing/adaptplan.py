# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:adaptplan``: an existing plan, changed as little as possible."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterFeatureSource,
)

from ..core.arrays import text_array
from ..core.delineation.adapting.adaptation import Wishes, adapt_plan
from ..core.errors import UserError
from ..core.plan import Plan
from ..gis.adaptation.moved import moved_features, moved_fields
from ..gis.adaptation.old_plan import (
    carried_plan,
    old_blocks_of_layer,
    read_old_blocks,
    read_predecessors,
)
from ..gis.adaptation.report import Outcome, summary_lines, write_adaptation_report
from ..gis.compat import WKB_MULTIPOLYGON, WKB_POINT
from ..gis.contiguity_cache import geopackage_of
from ..gis.findings import finding_features, finding_fields
from ..gis.layers import BlockFields, read_block_layer, require_field
from ..gis.loading import style_when_loaded
from ..gis.results import assigned_features, assigned_fields, region_features, region_fields
from ..gis.translation import number, tr
from .adapt_parameters import define_limits, define_old_plan, define_outputs
from .base import progress_of
from .common import (
    add_block_field_parameters,
    add_contiguity_parameters,
    block_fields,
    contiguity_parameters,
    log_findings,
)
from .delineation_reading import optional_number
from .search_algorithm import SearchAlgorithm


class AdaptPlan(SearchAlgorithm):
    """Limits are kept again, and hardly anybody lives in another Sozialraum."""

    NAME = "adaptplan"
    GROUP = "delineate"
    ICON = "adaptplan.svg"

    def title(self) -> str:
        return tr("Adapt existing Sozialräume")

    def summary(self) -> str:
        return tr(
            "Carries existing Sozialräume onto new blocks and new numbers of residents and changes "
            "them as little as possible, so that all keep their limits and hang together. Number, "
            "keys and names stay. A report says who changes, and how many residents have to "
            "change whatever is done."
        )

    def keywords(self) -> str:
        return tr("adapt,update,continue,rebalance,minimal change,carry over,redistricting")

    def define(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Blocks"), [QgsProcessing.SourceType.TypeVectorPolygon]
            ),
            tr("Clean blocks with the residents of now, as written by “Prepare blocks”."),
        )
        define_old_plan(self)
        define_limits(self)
        add_block_field_parameters(self)
        add_contiguity_parameters(self)
        define_outputs(self)

    def compute(self, parameters, context, feedback):
        source = self.source(parameters, "INPUT", context)
        field = self.parameterAsString(parameters, "EXISTING_FIELD", context)
        if not parameters.get("OLD_BLOCKS"):
            if not field:
                raise UserError("no_old_plan")
            if parameters.get("PREDECESSORS"):
                raise UserError("predecessors_without_old")
            require_field(source, field)
        wishes = self._limits(parameters, context)
        layer = read_block_layer(
            source,
            block_fields(self, parameters, context),
            feedback=feedback,
            geopackage=self.geopackage(parameters, "INPUT", context),
            **contiguity_parameters(self, parameters, context),
        )
        within = self.parameterAsBool(parameters, "WITHIN_MUNICIPALITY", context)
        contiguity = layer.contiguity
        if within:
            contiguity = contiguity.restricted(layer.blocks.municipality_index)
        feedback.setProgress(10)
        old = self._old_plan(parameters, context, feedback, layer, contiguity, field)
        locked = self._locked(parameters, context, old.regions)
        feedback.setProgress(20)
        before = old.carried.region_of
        adaptation = adapt_plan(
            layer.blocks,
            contiguity,
            before,
            text_array([region.key for region in old.regions]),
            Wishes(wishes.minimum, wishes.maximum, wishes.balance, locked=locked),
            time_limit=optional_number(self, parameters, "TIME_LIMIT", context),
            seed=self.parameterAsInt(parameters, "SEED", context),
            progress=progress_of(feedback, 20, 80),
            is_cancelled=feedback.isCanceled,
        )
        regions = [
            replace(region, locked=is_locked)
            for region, is_locked in zip(old.regions, locked.tolist())
        ]
        plan = Plan(layer.blocks, layer.contiguity, adaptation.region_of, regions, within)
        findings = [*old.carried.findings, *adaptation.findings]
        outcome = Outcome(plan, before, old.carried.way, adaptation, findings, _in_words(wishes))
        return self._written(
            parameters, context, feedback, source.sourceName(), layer, outcome, wishes.minimum
        )

    def _limits(self, parameters, context) -> Wishes:
        balance = optional_number(self, parameters, "BALANCE", context)
        return Wishes(
            optional_number(self, {"MIN_POPULATION": 1000, **parameters}, "MIN_POPULATION", context)
            or 0.0,
            optional_number(self, parameters, "MAX_POPULATION", context),
            None if balance is None else balance / 100.0,
        )

    def _old_plan(self, parameters, context, feedback, layer, contiguity, field):
        if not parameters.get("OLD_BLOCKS"):
            old = old_blocks_of_layer(layer, field)
            return carried_plan(layer, contiguity, old, field, None, feedback)
        source = self.source(parameters, "OLD_BLOCKS", context)
        key_field = self.parameterAsString(parameters, "OLD_KEY_FIELD", context)
        field = self.parameterAsString(parameters, "OLD_REGION_FIELD", context) or "sr_id"
        old = read_old_blocks(source, key_field or BlockFields.key, field, layer, context, feedback)
        predecessors = None
        if parameters.get("PREDECESSORS"):
            names = [
                self.parameterAsString(parameters, f"PREDECESSOR_{name}", context)
                for name in ("OLD", "NEW", "SHARE")
            ]
            table = self.source(parameters, "PREDECESSORS", context)
            predecessors = read_predecessors(table, *names, old.keys, layer)
        return carried_plan(layer, contiguity, old, field, predecessors, feedback)

    def _locked(self, parameters, context, regions) -> np.ndarray:
        wanted = self.parameterAsString(parameters, "LOCKED", context) or ""
        keys = [key for key in re.split(r"[;\s]+", wanted) if key]
        known = [region.key for region in regions]
        for key in keys:
            if key not in known:
                field = self.parameterAsString(
                    parameters,
                    "OLD_REGION_FIELD" if parameters.get("OLD_BLOCKS") else "EXISTING_FIELD",
                    context,
                )
                raise UserError("locked_region_unknown", region=key, field=field)
        return np.array([key in keys for key in known], dtype=bool)

    def _written(self, parameters, context, feedback, name, layer, outcome, minimum):
        plan, adaptation = outcome.plan, outcome.adaptation
        regions = region_features(plan, layer, minimum, progress_of(feedback, 80, 95))
        blocks = assigned_features(plan, layer)
        moved = moved_features(plan, outcome.before, layer)
        path = self.parameterAsFileOutput(parameters, "REPORT", context)
        if path:
            write_adaptation_report(path, name, outcome)
        results = {"REPORT": path}
        for sink, fields, kind, features in (
            ("BLOCKS", assigned_fields(layer), WKB_MULTIPOLYGON, blocks),
            ("REGIONS", region_fields(), WKB_MULTIPOLYGON, regions),
            ("MOVED", moved_fields(), WKB_MULTIPOLYGON, moved),
            (
                "FINDINGS",
                finding_fields(),
                WKB_POINT,
                finding_features(outcome.findings, layer.blocks),
            ),
        ):
            results[sink] = self.write(parameters, sink, context, fields, kind, layer.crs, features)
        layer.keep_neighbours(geopackage_of(results["BLOCKS"]))
        style_when_loaded(context, results["BLOCKS"], "blocks")
        style_when_loaded(context, results["REGIONS"], "regions")
        style_when_loaded(context, results["MOVED"], "outlines")
        for line in summary_lines(outcome):
            feedback.pushInfo(line)
        log_findings(outcome.findings, feedback)
        self.show_if_stopped(
            context,
            feedback,
            tr("Cancelled: the best plan up to then was written and loaded."),
            [results["BLOCKS"], results["REGIONS"], results["MOVED"], results["FINDINGS"]],
        )
        return {
            **results,
            "REGION_COUNT": len(regions),
            "MOVED_POPULATION": adaptation.moved,
            "MOVED_AT_LEAST": adaptation.bound,
            "MOVED_BLOCKS": len(moved),
            "SMALLEST": int(plan.population.min()),
            "LARGEST": int(plan.population.max()),
            "KEPT": int(adaptation.feasible),
        }


def _in_words(wishes: Wishes) -> str:
    """The wanted sizes as a sentence."""
    parts = []
    if wishes.minimum:
        parts.append(tr("at least {n} residents").format(n=number(wishes.minimum)))
    if wishes.maximum is not None:
        parts.append(tr("at most {n} residents").format(n=number(wishes.maximum)))
    if wishes.balance is not None:
        parts.append(
            tr("within {percent} % of the mean of their municipality").format(
                percent=number(100 * wishes.balance, 1)
            )
        )
    if not parts:
        return tr("No limits were asked for.")
    return tr("Wanted: Sozialräume with {limits}.").format(limits=", ".join(parts))
