# SPDX-License-Identifier: GPL-2.0-or-later
"""How strokes work: brush, whole places, where blocks are taken from, what must stay connected."""

from __future__ import annotations

from typing import Optional, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QFormLayout,
    QMenu,
    QPushButton,
    QSlider,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from ..core.plan import UNASSIGNED
from ..core.plan.strokes import KeepConnected
from ..gis.levels import levels_of
from ..gis.plan_session import PlanSession
from ..gis.translation import tr
from .look import APART, icon, soft
from .tools import RegionTool
from .tools.brush import RADII


class StrokeOptions(QToolButton):
    """A button with a small panel; its text says what differs from the usual."""

    changed = pyqtSignal()

    def __init__(self, brushes: Sequence[RegionTool], parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session: Optional[PlanSession] = None
        #: Key of the municipality whose regions are offered as a source, None for all.
        self.municipality: Optional[str] = None
        self._tools = list(brushes)
        self.setIcon(icon("/propertyicons/settings.svg"))
        self.setText(tr("Options"))
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        self.brush = QSlider(Qt.Orientation.Horizontal)
        self.brush.setRange(0, len(RADII) - 1)
        self.brush.setPageStep(1)
        self.brush.setTickPosition(QSlider.TickPosition.TicksBelow)
        self.brush.valueChanged.connect(self._brush_changed)
        self.level, self.source, self.keep = QComboBox(), QComboBox(), QComboBox()
        self.keep.addItem(tr("may fall apart (with a warning)"), KeepConnected.OFF)
        self.keep.addItem(tr("refuse what would cut off blocks"), KeepConnected.REFUSE)
        self.keep.addItem(tr("take along what would be cut off"), KeepConnected.TAKE_ALONG)
        for box in (self.level, self.source, self.keep):
            box.setMinimumContentsLength(24)
            box.currentIndexChanged.connect(self._apply)
        reset = QPushButton(tr("Reset"))
        reset.clicked.connect(self.reset)
        panel = QWidget()
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.addRow(tr("Brush size"), self.brush)
        form.addRow(tr("Move"), self.level)
        form.addRow(tr("Take from"), self.source)
        form.addRow(tr("Sozialräume"), self.keep)
        layout = QVBoxLayout(panel)
        layout.setContentsMargins(APART, APART, APART, APART)
        layout.addLayout(form)
        layout.addWidget(soft(tr("Keys: + and − for the brush, ? shows all keys.")))
        layout.addWidget(reset, 0, Qt.AlignmentFlag.AlignRight)
        menu = QMenu(self)
        action = QWidgetAction(menu)
        action.setDefaultWidget(panel)
        menu.addAction(action)
        menu.aboutToShow.connect(self._show_present)
        self.setMenu(menu)
        # Bold letters have their room from the start.
        self._show_bold(True)
        self.setMinimumWidth(self.sizeHint().width())
        self._show_bold(False)

    def set_session(self, session: Optional[PlanSession]) -> None:
        """Options of another plan, or of none."""
        self._session = session
        self.setEnabled(session is not None)
        if session is not None:
            self._fill_levels(session)
            self._fill_sources(session)
            self.reset()

    def reset(self) -> None:
        """Single blocks, from anywhere, whatever falls apart."""
        for box in (self.level, self.source, self.keep):
            box.setCurrentIndex(0)
        self.brush.setValue(0)
        self._apply()

    def summary(self) -> str:
        """What differs from the usual, "" where nothing does."""
        said = []
        if self.level.currentIndex() > 0:
            said.append(self.level.currentText())
        if self.source.currentIndex() > 0:
            said.append(tr("only from {region}").format(region=self.source.currentText()))
        if self.keep.currentIndex() > 0:
            said.append(self.keep.currentText())
        return " · ".join(said)

    def _fill_levels(self, session: PlanSession) -> None:
        self.level.blockSignals(True)
        self.level.clear()
        self.level.addItem(tr("single blocks"), "")
        for name in levels_of(session.layer):
            text = tr("whole units of “{field}”").format(field=name)
            if name.lower() == "ortsteil":
                text = tr("whole places (Ortsteil)")
            self.level.addItem(text, name)
        self.level.blockSignals(False)

    def _fill_sources(self, session: PlanSession) -> None:
        chosen = self.source.currentData()
        self.source.blockSignals(True)
        self.source.clear()
        self.source.addItem(tr("all Sozialräume"), None)
        self.source.addItem(tr("blocks without a Sozialraum"), UNASSIGNED)
        plan = session.plan
        for region in sorted(plan.listed, key=lambda region: plan.regions[region].key):
            entry = plan.regions[region]
            if self.municipality not in (None, entry.municipality) and region != chosen:
                continue
            self.source.addItem(f"{entry.short}  {entry.name}", region)
        self.source.setCurrentIndex(max(self.source.findData(chosen), 0))
        self.source.blockSignals(False)

    def _show_present(self) -> None:
        """Regions and the brush may have changed since the panel was open."""
        if self._session is not None:
            self._fill_sources(self._session)
        self.brush.blockSignals(True)
        self.brush.setValue(self._tools[0].brush.size)
        self.brush.blockSignals(False)

    def _brush_changed(self, size: int) -> None:
        for tool in self._tools:
            tool.brush.set_size(size)

    def _apply(self, *_) -> None:
        if self._session is None:
            return
        self._session.level_field = self.level.currentData() or ""
        self._session.source = self.source.currentData()
        self._session.keep_connected = self.keep.currentData()
        self._show_bold(bool(self.summary()))
        self.setToolTip(self.summary() or tr("How strokes work"))
        self.changed.emit()

    def _show_bold(self, on: bool) -> None:
        font = self.font()
        font.setBold(on)
        self.setFont(font)
