# SPDX-License-Identifier: GPL-2.0-or-later
"""Recovered work and agreed plans: what a plan is not to have goes into a variant."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from qgis.PyQt.QtCore import QDate, QTimer
from qgis.PyQt.QtWidgets import QApplication, QInputDialog, QMessageBox, QPushButton
from sozialraumplaner.gis.plan_file import Mode, PlanFile
from sozialraumplaner.ui.info_dialog import InfoDialog
from sozialraumplaner.ui.new_plan_dialog import proposed_path
from sozialraumplaner.ui.plans_dialog import PlansDialog
from workshop_plan import KR1, KR2, move, open_plan


def buttons_of(window) -> list[str]:
    """Buttons of the message that is seen."""
    item = window.bar.currentItem()
    return [] if item is None else [b.text() for b in item.findChildren(QPushButton) if b.text()]


def press(window, text: str) -> None:
    """Press a button of the message that is seen."""
    found = window.bar.currentItem().findChildren(QPushButton)
    next(each for each in found if each.text() == text).click()


def plans_in(path: Path) -> dict[str, str]:
    """Ids of the plans of a file, by title."""
    return {entry.info.title: entry.info.plan_id for entry in PlanFile.entries(path)}


def regions_of(path: Path, plan_id: str) -> np.ndarray:
    """The assignment that a file holds of a plan."""
    return PlanFile.open(path, plan_id, mode=Mode.READ).plan.region_of


# What was recovered


@pytest.fixture
def recovered(window, session, path):
    """The dock after a crash: one change came back from the journal. Carries both assignments."""
    saved = session.plan.region_of.copy()
    move(session, 2, KR1)
    changed = session.plan.region_of.copy()
    window.dock.forget_plan()
    window.bar.clearWidgets()
    assert window.dock.open_file(path)
    assert buttons_of(window) == ["Keep", "Set aside as a variant"]
    return saved, changed


def test_recovered_changes_set_aside_are_a_plan_of_the_file(window, path, tmp_path, recovered):
    saved, changed = recovered
    plan_id = window.dock.session.file.plan_id
    press(window, "Set aside as a variant")
    assert window.dock.session.file.plan_id == plan_id and not window.dock.session.is_dirty
    assert np.array_equal(window.dock.session.plan.region_of, saved)
    assert np.array_equal(window.dock.session.plan.region_of, regions_of(path, plan_id))
    (other,) = set(plans_in(path).values()) - {plan_id}
    assert np.array_equal(regions_of(path, other), changed)
    press(window, "Open it")
    assert window.dock.session.file.plan_id == other
    assert np.array_equal(window.dock.session.plan.region_of, changed)
    assert window.dock.close_plan()
    assert [each.name for each in tmp_path.iterdir()] == [path.name], "no journal is left behind"


def test_set_aside_twice_there_are_two_variants(window, path, recovered):
    for _ in range(2):
        press(window, "Set aside as a variant")
        move(window.dock.session, 2, KR1)
        window.dock.forget_plan()
        assert window.dock.open_file(path)
    assert len(plans_in(path)) == 3


@pytest.mark.parametrize("step", ["gesture", "save", "close", "other plan"])
def test_the_offer_ends_with_what_it_offers(window, path, tmp_path, recovered, step):
    dock = window.dock
    if step == "gesture":
        move(dock.session, 4, KR2)
    elif step == "save":
        assert dock.menu.save()
    elif step == "close":
        dock.forget_plan()
    else:
        open_plan(tmp_path / "Anderer.gpkg").close()
        assert dock.open_file(tmp_path / "Anderer.gpkg")
    assert not any("recovered" in text for text in window.said())


def test_kept_changes_stay_and_are_still_unsaved(window, recovered):
    press(window, "Keep")
    assert window.said() == [] and window.dock.session.is_dirty
    assert np.array_equal(window.dock.session.plan.region_of, recovered[1])


def test_a_file_that_cannot_be_written_keeps_the_recovered_changes_open(window, path, recovered):
    path.unlink()
    press(window, "Set aside as a variant")
    assert np.array_equal(window.dock.session.plan.region_of, recovered[1])
    assert "Save as …" in buttons_of(window)


# Plans that were agreed


@pytest.fixture
def agreed(window, session, path):
    """A plan that the council has resolved."""
    session.info = replace(session.info, title="Zuschnitt 2026", status="beschlossen")
    session.save()
    window.dock.forget_plan()
    assert window.dock.open_file(path)
    return window.dock.session


class Answer:
    """Presses a button of the next question, and notes how often one was asked."""

    def __init__(self, text: str) -> None:
        self.asked: list[str] = []
        self._text = text
        self._timer = QTimer()
        self._timer.timeout.connect(self._look)
        self._timer.start(20)

    def _look(self) -> None:
        box = QApplication.activeModalWidget()
        if isinstance(box, QMessageBox):
            self.asked.append(box.text())
            next(each for each in box.buttons() if each.text() == self._text).click()

    def wait(self) -> None:
        """Give questions the time to come."""
        from qgis.PyQt.QtTest import QTest

        QTest.qWait(120)


def test_state_and_file_stand_in_the_title(window, session, agreed, path):
    title = window.dock.windowTitle()
    assert title.index("Zuschnitt 2026") < title.index("(Resolved)") < title.index(path.name)
    assert "variant" in window.dock.workshop.page.notice.text()
    agreed.info = replace(agreed.info, status="entwurf")
    window.dock.menu.renamed.emit()
    assert "(Draft)" in window.dock.windowTitle()
    assert window.dock.workshop.page.notice.isHidden()


def test_the_first_change_of_an_agreed_plan_goes_on_in_a_variant(window, agreed, path):
    plan_id, before = agreed.file.plan_id, agreed.plan.region_of.copy()
    tools = window.dock.workshop.tools
    tools.take("lasso")
    tools.choose(KR1)
    answer = Answer("Make a variant")
    move(agreed, 2, KR1)
    expected = agreed.plan.region_of.copy()
    answer.wait()
    assert len(answer.asked) == 1 and "Zuschnitt 2026" in answer.asked[0]
    now = window.dock.session
    assert now.file.plan_id != plan_id and now.info.predecessor == plan_id
    assert now.info.status == "entwurf" and not now.is_dirty
    assert np.array_equal(now.plan.region_of, expected)
    assert np.array_equal(regions_of(path, plan_id), before)
    assert window.canvas.mapTool() is tools.tools["lasso"] and tools.target == KR1
    move(now, 3, KR1)
    answer.wait()
    assert len(answer.asked) == 1, "a draft is changed without a question"
    assert "You are working in" in window.bar.currentItem().text()
    window.dock.switch_to(plan_id)
    said = [item.text() for item in window.bar.items()]
    assert not any("You are working in" in text for text in said)


def test_whoever_wants_to_change_it_is_asked_once(window, agreed):
    answer = Answer("Change the plan itself")
    move(agreed, 2, KR1)
    answer.wait()
    move(agreed, 3, KR1)
    answer.wait()
    assert len(answer.asked) == 1
    assert window.dock.session is agreed and len(agreed.plan.steps) == 2


def test_a_change_that_was_not_meant_leaves_nothing_to_save(window, agreed, path):
    before = agreed.plan.region_of.copy()
    answer = Answer("Take back")
    for _ in range(2):
        move(window.dock.session, 2, KR1)
        answer.wait()
        assert np.array_equal(window.dock.session.plan.region_of, before)
        assert not window.dock.session.is_dirty
    assert len(answer.asked) == 2


def test_an_undo_that_was_not_meant_is_taken_back_as_well(window, session, path):
    move(session, 2, KR1)
    session.info = replace(session.info, status="abgestimmt")
    session.save()
    expected = session.plan.region_of.copy()
    answer = Answer("Take back")
    session.undo()
    answer.wait()
    assert len(answer.asked) == 1
    now = window.dock.session
    assert np.array_equal(now.plan.region_of, expected) and not now.is_dirty


def test_what_could_be_done_again_still_can_when_a_change_was_not_meant(window, session, path):
    move(session, 2, KR1)
    move(session, 3, KR1)
    session.undo()
    session.info = replace(session.info, status="abgestimmt")
    session.save()
    undone = [step.number for step in session.plan.undone]
    answer = Answer("Take back")
    move(session, 4, KR1)
    answer.wait()
    assert len(answer.asked) == 1
    assert [step.number for step in window.dock.session.plan.undone] == undone


def test_limits_of_an_agreed_plan_are_part_of_it(window, agreed, path):
    plan_id, maximum = agreed.file.plan_id, agreed.thresholds.maximum
    answer = Answer("Take back")
    window.dock.maximum_box.setValue(maximum + 500)
    answer.wait()
    assert len(answer.asked) == 1
    assert window.dock.session.thresholds.maximum == maximum == window.dock.maximum_box.value()
    assert not window.dock.session.is_dirty
    answer = Answer("Make a variant")
    window.dock.maximum_box.setValue(maximum + 500)
    answer.wait()
    assert window.dock.session.thresholds.maximum == maximum + 500
    assert PlanFile.open(path, plan_id, mode=Mode.READ).info.maximum == maximum


def test_nobody_finds_a_change_in_an_agreed_plan_after_a_crash(window, agreed, path):
    plan_id, before = agreed.file.plan_id, agreed.plan.region_of.copy()
    # The question is not answered any more.
    move(agreed, 2, KR1)
    changed = agreed.plan.region_of.copy()
    window.dock.forget_plan()
    assert window.dock.open_file(path, plan_id)
    now = window.dock.session
    assert np.array_equal(now.plan.region_of, before) and not now.is_dirty
    (variant,) = set(plans_in(path).values()) - {plan_id}
    assert np.array_equal(regions_of(path, variant), changed)
    assert "Open it" in buttons_of(window)


def test_filter_and_view_outlast_the_question(window, agreed):
    page = window.dock.workshop.page
    page.municipality_box.setCurrentIndex(1)
    town = page.municipality_box.currentData()
    window.dock.workshop.show_facilitator(True)
    answer = Answer("Take back")
    move(agreed, 2, KR1)
    answer.wait()
    assert len(answer.asked) == 1 and window.dock.session is not agreed
    assert page.municipality_box.currentData() == town
    assert window.dock.workshop.facilitator.is_on
    window.dock.workshop.show_facilitator(False)


def test_reasons_are_no_change_of_an_agreed_plan(window, session, path):
    from sozialraumplaner.core.plan import Decision

    move(session, 2, KR1)
    session.info = replace(session.info, status="beschlossen")
    session.save()
    plan_id = session.file.plan_id
    answer = Answer("Take back")
    session.decide([1], Decision(reason="Schulweg zur Grundschule"))
    answer.wait()
    assert answer.asked == []
    # It belongs to what was agreed, whatever is said to the next change.
    answer = Answer("Make a variant")
    move(session, 3, KR1)
    answer.wait()
    assert len(answer.asked) == 1
    held = PlanFile.open(path, plan_id, mode=Mode.READ).plan
    assert held.decisions[1].reason == "Schulweg zur Grundschule" and len(held.steps) == 1


def test_the_remark_makes_a_variant_at_once(window, agreed, path):
    notice = window.dock.workshop.page.notice
    notice.linkActivated.emit("variant")
    assert window.dock.session.info.title == "Zuschnitt 2026, variant"
    notice.linkActivated.emit("variant")
    assert window.dock.session.info.title == "Zuschnitt 2026, variant (2)"
    assert len(plans_in(path)) == 3


def test_what_is_agreed_is_what_stands_in_the_file(window, session, path):
    move(session, 2, KR1)

    def agree():
        dialog = QApplication.activeModalWidget()
        dialog.status.setCurrentIndex(dialog.status.findData("abgestimmt"))
        dialog.accept()

    QTimer.singleShot(0, agree)
    window.dock.menu.show_info()
    assert not session.is_dirty
    (entry,) = PlanFile.entries(path)
    assert entry.info.status == "abgestimmt"
    assert np.array_equal(regions_of(path, entry.info.plan_id), session.plan.region_of)


# A file that is open elsewhere


def test_working_in_a_copy_is_said(window, session, path):
    window.dock.forget_plan()
    held = PlanFile.open(path)
    answer = Answer("Work in a copy")
    assert window.dock.open_file(path)
    assert len(answer.asked) == 1
    copy = window.dock.session.file.path
    assert copy != path and copy.parent == path.parent
    assert copy.name in window.dock.windowTitle()
    assert any(copy.name in text for text in window.said())
    held.file.close()


def test_another_name_is_proposed_beside_the_plan_file(window, session, path):
    assert proposed_path(path.stem, path.parent) == path.with_name(f"{path.stem} 2.gpkg")


# Titles, dates, the list of plans


def test_entries_that_cannot_be_meant_are_not_taken(window, session):
    dialog = InfoDialog(window.dock, session.info, ["Variante B"])
    for title, valid_from, valid_to in (
        ("", None, None),
        (" variante b ", None, None),
        ("Neu", QDate(2027, 1, 1), QDate(2026, 12, 31)),
    ):
        dialog.title.setText(title)
        for box, day in ((dialog.valid_from, valid_from), (dialog.valid_to, valid_to)):
            box.setDate(day) if day is not None else box.clear()
        dialog.accept()
        assert dialog.result() != dialog.DialogCode.Accepted
        assert not dialog.fault.isHidden() and dialog.fault.text()
    dialog.valid_to.setDate(QDate(2027, 1, 1))
    dialog.accept()
    assert dialog.result() == dialog.DialogCode.Accepted and dialog.info().title == "Neu"


def shown(dialog: PlansDialog) -> dict[str, list[str]]:
    """Rows of the list by title."""
    items = [dialog.list.topLevelItem(row) for row in range(dialog.list.topLevelItemCount())]
    return {item.text(0): [item.text(column) for column in range(1, 5)] for item in items}


def test_the_list_shows_the_open_plan_as_it_is(window, session):
    session.info = replace(session.info, title="Neuer Titel", version="0.9", status="abgestimmt")
    dialog = PlansDialog(window.dock, session)
    version, status, regions, changed = shown(dialog)["Neuer Titel (open)"]
    assert (version, status, regions) == ("0.9", "Agreed", "4") and changed == "not saved"
    session.save()
    dialog.refresh()
    assert shown(dialog)["Neuer Titel (open)"][3] != "not saved"


def test_whoever_makes_a_variant_works_in_it(window, session, path):
    move(session, 2, KR1)
    expected = session.plan.region_of.copy()

    def name_it():
        asked = QApplication.activeModalWidget()
        assert isinstance(asked, QInputDialog)
        asked.setTextValue("Variante Mitte")
        asked.accept()

    def press_button():
        QTimer.singleShot(0, name_it)
        QApplication.activeModalWidget().branch_button.click()

    QTimer.singleShot(0, press_button)
    window.dock.menu.show_plans()
    assert window.dock.session.info.title == "Variante Mitte"
    assert np.array_equal(window.dock.session.plan.region_of, expected)


def test_a_title_of_another_plan_is_refused_in_a_sentence(window, session):
    dialog = PlansDialog(window.dock, session)
    assert dialog.branch("Variante B")
    first = dialog.entry().info.plan_id
    assert first != session.file.plan_id, "the new one is chosen"
    assert not dialog.branch("Variante B") and "Variante B" in dialog.fault.text()
    dialog.choose(first)
    dialog.rename(session.name)
    assert not dialog.fault.isHidden()
    assert len({entry.info.title for entry in session.file.plans()}) == 2


def test_algorithms_find_the_open_plan_among_others_of_its_title(window, session, path):
    from plan_files import query
    from sozialraumplaner.processing.plan_reading import plan_id_of

    assert window.dock.menu.name_in_file() == session.name
    session.file.branch(session.plan, session.info, "Anders")
    # As files of other programs, or of an earlier day, may be.
    query(path, "UPDATE fassung SET titel = ?", session.name)
    assert plan_id_of(str(path), window.dock.menu.name_in_file()) == session.file.plan_id


# Taking over


def test_a_table_is_taken_over_only_where_that_is_agreed_to(window, session, path, tmp_path):
    keys = [f"{key};05358028-01" for key in session.plan.blocks.keys if str(key)[1] in "01234"]
    table = tmp_path / "Zuordnung.csv"
    table.write_text("\n".join(["baustein_id;sr_id", *keys, "gibtsnicht;05358028-01"]))
    before = path.read_bytes()
    for answer, plans in (("reject", 1), ("accept", 2)):
        QTimer.singleShot(0, lambda act=answer: getattr(QApplication.activeModalWidget(), act)())
        window.dock.menu.import_table_from(table)
        assert len(plans_in(path)) == plans
        assert (path.read_bytes() == before) == (plans == 1)
    assert window.dock.session.info.title == "Zuordnung"
    assert window.dock.session.plan.block_count[KR1] == len(keys)


@pytest.mark.parametrize("content", [b"%PDF-1.7 Brief", b""])
def test_a_wrong_file_of_a_colleague_is_no_fault_of_the_open_plan(
    window, session, tmp_path, content
):
    letter = tmp_path / "Brief.pdf"
    letter.write_bytes(content)
    window.bar.clearWidgets()
    window.dock.menu.import_from(letter)
    (said,) = window.said()
    assert "Brief.pdf" in said and buttons_of(window) == []
    assert window.dock.session is session
