# SPDX-License-Identifier: GPL-2.0-or-later
"""Messages about the plan above the map: whole sentences, and a way out that loses nothing."""

from __future__ import annotations

import re
from typing import Callable, Optional, Sequence

from qgis.core import Qgis
from qgis.gui import QgsMessageBar, QgsMessageBarItem
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QPushButton, QTextBrowser

from ..core.errors import UserError
from ..gis.messages import error_text
from ..gis.translation import tr

Way = tuple[str, Callable[[], object]]

#: Seconds for which news stay that nobody has to act on, and characters read in one of them.
_SHORT, _READ = 5, 20
#: Characters of a path that no line of the bar may be too narrow for.
_UNBROKEN = 16


class FaultBar:
    """Speaks through QGIS's message bar, which grows with what it says.

    save_as: asks for another place for the open plan.
    """

    def __init__(self, bar: QgsMessageBar, save_as: Callable[[], object]) -> None:
        self._bar = bar
        self._save_as = save_as
        self._lasting: list[QgsMessageBarItem] = []

    def tell(self, error: Exception, *, may_save_as: bool = False) -> None:
        """One sentence; may_save_as: offer another place for the open plan."""
        self.say(error_text(error), may_save_as=may_save_as)

    def say(self, text: str, *, may_save_as: bool = False) -> None:
        """A sentence that is there already."""
        ways: list[Way] = [(tr("Save as …"), self._save_as)] if may_save_as else []
        self.offer(text, ways)

    def offer(
        self,
        text: str,
        ways: Sequence[Way],
        level: Qgis.MessageLevel = Qgis.MessageLevel.Warning,
    ) -> None:
        """A sentence with buttons; it stays until one is pressed, it is closed or withdrawn."""
        self._push(text, ways, level, 0)

    def note(self, text: str) -> None:
        """Something worth knowing that nobody has to act on."""
        self._push(text, (), Qgis.MessageLevel.Info, _reading_time(text))

    def success(self, text: str, ways: Sequence[Way] = (), *, of_plan: bool = False) -> None:
        """Something is done; with buttons the sentence stays. of_plan: it goes with the plan."""
        seconds = 0 if ways else _reading_time(text)
        self._push(text, ways, Qgis.MessageLevel.Success, seconds, of_plan)

    def withdraw(self, text: Optional[str] = None) -> None:
        """Take back what lasts or is about the open plan: this sentence, or all of them."""
        shown = self._bar.items()
        for item in self._lasting:
            if item in shown and text in (None, item.text()):
                self._bar.popWidget(item)
        self._lasting = [item for item in self._lasting if item in self._bar.items()]

    def attempt(self, work: Callable[[], object], *, may_save_as: bool = False) -> bool:
        """Do something; False where it fails, after the sentence."""
        try:
            work()
        except (UserError, OSError, MemoryError) as error:
            self.tell(error, may_save_as=may_save_as)
            return False
        return True

    def _push(
        self,
        text: str,
        ways: Sequence[Way],
        level: Qgis.MessageLevel,
        seconds: int,
        of_plan: bool = False,
    ) -> None:
        if any(shown.text() == text for shown in self._bar.items()):
            # A drive that is gone would fill the bar with the same sentence at each stroke.
            return
        item = self._bar.createMessage(tr("Sozialräume"), text)
        _show_whole(item, text)
        for title, act in ways:
            button = QPushButton(title)
            button.clicked.connect(lambda _=False, act=act: self._pressed(item, act))
            item.layout().addWidget(button)
        self._bar.pushWidget(item, level, seconds)
        if of_plan or not seconds:
            self._lasting.append(item)

    def _pressed(self, item: QgsMessageBarItem, act: Callable[[], object]) -> None:
        # A message that was withdrawn may still be on its way out when it is pressed.
        if self._bar.popWidget(item):
            act()


def code_of(error: Exception) -> Optional[str]:
    """Code of a ``UserError``, None for other faults."""
    return error.code if isinstance(error, UserError) else None


def _reading_time(text: str) -> int:
    return _SHORT + len(text) // _READ


def _show_whole(item: QgsMessageBarItem, text: str) -> None:
    """QGIS shows one line and a half in a text box; a label in its place is as high as its text."""
    box = item.findChild(QTextBrowser)
    if box is None:
        return
    label = QLabel(_breakable(text))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(True)
    box.hide()
    item.layout().insertWidget(item.layout().indexOf(box), label, 1)


def _breakable(text: str) -> str:
    """Long paths and file names may be broken after their separators."""
    return re.sub(
        rf"\S{{{_UNBROKEN},}}", lambda word: re.sub(r"([/\\_.-])", "\\1\u200b", word[0]), text
    )
