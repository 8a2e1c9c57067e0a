# SPDX-License-Identifier: GPL-2.0-or-later
"""A small plan of two regions, for what changes its blocks or its regions."""

from __future__ import annotations

import numpy as np
from planar import grid_world
from sozialraumplaner.core.plan import Plan, Region

AGS = "05358028"
WEST, EAST = f"{AGS}-01", f"{AGS}-02"


def halves() -> Plan:
    """Four columns and three rows of blocks; the left half is WEST, the right half EAST."""
    place = np.repeat([0, 1, 2], 4)
    blocks, contiguity, _ = grid_world(4, 3, np.arange(12) * 10, np.full(12, 28), place)
    regions = [
        Region(key, f"KR {key[-1]}", f"Name {key[-1]}", AGS, "Kreuzau") for key in (WEST, EAST)
    ]
    return Plan(blocks, contiguity, [0, 0, 1, 1] * 3, regions)


def key(block: int) -> str:
    """Key of a block."""
    return f"{AGS}-{block:04d}"
