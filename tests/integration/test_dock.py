# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock with a small real plan: table, target, findings, saving, several plans in one file."""

from __future__ import annotations

import gc
import time

import numpy as np
import pytest
from layers import make_layer, square_wkt
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QPushButton, QTableView
from small_window import SmallWindow
from sozialraumplaner.core.findings import Level, count_by_level
from sozialraumplaner.core.plan import UNASSIGNED, actions
from sozialraumplaner.gis.plan_file import Mode, PlanFile
from sozialraumplaner.gis.plan_session import open_plan_file, open_session
from sozialraumplaner.ui.region_table import (
    CHANGE,
    FIRST_INDICATOR,
    PARTS,
    REGION_ROLE,
    RESIDENTS,
    SHORT,
    STATE,
)
from sozialraumplaner.ui.tools import NEW_REGION
from sozialraumplaner.ui.workshop_page import FINDINGS
from workshop_plan import DU1, KR1, KR2, KR3, block, open_plan


@pytest.fixture
def window(qgis_app):
    """A window with the dock, no plan open."""
    shown = SmallWindow()
    shown.window.show()
    yield shown
    shown.close()


def row_of(window, region: int) -> dict[int, str]:
    """What the table shows for a region, by column."""
    rows = window.dock.filter
    for row in range(rows.rowCount()):
        if rows.index(row, 0).data(REGION_ROLE) == region:
            return {column: rows.index(row, column).data() for column in range(rows.columnCount())}
    return {}


def shown_codes(window) -> list[str]:
    rows = window.dock.filter
    return [rows.index(row, SHORT).data() for row in range(rows.rowCount())]


def sums_of(window) -> dict[str, dict[str, str]]:
    """What stands below the table, by row and column."""
    (_, *titles), *rows = [line.split("\t") for line in window.dock.sums.text().split("\n")]
    return {name: dict(zip(titles, cells)) for name, *cells in rows}


def test_the_table_follows_a_stroke_and_its_end(window, session):
    before = {region: row_of(window, region)[RESIDENTS] for region in (KR1, KR2)}
    session.begin_gesture()
    session.stroke([block(2, 0)], KR1)
    moved = int(session.plan.blocks.population[block(2, 0)])
    assert row_of(window, KR1)[CHANGE] == f"+{moved}"
    assert row_of(window, KR2)[CHANGE] == f"−{moved}"
    session.cancel_gesture()
    assert {region: row_of(window, region)[RESIDENTS] for region in (KR1, KR2)} == before
    assert row_of(window, KR1)[CHANGE] == ""


def test_sums_below_the_table_are_those_of_the_blocks(window, session):
    # Also those whose block has no Sozialraum.
    everybody = int(session.plan.blocks.population.sum())
    assert sums_of(window)["In all"]["Residents"] == f"{everybody:,}"
    box = window.dock.municipality_box
    box.setCurrentIndex(box.findText("Düren"))
    town = session.plan.blocks.municipality_name == "Düren"
    residents = int(session.plan.blocks.population[town].sum())
    assert sums_of(window)["Düren"]["Residents"] == f"{residents:,}"
    assert shown_codes(window) == ["DÜ 1"]


def test_sums_follow_a_stroke_before_it_ends(window, session):
    window.dock.minimum_box.setValue(int(session.plan.population[KR2]))
    before = sums_of(window)
    free = int((session.plan.region_of == UNASSIGNED).sum())
    session.begin_gesture()
    session.stroke([block(2, 0)], UNASSIGNED)
    deadline = time.monotonic() + 10
    while sums_of(window) == before and time.monotonic() < deadline:
        QTest.qWait(20)
    assert sums_of(window)["In all"]["not assigned"] == f"{free + 1}"
    session.cancel_gesture()
    assert sums_of(window) == before


def test_a_declared_exclave_is_no_fault_in_the_sums(window, session):
    session.begin_gesture()
    session.stroke([block(5, 0)], KR1)
    session.end_gesture()
    assert session.plan.parts(KR1) == 2
    assert sums_of(window)["In all"]["in parts"] == "1"
    session.commit(actions.declare_exclave(session.plan, KR1, "Der Hof gehört zur Pfarrei."))
    assert sums_of(window)["In all"]["in parts"] == "–"


