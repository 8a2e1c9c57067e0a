# SPDX-License-Identifier: GPL-2.0-or-later
"""Connects the parts of the workshop: tools, target, table, panels, views. Computes nothing."""

from __future__ import annotations

from typing import Optional, Sequence

import numpy as np
from qgis.PyQt.QtCore import QModelIndex, QObject, QPoint, Qt
from qgis.PyQt.QtWidgets import QWidget

from ..core.plan import Change
from ..gis.compat import QAction
from ..gis.plan_session import PlanSession
from ..gis.translation import tr
from .agreed_plan import agreed_notice
from .compare_window import CompareWindow
from .emptied_message import EmptiedMessage
from .facilitator import FacilitatorView
from .look import icon
from .map_view import Marks, zoom_to, zoom_to_region
from .plan_menu import PlanMenu
from .plan_overlay import PlanOverlay
from .region_actions import RegionActions
from .region_columns import RegionColumns
from .region_table import REGION_ROLE, SHORT, RegionFilter, RegionTableModel
from .spot_marks import SpotMarks
from .stroke_hint import stroke_hint
from .stroke_options import StrokeOptions
from .suggestion_bar import SuggestionBar
from .toolbox import TOOLS, ToolBox
from .workshop_page import CHANGES, TABLE, WorkshopPage

#: Kinds of changes that strokes make.
_DRAWN = ("move", "new", "split")


