# SPDX-License-Identifier: GPL-2.0-or-later
"""The map tools of the workshop, with a mouse and keys on a real canvas."""

from __future__ import annotations

from typing import Optional

import numpy as np
import pytest
from mouse import ALT, CTRL, RIGHT, SHIFT, Hand, make_canvas
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QApplication, QLabel, QLineEdit
from sozialraumplaner.core.plan import UNASSIGNED
from sozialraumplaner.core.plan.actions import (
    declare_exclave,
    freeze_border,
    lock_blocks,
    lock_regions,
    split,
)
from sozialraumplaner.core.plan.strokes import KeepConnected
from sozialraumplaner.gis.plan_file import Mode
from sozialraumplaner.gis.plan_session import PlanSession, open_plan_file
from sozialraumplaner.ui.plan_overlay import PlanOverlay
from sozialraumplaner.ui.tools import (
    NEW_REGION,
    BorderTool,
    LassoTool,
    PaintTool,
    RectangleTool,
)
from workshop_plan import (
    DU1,
    EXTENT,
    KR1,
    KR2,
    KR3,
    ROWS,
    SIZE,
    at,
    block,
    open_plan,
    regions,
)


class Table:
    """A canvas, a plan, a tool and the hand that holds it."""

    def __init__(self, kind: type, session: Optional[PlanSession] = None) -> None:
        self.session = session or open_plan()
        self.plan = self.session.plan
        self.canvas = make_canvas(EXTENT.buffered(SIZE / 2), "EPSG:25832")
        self.overlay = PlanOverlay(self.canvas, self.session)
        self.overlay.draw_now()
        self.tool = kind(self.canvas)
        self.tool.set_session(self.session, self.overlay)
        self.canvas.setMapTool(self.tool)
        self.hand = Hand(self.canvas)
        self.picked: list[int] = []
        self.ended: list[object] = []
        self.steps: list[int] = []
        self.tool.target_picked.connect(self.picked.append)
        self.tool.stroke_ended.connect(self.ended.append)
        self.tool.region_step.connect(self.steps.append)

    @property
    def note(self) -> str:
        """What stands beside the mouse, "" where nothing does."""
        return self.tool.note.text() if self.tool.note.isVisible() else ""

    def close(self) -> None:
        self.canvas.unsetMapTool(self.tool)
        self.tool.dispose()
        self.overlay.remove()
        self.canvas.close()


@pytest.fixture
def table(qgis_app):
    """Lays tables and clears them away."""
    laid: list[Table] = []

    def lay(kind: type = PaintTool, **options: object) -> Table:
        laid.append(Table(kind, **options))
        return laid[-1]

    yield lay
    for each in laid:
        each.close()


# Painting


def test_a_fast_stroke_skips_nothing_and_is_one_step(table):
    t = table()
    start = regions(t.session)
    # Two events only, four blocks apart.
    t.hand.press(at(0, 0))
    t.hand.move(at(4, 0))
    assert regions(t.session)[0][:6] == [KR1] * 5 + [UNASSIGNED], "shown while the button is down"
    t.hand.release(at(4, 0))
    assert regions(t.session)[1:] == start[1:]
    assert len(t.plan.steps) == 1 and t.picked == [KR1]
    assert t.ended[0].blocks.tolist() == [block(column, 0) for column in (2, 3, 4)]
    t.session.undo()
    assert regions(t.session) == start


def test_a_click_takes_one_block_to_the_chosen_region(table):
    t = table()
    t.tool.target = KR2
    t.hand.click(at(1, 2))
    assert np.flatnonzero(t.plan.region_of != t.plan.start).tolist() == [block(1, 2)]
    assert t.plan.region_of[block(1, 2)] == KR2 and t.picked == []


