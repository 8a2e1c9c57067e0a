# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns of the region table: their widths, and which of them are shown."""

from __future__ import annotations

from qgis.PyQt.QtCore import QPoint, Qt
from qgis.PyQt.QtWidgets import QHeaderView, QMenu

from .frozen_table import FrozenTable
from .region_table import (
    CHANGE,
    COMPACTNESS,
    FIRST_INDICATOR,
    MUNICIPALITY,
    NAME,
    PARTS,
    RESIDENTS,
    SHORT,
    STATE,
    RegionTableModel,
)
from .remembered import remembered_texts, replace_texts

_WIDTHS = {SHORT: 80, RESIDENTS: 62, STATE: 78, PARTS: 40, COMPACTNESS: 62}
#: A number that is cut is another number.
_WIDEST_CHANGE = "−99.999"
_NARROWEST_NAME, _WIDEST_NAME = 96, 320
#: Room beside a title; the sign of the order needs more, on the column that has it.
_PADDING = 10
_INDICATOR, _MUNICIPALITY = 110, 120
_SETTING = "columns"


class RegionColumns:
    """Right click on the header chooses; the choice is kept for the user by the titles."""

    def __init__(self, table: FrozenTable) -> None:
        self._table = table
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._menu)
        self._model: RegionTableModel | None = None
        self._several = True

    def let_go(self) -> None:
        """Forget the model of a plan that was closed."""
        self._model = None

    def set_up(self, model: RegionTableModel) -> None:
        """Columns of a new model."""
        self._model = model
        table, header = self._table, self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(40)
        for column in range(model.columnCount()):
            width = _WIDTHS.get(column, _INDICATOR)
            title = model.headerData(column, Qt.Orientation.Horizontal) or ""
            room = header.fontMetrics().horizontalAdvance(title) + _PADDING
            limit = _INDICATOR + 40 if column >= FIRST_INDICATOR else room
            table.setColumnWidth(column, max(width, min(room, limit)))
        change = table.fontMetrics().horizontalAdvance(_WIDEST_CHANGE)
        table.setColumnWidth(CHANGE, change + _PADDING)
        table.setColumnWidth(MUNICIPALITY, _MUNICIPALITY)
        hidden = remembered_texts(_SETTING)
        for column in range(NAME, model.columnCount()):
            table.setColumnHidden(column, self._title(column) in hidden)

    def fit(self, several: bool) -> None:
        """Give the name what the columns that matter most leave; several: municipalities shown."""
        self._several = several
        if self._model is None or self._table.model() is None:
            return
        table = self._table
        needed = sum(
            table.columnWidth(column)
            for column in (SHORT, RESIDENTS, CHANGE, STATE, PARTS)
            if not table.isColumnHidden(column)
        )
        rest = table.viewport().width() - needed
        table.setColumnWidth(NAME, min(max(rest, _NARROWEST_NAME), _WIDEST_NAME))
        chosen_away = self._title(MUNICIPALITY) in remembered_texts(_SETTING)
        table.setColumnHidden(MUNICIPALITY, not several or chosen_away)

    def _title(self, column: int) -> str:
        return str(self._model.headerData(column, Qt.Orientation.Horizontal))

    def _menu(self, place: QPoint) -> None:
        if self._model is None:
            return
        menu = QMenu(self._table)
        for column in range(NAME, self._model.columnCount()):
            action = menu.addAction(self._title(column))
            action.setCheckable(True)
            action.setChecked(not self._table.isColumnHidden(column))
            action.triggered.connect(lambda on, column=column: self._show(column, on))
        menu.exec(self._table.horizontalHeader().viewport().mapToGlobal(place))

    def _show(self, column: int, on: bool) -> None:
        self._table.setColumnHidden(column, not on)
        hidden = [
            self._title(other)
            for other in range(NAME, self._model.columnCount())
            if self._table.isColumnHidden(other)
        ]
        replace_texts(_SETTING, hidden)
        self.fit(self._several)
