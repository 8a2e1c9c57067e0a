# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan that is opened is seen: map in front, right system, right place, whole messages."""

from __future__ import annotations

from pathlib import Path

import pytest
from layers import make_layer, square_wkt
from qgis.core import QgsCoordinateReferenceSystem, QgsProject, QgsRectangle
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from qgis.PyQt.QtWidgets import (
    QApplication,
    QDockWidget,
    QLabel,
    QMainWindow,
    QPushButton,
    QStackedWidget,
)
from sozialraumplaner.ui.plan_map import bring_to_front
from sozialraumplaner.ui.recent_plans import last_plan, recent_plans, remember_plan
from sozialraumplaner.ui.second_click import SecondClick
from sozialraumplaner.ui.shrinkable import Shrinkable
from workshop_plan import EXTENT, KR1, move, open_plan


@pytest.fixture
def project(qgis_app):
    """The project of QGIS, as after starting."""
    project = QgsProject.instance()
    project.clear()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    project.setDirty(False)
    yield project
    project.clear()


@pytest.fixture
def following(window, project):
    """A window whose map follows the project, as that of QGIS does."""

    def follow():
        window.canvas.setDestinationCrs(project.crs())

    project.crsChanged.connect(follow)
    follow()
    yield window
    project.crsChanged.disconnect(follow)


def is_seen(window) -> bool:
    """Whether the map shows all of the plan, and not as a dot."""
    view = window.canvas.extent()
    return view.contains(EXTENT) and view.width() < 4 * EXTENT.width()


@pytest.fixture
def file(tmp_path) -> Path:
    """A plan file that is closed."""
    path = tmp_path / "Entwurf.gpkg"
    open_plan(path).close()
    return path


def test_the_map_comes_in_front_of_a_welcome_page(following, file):
    stack = QStackedWidget()
    following.window.centralWidget().layout().addWidget(stack)
    stack.addWidget(following.canvas)
    welcome = QLabel("Welcome")
    stack.addWidget(welcome)
    stack.setCurrentWidget(welcome)
    QApplication.processEvents()
    assert welcome.isVisible() and not following.canvas.isVisible()
    assert following.dock.open_file(file)
    assert following.canvas.isVisible() and not welcome.isVisible()


def test_a_map_without_a_stack_is_in_front_already(qgis_app):
    label = QLabel()
    bring_to_front(label)
    assert label.parentWidget() is None


def test_an_empty_project_takes_over_what_the_plan_has(following, project, file):
    assert following.dock.open_file(file)
    assert project.crs().authid() == "EPSG:25832" and not project.isDirty()
    assert is_seen(following)
    following.canvas.setExtent(QgsRectangle(0, 0, 1, 1))
    following.canvas.zoomToProjectExtent()
    assert is_seen(following), "the full extent is that of the plan"
    following.dock.forget_plan()
    assert project.viewSettings().presetFullExtent().isNull()


def test_the_full_extent_is_that_of_the_layers_once_there_are_any(following, project, file):
    assert following.dock.open_file(file)
    project.addMapLayer(make_layer([(square_wkt(0, 0), "B0")], "field=baustein_id:string"))
    assert project.viewSettings().presetFullExtent().isNull()


def test_a_project_with_layers_keeps_its_system_and_what_is_seen(following, project, file):
    project.addMapLayer(make_layer([(square_wkt(0, 0), "B0")], "field=baustein_id:string"))
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:25833"))
    project.setDirty(False)
    assert following.dock.open_file(file)
    assert project.crs().authid() == "EPSG:25833" and not project.isDirty()
    following.dock.forget_plan()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:25832"))
    near = QgsRectangle(EXTENT)
    near.scale(0.5)
    following.canvas.setExtent(near)
    before = following.canvas.extent()
    assert following.dock.open_file(file)
    assert following.canvas.extent() == before, "the user has led the map to a part of the plan"
    following.dock.forget_plan()
    following.canvas.setExtent(QgsRectangle(500_000, 5_800_000, 501_000, 5_801_000))
    assert following.dock.open_file(file)
    assert is_seen(following)


def test_changes_that_outlive_a_project_are_seen_in_the_next_one(following, project, file):
    assert following.dock.open_file(file)
    move(following.dock.session, 2, KR1)
    project.clear()
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    following.canvas.setExtent(QgsRectangle(-1, -1, 1, 1))
    QApplication.processEvents()
    assert project.crs().authid() == "EPSG:25832" and is_seen(following)
    assert any("not saved" in text for text in following.said())


