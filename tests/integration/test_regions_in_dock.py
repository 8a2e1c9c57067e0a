# SPDX-License-Identifier: GPL-2.0-or-later
"""Sozialräume in the dock: their rows, menus, small questions, and what a stroke says of them."""

from __future__ import annotations

import pytest
from layers import make_layer, square_wkt
from mouse import ALT, Hand
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import QApplication, QPushButton, QTableView
from sozialraumplaner.core.plan import UNASSIGNED, actions
from sozialraumplaner.core.plan.strokes import KeepConnected
from sozialraumplaner.gis.plan_file import Mode
from sozialraumplaner.gis.plan_session import open_session
from sozialraumplaner.gis.translation import number
from sozialraumplaner.ui.look import signed
from sozialraumplaner.ui.region_columns import in_two_lines
from sozialraumplaner.ui.region_dialogs import ExclaveDialog, RenameDialog
from sozialraumplaner.ui.region_names import fitting_name
from sozialraumplaner.ui.region_table import (
    CHANGE,
    FIRST_INDICATOR,
    NAME,
    REGION_ROLE,
    RESIDENTS,
    SHORT,
    TITLE_ROLE,
)
from workshop_plan import DU1, EXTENT, KR1, KR2, KR3, SIZE, at, block, regions

LEFT, RIGHT = Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton


@pytest.fixture
def hand(window, session):
    """A mouse over the map of the window, the brush in it."""
    window.dock.show()
    QApplication.processEvents()
    window.canvas.setDestinationCrs(session.layer.crs)
    window.canvas.setExtent(EXTENT.buffered(SIZE / 2))
    window.dock.workshop.tools.take("paint")
    QApplication.processEvents()
    return Hand(window.canvas)


def index_of(window, region: int, column: int = NAME):
    rows = window.dock.filter
    found = rows.rows_of([region])[0]
    return found.sibling(found.row(), column)


def press_row(window, region: int, button) -> None:
    """Click on the row of a region with the mouse."""
    table = window.dock.table
    place = table.visualRect(index_of(window, region)).center()
    QTest.mouseClick(table.viewport(), button, Qt.KeyboardModifier.NoModifier, place)


def selected(window) -> list[int]:
    return [i.data(REGION_ROLE) for i in window.dock.table.selectionModel().selectedRows()]


def entries(menu) -> dict[str, object]:
    return {action.text(): action for action in menu.actions() if action.text()}


# Rows and the target


def test_the_chosen_row_is_always_the_target(window, session, hand):
    tools = window.dock.workshop.tools
    press_row(window, KR2, LEFT)
    assert tools.target == KR2 and selected(window) == [KR2]
    press_row(window, DU1, RIGHT)
    assert tools.target == KR2 and selected(window) == [KR2], "a menu is no choice"
    table = window.dock.table
    start, end = (table.visualRect(index_of(window, r)).center() for r in (KR1, KR3))
    for view in (table, table.findChild(QTableView, "FrozenColumn")):
        QTest.mousePress(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, start)
        QTest.mouseMove(view.viewport(), end)
        QTest.mouseRelease(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, start)
        assert selected(window) == [tools.target] == [KR1]


def test_a_menu_says_whom_it_is_about(window, session):
    menu = window.dock.workshop.regions.menu_of(KR2)
    title = menu.actions()[0]
    assert title.text() == "KR 2 KR 2" and not title.isEnabled()


def test_a_target_picked_on_the_map_comes_into_view(window, session, hand):
    table = window.dock.table
    table.setFixedHeight(table.horizontalHeader().height() + 60)
    table.sortByColumn(SHORT, Qt.SortOrder.DescendingOrder)
    QApplication.processEvents()
    seen = table.viewport().rect()
    assert not seen.contains(table.visualRect(index_of(window, KR1)))
    hand.click(at(0, 0), ALT)
    assert seen.contains(table.visualRect(index_of(window, KR1)))


def test_touched_regions_come_into_view_on_top(window, session, hand):
    table = window.dock.table
    table.setFixedHeight(table.horizontalHeader().height() + 60)
    session.commit(actions.rename(session.plan, DU1, name="Düren-Mitte"))
    QApplication.processEvents()
    table.scrollToBottom()
    window.dock.workshop.page.touched_first.setChecked(True)
    assert table.verticalScrollBar().value() == 0
    assert window.dock.filter.index(0, 0).data(REGION_ROLE) == DU1


# What the map says


