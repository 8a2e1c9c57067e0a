# SPDX-License-Identifier: GPL-2.0-or-later
"""Why blocks were moved: criterion, occasion, committee, reason. Roles, no names of people."""

from __future__ import annotations

from datetime import date
from typing import Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QPaintEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolButton,
    QWidget,
)

from ..core.plan import Decision
from ..gis.translation import tr
from .look import NEAR
from .remembered import RememberedBox, remember_text, remembered_texts


def criteria() -> dict[str, str]:
    """The criteria of the catalogue, code to name."""
    return {
        "K01": tr("Complete, without overlap"),
        "K02": tr("Within one municipality"),
        "K03": tr("Contiguous"),
        "K04": tr("Minimum of residents"),
        "K05": tr("Minimum for index values"),
        "K06": tr("Target size"),
        "K07": tr("Maximum of residents"),
        "K08": tr("Barriers"),
        "K09": tr("Similar buildings"),
        "K10": tr("Similar social situation"),
        "K11": tr("Places kept together"),
        "K12": tr("Catchment of schools and day care"),
        "K13": tr("Supply and meeting places"),
        "K14": tr("Public transport"),
        "K15": tr("Everyday paths of residents"),
        "K16": tr("Fits other divisions"),
        "K17": tr("Compact shape"),
        "K18": tr("Little change"),
    }


def occasions() -> list[str]:
    """What a change may come from."""
    return [tr("Workshop"), tr("Statement"), tr("Data check"), tr("Resolution")]


def decision_statuses() -> dict[str, str]:
    """Stored word and shown word of how far a change has come."""
    return {
        "vorgeschlagen": tr("proposed"),
        "abgestimmt": tr("agreed"),
        "beschlossen": tr("resolved"),
        "verworfen": tr("rejected"),
    }


class CriterionBox(QComboBox):
    """The criteria by code and name. nothing: what stands there for none."""

    def __init__(self, nothing: str, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self.addItem(nothing, "")
        for code, name in criteria().items():
            self.addItem(f"{code} {name}", code)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(len(nothing) or 3)
        self.view().setMinimumWidth(self.fontMetrics().horizontalAdvance("m" * 26))
        self.currentIndexChanged.connect(lambda _index: self._say())
        last = remembered_texts("criterion")
        self.choose(last[0] if last else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        # The code alone: no room is wide enough for the names, and cut off they say nothing.
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        option.currentText = self.code() or self._nothing
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def code(self) -> str:
        """Code of the chosen criterion, "" for none."""
        return self.currentData()

    def _say(self) -> None:
        chosen = self.currentText() if self.code() else ""
        self.setToolTip(chosen or tr("Criterion that spoke for the change"))

    def choose(self, code: str) -> None:
        """Show a criterion, "" for none."""
        self.setCurrentIndex(max(self.findData(code), 0))
        self._say()


class DecisionForm(QWidget):
    """Everything that is written down about a change, in two narrow columns."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self.reason = QLineEdit()
        self.reason.setPlaceholderText(tr("Reason (at least 10 characters)"))
        self.reason.setClearButtonEnabled(True)
        self.criterion = CriterionBox("–")
        self.criterion.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.occasion = RememberedBox("occasion", "", occasions())
        self.committee = RememberedBox("committee", "")
        self.status = QComboBox()
        self.status.addItem("–", "")
        for word, text in decision_statuses().items():
            self.status.addItem(text, word)
        self.paper = QLineEdit()
        self.editor = RememberedBox("editor", "")
        self.editor.setToolTip(tr("Who wrote it down, as a role; names of people do not belong"))
        self.committee.setToolTip(tr("Such as the steering group"))
        self.more = QToolButton()
        self.more.setText(tr("More"))
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.more.setArrowType(Qt.ArrowType.RightArrow)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.toggled.connect(self._show_more)
        self._rare: list[QWidget] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(NEAR)
        grid.addWidget(self.reason, 0, 0, 1, 4)
        for place, (title, box) in enumerate(
            (
                (tr("Criterion"), self.criterion),
                (tr("Occasion"), self.occasion),
                (tr("Committee"), self.committee),
                ("", self.more),
                (tr("Status"), self.status),
                (tr("Paper no."), self.paper),
                (tr("Editor"), self.editor),
            )
        ):
            label = QLabel(title)
            label.setBuddy(box)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            row, column = 1 + place // 2, 2 * (place % 2)
            grid.addWidget(label, row, column)
            grid.addWidget(box, row, column + 1)
            if place > 3:
                self._rare += [label, box]
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        self._show_more(False)

    def _show_more(self, on: bool) -> None:
        """Status, paper and editor are seldom needed in the room, and take space from the list."""
        for widget in self._rare:
            widget.setVisible(on)
        self.more.setArrowType(Qt.ArrowType.DownArrow if on else Qt.ArrowType.RightArrow)

    def show_decision(self, decision: Decision) -> None:
        """Fill the form; what is blank keeps what was remembered."""
        self.reason.setText(decision.reason)
        if decision.criterion or decision.has_reason:
            self.criterion.choose(decision.criterion)
        for box, text in (
            (self.occasion, decision.occasion),
            (self.committee, decision.committee),
            (self.editor, decision.editor),
        ):
            if text or decision.has_reason:
                box.setCurrentText(text)
        self.status.setCurrentIndex(max(self.status.findData(decision.status), 0))
        self.paper.setText(decision.paper)

    def decision(self, version: str) -> Decision:
        """What is entered, dated today."""
        return Decision(
            version=version,
            date=date.today().isoformat(),
            occasion=self.occasion.text(),
            committee=self.committee.text(),
            criterion=self.criterion.code(),
            reason=self.reason.text().strip(),
            status=self.status.currentData(),
            paper=self.paper.text().strip(),
            editor=self.editor.text(),
        )

    def remember(self) -> None:
        """Offer the same again next time."""
        for box in (self.occasion, self.committee, self.editor):
            box.remember()
        remember_text("criterion", self.criterion.code())


def quick_decision(reason: str, criterion: str, version: str) -> Decision:
    """A reason given at once: occasion, committee and editor are those of the last one."""
    last = {
        name: (remembered_texts(name) or [""])[0] for name in ("occasion", "committee", "editor")
    }
    remember_text("criterion", criterion)
    return Decision(
        version=version,
        date=date.today().isoformat(),
        criterion=criterion,
        reason=reason.strip(),
        **last,
    )
