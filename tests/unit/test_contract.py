# SPDX-License-Identifier: GPL-2.0-or-later
"""Tasks on other units: plans are worth the same there."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from delineation_tasks import mixed_task, random_plan
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraumplaner.core.delineation.tasks.contract import contracted, side_by_side, within

seeds = st.integers(0, 10_000)


@settings(max_examples=40, deadline=None)
@given(seeds, st.integers(10, 60))
def test_plans_on_coarser_units_keep_their_values(seed, n):
    generator = np.random.default_rng(seed)
    task = mixed_task(n, 3, seed)
    unit_of = within(random_plan(task.graph, n // 2, generator), task.change.region_of + 1)
    unit_of = task.graph.components(unit_of).astype(np.int64)
    coarse = contracted(task, unit_of)
    assert coarse.n == unit_of.max() + 1
    plan = random_plan(coarse.graph, 3, generator)
    fine = plan[unit_of]
    assert task.graph.is_contiguous(fine)
    expected = task.value(fine)
    assert coarse.value(plan) == pytest.approx(expected, rel=1e-9, abs=1e-9)
    assert np.allclose(coarse.sums(plan, 3), task.sums(fine, 3))
    del expected["change"]
    again = contracted(replace(coarse, change=None), plan)
    assert again.value(np.arange(3)) == pytest.approx(expected, rel=1e-9, abs=1e-9)


def test_units_that_mix_old_regions_are_refused():
    task = mixed_task(10, 2, 1)
    task = replace(task, change=replace(task.change, region_of=np.arange(10) % 2))
    with pytest.raises(ValueError, match="old regions"):
        contracted(task, np.zeros(10, dtype=np.int64))


@settings(max_examples=30, deadline=None)
@given(seeds, st.integers(1, 4))
def test_copies_are_worth_the_sum_of_their_plans(seed, copies):
    generator = np.random.default_rng(seed)
    task = mixed_task(15, 3, seed)
    wide = side_by_side(task, copies, 3)
    plans = [random_plan(task.graph, 3, generator) for _ in range(copies)]
    together = np.concatenate([plan + 3 * copy for copy, plan in enumerate(plans)])
    assert wide.total(together) == pytest.approx(sum(task.total(plan) for plan in plans))
    assert wide.graph.components(together).max() == 3 * copies - 1
    assert np.array_equal(
        wide.feasible(together), np.concatenate([task.feasible(p) for p in plans])
    )


def test_within_splits_labels_by_region():
    assert within(np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1])).tolist() == [0, 1, 2, 2]
