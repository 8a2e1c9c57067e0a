# SPDX-License-Identifier: GPL-2.0-or-later
"""The plans of one file: open, branch, rename, delete, bring back."""

from __future__ import annotations

from dataclasses import replace
from typing import Callable, Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QInputDialog,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ..core.errors import UserError
from ..gis.messages import error_text
from ..gis.plan_file import PlanEntry, check_title
from ..gis.plan_session import PlanSession
from ..gis.step_list import clock
from ..gis.translation import number, tr
from .info_dialog import plan_statuses
from .look import APART, BAD, close_button, heading, soft, soft_colour
from .region_dialogs import Sentence

_ENTRY_ROLE = Qt.ItemDataRole.UserRole
#: How many Sozialräume, and when it was changed.
_RIGHT_COLUMNS = (3, 4)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PlansDialog(QDialog):
    """``wanted`` is the id of the plan to be opened after it was accepted."""

    def __init__(self, parent: QWidget, session: PlanSession) -> None:
        super().__init__(parent)
        self.setObjectName("SozialraumPlans")
        self.setWindowTitle(tr("Plans of this file"))
        self.resize(780, 380)
        self._session = session
        self.wanted = ""
        self._chosen = ""
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setAlternatingRowColors(True)
        self.list.setStyleSheet("QTreeWidget::item { padding: 3px 0; }")
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHeaderLabels(
            [tr("Title"), tr("Version"), tr("Status"), tr("Sozialräume"), tr("Changed")]
        )
        for column in _RIGHT_COLUMNS:
            self.list.headerItem().setData(column, Qt.ItemDataRole.TextAlignmentRole, _RIGHT)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.list.currentItemChanged.connect(lambda *_: self._update())
        self.list.itemDoubleClicked.connect(lambda *_: self.open())
        self.open_button = QPushButton(tr("Open"))
        self.branch_button = QPushButton(tr("Branch …"))
        self.branch_button.setToolTip(tr("A copy of the open plan with its history, to go on with"))
        self.rename_button = QPushButton(tr("Rename …"))
        self.delete_button = QPushButton(tr("Delete"))
        for button, act in (
            (self.open_button, self.open),
            (self.branch_button, self._branch),
            (self.rename_button, self._rename),
            (self.delete_button, self.delete_or_restore),
        ):
            button.clicked.connect(lambda _=False, act=act: act())
        side = QVBoxLayout()
        for button in (
            self.open_button,
            self.branch_button,
            self.rename_button,
            self.delete_button,
        ):
            side.addWidget(button)
        side.addStretch(1)
        middle = QHBoxLayout()
        middle.addWidget(self.list, 1)
        middle.addLayout(side)
        self.fault = Sentence()
        self.fault.setStyleSheet(f"color: {BAD}")
        self.fault.hide()
        buttons = QDialogButtonBox()
        close_button(buttons)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(APART)
        layout.addWidget(heading(session.file.path.name))
        layout.addLayout(middle, 1)
        layout.addWidget(soft(tr("Deleted plans stay in the file and can be brought back.")))
        layout.addWidget(self.fault)
        layout.addWidget(buttons)
        self.refresh()

    def refresh(self) -> None:
        """Read the list anew."""
        chosen = self.entry()
        wanted = self._chosen or (chosen.info.plan_id if chosen is not None else "")
        self._chosen = ""
        self.list.clear()
        statuses = plan_statuses()
        for entry in map(self._as_it_is, self._session.file.plans()):
            info = entry.info
            title = info.title
            if self._is_open(entry):
                title = tr("{title} (open)").format(title=title)
            if entry.deleted:
                title = tr("{title} (deleted)").format(title=title)
            changed = clock(info.changed) or info.changed
            if entry.unsaved:
                changed = tr("not saved")
            texts = [title, info.version, statuses.get(info.status, info.status)]
            item = QTreeWidgetItem([*texts, number(entry.regions), changed])
            for column in _RIGHT_COLUMNS:
                item.setData(column, Qt.ItemDataRole.TextAlignmentRole, _RIGHT)
            item.setData(0, _ENTRY_ROLE, entry)
            if self._is_open(entry):
                font = item.font(0)
                font.setBold(True)
                item.setFont(0, font)
            if entry.deleted:
                for column in range(5):
                    item.setForeground(column, soft_colour(self))
            self.list.addTopLevelItem(item)
            if info.plan_id == wanted:
                self.list.setCurrentItem(item)
        if self.list.currentItem() is None:
            self.list.setCurrentItem(self.list.topLevelItem(0))
        self._update()

    def entry(self) -> Optional[PlanEntry]:
        """The chosen plan."""
        item = self.list.currentItem()
        return None if item is None else item.data(0, _ENTRY_ROLE)

    def choose(self, plan_id: str) -> None:
        """Choose a plan by its id."""
        for row in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(row)
            if item.data(0, _ENTRY_ROLE).info.plan_id == plan_id:
                self.list.setCurrentItem(item)

    def open(self) -> None:
        """Open the chosen plan instead of the present one."""
        entry = self.entry()
        if entry is not None and not entry.deleted and not self._is_open(entry):
            self.wanted = entry.info.plan_id
            self.accept()

    def branch(self, title: str) -> bool:
        """Store the open plan once more under another title, and choose that.

        What is not saved belongs to both; where the plan was agreed, to the new one alone.
        """
        session = self._session
        file, colours = session.file, session.colours.tolist()
        act = file.branch_off if session.info.is_agreed else file.branch
        return self._try(
            lambda: self._choose_soon(act(session.plan, session.info, title, colours).plan_id)
        )

    def rename(self, title: str) -> None:
        """Give the chosen plan another title."""
        entry = self.entry()
        self._try(lambda: self._rename_to(entry.info.plan_id, title))

    def delete_or_restore(self) -> None:
        """Mark the chosen plan as deleted, or take that back."""
        entry = self.entry()
        file = self._session.file
        act = file.restore if entry.deleted else file.delete
        self._try(lambda: act(entry.info.plan_id))

    # Inside

    def _as_it_is(self, entry: PlanEntry) -> PlanEntry:
        """The open plan as it is in memory, where the file does not have all of it yet."""
        session = self._session
        if not self._is_open(entry):
            return entry
        return replace(
            entry,
            info=session.info,
            regions=len(session.plan.listed),
            unsaved=entry.unsaved or int(session.is_dirty),
        )

    def _rename_to(self, plan_id: str, title: str) -> None:
        # The open plan may have a title that the file does not know yet.
        check_title(title, [self._session.name])
        self._session.file.rename(plan_id, title)

    def _choose_soon(self, plan_id: str) -> None:
        """Choose a plan that the list does not show yet."""
        self._chosen = plan_id

    def _is_open(self, entry: PlanEntry) -> bool:
        return entry.info.plan_id == self._session.file.plan_id

    def _branch(self) -> None:
        title = tr("{title}, variant").format(title=self._session.name)
        title = self._session.file.free_title(title)
        title, agreed = QInputDialog.getText(
            self, tr("Branch"), tr("Title of the new plan"), QLineEdit.EchoMode.Normal, title
        )
        # Whoever makes a variant wants to work in it.
        if agreed and title.strip() and self.branch(title.strip()):
            self.open()

    def _rename(self) -> None:
        title, agreed = QInputDialog.getText(
            self,
            tr("Rename"),
            tr("New title"),
            QLineEdit.EchoMode.Normal,
            self.entry().info.title,
        )
        if agreed and title.strip():
            self.rename(title.strip())

    def _try(self, act: Callable[[], object]) -> bool:
        self.fault.hide()
        try:
            act()
            self.refresh()
        except UserError as error:
            self.fault.setText(error_text(error))
            self.fault.show()
            return False
        return True

    def _update(self) -> None:
        entry = self.entry()
        editable = not self._session.read_only
        is_open = entry is not None and self._is_open(entry)
        deleted = entry is not None and entry.deleted
        self.open_button.setEnabled(entry is not None and not is_open and not deleted)
        self.branch_button.setEnabled(editable)
        # The title of the open plan is part of its own state and is changed there.
        self.rename_button.setEnabled(editable and entry is not None and not is_open)
        self.delete_button.setEnabled(editable and entry is not None and not is_open)
        self.delete_button.setText(tr("Bring back") if deleted else tr("Delete"))
