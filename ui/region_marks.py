# SPDX-License-Identifier: GPL-2.0-or-later
"""The small square of a region in lists: its colour on the map, and which locks are on it."""

from __future__ import annotations

from typing import NamedTuple

from qgis.PyQt.QtCore import QPointF, QRectF, Qt
from qgis.PyQt.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from ..gis import palettes
from ..gis.plan_session import PlanSession
from .look import padlock, region_colour

#: Side of the square in pixels; room for a padlock inside a double edge.
SIDE = 17
#: Drawn larger and scaled down by Qt, so that it is sharp on every screen.
_SCALE = 4


def colour_of(session: PlanSession, region: int) -> str:
    """The colour of a region on the map; white, as there, for one that a running stroke makes."""
    colours = session.colours
    return region_colour(int(colours[region])) if region < len(colours) else palettes.PAPER


class Marks(NamedTuple):
    """What is drawn: colour; locked as a whole; blocks kept; outer border locked."""

    colour: str
    is_locked: bool = False
    keeps_blocks: bool = False
    is_framed: bool = False


def region_mark(marks: Marks) -> QIcon:
    """A square of colour; a padlock as on the map, a double edge as the border there, or dots for
    blocks that stay. No sign of a font: many lack it, and it would take the room of the code."""
    pixmap = QPixmap(SIDE * _SCALE, SIDE * _SCALE)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(_SCALE, _SCALE)
    square = QRectF(1.5, 1.5, SIDE - 3, SIDE - 3)
    ink = QColor(palettes.INK)
    if marks.is_framed:
        painter.setPen(QPen(ink, 1.5))
        painter.setBrush(QColor(palettes.PAPER))
        painter.drawRect(square.adjusted(-0.7, -0.7, 0.7, 0.7))
        square = square.adjusted(1.4, 1.4, -1.4, -1.4)
    painter.setPen(QPen(QColor(palettes.MUNICIPALITY_BORDER), 1))
    painter.setBrush(QColor(marks.colour))
    painter.drawRoundedRect(square, 2, 2)
    if marks.is_locked:
        painter.fillPath(padlock(0.22 * SIDE, 0.17 * SIDE, 0.56 * SIDE), ink)
    elif marks.keeps_blocks:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        centre, step = square.center(), 0.23 * square.width()
        for right, down in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
            painter.drawEllipse(centre + QPointF(right * step, down * step), 1.5, 1.5)
    painter.end()
    icon = QIcon(pixmap)
    # The colour of a selected row would otherwise be mixed in.
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon
