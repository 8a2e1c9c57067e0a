# SPDX-License-Identifier: GPL-2.0-or-later
"""The print layout of an indicator map: title, map, legend, footer on one page."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import List, Optional, Sequence, Tuple

from qgis.core import (
    QgsLayoutItem,
    QgsLayoutItemMap,
    QgsLayoutSize,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtCore import QDate, QDateTime

from ..core.errors import UserError
from . import palettes
from .compat import LAYOUT_MM
from .fonts import line_height, wrapped
from .map_items import add_item, add_line, add_picture, add_text, rule
from .map_layers import map_layers
from .map_legend import Piece, borders_piece, classes_piece, notes_piece, scale_piece
from .map_spec import PAPERS, MapSpec

_MARGIN = 12.0
#: Blank round the county in the map, for line widths and names that reach over the border.
_PADDING = 3.0
_GAP = 6.0
#: Round denominators between 1 and 10; a power of ten is put behind them.
_ROUND = (1, 1.2, 1.25, 1.5, 1.6, 1.75, 2, 2.25, 2.5, 3, 3.5, 4, 4.5, 5, 6, 7, 7.5, 8, 9)
#: A page whose map is smaller than this (mm) has too much text to be a map.
_SMALLEST_MAP = 50.0


@dataclass(frozen=True)
class _Header:
    size: float
    title: List[str]
    subtitle: List[str]
    subtitle_size: float
    width: float
    height: float


@dataclass(frozen=True)
class _Footer:
    size: float
    left: List[List[str]]
    right: List[List[str]]
    left_width: float
    right_width: float
    height: float


@dataclass(frozen=True)
class _Page:
    """Where everything stands; the legend is beside the map or below it."""

    paper: str
    factor: float
    width: float
    height: float
    header: _Header
    footer: _Footer
    frame: Tuple[float, float, float, float]
    beside: bool
    legend: Piece
    notes: Piece
    borders: Piece
    scale: float


def map_scale(layout: QgsPrintLayout) -> float:
    """Denominator of the scale of a layout that ``build_map_layout`` made."""
    return float(layout.customProperty("sozialraum_scale"))


def round_scale(least: float) -> float:
    """The smallest round denominator that is not less than ``least``."""
    power = 1.0
    while power * 10 <= least:
        power *= 10
    for mantissa in (*_ROUND, 10):
        if mantissa * power >= least * (1 - 1e-9):
            return float(round(mantissa * power))
    return power * 10


def build_map_layout(spec: MapSpec, project: QgsProject) -> QgsPrintLayout:
    """A print layout with the map, in a project that the caller keeps alive.

    Layers are added to the project, and its metadata become those of the PDF. Main thread only.
    Raises ``UserError("map_texts_too_long")`` where the texts leave no room for the map.
    """
    papers = [spec.paper] if spec.paper else ["A4_portrait", "A4_landscape"]
    pages = [page for paper in papers for page in _arrangements(spec, paper)]
    if not pages:
        raise UserError("map_texts_too_long")
    page = min(pages, key=lambda candidate: candidate.scale)
    _describe(project, spec)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName(spec.title)
    layout.setUnits(LAYOUT_MM)
    layout.pageCollection().page(0).setPageSize(QgsLayoutSize(page.width, page.height, LAYOUT_MM))
    layout.setCustomProperty("sozialraum_scale", page.scale)
    map_item = _add_map(layout, spec, project, page)
    _add_header(layout, spec, page)
    _add_legend(layout, page, map_item)
    _add_footer(layout, page)
    return layout


def _describe(project: QgsProject, spec: MapSpec) -> None:
    project.setCrs(spec.ground.crs)
    project.setTitle(spec.title)
    metadata = project.metadata()
    metadata.setTitle(spec.title)
    metadata.setAuthor(spec.author)
    metadata.setAbstract(spec.subtitle)
    metadata.setCreationDateTime(QDateTime.currentDateTime())
    project.setMetadata(metadata)


def _arrangements(spec: MapSpec, paper: str) -> List[_Page]:
    width, height, factor = PAPERS[paper]
    usable = width - 2 * _MARGIN * factor
    header = _measure_header(spec, usable, factor)
    footer = _measure_footer(spec, usable, factor)
    top = _MARGIN * factor + header.height + 4 * factor
    bottom = height - _MARGIN * factor - footer.height - 4 * factor
    result = []
    for beside in (True, False):
        page = _arrange(spec, paper, (width, height, factor), header, footer, (top, bottom), beside)
        if page is not None:
            result.append(page)
    return result


def _arrange(
    spec: MapSpec,
    paper: str,
    size: Tuple[float, float, float],
    header: _Header,
    footer: _Footer,
    between: Tuple[float, float],
    beside: bool,
) -> Optional[_Page]:
    """Map and legend beside or below each other, None where they do not fit."""
    width, height, factor = size
    top, bottom = between
    left = _MARGIN * factor
    usable = width - 2 * left
    gap = _GAP * factor
    borders = borders_piece(spec, factor)
    # The width of the scale bar hardly depends on the scale: the page is arranged with a guess.
    guess = scale_piece(123456, paper, factor)
    legend = classes_piece(spec, factor, 0.4 * usable if beside else 0.5 * usable)
    if beside:
        column = max(legend.width, borders.width, guess.width)
        notes = notes_piece(spec.notes, factor, column)
        needed = legend.height + notes.height + borders.height + guess.height + 3 * gap
        frame = (left, top, usable - column - gap, bottom - top)
        fits = needed <= bottom - top
    else:
        right_column = max(borders.width, guess.width)
        notes_width = usable - legend.width - right_column - 2 * gap
        notes = notes_piece(spec.notes, factor, max(notes_width, 25 * factor))
        band = max(legend.height, notes.height, borders.height + guess.height + gap)
        frame = (left, top, usable, bottom - top - band - gap)
        fits = notes_width >= 25 * factor
    if not fits or min(frame[2], frame[3]) < _SMALLEST_MAP * factor:
        return None
    padding = 2 * _PADDING * factor
    extent = spec.ground.extent
    least = max(extent.width() / (frame[2] - padding), extent.height() / (frame[3] - padding))
    return _Page(
        paper,
        factor,
        width,
        height,
        header,
        footer,
        frame,
        beside,
        legend,
        notes,
        borders,
        round_scale(least * 1000),
    )


def _measure_header(spec: MapSpec, usable: float, factor: float) -> _Header:
    width = usable - (46 * factor if spec.logo else 0)
    size, title = 17.0, wrapped(spec.title, width, 17.0 * factor, bold=True)
    while len(title) > 2 and size > 12:
        size -= 0.5
        title = wrapped(spec.title, width, size * factor, bold=True)
    subtitle_size = 10.0 if size > 14 else 9.5
    subtitle = wrapped(spec.subtitle, width, subtitle_size * factor) if spec.subtitle else []
    height = len(title) * line_height(size * factor)
    height += len(subtitle) * line_height(subtitle_size * factor) + (1.0 if subtitle else 0)
    if spec.logo:
        height = max(height, 14 * factor)
    return _Header(size * factor, title, subtitle, subtitle_size * factor, width, height)


def _measure_footer(spec: MapSpec, usable: float, factor: float) -> _Footer:
    size = 6.8 * factor
    gap = _GAP * factor
    right_width = (usable - gap) * 0.36
    left_width = usable - gap - right_width
    left = [wrapped(text, left_width, size) for text in spec.sources]
    right = [wrapped(text, right_width, size) for text in spec.imprint]
    height = max(_stack_height(left, size), _stack_height(right, size)) + 2 * factor
    return _Footer(size, left, right, left_width, right_width, height)


def _stack_height(paragraphs: Sequence[Sequence[str]], size: float) -> float:
    return sum(len(lines) * line_height(size) + 0.3 for lines in paragraphs)


def _add_map(
    layout: QgsPrintLayout, spec: MapSpec, project: QgsProject, page: _Page
) -> QgsLayoutItemMap:
    x, y, width, height = page.frame
    metres_per_mm = page.scale / 1000
    visible = QgsRectangle.fromCenterAndSize(
        spec.ground.extent.center(), width * metres_per_mm, height * metres_per_mm
    )
    layers = map_layers(spec, visible, metres_per_mm, page.factor)
    project.addMapLayers(layers, False)
    item = QgsLayoutItemMap(layout)
    add_item(layout, item, x, y, width, height, "map")
    item.setCrs(spec.ground.crs)
    item.setLayers(layers)
    item.setKeepLayerSet(True)
    item.setExtent(visible)
    item.setBackgroundEnabled(False)
    layout.setReferenceMap(item)
    return item


def _add_header(layout: QgsPrintLayout, spec: MapSpec, page: _Page) -> None:
    header, factor = page.header, page.factor
    left = top = _MARGIN * factor
    y = top + add_text(
        layout, header.title, left, top, header.width, header.size, bold=True, name="title"
    )
    if header.subtitle:
        add_text(
            layout,
            header.subtitle,
            left,
            y + 1.0,
            header.width,
            header.subtitle_size,
            color=palettes.SOFT_INK,
            name="subtitle",
        )
    if spec.logo:
        add_picture(
            layout,
            Path(spec.logo),
            page.width - left - 42 * factor,
            top,
            42 * factor,
            14 * factor,
            QgsLayoutItem.ReferencePoint.UpperRight,
        ).setId("logo")


def _add_legend(layout: QgsPrintLayout, page: _Page, map_item: QgsLayoutItemMap) -> None:
    factor = page.factor
    gap = _GAP * factor
    x, y, width, height = page.frame
    right_edge = page.width - _MARGIN * factor
    scale = scale_piece(page.scale, page.paper, factor, map_item)
    if page.beside:
        column = x + width + gap
        page.legend.draw(layout, column, y)
        y_notes = y + page.legend.height + gap * 0.8
        page.notes.draw(layout, column, y_notes)
        page.borders.draw(layout, column, y_notes + page.notes.height + gap * 0.8)
        scale.draw(layout, column, y + height - scale.height)
        return
    top = y + height + gap
    page.legend.draw(layout, x, top)
    page.notes.draw(layout, x + page.legend.width + gap, top)
    column = right_edge - max(page.borders.width, scale.width)
    page.borders.draw(layout, column, top)
    bottom = page.height - _MARGIN * factor - page.footer.height - 4 * factor
    scale.draw(layout, column, bottom - scale.height)


def _add_footer(layout: QgsPrintLayout, page: _Page) -> None:
    footer, factor = page.footer, page.factor
    left = _MARGIN * factor
    right = page.width - left
    top = page.height - left - footer.height
    add_line(layout, rule(0.2), [(left, top), (right, top)])
    for x, width, paragraphs in (
        (left, footer.left_width, footer.left),
        (right - footer.right_width, footer.right_width, footer.right),
    ):
        y = top + 2 * factor
        for lines in paragraphs:
            y += 0.3 + add_text(layout, lines, x, y, width, footer.size, color=palettes.SOFT_INK)


def today() -> QDate:
    """Date that stands in the footer."""
    return QDate.currentDate()
