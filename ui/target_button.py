# SPDX-License-Identifier: GPL-2.0-or-later
"""The Sozialraum that gets the blocks: shown with its colour, chosen from a list."""

from __future__ import annotations

from typing import Optional

from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QMenu, QToolButton, QWidget

from ..gis.plan_session import PlanSession
from ..gis.translation import tr
from .look import icon, region_colour, swatch
from .toolbox import target_label
from .tools import NEW_REGION


class TargetButton(QToolButton):
    """Offers the region under the press, a new one, and those of the shown municipality."""

    chosen = pyqtSignal(object)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session: Optional[PlanSession] = None
        self.municipality: Optional[str] = None
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setToolTip(tr("Target: the Sozialraum that gets the blocks (Alt + click picks one)"))
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self.show_target(None)
        # Codes are shorter: what stands beside it stays where it is.
        self.setMinimumWidth(self.sizeHint().width())

    def set_session(self, session: Optional[PlanSession]) -> None:
        """Targets of another plan, or of none."""
        self._session = session
        self.setEnabled(session is not None)
        self.show_target(None)

    def show_target(self, target: Optional[int]) -> None:
        """Show what is chosen."""
        text = tr("Under the press")
        picture = icon("/mActionIdentify.svg")
        if self._session is not None:
            text = target_label(self._session, target)
        if target == NEW_REGION:
            picture = icon("/symbologyAdd.svg")
        elif target is not None and self._session is not None:
            picture = self._swatch(target)
        self.setText(text)
        self.setIcon(picture)

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        if self._session is None:
            return
        menu.addAction(
            icon("/mActionIdentify.svg"),
            tr("The Sozialraum under the press"),
            lambda: self.chosen.emit(None),
        )
        menu.addAction(
            icon("/symbologyAdd.svg"),
            tr("A new Sozialraum where the next stroke begins"),
            lambda: self.chosen.emit(NEW_REGION),
        )
        plan = self._session.plan
        towns: dict[str, list[int]] = {}
        for region in sorted(plan.listed, key=lambda region: plan.regions[region].key):
            towns.setdefault(plan.regions[region].municipality, []).append(region)
        menu.addSeparator()
        for key, regions in towns.items():
            if self.municipality not in (None, key):
                continue
            # A county has too many for one list.
            name = plan.regions[regions[0]].municipality_name
            place = menu if self.municipality == key or len(towns) == 1 else menu.addMenu(name)
            for region in regions:
                entry = plan.regions[region]
                place.addAction(
                    self._swatch(region),
                    f"{entry.short}  {entry.name}",
                    lambda region=region: self.chosen.emit(region),
                )

    def _swatch(self, region: int) -> QIcon:
        return swatch(region_colour(int(self._session.colours[region])))
