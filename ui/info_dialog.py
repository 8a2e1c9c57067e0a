# SPDX-License-Identifier: GPL-2.0-or-later
"""Title, version and state of a plan on its way to the county council."""

from __future__ import annotations

from dataclasses import replace
from typing import Sequence

from qgis.gui import QgsDateEdit
from qgis.PyQt.QtCore import QDate, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ..core.errors import UserError
from ..core.plan import PlanInfo
from ..gis.messages import error_text
from ..gis.plan_file import check_title
from ..gis.translation import tr
from .look import APART, BAD, accept_button, cancel_button, soft
from .region_dialogs import Sentence


def plan_statuses() -> dict[str, str]:
    """Stored word and shown word of the state of a plan."""
    return {
        "entwurf": tr("Draft"),
        "abgestimmt": tr("Agreed"),
        "beschlossen": tr("Resolved"),
    }


class InfoDialog(QDialog):
    """``info()`` is what was entered. titles: of the other plans of the file."""

    def __init__(self, parent: QWidget, info: PlanInfo, titles: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Version and status"))
        self.setMinimumWidth(440)
        self._info = info
        self._titles = titles
        self.title = QLineEdit(info.title)
        self.version = QLineEdit(info.version)
        self.status = QComboBox()
        for word, text in plan_statuses().items():
            self.status.addItem(text, word)
        self.status.setCurrentIndex(max(self.status.findData(info.status), 0))
        self.valid_from, self.valid_to = _date_box(info.valid_from), _date_box(info.valid_to)
        self.resolution = QLineEdit(info.resolution)
        self.resolution.setPlaceholderText(tr("such as: Kreistag, paper 123/2026"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("Title"), self.title)
        form.addRow(tr("Version"), self.version)
        form.addRow(tr("Status"), self.status)
        form.addRow(tr("Valid from"), self.valid_from)
        form.addRow(tr("Valid to"), self.valid_to)
        form.addRow(tr("Resolution"), self.resolution)
        self.fault = Sentence()
        self.fault.setStyleSheet(f"color: {BAD}")
        self.fault.hide()
        buttons = QDialogButtonBox()
        accept_button(buttons, tr("Apply"))
        cancel_button(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(APART)
        layout.addLayout(form)
        layout.addWidget(
            soft(tr("Version and status stand on maps, in exports and in the decision log."))
        )
        layout.addWidget(self.fault)
        layout.addWidget(buttons)

    def accept(self) -> None:
        """Close, unless something is entered that cannot be meant."""
        fault = self._lacking()
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        if not fault:
            super().accept()

    def _lacking(self) -> str:
        """What is wrong with the entries, as a sentence."""
        title = self.title.text().strip()
        if not title:
            return tr("Please enter a title.")
        try:
            check_title(title, self._titles)
        except UserError as error:
            return error_text(error)
        info = self.info()
        if info.valid_from and info.valid_to and info.valid_to < info.valid_from:
            return tr("“Valid to” lies before “Valid from”. Please check both dates.")
        return ""

    def info(self) -> PlanInfo:
        """The entries; a blank title or version keeps the former one."""
        return replace(
            self._info,
            title=self.title.text().strip() or self._info.title,
            version=self.version.text().strip() or self._info.version,
            status=self.status.currentData(),
            valid_from=_date_text(self.valid_from),
            valid_to=_date_text(self.valid_to),
            resolution=self.resolution.text().strip(),
        )


def _date_box(text: str) -> QgsDateEdit:
    box = QgsDateEdit()
    box.setDisplayFormat("dd.MM.yyyy")
    box.setCalendarPopup(True)
    box.setAllowNull(True)
    box.setNullRepresentation(tr("open"))
    day = QDate.fromString(text, Qt.DateFormat.ISODate)
    if day.isValid():
        box.setDate(day)
    else:
        box.clear()
    return box


def _date_text(box: QgsDateEdit) -> str:
    return "" if box.isNull() else box.date().toString(Qt.DateFormat.ISODate)
