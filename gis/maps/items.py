# SPDX-License-Identifier: GPL-2.0-or-later
"""Items of a print layout, placed in millimetres: text, areas, lines, pictures."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Sequence

from qgis.core import (
    QgsFillSymbol,
    QgsLayoutItem,
    QgsLayoutItemLabel,
    QgsLayoutItemPicture,
    QgsLayoutItemPolyline,
    QgsLayoutItemShape,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLineSymbol,
    QgsPrintLayout,
)
from qgis.PyQt.QtCore import QPointF, Qt
from qgis.PyQt.QtGui import QPolygonF

from .. import palettes
from ..compat import LAYOUT_MM, set_label_format
from ..fonts import line_height, text_format

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight
CENTRE = Qt.AlignmentFlag.AlignHCenter


def add_item(
    layout: QgsPrintLayout,
    item: Any,
    x: float,
    y: float,
    width: float,
    height: float,
    name: str = "",
) -> None:
    """Put an item onto the page."""
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x, y, LAYOUT_MM))
    item.attemptResize(QgsLayoutSize(width, height, LAYOUT_MM))
    if name:
        item.setId(name)


def add_text(
    layout: QgsPrintLayout,
    lines: Sequence[str],
    x: float,
    y: float,
    width: float,
    points: float,
    *,
    bold: bool = False,
    color: str = palettes.INK,
    align: Any = LEFT,
    name: str = "",
) -> float:
    """Lines that were broken to fit ``width``; returns their height in millimetres."""
    label = QgsLayoutItemLabel(layout)
    label.setMode(QgsLayoutItemLabel.Mode.ModeFont)
    label.setText("\n".join(lines))
    set_label_format(label, text_format(points, bold, color))
    label.setHAlign(align)
    label.setVAlign(Qt.AlignmentFlag.AlignTop)
    label.setMarginX(0)
    label.setMarginY(0)
    height = len(lines) * line_height(points)
    # A little more width than measured, on the side where it moves nothing, so that a font engine
    # that measures a hair wider does not break a line again.
    extra = 0.5
    left = x if align == LEFT else x - extra if align == RIGHT else x - extra / 2
    add_item(layout, label, left, y, width + extra, height, name)
    return height


def add_area(
    layout: QgsPrintLayout, symbol: QgsFillSymbol, x: float, y: float, width: float, height: float
) -> None:
    """A rectangle filled by a symbol of the map."""
    shape = QgsLayoutItemShape(layout)
    shape.setShapeType(QgsLayoutItemShape.Shape.Rectangle)
    shape.setSymbol(symbol)
    add_item(layout, shape, x, y, width, height)


def add_line(
    layout: QgsPrintLayout, symbol: QgsLineSymbol, points: Sequence[tuple[float, float]]
) -> None:
    """A line through points of the page."""
    line = QgsLayoutItemPolyline(QPolygonF([QPointF(x, y) for x, y in points]), layout)
    line.setSymbol(symbol)
    layout.addLayoutItem(line)


def rule(width: float = 0.2, colour: str = palettes.SOFT_INK) -> QgsLineSymbol:
    """A hairline that separates parts of the page."""
    return QgsLineSymbol.createSimple(
        {"line_color": colour, "line_width": str(width), "capstyle": "flat"}
    )


def add_picture(
    layout: QgsPrintLayout,
    path: Path,
    x: float,
    y: float,
    width: float,
    height: float,
    anchor: Any = None,
) -> QgsLayoutItemPicture:
    """A picture fitted into a box without distortion."""
    picture = QgsLayoutItemPicture(layout)
    picture.setResizeMode(QgsLayoutItemPicture.ResizeMode.Zoom)
    picture.setPictureAnchor(anchor or QgsLayoutItem.ReferencePoint.Middle)
    picture.setPicturePath(str(path))
    add_item(layout, picture, x, y, width, height)
    return picture
