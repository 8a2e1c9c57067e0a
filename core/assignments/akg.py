# SPDX-License-Identifier: GPL-2.0-or-later
"""The nine-digit key under which the Federal Employment Agency's small-area data know a region.

Three digits each for Stadtdistrikt, Stadtbezirk and Stadtviertel (BA, Straßenraster-Aufbau). A
county has no such levels: the municipality stands for the first, the number of the region for the
second, and the letter of a divided region for the third.
"""

from __future__ import annotations

from ..naming import KEY_PATTERN


def akg_key(key: str) -> str:
    """``05358028-03`` becomes ``028003000``, ``05358028-03b`` ``028003002``; "" for other keys."""
    if not KEY_PATTERN.match(key):
        return ""
    municipality, _, number = key.partition("-")
    letter = number[-1] if number[-1].isalpha() else ""
    part = ord(letter) - ord("a") + 1 if letter else 0
    return f"{municipality[5:]}{int(number.rstrip(letter) if letter else number):03d}{part:03d}"
