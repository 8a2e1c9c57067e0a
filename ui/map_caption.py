# SPDX-License-Identifier: GPL-2.0-or-later
"""Title and legend over the map, for people who did not draw it."""

from __future__ import annotations

from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QEvent, QObject, QRectF, QSize, Qt
from qgis.PyQt.QtGui import QBrush, QColor, QPainter, QPen, QPixmap
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from ..gis import palettes
from ..gis.translation import tr
from .look import BAD, sized

_PAPER = (
    "QFrame#{name} {{ background: #ffffff; border: 1px solid #8a8a8a;"
    " border-radius: 4px; }} QLabel {{ color: #1a1a1a; background: transparent; border: none; }}"
)
_DISTANCE = 12


class MapCaption(QObject):
    """Two frames on the canvas, title at the top left, legend at the bottom left.

    scale: how much larger than usual the letters are.
    """

    def __init__(self, canvas: QgsMapCanvas, scale: float = 1.0) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self.title = _frame(canvas, "SozialraumMapTitle")
        self.name = sized(QLabel(), 1.9 * scale, bold=True)
        self.subtitle = sized(QLabel(), 1.25 * scale)
        box = QVBoxLayout(self.title)
        box.setContentsMargins(14, 8, 14, 9)
        box.setSpacing(2)
        box.addWidget(self.name)
        box.addWidget(self.subtitle)
        self.legend = _frame(canvas, "SozialraumMapLegend")
        self._fill_legend(scale)
        canvas.installEventFilter(self)

    def set_texts(self, title: str, subtitle: str) -> None:
        """What the map shows, and of what."""
        self.name.setText(title)
        self.subtitle.setText(subtitle)
        self.subtitle.setVisible(bool(subtitle))
        self._place()

    def show(self) -> None:
        """Lay both over the map."""
        for frame in (self.title, self.legend):
            frame.show()
            frame.raise_()
        self._place()

    def remove(self) -> None:
        """Take both off for good."""
        self._canvas.removeEventFilter(self)
        for frame in (self.title, self.legend):
            frame.hide()
            frame.deleteLater()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        for frame in (self.title, self.legend):
            frame.adjustSize()
        self.title.move(_DISTANCE, _DISTANCE)
        self.legend.move(_DISTANCE, self._canvas.height() - self.legend.height() - _DISTANCE)

    def _fill_legend(self, scale: float) -> None:
        grid = QGridLayout(self.legend)
        grid.setContentsMargins(12, 8, 12, 8)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(4)
        entries = (
            (_areas(), tr("Sozialräume (neighbours differ in colour)")),
            (_line(1.4), tr("Border of a Sozialraum")),
            (_line(3.0), tr("Border of a municipality")),
            (_hatched(), tr("Blocks without a Sozialraum")),
        )
        for row, (picture, text) in enumerate(entries):
            image = QLabel()
            image.setPixmap(picture)
            grid.addWidget(image, row, 0)
            grid.addWidget(sized(QLabel(text), 1.1 * scale), row, 1)


def _frame(canvas: QgsMapCanvas, name: str) -> QFrame:
    frame = QFrame(canvas)
    frame.setObjectName(name)
    frame.setStyleSheet(_PAPER.format(name=name))
    frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    frame.hide()
    return frame


def _picture() -> tuple[QPixmap, QPainter]:
    pixmap = QPixmap(QSize(36, 18))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return pixmap, painter


def _areas() -> QPixmap:
    pixmap, painter = _picture()
    painter.setPen(QPen(QColor(palettes.COUNTY_BORDER), 1.2))
    for place, colour in enumerate(palettes.REGIONS[:3]):
        painter.setBrush(QColor(colour))
        painter.drawRect(QRectF(1 + place * 11.3, 2, 11.3, 14))
    painter.end()
    return pixmap


def _line(width: float) -> QPixmap:
    pixmap, painter = _picture()
    painter.setPen(QPen(QColor(palettes.COUNTY_BORDER), width))
    painter.drawLine(1, 9, 35, 9)
    painter.end()
    return pixmap


def _hatched() -> QPixmap:
    pixmap, painter = _picture()
    painter.setPen(QPen(QColor(palettes.COUNTY_BORDER), 1))
    painter.setBrush(QBrush(QColor(BAD), Qt.BrushStyle.BDiagPattern))
    painter.drawRect(QRectF(1, 2, 34, 14))
    painter.end()
    return pixmap
