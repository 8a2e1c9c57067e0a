# SPDX-License-Identifier: GPL-2.0-or-later
"""A table whose first column stays in view while the others scroll."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QAbstractItemModel, QModelIndex, QPoint, QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from .region_marks import SIDE


class Rows(QTableView):
    """Rows of which one is chosen, by a click or a key alone: the chosen one is the target."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A menu is about the row under the mouse, and leaves the chosen one alone.
        if event.button() == Qt.MouseButton.RightButton:
            event.accept()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() == Qt.MouseButton.NoButton:
            super().mouseMoveEvent(event)


class FrozenTable(Rows):
    """A second view of the same model lies over the first column and scrolls along with the rows.

    ``menu_wanted`` carries the index under the mouse and the place on the screen, ``picked`` the
    row a person has chosen by mouse or key: the selection alone also moves when rows go.
    ``width_changed`` fires when there is more or less room, be it by a scroll bar.
    """

    picked = pyqtSignal(QModelIndex)
    menu_wanted = pyqtSignal(QModelIndex, QPoint)
    width_changed = pyqtSignal()

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._frozen = Rows(self)
        for view in (self, self._frozen):
            view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
            view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
            view.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
            view.setAlternatingRowColors(True)
            view.setShowGrid(False)
            view.setIconSize(QSize(SIDE, SIDE))
            view.setWordWrap(False)
            view.setSortingEnabled(True)
            view.verticalHeader().hide()
            view.verticalHeader().setDefaultSectionSize(24)
            view.horizontalHeader().setHighlightSections(False)
            view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            view.customContextMenuRequested.connect(
                lambda place, view=view: self.menu_wanted.emit(
                    view.indexAt(place), view.viewport().mapToGlobal(place)
                )
            )
        frozen = self._frozen
        frozen.setObjectName("FrozenColumn")
        frozen.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        frozen.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        frozen.setStyleSheet(
            "#FrozenColumn { border: none; border-right: 1px solid palette(mid); }"
        )
        frozen.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.viewport().stackUnder(frozen)
        frozen.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(frozen.verticalScrollBar().setValue)
        frozen.doubleClicked.connect(self.doubleClicked)
        frozen.clicked.connect(self.picked)
        self.clicked.connect(self.picked)
        self.horizontalHeader().sortIndicatorChanged.connect(self._sorted_here)
        frozen.horizontalHeader().sortIndicatorChanged.connect(self._sorted_there)
        self.horizontalHeader().sectionResized.connect(self._section_resized)
        frozen.hide()

    def setModel(self, model: Optional[QAbstractItemModel]) -> None:
        super().setModel(model)
        self._frozen.setModel(model)
        self._frozen.setVisible(model is not None)
        if model is None:
            return
        self._frozen.setSelectionModel(self.selectionModel())
        for column in range(1, model.columnCount()):
            self._frozen.setColumnHidden(column, True)
        self._place()

    def setSelectionMode(self, mode: QAbstractItemView.SelectionMode) -> None:
        super().setSelectionMode(mode)
        self._frozen.setSelectionMode(mode)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        super().keyPressEvent(event)
        if self.currentIndex().isValid() and self.currentIndex() != before:
            self.picked.emit(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        if event.size().width() != event.oldSize().width():
            self.width_changed.emit()

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self._place()

    def _sorted_here(self, column: int, order: Qt.SortOrder) -> None:
        _show_order(self._frozen.horizontalHeader(), column, order)

    def _sorted_there(self, column: int, order: Qt.SortOrder) -> None:
        _show_order(self.horizontalHeader(), column, order)

    def _section_resized(self, column: int, _old: int, width: int) -> None:
        if column == 0:
            self._frozen.setColumnWidth(0, width)
            self._place()

    def _place(self) -> None:
        frozen = getattr(self, "_frozen", None)
        if frozen is None:
            return
        frame = self.frameWidth()
        head = self.horizontalHeader().height()
        frozen.setColumnWidth(0, self.columnWidth(0))
        frozen.horizontalHeader().setFixedHeight(max(head, 1))
        frozen.setGeometry(frame, frame, self.columnWidth(0) + 1, self.viewport().height() + head)


def _show_order(header: QHeaderView, column: int, order: Qt.SortOrder) -> None:
    """Both headers show by which column the rows stand; only one of them sorts."""
    header.blockSignals(True)
    header.setSortIndicator(column, order)
    header.blockSignals(False)
    header.viewport().update()