# Which plan comes up


def test_the_plan_that_was_open_last_comes_up_again(window, file):
    assert window.dock.open_file(file)
    session = window.dock.session
    other = session.file.branch(session.plan, session.info, "Variante B")
    window.dock.switch_to(other.plan_id)
    # As a crash leaves it: nothing was changed, and nothing closed.
    assert last_plan(file) == other.plan_id
    window.dock.forget_plan()
    window.dock.start.show_recent()
    assert recent_plans()[0].title == "Variante B"
    link = window.dock.start.recent.itemAt(0).widget()
    assert link.text() == "Variante B" and file.name in link.description()
    link.click()
    assert window.dock.session.file.plan_id == other.plan_id
    window.dock.session.file.rename(session.info.plan_id, "Erste")
    window.dock.switch_to(session.info.plan_id)
    window.dock.session.file.delete(other.plan_id)
    window.dock.forget_plan()
    remember_plan(file, other.plan_id, "Variante B")
    assert window.dock.open_file(file), "a plan that is gone is not insisted on"
    assert window.dock.session.name == "Erste"


def test_the_second_click_lands_nowhere(qgis_app):
    window = QMainWindow()
    pages, link, menu = QStackedWidget(), QPushButton("Plan"), QPushButton("Menu")
    window.setCentralWidget(pages)
    window.show()
    pressed = []
    for page in (link, menu):
        pages.addWidget(page)
        page.pressed.connect(lambda page=page: pressed.append(page.text()))
    link.clicked.connect(lambda: (SecondClick(link), pages.setCurrentWidget(menu)))
    QApplication.processEvents()
    handle = window.windowHandle()
    place = pages.mapTo(window, pages.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QTest.mouseDClick(handle, left, none, place)
    assert pressed == ["Plan"] and pages.currentWidget() is menu
    QTest.qWait(QApplication.doubleClickInterval() + 50)
    QTest.mouseClick(handle, left, none, place)
    assert pressed == ["Plan", "Menu"], "the next click counts again"


# What the screen has room for


def test_other_panels_do_not_push_the_window_off_the_screen(window, session):
    window.dock.show()
    panel = QDockWidget("Results")
    panel.setWidget(QLabel())
    panel.setMinimumHeight(290)
    window.window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, panel)
    window.window.resize(1366, 700)
    QApplication.processEvents()
    assert window.window.height() <= 700 and panel.height() >= 290
    scroll = window.dock.widget()
    assert isinstance(scroll, Shrinkable)
    page = window.dock.workshop.page
    assert page.height() >= page.minimumSizeHint().height(), "it scrolls, nothing is squeezed"
    panel.hide()
    QApplication.processEvents()
    assert not scroll.verticalScrollBar().isVisible()


def test_a_remark_does_not_make_a_panel_scroll_that_has_room(window, session):
    window.dock.show()
    window.dock.workshop.page.show_notice("Resolved: changes belong in a variant. " * 3)
    QApplication.processEvents()
    assert not window.dock.widget().verticalScrollBar().isVisible()


@pytest.mark.parametrize("buttons", [0, 2])
def test_a_long_message_is_read_as_a_whole(window, buttons):
    for panel in (window.dock, window.layers):
        panel.hide()
    window.window.resize(640, 500)
    path = "//server/ablage/Jugendamt/2026_Sozialräume/Entwürfe_und_Varianten/Stand-3/tab.gpkg"
    text = f"“{path}” is damaged. " + "Please take its last backup and open that one instead. " * 3
    ways = [(f"Way {number}", lambda: None) for number in range(buttons)]
    window.dock.faults.offer(text, ways)
    QApplication.processEvents()
    item = window.bar.currentItem()
    assert item.text() == text
    (label,) = [each for each in item.findChildren(QLabel) if len(each.text()) > 50]
    assert label.text().replace("\u200b", "") == text
    assert label.height() >= label.heightForWidth(label.width())
    assert window.bar.rect().contains(item.geometry()) and item.rect().contains(label.geometry())
    longest = max(
        label.fontMetrics().horizontalAdvance(part)
        for word in label.text().split()
        for part in word.split("\u200b")
    )
    assert longest <= label.width(), "no word is wider than the line"
