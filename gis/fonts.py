# SPDX-License-Identifier: GPL-2.0-or-later
"""The shipped font, text measures in millimetres, and line breaks that do not depend on QGIS.

Everything that is printed is measured and broken here first, so that no text is cut or overlaps,
whatever the version of QGIS and the system.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import List

from qgis.core import QgsTextBufferSettings, QgsTextFormat
from qgis.PyQt.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF

from .compat import RENDER_MM, RENDER_POINTS

FAMILY = "Roboto Condensed"
_FOLDER = Path(__file__).resolve().parents[1] / "resources" / "fonts"
MM_PER_POINT = 25.4 / 72
#: Line height in em: the font's own 1.17 with a reserve for other font engines.
LINE_HEIGHT = 1.22
_MEASURE = 1000
#: Points between letters. Far too little to see, but any letter spacing keeps Qt from ligatures: a
#: search for "fi" would not find the "ﬁ" of a PDF.
_LETTER_SPACING = 0.02
#: What becomes of both in a PDF at most: QGIS 3.40 and 3.44 draw letters 0.5 % wider and more than
#: double the spacing (in points), while 3.22 draws as measured or narrower.
_DRAWN_WIDER = 1.005
_DRAWN_SPACING = 0.047


@cache
def register_fonts() -> bool:
    """Make the shipped font known to this process; True where that worked. Main thread only."""
    added = [QFontDatabase.addApplicationFont(str(path)) for path in sorted(_FOLDER.glob("*.ttf"))]
    return bool(added) and all(identifier >= 0 for identifier in added)


def font(points: float, bold: bool = False) -> QFont:
    """The shipped font, or the system's sans serif where it could not be registered."""
    register_fonts()
    result = QFont(FAMILY)
    result.setStyleHint(QFont.StyleHint.SansSerif)
    result.setPointSizeF(points)
    result.setBold(bold)
    result.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, _LETTER_SPACING)
    return result


def text_format(
    points: float, bold: bool = False, color: str = "#000000", halo_mm: float = 0
) -> QgsTextFormat:
    """Text of map labels and scale bars; a halo is drawn opaque, so that it stays vector."""
    result = QgsTextFormat()
    result.setFont(font(points, bold))
    result.setSize(points)
    result.setSizeUnit(RENDER_POINTS)
    result.setColor(QColor(color))
    if halo_mm:
        halo = QgsTextBufferSettings()
        halo.setEnabled(True)
        halo.setSize(halo_mm)
        halo.setSizeUnit(RENDER_MM)
        halo.setColor(QColor("#ffffff"))
        result.setBuffer(halo)
    return result


@cache
def _metrics(bold: bool) -> QFontMetricsF:
    measured = font(10, bold)
    measured.setPixelSize(_MEASURE)
    measured.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return QFontMetricsF(measured)


def text_width(text: str, points: float, bold: bool = False) -> float:
    """Width of one line in millimetres."""
    natural = float(_metrics(bold).horizontalAdvance(text)) / _MEASURE * points
    return (natural * _DRAWN_WIDER + len(text) * _DRAWN_SPACING) * MM_PER_POINT


def line_height(points: float) -> float:
    """Height of one line in millimetres."""
    return points * MM_PER_POINT * LINE_HEIGHT


def wrapped(text: str, width: float, points: float, bold: bool = False) -> List[str]:
    """Lines no wider than ``width`` millimetres; a word that is too long is broken."""
    lines: List[str] = []
    for paragraph in text.splitlines():
        line = ""
        for word in paragraph.split(" "):
            candidate = f"{line} {word}" if line else word
            if text_width(candidate, points, bold) <= width:
                line = candidate
                continue
            if line:
                lines.append(line)
            while text_width(word, points, bold) > width and len(word) > 1:
                fitting = _fitting_length(word, width, points, bold)
                lines.append(word[:fitting])
                word = word[fitting:]
            line = word
        lines.append(line)
    return lines or [""]


def balanced(text: str, width: float, points: float, bold: bool = False) -> List[str]:
    """Like ``wrapped``, with lines of similar length, so that no word stands alone."""
    lines = wrapped(text, width, points, bold)
    if len(lines) < 2:
        return lines
    low, high = width / len(lines) * 0.8, width
    while high - low > 0.5:
        middle = (low + high) / 2
        if len(wrapped(text, middle, points, bold)) > len(lines):
            low = middle
        else:
            high = middle
    return wrapped(text, high, points, bold)


def _fitting_length(word: str, width: float, points: float, bold: bool) -> int:
    length = len(word) - 1
    while length > 1 and text_width(word[:length], points, bold) > width:
        length -= 1
    # Compound words and addresses break best behind a sign they hold.
    for cut in range(length, length // 2, -1):
        if word[cut - 1] in "-/–_.":
            return cut
    return length