def test_the_brush_takes_what_its_circle_touches(table):
    t = table()
    t.tool.target = KR1
    for _ in range(4):
        t.hand.key("+")
    radius = t.tool.brush.radius * t.canvas.mapUnitsPerPixel()
    t.hand.move(at(2.5, 1.5))
    assert t.tool.brush.isVisible()
    t.hand.drag([at(2.5, 1.5), at(3.2, 2)])
    way = QgsGeometry.fromPolylineXY([QgsPointXY(*at(2.5, 1.5)), QgsPointXY(*at(3.2, 2))])
    clear = [abs(g.distance(way) - radius) > 2 for g in t.session.layer.geometries]
    for number, geometry in enumerate(t.session.layer.geometries):
        if clear[number] and t.plan.start[number] in (KR1, KR2, KR3):
            expected = geometry.distance(way) <= radius or t.plan.start[number] == KR1
            assert (t.plan.region_of[number] == KR1) == expected, number


def test_keys_and_wheel_change_the_brush_between_its_ends(table):
    t = table()
    assert t.tool.brush.radius == 0
    t.hand.key("-")
    assert t.tool.brush.radius == 0
    scale = t.canvas.scale()
    t.hand.wheel(at(3, 2), up=True, modifiers=CTRL)
    first = t.tool.brush.radius
    t.hand.key("+")
    assert 0 < first < t.tool.brush.radius
    assert t.canvas.scale() == scale, "Ctrl and the wheel do not zoom"
    t.hand.wheel(at(3, 2), up=False, modifiers=CTRL)
    assert t.tool.brush.radius == first
    for _ in range(40):
        t.hand.key("+")
    largest = t.tool.brush.radius
    t.hand.key("+")
    assert t.tool.brush.radius == largest
    t.hand.wheel(at(3, 2), up=True)
    assert t.canvas.scale() < scale, "the wheel alone zooms"


def test_the_brush_grows_by_one_step_also_in_a_stroke(table):
    t = table()
    t.hand.key("+")
    one = t.tool.brush.size
    t.hand.press(at(0, 0))
    t.hand.key("+")
    assert t.tool.brush.size == one + 1
    t.hand.release(at(0, 0))


def test_a_press_on_nothing_says_what_to_do(table):
    t = table()
    t.hand.click(at(5, 1))
    assert "Press on a Sozialraum" in t.note
    t.hand.click((EXTENT.xMinimum() - 30, EXTENT.yMinimum() - 30))
    assert "Press on a Sozialraum" in t.note
    assert not t.plan.is_changed and not t.plan.gesture_is_running and t.ended == []


def test_unassigned_blocks_are_taken_up_and_blocks_can_be_given_up(table):
    t = table()
    t.hand.drag([at(4, 0), at(5, 0)])
    assert t.plan.region_of[block(5, 0)] == KR3
    t.tool.target = UNASSIGNED
    t.hand.click(at(0, 0))
    assert t.plan.region_of[block(0, 0)] == UNASSIGNED


def test_the_note_tells_residents_and_their_change(table):
    t = table()
    t.tool.target = KR1
    t.hand.press(at(2, 0))
    assert "KR 1: 1,026 (+102)" in t.note and "KR 2: 838 (−102)" in t.note
    t.hand.release(at(2, 0))
    assert t.note == "", "a stroke without a warning leaves nothing behind"
    t.hand.drag([at(3, 1), at(2, 1)])
    assert "KR 2 falls apart into 2 parts" in t.note, "a warning stays to be read"


def test_a_declared_exclave_is_no_warning(table):
    t = table()
    t.session.commit(declare_exclave(t.plan, KR1, "Der See trennt beide Teile."))
    t.tool.target = KR1
    t.hand.click(at(3, 0))
    assert t.plan.parts(KR1) == 2 and t.note == ""


# Pipette, reverse, new region


def test_alt_picks_the_region_under_the_mouse(table):
    t = table()
    t.hand.click(at(2, 2), ALT)
    assert t.tool.target == KR2 and t.picked == [KR2]
    assert "KR 2" in t.note and not t.plan.is_changed and not t.plan.steps
    t.hand.click(at(5, 2), ALT)
    assert t.tool.target == KR2, "there is no region to be picked"


def test_shift_gives_blocks_of_the_chosen_region_to_the_one_under_the_press(table):
    t = table()
    t.tool.target = KR1
    t.hand.drag([at(2, 0), at(0, 0), at(0, 1)], SHIFT)
    changed = np.flatnonzero(t.plan.region_of != t.plan.start)
    assert changed.tolist() == [block(0, 0), block(1, 0), block(0, 1)]
    assert (t.plan.region_of[changed] == KR2).all()
    assert t.session.source is None, "the usual filter is back"
    t.session.undo()
    # Blocks of third regions are left alone.
    t.hand.drag([at(2, 0), at(4, 0)], SHIFT)
    assert not t.plan.is_changed


