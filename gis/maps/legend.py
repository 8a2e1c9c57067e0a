# SPDX-License-Identifier: GPL-2.0-or-later
"""Parts of a legend: each knows its size before it is drawn, so that nothing is cut or overlaps."""

from __future__ import annotations

import math
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, List, Sequence, Tuple

from qgis.core import (
    QgsFillSymbol,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsPrintLayout,
)

from .. import palettes
from ..compat import KILOMETRES
from ..fonts import balanced, line_height, text_format, text_width, wrapped
from ..styles import Extra, border_line, extra_symbol
from ..translation import number, tr
from .items import (
    RIGHT,
    add_area,
    add_item,
    add_line,
    add_picture,
    add_text,
    rule,
)
from .spec import LegendRow, MapSpec

NORTH = Path(__file__).resolve().parents[2] / "resources" / "icons" / "north.svg"
_NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Piece:
    """A part of the legend; ``draw(layout, x, y)`` places its upper left corner."""

    width: float
    height: float
    draw: Callable[[QgsPrintLayout, float, float], None]


def swatch(colour: str) -> QgsFillSymbol:
    """A class colour with a thin frame, so that the lightest class is seen on white paper."""
    return QgsFillSymbol.createSimple(
        {"color": colour, "outline_color": palettes.SOFT_INK, "outline_width": "0.1"}
    )


def _box(colour: str) -> QgsFillSymbol:
    return QgsFillSymbol.createSimple({"color": colour, "outline_style": "no"})


def _extra_swatch(extra: Extra, grey_print: bool) -> List[QgsFillSymbol]:
    frame = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": palettes.SOFT_INK, "outline_width": "0.1"}
    )
    return [extra_symbol(extra, grey_print), frame]


def classes_piece(spec: MapSpec, factor: float, max_width: float) -> Piece:
    """Heading, unit, classes with counts, areas without a value, sum of the regions."""
    heading_size, size, small = 9.5 * factor, 8.5 * factor, 7.5 * factor
    box_width, box_height, gap = 8 * factor, 4.0 * factor, 2 * factor
    row_height = 5.0 * factor
    columns = _column_widths(spec.rows, size)
    total = sum(row.count for row in [*spec.rows, *spec.extra_rows])
    total_label = tr("Regions in total")
    count_head = tr("Count")
    count_width = max(text_width(count_head, small), text_width(number(total), size, bold=True))
    label_width = max(
        [x + text_width(text, size) for row in spec.rows for x, text in _cells(row, columns, size)]
    )
    label_width = max(label_width, text_width(total_label, small) - box_width - gap)
    width = min(
        max(box_width + gap + label_width + 4 * factor + count_width, 46 * factor), max_width
    )
    label_x = box_width + gap
    room = width - label_x - count_width - 2 * factor
    heading = balanced(spec.legend_title, width, heading_size, bold=True)
    unit = wrapped(spec.unit, width - count_width - 2 * factor, small)
    extra_labels = [wrapped(row.cells[0], room, size) for row in spec.extra_rows]
    extra_heights = [
        max(row_height, len(lines) * line_height(size) + 0.8 * factor) for lines in extra_labels
    ]
    heading_height = len(heading) * line_height(heading_size) + 0.8 * factor
    unit_height = len(unit) * line_height(small) + 1.0 * factor
    extra_gap = 1.8 * factor if spec.extra_rows else 0
    height = (
        heading_height
        + unit_height
        + len(spec.rows) * row_height
        + extra_gap
        + sum(extra_heights)
        + 1.2 * factor
        + line_height(small)
    )

    def draw(layout: QgsPrintLayout, x: float, y: float) -> None:
        right = x + width
        add_text(layout, heading, x, y, width, heading_size, bold=True, name="legend_title")
        y += heading_height
        add_text(layout, unit, x, y, width - count_width, small, color=palettes.SOFT_INK)
        last_line = y + unit_height - 1.0 * factor - line_height(small)
        _right(layout, count_head, right, last_line, count_width, small, palettes.SOFT_INK)
        y += unit_height
        text_drop = (row_height - line_height(size)) / 2
        for row, colour in zip(spec.rows, spec.colours):
            add_area(
                layout, swatch(colour), x, y + (row_height - box_height) / 2, box_width, box_height
            )
            for cell_x, text in _cells(row, columns, size):
                cell_width = text_width(text, size)
                add_text(layout, [text], x + label_x + cell_x, y + text_drop, cell_width, size)
            _right(layout, number(row.count), right, y + text_drop, count_width, size)
            y += row_height
        y += extra_gap
        for row, lines, extra_height in zip(spec.extra_rows, extra_labels, extra_heights):
            box_top = y + (row_height - box_height) / 2
            for symbol in _extra_swatch(Extra(row.code), spec.grey_print):
                add_area(layout, symbol, x, box_top, box_width, box_height)
            add_text(layout, lines, x + label_x, y + text_drop, room, size)
            _right(layout, number(row.count), right, y + text_drop, count_width, size)
            y += extra_height
        y += 0.6 * factor
        add_line(layout, rule(0.12), [(x, y), (right, y)])
        y += 0.6 * factor
        add_text(layout, [total_label], x, y, width - count_width, small, color=palettes.SOFT_INK)
        _right(layout, number(total), right, y, count_width, small, palettes.SOFT_INK)

    return Piece(width, height, draw)


