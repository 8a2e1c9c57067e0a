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
from ...core.rings import perimeters
from ...core.topology.outlines import Outlines, areas, outlines_from_wkb, wkb_of
from ...core.topology.snapping import Snapped
from ...core.topology.snapping import snap as snap_outlines
from .fault_findings import remaining_findings
from .faults import Faults, find_faults, index_of, point_in

#: Moves below this are rounding, in metres: the outline is the same with more vertices.
_SAME = 0.001
#: Times that snapping is tried again without the blocks that it would spoil.
_ATTEMPTS = 3


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
        outlines, changed = _snap(keys, result, outlines, tolerance, findings, steps.part(40, 55))
    if changed.any():
        index = index_of(result)
        after = find_faults(result, outlines, index, progress=steps.part(55, 95))
    steps.part(95, 100)(0)
    findings += remaining_findings(keys, result, outlines, after, index, tolerance)
    totals = _totals(before), _totals(after)
    if changed.any() or before.overlaps:
        findings.append(_summary(*totals, int(changed.sum())))
    steps.part(95, 100)(100)
    return Repaired(result, findings, *totals, changed)


def _snap(
    keys: Sequence[str],
    geometries: list[QgsGeometry],
    outlines: Outlines,
    tolerance: float,
    findings: list[Finding],
    step: Callable[[float], None],
) -> tuple[Outlines, BoolArray]:
    """Snap in place. Blocks that it would spoil stay as they are, and so do their neighbours."""
    size = areas(outlines)
    most = perimeters(outlines.rings) * tolerance
    fixed = np.zeros(len(geometries), dtype=bool)
    for _ in range(_ATTEMPTS):
        snapped = snap_outlines(outlines, tolerance, fixed=fixed, progress=step)
        new_size = areas(snapped.outlines)
        new, bad = _checked(snapped, np.abs(new_size - size) > most)
        for block, (rule, reason) in sorted(bad.items()):
            place = point_in(geometries[block])
            data = {"key": keys[block], "reason": reason}
            findings.append(Finding(rule, Level.WARNING, data, (block,), place=place))
        if not bad:
            break
        fixed[list(bad)] = True
    changed = snapped.changed & ~fixed
    for block in np.flatnonzero(changed).tolist():
        geometries[block] = new[block]
    findings += _repair_findings(keys, snapped, size, new_size, changed)
    if fixed.any():
        outlines = outlines_from_wkb([bytes(geometry.asWkb()) for geometry in geometries])
    else:
        outlines = snapped.outlines
    return outlines, changed


def _checked(
    snapped: Snapped, implausible: BoolArray
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


def _repair_findings(
    keys: Sequence[str],
    snapped: Snapped,
    before: FloatArray,
    after: FloatArray,
    changed: BoolArray,
) -> list[Finding]:
    """One finding for each repaired block; those that only gained vertices are counted."""
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
                "shift": float(100 * snapped.largest[block]),
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
