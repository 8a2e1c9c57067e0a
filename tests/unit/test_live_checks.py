# SPDX-License-Identifier: GPL-2.0-or-later
"""Live findings are those of a fresh check, whatever happened to the plan."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from planar import grid_world
from sozialraumplaner.core.checks import Addresses, CheckOptions, check_plan, cut_borders
from sozialraumplaner.core.findings import Level
from sozialraumplaner.core.live.checks import LiveChecks
from sozialraumplaner.core.plan import Decision, Plan, Region, actions
from workshops import N, happen, happenings, random_plan

MUNICIPALITY = "05358000"
#: Neighbours between which the random plans have a river.
PAIRS = [(block, block + 1) for block in range(2, N, 6)]


def band_plan(region_of, regions: int = 2, **world) -> Plan:
    """A row of blocks of 600 residents each."""
    n = len(region_of)
    place = world.get("place")
    blocks, contiguity, _ = grid_world(n, 1, np.full(n, 600), np.zeros(n), place)
    register = [
        Region(f"{MUNICIPALITY}-{r + 1:02d}", f"G {r + 1}", f"Ort {r + 1}", MUNICIPALITY, "G")
        for r in range(regions)
    ]
    return Plan(blocks, contiguity, region_of, register)


def all_rules(plan: Plan, seed: int) -> CheckOptions:
    """Options under which every rule has something to look at."""
    generator = np.random.default_rng(seed)
    keys = np.array([region.key for region in plan.regions] + [""], dtype=object)
    before = keys[generator.integers(0, len(keys), N)].tolist()
    addresses = Addresses(
        generator.integers(0, 20, N),
        generator.random((int(generator.integers(0, 15)), 2)),
        int(generator.integers(0, 15)),
        generator.integers(0, N, 24),
        np.arange(0, 24, 2),
    )
    return CheckOptions(
        minimum=1500,
        maximum=2500,
        official_population={plan.regions[0].municipality: 5000},
        locked_before=[key if key == plan.regions[1].key else "" for key in before],
        blocks_locked_before=[key if generator.random() < 0.2 else "" for key in before],
        reasons=True,
        divided_places=True,
        schools=generator.integers(-1, N, N),
        barriers=cut_borders(plan.contiguity, plan.contiguity.without_pairs(PAIRS), 10.0),
        addresses=addresses,
    )


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10_000), happenings, st.integers(1, 4))
def test_live_findings_equal_a_fresh_check(seed, sequence, stride):
    plan, _ = random_plan(seed)
    options = all_rules(plan, seed)
    live = LiveChecks(plan, options)
    assert live.findings == check_plan(plan, options)
    for number, happening in enumerate(sequence):
        happen(plan, happening)
        if number % stride == 0:
            live.refresh()
            assert live.findings == check_plan(plan, options)
    live.refresh()
    assert live.findings == check_plan(plan, options)
    assert not live.refresh(), "nothing has happened since"


def test_a_gesture_brings_a_finding_and_undo_takes_it_away():
    plan = band_plan([0, 0, 0, 1, 1, 1])
    live = LiveChecks(plan, CheckOptions(1000, 3000))
    assert live.findings == []
    plan.assign([2, 3], 1)
    plan.assign([1], 1)
    assert live.refresh()
    assert [(f.rule, f.region) for f in live.findings] == [("V07", f"{MUNICIPALITY}-01")]
    assert live.of_region(0) == live.findings and live.of_region(1) == []
    plan.undo()
    live.refresh()
    assert live.findings == []


def test_other_limits_are_checked_at_once():
    plan = band_plan([0, 0, 0, 1, 1, 1])
    live = LiveChecks(plan, CheckOptions(1000, 3000))
    live.set_options(CheckOptions(2000, 3000))
    assert [finding.rule for finding in live.findings] == ["V07", "V07"]


def test_parts_are_listed_and_an_intended_exclave_is_a_note():
    plan = band_plan([0, 1, 1, 0, 0, 1])
    live = LiveChecks(plan, CheckOptions(None, None))
    first, second = live.findings
    assert first.rule == second.rule == "V05" and first.level is Level.ERROR
    assert first.data["parts"] == ((3, 4), (0,)) and first.data["residents"] == [1200, 600]
    plan.commit(actions.declare_exclave(plan, 0, "Die Siedlung gehört zur Pfarrei"))
    live.refresh()
    note = live.findings[0]
    assert note.rule == "V05e" and note.level is Level.NOTE
    assert note.data["reason"] == "Die Siedlung gehört zur Pfarrei"
    assert note.data["parts"] == ((3, 4), (0,))


def test_a_region_that_was_merged_away_is_not_checked():
    plan = band_plan([0, 0, 1, 1, 2, 2], 3)
    live = LiveChecks(plan, CheckOptions(1000, None))
    plan.commit(actions.merge(plan, 1, 0))
    live.refresh()
    assert live.findings == []
    plan.undo()
    plan.assign([2, 3], 0)
    live.refresh()
    assert live.findings == check_plan(plan, live.options)


def test_steps_without_a_reason_are_counted_until_they_have_one():
    plan = band_plan([0, 0, 0, 1, 1, 1])
    live = LiveChecks(plan, CheckOptions(None, None, reasons=True))
    plan.assign([2], 1)
    plan.assign([2], 0)
    live.refresh()
    (finding,) = live.findings
    assert finding.rule == "V12" and finding.level is Level.WARNING
    assert finding.data == {"n": 2, "numbers": (1, 2)}
    plan.decide([1, 2], Decision(reason="Wunsch der Gemeinde"))
    assert live.refresh() and live.findings == []


def test_divided_ortsteile_are_told_with_their_residents():
    plan = band_plan([0, 0, 0, 1, 1, 1], place=np.array([1, 1, 1, 1, 2, 2]))
    live = LiveChecks(plan, CheckOptions(None, None, divided_places=True))
    (note,) = live.findings
    assert note.rule == "V16" and note.level is Level.NOTE and note.blocks == (3,)
    assert note.data["place"] == "Ort 1" and note.data["residents"] == [1800, 600]
    plan.assign([3], 0)
    live.refresh()
    assert live.findings == []


def test_regions_whose_residents_go_to_school_elsewhere_are_told():
    plan = band_plan([0, 0, 0, 1, 1, 1])
    live = LiveChecks(plan, CheckOptions(None, None, schools=np.array([3, 3, -1, 3, 3, 3])))
    (note,) = live.findings
    assert note.rule == "V16s" and note.region == f"{MUNICIPALITY}-01"
    assert note.data["counted"] == 1200 and note.data["residents"] == 0
    plan.assign([3], 0)
    live.refresh()
    assert [finding.region for finding in live.findings] == [f"{MUNICIPALITY}-02"]


def test_blocks_locked_in_the_agreed_plan_must_stay():
    before = ["", "", f"{MUNICIPALITY}-01", "", "", ""]
    plan = band_plan([0, 0, 0, 1, 1, 1])
    live = LiveChecks(plan, CheckOptions(None, None, blocks_locked_before=before))
    assert live.findings == []
    plan.assign([1, 2], 1)
    live.refresh()
    (finding,) = live.findings
    assert finding.rule == "V11b" and finding.blocks == (2,)


def test_a_region_across_a_barrier_is_told_with_its_length():
    plan = band_plan([0, 0, 0, 1, 1, 1])
    river = plan.contiguity.without_pairs([(1, 2), (2, 3)])
    barriers = cut_borders(plan.contiguity, river, 10.0)
    live = LiveChecks(plan, CheckOptions(None, None, barriers=barriers))
    (note,) = live.findings
    assert note.rule == "V16b" and note.level is Level.NOTE
    assert note.blocks == (1, 2) and note.data["length"] == 100.0
    plan.assign([2], 1)
    live.refresh()
    assert [(f.region, f.blocks) for f in live.findings] == [(f"{MUNICIPALITY}-02", (2, 3))]
    assert "V16" in live.options.checked_rules()


def test_addresses_follow_the_plan_and_survive_other_limits():
    plan = band_plan([0, 0, 0, 1, 1, -1])
    live = LiveChecks(plan, CheckOptions(None, None))
    nobody = np.empty(0, dtype=np.int64)
    places = Addresses(np.array([5, 5, 5, 5, 5, 30]), np.empty((0, 2)), 0, nobody, nobody)
    live.set_addresses(places)
    assert [f.rule for f in live.findings] == ["V01", "V15u"]
    assert live.findings == check_plan(plan, live.options)
    live.set_options(CheckOptions(1, None))
    assert "V15u" in [f.rule for f in live.findings], "a new threshold forgets no address"
    plan.assign([5], 1)
    live.refresh()
    assert live.findings == []
    plan.undo()
    live.refresh()
    live.set_addresses(None)
    assert [f.rule for f in live.findings] == ["V01"]
