# SPDX-License-Identifier: GPL-2.0-or-later
"""Faults of the plan file in the message bar: one sentence, and a way out that loses nothing."""

from __future__ import annotations

from typing import Callable, Optional

from qgis.core import Qgis
from qgis.gui import QgsMessageBar
from qgis.PyQt.QtWidgets import QPushButton

from ..core.errors import UserError
from ..gis.messages import error_text
from ..gis.translation import tr

Way = tuple[str, Callable[[], object]]


class FaultBar:
    """Speaks through QGIS's message bar.

    save_as: asks for another place for the open plan.
    """

    def __init__(self, bar: QgsMessageBar, save_as: Callable[[], object]) -> None:
        self._bar = bar
        self._save_as = save_as

    def tell(self, error: Exception, *, may_save_as: bool = False) -> None:
        """One sentence; may_save_as: offer another place for the open plan."""
        self.say(error_text(error), may_save_as=may_save_as)

    def say(self, text: str, *, may_save_as: bool = False) -> None:
        """A sentence that is there already."""
        ways: list[Way] = [(tr("Save as …"), self._save_as)] if may_save_as else []
        self.offer(text, ways)

    def offer(
        self, text: str, ways: list[Way], level: Qgis.MessageLevel = Qgis.MessageLevel.Warning
    ) -> None:
        """A sentence with buttons; it stays until one is pressed or it is closed."""
        if any(shown.text() == text for shown in self._bar.items()):
            # A drive that is gone would fill the bar with the same sentence at each stroke.
            return
        # Buttons leave no room for a title.
        item = self._bar.createMessage("" if ways else tr("Sozialräume"), text)
        for title, act in ways:
            button = QPushButton(title)
            button.clicked.connect(lambda _=False, act=act: (self._bar.popWidget(item), act()))
            item.layout().addWidget(button)
        self._bar.pushWidget(item, level)

    def success(self, text: str) -> None:
        """Something is done."""
        self._bar.pushSuccess(tr("Sozialräume"), text)

    def attempt(self, work: Callable[[], object], *, may_save_as: bool = False) -> bool:
        """Do something; False where it fails, after the sentence."""
        try:
            work()
        except (UserError, OSError, MemoryError) as error:
            self.tell(error, may_save_as=may_save_as)
            return False
        return True


def code_of(error: Exception) -> Optional[str]:
    """Code of a ``UserError``, None for other faults."""
    return error.code if isinstance(error, UserError) else None
