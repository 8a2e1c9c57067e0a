# SPDX-License-Identifier: GPL-2.0-or-later
"""Coordinate reference systems as layers have them: missing, wrong, without a code."""

from __future__ import annotations

import pytest
from layers import MAPPING, make_layer, sentence_of, square_wkt
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.gis.geometry import area_measure, check_metric
from sozialraumplaner.gis.messages import error_text

WGS84 = "EPSG:4326"
#: Longitude and latitude of places at the edges of Germany and in the middle.
PLACES = {
    "Selfkant": (5.9, 51.03),
    "Düren": (6.48, 50.8),
    "Lörrach": (7.66, 47.6),
    "Sylt": (8.35, 54.95),
    "Oberstdorf": (10.28, 47.42),
    "Berlin": (13.4, 52.52),
    "Rügen": (13.5, 54.5),
    "Passau": (13.4, 48.55),
    "Görlitz": (14.95, 51.15),
}
#: Systems in use for each part of the country.
SYSTEMS = {
    "Selfkant": (25832, 4647, 31466, 3035),
    "Düren": (25832, 4647, 31466, 31467, 3035, 3857),
    "Lörrach": (25832, 31467, 3035),
    "Sylt": (25832, 4647, 31467, 3035),
    "Oberstdorf": (25832, 31467, 31468, 3035),
    "Berlin": (25833, 5650, 31468, 31469, 3035),
    "Rügen": (25833, 5650, 31469, 3035),
    "Passau": (25832, 31468, 3035),
    "Görlitz": (25833, 31469, 3035),
}
CASES = [(place, f"EPSG:{code}") for place, codes in SYSTEMS.items() for code in codes]


def crs_of(code: str) -> QgsCoordinateReferenceSystem:
    return QgsCoordinateReferenceSystem(code)


def extent_in(place: str, code: str) -> QgsRectangle:
    """A square of about 4 km around a place."""
    to_crs = QgsCoordinateTransform(crs_of(WGS84), crs_of(code), QgsCoordinateTransformContext())
    centre = to_crs.transform(QgsPointXY(*PLACES[place]))
    reach = 0.03 if code == WGS84 else 2000
    return QgsRectangle.fromCenterAndSize(centre, 2 * reach, 2 * reach)


def turned(extent: QgsRectangle) -> QgsRectangle:
    return QgsRectangle(extent.yMinimum(), extent.xMinimum(), extent.yMaximum(), extent.xMaximum())


def refusal(crs: QgsCoordinateReferenceSystem, extent: QgsRectangle) -> UserError:
    with pytest.raises(UserError) as caught:
        check_metric(crs, "Bausteine", extent)
    sentence = error_text(caught.value)
    assert "“Bausteine”" in sentence and "Please" in sentence
    return caught.value


@pytest.mark.parametrize(("place", "code"), CASES)
def test_the_right_system_is_never_refused(qgis_app, place, code):
    check_metric(crs_of(code), "Bausteine", extent_in(place, code))


@pytest.mark.parametrize(("place", "code"), CASES)
def test_a_missing_system_is_named_by_the_coordinates(qgis_app, place, code):
    error = refusal(QgsCoordinateReferenceSystem(), extent_in(place, code))
    assert error.code == "crs_missing_likely"
    assert code in [system.split()[0] for system in error.data["systems"]]
    error = refusal(QgsCoordinateReferenceSystem(), turned(extent_in(place, code)))
    assert error.code == "crs_swapped"


@pytest.mark.parametrize("place", PLACES)
def test_degrees_without_a_system_or_with_a_metric_one_are_said(qgis_app, place):
    degrees = extent_in(place, WGS84)
    assert refusal(QgsCoordinateReferenceSystem(), degrees).code == "crs_missing_degrees"
    for code in ("EPSG:25832", "EPSG:31466", "EPSG:3035", "EPSG:4647"):
        assert refusal(crs_of(code), degrees).code == "crs_wrong_degrees"
    assert refusal(crs_of(WGS84), degrees).code == "crs_degrees", "right, but no metres"


@pytest.mark.parametrize(
    ("given", "true"),
    [
        ("EPSG:25832", "EPSG:4647"),
        ("EPSG:25832", "EPSG:31466"),
        ("EPSG:25832", "EPSG:31467"),
        ("EPSG:25832", "EPSG:3035"),
        ("EPSG:4647", "EPSG:25832"),
        ("EPSG:5650", "EPSG:4647"),
        ("EPSG:31466", "EPSG:25832"),
        ("EPSG:31466", "EPSG:31467"),
        ("EPSG:31467", "EPSG:31466"),
        ("EPSG:3035", "EPSG:25832"),
        ("EPSG:4326", "EPSG:25832"),
        ("EPSG:4326", "EPSG:31466"),
        ("EPSG:4258", "EPSG:4647"),
    ],
)
def test_a_wrong_system_is_refused_with_the_one_to_set(qgis_app, given, true):
    error = refusal(crs_of(given), extent_in("Düren", true))
    assert error.code == "crs_wrong" and error.data["crs"] == given
    assert error.data["systems"][0].startswith(true)


