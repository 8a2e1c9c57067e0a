# SPDX-License-Identifier: GPL-2.0-or-later
"""The regions of a plan as rows: residents, change, thresholds, contiguity."""

from __future__ import annotations

from typing import Any, Optional

from qgis.PyQt.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QRectF,
    QSortFilterProxyModel,
    Qt,
)
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from ..core.plan import Change
from ..core.sizes import SizeState
from ..gis import palettes
from ..gis.plan_session import PlanSession
from ..gis.translation import number, tr

SWATCH, SHORT, NAME, MUNICIPALITY, RESIDENTS, CHANGE, STATE = range(7)
SORT_ROLE = Qt.ItemDataRole.UserRole
REGION_ROLE = Qt.ItemDataRole.UserRole + 1
MUNICIPALITY_ROLE = Qt.ItemDataRole.UserRole + 2

#: Colour and sign of each state; never the colour alone.
_STATES = {
    SizeState.EMPTY: ("#5f6b76", "–"),
    SizeState.BELOW: ("#b3261e", "▼"),
    SizeState.WITHIN: ("#1d6f42", "●"),
    SizeState.ABOVE: ("#9a5b00", "▲"),
}


def state_text(state: SizeState) -> str:
    """The state in a word or two."""
    return {
        SizeState.EMPTY: tr("empty"),
        SizeState.BELOW: tr("too small"),
        SizeState.WITHIN: tr("fits"),
        SizeState.ABOVE: tr("too large"),
    }[state]


class RegionTableModel(QAbstractTableModel):
    """A row a region, in the order of the register; follows every change of the session."""

    def __init__(self, session: PlanSession, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self.session = session
        session.changed.connect(self._follow)

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.session.plan.regions)

    def columnCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else STATE + 1

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return {
                SHORT: tr("Code"),
                NAME: tr("Name"),
                MUNICIPALITY: tr("Municipality"),
                RESIDENTS: tr("Residents"),
                CHANGE: "±",
                STATE: tr("State"),
            }.get(section, "")
        if role == Qt.ItemDataRole.ToolTipRole and section == CHANGE:
            return tr("Residents won or lost since the plan was opened")
        if role == Qt.ItemDataRole.TextAlignmentRole and section in (RESIDENTS, CHANGE):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        plan = self.session.plan
        region = plan.regions[row]
        if role == REGION_ROLE:
            return row
        if role == MUNICIPALITY_ROLE:
            return region.municipality
        if role == SORT_ROLE:
            return self._sort_value(row, column)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == Qt.ItemDataRole.TextAlignmentRole and column in (RESIDENTS, CHANGE):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DecorationRole and column == SWATCH:
            return swatch(palettes.REGIONS[int(self.session.colours[row]) % len(palettes.REGIONS)])
        if role == Qt.ItemDataRole.ForegroundRole and column == STATE:
            if plan.parts(row) > 1:
                return QColor(_STATES[SizeState.BELOW][0])
            return QColor(_STATES[self._state(row)][0])
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tool_tip(row, column)
        return None

    def _state(self, row: int) -> SizeState:
        return self.session.thresholds.state(self.session.plan, row)

    def _text(self, row: int, column: int) -> str:
        plan = self.session.plan
        region = plan.regions[row]
        if column == SHORT:
            return region.short + (" 🔒" if region.locked else "")
        if column == NAME:
            return region.name
        if column == MUNICIPALITY:
            return region.municipality_name
        if column == RESIDENTS:
            return number(int(plan.population[row]))
        if column == CHANGE:
            change = int(plan.population_change[row])
            return signed(change) if change else ""
        if column == STATE:
            parts, state = plan.parts(row), self._state(row)
            if parts > 1:
                # Short, so that the name keeps its room; the size follows where it is wrong too.
                size = "" if state is SizeState.WITHIN else f" {_STATES[state][1]}"
                return f"⚠ {tr('{n} parts').format(n=number(parts))}{size}"
            return f"{_STATES[state][1]} {state_text(state)}"
        return ""

    def _sort_value(self, row: int, column: int) -> Any:
        plan = self.session.plan
        if column == RESIDENTS:
            return int(plan.population[row])
        if column == CHANGE:
            return int(plan.population_change[row])
        if column == STATE:
            order = [SizeState.BELOW, SizeState.ABOVE, SizeState.EMPTY, SizeState.WITHIN]
            split = 0 if plan.parts(row) > 1 else 1
            return f"{split}{order.index(self._state(row))}{plan.regions[row].key}"
        if column == SHORT:
            return plan.regions[row].key
        return self._text(row, column)

    def _tool_tip(self, row: int, column: int) -> Optional[str]:
        plan = self.session.plan
        region = plan.regions[row]
        if column == STATE and plan.parts(row) > 1:
            return tr("This Sozialraum consists of {n} separate parts.").format(
                n=number(plan.parts(row))
            )
        return f"{region.name}\n{region.municipality_name}, {region.key}"

    def _follow(self, change: Change) -> None:
        for region in change.regions:
            self.dataChanged.emit(self.index(region, 0), self.index(region, STATE))

    def thresholds_changed(self) -> None:
        """Show the states after other thresholds."""
        last = max(self.rowCount() - 1, 0)
        self.dataChanged.emit(self.index(0, STATE), self.index(last, STATE))


class RegionFilter(QSortFilterProxyModel):
    """Sorts by value and shows one municipality, or all."""

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._municipality: Optional[str] = None
        self.setSortRole(SORT_ROLE)
        self.setSortCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)

    def show_municipality(self, municipality: Optional[str]) -> None:
        """Only regions of this municipality; None for all."""
        self._municipality = municipality
        self.invalidateFilter()

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        if self._municipality is None:
            return True
        index = self.sourceModel().index(row, 0, parent)
        return index.data(MUNICIPALITY_ROLE) == self._municipality


def signed(value: int) -> str:
    """A change with its sign; a real minus, not a hyphen."""
    return ("+" if value > 0 else "−" if value < 0 else "±") + number(abs(value))


def swatch(colour: str, size: int = 14) -> QIcon:
    """A small square of colour."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palettes.MUNICIPALITY_BORDER), 1))
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(1.5, 1.5, size - 3, size - 3), 2, 2)
    painter.end()
    icon = QIcon(pixmap)
    # The colour of a selected row would otherwise be mixed in.
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
