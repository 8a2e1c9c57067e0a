# SPDX-License-Identifier: GPL-2.0-or-later
"""A suggestion: seen on the map, told in a sentence, taken or left."""

from __future__ import annotations

from html import escape
from typing import Optional

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QObject, Qt
from qgis.PyQt.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
)

from ..core.live.suggestion import Suggestion, suggest
from ..gis.live_suggestion import suggestion_text
from ..gis.plan_session import PlanSession
from ..gis.translation import tr
from .look import ACCENT, NEAR, coloured
from .map_view import Marks, zoom_to

#: Widest card, and its distance from the edges of the map, in pixels.
_WIDEST, _DISTANCE = 440, 12
#: Room left for it below what is shown, as a share of its height.
_BELOW = 0.25


class SuggestionBar(QFrame):
    """A card on the map, where the preview is; in the dock it would push the table away.

    Hidden until there is something to say; goes when the plan changes in any other way.
    """

    def __init__(self, canvas: QgsMapCanvas) -> None:
        super().__init__(canvas)
        self.setObjectName("SozialraumSuggestion")
        self.setStyleSheet(
            f"#SozialraumSuggestion {{ background: #ffffff; border: 2px solid {ACCENT};"
            " border-radius: 5px; } #SozialraumSuggestion QLabel { color: #1a1a1a; }"
        )
        # Else the map would take clicks beside the buttons for its own.
        self.setAttribute(Qt.WidgetAttribute.WA_NoMousePropagation)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        canvas.installEventFilter(self)
        self._canvas = canvas
        self._session: Optional[PlanSession] = None
        self.suggestion: Optional[Suggestion] = None
        self._marks = Marks(canvas, ACCENT, Qt.BrushStyle.Dense5Pattern)
        self.text = QLabel()
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        self.take = QPushButton(tr("Accept"))
        self.take.clicked.connect(self.accept)
        self.leave = QPushButton(tr("Reject"))
        self.leave.clicked.connect(self.dismiss)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.take)
        row.addWidget(self.leave)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 9, 12, 9)
        layout.setSpacing(NEAR)
        layout.addWidget(self.text)
        layout.addLayout(row)
        self.hide()

    def set_session(self, session: Optional[PlanSession]) -> None:
        """Speak about another plan, or about none."""
        self.dismiss()
        self._session = session
        if session is not None:
            session.settled.connect(self._settled)

    def propose(self, region: int) -> None:
        """Look for the smallest exchange that mends a region, and show it."""
        session = self._session
        limits = (session.info.minimum, session.info.maximum)
        QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            self.suggestion = suggest(session.plan, region, *limits)
        finally:
            QApplication.restoreOverrideCursor()
        change = self.suggestion.change
        self.take.setVisible(change is not None)
        self.leave.setText(tr("Reject") if change is not None else tr("Close"))
        self.text.setText(self._words())
        self._marks.clear()
        if change is not None:
            self._marks.show(session, change.blocks)
            # The mended region is to be seen as well, not only what comes or goes.
            seen = session.extent_of_blocks(change.blocks)
            seen.combineExtentWith(session.extent_of(region))
            # Below it lies the card.
            seen.setYMinimum(seen.yMinimum() - _BELOW * seen.height())
            zoom_to(self._canvas, session, seen)
        self.show()
        self.raise_()
        # Showing may lay the window out anew.
        self._place()

    def accept(self) -> None:
        """Carry the suggestion out as one undo step."""
        suggestion = self.suggestion
        self.dismiss()
        if suggestion is not None and suggestion.change is not None:
            self._session.commit(suggestion.change)

    def dismiss(self) -> None:
        """Take it off the map and the panel."""
        self.suggestion = None
        self._marks.clear()
        self.hide()

    def remove(self) -> None:
        """Take it off the map for good."""
        self.dismiss()
        self._canvas.removeEventFilter(self)
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        """At the bottom right: messages come at the top, the legend lies at the left."""
        right, bottom = (side - _DISTANCE for side in (self._canvas.width(), self._canvas.height()))
        width = min(_WIDEST, right - _DISTANCE)
        height = self.layout().totalHeightForWidth(width)
        self.setGeometry(right - width, bottom - height, width, height)

    def _settled(self, change: object) -> None:
        # Another gesture takes the ground from under the suggestion; a reason does not.
        if change is not None:
            self.dismiss()

    def _words(self) -> str:
        session, suggestion = self._session, self.suggestion
        text = escape(suggestion_text(session.plan, suggestion))
        if suggestion.change is None:
            return text
        return f"{coloured(tr('Preview on the map'), ACCENT, bold=True)}<br>{text}"
