# SPDX-License-Identifier: GPL-2.0-or-later
"""The picture over the map: patched in a stroke it equals one drawn anew, and shows the truth."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mouse import make_canvas
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsRectangle
from qgis.PyQt.QtGui import QColor, QImage
from qgis.PyQt.QtWidgets import QApplication
from sozialraumplaner.core.contacts import neighbours
from sozialraumplaner.core.contiguity import NeighbourRules
from sozialraumplaner.core.plan import UNASSIGNED
from sozialraumplaner.core.plan.actions import (
    declare_exclave,
    freeze_border,
    lock_blocks,
    lock_regions,
    merge,
    new_region,
)
from sozialraumplaner.gis import palettes
from sozialraumplaner.gis.block_outlines import BlockOutlines
from sozialraumplaner.gis.drawing.chains import BorderChains
from sozialraumplaner.gis.drawing.raster import empty_raster, fill
from sozialraumplaner.gis.geometry import rings_of
from sozialraumplaner.ui.plan_overlay import PlanOverlay
from workshop_plan import COLUMNS, DU1, EXTENT, KR1, KR2, ROWS, SIZE, at, block, open_plan


class Stage:
    """A canvas with a plan drawn over it."""

    def __init__(self, crs: str = "EPSG:25832") -> None:
        self.session = open_plan()
        self.plan = self.session.plan
        self.canvas = make_canvas(EXTENT.buffered(SIZE / 2), crs, 500, 260)
        self.overlay = self.fresh()

    def fresh(self) -> PlanOverlay:
        """An overlay that has seen nothing of what went before."""
        overlay = PlanOverlay(self.canvas, self.session)
        overlay.draw_now()
        return overlay

    def view(self, extent: QgsRectangle, rotation: float = 0.0) -> None:
        self.canvas.setRotation(rotation)
        self.canvas.setExtent(extent)
        self.overlay.draw_now()

    def colour(self, column: float, row: float) -> str:
        """Colour of the canvas at a place of the grid."""
        place = self.canvas.getCoordinateTransform().transform(QgsPointXY(*at(column, row)))
        image = self.canvas.grab().toImage()
        return image.pixelColor(round(place.x()), round(place.y())).name()

    def close(self) -> None:
        self.overlay.remove()
        self.canvas.close()


@pytest.fixture
def stage(qgis_app):
    stage = Stage()
    yield stage
    stage.close()


@pytest.fixture(scope="module")
def long_stage(qgis_app):
    """One stage for many examples."""
    stage = Stage()
    yield stage
    stage.close()


def images(overlay: PlanOverlay) -> list[QImage]:
    return [overlay.picture.colours.copy(), overlay.picture.lines.copy()]


def levels(image: QImage) -> np.ndarray:
    """Red, green, blue and cover of each pixel, 0..255."""
    plain = image.convertToFormat(QImage.Format.Format_RGBA8888)
    data = plain.constBits()
    data.setsize(plain.bytesPerLine() * plain.height())
    rows = np.frombuffer(data, dtype=np.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : 4 * plain.width()].astype(np.int16)


def look_alike(one: QImage, other: QImage) -> bool:
    """Whether nobody sees a difference: what smoothing rounds depends on what was drawn before."""
    return one.size() == other.size() and np.abs(levels(one) - levels(other)).max() <= 6


def region_colour(session, region: int) -> str:
    return palettes.REGIONS[int(session.colours[region]) % len(palettes.REGIONS)]


# Patched equals drawn anew

columns, rows = st.integers(0, COLUMNS - 1), st.integers(0, ROWS - 1)
cells = st.lists(st.tuples(columns, rows), min_size=1, max_size=6)
gestures = st.tuples(
    st.sampled_from(["stroke", "undo", "redo", "lock", "freeze", "border", "new", "merge", "join"]),
    cells,
    st.integers(-1, 3),
)


def perform(stage: Stage, kind: str, chosen: list[int], target: int) -> None:
    plan, session = stage.plan, stage.session
    region = max(target, 0)
    if kind == "stroke":
        session.begin_gesture()
        for each in chosen:
            session.move([each], target)
            before = images(stage.overlay)
            other = stage.fresh()
            assert all(map(look_alike, images(other), before)), "in the middle of a stroke"
            other.remove()
        session.end_gesture()
    elif kind == "undo":
        session.undo()
    elif kind == "redo":
        session.redo()
    elif kind == "lock":
        session.commit(lock_blocks(plan, np.unique(chosen), not plan.block_locked[chosen].all()))
    elif kind == "freeze":
        session.commit(lock_regions(plan, [region], not plan.regions[region].locked))
    elif kind == "border":
        session.commit(freeze_border(plan, [region], not plan.regions[region].frame))
    elif kind == "new":
        session.commit(new_region(plan, "05358028"))
    elif kind == "join":
        session.begin_new_region(chosen[0])
        session.move(chosen, len(plan.regions) - 1)
        session.end_gesture()
    elif kind == "merge":
        free = not any(plan.regions[each].locked or plan.regions[each].frame for each in (0, 1))
        if free and {0, 1} <= set(plan.listed) and not plan.block_locked.any():
            session.commit(merge(plan, 0, 1))


@settings(max_examples=25)
@given(st.lists(gestures, min_size=1, max_size=5), st.sampled_from([1.0, 0.35, 3.0]))
def test_a_patched_picture_equals_one_drawn_anew(long_stage, sequence, zoom):
    stage = long_stage
    if stage.plan.gesture_is_running:
        # What failed in the middle of a stroke is tried again with less.
        stage.session.cancel_gesture()
    extent = QgsRectangle(EXTENT)
    extent.scale(zoom)
    stage.view(extent)
    for kind, chosen, target in sequence:
        perform(stage, kind, [block(column, row) for column, row in chosen], target)
        QApplication.processEvents()
        patched = stage.canvas.grab().toImage()
        stage.overlay.remove()
        stage.overlay = stage.fresh()
        assert look_alike(stage.canvas.grab().toImage(), patched)


def test_a_cancelled_stroke_leaves_no_trace(stage):
    before = stage.canvas.grab().toImage()
    stage.session.begin_gesture()
    stage.session.move([block(2, 0), block(2, 1)], KR1)
    assert stage.canvas.grab().toImage() != before
    stage.session.cancel_gesture()
    assert stage.canvas.grab().toImage() == before


# What is seen


def test_blocks_have_the_colour_of_their_region_at_every_moment(stage):
    off = 0.3
    assert stage.colour(2 + off, off) == region_colour(stage.session, KR2)
    stage.session.begin_gesture()
    stage.session.move([block(2, 0)], KR1)
    assert stage.colour(2 + off, off) == region_colour(stage.session, KR1)
    stage.session.move([block(2, 0)], KR2)
    assert stage.colour(2 + off, off) == region_colour(stage.session, KR2)
    stage.session.cancel_gesture()


def is_dark(name: str) -> bool:
    return QColor(name).lightness() < 90


def has_line(stage: Stage, column: float, row: float) -> bool:
    """Whether a dark line passes near a place."""
    return any(is_dark(stage.colour(column + step, row)) for step in np.linspace(-0.06, 0.06, 7))


def test_borders_are_right_in_the_middle_of_a_stroke(stage):
    assert has_line(stage, 1.5, 0.2) and not has_line(stage, 2.5, 0.2)
    stage.session.begin_gesture()
    stage.session.move([block(2, 0)], KR1)
    assert has_line(stage, 2.5, 0.2) and not has_line(stage, 1.5, 0.2)
    assert has_line(stage, 1.5, 1.2)
    stage.session.end_gesture()
    assert has_line(stage, 2.5, 0.2) and not has_line(stage, 1.5, 0.2)


def test_the_frame_of_a_municipality_is_wider_than_a_border(stage):
    def width(column: float) -> int:
        steps = np.linspace(column - 0.2, column + 0.2, 80)
        return sum(is_dark(stage.colour(step, 0.2)) for step in steps)

    assert width(5.5) > width(1.5) > 0


def reds(stage: Stage, column: int, row: int) -> int:
    """Reddish pixels in a block."""
    places = [
        (column + a, row + b) for a in np.linspace(-0.4, 0.4, 9) for b in np.linspace(-0.4, 0.4, 9)
    ]
    colours = [QColor(stage.colour(*place)) for place in places]
    return sum(colour.red() > colour.blue() + 60 for colour in colours)


def test_unassigned_blocks_are_hatched_in_red(stage):
    assert reds(stage, 5, 1) > 5
    stage.plan.begin_gesture()
    stage.plan.move([block(5, 1)], 2)
    assert reds(stage, 5, 1) == 0 or region_colour(stage.session, 2) in palettes.REGIONS
    stage.plan.cancel_gesture()


def darkness(stage: Stage, column: int, row: int) -> float:
    """Mean darkness of a block."""
    places = [
        (column + a, row + b)
        for a in np.linspace(-0.35, 0.35, 12)
        for b in np.linspace(-0.3, 0.3, 9)
    ]
    return float(np.mean([255 - QColor(stage.colour(*place)).lightness() for place in places]))


def test_own_and_inherited_locks_look_different(stage):
    plain = darkness(stage, 0, 3)
    stage.session.commit(lock_regions(stage.plan, [KR1], True))
    inherited = darkness(stage, 0, 3)
    stage.session.commit(lock_blocks(stage.plan, [block(0, 3)], True))
    own = darkness(stage, 0, 3)
    assert plain < inherited < own


def test_a_frozen_outer_border_is_a_double_line(stage):
    stage.session.commit(freeze_border(stage.plan, [KR1], True))
    line = [is_dark(stage.colour(c, 0.2)) for c in np.linspace(1.35, 1.65, 120)]
    edges = np.flatnonzero(np.diff(np.array(line, dtype=int)) == 1)
    assert len(edges) == 2, "dark, light, dark"


def test_the_target_is_outlined(stage):
    before = stage.canvas.grab().toImage()
    stage.overlay.set_target(KR2)
    colour = QColor(stage.colour(1.5, 0.2))
    assert colour.blue() > colour.red() + 60
    stage.overlay.set_target(None)
    assert stage.canvas.grab().toImage() == before


def test_a_preview_comes_and_goes(stage):
    before = stage.canvas.grab().toImage()
    nothing = np.empty(0, dtype=np.int64)
    stage.overlay.set_preview(np.array([block(2, 1)]), nothing, nothing)
    outlined = stage.canvas.grab().toImage()
    assert outlined != before
    stage.overlay.set_preview(nothing, np.array([block(3, 1)]), np.array([block(6, 1)]))
    assert stage.canvas.grab().toImage() not in (before, outlined)
    stage.overlay.set_preview()
    assert stage.canvas.grab().toImage() == before


def test_blocks_that_differ_from_another_plan_are_hatched(stage):
    before = stage.canvas.grab().toImage()
    plain = darkness(stage, 3, 2)
    stage.overlay.set_comparison(np.array([block(3, 2)]))
    assert darkness(stage, 3, 2) > plain
    stage.overlay.set_comparison(None)
    assert stage.canvas.grab().toImage() == before


def test_a_comparison_hatches_no_locks(stage):
    stage.overlay.set_comparison(np.array([block(0, 0)]))
    before = images(stage.overlay)[0]
    stage.session.commit(lock_regions(stage.plan, [int(stage.plan.region_of[block(3, 2)])], True))
    assert images(stage.overlay)[0] == before
    stage.overlay.set_comparison(None)
    assert images(stage.overlay)[0] != before


def label_rows(stage: Stage) -> int:
    """How many pixels are nearly white, as the edges of labels are."""
    image = stage.canvas.grab().toImage()
    return sum(
        image.pixelColor(x, y).lightness() > 250
        for x in range(30, image.width() - 30)
        for y in range(40, image.height() - 40)
    )


def test_parts_of_a_region_bear_a_label_each(stage):
    stage.view(EXTENT)
    before = label_rows(stage)
    stage.session.commit(declare_exclave(stage.plan, DU1, "Getrennt durch den See."))
    stage.session.begin_gesture()
    stage.session.move([block(7, 1), block(6, 1)], UNASSIGNED)
    stage.session.end_gesture()
    assert stage.plan.parts(DU1) == 2
    assert label_rows(stage) > before


def test_a_label_makes_way_for_a_name_of_the_map_within_its_region(stage):
    stage.view(EXTENT)
    labels, view = stage.overlay.labels, stage.overlay.picture.view
    home = {text: rect for text, rect, _ in labels.placed}
    text = stage.plan.regions[KR2].short
    corner = view.transform.inverted()[0].mapRect(home[text])
    name = corner.left(), corner.top(), corner.right(), corner.bottom()
    labels.names = np.array([name])
    stage.overlay.set_label_size(labels.points)
    moved = {text: rect for text, rect, _ in labels.placed}
    halo = 4
    assert not moved[text].intersects(home[text].adjusted(halo, halo, -halo, -halo))
    place = stage.canvas.getCoordinateTransform().toMapCoordinates(moved[text].center().toPoint())
    assert stage.session.region_at(place) == KR2
    assert {key: rect for key, rect in moved.items() if key != text} == {
        key: rect for key, rect in home.items() if key != text
    }


# Other views


def test_a_new_view_shows_the_last_one_until_it_is_drawn(stage):
    stage.canvas.setExtent(EXTENT)
    assert stage.colour(2.3, 0.3) == region_colour(stage.session, KR2), "moved and scaled at first"
    stage.overlay.draw_now()
    assert stage.colour(2.3, 0.3) == region_colour(stage.session, KR2)


def test_the_picture_follows_a_change_while_it_is_being_drawn(stage):
    stage.canvas.setExtent(EXTENT)
    stage.plan.assign([block(2, 0)], KR1)
    for _ in range(20):
        QApplication.processEvents()
    assert stage.colour(2.3, 0.3) == region_colour(stage.session, KR1)


@pytest.mark.parametrize("rotation", [0.0, 30.0, -90.0])
def test_turned_maps_and_other_systems(qgis_app, rotation):
    stage = Stage()
    try:
        stage.view(EXTENT, rotation)
        assert stage.colour(2.3, 1.3) == region_colour(stage.session, KR2)
        stage.canvas.setRotation(0)
        stage.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
        stage.canvas.zoomToFeatureExtent(stage.canvas.extent())
        stage.overlay.draw_now()
        patched = images(stage.overlay)
        assert patched[0].pixelColor(250, 130).alpha() == 255
    finally:
        stage.close()


@pytest.mark.parametrize("crs", ["EPSG:2193", "EPSG:3031", "EPSG:3857", ""])
def test_a_project_in_any_system_does_no_harm(stage, crs):
    stage.canvas.setDestinationCrs(QgsCoordinateReferenceSystem(crs))
    stage.canvas.setExtent(EXTENT)
    stage.overlay.draw_now()
    stage.plan.assign([block(2, 0)], KR1)
    stage.canvas.grab()
    stage.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:25832"))
    stage.view(EXTENT)
    assert stage.colour(2.3, 0.3) == region_colour(stage.session, KR1)


def test_a_canvas_without_size_is_no_fault(stage):
    stage.canvas.resize(0, 0)
    stage.overlay.draw_now()
    stage.plan.assign([block(2, 0)], KR1)
    stage.canvas.resize(500, 260)
    stage.view(EXTENT)
    assert stage.colour(2.3, 0.3) == region_colour(stage.session, KR1)


# The arrays behind it


@settings(max_examples=30)
@given(
    st.integers(1, 40),
    st.integers(1, 40),
    st.floats(0.02, 0.3),
    st.floats(-20, 60),
    st.floats(-20, 60),
)
def test_each_pixel_shows_the_block_under_its_centre(long_stage, width, height, scale, dx, dy):
    session = long_stage.session
    outlines = BlockOutlines.of(session.layer.geometries)
    everything = np.arange(len(session.layer.geometries))
    segments, owner = outlines.segments(everything)
    origin = np.array([EXTENT.xMinimum(), EXTENT.yMinimum()] * 2)
    pixels = (segments - origin) * scale * [1, -1, 1, -1] + [dx, dy, dx, dy]
    raster = empty_raster(width, height)
    fill(raster, pixels, everything[owner])
    for row in range(height):
        for column in range(width):
            x = EXTENT.xMinimum() + (column + 0.5 - dx) / scale
            y = EXTENT.yMinimum() - (row + 0.5 - dy) / scale
            place = QgsGeometry.fromPointXY(QgsPointXY(x, y))
            under = [
                number
                for number, geometry in enumerate(session.layer.geometries)
                if geometry.boundingBox().contains(QgsPointXY(x, y)) and geometry.contains(place)
            ]
            found = raster[row, column]
            if under:
                assert found == under[0]
            elif found >= 0:
                assert session.layer.geometries[found].distance(place) < 1e-6


def test_chains_hold_all_borders_and_stay_as_near_as_is_asked(qgis_app):
    # Two columns of blocks; the border of each pair bends by up to 8 m, once in a step of 30 m.
    def border(row: int) -> list[tuple[float, float]]:
        step = 30 if row == 2 else 8
        return [(100, 100 * row), (100 + step, 100 * row + 40), (100, 100 * row + 100)]

    rows_of_blocks = []
    for row in range(4):
        line = ", ".join(f"{x} {y}" for x, y in border(row))
        low, high = 100 * row, 100 * row + 100
        back = ", ".join(f"{x} {y}" for x, y in reversed(border(row)))
        rows_of_blocks.append(f"Polygon((0 {low}, {line}, 0 {high}, 0 {low}))")
        rows_of_blocks.append(f"Polygon(({back}, 200 {low}, 200 {high}, 100 {high}))")
    geometries = [QgsGeometry.fromWkt(wkt) for wkt in rows_of_blocks]
    lines = neighbours(rings_of(geometries), NeighbourRules())[1]
    chains = BorderChains(lines, lines.segments, len(geometries))
    everything = np.arange(len(chains.left))

    def length(segments: np.ndarray) -> float:
        return float(np.hypot(*(segments[:, 2:] - segments[:, :2]).T).sum())

    assert length(chains.drawn(everything, -1.0)) == pytest.approx(length(lines.segments))
    side = np.where(chains.right >= 0, chains.left % 2 != chains.right % 2, False)
    middle = np.flatnonzero(side)
    assert len(middle) == 4
    assert len(chains.drawn(middle, 0.0)) == 8
    # Only the step of 30 m is too far off to be left out.
    assert len(chains.drawn(middle, 10.0)) == 5
    assert length(chains.drawn(middle, 50.0)) == pytest.approx(400)
    own = chains.index.of(np.array([2]))
    assert len(own) and all(2 in (chains.left[c], chains.right[c]) for c in own)
