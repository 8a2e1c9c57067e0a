# SPDX-License-Identifier: GPL-2.0-or-later
"""Constrained Ward against merging one pair at a time."""

from __future__ import annotations

import numpy as np
from delineation_tasks import planar_graph
from hypothesis import given, settings
from hypothesis import strategies as st
from sozialraumplaner.core.delineation.searching.ward import ward
from sozialraumplaner.core.delineation.tasks.graph import contracted_pairs
from sozialraumplaner.core.delineation.tasks.task import Spread, spread_of


def one_at_a_time(graph, values, mass, k):
    """Ward as in the book: of all neighbouring clusters, merge the two whose union costs least."""
    label = np.arange(graph.n)

    def spread(members):
        mean = np.average(values[members], axis=0, weights=mass[members])
        return float((mass[members][:, None] * (values[members] - mean) ** 2).sum())

    while len(np.unique(label)) > k:
        pairs = {
            (min(a, b), max(a, b))
            for a, b in zip(label[graph.left].tolist(), label[graph.right].tolist())
            if a != b
        }

        def cost(pair):
            one, other = label == pair[0], label == pair[1]
            return spread(one | other) - spread(one) - spread(other)

        first, second = min(sorted(pairs), key=cost)
        label[label == second] = first
    return np.unique(label, return_inverse=True)[1]


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(4, 30), st.data())
def test_clusters_are_connected_and_as_many_as_asked(seed, n, data):
    generator = np.random.default_rng(seed)
    graph, _ = planar_graph(n, generator)
    k = data.draw(st.integers(1, n))
    label = ward(graph, generator.normal(size=(n, 2)), generator.random(n) + 0.1, k)
    assert sorted(set(label.tolist())) == list(range(k))
    assert graph.is_contiguous(label)


def test_two_groups_far_apart_are_found():
    line = np.arange(9)
    graph = contracted_pairs(10, line, line + 1)
    values = np.array([0, 1, 0, 1, 50, 51, 50, 51, 50, 51], dtype=float)[:, None]
    assert ward(graph, values, np.ones(10), 2).tolist() == [0] * 4 + [1] * 6


def test_quality_is_that_of_merging_one_pair_at_a_time():
    """Rounds choose in another order: single cases differ either way, the mean may not."""
    ratios = []
    for seed in range(30):
        generator = np.random.default_rng(seed)
        graph, _ = planar_graph(30, generator)
        values, mass = generator.normal(size=(30, 2)), np.ones(30)
        spread = Spread("s", values, mass)
        found = spread_of(spread, ward(graph, values, mass, 5), 5)
        ratios.append(found / spread_of(spread, one_at_a_time(graph, values, mass, 5), 5))
    assert np.mean(ratios) < 1.03


def test_heavy_units_weigh_more():
    """Of two equal steps the lighter unit's is bridged first."""
    graph = contracted_pairs(3, np.array([0, 1]), np.array([1, 2]))
    values = np.array([[0.0], [1.0], [2.0]])
    assert ward(graph, values, np.array([9.0, 9.0, 1.0]), 2).tolist() == [0, 1, 1]
    assert ward(graph, values, np.array([1.0, 9.0, 9.0]), 2).tolist() == [0, 0, 1]
