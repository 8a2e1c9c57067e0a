# SPDX-License-Identifier: GPL-2.0-or-later
"""Outlines fitted to their neighbours, but never so that blocks become invalid or overlap.

Where the fitting would do that, outlines stay as the source has them: first only at that place,
then of the whole block, last of the blocks around it as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Sequence

import numpy as np
from qgis.core import QgsGeometry, QgsSpatialIndex

from ...core.arrays import BoolArray
from ...core.findings import Finding, Level
from ...core.rings import perimeters
from ...core.topology.outlines import (
    Outlines,
    areas,
    irregular_polygons,
    vertices_near,
    wkb_of,
)
from ...core.topology.snapping import Snapped
from ...core.topology.snapping import snap as snap_outlines
from .faults import NOISE, Overlap, find_overlaps, index_of, pieces_of, point_in

#: Rounds in which only places are held; then whole blocks, then those around them too.
_PLACES, _BLOCKS = 4, 8
#: Growth of an overlap that is rounding, in square metres.
_ROUNDING = 1e-6


@dataclass(frozen=True)
class Fitted:
    """What fitting came to.

    geometries: all blocks. outlines: the same. snapped: what happened to each block. changed:
    blocks with a new outline, (n,). overlaps: all that are left. index: of the boxes of
    ``geometries``, with a margin. findings: what was kept.
    """

    geometries: list[QgsGeometry]
    outlines: Outlines
    snapped: Snapped
    changed: BoolArray
    overlaps: Sequence[Overlap]
    index: QgsSpatialIndex
    findings: list[Finding]


class Fitting:
    """Rounds of snapping; in each one more is kept as it is, until nothing is spoilt."""

    def __init__(
        self,
        keys: Sequence[str],
        geometries: Sequence[QgsGeometry],
        outlines: Outlines,
        tolerance: float,
        overlaps: Sequence[Overlap],
        index: QgsSpatialIndex,
        step: Callable[[float], None],
    ) -> None:
        """overlaps: of the geometries as they are. index: of their boxes. step: takes percents."""
        self.keys = keys
        self.source = geometries
        self.outlines = outlines
        self.tolerance = tolerance
        self.overlaps = overlaps
        self.index = index
        self.findings: list[Finding] = []
        self._step = step
        self._before = overlaps
        self._limit = {(o.first, o.second): o.area for o in overlaps}
        self._fixed = np.zeros(len(geometries), dtype=bool)
        self._held = np.zeros(len(outlines.rings.xy), dtype=bool)
        self._said: set[tuple[int, ...]] = set()
        self._wkb: dict[int, bytes] = {}

    def run(self) -> Fitted:
        """Fit as much as can be fitted; raises what ``step`` raises."""
        size = areas(self.outlines)
        most = perimeters(self.outlines.rings) * self.tolerance
        round_number = 0
        while True:
            step = self._part(round_number)
            snapped = snap_outlines(
                self.outlines,
                self.tolerance,
                fixed=self._fixed,
                held=self._held,
                progress=lambda percent, step=step: step(0.5 * percent),  # type: ignore[misc]
            )
            new, bad = self._checked(snapped, np.abs(areas(snapped.outlines) - size) > most)
            for block, (rule, reason) in sorted(bad.items()):
                self._say(rule, (block,), point_in(self.source[block]), reason=reason)
                self._fixed[block] = True
            if not bad:
                geometries = list(self.source)
                for block, geometry in new.items():
                    geometries[block] = geometry
                if not new:
                    self.overlaps = self._before
                    break
                self._find_overlaps(geometries, snapped, round_number, step)
                grown = [overlap for overlap in self.overlaps if self._has_grown(overlap)]
                if not grown:
                    break
                self._keep(grown, geometries, snapped.changed, round_number)
            round_number += 1
        return Fitted(
            geometries,
            snapped.outlines,
            snapped,
            snapped.changed,
            self.overlaps,
            self.index,
            self.findings,
        )

    def _part(self, round_number: int) -> Callable[[float], None]:
        """Progress of one round: half of what the rounds before it have left."""
        left = 100 * 0.5**round_number
        return lambda percent: self._step(100 - left + 0.5 * left * percent / 100)

    def _checked(
        self, snapped: Snapped, implausible: BoolArray
    ) -> tuple[dict[int, QgsGeometry], dict[int, tuple[str, str]]]:
        """New geometries by block, and those that must not be used with rule and reason."""
        blocks = np.flatnonzero(snapped.changed).tolist()
        new: dict[int, QgsGeometry] = {}
        bad: dict[int, tuple[str, str]] = {}
        for block, wkb in zip(blocks, wkb_of(snapped.outlines, blocks)):
            geometry = QgsGeometry()
            geometry.fromWkb(wkb)
            if not wkb or implausible[block]:
                bad[block] = ("B19", "")
            elif not geometry.isGeosValid():
                bad[block] = ("B18", geometry.lastError() or "?")
            else:
                new[block] = geometry
        return new, bad

    def _find_overlaps(
        self,
        geometries: Sequence[QgsGeometry],
        snapped: Snapped,
        round_number: int,
        step: Callable[[float], None],
    ) -> None:
        """All overlaps; after the first time only where a block is not what it was before."""
        blocks = np.flatnonzero(snapped.changed).tolist()
        wkb = dict(zip(blocks, wkb_of(snapped.outlines, blocks)))
        if self._wkb:
            begin = np.zeros(len(geometries), dtype=bool)
            other = {b for b in {*wkb, *self._wkb} if wkb.get(b) != self._wkb.get(b)}
            begin[list(other)] = True
        else:
            self.index = index_of(self.source, margin=self.tolerance)
            begin = irregular_polygons(snapped.outlines)
            other = set(range(len(geometries)))
        found = find_overlaps(geometries, begin, self.index, lambda p: step(50 + 0.5 * p))
        same = [o for o in self.overlaps if not {o.first, o.second} & other]
        merged = {(o.first, o.second): o for o in [*same, *found]}
        self.overlaps = list(merged.values())
        self._wkb = wkb

    def _has_grown(self, overlap: Overlap) -> bool:
        before = self._limit.get((overlap.first, overlap.second), 0.0)
        return overlap.area > max(before, NOISE) + _ROUNDING

    def _keep(
        self,
        grown: Sequence[Overlap],
        geometries: Sequence[QgsGeometry],
        changed: BoolArray,
        round_number: int,
    ) -> None:
        """Outlines that overlap more than before stay as they are from the next round on."""
        for overlap in grown:
            pair = overlap.first, overlap.second
            pieces = self._new_pieces(pair, geometries)
            place = point_in(max(pieces, key=QgsGeometry.area)) if pieces else None
            if round_number < _PLACES and self._hold(pair, pieces, round_number):
                self._say("B28", pair, place)
                continue
            blocks = set(pair)
            if round_number >= _BLOCKS:
                for block in pair:
                    blocks.update(self.index.intersects(geometries[block].boundingBox()))
            for block in sorted(blocks):
                if changed[block] and not self._fixed[block]:
                    self._say("B29", (block,), point_in(self.source[block]))
            self._fixed[list(blocks)] = True

    def _new_pieces(
        self, pair: tuple[int, int], geometries: Sequence[QgsGeometry]
    ) -> Sequence[QgsGeometry]:
        common = geometries[pair[0]].intersection(geometries[pair[1]])
        before = self.source[pair[0]].intersection(self.source[pair[1]])
        more = common if before.isEmpty() else common.difference(before)
        return [piece for piece in pieces_of(more) if piece.area() > _ROUNDING]

    def _hold(
        self, pair: tuple[int, int], pieces: Sequence[QgsGeometry], round_number: int
    ) -> bool:
        """Hold the vertices of both blocks around pieces; whether any was not held before."""
        before = int(self._held.sum())
        margin = self.tolerance * 2**round_number
        for piece in pieces:
            box = piece.boundingBox().buffered(margin)
            corners = box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
            for block in pair:
                self._held[vertices_near(self.outlines, block, corners)] = True
        return int(self._held.sum()) > before

    def _say(
        self,
        rule: str,
        blocks: tuple[int, ...],
        place: tuple[float, float] | None,
        **data: object,
    ) -> None:
        """One finding for a block, or for a pair."""
        if blocks in self._said:
            return
        self._said.add(blocks)
        names = [self.keys[block] for block in blocks]
        named = {"key": names[0]} if len(names) == 1 else {"keys": names}
        self.findings.append(Finding(rule, Level.WARNING, {**named, **data}, blocks, place=place))
