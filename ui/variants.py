# SPDX-License-Identifier: GPL-2.0-or-later
"""Changes that go into a variant: those that were recovered, and those to an agreed plan."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Optional

from qgis.core import Qgis
from qgis.PyQt.QtCore import QObject

from ..core.errors import UserError
from ..core.plan import PlanInfo
from ..gis.plan_file import OpenedPlan
from ..gis.translation import tr
from .plan_opening import recovery_text

if TYPE_CHECKING:
    from .dock import SozialraumDock


class _Hand(NamedTuple):
    """Tool and target, municipality of the table, and whether the projector shows the plan."""

    tool: str = ""
    target: Optional[int] = None
    municipality: Optional[str] = None
    before_all: bool = False


class Variants(QObject):
    """Moves what is not saved of the plan of the dock into a plan of its own in the same file.

    Nothing is thrown away, and the way back is where plans are looked for anyway.
    """

    def __init__(self, dock: SozialraumDock) -> None:
        super().__init__(dock)
        self._dock = dock
        self._hand = _Hand()

    def tell_recovery(self, found: OpenedPlan) -> None:
        """Say what the journal gave back, and offer to set it aside."""
        session, text = self._dock.session, recovery_text(found)
        if not text or session.read_only:
            return
        if session.info.is_agreed:
            # Nobody has said that the plan itself is to change.
            self.set_aside(f"{text} ")
            return
        faults = self._dock.faults
        ways = [
            (tr("Keep"), lambda: None),
            (tr("Set aside as a variant"), lambda: self.set_aside()),
        ]
        faults.offer(text, ways, Qgis.MessageLevel.Info)
        # Whoever goes on, or saves, has kept it.
        session.history_changed.connect(lambda: faults.withdraw(text))

    def set_aside(self, before: str = "") -> None:
        """What is not saved becomes a variant; the plan opens as it was saved last.

        before: what is said in front of where the changes are now.
        """
        dock = self._dock
        file = dock.session.file
        path, plan_id = file.path, file.plan_id
        variant = self._branch_off(tr("{title}, recovered").format(title=dock.session.name))
        if variant is None or not dock.open_file(path, plan_id):
            return
        dock.faults.success(
            before
            + tr("The changes are kept as “{title}” in this file.").format(title=variant.title),
            [(tr("Open it"), lambda: dock.switch_to(variant.plan_id))],
        )

    def go_on(self) -> None:
        """What is not saved goes on in a variant; the plan stays as it was saved last."""
        dock = self._dock
        path, former = dock.session.file.path, dock.session.name
        self._notice_hand()
        variant = self._branch_off(_variant_of(former))
        if variant is not None and self._open_as_before(path, variant.plan_id):
            dock.faults.success(
                tr("You are working in “{title}”. “{former}” has stayed as it was.").format(
                    title=variant.title, former=former
                ),
                of_plan=True,
            )

    def take_back(self) -> None:
        """What is not saved was not meant. Undone, it would still be something to save."""
        dock = self._dock
        session, file = dock.session, dock.session.file
        path, plan_id = file.path, file.plan_id
        self._notice_hand()
        session.rest()
        file.forget_unsaved()
        dock.forget_plan()
        self._open_as_before(path, plan_id)

    def _notice_hand(self) -> None:
        """What is at hand and in view: whoever paints goes on painting, who looks on looking."""
        workshop = self._dock.workshop
        tools = workshop.tools
        names = [name for name, tool in tools.tools.items() if tool.isActive()]
        self._hand = _Hand(
            names[0] if names else "",
            tools.target,
            workshop.page.municipality_box.currentData(),
            workshop.facilitator.is_on,
        )

    def _open_as_before(self, path: Path, plan_id: str) -> bool:
        """Open a plan that has the same regions, with the same tool at hand and the same view."""
        if not self._dock.open_file(path, plan_id):
            return False
        workshop, hand = self._dock.workshop, self._hand
        tools, box = workshop.tools, workshop.page.municipality_box
        box.setCurrentIndex(max(box.findData(hand.municipality), 0))
        if hand.tool and not self._dock.session.read_only:
            tools.take(hand.tool)
            if hand.target is None or hand.target in self._dock.session.plan.listed:
                tools.choose(hand.target)
        workshop.show_facilitator(hand.before_all)
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


def _variant_of(title: str) -> str:
    """A title for a variant; one of a variant is another variant of the same plan."""
    plan, found, _ = title.partition(tr("{title}, variant").format(title=""))
    return tr("{title}, variant").format(title=plan if found else title)
