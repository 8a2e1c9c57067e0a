# SPDX-License-Identifier: GPL-2.0-or-later
"""Facilitator view and comparison: the window comes back as it was, both maps say the same."""

from __future__ import annotations

import pytest
from layers import make_layer, square_wkt
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QDockWidget, QToolBar
from small_window import SmallWindow
from sozialraumplaner.core.comparison import compare
from sozialraumplaner.core.plan import Plan, PlanInfo
from sozialraumplaner.core.values import State
from sozialraumplaner.gis.compare_figures import figures_between
from sozialraumplaner.gis.layers import read_block_layer
from sozialraumplaner.gis.plan_session import PlanSession
from sozialraumplaner.gis.plans import plan_from_layer
from sozialraumplaner.ui.compare_sources import FIELD, PLAN, START, sources_of
from sozialraumplaner.ui.compare_window import CompareWindow
from workshop_plan import KR1, KR2, block, open_plan


@pytest.fixture
def window(qgis_app, tmp_path):
    """A window with the dock and the small plan."""
    shown = SmallWindow()
    shown.window.show()
    shown.dock.show_plan(open_plan(tmp_path / "Entwurf.gpkg"))
    shown.dock.show()
    QApplication.processEvents()
    yield shown
    shown.close()


def furniture(window) -> dict[str, bool]:
    """What of the window is seen."""
    main = window.window
    parts = [*main.findChildren(QToolBar), *main.findChildren(QDockWidget)]
    seen = {part.objectName(): part.isVisible() for part in parts if part.parent() is main}
    seen["menu"] = main.menuBar().isVisible()
    seen["status"] = main.statusBar().isVisible()
    return seen


def move(session, column: int, row: int, target: int) -> int:
    session.begin_gesture()
    session.stroke([block(column, row)], target)
    session.end_gesture()
    return int(session.plan.blocks.population[block(column, row)])


def test_one_switch_in_and_one_out(window):
    window.window.findChild(QToolBar, "Navigation").hide()
    before = furniture(window)
    view = window.dock.workshop.facilitator
    window.dock.workshop.facilitate_action.trigger()
    assert view.is_on
    now = furniture(window)
    assert [name for name, shown in now.items() if shown] == ["SozialraumFacilitator"]
    window.dock.workshop.facilitate_action.trigger()
    assert not view.is_on and furniture(window) == before


def test_escape_twice_leaves_once_does_not(window):
    view = window.dock.workshop.facilitator
    window.dock.workshop.show_facilitator(True)
    handle = window.window.windowHandle()
    QTest.keyClick(handle, Qt.Key.Key_Escape)
    assert view.is_on
    QTest.keyClick(handle, Qt.Key.Key_Escape)
    assert not view.is_on
    assert not window.dock.workshop.facilitate_action.isChecked()


@pytest.mark.parametrize("way", ["plan", "plugin"])
def test_closing_plan_or_plugin_brings_the_window_back(window, way):
    before = furniture(window)
    window.dock.workshop.show_facilitator(True)
    if way == "plan":
        window.dock.forget_plan()
    else:
        window.dock._may_exit()
    assert furniture(window) == before


def test_the_numbers_follow_the_plan_and_its_municipality(window):
    session = window.dock.session
    window.dock.workshop.show_facilitator(True)
    panel = window.dock.workshop.facilitator.panel
    panel.choose("05358058")
    assert panel.numbers._regions == [3] and panel.subtitle() == "Düren"
    move(session, 2, 0, KR1)
    assert panel.subtitle() == "Kreuzau", "the room looks at what was moved"
    town = session.plan.blocks.municipality == "05358028"
    residents = int(session.plan.blocks.population[town].sum())
    assert f"{residents:,}" in panel.sum.text()
    panel.grab()
    window.dock.workshop.facilitator.leave()


def test_target_and_givers_stand_above_the_list_during_a_stroke(window):
    session, workshop = window.dock.session, window.dock.workshop
    workshop.show_facilitator(True)
    panel = workshop.facilitator.panel
    assert panel.focus.isHidden()
    workshop.tools.choose(KR2)
    assert panel.focus.regions == [KR2] and panel.numbers._target == KR2
    session.begin_gesture()
    session.stroke([block(4, 0)], KR2)
    session.stroke([block(1, 0), block(1, 1)], KR2)
    assert panel.focus.regions == [KR2, KR1, 2], "the target, then who gives most"
    assert panel.focus.isVisible()
    panel.grab()
    session.cancel_gesture()
    session.begin_new_region(block(0, 0))
    session.stroke([block(0, 0)], 4)
    assert panel.focus.regions[0] == 4
    panel.grab()
    session.cancel_gesture()
    assert 4 not in panel.focus.regions, "what is gone again is not shown"
    panel.grab()
    workshop.tools.choose(None)
    assert panel.numbers._target is None
    workshop.facilitator.leave()


