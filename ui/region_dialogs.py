# SPDX-License-Identifier: GPL-2.0-or-later
"""Small questions about one Sozialraum: its names, why it has several parts, how to divide it."""

from __future__ import annotations

from typing import Callable

import numpy as np
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QResizeEvent, QShowEvent
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from ..core.arrays import IntArray
from ..core.errors import UserError
from ..core.plan import Region
from ..core.plan.actions import LONGEST_NAME, split_register
from ..gis.messages import error_text
from ..gis.plan_session import PlanSession
from ..gis.region_groups import BlockGroup, groups_of, residents_of
from ..gis.translation import number, tr
from .look import APART, BAD, accept_button, cancel_button, soft, soft_colour


class Sentence(QLabel):
    """A text of any length that is never cut: a window makes room for the lines it needs.

    Of itself Qt does so only once, when the window is shown.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:
        super().setText(text)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))


class Question(QDialog):
    """A dialog that stays open, with a sentence, until what was entered can be done.

    act: does it; raises ``UserError`` where it cannot.
    """

    def __init__(self, parent: QWidget, title: str, verb: str, act: Callable[[], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._act = act
        self.body = QVBoxLayout()
        self.body.setSpacing(APART)
        self.fault = Sentence()
        self.fault.setStyleSheet(f"color: {BAD}")
        self.fault.hide()
        self.buttons = QDialogButtonBox()
        self.accept_button = accept_button(self.buttons, verb)
        cancel_button(self.buttons)
        self.buttons.accepted.connect(self._try)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(APART)
        layout.addLayout(self.body, 1)
        layout.addWidget(self.fault)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(420)

    def _try(self) -> None:
        try:
            self._act()
        except UserError as error:
            self.tell(error_text(error))
            return
        self.accept()

    def tell(self, fault: str) -> None:
        """Say what is wrong, below what was entered."""
        self.fault.setText(fault)
        self.fault.show()
        # A window grows of itself for what it must hold at least, not for lines that wrap.
        needed = self.layout().totalHeightForWidth(self.width())
        self.resize(self.width(), max(self.height(), needed))


class RenameDialog(Question):
    """Key, label and name of a region; rename carries out key, label, name."""

    def __init__(
        self, parent: QWidget, region: Region, rename: Callable[[str, str, str], None]
    ) -> None:
        super().__init__(
            parent,
            tr("Rename {region}").format(region=region.short),
            tr("Rename"),
            lambda: rename(self.key.text(), self.short.text(), self.name.text()),
        )
        self.name = QLineEdit(region.name)
        self.length = QLabel()
        self.name.textChanged.connect(self._show_length)
        self.short = QLineEdit(region.short)
        self.key = QLineEdit(region.key)
        form = QFormLayout()
        form.addRow(tr("Name"), self.name)
        form.addRow("", self.length)
        form.addRow(tr("Code on the map"), self.short)
        form.addRow(tr("Key"), self.key)
        self.body.addLayout(form)
        self.body.addWidget(
            soft(
                tr(
                    "The key is the municipality key, a hyphen and two digits, with a letter after "
                    "a division, such as 05358028-03a."
                )
            )
        )
        self._show_length(region.name)
        # The buttons were made first, and would have the focus.
        self.name.setFocus()
        self.name.selectAll()

    def _show_length(self, name: str) -> None:
        """How much room the name has left; what is pasted is not cut without a word."""
        length = len(" ".join(name.split()))
        self.length.setText(
            tr("{n} of {most} characters").format(n=number(length), most=number(LONGEST_NAME))
        )
        colour = BAD if length > LONGEST_NAME else soft_colour(self).name()
        self.length.setStyleSheet(f"color: {colour}")


class ExclaveDialog(Question):
    """Why several parts are intended; declare carries out the reason, "" takes it back."""

    def __init__(
        self, parent: QWidget, region: Region, parts: int, declare: Callable[[str], None]
    ) -> None:
        super().__init__(
            parent,
            tr("Declare exclave: {region}").format(region=region.short),
            tr("Declare"),
            lambda: declare(self.reason.toPlainText()),
        )
        text = QLabel(
            tr(
                "{region}, {name}, has {n} separate parts. With a reason this is intended, and no "
                "error any more."
            ).format(region=region.short, name=region.name, n=number(parts))
        )
        text.setWordWrap(True)
        self.reason = QPlainTextEdit(region.exclave)
        self.reason.setPlaceholderText(
            tr("Such as: the hamlet beyond the river has always belonged to the parish")
        )
        self.reason.setTabChangesFocus(True)
        self.reason.setFixedHeight(74)
        self.body.addWidget(text)
        self.body.addWidget(self.reason)
        if region.exclave:
            self.body.addWidget(soft(tr("An empty field takes the declaration back.")))
        self.reason.setFocus()


class SplitDialog(Question):
    """Which places or parts become a new region; split carries out their blocks.

    ``drawing`` is True where the user would rather draw the new region on the map.
    """

    def __init__(
        self, parent: QWidget, session: PlanSession, region: int, split: Callable[[IntArray], None]
    ) -> None:
        entry = session.plan.regions[region]
        super().__init__(
            parent,
            tr("Split {region}").format(region=entry.short),
            tr("Split"),
            lambda: split(self.blocks()),
        )
        self._session, self._region = session, region
        self.drawing = False
        self.groups = groups_of(session, region)
        self.list = QListWidget()
        self.list.setAlternatingRowColors(True)
        for group in self.groups:
            residents = tr("{n} residents").format(n=number(group.residents))
            item = QListWidgetItem(f"{group.title}  –  {residents}")
            item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.itemChanged.connect(lambda _item: self._sum())
        self.sum = QLabel()
        self.sum.setWordWrap(True)
        several = len(self.groups) > 1
        text = (
            tr("Tick what becomes a Sozialraum of its own:")
            if several
            else tr("{region} consists of one place. Draw the new Sozialraum on the map.").format(
                region=entry.short
            )
        )
        label = QLabel(text)
        label.setWordWrap(True)
        self.body.addWidget(label)
        if several:
            self.body.addWidget(self.list, 1)
            self.body.addWidget(self.sum)
            self.list.setFocus()
        draw = self.buttons.addButton(
            tr("Draw on the map …"), QDialogButtonBox.ButtonRole.ActionRole
        )
        draw.setToolTip(
            tr("The next stroke in {region} makes a Sozialraum of the blocks it touches").format(
                region=entry.short
            )
        )
        draw.setAutoDefault(False)
        draw.clicked.connect(self._draw)
        self.accept_button.setVisible(several)
        self._sum()

    def blocks(self) -> IntArray:
        """Blocks of what is ticked."""
        ticked = [group.blocks for group in self._ticked()]
        return np.concatenate(ticked) if ticked else np.empty(0, dtype=np.int64)

    def _ticked(self) -> list[BlockGroup]:
        return [
            group
            for row, group in enumerate(self.groups)
            if self.list.item(row).checkState() == Qt.CheckState.Checked
        ]

    def _sum(self) -> None:
        ticked = self._ticked()
        rest = [group for group in self.groups if group not in ticked]
        self.accept_button.setEnabled(bool(ticked) and bool(rest))
        self.sum.setText(
            tr("New: {new} residents, remaining: {rest} residents").format(
                new=number(residents_of(self._session, ticked)),
                rest=number(residents_of(self._session, rest)),
            )
        )

    def _draw(self) -> None:
        try:
            split_register(self._session.plan, self._region)
        except UserError as error:
            self.tell(error_text(error))
            return
        self.drawing = True
        self.reject()
