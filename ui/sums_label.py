# SPDX-License-Identifier: GPL-2.0-or-later
"""The sums below the table: the chosen municipality and the county, with what is wrong there."""

from __future__ import annotations

from html import escape
from typing import Optional

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel

from ..core.sizes import summarise
from ..gis.plan_session import PlanSession
from ..gis.translation import number, tr, trn


class SumsLabel(QLabel):
    """One line a sum."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)

    def show_sums(self, session: PlanSession, name: str, municipality: Optional[str]) -> None:
        """Sums of a municipality by key and name, None for the county alone."""
        lines = [] if municipality is None else [_line(session, name, municipality)]
        text = "<br>".join([*lines, _line(session, tr("In all"), None)])
        # Setting a text lays the panel out anew, which a stroke has no time for.
        if text != self.text():
            self.setText(text)


def _line(session: PlanSession, title: str, municipality: Optional[str]) -> str:
    summary = summarise(session.plan, session.thresholds, municipality)
    text = tr("<b>{title}:</b> {residents} residents, Sozialräume: {n}").format(
        title=escape(title), residents=number(summary.residents), n=number(summary.regions)
    )
    faults = []
    if summary.below:
        faults.append(tr("{n} too small").format(n=number(summary.below)))
    if summary.above:
        faults.append(tr("{n} too large").format(n=number(summary.above)))
    if summary.split:
        faults.append(tr("{n} not contiguous").format(n=number(summary.split)))
    if summary.unassigned:
        unassigned = trn("{n} block unassigned", "{n} blocks unassigned", summary.unassigned)
        faults.append(unassigned.format(n=number(summary.unassigned)))
    if faults:
        # A line ends between faults, not within one.
        kept = [fault.replace(" ", "\N{NO-BREAK SPACE}") for fault in faults]
        text += f" <span style='color:#b3261e'>⚠\N{NO-BREAK SPACE}{', '.join(kept)}</span>"
    return text
