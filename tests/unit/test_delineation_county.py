# SPDX-License-Identifier: GPL-2.0-or-later
"""Delineating a real town: Düren in cells of 1 km, where single cells hold thousands."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from planar import is_connected
from sozialraumplaner.core.blocks import Blocks
from sozialraumplaner.core.contiguity import from_pairs
from sozialraumplaner.core.delineation import Problem, delineate

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks" / "delineating"))

TOWN = "05358008"


@pytest.fixture(scope="module")
def town(shared_data):
    """Blocks and contiguity of the town alone."""
    from cells import SIDE, cells

    county = cells()
    members = np.flatnonzero(county.municipality == TOWN)
    place = np.full(len(county.keys), -1)
    place[members] = np.arange(len(members))
    left, right = place[county.left], place[county.right]
    inside = (left >= 0) & (right >= 0)
    n = len(members)
    nothing = np.full(n, "", dtype=object)
    blocks = Blocks(
        county.keys[members],
        county.municipality[members],
        county.municipality[members],
        nothing,
        nothing,
        np.round(county.residents[members]).astype(np.int64),
        county.known[members],
        county.xy[members],
        np.full(n, SIDE**2),
    )
    length, perimeter = np.full(int(inside.sum()), SIDE), np.full(n, 4 * SIDE)
    return blocks, from_pairs(n, left[inside], right[inside], length, perimeter)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_number_that_fits_is_not_called_impossible(town, seed):
    # 88,782 residents at a target of 2,500 ask for 36 Sozialräume. Many cells hold a few dozen
    # people, so that hardly more than 36 reach 1,000; a plan of 36 exists all the same.
    blocks, contiguity = town
    problem = Problem(blocks, contiguity, minimum=1000, target=2500, use_places=False)
    solution = delineate(problem, seed=seed, prove=0)
    residents = np.bincount(solution.region_of, weights=blocks.population)
    assert len(residents) == 36 and residents.min() >= 1000
    assert solution.feasible and not [f for f in solution.findings if f.rule == "D24"]
    for region in range(36):
        assert is_connected(contiguity, np.flatnonzero(solution.region_of == region))
