# SPDX-License-Identifier: GPL-2.0-or-later
"""V15: each address lies in exactly one region, and no small number of them is told."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from planar import grid_world
from sozialraumplaner.core.checks import Addresses, CheckOptions, check_plan
from sozialraumplaner.core.findings import FewerThan, Finding, Level
from sozialraumplaner.core.plan import Plan, Region

N = 12


def plan_of(region_of) -> Plan:
    """A row of blocks in three regions of one municipality."""
    blocks, contiguity, _ = grid_world(N, 1, np.full(N, 600), np.zeros(N))
    register = [
        Region(f"05358000-{r + 1:02d}", f"G {r + 1}", f"Ort {r + 1}", "05358000", "G")
        for r in range(3)
    ]
    return Plan(blocks, contiguity, region_of, register)


def addresses(of_block, outside: int = 0, unplaced: int = 0, held=()) -> Addresses:
    """Addresses by block; those outside lie in a row; held: the blocks of each shared one."""
    first = np.cumsum([0, *(len(blocks) for blocks in held)])[:-1]
    return Addresses(
        np.array(of_block, dtype=np.int64),
        np.array([[1000.0 + 10 * k, -50.0] for k in range(outside)]).reshape(-1, 2),
        unplaced,
        np.array([block for blocks in held for block in blocks], dtype=np.int64),
        first.astype(np.int64),
    )


def found(plan: Plan, given: Addresses) -> dict[str, Finding]:
    findings = check_plan(plan, CheckOptions(None, None, addresses=given))
    return {f.rule: f for f in findings if f.rule.startswith("V15")}


HALVES = [0] * 6 + [1] * 6


def test_addresses_that_all_lie_in_regions_are_no_finding():
    assert found(plan_of(HALVES), addresses([5] * N)) == {}


def test_addresses_outside_are_told_with_share_and_place():
    told = found(plan_of(HALVES), addresses([40] * N, outside=20))["V15"]
    assert told.level is Level.WARNING, "20 of 500 are more than 0.5 %"
    assert told.data["n"] == 20 and told.data["percent"] == pytest.approx(4.0)
    assert told.data["places"] == tuple((1000.0 + 10 * k, -50.0) for k in range(20))
    assert told.place in told.data["places"]


def test_the_surroundings_of_a_few_do_not_count_them():
    told = found(plan_of(HALVES), addresses([40] * N, outside=2))["V15"]
    assert "places" not in told.data
    west, south, east, north = told.data["extent"]
    assert east - west > 100 and north - south > 100, "not even a single one is pointed at"
    assert west < told.place[0] < east and south < told.place[1] < north
    assert told.place != (1000.0, -50.0)


def test_up_to_half_a_percent_is_a_note_and_all_unmatched_count_together():
    few = addresses([1000] * N, outside=40)
    assert found(plan_of(HALVES), few)["V15"].level is Level.NOTE
    both = addresses([1000] * (N - 1) + [30], outside=40)
    plan = plan_of([0] * 6 + [1] * 5 + [-1])
    levels = {rule: finding.level for rule, finding in found(plan, both).items()}
    assert levels == {"V15": Level.WARNING, "V15u": Level.WARNING}, "70 of 11,070"


def test_blocks_without_a_region_are_told_with_their_addresses():
    plan = plan_of([0] * 6 + [1] * 4 + [-1, -1])
    told = found(plan, addresses([5] * 10 + [0, 25]))["V15u"]
    assert told.data["n"] == 25 and told.blocks == (11,), "an empty block takes none away"
    plan.assign([11], 1)
    assert found(plan, addresses([5] * 10 + [0, 25])) == {}


def test_addresses_without_coordinates_are_unmatched():
    told = found(plan_of(HALVES), addresses([10] * N, unplaced=12))
    assert set(told) == {"V15n"} and told["V15n"].level is Level.WARNING


def test_blocks_that_overlap_matter_only_between_regions():
    shared = addresses([50] * N, held=[(5, 6)] * 11 + [(0, 1, 2)])
    told = found(plan_of(HALVES), shared)
    assert set(told) == {"V15s"}
    assert told["V15s"].data["n"] == 11 and told["V15s"].blocks == (5, 6)
    assert found(plan_of([0] * N), shared) == {}
    # One of the two lies in no region: the address still has exactly one.
    assert found(plan_of([0] * 5 + [-1] + [1] * 6), addresses([0] * N, held=[(5, 6)])) == {}
    nowhere = found(plan_of([0] * 5 + [-1, -1] + [1] * 5), addresses([9] * N, held=[(5, 6)] * 3))
    assert set(nowhere) == {"V15u"}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.integers(-1, 2), min_size=N, max_size=N),
    st.lists(st.integers(0, 30), min_size=N, max_size=N),
    st.integers(0, 30),
    st.integers(0, 30),
    st.lists(st.sets(st.integers(0, N - 1), min_size=2, max_size=3), max_size=15),
)
def test_numbers_are_those_counted_one_by_one_and_small_ones_are_not_told(
    region_of, of_block, outside, unplaced, held
):
    plan = plan_of(region_of)
    given = addresses(of_block, outside, unplaced, [sorted(blocks) for blocks in held])
    regions = [[region_of[b]] for b in range(N) for _ in range(of_block[b])]
    regions += [[region_of[b] for b in blocks] for blocks in held]
    matched = [{r for r in several if r >= 0} for several in regions]
    expected = {
        "V15": outside,
        "V15n": unplaced,
        "V15u": sum(not several for several in matched),
        "V15s": sum(len(several) > 1 for several in matched),
    }
    told = found(plan, given)
    assert set(told) == {rule for rule, n in expected.items() if n}
    for rule, finding in told.items():
        if expected[rule] < 10:
            assert isinstance(finding.data["n"], FewerThan)
            assert isinstance(finding.data["percent"], FewerThan)
        else:
            assert finding.data["n"] == expected[rule]
            assert finding.data["percent"] == pytest.approx(100 * expected[rule] / given.total)


def test_v15_counts_as_checked_only_with_addresses():
    assert "V15" not in CheckOptions().checked_rules()
    assert "V15" in CheckOptions(addresses=addresses([0] * N)).checked_rules()
