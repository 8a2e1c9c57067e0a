# SPDX-License-Identifier: GPL-2.0-or-later
"""The menu "Plan": saving, branches, import, export, version. Wires dialogs to the plan file."""

from __future__ import annotations

from pathlib import Path
from typing import Callable, Optional

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QDialog, QFileDialog, QMenu, QToolButton, QWidget

from ..core.errors import UserError
from ..gis.plan_import import (
    colleague_plans,
    import_colleague,
    keep_table_plan,
    read_table_plan,
)
from ..gis.plan_session import PlanSession
from ..gis.save_task import check_target
from ..gis.translation import tr
from .faults import FaultBar, code_of
from .import_report import FindingsDialog
from .info_dialog import InfoDialog
from .look import icon
from .new_plan_dialog import proposed_path
from .plan_choice import PlanChoice
from .plans_dialog import PlansDialog

#: Faults of the plan file after which the plan needs another place.
_NEEDS_PLACE = (
    "file_missing",
    "plan_file_gone",
    "plan_file_changed",
    "plan_file_read_only",
    "plan_file_damaged",
    "plan_file_busy",
    "no_write_permission",
    "folder_missing",
    "disk_full",
    "write_failed",
    "file_locked",
)


class PlanMenu(QObject):
    """Made once; works on the session it is given.

    ``switch_wanted`` carries the id of another plan of the file; ``renamed`` fires after title or
    state have changed; ``layers_wanted`` carries whether the layers go to a GeoPackage.
    """

    switch_wanted = pyqtSignal(str)
    renamed = pyqtSignal()
    export_wanted = pyqtSignal()
    layers_wanted = pyqtSignal(bool)
    close_wanted = pyqtSignal()

    def __init__(self, parent: QWidget, faults: FaultBar) -> None:
        super().__init__(parent)
        self._parent = parent
        self._faults = self.faults = faults
        self.session: Optional[PlanSession] = None
        self.save_button = QToolButton()
        self.save_button.setObjectName("SozialraumSave")
        self.save_button.setIcon(icon("/mActionFileSave.svg"))
        self.save_button.setAutoRaise(True)
        self.save_button.clicked.connect(lambda: self.save())
        self.button = QToolButton()
        self.button.setObjectName("SozialraumPlanMenu")
        self.button.setText(tr("Plan"))
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.button.setAutoRaise(True)
        self.menu = QMenu(self.button)
        self.menu.aboutToShow.connect(self._fill)
        self.button.setMenu(self.menu)

    def set_session(self, session: Optional[PlanSession]) -> None:
        """Work on another plan, or on none."""
        self.session = session
        if session is not None:
            session.history_changed.connect(self.show_state)
        self.show_state()

    def show_state(self) -> None:
        """Whether there is something to save."""
        session = self.session
        dirty = session is not None and session.is_dirty
        for button in (self.save_button, self.button):
            button.setEnabled(session is not None)
        self.button.setText(tr("Plan") + (" *" if dirty else ""))
        if session is None:
            tip = ""
        elif session.read_only:
            tip = tr("Open for reading only")
        elif dirty:
            tip = tr("Save to {file}; until then the journal keeps every change").format(
                file=session.file.path.name
            )
        else:
            tip = tr("Saved in {file}").format(file=session.file.path.name)
        self.save_button.setToolTip(tip)

    # Saving

    def save(self) -> bool:
        """Bring the plan file up to date; asks for another place where it may only be read."""
        session = self.session
        if session is None:
            return False
        if session.read_only:
            return self.save_as()
        try:
            session.save()
        except (UserError, OSError, MemoryError) as error:
            self.tell(error)
            return False
        self._faults.success(tr("Saved in {file}.").format(file=session.file.path.name))
        return True

    def save_as(self) -> bool:
        """Ask for a plan file and go on there."""
        session = self.session
        if session is None:
            # A message that offers it may stay longer than the plan.
            return False
        start = str(proposed_path(session.name, session.file.path.parent))
        path, _ = QFileDialog.getSaveFileName(
            self._parent, tr("Save plan as"), start, tr("Plan files") + " (*.gpkg)"
        )
        if not path:
            return False
        place = Path(path if path.lower().endswith(".gpkg") else path + ".gpkg")
        return self.save_to(place)

    def save_to(self, path: Path) -> bool:
        """Go on in a plan file at this place; the file dialog has asked about an existing one."""
        try:
            if path != self.session.file.path:
                check_target(path, QgsProject.instance())
            self.session.save_as(path, overwrite=True)
        except (UserError, OSError, MemoryError) as error:
            self.tell(error)
            return False
        self._faults.success(tr("Saved in {file}.").format(file=path.name))
        self.renamed.emit()
        return True

    def tell(self, error: Exception, source: Optional[Path] = None) -> None:
        """One sentence; "save as" where the place of the plan is the trouble.

        source: a file that was to be read; what is wrong with it is no fault of the plan.
        """
        about = error.data.get("path") if isinstance(error, UserError) else None
        of_source = source is not None and about == str(source)
        self._faults.tell(error, may_save_as=code_of(error) in _NEEDS_PLACE and not of_source)

    # Plans of the file

    def show_plans(self) -> None:
        """The list of plans; opens the one that is chosen there."""
        try:
            dialog = PlansDialog(self._parent, self.session)
        except UserError as error:
            self.tell(error)
            return
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.switch_wanted.emit(dialog.wanted)

    def show_info(self) -> None:
        """Title, version and status."""
        session = self.session
        try:
            others = [plan.info for plan in session.file.plans()]
        except UserError as error:
            self.tell(error)
            return
        titles = [other.title for other in others if other.plan_id != session.file.plan_id]
        dialog = InfoDialog(self._parent, session.info, titles)
        if dialog.exec() != QDialog.DialogCode.Accepted:
            return
        session.info = dialog.info()
        session.history_changed.emit()
        self.renamed.emit()
        if session.info.is_agreed:
            # What was agreed is what stands in the file: later changes can be told from it.
            self.save()

    def name_in_file(self) -> str:
        """By what algorithms find the open plan in its file: its title where that is enough."""
        session = self.session
        title = session.name
        same = [plan for plan in session.file.plans() if plan.info.title == title]
        return title if len(same) == 1 else session.file.plan_id

    # Import

    def import_colleague(self) -> None:
        """A plan of another file becomes one of this file."""
        path, _ = QFileDialog.getOpenFileName(
            self._parent,
            tr("Plan file of a colleague"),
            str(self.session.file.path.parent),
            tr("Plan files") + " (*.gpkg)",
        )
        if path:
            self.import_from(Path(path))

    def import_from(self, path: Path) -> None:
        """Take a plan over from a file; asks which where it holds several."""
        try:
            entries = colleague_plans(path)
            chosen = entries[0].info.plan_id if len(entries) == 1 else self._ask_plan(entries)
            if not chosen:
                return
            taken = import_colleague(self.session, path, chosen)
        except (UserError, OSError, MemoryError) as error:
            self.tell(error, path)
            return
        dialog = FindingsDialog(
            self._parent,
            tr("Imported: {title}").format(title=taken.info.title),
            None,
            taken.findings,
            tr("Open this plan"),
        )
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.switch_wanted.emit(taken.info.plan_id)

    def import_table(self) -> None:
        """An assignment table becomes a plan of this file, after a look at what was read."""
        path, _ = QFileDialog.getOpenFileName(
            self._parent,
            tr("Import assignment table"),
            "",
            tr("Assignment tables") + " (*.csv *.txt *.tsv *.xlsx *.ods)",
        )
        if path:
            self.import_table_from(Path(path))

    def import_table_from(self, path: Path) -> None:
        """Read a table, show what came of it, and take it over where that is agreed to."""
        try:
            read = read_table_plan(self.session, path)
            dialog = FindingsDialog(
                self._parent,
                tr("What was read from {file}").format(file=path.name),
                read.report,
                read.findings,
                tr("Take over and open"),
                tr("Cancel"),
            )
            if dialog.exec() != QDialog.DialogCode.Accepted:
                return
            taken = keep_table_plan(self.session, read, path.stem)
        except (UserError, OSError, MemoryError) as error:
            self.tell(error, path)
            return
        self.switch_wanted.emit(taken.plan_id)

    def _ask_plan(self, entries) -> str:
        dialog = PlanChoice(self._parent, entries)
        return dialog.plan_id() if dialog.exec() == QDialog.DialogCode.Accepted else ""

    # The menu itself

    def _fill(self) -> None:
        menu, session = self.menu, self.session
        menu.clear()
        if session is None:
            return
        session.rest()
        editable = not session.read_only
        self._add("/mActionFileSave.svg", tr("Save"), self.save, editable)
        self._add("/mActionFileSaveAs.svg", tr("Save as …"), self.save_as)
        menu.addSeparator()
        self._add(
            "/mActionProjectProperties.svg",
            tr("Version and status …"),
            self.show_info,
            editable,
        )
        self._add("/mActionDuplicateLayer.svg", tr("Plans of this file …"), self.show_plans)
        menu.addSeparator()
        self._add(
            "/mActionAddLayer.svg",
            tr("Import plan of a colleague …"),
            self.import_colleague,
            editable,
        )
        self._add(
            "/mActionAddDelimitedTextLayer.svg",
            tr("Import assignment table …"),
            self.import_table,
            editable,
        )
        self._add(
            "/mActionFilePrint.svg",
            tr("Export for council and departments …"),
            self.export_wanted.emit,
        )
        menu.addSeparator()
        self._add(
            "/mActionNewVectorLayer.svg",
            tr("As temporary layers"),
            lambda: self.layers_wanted.emit(False),
        )
        self._add(
            "/mActionAddOgrLayer.svg",
            tr("As layers in a GeoPackage …"),
            lambda: self.layers_wanted.emit(True),
        )
        menu.addSeparator()
        self._add("/mActionRemove.svg", tr("Close plan"), self.close_wanted.emit)

    def _add(
        self, picture: str, text: str, act: Callable[[], object], enabled: bool = True
    ) -> None:
        action = self.menu.addAction(icon(picture), text)
        action.triggered.connect(lambda *_: act())
        action.setEnabled(enabled)
