# SPDX-License-Identifier: GPL-2.0-or-later
"""Reasons of changes: in one line, later for several, and the way back to a step."""

from __future__ import annotations

import numpy as np
import pytest
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtTest import QTest
from sozialraumplaner.core.plan import actions
from sozialraumplaner.gis.plan_session import open_plan_file
from sozialraumplaner.ui.changes_panel import ChangesPanel
from sozialraumplaner.ui.reason_line import ReasonLine
from sozialraumplaner.ui.remembered import RememberedBox, remembered_texts
from sozialraumplaner.ui.rows import ASIDE_ROLE, NOTE_ROLE
from workshop_plan import KR1, KR2, KR3, block, open_plan

REASON = "Boich gehört seit jeher zu Drove"


def move(session, column: int, row: int, target: int) -> None:
    session.begin_gesture()
    session.stroke([block(column, row)], target)
    session.end_gesture()


@pytest.fixture
def session(qgis_app):
    """The small plan with three gestures and a renaming."""
    opened = open_plan()
    move(opened, 2, 0, KR1)
    move(opened, 4, 0, KR2)
    move(opened, 4, 1, KR2)
    opened.commit(actions.rename(opened.plan, KR3, name="Am Bach"))
    return opened


@pytest.fixture
def panel(session):
    shown = ChangesPanel()
    shown.set_session(session)
    return shown


def numbers(panel) -> list[int]:
    return [step.number for step in panel.model.steps.steps]


def undone(panel) -> list[int]:
    rows = [panel.model.steps.row(place) for place in range(len(panel.model.steps))]
    return [row.number for row in rows if row.undone]


def test_newest_first_with_names_and_residents(panel, session):
    steps = session.plan.steps
    assert numbers(panel) == [step.number for step in reversed(steps)]
    first = panel.model.index(len(steps) - 1)
    moved = int(session.plan.blocks.population[block(2, 0)])
    assert first.data() == "1 block: KR 2 → KR 1"
    assert first.data(ASIDE_ROLE) == f"{moved} residents"
    assert "without a reason" in first.data(NOTE_ROLE)
    assert panel.model.index(0).data(ASIDE_ROLE) == "", "renaming moves nobody"


def test_only_moves_need_a_reason(panel, session):
    panel.only_open.setChecked(True)
    assert numbers(panel) == [step.number for step in reversed(session.plan.steps[:3])]
    assert "3" in panel.count.text()


def test_one_reason_for_several_changes(panel, session):
    panel.choose(numbers(panel)[1:3])
    panel.form.reason.setText(REASON)
    panel.form.criterion.choose("K11")
    panel.form.occasion.setCurrentText("Workshop Kreuzau")
    panel.store()
    decided = session.plan.decisions
    assert sorted(decided) == sorted(numbers(panel)[1:3])
    for decision in decided.values():
        assert (decision.reason, decision.criterion) == (REASON, "K11")
        assert decision.occasion == "Workshop Kreuzau" and decision.version == "0.1"
        assert len(decision.date) == 10
    assert len(session.plan.without_reason()) == 1
    assert RememberedBox("occasion", "").text() == "Workshop Kreuzau"


def test_a_reason_of_nine_letters_is_none(panel, session):
    panel.choose(numbers(panel)[1:2])
    panel.form.reason.setText("zu kurz !")
    panel.store()
    assert session.plan.decisions == {}
    assert "10" in panel.hint.text()
    assert panel.form.reason.text() == "zu kurz !", "what was typed stays"


def test_nothing_chosen_is_told(panel, session):
    panel.form.reason.setText(REASON)
    panel.store()
    assert panel.hint.text() and session.plan.decisions == {}


def test_back_to_a_step_and_forward_again(panel, session):
    start = session.plan.start.copy()
    steps = [step.number for step in session.plan.steps]
    end = session.plan.region_of.copy()
    panel.undo_to(steps[1])
    assert [step.number for step in session.plan.steps] == steps[:1]
    assert undone(panel) == steps[1:][::-1]
    panel.undo_to(steps[0])
    assert np.array_equal(session.plan.region_of, start)
    panel.redo_to(steps[-1])
    assert np.array_equal(session.plan.region_of, end)
    assert session.plan.regions[KR3].name == "Am Bach"


def test_undone_steps_get_no_reason(panel, session):
    session.undo()
    session.undo()
    panel.choose(undone(panel))
    assert panel.chosen() == []


def test_the_line_below_the_table_takes_the_last_change(session):
    line = ReasonLine()
    line.set_session(session)
    moves = [step for step in session.plan.steps if len(step.change.blocks)]
    name = session.gesture_name(moves[-1].change)
    assert name in line.field.placeholderText(), "a renaming after it needs no reason"
    move(session, 3, 3, KR1)
    assert line.isEnabled() and "KR 2 → KR 1" in line.field.placeholderText()
    QTest.keyClicks(line.field, "kurz")
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    assert session.plan.decisions == {} and "10" in line.field.answer.text()
    assert line.field.text() == "kurz"
    line.field.setText(REASON)
    QTest.keyClick(line.field, Qt.Key.Key_Return)
    number = session.plan.undo_step.number
    assert session.plan.decisions[number].reason == REASON
    assert line.field.text() == ""


def test_a_finished_reason_is_not_lost_by_the_next_stroke(session):
    line = ReasonLine()
    line.set_session(session)
    move(session, 3, 3, KR1)
    number = session.plan.undo_step.number
    line.field.setText(REASON)
    move(session, 3, 2, KR1)
    assert session.plan.decisions[number].reason == REASON
    assert session.plan.undo_step.number not in session.plan.decisions
    assert line.field.text() == ""


def test_reasons_are_kept_in_the_file(panel, session, tmp_path):
    session.create_file(tmp_path / "Entwurf.gpkg")
    panel.choose(numbers(panel)[1:2])
    panel.form.reason.setText(REASON)
    panel.store()
    session.save()
    before = dict(session.plan.decisions)
    session.close()
    again, _ = open_plan_file(tmp_path / "Entwurf.gpkg")
    assert dict(again.plan.decisions) == before
    again.close()


def test_remembered_texts_have_the_last_on_top(qgis_app):
    box = RememberedBox("probe", "", ["Vorschlag"])
    for text in ("Lenkungsgruppe", "Fachamt", "Lenkungsgruppe"):
        box.setCurrentText(text)
        box.remember()
    assert remembered_texts("probe") == ["Lenkungsgruppe", "Fachamt"]
    again = RememberedBox("probe", "", ["Vorschlag"])
    assert [again.itemText(row) for row in range(again.count())] == [
        "Lenkungsgruppe",
        "Fachamt",
        "Vorschlag",
    ]
