# SPDX-License-Identifier: GPL-2.0-or-later
"""What lies under the mouse, against the geometry library one block at a time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layers import make_layer
from qgis.core import QgsGeometry, QgsPointXY
from sozialraumplaner.core.plan import UNASSIGNED
from sozialraumplaner.gis.hit_test import HitTest
from sozialraumplaner.gis.layers import BlockFields, read_block_layer

FIELDS = BlockFields(key="nr", municipality="ags", population="ew")
ORIGIN = np.array([320_000.0, 5_630_000.0])
SIDE = 9


def place_at(x: float, y: float) -> np.ndarray:
    """A place counted from the lower left corner of the grid."""
    return ORIGIN + np.array([x, y])


def bent_grid() -> list[str]:
    """Blocks with slanting common borders: one with a hole, one in two parts, one L-shaped."""
    rng = np.random.default_rng(7)
    x, y = np.meshgrid(np.arange(SIDE + 1.0), np.arange(SIDE + 1.0))
    corner = ORIGIN + 100 * (
        np.stack([x, y], axis=-1) + rng.uniform(-0.3, 0.3, (SIDE + 1, SIDE + 1, 2))
    )

    def ring(*places: np.ndarray) -> str:
        return "(" + ", ".join(f"{a} {b}" for a, b in [*places, places[0]]) + ")"

    def cell(row: int, column: int) -> list[np.ndarray]:
        return [
            corner[row, column],
            corner[row, column + 1],
            corner[row + 1, column + 1],
            corner[row + 1, column],
        ]

    result = []
    for row in range(SIDE):
        for column in range(SIDE):
            places = cell(row, column)
            middle = np.mean(places, axis=0)
            island = [middle + 0.4 * (place - middle) for place in places]
            if (row, column) == (4, 4):
                result.append(f"Polygon({ring(*places)}, {ring(*reversed(island))})")
                result.append(f"Polygon({ring(*island)})")
            elif (row, column) == (2, 2):
                far = [place - [0, 700] for place in cell(0, 6)]
                result.append(f"MultiPolygon(({ring(*places)}), ({ring(*far)}))")
            else:
                result.append(f"Polygon({ring(*places)})")
    return result


@pytest.fixture(scope="module")
def layer(qgis_app):
    rows = [
        (wkt, f"{index:03d}", "05358028", "Kreuzau", 10, "")
        for index, wkt in enumerate(bent_grid())
    ]
    return read_block_layer(make_layer(rows), FIELDS)


@pytest.fixture(scope="module")
def hits(layer):
    return HitTest(layer)


inside = st.floats(-150, 100 * SIDE + 150, allow_nan=False)
radii = st.one_of(st.just(0.0), st.floats(0.5, 320))


def touched(layer, shape: QgsGeometry) -> list[int]:
    return [block for block, geometry in enumerate(layer.geometries) if geometry.intersects(shape)]


def near(layer, way: QgsGeometry, radius: float) -> list[int]:
    return [
        block for block, geometry in enumerate(layer.geometries) if geometry.distance(way) <= radius
    ]


@given(inside, inside)
def test_the_block_under_a_point(layer, hits, x, y):
    x, y = place_at(x, y)
    expected = touched(layer, QgsGeometry.fromPointXY(QgsPointXY(x, y)))
    found = hits.block_at(x, y)
    # On a common border either of the two is right.
    assert found in expected if expected else found is None


@settings(max_examples=200)
@given(inside, inside, inside, inside, radii)
def test_a_stroke_touches_what_the_library_says(layer, hits, x1, y1, x2, y2, radius):
    ends = [QgsPointXY(*(place_at(x1, y1))), QgsPointXY(*(place_at(x2, y2)))]
    way = QgsGeometry.fromPolylineXY(ends)
    if ends[0] == ends[1]:
        way = QgsGeometry.fromPointXY(ends[0])
    found = hits.blocks_along(ends[0].x(), ends[0].y(), ends[1].x(), ends[1].y(), radius)
    assert found.tolist() == sorted(set(found.tolist()))
    # Coordinates have some nanometres of rounding at this distance from the equator.
    least, most = near(layer, way, max(radius - 1e-6, 0)), near(layer, way, radius + 1e-6)
    if radius == 0:
        # Merely touched is a matter of rounding as well.
        cores = [geometry.buffer(-1e-6, 5) for geometry in layer.geometries]
        least = [block for block in most if cores[block].intersects(way)]
    assert set(least) <= set(found.tolist()) <= set(most)


def test_a_stroke_across_the_map_in_one_event_skips_nothing(layer, hits):
    start, end = place_at(-50, -20), place_at(100 * SIDE + 60, 100 * SIDE + 35)
    way = QgsGeometry.fromPolylineXY([QgsPointXY(*start), QgsPointXY(*end)])
    assert hits.blocks_along(*start, *end).tolist() == touched(layer, way)


def test_a_large_brush_takes_everything(layer, hits):
    middle = ORIGIN + 50 * SIDE
    everything = list(range(len(layer.geometries)))
    assert hits.blocks_along(*middle, *middle, 5000).tolist() == everything
    assert hits.blocks_along(*(middle + 99_000), *(middle + 99_000), 5000).tolist() == []


def test_a_hole_belongs_to_what_lies_in_it(layer, hits):
    island = next(
        block for block in range(len(layer.geometries)) if layer.geometries[block].area() < 2500
    )
    place = layer.geometries[island].pointOnSurface().asPoint()
    assert hits.block_at(place.x(), place.y()) == island
    # A brush that stays in the hole does not touch the block around it.
    assert hits.blocks_along(place.x(), place.y(), place.x(), place.y(), 3).tolist() == [island]


@given(st.lists(st.tuples(inside, inside), min_size=3, max_size=12))
def test_what_lies_inside_a_loop(layer, hits, corners):
    ring = [QgsPointXY(*(ORIGIN + corner)) for corner in corners]
    shape = QgsGeometry.fromPolygonXY([[*ring, ring[0]]])
    expected = []
    for block, (x, y) in enumerate(layer.blocks.xy.tolist()):
        # Even-odd by hand, on plain numbers.
        crossings = 0
        for one, other in zip(ring, [*ring[1:], ring[0]]):
            if (one.y() > y) != (other.y() > y):
                share = (y - one.y()) / (other.y() - one.y())
                crossings += one.x() + share * (other.x() - one.x()) > x
        if crossings % 2:
            expected.append(block)
    assert hits.blocks_inside(shape).tolist() == expected
    if shape.isGeosValid():
        library = [
            block
            for block, (x, y) in enumerate(layer.blocks.xy.tolist())
            if shape.contains(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        ]
        assert expected == library


def regions_in_stripes(layer) -> np.ndarray:
    """Three stripes of three columns, and the topmost row unassigned."""
    x, y = (layer.blocks.xy - ORIGIN).T
    region_of = np.clip(x // 300, 0, 2).astype(np.int32)
    region_of[y > 100 * (SIDE - 1)] = UNASSIGNED
    return region_of


@given(inside, inside, st.floats(1, 80))
def test_the_nearest_border_of_two_regions(layer, hits, x, y, tolerance):
    region_of = regions_in_stripes(layer)
    x, y = place_at(x, y)
    point = QgsGeometry.fromPointXY(QgsPointXY(x, y))
    gaps: dict[tuple[int, int], float] = {}
    lines = layer.lines
    for segment, left, right in zip(lines.segments.tolist(), lines.left, lines.right):
        if right >= 0 and region_of[left] != region_of[right]:
            pair = tuple(sorted((int(region_of[left]), int(region_of[right]))))
            ends = [QgsPointXY(*segment[:2]), QgsPointXY(*segment[2:])]
            gap = QgsGeometry.fromPolylineXY(ends).distance(point)
            gaps[pair] = min(gap, gaps.get(pair, np.inf))
    found = hits.border_at(x, y, tolerance, region_of)
    nearest = min(gaps.values())
    if found is None:
        # Out of reach, or too close to a third region to tell which border is meant.
        in_reach = [gap for gap in gaps.values() if gap <= 1.3 * tolerance + 1e-6]
        assert nearest > tolerance - 1e-6 or len(in_reach) > 1
    else:
        assert nearest <= tolerance + 1e-6
        assert gaps[found.first, found.second] == pytest.approx(nearest, abs=1e-6)
        assert np.hypot(found.x - x, found.y - y) == pytest.approx(nearest, abs=1e-6)


def test_the_outer_border_is_no_border_of_two_regions(layer, hits):
    x, y = place_at(-30, 450)
    assert hits.border_at(x, y, 60, regions_in_stripes(layer)) is None
    assert hits.border_at(x, y, 0.001, regions_in_stripes(layer)) is None
