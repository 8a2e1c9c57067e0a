# SPDX-License-Identifier: GPL-2.0-or-later
"""The door of the package: ``delineate``."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Callable, Optional

import numpy as np

from ..arrays import IntArray, text_codes
from ..contiguity import Contiguity, from_pairs
from ..errors import Cancelled
from ..findings import Finding
from .pieces import Graph, Piece, bridge_small_parts, graph_of, make_pieces
from .problem import FREE, Problem, Solution
from .search import Search, Sizes, agglomerate, steps_for

#: Ortsteile up to this multiple of the mean region are moved as a whole first.
_WHOLE_PLACE = 1.8
_RUNS = 3
_STEPS_PER_UNIT = 400


def delineate(
    problem: Problem,
    *,
    time_limit: Optional[float] = None,
    seed: int = 1,
    progress: Optional[Callable[[float], None]] = None,
    is_cancelled: Optional[Callable[[], bool]] = None,
) -> Solution:
    """Divide the free blocks of every frame into contiguous regions.

    Equal seeds give equal results, and the order of the blocks does not matter, as long as the
    time limit (seconds) is not reached; after it the remaining pieces get their first division.
    Contiguity (with the bridges of the solution) and frames always hold; a size that cannot be
    kept is a finding. Raises ``Cancelled``.
    """
    order = np.argsort(problem.blocks.keys.astype(str), kind="stable")
    ordered = replace(
        problem,
        blocks=problem.blocks.reordered(order),
        contiguity=problem.contiguity.reordered(order),
        fixed=problem.fixed_labels[order],
    )
    contiguity, bridges, findings = bridge_small_parts(ordered)
    pieces, more = make_pieces(ordered, contiguity)
    region_of = np.full(len(order), FREE, dtype=np.int32)
    fixed_region: dict[int, int] = {}
    for label in np.unique(ordered.fixed_labels[ordered.fixed_labels != FREE]).tolist():
        fixed_region[label] = len(fixed_region)
        region_of[ordered.fixed_labels == label] = fixed_region[label]
    k = len(fixed_region)
    end = None if time_limit is None else time.monotonic() + time_limit
    size_of_all = sum(len(piece.blocks) for piece in pieces) or 1
    done = 0
    value = {"size": 0.0, "border": 0.0}
    for number, piece in enumerate(pieces):
        if is_cancelled is not None and is_cancelled():
            raise Cancelled
        generator = np.random.default_rng([seed, number])
        best = _solve(ordered, contiguity, piece, generator, end, is_cancelled)
        labels = np.asarray(best.region_of)
        region_of[piece.blocks] = labels + k
        k += int(labels.max()) + 1
        sizes = sum(best.sizes.cost(residents) for residents in best.population)
        value["size"] += sizes
        value["border"] += best.value() - sizes
        done += len(piece.blocks)
        if progress is not None:
            progress(100.0 * done / size_of_all)
    if is_cancelled is not None and is_cancelled():
        raise Cancelled
    result = np.empty(len(order), dtype=np.int32)
    result[order] = region_of
    return Solution(
        result,
        k,
        fixed_region,
        tuple((int(order[a]), int(order[b])) for a, b in bridges),
        value,
        tuple(_in_input_order(finding, order) for finding in [*findings, *more]),
    )


def _solve(
    problem: Problem,
    contiguity: Contiguity,
    piece: Piece,
    generator: np.random.Generator,
    end: Optional[float],
    is_cancelled: Optional[Callable[[], bool]],
) -> Search:
    graph = graph_of(problem, contiguity, piece)
    sizes = Sizes(
        piece.mean, problem.minimum, problem.maximum or float("inf"), problem.weights.size
    )
    best: Optional[Search] = None
    for _ in range(_RUNS):
        in_time = end is None or time.monotonic() < end
        labels = _by_places(problem, graph, piece, sizes, generator, in_time, is_cancelled)
        search = Search(graph, sizes, labels)
        if in_time:
            search.anneal(generator, steps_for(graph, _STEPS_PER_UNIT), 0.1, 0.002, is_cancelled)
        search = search.without_short_regions()
        search.descend()
        if best is None or search.value() < best.value() - 1e-9:
            best = search
        if not in_time or piece.k == 1:
            break
    if best is None:  # pragma: no cover - _RUNS is positive
        raise RuntimeError("no run")
    return best


def _by_places(
    problem: Problem,
    graph: Graph,
    piece: Piece,
    sizes: Sizes,
    generator: np.random.Generator,
    in_time: bool,
    is_cancelled: Optional[Callable[[], bool]],
) -> IntArray:
    """A first division whose units are whole Ortsteile where these are not too large."""
    unit_of = _units(problem, graph, piece)
    coarse = graph.contracted(unit_of)
    if len(coarse) < piece.k:
        coarse, unit_of = graph, np.arange(len(graph))
    search = Search(coarse, sizes, agglomerate(coarse, piece.k))
    if in_time:
        steps = steps_for(coarse, _STEPS_PER_UNIT)
        search.anneal(generator, steps, 1.0, 0.01, is_cancelled)
    return np.asarray(search.region_of)[unit_of]


def _units(problem: Problem, graph: Graph, piece: Piece) -> IntArray:
    """Connected parts of Ortsteile as units; blocks of large or nameless ones stay single."""
    _, place = text_codes(problem.places[piece.blocks])
    named = problem.places[piece.blocks] != ""
    residents = np.bincount(place, weights=np.asarray(graph.population))
    whole = named & (residents[place] <= _WHOLE_PLACE * piece.mean)
    left = [a for a, entry in enumerate(graph.neighbours) for b, _ in entry if a < b]
    right = [b for a, entry in enumerate(graph.neighbours) for b, _ in entry if a < b]
    edges = from_pairs(
        len(graph), np.array(left, int), np.array(right, int), np.ones(len(left)), np.zeros(0)
    )
    part = edges.components(np.where(whole, place, -1))
    labels: IntArray = np.unique(part, return_inverse=True)[1].astype(np.int64)
    return labels


def _in_input_order(finding: Finding, order: IntArray) -> Finding:
    return replace(finding, blocks=tuple(int(order[block]) for block in finding.blocks))
