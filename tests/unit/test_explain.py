# SPDX-License-Identifier: GPL-2.0-or-later
"""Wishes that cannot be met are explained at once, and none of them crashes or hangs."""

from __future__ import annotations

import signal
from contextlib import contextmanager

import numpy as np
import pytest
from planar import grid_world, is_connected
from sozialraumplaner.core.arrays import text_array
from sozialraumplaner.core.delineation import (
    Attributes,
    Mode,
    Problem,
    Quantity,
    Unsolvable,
    Weights,
    delineate,
    explain,
)
from sozialraumplaner.core.delineation.problem import FREE
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.findings import Level
from sozialraumplaner.core.links import Kind, Links, PairLink


@contextmanager
def watchdog(seconds: float):
    """Ends what hangs; the limit is far above what is needed, the machine may be busy."""

    def bite(*_):
        raise TimeoutError(f"still running after {seconds} s")

    before = signal.signal(signal.SIGALRM, bite)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def world(columns=10, rows=6, residents=300, municipality=None):
    n = columns * rows
    municipality = np.zeros(n) if municipality is None else municipality
    blocks, contiguity, _ = grid_world(columns, rows, np.full(n, residents), municipality)
    return blocks, contiguity


def pairs(n: int, kind: Kind, *ends: tuple[int, int]) -> PairLink:
    low, high = np.array(sorted((min(e), max(e)) for e in ends), dtype=np.int32).T
    ones = np.ones(len(ends))
    return PairLink("test", kind, low, high, ones, text_array([""] * len(ends)), float(len(ends)))


def links(n: int, *parts: PairLink) -> Links:
    return Links(n, np.ones(n), (), parts)


def unsolvable(problem: Problem) -> list[str]:
    with watchdog(20), pytest.raises(Unsolvable) as caught:
        delineate(problem)
    assert all(finding.level is Level.ERROR for finding in caught.value.findings)
    assert caught.value.code == "delineation_impossible"
    return [finding.rule for finding in caught.value.findings]


def rules(problem: Problem) -> list[str]:
    with watchdog(20):
        return [finding.rule for finding in explain(problem)]


def test_a_minimum_above_all_residents():
    blocks, contiguity = world()
    assert unsolvable(Problem(blocks, contiguity, minimum=20_000, target=30_000)) == ["D07"]


def test_more_regions_than_the_minimum_allows():
    blocks, contiguity = world()
    problem = Problem(blocks, contiguity, mode=Mode.COUNT, count=19, minimum=1000)
    assert unsolvable(problem) == ["D08"]
    (finding,) = explain(problem)
    assert finding.data["possible"] == 18


def test_more_regions_than_blocks():
    blocks, contiguity = world()
    problem = Problem(blocks, contiguity, mode=Mode.COUNT, count=1_000_000, minimum=0)
    assert unsolvable(problem) == ["D08"]


