# SPDX-License-Identifier: GPL-2.0-or-later
"""Neighbours with border lengths as QGIS itself offers them, beside ours; prints JSON.

Runs with the Python of QGIS: ``neighbours_in_qgis.py SIDE``.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import warnings
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "scripts" / "python"), str(Path(__file__).parent)]
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QGIS_CUSTOM_CONFIG_PATH"] = tempfile.mkdtemp()
warnings.simplefilter("ignore", DeprecationWarning)

from figures import cpu_seconds  # noqa: E402
from load_plugin import load_plugin  # noqa: E402
from mosaic import as_wkb, mosaic  # noqa: E402

load_plugin()

from headless import HeadlessQgis  # noqa: E402
from qgis.core import QgsFeature, QgsGeometry, QgsSpatialIndex, QgsVectorLayer  # noqa: E402
from sozialraumplaner.core.borders import build_contiguity  # noqa: E402
from sozialraumplaner.gis.geometry import rings_of  # noqa: E402


def main() -> int:
    application = HeadlessQgis(locale="en")
    layer = QgsVectorLayer("Polygon?crs=EPSG:25832&field=nr:integer", "Bausteine", "memory")
    features = []
    for number, wkb in enumerate(as_wkb(mosaic(int(sys.argv[1])))):
        feature, geometry = QgsFeature(layer.fields()), QgsGeometry()
        geometry.fromWkb(wkb)
        feature.setGeometry(geometry)
        feature.setAttributes([number])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    geometries = [feature.geometry() for feature in layer.getFeatures()]

    def ours() -> int:
        return build_contiguity(rings_of(geometries))[0].edge_count

    def index_and_intersection() -> int:
        index = QgsSpatialIndex(layer.getFeatures())
        pairs = 0
        for feature in layer.getFeatures():
            engine = QgsGeometry.createGeometryEngine(feature.geometry().constGet())
            engine.prepareGeometry()
            for other in index.intersects(feature.geometry().boundingBox()):
                if other > feature.id():
                    shape = geometries[other - 1]
                    if engine.touches(shape.constGet()):
                        pairs += feature.geometry().intersection(shape).length() > 0
        return pairs

    def join_by_location() -> int:
        return application.run(
            "native:joinattributesbylocation",
            {
                "INPUT": layer,
                "JOIN": layer,
                "PREDICATE": [3],
                "METHOD": 0,
                "OUTPUT": "TEMPORARY_OUTPUT",
            },
        )["OUTPUT"].featureCount()

    seconds = cpu_seconds([ours, index_and_intersection, join_by_location])
    print(
        json.dumps(
            {
                "pairs": ours(),
                "pairs_qgis": index_and_intersection(),
                "ours": seconds[0],
                "index_and_intersection": seconds[1],
                "join_by_location": seconds[2],
            }
        )
    )
    application.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
