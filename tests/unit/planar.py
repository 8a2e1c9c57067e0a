# SPDX-License-Identifier: GPL-2.0-or-later
"""Small planar worlds for property tests: grids of squares with residents and municipalities."""

from __future__ import annotations

import struct

import numpy as np
from sozialraumplaner.core.arrays import text_array
from sozialraumplaner.core.blocks import Blocks
from sozialraumplaner.core.borders import build_contiguity
from sozialraumplaner.core.contiguity import BorderLines, Contiguity
from sozialraumplaner.core.rings import Rings, rings_from_wkb


def polygon_wkb(*rings) -> bytes:
    """A polygon in little-endian WKB; each ring a list of vertices, closed here."""
    wkb = struct.pack("<BII", 1, 3, len(rings))
    for ring in rings:
        closed = [*ring, ring[0]]
        wkb += struct.pack("<I", len(closed))
        wkb += b"".join(struct.pack("<dd", x, y) for x, y in closed)
    return wkb


def square(x: float, y: float, size: float = 100.0) -> list[tuple[float, float]]:
    """Corners of a square whose lower left corner is x, y."""
    return [(x, y), (x + size, y), (x + size, y + size), (x, y + size)]


def grid_rings(columns: int, rows: int, size: float = 100.0) -> Rings:
    """Squares in row order, touching exactly."""
    return rings_from_wkb(
        [
            polygon_wkb(square(column * size, row * size, size))
            for row in range(rows)
            for column in range(columns)
        ]
    )


def grid_world(
    columns: int,
    rows: int,
    population: np.ndarray,
    municipality: np.ndarray,
    place: np.ndarray | None = None,
) -> tuple[Blocks, Contiguity, BorderLines]:
    """Blocks on a grid; municipality and place are numbers that become texts."""
    contiguity, lines = build_contiguity(grid_rings(columns, rows))
    n = columns * rows
    keys = [f"{5358000 + int(m):08d}-{index:04d}" for index, m in enumerate(municipality)]
    places = [""] * n if place is None else [f"Ort {int(p)}" for p in place]
    xy = np.array([[c * 100 + 50.0, r * 100 + 50.0] for r in range(rows) for c in range(columns)])
    blocks = Blocks(
        keys=text_array(keys),
        municipality=text_array([f"{5358000 + int(m):08d}" for m in municipality]),
        municipality_name=text_array([f"Gemeinde {int(m)}" for m in municipality]),
        place=text_array(places),
        name=text_array([""] * n),
        population=np.asarray(population, dtype=np.int64),
        population_known=np.ones(n, dtype=bool),
        xy=xy,
        area=np.full(n, 10_000.0),
    )
    return blocks, contiguity, lines


def is_connected(contiguity: Contiguity, members) -> bool:
    """Whether blocks hang together, found by walking, independent of the code under test."""
    wanted = {int(member) for member in members}
    if not wanted:
        return True
    neighbours: dict[int, set[int]] = {member: set() for member in wanted}
    for left, right in zip(contiguity.left.tolist(), contiguity.right.tolist()):
        if left in wanted and right in wanted:
            neighbours[left].add(right)
            neighbours[right].add(left)
    seen, stack = set(), [min(wanted)]
    while stack:
        block = stack.pop()
        if block not in seen:
            seen.add(block)
            stack += neighbours[block] - seen
    return seen == wanted


def random_world(columns: int, rows: int, seed: int, municipalities: int = 1, places: int = 0):
    """A grid of blocks with random residents; municipalities are columns, places are rows."""
    generator = np.random.default_rng(seed)
    n = columns * rows
    column = np.arange(n) % columns
    municipality = column * municipalities // columns
    place = None if places == 0 else (np.arange(n) // columns) * places // rows
    residents = generator.integers(0, 400, n) + 100
    return grid_world(columns, rows, residents, municipality, place)
