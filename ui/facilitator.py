# SPDX-License-Identifier: GPL-2.0-or-later
"""Facilitator view: the map and large numbers for the projector, and nothing else.

One switch in, one out; afterwards the window is exactly as it was.
"""

from __future__ import annotations

import time
from typing import Optional, Sequence

import numpy as np
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDockWidget,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..core.plan import Change
from ..core.sizes import summarise
from ..gis.compat import QAction
from ..gis.plan_session import PlanSession
from ..gis.session_texts import stroke_changes
from ..gis.translation import number, tr
from .big_numbers import BigNumbers
from .look import APART, rule, sized, soft
from .map_caption import MapCaption
from .map_view import zoom_to
from .plan_overlay import PlanOverlay
from .window_state import WindowState

#: Size of the labels on the map in points: for the far end of the room, and for a desk.
_LABELS, _USUAL_LABELS = 15.0, 11.0
#: Height of the smallest projector in pixels; on a higher one the numbers grow.
_LOW_SCREEN = 768
#: Two presses of Esc within this many seconds leave the view.
_TWICE = 0.6
#: Regions above the list: the target, and those that give most.
_IN_FOCUS = 3


class FacilitatorView(QObject):
    """Switches the window over and back; ``shown`` tells which of the two it is now."""

    shown = pyqtSignal(bool)

    def __init__(
        self, window: QMainWindow, canvas: QgsMapCanvas, actions: Sequence[QAction]
    ) -> None:
        super().__init__(window)
        self._window = window
        self._canvas = canvas
        self._actions = list(actions)
        self._before: Optional[WindowState] = None
        self._caption: Optional[MapCaption] = None
        self._overlay: Optional[PlanOverlay] = None
        self._escaped = 0.0
        self.panel: Optional[FacilitatorPanel] = None

    @property
    def is_on(self) -> bool:
        """Whether the view is shown."""
        return self._before is not None

    def enter(
        self, session: PlanSession, overlay: PlanOverlay, municipality: Optional[str]
    ) -> None:
        """Show a plan to the room."""
        if self.is_on:
            return
        self._before = WindowState(self._window)
        screen = self._window.screen().geometry()
        scale = max(1.0, min(1.7, screen.height() / _LOW_SCREEN))
        self.panel = FacilitatorPanel(session, self._actions, self._window, scale)
        self.panel.leave_wanted.connect(self.leave)
        self.panel.choose(municipality)
        self.panel.show_last()
        self._before.hide_all()
        self._window.addDockWidget(Qt.DockWidgetArea.RightDockWidgetArea, self.panel)
        self.panel.show()
        self._window.showFullScreen()
        width = max(340, round(screen.width() * 0.27))
        self._window.resizeDocks([self.panel], [width], Qt.Orientation.Horizontal)
        self._caption = MapCaption(self._canvas, scale)
        self.panel.subtitle_changed.connect(
            lambda text: self._caption.set_texts(session.info.title, text)
        )
        self._caption.set_texts(session.info.title, self.panel.subtitle())
        self._caption.show()
        self._overlay = overlay
        overlay.set_label_size(_LABELS)
        self.panel.town_wanted.connect(lambda key: self._zoom(session, key))
        self._window.windowHandle().installEventFilter(self)
        self.shown.emit(True)

    def show_target(self, target: Optional[int]) -> None:
        """The region that gets the blocks is another, or a stroke on it has begun."""
        self.mark_target(target)
        if self.panel is not None:
            self.panel.show_target()

    def mark_target(self, target: Optional[int]) -> None:
        """The region that gets the blocks; what is no region is none."""
        if self.panel is not None:
            self.panel.mark_target(target if target is not None and target >= 0 else None)

    def leave(self) -> None:
        """Bring the window back as it was."""
        if not self.is_on:
            return
        self._window.windowHandle().removeEventFilter(self)
        before, self._before = self._before, None
        self._caption.remove()
        self._caption = None
        self.panel.dispose()
        self._window.removeDockWidget(self.panel)
        self.panel.setParent(None)
        self.panel.deleteLater()
        self.panel = None
        self._overlay.set_label_size(_USUAL_LABELS)
        self._overlay = None
        before.restore()
        self.shown.emit(False)

    def _zoom(self, session: PlanSession, municipality: Optional[str]) -> None:
        """Lead the map to a municipality, or to the county."""
        own = session.plan.blocks.municipality
        blocks = np.flatnonzero(own == municipality if municipality else np.ones(len(own), bool))
        zoom_to(self._canvas, session, session.extent_of_blocks(blocks), margin=1.1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Here, at the window of the system, a key comes by once, whoever has the focus.
        if (
            event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Escape
            and not event.isAutoRepeat()
        ):
            now = time.monotonic()
            if now - self._escaped < _TWICE:
                self.leave()
                return True
            self._escaped = now
        return False


class FacilitatorPanel(QDockWidget):
    """Beside the map: municipality, large numbers, the few tools that are needed."""

    leave_wanted = pyqtSignal()
    town_wanted = pyqtSignal(object)
    subtitle_changed = pyqtSignal(str)

    def __init__(
        self,
        session: PlanSession,
        actions: Sequence[QAction],
        window: QMainWindow,
        scale: float = 1.0,
    ) -> None:
        super().__init__(window)
        self.setObjectName("SozialraumFacilitator")
        self.setTitleBarWidget(QWidget())
        self.setFeatures(QDockWidget.DockWidgetFeature.NoDockWidgetFeatures)
        self._session = session
        # What was changed last is shown once the cards have their places.
        self._last: Optional[Change] = None
        self._target: Optional[int] = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._show_last)
        self.town = sized(QComboBox(), 1.35 * scale, bold=True)
        self.town.addItem(tr("All municipalities"), None)
        for key in session.layer.blocks.municipalities.tolist():
            self.town.addItem(session.layer.blocks.name_of_municipality(key), key)
        self.town.currentIndexChanged.connect(self._town_changed)
        self.town.activated.connect(lambda _index: self.town_wanted.emit(self.town.currentData()))
        # What the stroke is about stays in view, wherever it stands in the list.
        self.focus = sized(BigNumbers(), scale)
        self.focus.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.focus.hide()
        self._focus_end = rule()
        self._focus_end.hide()
        self.numbers = sized(BigNumbers(), scale)
        self.scroll = QScrollArea()
        self.scroll.setWidget(self.numbers)
        self.scroll.setWidgetResizable(True)
        self.scroll.setFrameShape(QFrame.Shape.NoFrame)
        self.scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.sum = sized(QLabel(), 1.35 * scale, bold=True)
        self.remark = sized(soft(), 1.1 * scale)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(APART)
        layout.addWidget(self.town)
        layout.addWidget(self.focus)
        layout.addWidget(self._focus_end)
        layout.addWidget(self.scroll, 1)
        layout.addWidget(rule())
        layout.addWidget(self.sum)
        layout.addWidget(self.remark)
        layout.addLayout(self._tool_row(actions))
        self.setWidget(page)
        session.changed.connect(self._follow)
        session.settled.connect(self._settle)
        self._town_changed()

    def dispose(self) -> None:
        """Let go of the session."""
        self._soon.stop()
        self._session.changed.disconnect(self._follow)
        self._session.settled.disconnect(self._settle)

    def choose(self, municipality: Optional[str]) -> None:
        """Show a municipality by key, None for all."""
        self.town.setCurrentIndex(max(self.town.findData(municipality), 0))

    def mark_target(self, target: Optional[int]) -> None:
        """Mark the region that gets the blocks; None for no chosen one."""
        self._target = target
        self.focus.mark_target(target)
        self.numbers.mark_target(target)

    def show_target(self) -> None:
        """Bring the marked region into view."""
        if self._target is not None:
            self._focus_on([self._target])
            self._show_cards([self._target])

    def show_last(self) -> None:
        """Bring what was changed last into view, where it is in the shown municipality."""
        for step in reversed(self._session.plan.steps):
            if any(not self.numbers.place_of(r).isEmpty() for r in step.change.regions):
                self._last = step.change
                self._soon.start(0)
                return

    def _show_last(self) -> None:
        if self._last is not None:
            self._show_cards(self._last.regions)

    def subtitle(self) -> str:
        """The municipality that is shown."""
        return "" if self.town.currentData() is None else self.town.currentText()

    def _tool_row(self, actions: Sequence[QAction]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(2)
        for action in actions:
            button = QToolButton()
            button.setDefaultAction(action)
            button.setIconSize(QSize(24, 24))
            button.setAutoRaise(True)
            row.addWidget(button)
        row.addStretch(1)
        leave = QPushButton(tr("End (Esc Esc)"))
        leave.setToolTip(tr("Back to the usual window"))
        leave.clicked.connect(self.leave_wanted.emit)
        row.addWidget(leave)
        return row

    def _town_changed(self, *_) -> None:
        self.numbers.show_regions(self._session, self.town.currentData())
        self._show_sums()
        self.subtitle_changed.emit(self.subtitle())

    def _follow(self, change: Change) -> None:
        plan = self._session.plan
        if plan.gesture_is_running and len(change.after):
            target = int(change.after[0])
            changes = stroke_changes(plan, target)
            # Who gives most stands next to the target.
            self._focus_on(sorted(changes, key=lambda r: (r != target, -abs(changes[r]))))
        self.numbers.update()

    def _settle(self, change: Optional[Change]) -> None:
        self.numbers.show_regions(self._session, self.town.currentData())
        touched = [] if change is None else change.regions
        still = [region for region in self.focus.regions if region in touched]
        self._focus_on([*still, *touched] or self.focus.regions)
        if change is not None:
            self._go_where_it_happens(change)
        self._show_sums()

    def _focus_on(self, regions: Sequence[int]) -> None:
        """Show regions above the list; those that are gone again are left out."""
        listed = set(self._session.plan.listed)
        shown = [region for region in dict.fromkeys(regions) if region in listed][:_IN_FOCUS]
        self.focus.show_these(self._session, shown)
        for part in (self.focus, self._focus_end):
            part.setVisible(bool(shown))

    def _go_where_it_happens(self, change: Change) -> None:
        """The room looks at what was just moved: its municipality, its cards."""
        regions = [r for r in change.regions if r < len(self._session.plan.regions)]
        towns = {self._session.plan.regions[region].municipality for region in regions}
        if self.town.currentData() is not None and len(towns) == 1:
            self.choose(towns.pop())
        self._show_cards(change.regions if self._target is None else [self._target])

    def _show_cards(self, regions: Sequence[int]) -> None:
        for region in regions:
            place = self.numbers.place_of(region)
            if not place.isEmpty():
                self.scroll.ensureVisible(0, place.center().y(), 0, place.height())
                bar = self.scroll.verticalScrollBar()
                # The first card is seen as a whole.
                bar.setValue(-(-bar.value() // place.height()) * place.height())

    def _show_sums(self) -> None:
        summary = summarise(self._session.plan, self._session.thresholds, self.town.currentData())
        self.sum.setText(tr("{n} residents").format(n=number(summary.residents)))
        faults = []
        if summary.below:
            faults.append(tr("{n} too small").format(n=number(summary.below)))
        if summary.above:
            faults.append(tr("{n} too large").format(n=number(summary.above)))
        if summary.split:
            faults.append(tr("{n} not contiguous").format(n=number(summary.split)))
        count = tr("Sozialräume: {n}").format(n=number(summary.regions))
        self.remark.setText(" · ".join([count, *faults]))
