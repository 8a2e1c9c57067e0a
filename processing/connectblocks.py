# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:connectblocks``: barriers cut borders, bridges connect without one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from qgis.core import (
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingUtils,
)

from ..core.barriers.crossings import Crossings
from ..core.barriers.edges import BarrierRules, EdgeBarriers, EdgeState
from ..core.errors import UserError
from ..core.findings import Finding, Level
from ..core.parts import count_parts
from ..gis.compat import WKB_LINE, WKB_MULTIPOLYGON, WKB_POINT
from ..gis.connection.barriers import (
    ReadingNotes,
    judge_barriers,
    read_barrier,
    read_crossings,
    shut_crossings,
    with_earlier_cuts,
)
from ..gis.connection.bridges import BridgeBook, Origin, add_drawn, add_from_table, add_to_islands
from ..gis.connection.neighbourhood import (
    EDITS,
    bridge_pairs,
    cut_pairs,
    edited_features,
    edited_fields,
    neighbour_features,
    neighbour_fields,
    separated_parts,
    summarised,
    unknown_entries,
)
from ..gis.connection.report import Connections, summary_lines, write_connection_report
from ..gis.contiguity_cache import geopackage_of
from ..gis.findings import finding_features, finding_fields
from ..gis.layers import BlockLayer, read_block_layer
from ..gis.messages import error_text
from ..gis.translation import tr
from .base import Algorithm, progress_of
from .common import (
    add_block_field_parameters,
    add_contiguity_parameters,
    block_fields,
    contiguity_parameters,
    log_findings,
)
from .connect_parameters import barrier_layers, check_choice, define_barriers, define_bridges

#: Metres around the blocks in which barriers are read beyond the distances asked for.
_MARGIN = 100.0


