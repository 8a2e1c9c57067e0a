# SPDX-License-Identifier: GPL-2.0-or-later
"""Residents of blocks from the census grid: three ways to share a cell that a border cuts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path

import numpy as np
from qgis.core import QgsFeature, QgsFields

from ...core.arrays import BoolArray, IntArray
from ...core.census.apportion import OUTSIDE, Apportionment, apportion
from ...core.census.grid import CensusGrid, sign_findings
from ...core.findings import Finding, Level
from ..areas import NOWHERE, Areas
from ..compat import field
from ..translation import number, tr, trn
from .blocks import Residents, comparison
from .buildings import Parts, with_fallback
from .cells import CellShapes, Overlay

#: Cut cells that get a finding of their own, those with most residents first.
LISTED = 100
#: Share of residents in cut cells from which the method decides much of the result.
MANY_CUT = 0.2


class Method(IntEnum):
    """How the residents of a cut cell are shared; the order is that of the parameter."""

    MIDPOINT = 0
    AREA = 1
    BUILDINGS = 2


@dataclass
class GridResult:
    """Residents of blocks, and the cells they come from.

    parts: what was shared, (t,). method, source: how and from what, for texts.
    """

    result: Residents
    grid: CensusGrid
    shapes: CellShapes
    overlay: Overlay
    parts: Parts
    method: Method
    source: str

    @property
    def cut_residents(self) -> int:
        """Known residents of the cells that borders cut."""
        return int(self.grid.value[self.overlay.cut].sum())

    @property
    def touched_residents(self) -> int:
        """Known residents of the cells that lie in blocks, wholly or in part."""
        return int(self.grid.value[self.overlay.touched].sum())

    @property
    def outer_residents(self) -> int:
        """Residents of these cells that fall to no block."""
        return self.touched_residents - self.result.inside

    @property
    def unknown_cells(self) -> int:
        """Cells in blocks, wholly or in part, without a number."""
        return int(np.count_nonzero(self.overlay.touched & ~self.grid.known))


def method_text(method: Method) -> str:
    """The method in words."""
    return {
        Method.MIDPOINT: tr("midpoint of the cell"),
        Method.AREA: tr("share of area"),
        Method.BUILDINGS: tr("weight of buildings"),
    }[method]


def size_text(size: int) -> str:
    """The side of a cell as the name of a grid."""
    if size < 1000:
        return tr("{n} m grid").format(n=size)
    return tr("{n} km grid").format(n=size // 1000)


def source_text(path: str, given: str = "") -> str:
    """The census in words: as the user says, or as the name of the file tells."""
    if given.strip():
        return given.strip()
    found = re.search(r"zensus[ _-]?(\d{4})?", Path(path).name, re.IGNORECASE)
    if found is None:
        return tr("Census grid")
    return f"Zensus {found.group(1)}" if found.group(1) else "Zensus"


def share_residents(
    areas: Areas,
    grid: CensusGrid,
    shapes: CellShapes,
    overlay: Overlay,
    method: Method,
    source: str,
    buildings: Parts | None = None,
) -> GridResult:
    """Residents of the blocks, with everything that deserves to be said about them.

    A block that only cells without a number fall to is unknown. So is a block that holds the
    midpoint of no cell although people live in cells that it touches. A block that touches no cell
    has no residents, for the grid lists every inhabited cell. buildings: for that method.
    """
    parts, without = _parts(overlay, method, buildings)
    shared = apportion(
        parts.cell,
        parts.block,
        parts.weight,
        grid.value,
        grid.known,
        len(areas.blocks),
        areas.rank,
    )
    alive = _touching(overlay, (grid.value > 0) | ~grid.known, len(areas.blocks))
    only_unknown = (shared.known_cells == 0) & (shared.unknown_cells > 0)
    too_coarse = (shared.known_cells + shared.unknown_cells == 0) & alive
    result = Residents(
        shared.residents,
        ~only_unknown & ~too_coarse,
        _origins(source, grid.size, method, shared),
        grid.total,
        shared.outside,
    )
    found = GridResult(result, grid, shapes, overlay, parts, method, source)
    no_cell = (shared.known_cells + shared.unknown_cells == 0) & ~alive
    result.findings += [
        *grid.findings,
        *sign_findings(grid, overlay.touched),
        *_cut_findings(areas, found),
        *_fallback(grid, without, method),
        *_block_findings(areas, "E10", Level.WARNING, only_unknown),
        *_block_findings(areas, "E12", Level.WARNING, too_coarse),
        *_block_findings(areas, "E11", Level.NOTE, no_cell),
        *comparison(areas, result),
    ]
    return found


def _parts(overlay: Overlay, method: Method, buildings: Parts | None) -> tuple[Parts, IntArray]:
    """What is shared, and the cells that fell back to their area for want of buildings."""
    nobody = np.empty(0, dtype=np.int64)
    if method is Method.MIDPOINT:
        cells = np.arange(len(overlay.cut), dtype=np.int64)
        owners = np.where(overlay.midpoint_block == NOWHERE, OUTSIDE, overlay.midpoint_block)
        return Parts(cells, owners, np.ones(len(cells))), nobody
    rest = np.flatnonzero(overlay.outside > 0)
    by_area = Parts(
        np.concatenate([overlay.cell, rest]),
        np.concatenate([overlay.block, np.full(len(rest), OUTSIDE, dtype=np.int64)]),
        np.concatenate([overlay.area, overlay.outside[rest]]),
    )
    return (by_area, nobody) if buildings is None else with_fallback(buildings, overlay, by_area)


def _touching(overlay: Overlay, cells: BoolArray, n: int) -> BoolArray:
    """Blocks with a part of any of the cells, (n,)."""
    return np.bincount(overlay.block[cells[overlay.cell]], minlength=n) > 0


def _origins(source: str, size: int, method: Method, shared: Apportionment) -> list[str]:
    """Where the number of each block comes from: always an estimate."""
    # Results of 2022 carry small random changes, so that sums differ from official ones.
    census = tr("{source} (cell key method)").format(source=source) if "2022" in source else source
    base = tr("{census}, {grid}, overlaid: {method}").format(
        census=census, grid=size_text(size), method=method_text(method)
    )
    texts = []
    for unknown in shared.unknown_cells.tolist():
        cells = trn("{n} cell without a number", "{n} cells without a number", unknown)
        texts.append(f"{base}; {cells.format(n=number(unknown))}" if unknown else base)
    return texts


def _cut_findings(areas: Areas, found: GridResult) -> list[Finding]:
    """How much the borders cut, and the cut cells with most residents."""
    overlay, grid = found.overlay, found.grid
    cut = np.flatnonzero(overlay.cut)
    if not len(cut):
        return []
    share = found.cut_residents / max(found.touched_residents, 1)
    findings = [
        Finding(
            "E01",
            Level.WARNING if share > MANY_CUT else Level.NOTE,
            {
                "n": len(cut),
                "residents": found.cut_residents,
                "percent": 100.0 * share,
                "method": method_text(found.method),
            },
        )
    ]
    outer = cut[overlay.outside[cut] > 0]
    residents = int(grid.value[outer].sum())
    if residents:
        findings.append(Finding("E03", Level.NOTE, {"n": len(outer), "residents": residents}))
    listed = largest_cut_cells(found)
    return findings + [_cut_finding(areas, found, cell) for cell in listed]


def largest_cut_cells(found: GridResult, n: int = LISTED) -> list[int]:
    """The inhabited cut cells, those with most residents first."""
    cut = np.flatnonzero(found.overlay.cut & (found.grid.value > 0))
    return cut[np.argsort(-found.grid.value[cut], kind="stable")][:n].tolist()


def _cut_finding(areas: Areas, found: GridResult, cell: int) -> Finding:
    overlay = found.overlay
    x, y = found.shapes.midpoint[cell].tolist()
    return Finding(
        "E02",
        Level.NOTE,
        {
            "cell": found.grid.id_of(cell),
            "residents": int(found.grid.value[cell]),
            "parts": parts_text(areas, overlay, cell),
        },
        tuple(overlay.block[overlay.entries(cell)].tolist()),
        place=(x, y),
    )


def parts_text(areas: Areas, overlay: Overlay, cell: int) -> str:
    """The share of area of a cell in each block, largest first."""
    entries = overlay.entries(cell)
    outside = float(overlay.outside[cell])
    whole = float(overlay.area[entries].sum()) + outside
    shares = [
        (area / whole, str(areas.blocks.keys[block]))
        for area, block in zip(overlay.area[entries].tolist(), overlay.block[entries].tolist())
    ]
    if outside > 0:
        shares.append((outside / whole, tr("outside")))
    shares.sort(key=lambda share: -share[0])
    # Next to nothing and next to everything keep a decimal, so that a cut never reads "0 %".
    return ", ".join(
        f"{name} {number(100 * share, int(not 0.01 <= share <= 0.99))} %" for share, name in shares
    )


def _fallback(grid: CensusGrid, cells: IntArray, method: Method) -> list[Finding]:
    if method is not Method.BUILDINGS or not len(cells):
        return []
    data = {"n": len(cells), "residents": int(grid.value[cells].sum())}
    return [Finding("E13", Level.NOTE, data)]


def _block_findings(areas: Areas, rule: str, level: Level, chosen: BoolArray) -> list[Finding]:
    blocks = np.flatnonzero(chosen)
    if not len(blocks):
        return []
    keys = [str(key) for key in areas.blocks.keys[blocks]]
    return [Finding(rule, level, {"n": len(blocks), "keys": keys}, tuple(blocks.tolist()))]


# Cells as a layer

_CELL_FIELDS = {
    "gitter_id": "text",
    "einwohner": "long",
    "zeichen": "text",
    "eingeschraenkt": "int",
    "zerschnitten": "int",
    "bausteine": "int",
    "anteil_aussen": "double",
    "anteile": "text",
}


def cell_fields() -> QgsFields:
    """Fields of the layer of cells."""
    fields = QgsFields()
    for name, kind in _CELL_FIELDS.items():
        fields.append(field(name, kind))
    return fields


def cell_features(areas: Areas, found: GridResult) -> list[QgsFeature]:
    """The cells that lie in blocks, wholly or in part; NULL where there is no number."""
    grid, overlay, fields = found.grid, found.overlay, cell_fields()
    area = found.shapes.areas()
    receivers = np.bincount(overlay.cell, minlength=len(grid))
    features = []
    for cell in np.flatnonzero(overlay.touched).tolist():
        cut = bool(overlay.cut[cell])
        feature = QgsFeature(fields)
        feature.setAttributes(
            [
                grid.id_of(cell),
                int(grid.value[cell]) if grid.known[cell] else None,
                str(grid.sign[cell]) or None,
                int(grid.limited[cell]),
                int(cut),
                int(receivers[cell]),
                round(float(overlay.outside[cell] / area[cell]), 4),
                parts_text(areas, overlay, cell) if cut else None,
            ]
        )
        outline = found.shapes.polygon(cell)
        outline.convertToMultiType()
        feature.setGeometry(outline)
        features.append(feature)
    return features
