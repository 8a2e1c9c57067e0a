# SPDX-License-Identifier: GPL-2.0-or-later
"""What came of reading an assignment: numbers first, then what a person should look at."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence

from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QVBoxLayout,
    QWidget,
)

from ..core.findings import Finding
from ..gis.assignments.report import report_lines
from ..gis.translation import tr
from .findings_panel import FindingModel
from .look import APART, GOOD, accept_button, close_button, heading
from .rows import RowList


class ImportReport(QWidget):
    """Report and findings of an import."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.lines = QLabel()
        self.lines.setWordWrap(True)
        self.model = FindingModel(self)
        self.view = RowList()
        self.view.setMinimumHeight(180)
        self.view.setModel(self.model)
        self.calm = QLabel(tr("✓ Nothing that needs a look."))
        self.calm.setStyleSheet(f"color: {GOOD}")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(APART)
        layout.addWidget(self.lines)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.calm)

    def show_report(self, report: Optional[Mapping[str, Any]], findings: Sequence[Finding]) -> None:
        """Fill the page."""
        self.lines.setText("\n".join(report_lines(report)) if report else "")
        self.lines.setVisible(bool(report))
        self.model.show_findings(findings)
        self.view.setVisible(bool(findings))
        self.calm.setVisible(not findings)


class FindingsDialog(QDialog):
    """Findings that came with a plan, to be read and closed, or to be agreed to."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        report: Optional[Mapping[str, Any]],
        findings: Sequence[Finding],
        verb: str = "",
        refusal: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumSize(520, 360)
        page = ImportReport()
        page.show_report(report, findings)
        buttons = QDialogButtonBox()
        if verb:
            accept_button(buttons, verb)
        leave = close_button(buttons)
        if refusal:
            leave.setText(refusal)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(APART)
        layout.addWidget(heading(title))
        layout.addWidget(page, 1)
        layout.addWidget(buttons)
