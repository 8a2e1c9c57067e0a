# SPDX-License-Identifier: GPL-2.0-or-later
"""Data checked from the findings of the dock, in the background; what is not checked is said."""

from __future__ import annotations

import time

import pytest
from layers import make_layer
from qgis.core import QgsGeometry, QgsPointXY, QgsProject, QgsRectangle
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtWidgets import QApplication
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.gis.data_checks.choice import BLOCKS, Choice, remembered
from sozialraumplaner.ui.data_check_dialog import DataCheckDialog
from sozialraumplaner.ui.finding_model import FINDING_ROLE
from sozialraumplaner.ui.rows import NOTE_ROLE
from sozialraumplaner.ui.spot_marks import SpotMarks
from workshop_plan import COLUMNS, KR1, KR3, ROWS, SIZE, SOUTH, WEST, block, open_plan


def everything(project) -> Choice:
    """All three layers that a check can take."""
    return Choice(
        outline(project, wider=30).id(),
        official(project, 999).id(),
        "ags",
        "einwohner",
        addresses(project).id(),
    )


@pytest.fixture
def project(qgis_app):
    """The project, empty again afterwards."""
    yield QgsProject.instance()
    QgsProject.instance().clear()


@pytest.fixture
def panel(window, session):
    return window.dock.workshop.page.findings


def add(project, rows, kind: str, name: str, fields: str = "field=a:string"):
    layer = make_layer(rows, fields, kind=kind)
    layer.setName(name)
    project.addMapLayer(layer)
    return layer


def outline(project, wider: float = 0):
    """The outline of all blocks, wider by so many metres in the east."""
    east, north = WEST + COLUMNS * SIZE + wider, SOUTH + ROWS * SIZE
    corners = [(WEST, SOUTH), (east, SOUTH), (east, north), (WEST, north), (WEST, SOUTH)]
    wkt = f"Polygon(({', '.join(f'{x} {y}' for x, y in corners)}))"
    return add(project, [(wkt, "Kreis")], "Polygon", "Kreis")


def addresses(project, outside: int = 12):
    """Twenty in each block of the unassigned column, and some beside the blocks."""
    rows = [
        (f"Point({WEST + 5.5 * SIZE} {SOUTH + (row + 0.5) * SIZE})", "A")
        for row in range(ROWS)
        for _ in range(20)
    ]
    rows += [(f"Point({WEST - 40 - k} {SOUTH + 50})", "B") for k in range(outside)]
    return add(project, rows, "Point", "Adressen")


def official(project, number: int):
    fields = "field=ags:string&field=gemeinde:string&field=einwohner:integer"
    rows = [(None, "05358028", "Kreuzau", number), (None, "05358058", "Düren", 9000)]
    return add(project, rows, "NoGeometry", "Amtliche Zahlen", fields)


def wait(panel, seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while panel.data.is_running and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.005)
    assert not panel.data.is_running


def rules(panel) -> list[str]:
    return [panel.model.index(row).data(FINDING_ROLE).rule for row in panel.model.places()]


def choose(panel, rule: str):
    row = panel.model.places()[rules(panel).index(rule)]
    panel.view.setCurrentIndex(panel.model.index(row))
    return panel.model.index(row)


def test_what_is_not_checked_is_said_before_and_after(panel, project):
    said = panel.data.line.text()
    assert said.startswith("Not checked yet")
    assert all(rule in said for rule in ("V06", "V09", "V13", "V14", "V15"))
    panel.data.begin(Choice())
    wait(panel)
    said = panel.data.line.text()
    assert said.startswith("Data checked at")
    rest = said.split("Not checked yet")[1]
    assert "border of the Kreis (V06)" in rest and "V09" in rest and "V15" in rest
    assert "V13" not in rest and "V14" not in rest


def test_everything_is_found_in_the_background_and_joins_the_list(panel, session, project):
    choice = everything(project)
    counted = []
    panel.count_changed.connect(counted.append)
    before = sum(1 for finding in session.checks.findings)
    panel.data.begin(choice)
    assert panel.data.button.text() == "Cancel"
    wait(panel)
    assert "Not checked" not in panel.data.line.text()
    assert {"V06gap", "V09", "V15", "V15u"} <= set(rules(panel))
    assert len(rules(panel)) == before + 5, "V09 for both municipalities"
    assert sum(counted[-1].values()) == len(rules(panel))
    assert remembered(project) == choice


def test_findings_lead_to_their_place(panel, session, project):
    panel.data.begin(everything(project))
    wait(panel)
    spots, blocks = [], []
    panel.spots_wanted.connect(spots.append)
    panel.place_wanted.connect(blocks.append)
    choose(panel, "V06gap")
    panel.show_place()
    gap = spots[-1].boundingBox()
    east = WEST + COLUMNS * SIZE
    assert (gap.xMinimum(), gap.xMaximum()) == pytest.approx((east, east + 30), abs=0.1)
    choose(panel, "V15")
    panel.show_place()
    assert spots[-1].constGet().numGeometries() == 12
    assert spots[-1].boundingBox().xMaximum() == WEST - 40
    choose(panel, "V09")
    panel.show_place()
    towns = {str(session.plan.blocks.municipality[member]) for member in blocks[-1]}
    assert len(towns) == 1
    choose(panel, "V15u")
    panel.show_place()
    assert blocks[-1] == [block(5, row) for row in range(ROWS)]