def test_shift_without_two_regions_says_what_is_missing(table):
    t = table()
    t.hand.click(at(2, 0), SHIFT)
    assert "Choose a Sozialraum first" in t.note
    t.tool.target = KR2
    t.hand.click(at(2, 0), SHIFT)
    assert "is to get blocks of KR 2" in t.note
    assert not t.plan.is_changed and not t.plan.gesture_is_running


def test_a_new_region_comes_with_the_stroke_and_goes_with_it(table):
    t = table()
    t.tool.target = NEW_REGION
    t.hand.drag([at(7, 3), at(6, 3)])
    made = t.tool.target
    assert made == 4 and t.picked == [made]
    assert t.plan.regions[made].municipality == "05358058"
    assert t.plan.members(made).tolist() == [block(6, 3), block(7, 3)]
    # The next stroke goes on with it.
    t.hand.click(at(7, 2))
    assert t.plan.block_count[made] == 3
    t.session.undo()
    t.session.undo()
    assert not t.plan.is_changed and t.plan.listed == [KR1, KR2, KR3, DU1]


def test_a_new_region_that_gets_no_block_leaves_no_trace(table):
    t = table()
    t.session.commit(lock_regions(t.plan, [DU1], True))
    steps = len(t.plan.steps)
    t.tool.target = NEW_REGION
    t.hand.click(at(7, 3))
    assert t.plan.listed == [KR1, KR2, KR3, DU1] and len(t.plan.steps) == steps
    t.hand.press(at(0, 0))
    t.hand.escape()
    t.hand.release(at(0, 0))
    assert t.plan.listed == [KR1, KR2, KR3, DU1] and t.tool.target == NEW_REGION


# Esc and keys


def test_escape_cancels_the_stroke_first_and_leaves_the_tool_second(table):
    t = table()
    start = regions(t.session)
    t.hand.press(at(0, 0))
    t.hand.move(at(3, 0))
    assert regions(t.session) != start
    t.hand.escape()
    assert regions(t.session) == start and not t.plan.gesture_is_running
    t.hand.move(at(3, 1))
    t.hand.release(at(3, 1))
    assert regions(t.session) == start and t.ended == [None] and not t.plan.steps
    assert t.canvas.mapTool() is t.tool
    t.hand.escape()
    assert t.canvas.mapTool() is not t.tool


def test_another_tool_or_another_plan_takes_a_running_stroke_back(table):
    t = table()
    t.hand.press(at(0, 0))
    t.hand.move(at(3, 0))
    t.canvas.unsetMapTool(t.tool)
    assert not t.plan.is_changed and not t.plan.gesture_is_running
    t.canvas.setMapTool(t.tool)
    t.hand.press(at(0, 0))
    t.hand.move(at(3, 0))
    t.tool.set_session(None)
    assert not t.plan.is_changed and not t.plan.gesture_is_running
    t.hand.move(at(2, 0))
    t.hand.release(at(2, 0))


def test_the_question_mark_shows_the_keys_and_escape_hides_them(table):
    t = table()
    t.hand.key("?")
    assert t.tool.keys.isVisible()
    t.hand.escape()
    assert not t.tool.keys.isVisible() and t.canvas.mapTool() is t.tool
    t.hand.key("?")
    t.hand.key("?")
    assert not t.tool.keys.isVisible()


def test_the_keys_fit_on_a_narrow_map(table):
    t = table()
    t.canvas.resize(500, 560)
    t.hand.key("?")
    assert t.canvas.rect().contains(t.tool.keys.geometry())


def test_each_tool_shows_its_own_keys(table):
    shown = {}
    for kind in (PaintTool, BorderTool, LassoTool):
        t = table(kind)
        t.hand.key("?")
        shown[kind] = t.tool.keys.findChild(QLabel).text()
        t.hand.key("?")
    assert "brush" in shown[PaintTool] and "brush" not in shown[LassoTool]
    assert "gives way" in shown[BorderTool] and "Shift" not in shown[BorderTool]


