# SPDX-License-Identifier: GPL-2.0-or-later
"""Two maps side by side: the agreed plan and the draft, with what was moved hatched on both."""

from __future__ import annotations

from typing import Optional, Sequence

import numpy as np
from qgis.gui import QgsMapCanvas, QgsMapToolPan
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSplitter,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ..core.comparison import Comparison, compare, key_figures
from ..core.errors import UserError
from ..core.plan import UNASSIGNED
from ..gis.compare_figures import figures_between
from ..gis.messages import error_text
from ..gis.plan_session import PlanSession
from ..gis.translation import number, tr, trn
from .compare_sources import Source, open_source, sources_of
from .compare_tables import FigureTable, FlowTable, IndicatorTable, RegionTable
from .look import APART, BAD, NEAR, heading, soft
from .map_view import zoom_to
from .plan_overlay import PlanOverlay

#: The comparison follows the draft, but not in the middle of quick gestures; milliseconds.
_PAUSE = 250
#: How much more than the moved blocks and their Sozialräume is seen at first.
_SURROUNDINGS = 1.2


class CompareWindow(QDialog):
    """Stays open beside QGIS and follows the draft; the left map shows the reference."""

    closed = pyqtSignal()

    def __init__(self, session: PlanSession, like: QgsMapCanvas, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("SozialraumCompare")
        self.setWindowTitle(tr("Compare: {title}").format(title=session.info.title))
        self.setWindowFlags(
            Qt.WindowType.Window
            | Qt.WindowType.WindowCloseButtonHint
            | Qt.WindowType.WindowMinMaxButtonsHint
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._reference: Optional[PlanSession] = None
        self.comparison: Optional[Comparison] = None
        self._linking = self._is_closed = False
        self._old_overlay: Optional[PlanOverlay] = None
        self.source_box = QComboBox()
        self.source_box.setMinimumContentsLength(26)
        for source in sources_of(session):
            self.source_box.addItem(source.title, source)
        self.summary = heading("", 1.05)
        self.old_map = self._canvas(like)
        self.new_map = self._canvas(like)
        self.flows, self.figures, self.regions = FlowTable(), FigureTable(), RegionTable()
        self.indicators = IndicatorTable()
        self.flows.chosen.connect(self._zoom)
        self.regions.chosen.connect(self._zoom)
        self._lay_out()
        self._new_overlay = PlanOverlay(self.new_map, session)
        self.old_map.extentsChanged.connect(lambda: self._link(self.old_map, self.new_map))
        self.new_map.extentsChanged.connect(lambda: self._link(self.new_map, self.old_map))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.refresh)
        session.settled.connect(self._settled)
        self.source_box.currentIndexChanged.connect(lambda _index: self._choose())
        self._choose()
        screen = parent.window().screen().availableGeometry()
        width, height = min(1320, screen.width() - 40), min(860, screen.height() - 80)
        self.resize(width, height)
        self._halves.setSizes([round(0.55 * height), round(0.45 * height)])
        self.move(
            screen.center().x() - width // 2,
            max(screen.top() + 36, screen.center().y() - height // 2),
        )
        self._show_moved(like)

    def source(self) -> Source:
        """What the draft is compared with."""
        return self.source_box.currentData()

    def refresh(self) -> None:
        """Compare anew."""
        if self._reference is None:
            return
        reference, session = self._reference, self._session
        self.comparison = compare(reference.plan, session.plan)
        limits = (session.info.minimum, session.info.maximum)
        self.flows.show_comparison(self.comparison)
        self.regions.show_comparison(self.comparison)
        self.figures.show_figures(
            key_figures(reference.plan, *limits, reference.checks.findings),
            key_figures(session.plan, *limits, session.checks.findings),
        )
        figures = figures_between(
            session.layer,
            self.comparison,
            session.figures.told if session.figures is not None else None,
        )
        if figures is not None:
            self.indicators.show_figures(session.plan, figures)
        self._show_summary(self.comparison)
        self._mark(self.comparison)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        if self._is_closed:
            return
        self._is_closed = True
        self._timer.stop()
        self._session.settled.disconnect(self._settled)
        self._let_go()
        self._new_overlay.remove()
        self.closed.emit()

    # Inside

    def _canvas(self, like: QgsMapCanvas) -> QgsMapCanvas:
        canvas = QgsMapCanvas()
        canvas.setDestinationCrs(like.mapSettings().destinationCrs())
        canvas.setLayers(like.layers())
        canvas.setCanvasColor(like.canvasColor())
        canvas.enableAntiAliasing(True)
        canvas.setFrameShape(QFrame.Shape.StyledPanel)
        # The canvas does not own its tool.
        canvas.pan_tool = QgsMapToolPan(canvas)
        canvas.setMapTool(canvas.pan_tool)
        return canvas

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(QLabel(tr("Compare with")))
        top.addWidget(self.source_box)
        top.addSpacing(APART)
        top.addWidget(self.summary, 1)
        maps = QSplitter(Qt.Orientation.Horizontal)
        self.old_title = heading("", 1.0)
        self.new_title = heading(self._session.info.title, 1.0)
        for title, canvas in ((self.old_title, self.old_map), (self.new_title, self.new_map)):
            side = QWidget()
            column = QVBoxLayout(side)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(NEAR)
            column.addWidget(title)
            column.addWidget(canvas, 1)
            maps.addWidget(side)
        maps.setChildrenCollapsible(False)
        tabs = QTabWidget()
        tabs.setDocumentMode(True)
        tabs.addTab(self.flows, tr("Residents moved"))
        tabs.addTab(self.figures, tr("Key figures"))
        tabs.addTab(self.regions, tr("Sozialräume"))
        if self._session.figures is not None:
            tabs.addTab(self.indicators, tr("Indicators"))
        self.tabs = tabs
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(maps)
        halves.addWidget(tabs)
        self._halves = halves
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setSpacing(APART)
        layout.addLayout(top)
        layout.addWidget(halves, 1)
        layout.addWidget(soft(tr("Hatched: blocks in another Sozialraum. The maps move together.")))

    def _choose(self) -> None:
        source = self.source()
        try:
            reference = open_source(self._session, source)
        except UserError as error:
            self.summary.setText(error_text(error))
            self.summary.setStyleSheet(f"color: {BAD}")
            return
        self.summary.setStyleSheet("")
        self._let_go()
        self._reference = reference
        self.old_title.setText(source.title)
        self._old_overlay = PlanOverlay(self.old_map, reference)
        self.refresh()

    def _let_go(self) -> None:
        """Take the reference off the left map."""
        if self._old_overlay is not None:
            self._old_overlay.remove()
            self._old_overlay = None
        if self._reference is not None:
            self._reference.close()
            self._reference = None

    def _settled(self, _change: object) -> None:
        self._timer.start(_PAUSE)

    def _link(self, moved: QgsMapCanvas, other: QgsMapCanvas) -> None:
        if self._linking:
            return
        self._linking = True
        other.setExtent(moved.extent())
        other.refresh()
        self._linking = False

    def _show_moved(self, like: QgsMapCanvas) -> None:
        """Begin where blocks have moved, with the Sozialräume they lie in; else as the map does."""
        self.new_map.setExtent(like.extent())
        if self.comparison is None or not len(self.comparison.moved):
            return
        moved, plan = self.comparison.moved, self._session.plan
        seen = self._session.extent_of_blocks(moved)
        for region in np.unique(plan.region_of[moved]).tolist():
            if region != UNASSIGNED:
                seen.combineExtentWith(self._session.extent_of(region))
        zoom_to(self.new_map, self._session, seen, _SURROUNDINGS)

    def _mark(self, comparison: Comparison) -> None:
        place = np.searchsorted(comparison.blocks_new, comparison.moved)
        self._old_overlay.set_comparison(comparison.blocks_old[place])
        self._new_overlay.set_comparison(comparison.moved)

    def _show_summary(self, comparison: Comparison) -> None:
        n = len(comparison.moved)
        if not n:
            text = tr("Both plans are the same.")
        else:
            blocks = trn("{n} block", "{n} blocks", n).format(n=number(n))
            share = 100 * comparison.residents_moved / max(comparison.residents, 1)
            text = tr("{residents} residents ({share} %) change their Sozialraum ({blocks}).")
            text = text.format(
                residents=number(comparison.residents_moved), share=number(share, 1), blocks=blocks
            )
        lacking = len(comparison.only_old) + len(comparison.only_new)
        if lacking:
            more = trn(
                "{n} block is in one plan only.", "{n} blocks are in one plan only.", lacking
            )
            text += " " + more.format(n=number(lacking))
        self.summary.setText(text)

    def _zoom(self, blocks: Sequence[int]) -> None:
        zoom_to(self.new_map, self._session, self._session.extent_of_blocks(blocks))
