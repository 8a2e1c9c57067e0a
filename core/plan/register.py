# SPDX-License-Identifier: GPL-2.0-or-later
"""The register: what a plan knows of each region beside its blocks."""

from __future__ import annotations

from dataclasses import dataclass

#: Index of no region, for blocks that belong to none.
UNASSIGNED = -1


@dataclass(frozen=True)
class Region:
    """A Sozialraum in the register of a plan; the key follows ``AGS-NN``.

    locked: neither gives nor takes blocks. frame: regions of one frame exchange blocks only among
    each other, so that the outer border of them all stands still; "" is a frame as well, that of
    all others. exclave: why several parts are intended, "" where they are not. removed: merged
    away; the entry keeps its place, because blocks and undo know regions by their index.
    """

    key: str
    short: str
    name: str
    municipality: str
    municipality_name: str
    locked: bool = False
    frame: str = ""
    exclave: str = ""
    removed: bool = False
