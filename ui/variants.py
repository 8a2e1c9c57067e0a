# SPDX-License-Identifier: GPL-2.0-or-later
"""Changes that go into a variant: those that were recovered, and those to an agreed plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Optional

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject

from ..core.errors import UserError
from ..core.plan import PlanInfo
from ..gis.plan_file import OpenedPlan
from ..gis.translation import tr
from .plan_opening import recovery_text

if TYPE_CHECKING:
    from .dock import SozialraumDock


class Variants(QObject):
    """Moves what is not saved of the plan of the dock into a plan of its own in the same file.

    Nothing is thrown away, and the way back is where plans are looked for anyway.
    """

    def __init__(self, dock: SozialraumDock) -> None:
        super().__init__(dock)
        self._dock = dock
        self._hand: tuple[str, Optional[int]] = ("", None)

    def tell_recovery(self, found: OpenedPlan) -> None:
        """Say what the journal gave back, and offer to set it aside."""
        session, text = self._dock.session, recovery_text(found)
        if not text or session.read_only:
            return
        faults = self._dock.faults
        ways = [(tr("Keep"), lambda: None), (tr("Set aside as a variant"), self.set_aside)]
        faults.offer(text, ways, Qgis.MessageLevel.Info)
        # Whoever goes on, or saves, has kept it.
        session.history_changed.connect(lambda: faults.withdraw(text))

    def set_aside(self) -> None:
        """What is not saved becomes a variant; the plan opens as it was saved last."""
        dock = self._dock
        file = dock.session.file
        path, plan_id = file.path, file.plan_id
        variant = self._branch_off(tr("{title}, recovered").format(title=dock.session.name))
        if variant is None or not dock.open_file(path, plan_id):
            return
        dock.faults.success(
            tr("The changes are kept as “{title}” in this file.").format(title=variant.title),
            [(tr("Open it"), lambda: dock.switch_to(variant.plan_id))],
        )

    def go_on(self) -> None:
        """What is not saved goes on in a variant; the plan stays as it was saved last."""
        dock = self._dock
        path, former = dock.session.file.path, dock.session.name
        self._notice_hand()
        variant = self._branch_off(tr("{title}, variant").format(title=former))
        if variant is not None and self._open_as_before(path, variant.plan_id):
            dock.faults.success(
                tr("You are working in “{title}”. “{former}” has stayed as it was.").format(
                    title=variant.title, former=former
                )
            )

    def take_back(self, was_undo: bool) -> None:
        """The last change was not meant; was_undo: it was an undo itself."""
        dock = self._dock
        session, file = dock.session, dock.session.file
        if file.unsaved > 1 or not session.info_is_saved:
            session.redo() if was_undo else session.undo()
            return
        # Undone, it would still be something to save.
        path, plan_id = file.path, file.plan_id
        self._notice_hand()
        file.forget_unsaved()
        dock.forget_plan()
        self._open_as_before(path, plan_id)

    def _notice_hand(self) -> None:
        """The tool at hand and its target: whoever paints goes on painting."""
        tools = self._dock.workshop.tools
        names = [name for name, tool in tools.tools.items() if tool.isActive()]
        self._hand = (names[0] if names else "", tools.target)

    def _open_as_before(self, path: Path, plan_id: str) -> bool:
        """Open a plan that has the same regions, with the same tool at hand."""
        if not self._dock.open_file(path, plan_id):
            return False
        tools, (name, target) = self._dock.workshop.tools, self._hand
        if name and not self._dock.session.read_only:
            tools.take(name)
            if target is None or target in self._dock.session.plan.listed:
                tools.choose(target)
        return True

    def _branch_off(self, title: str) -> Optional[PlanInfo]:
        """Put the open plan into its file as a variant and close it; None where that fails."""
        dock = self._dock
        session, file = dock.session, dock.session.file
        session.rest()
        try:
            title = file.free_title(title)
            colours = session.colours.tolist()
            variant = file.branch_off(session.plan, session.info, title, colours)
        except (UserError, OSError, MemoryError) as error:
            dock.menu.tell(error)
            return None
        dock.forget_plan()
        return variant