class ConnectBlocks(Algorithm):
    """Cut, reopen, bridge."""

    NAME = "connectblocks"
    GROUP = "prepare"
    ICON = "connectblocks.svg"

    def title(self) -> str:
        return tr("Barriers and bridges")

    def summary(self) -> str:
        return tr(
            "Corrects who counts as a neighbour: rivers, motorways, railways or pits cut the "
            "borders along them, road bridges and roads reopen them, and bridges connect islands "
            "and exclaves. Blocks are kept as they are; two fields, “bruecke” and “getrennt”, "
            "carry the result to all further steps."
        )

    def keywords(self) -> str:
        return tr("barrier,bridge,river,motorway,railway,crossing,island,exclave,neighbours")

    def define(self) -> None:
        self.add(
            QgsProcessingParameterFeatureSource(
                "INPUT", tr("Prepared blocks"), [QgsProcessing.SourceType.TypeVectorPolygon]
            ),
            tr("Result of “Prepare blocks”."),
        )
        define_barriers(self)
        define_bridges(self)
        self.add(
            QgsProcessingParameterBoolean(
                "AFRESH", tr("Drop earlier barriers and bridges"), defaultValue=False
            ),
            tr(
                "Otherwise what the fields “bruecke” and “getrennt” already hold is kept, and this "
                "run adds to it."
            ),
        )
        add_block_field_parameters(self)
        add_contiguity_parameters(self)
        self.add(
            QgsProcessingParameterFeatureSink("BLOCKS", tr("Connected blocks")),
            tr("The blocks with the fields “bruecke” and “getrennt”."),
        )
        self.add(
            QgsProcessingParameterFeatureSink("NEIGHBOURS", tr("Neighbourhood"), optional=True),
            tr("Lines from block to block: open, weakened, cut, reopened, bridged."),
        )
        self.add(
            QgsProcessingParameterFeatureSink("FINDINGS", tr("Findings"), optional=True),
            tr("Bridges left out, parts without a connection, layers without an effect."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT",
                tr("Report"),
                tr("HTML files (*.html)"),
                optional=True,
                createByDefault=False,
            ),
            tr("Page with counts, cut borders by barrier, bridges and separate parts."),
        )
        for name, description in (
            ("CUT", tr("Borders cut")),
            ("WEAKENED", tr("Borders weakened")),
            ("CROSSED", tr("Borders reopened by a crossing")),
            ("BRIDGES", tr("Bridges")),
            ("ISOLATED", tr("Parts without a connection to their municipality")),
            ("COMPONENTS", tr("Connected parts")),
            ("ISLANDS", tr("Islands: blocks without any neighbour")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def checkParameterValues(self, parameters, context):
        """QGIS says of a layer in a list only that the value is incorrect."""
        for name in ("BARRIERS", "WEAK_BARRIERS"):
            given = parameters.get(name) or []
            for entry in given if isinstance(given, (list, tuple)) else [given]:
                is_text = isinstance(entry, str)
                if is_text and QgsProcessingUtils.mapLayerFromString(entry, context) is None:
                    label = self.parameterDefinition(name).description()
                    return False, error_text(UserError("layer_missing", parameter=label))
        return super().checkParameterValues(parameters, context)

    def compute(self, parameters, context, feedback):
        check_choice(self, parameters, context)
        source = self.source(parameters, "INPUT", context)
        layer = read_block_layer(
            source,
            block_fields(self, parameters, context),
            feedback=feedback,
            geopackage=self.geopackage(parameters, "INPUT", context),
            **contiguity_parameters(self, parameters, context),
        )
        feedback.setProgress(20)
        afresh = self.parameterAsBool(parameters, "AFRESH", context)
        if afresh:
            layer = replace(layer, contiguity=layer.borders)
        rules = self._rules(parameters, context)
        notes = ReadingNotes()
        judged, crossings = self._judged(parameters, context, feedback, layer, rules, notes)
        earlier = cut_pairs(layer)
        notes.findings += shut_crossings(
            layer, judged, earlier, crossings, rules, feedback.isCanceled
        )
        judged = with_earlier_cuts(judged, earlier, tr("earlier barrier"))
        feedback.setProgress(70)
        cuts = judged.pairs(EdgeState.CUT)
        book = BridgeBook(layer, layer.borders.without_pairs(cuts), judged)
        self._bridge(parameters, context, feedback, layer, book, notes)
        feedback.setProgress(85)
        for name, crs in notes.reprojected:
            feedback.pushInfo(
                tr("The layer “{layer}” ({crs}) was reprojected for this run.").format(
                    layer=name, crs=crs
                )
            )
        for name in EDITS if not afresh else ():
            unknown = unknown_entries(layer, name)
            if unknown:
                notes.findings.append(
                    Finding("N16", Level.WARNING, {"field": name, "keys": unknown})
                )
        connected = replace(
            layer, contiguity=layer.borders.without_pairs(cuts).with_bridges(book.pairs)
        )
        parts = separated_parts(connected)
        implausible = any(finding.rule == "N18" for finding in notes.findings)
        told = summarised(parts, layer) if implausible else parts
        findings = [*notes.findings, *book.findings, *told]
        result = Connections(connected, judged, book.bridges, parts, findings)
        features = edited_features(connected, book.pairs, cuts, afresh=afresh)
        lines = neighbour_features(connected, judged, feedback.isCanceled)
        self.stop_if_cancelled(feedback)
        name = source.sourceName()
        return self._write(parameters, context, feedback, name, result, features, lines, rules)

    def _rules(self, parameters: dict[str, Any], context: QgsProcessingContext) -> BarrierRules:
        def value(name: str) -> float:
            return self.parameterAsDouble(parameters, name, context)

        return BarrierRules(
            value("DISTANCE"),
            value("CUT_SHARE") / 100,
            value("MAX_ANGLE"),
            value("CROSSING_DISTANCE"),
        )

    def _judged(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        layer: BlockLayer,
        rules: BarrierRules,
        notes: ReadingNotes,
    ) -> tuple[EdgeBarriers, Crossings]:
        """Barriers laid over the borders, and the crossings."""
        reach = rules.distance + rules.crossing_distance + _MARGIN
        barriers = []
        for name in ("BARRIERS", "WEAK_BARRIERS"):
            for entry in barrier_layers(self, parameters, name, context):
                barrier = read_barrier(
                    entry,
                    layer,
                    reach,
                    notes,
                    cuts=name == "BARRIERS",
                    name_field=self.parameterAsString(parameters, "BARRIER_NAME", context),
                    context=context.transformContext(),
                    is_cancelled=feedback.isCanceled,
                )
                # That a layer is empty was said; that it has no effect goes without saying.
                if entry.featureCount() != 0:
                    barriers.append((entry.name(), barrier))
        feedback.setProgress(30)
        crossings = Crossings()
        if parameters.get("CROSSINGS"):
            crossings = read_crossings(
                self.source(parameters, "CROSSINGS", context),
                layer,
                reach,
                notes,
                context=context.transformContext(),
                is_cancelled=feedback.isCanceled,
            )
        feedback.setProgress(40)
        judged = judge_barriers(
            layer,
            barriers,
            crossings,
            rules,
            notes,
            progress=progress_of(feedback, 40, 70),
            is_cancelled=feedback.isCanceled,
        )
        return judged, crossings

    def _bridge(
        self,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
        layer: BlockLayer,
        book: BridgeBook,
        notes: ReadingNotes,
    ) -> None:
        """Bridges of earlier runs, of the table, drawn, and to islands, in this order."""

        def text(name: str) -> str:
            return self.parameterAsString(parameters, name, context)

        for first, second in bridge_pairs(layer):
            book.add(first, second, Origin.EARLIER)
        if parameters.get("BRIDGES_TABLE"):
            add_from_table(
                book,
                layer,
                self.source(parameters, "BRIDGES_TABLE", context),
                text("BRIDGES_FROM") or "von",
                text("BRIDGES_TO") or "nach",
                text("BRIDGES_REASON"),
            )
        if parameters.get("BRIDGES_DRAWN"):
            add_drawn(
                book,
                layer,
                self.source(parameters, "BRIDGES_DRAWN", context),
                self.parameterAsDouble(parameters, "SNAP", context),
                notes,
                reason_field=text("BRIDGES_REASON"),
                context=context.transformContext(),
                is_cancelled=feedback.isCanceled,
            )
        if self.parameterAsBool(parameters, "BRIDGE_ISLANDS", context):
            add_to_islands(book, layer, feedback.isCanceled)

    def _write(
        self, parameters, context, feedback, name: str, result: Connections, features, lines, rules
    ) -> dict[str, Any]:
        layer = result.layer
        parts, islands = count_parts(layer.contiguity)
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        if report:
            write_connection_report(report, name, result, rules)
        results = {
            "BLOCKS": self.write(
                parameters,
                "BLOCKS",
                context,
                edited_fields(layer.fields),
                WKB_MULTIPOLYGON,
                layer.crs,
                features,
            ),
            "NEIGHBOURS": self.write(
                parameters,
                "NEIGHBOURS",
                context,
                neighbour_fields(),
                WKB_LINE,
                layer.crs,
                lines,
            ),
            "FINDINGS": self.write(
                parameters,
                "FINDINGS",
                context,
                finding_fields(),
                WKB_POINT,
                layer.crs,
                finding_features(result.findings, layer.blocks),
            ),
            "REPORT": report,
            "CUT": result.barriers.count(EdgeState.CUT),
            "WEAKENED": result.barriers.count(EdgeState.WEAKENED),
            "CROSSED": result.barriers.count(EdgeState.CROSSED),
            "BRIDGES": len(result.bridges),
            "ISOLATED": len(result.parts),
            "COMPONENTS": parts,
            "ISLANDS": islands,
        }
        layer.keep_neighbours(geopackage_of(results["BLOCKS"]))
        for line in summary_lines(result):
            feedback.pushInfo(line)
        log_findings(result.findings, feedback)
        return results
