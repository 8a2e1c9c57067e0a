# SPDX-License-Identifier: GPL-2.0-or-later
"""Opens plan files: asks where another QGIS has the file, tells what was recovered."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ..core.errors import UserError
from ..gis.messages import error_text
from ..gis.plan_file import Mode, OpenedPlan, PlanFile
from ..gis.plan_session import PlanSession, open_plan_file
from ..gis.step_list import clock
from ..gis.translation import number, tr, trn
from .faults import FaultBar, code_of
from .recent_plans import forget_recent, last_plan

READ, COPY = "read", "copy"


def journal_folder() -> Path:
    """Where the journal goes when the folder of the plan file takes none."""
    folder = Path(QgsApplication.qgisSettingsDirPath()) / "sozialraum-verlauf"
    # Without it the plan opens all the same, and says that it has no journal.
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


class PlanOpener:
    """Opens one file after the other; what went wrong is told, and nothing opens then."""

    def __init__(self, parent: QWidget, faults: FaultBar) -> None:
        self._parent = parent
        self._faults = faults
        #: What is to be told about the plan that was opened last, "" for nothing.
        self.remark = ""

    def open(
        self, path: Path, plan_id: str = "", mode: Mode = Mode.EDIT, preferred: str = ""
    ) -> Optional[tuple[PlanSession, OpenedPlan]]:
        """The plan of a file with what was found on the way; None where it cannot be opened.

        plan_id: "" takes the preferred plan, else the one that was open last.
        """
        self.remark = ""
        preferred = preferred or last_plan(path)
        try:
            return self._read(path, plan_id, mode, preferred)
        except UserError as error:
            if code_of(error) == "plan_file_held":
                return self._open_held(path, plan_id, error)
            if code_of(error) in ("file_missing", "plan_file_foreign"):
                forget_recent(path)
            self._faults.tell(error)
            return None
        except (OSError, MemoryError) as error:
            self._faults.tell(error)
            return None

    def ask_held(self, error: UserError) -> str:
        """``READ``, ``COPY`` or "" where the user leaves it: another QGIS has the file."""
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Information)
        box.setWindowTitle(tr("Plan file in use"))
        box.setText(error_text(error))
        box.setInformativeText(
            tr(
                "You can look at it, or go on in a copy beside it and bring the plans together "
                "later."
            )
        )
        read = box.addButton(tr("Open for reading"), QMessageBox.ButtonRole.AcceptRole)
        branch = box.addButton(tr("Work in a copy"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(tr("Cancel"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return (
            READ if box.clickedButton() is read else COPY if box.clickedButton() is branch else ""
        )

    def _open_held(
        self, path: Path, plan_id: str, error: UserError
    ) -> Optional[tuple[PlanSession, OpenedPlan]]:
        answer = self.ask_held(error)
        if answer == READ:
            return self.open(path, plan_id, Mode.READ)
        if answer == COPY:
            try:
                copy = PlanFile.copy_beside(path, label=tr("copy"))
            except (UserError, OSError, MemoryError) as fault:
                self._faults.tell(fault)
                return None
            opened = self.open(copy, plan_id, preferred=last_plan(path))
            self.remark = tr(
                "You are working in the copy “{copy}” beside the file. “Import plan of a "
                "colleague” brings both together later."
            ).format(copy=copy.name)
            return opened
        return None

    def _read(
        self, path: Path, plan_id: str, mode: Mode, preferred: str
    ) -> tuple[PlanSession, OpenedPlan]:
        QgsApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        try:
            return open_plan_file(path, plan_id, mode, journal_folder(), preferred)
        finally:
            QgsApplication.restoreOverrideCursor()


def recovery_text(opened: OpenedPlan) -> str:
    """What the journal gave back, "" where nothing had to be recovered."""
    count = opened.recovered
    if not count:
        return ""
    changes = trn("{n} change", "{n} changes", count).format(n=number(count))
    steps = opened.plan.steps
    since = clock(steps[max(len(steps) - count, 0)].time) if steps else ""
    if not since:
        return tr("{changes} were recovered.").format(changes=changes)
    return tr("{changes} since {time} were recovered.").format(changes=changes, time=since)
