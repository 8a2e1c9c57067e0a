# SPDX-License-Identifier: GPL-2.0-or-later
"""What a stroke does, in words beside the mouse."""

from __future__ import annotations

from html import escape
from typing import Sequence

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QPoint, Qt, QTimer
from qgis.PyQt.QtWidgets import QLabel

from .. import look

#: How long a note stays on the map after a stroke, in milliseconds.
STAYS = 4000
_AWAY = 20


class StrokeNote(QLabel):
    """A card that follows the mouse; large enough for the far end of a table."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setObjectName("SozialraumStrokeNote")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setStyleSheet(
            "QLabel { background: #ffffff; color: #1a1a1a; border: 1px solid #5f6b76;"
            " border-radius: 5px; padding: 6px 10px; font-size: 13pt; }"
        )
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hide)
        self.hide()

    def show_lines(
        self,
        place: QPoint,
        lines: Sequence[str] = (),
        warnings: Sequence[str] = (),
        remarks: Sequence[str] = (),
    ) -> None:
        """Show lines beside a place of the canvas, what must not be overlooked below them."""
        text = [f"<b>{escape(line)}</b>" for line in lines[:1]]
        text += [escape(line) for line in lines[1:]]
        text += [look.coloured(f"↪ {remark}", look.ACCENT) for remark in remarks]
        text += [look.coloured(f"⚠ {warning}", look.BAD, bold=True) for warning in warnings]
        if not text:
            self.hide()
            return
        self._timer.stop()
        self._set_text("<br>".join(text))
        self.move(self._free_place(place))
        if not self.isVisible():
            self.show()
            self.raise_()

    def follow(self, place: QPoint) -> None:
        """Go along with the mouse."""
        self.move(self._free_place(place))

    def stay(self) -> None:
        """Leave the note for a while, then hide it."""
        self._timer.start(STAYS)

    def map_moved(self) -> None:
        """Hide what has stayed to be read: it belongs to its place on the map."""
        if self._timer.isActive():
            self.hide()

    def _set_text(self, text: str) -> None:
        # Laying out text takes time that a stroke does not have, unless there is a new one.
        if text == self.text():
            return
        self.setWordWrap(False)
        self.setText(text)
        self.adjustSize()
        widest = max(self.parentWidget().width() // 2, 300)
        if self.width() > widest:
            # Lines of equal length, so that no single word stands in the last one.
            lines = -(-self.width() // widest)
            self.setWordWrap(True)
            self.setFixedWidth(min(widest, max(260, round(1.15 * self.width() / lines))))
            self.adjustSize()
            self.setMinimumWidth(0)
            self.setMaximumWidth(16777215)

    def _free_place(self, mouse: QPoint) -> QPoint:
        """Beside the mouse; on its other side where there is no room."""
        canvas = self.parentWidget()
        place = mouse + QPoint(_AWAY, _AWAY)
        if place.x() + self.width() > canvas.width():
            place.setX(max(mouse.x() - self.width() - _AWAY, 0))
        if place.y() + self.height() > canvas.height():
            place.setY(max(mouse.y() - self.height() - _AWAY, 0))
        return place
