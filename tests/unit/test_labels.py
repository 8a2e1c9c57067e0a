# SPDX-License-Identifier: GPL-2.0-or-later
"""Labels tell regions apart on the map, and residents of a municipality are all of them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from planar import grid_world
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.naming import LONGEST_LABEL
from sozialraumplaner.core.plan import UNASSIGNED, Plan, Region
from sozialraumplaner.core.plan.actions import Naming, named, rename
from sozialraumplaner.core.plan.change import Change
from sozialraumplaner.core.sizes import Thresholds, summarise

TOWNS = ("05358028", "05358032")


def plan_of(region_of, labels=("KR 1", "LA 1")) -> Plan:
    blocks, contiguity, _ = grid_world(4, 1, [100, 200, 300, 400], [28, 28, 32, 32])
    regions = [
        Region(f"{town}-01", label, f"Name {label}", town, town)
        for town, label in zip(TOWNS, labels)
    ]
    return Plan(blocks, contiguity, region_of, regions)


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("LA 1", "short_taken"),
        ("K" * (LONGEST_LABEL + 1), "short_length"),
        ("  ", "short_empty"),
    ],
)
def test_a_label_is_short_and_stands_once_in_the_county(label, code):
    plan = plan_of([0, 0, 1, 1])
    with pytest.raises(UserError) as caught:
        rename(plan, 0, short=label)
    assert caught.value.code == code


def test_labels_may_be_swapped_and_old_ones_may_stay():
    plan = plan_of([0, 0, 1, 1])
    plan.commit(named(plan, Change(), {0: Naming(short="LA 1"), 1: Naming(short="KR 1")}))
    assert [region.short for region in plan.regions] == ["LA 1", "KR 1"]
    # Labels that came in twice or long keep nobody from correcting a name.
    odd = plan_of([0, 0, 1, 1], ["Sozialraum Mitte"] * 2)
    odd.commit(rename(odd, 0, name="Drove, Boich"))
    assert odd.regions[0].name == "Drove, Boich"


@given(st.lists(st.sampled_from([UNASSIGNED, 0, 1]), min_size=4, max_size=4))
def test_nobody_is_missing_in_the_sums(region_of):
    # Each block in its own municipality's region, or in none.
    allowed = [r if r in (UNASSIGNED, at // 2) else UNASSIGNED for at, r in enumerate(region_of)]
    plan = plan_of(np.array(allowed))
    sums = [summarise(plan, Thresholds(), town) for town in (None, *TOWNS)]
    assert [entry.residents for entry in sums] == [1000, 300, 700]
    assert sums[0].unassigned == allowed.count(UNASSIGNED)
