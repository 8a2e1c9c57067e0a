# SPDX-License-Identifier: GPL-2.0-or-later
"""Drawings of a report as inline SVG: no script, nothing loaded, sharp on paper."""

from __future__ import annotations

import math
from html import escape
from typing import List, Optional, Sequence, Tuple

from ...core.delineation import Moment
from ..translation import number, tr

_WIDTH, _HEIGHT = 760, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 96, 12, 34
_BAR, _CURVE, _SHORT, _LIMIT, _TEXT = "#8fc0a3", "#2f7d4f", "#e0a84e", "#1f2933", "#52606d"
#: Share of a bar's place that the bar fills.
_FILLED = 0.8
#: Least distance between the names of two lines.
_APART = 14


def sizes_chart(
    sizes: Sequence[Tuple[str, int]],
    minimum: float,
    target: Optional[float],
    maximum: Optional[float],
) -> str:
    """A bar for each region, the smallest first, with lines for the limits. sizes: name, residents.

    target, maximum: None for none.
    """
    ordered = sorted(sizes, key=lambda size: (size[1], size[0]))
    limits = [(tr("Minimum"), minimum), (tr("Target"), target), (tr("Maximum"), maximum)]
    lines = [(name, value) for name, value in limits if value]
    # A maximum far above every bar would flatten them.
    largest = max([1.0, *(float(size) for _, size in ordered)])
    lines = [(name, value) for name, value in lines if value <= 2 * largest]
    axis = _Axis(max([largest, *(value for _, value in lines)]))
    step = (_WIDTH - _LEFT - _RIGHT) / max(len(ordered), 1)
    width = max(min(step * _FILLED, 40.0), 0.4)
    parts = axis.drawn()
    for index, (name, size) in enumerate(ordered):
        x, y = _LEFT + (index + 0.5) * step - width / 2, axis.y(size)
        colour = _BAR if size >= minimum else _SHORT
        title = escape(f"{name}: {number(size)}")
        parts.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" '
            f'height="{axis.y(0) - y:.1f}" fill="{colour}"><title>{title}</title></rect>'
        )
    parts += _limit_lines(axis, lines)
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    parts.append(_text(middle, _HEIGHT - 8, tr("Sozialräume, the smallest first"), "middle"))
    return _drawing(parts, tr("Residents of the Sozialräume"))


def convergence_chart(history: Sequence[Moment], bound: Optional[float]) -> str:
    """Best value over time as steps, with the bound below which nothing can lie."""
    last = max(history[-1].seconds, 0.1)
    values = [moment.value for moment in history] + ([] if bound is None else [bound])
    axis = _Axis(max(values), min(values))

    def x(seconds: float) -> float:
        return _LEFT + seconds / last * (_WIDTH - _LEFT - _RIGHT)

    path = f"M{x(history[0].seconds):.1f} {axis.y(history[0].value):.1f}"
    for moment in history[1:]:
        path += f"H{x(moment.seconds):.1f}V{axis.y(moment.value):.1f}"
    parts = axis.drawn()
    parts.append(f'<path d="{path}" fill="none" stroke="{_CURVE}" stroke-width="2"/>')
    if bound is not None:
        parts += _limit_lines(axis, [(tr("Bound"), bound)])
    decimals = 0 if last >= 20 else 1
    for share in (0.0, 0.5, 1.0):
        parts.append(_text(x(share * last), _HEIGHT - 18, number(share * last, decimals), "middle"))
    middle = (_LEFT + _WIDTH - _RIGHT) / 2
    parts.append(_text(middle, _HEIGHT - 4, tr("Seconds"), "middle"))
    return _drawing(parts, tr("Best value over time"))


class _Axis:
    """The upright axis with round numbers, from 0 or from just below the smallest value."""

    def __init__(self, largest: float, smallest: float = 0.0) -> None:
        largest = max(largest, smallest, 1e-9)
        spread = max(largest - smallest, 0.02 * largest)
        step = 10.0 ** math.floor(math.log10(spread))
        for part in (0.1, 0.2, 0.25, 0.5, 1.0, 2.0):
            if spread / (part * step) <= 5:
                step *= part
                break
        self._step = step
        self._low = step * math.floor(smallest / step + 1e-9)
        self._top = max(step * math.ceil(largest / step - 1e-9), self._low + step)

    def y(self, value: float) -> float:
        """Position of a value."""
        share = (value - self._low) / (self._top - self._low)
        return _HEIGHT - _BOTTOM - share * (_HEIGHT - _TOP - _BOTTOM)

    def drawn(self) -> List[str]:
        """Grid lines with their numbers."""
        decimals = max(0, -math.floor(math.log10(self._step) + 1e-9))
        if abs(self._step - round(self._step, decimals)) > 1e-9 * self._step:
            decimals += 1  # Steps of 2.5 or 0.25.
        parts = []
        for index in range(round((self._top - self._low) / self._step) + 1):
            value = self._low + index * self._step
            y = self.y(value)
            parts.append(
                f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" '
                f'stroke="#e1e7ec"/>'
            )
            parts.append(_text(_LEFT - 6, y + 4, number(value, decimals), "end"))
        return parts


def _limit_lines(axis: _Axis, lines: Sequence[Tuple[str, float]]) -> List[str]:
    """Dashed lines with their names at the right, moved apart where they would overlap."""
    parts = []
    above = math.inf
    for name, value in sorted(lines, key=lambda line: line[1]):
        y = axis.y(value)
        parts.append(
            f'<line x1="{_LEFT}" x2="{_WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}" '
            f'stroke="{_LIMIT}" stroke-width="1.2" stroke-dasharray="6 4"/>'
        )
        above = min(y + 4, above - _APART)
        parts.append(_text(_WIDTH - _RIGHT + 6, above, name, "start"))
    return parts


def _text(x: float, y: float, text: str, anchor: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" font-size="12" '
        f'fill="{_TEXT}">{escape(text)}</text>'
    )


def _drawing(parts: Sequence[str], title: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" role="img" aria-label="{escape(title, quote=True)}">'
        + "".join(parts)
        + "</svg>"
    )
