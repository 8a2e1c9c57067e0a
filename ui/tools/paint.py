# SPDX-License-Identifier: GPL-2.0-or-later
"""Press and drag: the blocks under the brush go to a region."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsPointXY
from qgis.gui import QgsMapMouseEvent

from ...gis.translation import tr
from .region_tool import RegionTool


class PaintTool(RegionTool):
    """Moves all blocks that the brush touches between two mouse events, however far apart."""

    _last: Optional[QgsPointXY] = None

    def toolName(self) -> str:
        return tr("Move blocks")

    def press(self, event: QgsMapMouseEvent) -> None:
        aim = None if self.is_running else self.aim(event)
        if aim is not None:
            self.forget_hover()
            self.begin(aim)
            self._last = self.place(event.pos())
            self.drag(event)

    def drag(self, event: QgsMapMouseEvent) -> None:
        place = self.place(event.pos())
        self.stroke.give(self.session.blocks_along(self._last, place, self.radius(event.pos())))
        self._last = place
        self.say(event.pos())

    def release(self, event: QgsMapMouseEvent) -> None:
        self.drag(event)
        self.finish()
