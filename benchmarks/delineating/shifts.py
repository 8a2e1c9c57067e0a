# SPDX-License-Identifier: GPL-2.0-or-later
"""Simulated shifts of population that put an existing plan out of balance.

Residents of every unit grow or shrink by a factor exp(a * field + noise), all scaled to the old
total and rounded. The field is white noise averaged with the neighbours, step by step: what grows
together are quarters after few steps and whole parts of the country after many. How many, 4 to
128, is drawn by the seed on a logarithmic scale, since nobody knows. noise: normal, 5 %. The
strength a is such that 3 to 5 % of all residents (drawn) live above the ceiling of their region or
are missing below its floor: that many have to move whatever is done, ``strict_bound``.
"""

from __future__ import annotations

import numpy as np
from checker import Yardstick

STEPS = (4, 128)
NOISE = 0.05
LEAST, MOST = 0.03, 0.05
#: Regions of the adapted plan: mean -+ 1 %.
TOLERANCE = 0.01


def spread(graph: Yardstick, values: np.ndarray, steps: int) -> np.ndarray:
    """Values averaged with the mean of the neighbours, so many times; standardised."""
    origin = np.repeat(np.arange(graph.n), np.diff(graph.indptr))
    degree = np.maximum(np.diff(graph.indptr), 1)
    for _ in range(steps):
        near = np.bincount(origin, weights=values[graph.indices], minlength=graph.n) / degree
        values = (values + near) / 2
    return (values - values.mean()) / values.std()


def limits(residents: np.ndarray, k: int) -> tuple[float, float]:
    """Floor and ceiling of a region in whole residents."""
    mean = residents.sum() / k
    return float(np.ceil(mean * (1 - TOLERANCE))), float(np.floor(mean * (1 + TOLERANCE)))


def strict_bound(residents: np.ndarray, old: np.ndarray, k: int) -> float:
    """Residents who must change their region: all above the ceilings, or missing to the floors."""
    lower, upper = limits(residents, k)
    size = np.bincount(old, weights=residents, minlength=k)
    return float(max(np.maximum(size - upper, 0).sum(), np.maximum(lower - size, 0).sum()))


def shifted(graph: Yardstick, old: np.ndarray, k: int, seed: int) -> np.ndarray:
    """Residents after a shift, whole numbers, (n,). old: labels 0..k-1, (n,)."""
    rng = np.random.default_rng(seed)
    steps = round(float(np.exp(rng.uniform(*np.log(STEPS)))))
    field = spread(graph, rng.normal(size=graph.n), steps)
    noise = rng.normal(scale=NOISE, size=graph.n)
    wanted = rng.uniform(LEAST, MOST) * graph.residents.sum()

    def after(strength: float) -> np.ndarray:
        grown = graph.residents * np.exp(strength * field + noise)
        return np.round(grown * (graph.residents.sum() / grown.sum()))

    low, high = 0.0, 1.0
    for _ in range(30):
        middle = (low + high) / 2
        if strict_bound(after(middle), old, k) < wanted:
            low = middle
        else:
            high = middle
    return after(high)


def flow_bound(graph: Yardstick, residents: np.ndarray, old: np.ndarray, k: int) -> float:
    """The least flow of residents between neighbouring regions that balances them.

    It counts a resident once for each border crossed; corridors through other regions may beat
    it, so it is no bound but shows how far surplus lies from deficit.
    """
    from scipy.optimize import linprog

    edges = old[graph.edges()]
    pairs = np.unique(edges[edges[:, 0] != edges[:, 1]], axis=0)
    pairs = np.unique(np.concatenate([pairs, pairs[:, ::-1]]), axis=0)
    size = np.bincount(old, weights=residents, minlength=k)
    lower, upper = limits(residents, k)
    balance = np.zeros((k, len(pairs)))
    balance[pairs[:, 1], np.arange(len(pairs))] += 1
    balance[pairs[:, 0], np.arange(len(pairs))] -= 1
    result = linprog(
        np.ones(len(pairs)),
        A_ub=np.concatenate([balance, -balance]),
        b_ub=np.concatenate([upper - size, size - lower]),
        bounds=(0, None),
    )
    return float(result.fun)
