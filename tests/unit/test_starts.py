# SPDX-License-Identifier: GPL-2.0-or-later
"""Starting plans: connected, complete, about balanced."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraumplaner.core.delineation.balancing.starts import (
    connected_regions,
    equalised,
    power_diagram,
    split_lines,
    starts,
)
from sozialraumplaner.core.delineation.tasks.graph import Graph, contracted_pairs


def grid(rows: int, columns: int) -> tuple[Graph, np.ndarray]:
    number = np.arange(rows * columns).reshape(rows, columns)
    first = np.concatenate([number[:, :-1].ravel(), number[:-1].ravel()])
    second = np.concatenate([number[:, 1:].ravel(), number[1:].ravel()])
    y, x = np.divmod(np.arange(rows * columns), columns)
    return contracted_pairs(rows * columns, first, second), np.stack([x, y], axis=1).astype(float)


@pytest.mark.parametrize("k", [2, 5, 9])
def test_power_diagrams_balance_residents(k):
    _, xy = grid(40, 40)
    generator = np.random.default_rng(1)
    residents = generator.integers(1, 20, 1600).astype(float)
    label = power_diagram(xy, residents, k, generator)
    size = np.bincount(label, residents, minlength=k)
    assert size.sum() == residents.sum()
    assert np.abs(size / size.mean() - 1.0).max() < 0.25


def test_more_rounds_balance_a_power_diagram_of_many_regions():
    generator = np.random.default_rng(2)
    xy, residents = generator.random((4000, 2)), generator.integers(1, 40, 4000).astype(float)

    def largest(rounds: int) -> float:
        label = power_diagram(xy, residents, 40, np.random.default_rng(3), rounds)
        size = np.bincount(label, residents, minlength=40)
        return float(np.abs(size / size.mean() - 1.0).max())

    assert largest(200) < 0.05 < largest(10)


def test_power_diagrams_are_convex_on_a_line():
    xy = np.stack([np.arange(60.0), np.zeros(60)], axis=1)
    label = power_diagram(xy, np.ones(60), 4, np.random.default_rng(0))
    assert np.count_nonzero(np.diff(label)) == len(np.unique(label)) - 1


@pytest.mark.parametrize("k", [2, 3, 7])
def test_split_lines_balance_residents(k):
    _, xy = grid(30, 30)
    generator = np.random.default_rng(2)
    residents = generator.integers(1, 10, 900).astype(float)
    size = np.bincount(split_lines(xy, residents, k, generator), residents, minlength=k)
    assert np.abs(size / size.mean() - 1.0).max() < 0.1


def test_split_lines_give_every_region_a_unit():
    xy = np.random.default_rng(3).random((6, 2))
    residents = np.array([1000.0, 0, 0, 0, 0, 0])
    label = split_lines(xy, residents, 6, np.random.default_rng(0))
    assert sorted(label) == list(range(6))


@settings(max_examples=60, deadline=None)
@given(
    rows=st.integers(1, 6),
    columns=st.integers(2, 6),
    share=st.floats(0.0, 1.0),
    seed=st.integers(0, 10**6),
)
def test_any_labels_become_connected_regions(rows, columns, share, seed):
    graph, _ = grid(rows, columns)
    generator = np.random.default_rng(seed)
    k = 1 + int(share * (graph.n - 1))
    label = generator.integers(0, k, graph.n)
    mass = generator.integers(0, 5, graph.n).astype(float)
    region_of = connected_regions(graph, label, k, mass, generator)
    assert sorted(np.unique(region_of)) == list(range(k))
    assert graph.is_contiguous(region_of)


def test_connected_plans_stay_as_they_are():
    graph, xy = grid(6, 6)
    plan = (xy[:, 0] // 2).astype(np.int64)
    kept = connected_regions(graph, plan, 3, np.ones(36), np.random.default_rng(0))
    assert (kept == plan).all()


def test_what_cannot_be_connected_is_refused():
    graph, _ = grid(2, 2)
    with pytest.raises(ValueError, match="more regions"):
        connected_regions(graph, np.arange(4), 5, np.ones(4), np.random.default_rng(0))
    split = contracted_pairs(4, np.array([0, 2]), np.array([1, 3]))
    with pytest.raises(ValueError, match="not connected"):
        connected_regions(split, np.zeros(4, dtype=int), 1, np.ones(4), np.random.default_rng(0))


def test_starts_are_connected_plans_and_repeat_themselves():
    graph, xy = grid(12, 9)
    residents = np.random.default_rng(5).integers(0, 9, graph.n).astype(float)
    first, again = (starts(graph, xy, residents, 5, np.random.default_rng(8)) for _ in range(2))
    for plan, same in itertools.islice(zip(first, again), 7):
        assert (plan == same).all()
        assert graph.is_contiguous(plan)
        assert sorted(np.unique(plan)) == list(range(5))


def test_cartogram_spreads_a_dense_town():
    generator = np.random.default_rng(0)
    country, town = generator.random((600, 2)), 0.5 + 0.05 * generator.random((600, 2))
    xy = np.concatenate([country, town])

    def share_of_town(places: np.ndarray) -> float:
        extent = np.ptp(places, axis=0).prod()
        return float(np.ptp(places[600:], axis=0).prod() / extent)

    before, after = share_of_town(xy), share_of_town(equalised(xy, np.ones(1200)))
    assert before < 0.01
    assert after > 0.15


def test_cartogram_of_one_place_is_finite():
    assert np.isfinite(equalised(np.ones((5, 2)), np.ones(5))).all()
