# SPDX-License-Identifier: GPL-2.0-or-later
"""Headers as people read them: hyphenation, footnote marks and several levels put right."""

from __future__ import annotations

import re
import unicodedata
from typing import List, Sequence

from .table import Cell, cell_text

_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))
_BROKEN_LINE = re.compile(r"(?<=[^\W\d_])-\s*\n\s*(?=[a-zäöüß])")
_HYPHENATED = re.compile(r"\b[A-ZÄÖÜ][a-zäöüß]+(?:-[a-zäöüß]+)+\b")
_FOOTNOTE = re.compile(r"(?:\s*[¹²³⁴⁵⁶⁷⁸⁹⁰]+⁾?|\s*\(?\b\d\)|(?<=[^\W\d_])\d\))+$")
_BLANKS = re.compile(r"\s+")


def clean_header(cell: Cell) -> str:
    """One header cell: "Migrations-hintergrund" joined, soft hyphens, BOM and "1)" removed.

    A hyphen before a small letter inside a word with a capital is a broken line, as in
    ``Beschäftigten-quote``; ``Bedburg-Hau`` and ``SGB-II`` keep theirs.
    """
    text = unicodedata.normalize("NFC", cell_text(cell)).translate(_INVISIBLE)
    text = _BROKEN_LINE.sub("", text)
    text = _BLANKS.sub(" ", text).strip()
    text = _FOOTNOTE.sub("", text).strip() or text
    return _HYPHENATED.sub(lambda found: found.group().replace("-", ""), text)


def join_levels(levels: Sequence[Cell]) -> str:
    """Header cells of one column from top to bottom, joined with " | "; repeats appear once."""
    parts: List[str] = []
    for cell in levels:
        text = clean_header(cell)
        if text and (not parts or parts[-1] != text):
            parts.append(text)
    return " | ".join(parts)
