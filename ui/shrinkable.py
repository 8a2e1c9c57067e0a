# SPDX-License-Identifier: GPL-2.0-or-later
"""A panel that other panels may press together."""

from __future__ import annotations

from qgis.PyQt.QtCore import QEvent, QObject, QSize, Qt
from qgis.PyQt.QtGui import QResizeEvent
from qgis.PyQt.QtWidgets import QFrame, QScrollArea, QWidget

#: Height below which a panel is no use.
_LOW = 200


class Shrinkable(QScrollArea):
    """Scrolls where others leave little height; else the window would grow off the screen."""

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        self.setWidget(content)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def minimumSizeHint(self) -> QSize:
        least = self.widget().minimumSizeHint()
        return QSize(least.width() + self._bar(), min(least.height(), _LOW))

    def sizeHint(self) -> QSize:
        return self.widget().sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        # Of itself the content would be as high as it likes, and scroll long before it has to.
        room = self.maximumViewportSize()
        least = self.widget().minimumSizeHint().height()
        self.widget().resize(room.width() - self._bar(), max(room.height(), least))

    def _bar(self) -> int:
        """Width of the scroll bar, 0 where there is none."""
        scrolls = self.widget().minimumSizeHint().height() > self.maximumViewportSize().height()
        return self.verticalScrollBar().sizeHint().width() if scrolls else 0
