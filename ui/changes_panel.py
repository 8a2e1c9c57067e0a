# SPDX-License-Identifier: GPL-2.0-or-later
"""Tab "Changes": what was moved, why, and the way back to any step."""

from __future__ import annotations

from typing import Any, Optional

from qgis.PyQt.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    pyqtSignal,
)
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..gis.plan_session import PlanSession
from ..gis.step_list import StepList, StepRow, steps_to
from ..gis.translation import number, tr, trn
from .decision_form import DecisionForm, criteria
from .look import BAD, CAUTION, GOOD, IDLE, NEAR
from .rows import ASIDE_ROLE, COLOUR_ROLE, NOTE_ROLE, SIGN_ROLE, RowList

ROW_ROLE = Qt.ItemDataRole.UserRole + 1


class StepModel(QAbstractListModel):
    """Steps taken back, then those in force, newest first."""

    def __init__(self, session: PlanSession, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session = session
        self._only_open = False
        self.refresh()

    def show_only_open(self, on: bool) -> None:
        """Only steps that still need a reason."""
        self._only_open = on
        self.refresh()

    def refresh(self) -> None:
        """Read the history anew."""
        self.beginResetModel()
        self.steps = StepList(self._session, self._only_open)
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.steps.row(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == ROW_ROLE:
            return row
        if role == ASIDE_ROLE:
            return (
                trn("{n} resident", "{n} residents", row.moved).format(n=number(row.moved))
                if row.moved
                else ""
            )
        if role == NOTE_ROLE:
            return _note(row)
        if role == SIGN_ROLE:
            return "↶" if row.undone else "?" if row.needs_reason else "✓"
        if role == COLOUR_ROLE:
            return IDLE if row.undone else CAUTION if row.needs_reason else GOOD
        return None


class ChangesPanel(QWidget):
    """The list, and below it the form for the reason of the chosen steps."""

    zoom_wanted = pyqtSignal(object)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session: Optional[PlanSession] = None
        self.model: Optional[StepModel] = None
        self.only_open = QCheckBox(tr("Only without a reason"))
        self.only_open.toggled.connect(self._filter)
        self.count = QLabel()
        self.view = RowList()
        self.view.setObjectName("SozialraumChanges")
        self.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu)
        self.view.doubleClicked.connect(self._zoom)
        self.form = DecisionForm()
        self.form.reason.returnPressed.connect(self.store)
        self.form.reason.textEdited.connect(lambda _text: self._tell(""))
        self.hint = QLabel()
        self.hint.setWordWrap(True)
        # Room for two lines from the start, so that the form stays where it is.
        self.hint.setFixedHeight(2 * self.hint.fontMetrics().lineSpacing())
        self.save_button = QPushButton(tr("Store reason"))
        self.save_button.clicked.connect(self.store)
        top = QHBoxLayout()
        top.addWidget(self.only_open)
        top.addStretch(1)
        top.addWidget(self.count)
        bottom = QHBoxLayout()
        bottom.addWidget(self.hint, 1)
        bottom.addWidget(self.save_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(NEAR + 2)
        layout.addLayout(top)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.form)
        layout.addLayout(bottom)

    def set_session(self, session: Optional[PlanSession]) -> None:
        """Show the history of another plan, or of none."""
        self._session = session
        if self.model is not None:
            # A model that stays would keep its whole plan in memory.
            self.model.deleteLater()
        self.model = None if session is None else StepModel(session, self)
        self.view.setModel(self.model)
        if session is not None:
            self.model.show_only_open(self.only_open.isChecked())
            session.history_changed.connect(self.refresh)
            self.view.selectionModel().selectionChanged.connect(self._chosen_changed)
        self.form.setEnabled(session is not None and not session.read_only)
        self._chosen_changed()
        self._show_count()

    def chosen(self) -> list[int]:
        """Numbers of the chosen steps that are in force."""
        if self.model is None:
            return []
        rows = [index.data(ROW_ROLE) for index in self.view.selectionModel().selectedIndexes()]
        return [row.number for row in rows if not row.undone]

    def choose(self, numbers: list[int]) -> None:
        """Select steps by number."""
        for place, step in enumerate(self.model.steps.steps):
            if step.number in numbers:
                flag = QItemSelectionModel.SelectionFlag.Select
                self.view.selectionModel().select(self.model.index(place), flag)

    def refresh(self) -> None:
        """Follow the history; chosen steps and what is being typed stay."""
        if self.model is None:
            return
        chosen = self.chosen()
        bar = self.view.verticalScrollBar().value()
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        self.model.refresh()
        self.choose(chosen)
        selection.blockSignals(False)
        if chosen and not self.chosen() and not self.form.reason.hasFocus():
            # What was said about a step that is no longer seen belongs to no other.
            self.form.reason.clear()
        self.view.verticalScrollBar().setValue(bar)
        self.save_button.setEnabled(bool(self.chosen()) and not self._session.read_only)
        self._show_count()

    def store(self) -> None:
        """Write the reason for all chosen steps."""
        numbers = self.chosen()
        if not numbers or self._session is None:
            self._tell(tr("Please choose one or more changes in the list."), BAD)
            return
        decision = self.form.decision(self._session.info.version)
        if not decision.has_reason:
            self._tell(tr("Please give the reason in at least 10 characters."), BAD)
            self.form.reason.setFocus()
            return
        self.form.remember()
        self._session.decide(numbers, decision)
        count = trn("{n} change", "{n} changes", len(numbers)).format(n=number(len(numbers)))
        self._tell(tr("Reason stored for {count}.").format(count=count), GOOD)

    # Inside

    def _filter(self, on: bool) -> None:
        if self.model is not None:
            self.model.show_only_open(on)
            self._chosen_changed()
            self.form.reason.clear()

    def _show_count(self) -> None:
        if self._session is None:
            self.count.clear()
            return
        if not self._session.plan.steps:
            self.count.setText(tr("No changes yet"))
            self.count.setStyleSheet("")
            return
        n = len(self._session.plan.without_reason())
        self.count.setText(
            trn("{n} change without a reason", "{n} changes without a reason", n).format(
                n=number(n)
            )
            if n
            else tr("All changes have a reason")
        )
        self.count.setStyleSheet(f"color: {CAUTION if n else GOOD}")

    def _chosen_changed(self, *_) -> None:
        numbers = self.chosen()
        self.save_button.setEnabled(bool(numbers) and not self._session.read_only)
        self._tell("")
        if len(numbers) == 1:
            decision = self._session.plan.decisions.get(numbers[0])
            if decision is not None:
                self.form.show_decision(decision)
            else:
                self.form.reason.clear()

    def _zoom(self, index: QModelIndex) -> None:
        self.zoom_wanted.emit(index.data(ROW_ROLE).number)

    def _menu(self, place: QPoint) -> None:
        index = self.view.indexAt(place)
        if not index.isValid():
            return
        row = index.data(ROW_ROLE)
        menu = QMenu(self)
        menu.addAction(tr("Zoom to the change"), lambda: self._zoom(index))
        menu.addSeparator()
        if row.undone:
            action = menu.addAction(tr("Redo up to here"), lambda: self.redo_to(row.number))
        else:
            action = menu.addAction(
                tr("Go back to the state before it"), lambda: self.undo_to(row.number)
            )
        action.setEnabled(not self._session.read_only)
        menu.exec(self.view.viewport().mapToGlobal(place))

    def undo_to(self, step: int) -> None:
        """Take back everything down to and with the step of this number."""
        for _ in range(steps_to(self._session.plan.steps, step) + 1):
            self._session.undo()

    def redo_to(self, step: int) -> None:
        """Make everything again up to and with the step of this number."""
        while step in {undone.number for undone in self._session.plan.undone}:
            self._session.redo()

    def _tell(self, text: str, colour: str = IDLE) -> None:
        self.hint.setText(text)
        self.hint.setStyleSheet(f"color: {colour}")


def _note(row: StepRow) -> str:
    if row.undone:
        return " · ".join([row.time, tr("taken back")])
    entry = row.decision
    if not entry.reason:
        return " · ".join([row.time, tr("without a reason")]) if row.needs_reason else row.time
    named = f"{entry.criterion} {criteria().get(entry.criterion, '')}".strip()
    said = [row.time, entry.reason, named, entry.occasion, entry.committee]
    return " · ".join(part for part in said if part)
