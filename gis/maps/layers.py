# SPDX-License-Identifier: GPL-2.0-or-later
"""Memory layers of a printed map. They hold class codes and names, never a value.

So a value that must stay secret cannot reach the PDF or a saved layout.
"""

from __future__ import annotations

from typing import List, Sequence, Tuple

from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from .. import palettes
from ..compat import LABEL_LINES_CENTRED, field
from ..fonts import text_format
from ..styles import CLASS_FIELD, border_symbol, choropleth_renderer
from ..translation import tr
from .ground import MapGround
from .labels import PlacedText, place_municipality_names, place_region_codes
from .spec import MapSpec

#: Points of names on A4; nothing on a map is below 6 points.
_MUNICIPALITY_POINTS = 8.0
_REGION_POINTS = 6.2


def map_layers(
    spec: MapSpec,
    visible: QgsRectangle,
    blocked: Sequence[QgsRectangle],
    metres_per_mm: float,
    factor: float,
) -> List[QgsVectorLayer]:
    """Layers from top to bottom: names, codes, borders from thick to thin, classes.

    blocked: parts of the map that the legend covers.
    """
    ground = spec.ground
    name_points = _MUNICIPALITY_POINTS * factor
    code_points = _REGION_POINTS * (1 + (factor - 1) / 2)
    names, taken = place_municipality_names(ground, visible, blocked, metres_per_mm, name_points)
    codes = place_region_codes(ground, taken, metres_per_mm, code_points)
    layers = [
        _text_layer(tr("Names of municipalities"), ground, names, name_points, True, 0.6),
        _text_layer(tr("Codes of regions"), ground, codes, code_points, False, 0.6),
        _border_layer(tr("County"), "county", ground, [ground.county]),
    ]
    if len(ground.municipalities) > 1:
        outlines = [outline for _, outline in ground.municipalities]
        layers.append(_border_layer(tr("Municipality"), "municipality", ground, outlines))
    if len(ground.regions) > 1:
        layers.append(_border_layer(tr("Region"), "region", ground, ground.regions))
    classes = _memory_layer(
        "Polygon",
        tr("Regions by class"),
        ground,
        [(CLASS_FIELD, "int")],
        [(outline, [code]) for outline, code in zip(ground.regions, spec.codes)],
    )
    classes.setRenderer(
        choropleth_renderer(
            spec.colours,
            spec.extras,
            spec.grey_print,
            {row.code: " ".join(filter(None, row.cells)) for row in [*spec.rows, *spec.extra_rows]},
        )
    )
    layers.append(classes)
    return layers


def _memory_layer(
    kind: str,
    name: str,
    ground: MapGround,
    fields: Sequence[Tuple[str, str]],
    rows: Sequence[Tuple[QgsGeometry, List[object]]],
) -> QgsVectorLayer:
    layer = QgsVectorLayer(kind, name, "memory")
    layer.setCrs(ground.crs)
    provider = layer.dataProvider()
    provider.addAttributes([field(field_name, field_kind) for field_name, field_kind in fields])
    layer.updateFields()
    features = []
    for geometry, attributes in rows:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(geometry)
        feature.setAttributes(attributes)
        features.append(feature)
    provider.addFeatures(features)
    layer.updateExtents()
    return layer


def _border_layer(
    name: str, level: str, ground: MapGround, outlines: Sequence[QgsGeometry]
) -> QgsVectorLayer:
    rows: List[Tuple[QgsGeometry, List[object]]] = [(outline, []) for outline in outlines]
    layer = _memory_layer("MultiPolygon", name, ground, [], rows)
    layer.setRenderer(QgsSingleSymbolRenderer(border_symbol(level)))
    return layer


def _text_layer(
    name: str,
    ground: MapGround,
    texts: Sequence[PlacedText],
    points: float,
    bold: bool,
    halo_mm: float,
) -> QgsVectorLayer:
    layer = _memory_layer(
        "Point",
        name,
        ground,
        [("text", "text")],
        [(QgsGeometry.fromPointXY(entry.point), [entry.text]) for entry in texts],
    )
    layer.setRenderer(QgsNullSymbolRenderer())
    settings = QgsPalLayerSettings()
    settings.fieldName = "text"
    settings.setFormat(text_format(points, bold, palettes.INK, halo_mm))
    settings.placement = QgsPalLayerSettings.Placement.OverPoint
    settings.multilineAlign = LABEL_LINES_CENTRED
    # The places were measured to be free: the engine draws all of them where they are.
    settings.displayAll = True
    settings.obstacle = False
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    return layer
