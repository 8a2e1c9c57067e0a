# SPDX-License-Identifier: GPL-2.0-or-later
"""Which borders are drawn, how, and where they are."""

from __future__ import annotations

from typing import Optional

import numpy as np
from qgis.PyQt.QtCore import QRect, Qt
from qgis.PyQt.QtGui import QColor, QPainter, QPen

from ...core.arrays import AnyIntArray, BoolArray, FloatArray, IntArray
from ...core.plan import UNASSIGNED, Plan
from ...gis import palettes
from ...gis.drawing.chains import BorderChains
from .. import look
from .view import View, lines_path

#: How far a simplified border may lie from the true one, in pixels.
_DETAIL = 0.4
#: Regions larger than this have lines of full width, in pixels.
_FULL_SIZE = 140.0
#: Half of the widest line and some blur: what a border changes around it, in pixels.
MARGIN = 5


class Borders:
    """Borders of regions from the border-edge list: right at every moment of a stroke."""

    def __init__(self, chains: BorderChains, municipality: IntArray) -> None:
        self._chains = chains
        other = np.where(chains.right >= 0, municipality[chains.right], -1)
        #: The frame that regions do not leave; it never changes while a plan is open.
        self._is_frame: BoolArray = municipality[chains.left] != other
        self._divides = np.zeros(len(chains.left), dtype=bool)
        self._is_frozen = np.zeros(len(chains.left), dtype=bool)
        self._of_target = np.zeros(len(chains.left), dtype=bool)
        self.target: Optional[int] = None
        #: Map units across all blocks.
        self._extent = float(np.hypot(_span(chains.boxes[0::2]), _span(chains.boxes[1::2])))
        self._regions = 1

    def refresh(self, plan: Plan, blocks: Optional[AnyIntArray] = None) -> None:
        """Take over the plan, around some blocks or everywhere."""
        chains = self._chains
        at = np.arange(len(chains.left)) if blocks is None else chains.index.of(blocks)
        right = chains.right[at]
        one = plan.region_of[chains.left[at]]
        other = np.where(right >= 0, plan.region_of[right], UNASSIGNED - 1)
        differ = one != other
        self._divides[at] = differ & ~self._is_frame[at]
        codes = {"": 0}
        frames = [codes.setdefault(region.frame, len(codes)) for region in plan.regions]
        # "Unassigned" and the outside stand at the end, without a frame of their own.
        self._regions = max(len(plan.regions), 1)
        frame_of = np.array([*frames, 0, 0], dtype=np.int64)
        self._is_frozen[at] = frame_of[one] != frame_of[other]
        target = self.target
        self._of_target[at] = (
            differ & ((one == target) | (other == target)) if target is not None else False
        )

    def draw(self, painter: QPainter, view: View, pixels: QRect) -> None:
        """Draw what touches a rectangle of the picture."""
        box = view.area(pixels, MARGIN)
        # Thinner where regions are small on the screen, or a county would drown in lines.
        size = self._extent * view.scale / view.ratio / np.sqrt(self._regions)
        ratio = view.ratio * float(np.clip(size / _FULL_SIZE, 0.6, 1.0))
        self._stroke(painter, view, self._divides, box, ((palettes.COUNTY_BORDER, 1.7 * ratio),))
        self._stroke(painter, view, self._is_frame, box, ((palettes.COUNTY_BORDER, 3.0 * ratio),))
        double = ((palettes.COUNTY_BORDER, 6.0 * ratio), (palettes.PAPER, 3.0 * ratio))
        self._stroke(painter, view, self._is_frozen, box, double)
        halo = ((palettes.PAPER, 6.5 * ratio), (look.ACCENT, 3.5 * ratio))
        self._stroke(painter, view, self._of_target, box, halo)

    def _stroke(
        self,
        painter: QPainter,
        view: View,
        chosen: BoolArray,
        box: tuple[float, float, float, float],
        pens: tuple[tuple[str, float], ...],
    ) -> None:
        chains = self._chains.in_box(np.flatnonzero(chosen), *box)
        if not len(chains):
            return
        path = lines_path(view.pixels(self._chains.drawn(chains, _DETAIL / view.scale)))
        for colour, width in pens:
            # Square ends close the corners between two segments at a fraction of the cost of
            # round ones.
            painter.setPen(
                QPen(QColor(colour), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.SquareCap)
            )
            painter.drawPath(path)


def _span(values: FloatArray) -> float:
    """From the least to the greatest value, 0 for none."""
    return float(values.max() - values.min()) if values.size else 0.0
