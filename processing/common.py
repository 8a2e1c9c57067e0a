# SPDX-License-Identifier: GPL-2.0-or-later
"""Parameters and log lines that several algorithms share."""

from __future__ import annotations

from collections import Counter
from typing import Any, Sequence

from qgis.core import (
    QgsFeatureSource,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterEnum,
    QgsProcessingParameterField,
    QgsProcessingParameterNumber,
)

from ..core.contiguity import NeighbourRules
from ..core.errors import UserError
from ..core.findings import Finding, Level
from ..gis.layers import BlockFields, as_text, field_index
from ..gis.messages import finding_text, level_text
from ..gis.translation import number, tr, trn
from .base import Algorithm

#: Findings shown in the log; the rest is in the findings layer.
_LOGGED = 20
#: And of one rule, so that none drowns the others.
_LOGGED_OF_RULE = 5


def add_contiguity_parameters(algorithm: Algorithm, *, as_prepared: bool = True) -> None:
    """Tolerance, shortest border, contact in points, under "Advanced".

    as_prepared: whether what is left empty means "as the blocks were prepared".
    """
    usual = NeighbourRules()
    empty = tr("Empty: as the blocks were prepared.") if as_prepared else ""
    for name, description, default, help_text in (
        (
            "TOLERANCE",
            tr("Tolerance for gaps (metres)"),
            usual.tolerance,
            tr("Hairline gaps and overlaps up to this width still count as a shared border."),
        ),
        (
            "MIN_BORDER",
            tr("Shortest border that connects (metres)"),
            usual.minimum_border,
            tr("Blocks that share less border than this are no neighbours."),
        ),
    ):
        algorithm.add(
            QgsProcessingParameterNumber(
                name,
                description,
                type=QgsProcessingParameterNumber.Type.Double,
                defaultValue=None if as_prepared else default,
                optional=as_prepared,
                minValue=0,
            ),
            f"{help_text} {empty}".strip(),
            advanced=True,
        )
    algorithm.add(
        QgsProcessingParameterEnum(
            "QUEEN",
            tr("Contact in a point connects"),
            [tr("no"), tr("yes")],
            defaultValue=None if as_prepared else int(usual.queen),
            optional=as_prepared,
        ),
        " ".join(
            [
                tr(
                    "Blocks that touch in a corner only count as neighbours too (queen "
                    "contiguity). Sozialräume may then hang together by a corner."
                ),
                empty,
            ]
        ).strip(),
        advanced=True,
    )


def contiguity_parameters(
    algorithm: Algorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> dict[str, NeighbourRules | None]:
    """What ``add_contiguity_parameters`` asked for, as keyword arguments; None: as prepared."""
    given = {
        "tolerance": "TOLERANCE",
        "minimum_border": "MIN_BORDER",
        "queen": "QUEEN",
    }
    values: dict[str, Any] = {}
    for name, parameter in given.items():
        default = algorithm.parameterDefinition(parameter).defaultValue()
        if parameters.get(parameter, default) in (None, ""):
            continue
        if name == "queen":
            values[name] = bool(algorithm.parameterAsEnum(parameters, parameter, context))
        else:
            values[name] = algorithm.parameterAsDouble(parameters, parameter, context)
    return {"rules": NeighbourRules(**values) if values else None}


_BLOCK_FIELDS = {
    "KEY_FIELD": ("key", "baustein_id"),
    "MUNICIPALITY_FIELD": ("municipality", "ags"),
    "MUNICIPALITY_NAME_FIELD": ("municipality_name", "gem_name"),
    "POPULATION_FIELD": ("population", "einwohner"),
    "PLACE_FIELD": ("place", "ortsteil"),
    "NAME_FIELD": ("name", "name"),
}


def add_block_field_parameters(algorithm: Algorithm) -> None:
    """The fields of a block layer, preset with the names that ``prepareblocks`` writes."""
    labels = {
        "KEY_FIELD": (tr("Block key"), tr("Key of the block, unique.")),
        "MUNICIPALITY_FIELD": (tr("Municipality key (AGS)"), tr("Key of the municipality.")),
        "MUNICIPALITY_NAME_FIELD": (
            tr("Name of the municipality"),
            tr("Used for names and codes of Sozialräume."),
        ),
        "POPULATION_FIELD": (tr("Residents"), tr("Number of residents; NULL means unknown.")),
        "PLACE_FIELD": (tr("Ortsteil"), tr("Ortsteil of the block; it gives the names.")),
        "NAME_FIELD": (tr("Name of the block"), tr("Readable name of the block.")),
    }
    for name, (_, default) in _BLOCK_FIELDS.items():
        description, help_text = labels[name]
        algorithm.add(
            QgsProcessingParameterField(
                name,
                description,
                defaultValue=default,
                parentLayerParameterName="INPUT",
                # A field parameter with a default must be optional, or scripts have to repeat it.
                optional=True,
            ),
            help_text,
            advanced=True,
        )


def block_fields(
    algorithm: Algorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> BlockFields:
    """What ``add_block_field_parameters`` asked for."""
    return BlockFields(
        **{
            attribute: algorithm.parameterAsString(parameters, name, context) or default
            for name, (attribute, default) in _BLOCK_FIELDS.items()
        }
    )


def refuse_blocks(source: QgsFeatureSource) -> None:
    """``UserError`` where a layer holds blocks or several rows a region.

    What is passed on shows regions only: numbers of blocks are small and not suppressed.
    """
    names = source.fields().names()
    region = field_index(source.fields(), "sr_id")
    keys = [as_text(feature.attributes()[region]) for feature in source.getFeatures()]
    repeated = region >= 0 and len(set(keys)) < len(keys)
    if "baustein_id" in names or repeated:
        raise UserError("blocks_not_for_export", layer=source.sourceName())


def log_all_findings(findings: Sequence[Finding], feedback: QgsProcessingFeedback) -> None:
    """All findings, for algorithms without a findings layer; notes as information."""
    for finding in findings:
        text = f"{level_text(finding.level)}: {finding_text(finding)}"
        push = feedback.pushInfo if finding.level is Level.NOTE else feedback.pushWarning
        push(text)


def log_findings(findings: Sequence[Finding], feedback: QgsProcessingFeedback) -> None:
    """The first findings as warnings, and how many more the findings layer holds."""
    serious = [finding for finding in findings if finding.level is not Level.NOTE]
    seen: Counter[str] = Counter()
    shown = []
    for finding in serious:
        seen[finding.rule] += 1
        if seen[finding.rule] <= _LOGGED_OF_RULE and len(shown) < _LOGGED:
            shown.append(finding)
    for finding in shown:
        feedback.pushWarning(f"{level_text(finding.level)}: {finding_text(finding)}")
    rest = len(findings) - len(shown)
    if rest and not shown:
        feedback.pushInfo(
            trn(
                "{n} finding is in the findings layer.",
                "{n} findings are in the findings layer.",
                rest,
            ).format(n=number(rest))
        )
    elif rest:
        feedback.pushInfo(
            trn(
                "{n} more finding is in the findings layer.",
                "{n} more findings are in the findings layer.",
                rest,
            ).format(n=number(rest))
        )
