# SPDX-License-Identifier: GPL-2.0-or-later
"""The regions of a plan as rows: residents, change, thresholds, parts, chosen indicators."""

from __future__ import annotations

import math
from typing import Any, Iterable, Optional, Sequence

import numpy as np
from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QSortFilterProxyModel,
    Qt,
    QTimer,
    pyqtSignal,
)
from qgis.PyQt.QtGui import QColor, QIcon

from ..core.plan import Change
from ..core.sizes import SizeState
from ..gis.live_figures import change_text, shown_text
from ..gis.live_figures import state_text as figure_state_text
from ..gis.plan_session import PlanSession
from ..gis.translation import number, tr
from .look import (
    BAD,
    IDLE,
    signed,
    state_colour,
    state_sign,
    state_text,
)
from .region_marks import Marks, colour_of, region_mark

SHORT, NAME, RESIDENTS, CHANGE, STATE, PARTS, COMPACTNESS, MUNICIPALITY = range(8)
#: Columns from here on are the indicators of the block layer.
FIRST_INDICATOR = MUNICIPALITY + 1
#: Milliseconds between two drawings of the table in a stroke; each costs as much as the stroke.
_PAUSE = 80
SORT_ROLE = Qt.ItemDataRole.UserRole
REGION_ROLE = Qt.ItemDataRole.UserRole + 1
MUNICIPALITY_ROLE = Qt.ItemDataRole.UserRole + 2
#: Of the header: a title in full, however it is shown.
TITLE_ROLE = Qt.ItemDataRole.UserRole + 3

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_URGENCY = [SizeState.BELOW, SizeState.ABOVE, SizeState.EMPTY, SizeState.WITHIN]


