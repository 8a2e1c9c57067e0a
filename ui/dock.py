# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Sozialräume": one open plan, its regions, its history. Computes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication, QgsCoordinateTransform, QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent, QResizeEvent
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMessageBox,
    QSpinBox,
    QStackedWidget,
    QTableView,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from ..core.errors import UserError
from ..core.plan import Change
from ..core.sizes import Thresholds
from ..gis.messages import error_text
from ..gis.plan_session import PlanSession, open_session
from ..gis.translation import tr
from .exit_guard import ExitGuard
from .paint_tool import PaintTool
from .plan_overlay import PlanOverlay
from .plan_saver import PlanSaver
from .region_table import (
    CHANGE,
    MUNICIPALITY,
    NAME,
    REGION_ROLE,
    RESIDENTS,
    SHORT,
    STATE,
    SWATCH,
    RegionFilter,
    RegionTableModel,
)
from .start_page import StartPage
from .sums_label import SumsLabel
from .superseded_layers import SupersededLayers

_WIDTHS = {SWATCH: 24, SHORT: 72, MUNICIPALITY: 100, RESIDENTS: 80}
#: Pixels from which the dock has room for all columns.
_ROOMY = 520


class SozialraumDock(QgsDockWidget):
    """Opens a block layer as a plan and shows it; edits go through the map tool.

    actions: those of the plugin by name (``paint``, ``undo``, ``redo``); the dock enables them and
    shows them again in its own toolbar. ``demo_wanted`` and ``delineation_wanted`` are fired by
    the buttons of the empty dock.
    """

    demo_wanted = pyqtSignal()
    delineation_wanted = pyqtSignal()

    def __init__(self, iface, actions: dict, icons: Path) -> None:
        super().__init__(tr("Sozialräume"), iface.mainWindow())
        self.setObjectName("SozialraumDock")
        self.iface = iface
        self.actions_by_name = actions
        self.icons = icons
        self.session: Optional[PlanSession] = None
        self.overlay: Optional[PlanOverlay] = None
        self.saver = PlanSaver(iface.messageBar())
        self.tool = PaintTool(iface.mapCanvas())
        self.tool.setAction(actions["paint"])
        self.tool.target_picked.connect(self._show_stroke_target)
        self.tool.stroke_ended.connect(self._stroke_ended)
        actions["paint"].triggered.connect(self._toggle_tool)
        actions["undo"].triggered.connect(self._undo)
        actions["redo"].triggered.connect(self._redo)
        self.pages = QStackedWidget()
        self.start = StartPage()
        self.start.open_wanted.connect(self.open_plan)
        self.start.demo_wanted.connect(self.demo_wanted.emit)
        self.start.delineation_wanted.connect(self.delineation_wanted.emit)
        self.pages.addWidget(self.start)
        self.pages.addWidget(self._plan_page())
        self.setWidget(self.pages)
        self.setMinimumWidth(430)
        self._guard = ExitGuard(self.close_plan)
        iface.registerApplicationExitBlocker(self._guard)
        QgsProject.instance().cleared.connect(self._project_closed)
        self._update_actions()

    # Pages

    def _plan_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(6, 4, 6, 6)
        layout.setSpacing(6)
        layout.addWidget(self._tool_row())
        self.target_label = QLabel()
        self.target_label.setWordWrap(True)
        layout.addWidget(self.target_label)
        row = QHBoxLayout()
        self.municipality_box = QComboBox()
        self.municipality_box.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.municipality_box.setMinimumContentsLength(12)
        self.municipality_box.currentIndexChanged.connect(self._filter)
        row.addWidget(self.municipality_box, 1)
        self.minimum_box = self._threshold_box(0, 100_000, 1_000)
        self.maximum_box = self._threshold_box(0, 1_000_000, 10_000)
        row.addWidget(QLabel(tr("from")))
        row.addWidget(self.minimum_box)
        row.addWidget(QLabel(tr("to")))
        row.addWidget(self.maximum_box)
        layout.addLayout(row)
        self.table = QTableView()
        self.table.setObjectName("SozialraumTable")
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSortingEnabled(True)
        self.table.setAlternatingRowColors(True)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(24)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.doubleClicked.connect(self._zoom)
        layout.addWidget(self.table, 1)
        self.sums = SumsLabel()
        layout.addWidget(self.sums)
        return page

    def _tool_row(self) -> QToolBar:
        bar = QToolBar()
        bar.setIconSize(QSize(20, 20))
        bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        for name in ("paint", "undo", "redo"):
            bar.addAction(self.actions_by_name[name])
        bar.addSeparator()
        self.zoom_action = bar.addAction(
            QgsApplication.getThemeIcon("/mActionZoomToSelected.svg"),
            tr("Zoom to the chosen Sozialraum"),
            self._zoom,
        )
        self.clear_action = bar.addAction(
            QgsApplication.getThemeIcon("/mActionDeselectAll.svg"),
            tr("Choose no target: the Sozialraum under the mouse takes the blocks"),
            self._clear_target,
        )
        bar.addSeparator()
        self.save_action = bar.addAction(
            QgsApplication.getThemeIcon("/mActionFileSaveAs.svg"),
            tr("Save as GeoPackage …"),
            self.save_to_file,
        )
        self.layers_action = bar.addAction(
            QgsApplication.getThemeIcon("/mActionDuplicateLayer.svg"),
            tr("Save as temporary layers"),
            self.save_to_layers,
        )
        bar.addSeparator()
        bar.addAction(
            QgsApplication.getThemeIcon("/mActionRemove.svg"), tr("Close plan"), self.close_plan
        )
        return bar

    def _threshold_box(self, low: int, high: int, value: int) -> QSpinBox:
        box = QSpinBox()
        box.setRange(low, high)
        box.setSingleStep(100)
        box.setValue(value)
        box.setGroupSeparatorShown(True)
        box.setToolTip(tr("Residents a Sozialraum should have"))
        box.valueChanged.connect(self._thresholds_changed)
        return box

    # Opening and closing

    def open_plan(self) -> bool:
        """Open the chosen layer; False where it is no plan, with a message that says why."""
        layer, field = self.start.layer(), self.start.field()
        if layer is None or not field:
            self._warn(tr("Please choose a layer with blocks and the field with the Sozialraum."))
            return False
        QgsApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            session = open_session(layer, field)
        except UserError as error:
            self._warn(error_text(error))
            return False
        finally:
            QgsApplication.restoreOverrideCursor()
        self._show(session)
        return True

    def _show(self, session: PlanSession) -> None:
        self.forget_plan()
        self.session = session
        self.superseded = SupersededLayers(QgsProject.instance())
        self.overlay = PlanOverlay(self.iface.mapCanvas(), session)
        self.tool.set_session(session)
        self.model = RegionTableModel(session, self)
        self.filter = RegionFilter(self)
        self.filter.setSourceModel(self.model)
        self.table.setModel(self.filter)
        self.table.sortByColumn(SHORT, Qt.SortOrder.AscendingOrder)
        self.table.selectionModel().selectionChanged.connect(self._select_target)
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        # The name takes what is left, so that the numbers are always in view.
        header.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (CHANGE, STATE):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        for column, width in _WIDTHS.items():
            self.table.setColumnWidth(column, width)
        self.municipality_box.blockSignals(True)
        self.municipality_box.clear()
        self.municipality_box.addItem(tr("All municipalities"), None)
        for key in session.layer.blocks.municipalities.tolist():
            self.municipality_box.addItem(session.layer.blocks.name_of_municipality(key), key)
        self.municipality_box.blockSignals(False)
        session.changed.connect(self._follow)
        session.history_changed.connect(self._update_actions)
        self.setWindowTitle(f"{tr('Sozialräume')} – {session.name}")
        self._thresholds_changed()
        self._clear_target()
        self.pages.setCurrentIndex(1)
        window = self.iface.mainWindow()
        if not self.isFloating() and window.width() >= 3 * _ROOMY > 3 * self.width():
            window.resizeDocks([self], [_ROOMY + 40], Qt.Orientation.Horizontal)
        self._fit_columns()
        self._update_actions()

    def close_plan(self) -> bool:
        """Close the plan; asks where changes are not saved. False where the user stays."""
        if self.session is None:
            return True
        if self.session.is_dirty:
            answer = QMessageBox.question(
                self,
                tr("Close plan"),
                tr("The plan has changes that are not saved. Close it anyway?"),
                QMessageBox.StandardButton.Close | QMessageBox.StandardButton.Cancel,
                QMessageBox.StandardButton.Cancel,
            )
            if answer != QMessageBox.StandardButton.Close:
                return False
        self.forget_plan()
        return True

    def forget_plan(self) -> None:
        """Close the plan without a question."""
        if self.session is None:
            return
        self.iface.mapCanvas().unsetMapTool(self.tool)
        self.tool.set_session(None)
        self.overlay.remove()
        self.superseded.show_again()
        self.overlay = None
        self.table.setModel(None)
        self.filter.deleteLater()
        self.model.deleteLater()
        self.session = None
        self.setWindowTitle(tr("Sozialräume"))
        self.pages.setCurrentIndex(0)
        self._update_actions()

    def _project_closed(self) -> None:
        # The plan lives on its own copy of the blocks: what is not saved stays open and safe.
        if self.session is not None and not self.session.is_dirty:
            self.forget_plan()

    def dispose(self) -> None:
        """Take everything off the window, for ``unload``."""
        self.iface.unregisterApplicationExitBlocker(self._guard)
        QgsProject.instance().cleared.disconnect(self._project_closed)
        self.forget_plan()
        self.iface.mapCanvas().unsetMapTool(self.tool)
        self.tool.dispose()
        self.start.dispose()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """The municipality shows where there is room for it and more than one of them."""
        several = self.municipality_box.currentData() is None
        self.table.setColumnHidden(MUNICIPALITY, not several or self.width() < _ROOMY)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.close_plan():
            super().closeEvent(event)
        else:
            event.ignore()

    # Target, tool, history

    def _selected(self) -> Optional[int]:
        rows = self.table.selectionModel().selectedRows() if self.table.selectionModel() else []
        return rows[0].data(REGION_ROLE) if rows else None

    def _select_target(self) -> None:
        region = self._selected()
        self.tool.target = region
        if self.overlay is not None:
            self.overlay.set_target(region)
        if region is None:
            text = tr("Drag from a Sozialraum over the blocks it should take.")
        else:
            entry = self.session.plan.regions[region]
            text = tr("Blocks move to {region}, {name}.").format(
                region=f"<b>{entry.short}</b>", name=entry.name
            )
        self.target_label.setText(text)

    def _clear_target(self) -> None:
        self.table.clearSelection()
        self._select_target()

    def _show_stroke_target(self, region: int) -> None:
        if self.overlay is not None:
            self.overlay.set_target(region)

    def _stroke_ended(self, change: Optional[Change]) -> None:
        if self.overlay is not None:
            self.overlay.set_target(self.tool.target)
            self.overlay.place_labels()
        self._update_sums()

    def _toggle_tool(self, on: bool) -> None:
        canvas = self.iface.mapCanvas()
        if on and self.session is not None:
            canvas.setMapTool(self.tool)
        elif not on and canvas.mapTool() is self.tool:
            canvas.unsetMapTool(self.tool)

    def _undo(self) -> None:
        if self.session is not None:
            self.session.undo()

    def _redo(self) -> None:
        if self.session is not None:
            self.session.redo()

    def _update_actions(self) -> None:
        plan = self.session.plan if self.session else None
        undo, redo = self.actions_by_name["undo"], self.actions_by_name["redo"]
        self.actions_by_name["paint"].setEnabled(plan is not None)
        undo.setEnabled(plan is not None and plan.undo_change is not None)
        redo.setEnabled(plan is not None and plan.redo_change is not None)
        undo_name = self.session.gesture_name(plan.undo_change) if plan else ""
        redo_name = self.session.gesture_name(plan.redo_change) if plan else ""
        undo.setToolTip(tr("Undo {change}").format(change=undo_name).strip())
        redo.setToolTip(tr("Redo {change}").format(change=redo_name).strip())
        self._update_sums()

    def _follow(self, change: Change) -> None:
        self._update_sums()

    # Table and sums

    def _filter(self) -> None:
        self.filter.show_municipality(self.municipality_box.currentData())
        self._fit_columns()
        self._update_sums()

    def _thresholds_changed(self) -> None:
        if self.session is not None:
            self.session.thresholds = Thresholds(self.minimum_box.value(), self.maximum_box.value())
            self.model.thresholds_changed()
            self._update_sums()

    def _update_sums(self) -> None:
        if self.session is not None:
            self.sums.show_sums(
                self.session,
                self.municipality_box.currentText(),
                self.municipality_box.currentData(),
            )

    def _zoom(self, *_) -> None:
        region = self._selected()
        if region is None or not self.session.plan.block_count[region]:
            return
        canvas = self.iface.mapCanvas()
        to_map = QgsCoordinateTransform(
            self.session.layer.crs, canvas.mapSettings().destinationCrs(), QgsProject.instance()
        )
        extent = to_map.transformBoundingBox(self.session.extent_of(region))
        extent.scale(1.6)
        canvas.setExtent(extent)
        canvas.refresh()

    # Saving

    def save_to_layers(self) -> None:
        """Save as temporary layers of the project."""
        self.save_to(None)

    def save_to_file(self) -> None:
        """Ask for a GeoPackage and save into it."""
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Save Sozialräume"), tr("Sozialräume") + ".gpkg", "GeoPackage (*.gpkg)"
        )
        if path:
            self.save_to(Path(path if path.lower().endswith(".gpkg") else path + ".gpkg"))

    def save_to(self, path: Optional[Path]) -> None:
        """Save in the background; None for temporary layers."""
        self.saver.save(self.session, path)

    def _warn(self, text: str) -> None:
        self.iface.messageBar().pushWarning(tr("Sozialräume"), text)
