# SPDX-License-Identifier: GPL-2.0-or-later
"""The keys of the map tools, and the card that shows them."""

from __future__ import annotations

from html import escape
from typing import Sequence, Tuple

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QKeyEvent, QMouseEvent
from qgis.PyQt.QtWidgets import QFrame, QLabel, QVBoxLayout

from ...gis.translation import tr


def action_of(event: QKeyEvent) -> str:
    """What a key asks for: help, larger, smaller, next, previous, leave, or "" for nothing.

    By the character rather than the key, because "?" and "+" lie elsewhere on each keyboard.
    """
    if event.key() == Qt.Key.Key_Escape:
        return "leave"
    held = event.modifiers() & (
        Qt.KeyboardModifier.ControlModifier
        | Qt.KeyboardModifier.AltModifier
        | Qt.KeyboardModifier.MetaModifier
    )
    if held:
        return ""
    return {
        "?": "help",
        "+": "larger",
        "-": "smaller",
        "n": "next",
        ".": "next",
        "b": "previous",
        ",": "previous",
    }.get(event.text().lower(), "")


#: What a key does: the key, and its meaning.
Row = Tuple[str, str]


def key_rows(own: Sequence[Row], has_brush: bool) -> list[Row]:
    """All keys of a tool; own: those that only this tool has."""
    brush = [(tr("+  −  Ctrl+wheel"), tr("larger or smaller brush"))] if has_brush else []
    return [
        *own,
        *brush,
        (tr("Alt+click"), tr("choose the Sozialraum under the mouse")),
        (tr("N  B"), tr("next or previous Sozialraum")),
        (tr("Space"), tr("pan the map")),
        (tr("Esc"), tr("cancel the stroke; once more: leave the tool")),
        (tr("Ctrl+Z  Ctrl+Y"), tr("undo, redo")),
        (tr("?"), tr("show or hide these keys")),
    ]


#: Pixels of the map that are seen beside the card.
_EDGE = 24


class KeyCard(QFrame):
    """All keys on a card in the middle of the map; a click or a key hides it."""

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setObjectName("SozialraumKeys")
        self.setStyleSheet(
            "#SozialraumKeys { background: #ffffff;"
            " border: 1px solid #5f6b76; border-radius: 8px; }"
            "#SozialraumKeys QLabel { color: #1a1a1a; font-size: 12pt; background: transparent; }"
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 16, 22, 16)
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        layout.addWidget(self._text)
        self.hide()

    def toggle(self, rows: Sequence[Row]) -> None:
        """Show these keys, or hide the card."""
        if self.isVisible():
            self.hide()
            return
        table = "".join(
            "<tr><td style='padding: 3px 22px 3px 0; white-space: nowrap'>"
            f"<b>{escape(keys)}</b></td><td style='padding: 3px 0'>{escape(meaning)}</td></tr>"
            for keys, meaning in rows
        )
        title = escape(tr("Keys on the map"))
        self._text.setText(f"<p style='font-size: 15pt'><b>{title}</b></p><table>{table}</table>")
        canvas = self.parentWidget()
        self._fit(canvas.width())
        self.adjustSize()
        self.move(
            max((canvas.width() - self.width()) // 2, 0),
            max((canvas.height() - self.height()) // 2, 0),
        )
        self.show()
        self.raise_()

    def _fit(self, room: int) -> None:
        """Break the lines where the map is narrower than the longest of them."""
        margins = self.layout().contentsMargins()
        room -= margins.left() + margins.right() + _EDGE
        self._text.setWordWrap(False)
        width = min(self._text.sizeHint().width(), room)
        self._text.setWordWrap(True)
        self._text.setFixedWidth(width)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hide()
