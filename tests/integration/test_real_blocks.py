# SPDX-License-Identifier: GPL-2.0-or-later
"""Neighbourhood of published block layers, with known answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from layers import Log, rows_of
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsRectangle,
    QgsSpatialIndex,
)
from sozialraumplaner.gis.geometry import clean_polygon

TOLERANCE = 0.5
SHORTEST = 10


@pytest.fixture(scope="module")
def cologne(qgis_app, shared_data: Path, tmp_path_factory: pytest.TempPathFactory):
    """The Stadtviertel of Köln as published, through prepareblocks."""
    return qgis_app.run(
        "sozialraum:prepareblocks",
        {
            "INPUT": str(shared_data / "koeln" / "Stadtviertel.shp"),
            "KEY_FIELD": "STV_NR",
            "NAME_FIELD": "STV_NAME",
            "MUNICIPALITY_RULE": "05315000",
            "REPAIR": False,
            "BLOCKS": "TEMPORARY_OUTPUT",
            "NEIGHBOURS": "TEMPORARY_OUTPUT",
            "FINDINGS": "TEMPORARY_OUTPUT",
            "REPORT": str(tmp_path_factory.mktemp("koeln") / "bericht.html"),
        },
        feedback=Log(),
    )


def test_cologne_lies_where_it_lies_although_its_system_has_no_code(qgis_app, shared_data):
    # The Stadtteile cover the whole city, the Stadtviertel less than half of it.
    result = qgis_app.run(
        "sozialraum:prepareblocks",
        {
            "INPUT": str(shared_data / "koeln" / "Stadtteil.shp"),
            "KEY_FIELD": "STT_NR",
            "MUNICIPALITY_RULE": "05315000",
            "BLOCKS": "TEMPORARY_OUTPUT",
            "FINDINGS": "TEMPORARY_OUTPUT",
        },
        feedback=Log(),
    )
    layer = result["BLOCKS"]
    assert layer.crs().isValid() and not layer.crs().authid()
    transform = QgsCoordinateTransform(
        layer.crs(),
        QgsCoordinateReferenceSystem("EPSG:4326"),
        QgsCoordinateTransformContext(),
    )
    extent = QgsRectangle()
    for feature in layer.getFeatures():
        geometry = feature.geometry()
        geometry.transform(transform)
        extent.combineExtentWith(geometry.boundingBox())
    assert (extent.xMinimum(), extent.xMaximum()) == pytest.approx((6.77, 7.16), abs=0.01)
    assert (extent.yMinimum(), extent.yMaximum()) == pytest.approx((50.83, 51.08), abs=0.01)


def test_cologne_falls_into_82_parts_and_41_islands(cologne):
    assert cologne["BLOCK_COUNT"] == 371
    assert (cologne["COMPONENTS"], cologne["ISLANDS"]) == (82, 41)
    listed = [row for row in rows_of(cologne["FINDINGS"]) if row["regel"] == "B08"]
    assert len(listed) == 81, "every part but the main one is named"
    alone = [row for row in listed if "," not in row["baustein_id"]]
    assert len(alone) == 41
    report = Path(cologne["REPORT"]).read_text(encoding="utf-8")
    assert ">82</td>" in report and ">41</td>" in report


def test_cologne_neighbours_are_those_that_hairline_gaps_separate_and_no_others(cologne):
    """Compared with GEOS: the stretch of one outline that lies within the tolerance of another."""
    names, shapes = [], []
    for feature in cologne["BLOCKS"].getFeatures():
        names.append(feature["baustein_id"])
        shapes.append(clean_polygon(feature.geometry())[0])
    index = QgsSpatialIndex()
    for number, shape in enumerate(shapes):
        feature = QgsFeature(number)
        feature.setGeometry(shape)
        index.addFeature(feature)
    expected, apart = set(), 0
    for number, shape in enumerate(shapes):
        box = shape.boundingBox().buffered(TOLERANCE)
        line = QgsGeometry(shape.constGet().boundary())
        for other in index.intersects(box):
            if other <= number or shape.distance(shapes[other]) > TOLERANCE:
                continue
            other_line = QgsGeometry(shapes[other].constGet().boundary())
            beside = line.intersection(other_line.buffer(TOLERANCE, 8))
            # Flat ends aside: a corner contact reaches about as far as the tolerance.
            if beside.length() >= SHORTEST:
                expected.add(frozenset((names[number], names[other])))
                apart += shape.distance(shapes[other]) > 0
    found = {frozenset((row["von"], row["nach"])) for row in rows_of(cologne["NEIGHBOURS"])}
    assert found == expected
    assert len(found) == 456 and apart > 0, "some of them do not even touch"
