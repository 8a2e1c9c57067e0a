# SPDX-License-Identifier: GPL-2.0-or-later
"""Which catchment polygon a block belongs to."""

from __future__ import annotations

from typing import List, Tuple

import numpy as np
from qgis.core import (
    QgsFeatureRequest,
    QgsFeatureSource,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsSpatialIndex,
)

from ...core.errors import Cancelled, UserError
from ...core.findings import Finding, Level
from ..geometry import check_crs, clean_polygon, dissolve
from ..layers import BlockLayer, as_text, require_field

#: Part of a block below which its catchment is worth a word.
_CLEAR = 0.5


def catchment_labels(
    layer: BlockLayer,
    source: QgsFeatureSource,
    name_field: str,
    context: QgsProcessingContext,
    feedback: QgsProcessingFeedback,
    *,
    by_point: bool = False,
) -> Tuple[List[str], List[Finding]]:
    """Name of the catchment polygon each block lies in, "" for none.

    A block belongs where most of its area lies, or, by_point, where its point on the surface lies;
    polygons of one name count as one. Blocks that lie there with less than half of their area
    (L15) and blocks in no polygon (L16) are listed.
    """
    check_crs(source.sourceCrs(), source.sourceName(), source.sourceExtent())
    name = source.sourceName()
    n = len(layer.blocks)
    share, labels = np.zeros(n), [""] * n
    index = QgsSpatialIndex()
    for block, geometry in enumerate(layer.geometries):
        index.addFeature(block, geometry.boundingBox())
    polygons = _catchments(layer, source, name_field, context)
    for number, (label, polygon) in enumerate(sorted(polygons.items())):
        if feedback.isCanceled():
            raise Cancelled
        engine = QgsGeometry.createGeometryEngine(polygon.constGet())
        engine.prepareGeometry()
        for block in index.intersects(polygon.boundingBox()):
            outline = layer.geometries[block]
            if engine.contains(outline.constGet()):
                part = 1.0
            else:
                part = polygon.intersection(outline).area() / outline.area()
            if by_point:
                point = QgsGeometry.fromPointXY(QgsPointXY(*layer.blocks.xy[block].tolist()))
                better = engine.intersects(point.constGet()) and not labels[block]
            else:
                # The first name wins where two halves are equally large, down to rounding.
                better = part > share[block] + 1e-9
            if better:
                share[block], labels[block] = part, label
        feedback.setProgress(30 + 30 * number / len(polygons))
    findings = [
        Finding(
            "L15",
            Level.WARNING,
            {
                "source": name,
                "key": str(layer.blocks.keys[block]),
                "name": labels[block],
                "percent": 100 * share[block],
            },
            blocks=(block,),
            place=(float(layer.blocks.xy[block, 0]), float(layer.blocks.xy[block, 1])),
        )
        for block in range(n)
        if labels[block] and share[block] < _CLEAR
    ]
    outside = [block for block in range(n) if not labels[block]]
    if outside:
        keys = [str(layer.blocks.keys[block]) for block in outside[:6]]
        data = {"source": name, "n": len(outside), "keys": keys}
        findings.append(Finding("L16", Level.NOTE, data, blocks=tuple(outside)))
    return labels, findings


def _catchments(
    layer: BlockLayer, source: QgsFeatureSource, name_field: str, context: QgsProcessingContext
) -> dict[str, QgsGeometry]:
    """Polygons by name in the CRS of the blocks; without a field each has its id as name."""
    at = require_field(source, name_field) if name_field else -1
    request = QgsFeatureRequest().setDestinationCrs(layer.crs, context.transformContext())
    parts: dict[str, List[QgsGeometry]] = {}
    for feature in source.getFeatures(request):
        geometry, _ = clean_polygon(feature.geometry())
        label = as_text(feature.attributes()[at]) if at >= 0 else str(feature.id())
        if geometry is not None and label:
            parts.setdefault(label, []).append(geometry)
    if not parts:
        raise UserError("no_catchments", layer=source.sourceName())
    return {
        label: geometries[0] if len(geometries) == 1 else dissolve(geometries)
        for label, geometries in parts.items()
    }
