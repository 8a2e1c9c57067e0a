# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:prepareblocks``: any polygon layer becomes clean blocks."""

from __future__ import annotations

import numpy as np
from qgis.core import (
    QgsFeature,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterString,
)

from ..core.findings import Level, count_by_level
from ..gis.compat import WKB_LINE, WKB_MULTIPOLYGON, WKB_POINT, field
from ..gis.findings import finding_features, finding_fields
from ..gis.layers import BlockFields, BlockLayer
from ..gis.preparation import Prepared, names_by_key, prepare_blocks
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
            tr("Field with the key of the municipality; Sozialräume stay inside it."),
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
            tr("Field with the number of residents of each block."),
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
            tr("Layer or table with the names of the municipalities, where the blocks have none."),
            advanced=True,
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
        add_contiguity_parameters(self)
        self.add(
            QgsProcessingParameterFeatureSink("BLOCKS", tr("Prepared blocks")),
            tr("Clean blocks with standard fields, followed by the fields of the source."),
        )
        self.add(
            QgsProcessingParameterFeatureSink(
                "NEIGHBOURS", tr("Neighbourhood"), optional=True, createByDefault=False
            ),
            tr("Lines between neighbouring blocks with the length of their shared border."),
        )
        self.add(
            QgsProcessingParameterFeatureSink("FINDINGS", tr("Findings")),
            tr("Everything that was noticed or repaired, with place where there is one."),
        )
        for name, description in (
            ("BLOCK_COUNT", tr("Number of blocks")),
            ("POPULATION", tr("Residents")),
            ("UNKNOWN_POPULATION", tr("Blocks without a number of residents")),
            ("ERRORS", tr("Errors")),
            ("WARNINGS", tr("Warnings")),
            ("ISOLATED", tr("Parts without a border to their municipality")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def compute(self, parameters, context, feedback):
        source = self.source(parameters, "INPUT", context)

        def name_of(parameter: str) -> str:
            return self.parameterAsString(parameters, parameter, context)

        names = None
        if parameters.get("MUNICIPALITIES"):
            municipalities = self.source(parameters, "MUNICIPALITIES", context)
            names = names_by_key(
                municipalities, name_of("MUNICIPALITIES_KEY"), name_of("MUNICIPALITIES_NAME")
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
            municipality_names=names,
            feedback=feedback,
            **contiguity_parameters(self, parameters, context),
        )
        layer, findings = prepared.layer, prepared.findings
        self.stop_if_cancelled(feedback)
        blocks = layer.blocks
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
                _neighbour_fields(),
                WKB_LINE,
                layer.crs,
                _neighbour_features(layer),
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
            "ISOLATED": sum(1 for finding in findings if finding.rule == "B08"),
        }
        feedback.pushInfo(
            tr("{blocks} blocks, {residents} residents, {borders} shared borders.").format(
                blocks=number(len(blocks)),
                residents=number(results["POPULATION"]),
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


def _neighbour_fields() -> QgsFields:
    fields = QgsFields()
    for name, kind in (("von", "text"), ("nach", "text"), ("grenze_m", "double")):
        fields.append(field(name, kind))
    return fields


def _neighbour_features(layer: BlockLayer) -> list[QgsFeature]:
    contiguity, blocks = layer.contiguity, layer.blocks
    features = []
    for left, right, length in zip(contiguity.left, contiguity.right, contiguity.length):
        feature = QgsFeature(_neighbour_fields())
        feature.setAttributes([blocks.keys[left], blocks.keys[right], round(float(length), 1)])
        ends = [QgsPointXY(*blocks.xy[end].tolist()) for end in (left, right)]
        feature.setGeometry(QgsGeometry.fromPolylineXY(ends))
        features.append(feature)
    return features