def test_space_pans_while_the_table_has_the_keys(window, session, hand):
    press_row(window, KR2, LEFT)
    window.dock.table.setFocus()
    QApplication.processEvents()
    handle = window.window.windowHandle()
    before = window.canvas.extent().center()
    QTest.keyPress(handle, Qt.Key.Key_Space)
    pixels = hand.pixel(at(1, 1)) - hand.pixel(at(3, 1))
    hand.drag([at(3, 1), at(2, 1), at(1, 1)])
    QTest.keyRelease(handle, Qt.Key.Key_Space)
    moved = window.canvas.extent().center().x() - before.x()
    assert moved == pytest.approx(-pixels.x() * window.canvas.mapUnitsPerPixel(), abs=3)
    assert not session.plan.is_changed
    hand.click(at(1, 1))
    assert session.plan.is_changed, "with the key up a press is a stroke again"


def test_a_region_left_empty_is_told_of_until_the_plan_goes_on(window, session, hand):
    tools = window.dock.workshop.tools
    tools.choose(KR2)
    everybody = number(int(session.plan.population[KR3]))
    hand.drag([at(4, 0), at(4, 3)])
    said = f"KR 3 is empty now, {everybody} residents moved to KR 2."
    assert said in window.said()
    button = window.bar.currentItem().findChild(QPushButton)
    button.click()
    assert not session.plan.is_changed and said not in window.said()
    hand.drag([at(4, 0), at(4, 3)])
    assert said in window.said()
    hand.click(at(1, 1))
    assert said not in window.said(), "its button would take something else back"


def test_an_empty_region_can_be_taken_off_the_list(window, session):
    assert "Remove from the list" not in entries(window.dock.workshop.regions.menu_of(KR3))
    session.plan.assign(session.plan.members(KR3), KR2)
    entries(window.dock.workshop.regions.menu_of(KR3))["Remove from the list"].trigger()
    assert KR3 not in session.plan.listed
    session.undo()
    assert KR3 in session.plan.listed


def test_other_options_take_back_what_was_said_under_the_old_ones(window, session, hand):
    page, note = window.dock.workshop.page, window.dock.tool.note
    window.dock.workshop.tools.choose(KR2)
    page.options.keep.setCurrentIndex(page.options.keep.findData(KeepConnected.REFUSE))
    hand.click(at(4, 1))
    assert note.isVisible() and "would be cut off" in note.text()
    page.options.keep.setCurrentIndex(page.options.keep.findData(KeepConnected.TAKE_ALONG))
    assert not note.isVisible()


# Splitting on the map


def answer(act) -> None:
    """Do something with the dialog that opens next."""
    QTimer.singleShot(0, lambda: act(QApplication.activeModalWidget()))


def press(dialog, text: str) -> None:
    next(b for b in dialog.findChildren(QPushButton) if b.text() == text).click()


def test_a_split_is_drawn_from_the_menu_to_the_map(window, session, hand):
    workshop = window.dock.workshop
    window.canvas.setExtent(EXTENT.buffered(20 * SIZE))
    answer(lambda dialog: press(dialog, "Draw on the map …"))
    workshop.regions.split(KR2)
    QApplication.processEvents()
    shown, region = window.canvas.extent(), session.extent_of(KR2)
    assert shown.contains(region) and shown.height() < 3 * region.height()
    assert window.dock.overlay.target == KR2, "the region is outlined"
    assert "split off KR 2" in workshop.page.target_label.text()
    hand.drag([at(1, 0), at(2, 0), at(2, 3)])
    assert [r.key[8:] for r in session.plan.regions] == ["-01", "-02a", "-03", "-01", "-02b"]
    assert session.plan.members(4).tolist() == [block(2, row) for row in range(4)]
    assert len(session.plan.steps) == 1 and workshop.tools.target == 4
    assert workshop.tools.divided is None
    session.undo()
    assert regions(session)[0][:4] == [KR1, KR1, KR2, KR2] and workshop.tools.target is None


@pytest.mark.parametrize("way", ["escape", "target", "merged"])
def test_a_split_to_be_drawn_is_given_up(window, session, hand, way):
    workshop = window.dock.workshop
    workshop.tools.divide(KR2)
    if way == "escape":
        hand.escape()
    elif way == "target":
        workshop.page.target.chosen.emit(None)
    else:
        workshop.regions.merge(KR2, KR1)
    assert workshop.tools.divided is None and workshop.tools.target is None
    assert all(tool.divided is None for tool in workshop.tools.tools.values())
    assert "split off" not in workshop.page.target_label.text()
    hand.click(at(0, 0))
    assert len(session.plan.regions) == 4


def test_a_locked_region_is_not_drawn_in(window, session):
    session.commit(actions.lock_regions(session.plan, [KR2], True))
    said = []

    def act(dialog):
        press(dialog, "Draw on the map …")
        said.append(dialog.fault.text())
        dialog.reject()

    answer(act)
    window.dock.workshop.regions.split(KR2)
    assert "KR 2 is locked" in said[0] and window.dock.workshop.tools.divided is None


