# SPDX-License-Identifier: GPL-2.0-or-later
"""The municipality of blocks from outlines and from keys."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layers import make_layer, square_wkt
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsVectorLayer,
)
from sozialraumplaner.core.errors import Cancelled, UserError
from sozialraumplaner.core.municipality_keys import ags_of
from sozialraumplaner.gis.geometry import clean_polygon
from sozialraumplaner.gis.messages import error_text, finding_text
from sozialraumplaner.gis.preparation.municipalities import (
    municipalities_by_overlap,
    municipalities_from_keys,
)

FIELDS = "field=AGS:string&field=GEN:string"
UTM32 = QgsCoordinateReferenceSystem("EPSG:25832")


def outlines(*rows, **options) -> QgsVectorLayer:
    return make_layer(rows, FIELDS, **options)


def two_municipalities(**options) -> QgsVectorLayer:
    """Two squares of 1 km side by side."""
    return outlines(
        (square_wkt(0, 0, 1000), "05358004", "Aldenhoven"),
        (square_wkt(10, 0, 1000), "05358024", "Jülich"),
        **options,
    )


def assign(geometries, source, **options):
    keys = [f"B{index}" for index in range(len(geometries))]
    return municipalities_by_overlap(geometries, keys, UTM32, source, "AGS", "GEN", **options)


def block(column: float, row: float = 0, size: float = 100) -> QgsGeometry:
    geometry, _ = clean_polygon(QgsGeometry.fromWkt(square_wkt(column, row, size)))
    return geometry


def published(path, name):
    layer = QgsVectorLayer(str(path), name, "ogr")
    features = list(layer.getFeatures())
    return layer, features, [clean_polygon(feature.geometry())[0] for feature in features]


def test_the_largest_part_decides_and_unclear_blocks_are_listed(qgis_app):
    blocks = [block(2), block(9.7), block(9.05), block(9.95), block(-0.5), block(30), block(19.9)]
    found = assign(blocks, two_municipalities())
    west, east = "05358004", "05358024"
    assert found.keys == [west, east, west, east, west, "", east]
    assert found.names[1] == "Jülich" and found.names[5] == ""
    rules = {finding.blocks[0]: finding.rule for finding in found.findings}
    # B3 lies in the east by 95 %: above the limit of 90 %, nothing to tell.
    assert rules == {1: "B32", 4: "B33", 5: "B31", 6: "B33"}
    texts = [finding_text(finding) for finding in found.findings]
    assert "B1" in texts[0] and "Jülich to 70.0 %" in texts[0] and "Aldenhoven" in texts[0]
    assert "30.0 %" in texts[0] and "50.0 %" in texts[1]
    assert all(finding.place is not None for finding in found.findings)


def test_half_and_half_goes_to_the_smaller_key_whatever_the_order(qgis_app):
    layer = two_municipalities()
    turned = outlines(
        (square_wkt(10, 0, 1000), "05358024", "Jülich"),
        (square_wkt(0, 0, 1000), "05358004", "Aldenhoven"),
    )
    assert assign([block(9.5)], layer).keys == assign([block(9.5)], turned).keys == ["05358004"]


def test_several_features_count_as_one_municipality(qgis_app):
    halves = outlines(
        (square_wkt(0, 0, 50), "5358004", "Aldenhoven"),
        (square_wkt(0.5, 0, 50), "053580004004", ""),
        (None, "05358024", "Jülich"),
        (square_wkt(30, 0), None, "ohne Schlüssel"),
    )
    found = assign([block(0, size=50), block(0.25, size=50)], halves)
    assert found.keys == ["05358004"] * 2, "a lost zero and an ARS are the same municipality"
    assert found.findings == []


@pytest.mark.parametrize("code", ["EPSG:3035", "EPSG:4326", "EPSG:31466"])
def test_outlines_in_another_system_are_reprojected(qgis_app, code):
    crs = QgsCoordinateReferenceSystem(code)
    to_crs = QgsCoordinateTransform(UTM32, crs, QgsCoordinateTransformContext())
    rows = []
    for feature in two_municipalities().getFeatures():
        geometry = feature.geometry()
        geometry.transform(to_crs)
        rows.append((geometry.asWkt(15), *feature.attributes()))
    found = assign([block(2), block(9.7)], outlines(*rows, crs=code))
    assert found.keys == ["05358004", "05358024"]
    (finding,) = found.findings
    assert finding.data["share"] == pytest.approx(70, abs=0.5), "Gauß-Krüger to the metre"


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.floats(-3, 22), st.floats(-3, 12), st.floats(20, 400)),
        min_size=1,
        max_size=12,
    )
)
def test_shares_are_those_of_the_rectangles(qgis_app, squares):
    """Squares against squares, whose common area is known without geometry."""
    found = assign([block(*square) for square in squares], two_municipalities())
    unclear = {finding.blocks[0]: finding for finding in found.findings}
    for index, (column, row, size) in enumerate(squares):
        reach = size / 100
        height = max(0.0, min(row + reach, 10) - max(row, 0))
        shares = {
            key: max(0.0, min(column + reach, left + 10) - max(column, left)) * height / reach**2
            for key, left in (("05358004", 0), ("05358024", 10))
        }
        best = max(shares, key=lambda key: shares[key])
        if abs(shares["05358004"] - shares["05358024"]) > 1e-6:
            assert found.keys[index] == best
        if shares[best] < 0.9 - 1e-6:
            assert index in unclear
            if shares[best] > 1e-6:
                assert unclear[index].data["share"] == pytest.approx(100 * shares[best], abs=1e-4)
        if shares[best] > 0.9 + 1e-6:
            assert index not in unclear


def test_koeln_371_of_371_keys_agree_with_the_stadtteile(qgis_app, shared_data):
    districts, features, geometries = published(shared_data / "koeln" / "Stadtviertel.shp", "v")
    source = QgsVectorLayer(str(shared_data / "koeln" / "Stadtteil.shp"), "t", "ogr")
    keys = [feature["STV_NR"] for feature in features]
    found = municipalities_by_overlap(
        geometries, keys, districts.crs(), source, "STT_NR", "STT_NAME"
    )
    assert len(keys) == 371 and found.keys == [key[:3] for key in keys]
    assert found.findings == []
    assert municipalities_from_keys(keys, "3").keys == found.keys


def test_dueren_cells_of_1_km_differ_only_where_their_centre_lies_elsewhere(qgis_app, shared_data):
    folder = shared_data / "kreis_dueren"
    cells, features, geometries = published(folder / "zensus2011_1km_zellen.gpkg", "z")
    source = QgsVectorLayer(str(folder / "gemeinden.gpkg"), "g", "ogr")
    keys = [feature["Gitter_ID_1km"] for feature in features]
    found = municipalities_by_overlap(geometries, keys, cells.crs(), source, "AGS", "GEN")
    theirs = [feature["AGS"] for feature in features]
    differ = [i for i, (ours, file) in enumerate(zip(found.keys, theirs)) if ours != file]
    listed = {finding.blocks[0]: finding for finding in found.findings}
    # The file went by the centre of the cell; nine cells have it in the smaller part.
    assert (len(keys), len(differ)) == (940, 9)
    assert set(differ) <= set(listed)
    whole = {f["AGS"]: clean_polygon(f.geometry())[0] for f in source.getFeatures()}
    for outline in whole.values():
        outline.transform(
            QgsCoordinateTransform(source.crs(), cells.crs(), QgsCoordinateTransformContext())
        )
    for i, cell in enumerate(geometries):
        shares = {ags: outline.intersection(cell).area() for ags, outline in whole.items()}
        largest = max(shares, key=lambda ags: shares[ags])
        assert found.keys[i] == largest, "the same by brute force"
        assert (shares[largest] < 0.9 * cell.area()) == (i in listed)
        if i in differ:
            assert whole[theirs[i]].contains(cell.centroid())


def test_dueren_cells_of_100_m_agree_with_the_file(qgis_app, shared_data):
    folder = shared_data / "kreis_dueren"
    cells, features, geometries = published(folder / "zensus2011_100m_zellen.gpkg", "z")
    source = QgsVectorLayer(str(folder / "gemeinden.gpkg"), "g", "ogr")
    keys = [feature["Gitter_ID_100m"] for feature in features]
    found = municipalities_by_overlap(geometries, keys, cells.crs(), source, "AGS", "GEN")
    assert len(keys) == 7742
    assert found.keys == [ags_of(feature["ARS"]) for feature in features]
    assert {finding.rule for finding in found.findings} == {"B32", "B33"}


@pytest.mark.parametrize(
    ("rule", "keys", "expected"),
    [
        ("8", ["053580240017", "05358004-1"], ["05358024", "05358004"]),
        ("12", ["0535800240240017"], ["05358024"]),
        ("7", ["53580240017"], ["05358024"]),
        ("05358 + 3", ["024-0017", "0040001"], ["05358024", "05358004"]),
        ("3", ["10302", "90901"], ["103", "909"]),
    ],
)
def test_the_municipality_is_read_from_the_key(qgis_app, rule, keys, expected):
    found = municipalities_from_keys(keys, rule)
    assert found.keys == expected and found.findings == []


def test_keys_that_do_not_fit_the_rule_are_listed(qgis_app):
    found = municipalities_from_keys(["053580240017", "0535", "OT-0001-XY", ""], "8")
    assert found.keys == ["05358024", "", "", ""]
    assert [(f.rule, f.blocks) for f in found.findings] == [
        ("B30", (index,)) for index in (1, 2, 3)
    ]
    assert "“0535”" in finding_text(found.findings[0])


@pytest.mark.parametrize("rule", ["", "0", "acht", "8+", "-3", "8;3"])
def test_a_rule_that_is_none_is_one_sentence(qgis_app, rule):
    with pytest.raises(UserError) as caught:
        municipalities_from_keys(["05358024"], rule)
    assert "such as “8”" in error_text(caught.value)


@pytest.mark.parametrize(
    ("source", "key", "part"),
    [
        (lambda: outlines(("Point(0 0)", "1", "x"), kind="Point"), "AGS", "polygon"),
        (lambda: two_municipalities(crs=""), "AGS", "EPSG:25832"),
        (two_municipalities, "RS", "no field “RS”"),
        (lambda: outlines((None, "1", "x")), "AGS", "No feature"),
        (lambda: outlines((square_wkt(0, 0), "", "x")), "AGS", "No feature"),
    ],
    ids=["points", "no CRS", "no such field", "no outline", "no key"],
)
def test_outlines_that_cannot_be_used_are_refused_in_one_sentence(qgis_app, source, key, part):
    with pytest.raises(UserError) as caught:
        municipalities_by_overlap([block(0)], ["A"], UTM32, source(), key)
    assert part in error_text(caught.value)


def test_cancelling_ends_it(qgis_app):
    with pytest.raises(Cancelled):
        assign([block(0)], two_municipalities(), is_cancelled=lambda: True)
