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
from ..gis.comparison.report import fate_text
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
        super().__init__([tr("Key figure"), tr("Reference"), tr("Draft"), tr("Difference")], (0,))

    def show_figures(self, old: KeyFigures, new: KeyFigures) -> None:
        """Population, thresholds, contiguity, compactness, findings."""
        lines = [
            (tr("Residents"), old.residents, new.residents, 0),
            (tr("Sozialräume"), old.regions, new.regions, 0),
            (tr("Smallest Sozialraum (residents)"), old.smallest, new.smallest, 0),
            (tr("Largest Sozialraum (residents)"), old.largest, new.largest, 0),
            (tr("Sozialräume below the minimum"), old.below, new.below, 0),
            (tr("Sozialräume above the maximum"), old.above, new.above, 0),
            (tr("Sozialräume in several parts"), old.split, new.split, 0),
            (tr("Blocks without a Sozialraum"), old.unassigned, new.unassigned, 0),
            (tr("Mean compactness"), old.compactness, new.compactness, 3),
        ]
        lines += [
            (
                tr("Findings of rule {rule}").format(rule=rule),
                old.findings.get(rule, 0),
                new.findings.get(rule, 0),
                0,
            )
            for rule in sorted({*old.findings, *new.findings})
        ]
        rows = [
            (title, _figure(a, places), _figure(b, places), _difference(a, b, places))
            for title, a, b, places in lines
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


def _figure(value: float, places: int) -> str:
    return "–" if math.isnan(value) else number(value, places)


def _difference(old: float, new: float, places: int) -> str:
    change = new - old
    if math.isnan(change):
        return "–"
    if places:
        return (
            ""
            if abs(change) < 0.5 * 10**-places
            else f"{'+' if change > 0 else '−'}" + number(abs(change), places)
        )
    return signed(int(change)) if change else ""
