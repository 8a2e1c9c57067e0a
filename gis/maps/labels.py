# SPDX-License-Identifier: GPL-2.0-or-later
"""Places of names on a map, found before QGIS draws.

The result does not depend on the labelling engine of a QGIS version: each text stands where it was
measured to fit, or it is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Iterator, List, Optional, Sequence, Tuple

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle

from ..fonts import line_height, text_width
from .ground import MapGround


@dataclass(frozen=True)
class PlacedText:
    """A text centred on a point of the map."""

    text: str
    point: QgsPointXY


def place_municipality_names(
    ground: MapGround,
    visible: QgsRectangle,
    blocked: Sequence[QgsRectangle],
    metres_per_mm: float,
    points: float,
) -> Tuple[List[PlacedText], List[QgsRectangle]]:
    """Every name, near the middle of its municipality, and the rectangles that are taken then.

    blocked: rectangles that hold something else, such as the legend.

    The smallest municipalities choose first. Where nothing is free, the place with the least
    overlap is taken, since a map without the name of a municipality is of no use; what is wider
    than the map is shortened.
    """
    placed: List[PlacedText] = []
    taken = list(blocked)
    for name, outline in sorted(ground.municipalities, key=lambda entry: entry[1].area()):
        if not name:
            continue
        text = _two_lines(name, outline, metres_per_mm, points)
        text = _shortened(text, visible.width(), metres_per_mm, points)
        width, height = _size(text, points, True, metres_per_mm)
        best: Optional[Tuple[float, QgsPointXY, QgsRectangle]] = None
        for around in _around(_middle(outline), width, height):
            point = _moved_into(visible, around, width, height)
            box = _box(point, width, height)
            overlap = sum(_shared_area(box, other) for other in taken)
            if not outline.contains(point):
                overlap += box.area()
            if best is None or overlap < best[0]:
                best = (overlap, point, box)
            if overlap == 0:
                break
        if best is not None:
            placed.append(PlacedText(text, best[1]))
            taken.append(best[2])
    return placed, taken


def place_region_codes(
    ground: MapGround,
    taken: List[QgsRectangle],
    metres_per_mm: float,
    points: float,
) -> List[PlacedText]:
    """The codes that fit inside their region beside the names of municipalities."""
    placed: List[PlacedText] = []
    for code, outline in zip(ground.codes, ground.regions):
        if not code:
            continue
        width, height = _size(code, points, False, metres_per_mm)
        if outline.area() < 1.5 * width * height:
            continue
        engine = QgsGeometry.createGeometryEngine(outline.constGet())
        engine.prepareGeometry()
        for point in _inside(outline, width, height):
            box = _box(point, width, height)
            if any(box.intersects(other) for other in taken):
                continue
            # The engine sees only a pointer, so the geometry needs a name that keeps it alive.
            rectangle = QgsGeometry.fromRect(box)
            if engine.contains(rectangle.constGet()):
                placed.append(PlacedText(code, point))
                break
    return placed


def _size(text: str, points: float, bold: bool, metres_per_mm: float) -> Tuple[float, float]:
    lines = text.split("\n")
    # 0.6 mm on each side for the halo
    width = max(text_width(line, points, bold) for line in lines) + 1.2
    height = len(lines) * line_height(points) * 0.85 + 0.6
    return width * metres_per_mm, height * metres_per_mm


def _two_lines(name: str, outline: QgsGeometry, metres_per_mm: float, points: float) -> str:
    """Breaks a name at a blank or hyphen where it is wider than its municipality."""
    room = outline.boundingBox().width() * 0.8 / metres_per_mm
    if text_width(name, points, True) <= room:
        return name
    cuts = [i + 1 for i, sign in enumerate(name) if sign in " -" and 2 < i < len(name) - 3]
    if not cuts:
        return name
    cut = min(cuts, key=lambda position: abs(position - len(name) / 2))
    return f"{name[:cut].rstrip(' ')}\n{name[cut:]}"


def _shortened(text: str, room: float, metres_per_mm: float, points: float) -> str:
    """Lines that end in an ellipsis where they are wider than the map."""
    lines = []
    for line in text.split("\n"):
        kept = line
        while len(kept) > 1 and _size(kept, points, True, metres_per_mm)[0] > room:
            kept = kept.rstrip("…")[:-1].rstrip() + "…"
        lines.append(kept)
    return "\n".join(lines)


def _moved_into(
    visible: QgsRectangle, point: QgsPointXY, width: float, height: float
) -> QgsPointXY:
    """The nearest point around which a box of this size lies on the map."""
    return QgsPointXY(
        _between(point.x(), visible.xMinimum() + width / 2, visible.xMaximum() - width / 2),
        _between(point.y(), visible.yMinimum() + height / 2, visible.yMaximum() - height / 2),
    )


def _between(value: float, low: float, high: float) -> float:
    return min(max(value, low), max(low, high))


def _middle(outline: QgsGeometry) -> QgsPointXY:
    """The point farthest from the border."""
    box = outline.boundingBox()
    pole, _ = outline.poleOfInaccessibility(max(box.width(), box.height()) / 100)
    return pole.asPoint() if not pole.isNull() else outline.pointOnSurface().asPoint()


def _around(point: QgsPointXY, width: float, height: float) -> Iterator[QgsPointXY]:
    steps = [
        (dx * width / 4, dy * height * 0.7)
        for dx in (0, 1, -1, 2, -2)
        for dy in (0, 1, -1, 2, -2, 3, -3)
    ]
    for dx, dy in sorted(steps, key=lambda step: abs(step[0]) + abs(step[1])):
        yield QgsPointXY(point.x() + dx, point.y() + dy)


def _inside(outline: QgsGeometry, width: float, height: float) -> Iterator[QgsPointXY]:
    """The middle first, then a grid over the region by distance from the middle."""
    middle = _middle(outline)
    yield middle
    box = outline.boundingBox()
    columns, rows = 9, 13
    grid = [
        QgsPointXY(
            box.xMinimum() + (column + 0.5) * box.width() / columns,
            box.yMinimum() + (row + 0.5) * box.height() / rows,
        )
        for column in range(columns)
        for row in range(rows)
    ]
    yield from sorted(grid, key=middle.sqrDist)


def _box(point: QgsPointXY, width: float, height: float) -> QgsRectangle:
    return QgsRectangle.fromCenterAndSize(point, width, height)


def _shared_area(box: QgsRectangle, other: QgsRectangle) -> float:
    shared = box.intersect(other)
    return 0.0 if shared.isEmpty() else shared.area()
