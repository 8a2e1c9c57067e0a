# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours and hatches of blocks, by look-up: pixel -> block -> what is shown -> colour."""

from __future__ import annotations

from typing import Optional

import numpy as np
from qgis.PyQt.QtGui import QColor

from ...core.arrays import AnyIntArray, FloatArray, Int32Array
from ...core.plan import UNASSIGNED, Plan
from ...gis import palettes

#: Hatches repeat after so many pixels.
_PERIOD = 12
#: What lies on a block, the most important last: a hatch each, but for the plain colour.
PLAIN, FROZEN, OPEN, MOVED, LOCKED = range(5)
#: Colour, lines in one period, width in pixels, whether they fall to the right, and strength.
_HATCHES = {
    FROZEN: ("#4d4d4d", 1, 0.9, False, 0.55),
    OPEN: ("#b2182b", 2, 1.2, False, 0.8),
    MOVED: ("#1a1a1a", 2, 1.8, True, 0.8),
    LOCKED: ("#333333", 2, 1.1, False, 0.7),
}
_KINDS = 5
_WHITE = len(palettes.REGIONS)


class Fills:
    """What is shown on each block of a plan."""

    def __init__(self, n: int) -> None:
        self._table = _colour_table()
        self._uses_hatch = False
        #: Row of the colour table for each block; the last entry is that of "no block".
        self._code = np.zeros(n + 1, dtype=np.uint8)
        self._moved = np.zeros(n, dtype=bool)
        self._compares = False

    def compare(self, blocks: Optional[AnyIntArray]) -> None:
        """Hatch these blocks, as moved against another plan, and no locks beside them."""
        self._compares = blocks is not None
        self._moved[:] = False
        if blocks is not None:
            self._moved[blocks] = True

    def refresh(
        self, plan: Plan, colours: Int32Array, blocks: Optional[AnyIntArray] = None
    ) -> None:
        """Take over the plan, for some blocks or for all."""
        chosen = slice(0, len(self._moved)) if blocks is None else blocks
        region = plan.region_of[chosen]
        # A region made in the running stroke has no colour yet.
        known = np.full(len(plan.regions) + 1, _WHITE, dtype=np.uint8)
        k = min(len(colours), len(plan.regions))
        known[:k] = np.asarray(colours[:k]) % len(palettes.REGIONS)
        known[-1] = _WHITE
        frozen = np.array([entry.locked for entry in plan.regions] + [False])
        kind = np.where(frozen[region] & (not self._compares), FROZEN, PLAIN)
        kind[region == UNASSIGNED] = OPEN
        kind[self._moved[chosen]] = MOVED
        if not self._compares:
            kind[plan.block_locked[chosen]] = LOCKED
        self._code[:-1][chosen] = known[region] * _KINDS + kind
        self._code[-1] = len(self._table) - 1
        self._uses_hatch = bool((self._code[:-1] % _KINDS != PLAIN).any())

    def paint(self, raster: Int32Array, left: int, top: int, ratio: float) -> AnyIntArray:
        """Premultiplied ARGB of a stretch of the raster that begins at column left and row top.

        ratio: raster pixels for one pixel of the screen, by which hatches are enlarged.
        """
        code = self._code[raster]
        if not self._uses_hatch:
            return self._table[code, 0, 0]
        rows, columns = np.ogrid[top : top + raster.shape[0], left : left + raster.shape[1]]
        step = max(round(ratio), 1)
        return self._table[code, rows // step % _PERIOD, columns // step % _PERIOD]


def _colour_table() -> AnyIntArray:
    """Premultiplied ARGB by colour and kind, row and column within a period, (t, p, p)."""
    colours = [_channels(colour) for colour in (*palettes.REGIONS, "#ffffff")]
    table = np.zeros((len(colours) * _KINDS + 1, _PERIOD, _PERIOD), dtype=np.uint32)
    for index, colour in enumerate(colours):
        for kind in range(_KINDS):
            share = np.zeros((_PERIOD, _PERIOD))
            ink = colour
            if kind != PLAIN:
                name, lines, width, falls, strength = _HATCHES[kind]
                ink, share = _channels(name), strength * _coverage(lines, width, falls)
            mixed = np.round(
                colour[:, None, None] * (1 - share) + ink[:, None, None] * share
            ).astype(np.uint32)
            table[index * _KINDS + kind] = (
                0xFF000000 | (mixed[0] << 16) | (mixed[1] << 8) | mixed[2]
            )
    return table


def _coverage(lines: int, width: float, falls: bool) -> FloatArray:
    """Share of each pixel that slanting lines cover, (p, p)."""
    row, column = np.mgrid[0:_PERIOD, 0:_PERIOD]
    gap = _PERIOD / lines
    along = (column - row if falls else column + row) % gap
    distance = np.minimum(along, gap - along) / np.sqrt(2)
    return np.clip(width / 2 + 0.5 - distance, 0.0, 1.0)


def _channels(name: str) -> FloatArray:
    return np.array(QColor(name).getRgb()[:3], dtype=np.float64)
