# SPDX-License-Identifier: GPL-2.0-or-later
"""Two published versions of a plan must not tell a small number between them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from planar import grid_world
from sozialraumplaner.core.assignments.differencing import told_by_both
from sozialraumplaner.core.assignments.withheld import withheld
from sozialraumplaner.core.comparison import compare
from sozialraumplaner.core.plan import Plan, Region

AGS = "05358028"
LIMIT = 10


def key(region: int) -> str:
    return f"{AGS}-{region + 1:02d}"


def plan_of(residents, regions) -> Plan:
    n = len(residents)
    blocks, contiguity, _ = grid_world(n, 1, np.array(residents), np.full(n, 28))
    k = max(regions) + 1
    register = [Region(key(r), f"KR {r + 1}", f"Ort {r}", AGS, "Kreuzau") for r in range(k)]
    return Plan(blocks, contiguity, regions, register)


def told(residents, old, new, limit=LIMIT):
    before = plan_of(residents, old)
    after = Plan(before.blocks, before.contiguity, new, plan_of(residents, new).regions)
    findings = told_by_both(compare(before, after), limit)
    return [(f.rule, f.data["old"], f.data["new"]) for f in findings]


@pytest.mark.parametrize(
    ("residents", "old", "new", "expected"),
    [
        # Nothing moves; a block of many moves; an empty one moves.
        ([100, 200], [0, 1], [0, 1], []),
        ([100, 50, 200], [0, 0, 1], [0, 1, 1], []),
        ([100, 0, 200], [0, 0, 1], [0, 1, 1], []),
        ([100, 10, 200], [0, 0, 1], [0, 1, 1], []),
        # Three residents move: 103 - 100 and 203 - 200.
        ([100, 3, 200], [0, 0, 1], [0, 1, 1], [("Z60", key(0), key(1))]),
        # All but three move.
        ([100, 3, 200], [0, 0, 1], [1, 0, 1], [("Z60", key(0), key(0))]),
        # A region of three is merged away, made, or comes from no region.
        ([100, 3], [0, 1], [0, 0], [("Z60", key(1), key(0))]),
        ([100, 3], [0, 0], [0, 1], [("Z60", key(0), key(1))]),
        ([100, 3], [0, -1], [0, 0], [("Z60", "–", key(0))]),
        ([100, 3], [0, 0], [0, -1], [("Z60", key(0), "–")]),
    ],
)
def test_what_two_versions_tell(residents, old, new, expected):
    assert told(residents, old, new) == expected


def test_a_secret_region_is_found_where_the_versions_hide_different_partners():
    # 7 is secret in both; with it 20 in the first version, and 30 in the second, where the
    # region of 20 has grown to 60: the first prints 30 and the sum, so that 7 is left.
    residents = [7, 20, 30, 40, 500]
    old, new = [0, 1, 2, 3, 3], [0, 1, 2, 1, 3]
    first, second = plan_of(residents, old), plan_of(residents, new)
    assert withheld(first, range(4), LIMIT) == ({0, 1}, set())
    assert withheld(second, range(4), LIMIT) == ({0, 2}, set())
    assert told(residents, old, new) == [("Z61", key(0), key(0))]
    assert told(residents, old, old) == []


def test_the_warning_does_not_say_the_number():
    before = plan_of([100, 3, 200], [0, 0, 1])
    after = Plan(before.blocks, before.contiguity, [0, 1, 1], before.regions)
    (finding,) = told_by_both(compare(before, after), LIMIT)
    assert set(finding.data) == {"old", "new", "limit"} and finding.data["limit"] == LIMIT


@given(
    st.lists(
        st.tuples(st.integers(0, 60), st.integers(-1, 3), st.integers(-1, 3)),
        min_size=1,
        max_size=12,
    )
)
def test_every_small_part_that_changes_is_named(blocks):
    residents, old, new = map(list, zip(*blocks))
    parts: dict[tuple[int, int], int] = {}
    for people, one, other in blocks:
        parts[one, other] = parts.get((one, other), 0) + people
    named = {(one, other) for rule, one, other in told(residents, old, new) if rule == "Z60"}

    def name(region: int) -> str:
        return "–" if region < 0 else key(region)

    for (one, other), people in parts.items():
        whole = one >= 0 and other >= 0
        for (a, b), more in parts.items():
            if more and ((a == one) != (b == other)):
                whole = False
        expected = 0 < people < LIMIT and not whole and (one, other) != (-1, -1)
        assert ((name(one), name(other)) in named) == expected
    assert told(residents, old, new, limit=0) == []
