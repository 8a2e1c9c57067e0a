# SPDX-License-Identifier: GPL-2.0-or-later
"""One line below the table: why was the last change made? Enter stores it."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QColor, QPalette, QResizeEvent
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from ..core.plan import Step
from ..gis.plan_session import PlanSession
from ..gis.translation import tr
from .decision_form import CriterionBox, quick_decision
from .look import BAD, GOOD, NEAR, shortened

#: How long an answer is shown, in milliseconds.
_READ = 5000
#: Room that a line has for the button that clears it, in pixels.
_CLEAR = 26


class _AnsweringField(QLineEdit):
    """A line that answers in its own room, so that nothing around it moves."""

    def __init__(self) -> None:
        super().__init__()
        self.setClearButtonEnabled(True)
        self.answer = QLabel(self)
        self.answer.setStyleSheet(f"color: {BAD}; background: transparent")
        self.answer.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.answer.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.fall_silent)
        self.textEdited.connect(self.fall_silent)

    def complain(self, text: str) -> None:
        """Say at the right end what is wrong with the few letters at the left."""
        self.answer.setText(text)
        self._place()
        self.answer.show()
        self._timer.start(_READ)

    def praise(self) -> None:
        """Show what the line says while it is empty as good news."""
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, QColor(GOOD))
        self.setPalette(palette)
        self._timer.start(_READ)

    def fall_silent(self, *_) -> None:
        """Be an ordinary line again."""
        self._timer.stop()
        self.answer.hide()
        self.setPalette(QPalette())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        self.answer.adjustSize()
        top = (self.height() - self.answer.height()) // 2
        self.answer.move(self.width() - self.answer.width() - _CLEAR, top)


class ReasonLine(QWidget):
    """Asks without getting in the way: it never takes the focus and never covers the map.

    ``given`` fires once a reason is stored.
    """

    given = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session: Optional[PlanSession] = None
        self._step: Optional[Step] = None
        self.field = _AnsweringField()
        self.field.setObjectName("SozialraumReason")
        self.field.setToolTip(tr("Reason of the last change; Enter stores it"))
        self.field.returnPressed.connect(self._store)
        self.criterion = CriterionBox(tr("Criterion"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(NEAR)
        row.addWidget(self.field, 1)
        row.addWidget(self.criterion)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def set_session(self, session: Optional[PlanSession]) -> None:
        """Ask about another plan, or about none."""
        self._session = session
        self._step = None
        if session is not None:
            session.history_changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        session = self._session
        step = None
        if session is not None and not session.read_only:
            # Locks and names after it do not take the place of the last move.
            moves = (each for each in reversed(session.plan.steps) if len(each.change.blocks))
            step = next(moves, None)
        if step != self._step:
            self.field.fall_silent()
            self._keep_what_is_typed(step)
            self._step = step
        self.setEnabled(step is not None)
        if step is None:
            self.field.setPlaceholderText(tr("Reason of the last change"))
            return
        name = shortened(session.gesture_name(step.change), 40)
        decision = session.plan.decisions.get(step.number)
        if decision is not None and decision.reason:
            text = tr("Reason noted: {reason}").format(reason=shortened(decision.reason, 48))
        else:
            text = tr("Why {change}?").format(change=name)
        self.field.setPlaceholderText(text)

    def _keep_what_is_typed(self, step: Optional[Step]) -> None:
        """What was typed belongs to the step before; a finished reason is stored with it."""
        typed = self.field.text().strip()
        if typed and self._step is not None and self._session is not None:
            in_force = {each.number for each in self._session.plan.steps}
            if self._step.number in in_force and len(typed) >= 10:
                number, self._step = self._step.number, step
                self.field.clear()
                self._write(number, typed)
                return
        self.field.clear()

    def _store(self) -> None:
        typed = self.field.text().strip()
        if self._session is None or self._step is None or not typed:
            return
        if len(typed) < 10:
            self.field.complain(tr("at least 10 characters"))
            return
        self.field.clear()
        self._write(self._step.number, typed)
        self.field.praise()

    def _write(self, number: int, reason: str) -> None:
        session = self._session
        session.decide(
            [number], quick_decision(reason, self.criterion.code(), session.info.version)
        )
        self.given.emit()
        self._follow()