def test_addresses_follow_gestures_and_thresholds_without_another_check(panel, session, project):
    panel.data.begin(Choice(addresses=addresses(project, outside=0).id()))
    wait(panel)
    assert "V15u" in rules(panel)
    session.begin_gesture()
    session.stroke([block(5, row) for row in range(ROWS)], KR3)
    session.end_gesture()
    assert "V15u" not in rules(panel)
    session.set_thresholds(1, None)
    session.undo()
    assert "V15u" in rules(panel)


def test_small_numbers_of_addresses_are_not_told(panel, session, project):
    session.plan.assign([block(5, row) for row in range(ROWS)], KR3)
    panel.data.begin(Choice(addresses=addresses(project, outside=3).id()))
    wait(panel)
    assert "less than 10" in choose(panel, "V15").data()


def test_a_fault_is_said_and_what_was_known_stays(panel, project):
    panel.data.begin(Choice(outline=outline(project, wider=30).id()))
    wait(panel)
    assert "V06gap" in rules(panel)
    far = add(project, [("Point(400000 5700000)", "A")], "Point", "Woanders")
    panel.data.begin(Choice(addresses=far.id()))
    wait(panel)
    assert "“Woanders” lies in any block" in panel.data.line.text()
    assert "V06gap" in rules(panel)


def test_a_check_can_be_cancelled_and_another_plan_ends_it(panel, window, project, tmp_path):
    panel.data.begin(Choice(outline=outline(project).id()))
    panel.data.button.click()
    assert not panel.data.is_running and "Not checked yet" in panel.data.line.text()
    panel.data.begin(Choice())
    window.dock.show_plan(open_plan(tmp_path / "Anderer.gpkg"))
    assert not panel.data.is_running and panel.data.result is None
    end = time.monotonic() + 0.5
    while time.monotonic() < end:
        QApplication.processEvents()
    assert panel.data.result is None, "the other plan is not taken for checked"


def test_the_dialog_offers_what_was_chosen_and_what_fits(panel, session, project):
    table = official(project, 999)
    places = addresses(project)
    begun = []
    dialog = DataCheckDialog(panel, session.layer, Choice(addresses=places.id()), begun.append)
    assert dialog.choice() == Choice(addresses=places.id())
    dialog.official.setLayer(table)
    assert (dialog.key.currentField(), dialog.residents.currentField()) == ("ags", "einwohner")
    dialog.official.setCurrentText("Fields of the blocks")
    assert dialog.choice().official == BLOCKS
    assert dialog.key.currentField() == "ags"
    dialog.accept_button.click()
    assert begun == [dialog.choice()]
    again = DataCheckDialog(panel, session.layer, begun[0], begun.append)
    assert again.choice() == begun[0]


def test_the_dialog_stays_open_where_something_is_missing(panel, session, project):
    def refuse(choice):
        raise UserError("official_fields_missing")

    dialog = DataCheckDialog(panel, session.layer, Choice(), refuse)
    dialog.accept_button.click()
    assert dialog.result() == 0 and "choose the fields" in dialog.fault.text()


def test_sentences_name_the_region_and_the_key_stands_below(panel, session):
    session.set_thresholds(100_000, None)
    index = choose(panel, "V07")
    entry = session.plan.regions[KR1]
    assert index.data().startswith(f"Sozialraum {entry.short} has ")
    assert index.data(NOTE_ROLE) == f"V07 · {entry.key}"


def bands(window) -> list[QgsRubberBand]:
    return [item for item in window.canvas.scene().items() if isinstance(item, QgsRubberBand)]


def test_spots_are_marked_on_the_map_and_seen_whole(window, session):
    before = len(bands(window))
    marks = SpotMarks(window.canvas)
    window.canvas.setDestinationCrs(session.layer.crs)
    for spots in (
        QgsGeometry.fromMultiPointXY([QgsPointXY(WEST, SOUTH), QgsPointXY(WEST + 90, SOUTH)]),
        QgsGeometry.fromRect(QgsRectangle(WEST, SOUTH, WEST + 2, SOUTH + 1)),
    ):
        marks.show(session, spots)
        shown = window.canvas.extent()
        assert shown.contains(spots.boundingBox()) and shown.width() > 100
        assert len(bands(window)) == before + 1
        seen = [band.asGeometry().boundingBox() for band in bands(window)]
        assert spots.boundingBox() in seen
    marks.clear()
    assert len(bands(window)) == before