# Small questions


def test_an_exclave_without_a_reason_keeps_the_question_open(window, session):
    session.plan.assign([block(0, 0)], KR3)
    seen = []

    def act(dialog):
        press(dialog, "Declare")
        QApplication.processEvents()
        fault = dialog.fault
        seen.append((dialog.isVisible(), fault.text(), fault.height(), fault.width()))
        seen.append(fault.heightForWidth(fault.width()))
        dialog.reason.setPlainText("Der Hof gehört zur Pfarrei")
        press(dialog, "Declare")

    answer(act)
    window.dock.workshop.regions.declare_exclave(KR3)
    (is_open, text, height, _), needed = seen
    assert is_open and "at least ten characters" in text
    assert height >= needed, "the sentence is seen as a whole"
    assert session.plan.regions[KR3].exclave == "Der Hof gehört zur Pfarrei"


@pytest.mark.parametrize("length", [10, 60, 400])
def test_a_refusal_of_any_length_is_seen_as_a_whole(window, session, length):
    dialog = ExclaveDialog(window.window, session.plan.regions[KR1], 2, lambda _reason: None)
    dialog.show()
    dialog.tell("Wort " * (length // 5))
    QApplication.processEvents()
    assert dialog.fault.height() >= dialog.fault.heightForWidth(dialog.fault.width())
    assert dialog.rect().contains(dialog.fault.geometry())
    parts = [dialog.reason.geometry(), dialog.fault.geometry(), dialog.buttons.geometry()]
    assert all(upper.bottom() < lower.top() for upper, lower in zip(parts, parts[1:]))
    dialog.close()
    dialog.deleteLater()


def test_a_long_name_is_not_cut_but_refused(window, session):
    taken = []
    name = "Kreuzau " * 11
    dialog = RenameDialog(
        window.window, session.plan.regions[KR1], lambda *named: taken.append(named)
    )
    assert "of 80" in dialog.length.text()
    dialog.name.setText(name)
    assert dialog.name.text() == name and dialog.length.text().startswith("87 of 80")
    press(dialog, "Rename")
    assert taken == [(session.plan.regions[KR1].key, "KR 1", name)]
    dialog.deleteLater()


# Locks


def test_kept_blocks_are_freed_at_once_though_the_region_has_grown(window, session):
    plan, menus = session.plan, window.dock.workshop.regions
    keep = "Keep its blocks: only win others"
    entries(menus.menu_of(KR1))[keep].trigger()
    plan.assign([block(2, 0)], KR1)
    grown = entries(menus.menu_of(KR1))
    assert grown[keep].isChecked() and not plan.block_locked[block(2, 0)]
    grown["Keep 1 block won since as well"].trigger()
    assert plan.block_locked[plan.members(KR1)].all()
    session.undo()
    entries(menus.menu_of(KR1))[keep].trigger()
    assert not plan.block_locked.any()


def test_each_lock_has_its_mark_and_leaves_the_code_alone(window, session):
    plan = session.plan

    def seen():
        index = index_of(window, KR1, SHORT)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        assert index.data() == "KR 1"
        return icon.pixmap(14, 14).toImage(), index.data(Qt.ItemDataRole.ToolTipRole)

    plain, _ = seen()
    pictures = [plain]
    for change, words in (
        (actions.lock_regions(plan, [KR1], True), "no block comes in or goes out"),
        (actions.lock_blocks(plan, [block(0, 0)], True), "Blocks that stay with it: 1 of 8"),
        (actions.freeze_border(plan, [KR1, KR2], True), "move only within it"),
    ):
        session.commit(change)
        picture, tip = seen()
        assert words in tip
        assert all(picture != other for other in pictures)
        pictures.append(picture)
        session.undo()
        assert seen()[0] == plain


# Columns


def test_no_number_and_no_code_is_cut(window, session, hand):
    table, header = window.dock.table, window.dock.table.horizontalHeader()
    metrics = table.fontMetrics()
    everybody = int(session.plan.blocks.population.sum())

    def room(column):
        return table.columnWidth(column) - 8

    for change in (everybody, -everybody):
        assert room(CHANGE) >= metrics.horizontalAdvance(signed(change))
    table.setColumnWidth(CHANGE, 41)
    assert room(CHANGE) >= metrics.horizontalAdvance(signed(-everybody)), "not by hand either"
    table.sortByColumn(RESIDENTS, Qt.SortOrder.DescendingOrder)
    mark = header.style().pixelMetric(header.style().PixelMetric.PM_HeaderMarkSize, None, header)
    assert room(RESIDENTS) >= header.fontMetrics().horizontalAdvance("Residents") + mark - 8
    session.commit(actions.rename(session.plan, KR1, short="Kreuzau 1a"))
    assert room(SHORT) >= metrics.horizontalAdvance("Kreuzau 1a") + 16


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Brückstadt-Nordost 1", "…Nordost 1"),
        ("Brückstadt Mitte-Altstadt", "…Mitte"),
        ("Brückstadter Heide", "Br"),
        ("Gartenvorstadt Nord", " Nord"),
        ("Überbruch, Zeisigdorf", "Überb"),
    ],
)
def test_names_keep_what_tells_them_apart(window, name, shown):
    metrics = QFontMetrics(window.dock.font())
    room = metrics.horizontalAdvance("Gartenvor… Nord")
    fitted = fitting_name(name, "Brückstadt", metrics, room)
    assert shown in fitted and metrics.horizontalAdvance(fitted) <= room
    assert fitting_name(name, "Brückstadt", metrics, 10_000) == name
    for narrow in range(0, room, 7):
        assert metrics.horizontalAdvance(fitting_name(name, "Brückstadt", metrics, narrow)) <= max(
            narrow, metrics.horizontalAdvance("…")
        )


