# SPDX-License-Identifier: GPL-2.0-or-later
"""Small boxes that offer what was entered before; kept in the user's settings."""

from __future__ import annotations

from typing import Optional, Sequence

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QSizePolicy, QWidget

_PREFIX = "sozialraum/workshop/"
_KEPT = 12


class RememberedBox(QComboBox):
    """An editable box; ``remember`` puts the present text on top of what is offered.

    name: under which the texts are kept. suggestions: offered before anything was entered.
    """

    def __init__(
        self,
        name: str,
        placeholder: str,
        suggestions: Sequence[str] = (),
        parent: Optional[QWidget] = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.lineEdit().setPlaceholderText(placeholder)
        known = remembered_texts(name)
        self.addItems([*known, *(text for text in suggestions if text not in known)])
        # What was said last stands there again: occasion and committee last a whole evening.
        self.setCurrentText(known[0] if known else "")
        if not known:
            self.setCurrentIndex(-1)

    def setCurrentText(self, text: str) -> None:
        """Show a text from its beginning; it may be longer than the box."""
        super().setCurrentText(text)
        self.lineEdit().setCursorPosition(0)

    def text(self) -> str:
        """What is entered, without blanks around it."""
        return self.currentText().strip()

    def remember(self) -> None:
        """Keep the present text, "" as well."""
        text = self.text()
        remember_text(self._name, text)
        place = self.findText(text, Qt.MatchFlag.MatchExactly)
        if text and place != 0:
            if place > 0:
                self.removeItem(place)
            self.insertItem(0, text)
        self.setCurrentText(text)


def remembered_texts(name: str) -> list[str]:
    """Texts kept under a name, the last one first."""
    kept = QgsSettings().value(_PREFIX + name, [])
    if isinstance(kept, str):
        kept = [kept]
    return [str(text) for text in kept or []]


def remember_text(name: str, text: str) -> None:
    """Put a text on top of those kept."""
    others = [kept for kept in remembered_texts(name) if kept and kept != text]
    QgsSettings().setValue(_PREFIX + name, [text, *others][:_KEPT])


def replace_texts(name: str, texts: Sequence[str]) -> None:
    """Keep exactly these texts under a name."""
    QgsSettings().setValue(_PREFIX + name, list(texts))
