# SPDX-License-Identifier: GPL-2.0-or-later
"""Tab "Findings": what the rules have to say about the plan, place by place."""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, Qt, pyqtSignal
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

from ..core.findings import Finding, Level, count_by_level
from ..gis.messages import finding_text
from ..gis.plan_session import PlanSession
from ..gis.translation import number, tr
from .look import GOOD, NEAR, heading, icon, level_colour, level_sign, soft
from .rows import COLOUR_ROLE, HEADING_ROLE, NOTE_ROLE, SIGN_ROLE, RowList

FINDING_ROLE = Qt.ItemDataRole.UserRole + 1
_LEVELS = (Level.ERROR, Level.WARNING, Level.NOTE)
#: Rules about which something can be done from here.
_EXCLAVE_RULES = ("V05", "V05e")
_MENDABLE_RULES = ("V05", "V07", "V08")


def level_title(level: Level) -> str:
    """Heading over the findings of a level."""
    return {
        Level.ERROR: tr("Errors"),
        Level.WARNING: tr("Warnings"),
        Level.NOTE: tr("Notes"),
    }[level]


class FindingModel(QAbstractListModel):
    """Findings grouped by level, each group under its heading."""

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[Optional[Finding], str]] = []
        self._labels: Mapping[str, str] = {}

    def show_findings(
        self, findings: Sequence[Finding], labels: Optional[Mapping[str, str]] = None
    ) -> None:
        """Replace all rows. labels: what people call the regions, by key."""
        self._labels = labels or {}
        self.beginResetModel()
        self._rows = []
        for level in _LEVELS:
            group = [finding for finding in findings if finding.level is level]
            if group:
                self._rows.append((None, f"{level_title(level)} ({number(len(group))})"))
                self._rows += [(finding, finding_text(finding)) for finding in group]
        self.endResetModel()

    def places(self) -> list[int]:
        """Rows that hold a finding."""
        return [row for row, (finding, _) in enumerate(self._rows) if finding is not None]

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        if self._rows[index.row()][0] is None:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        finding, text = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == HEADING_ROLE:
            return finding is None
        if role == FINDING_ROLE:
            return finding
        if finding is None:
            return None
        if role == SIGN_ROLE:
            return level_sign(finding.level)
        if role == COLOUR_ROLE:
            return level_colour(finding.level)
        if role == NOTE_ROLE:
            label = self._labels.get(finding.region or "", "")
            return f"{finding.rule[:3]} · {label}" if label else finding.rule[:3]
        return None


class FindingsPanel(QWidget):
    """Previous and next lead the map from place to place; what can be mended has a button.

    ``place_wanted`` carries blocks to be shown, ``exclave_wanted`` and ``suggestion_wanted`` a
    region, ``changes_wanted`` asks for the changes without a reason.
    """

    place_wanted = pyqtSignal(object)
    exclave_wanted = pyqtSignal(int)
    suggestion_wanted = pyqtSignal(int)
    changes_wanted = pyqtSignal()
    count_changed = pyqtSignal(object)

    def __init__(self, parent: Optional[QWidget] = None) -> None:
        super().__init__(parent)
        self._session: Optional[PlanSession] = None
        self._part = -1
        self.municipality: Optional[str] = None
        self.model = FindingModel(self)
        self.view = RowList()
        self.view.setObjectName("SozialraumFindings")
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._chosen)
        self.view.clicked.connect(lambda _index: self.show_place())
        self.level_box = QComboBox()
        self.level_box.addItem(tr("All findings"), None)
        for level in _LEVELS:
            self.level_box.addItem(level_title(level), level)
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
        for label in (title, soft(tr("All rules that can be checked here are kept."))):
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

    def set_session(self, session: Optional[PlanSession]) -> None:
        """Show the findings of another plan, or of none."""
        self._session = session
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
        self.model.show_findings(shown, self._region_labels())
        self.pages.setCurrentIndex(0 if shown else 1)
        places = self.model.places()
        same = [
            place
            for place in places
            if before is not None and _same(self._finding_at(place), before)
        ]
        if same:
            self.view.setCurrentIndex(self.model.index(same[0]))
        elif before is not None and places:
            # What was looked at is mended: the next one takes its place.
            nearest = min(places, key=lambda place: abs(place - row))
            self.view.setCurrentIndex(self.model.index(nearest))
        self._chosen()
        everything = [] if self._session is None else self._session.checks.findings
        self.count_changed.emit(count_by_level(everything))

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
        if finding.blocks:
            self.place_wanted.emit(list(finding.blocks))

    # Inside

    def _shown(self) -> list[Finding]:
        if self._session is None:
            return []
        level = self.level_box.currentData()
        return [
            finding
            for finding in self._session.checks.findings
            if (level is None or finding.level is level) and self._is_here(finding)
        ]

    def _region_labels(self) -> dict[str, str]:
        if self._session is None:
            return {}
        regions = self._session.plan.regions
        entries = [regions[region] for region in self._session.plan.listed]
        return {entry.key: f"{entry.short}, {entry.name}" for entry in entries}

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


def _same(first: Finding, second: Finding) -> bool:
    return (first.rule[:3], first.region, first.municipality) == (
        second.rule[:3],
        second.region,
        second.municipality,
    )
