# SPDX-License-Identifier: GPL-2.0-or-later
"""Hard criteria hold on random planar graphs, whatever is asked, and however early the search ends.

``SOZIALRAUM_EXAMPLES`` sets how many graphs are tried, for long runs at night.
"""

from __future__ import annotations

import itertools
import os

import numpy as np
import pytest
from delineation_brute import contiguous_plans
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.spatial import Delaunay
from sozialraumplaner.core.arrays import text_array
from sozialraumplaner.core.blocks import Blocks
from sozialraumplaner.core.contiguity import Contiguity, from_pairs
from sozialraumplaner.core.delineation import (
    Attributes,
    Mode,
    Problem,
    Quantity,
    Unsolvable,
    Weights,
    delineate,
)
from sozialraumplaner.core.delineation.problem import FREE
from sozialraumplaner.core.links import Kind, Links, PairLink

EXAMPLES = int(os.environ.get("SOZIALRAUM_EXAMPLES", "150"))


def ticks():
    """A clock that goes on by one at every look, so that runs are short and repeatable."""
    return itertools.count(1).__next__


def planar(generator: np.random.Generator, n: int) -> tuple[Blocks, Contiguity]:
    """Random points, neighbours by Delaunay triangulation with a third of the edges left out."""
    xy = generator.random((n, 2)) * 10_000
    triangles = Delaunay(xy).simplices
    ends = np.concatenate([triangles[:, [0, 1]], triangles[:, [1, 2]], triangles[:, [2, 0]]])
    ends = np.unique(np.sort(ends, axis=1), axis=0)
    ends = ends[generator.random(len(ends)) > 0.33]
    length = generator.uniform(50, 800, len(ends))
    contiguity = from_pairs(n, ends[:, 0], ends[:, 1], length, np.full(n, 3_000.0))
    municipality = text_array([f"{5358000 + int(x > 5_000):08d}" for x, _ in xy])
    population = generator.integers(0, 800, n)
    population[generator.integers(n)] += 1
    return (
        Blocks(
            keys=text_array([f"B{index:03d}" for index in range(n)]),
            municipality=municipality,
            municipality_name=municipality,
            place=text_array([f"Ort {int(y // 2_500)}" for _, y in xy]),
            name=text_array([""] * n),
            population=population,
            population_known=np.ones(n, dtype=bool),
            xy=xy,
            area=np.full(n, 1e6),
        ),
        contiguity,
    )


def some_links(generator: np.random.Generator, contiguity: Contiguity) -> Links:
    """Some neighbours that must, and some that must not, share a region."""
    n, drawn = contiguity.n, generator.permutation(contiguity.edge_count)[:4]
    parts = []
    for kind, edges in ((Kind.MUST, np.sort(drawn[:2])), (Kind.CANNOT, np.sort(drawn[2:]))):
        parts.append(
            PairLink(
                "zufall",
                kind,
                contiguity.left[edges],
                contiguity.right[edges],
                np.ones(len(edges)),
                text_array([""] * len(edges)),
                float(len(edges)),
            )
        )
    return Links(n, np.ones(n), (), tuple(parts))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.integers(0, 10**9))
def test_hard_criteria_hold_on_random_planar_graphs(seed):
    generator = np.random.default_rng(seed)
    n = int(generator.integers(8, 45))
    blocks, contiguity = planar(generator, n)
    fixed = np.full(n, FREE, dtype=np.int32)
    start = int(generator.integers(n))
    fixed[[start, *contiguity.neighbours(start)[:2]]] = 7
    links = some_links(generator, contiguity)
    schools = (generator.random(n) < 0.3).astype(float)
    mode = generator.choice([Mode.TARGET, Mode.MOST])
    problem = Problem(
        blocks,
        contiguity,
        minimum=float(generator.integers(200, 1_200)),
        target=1_500,
        mode=mode,
        within_municipality=bool(generator.integers(2)),
        links=links,
        fixed=fixed,
        quantities=(Quantity("grundschulen", schools, 1.0),) if generator.integers(2) else (),
        attributes=Attributes(("a",), generator.normal(size=(n, 1))),
        weights=Weights(likeness=float(generator.integers(3)), inertia=1.0),
    )
    try:
        solution = delineate(problem, time_limit=40, clock=ticks(), seed=seed)
    except Unsolvable as error:
        assert {f.rule for f in error.findings} <= {"D07", "D10", "D11", "D14", "D18"}
        return
    region_of, k = solution.region_of, solution.k
    assert sorted(set(region_of.tolist())) == list(range(k))
    # Connected with the bridges of the solution, and inside one frame.
    bridged = contiguity.with_bridges(solution.bridges)
    parts = bridged.components(region_of)
    drawn = np.setdiff1d(np.arange(k), list(solution.fixed_region.values()))
    for region in drawn:
        members = np.flatnonzero(region_of == region)
        assert len(set(parts[members].tolist())) == 1
        assert len(set(problem.frames[members].tolist())) == 1
    # Locked regions come back as they were.
    assert np.array_equal(region_of == solution.fixed_region[7], fixed == 7)
    # Links hold, or a finding says which one does not.
    result = links.evaluate(region_of)
    assert result.broken_must == ()
    named = {f.data["first"] for f in solution.findings if f.rule == "D17"}
    assert {str(blocks.keys[a]) for a, _ in result.violated_cannot.tolist()} == named
    # Whoever falls short is named.
    residents = np.bincount(region_of, blocks.population)
    held = np.bincount(region_of, schools)
    short = {f.blocks for f in solution.findings if f.rule in ("D02", "D15", "D16")}
    for region in drawn:
        members = tuple(np.flatnonzero(region_of == region).tolist())
        if residents[region] < problem.minimum or (problem.quantities and held[region] < 1):
            assert any(set(members) <= set(named_blocks) for named_blocks in short)
    assert residents.sum() == blocks.population.sum()
    assert all(value >= 0 and np.isfinite(value) for value in solution.objective.values())