def test_the_card_of_the_target_is_marked_and_in_view(window):
    workshop = window.dock.workshop
    window.window.resize(1366, 300)
    workshop.show_facilitator(True)
    panel = workshop.facilitator.panel
    panel.choose(None)
    QApplication.processEvents()
    plain = panel.numbers.grab(panel.numbers.place_of(3)).toImage()
    workshop.tools.choose(3)
    QApplication.processEvents()
    seen = panel.numbers.visibleRegion().boundingRect()
    assert seen.contains(panel.numbers.place_of(3).center())
    assert panel.numbers.grab(panel.numbers.place_of(3)).toImage() != plain
    workshop.facilitator.leave()


def test_compare_with_the_start_shows_who_moves(window):
    session = window.dock.session
    shown = CompareWindow(session, window.canvas, window.window)
    assert shown.comparison.residents_moved == 0
    residents = move(session, 2, 0, KR1) + move(session, 3, 0, KR1)
    shown.refresh()
    assert shown.comparison.moved.tolist() == [block(2, 0), block(3, 0)]
    assert shown.flows.rowCount() == 1
    assert [shown.flows.item(0, column).text() for column in (2, 3)] == ["2", str(residents)]
    assert shown.flows.item(0, 0).text().startswith("KR 2")
    assert f"{residents} residents" in shown.summary.text()
    first = shown.figures.item(0, 1).text(), shown.figures.item(0, 2).text()
    assert first[0] == first[1], "nobody is born by moving a border"
    shown.close()


def test_both_maps_move_together(window):
    session = window.dock.session
    shown = CompareWindow(session, window.canvas, window.window)
    shown.show()
    QApplication.processEvents()
    shown.new_map.setExtent(session.extent_of(KR2))
    for one, other in ((shown.new_map, shown.old_map), (shown.old_map, shown.new_map)):
        assert one.center().distance(other.center()) < 1
        one.setExtent(session.extent_of(KR1))
        assert one.center().distance(other.center()) < 1
    shown.close()


def test_another_plan_of_the_file_is_a_reference(window):
    session = window.dock.session
    session.file.branch(session.plan, session.info, "Abgestimmt")
    move(session, 2, 0, KR1)
    kinds = [source.kind for source in sources_of(session)]
    assert kinds[:2] == [PLAN, START] and FIELD in kinds
    shown = CompareWindow(session, window.canvas, window.window)
    assert "Abgestimmt" in shown.old_title.text()
    assert shown.comparison.moved.tolist() == [block(2, 0)]
    assert session.file.plan_id == session.info.plan_id, "the open plan stays the open one"
    shown.close()


def test_a_closed_comparison_leaves_nothing_behind(window):
    session = window.dock.session
    listeners = len(session.plan.listeners)
    window.dock.workshop.show_compare()
    window.dock.workshop.compare.close()
    move(session, 2, 0, KR1)
    QApplication.processEvents()
    assert len(session.plan.listeners) == listeners
    assert window.dock.workshop.compare is None


def test_indicators_beside_each_other_tell_no_small_number(window):
    """Cases of 30 and 30 of which 4 move: neither the change nor both numbers are shown."""
    layer = read_block_layer(cases_layer([26, 4, 30, 40]))
    session = PlanSession(layer, plan_from_layer(layer), PlanInfo("", "Probe"))
    session.begin_gesture()
    session.stroke([1], 1)
    session.end_gesture()
    start = Plan(
        session.plan.blocks, session.plan.contiguity, session.plan.start, session.plan.regions
    )
    small = figures_between(layer, compare(start, session.plan))
    assert small.value("lb", 0).state is State.SECRET and small.value("lb", 1).change is None
    session.undo()
    session.begin_gesture()
    session.stroke([2], 0)
    session.end_gesture()
    large = figures_between(layer, compare(start, session.plan))
    assert (large.value("lb", 0).value, large.value("lb", 0).change) == (60, 30)
    assert (large.value("lb", 1).value, large.value("lb", 1).change) == (40, -30)


def cases_layer(cases: list[int]):
    """Blocks in a row with cases, the first two in one region, the others in a second."""
    fields = (
        "field=baustein_id:string&field=ags:string&field=gem_name:string&field=einwohner:integer"
        "&field=sr_id:string&field=lb:double&field=lb_status:string"
    )
    rows = [
        (square_wkt(at, 0), f"B{at}", "05358028", "K", 500, f"05358028-0{1 + at // 2}", n, None)
        for at, n in enumerate(cases)
    ]
    return make_layer(rows, fields)