def test_single_keys_ask_for_the_next_region_but_not_in_a_stroke_or_a_field(table):
    t = table()
    for key in "n.b,":
        t.hand.key(key)
    assert t.steps == [1, 1, -1, -1]
    t.hand.press(at(0, 0))
    t.hand.key("n")
    t.hand.release(at(0, 0))
    t.hand.key("n", modifiers=CTRL)
    field = QLineEdit()
    t.hand.key("n", receiver=field)
    assert t.steps == [1, 1, -1, -1] and field.text() == "n"


def test_space_still_pans(table):
    t = table()
    t.hand.move(at(2, 2))
    before = t.canvas.extent().center()
    t.hand.hold(" ", Qt.Key.Key_Space)
    t.hand.move(at(2.5, 2))
    t.hand.move(at(4, 2))
    t.hand.let_go(" ", Qt.Key.Key_Space)
    QApplication.processEvents()
    assert t.canvas.extent().center().x() == pytest.approx(before.x() - 2 * SIZE, abs=3)
    assert not t.plan.is_changed


def test_a_press_while_space_is_down_pans_and_paints_nothing(table):
    t = table()
    t.tool.target = KR1
    t.hand.move(at(2, 2))
    before = t.canvas.extent().center()
    t.hand.hold(" ", Qt.Key.Key_Space)
    t.hand.drag([at(2, 2), at(3, 2), at(4, 2)])
    t.hand.let_go(" ", Qt.Key.Key_Space)
    QApplication.processEvents()
    assert t.canvas.extent().center().x() == pytest.approx(before.x() - 2 * SIZE, abs=3)
    assert not t.plan.is_changed and t.ended == []
    # The key is up again: the next press is a stroke.
    t.hand.click(at(2, 2))
    assert t.plan.is_changed


# A region that is divided by drawing


def test_a_drawn_split_is_one_step_with_the_keys_of_a_split(table):
    t = table()
    expected = split(t.plan, KR2, [block(3, 0), block(3, 1)])
    t.tool.divide(KR2)
    t.hand.drag([at(3, 0), at(3, 1)])
    change = t.plan.steps[0].change
    assert len(t.plan.steps) == 1 and change.kind == "split"
    assert change.edits == expected.edits, "keys, labels and names of both halves"
    assert [t.plan.regions[r].key[8:] for r in t.plan.listed] == [
        "-01",
        "-02a",
        "-03",
        "-01",
        "-02b",
    ]
    assert t.tool.target == 4 and t.tool.divided is None, "the next stroke goes on with it"
    t.session.undo()
    assert not t.plan.is_changed and t.plan.regions[KR2].key.endswith("-02")


def test_a_split_is_drawn_inside_one_region(table):
    t = table()
    t.tool.divide(KR2)
    t.hand.press(at(1, 0))
    t.hand.move(at(2, 0))
    t.hand.move(at(4, 0))
    assert "Only blocks of KR 2 go" in t.note
    t.hand.release(at(4, 0))
    changed = np.flatnonzero(t.plan.region_of != t.plan.start).tolist()
    assert changed == [block(2, 0), block(3, 0)]
    assert t.session.source is None, "the usual filter is back"


@pytest.mark.parametrize("kind", [PaintTool, RectangleTool])
def test_a_split_that_leaves_nothing_is_refused_and_says_so(table, kind):
    t = table(kind)
    start = regions(t.session)
    t.tool.divide(KR3)
    if kind is PaintTool:
        t.hand.drag([at(4, 0), at(4, 3)])
    else:
        t.hand.press(at(3.4, -0.4))
        t.hand.move(at(4.6, 3.6))
        t.hand.release(at(4.6, 3.6))
    assert regions(t.session) == start and not t.plan.steps
    assert "To split KR 3" in t.note
    assert t.plan.listed == [KR1, KR2, KR3, DU1] and t.plan.regions[KR3].short == "KR 3"
    assert t.tool.divided == KR3, "it can be drawn again"


