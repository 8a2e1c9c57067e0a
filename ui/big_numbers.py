# SPDX-License-Identifier: GPL-2.0-or-later
"""Residents of the Sozialräume of one municipality, to be read from the back of the room."""

from __future__ import annotations

from typing import Optional, Sequence

from qgis.PyQt.QtCore import QRect, QSize, Qt
from qgis.PyQt.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from qgis.PyQt.QtWidgets import QSizePolicy, QWidget

from ..core.sizes import SizeState
from ..gis import palettes
from ..gis.compat import flag_bits
from ..gis.plan_session import PlanSession
from ..gis.translation import number, tr
from .look import (
    ACCENT,
    BAD,
    CAUTION,
    GOOD,
    signed,
    soft_colour,
    state_colour,
    state_sign,
    state_text,
)
from .region_marks import colour_of
from .region_names import fitting_name

_PADDING = 12
_RIGHT = flag_bits(Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignVCenter)
_LEFT = flag_bits(Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignVCenter)
_RIGHT_LOW = flag_bits(Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignBottom)
_LEFT_LOW = flag_bits(Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignBottom)
_MIDDLE = flag_bits(Qt.AlignmentFlag.AlignCenter)


class BigNumbers(QWidget):
    """A card a region; touched ones keep their change since the opening in colour.

    The card of the target has the frame that the target has on the map.
    """

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session: Optional[PlanSession] = None
        self._regions: list[int] = []
        self._target: Optional[int] = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)

    @property
    def regions(self) -> list[int]:
        """The regions that are shown, from the top."""
        return self._regions

    def show_regions(self, session: Optional[PlanSession], municipality: Optional[str]) -> None:
        """The regions of a municipality in the order of their keys."""
        self.show_these(session, [] if session is None else _regions_of(session, municipality))

    def show_these(self, session: Optional[PlanSession], regions: Sequence[int]) -> None:
        """Some regions in this order."""
        self._session = session
        if len(regions) != len(self._regions):
            self.updateGeometry()
        self._regions = list(regions)
        self.update()

    def mark_target(self, region: Optional[int]) -> None:
        """The region that gets the blocks, None for no chosen one."""
        self._target = region
        self.update()

    def place_of(self, region: int) -> QRect:
        """Where the card of a region stands; empty where it is not shown."""
        if region not in self._regions:
            return QRect()
        high = self._card_height()
        return QRect(0, self._regions.index(region) * high, self.width(), high)

    def sizeHint(self) -> QSize:
        return QSize(360, max(len(self._regions), 1) * self._card_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def _fonts(self) -> tuple[QFont, QFont, QFont]:
        """Number, code and small print."""
        base = self.font().pointSizeF()
        fonts = []
        for factor, bold in ((2.5, True), (1.7, True), (1.15, False)):
            font = QFont(self.font())
            font.setPointSizeF(base * factor)
            font.setBold(bold)
            fonts.append(font)
        return fonts[0], fonts[1], fonts[2]

    def _card_height(self) -> int:
        big, _, small = self._fonts()
        return QFontMetrics(big).height() + QFontMetrics(small).height() + 2 * _PADDING - 4

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._session is None:
            return
        if not self._regions:
            painter.setPen(soft_colour(self))
            painter.drawText(self.rect(), _MIDDLE, tr("No Sozialräume here yet."))
        for region in self._regions:
            place = self.place_of(region)
            if place.intersects(event.rect()):
                self._draw_card(painter, region, place)

    def _draw_card(self, painter: QPainter, region: int, place: QRect) -> None:
        session = self._session
        plan, entry = session.plan, session.plan.regions[region]
        big, medium, small = self._fonts()
        inner = place.adjusted(_PADDING, _PADDING - 4, -_PADDING, -_PADDING + 4)
        if region == self._target:
            self._draw_frame(painter, place)
        ink = self.palette().color(QPalette.ColorRole.WindowText)
        bar = QRect(inner.left(), inner.top() + 2, 10, inner.height() - 4)
        painter.setPen(QColor(palettes.MUNICIPALITY_BORDER))
        painter.setBrush(QColor(colour_of(session, region)))
        painter.drawRoundedRect(bar, 3, 3)
        left = inner.left() + 22
        state = session.thresholds.state(plan, region)
        tone = QColor(state_colour(state))
        residents = number(int(plan.population[region]))
        painter.setFont(big)
        high = QFontMetrics(big).height()
        top = QRect(left, inner.top(), inner.right() - left, high)
        painter.setPen(ink if state is SizeState.WITHIN else tone)
        painter.drawText(top, _RIGHT_LOW, residents)
        painter.setPen(ink)
        painter.setFont(medium)
        painter.drawText(
            top.adjusted(0, 0, 0, -3),
            _LEFT_LOW,
            entry.short,
        )
        low = QRect(left, top.bottom(), top.width(), inner.bottom() - top.bottom())
        self._draw_remarks(painter, region, low, small, tone, state)
        line = self.palette().color(QPalette.ColorRole.Mid)
        line.setAlphaF(0.5)
        painter.setPen(line)
        painter.drawLine(place.bottomLeft(), place.bottomRight())

    def _draw_frame(self, painter: QPainter, place: QRect) -> None:
        frame, ground = QColor(ACCENT), QColor(ACCENT)
        ground.setAlpha(22)
        painter.setPen(QPen(frame, 3))
        painter.setBrush(ground)
        painter.drawRoundedRect(place.adjusted(2, 2, -3, -3), 6, 6)

    def _draw_remarks(
        self,
        painter: QPainter,
        region: int,
        low: QRect,
        small: QFont,
        tone: QColor,
        state: SizeState,
    ) -> None:
        plan = self._session.plan
        metrics = QFontMetrics(small)
        painter.setFont(small)
        right = low.right()
        change = int(plan.population_change[region])
        remarks = []
        if change:
            remarks.append((signed(change), QColor(GOOD if change > 0 else CAUTION)))
        if plan.parts(region) > 1 and not plan.regions[region].exclave:
            parts = tr("{n} parts").format(n=number(plan.parts(region)))
            remarks.append((f"⚠ {parts}", QColor(BAD)))
        if state is not SizeState.WITHIN:
            remarks.append((f"{state_sign(state)} {state_text(state)}", tone))
        for text, colour in remarks:
            width = metrics.horizontalAdvance(text)
            painter.setPen(colour)
            painter.drawText(
                QRect(right - width, low.top(), width + 1, low.height()),
                _RIGHT,
                text,
            )
            right -= width + 14
        painter.setPen(soft_colour(self))
        room = right - low.left() - 4
        entry = plan.regions[region]
        painter.drawText(
            low, _LEFT, fitting_name(entry.name, entry.municipality_name, metrics, room)
        )


def _regions_of(session: PlanSession, municipality: Optional[str]) -> list[int]:
    plan = session.plan
    own = [r for r in plan.listed if municipality in (None, plan.regions[r].municipality)]
    return sorted(own, key=lambda region: plan.regions[region].key)
