# SPDX-License-Identifier: GPL-2.0-or-later
"""Kreis Düren as published: cells of 1 km, read from the GeoPackage without QGIS."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from functools import cache

import numpy as np
from checker import DATA

FILE = DATA / "kreis_dueren" / "zensus2011_1km_zellen.gpkg"
#: Metres along a side of a cell.
SIDE = 1000.0


@dataclass(frozen=True)
class Cells:
    """keys, municipality: texts, (n,). residents: 0 where none or secret, (n,). known: (n,).

    xy: midpoints in metres, (n, 2). left, right: cells that share a side, (m,).
    """

    keys: np.ndarray
    municipality: np.ndarray
    residents: np.ndarray
    known: np.ndarray
    xy: np.ndarray
    left: np.ndarray
    right: np.ndarray


@cache
def cells() -> Cells:
    """The cells of the county in the order of their keys."""
    database = sqlite3.connect(f"{FILE.as_uri()}?mode=ro&immutable=1", uri=True)
    table = database.execute("SELECT table_name FROM gpkg_contents").fetchone()[0]
    columns = "Gitter_ID_1km, AGS, Einwohner, x_mp_1km, y_mp_1km"
    database.row_factory = sqlite3.Row
    found = database.execute(f'SELECT {columns} FROM "{table}" ORDER BY Gitter_ID_1km').fetchall()
    database.close()
    number = np.array([row["Einwohner"] for row in found])
    xy = np.array([(row["x_mp_1km"], row["y_mp_1km"]) for row in found], dtype=float)
    place = {tuple(point): index for index, point in enumerate(xy.tolist())}
    pairs = [
        (index, place[x + east, y + north])
        for index, (x, y) in enumerate(xy.tolist())
        for east, north in ((SIDE, 0.0), (0.0, SIDE))
        if (x + east, y + north) in place
    ]
    left, right = np.array(pairs).T
    return Cells(
        np.array([row["Gitter_ID_1km"] for row in found], dtype=object),
        np.array([row["AGS"] for row in found], dtype=object),
        np.maximum(number, 0),
        number >= 0,
        xy,
        left,
        right,
    )
