# SPDX-License-Identifier: GPL-2.0-or-later
"""The plan as two images of one view: colours, which are multiplied with the map, and lines.

Made in portions when the view changes, and patched where blocks move.
"""

from __future__ import annotations

from typing import Iterator

import numpy as np
from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPen

from ...core.arrays import AnyIntArray
from ...gis.drawing.raster import empty_raster, fill
from ...gis.drawing.shapes import MapShapes
from .borders import MARGIN, Borders
from .fills import Fills
from .view import View, blank_image, lines_path, pixels_of_image

#: Vertices and borders that are drawn before the window gets its turn again.
_PORTION = 300_000
#: Blocks smaller than this on the screen are shown without outlines, in pixels; those a bit larger
#: with faint ones.
_SMALLEST, _FULL = 5.0, 12.0


class Picture:
    """One view of a plan. ``build`` makes it; it may be painted once that has come to its end."""

    def __init__(self, view: View, shapes: MapShapes, fills: Fills, borders: Borders) -> None:
        self.view = view
        self._shapes = shapes
        self._fills = fills
        self._borders = borders
        self._raster = empty_raster(view.width, view.height)
        self.colours = blank_image(view.width, view.height)
        self.lines = blank_image(view.width, view.height)
        self._grid = blank_image(view.width, view.height)
        self._has_grid = False

    def build(self) -> Iterator[None]:
        """Make the picture, a portion at a time."""
        yield from self._find_blocks()
        yield from self._draw_grid()
        self.patch(self.view.rect)

    def patch(self, pixels: QRect) -> None:
        """Draw a stretch of the picture as the plan is now."""
        if pixels.isEmpty():
            return
        left, top = pixels.left(), pixels.top()
        blocks = self.blocks_in(pixels)
        rows, columns = slice(top, top + len(blocks)), slice(left, left + blocks.shape[1])
        pixels_of_image(self.colours)[rows, columns] = self._fills.paint(
            blocks, left, top, self.view.ratio
        )
        if self._has_grid:
            painter = QPainter(self.colours)
            painter.drawImage(pixels, self._grid, pixels)
            painter.end()
        painter = QPainter(self.lines)
        painter.setClipRect(pixels)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(pixels, Qt.GlobalColor.transparent)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._borders.draw(painter, self.view, pixels)
        painter.end()

    def pixels_of(self, blocks: AnyIntArray) -> QRect:
        """What must be drawn anew when blocks move."""
        return self.view.around(self._shapes.outlines.boxes[:, blocks], MARGIN)

    def blocks_in(self, pixels: QRect) -> AnyIntArray:
        """The block of each pixel of a stretch, -1 for none."""
        rows = slice(pixels.top(), pixels.top() + pixels.height())
        return self._raster[rows, pixels.left() : pixels.left() + pixels.width()]

    def _find_blocks(self) -> Iterator[None]:
        outlines = self._shapes.outlines
        visible = outlines.in_box(*self.view.area(self.view.rect))
        vertices = np.cumsum(np.diff(outlines.start)[visible])
        portions = np.searchsorted(vertices, np.arange(_PORTION, vertices[-1:].sum(), _PORTION))
        for blocks in np.split(visible, portions):
            segments, owner = outlines.segments(blocks)
            fill(self._raster, self.view.pixels(segments), blocks[owner])
            yield

    def _draw_grid(self) -> Iterator[None]:
        size = self._shapes.block_size * self.view.scale / self.view.ratio
        if size <= _SMALLEST:
            return
        self._has_grid = True
        strength = min((size - _SMALLEST) / (_FULL - _SMALLEST), 1.0)
        pen = QPen(QColor(80, 80, 80, round(120 * strength)), 0.8 * self.view.ratio)
        chains = self._shapes.chains
        visible = chains.in_box(
            np.arange(len(chains.left)), *self.view.area(self.view.rect, MARGIN)
        )
        for portion in np.array_split(visible, len(visible) // (_PORTION // 10) + 1):
            drawn = chains.drawn(portion, 0.4 / self.view.scale)
            painter = QPainter(self._grid)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(pen)
            painter.drawPath(lines_path(self.view.pixels(drawn)))
            painter.end()
            yield
