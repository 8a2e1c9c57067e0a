# SPDX-License-Identifier: GPL-2.0-or-later
"""The checker of the delineation benchmark judges as its definitions, spelt out naively, do."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks" / "delineating"))

from checker import Yardstick

SIDE = 5


@pytest.fixture
def grid():
    """A 5 x 5 grid with two attributes and 10 to 34 residents."""
    number = np.arange(SIDE**2).reshape(SIDE, SIDE)
    pairs = np.concatenate(
        [
            np.stack([number[:, :-1].ravel(), number[:, 1:].ravel()], axis=1),
            np.stack([number[:-1].ravel(), number[1:].ravel()], axis=1),
        ]
    )
    both = np.concatenate([pairs, pairs[:, ::-1]])
    both = both[np.lexsort((both[:, 1], both[:, 0]))]
    n = SIDE**2
    indptr = np.concatenate([[0], np.cumsum(np.bincount(both[:, 0], minlength=n))])
    rng = np.random.default_rng(3)
    one = np.ones(n)
    return Yardstick(
        "grid",
        indptr,
        both[:, 1],
        np.ones(len(both)),
        rng.normal(size=(n, 2)),
        np.arange(10.0, 10.0 + n),
        rng.normal(size=(n, 2)),
        one,
        one,
    )


def connected(grid, members):
    """Whether units hang together, by flooding one after another."""
    seen, waiting = set(), [members[0]]
    while waiting:
        unit = waiting.pop()
        if unit not in seen:
            seen.add(unit)
            near = grid.indices[grid.indptr[unit] : grid.indptr[unit + 1]].tolist()
            waiting += [other for other in near if other in members]
    return len(seen) == len(members)


@pytest.mark.parametrize("seed", range(20))
def test_measures_equal_their_definitions(grid, seed):
    rng = np.random.default_rng(seed)
    # Stripes hang together; some units astray may break them.
    labels = np.repeat([2, 7, 7, 9, 11], SIDE)
    labels[rng.integers(0, len(labels), seed % 4)] = 2
    regions = [np.flatnonzero(labels == name).tolist() for name in np.unique(labels)]
    verdict = grid.check(labels, pairwise=True)
    assert verdict.assigned and verdict.k == len(regions)
    assert verdict.contiguous == all(connected(grid, members) for members in regions)
    spread = sum(((grid.z[m] - grid.z[m].mean(axis=0)) ** 2).sum() for m in regions)
    assert verdict.wss == pytest.approx(spread)
    pairs = sum(np.abs(grid.z[a] - grid.z[b]).sum() for m in regions for a in m for b in m if a < b)
    assert verdict.pw == pytest.approx(pairs)
    assert verdict.cut == sum(labels[a] != labels[b] for a, b in grid.edges())
    size = [grid.residents[m].sum() for m in regions]
    assert (verdict.smallest, verdict.largest) == (min(size), max(size))
    mean = grid.residents.sum() / len(regions)
    assert verdict.deviation == pytest.approx(max(abs(total / mean - 1) for total in size))


def test_moved_residents_are_those_of_now_whose_region_changed(grid):
    old = np.repeat([0, 1, 2, 3, 4], SIDE)
    new = old.copy()
    new[4] = 1
    residents = np.full(25, 100.0)
    assert grid.check(new, old=old, residents=residents).moved == 100
    assert grid.check(new, old=old).moved == grid.residents[4]


@pytest.mark.parametrize(
    ("labels", "conditions"),
    [
        (np.zeros(24, dtype=int), {}),
        (np.full(25, -1), {}),
        (np.zeros(25), {}),
        (np.zeros(25, dtype=int), {"k": 2}),
        (np.repeat([0, 1, 2, 3, 4], SIDE), {"floor": 61.0}),
        (np.repeat([0, 1, 2, 3, 4], SIDE), {"ceiling": 159.0}),
        (np.repeat([0, 1, 2, 1, 0], SIDE), {}),
    ],
    ids=["short", "unassigned", "no integers", "other k", "floor", "ceiling", "disconnected"],
)
def test_a_plan_that_breaks_a_condition_is_not_feasible(grid, labels, conditions):
    assert not grid.check(labels, **conditions).feasible


def test_a_plan_at_its_limits_is_feasible(grid):
    stripes = np.repeat([0, 1, 2, 3, 4], SIDE)
    assert grid.check(stripes, k=5, floor=60.0, ceiling=160.0).feasible


def test_bound_of_the_number_of_regions_counts_no_unit_twice(grid):
    assert grid.most_regions(30.0) == int(np.minimum(grid.residents, 30).sum() // 30)
    assert grid.most_regions(1e9) == 0
