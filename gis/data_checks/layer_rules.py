# SPDX-License-Identifier: GPL-2.0-or-later
"""V13 and V14: reference systems of layers, and outlines that are invalid or mere slivers."""

from __future__ import annotations

from typing import Callable, Iterable, Sequence

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry

from ...core.errors import Cancelled
from ...core.findings import Finding, Level
from ...core.topology.outlines import outlines_from_wkb
from ..geometry import clean_polygon, name_of_crs, outlines
from ..preparation.fault_findings import listed, sliver_findings

#: The system of the rule (V13): ETRS89 / UTM zone 32.
EXPECTED = "EPSG:25832"
#: The same datum in other zones, other notations and in the grid of the census: all official in
#: Germany, and layers in them fit together without loss.
_RELATED = frozenset(
    f"EPSG:{code}"
    for code in (25831, 25833, 3035, 3043, 3044, 3045, 4647, 5649, 5650, 5651, 5652, 5653)
)


def system_findings(
    blocks: QgsCoordinateReferenceSystem,
    others: Iterable[tuple[str, QgsCoordinateReferenceSystem]] = (),
) -> list[Finding]:
    """V13: the blocks are in EPSG:25832; other layers are, or were transformed, which is said.

    others: names and systems of the layers that are compared with the blocks.
    """
    findings = []
    names: dict[str, object] = {"crs": name_of_crs(blocks), "expected": EXPECTED}
    if blocks.authid() in _RELATED:
        findings.append(Finding("V13r", Level.NOTE, names))
    elif not _is_same(blocks, QgsCoordinateReferenceSystem(EXPECTED)):
        findings.append(Finding("V13", Level.ERROR, names))
    for name, crs in others:
        if not _is_same(crs, blocks):
            data = {"layer": name, "crs": name_of_crs(crs), "target": name_of_crs(blocks)}
            findings.append(Finding("V13t", Level.NOTE, data))
    return findings


def _is_same(one: QgsCoordinateReferenceSystem, other: QgsCoordinateReferenceSystem) -> bool:
    # A system without a code may be another one in all but name.
    return one == other or (bool(one.toProj()) and one.toProj() == other.toProj())


def outline_findings(
    keys: Sequence[str],
    geometries: Sequence[QgsGeometry],
    clean: Sequence[QgsGeometry],
    is_cancelled: Callable[[], bool] = lambda: False,
) -> list[Finding]:
    """V14: invalid outlines, and slivers of less than 100 m² or 1 m.

    geometries: as they lie in the layer. clean: the same as of ``clean_polygon``. Raises
    ``Cancelled``.
    """
    faulty = []
    for block, geometry in enumerate(geometries):
        if is_cancelled():
            raise Cancelled
        _, reason = clean_polygon(geometry)
        if reason:
            faulty.append((clean[block].area(), (block, reason)))

    def make(entry: tuple[int, str]) -> Finding:
        block, reason = entry
        place = clean[block].pointOnSurface().asPoint()
        data = {"key": keys[block], "reason": reason}
        return Finding("V14", Level.ERROR, data, (block,), place=(place.x(), place.y()))

    return [
        *listed("V14more", Level.ERROR, faulty, make),
        *sliver_findings(keys, clean, outlines_from_wkb(outlines(clean)), ("V14s", "V14smore")),
    ]
