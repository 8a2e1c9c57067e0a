# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings as rows of a list, grouped by how serious they are."""

from __future__ import annotations

from typing import Any, Optional, Sequence

from qgis.PyQt.QtCore import QAbstractListModel, QModelIndex, Qt
from qgis.PyQt.QtWidgets import QWidget

from ..core.findings import Finding, Level
from ..gis.messages import Labels, finding_text
from ..gis.translation import number, tr
from .look import level_colour, level_sign
from .rows import COLOUR_ROLE, HEADING_ROLE, NOTE_ROLE, SIGN_ROLE

FINDING_ROLE = Qt.ItemDataRole.UserRole + 1
LEVELS = (Level.ERROR, Level.WARNING, Level.NOTE)


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
        self._labels: Optional[Labels] = None
        # What a gesture did not touch is the same object as before, and has its sentence.
        self._known: dict[int, tuple[Optional[Finding], str]] = {}

    def show_findings(self, findings: Sequence[Finding], labels: Optional[Labels] = None) -> None:
        """Replace all rows. labels: what people call Sozialräume and municipalities."""
        before = self._known if labels == self._labels else {}
        self._labels, self._known = labels, {}
        self.beginResetModel()
        self._rows = []
        for level in LEVELS:
            group = [finding for finding in findings if finding.level is level]
            if group:
                self._rows.append((None, f"{level_title(level)} ({number(len(group))})"))
            for finding in group:
                row = before.get(id(finding)) or (finding, finding_text(finding, labels))
                self._known[id(finding)] = row
                self._rows.append(row)
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
            return " · ".join([finding.rule[:3], *self._aside(finding)])
        return None

    def _aside(self, finding: Finding) -> list[str]:
        """The key of the region, or its name where the sentence is about the key; or the town."""
        if self._labels is None:
            return []
        names, key, town = self._labels.names, finding.region, finding.municipality
        if key:
            return [names.get(key, key) if finding.rule == "V03" else key]
        return [names.get(town, town)] if town else []
