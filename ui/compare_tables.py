# SPDX-License-Identifier: GPL-2.0-or-later
"""Tables of a comparison: residents moved, key figures, what became of each Sozialraum."""

from __future__ import annotations

import math
from typing import Optional, Sequence

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ..core.comparison import NONE, Comparison, KeyFigures
from ..core.live.figures import LiveFigures
from ..core.plan import UNASSIGNED, Plan
from ..gis.comparison.report import fate_text, figure_text, figure_values
from ..gis.live_figures import change_text, shown_text
from ..gis.translation import number, tr
from .look import signed

_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class _Table(QTableWidget):
    """Read-only rows; numbers stand at the right."""

    def __init__(self, titles: Sequence[str], stretched: Sequence[int]) -> None:
        super().__init__(0, len(titles))
        self.setHorizontalHeaderLabels(list(titles))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(24)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for column in stretched:
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(86)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def fill(self, rows: Sequence[Sequence[str]], numbers: Sequence[int]) -> None:
        """Replace all rows; numbers: columns that stand at the right."""
        for column in numbers:
            item = self.horizontalHeaderItem(column)
            if item is not None:
                item.setData(Qt.ItemDataRole.TextAlignmentRole, _RIGHT)
        self.setRowCount(len(rows))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if column in numbers:
                    item.setData(Qt.ItemDataRole.TextAlignmentRole, _RIGHT)
                self.setItem(row, column, item)


class FlowTable(_Table):
    """Old x new: who moves from where to where; ``chosen`` carries the blocks of a row."""

    chosen = pyqtSignal(object)

    def __init__(self) -> None:
        super().__init__([tr("From"), tr("To"), tr("Blocks"), tr("Residents")], (0, 1))
        self._blocks: list[list[int]] = []
        self.currentCellChanged.connect(lambda row, *_: self._choose(row))

    def show_comparison(self, comparison: Comparison) -> None:
        """The cells of the cross table whose blocks have moved, most residents first."""
        after = comparison.new.region_of[comparison.moved]
        flows = [flow for flow in comparison.flows if flow.moved]
        self._blocks = [
            comparison.moved[(comparison.moved_from == flow.old) & (after == flow.new)].tolist()
            for flow in flows
        ]
        self.blockSignals(True)
        self.fill(
            [
                (
                    _label(comparison.old, flow.old),
                    _label(comparison.new, flow.new),
                    number(flow.blocks),
                    number(flow.residents) + (" ?" if flow.unknown else ""),
                )
                for flow in flows
            ],
            (2, 3),
        )
        self.setCurrentCell(-1, -1)
        self.blockSignals(False)

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._blocks):
            self.chosen.emit(self._blocks[row])


class FigureTable(_Table):
    """Both plans side by side."""

    def __init__(self) -> None:
        super().__init__([tr("Key figure"), tr("Before"), tr("Now"), tr("Difference")], (0,))

    def show_figures(self, old: KeyFigures, new: KeyFigures) -> None:
        """Population, thresholds, contiguity, compactness, findings."""
        rows = [
            (title, figure_text(a), figure_text(b), _difference(a, b))
            for title, a, b in figure_values(old, new)
        ]
        self.fill(rows, (1, 2, 3))


class RegionTable(_Table):
    """What became of each Sozialraum; ``chosen`` carries the blocks it holds now, or held."""

    chosen = pyqtSignal(object)

    def __init__(self) -> None:
        titles = [tr("Code"), tr("Name"), tr("What became of it"), tr("Before"), tr("Now")]
        super().__init__([*titles, tr("Preserved")], (1,))
        self._comparison: Optional[Comparison] = None
        self.currentCellChanged.connect(lambda row, *_: self._choose(row))

    def show_comparison(self, comparison: Comparison) -> None:
        """A row a region: new ones by key, then those that are gone."""
        self._comparison = comparison
        rows = []
        for entry in comparison.regions:
            plan, region = (
                (comparison.new, entry.new) if entry.new != NONE else (comparison.old, entry.old)
            )
            rows.append(
                (
                    plan.regions[region].short,
                    plan.regions[region].name,
                    fate_text(entry.fate),
                    number(entry.residents_old) if entry.old != NONE else "–",
                    number(entry.residents_new) if entry.new != NONE else "–",
                    f"{number(100 * entry.jaccard)} %",
                )
            )
        self.blockSignals(True)
        self.fill(rows, (3, 4, 5))
        self.setCurrentCell(-1, -1)
        self.blockSignals(False)

    def _choose(self, row: int) -> None:
        if self._comparison is None or not 0 <= row < len(self._comparison.regions):
            return
        entry = self._comparison.regions[row]
        if entry.new != NONE:
            self.chosen.emit(self._comparison.new.members(entry.new).tolist())


class IndicatorTable(_Table):
    """Indicators of the draft, each with its change from the reference."""

    def __init__(self) -> None:
        super().__init__([tr("Code"), tr("Name")], (1,))

    def show_figures(self, plan: Plan, figures: LiveFigures) -> None:
        """A row a region; what must not be shown is a sign."""
        titles = [tr("Code"), tr("Name")]
        for figure in figures.figures:
            titles += [f"{figure.name} ({figure.unit})" if figure.unit else figure.name, "±"]
        self.setColumnCount(len(titles))
        self.setHorizontalHeaderLabels(titles)
        rows = []
        for region in sorted(plan.listed, key=lambda region: plan.regions[region].key):
            texts = [plan.regions[region].short, plan.regions[region].name]
            for figure in figures.figures:
                shown = figures.value(figure.field, region)
                texts += [shown_text(shown, figure), change_text(shown, figure)]
            rows.append(texts)
        self.fill(rows, range(2, len(titles)))


def _label(plan: Plan, region: int) -> str:
    if region == UNASSIGNED:
        return tr("unassigned")
    entry = plan.regions[region]
    return f"{entry.short}  {entry.name}"


def _difference(old: float, new: float) -> str:
    """What has changed, in the places that are shown; "" for nothing."""
    change = new - old
    if math.isnan(change):
        return "–"
    if isinstance(change, int):
        return signed(change) if change else ""
    shown = figure_text(abs(change))
    return "" if shown == figure_text(0.0) else f"{'+' if change > 0 else '−'}{shown}"
