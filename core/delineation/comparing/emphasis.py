# SPDX-License-Identifier: GPL-2.0-or-later
"""Ways to ask for another plan: other weights, and a price on borders that are drawn already."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Callable, Dict, List

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

from ...arrays import AnyIntArray, FloatArray, IntArray, sums
from ..problem import Problem

PLAIN = "plain"
#: A weight that is emphasised grows by this factor, and at least from this value.
_FACTOR = 5.0
_LEAST = 0.5


@dataclass(frozen=True)
class Emphasis:
    """Weights that a plan is asked for with. raised: names of weights of ``Weights``."""

    code: str
    raised: tuple[str, ...]
    applies: Callable[[Problem], bool]

    def of(self, problem: Problem) -> Problem:
        """The problem with the emphasis."""
        weights: Dict[str, float] = {
            name: _FACTOR * max(getattr(problem.weights, name), _LEAST) for name in self.raised
        }
        return replace(problem, weights=replace(problem.weights, **weights))


_EMPHASES = (
    Emphasis("places", ("place",), lambda p: bool((p.places != "").any())),
    Emphasis("sizes", ("size",), lambda p: True),
    Emphasis("compact", ("border", "inertia"), lambda p: True),
    Emphasis("links", ("links",), lambda p: p.links is not None and p.links.affinity_weight > 0),
    Emphasis("likeness", ("likeness",), lambda p: p.attributes is not None),
    Emphasis(
        "barrier", ("barrier",), lambda p: p.barrier is not None and bool((p.barrier > 0).any())
    ),
    Emphasis("settlement", ("settlement",), lambda p: True),
)


def emphases(problem: Problem) -> List[Emphasis]:
    """The emphases that the data of a problem allow, at least one."""
    return [emphasis for emphasis in _EMPHASES if emphasis.applies(problem)]


def border_price(problem: Problem, region_of: AnyIntArray) -> FloatArray:
    """Price of separating the blocks of each edge so that borders stay away from those of a plan.

    (m,), 0 or more: highest on the borders of the plan, falling with the depth inside its regions
    to 0 in their middle, so that a border that gives way by one block gains little. A plan with the
    same borders pays about what they are long, in widths of a region.
    """
    contiguity, frames = problem.contiguity, problem.frames
    region_of = np.asarray(region_of, dtype=np.int64)
    left, right = contiguity.left, contiguity.right
    same_frame = frames[left] == frames[right]
    drawn = same_frame & (region_of[left] != region_of[right])
    inside = region_of[left] == region_of[right]
    depth = _depth(len(region_of), left, right, inside, drawn)
    k = int(region_of.max()) + 1
    deepest = np.zeros(k)
    np.maximum.at(deepest, region_of, np.where(np.isfinite(depth), depth, 0.0))
    near = np.where(drawn, 1.0, 0.0)
    reached = inside & np.isfinite(depth[left])
    between = depth[left[reached]] + depth[right[reached]] + 1.0
    near[reached] = 1.0 - between / (2.0 * deepest[region_of[left[reached]]] + 1.0)
    width = _width(problem, region_of)
    price: FloatArray = np.maximum(near, 0.0) * contiguity.length / width[frames[left]]
    return np.where(same_frame, price, 0.0)


def _depth(
    n: int, left: AnyIntArray, right: AnyIntArray, inside: AnyIntArray, drawn: AnyIntArray
) -> FloatArray:
    """Steps of each block to the border of its region, (n,), infinite where there is none."""
    at_border: IntArray = np.unique(np.concatenate([left[drawn], right[drawn]])).astype(np.int64)
    ones = np.ones(int(inside.sum()) + len(at_border))
    # A node beside all border blocks: what is one step from it has depth 0.
    start = np.concatenate([left[inside], np.full(len(at_border), n)])
    end = np.concatenate([right[inside], at_border])
    graph = coo_matrix((ones, (start, end)), shape=(n + 1, n + 1)).tocsr()
    steps = dijkstra(graph, directed=False, indices=n, unweighted=True)
    depth: FloatArray = np.asarray(steps[:n], dtype=np.float64) - 1.0
    return depth


def _width(problem: Problem, region_of: IntArray) -> FloatArray:
    """Mean width of the regions of each frame, metres."""
    frames = problem.frames
    count = int(frames.max()) + 1
    pairs = np.unique(np.stack([frames, region_of]), axis=1)
    regions = np.maximum(np.bincount(pairs[0], minlength=count), 1)
    width: FloatArray = np.sqrt(np.maximum(sums(frames, problem.blocks.area, count) / regions, 1.0))
    return width
