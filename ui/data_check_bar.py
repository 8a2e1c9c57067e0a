# SPDX-License-Identifier: GPL-2.0-or-later
"""A line below the findings: which rules about data were checked, and a button to check them."""

from __future__ import annotations

from typing import Optional, Sequence

from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtCore import QTime, pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ..core.findings import Finding
from ..gis.data_checks.check import RULES, DataCheck
from ..gis.data_checks.choice import Choice, remember, remembered, sources_of
from ..gis.data_checks.task import DataCheckTask
from ..gis.plan_session import PlanSession
from ..gis.translation import number, tr
from .data_check_dialog import DataCheckDialog
from .look import NEAR, soft


class DataCheckBar(QWidget):
    """``findings`` holds what the last check found; ``checked`` fires when that is new."""

    checked = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session: Optional[PlanSession] = None
        # The task manager owns a task only on the C++ side; one that was stopped may still run.
        self._task: Optional[DataCheckTask] = None
        self._stopped: list[DataCheckTask] = []
        self.result: Optional[DataCheck] = None
        self._fault = ""
        self._time = ""
        self.line = soft()
        self.button = QPushButton(tr("Check data …"))
        self.button.setToolTip(
            tr("Gaps, overlaps, sums, reference systems, outlines and addresses; in the background")
        )
        self.button.clicked.connect(self._clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(NEAR + 2)
        layout.addWidget(self.line, 1)
        layout.addWidget(self.button)
        self._show()

    @property
    def findings(self) -> Sequence[Finding]:
        """What the last check of this plan found, but for V15, which follows the plan."""
        return [] if self.result is None else self.result.findings

    @property
    def is_running(self) -> bool:
        """Whether a check is under way."""
        return self._task is not None

    def set_session(self, session: Optional[PlanSession]) -> None:
        """Another plan, of which nothing is known yet."""
        self.cancel()
        self._session = session
        self.result = None
        self._fault = ""
        self._show()

    def ask(self) -> None:
        """Let the user choose what to compare with, and begin."""
        if self._session is not None:
            project = QgsProject.instance()
            DataCheckDialog(
                self.window(), self._session.layer, remembered(project), self.begin
            ).exec()

    def begin(self, choice: Choice) -> None:
        """Check in the background; ``UserError`` where something chosen cannot be used."""
        project = QgsProject.instance()
        sources = sources_of(project, choice)
        remember(project, choice)
        self.cancel()
        self._fault = ""
        task = DataCheckTask(self._session.layer, sources)
        task.progressChanged.connect(self._show_progress)
        task.taskCompleted.connect(self._completed)
        task.taskTerminated.connect(self._terminated)
        self._task = task
        self._show()
        QgsApplication.taskManager().addTask(task)

    def cancel(self) -> None:
        """Stop a check that is under way; what was known before stays."""
        task, self._task = self._task, None
        if task is not None:
            self._stopped.append(task)
            task.cancel()
        self._show()

    # Inside

    def _clicked(self) -> None:
        self.cancel() if self.is_running else self.ask()

    def _completed(self) -> None:
        task = self._ended()
        if task is None:
            return
        self.result = task.result
        self._time = QTime.currentTime().toString("HH:mm")
        self._session.checks.set_addresses(self.result.addresses)
        self._show()
        self.checked.emit()

    def _terminated(self) -> None:
        task = self._ended()
        if task is not None:
            self._fault = task.error
            self._show()

    def _ended(self) -> Optional[DataCheckTask]:
        """The task that has just ended; None for one that was stopped before."""
        task = self.sender()
        if task in self._stopped:
            self._stopped.remove(task)
        if task is None or task is not self._task:
            return None
        self._task = None
        return task

    def _show_progress(self, percent: float) -> None:
        if self.is_running:
            self.line.setText(
                tr("The data are being checked: {percent} %").format(percent=number(percent))
            )

    def _show(self) -> None:
        self.button.setText(tr("Cancel") if self.is_running else tr("Check data …"))
        self.button.setEnabled(self._session is not None)
        if self.is_running:
            self._show_progress(0)
            return
        texts = [self._fault] if self._fault else []
        if self.result is not None:
            texts.append(tr("Data checked at {time}.").format(time=self._time))
        missing = missing_rules(self.result)
        if missing:
            texts.append(tr("Not checked yet: {rules}.").format(rules=", ".join(missing)))
        self.line.setText(" ".join(texts))


def missing_rules(result: Optional[DataCheck]) -> list[str]:
    """Rules about data that were not checked, in words."""
    words = {
        "V06": tr("gaps and overlaps (V06)"),
        "V09": tr("sums of residents (V09)"),
        "V13": tr("reference system (V13)"),
        "V14": tr("outlines (V14)"),
        "V15": tr("addresses (V15)"),
    }
    if result is None:
        return [words[rule] for rule in sorted(RULES)]
    missing = [] if result.against_outline else [tr("gaps at the border of the Kreis (V06)")]
    return missing + [words[rule] for rule in sorted(RULES) if rule not in result.rules]
