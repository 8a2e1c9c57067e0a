# SPDX-License-Identifier: GPL-2.0-or-later
"""What a delineation says about how good it is holds, whatever effort went into proofs."""

from __future__ import annotations

import numpy as np
import pytest
from delineation_brute import best_value
from planar import grid_world
from sozialraumplaner.core.delineation import Problem, delineate
from sozialraumplaner.core.delineation.presets import PRESETS
from sozialraumplaner.core.delineation.translation import Translation


def county(seed: int, preset: int, columns: int = 6) -> Problem:
    """Two municipalities of a few blocks each, with Ortsteile, under the weights of a preset."""
    generator = np.random.default_rng(seed)
    n = columns * 3
    column = np.arange(n) % columns
    municipality = column * 2 // columns
    place = municipality * 10 + np.arange(n) // columns
    blocks, contiguity, _ = grid_world(
        columns, 3, generator.integers(100, 900, n), municipality, place
    )
    weights = PRESETS[preset].weights
    return Problem(blocks, contiguity, minimum=700, target=1500, weights=weights)


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("preset", range(3))
def test_bounds_are_below_and_proofs_equal_the_best_of_all_plans(seed: int, preset: int) -> None:
    problem = county(seed, preset)
    solution = delineate(problem, seed=seed)
    for part, piece in zip(Translation(problem).parts, solution.pieces):
        best = best_value(part.task, piece.k) + sum(part.constant.values())
        assert piece.bound is not None and piece.bound <= best + 1e-6
        assert piece.proven and piece.value == pytest.approx(best)


@pytest.mark.parametrize("seed", range(2))
def test_more_effort_for_proofs_never_harms(seed: int) -> None:
    problem = county(seed, 0, 8)
    none, common, thorough = (delineate(problem, seed=seed, prove=p) for p in (0.0, 1.0, 10.0))
    assert all(piece.bound is None or piece.k == 1 for piece in none.pieces)
    for before, after in ((none, common), (common, thorough)):
        assert after.total <= before.total + 1e-9
        assert after.proven >= before.proven
    again = delineate(problem, seed=seed, prove=10.0)
    assert np.array_equal(again.region_of, thorough.region_of)


def test_county_is_bounded_where_its_pieces_are() -> None:
    solution = delineate(county(1, 0, 8), seed=1)
    bounds = [piece.bound for piece in solution.pieces]
    assert solution.bound == pytest.approx(sum(bounds))
    assert solution.gap is not None and solution.gap >= 0.0
