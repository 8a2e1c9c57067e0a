# SPDX-License-Identifier: GPL-2.0-or-later
"""What all panels share: colours with a meaning, small pictures, headings, signed numbers."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QEvent, QRectF, QSize, Qt
from qgis.PyQt.QtGui import (
    QColor,
    QFont,
    QIcon,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from qgis.PyQt.QtWidgets import (
    QDialogButtonBox,
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ..core.findings import Level
from ..core.sizes import SizeState
from ..gis import palettes
from ..gis.translation import number, tr

ICONS = Path(__file__).resolve().parents[1] / "resources" / "icons"

#: Dark enough for text on white (contrast above 5:1), and never the only sign.
BAD = "#b3261e"
CAUTION = "#9a5b00"
GOOD = "#1d6f42"
IDLE = "#5f6b76"
ACCENT = "#0b57d0"

#: Distance between things that belong together, and between groups, in pixels.
NEAR, APART = 4, 10

_STATES = {
    SizeState.EMPTY: (IDLE, "–"),
    SizeState.BELOW: (BAD, "▼"),
    SizeState.WITHIN: (GOOD, "●"),
    SizeState.ABOVE: (CAUTION, "▲"),
}
_LEVELS = {Level.ERROR: (BAD, "✖"), Level.WARNING: (CAUTION, "▲"), Level.NOTE: (IDLE, "ℹ")}


def state_colour(state: SizeState) -> str:
    """Colour of a threshold state."""
    return _STATES[state][0]


def state_sign(state: SizeState) -> str:
    """Sign of a threshold state."""
    return _STATES[state][1]


def state_text(state: SizeState) -> str:
    """The state in a word or two."""
    return {
        SizeState.EMPTY: tr("empty"),
        SizeState.BELOW: tr("too small"),
        SizeState.WITHIN: tr("fits"),
        SizeState.ABOVE: tr("too large"),
    }[state]


def level_colour(level: Level) -> str:
    """Colour of a finding."""
    return _LEVELS[level][0]


def level_sign(level: Level) -> str:
    """Sign of a finding."""
    return _LEVELS[level][1]


def signed(value: int) -> str:
    """A change with its sign; a real minus, not a hyphen."""
    return ("+" if value > 0 else "−" if value < 0 else "±") + number(abs(value))


def region_colour(colour_class: int) -> str:
    """Map colour of a colour class."""
    return palettes.REGIONS[colour_class % len(palettes.REGIONS)]


def swatch(colour: str, size: int = 14, locked: bool = False) -> QIcon:
    """A small square of colour, with a padlock on it where that is wanted."""
    pixmap = QPixmap(size, size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(palettes.MUNICIPALITY_BORDER), 1))
    painter.setBrush(QColor(colour))
    painter.drawRoundedRect(QRectF(1.5, 1.5, size - 3, size - 3), 2, 2)
    if locked:
        painter.fillPath(padlock(0.18 * size, 0.14 * size, 0.64 * size), QColor(palettes.INK))
    painter.end()
    icon = QIcon(pixmap)
    # The colour of a selected row would otherwise be mixed in.
    icon.addPixmap(pixmap, QIcon.Mode.Selected)
    return icon


def padlock(x: float, y: float, size: float) -> QPainterPath:
    """A closed padlock in a square."""
    shackle = QPainterPath()
    shackle.addRoundedRect(
        QRectF(x + 0.26 * size, y, 0.48 * size, 0.8 * size), 0.24 * size, 0.24 * size
    )
    opening = QPainterPath()
    opening.addRoundedRect(
        QRectF(x + 0.38 * size, y + 0.12 * size, 0.24 * size, 0.7 * size), 0.12 * size, 0.12 * size
    )
    body = QPainterPath()
    body.addRoundedRect(
        QRectF(x + 0.1 * size, y + 0.44 * size, 0.8 * size, 0.56 * size), 0.08 * size, 0.08 * size
    )
    return shackle.subtracted(opening).united(body)


def icon(name: str) -> QIcon:
    """A picture of the plugin, or one of QGIS where the name begins with "/"."""
    return QgsApplication.getThemeIcon(name) if name.startswith("/") else QIcon(str(ICONS / name))


def font_of(widget: QWidget, factor: float, bold: bool = False) -> QFont:
    """The font of a widget, larger or smaller."""
    font = QFont(widget.font())
    if font.pointSizeF() > 0:
        font.setPointSizeF(font.pointSizeF() * factor)
    font.setBold(bold)
    return font


def sized(widget: QWidget, factor: float, bold: bool = False) -> QWidget:
    """The widget with its font enlarged; returns it."""
    widget.setFont(font_of(widget, factor, bold))
    return widget


def heading(text: str, factor: float = 1.15) -> QLabel:
    """A title over a group."""
    label = QLabel(text)
    label.setWordWrap(True)
    sized(label, factor, bold=True)
    return label


class OneLine(QLabel):
    """A line that moves nothing, whatever it says: what does not fit is read on hovering."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        end = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), end, self.width())
        painter = QPainter(self)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft, shown)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip:
            room = self.fontMetrics().horizontalAdvance(self.text())
            self.setToolTip(self.text() if room > self.width() else "")
        return super().event(event)


def soft(text: str = "", label: Optional[QLabel] = None) -> QLabel:
    """A remark that stands back, in a new label or in one that is there."""
    if label is None:
        label = QLabel(text)
        label.setWordWrap(True)
    palette = label.palette()
    palette.setColor(QPalette.ColorRole.WindowText, soft_colour(label))
    label.setPalette(palette)
    return label


def soft_colour(widget: QWidget) -> QColor:
    """Text colour halfway to the background; follows light and dark themes."""
    text = widget.palette().color(QPalette.ColorRole.WindowText)
    ground = widget.palette().color(QPalette.ColorRole.Window)
    return QColor(*(round(0.64 * a + 0.36 * b) for a, b in zip(text.getRgb(), ground.getRgb())))


def rule() -> QFrame:
    """A thin line between groups."""
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setFrameShadow(QFrame.Shadow.Sunken)
    return line


def coloured(text: str, colour: str, bold: bool = False) -> str:
    """Text as HTML in a colour."""
    weight = ";font-weight:bold" if bold else ""
    return f"<span style='color:{colour}{weight}'>{escape(text)}</span>"


def shortened(text: Optional[str], length: int = 60) -> str:
    """A text that fits into a menu or a message."""
    text = " ".join((text or "").split())
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"


def cancel_button(buttons: QDialogButtonBox) -> QPushButton:
    """A button that leaves a dialog; QGIS does not bring Qt's own words on every system."""
    return buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)


def close_button(buttons: QDialogButtonBox) -> QPushButton:
    """A button that closes what was read."""
    return buttons.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)


def accept_button(buttons: QDialogButtonBox, verb: str) -> QPushButton:
    """The button that carries out what a dialog is for."""
    button = buttons.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
    button.setDefault(True)
    return button
