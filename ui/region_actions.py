# SPDX-License-Identifier: GPL-2.0-or-later
"""What can be done with one Sozialraum: the context menu of its row, and the gestures behind it."""

from __future__ import annotations

from typing import Callable, Optional

from qgis.PyQt.QtCore import QObject, QPoint, pyqtSignal
from qgis.PyQt.QtWidgets import QMenu, QWidget

from ..core.errors import UserError
from ..core.plan import Change, Region, actions
from ..gis.compat import QAction
from ..gis.plan_session import PlanSession
from ..gis.region_groups import neighbours_of
from ..gis.translation import number, tr, trn
from .faults import FaultBar
from .look import icon, region_colour, shortened, swatch
from .region_dialogs import ExclaveDialog, RenameDialog, SplitDialog


class RegionActions(QObject):
    """Carries out gestures on regions; refuses with a sentence, never in a running stroke.

    ``zoom_wanted`` and ``suggestion_wanted`` carry a region, ``drawing_wanted`` the one that a new
    region is to be drawn out of.
    """

    zoom_wanted = pyqtSignal(int)
    suggestion_wanted = pyqtSignal(int)
    drawing_wanted = pyqtSignal(int)

    def __init__(self, parent: QWidget, faults: FaultBar) -> None:
        super().__init__(parent)
        self._parent = parent
        self._faults = faults
        self.session: Optional[PlanSession] = None

    def show_menu(self, region: int, place: QPoint) -> None:
        """The context menu of a region at a place of the screen."""
        menu = self.menu_of(region)
        menu.exec(place)
        menu.deleteLater()

    def menu_of(self, region: int) -> QMenu:
        """The context menu of a region."""
        plan = self.session.plan
        entry = plan.regions[region]
        menu = QMenu(self._parent)
        menu.setToolTipsVisible(True)
        # The row under the mouse is not the chosen one: the menu says itself whom it is about.
        menu.addAction(_title(entry, menu))
        menu.addSeparator()
        zoom = menu.addAction(
            icon("/mActionZoomToSelected.svg"),
            tr("Zoom to {region}").format(region=entry.short),
            lambda: self.zoom_wanted.emit(region),
        )
        zoom.setEnabled(bool(plan.block_count[region]))
        menu.addSeparator()
        edits = [
            menu.addAction(tr("Rename or renumber …"), lambda: self.rename(region)),
            menu.addAction(tr("Split …"), lambda: self.split(region)),
        ]
        edits[1].setEnabled(int(plan.block_count[region]) > 1)
        edits += [menu.addMenu(self._merge_menu(menu, region))]
        if not plan.block_count[region]:
            edits.append(menu.addAction(tr("Remove from the list"), lambda: self.remove(region)))
        menu.addSeparator()
        edits += self._lock_actions(menu, region)
        menu.addSeparator()
        edits += self._fault_actions(menu, region)
        if self.session.read_only:
            for action in edits:
                action.setEnabled(False)
        return menu

    # Gestures

    def rename(self, region: int) -> None:
        """Ask for key, label and name."""
        plan = self.session.plan

        def act(key: str, short: str, name: str) -> None:
            self.session.commit(actions.rename(plan, region, key=key, short=short, name=name))

        RenameDialog(self._parent, plan.regions[region], act).exec()

    def split(self, region: int) -> None:
        """Ask what becomes a region of its own, or have it drawn."""
        plan = self.session.plan
        dialog = SplitDialog(
            self._parent,
            self.session,
            region,
            lambda blocks: self.session.commit(actions.split(plan, region, blocks)),
        )
        dialog.exec()
        if dialog.drawing:
            self.drawing_wanted.emit(region)

    def merge(self, region: int, into: int) -> None:
        """All blocks go to another region."""
        self.carry_out(lambda: actions.merge(self.session.plan, region, into))

    def remove(self, region: int) -> None:
        """Take a region without blocks out of the register."""
        self.carry_out(lambda: actions.remove_empty(self.session.plan, region))

    def lock(self, region: int, on: bool) -> None:
        """Freeze a region, or free it."""
        self.carry_out(lambda: actions.lock_regions(self.session.plan, [region], on))

    def lock_blocks(self, region: int, on: bool) -> None:
        """Lock all blocks of a region in it, or free them; it may still win others."""
        plan = self.session.plan
        self.carry_out(lambda: actions.lock_blocks(plan, plan.members(region), on))

    def freeze_border(self, region: int, on: bool) -> None:
        """Freeze the outer border of the region's municipality, or of its frame."""
        plan = self.session.plan
        entry = plan.regions[region]
        if on:
            chosen = [r for r in plan.listed if plan.regions[r].municipality == entry.municipality]
        else:
            chosen = [r for r in plan.listed if plan.regions[r].frame == entry.frame]
        self.carry_out(lambda: actions.freeze_border(plan, chosen, on))

    def declare_exclave(self, region: int) -> None:
        """Ask why several parts are intended."""
        plan = self.session.plan

        def act(reason: str) -> None:
            self.session.commit(actions.declare_exclave(plan, region, reason))

        ExclaveDialog(self._parent, plan.regions[region], plan.parts(region), act).exec()

    def carry_out(self, change: Callable[[], Change]) -> bool:
        """Commit a change; False where it is refused, after a sentence."""
        try:
            self.session.commit(change())
        except UserError as error:
            self._faults.tell(error)
            return False
        return True

    # The menu

    def _merge_menu(self, parent: QMenu, region: int) -> QMenu:
        plan = self.session.plan
        entry = plan.regions[region]
        menu = QMenu(tr("Merge into"), parent)
        beside = [
            other
            for other in neighbours_of(self.session, region)
            if not plan.municipality_is_hard
            or plan.regions[other].municipality == entry.municipality
        ]
        for other in beside:
            target = plan.regions[other]
            menu.addAction(
                swatch(region_colour(int(self.session.colours[other]))),
                f"{target.short}  {target.name}",
                lambda other=other: self.merge(region, other),
            )
        menu.setEnabled(bool(beside))
        return menu

    def _lock_actions(self, menu: QMenu, region: int) -> list:
        plan = self.session.plan
        entry = plan.regions[region]
        members = plan.members(region)
        held = int(plan.block_locked[members].sum())
        lock = menu.addAction(tr("Lock: neither give nor take blocks"))
        lock.setCheckable(True)
        lock.setChecked(entry.locked)
        lock.triggered.connect(lambda on: self.lock(region, on))
        own = menu.addAction(tr("Keep its blocks: only win others"))
        own.setCheckable(True)
        # With blocks won since, the lock is still on: taking it off must not put it on first.
        own.setChecked(bool(held))
        own.setEnabled(bool(len(members)))
        own.triggered.connect(lambda on: self.lock_blocks(region, on))
        further = []
        if 0 < held < len(members):
            new = len(members) - held
            text = trn("Keep {n} block won since as well", "Keep {n} blocks won since as well", new)
            further.append(
                menu.addAction(text.format(n=number(new)), lambda: self.lock_blocks(region, True))
            )
        border = menu.addAction(
            tr("Lock the outer border of {municipality}").format(
                municipality=entry.municipality_name
            )
        )
        border.setToolTip(tr("Its Sozialräume exchange blocks only among each other"))
        border.setCheckable(True)
        border.setChecked(bool(entry.frame))
        border.triggered.connect(lambda on: self.freeze_border(region, on))
        return [lock, own, *further, border]

    def _fault_actions(self, menu: QMenu, region: int) -> list:
        plan = self.session.plan
        exclave = menu.addAction(tr("Declare exclave …"), lambda: self.declare_exclave(region))
        exclave.setEnabled(plan.parts(region) > 1 or bool(plan.regions[region].exclave))
        suggest = menu.addAction(
            tr("Suggest an exchange that mends it …"),
            lambda: self.suggestion_wanted.emit(region),
        )
        broken = {finding.rule for finding in self.session.checks.of_region(region)}
        suggest.setEnabled(bool(broken & {"V05", "V07", "V08"}))
        return [exclave, suggest]


def _title(entry: Region, menu: QMenu) -> QAction:
    """A first line that cannot be chosen."""
    title = QAction(shortened(f"{entry.short}  {entry.name}"), menu)
    title.setEnabled(False)
    font = title.font()
    font.setBold(True)
    title.setFont(font)
    return title
