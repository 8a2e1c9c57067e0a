# SPDX-License-Identifier: GPL-2.0-or-later
"""Small random tasks on planar graphs with every part an objective can have."""

from __future__ import annotations

import numpy as np
from scipy.sparse.csgraph import minimum_spanning_tree
from scipy.spatial import Delaunay
from sozialraumplaner.core.delineation.tasks.graph import Graph, contracted_pairs
from sozialraumplaner.core.delineation.tasks.task import Change, Kept, Sizes, Spread, Task, Ties


def planar_graph(n: int, generator: np.random.Generator) -> tuple[Graph, np.ndarray]:
    """A connected planar graph of n >= 4 random points: a tree, and most of a triangulation."""
    xy = generator.random((n, 2))
    corners = Delaunay(xy).simplices
    pairs = np.concatenate([corners[:, [0, 1]], corners[:, [1, 2]], corners[:, [0, 2]]])
    whole = contracted_pairs(n, pairs[:, 0], pairs[:, 1])
    tree = minimum_spanning_tree(whole.matrix()).tocoo()
    kept = generator.random(whole.m) < 0.8
    first = np.concatenate([whole.left[kept], tree.row])
    return contracted_pairs(n, first, np.concatenate([whole.right[kept], tree.col])), xy


def random_plan(graph: Graph, k: int, generator: np.random.Generator) -> np.ndarray:
    """k connected regions, grown unit by unit from random seeds."""
    region_of = np.full(graph.n, -1, dtype=np.int64)
    region_of[generator.permutation(graph.n)[:k]] = np.arange(k)
    while (region_of < 0).any():
        edge = int(generator.integers(graph.m))
        unit, other = int(graph.left[edge]), int(graph.right[edge])
        if region_of[unit] < 0 or region_of[other] < 0:
            region_of[unit] = region_of[other] = max(region_of[unit], region_of[other])
    return region_of


def mixed_task(n: int, k: int, seed: int) -> Task:
    """Spreads, ties of both signs (neighbours or not), sizes, groups, an old plan and limits."""
    generator = np.random.default_rng(seed)
    graph, xy = planar_graph(n, generator)
    residents = generator.integers(0, 500, n).astype(float)
    first, second = generator.integers(0, n, (2, 2 * n))
    far = contracted_pairs(n, first, second)
    mean = residents.sum() / k
    old = random_plan(graph, k, generator)
    old[generator.random(n) < 0.2] = -1
    return Task(
        graph=graph,
        xy=xy,
        quantities=np.stack([residents, np.ones(n)], axis=1),
        floor=np.array([0.5 * mean, 1.0]),
        ceiling=np.array([np.inf, 0.8 * n]),
        spreads=(
            Spread("alike", generator.normal(size=(n, 3)), np.ones(n), 0.7),
            Spread("compact", 100.0 + xy, residents, 0.01),
        ),
        ties=(
            Ties("border", graph.left, graph.right, generator.random(graph.m)),
            Ties("far", far.left, far.right, generator.normal(size=far.m)),
        ),
        sizes=Sizes(mean, 2.0),
        kept=(Kept("groups", generator.random((n, 2)) / n),),
        change=Change(old, residents, 0.001),
    )
