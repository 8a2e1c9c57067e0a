# SPDX-License-Identifier: GPL-2.0-or-later
"""What algorithms on plans write: layers, pages and numbers, each declared once."""

from __future__ import annotations

from typing import Any, Sequence, Tuple

from qgis.core import (
    QgsFeature,
    QgsFields,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingOutputNumber,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFileDestination,
)

from ..core.plan import Plan
from ..gis.compat import WKB_MULTIPOLYGON, WKB_POINT
from ..gis.contiguity_cache import geopackage_of
from ..gis.findings import finding_features, finding_fields
from ..gis.layers import BlockLayer
from ..gis.loading import style_when_loaded
from ..gis.results import assigned_features, assigned_fields, region_features, region_fields
from ..gis.translation import tr
from .base import Algorithm, progress_of

#: Name, label, kind, whether it may be left out, help.
Sink = Tuple[str, str, Any, bool, str]
#: Name of the output, fields, kind of geometry, features.
Layer = Tuple[str, QgsFields, Any, Sequence[QgsFeature]]


def blocks_sink() -> Sink:
    """The blocks of a plan."""
    return (
        "BLOCKS",
        tr("Blocks with Sozialraum"),
        QgsProcessing.SourceType.TypeVectorPolygon,
        False,
        tr("The blocks with key and name of their Sozialraum."),
    )


def regions_sink() -> Sink:
    """The regions of a plan."""
    return (
        "REGIONS",
        tr("Sozialräume"),
        QgsProcessing.SourceType.TypeVectorPolygon,
        True,
        tr("The dissolved Sozialräume with residents, area and compactness."),
    )


def findings_sink() -> Sink:
    """What did not fit."""
    return (
        "FINDINGS",
        tr("Findings"),
        QgsProcessing.SourceType.TypeVectorPoint,
        True,
        tr("Rows that were refused or left out, and blocks that a person should look at."),
    )


def add_sinks(algorithm: Algorithm, *sinks: Sink) -> None:
    """Declare layers that are written."""
    for name, label, kind, optional, help_text in sinks:
        algorithm.add(
            QgsProcessingParameterFeatureSink(name, label, kind, optional=optional), help_text
        )


def add_report(algorithm: Algorithm, label: str, help_text: str) -> None:
    """Declare a page that is written."""
    algorithm.add(
        QgsProcessingParameterFileDestination(
            "REPORT", label, tr("HTML files (*.html)"), optional=True
        ),
        help_text,
    )


def add_numbers(algorithm: Algorithm, *numbers: tuple[str, str]) -> None:
    """Declare numbers that scripts read; name and label."""
    for name, label in numbers:
        algorithm.addOutput(QgsProcessingOutputNumber(name, label))


def plan_layers(
    parameters: dict[str, Any],
    feedback: QgsProcessingFeedback,
    plan: Plan,
    layer: BlockLayer,
    minimum: float,
    span: tuple[float, float],
    colours: Sequence[int] | None = None,
) -> list[Layer]:
    """Blocks and, where they were asked for, regions of a plan, ready to be written.

    minimum: residents a region should have. span: stretch of the progress bar. colours: class of
    each region, None to choose them.
    """
    regions: list[QgsFeature] = []
    if parameters.get("REGIONS"):
        progress = progress_of(feedback, *span)
        regions = region_features(plan, layer, minimum, progress, feedback.isCanceled, colours)
    return [
        ("BLOCKS", assigned_fields(layer), WKB_MULTIPOLYGON, assigned_features(plan, layer)),
        ("REGIONS", region_fields(), WKB_MULTIPOLYGON, regions),
    ]


def findings_layer(findings: Sequence[Any], layer: BlockLayer) -> Layer:
    """Findings, ready to be written."""
    return "FINDINGS", finding_fields(), WKB_POINT, finding_features(findings, layer.blocks)


def write_layers(
    algorithm: Algorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    layer: BlockLayer,
    layers: Sequence[Layer],
    styles: dict[str, str],
) -> dict[str, Any]:
    """Write layers in the CRS of the blocks; styles: by name of the output."""
    results: dict[str, Any] = {}
    for name, fields, kind, features in layers:
        results[name] = algorithm.write(
            parameters, name, context, fields, kind, layer.crs, features
        )
    if "BLOCKS" in results:
        layer.keep_neighbours(geopackage_of(results["BLOCKS"] or ""))
    for name, style in styles.items():
        style_when_loaded(context, results[name], style)
    return results


#: Styles of ``plan_layers``.
PLAN_STYLES = {"BLOCKS": "blocks", "REGIONS": "regions"}