def test_thresholds_reach_table_and_findings(window, session):
    window.dock.maximum_box.setValue(0)
    window.dock.minimum_box.setValue(100_000)
    assert session.info.minimum == 100_000
    assert "too small" in row_of(window, KR1)[STATE]
    assert {"V07"} <= {finding.rule for finding in session.checks.findings}


def test_limits_that_nothing_fits_are_said_and_not_taken(window, session):
    page = window.dock.workshop.page
    window.dock.show()
    window.dock.minimum_box.setValue(20_000)
    assert "20,000" in page.limits_fault.text() and page.limits_fault.isVisible()
    assert session.info.minimum == 1_000, "what was before is in force"
    window.dock.maximum_box.setValue(30_000)
    assert not page.limits_fault.isVisible()
    assert (session.info.minimum, session.info.maximum) == (20_000, 30_000)


def test_the_arrows_and_the_tab_say_what_they_count(window, session):
    window.dock.maximum_box.setValue(0)
    window.dock.minimum_box.setValue(100_000)
    page, findings = window.dock.workshop.page, session.checks.findings
    counts = count_by_level(findings)
    panel = page.findings
    titles = [panel.level_box.itemText(row) for row in range(panel.level_box.count())]
    said = [int(title.split("(")[1].rstrip(")")) for title in titles]
    assert said == [len(findings), *(counts[level] for level in Level)]
    assert panel.position.text() == str(len(findings))
    serious = counts[Level.ERROR] + counts[Level.WARNING]
    assert page.tabs.tabText(FINDINGS) == f"Findings ({serious})"
    assert f"notes {counts[Level.NOTE]}" in page.tabs.tabToolTip(FINDINGS)
    window.dock.minimum_box.setValue(0)
    assert session.info.minimum is None
    assert "V07" not in {finding.rule for finding in session.checks.findings}


def test_a_row_is_the_target_and_the_keys_step_on(window, session):
    workshop = window.dock.workshop
    window.dock.table.clicked.emit(window.dock.filter.index(1, SHORT))
    assert workshop.tools.target == KR2 and window.dock.tool.target == KR2
    assert window.dock.overlay.target == KR2
    workshop.step(1)
    assert workshop.tools.target == KR3
    workshop.tools.choose(None)
    assert not window.dock.table.selectionModel().hasSelection()
    workshop.step(-1)
    assert workshop.tools.target == DU1


def test_a_new_region_comes_and_goes_with_its_stroke(window, session):
    workshop = window.dock.workshop
    workshop.tools.choose(NEW_REGION)
    count = window.dock.filter.rowCount()
    session.begin_gesture()
    session.end_gesture()
    change = actions.new_region(session.plan, "05358028")
    session.commit(change)
    assert window.dock.filter.rowCount() == count + 1
    assert workshop.regions.menu_of(count).actions()
    workshop.tools.choose(count)
    session.undo()
    assert window.dock.filter.rowCount() == count
    assert workshop.tools.target is None, "what is gone is no target"


def test_merged_regions_leave_the_table_until_undone(window, session):
    window.dock.workshop.regions.merge(KR2, KR1)
    assert "KR 2" not in shown_codes(window)
    session.undo()
    assert "KR 2" in shown_codes(window)


def test_a_refused_merge_is_one_sentence(window, session):
    window.dock.workshop.regions.merge(DU1, KR1)
    assert len(window.said()) == 1 and "DÜ 1" in window.said()[0]
    assert session.plan.undo_step is None


def test_touched_regions_stand_on_top_in_either_order(window, session):
    session.begin_gesture()
    session.stroke([block(4, 0)], KR2)
    session.end_gesture()
    window.dock.workshop.page.touched_first.setChecked(True)
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        window.dock.table.sortByColumn(SHORT, order)
        assert set(shown_codes(window)[:2]) == {"KR 2", "KR 3"}
    assert shown_codes(window)[0] == "KR 3"


def test_parts_and_a_declared_exclave(window, session):
    session.begin_gesture()
    session.move([block(0, 0)], KR3)
    session.end_gesture()
    assert row_of(window, KR3)[PARTS].startswith("⚠")
    findings = window.dock.workshop.page.findings
    rules = [findings._finding_at(row).rule for row in findings.model.places()]
    assert "V05" in rules
    findings.view.setCurrentIndex(findings.model.index(findings.model.places()[rules.index("V05")]))
    assert not findings.exclave_button.isHidden() and not findings.part_button.isHidden()
    placed = []
    findings.place_wanted.connect(placed.append)
    findings.part_button.click()
    findings.part_button.click()
    assert sorted(len(blocks) for blocks in placed) == [1, 4]
    session.commit(actions.declare_exclave(session.plan, KR3, "belongs there by tradition"))
    assert row_of(window, KR3)[PARTS] == "2 ✓"
    rules = {finding.rule for finding in session.checks.findings}
    assert "V05" not in rules and "V05e" in rules


