# SPDX-License-Identifier: GPL-2.0-or-later
"""The page of an open plan: tools, table, findings, changes, sums. Lays out, computes nothing."""

from __future__ import annotations

from typing import Mapping, Optional, Sequence

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSpinBox,
    QTabBar,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..core.assignments.beginning import check_limits
from ..core.errors import UserError
from ..core.findings import Level
from ..gis.compat import QAction
from ..gis.messages import error_text
from ..gis.translation import number, tr
from .changes_panel import ChangesPanel
from .findings_panel import FindingsPanel
from .frozen_table import FrozenTable
from .look import BAD, NEAR, OneLine, icon, soft
from .reason_line import ReasonLine
from .stroke_options import StrokeOptions
from .sums_label import SumsLabel
from .target_button import TargetButton

TABLE, FINDINGS, CHANGES = range(3)
_ICON = QSize(20, 20)

#: Room for the arrow of a button with a menu, which Qt draws over its text.
_ARROW = 10


class WorkshopPage(QWidget):
    """Widgets by name; the dock connects them."""

    thresholds_edited = pyqtSignal()

    def __init__(
        self,
        tools: Sequence[QAction],
        history: Sequence[QAction],
        views: Sequence[QAction],
        options: StrokeOptions,
        plan_buttons: Sequence[QToolButton],
    ) -> None:
        super().__init__()
        self.options = options
        self.target = TargetButton()
        self.clear_target = QToolButton()
        self.clear_target.setIcon(icon("/mIconClearText.svg"))
        self.clear_target.setAutoRaise(True)
        self.clear_target.setToolTip(
            tr("Choose no target: the Sozialraum under the mouse takes the blocks")
        )
        self.target_label = soft(label=OneLine())
        self.municipality_box = QComboBox()
        self.municipality_box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.municipality_box.setMinimumContentsLength(10)
        self.minimum_box = self._threshold_box(
            100_000, 1_000, tr("Lower limit: residents of a Sozialraum at least; 0 is no limit")
        )
        self.maximum_box = self._threshold_box(
            1_000_000, 10_000, tr("Upper limit: residents of a Sozialraum at most; 0 is no limit")
        )
        self.limits_fault = QLabel()
        self.limits_fault.setWordWrap(True)
        self.limits_fault.setObjectName("SozialraumLimits")
        self.limits_fault.setStyleSheet(
            f"#SozialraumLimits {{ background: #fdecea; color: {BAD}; padding: 6px 8px;"
            f" border: 1px solid {BAD}; border-radius: 3px; }}"
        )
        self.limits_fault.hide()
        self.touched_first = QCheckBox(tr("Changed ones on top"))
        self.notice = QLabel()
        self.notice.setWordWrap(True)
        self.notice.setObjectName("SozialraumNotice")
        self.notice.setStyleSheet(
            "#SozialraumNotice { background: #fff4d6; color: #4a3500; padding: 5px 8px;"
            " border-radius: 3px; }"
        )
        self.notice.hide()
        self.table = FrozenTable()
        self.table.setObjectName("SozialraumTable")
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.findings = FindingsPanel()
        self.changes = ChangesPanel()
        self.reason = ReasonLine()
        self.sums = SumsLabel()
        self.tabs = _SteadyTabs()
        self.tabs.addTab(self._table_tab(), tr("Sozialräume"))
        self.tabs.addTab(self.findings, tr("Findings"))
        self.tabs.addTab(self.changes, tr("Changes"))
        self.tabs.currentChanged.connect(self._tab_changed)
        self.findings.count_changed.connect(self._show_count)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 4, 8, 8)
        layout.setSpacing(NEAR)
        layout.addLayout(self._first_row(tools, history, views, plan_buttons))
        layout.addLayout(self._second_row())
        layout.addWidget(self.target_label)
        layout.addWidget(self.notice)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(self.reason)
        layout.addWidget(self.sums)

    def show_notice(self, text: str) -> None:
        """A lasting remark such as "open for reading only"; "" takes it away."""
        self.notice.setText(text)
        self.notice.setVisible(bool(text))

    # Rows

    def _first_row(
        self,
        tools: Sequence[QAction],
        history: Sequence[QAction],
        views: Sequence[QAction],
        plan_buttons: Sequence[QToolButton],
    ) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(1)
        for place, group in enumerate((tools, history, views)):
            if place:
                row.addWidget(_divider())
            for action in group:
                row.addWidget(_tool_button(action))
        row.addStretch(1)
        for button in plan_buttons:
            button.setIconSize(_ICON)
            if named := button.text():
                # The sign of changes that are not saved has its room from the start.
                button.setText(f"{named} *")
                button.setMinimumWidth(button.sizeHint().width() + _ARROW)
                button.setText(named)
            row.addWidget(button)
        return row

    def _second_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(QLabel(tr("Blocks go to")))
        row.addWidget(self.target)
        row.addWidget(self.clear_target)
        row.addStretch(1)
        row.addWidget(self.options)
        return row

    def _table_tab(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(NEAR + 2)
        row = QHBoxLayout()
        row.setSpacing(NEAR)
        row.addWidget(self.municipality_box, 1)
        row.addWidget(QLabel(tr("from")))
        row.addWidget(self.minimum_box)
        row.addWidget(QLabel(tr("to")))
        row.addWidget(self.maximum_box)
        layout.addLayout(row)
        # The fault lies over the table, so that nothing moves under the hand that mends it.
        under = QGridLayout()
        under.addWidget(self.table, 0, 0)
        under.addWidget(self.limits_fault, 0, 0, Qt.AlignmentFlag.AlignTop)
        self.limits_fault.raise_()
        layout.addLayout(under, 1)
        layout.addWidget(self.touched_first)
        return page

    def _threshold_box(self, high: int, value: int, tip: str) -> QSpinBox:
        box = QSpinBox()
        box.setRange(0, high)
        box.setSingleStep(100)
        box.setValue(value)
        box.setGroupSeparatorShown(True)
        box.setKeyboardTracking(False)
        box.setToolTip(tip)
        box.valueChanged.connect(lambda _value: self._limits_edited())
        return box

    def _limits_edited(self) -> None:
        """Pass limits on that something can fit; until then those before stay in force."""
        try:
            check_limits(self.minimum_box.value() or None, self.maximum_box.value() or None)
        except UserError as error:
            self.limits_fault.setText(error_text(error))
            self.limits_fault.show()
            return
        self.limits_fault.hide()
        self.thresholds_edited.emit()

    # Following

    def show_thresholds(self, minimum: Optional[int], maximum: Optional[int]) -> None:
        """The thresholds of a plan, without taking them for an entry."""
        for box, value in ((self.minimum_box, minimum), (self.maximum_box, maximum)):
            box.blockSignals(True)
            box.setValue(value or 0)
            box.blockSignals(False)
        self.limits_fault.hide()

    def _tab_changed(self, tab: int) -> None:
        # The form of the tab asks for the same reason, and for more.
        self.reason.setVisible(tab != CHANGES)

    def _show_count(self, counts: Mapping[Level, int]) -> None:
        serious = counts[Level.ERROR] + counts[Level.WARNING]
        text = _counted(number(serious)) if serious else tr("Findings")
        self.tabs.setTabText(FINDINGS, text)
        in_all = tr("In all: errors {errors}, warnings {warnings}, notes {notes}.").format(
            errors=number(counts[Level.ERROR]),
            warnings=number(counts[Level.WARNING]),
            notes=number(counts[Level.NOTE]),
        )
        said = tr("The number on the tab counts errors and warnings.")
        self.tabs.setTabToolTip(FINDINGS, f"{in_all}\n{said}")


class _SteadyTabs(QTabWidget):
    """Tabs that stay where they are when the number of findings changes."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabBar(_SteadyBar())
        self.setDocumentMode(True)


class _SteadyBar(QTabBar):
    def tabSizeHint(self, tab: int) -> QSize:
        hint = super().tabSizeHint(tab)
        if tab == FINDINGS:
            widest, present = (
                self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()
                for text in (_counted(number(999)), self.tabText(tab))
            )
            hint.setWidth(hint.width() + max(widest - present, 0))
        return hint


def _counted(serious: str) -> str:
    return tr("Findings ({n})").format(n=serious)


def _tool_button(action: QAction) -> QToolButton:
    button = QToolButton()
    button.setDefaultAction(action)
    button.setIconSize(_ICON)
    button.setAutoRaise(True)
    return button


def _divider() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    line.setFixedWidth(9)
    return line
