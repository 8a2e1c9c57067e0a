# SPDX-License-Identifier: GPL-2.0-or-later
"""Which plan of a file with several?"""

from __future__ import annotations

from typing import Sequence

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..gis.plan_file import PlanEntry
from ..gis.translation import tr
from .info_dialog import plan_statuses
from .look import APART, accept_button, cancel_button, heading


class PlanChoice(QDialog):
    """A list; ``plan_id()`` is the chosen one."""

    def __init__(self, parent: QWidget, entries: Sequence[PlanEntry]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Choose a plan"))
        self.setMinimumWidth(380)
        self.list = QListWidget()
        statuses = plan_statuses()
        for entry in entries:
            info = entry.info
            text = tr("{title} (version {version})").format(title=info.title, version=info.version)
            item = QListWidgetItem(f"{text}, {statuses.get(info.status, info.status)}")
            item.setData(Qt.ItemDataRole.UserRole, info.plan_id)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(lambda _item: self.accept())
        buttons = QDialogButtonBox()
        accept_button(buttons, tr("Choose"))
        cancel_button(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(APART)
        layout.addWidget(heading(tr("The file holds several plans")))
        layout.addWidget(self.list, 1)
        layout.addWidget(buttons)

    def plan_id(self) -> str:
        """Id of the chosen plan."""
        item = self.list.currentItem()
        return "" if item is None else item.data(Qt.ItemDataRole.UserRole)