@pytest.mark.parametrize("code", ["EPSG:25832", "EPSG:31466", "EPSG:4326"])
def test_exchanged_axes_are_said(qgis_app, code):
    error = refusal(crs_of(code), turned(extent_in("Düren", "EPSG:25832")))
    assert error.code == "crs_swapped"


@pytest.mark.parametrize(
    ("code", "extent"),
    [
        ("EPSG:25832", QgsRectangle(0, 0, 600, 400)),
        ("EPSG:25832", QgsRectangle(0, 0, 338_775, 5_657_687)),
        ("EPSG:25832", QgsRectangle()),
        ("EPSG:25830", QgsRectangle(690_000, 5_700_000, 710_000, 5_720_000)),
        ("EPSG:25834", QgsRectangle(490_000, 5_780_000, 510_000, 5_800_000)),
        ("EPSG:25832", QgsRectangle(570_000, 6_220_000, 580_000, 6_230_000)),
        ("EPSG:2154", QgsRectangle(650_000, 6_860_000, 655_000, 6_865_000)),
        ("EPSG:28992", QgsRectangle(120_000, 480_000, 125_000, 485_000)),
        ("EPSG:3857", QgsRectangle(660_000, 5_750_000, 690_000, 5_790_000)),
    ],
    ids=["small", "one place at 0", "empty", "GB", "PL", "DK", "FR", "NL", "CH on a web map"],
)
def test_what_is_not_german_but_may_be_right_is_not_refused(qgis_app, code, extent):
    check_metric(crs_of(code), "Bausteine", extent)


@pytest.mark.parametrize("name", ["Stadtviertel", "Stadtteil"])
def test_koeln_has_a_system_without_code_and_is_right(qgis_app, shared_data, name):
    layer = QgsVectorLayer(str(shared_data / "koeln" / f"{name}.shp"), name, "ogr")
    assert layer.crs().isValid() and layer.crs().authid() == ""
    check_metric(layer.crs(), name, layer.sourceExtent())
    to_degrees = QgsCoordinateTransform(layer.crs(), crs_of(WGS84), QgsCoordinateTransformContext())
    box = QgsRectangle()
    for feature in layer.getFeatures():
        geometry = feature.geometry()
        geometry.transform(to_degrees)
        box.combineExtentWith(geometry.boundingBox())
    published = QgsRectangle(6.77, 50.83, 7.16, 51.08)
    assert published.buffered(0.01).contains(box)
    if name == "Stadtteil":
        for side in ("xMinimum", "xMaximum", "yMinimum", "yMaximum"):
            assert getattr(box, side)() == pytest.approx(getattr(published, side)(), abs=0.01)


def test_koeln_without_its_system_is_asked_for_one(qgis_app, shared_data):
    layer = QgsVectorLayer(str(shared_data / "koeln" / "Stadtteil.shp"), "x", "ogr")
    assert refusal(QgsCoordinateReferenceSystem(), layer.extent()).code == "crs_missing"
    assert refusal(crs_of("EPSG:4326"), layer.extent()).code == "crs_degrees"


def test_areas_do_not_depend_on_the_projection(qgis_app, shared_data):
    koeln = QgsVectorLayer(str(shared_data / "koeln" / "Stadtteil.shp"), "x", "ogr").crs()
    square = QgsGeometry.fromRect(QgsRectangle(350_000, 5_640_000, 352_000, 5_642_000))
    square = square.densifyByCount(50)
    areas = {}
    old = crs_of("EPSG:31466").toProj()
    without_code = QgsCoordinateReferenceSystem.fromProj(old.replace("+x_0=2500000", "+x_0=100000"))
    assert without_code.authid() == "", "Gauß-Krüger as of nobody"
    codes = ("EPSG:25832", "EPSG:3035", "EPSG:31466", "EPSG:3857")
    for crs in (*map(crs_of, codes), koeln, without_code):
        there = QgsGeometry(square)
        there.transform(
            QgsCoordinateTransform(crs_of("EPSG:25832"), crs, QgsCoordinateTransformContext())
        )
        areas[crs.authid() or crs.toProj()] = area_measure(crs).measureArea(there)
    assert areas["EPSG:25832"] == pytest.approx(4_000_000, rel=1e-3)
    assert len(areas) == 6
    for code, area in areas.items():
        assert area == pytest.approx(areas["EPSG:25832"], rel=1e-4), code


def test_the_sentence_reaches_the_user_of_prepareblocks(qgis_app):
    rows = [(square_wkt(0, 0), "A", "05358028", "Kreuzau", 5, "")]
    run = ("sozialraum:prepareblocks", {**MAPPING, "INPUT": make_layer(rows, crs="")})
    sentence = sentence_of(qgis_app, *run)
    assert "EPSG:25832 (ETRS89 / UTM zone 32N)" in sentence and "layer properties" in sentence
    run = ("sozialraum:prepareblocks", {**MAPPING, "INPUT": make_layer(rows, crs="EPSG:31466")})
    assert "is set to EPSG:31466, but its coordinates look like" in sentence_of(qgis_app, *run)
