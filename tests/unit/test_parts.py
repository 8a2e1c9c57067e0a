# SPDX-License-Identifier: GPL-2.0-or-later
"""How municipalities fall into parts."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from planar import grid_world, is_connected
from sozialraumplaner.core.parts import count_parts, parts_by_municipality


def test_an_exclave_is_a_part_and_an_island():
    # Municipality 1 holds the left column and one block far right.
    municipality = np.array([1, 2, 2, 1, 1, 2, 2, 2])
    blocks, contiguity, _ = grid_world(4, 2, np.arange(1, 9), municipality)
    first, second = parts_by_municipality(blocks, contiguity)
    assert (first.blocks, first.parts, first.islands) == (3, 2, 1)
    assert (first.residents, first.outside) == (1 + 4 + 5, 4)
    assert (second.parts, second.islands, second.outside) == (1, 0, 0)
    assert count_parts(contiguity) == (1, 0)
    assert count_parts(contiguity.without_short_borders(1000)) == (8, 8)


def test_one_block_and_none():
    blocks, contiguity, _ = grid_world(1, 1, np.array([7]), np.array([1]))
    assert count_parts(contiguity) == (1, 0), "a single block is no island: there is no mainland"
    (only,) = parts_by_municipality(blocks, contiguity)
    assert (only.parts, only.islands, only.outside) == (1, 0, 0)


@given(st.integers(0, 10_000), st.integers(1, 6), st.integers(1, 6), st.integers(1, 4))
def test_parts_are_connected_and_cover_everything(seed, columns, rows, towns):
    generator = np.random.default_rng(seed)
    municipality = generator.integers(0, towns, columns * rows)
    blocks, contiguity, _ = grid_world(
        columns, rows, generator.integers(0, 50, columns * rows), municipality
    )
    entries = parts_by_municipality(blocks, contiguity)
    assert sum(entry.blocks for entry in entries) == len(blocks)
    assert sum(entry.residents for entry in entries) == blocks.population.sum()
    for entry in entries:
        members = np.flatnonzero(blocks.municipality == entry.key)
        assert (entry.parts == 1) == is_connected(contiguity, members)
        assert 0 <= entry.outside <= entry.residents
