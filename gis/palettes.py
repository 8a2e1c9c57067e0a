# SPDX-License-Identifier: GPL-2.0-or-later
"""Colours of maps, as plain hex texts.

The anchors are sets of ColorBrewer (C. Brewer, colorbrewer2.org, Apache License 2.0), checked for
deuteranopia and protanopia. Numbers of classes other than five are mixed between the anchors, so
that lightness keeps its order.
"""

from __future__ import annotations

from typing import Dict, List, Tuple

BLUE = "blue"
GREEN_BLUE = "green_blue"
WARM = "warm"
DIVERGING = "diverging"
GREY = "grey"

#: Light to dark, the diverging set from low to high; black-and-white print needs ``GREY``.
ANCHORS: Dict[str, Tuple[str, ...]] = {
    BLUE: ("#eff3ff", "#bdd7e7", "#6baed6", "#3182bd", "#08519c"),
    GREEN_BLUE: ("#ffffcc", "#a1dab4", "#41b6c4", "#2c7fb8", "#253494"),
    WARM: ("#ffffd4", "#fed98e", "#fe9929", "#d95f0e", "#993404"),
    DIVERGING: ("#5e3c99", "#b2abd2", "#f7f7f7", "#fdb863", "#e66101"),
    GREY: ("#f7f7f7", "#cccccc", "#969696", "#636363", "#252525"),
}
PALETTES = tuple(ANCHORS)

#: Colour classes of neighbouring regions. Found by search: the smallest CIE76 difference between
#: any two is 20 under simulated deuteranopia and protanopia, and 33 for normal sight.
REGIONS = ("#a2b3f9", "#faa08a", "#b9ffd2", "#c7b2b8", "#faf19f", "#99e6fd")

UNINHABITED = "#e6e6e6"
HATCH = "#595959"
PAPER = "#ffffff"
INK = "#1a1a1a"
SOFT_INK = "#4d4d4d"
REGION_BORDER = "#7f7f7f"
MUNICIPALITY_BORDER = "#3a3a3a"
COUNTY_BORDER = "#1a1a1a"


def class_colours(palette: str, n: int) -> List[str]:
    """n colours from low to high, 1 <= n."""
    anchors = [_channels(colour) for colour in ANCHORS[palette]]
    last = len(anchors) - 1
    if n <= 2:
        # The ends of a palette are too light and too dark to stand alone.
        positions = [last / 2] if n == 1 else [1.0, 3.0]
    else:
        positions = [last * step / (n - 1) for step in range(n)]
    return [_mixed(anchors, position) for position in positions]


def _mixed(anchors: List[Tuple[int, int, int]], position: float) -> str:
    low = min(int(position), len(anchors) - 2)
    share = position - low
    mixed = (round(a + (b - a) * share) for a, b in zip(anchors[low], anchors[low + 1]))
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def _channels(colour: str) -> Tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
