# SPDX-License-Identifier: GPL-2.0-or-later
"""The message that a stroke has left a Sozialraum empty, with the way back."""

from __future__ import annotations

from typing import Callable, Optional

from qgis.core import Qgis
from qgis.gui import QgsMessageBar, QgsMessageBarItem
from qgis.PyQt.QtWidgets import QPushButton

from ..core.plan import Change
from ..gis.plan_session import PlanSession
from ..gis.session_texts import emptied_text
from ..gis.translation import tr


class EmptiedMessage:
    """Stays until the plan goes on, since its button takes back the last change."""

    def __init__(self, bar: QgsMessageBar, undo: Callable[[], object]) -> None:
        self._bar = bar
        self._undo = undo
        self._item: Optional[QgsMessageBarItem] = None

    def tell(self, session: PlanSession, change: Change) -> None:
        """Say what a change has left empty; nothing where it left nothing empty."""
        text = emptied_text(session.plan, change)
        if not text:
            return
        self.clear()
        item = self._bar.createMessage("", text)
        button = QPushButton(tr("Undo"))
        button.clicked.connect(lambda _=False: self._undo())
        item.layout().addWidget(button)
        self._item = self._bar.pushWidget(item, Qgis.MessageLevel.Warning)

    def clear(self) -> None:
        """The plan has gone on, or is closed."""
        item, self._item = self._item, None
        if item is not None and item in self._bar.items():
            self._bar.popWidget(item)
