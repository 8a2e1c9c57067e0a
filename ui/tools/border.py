# SPDX-License-Identifier: GPL-2.0-or-later
"""Take hold of the border of two regions and move it."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvas, QgsMapMouseEvent
from qgis.PyQt.QtCore import QPoint

from ...core.plan import UNASSIGNED
from ...gis.hit_test import BorderPlace
from ...gis.translation import tr
from .keys import Row
from .marker import BorderMarker
from .region_tool import RegionTool
from .stroke import Aim

#: How near to a border the mouse must be, in pixels.
_REACH = 14
#: How far the mouse must go before it is clear which side gives way, in pixels.
_DECIDES = 5


class BorderTool(RegionTool):
    """Click on the marker, move, click: the side first entered gives way. Dragging works as well.

    Esc or the right button restores the border.
    """

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self._marker = BorderMarker(canvas)
        self._held: Optional[BorderPlace] = None
        self._held_at = QPoint()
        self._pressed_at = QPoint()
        self._last: Optional[QgsPointXY] = None

    def toolName(self) -> str:
        return tr("Move a border")

    def own_keys(self) -> list[Row]:
        return [
            (tr("Click, move, click"), tr("move the border; the side you move into gives way")),
            (tr("Right click"), tr("put the border back")),
        ]

    def dispose(self) -> None:
        super().dispose()
        self.canvas().scene().removeItem(self._marker)

    @property
    def is_running(self) -> bool:
        return self._held is not None

    def hover(self, event: QgsMapMouseEvent) -> None:
        found = self._border(event.pos())
        if found is None:
            self._marker.hide()
            self.note.hide()
        else:
            self._mark(found)
            self.note.show_lines(event.pos(), [self._pair(found)])

    def press(self, event: QgsMapMouseEvent) -> None:
        self._pressed_at = event.pos()
        if self.is_running:
            return
        found = self._border(event.pos())
        if found is None:
            self._refuse(event, tr("Press where exactly two Sozialräume meet."))
        elif self.session.read_only:
            self._refuse(event, tr("This plan is open for reading only."))
        else:
            self._held, self._held_at = found, event.pos()
            self._last = QgsPointXY(found.x, found.y)
            self._mark(found)
            self._marker.set_held(True)

    def drag(self, event: QgsMapMouseEvent) -> None:
        place = self.place(event.pos())
        if self.stroke is None and not self._decide(event.pos(), place):
            return
        self.stroke.give(self.session.blocks_along(self._last, place, self.radius(event.pos())))
        self._last = place
        self._marker.follow(event.pos())
        self.say(event.pos())

    def release(self, event: QgsMapMouseEvent) -> None:
        moved = (event.pos() - self._pressed_at).manhattanLength() > _DECIDES
        second_click = self._pressed_at != self._held_at
        # The first click takes hold; a drag in one go ends where the button is let go.
        if self.stroke is not None and (moved or second_click):
            self.drag(event)
            self.finish()
        elif second_click:
            # Held and let go without having entered either side.
            self.cancel()

    def finish(self, note_stays: bool = False) -> None:
        self._let_go()
        super().finish(note_stays)

    def cancel(self) -> None:
        self._let_go()
        super().cancel()

    def _decide(self, pixel: QPoint, place: QgsPointXY) -> bool:
        """Open the stroke once the mouse has entered one of the two sides."""
        if (pixel - self._held_at).manhattanLength() <= _DECIDES:
            return False
        block = self.session.block_at(place)
        held = self._held
        entered = None if block is None else int(self.session.plan.region_of[block])
        if entered not in (held.first, held.second):
            return False
        target = held.second if entered == held.first else held.first
        self.begin(Aim(target, entered))
        if target != UNASSIGNED:
            self.target_picked.emit(target)
        return True

    def _border(self, pixel: QPoint) -> Optional[BorderPlace]:
        return self.session.border_at(self.place(pixel), self.distance(pixel, _REACH))

    def _mark(self, found: BorderPlace) -> None:
        point = self.from_blocks().transform(QgsPointXY(found.x, found.y))
        self._marker.set_held(False)
        self._marker.follow(self.toCanvasCoordinates(point))

    def _pair(self, found: BorderPlace) -> str:
        label = self.session.region_label
        return f"{label(found.first)} | {label(found.second)}"

    def _let_go(self) -> None:
        self._held = None
        self._last = None
        self._marker.hide()