def test_next_and_previous_pass_all_findings(window, session):
    panel = window.dock.workshop.page.findings
    count = len(session.checks.findings)
    assert count > 1
    seen = []
    for _ in range(count):
        panel.go(1)
        seen.append(panel.finding())
    assert len({id(finding) for finding in seen}) == count
    panel.go(1)
    assert panel.finding() is seen[0]
    panel.go(-1)
    assert panel.finding() is seen[-1]


def test_undo_waits_for_the_end_of_a_stroke(window, session):
    session.plan.assign([block(2, 0)], KR1)
    session.history_changed.emit()
    assert "KR 2 → KR 1" in window.actions["undo"].toolTip()
    tool = window.dock.tool
    window.canvas.setMapTool(tool)
    tool.begin(tool_aim(KR1))
    window.actions["undo"].trigger()
    assert session.plan.undo_step is not None
    tool.cancel()
    window.actions["undo"].trigger()
    assert session.plan.undo_step is None


def tool_aim(target: int):
    from sozialraumplaner.ui.tools.region_tool import Aim

    return Aim(target)


def places(window) -> dict[str, tuple[int, ...]]:
    """Where the parts of the dock lie in the window."""
    page = window.dock.workshop.page
    parts = {
        "tabs": page.tabs,
        "table": page.table,
        "clear": page.clear_target,
        "options": page.options,
        "menu": window.dock.menu.button,
        "reason": page.reason.field,
        "criterion": page.reason.criterion,
        "sums": page.sums,
    }
    bar = page.tabs.tabBar()
    found = {
        name: (part.mapTo(page, part.rect().topLeft()), part.size()) for name, part in parts.items()
    }
    found.update({f"tab {tab}": bar.tabRect(tab) for tab in range(bar.count())})
    return found


def test_nothing_moves_when_messages_come_and_go(window, session):
    workshop, page = window.dock.workshop, window.dock.workshop.page
    window.dock.show()

    def unmoved(what):
        QApplication.processEvents()
        assert places(window) == before, what

    QApplication.processEvents()
    before = places(window)
    session.begin_gesture()
    session.stroke([block(2, 0)], KR1)
    session.end_gesture()
    assert window.dock.menu.button.text().endswith("*")
    unmoved("a change that is not saved")
    for typed in ("kurz", "Die Kinder gehen dort zur Schule"):
        page.reason.field.setText(typed)
        QTest.keyClick(page.reason.field, Qt.Key.Key_Return)
        unmoved(f"the answer to {typed}")
    assert session.plan.decisions
    window.dock.maximum_box.setValue(1)
    assert page.limits_fault.isVisible()
    unmoved("limits that nothing fits")
    window.dock.minimum_box.setValue(0)
    session.begin_gesture()
    session.stroke([block(5, 0)], KR1)
    session.end_gesture()
    assert page.tabs.tabText(1) != "Findings"
    unmoved("faults in the sums and on the tab")
    session.commit(
        actions.rename(session.plan, KR1, name="Kreuzau zwischen Rur und Wald, Boich und Drove")
    )
    workshop.tools.choose(KR1)
    page.options.keep.setCurrentIndex(2)
    page.options.level.setCurrentIndex(1)
    told = page.target_label
    assert told.fontMetrics().horizontalAdvance(told.text()) > told.width()
    unmoved("a long name and options")
    workshop.suggestion.propose(KR1)
    assert workshop.suggestion.isVisible()
    unmoved("a suggestion")
    workshop.suggestion.dismiss()
    unmoved("a suggestion that was dismissed")


def test_the_columns_share_the_room_that_a_scroll_bar_leaves(window, session):
    window.dock.show()
    table = window.dock.table
    rooms = set()
    for policy in (Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAlwaysOn):
        table.setVerticalScrollBarPolicy(policy)
        QApplication.processEvents()
        room = table.viewport().width()
        assert sum(table.columnWidth(column) for column in range(PARTS + 1)) == room
        rooms.add(room)
    assert len(rooms) == 2


