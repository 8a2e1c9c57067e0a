# SPDX-License-Identifier: GPL-2.0-or-later
"""The sums below the table: the chosen municipality and the county, with what is wrong there."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QRect, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..core.sizes import summarise
from ..gis.plan_session import PlanSession
from ..gis.translation import number, tr
from .look import BAD, font_of, soft_colour

#: Distance between two columns, in pixels.
_APART = 9
#: Columns from here on count faults.
_FAULTS = 3
_NONE = "–"
#: Residents, and blocks of a plan that has just begun.
_WIDEST = {1: "9.999.999", 6: "999.999"}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class SumsLabel(QWidget):
    """A small table of fixed columns: numbers come and go in it, and nothing around it moves.

    It is painted, as a stroke has no time for laying texts out.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._titles = [
            "",
            tr("Residents"),
            tr("Sozialräume"),
            tr("too small"),
            tr("too large"),
            tr("in parts"),
            tr("not assigned"),
        ]
        self._rows: list[list[str]] = []
        self.setToolTip(
            tr(
                "Residents: of all blocks, also of those without a Sozialraum.\n"
                "Too small, too large: Sozialräume below the lower or above the upper limit.\n"
                "In parts: Sozialräume that are not contiguous; declared exclaves do not count.\n"
                "Not assigned: blocks without a Sozialraum."
            )
        )

    def show_sums(self, session: PlanSession, name: str, municipality: Optional[str]) -> None:
        """Sums of a municipality by key and name, None for the county alone."""
        rows = [] if municipality is None else [_row(session, name, municipality)]
        rows.append(_row(session, tr("In all"), None))
        if rows == self._rows:
            return
        another_height = len(rows) != len(self._rows)
        self._rows = rows
        if another_height:
            self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What is seen, a line a row, cells apart by tabs."""
        return "\n".join("\t".join(row) for row in (self._titles, *self._rows))

    def sizeHint(self) -> QSize:
        return QSize(0, (1 + len(self._rows)) * self.fontMetrics().height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        usual, small, bold = self.font(), font_of(self, 0.87), font_of(self, 1, bold=True)
        strong, height = self.palette().color(self.foregroundRole()), self.fontMetrics().height()
        painter = QPainter(self)
        for line, row in enumerate((self._titles, *self._rows)):
            end = self.width()
            for column in range(len(row) - 1, 0, -1):
                start = end - self._width(column)
                fault = line > 0 and column >= _FAULTS and row[column] != _NONE
                soft = line == 0 or row[column] == _NONE
                painter.setFont(small if line == 0 else bold if fault else usual)
                painter.setPen(QColor(BAD) if fault else soft_colour(self) if soft else strong)
                painter.drawText(
                    QRect(start, line * height, end - start, height), _RIGHT, row[column]
                )
                end = start - _APART
            painter.setFont(bold)
            painter.setPen(strong)
            title = QFontMetrics(bold).elidedText(row[0], Qt.TextElideMode.ElideRight, end)
            painter.drawText(QRect(0, line * height, end, height), _LEFT, title)

    def _width(self, column: int) -> int:
        """Of a column, whatever stands in it: room for its title and the numbers of a county."""
        title = QFontMetrics(font_of(self, 0.87)).horizontalAdvance(self._titles[column])
        numbers = QFontMetrics(font_of(self, 1, bold=True))
        return max(title, numbers.horizontalAdvance(_WIDEST.get(column, "9.999")))


def _row(session: PlanSession, title: str, municipality: Optional[str]) -> list[str]:
    summary = summarise(session.plan, session.thresholds, municipality)
    faults = (summary.below, summary.above, summary.split, summary.unassigned)
    counts = [number(count) if count else _NONE for count in faults]
    return [title, number(summary.residents), number(summary.regions), *counts]
