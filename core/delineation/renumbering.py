# SPDX-License-Identifier: GPL-2.0-or-later
"""A problem with its blocks in another order, so that plans do not depend on the layer's."""

from __future__ import annotations

from dataclasses import replace
from typing import Optional

import numpy as np

from ..arrays import FloatArray, IntArray
from ..contiguity import Contiguity
from .problem import Problem


def reordered(problem: Problem, order: IntArray) -> Problem:
    """The same problem with its blocks in another order."""
    contiguity = problem.contiguity.reordered(order)
    attributes, links = problem.attributes, problem.links
    return replace(
        problem,
        blocks=problem.blocks.reordered(order),
        contiguity=contiguity,
        frame=None if problem.frame is None else problem.frame[order],
        quantities=tuple(replace(q, values=q.values[order]) for q in problem.quantities),
        attributes=None
        if attributes is None
        else replace(attributes, values=attributes.values[order]),
        links=None if links is None else links.take(order),
        barrier=_edges_reordered(problem.contiguity, contiguity, order, problem.barrier),
        edge_cost=_edges_reordered(problem.contiguity, contiguity, order, problem.edge_cost),
        fixed=problem.fixed_labels[order],
        existing=None if problem.existing is None else problem.existing[order],
        pinned=None if problem.pinned is None else problem.pinned[order],
    )


def _edges_reordered(
    before: Contiguity, after: Contiguity, order: IntArray, values: Optional[FloatArray]
) -> Optional[FloatArray]:
    """Values of edges in the order of the same edges between renumbered blocks."""
    if values is None:
        return None
    position = np.empty(before.n, dtype=np.int64)
    position[order] = np.arange(before.n)
    first, second = position[before.left], position[before.right]
    code = np.minimum(first, second) * before.n + np.maximum(first, second)
    result = np.empty(len(values))
    result[np.searchsorted(after.codes, code)] = values
    return result