@pytest.mark.parametrize("number", ["−12.345", "+1.332"])
def test_a_change_is_never_cut(window, session, number):
    table = window.dock.table
    assert table.columnWidth(CHANGE) >= table.fontMetrics().horizontalAdvance(number) + 8


def test_a_suggestion_is_a_card_on_the_map(window, session):
    window.dock.show()
    window.dock.minimum_box.setValue(int(session.plan.population[KR3]) + 1)
    card = window.dock.workshop.suggestion
    card.propose(KR3)
    assert card.suggestion.change is not None
    assert card.isVisible() and card.parent() is window.canvas
    assert window.canvas.rect().contains(card.geometry())
    assert card.text.height() >= card.text.heightForWidth(card.text.width())
    card.take.click()
    assert not card.isVisible() and len(session.plan.steps) == 1
    assert session.plan.population[KR3] >= session.thresholds.minimum


def test_the_plan_file_is_state_of_the_menu(window, session, tmp_path):
    dock = window.dock
    assert dock.menu.save_to(tmp_path / "Entwurf Kreuzau.gpkg")
    assert session.file.path.name == "Entwurf Kreuzau.gpkg"
    assert not session.is_dirty
    session.begin_gesture()
    session.stroke([block(2, 0)], KR1)
    session.end_gesture()
    assert dock.menu.button.text().endswith("*")
    assert dock.menu.save() and not session.is_dirty
    assert not dock.menu.button.text().endswith("*")
    expected = session.plan.region_of.copy()
    dock.forget_plan()
    again, _ = open_plan_file(tmp_path / "Entwurf Kreuzau.gpkg")
    assert np.array_equal(again.plan.region_of, expected)
    again.close()


def test_recovered_changes_can_be_kept_or_set_aside(window, session, path):
    dock = window.dock
    start = session.plan.region_of.copy()
    session.begin_gesture()
    session.stroke([block(2, 0)], KR1)
    session.end_gesture()
    dock.forget_plan()
    window.bar.clearWidgets()
    assert dock.open_file(path)
    assert any("1 change" in text for text in window.said())
    assert not np.array_equal(dock.session.plan.region_of, start)
    gc.collect()
    buttons = window.bar.currentItem().findChildren(QPushButton)
    next(button for button in buttons if button.text() == "Set aside as a variant").click()
    assert np.array_equal(dock.session.plan.region_of, start)
    assert len(dock.session.file.plans()) == 2


def test_plans_of_a_file_branch_and_switch(window, session):
    from sozialraumplaner.ui.plans_dialog import PlansDialog

    dock = window.dock
    first = session.file.plan_id
    dialog = PlansDialog(dock, session)
    dialog.branch("Variante B")
    entries = {entry.info.title: entry.info.plan_id for entry in session.file.plans()}
    assert "Variante B" in entries
    dialog.choose(entries["Variante B"])
    dialog.rename("Variante Mitte")
    dialog.delete_or_restore()
    assert [entry.deleted for entry in session.file.plans() if entry.info.plan_id != first] == [
        True
    ]
    dialog.choose(entries["Variante B"])
    dialog.delete_or_restore()
    dialog.choose(entries["Variante B"])
    dialog.open()
    dock.switch_to(dialog.wanted)
    assert dock.session.info.title == "Variante Mitte"
    assert dock.session.file.plan_id == entries["Variante B"]


def test_a_file_in_use_opens_for_reading(window, path):
    assert window.dock.workshop.page.notice.isHidden()
    window.dock.forget_plan()
    held = PlanFile.open(path)
    assert window.dock.open_file(path, mode=Mode.READ)
    assert window.dock.session.read_only
    assert not window.dock.workshop.page.notice.isHidden()
    assert not any(action.isEnabled() for action in window.dock.workshop.tools.actions.values())
    assert not window.actions["undo"].isEnabled()
    held.file.close()


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\x00torn"])
def test_a_broken_file_is_one_sentence(window, tmp_path, content):
    path = tmp_path / "kaputt.gpkg"
    path.write_bytes(content)
    assert window.dock.open_file(path) is False
    assert len(window.said()) == 1 and "Unexpected" not in window.said()[0]
    assert window.dock.session is None and window.dock.pages.currentIndex() == 0


