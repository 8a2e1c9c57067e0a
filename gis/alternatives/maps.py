# SPDX-License-Identifier: GPL-2.0-or-later
"""Small maps of plans as SVG: same extent, same size, matching colours, one beside the other."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Iterable, List, Sequence, Tuple

import numpy as np
from qgis.core import QgsGeometry, QgsRectangle

from ...core.arrays import AnyIntArray, BoolArray, FloatArray
from ...core.naming import short_title
from .. import palettes
from ..geometry import dissolve
from ..layers import BlockLayer

#: Longer side of a map in units of the drawing; a unit is less than half a pixel on screen.
_UNITS = 1000
#: Municipalities up to which their names fit a small map.
_NAMED = 24
_STEP = Tuple[int, int]


@dataclass(frozen=True)
class Ground:
    """What all maps share. box: extent; municipalities: name and outline of each."""

    box: QgsRectangle
    municipalities: Sequence[Tuple[str, QgsGeometry]]

    @property
    def scale(self) -> float:
        """Units of the drawing for a unit of the map."""
        return _UNITS / max(self.box.width(), self.box.height(), 1e-9)

    @property
    def size(self) -> Tuple[int, int]:
        """Width and height of the drawing."""
        return (
            max(1, round(self.box.width() * self.scale)),
            max(1, round(self.box.height() * self.scale)),
        )

    def zoomed(self, municipality: int) -> Ground:
        """The same for one of the municipalities."""
        outline = self.municipalities[municipality]
        box = outline[1].boundingBox()
        box.grow(0.015 * max(box.width(), box.height()))
        return Ground(box, [outline])


def ground_of(layer: BlockLayer) -> Ground:
    """Extent and municipalities of the blocks."""
    box = QgsRectangle()
    for geometry in layer.geometries:
        box.combineExtentWith(geometry.boundingBox())
    box.grow(0.015 * max(box.width(), box.height()))
    blocks = layer.blocks
    outlines = []
    for index, key in enumerate(blocks.municipalities.tolist()):
        inside = np.flatnonzero(blocks.municipality_index == index)
        name = short_title(blocks.name_of_municipality(key))
        outlines.append((name, dissolve([layer.geometries[block] for block in inside.tolist()])))
    return Ground(box, outlines)


def map_svg(
    ground: Ground,
    regions: Sequence[QgsGeometry],
    colour: AnyIntArray,
    differs: QgsGeometry | None,
    title: str,
    letter: str,
) -> str:
    """One map. colour: class of each region. differs: what is hatched, None for nothing.

    letter: of the plan and the place, for ids that no other map of the page has.
    """
    width, height = ground.size
    parts = [
        f'<svg class="map" role="img" viewBox="0 0 {width} {height}" '
        f'xmlns="http://www.w3.org/2000/svg"><title>{escape(title)}</title>',
        f'<defs><pattern id="differs{letter}" width="9" height="9" '
        'patternUnits="userSpaceOnUse" '
        'patternTransform="rotate(45)"><path d="M0 0V9" stroke="#1a1a1a" stroke-width="2.6"/>'
        "</pattern></defs>",
    ]
    for number in range(len(palettes.REGIONS)):
        paths = [
            _path(ground, geometry)
            for geometry, own in zip(regions, colour.tolist())
            if own % len(palettes.REGIONS) == number
        ]
        parts.append(
            f'<path fill="{palettes.REGIONS[number]}" fill-rule="evenodd" d="{"".join(paths)}"/>'
        )
    if differs is not None and not differs.isEmpty():
        parts.append(
            f'<path fill="url(#differs{letter})" fill-rule="evenodd" opacity=".55" '
            f'd="{_path(ground, differs)}"/>'
        )
    parts.append(
        '<g fill="none" stroke-linejoin="round">'
        f'<path stroke="#fff" stroke-width="4.5" d="{_paths(ground, regions)}"/>'
        f'<path stroke="{palettes.SOFT_INK}" stroke-width="2" d="{_paths(ground, regions)}"/>'
        f'<path stroke="{palettes.COUNTY_BORDER}" stroke-width="5" '
        f'd="{_paths(ground, [outline for _, outline in ground.municipalities])}"/></g>'
    )
    parts += _labels(ground)
    return "".join(parts) + "</svg>"


def _labels(ground: Ground) -> List[str]:
    if not 1 < len(ground.municipalities) <= _NAMED:
        return []
    parts = ['<g class="names" text-anchor="middle">']
    for name, outline in ground.municipalities:
        largest = max(outline.asGeometryCollection(), key=lambda part: part.area())
        place, _ = largest.poleOfInaccessibility(max(ground.box.width() / 200, 1e-9))
        if place.isNull():
            continue
        x, y = _unit(ground, place.asPoint().x(), place.asPoint().y())
        # Twice, since not every browser draws a halo below the letters.
        for style in ('stroke="#fff" stroke-width="8" stroke-linejoin="round"', ""):
            parts.append(f'<text x="{x}" y="{y + 9}" {style}>{escape(name)}</text>')
    return [*parts, "</g>"]


def _unit(ground: Ground, x: float, y: float) -> _STEP:
    return (
        round((x - ground.box.xMinimum()) * ground.scale),
        round((ground.box.yMaximum() - y) * ground.scale),
    )


def _paths(ground: Ground, geometries: Iterable[QgsGeometry]) -> str:
    return "".join(_path(ground, geometry) for geometry in geometries)


def _path(ground: Ground, geometry: QgsGeometry) -> str:
    """The outline in whole units, so that neighbours keep their common border to the unit."""
    rings = []
    for polygon in geometry.asMultiPolygon() if geometry.isMultipart() else [geometry.asPolygon()]:
        for ring in polygon:
            vertices = np.array([[point.x(), point.y()] for point in ring])
            if len(vertices):
                rings.append(_ring(ground, vertices))
    return "".join(rings)


def _ring(ground: Ground, vertices: FloatArray) -> str:
    x = np.rint((vertices[:, 0] - ground.box.xMinimum()) * ground.scale).astype(np.int64)
    y = np.rint((ground.box.yMaximum() - vertices[:, 1]) * ground.scale).astype(np.int64)
    new: BoolArray = np.ones(len(x), dtype=bool)
    new[1:] = (np.diff(x) != 0) | (np.diff(y) != 0)
    x, y = x[new], y[new]
    if len(x) < 4:
        return ""
    steps = "".join(f"{dx} {dy} " for dx, dy in zip(np.diff(x)[:-1], np.diff(y)[:-1]))
    return f"M{x[0]} {y[0]}l{steps.rstrip()}z".replace(" -", "-")
