# SPDX-License-Identifier: GPL-2.0-or-later
"""Topology of blocks: hairline gaps and overlaps closed, everything else listed; nothing silent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Sequence

import numpy as np
from qgis.core import QgsGeometry

from ...core.arrays import BoolArray, FloatArray
from ...core.errors import Cancelled
from ...core.findings import Finding, Level
from ...core.topology.outlines import areas, outlines_from_wkb
from ...core.topology.snapping import Snapped
from .fault_findings import remaining_findings, with_unit
from .faults import Faults, find_faults, index_of
from .fitting import Fitting

#: Moves below this are rounding, in metres: the outline is the same with more vertices.
_SAME = 0.001


@dataclass(frozen=True)
class Totals:
    """Number and area, in square metres, of all overlaps and gaps above 0.01 m²."""

    overlaps: int
    overlap_area: float
    gaps: int
    gap_area: float


@dataclass(frozen=True)
class Repaired:
    """Geometries in the order of the blocks, findings that refer to it, and before -> after.

    changed: blocks with a new outline, (n,).
    """

    geometries: list[QgsGeometry]
    findings: list[Finding]
    before: Totals
    after: Totals
    changed: BoolArray


class _Steps:
    """Progress over several parts of the work, and cancelling between them."""

    def __init__(
        self,
        progress: Callable[[float], None] | None,
        is_cancelled: Callable[[], bool] | None,
    ) -> None:
        self._progress = progress
        self._is_cancelled = is_cancelled

    def part(self, first: float, last: float) -> Callable[[float], None]:
        """Progress of 0 to 100 inside a part of the whole."""

        def step(percent: float) -> None:
            if self._is_cancelled is not None and self._is_cancelled():
                raise Cancelled
            if self._progress is not None:
                self._progress(first + (last - first) * percent / 100)

        return step


def repair_topology(
    keys: Sequence[str],
    geometries: Sequence[QgsGeometry],
    tolerance: float,
    *,
    snap: bool = True,
    progress: Callable[[float], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
) -> Repaired:
    """Close what is narrower than the tolerance and list what is not.

    geometries: as of ``clean_polygon``, in a metric CRS. tolerance: metres. snap: False lists
    only. Areas are planar. Raises ``Cancelled``.
    """
    steps = _Steps(progress, is_cancelled)
    result = list(geometries)
    outlines = outlines_from_wkb([bytes(geometry.asWkb()) for geometry in result])
    findings: list[Finding] = []
    changed = np.zeros(len(result), dtype=bool)
    index = index_of(result)
    before = after = find_faults(result, outlines, index, progress=steps.part(0, 40))
    if snap:
        size = areas(outlines)
        fitted = Fitting(
            keys, result, outlines, tolerance, before.overlaps, index, steps.part(40, 70)
        ).run()
        findings += fitted.findings
        changed = fitted.changed
        findings += _repair_findings(keys, fitted.snapped, size, areas(fitted.outlines))
        result, outlines, index = fitted.geometries, fitted.outlines, fitted.index
        if changed.any():
            step = steps.part(70, 95)
            after = find_faults(result, outlines, index, overlaps=fitted.overlaps, progress=step)
    steps.part(95, 100)(0)
    findings += remaining_findings(keys, result, outlines, after, index, tolerance, snap)
    totals = _totals(before), _totals(after)
    if changed.any() or before.overlaps:
        findings.append(_summary(*totals, int(changed.sum())))
    steps.part(95, 100)(100)
    return Repaired(result, findings, *totals, changed)


def _repair_findings(
    keys: Sequence[str],
    snapped: Snapped,
    before: FloatArray,
    after: FloatArray,
) -> list[Finding]:
    """One finding for each repaired block; those that only gained vertices are counted."""
    changed = snapped.changed
    visible = changed & (snapped.largest >= _SAME)
    findings = [
        Finding(
            "B16",
            Level.NOTE,
            {
                "key": keys[block],
                "before": float(before[block]),
                "after": float(after[block]),
                "moved": int(snapped.moved[block]),
                "inserted": int(snapped.inserted[block]),
                **with_unit(shift=float(snapped.largest[block])),
            },
            (block,),
            place=(float(snapped.place[block, 0]), float(snapped.place[block, 1])),
        )
        for block in np.flatnonzero(visible).tolist()
    ]
    rest = np.flatnonzero(changed & ~visible).tolist()
    if rest:
        data = {"n": len(rest), "keys": [keys[block] for block in rest]}
        findings.append(Finding("B17", Level.NOTE, data))
    return findings


def _totals(faults: Faults) -> Totals:
    return Totals(
        len(faults.overlaps),
        sum(overlap.area for overlap in faults.overlaps),
        len(faults.gaps),
        sum(gap.area for gap in faults.gaps),
    )


def _summary(before: Totals, after: Totals, repaired: int) -> Finding:
    data = {
        "repaired": repaired,
        "overlaps": before.overlaps,
        "overlap_area": before.overlap_area,
        "overlaps_left": after.overlaps,
        "overlap_area_left": after.overlap_area,
        "gaps": before.gaps,
        "gap_area": before.gap_area,
        "gaps_left": after.gaps,
        "gap_area_left": after.gap_area,
    }
    return Finding("B27", Level.NOTE, data)