class Workshop(QObject):
    """Everything about one open plan; ``page`` is what the dock shows."""

    def __init__(self, iface, actions: dict, menu: PlanMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self.iface = iface
        self.canvas = iface.mapCanvas()
        self.session: Optional[PlanSession] = None
        self.overlay: Optional[PlanOverlay] = None
        self.model: Optional[RegionTableModel] = None
        self.filter: Optional[RegionFilter] = None
        self.compare: Optional[CompareWindow] = None
        self.menu = menu
        self.undo, self.redo = actions["undo"], actions["redo"]
        self.undo.triggered.connect(lambda: self._back(True))
        self.redo.triggered.connect(lambda: self._back(False))
        self.tools = ToolBox(self.canvas, actions, self)
        self.facilitate_action = actions.get("facilitator") or self._view_action(
            "facilitator", tr("Facilitator view for the projector (Shift+F11)"), "Shift+F11", True
        )
        self.compare_action = actions.get("compare") or self._view_action(
            "compare", tr("Compare with the agreed plan"), "", False
        )
        self.facilitate_action.triggered.connect(self.show_facilitator)
        self.compare_action.triggered.connect(lambda: self.show_compare())
        tools = [self.tools.actions[name] for name in TOOLS]
        self.facilitator = FacilitatorView(
            iface.mainWindow(), self.canvas, [*tools, self.undo, self.redo]
        )
        self.facilitator.shown.connect(self.facilitate_action.setChecked)
        self.page = WorkshopPage(
            tools,
            [self.undo, self.redo],
            [self.compare_action, self.facilitate_action],
            StrokeOptions([self.tools.tools[name] for name in TOOLS]),
            [menu.save_button, menu.button],
        )
        self.suggestion = SuggestionBar(self.canvas)
        self.columns = RegionColumns(self.page.table)
        self.regions = RegionActions(parent, menu.faults)
        self._marks = Marks(self.canvas)
        self._spots = SpotMarks(self.canvas)
        self._emptied = EmptiedMessage(menu.faults, lambda: self._back(True))
        self._connect()
        self.set_session(None, None)

    def _view_action(self, name: str, text: str, key: str, checkable: bool) -> QAction:
        action = QAction(icon(f"{name}.svg"), text, self)
        action.setObjectName(f"Sozialraum_{name}")
        action.setCheckable(checkable)
        if key:
            action.setShortcut(key)
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
            # An action counts only where a widget that is seen knows it.
            self.canvas.addAction(action)
        return action

    def _connect(self) -> None:
        page, tools = self.page, self.tools
        tools.target_changed.connect(self._target_chosen)
        tools.pressed_on.connect(self._pressed_on)
        tools.stroke_ended.connect(self._stroke_ended)
        tools.step_wanted.connect(self.step)
        page.target.chosen.connect(tools.choose)
        page.clear_target.clicked.connect(lambda: tools.choose(None))
        page.options.changed.connect(self._options_changed)
        page.municipality_box.currentIndexChanged.connect(lambda _index: self._filter())
        # Only where somebody chooses: opening a plan leaves the map where it is.
        page.municipality_box.activated.connect(lambda _index: self._zoom_to_town())
        page.thresholds_edited.connect(self._thresholds_edited)
        page.touched_first.toggled.connect(self._show_touched_first)
        page.table.picked.connect(lambda index: tools.choose(index.data(REGION_ROLE)))
        page.table.doubleClicked.connect(lambda index: self.zoom(index.data(REGION_ROLE)))
        page.table.menu_wanted.connect(self._table_menu)
        page.table.width_changed.connect(self.fit_columns)
        page.findings.place_wanted.connect(self.show_place)
        page.findings.spots_wanted.connect(lambda spots: self._spots.show(self.session, spots))
        page.findings.exclave_wanted.connect(self.regions.declare_exclave)
        page.findings.suggestion_wanted.connect(self.suggestion.propose)
        page.findings.changes_wanted.connect(self._show_open_changes)
        page.changes.zoom_wanted.connect(self._zoom_to_step)
        self.regions.zoom_wanted.connect(self.zoom)
        self.regions.suggestion_wanted.connect(self.suggestion.propose)
        self.regions.drawing_wanted.connect(self._draw_split)

    # The session

    def set_session(self, session: Optional[PlanSession], overlay: Optional[PlanOverlay]) -> None:
        """Work on another plan, or on none."""
        self.facilitator.leave()
        if self.compare is not None:
            self.compare.close()
        self._marks.clear()
        self._spots.clear()
        self._emptied.clear()
        self.session, self.overlay = session, overlay
        self.tools.set_session(session, overlay)
        self.regions.session = session
        self.menu.set_session(session)
        page = self.page
        for part in (page.target, page.options, page.findings, page.changes, page.reason):
            part.set_session(session)
        self.suggestion.set_session(session)
        self.facilitate_action.setEnabled(session is not None)
        self.compare_action.setEnabled(session is not None)
        self._set_table(session)
        if session is not None:
            session.history_changed.connect(self._history_changed)
            session.settled.connect(self._settled)
            page.show_thresholds(session.info.minimum, session.info.maximum)
            self._fill_municipalities(session)
            self._target_changed(None)
            self._show_what_may_change(not session.read_only)
            self.show_file_state()
        self._history_changed()

    def _set_table(self, session: Optional[PlanSession]) -> None:
        table = self.page.table
        table.setModel(None)
        for old in (self.filter, self.model):
            if old is not None:
                old.deleteLater()
        self.model = self.filter = None
        self.columns.let_go()
        if session is None:
            return
        self.model = RegionTableModel(session, self)
        self.model.numbers_shown.connect(self._show_sums)
        self.filter = RegionFilter(self)
        self.filter.setSourceModel(self.model)
        table.setModel(self.filter)
        table.sortByColumn(SHORT, Qt.SortOrder.AscendingOrder)
        self.columns.set_up(self.model)

    def _fill_municipalities(self, session: PlanSession) -> None:
        box = self.page.municipality_box
        box.blockSignals(True)
        box.clear()
        box.addItem(tr("All municipalities"), None)
        for key in session.layer.blocks.municipalities.tolist():
            box.addItem(session.layer.blocks.name_of_municipality(key), key)
        box.blockSignals(False)
        self._filter()

    def dispose(self) -> None:
        """Take everything off the map and the window."""
        self.facilitator.leave()
        if self.compare is not None:
            self.compare.close()
        self.page.findings.data.cancel()
        self._spots.clear()
        self._emptied.clear()
        self.suggestion.remove()
        self.tools.dispose()

    # Following the plan

    def _settled(self, change: Optional[Change]) -> None:
        self._emptied.clear()
        if change is not None and change.kind not in _DRAWN:
            # What stands beside the mouse was about an earlier stroke.
            self.tools.forget_notes()
        self.filter.invalidate()
        self.fit_columns()
        self._show_sums()
        self._target_changed(self.tools.target)

    def _history_changed(self) -> None:
        session = self.session
        plan = session.plan if session is not None else None
        for action, step, words in (
            (self.undo, plan and plan.undo_step, tr("Undo {change}")),
            (self.redo, plan and plan.redo_step, tr("Redo {change}")),
        ):
            action.setEnabled(step is not None and not session.read_only)
            name = session.gesture_name(step.change) if step is not None else ""
            action.setToolTip(words.format(change=name).strip())
        self._show_sums()

    def _back(self, undo: bool) -> None:
        # In the middle of a stroke Esc takes back, not the history.
        if self.session is not None and not self.tools.is_running:
            self.tools.forget_notes()
            self.session.undo() if undo else self.session.redo()

    def show_file_state(self) -> None:
        """A remark where the plan may only be read, or was agreed."""
        if self.session.read_only:
            text = tr("Open for reading only; “Save as” makes a copy that can be changed.")
        else:
            text = agreed_notice(self.session)
        self.page.show_notice(text)

    def _show_what_may_change(self, on: bool) -> None:
        self.tools.set_enabled(on)
        for part in (self.page.target, self.page.clear_target, self.page.options):
            part.setEnabled(on)

    # Target

    def _target_chosen(self, target: Optional[int]) -> None:
        """A row or the map, a key or a menu has another target: its row comes into view."""
        self._target_changed(target)
        if target is not None and target >= 0:
            for index in self.filter.rows_of([target]):
                self.page.table.scrollTo(index)
        self.facilitator.show_target(target)

    def _target_changed(self, target: Optional[int]) -> None:
        table = self.page.table
        selection = table.selectionModel()
        if selection is not None:
            rows = self.filter.rows_of([target]) if target is not None and target >= 0 else []
            selection.blockSignals(True)
            if rows:
                table.selectRow(rows[0].row())
            else:
                table.clearSelection()
            selection.blockSignals(False)
            table.viewport().update()
        self._show_target()

    def _show_target(self) -> None:
        if self.session is None:
            return
        target = self.tools.target
        if target is not None and target >= len(self.session.plan.regions):
            # A new region that was undone is no target any more.
            self.tools.choose(None)
            return
        plan, divided = self.session.plan, self.tools.divided
        is_gone = target is not None and target >= 0 and plan.regions[target].removed
        if is_gone or (divided is not None and plan.block_count[divided] < 2):
            self.tools.choose(None)
            return
        self.page.target.show_target(target)
        if self.overlay is not None:
            chosen = target if target is not None and target >= 0 else divided
            self.overlay.set_target(chosen)
        self._say_how()

    def _pressed_on(self, region: int) -> None:
        if self.overlay is not None:
            self.overlay.set_target(region)
        self.facilitator.show_target(region)

    def _stroke_ended(self, change: Optional[Change]) -> None:
        self._show_target()
        self.facilitator.mark_target(self.tools.target)
        if change is not None:
            self._emptied.tell(self.session, change)

    def _say_how(self) -> None:
        if self.session is not None:
            tools, options = self.tools, self.page.options.summary()
            hint = stroke_hint(self.session, tools.target, tools.divided, options)
            self.page.target_label.setText(hint)

    def step(self, direction: int) -> None:
        """The next or previous row of the table becomes the target."""
        count = self.filter.rowCount()
        if not count:
            return
        rows = self.page.table.selectionModel().selectedRows()
        present = rows[0].row() if rows else (-1 if direction > 0 else count)
        index = self.filter.index((present + direction) % count, SHORT)
        self.tools.choose(index.data(REGION_ROLE))
        self.page.table.scrollTo(index)

    def _draw_split(self, region: int) -> None:
        self.zoom(region)
        self.tools.divide(region)

    def _options_changed(self) -> None:
        self._say_how()
        self.tools.forget_notes()

    # Table and sums

    def fit_columns(self) -> None:
        """Share the width of the table among its columns anew."""
        self.columns.fit(self.page.municipality_box.currentData() is None)

    def _filter(self) -> None:
        key = self.page.municipality_box.currentData()
        if self.filter is not None:
            self.filter.show_municipality(key)
        self.page.findings.show_municipality(key)
        self.page.target.municipality = self.page.options.municipality = key
        self.fit_columns()
        self._show_sums()

    def _show_touched_first(self, on: bool) -> None:
        if self.filter is not None:
            self.filter.show_touched_first(on)
            self.page.table.scrollToTop()

    def _zoom_to_town(self) -> None:
        """Lead the map to the municipality that was chosen, or to the whole county."""
        if self.session is None:
            return
        key = self.page.municipality_box.currentData()
        own = self.session.plan.blocks.municipality
        blocks = np.arange(len(own)) if key is None else np.flatnonzero(own == key)
        zoom_to(self.canvas, self.session, self.session.extent_of_blocks(blocks))

    def _thresholds_edited(self) -> None:
        if self.session is not None:
            page = self.page
            self.session.set_thresholds(
                page.minimum_box.value() or None, page.maximum_box.value() or None
            )

    def _show_sums(self) -> None:
        if self.session is not None:
            box = self.page.municipality_box
            self.page.sums.show_sums(self.session, box.currentText(), box.currentData())

    def _table_menu(self, index: QModelIndex, place: QPoint) -> None:
        if index.isValid():
            self.regions.show_menu(index.data(REGION_ROLE), place)

    # Places

    def zoom(self, region: int) -> None:
        """Lead the map to a region."""
        zoom_to_region(self.canvas, self.session, region)

    def show_place(self, blocks: Sequence[int]) -> None:
        """Lead the map to blocks and mark them for a moment."""
        zoom_to(self.canvas, self.session, self.session.extent_of_blocks(blocks))
        self._marks.show(self.session, blocks, briefly=True)

    def _zoom_to_step(self, number: int) -> None:
        plan = self.session.plan
        for step in (*plan.steps, *plan.undone):
            if step.number == number and len(step.change.blocks):
                self.show_place(step.change.blocks.tolist())

    def _show_open_changes(self) -> None:
        self.page.changes.only_open.setChecked(True)
        self.page.tabs.setCurrentIndex(CHANGES)

    # Views

    def show_facilitator(self, on: bool) -> None:
        """Switch the window over to the projector, or back."""
        if not on or self.session is None:
            self.facilitator.leave()
            return
        self.page.tabs.setCurrentIndex(TABLE)
        key = self.page.municipality_box.currentData() or self._town_of_last_change()
        self.facilitator.enter(self.session, self.overlay, key)
        self.facilitator.show_target(self.tools.target)

    def _town_of_last_change(self) -> Optional[str]:
        plan = self.session.plan
        step = plan.undo_step
        regions = [] if step is None else step.change.regions
        return plan.regions[regions[0]].municipality if regions else None

    def show_compare(self) -> None:
        """Two maps side by side, in a window that stays open."""
        if self.session is None:
            return
        if self.compare is None:
            self.compare = CompareWindow(self.session, self.canvas, self.iface.mainWindow())
            self.compare.closed.connect(self._compare_closed)
        self.compare.show()
        self.compare.raise_()

    def _compare_closed(self) -> None:
        self.compare = None