def test_escape_takes_a_drawn_split_back_then_gives_it_up_then_leaves(table):
    t = table()
    start = regions(t.session)
    dropped = []
    t.tool.split_dropped.connect(lambda: (dropped.append(True), setattr(t.tool, "target", None)))
    t.tool.divide(KR2)
    t.hand.press(at(3, 0))
    assert regions(t.session) != start
    t.hand.escape()
    t.hand.release(at(3, 0))
    assert regions(t.session) == start and not t.plan.steps
    assert t.tool.divided == KR2 and t.plan.regions[KR2].short == "KR 2"
    t.hand.escape()
    assert dropped == [True] and t.tool.divided is None and t.canvas.mapTool() is t.tool
    t.hand.escape()
    assert t.canvas.mapTool() is not t.tool


def test_a_region_that_is_locked_meanwhile_is_not_divided(table):
    t = table()
    t.tool.divide(KR2)
    t.session.commit(lock_regions(t.plan, [KR2], True))
    t.hand.drag([at(2, 0), at(3, 0)])
    assert "KR 2 is locked" in t.note and len(t.plan.steps) == 1


def test_a_region_that_loses_its_last_block_is_told_of(table):
    t = table()
    t.tool.target = KR2
    t.hand.press(at(4, 0))
    assert "left without" not in t.note
    t.hand.move(at(4, 3))
    t.hand.release(at(4, 3))
    assert t.plan.block_count[KR3] == 0
    assert "KR 3 is left without a block" in t.note, "it stays to be read"


# What the session allows


def test_whole_ortsteile_move(table):
    t = table()
    t.session.level_field = "ortsteil"
    t.tool.target = KR1
    t.hand.click(at(2, 0))
    changed = np.flatnonzero(t.plan.region_of != t.plan.start).tolist()
    assert changed == [block(2, 0), block(3, 0), block(2, 1), block(3, 1)]


def test_blocks_come_from_the_chosen_source_only(table):
    t = table()
    t.tool.target = KR1
    t.session.source = UNASSIGNED
    t.hand.drag([at(2, 0), at(5, 0)])
    assert np.flatnonzero(t.plan.region_of != t.plan.start).tolist() == [block(5, 0)]
    t.session.source = KR3
    t.hand.drag([at(2, 1), at(5, 1)])
    assert t.plan.region_of[block(4, 1)] == KR1
    assert t.plan.region_of[block(2, 1)] == KR2 and t.plan.region_of[block(5, 1)] == UNASSIGNED


def test_a_stroke_that_would_cut_a_region_apart_is_refused(table):
    t = table()
    t.session.keep_connected = KeepConnected.REFUSE
    t.tool.target = KR2
    start = regions(t.session)
    plain = t.canvas.grab().toImage()
    # The second of four blocks of KR 3: one block below it would be cut off.
    t.hand.click(at(4, 1))
    assert regions(t.session) == start
    assert "would be cut off" in t.note and "residents" in t.note
    t.tool.note.hide()
    assert t.canvas.grab().toImage() != plain, "what would be cut off is hatched"
    t.hand.move(at(3, 1))
    t.hand.move((EXTENT.xMinimum() - 30, EXTENT.yMinimum() - 30))
    assert t.canvas.grab().toImage() == plain
    # Together with the block below nothing is cut off; the first refusal does not stand.
    t.hand.drag([at(4, 0), at(4, 1)])
    assert [row[4] for row in regions(t.session)] == [KR2, KR2, KR3, KR3]


def test_what_would_be_cut_off_is_taken_along(table):
    t = table()
    t.session.keep_connected = KeepConnected.TAKE_ALONG
    t.tool.target = KR2
    t.hand.click(at(4, 1))
    assert [row[4] for row in regions(t.session)] == [KR2, KR2, KR3, KR3]
    assert "1 block taken along" in t.note
    assert len(t.plan.steps) == 1


