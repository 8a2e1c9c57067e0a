# SPDX-License-Identifier: GPL-2.0-or-later
"""The smallest layer that can become a plan, made inside QGIS."""

from __future__ import annotations

#: Defines ``layer``: four blocks in a row, two Sozialräume.
FOUR_BLOCKS = """
from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer
layer = QgsVectorLayer(
    "Polygon?crs=EPSG:25832&field=baustein_id:string&field=ags:string&field=gem_name:string"
    "&field=einwohner:integer&field=sr_id:string", "Entwurf", "memory")
features = []
for column in range(4):
    x = 320_000 + 100 * column
    feature = QgsFeature(layer.fields())
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(x, 5_630_000, x + 100, 5_630_100)))
    feature.setAttributes(
        [f"B{column}", "05358028", "Kreuzau", 900, f"05358028-0{1 + column // 2}"])
    features.append(feature)
layer.dataProvider().addFeatures(features)
"""