def test_titles_of_indicators_break_and_keep_their_ends(window, tmp_path):
    names = ("leistungsberechtigte_lb_insgesamt", "leistungsberechtigte_lb_elb", "kinder")
    fields = (
        "field=baustein_id:string&field=ags:string&field=gem_name:string&field=einwohner:integer"
        "&field=sr_id:string"
    )
    fields += "".join(f"&field={name}:double&field={name}_status:string" for name in names)
    rows = [
        (square_wkt(x, 0), f"B{x}", "05358028", "K", 500, "05358028-01", *(30, None) * 3)
        for x in range(2)
    ]
    opened = open_session(make_layer(rows, fields), "sr_id")
    opened.create_file(tmp_path / "Entwurf.gpkg")
    window.dock.show_plan(opened)
    model, header = window.dock.filter, window.dock.table.horizontalHeader()
    horizontal = Qt.Orientation.Horizontal
    columns = range(FIRST_INDICATOR, FIRST_INDICATOR + 3)
    titles = [model.headerData(column, horizontal) for column in columns]
    assert [title.split("\n")[-1] for title in titles] == ["lb insgesamt", "lb elb", "kinder"]
    assert [model.headerData(column, horizontal, TITLE_ROLE) for column in columns] == list(names)
    for column, title in zip(columns, titles):
        widest = max(map(header.fontMetrics().horizontalAdvance, title.split("\n")))
        assert widest <= window.dock.table.columnWidth(column)


def test_a_title_finds_room_in_any_width(window):
    metrics = QFontMetrics(window.dock.font())
    for room in (20, 60, 140):
        for title in ("lb", "a_b_c_d_e_f_g", "Leistungsberechtigtengesamtzahl", "___", ""):
            lines = in_two_lines(title, metrics, room).split("\n")
            assert len(lines) <= 2
            assert all(metrics.horizontalAdvance(line) <= max(room, 90) for line in lines)


# Options and reading


def test_options_offer_what_there_is_to_choose(window, session):
    options, box = window.dock.workshop.page.options, window.dock.municipality_box
    levels = [options.level.itemData(place) for place in range(options.level.count())]
    assert levels == ["", "ortsteil"], "keys of single blocks are no larger units"
    box.setCurrentIndex(box.findText("Düren"))
    options.menu().aboutToShow.emit()
    sources = [options.source.itemData(place) for place in range(options.source.count())]
    assert sources == [None, UNASSIGNED, DU1]
    options.source.setCurrentIndex(2)
    box.setCurrentIndex(box.findText("Kreuzau"))
    options.menu().aboutToShow.emit()
    assert options.source.currentData() == DU1 == session.source, "what is chosen stays"
    assert any(b.text() == "Reset" for b in options.menu().findChildren(QPushButton))


def test_a_plan_for_reading_invites_nobody_to_paint(window, session, path):
    page = window.dock.workshop.page
    invitation = page.target_label.text()
    window.dock.forget_plan()
    assert window.dock.open_file(path, mode=Mode.READ)
    assert page.target_label.text() not in ("", invitation)
    assert not any(part.isEnabled() for part in (page.target, page.clear_target, page.options))
    window.dock.forget_plan()
    assert window.dock.open_file(path)
    assert page.target_label.text() == invitation
    assert all(part.isEnabled() for part in (page.target, page.clear_target, page.options))
