# SPDX-License-Identifier: GPL-2.0-or-later
"""Small layers and runs for integration tests."""

from __future__ import annotations

from typing import Any, Sequence

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsVectorLayer,
)

FIELDS = "field=nr:string&field=ags:string&field=gem:string&field=ew:integer&field=ort:string"

MAPPING = {
    "KEY_FIELD": "nr",
    "MUNICIPALITY_FIELD": "ags",
    "MUNICIPALITY_NAME_FIELD": "gem",
    "POPULATION_FIELD": "ew",
    "PLACE_FIELD": "ort",
    "BLOCKS": "TEMPORARY_OUTPUT",
    "FINDINGS": "TEMPORARY_OUTPUT",
}


class Log(QgsProcessingFeedback):
    """Keeps what an algorithm says."""

    def __init__(self) -> None:
        super().__init__(False)
        self.infos: list[str] = []
        self.warnings: list[str] = []

    def pushInfo(self, info: str) -> None:
        self.infos.append(info)

    def pushWarning(self, warning: str) -> None:
        self.warnings.append(warning)


def square_wkt(column: float, row: float, size: float = 100) -> str:
    """A square block of 100 m on a grid near Düren."""
    x, y = 320_000 + column * 100, 5_630_000 + row * 100
    corners = [(x, y), (x + size, y), (x + size, y + size), (x, y + size), (x, y)]
    return f"Polygon(({', '.join(f'{a} {b}' for a, b in corners)}))"


def make_layer(
    rows: Sequence[Sequence[Any]],
    fields: str = FIELDS,
    crs: str = "EPSG:25832",
    kind: str = "Polygon",
) -> QgsVectorLayer:
    """A memory layer; each row is a WKT (or None) followed by the attributes."""
    definition = f"{kind}?{fields}" + (f"&crs={crs}" if crs else "")
    layer = QgsVectorLayer(definition, "Bausteine", "memory")
    if not crs:
        layer.setCrs(QgsCoordinateReferenceSystem())
    features = []
    for wkt, *attributes in rows:
        feature = QgsFeature(layer.fields())
        if wkt is not None:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        feature.setAttributes(attributes)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def grid_layer(columns: int = 6, rows: int = 4, residents: int = 250) -> QgsVectorLayer:
    """Clean blocks of one municipality on a grid."""
    return make_layer(
        [
            (
                square_wkt(column, row),
                f"{row:02d}{column:02d}",
                "05358028",
                "Kreuzau",
                residents,
                f"Ort {row // 2}",
            )
            for row in range(rows)
            for column in range(columns)
        ]
    )


def rows_of(layer: QgsVectorLayer) -> list[dict[str, Any]]:
    """Attributes of all features by field name."""
    names = layer.fields().names()
    return [dict(zip(names, feature.attributes())) for feature in layer.getFeatures()]


def sentence_of(qgis_app, algorithm: str, parameters: dict[str, Any]) -> str:
    """The sentence with which a run is refused."""
    with pytest.raises(QgsProcessingException) as caught:
        qgis_app.run(algorithm, parameters)
    return str(caught.value)
