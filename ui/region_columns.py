# SPDX-License-Identifier: GPL-2.0-or-later
"""Columns of the region table: their widths, and which of them are shown."""

from __future__ import annotations

import re

from qgis.PyQt.QtCore import QModelIndex, QPoint, Qt
from qgis.PyQt.QtGui import QFontMetrics
from qgis.PyQt.QtWidgets import (
    QHeaderView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ..gis.translation import number
from .frozen_table import FrozenTable
from .look import signed
from .region_marks import SIDE
from .region_names import fitting_name
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
    TITLE_ROLE,
    RegionTableModel,
)
from .remembered import remembered_texts, replace_texts

_WIDTHS = {SHORT: 80, RESIDENTS: 62, STATE: 78, PARTS: 40, COMPACTNESS: 62, MUNICIPALITY: 120}
_NARROWEST_NAME, _WIDEST_NAME = 96, 320
_WIDEST_CODE = 150
#: Room beside a text, and for the square before a code.
_PADDING, _SQUARE = 10, SIDE + 12
_INDICATOR, _WIDEST_INDICATOR = 84, 150
_SETTING = "columns"


class RegionColumns:
    """Right click on the header chooses; the choice is kept for the user by the titles."""

    def __init__(self, table: FrozenTable) -> None:
        self._table = table
        header = table.horizontalHeader()
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._menu)
        header.sortIndicatorChanged.connect(lambda column, _order: self._make_room(column))
        header.sectionResized.connect(self._keep_numbers)
        self._names = _Names(table)
        table.setItemDelegateForColumn(NAME, self._names)
        self._model: RegionTableModel | None = None
        self._several = True
        self._sorted = SHORT

    def let_go(self) -> None:
        """Forget the model of a plan that was closed."""
        self._model = None

    def set_up(self, model: RegionTableModel) -> None:
        """Columns of a new model."""
        self._model = model
        table, header = self._table, self._table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(40)
        room = _WIDEST_INDICATOR - _PADDING
        titles = range(FIRST_INDICATOR, model.columnCount())
        model.set_indicator_titles(
            [in_two_lines(self._title(column), header.fontMetrics(), room) for column in titles]
        )
        self._sorted = header.sortIndicatorSection()
        for column in range(model.columnCount()):
            table.setColumnWidth(column, self._width(column))
        hidden = remembered_texts(_SETTING)
        for column in range(NAME, model.columnCount()):
            table.setColumnHidden(column, self._title(column) in hidden)

    def fit(self, several: bool) -> None:
        """Give the name what the columns that matter most leave; several: municipalities shown."""
        self._several = several
        if self._model is None or self._table.model() is None:
            return
        table = self._table
        # Codes grow by letters and new names.
        table.setColumnWidth(SHORT, max(table.columnWidth(SHORT), self._width(SHORT)))
        needed = sum(
            table.columnWidth(column)
            for column in (SHORT, RESIDENTS, CHANGE, STATE, PARTS)
            if not table.isColumnHidden(column)
        )
        rest = table.viewport().width() - needed
        table.setColumnWidth(NAME, min(max(rest, _NARROWEST_NAME), _WIDEST_NAME))
        chosen_away = self._title(MUNICIPALITY) in remembered_texts(_SETTING)
        table.setColumnHidden(MUNICIPALITY, not several or chosen_away)

    # Widths

    def _width(self, column: int) -> int:
        """Of a column at first: its usual width, or more where its texts need it."""
        header = self._table.horizontalHeader()
        title = str(self._model.headerData(column, Qt.Orientation.Horizontal))
        needed = header.fontMetrics().size(0, title).width() + _PADDING
        if column == self._sorted:
            measure, metric = header.style().pixelMetric, QStyle.PixelMetric
            needed += measure(metric.PM_HeaderMarkSize, None, header)
            needed += 2 * measure(metric.PM_HeaderMargin, None, header)
        return max(_WIDTHS.get(column, _INDICATOR), needed, self._least(column))

    def _least(self, column: int) -> int:
        """What a column needs for what stands in it: a number that is cut is another number."""
        plan, metrics = self._model.session.plan, self._table.fontMetrics()
        everybody = int(plan.blocks.population.sum())
        if column == SHORT:
            codes = [plan.regions[region].short for region in plan.listed]
            widest = max((metrics.horizontalAdvance(code) for code in codes), default=0)
            return min(widest + _SQUARE + _PADDING, _WIDEST_CODE)
        widest_text = {
            RESIDENTS: number(everybody),
            # Nobody can win or lose more than all.
            CHANGE: signed(-everybody),
            PARTS: "⚠ 99",
        }.get(column, "")
        return metrics.horizontalAdvance(widest_text) + _PADDING if widest_text else 0

    def _make_room(self, column: int) -> None:
        """The sign of the order needs room beside the title, and leaves the one before."""
        if self._model is None or column < 0 or column >= self._model.columnCount():
            return
        before, self._sorted = self._sorted, column
        for each in {before, column} - {NAME}:
            self._table.setColumnWidth(each, self._width(each))
        self.fit(self._several)

    def _keep_numbers(self, column: int, _old: int, width: int) -> None:
        if self._model is None or column not in (RESIDENTS, CHANGE, PARTS):
            return
        if 0 < width < self._least(column):
            self._table.setColumnWidth(column, self._least(column))

    # Which are shown

    def _title(self, column: int) -> str:
        return str(self._model.headerData(column, Qt.Orientation.Horizontal, TITLE_ROLE))

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


class _Names(QStyledItemDelegate):
    """Names that keep what tells them apart where there is little room."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        super().initStyleOption(option, index)
        style = option.widget.style()
        margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, None, option.widget)
        room = option.rect.width() - 2 * (margin + 1)
        town = index.sibling(index.row(), MUNICIPALITY).data()
        option.text = fitting_name(option.text, town, option.fontMetrics, room)


def in_two_lines(title: str, metrics: QFontMetrics, room: int) -> str:
    """A title in one line of some pixels, or in two: names of fields tell the most at their end."""
    words = [word for word in re.split(r"[_\s]+", title) if word]
    whole = " ".join(words)
    if len(words) < 2 or metrics.horizontalAdvance(whole) <= _INDICATOR - _PADDING:
        return metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room)
    ways = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    best = min(ways, key=lambda way: max(map(metrics.horizontalAdvance, way)))
    return "\n".join(metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in best)
