# SPDX-License-Identifier: GPL-2.0-or-later
"""What a stroke would do, drawn over the plan: outlines, and a hatch for what is cut off."""

from __future__ import annotations

from typing import Optional

import numpy as np
from qgis.PyQt.QtCore import QPointF, QRect, Qt
from qgis.PyQt.QtGui import QColor, QImage, QPainter, QPen

from ...core.arrays import AnyIntArray
from ...gis import palettes
from ...gis.drawing.shapes import MapShapes
from .. import look
from .picture import Picture
from .view import View, blank_image, lines_path, pixels_of_image

_MARGIN = 6
#: Distance of hatch lines and their width, in pixels.
_GAP, _WIDTH = 9, 2.6
_NONE = np.empty(0, dtype=np.int64)


class Preview:
    """Three sets of blocks: those that would move, that are cut off, that would stay.

    Drawn once into an image of the stretch they cover, so that moving a brush over it costs
    nothing.
    """

    def __init__(self, shapes: MapShapes) -> None:
        self._shapes = shapes
        self._moving = self._hatched = self._refused = _NONE
        self._rect = QRect()
        self._image: Optional[QImage] = None

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (len(self._moving) or len(self._hatched) or len(self._refused))

    @property
    def rect(self) -> QRect:
        """Pixels of the picture that the preview covers."""
        return self._rect

    def show(self, moving: AnyIntArray, hatched: AnyIntArray, refused: AnyIntArray) -> None:
        """Choose other blocks, or none; ``draw`` makes the image."""
        self._moving, self._hatched, self._refused = (
            np.asarray(blocks, dtype=np.int64) for blocks in (moving, hatched, refused)
        )

    def draw(self, picture: Optional[Picture]) -> None:
        """Draw the blocks for the view of a picture."""
        self._image, self._rect = None, QRect()
        if self.is_empty or picture is None:
            return
        blocks = np.concatenate([self._moving, self._hatched, self._refused])
        self._rect = picture.view.around(self._shapes.outlines.boxes[:, blocks], _MARGIN)
        if self._rect.isEmpty():
            return
        self._image = blank_image(self._rect.width(), self._rect.height())
        if len(self._hatched):
            self._hatch(picture)
        painter = QPainter(self._image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(-self._rect.left(), -self._rect.top())
        self._outline(painter, picture.view, self._hatched, look.BAD)
        self._outline(painter, picture.view, self._refused, look.BAD)
        self._outline(painter, picture.view, self._moving, palettes.INK)
        painter.end()

    def paint(self, painter: QPainter, ratio: float) -> None:
        """Put the image over the plan."""
        if self._image is not None:
            self._image.setDevicePixelRatio(ratio)
            painter.drawImage(QPointF(self._rect.topLeft()) / ratio, self._image)

    def _hatch(self, picture: Picture) -> None:
        """Slanting lines on a light ground, by pixel."""
        chosen = np.zeros(len(self._shapes.centres) + 1, dtype=bool)
        chosen[self._hatched] = True
        mask = chosen[picture.blocks_in(self._rect)]
        row, column = np.ogrid[: mask.shape[0], : mask.shape[1]]
        gap = round(_GAP * picture.view.ratio)
        is_line = (row + column) % gap < _WIDTH * picture.view.ratio
        ink, ground = _premultiplied(look.BAD, 235), _premultiplied(palettes.PAPER, 120)
        pixels_of_image(self._image)[mask] = np.where(is_line, ink, ground)[mask]

    def _outline(self, painter: QPainter, view: View, blocks: AnyIntArray, colour: str) -> None:
        """The common outline of blocks, with a light edge that shows on every colour."""
        chains = self._shapes.chains
        around = chains.index.of(blocks)
        inside = np.zeros(len(self._shapes.centres) + 1, dtype=bool)
        inside[blocks] = True
        edge = around[inside[chains.left[around]] != inside[chains.right[around]]]
        if not len(edge):
            return
        path = lines_path(view.pixels(chains.drawn(edge, 0.4 / view.scale)))
        for ink, width in ((palettes.PAPER, 5.0), (colour, 2.4)):
            painter.setPen(
                QPen(
                    QColor(ink),
                    width * view.ratio,
                    Qt.PenStyle.SolidLine,
                    Qt.PenCapStyle.SquareCap,
                )
            )
            painter.drawPath(path)


def _premultiplied(colour: str, alpha: int) -> np.uint32:
    red, green, blue = (round(part * alpha / 255) for part in QColor(colour).getRgb()[:3])
    return np.uint32(alpha << 24 | red << 16 | green << 8 | blue)