def test_a_deleted_file_offers_another_place(window, session, path, tmp_path):
    dock = window.dock
    session.begin_gesture()
    session.stroke([block(2, 0)], KR1)
    session.end_gesture()
    path.unlink()
    window.bar.clearWidgets()
    assert dock.menu.save() is False
    buttons = [button.text() for button in window.bar.currentItem().findChildren(QPushButton)]
    assert "Save as …" in buttons
    after = session.plan.region_of.copy()
    assert dock.menu.save_to(tmp_path / "Entwurf neu.gpkg")
    dock.forget_plan()
    again, _ = open_plan_file(tmp_path / "Entwurf neu.gpkg")
    assert np.array_equal(again.plan.region_of, after)
    again.close()


def test_keys_of_the_workshop_rest_while_typing(window, session):
    reason = window.dock.workshop.page.reason
    session.begin_gesture()
    session.stroke([block(2, 0)], KR1)
    session.end_gesture()
    window.canvas.setMapTool(window.dock.tool)
    target = window.dock.workshop.tools.target
    QTest.keyClicks(reason.field, "n. b? Grundschule +-")
    assert reason.field.text() == "n. b? Grundschule +-"
    assert window.dock.workshop.tools.target == target


def test_a_colleagues_plan_becomes_one_of_this_file(window, session, tmp_path):
    dock = window.dock
    theirs = open_plan(tmp_path / "Kollegin.gpkg")
    theirs.plan.assign([block(2, 0), block(3, 0)], KR1)
    theirs.save()
    expected = theirs.plan.region_of.copy()
    theirs.close()
    own = session.plan.region_of.copy()
    reports = []

    def agree():
        dialog = QApplication.activeModalWidget()
        reports.append(dialog.windowTitle())
        dialog.accept()

    QTimer.singleShot(0, agree)
    dock.menu.import_from(tmp_path / "Kollegin.gpkg")
    assert reports, "what came of it is shown first"
    assert np.array_equal(dock.session.plan.region_of, expected)
    assert len(dock.session.file.plans()) == 2
    opened = dock.session.file.plan_id
    ids = [entry.info.plan_id for entry in dock.session.file.plans()]
    dock.switch_to(next(plan_id for plan_id in ids if plan_id != opened))
    assert np.array_equal(dock.session.plan.region_of, own)


def test_the_same_fault_stands_in_the_bar_once(window):
    for _ in range(3):
        window.dock.faults.say("The drive is gone.", may_save_as=True)
    assert window.said() == ["The drive is gone."]


def test_the_frozen_column_sorts_and_scrolls_with_the_table(window, session):
    table = window.dock.table
    frozen = table.findChild(QTableView, "FrozenColumn")
    frozen.horizontalHeader().setSortIndicator(SHORT, Qt.SortOrder.DescendingOrder)
    assert shown_codes(window) == ["DÜ 1", "KR 3", "KR 2", "KR 1"]
    assert table.horizontalHeader().sortIndicatorSection() == SHORT
    table.sortByColumn(RESIDENTS, Qt.SortOrder.DescendingOrder)
    assert frozen.horizontalHeader().sortIndicatorSection() == RESIDENTS
    residents = [session.plan.population[region] for region in (KR1, KR2, KR3, DU1)]
    shown = [table.model().index(row, 0).data(REGION_ROLE) for row in range(4)]
    assert shown == sorted((KR1, KR2, KR3, DU1), key=lambda region: -residents[region])
    assert frozen.isVisible() or not table.isVisible()
    assert frozen.selectionModel() is table.selectionModel()


def test_small_numbers_of_indicators_are_no_live_numbers(window, tmp_path):
    fields = (
        "field=baustein_id:string&field=ags:string&field=gem_name:string&field=einwohner:integer"
        "&field=sr_id:string&field=lb:double&field=lb_status:string"
    )
    cases = [4, 3, 30, 40]
    rows = [
        (square_wkt(at, 0), f"B{at}", "05358028", "K", 500, f"05358028-0{1 + at // 2}", n, None)
        for at, n in enumerate(cases)
    ]
    opened = open_session(make_layer(rows, fields), "sr_id")
    opened.create_file(tmp_path / "Entwurf.gpkg")
    window.dock.show_plan(opened)
    cells = [row_of(window, region)[FIRST_INDICATOR] for region in (0, 1)]
    assert cells == [".", "70"]
    model = window.dock.filter
    titles = [
        model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())
    ]
    assert titles[FIRST_INDICATOR] == "lb"
