# SPDX-License-Identifier: GPL-2.0-or-later
"""Each rule finds its fault and nothing else."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from planar import grid_world
from sozialraumplaner.core.arrays import text_array
from sozialraumplaner.core.checks import CheckOptions, check_plan
from sozialraumplaner.core.findings import Level
from sozialraumplaner.core.plan import Plan, Region

OPTIONS = CheckOptions(minimum=1000, maximum=4000)


def region(key: str, name: str) -> Region:
    return Region(key, "G 1", name, key[:8], "")


def good_plan(**changes) -> Plan:
    """Two municipalities of 2 x 3 blocks with one region each, without any fault."""
    municipality = np.array([0, 0, 1, 1] * 3)
    blocks, contiguity, _ = grid_world(4, 3, np.full(12, 300), municipality)
    blocks = replace(blocks, **changes.pop("blocks", {}))
    registers = [region("05358000-01", "Drove, Boich"), region("05358001-01", "Thum")]
    return Plan(
        blocks,
        changes.pop("contiguity", contiguity),
        changes.pop("region_of", municipality),
        changes.pop("regions", registers),
        **changes,
    )


def rules(plan: Plan, options: CheckOptions = OPTIONS) -> list[str]:
    return [finding.rule for finding in check_plan(plan, options)]


def test_a_good_plan_has_no_findings():
    assert rules(good_plan()) == []


def test_v01_unassigned_blocks():
    plan = good_plan(region_of=[-1, 0, 1, 1] + [0, 0, 1, 1] * 2)
    (finding,) = check_plan(plan, OPTIONS)
    assert finding.rule == "V01" and finding.blocks == (0,) and finding.level is Level.ERROR
    assert finding.place == (50.0, 50.0)


def test_v02_doubled_and_blank_keys():
    keys = text_array(["a", "a", " ", *"defghijkl"])
    found = [f for f in check_plan(good_plan(blocks={"keys": keys}), OPTIONS) if f.rule == "V02"]
    assert [finding.blocks for finding in found] == [(0, 1), (2,)]


def test_v03_keys_that_break_the_pattern():
    plan = good_plan(regions=[region("5358000-1", "Drove"), region("05358001-01", "Thum")])
    assert "V03" in rules(plan)
    doubled = good_plan(regions=[region("05358000-01", "Drove")] * 2)
    assert rules(doubled).count("V03") == 2


def test_v04_regions_across_a_municipal_border():
    plan = good_plan(region_of=[0, 0, 0, 1] + [0, 0, 1, 1] * 2)
    (finding,) = check_plan(plan, OPTIONS)
    assert finding.rule == "V04" and finding.blocks == (2,)
    soft = good_plan(region_of=plan.region_of, municipality_is_hard=False)
    assert check_plan(soft, OPTIONS)[0].level is Level.WARNING


def test_v05_separate_parts_with_their_residents():
    # The middle block of municipality 0's left column belongs to the neighbour region.
    region_of = [0, 2, 1, 1, 2, 2, 1, 1, 0, 2, 1, 1]
    regions = [region("05358000-01", "Drove"), region("05358001-01", "Thum")]
    plan = good_plan(region_of=region_of, regions=[*regions, region("05358000-02", "Boich")])
    (finding,) = [f for f in check_plan(plan, CheckOptions(None, None)) if f.rule == "V05"]
    assert finding.region == "05358000-01" and finding.data["residents"] == [300, 300]
    bridged = good_plan(
        region_of=region_of,
        regions=plan.regions,
        contiguity=plan.contiguity.with_bridges([(0, 8)]),
    )
    (note,) = check_plan(bridged, CheckOptions(None, None))
    assert note.rule == "V05x" and note.level is Level.NOTE


def test_v07_and_v08_limits():
    few = good_plan(blocks={"population": np.full(12, 100)})
    assert rules(few) == ["V07", "V07"]
    soft = CheckOptions(minimum=1000, maximum=None, minimum_is_hard=False)
    assert check_plan(few, soft)[0].level is Level.WARNING
    assert rules(good_plan(blocks={"population": np.full(12, 900)})) == ["V08", "V08"]
    assert rules(few, CheckOptions(None, None)) == []


def test_v09_sums_against_official_numbers():
    official = {"05358000": 1800, "05358001": 1830, "05358099": 5}
    options = CheckOptions(1000, 4000, official_population=official)
    (finding,) = check_plan(good_plan(), options)
    assert finding.rule == "V09" and finding.municipality == "05358001"
    assert finding.data["expected"] == 1830 and finding.data["total"] == 1800


def test_v09_names_municipalities_without_an_official_number():
    options = CheckOptions(1000, 4000, official_population={"05358000": 1800})
    (note,) = check_plan(good_plan(), options)
    assert note.rule == "V09n" and note.level is Level.NOTE
    assert note.data == {"n": 1, "names": ["Gemeinde 1"]}


def test_v10_missing_and_doubled_names():
    assert rules(good_plan(regions=[region("05358000-01", ""), region("05358001-01", "Thum")])) == [
        "V10"
    ]
    same = [region("05358000-01", "Ort"), region("05358001-01", "Ort")]
    assert rules(good_plan(regions=same)) == [], "a name may recur in another municipality"


def test_v11_locked_regions_that_changed():
    before = ["05358000-01" if m == 0 else "" for m in [0, 0, 1, 1] * 3]
    assert rules(good_plan(), CheckOptions(1000, 4000, locked_before=before)) == []
    before[2] = "05358000-01"
    (finding,) = check_plan(good_plan(), CheckOptions(1000, 4000, locked_before=before))
    assert finding.rule == "V11" and finding.blocks == (2,)


def test_the_list_of_checked_rules_follows_the_inputs():
    assert CheckOptions(None, None).checked_rules() == ["V01", "V02", "V03", "V04", "V05", "V10"]
    everything = CheckOptions(1, 2, official_population={}, locked_before=[])
    assert {"V07", "V08", "V09", "V11"} < set(everything.checked_rules())
