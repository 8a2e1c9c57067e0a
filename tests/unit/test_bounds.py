# SPDX-License-Identifier: GPL-2.0-or-later
"""Bounds lie below every plan, and near the best one where it is known."""

from __future__ import annotations

import numpy as np
import pytest
from delineation_brute import contiguous_plans
from delineation_tasks import planar_graph, random_plan
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraumplaner.core.delineation.proving.bounds import compose, inertia_bound
from sozialraumplaner.core.delineation.proving.exact import Proof
from sozialraumplaner.core.delineation.tasks.effort import Effort
from sozialraumplaner.core.delineation.tasks.graph import contracted_pairs
from sozialraumplaner.core.delineation.tasks.task import Spread, Task


def inertia_task(
    n: int, seed: int, floor: float = 0.0, ceiling: float = np.inf, own: float = 0.0
) -> Task:
    """Residents on a planar graph; floor and ceiling as shares of the total."""
    generator = np.random.default_rng(seed)
    graph, xy = planar_graph(n, generator)
    residents = generator.integers(0, 300, n).astype(float)
    spread = Spread("compact", 1000.0 + 30.0 * xy, residents, 0.2, own)
    limits = np.array([floor, ceiling]) * residents.sum() if np.isfinite(ceiling) else None
    low = np.array([floor * residents.sum()])
    high = np.array([np.inf]) if limits is None else limits[1:]
    return Task(graph, xy, residents[:, None], low, high, spreads=(spread,))


@pytest.mark.parametrize("seed", range(6))
def test_below_the_best_of_all_plans(seed: int) -> None:
    k = 2 + seed % 2
    task = inertia_task(8, seed, 0.6 / k, 1.5 / k if seed % 3 else np.inf, own=2.0)
    values = [
        task.total(plan) for plan in contiguous_plans(task.graph, k) if task.feasible(plan).all()
    ]
    bound = inertia_bound(task, task.spreads[0], k, Effort())
    assert bound <= min(values, default=np.inf) + 1e-9
    # Contiguity and whole units are all that is left out: not much, where plans are many.
    assert bound >= 0.2 * 2.0


@settings(max_examples=10)
@given(st.integers(0, 10_000), st.integers(1, 6), st.booleans())
def test_below_any_plan(seed: int, k: int, known: bool) -> None:
    task = inertia_task(25, seed)
    plan = random_plan(task.graph, k, np.random.default_rng(seed))
    bound = inertia_bound(task, task.spreads[0], k, Effort(), plan if known else None)
    assert bound <= task.total(plan) * (1 + 1e-9)


def test_one_region_is_met() -> None:
    task = inertia_task(12, 5)
    bound = inertia_bound(task, task.spreads[0], 1, Effort())
    value = task.total(np.zeros(12, dtype=np.int64))
    assert 0.99 * value <= bound <= value


def test_far_towns_are_met() -> None:
    """Three towns far apart, three regions: the plan of towns is the best there is."""
    generator = np.random.default_rng(0)
    town = np.repeat(np.arange(3), 12)
    xy = 50.0 * np.array([[0, 0], [1, 0], [0, 1]])[town] + generator.random((36, 2))
    graph = contracted_pairs(36, np.arange(35), np.arange(1, 36))
    spread = Spread("compact", xy, np.ones(36))
    limits = np.array([6.0]), np.array([np.inf])
    task = Task(graph, xy, np.ones((36, 1)), *limits, spreads=(spread,))
    bound = inertia_bound(task, spread, 3, Effort())
    assert 0.98 * task.total(town) <= bound <= task.total(town)


def test_a_floor_lifts_the_bound() -> None:
    loose, tight = inertia_task(25, 3), inertia_task(25, 3, 0.24)
    bounds = [inertia_bound(t, t.spreads[0], 4, Effort()) for t in (loose, tight)]
    assert bounds[0] < bounds[1]


def test_valid_without_time() -> None:
    task = inertia_task(25, 3)
    plan = random_plan(task.graph, 4, np.random.default_rng(0))
    bound = inertia_bound(task, task.spreads[0], 4, Effort(0.0))
    assert 0.0 <= bound <= task.total(plan)


def test_only_two_values_a_unit() -> None:
    task = inertia_task(10, 0)
    spread = Spread("alike", np.ones((10, 3)), np.ones(10))
    assert inertia_bound(task, spread, 2, Effort()) == -np.inf


def test_nobody_lives_there() -> None:
    task = inertia_task(10, 0)
    spread = Spread("compact", task.xy, np.zeros(10), 2.0, 3.0)
    assert inertia_bound(task, spread, 2, Effort()) == 6.0


def test_pieces_add_up() -> None:
    proven = Proof(np.zeros(2, dtype=np.int64), 30.0, 30.0, True, False)
    bounded = Proof(np.zeros(2, dtype=np.int64), 70.0, 65.0, False, False)
    gap = compose([proven, bounded])
    assert (gap.value, gap.bound, gap.share) == (100.0, 95.0, 0.05)


@pytest.mark.parametrize(
    "piece",
    [
        Proof(np.zeros(2, dtype=np.int64), 70.0, -np.inf, False, False),
        Proof(None, np.inf, 3.0, False, False),
    ],
)
def test_one_unknown_piece_makes_the_gap_unknown(piece: Proof) -> None:
    proven = Proof(np.zeros(2, dtype=np.int64), 30.0, 30.0, True, False)
    assert compose([proven, piece]).share is None