@pytest.mark.parametrize(
    ("lock", "sentence"),
    [
        (lambda plan: lock_blocks(plan, [block(2, 0)], True), "Locked: 1 block of KR 2"),
        (lambda plan: lock_regions(plan, [KR2], True), "KR 2 is locked and gives no blocks"),
        (lambda plan: lock_regions(plan, [KR1], True), "KR 1 is locked and takes no blocks"),
        (lambda plan: freeze_border(plan, [KR2, KR3], True), "outer border between KR 2 and KR 1"),
    ],
)
def test_a_lock_refuses_and_says_so(table, lock, sentence):
    t = table()
    t.session.commit(lock(t.plan))
    t.tool.target = KR1
    t.hand.press(at(2, 0))
    t.hand.release(at(2, 0))
    assert sentence in t.note
    assert not t.plan.is_changed and len(t.plan.steps) == 1
    # With the lock gone the same stroke works.
    t.session.undo()
    t.hand.click(at(2, 0))
    assert t.plan.region_of[block(2, 0)] == KR1


def test_another_municipality_refuses_and_says_so(table):
    t = table()
    t.tool.target = KR1
    t.hand.click(at(6, 0))
    assert "KR 1 lies in Kreuzau" in t.note and not t.plan.is_changed


def test_hovering_shows_what_a_press_would_move(table):
    t = table()
    outside = (EXTENT.xMinimum() - 30, EXTENT.yMinimum() - 30)
    t.hand.move(outside)
    plain = t.canvas.grab().toImage()
    t.tool.target = KR1
    t.hand.move(at(2, 0))
    single = t.canvas.grab().toImage()
    t.session.level_field = "ortsteil"
    t.hand.move(outside)
    assert t.canvas.grab().toImage() == plain
    t.hand.move(at(2, 0))
    whole = t.canvas.grab().toImage()
    assert plain != single != whole != plain
    assert not t.plan.is_changed and not t.plan.gesture_is_running


def test_a_plan_that_is_open_for_reading_is_not_painted(table, tmp_path):
    path = tmp_path / "Plan.gpkg"
    written = open_plan()
    written.create_file(path)
    written.close()
    t = table(session=open_plan_file(path, mode=Mode.READ)[0])
    t.hand.drag([at(0, 0), at(3, 0)])
    assert "for reading only" in t.note and not t.plan.is_changed
    t.session.close()


def test_the_map_may_be_in_another_crs(table):
    t = table()
    t.canvas.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:3857"))
    to_map = QgsCoordinateTransform(
        t.session.layer.crs, QgsCoordinateReferenceSystem("EPSG:3857"), QgsProject.instance()
    )
    t.canvas.setExtent(to_map.transformBoundingBox(EXTENT))
    QApplication.processEvents()
    t.hand.drag([to_map.transform(*at(0, 3)), to_map.transform(*at(2, 3))])
    assert np.flatnonzero(t.plan.region_of != t.plan.start).tolist() == [block(2, 3)]


# The border


def on_border(row: float) -> tuple[float, float]:
    """On the border of KR 1 and KR 2, in the middle of a row."""
    return at(1.5, row)


@pytest.mark.parametrize(("way", "taken", "winner"), [(1, 2, KR1), (-1, 1, KR2)])
def test_the_side_a_border_is_moved_into_gives_way(table, way, taken, winner):
    t = table(BorderTool)
    x, y = on_border(1)
    t.hand.click((x, y))
    assert t.tool.is_running and not t.plan.is_changed
    t.hand.move((x + way * 40, y))
    t.hand.move((x + way * 40, y + SIZE))
    t.hand.click((x + way * 40, y + SIZE))
    changed = np.flatnonzero(t.plan.region_of != t.plan.start).tolist()
    assert changed == [block(taken, 1), block(taken, 2)]
    assert (t.plan.region_of[changed] == winner).all()
    assert len(t.plan.steps) == 1 and not t.tool.is_running
    # Going on without holding a border moves nothing.
    t.hand.move((x, y))
    assert np.flatnonzero(t.plan.region_of != t.plan.start).tolist() == changed


def test_a_border_can_be_dragged_in_one_go(table):
    t = table(BorderTool)
    x, y = on_border(0)
    t.hand.drag([(x, y), (x + 30, y), (x + 60, y)])
    assert t.plan.region_of[block(2, 0)] == KR1 and not t.tool.is_running


def test_only_the_side_that_gives_way_changes(table):
    t = table(BorderTool)
    x, y = on_border(0)
    t.hand.click((x, y))
    t.hand.move(at(2, 0))
    t.hand.move(at(4, 0))
    t.hand.click(at(4, 0))
    assert regions(t.session)[0][:5] == [KR1, KR1, KR1, KR1, KR3]
    assert t.session.source is None


