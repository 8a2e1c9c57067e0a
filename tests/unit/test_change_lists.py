# SPDX-License-Identifier: GPL-2.0-or-later
"""Lists that make, split, merge, rename and lock regions; logs that are lists."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from halves import AGS, EAST, WEST, halves, key
from hypothesis import given, settings
from hypothesis import strategies as st
from plan_play import make_plan, moves, play, state
from planar import grid_world
from sozialraumplaner.core.assignments.change_list import read_changes
from sozialraumplaner.core.assignments.changes import apply_changes
from sozialraumplaner.core.assignments.decision_log import COLUMNS, decision_rows
from sozialraumplaner.core.assignments.kinds import Kind, kind_of
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.plan import UNASSIGNED, Plan, Region
from sozialraumplaner.core.plan.actions import (
    declare_exclave,
    lock_regions,
    merge,
    new_region,
    rename,
    split,
)
from sozialraumplaner.core.tables.grid import Sheet

HEAD = (
    *("nr", "art", "bausteine", "ortsteil", "kommune_ags", "von_sr", "nach_sr"),
    *("sr_kurz", "sr_name", "begruendung"),
)
REASON = "Gehört von jeher dazu"


def sheet(*rows) -> Sheet:
    return Sheet([list(row) for row in rows], list(range(1, len(rows) + 1)))


@pytest.fixture
def plan() -> Plan:
    """Two regions side by side."""
    return halves()


def keys(*blocks: int) -> str:
    return "; ".join(map(key, blocks))


def apply(plan: Plan, *rows: dict[str, object], **options):
    """Rows as what stands under some of the headers."""
    cells = [[row.get(head) for head in HEAD] for row in rows]
    return apply_changes(plan, read_changes(sheet(HEAD, *cells), "liste.csv"), **options)


def rules(applied) -> list[str]:
    return [finding.rule for finding in applied.findings]


def same(plan: Plan) -> Plan:
    """The plan as it is, without its history."""
    return Plan(
        plan.blocks, plan.contiguity, plan.region_of, plan.regions, plan.municipality_is_hard
    )


def as_list(plan: Plan) -> Sheet:
    """The log as a spreadsheet would hold it."""
    return sheet(COLUMNS, *(row.values() for row in decision_rows(plan)))


# The log is a list


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 50), st.booleans(), moves)
def test_the_log_makes_the_plan_from_the_one_before(seed, hard, gestures):
    before, plan = make_plan(seed, hard), make_plan(seed, hard)
    for gesture in gestures:
        play(plan, gesture)
    log = as_list(plan)
    if not plan.steps:
        return
    applied = apply_changes(before, read_changes(log, "log.csv"), connected=False)
    assert applied.refused == []
    assert state(before) == state(plan)
    assert len(before.steps) == len(plan.steps), "a step of the log is one step again"
    reasons = [said.reason for said in before.decisions.values() if said.reason]
    given = [said.reason for number, said in plan.decisions.items() if in_force(plan, number)]
    assert set(given) <= set(reasons)
    assert [row.substance for row in decision_rows(before)] == [
        row.substance for row in decision_rows(plan)
    ]


def in_force(plan: Plan, number: int) -> bool:
    step = next((step for step in plan.steps if step.number == number), None)
    # An exclave is declared with a reason of its own.
    return step is not None and step.change.kind != "exclave"


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 50), moves, moves)
def test_a_branch_and_the_plan_it_left_share_their_first_steps(seed, first, second):
    before, branch = make_plan(seed), make_plan(seed)
    for gesture in first:
        play(before, gesture)
        play(branch, gesture)
    while before.undone:
        before.redo(), branch.redo()
    shared = len(before.steps)
    for gesture in second:
        if gesture[0] not in ("undo", "redo", "decide"):
            play(branch, gesture)
    if not branch.steps:
        return
    applied = apply_changes(before, read_changes(as_list(branch), "log.csv"), connected=False)
    assert applied.refused == [] and state(before) == state(branch)
    assert len(before.steps) == len(branch.steps)
    assert ("Z48" in rules(applied)) == (shared > 0)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 50), st.permutations(range(4)), moves)
def test_the_order_of_the_register_is_irrelevant(seed, order, gestures):
    plan, start = make_plan(seed), make_plan(seed)
    place = np.append(np.argsort(order), UNASSIGNED)
    register = [start.regions[region] for region in order]
    other = Plan(start.blocks, start.contiguity, place[start.region_of], register)
    for gesture in gestures:
        play(plan, gesture)
    if not plan.steps:
        return
    log = read_changes(as_list(plan), "log.csv")
    assert apply_changes(other, log, connected=False).refused == []
    assert by_key(other) == by_key(plan)


def by_key(plan: Plan):
    """Regions of the blocks and what is known of regions, whatever their order and frames."""
    listed = [replace(plan.regions[region], frame="") for region in plan.listed]
    regions = [region.key for region in plan.regions] + [""]
    return [regions[at] for at in plan.region_of], sorted(listed, key=lambda region: region.key)


def test_a_new_region_painted_from_two_others(plan):
    before = same(plan)
    plan.begin_gesture(new_region(plan, AGS).edits)
    plan.move([1, 2], 2)
    plan.end_gesture()
    rows = [(row.kind, row.source, row.target) for row in decision_rows(plan)]
    new = f"{AGS}-03"
    assert rows == [(Kind.NEW, WEST, new), (Kind.MOVE, EAST, new)]
    applied = apply_changes(before, read_changes(as_list(plan), "log.csv"))
    assert applied.refused == [] and state(before) == state(plan) and len(before.steps) == 1


def test_keys_are_those_of_the_time(plan):
    plan.assign([2], 0)
    plan.commit(rename(plan, 0, key=f"{AGS}-07", short="KR 7"))
    plan.commit(split(plan, 0, np.array([8, 9])))
    first, second, third, fourth = decision_rows(plan)
    assert (first.kind, first.source, first.target) == (Kind.MOVE, EAST, WEST)
    assert (second.kind, second.source, second.target) == (Kind.RENAME, WEST, f"{AGS}-07")
    assert (third.kind, third.source, third.target) == (Kind.SPLIT, f"{AGS}-07", f"{AGS}-07b")
    assert (fourth.kind, fourth.source, fourth.target) == (Kind.RENAME, f"{AGS}-07", f"{AGS}-07a")
    assert third.number == fourth.number, "one step"


def test_long_lists_of_blocks_fit_into_the_cells_of_a_spreadsheet():
    n = 60 * 60
    blocks, contiguity, _ = grid_world(60, 60, np.arange(n), np.full(n, 28))
    regions = [Region(k, f"KR {k[-1]}", f"Name {k[-1]}", AGS, "Kreuzau") for k in (WEST, EAST)]
    before, plan = (
        Plan(blocks, contiguity, (np.arange(n) < 100).astype(int), regions) for _ in range(2)
    )
    plan.commit(merge(plan, 0, 1))
    rows = decision_rows(plan)
    assert len(rows) > 1 and {row.kind for row in rows} == {Kind.MERGE}
    assert max(len(str(value)) for row in rows for value in row.values()) <= 32_767
    assert sum(row.moved for row in rows) == n - 100
    applied = apply_changes(before, read_changes(as_list(plan), "log.csv"))
    assert applied.refused == [] and state(before) == state(plan) and len(before.steps) == 1


# What a planner writes


def test_a_new_region_with_the_next_code(plan):
    applied = apply(
        plan,
        {"art": "neu", "bausteine": keys(2, 3), "begruendung": REASON},
        {"art": "Neu", "kommune_ags": AGS, "sr_name": "Üdingen, Bilstein"},
        {"art": "neuer Sozialraum", "nach_sr": f"{AGS}-09", "ortsteil": "Ort 2"},
        connected=False,
    )
    assert applied.refused == []
    assert [(r.key, r.short, r.name) for r in plan.regions[2:]] == [
        (f"{AGS}-03", "KR 3", "Gemeinde 28 3"),
        (f"{AGS}-04", "KR 4", "Üdingen, Bilstein"),
        (f"{AGS}-09", "KR 9", "Gemeinde 28 9"),
    ]
    assert plan.region_of.tolist() == [0, 0, 2, 2, 0, 0, 1, 1, 4, 4, 4, 4]
    assert [step.change.kind for step in plan.steps] == ["new", "new", "new"]
    plan.undo(), plan.undo(), plan.undo()
    assert plan.region_of.tolist() == [0, 0, 1, 1] * 3 and len(plan.regions) == 2


def test_a_split_by_blocks_or_by_a_place(plan):
    applied = apply(
        plan,
        {"art": "teilen", "von_sr": EAST, "ortsteil": "Ort 0", "begruendung": REASON},
        {"art": "split", "bausteine": key(0), "nach_sr": f"{AGS}-08", "sr_name": "Boich"},
    )
    assert applied.refused == []
    assert [r.key for r in plan.regions] == [
        f"{AGS}-01a",
        f"{AGS}-02a",
        f"{AGS}-02b",
        f"{AGS}-08",
    ]
    assert (plan.regions[3].short, plan.regions[3].name) == ("KR 8", "Boich")
    assert plan.region_of.tolist() == [3, 0, 2, 2, 0, 0, 1, 1, 0, 0, 1, 1]
    assert plan.decisions[1].reason == REASON


def test_parts_that_come_together_get_their_old_key_back(plan):
    apply(plan, {"art": "teilen", "von_sr": EAST, "ortsteil": "Ort 0"})
    applied = apply(plan, {"art": "zusammenlegen", "von_sr": f"{EAST}b", "nach_sr": f"{EAST}a"})
    assert applied.refused == []
    assert [plan.regions[r].key for r in plan.listed] == [WEST, EAST]
    assert [row.kind for row in applied.log] == [Kind.MERGE, Kind.RENAME]


def test_names_and_numbers(plan):
    applied = apply(
        plan,
        {"art": "umbenennen", "von_sr": WEST, "sr_name": "Drove, Boich"},
        {"art": "umnummerieren", "von_sr": EAST, "nach_sr": f"{AGS}-12"},
    )
    assert applied.refused == []
    assert [(r.key, r.short, r.name) for r in plan.regions] == [
        (WEST, "KR 1", "Drove, Boich"),
        (f"{AGS}-12", "KR 12", "Name 12"),
    ]


def test_regions_swap_their_keys_in_one_step(plan):
    rows = [
        {"art": "umnummerieren", "von_sr": WEST, "nach_sr": EAST},
        {"art": "umnummerieren", "von_sr": EAST, "nach_sr": WEST},
    ]
    assert apply(plan, *rows).refused == [2, 3], "one after the other the key is taken"
    applied = apply(plan, *({"nr": 5, **row} for row in rows))
    assert applied.refused == [] and [r.key for r in plan.regions] == [EAST, WEST]
    assert [r.short for r in plan.regions] == ["KR 2", "KR 1"] and len(plan.steps) == 1


def test_locks_and_exclaves(plan):
    applied = apply(
        plan,
        {"art": "sperren", "von_sr": f"{WEST}; {EAST}"},
        {"bausteine": key(2), "nach_sr": WEST},
        {"art": "freigeben", "von_sr": EAST},
        {"art": "sperren", "bausteine": keys(2, 6)},
        {"art": "Außengrenze sperren", "von_sr": EAST},
        {"art": "exklave", "von_sr": WEST, "begruendung": "Weiler jenseits der Rur"},
        {"art": "herausnehmen", "bausteine": key(0), "von_sr": WEST},
    )
    assert rules(applied) == ["Z39", "Z39"] and applied.refused == [3, 8]
    west, east = plan.regions
    assert west.locked and not east.locked and east.frame
    assert west.exclave == "Weiler jenseits der Rur"
    assert np.flatnonzero(plan.block_locked).tolist() == [2, 6]
    assert sum(row.moved for row in applied.log) == 0, "a lock moves nobody"


def test_blocks_may_be_taken_out(plan):
    assert apply(plan, {"art": "herausnehmen", "bausteine": key(0)}).refused == []
    assert plan.region_of[0] == UNASSIGNED


def test_an_exchange_in_one_step_is_judged_as_a_whole(plan):
    # Each move alone would strand its blocks on the other side.
    rows = [
        {"bausteine": keys(0, 1, 4, 5), "von_sr": WEST, "nach_sr": EAST},
        {"bausteine": keys(6, 7, 10, 11), "von_sr": EAST, "nach_sr": WEST},
    ]
    alone = same(plan)
    assert apply(alone, rows[1]).refused == [], "the rest of EAST hangs together"
    torn = apply(plan, {"nr": 1, **rows[0]}, {"nr": 1, "bausteine": key(3), "nach_sr": WEST})
    assert torn.refused == [2, 3] and plan.steps == [], "all of a step or nothing"
    applied = apply(plan, *({"nr": 1, **row} for row in rows))
    assert applied.refused == [] and len(plan.steps) == 1
    assert [plan.parts(region) for region in (0, 1)] == [1, 1]


def test_a_split_and_a_merge_must_not_tear_apart(plan):
    torn = {"art": "teilen", "von_sr": EAST, "bausteine": keys(2, 10)}
    assert rules(apply(plan, torn)) == ["Z43"] and plan.steps == []
    assert rules(apply(plan, torn, connected=False))[:1] == ["Z43made"]
    far = grid_world(5, 1, np.full(5, 10), np.full(5, 28))
    regions = [Region(f"{AGS}-{r + 1:02d}", f"KR {r + 1}", f"R {r}", AGS, "") for r in range(3)]
    plan = Plan(far[0], far[1], [0, 0, 1, 2, 2], regions)
    row = {"art": "vereinigen", "von_sr": f"{AGS}-03", "nach_sr": f"{AGS}-01"}
    assert rules(apply(plan, row)) == ["Z43"] and plan.listed == [0, 1, 2]
    plan.commit(declare_exclave(plan, 0, "Ortsteil jenseits der Rur"))
    assert apply(plan, row).refused == [] and plan.listed == [0, 1]


def test_an_empty_region_may_go(plan):
    plan.commit(new_region(plan, AGS))
    assert apply(plan, {"art": "vereinigen", "von_sr": f"{AGS}-03"}).refused == []
    assert plan.listed == [0, 1]


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        ({"art": "verbessern", "von_sr": WEST}, "Z52"),
        ({"art": "neu"}, "Z54"),
        ({"art": "neu", "kommune_ags": "05358099"}, "Z55"),
        ({"art": "neu", "nach_sr": "05358099-01"}, "Z55"),
        ({"art": "neu", "nach_sr": EAST}, "Z50"),
        ({"art": "neu", "nach_sr": "KR 3", "kommune_ags": AGS}, "Z50"),
        ({"art": "neu", "kommune_ags": AGS, "sr_name": "Name 1"}, "Z50"),
        ({"art": "neu", "bausteine": "9999"}, "Z33"),
        ({"art": "teilen", "von_sr": WEST}, "Z32"),
        ({"art": "teilen", "von_sr": WEST, "bausteine": key(2)}, "Z37"),
        ({"art": "teilen", "bausteine": keys(0, 2)}, "Z58"),
        ({"art": "teilen", "von_sr": WEST, "bausteine": keys(0, 1, 4, 5, 8, 9)}, "Z50"),
        ({"art": "teilen", "von_sr": WEST, "bausteine": key(0), "nach_sr": EAST}, "Z50"),
        ({"art": "vereinigen", "von_sr": WEST}, "Z30"),
        ({"art": "vereinigen", "nach_sr": WEST}, "Z58"),
        ({"art": "vereinigen", "von_sr": WEST, "nach_sr": WEST}, "Z50"),
        ({"art": "vereinigen", "von_sr": WEST, "nach_sr": EAST, "bausteine": key(0)}, "Z56"),
        ({"art": "umbenennen", "von_sr": WEST}, "Z57"),
        ({"art": "umbenennen", "sr_name": "Drove"}, "Z58"),
        ({"art": "umbenennen", "von_sr": WEST, "sr_name": "ab"}, "Z50"),
        ({"art": "umbenennen", "von_sr": WEST, "nach_sr": "05358032-01"}, "Z50"),
        ({"art": "umbenennen", "von_sr": f"{AGS}-77", "sr_name": "Drove"}, "Z31"),
        ({"art": "exklave", "von_sr": WEST, "begruendung": "kurz"}, "Z50"),
        ({"art": "sperren"}, "Z58"),
        ({"art": "sperren", "von_sr": WEST, "bausteine": key(2)}, "Z37"),
        ({"art": "herausnehmen"}, "Z32"),
        ({"bausteine": " ; ", "nach_sr": WEST}, "Z32"),
    ],
)
def test_rows_that_do_not_fit_change_nothing(plan, row, rule):
    before = state(plan)
    applied = apply(plan, row)
    assert rules(applied) == [rule] and applied.refused == [2]
    assert state(plan) == before and plan.steps == [] and plan.undone == []


def test_what_is_so_already_is_told(plan):
    plan.commit(lock_regions(plan, [0], True))
    applied = apply(
        plan,
        {"art": "sperren", "von_sr": WEST},
        {"art": "umbenennen", "von_sr": WEST, "sr_name": "Name 1"},
    )
    assert rules(applied) == ["Z49", "Z49"] and applied.refused == [] and applied.log == []


def test_one_step_makes_one_region(plan):
    rows = [{"nr": 1, "art": "neu", "bausteine": key(b)} for b in (0, 3)]
    applied = apply(plan, rows[0], {**rows[1], "nach_sr": f"{AGS}-07"})
    assert rules(applied) == ["Z51"] and applied.refused == [2, 3] and plan.steps == []


def test_one_step_sends_a_block_to_one_region(plan):
    rows = [{"nr": 1, "bausteine": key(1), "nach_sr": each} for each in (EAST, WEST)]
    plan.commit(new_region(plan, AGS))
    rows[1]["nach_sr"] = f"{AGS}-03"
    applied = apply(plan, *rows)
    assert rules(applied) == ["Z59"] and applied.refused == [2, 3]
    assert applied.findings[0].data["line"] == "3" and len(plan.steps) == 1


def test_the_row_at_fault_is_named(plan):
    rows = [
        {"nr": 1, "art": "umbenennen", "von_sr": WEST, "sr_name": "x"},
        {"nr": 1, "art": "umbenennen", "von_sr": EAST, "sr_name": "Drove"},
    ]
    assert apply(plan, *rows).findings[0].data["line"] == "2"


def test_a_key_that_two_regions_have_names_none(plan):
    entry = plan.regions[1]
    doubled = Plan(
        plan.blocks, plan.contiguity, plan.region_of, [plan.regions[0], replace(entry, key=WEST)]
    )
    applied = apply(doubled, {"bausteine": key(2), "nach_sr": WEST})
    assert rules(applied) == ["Z53"]


def test_english_headers_and_words(plan):
    head = ("Number", "Action", "Blocks", "From", "To", "Label", "New name", "Reason")
    rows = [
        head,
        ("1", "move", key(2), EAST, WEST, "", "", REASON),
        ("2", "rename", "", EAST, "", "KR Ost", "Drove", REASON),
        ("3", "merge", "", EAST, WEST, "", "", REASON),
    ]
    applied = apply_changes(plan, read_changes(sheet(*rows), "list.csv"))
    assert applied.refused == [] and plan.listed == [0]
    assert [said.reason for said in plan.decisions.values()] == [REASON] * 3


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("", Kind.MOVE),
        ("Wechsel", Kind.MOVE),
        ("Um-nummerieren", Kind.RENAME),
        ("AUSSENGRENZE SPERREN", Kind.FREEZE),
        ("besser machen", None),
        *((kind.value, kind) for kind in Kind),
    ],
)
def test_words_for_kinds(word, kind):
    assert kind_of(word) is kind


def test_a_list_of_names_needs_no_blocks(plan):
    rows = [("art", "von_sr", "sr_name"), ("umbenennen", WEST, "Drove")]
    assert apply_changes(plan, read_changes(sheet(*rows), "l.csv")).refused == []
    with pytest.raises(UserError) as caught:
        read_changes(sheet(("art", "sr_name"), ("umbenennen", "Drove")), "l.csv")
    assert caught.value.code == "changes_columns"


@pytest.mark.parametrize(
    "head",
    [
        (
            "Nr.",
            "Datum",
            "Von",
            "Nach",
            "Bausteine",
            "Begründung",
            "Von (Schlüssel)",
            "Nach (Schlüssel)",
            "Bausteine (Schlüssel)",
        ),
        (
            "No.",
            "Date",
            "From",
            "To",
            "Blocks",
            "Reason",
            "From (key)",
            "To (key)",
            "Blocks (keys)",
        ),
    ],
)
def test_the_workbook_for_people_is_read_by_its_keys(plan, head):
    row = (1, "3.2.2027", "KR 1", "KR 2", 1, REASON, WEST, EAST, key(1))
    (read,) = read_changes(sheet(head, row), "protokoll.xlsx")
    assert (read.source, read.target, read.blocks) == (WEST, EAST, (key(1),))
    assert read.decision.date == "2027-02-03", "as the log has it"
    applied = apply_changes(plan, [read])
    assert not applied.findings and plan.region_of[1] == 1


def test_the_log_calls_regions_what_they_were_called_then(plan):
    plan.assign([1], 1)
    plan.commit(rename(plan, 1, short="K 9", name="Drove"))
    plan.assign([5], 1)
    rows = decision_rows(plan)
    assert [(row.source_label, row.target_label) for row in rows] == [
        ("KR 1", "KR 2"),
        ("KR 2", "K 9"),
        ("KR 1", "K 9"),
    ]


def test_regions_may_be_called_by_their_labels(plan):
    rows = read_changes(sheet(("bausteine", "von_sr", "nach_sr"), (key(1), "KR 1", "KR 2")), "l")
    assert not apply_changes(plan, rows).refused and plan.region_of[1] == 1
    # Not where two have the same one.
    alike = [replace(region, short="KR 1") for region in plan.regions]
    twice = Plan(plan.blocks, plan.contiguity, plan.region_of, alike)
    (row,) = read_changes(sheet(("bausteine", "nach_sr"), (key(5), "KR 1")), "l")
    applied = apply_changes(twice, [row])
    assert [finding.rule for finding in applied.findings if finding.rule == "Z31"] == ["Z31"]
