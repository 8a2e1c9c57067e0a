# SPDX-License-Identifier: GPL-2.0-or-later
"""A small plan for the workshop: 8 x 4 square blocks of 100 m, four regions, two municipalities.

Columns 0-1 are KR 1, 2-3 KR 2, 4 KR 3, column 5 is unassigned; 6-7 are DÜ 1 of Düren. Each Ortsteil
has 2 x 2 blocks.
"""

from __future__ import annotations

from pathlib import Path
from typing import Optional

import numpy as np
from layers import make_layer, square_wkt
from qgis.core import QgsRectangle
from sozialraumplaner.gis.plan_session import PlanSession, open_session

COLUMNS, ROWS, SIZE = 8, 4, 100
KR1, KR2, KR3, DU1 = range(4)
WEST, SOUTH = 320_000, 5_630_000
EXTENT = QgsRectangle(WEST, SOUTH, WEST + COLUMNS * SIZE, SOUTH + ROWS * SIZE)

_FIELDS = (
    "field=baustein_id:string&field=ags:string&field=gem_name:string&field=einwohner:integer"
    "&field=ortsteil:string&field=sr_id:string&field=sr_kurz:string&field=sr_name:string"
)
_REGIONS = {
    0: ("05358028-01", "KR 1"),
    1: ("05358028-01", "KR 1"),
    2: ("05358028-02", "KR 2"),
    3: ("05358028-02", "KR 2"),
    4: ("05358028-03", "KR 3"),
    6: ("05358058-01", "DÜ 1"),
    7: ("05358058-01", "DÜ 1"),
}


def open_plan(file: Optional[Path] = None) -> PlanSession:
    """The plan, freshly opened; kept in a plan file where one is named, as in the dock."""
    rows = []
    for row in range(ROWS):
        for column in range(COLUMNS):
            town = ("05358058", "Düren") if column > 5 else ("05358028", "Kreuzau")
            key, short = _REGIONS.get(column, (None, None))
            place = f"Ort {column // 2}-{row // 2}"
            residents = 100 + 10 * row + column
            rows.append(
                (
                    square_wkt(column, row),
                    f"{row}{column}",
                    *town,
                    residents,
                    place,
                    key,
                    short,
                    short,
                )
            )
    session = open_session(make_layer(rows, _FIELDS), "sr_id")
    order = ["05358028-01", "05358028-02", "05358028-03", "05358058-01"]
    assert [region.key for region in session.plan.regions] == order
    if file is not None:
        session.create_file(file)
    return session


def block(column: int, row: int) -> int:
    """Number of a block."""
    return row * COLUMNS + column


def at(column: float, row: float) -> tuple[float, float]:
    """The middle of a block, or a place between; row 0 is the southernmost."""
    return WEST + (column + 0.5) * SIZE, SOUTH + (row + 0.5) * SIZE


def regions(session: PlanSession) -> list[list[int]]:
    """The assignment as rows from south to north."""
    return np.asarray(session.plan.region_of).reshape(ROWS, COLUMNS).tolist()


def move(session, column: int, target: int) -> None:
    """A gesture of one block."""
    session.begin_gesture()
    session.stroke([block(column, 0)], target)
    session.end_gesture()
