# SPDX-License-Identifier: GPL-2.0-or-later
"""The dock "Sozialräume": opens and closes plans, and wires the workshop. Computes nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Optional

from qgis import processing
from qgis.core import Qgis, QgsProject
from qgis.gui import QgsDockWidget
from qgis.PyQt.QtCore import Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QCloseEvent
from qgis.PyQt.QtWidgets import (
    QDialog,
    QFileDialog,
    QMessageBox,
    QStackedWidget,
)

from ..core.errors import UserError
from ..gis.messages import finding_text
from ..gis.plan_file import Mode, OpenedPlan
from ..gis.plan_session import PlanSession
from ..gis.translation import tr
from .agreed_plan import AgreedGuard
from .exit_guard import ExitGuard
from .faults import FaultBar
from .import_report import FindingsDialog
from .info_dialog import plan_statuses
from .new_plan_dialog import FIELD, NewPlanDialog
from .plan_map import PlanMap
from .plan_menu import PlanMenu
from .plan_opening import PlanOpener
from .plan_overlay import PlanOverlay
from .plan_saver import PlanSaver
from .recent_plans import remember_plan
from .shrinkable import Shrinkable
from .start_page import StartPage
from .superseded_layers import SupersededLayers
from .variants import Variants
from .workshop import Workshop

#: Widths of the dock, and how wide the window must be for each.
_ROOMY = ((1560, 560), (1280, 524))


class SozialraumDock(QgsDockWidget):
    """Start page without a plan, workshop with one.

    actions: those of the plugin by name (``paint``, ``undo``, ``redo``); the dock enables them and
    shows them again in its own rows. ``demo_wanted`` and ``delineation_wanted`` are fired by the
    buttons of the start page.
    """

    demo_wanted = pyqtSignal()
    delineation_wanted = pyqtSignal()

    def __init__(self, iface, actions: dict, icons: Path) -> None:
        super().__init__(tr("Sozialräume"), iface.mainWindow())
        self.setObjectName("SozialraumDock")
        self.iface = iface
        self.session: Optional[PlanSession] = None
        self.overlay: Optional[PlanOverlay] = None
        self.map: Optional[PlanMap] = None
        self.faults = FaultBar(iface.messageBar(), lambda: self.menu.save_as())
        self.saver = PlanSaver(self.faults)
        self.menu = PlanMenu(self, self.faults)
        self.opener = PlanOpener(self, self.faults)
        self.agreed = AgreedGuard(self)
        self.variants = Variants(self)
        self.agreed.variant_wanted.connect(self.variants.go_on)
        self.agreed.unwanted.connect(self.variants.take_back)
        self.agreed.reasoned.connect(lambda: self.menu.save())
        self.menu.switch_wanted.connect(self.switch_to)
        self.menu.renamed.connect(self._show_title)
        self.menu.export_wanted.connect(self._export)
        self.menu.layers_wanted.connect(self._save_layers)
        self.menu.close_wanted.connect(self.close_plan)
        self.pages = QStackedWidget()
        self.start = StartPage()
        self.start.open_wanted.connect(lambda: self.new_plan(FIELD))
        self.start.new_wanted.connect(self.new_plan)
        self.start.file_wanted.connect(self._file_wanted)
        self.start.demo_wanted.connect(self.demo_wanted.emit)
        self.start.delineation_wanted.connect(self.delineation_wanted.emit)
        self.workshop = Workshop(iface, actions, self.menu, self)
        self.workshop.page.notice.linkActivated.connect(lambda _link: self.variants.go_on())
        self.pages.addWidget(self.start)
        self.pages.addWidget(self.workshop.page)
        self.setWidget(Shrinkable(self.pages))
        self.setMinimumWidth(430)
        self._guard = ExitGuard(self._may_exit)
        iface.registerApplicationExitBlocker(self._guard)
        QgsProject.instance().cleared.connect(self._project_closed)

    # What scripts and tests reach for

    @property
    def tool(self):
        """The brush."""
        return self.workshop.tools.tools["paint"]

    @property
    def filter(self):
        """The rows that the table shows."""
        return self.workshop.filter

    @property
    def municipality_box(self):
        """Which municipality the table shows."""
        return self.workshop.page.municipality_box

    @property
    def minimum_box(self):
        """Fewest residents of a region."""
        return self.workshop.page.minimum_box

    @property
    def maximum_box(self):
        """Most residents of a region."""
        return self.workshop.page.maximum_box

    @property
    def table(self):
        """The table of regions."""
        return self.workshop.page.table

    @property
    def sums(self):
        """The sums below the table."""
        return self.workshop.page.sums

    # Opening

    def new_plan(self, way: int) -> bool:
        """Ask for a new plan and its file, and open it."""
        dialog = NewPlanDialog(self, way)
        dialog.preset(self.start.layer(), self.start.field())
        if dialog.exec() != QDialog.DialogCode.Accepted or dialog.session is None:
            return False
        self.show_plan(dialog.session)
        return True

    def open_file(self, path: Path, plan_id: str = "", mode: Mode = Mode.EDIT) -> bool:
        """Open a plan file; False where it cannot be opened, after a sentence."""
        opened = self.opener.open(path, plan_id, mode)
        if opened is None:
            return False
        session, found = opened
        self.show_plan(session)
        if self.opener.remark:
            self.faults.offer(self.opener.remark, [], Qgis.MessageLevel.Info)
        self.variants.tell_recovery(found)
        if found.findings:
            self._show_findings(found)
        return True

    def switch_to(self, plan_id: str) -> None:
        """Open another plan of the same file; what is not saved stays in the journal."""
        session = self.session
        path, mode = session.file.path, Mode.READ if session.read_only else Mode.EDIT
        if session.is_dirty and not session.read_only and not self.menu.save():
            return
        before = session.info.plan_id
        self.forget_plan()
        if not self.open_file(path, plan_id, mode):
            self.open_file(path, before, mode)

    def _file_wanted(self, path: Optional[Path]) -> None:
        if path is None:
            text, _ = QFileDialog.getOpenFileName(
                self, tr("Open plan file"), "", tr("Plan files") + " (*.gpkg)"
            )
            path = Path(text) if text else None
        if path is not None:
            self.open_file(path)

    def show_plan(self, session: PlanSession) -> None:
        """Take a session over and show its plan; it has a plan file."""
        self.forget_plan()
        self.session = session
        self.superseded = SupersededLayers(QgsProject.instance())
        self.overlay = PlanOverlay(self.iface.mapCanvas(), session)
        self.map = PlanMap(self.iface.mapCanvas(), session)
        session.trouble.connect(lambda text: self.faults.say(text, may_save_as=True))
        session.interrupted.connect(self._interrupt)
        self.workshop.set_session(session, self.overlay)
        self.agreed.set_session(session)
        self._show_title()
        self.pages.setCurrentIndex(1)
        # Else the focus would wander from the start page into some field of numbers.
        self.iface.mapCanvas().setFocus()
        window = self.iface.mainWindow()
        width = next((own for least, own in _ROOMY if window.width() >= least), 0)
        if not self.isFloating() and width > self.width():
            window.resizeDocks([self], [width], Qt.Orientation.Horizontal)
        self.workshop.fit_columns()

    def _interrupt(self) -> None:
        for tool in self.workshop.tools.tools.values():
            tool.cancel()

    def _show_findings(self, found: OpenedPlan) -> None:
        if len(found.findings) == 1:
            self.faults.say(finding_text(found.findings[0]))
            return
        title = tr("What was found on opening")
        dialog = FindingsDialog(self, title, None, found.findings)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        # After the map has been drawn, so that nobody waits behind a dialog for it.
        QTimer.singleShot(0, dialog.open)

    def _show_title(self) -> None:
        if self.session is None:
            self.setWindowTitle(tr("Sozialräume"))
            return
        session = self.session
        self.setWindowTitle(
            tr("{title} ({status}) – {file}").format(
                title=session.name,
                status=plan_statuses().get(session.info.status, session.info.status),
                file=session.file.path.name,
            )
        )
        remember_plan(session.file.path, session.file.plan_id, session.name)
        self.workshop.show_file_state()

    # Closing

    def close_plan(self) -> bool:
        """Close the plan; asks where changes are not saved. False where the user stays."""
        session = self.session
        if session is None:
            return True
        if session.is_dirty and not session.read_only and not self._may_leave(session):
            return False
        self.forget_plan()
        return True

    def _may_leave(self, session: PlanSession) -> bool:
        """Ask what becomes of changes that are not saved."""
        kind = QMessageBox.StandardButton
        text = tr("The plan has changes that are not saved. Save them in “{file}”?").format(
            file=session.file.path.name
        )
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Close plan"))
        box.setText(text)
        box.setInformativeText(
            tr("Without saving they wait in the journal and are offered at the next opening.")
        )
        box.setStandardButtons(kind.Save | kind.Close | kind.Cancel)
        box.button(kind.Save).setText(tr("Save"))
        box.button(kind.Close).setText(tr("Close without saving"))
        box.button(kind.Cancel).setText(tr("Cancel"))
        box.setDefaultButton(kind.Save)
        answer = box.exec()
        if answer == kind.Save:
            return self.menu.save()
        return answer == kind.Close

    def forget_plan(self) -> None:
        """Close the plan without a question."""
        if self.session is None:
            return
        # What was said about this plan would be read as said about the next one.
        self.faults.withdraw()
        self.agreed.set_session(None)
        self.workshop.set_session(None, None)
        self.overlay.remove()
        self.map.let_go()
        self.map = None
        self.superseded.show_again()
        self.overlay = None
        session, self.session = self.session, None
        session.close()
        self._show_title()
        self.pages.setCurrentIndex(0)

    def _may_exit(self) -> bool:
        # QGIS keeps the state of its window on leaving: that of the usual view, please.
        self.workshop.facilitator.leave()
        return self.close_plan()

    def _project_closed(self) -> None:
        """A plan goes with its project; one that is not saved stays, on its own copy of the blocks.

        QGIS goes on setting up the new project for a moment.
        """
        if self.session is None:
            return
        if not self.session.is_dirty:
            self.forget_plan()
            return
        QTimer.singleShot(0, self._stay)

    def _stay(self) -> None:
        if self.session is not None:
            self.map.show(lead=True)
            self.faults.note(tr("The plan stays open, because it has changes that are not saved."))

    def dispose(self) -> None:
        """Take everything off the window, for ``unload``."""
        self.iface.unregisterApplicationExitBlocker(self._guard)
        QgsProject.instance().cleared.disconnect(self._project_closed)
        self.forget_plan()
        self.workshop.dispose()
        self.start.dispose()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.close_plan():
            super().closeEvent(event)
        else:
            event.ignore()

    # Layers

    def save_to(self, path: Optional[Path]) -> None:
        """Save as layers in the background: into a GeoPackage, or temporary ones for None."""
        self.saver.save(self.session, path)

    def _export(self) -> None:
        """The algorithm that exports, on the plan file as it is saved."""
        session = self.session
        if session.is_dirty and not session.read_only and not self.menu.save():
            return
        try:
            name = self.menu.name_in_file()
        except UserError as error:
            self.menu.tell(error)
            return
        processing.execAlgorithmDialog(
            "sozialraum:exportplan", {"PLAN_FILE": str(session.file.path), "PLAN": name}
        )

    def _save_layers(self, to_file: bool) -> None:
        if not to_file:
            self.save_to(None)
            return
        path, _ = QFileDialog.getSaveFileName(
            self, tr("Save Sozialräume"), tr("Sozialräume") + ".gpkg", "GeoPackage (*.gpkg)"
        )
        if path:
            self.save_to(Path(path if path.lower().endswith(".gpkg") else path + ".gpkg"))