@pytest.mark.parametrize("by", ["escape", "right button"])
def test_a_moved_border_is_restored(table, by):
    t = table(BorderTool)
    start = regions(t.session)
    t.hand.click(on_border(1))
    t.hand.move(at(2, 1))
    assert regions(t.session) != start
    if by == "escape":
        t.hand.escape()
    else:
        t.hand.click(at(2, 1), button=RIGHT)
    assert regions(t.session) == start and not t.tool.is_running
    assert not t.plan.steps and not t.plan.gesture_is_running
    assert t.canvas.mapTool() is t.tool


def test_a_border_is_taken_hold_of_only_where_two_regions_meet(table):
    t = table(BorderTool)
    t.hand.move(at(0, 0))
    assert t.note == ""
    t.hand.click(at(0, 0))
    assert not t.tool.is_running and "exactly two Sozialräume meet" in t.note
    t.hand.move(on_border(2))
    assert "KR 1 | KR 2" in t.note


def test_where_three_regions_meet_there_is_no_border_to_hold(table):
    t = table(BorderTool)
    t.session.plan.assign([block(2, 3), block(3, 3)], KR3)
    corner = at(1.5, 2.5)
    t.hand.click(corner)
    assert not t.tool.is_running
    t.hand.click((corner[0], corner[1] - 40))
    assert t.tool.is_running


# Rectangle and lasso


def test_a_rectangle_takes_blocks_whose_point_lies_inside(table):
    t = table(RectangleTool)
    t.tool.target = KR1
    t.hand.press(at(1.6, -0.3))
    t.hand.move(at(3.2, 1.3))
    assert not t.plan.is_changed, "assigned on release"
    t.hand.release(at(3.2, 1.3))
    changed = np.flatnonzero(t.plan.region_of != t.plan.start).tolist()
    assert changed == [block(2, 0), block(3, 0), block(2, 1), block(3, 1)]
    assert len(t.plan.steps) == 1 and "KR 1" in t.note


def test_a_lasso_takes_blocks_whose_point_lies_inside(table):
    t = table(LassoTool)
    # A triangle from KR 1 over KR 2; the target is the region under the press.
    t.hand.drag([at(1, -0.4), at(3.4, -0.4), at(3.4, 2.3), at(1, -0.3)])
    loop = [QgsPointXY(*p) for p in (at(1, -0.4), at(3.4, -0.4), at(3.4, 2.3), at(1, -0.3))]
    shape = QgsGeometry.fromPolygonXY([[*loop, loop[0]]])
    inside = [
        number
        for number, (x, y) in enumerate(t.plan.blocks.xy.tolist())
        if shape.contains(QgsPointXY(x, y)) and t.plan.start[number] != KR1
    ]
    assert np.flatnonzero(t.plan.region_of != t.plan.start).tolist() == inside and inside
    assert t.picked == [KR1]


@pytest.mark.parametrize("kind", [RectangleTool, LassoTool])
def test_a_shape_that_is_given_up_moves_nothing(table, kind):
    t = table(kind)
    t.tool.target = KR1
    t.hand.press(at(1.6, -0.3))
    t.hand.move(at(3.2, 1.3))
    t.hand.escape()
    t.hand.release(at(3.2, 1.3))
    assert not t.plan.is_changed and not t.plan.steps and t.canvas.mapTool() is t.tool
    t.hand.click(at(2, 2))
    assert not t.plan.is_changed, "a click encloses nothing"


def test_a_rectangle_can_make_a_new_region(table):
    t = table(RectangleTool)
    t.tool.target = NEW_REGION
    t.hand.press(at(2, 0))
    t.hand.move(at(3.3, 3.3))
    t.hand.release(at(3.3, 3.3))
    made = t.tool.target
    # Blocks of the corner itself lie inside by half only; their point decides.
    assert set(t.plan.members(made).tolist()) >= {block(3, row) for row in range(1, ROWS)}
    assert t.plan.regions[made].municipality == "05358028" and len(t.plan.steps) == 1
