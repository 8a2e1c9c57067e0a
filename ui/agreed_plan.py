# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans that were agreed or resolved: nobody changes one by the way."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QMessageBox, QWidget

from ..core.plan import Change
from ..gis.plan_session import PlanSession
from ..gis.translation import tr
from .info_dialog import plan_statuses


def agreed_notice(session: PlanSession) -> str:
    """The lasting remark about such a plan, with a link; "" for a draft."""
    if not session.info.is_agreed:
        return ""
    return tr("{status}: changes belong in a variant. {link}").format(
        status=plan_statuses()[session.info.status],
        link=f"<a href='variant'>{tr('Make a variant')}</a>",
    )


class AgreedGuard(QObject):
    """Asks at the first change of such a plan what is to become of it.

    ``variant_wanted``: the change goes on in a variant, the plan stays as it was agreed.
    ``unwanted``: the change is to be taken back. Who wants to change the plan all the same is not
    asked again as long as it is open. ``reasoned``: a reason was written for what had been agreed;
    it belongs to the plan and is to be saved, so that no later answer takes it along.
    """

    variant_wanted = pyqtSignal()
    unwanted = pyqtSignal()
    reasoned = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._session: Optional[PlanSession] = None
        self._agreed_to = ""
        # Not before the gesture has ended for everybody who follows it.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._ask)

    def set_session(self, session: Optional[PlanSession]) -> None:
        """Look after another plan, or after none."""
        self._soon.stop()
        if self._session is not None:
            self._session.settled.disconnect(self._settled)
        self._session, self._agreed_to = session, ""
        if session is not None:
            session.settled.connect(self._settled)

    def _settled(self, change: Optional[Change]) -> None:
        session, status = self._session, self._session.info.status
        if not session.info.is_agreed or self._agreed_to == status or self._soon.isActive():
            return
        if change is not None or not session.info_is_saved:
            self._soon.start(0)
        elif session.file.has_unsaved:
            self.reasoned.emit()

    def _ask(self) -> None:
        info = self._session.info
        # What comes meanwhile, such as taking back, is part of the answer.
        self._agreed_to = info.status
        box = QMessageBox(self._parent)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(info.title)
        box.setText(
            tr("“{title}” is {status}. Shall this change go on in a variant?").format(
                title=info.title, status=plan_statuses()[info.status].lower()
            )
        )
        box.setInformativeText(
            tr("Then the plan stays as it was agreed, and both can be compared.")
        )
        role = QMessageBox.ButtonRole
        variant = box.addButton(tr("Make a variant"), role.AcceptRole)
        box.addButton(tr("Change the plan itself"), role.DestructiveRole)
        back = box.addButton(tr("Take back"), role.RejectRole)
        box.setDefaultButton(variant)
        box.setEscapeButton(back)
        box.exec()
        if box.clickedButton() is variant:
            self.variant_wanted.emit()
        elif box.clickedButton() is back:
            self.unwanted.emit()
            self._agreed_to = ""
        box.deleteLater()