@pytest.mark.parametrize("seed", range(8))
def test_small_worlds_are_solved_as_well_as_by_trying_every_plan(seed):
    generator = np.random.default_rng(seed)
    blocks, contiguity = planar(generator, 9)
    while len(set(contiguity.components().tolist())) > 1:
        blocks, contiguity = planar(generator, 9)
    k = int(generator.integers(2, 5))
    problem = Problem(
        blocks,
        contiguity,
        minimum=0,
        mode=Mode.COUNT,
        count=k,
        within_municipality=False,
        attributes=Attributes(("a", "b"), generator.normal(size=(9, 2))),
        barrier=generator.random(contiguity.edge_count),
        weights=Weights(likeness=1.0, inertia=1.0),
    )
    solution = delineate(problem, seed=seed)
    best = min(_worth(problem, plan) for plan in contiguous_plans(_graph(contiguity), k))
    assert solution.k == k
    assert solution.total == pytest.approx(_worth(problem, solution.region_of))
    assert solution.total == pytest.approx(best, rel=1e-6)
    assert solution.pieces[0].proven and solution.gap == 0


def _graph(contiguity: Contiguity):
    from sozialraumplaner.core.delineation.tasks.graph import contracted_pairs

    return contracted_pairs(contiguity.n, contiguity.left, contiguity.right)


def _worth(problem: Problem, region_of: np.ndarray) -> float:
    """Value of a plan by the formulas of ``Weights``, written down once more."""
    blocks, contiguity, weights = problem.blocks, problem.contiguity, problem.weights
    k = int(region_of.max()) + 1
    residents = blocks.population.astype(float)
    mean, area = residents.sum() / k, blocks.area.sum() / k
    size = np.bincount(region_of, residents)
    worth = weights.size * ((size / mean - 1) ** 2).sum()
    cut = region_of[contiguity.left] != region_of[contiguity.right]
    share = contiguity.length / np.sqrt(area)
    worth += weights.border * share[cut].sum()
    worth += weights.barrier * (problem.barrier * share)[~cut].sum()
    both = np.minimum(residents[contiguity.left], residents[contiguity.right]) / mean
    worth += weights.settlement * both[cut].sum()
    z = problem.attributes.values
    z = (z - z.mean(axis=0)) / z.std(axis=0)
    inside = moment = 0.0
    for region in range(k):
        members = region_of == region
        inside += ((z[members] - z[members].mean(axis=0)) ** 2).sum()
        mass, xy = residents[members], blocks.xy[members]
        if mass.sum() > 0:
            centre = (mass[:, None] * xy).sum(axis=0) / mass.sum()
            moment += (mass[:, None] * (xy - centre) ** 2).sum()
    worth += weights.likeness * k * inside / z.size
    worth += weights.inertia * 2 * np.pi * moment / (mean * area)
    for place in set(blocks.place.tolist()):
        members = blocks.place == place
        if members.sum() > 1 and residents[members].sum() > 0:
            total = residents[members].sum()
            parts = np.bincount(region_of[members], residents[members])
            worth += weights.place / mean * (total - (parts**2).sum() / total)
    same = cut & (blocks.place[contiguity.left] == blocks.place[contiguity.right])
    worth += 0.25 * weights.place * share[same].sum()
    return float(worth)
