# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:prepareblocks``: any polygon layer becomes clean blocks."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    QgsFeature,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterString,
)

from ..core.findings import Level, count_by_level
from ..core.parts import count_parts
from ..gis.compat import WKB_LINE, WKB_MULTIPOLYGON, WKB_POINT
from ..gis.connection.neighbourhood import neighbour_features, neighbour_fields
from ..gis.contiguity_cache import geopackage_of
from ..gis.findings import finding_features, finding_fields
from ..gis.layers import BlockFields
from ..gis.preparation.prepare import MunicipalitySource, Prepared, prepare_blocks
from ..gis.preparation.report import write_block_report
from ..gis.translation import number, tr
from .base import Algorithm
from .common import add_contiguity_parameters, contiguity_parameters, log_findings


class PrepareBlocks(Algorithm):
    """Check, clean, connect."""

    NAME = "prepareblocks"
    GROUP = "prepare"
    ICON = "prepareblocks.svg"

    def title(self) -> str:
        return tr("Prepare blocks")

    def summary(self) -> str:
        return tr(
            "Checks a polygon layer of building blocks (Baublöcke, Ortsteile, grid cells …), "
            "repairs what is safe, finds out which blocks border each other and writes clean "
            "blocks. Everything that was noticed or repaired is listed; the source is not changed."
        )

    def keywords(self) -> str:
        return tr("blocks,check,topology,contiguity,neighbours,keys,residents")

    def define(self) -> None:
        polygon = [QgsProcessing.SourceType.TypeVectorPolygon]
        self.add(
            QgsProcessingParameterFeatureSource("INPUT", tr("Polygon layer with blocks"), polygon),
            tr("The smallest areas from which Sozialräume are to be put together."),
        )
        self._add_field(
            "KEY_FIELD",
            tr("Block key"),
            tr("Field with the key that names each block exactly once."),
        )
        self._add_field(
            "MUNICIPALITY_FIELD",
            tr("Municipality key (AGS)"),
            tr(
                "Field with the key of the municipality; Sozialräume stay inside it. Where the "
                "blocks have none, choose a layer with the outlines of the municipalities below."
            ),
            optional=True,
        )
        self._add_field(
            "MUNICIPALITY_NAME_FIELD",
            tr("Name of the municipality"),
            tr("Field with the name; it is used for names and codes of Sozialräume."),
            optional=True,
        )
        self._add_field(
            "POPULATION_FIELD",
            tr("Residents"),
            tr(
                "Field with the number of residents of each block. Without one they stay unknown; "
                "“Residents from the census grid” or “Residents from points” fills them in later."
            ),
            optional=True,
        )
        self._add_field(
            "PLACE_FIELD",
            tr("Ortsteil"),
            tr("Field with the Ortsteil; it is kept together where possible and gives names."),
            optional=True,
        )
        self._add_field(
            "NAME_FIELD",
            tr("Name of the block"),
            tr("Field with a readable name of the block."),
            optional=True,
        )
        self.add(
            QgsProcessingParameterString(
                "MISSING_VALUES",
                tr("Numbers that mean “unknown”"),
                defaultValue="-1; -9",
                optional=True,
            ),
            tr(
                "Numbers in the field of residents that stand for a missing or unreliable value, "
                "separated by semicolons. They are never summed."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterFeatureSource(
                "MUNICIPALITIES",
                tr("Municipalities"),
                [QgsProcessing.SourceType.TypeVector],
                optional=True,
            ),
            tr(
                "Outlines of the municipalities: each block without a field for it belongs to the "
                "municipality with which it shares most area. A table will do where only names are "
                "missing."
            ),
        )
        for name, description, default in (
            ("MUNICIPALITIES_KEY", tr("Municipalities: field with the key"), "AGS"),
            ("MUNICIPALITIES_NAME", tr("Municipalities: field with the name"), "GEN"),
        ):
            self.add(
                QgsProcessingParameterField(
                    name,
                    description,
                    defaultValue=default,
                    parentLayerParameterName="MUNICIPALITIES",
                    optional=True,
                ),
                tr("Field of the layer with the municipalities."),
                advanced=True,
            )
        self.add(
            QgsProcessingParameterString(
                "MUNICIPALITY_RULE", tr("Municipality from the block key"), optional=True
            ),
            tr(
                "Used where the blocks have no field for it. 8: the first 8 characters of the key; "
                "05358+3: the first 3 characters behind 05358; an AGS such as 05315000: all blocks "
                "lie in this municipality."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterBoolean(
                "REPAIR", tr("Close hairline gaps and overlaps"), defaultValue=True
            ),
            tr(
                "Gaps and overlaps narrower than the tolerance are closed by snapping an outline "
                "to its neighbour; every change is listed. Otherwise they are listed only."
            ),
            advanced=True,
        )
        add_contiguity_parameters(self, as_prepared=False)
        self.add(
            QgsProcessingParameterFeatureSink("BLOCKS", tr("Prepared blocks")),
            tr("Clean blocks with standard fields, followed by the fields of the source."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "NEIGHBOURS", tr("Neighbourhood"), optional=True, createByDefault=False
            ),
            tr(
                "Lines between neighbouring blocks with the length of their shared border, to look "
                "at on the map."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink("FINDINGS", tr("Findings")),
            tr("Everything that was noticed or repaired, with place where there is one."),
        )
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT", tr("Report"), tr("HTML files (*.html)"), optional=True
            ),
            tr("A page with counts, repairs, findings and what hangs together; for internal use."),
        )
        for name, description in (
            ("BLOCK_COUNT", tr("Number of blocks")),
            ("POPULATION", tr("Residents")),
            ("UNKNOWN_POPULATION", tr("Blocks without a number of residents")),
            ("ERRORS", tr("Errors")),
            ("WARNINGS", tr("Warnings")),
            ("ISOLATED", tr("Parts without a border to their municipality")),
            ("COMPONENTS", tr("Connected parts")),
            ("ISLANDS", tr("Islands: blocks without any neighbour")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def compute(self, parameters, context, feedback):
        source = self.source(parameters, "INPUT", context)

        def name_of(parameter: str) -> str:
            return self.parameterAsString(parameters, parameter, context)

        municipalities = MunicipalitySource(
            self.source(parameters, "MUNICIPALITIES", context)
            if parameters.get("MUNICIPALITIES")
            else None,
            name_of("MUNICIPALITIES_KEY"),
            name_of("MUNICIPALITIES_NAME"),
            name_of("MUNICIPALITY_RULE").strip(),
            context.transformContext(),
        )
        prepared = prepare_blocks(
            source,
            BlockFields(
                key=name_of("KEY_FIELD"),
                municipality=name_of("MUNICIPALITY_FIELD"),
                municipality_name=name_of("MUNICIPALITY_NAME_FIELD"),
                population=name_of("POPULATION_FIELD"),
                place=name_of("PLACE_FIELD"),
                name=name_of("NAME_FIELD"),
            ),
            missing_values=name_of("MISSING_VALUES"),
            municipalities=municipalities,
            repair=self.parameterAsBool(parameters, "REPAIR", context),
            feedback=feedback,
            **contiguity_parameters(self, parameters, context),
        )
        layer, findings = prepared.layer, prepared.findings
        self.stop_if_cancelled(feedback)
        blocks = layer.blocks
        parts, islands = count_parts(layer.contiguity)
        feedback.setProgress(80)
        results = {
            "BLOCKS": self.write(
                parameters,
                "BLOCKS",
                context,
                prepared.fields,
                WKB_MULTIPOLYGON,
                layer.crs,
                _block_features(prepared),
            ),
            "NEIGHBOURS": self.write(
                parameters,
                "NEIGHBOURS",
                context,
                neighbour_fields(),
                WKB_LINE,
                layer.crs,
                neighbour_features(layer, is_cancelled=feedback.isCanceled)
                if parameters.get("NEIGHBOURS")
                else [],
            ),
            "FINDINGS": self.write(
                parameters,
                "FINDINGS",
                context,
                finding_fields(),
                WKB_POINT,
                layer.crs,
                finding_features(findings, blocks),
            ),
            "BLOCK_COUNT": len(blocks),
            "POPULATION": int(blocks.population.sum()),
            "UNKNOWN_POPULATION": int(np.count_nonzero(~blocks.population_known)),
            "ERRORS": count_by_level(findings)[Level.ERROR],
            "WARNINGS": count_by_level(findings)[Level.WARNING],
            "COMPONENTS": parts,
            "ISLANDS": islands,
            "ISOLATED": sum(1 for finding in findings if finding.rule == "B08"),
        }
        report = self.parameterAsFileOutput(parameters, "REPORT", context)
        if report:
            write_block_report(
                report,
                source.sourceName(),
                prepared.read,
                layer,
                findings,
                prepared.topology,
            )
            results["REPORT"] = report
        layer.keep_neighbours(geopackage_of(results["BLOCKS"]))
        feedback.pushInfo(
            tr("{blocks} blocks, {residents} residents, {borders} shared borders.").format(
                blocks=number(len(blocks)),
                residents=number(results["POPULATION"])
                if blocks.population_known.any()
                else tr("unknown"),
                borders=number(layer.contiguity.edge_count),
            )
        )
        log_findings(findings, feedback)
        return results

    def _add_field(self, name: str, label: str, help_text: str, optional: bool = False) -> None:
        self.add(
            QgsProcessingParameterField(
                name, label, parentLayerParameterName="INPUT", optional=optional
            ),
            help_text,
        )


def _block_features(prepared: Prepared) -> list[QgsFeature]:
    features = []
    for row, geometry in zip(prepared.rows, prepared.layer.geometries):
        feature = QgsFeature(prepared.fields)
        feature.setAttributes(row)
        feature.setGeometry(geometry)
        features.append(feature)
    return features