class RegionTableModel(QAbstractTableModel):
    """A row a region, in the order of the register; follows every change of the session.

    In a stroke only the numbers of the touched rows follow; what costs more (compactness,
    indicators) follows when the gesture is finished. ``numbers_shown`` fires once the rows show a
    change, so that sums say the same.
    """

    numbers_shown = pyqtSignal()

    def __init__(self, session: PlanSession, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self.session = session
        self.touched: set[int] = set()
        self._marks: dict[Marks, QIcon] = {}
        self._keeping: set[int] = set()
        self._waiting: set[int] = set()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._show_waiting)
        self._rows = len(session.plan.regions)
        self._figures = list(session.figures.figures) if session.figures is not None else []
        self._indicator_titles = [figure.name for figure in self._figures]
        self._find_locked_blocks()
        session.changed.connect(self._follow)
        session.settled.connect(self._settle)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._rows

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else FIRST_INDICATOR + len(self._figures)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._title(section)
        if role == TITLE_ROLE:
            return self._title(section, in_full=True)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._title_tip(section)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if _is_number(section) else _LEFT
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        plan = self.session.plan
        if role == SORT_ROLE:
            return self._sort_value(row, column)
        if role == REGION_ROLE:
            return row
        if role == MUNICIPALITY_ROLE:
            return plan.regions[row].municipality
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and _is_number(column):
            return _RIGHT
        if role == Qt.ItemDataRole.DecorationRole and column == SHORT:
            return self._mark(row)
        if role == Qt.ItemDataRole.ForegroundRole:
            return self._colour(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip(row, column)
        return None

    def set_indicator_titles(self, titles: Sequence[str]) -> None:
        """Titles of the indicators as they fit into their columns."""
        self._indicator_titles = list(titles)
        if titles:
            last = self.columnCount() - 1
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, FIRST_INDICATOR, last)

    def _mark(self, row: int) -> QIcon:
        entry = self.session.plan.regions[row]
        colour = colour_of(self.session, row)
        marks = Marks(colour, entry.locked, row in self._keeping, bool(entry.frame))
        # Painted once: a stroke asks for it thousands of times.
        if marks not in self._marks:
            self._marks[marks] = region_mark(marks)
        return self._marks[marks]

    def _find_locked_blocks(self) -> None:
        # Locked blocks stay where they are: in a stroke nothing of this changes.
        plan = self.session.plan
        self._keeping = set(np.unique(plan.region_of[plan.block_locked]).tolist())

    # Following the plan

    def _follow(self, change: Change) -> None:
        self.touched.update(change.regions)
        self._follow_register()
        self._waiting.update(change.regions)
        if not self.session.plan.gesture_is_running:
            self._show_waiting()
        elif not self._pause.isActive():
            self._pause.start(_PAUSE)

    def _show_waiting(self) -> None:
        """Rows whose numbers have changed are drawn again."""
        self._pause.stop()
        for region in sorted(self._waiting):
            if region < self._rows:
                self.dataChanged.emit(self.index(region, 0), self.index(region, PARTS))
        self._waiting.clear()
        self.numbers_shown.emit()

    def _follow_register(self) -> None:
        """A new region is a new row at the end, and goes again when it is undone."""
        present = len(self.session.plan.regions)
        if present > self._rows:
            self.beginInsertRows(QModelIndex(), self._rows, present - 1)
            self._rows = present
            self.endInsertRows()
        elif present < self._rows:
            self.beginRemoveRows(QModelIndex(), present, self._rows - 1)
            self._rows = present
            self.endRemoveRows()

    def _settle(self, _change: object) -> None:
        self._pause.stop()
        self._waiting.clear()
        self._find_locked_blocks()
        self._follow_register()
        if self._rows:
            last = self.index(self._rows - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    # What the cells say

    def _title(self, column: int, in_full: bool = False) -> str:
        if column >= FIRST_INDICATOR:
            at = column - FIRST_INDICATOR
            return self._figures[at].name if in_full else self._indicator_titles[at]
        return {
            SHORT: tr("Code"),
            NAME: tr("Name"),
            RESIDENTS: tr("Residents"),
            CHANGE: "±",
            STATE: tr("State"),
            PARTS: tr("Parts"),
            COMPACTNESS: tr("Compact"),
            MUNICIPALITY: tr("Municipality"),
        }[column]

    def _title_tip(self, column: int) -> Optional[str]:
        if column >= FIRST_INDICATOR:
            figure = self._figures[column - FIRST_INDICATOR]
            return f"{figure.name} ({figure.unit})" if figure.unit else figure.name
        return {
            CHANGE: tr("Residents won or lost since the plan was opened"),
            STATE: tr("Residents against the two thresholds above"),
            PARTS: tr("Separate parts; one is contiguous"),
            COMPACTNESS: tr("4πA/U²: 1 is a circle, near 0 is frayed (Polsby and Popper)"),
        }.get(column)

    def _state(self, row: int) -> SizeState:
        return self.session.thresholds.state(self.session.plan, row)

    def _text(self, row: int, column: int) -> str:
        plan = self.session.plan
        region = plan.regions[row]
        if column >= FIRST_INDICATOR:
            figure = self._figures[column - FIRST_INDICATOR]
            return shown_text(self.session.figures.value(figure.field, row), figure)
        if column == SHORT:
            return region.short
        if column == NAME:
            return region.name
        if column == RESIDENTS:
            return number(int(plan.population[row]))
        if column == CHANGE:
            change = int(plan.population_change[row])
            return signed(change) if change else ""
        if column == STATE:
            state = self._state(row)
            return f"{state_sign(state)} {state_text(state)}"
        if column == PARTS:
            return self._parts_text(row)
        if column == COMPACTNESS:
            return number(float(plan.totals.compactness()[row]), 2)
        return region.municipality_name

    def _parts_text(self, row: int) -> str:
        parts = self.session.plan.parts(row)
        if parts <= 1:
            return number(parts)
        # An exclave with a reason is intended, and no fault.
        return f"{number(parts)} ✓" if self.session.plan.regions[row].exclave else f"⚠ {parts}"

    def _colour(self, row: int, column: int) -> Optional[QColor]:
        if column == STATE:
            return QColor(state_colour(self._state(row)))
        if column == PARTS and self.session.plan.parts(row) > 1:
            return QColor(IDLE if self.session.plan.regions[row].exclave else BAD)
        return None

    def _sort_value(self, row: int, column: int) -> Any:
        plan = self.session.plan
        if column >= FIRST_INDICATOR:
            figure = self._figures[column - FIRST_INDICATOR]
            value = self.session.figures.value(figure.field, row).value
            # What is not shown comes first, and gives nothing away by its place.
            return -math.inf if math.isnan(value) else value
        if column == RESIDENTS:
            return int(plan.population[row])
        if column == CHANGE:
            return int(plan.population_change[row])
        if column == STATE:
            return f"{_URGENCY.index(self._state(row))}{plan.regions[row].key}"
        if column == PARTS:
            return plan.parts(row)
        if column == COMPACTNESS:
            return float(plan.totals.compactness()[row])
        if column == SHORT:
            return plan.regions[row].key
        return self._text(row, column)

    def _tool_tip(self, row: int, column: int) -> str:
        if column >= FIRST_INDICATOR:
            figure = self._figures[column - FIRST_INDICATOR]
            shown = self.session.figures.value(figure.field, row)
            return change_text(shown, figure) or figure_state_text(shown.state)
        region = self.session.plan.regions[row]
        lines = [region.name, f"{region.municipality_name}, {region.key}"]
        if column == PARTS and self.session.plan.parts(row) > 1:
            parts = number(self.session.plan.parts(row))
            lines = [tr("This Sozialraum consists of {n} separate parts.").format(n=parts)]
            if region.exclave:
                lines.append(tr("Declared: {reason}").format(reason=region.exclave))
        if region.locked:
            lines.append(tr("Locked: no block comes in or goes out."))
        if row in self._keeping:
            plan = self.session.plan
            members = plan.members(row)
            kept = number(int(plan.block_locked[members].sum()))
            text = tr("Blocks that stay with it: {n} of {all}.")
            lines.append(text.format(n=kept, all=number(len(members))))
        if region.frame:
            lines.append(tr("Outer border locked: blocks move only within it."))
        return "\n".join(lines)


class RegionFilter(QSortFilterProxyModel):
    """Shows one municipality or all; touched regions on top where that is wanted.

    The order rests during a stroke, so that no row jumps away under the mouse.
    """

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._municipality: Optional[str] = None
        self._touched_first = False
        self.setSortRole(SORT_ROLE)
        self.setSortLocaleAware(True)
        self.setDynamicSortFilter(False)

    def show_municipality(self, key: Optional[str]) -> None:
        """Key of the municipality, None for all."""
        self._municipality = key
        self.invalidate()

    def show_touched_first(self, on: bool) -> None:
        """Regions changed since the opening stand above the others."""
        self._touched_first = on
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        model = self.sourceModel()
        if model.session.plan.regions[row].removed:
            return False
        index = model.index(row, 0, parent)
        return self._municipality in (None, index.data(MUNICIPALITY_ROLE))

    def lessThan(self, left: QModelIndex, right: QModelIndex) -> bool:
        if self._touched_first:
            touched = self.sourceModel().touched
            first, second = left.row() in touched, right.row() in touched
            if first != second:
                # Descending order is the same comparison turned round.
                return first == (self.sortOrder() == Qt.SortOrder.AscendingOrder)
        return super().lessThan(left, right)

    def rows_of(self, regions: Iterable[int]) -> list[QModelIndex]:
        """Rows of regions, as far as they are shown."""
        model = self.sourceModel()
        found = [self.mapFromSource(model.index(region, SHORT)) for region in regions]
        return [index for index in found if index.isValid()]


def _is_number(column: int) -> bool:
    return column in (RESIDENTS, CHANGE, PARTS, COMPACTNESS) or column >= FIRST_INDICATOR
