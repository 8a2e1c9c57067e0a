# SPDX-License-Identifier: GPL-2.0-or-later
"""Dividing neighbouring regions anew never harms and finds exchanges that single moves miss."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest
from delineation_brute import best_value
from delineation_tasks import mixed_task, random_plan
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraumplaner.core.delineation.proving.local_exact import improve_pairs, part_of
from sozialraumplaner.core.delineation.tasks.effort import Effort
from sozialraumplaner.core.delineation.tasks.graph import contracted_pairs
from sozialraumplaner.core.delineation.tasks.task import Task, Ties


@settings(max_examples=5)
@given(st.integers(0, 10_000), st.booleans())
def test_never_worse(seed: int, triples: bool) -> None:
    generator = np.random.default_rng(seed)
    task = mixed_task(11, 3, seed)
    plan = random_plan(task.graph, 3, generator)
    task = dataclasses.replace(task, floor=task.sums(plan, 3).min(axis=0))
    before = plan.copy()
    better = improve_pairs(task, plan, Effort(), generator, triples)
    assert (plan == before).all()
    assert task.total(better) <= task.total(plan) + 1e-9
    assert task.graph.is_contiguous(better)
    assert set(better.tolist()) == {0, 1, 2}
    assert (task.feasible(better) >= task.feasible(plan)).all() or task.feasible(better).all()


@pytest.mark.parametrize("seed", range(4))
def test_two_regions_become_the_best_two(seed: int) -> None:
    generator = np.random.default_rng(seed)
    task = dataclasses.replace(mixed_task(9, 2, seed), floor=np.array([1.0, 1.0]))
    better = improve_pairs(task, random_plan(task.graph, 2, generator), Effort(), generator)
    assert task.total(better) == pytest.approx(best_value(task, 2))


def test_exchange_of_two_units() -> None:
    """Both regions have what they may have: only an exchange of units helps."""
    first, second = np.triu_indices(6, 1)
    graph = contracted_pairs(6, first, second)
    together = (first < 3) == (second < 3)
    ties = Ties("cut", first.astype(np.int32), second.astype(np.int32), together.astype(float))
    limit = np.array([3.0])
    task = Task(graph, np.eye(6)[:, :2], np.ones((6, 1)), limit, limit, ties=(ties,))
    generator = np.random.default_rng(0)
    better = improve_pairs(task, np.array([0, 0, 1, 1, 1, 0]), Effort(), generator)
    assert task.total(better) == 0.0


def test_pair_below_the_floor_is_mended() -> None:
    graph = contracted_pairs(4, np.array([0, 1, 2]), np.array([1, 2, 3]))
    free = np.array([np.inf])
    task = Task(graph, np.eye(4)[:, :2], np.ones((4, 1)), np.array([2.0]), free)
    better = improve_pairs(task, np.array([0, 1, 1, 1]), Effort(), np.random.default_rng(0))
    assert task.feasible(better).all()


@pytest.mark.parametrize("seed", range(4))
def test_values_of_a_part_differ_by_a_constant(seed: int) -> None:
    generator = np.random.default_rng(seed)
    task = mixed_task(14, 4, seed)
    plan = random_plan(task.graph, 4, generator)
    regions = np.array([1, 3])
    members = np.flatnonzero(np.isin(plan, regions))
    part = part_of(task, members, regions)
    differences = []
    for _ in range(5):
        inside = generator.integers(0, 2, len(members))
        inside[:2] = [0, 1]
        whole = plan.copy()
        whole[members] = regions[inside]
        differences.append(task.total(whole) - part.total(inside))
    assert differences == pytest.approx([differences[0]] * 5)


def test_no_time_no_change() -> None:
    task = mixed_task(14, 4, 0)
    plan = random_plan(task.graph, 4, np.random.default_rng(0))
    same = improve_pairs(task, plan, Effort(0.0), np.random.default_rng(0))
    assert (same == plan).all()


def test_same_seed_same_plan() -> None:
    task = mixed_task(16, 4, 3)
    plan = random_plan(task.graph, 4, np.random.default_rng(3))
    first, second = (
        improve_pairs(task, plan, Effort(), np.random.default_rng(7)) for _ in range(2)
    )
    assert (first == second).all()
