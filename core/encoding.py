# SPDX-License-Identifier: GPL-2.0-or-later
"""Texts that were encoded twice."""

from __future__ import annotations

#: First letters of UTF-8 umlauts and quotation marks read as Latin-1.
_TRACES = ("Ã", "Â", "â€")


def repaired_text(text: str) -> str:
    """``DÃ¼ren`` becomes ``Düren``; a text without such traces comes back unchanged.

    Only texts that decode without a remainder are touched, so a name that really holds an "Ã"
    stays as it is.
    """
    if not any(trace in text for trace in _TRACES):
        return text
    for encoding in ("latin-1", "cp1252"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text