def test_fewer_regions_than_municipalities():
    blocks, contiguity = world(municipality=np.arange(60) % 10 // 2)
    problem = Problem(blocks, contiguity, mode=Mode.COUNT, count=3, minimum=100)
    assert unsolvable(problem) == ["D09"]


def test_links_that_contradict_each_other():
    blocks, contiguity = world()
    both = links(60, pairs(60, Kind.MUST, (0, 1)), pairs(60, Kind.CANNOT, (0, 1)))
    assert unsolvable(Problem(blocks, contiguity, links=both)) == ["D11"]
    chain = links(60, pairs(60, Kind.MUST, (0, 1), (1, 2)), pairs(60, Kind.CANNOT, (0, 2)))
    assert unsolvable(Problem(blocks, contiguity, links=chain)) == ["D11"]


def test_a_link_across_a_municipal_border():
    blocks, contiguity = world(municipality=np.arange(60) % 10 // 5)
    crossing = links(60, pairs(60, Kind.MUST, (4, 5)))
    assert unsolvable(Problem(blocks, contiguity, links=crossing)) == ["D10"]
    without = Problem(blocks, contiguity, links=crossing, within_municipality=False)
    solution = delineate(without)
    assert solution.region_of[4] == solution.region_of[5]


def test_a_link_between_parts_that_nothing_connects():
    blocks, contiguity = world()
    column = np.arange(60) % 10
    wall = contiguity.without_pairs([(c, c + 1) for c in range(60) if column[c] == 4])
    apart = links(60, pairs(60, Kind.MUST, (4, 5)))
    assert unsolvable(Problem(blocks, wall, links=apart)) == ["D14"]


def test_a_link_between_a_locked_and_a_free_block():
    blocks, contiguity = world()
    fixed = np.full(60, FREE, dtype=np.int32)
    fixed[[0, 1, 10, 11]] = 0
    half = links(60, pairs(60, Kind.MUST, (1, 2)))
    assert unsolvable(Problem(blocks, contiguity, links=half, fixed=fixed)) == ["D18"]


def test_linked_blocks_that_do_not_touch_take_the_way_between_them_along():
    blocks, contiguity = world()
    problem = Problem(blocks, contiguity, links=links(60, pairs(60, Kind.MUST, (0, 5), (22, 23))))
    assert rules(problem) == ["D13"]
    solution = delineate(problem)
    assert solution.region_of[0] == solution.region_of[5]
    assert is_connected(contiguity, np.flatnonzero(solution.region_of == solution.region_of[0]))


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_a_quantity_without_a_number(value):
    blocks, contiguity = world()
    schools = np.ones(60)
    schools[7] = value
    problem = Problem(blocks, contiguity, quantities=(Quantity("grundschulen", schools, 1.0),))
    assert unsolvable(problem) == ["D20"]
    (finding,) = explain(problem)
    assert finding.blocks == (7,)


def test_missing_attributes_count_for_nothing_and_constant_ones_are_left_out():
    blocks, contiguity = world()
    values = np.stack([np.arange(60.0), np.full(60, 3.0), np.full(60, np.nan)], axis=1)
    values[:9, 0] = np.nan
    problem = Problem(
        blocks,
        contiguity,
        attributes=Attributes(("alter", "gleich", "leer"), values),
        weights=Weights(likeness=5.0),
    )
    assert sorted(rules(problem)) == ["D05", "D06", "D06"]
    with watchdog(60):
        solution = delineate(problem)
    assert np.isfinite(solution.total) and solution.objective["likeness"] > 0


def test_a_facility_that_a_municipality_does_not_have():
    blocks, contiguity = world(municipality=np.arange(60) % 10 // 5)
    schools = (np.arange(60) % 10 < 5).astype(float)
    problem = Problem(blocks, contiguity, quantities=(Quantity("grundschulen", schools, 1.0),))
    assert rules(problem) == ["D15"]
    solution = delineate(problem)
    held = np.bincount(solution.region_of, schools)
    assert {finding.rule for finding in solution.findings} == {"D15"}
    in_first = np.unique(solution.region_of[np.arange(60) % 10 < 5])
    assert held[in_first].min() >= 1


def test_two_parts_of_a_municipality_are_divided_apart():
    blocks, contiguity = world()
    column = np.arange(60) % 10
    wall = contiguity.without_pairs([(c, c + 1) for c in range(60) if column[c] == 4])
    with watchdog(60):
        solution = delineate(Problem(blocks, wall))
    assert solution.bridges == ()
    for region in range(solution.k):
        assert is_connected(wall, np.flatnonzero(solution.region_of == region))


def test_an_island_and_a_block_above_the_maximum():
    blocks, contiguity = world()
    lonely = contiguity.without_pairs([(0, 1), (0, 10)])
    blocks.population[30] = 9_000
    with watchdog(60):
        solution = delineate(Problem(blocks, lonely, maximum=4_000))
    found = [finding.rule for finding in solution.findings]
    assert {"D01", "D03", "D16"} <= set(found) and not solution.feasible
    assert [pair[0] for pair in solution.bridges] == [0]


@pytest.mark.parametrize(
    ("wishes", "code"),
    [
        ({"mode": Mode.COUNT}, "count_not_positive"),
        ({"mode": Mode.COUNT, "count": 0}, "count_not_positive"),
        ({"balance": 0.0}, "balance_not_a_share"),
        ({"weights": Weights(size=-1.0)}, "weights_not_positive"),
        ({"weights": Weights(border=float("nan"))}, "weights_not_positive"),
    ],
)
def test_numbers_that_make_no_sense_are_refused(wishes, code):
    blocks, contiguity = world()
    with pytest.raises(UserError) as caught:
        Problem(blocks, contiguity, **wishes)
    assert caught.value.code == code
