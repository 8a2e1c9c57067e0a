# SPDX-License-Identifier: GPL-2.0-or-later
"""``sozialraum:mergeblocks``: block layers of several kinds become one without overlaps."""

from __future__ import annotations

from typing import Any

from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsProcessing,
    QgsProcessingOutputNumber,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsProcessingUtils,
)

from ..core.contiguity import NeighbourRules
from ..core.errors import UserError
from ..core.findings import Level, count_by_level
from ..gis.compat import WKB_MULTIPOLYGON, WKB_POINT
from ..gis.findings import finding_features, finding_fields
from ..gis.messages import error_text
from ..gis.mixing.merge import Mixed, mix_blocks
from ..gis.mixing.precedence import COVERED_SHARE, CutResidents, MixRules
from ..gis.translation import number, tr
from .base import Algorithm, progress_of
from .common import log_findings

_ROLES = {
    "KEY_FIELDS": "baustein_id",
    "MUNICIPALITY_FIELDS": "ags",
    "MUNICIPALITY_NAME_FIELDS": "gem_name",
    "POPULATION_FIELDS": "einwohner",
    "PLACE_FIELDS": "ortsteil",
    "NAME_FIELDS": "name",
    "TYPE_FIELDS": "typ",
}


class MergeBlocks(Algorithm):
    """Baublöcke in town, Ortsteile elsewhere."""

    NAME = "mergeblocks"
    GROUP = "prepare"
    ICON = "mergeblocks.svg"

    def title(self) -> str:
        return tr("Merge block layers")

    def summary(self) -> str:
        return tr(
            "Puts several polygon layers together into one layer of blocks, for example Baublöcke "
            "in town and Ortsteile elsewhere. Where layers overlap, the one further up in the list "
            "has precedence; of the others the rest is taken. Keys become unique, and what happens "
            "to residents is said block by block. The result goes on to “Prepare blocks”."
        )

    def keywords(self) -> str:
        return tr("merge,combine,blocks,Baublöcke,Ortsteile,overlap,difference,priority,layers")

    def define(self) -> None:
        self.add(
            QgsProcessingParameterMultipleLayers(
                "LAYERS", tr("Block layers"), QgsProcessing.SourceType.TypeVectorPolygon
            ),
            tr(
                "The layers in the order of their precedence: the finest first, such as "
                "Baublöcke, then Ortsteile. The result is in the coordinate reference system of "
                "the first; the others are reprojected."
            ),
        )
        self._define_fields()
        self.add(
            QgsProcessingParameterEnum(
                "RESIDENTS",
                tr("Residents of blocks that are cut"),
                [
                    tr("Unknown"),
                    tr("Minus those of the blocks on top (estimated)"),
                    tr("By share of area (estimated)"),
                ],
                defaultValue=0,
            ),
            tr(
                "What the rest of a block gets where blocks of earlier layers cover a part of it. "
                "Estimated numbers are marked in the field einwohner_status. The difference, its "
                "residents minus those of the blocks lying on it, is right where both layers count "
                "the same residents on the same day."
            ),
        )
        self._define_advanced()
        self.add(
            QgsProcessingParameterFeatureSink("BLOCKS", tr("Merged blocks")),
            tr(
                "One layer without overlaps between the layers. The fields quelle_layer and "
                "quelle_id say where a block comes from and which key it had there."
            ),
        )
        self.add(
            QgsProcessingParameterFeatureSink("FINDINGS", tr("Findings")),
            tr("Every block that was cut, left out or renamed, with place where there is one."),
        )
        for name, description in (
            ("BLOCK_COUNT", tr("Number of blocks")),
            ("POPULATION", tr("Residents")),
            ("UNKNOWN_POPULATION", tr("Blocks without a number of residents")),
            ("CUT", tr("Blocks cut to their rest")),
            ("DROPPED", tr("Blocks left out because others cover them")),
            ("DROPPED_POPULATION", tr("Residents of the blocks left out")),
            ("ERRORS", tr("Errors")),
            ("WARNINGS", tr("Warnings")),
        ):
            self.addOutput(QgsProcessingOutputNumber(name, description))

    def _define_fields(self) -> None:
        usual = tr(
            "Names of fields, separated by semicolons, such as “BLOCK_NR; OT_ID”; each layer uses "
            "the first that it has. Usual names are found without this."
        )
        for name, label, advanced in (
            ("KEY_FIELDS", tr("Block key"), False),
            ("POPULATION_FIELDS", tr("Residents"), False),
            ("MUNICIPALITY_FIELDS", tr("Municipality key (AGS)"), False),
            ("MUNICIPALITY_NAME_FIELDS", tr("Name of the municipality"), True),
            ("PLACE_FIELDS", tr("Ortsteil"), True),
            ("NAME_FIELDS", tr("Name of the block"), True),
            ("TYPE_FIELDS", tr("Kind of block"), True),
        ):
            self.add(
                QgsProcessingParameterString(name, label, optional=True), usual, advanced=advanced
            )

    def _define_advanced(self) -> None:
        double = QgsProcessingParameterNumber.Type.Double
        self.add(
            QgsProcessingParameterNumber(
                "COVERED",
                tr("Leave out from covered share (percent)"),
                type=double,
                defaultValue=100 * COVERED_SHARE,
                minValue=1,
                maxValue=100,
            ),
            tr(
                "A block of which blocks of earlier layers cover at least this share is left out. "
                "Where Baublöcke end at the kerb, streets remain: a smaller share, such as 60, "
                "keeps them out of the result."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterNumber(
                "TOLERANCE",
                tr("Tolerance for hairlines (metres)"),
                type=double,
                defaultValue=NeighbourRules.tolerance,
                minValue=0,
            ),
            tr("Overlaps and rests up to this width are inaccuracies, not areas."),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(
                "PREFIXES", tr("Prefixes of clashing keys"), optional=True
            ),
            tr(
                "One for each layer, separated by semicolons, such as “BB; OT”. They are used for "
                "layers whose keys occur in others as well; by default they come from the names "
                "of the layers."
            ),
            advanced=True,
        )
        self.add(
            QgsProcessingParameterString(
                "TYPES", tr("Kind of block for each layer"), optional=True
            ),
            tr(
                "One for each layer, separated by semicolons, such as “Baublock; Ortsteil”; it is "
                "written to the field typ."
            ),
            advanced=True,
        )

    def checkParameterValues(self, parameters, context):
        for value in _entries(parameters.get("LAYERS")):
            if isinstance(value, str):
                layer = QgsProcessingUtils.mapLayerFromString(value, context)
                if layer is None or not layer.isValid():
                    return False, error_text(UserError("merge_layer_missing", layer=value))
        return super().checkParameterValues(parameters, context)

    def _sources(self, parameters, context) -> list[QgsFeatureSource]:
        sources = []
        for layer in self.parameterAsLayerList(parameters, "LAYERS", context):
            source = QgsProcessingUtils.variantToSource(layer, context)
            if source is None:
                raise UserError("merge_layer_missing", layer=layer.name())
            # Invalid outlines are ours to repair and report; QGIS would stop at the first one.
            source.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
            sources.append(source)
        return sources

    def compute(self, parameters, context, feedback):
        def words(name: str) -> list[str]:
            text = self.parameterAsString(parameters, name, context)
            return [word.strip() for word in text.split(";")] if text.strip() else []

        def decimal(name: str) -> float:
            return self.parameterAsDouble(parameters, name, context)

        mixed = mix_blocks(
            self._sources(parameters, context),
            MixRules(
                wanted={role: list(filter(None, words(name))) for name, role in _ROLES.items()},
                prefixes=words("PREFIXES"),
                types=words("TYPES"),
                covered=decimal("COVERED") / 100,
                tolerance=decimal("TOLERANCE"),
                residents=CutResidents(self.parameterAsEnum(parameters, "RESIDENTS", context)),
            ),
            transform_context=context.transformContext(),
            progress=progress_of(feedback, 0, 90),
            is_cancelled=feedback.isCanceled,
        )
        self.stop_if_cancelled(feedback)
        _log(mixed, feedback)
        levels = count_by_level(mixed.findings)
        return {
            "BLOCKS": self.write(
                parameters,
                "BLOCKS",
                context,
                mixed.fields,
                WKB_MULTIPOLYGON,
                mixed.crs,
                _features(mixed),
            ),
            "FINDINGS": self.write(
                parameters,
                "FINDINGS",
                context,
                finding_fields(),
                WKB_POINT,
                mixed.crs,
                finding_features(mixed.findings, mixed.blocks),
            ),
            "BLOCK_COUNT": len(mixed.blocks),
            "POPULATION": round(mixed.residents),
            "UNKNOWN_POPULATION": mixed.unknown,
            "CUT": sum(layer.cut for layer in mixed.layers),
            "DROPPED": sum(layer.dropped for layer in mixed.layers),
            "DROPPED_POPULATION": round(mixed.dropped_residents),
            "ERRORS": levels[Level.ERROR],
            "WARNINGS": levels[Level.WARNING],
        }


def _entries(value: Any) -> list[Any]:
    """The layers of a parameter, one by one: a list, or texts joined by semicolons."""
    if isinstance(value, str):
        return value.split(";")
    return list(value) if isinstance(value, (list, tuple)) else []


def _log(mixed: Mixed, feedback) -> None:
    for layer in mixed.layers:
        fields = ", ".join(f"{role} = {name}" for role, name in layer.roles.items())
        feedback.pushInfo(
            tr("{layer}: blocks taken: {taken}, of these cut: {cut}, left out: {dropped}.").format(
                layer=layer.name,
                taken=number(layer.taken),
                cut=number(layer.cut),
                dropped=number(layer.dropped),
            )
        )
        feedback.pushInfo(tr("{layer}: fields {fields}").format(layer=layer.name, fields=fields))
        if "einwohner" not in layer.roles:
            feedback.pushWarning(
                tr("{layer}: no field with residents was found; they are unknown.").format(
                    layer=layer.name
                )
            )
        if layer.reprojected_from:
            feedback.pushInfo(
                tr("{layer}: reprojected from {crs} to {target}.").format(
                    layer=layer.name,
                    crs=layer.reprojected_from,
                    target=mixed.crs.authid() or mixed.crs.description(),
                )
            )
    feedback.pushInfo(
        tr(
            "Blocks: {blocks}, residents: {residents}, blocks without a number: {unknown}, "
            "residents of the blocks left out: {dropped}."
        ).format(
            blocks=number(len(mixed.blocks)),
            residents=number(mixed.residents),
            unknown=number(mixed.unknown),
            dropped=number(mixed.dropped_residents),
        )
    )
    log_findings(mixed.findings, feedback)


def _features(mixed: Mixed) -> list[QgsFeature]:
    features = []
    for row, geometry in zip(mixed.rows, mixed.geometries):
        feature = QgsFeature(mixed.fields)
        feature.setAttributes(row)
        feature.setGeometry(geometry)
        features.append(feature)
    return features