def _right(
    layout: QgsPrintLayout,
    text: str,
    right: float,
    y: float,
    width: float,
    size: float,
    color: str = palettes.INK,
) -> None:
    add_text(layout, [text], right - width, y, width, size, align=RIGHT, color=color)


def _column_widths(rows: Sequence[LegendRow], size: float) -> Tuple[float, float, float, float]:
    """Widths of the four cells; words that stand beside one limit only need no column."""

    def widest(column: int, among: Sequence[LegendRow]) -> float:
        return max((text_width(row.cells[column], size) for row in among), default=0.0)

    closed = [row for row in rows if row.cells[1] and row.cells[3]]
    return widest(0, rows), widest(1, rows), widest(2, closed), widest(3, rows)


def _cells(
    row: LegendRow, columns: Tuple[float, float, float, float], size: float
) -> List[Tuple[float, str]]:
    """Left edge and text of each cell: limits below each other, words beside their limit."""
    space = text_width(" ", size)
    before, low, between, high = row.cells
    widths = [text_width(cell, size) for cell in row.cells]
    low_end = columns[0] + (space if columns[0] else 0) + columns[1]
    between_start = low_end + space
    high_end = between_start + columns[2] + space + columns[3]
    result = []
    if low:
        result = [(0.0, before), (low_end - widths[1], low), (between_start, between)]
        if high and widths[2] < columns[2]:
            # a shorter word, as in the last class: the limit follows it without a gap
            result.append((between_start + widths[2] + space, high))
        elif high:
            result.append((high_end - widths[3], high))
    elif high:
        result = [(high_end - widths[3], high), (high_end - widths[3] - space - widths[2], between)]
    else:
        result = [(0.0, between)]
    return sorted((x, text) for x, text in result if text)


def notes_piece(spec: MapSpec, factor: float, width: float) -> Piece:
    """County value (bold) and class method."""
    size, gap = 8 * factor, 1.0 * factor
    styles = ((spec.county_value, True, palettes.INK), (spec.method, False, palettes.SOFT_INK))
    paragraphs = [
        (wrapped(text, width, size, bold), bold, colour) for text, bold, colour in styles if text
    ]
    height = sum(len(lines) * line_height(size) + gap for lines, _, _ in paragraphs)

    def draw(layout: QgsPrintLayout, x: float, y: float) -> None:
        for lines, bold, colour in paragraphs:
            y += gap + add_text(layout, lines, x, y, width, size, bold=bold, color=colour)

    return Piece(width, max(height - gap, 0), draw)


