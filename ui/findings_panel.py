# SPDX-License-Identifier: GPL-2.0-or-later
"""Tab "Findings": what the rules have to say about the plan, place by place."""

from __future__ import annotations

from typing import Optional, Sequence

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ..core.findings import Finding, count_by_level
from ..core.plan import Region
from ..gis.messages import Labels
from ..gis.plan_session import PlanSession
from ..gis.translation import number, tr
from .data_check_bar import DataCheckBar
from .finding_model import FINDING_ROLE, LEVELS, FindingModel, level_title
from .look import GOOD, NEAR, heading, icon, soft
from .rows import RowList

#: Rules about which something can be done from here.
_EXCLAVE_RULES = ("V05", "V05e")
_MENDABLE_RULES = ("V05", "V07", "V08")


class FindingsPanel(QWidget):
    """Previous and next lead the map from place to place; what can be mended has a button.

    ``place_wanted`` carries blocks to be shown, ``spots_wanted`` a geometry in the CRS of the
    plan that lies between or beside the blocks, ``exclave_wanted`` and ``suggestion_wanted`` a
    region, ``changes_wanted`` asks for the changes without a reason.
    """

    place_wanted = pyqtSignal(object)
    spots_wanted = pyqtSignal(object)
    exclave_wanted = pyqtSignal(int)
    suggestion_wanted = pyqtSignal(int)
    changes_wanted = pyqtSignal()
    count_changed = pyqtSignal(object)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session: Optional[PlanSession] = None
        self._part = -1
        self._towns: dict[str, str] = {}
        self.municipality: Optional[str] = None
        self.model = FindingModel(self)
        self.view = RowList()
        self.view.setObjectName("SozialraumFindings")
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.clicked.connect(lambda _index: self.show_place())
        self.level_box = QComboBox()
        self.level_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        for level in (None, *LEVELS):
            self.level_box.addItem("", level)
        self.level_box.currentIndexChanged.connect(lambda _index: self.refresh())
        self.previous = self._arrow("/mActionArrowLeft.svg", tr("Previous finding"), -1)
        self.following = self._arrow("/mActionArrowRight.svg", tr("Next finding"), 1)
        self.position = QLabel()
        self.part_button = QPushButton()
        self.part_button.clicked.connect(self._next_part)
        self.exclave_button = QPushButton(tr("Declare exclave …"))
        self.exclave_button.clicked.connect(
            lambda: self.exclave_wanted.emit(self._region_of(self.finding()))
        )
        self.suggest_button = QPushButton(tr("Suggest …"))
        self.suggest_button.setToolTip(tr("The smallest exchange of blocks that mends it"))
        self.suggest_button.clicked.connect(
            lambda: self.suggestion_wanted.emit(self._region_of(self.finding()))
        )
        self.reasons_button = QPushButton(tr("Give reasons …"))
        self.reasons_button.clicked.connect(self.changes_wanted.emit)
        self.data = DataCheckBar()
        self.data.checked.connect(self.refresh)
        self._lay_out()
        self._chosen()

    def _arrow(self, picture: str, tip: str, step: int) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon(picture))
        button.setToolTip(tip)
        button.setAutoRaise(True)
        button.clicked.connect(lambda: self.go(step))
        return button

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.level_box)
        top.addStretch(1)
        for widget in (self.previous, self.position, self.following):
            top.addWidget(widget)
        actions = QHBoxLayout()
        actions.setSpacing(NEAR + 2)
        for widget in (
            self.part_button,
            self.exclave_button,
            self.suggest_button,
            self.reasons_button,
        ):
            actions.addWidget(widget)
        actions.addStretch(1)
        nothing = QWidget()
        calm = QVBoxLayout(nothing)
        title = heading(tr("✓ No findings"))
        title.setStyleSheet(f"color: {GOOD}")
        for label in (title, soft(tr("All rules that were checked are kept."))):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            calm.addWidget(label)
        calm.insertStretch(0, 1)
        calm.addStretch(1)
        self.pages = QStackedLayout()
        self.pages.addWidget(self.view)
        self.pages.addWidget(nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(NEAR + 2)
        layout.addLayout(top)
        layout.addLayout(self.pages, 1)
        layout.addLayout(actions)
        layout.addWidget(self.data)

    def set_session(self, session: Optional[PlanSession]) -> None:
        """Show the findings of another plan, or of none."""
        self._session = session
        self.data.set_session(session)
        # Looked up once: each name is a walk over all blocks.
        blocks = None if session is None else session.plan.blocks
        towns = [] if blocks is None else blocks.municipalities.tolist()
        self._towns = {town: blocks.name_of_municipality(town) for town in towns}
        if session is not None:
            session.settled.connect(lambda _change: self.refresh())
        self.refresh()

    def show_municipality(self, key: Optional[str]) -> None:
        """Only findings of one municipality, None for all."""
        self.municipality = key
        self.refresh()

    def refresh(self) -> None:
        """Read the findings anew; the chosen one stays chosen where it is still there."""
        before = self.finding()
        row = self.view.currentIndex().row()
        shown = self._shown()
        self._count()
        self.model.show_findings(shown, self._labels())
        self.pages.setCurrentIndex(0 if shown else 1)
        places = self.model.places()
        alike = [
            place
            for place in places
            if before is not None and _same(self._finding_at(place), before)
        ]
        # Among gaps only the very one that was looked at is the same.
        same = [place for place in alike if self._finding_at(place) is before] or alike
        if same:
            self.view.setCurrentIndex(self.model.index(same[0]))
        elif before is not None and places:
            # What was looked at is mended: the next one takes its place.
            nearest = min(places, key=lambda place: abs(place - row))
            self.view.setCurrentIndex(self.model.index(nearest))
        self._chosen()
        self.count_changed.emit(count_by_level(self._all()))

    def finding(self) -> Optional[Finding]:
        """The chosen finding."""
        index = self.view.currentIndex()
        return index.data(FINDING_ROLE) if index.isValid() else None

    def go(self, step: int) -> None:
        """Choose the next or previous finding and show its place."""
        places = self.model.places()
        if not places:
            return
        row = self.view.currentIndex().row()
        beyond = [place for place in places if (place > row if step > 0 else place < row)]
        chosen = (
            (beyond[0] if step > 0 else beyond[-1]) if beyond else places[0 if step > 0 else -1]
        )
        self.view.setCurrentIndex(self.model.index(chosen))
        self.show_place()

    def show_place(self) -> None:
        """Lead the map to the chosen finding."""
        finding = self.finding()
        if finding is None:
            return
        self._part = -1
        self._chosen()
        blocks = finding.blocks or self._blocks_of(finding)
        if len(blocks):
            self.place_wanted.emit(list(blocks))
        elif finding.place is not None:
            self.spots_wanted.emit(self._spots(finding))

    # Inside

    def _blocks_of(self, finding: Finding) -> Sequence[int]:
        """Blocks of the municipality that a finding without a place is about."""
        if finding.place is not None or not finding.municipality:
            return ()
        own = self._session.plan.blocks.municipality
        return np.flatnonzero(own == finding.municipality).tolist()

    @staticmethod
    def _spots(finding: Finding) -> QgsGeometry:
        """What lies between or beside the blocks: a rectangle, or points."""
        if "extent" in finding.data:
            return QgsGeometry.fromRect(QgsRectangle(*finding.data["extent"]))
        places = finding.data.get("places", (finding.place,))
        return QgsGeometry.fromMultiPointXY([QgsPointXY(*place) for place in places])

    def _all(self) -> list[Finding]:
        if self._session is None:
            return []
        return [*self._session.checks.findings, *self.data.findings]

    def _here(self) -> list[Finding]:
        return [finding for finding in self._all() if self._is_here(finding)]

    def _shown(self) -> list[Finding]:
        level = self.level_box.currentData()
        return [finding for finding in self._here() if level is None or finding.level is level]

    def _count(self) -> None:
        """How many the arrows lead to, and how many of them are serious."""
        counts = count_by_level(self._here())
        for row in range(self.level_box.count()):
            level = self.level_box.itemData(row)
            title = tr("All findings") if level is None else level_title(level)
            n = sum(counts.values()) if level is None else counts[level]
            self.level_box.setItemText(row, f"{title} ({number(n)})")

    def _labels(self) -> Optional[Labels]:
        if self._session is None:
            return None
        plan = self._session.plan
        entries = [plan.regions[region] for region in plan.listed]
        return Labels(
            {**self._towns, **{entry.key: _name_of(entry) for entry in entries}},
            {**self._towns, **{entry.key: entry.short for entry in entries}},
        )

    def _is_here(self, finding: Finding) -> bool:
        if self.municipality is None:
            return True
        if finding.municipality or finding.region:
            return (finding.municipality or finding.region or "").startswith(self.municipality)
        own = self._session.plan.blocks.municipality
        return not finding.blocks or own[finding.blocks[0]] == self.municipality

    def _finding_at(self, row: int) -> Optional[Finding]:
        return self.model.index(row).data(FINDING_ROLE)

    def _chosen(self, *_) -> None:
        finding, places = self.finding(), self.model.places()
        row = self.view.currentIndex().row()
        if finding is None or row not in places:
            self.position.setText(number(len(places)) if places else "")
        else:
            self.position.setText(
                tr("{i} of {n}").format(i=number(places.index(row) + 1), n=number(len(places)))
            )
        for button in (self.previous, self.following):
            button.setEnabled(bool(places))
        rule = "" if finding is None else finding.rule
        may_edit = self._session is not None and not self._session.read_only
        region = self._region_of(finding) >= 0
        self.exclave_button.setVisible(rule in _EXCLAVE_RULES and may_edit and region)
        self.exclave_button.setText(
            tr("Change reason …") if rule == "V05e" else tr("Declare exclave …")
        )
        self.suggest_button.setVisible(rule in _MENDABLE_RULES and may_edit and region)
        self.reasons_button.setVisible(rule == "V12")
        parts = self._parts(finding)
        self.part_button.setVisible(len(parts) > 1)
        self.part_button.setText(
            tr("Part {i} of {n}").format(i=number(self._part + 1), n=number(len(parts)))
            if 0 <= self._part < len(parts)
            else tr("{n} parts …").format(n=number(len(parts)))
        )

    def _next_part(self) -> None:
        parts = self._parts(self.finding())
        if parts:
            self._part = (self._part + 1) % len(parts)
            self._chosen()
            self.place_wanted.emit(list(parts[self._part]))

    def _parts(self, finding: Optional[Finding]) -> Sequence[Sequence[int]]:
        return () if finding is None else finding.data.get("parts", ())

    def _region_of(self, finding: Optional[Finding]) -> int:
        if finding is None or self._session is None or not finding.region:
            return -1
        plan = self._session.plan
        return next((r for r in plan.listed if plan.regions[r].key == finding.region), -1)


def _name_of(entry: Region) -> str:
    name = "" if entry.name == entry.short else entry.name.strip()
    return f"{entry.short} ({name})" if name else entry.short


def _same(first: Finding, second: Finding) -> bool:
    return (first.rule[:3], first.region, first.municipality) == (
        second.rule[:3],
        second.region,
        second.municipality,
    )
