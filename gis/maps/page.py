# SPDX-License-Identifier: GPL-2.0-or-later
"""Arranging a map page: where title, map, legend and footer stand, and how large the map gets.

All texts are measured before. Three arrangements are tried: legend beside the map, below it, or in
corners that the county leaves free. The one with the largest map wins.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Dict, List, Optional, Sequence, Tuple

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle

from ..fonts import balanced, line_height, wrapped
from .legend import Piece, borders_piece, classes_piece, notes_piece, scale_piece
from .spec import PAPERS, MapSpec

MARGIN = 12.0
GAP = 6.0
#: Distance of title and footer from the map.
_SEPARATION = 4.0
#: Blank round the county in the map, for line widths.
_PADDING = 2.5
#: Distance between the county and a legend in its free corners.
_CLEARANCE = 4.0
#: Round denominators between 1 and 10; a power of ten is put behind them.
_ROUND = (1, 1.2, 1.25, 1.5, 1.6, 1.75, 2, 2.25, 2.5, 2.75, 3, 3.5, 4, 4.5, 5, 6, 7, 7.5, 8, 9, 10)
#: A page whose map is smaller than this (mm) has too much text to be a map.
_SMALLEST_MAP = 50.0

Place = Tuple[float, float]
Box = Tuple[float, float, float, float]


@dataclass(frozen=True)
class Header:
    """Title and definition, broken into lines."""

    size: float
    title: List[str]
    subtitle: List[str]
    subtitle_size: float
    width: float
    height: float


@dataclass(frozen=True)
class Footer:
    """Paragraphs of the two columns, broken into lines."""

    size: float
    left: List[List[str]]
    right: List[List[str]]
    left_width: float
    right_width: float
    height: float


@dataclass(frozen=True)
class Pieces:
    """The parts of the legend."""

    legend: Piece
    notes: Piece
    borders: Piece
    scale: Piece


@dataclass(frozen=True)
class Page:
    """Where everything stands, in millimetres from the upper left corner of the paper.

    frame: x, y, width, height of the map. centre: point of the map in its middle.
    pieces, places: parts of the legend and their upper left corners; the scale bar is drawn again
    for the final scale.
    """

    paper: str
    factor: float
    width: float
    height: float
    header: Header
    footer: Footer
    frame: Box
    scale: float
    centre: QgsPointXY
    pieces: Pieces
    places: Dict[str, Place]

    @property
    def visible(self) -> QgsRectangle:
        """The part of the world that the map shows."""
        metres = self.scale / 1000
        return QgsRectangle.fromCenterAndSize(
            self.centre, self.frame[2] * metres, self.frame[3] * metres
        )

    @property
    def blocked(self) -> List[QgsRectangle]:
        """What the legend covers, in map coordinates."""
        boxes = []
        for name, (x, y) in self.places.items():
            piece = getattr(self.pieces, name)
            boxes.append(_to_world((x, y, piece.width, piece.height), self.frame, self.visible))
        return boxes


def best_page(spec: MapSpec) -> Optional[Page]:
    """The arrangement with the largest map; None where the texts leave no room for a map."""
    papers = [spec.paper] if spec.paper else ["A4_portrait", "A4_landscape"]
    pages = [page for paper in papers for page in _arrangements(spec, paper)]
    # The first of equals: portrait before landscape, a plain column before free corners.
    return min(pages, key=lambda page: page.scale, default=None)


def round_scale(least: float) -> float:
    """The smallest round denominator that is not less than ``least``."""
    return next(scale for scale in _round_scales(least))


def _round_scales(least: float) -> List[float]:
    """Round denominators from ``least`` on, over about two powers of ten."""
    power = 1.0
    while power * 10 <= least:
        power *= 10
    scales = [round(m * p) for p in (power, power * 10) for m in _ROUND]
    return sorted({float(scale) for scale in scales if scale >= least * (1 - 1e-9)})


def _arrangements(spec: MapSpec, paper: str) -> List[Page]:
    width, height, factor = PAPERS[paper]
    usable = width - 2 * MARGIN * factor
    header = _measure_header(spec, usable, factor)
    footer = _measure_footer(spec, usable, factor)
    top = MARGIN * factor + header.height + _SEPARATION * factor
    bottom = height - MARGIN * factor - footer.height - _SEPARATION * factor
    area = (MARGIN * factor, top, usable, bottom - top)

    def page(
        frame: Box, centre: QgsPointXY, scale: float, pieces: Pieces, places: Dict[str, Place]
    ):
        return Page(
            paper, factor, width, height, header, footer, frame, scale, centre, pieces, places
        )

    columns = [_beside(spec, paper, area, factor), _below(spec, paper, area, factor)]
    result = []
    for arranged in columns:
        if arranged is None:
            continue
        frame, pieces, places = arranged
        scale = round_scale(_least_scale(spec, frame, factor))
        result.append(page(frame, spec.ground.extent.center(), scale, pieces, places))
    limit = min((found.scale for found in result), default=float("inf"))
    corner = _in_corners(spec, paper, area, factor, limit)
    if corner is not None:
        centre, scale, pieces, places = corner
        result.append(page(area, centre, scale, pieces, places))
    return result


def _least_scale(spec: MapSpec, frame: Box, factor: float) -> float:
    extent = spec.ground.extent
    padding = 2 * _PADDING * factor
    return 1000 * max(extent.width() / (frame[2] - padding), extent.height() / (frame[3] - padding))


def _pieces(spec: MapSpec, paper: str, factor: float, widest: float, notes: float) -> Pieces:
    """notes: width of the paragraphs, 0 for that of the legend."""
    legend = classes_piece(spec, factor, widest)
    borders = borders_piece(spec, factor)
    # The width of the scale bar hardly depends on the scale: this one stands in for it.
    scale = scale_piece(125000, paper, factor)
    width = notes or max(legend.width, borders.width, scale.width)
    return Pieces(legend, notes_piece(spec, factor, width), borders, scale)


def _beside(
    spec: MapSpec, paper: str, area: Box, factor: float
) -> Optional[Tuple[Box, Pieces, Dict[str, Place]]]:
    """Legend in a column on the right, scale bar at its foot."""
    x, y, width, height = area
    gap = GAP * factor
    pieces = _pieces(spec, paper, factor, 0.4 * width, 0)
    parts = (pieces.legend, pieces.notes, pieces.borders, pieces.scale)
    column = max(piece.width for piece in parts)
    frame = (x, y, width - column - gap, height)
    if sum(piece.height for piece in parts) + 3 * gap > height or not _large(frame, factor):
        return None
    left = x + width - column
    y_notes = y + pieces.legend.height + gap
    places = {
        "legend": (left, y),
        "notes": (left, y_notes),
        "borders": (left, y_notes + pieces.notes.height + gap),
        "scale": (left, y + height - pieces.scale.height),
    }
    return frame, pieces, places


def _below(
    spec: MapSpec, paper: str, area: Box, factor: float
) -> Optional[Tuple[Box, Pieces, Dict[str, Place]]]:
    """Legend, notes and scale bar side by side under the map."""
    x, y, width, height = area
    gap = GAP * factor
    first = _pieces(spec, paper, factor, 0.5 * width, 0)
    right_column = max(first.borders.width, first.scale.width)
    notes_width = width - first.legend.width - right_column - 2 * gap
    if notes_width < 25 * factor:
        return None
    pieces = _pieces(spec, paper, factor, 0.5 * width, notes_width)
    right_height = pieces.borders.height + pieces.scale.height + gap
    band = max(pieces.legend.height, pieces.notes.height, right_height)
    frame = (x, y, width, height - band - gap)
    if not _large(frame, factor):
        return None
    top = y + height - band
    places = {
        "legend": (x, top),
        "notes": (x + pieces.legend.width + gap, top),
        "borders": (x + width - right_column, top),
        "scale": (x + width - right_column, y + height - pieces.scale.height),
    }
    return frame, pieces, places


def _large(frame: Box, factor: float) -> bool:
    return min(frame[2], frame[3]) >= _SMALLEST_MAP * factor


def _in_corners(
    spec: MapSpec, paper: str, area: Box, factor: float, limit: float
) -> Optional[Tuple[QgsPointXY, float, Pieces, Dict[str, Place]]]:
    """Legend and scale bar in corners of the whole area that the county leaves free.

    Only scales larger than ``limit`` (smaller denominators) are of interest.
    """
    if not _large(area, factor):
        return None
    gap = GAP * factor
    pieces = _pieces(spec, paper, factor, 0.4 * area[2], 0)
    upper = (
        max(pieces.legend.width, pieces.notes.width),
        pieces.legend.height + gap + pieces.notes.height,
    )
    lower = (
        max(pieces.borders.width, pieces.scale.width),
        pieces.borders.height + gap + pieces.scale.height,
    )
    if upper[1] + gap + lower[1] > area[3]:
        return None
    engine = QgsGeometry.createGeometryEngine(spec.ground.covered.constGet())
    engine.prepareGeometry()
    corners = list(product(("right", "left"), ("top", "bottom")))
    for scale in _round_scales(_least_scale(spec, area, factor)):
        if scale >= limit:
            return None
        for first, second in product(corners, corners):
            if first == second:
                continue
            boxes = [_cornered(upper, first, area), _cornered(lower, second, area)]
            for centre in _centres(spec, area, scale, factor):
                metres = scale / 1000
                visible = QgsRectangle.fromCenterAndSize(centre, area[2] * metres, area[3] * metres)
                if not any(_touches(engine, box, area, visible, factor) for box in boxes):
                    (x1, y1, _, _), (x2, y2, _, _) = boxes
                    places = {
                        "legend": (x1, y1),
                        "notes": (x1, y1 + pieces.legend.height + gap),
                        "borders": (x2, y2),
                        "scale": (x2, y2 + pieces.borders.height + gap),
                    }
                    return centre, scale, pieces, places
    return None


def _cornered(size: Tuple[float, float], corner: Tuple[str, str], area: Box) -> Box:
    x, y, width, height = area
    left = x + width - size[0] if corner[0] == "right" else x
    top = y + height - size[1] if corner[1] == "bottom" else y
    return left, top, size[0], size[1]


def _centres(spec: MapSpec, area: Box, scale: float, factor: float) -> List[QgsPointXY]:
    """The county in the middle of the area, or moved towards its edges."""
    extent = spec.ground.extent
    metres = scale / 1000
    padding = 2 * _PADDING * factor
    slack_x = max((area[2] - padding) * metres - extent.width(), 0) / 2
    slack_y = max((area[3] - padding) * metres - extent.height(), 0) / 2
    middle = extent.center()
    shifts = sorted(product((0, -0.5, 0.5, -1, 1), repeat=2), key=lambda s: abs(s[0]) + abs(s[1]))
    return [QgsPointXY(middle.x() + dx * slack_x, middle.y() + dy * slack_y) for dx, dy in shifts]


def _touches(engine, box: Box, area: Box, visible: QgsRectangle, factor: float) -> bool:
    clearance = _CLEARANCE * factor
    x, y, width, height = box
    widened = (x - clearance, y - clearance, width + 2 * clearance, height + 2 * clearance)
    # The engine sees only a pointer, so the geometry needs a name that keeps it alive.
    rectangle = QgsGeometry.fromRect(_to_world(widened, area, visible))
    return bool(engine.intersects(rectangle.constGet()))


def _to_world(box: Box, frame: Box, visible: QgsRectangle) -> QgsRectangle:
    metres = visible.width() / frame[2]
    left = visible.xMinimum() + (box[0] - frame[0]) * metres
    top = visible.yMaximum() - (box[1] - frame[1]) * metres
    return QgsRectangle(left, top - box[3] * metres, left + box[2] * metres, top)


def _measure_header(spec: MapSpec, usable: float, factor: float) -> Header:
    width = usable - (46 * factor if spec.logo else 0)
    size = 17.0
    title = balanced(spec.title, width, size * factor, bold=True)
    while len(title) > 2 and size > 12:
        size -= 0.5
        title = balanced(spec.title, width, size * factor, bold=True)
    subtitle_size = 10.0 if size > 14 else 9.5
    subtitle = balanced(spec.subtitle, width, subtitle_size * factor) if spec.subtitle else []
    height = len(title) * line_height(size * factor)
    height += len(subtitle) * line_height(subtitle_size * factor) + (1.0 if subtitle else 0)
    if spec.logo:
        height = max(height, 14 * factor)
    return Header(size * factor, title, subtitle, subtitle_size * factor, width, height)


def _measure_footer(spec: MapSpec, usable: float, factor: float) -> Footer:
    size = 6.8 * factor
    gap = GAP * factor
    right_width = (usable - gap) * 0.36
    left_width = usable - gap - right_width
    left = [wrapped(text, left_width, size) for text in spec.sources]
    right = [wrapped(text, right_width, size) for text in spec.imprint]
    height = max(_stack_height(left, size), _stack_height(right, size)) + 2 * factor
    return Footer(size, left, right, left_width, right_width, height)


def _stack_height(paragraphs: Sequence[Sequence[str]], size: float) -> float:
    return sum(len(lines) * line_height(size) + 0.3 for lines in paragraphs)