def borders_piece(spec: MapSpec, factor: float) -> Piece:
    """The kinds of borders that the map shows."""
    size, row_height, line_width = 7.5 * factor, 3.9 * factor, 8 * factor
    rows = [("region", tr("Region"))] if len(spec.ground.regions) > 1 else []
    if len(spec.ground.municipalities) > 1:
        rows.append(("municipality", tr("Municipality")))
    rows.append(("county", tr("County")))
    text_x = line_width + 2 * factor
    label_width = max(text_width(label, size) for _, label in rows)

    def draw(layout: QgsPrintLayout, x: float, y: float) -> None:
        for level, label in rows:
            middle = y + row_height / 2
            add_line(layout, border_line(level), [(x, middle), (x + line_width, middle)])
            add_text(
                layout,
                [label],
                x + text_x,
                y + (row_height - line_height(size)) / 2,
                label_width,
                size,
                color=palettes.SOFT_INK,
            )
            y += row_height

    return Piece(text_x + label_width, len(rows) * row_height, draw)


def scale_text(scale: float) -> str:
    """``1 : 150 000``, with blanks that do not break."""
    digits = f"{round(scale):,}".replace(",", _NO_BREAK)
    return f"1{_NO_BREAK}:{_NO_BREAK}{digits}"


def scale_bar_steps(scale: float, length: float) -> Tuple[float, int]:
    """Kilometres and number of segments of the longest round bar of at most ``length`` mm."""
    reach = length * scale / 1e6
    exponent = math.floor(math.log10(reach))
    bars = [
        (mantissa * 10.0**power, segments)
        for power in (exponent - 1, exponent)
        for mantissa in (1, 2, 5)
        for segments in (2, 3, 4)
    ]
    fitting = [bar for bar in bars if bar[0] * bar[1] <= reach * (1 + 1e-9)]
    return max(fitting, key=lambda bar: (round(bar[0] * bar[1], 9), -bar[1]))


def scale_piece(scale: float, paper: str, factor: float, map_item: Any = None) -> Piece:
    """North arrow, scale bar in kilometres, and the scale in numbers."""
    size = 7.5 * factor
    arrow_width, arrow_height = 6 * factor, 11 * factor
    bar_room = 40 * factor
    step, segments = scale_bar_steps(scale, bar_room)
    label = tr("Scale {scale} (on {paper})").format(
        scale=scale_text(scale), paper=paper.split("_")[0]
    )
    bar_x = arrow_width + 4 * factor
    # The last number stands centred below the end of the bar, with the unit behind it. The width is
    # the same at every scale, so that a page can be arranged before its scale is known.
    overhang = text_width("100 km", size)
    width = bar_x + bar_room + overhang
    height = 13.5 * factor

    def draw(layout: QgsPrintLayout, x: float, y: float) -> None:
        add_picture(layout, NORTH, x, y, arrow_width, arrow_height).setId("north")
        bar = QgsLayoutItemScaleBar(layout)
        bar.setStyle("Single Box")
        if isinstance(map_item, QgsLayoutItemMap):
            bar.setLinkedMap(map_item)
        bar.setUnits(KILOMETRES)
        bar.setUnitLabel("km")
        bar.setNumberOfSegmentsLeft(0)
        bar.setNumberOfSegments(segments)
        bar.setUnitsPerSegment(step)
        bar.setHeight(1.3 * factor)
        bar.setLabelBarSpace(0.8 * factor)
        bar.setBoxContentSpace(0)
        bar.setTextFormat(text_format(size, color=palettes.INK))
        bar.setLineSymbol(rule(0.15))
        bar.setFillSymbol(_box(palettes.SOFT_INK))
        bar.setAlternateFillSymbol(_box(palettes.PAPER))
        zero_half = text_width("0", size) / 2
        add_item(
            layout, bar, x + bar_x - zero_half, y + 0.5, width - bar_x, 6 * factor, "scale_bar"
        )
        bar.update()
        add_text(
            layout,
            [label],
            x + bar_x,
            y + height - line_height(size),
            text_width(label, size),
            size,
            color=palettes.SOFT_INK,
        )

    return Piece(width, height, draw)
