# SPDX-License-Identifier: GPL-2.0-or-later
"""Assignment tables and lists of changes: nothing joined wrongly, nothing lost silently."""

from __future__ import annotations

import json

import numpy as np
import pytest
from halves import AGS, EAST, WEST, halves, key
from hypothesis import given
from hypothesis import strategies as st
from planar import grid_world
from sozialraumplaner.core.arrays import text_array
from sozialraumplaner.core.assignments import WantedColumns, read_assignment
from sozialraumplaner.core.assignments.akg import akg_key
from sozialraumplaner.core.assignments.change_list import read_changes
from sozialraumplaner.core.assignments.changes import apply_changes
from sozialraumplaner.core.assignments.decision_log import COLUMNS, decision_rows
from sozialraumplaner.core.blocks import Blocks
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.findings import Level
from sozialraumplaner.core.plan import Decision, Plan, Region
from sozialraumplaner.core.plan.actions import declare_exclave, lock_blocks, lock_regions
from sozialraumplaner.core.tables.csvfile import read_text
from sozialraumplaner.core.tables.grid import Sheet

KEYS = ["0101", "0102", "0201", "0202"]


def blocks_of(keys, municipality=AGS) -> Blocks:
    n = len(keys)
    empty = text_array([""] * n)
    return Blocks(
        keys=text_array(keys),
        municipality=text_array([municipality] * n),
        municipality_name=text_array(["Kreuzau"] * n),
        place=empty,
        name=empty,
        population=np.full(n, 100),
        population_known=np.ones(n, dtype=bool),
        xy=np.column_stack([np.arange(n) * 100.0, np.zeros(n)]),
        area=np.full(n, 10_000.0),
    )


def sheet(*rows) -> Sheet:
    return Sheet([list(row) for row in rows], list(range(1, len(rows) + 1)))


def read(*rows, keys=KEYS, **options):
    return read_assignment(sheet(*rows), blocks_of(keys), source="liste.csv", **options)


FULL = [("0101", WEST), ("0102", WEST), ("0201", EAST), ("0202", EAST)]
DONE = [WEST, WEST, EAST, EAST]


@pytest.mark.parametrize(
    "head",
    [
        ("baustein_id", "sr_id"),
        ("Nr.", "Sozialraum"),
        ("Schlüssel", "Bezirk"),
        ("Baublock alt", "Raum, vorläufig"),
        None,
    ],
)
def test_with_any_header_and_without_one(head):
    rows = FULL if head is None else [head, *FULL]
    found = read(*rows)
    assert found.keys == DONE
    assert found.report.header is (head is not None)
    assert (found.report.rows_read, found.report.rows_matched) == (4, 4)
    assert found.report.complete and found.findings == []
    assert list(found.report.columns.values()) == (list(head) if head else ["1", "2"])


def test_a_title_above_and_columns_in_another_order():
    found = read(
        ("Zuordnung, Stand 2024", None, None, None),
        (None, None, None, None),
        ("Einwohner", "Sozialraum", "Bezeichnung", "Baustein"),
        *[(100, region, f"Name {region[-2:]}", key) for key, region in FULL],
    )
    assert found.keys == DONE
    assert found.names == {WEST: "Name 01", EAST: "Name 02"}
    assert found.report.columns["key"] == "Baustein"


def test_names_of_blocks_are_not_taken_for_names_of_regions():
    rows = [(key, region, f"Straße {key}") for key, region in FULL]
    found = read(("Baustein", "sr_id", "Name"), *rows)
    assert found.keys == DONE and found.names == {}
    assert set(found.report.columns) == {"key", "region"}


def test_zeros_that_a_spreadsheet_has_dropped():
    found = read(("nr", "sr_id"), (101, WEST), (102.0, WEST), ("'0201", EAST), (" 0202 ", EAST))
    assert found.keys == DONE
    repaired = {entry.written: entry.key for entry in found.report.repaired}
    assert repaired == {"101": "0101", "102": "0102"}
    assert [finding.rule for finding in found.findings] == ["Z08"]


def test_a_key_that_may_mean_several_blocks_is_refused():
    # 101 without its zeros is 0101 or 00101; a guess would be wrong half of the time.
    found = read(("nr", "sr_id"), (101, WEST), ("0102", EAST), keys=["0101", "00101", "0102"])
    assert found.keys == ["", "", EAST]
    assert [(row.line, row.key) for row in found.report.ambiguous] == [(2, "101")]
    assert found.report.repaired == []


def test_one_unknown_key():
    found = read(("nr", "sr_id"), *FULL, ("9999", WEST))
    assert found.keys == DONE
    assert [(row.line, row.key, row.region) for row in found.report.unknown] == [(6, "9999", WEST)]
    assert (found.report.rows_read, found.report.rows_matched) == (5, 4)
    assert not found.report.complete


def test_without_a_header_an_unknown_first_key_is_no_header():
    found = read(("9999", WEST), *FULL)
    assert found.report.header is False and found.report.rows_read == 5
    assert [row.key for row in found.report.unknown] == ["9999"]


def test_duplicates_with_the_same_region_are_harmless():
    found = read(("nr", "sr_id"), *FULL, ("0101", WEST), (101, WEST))
    assert found.keys == DONE
    assert found.report.duplicates == ["0101"] and found.report.conflicts == []


def test_duplicates_with_different_regions_get_none_of_them():
    found = read(("nr", "sr_id"), *FULL, ("0101", EAST))
    assert found.keys == ["", WEST, EAST, EAST]
    (conflict,) = found.report.conflicts
    assert conflict.key == "0101"
    assert [(row.line, row.region) for row in conflict.rows] == [(2, WEST), (6, EAST)]
    (finding,) = found.findings
    assert (finding.rule, finding.level, finding.blocks) == ("Z03", Level.ERROR, (0,))


def test_a_blank_and_a_region_are_a_conflict_as_well():
    found = read(("nr", "sr_id"), *FULL, ("0101", None))
    assert found.keys[0] == "" and len(found.report.conflicts) == 1


def test_blank_cells_and_blocks_without_a_row():
    found = read(("nr", "sr_id"), ("0101", WEST), ("0102", None), (None, EAST), (None, None))
    assert found.keys == [WEST, "", "", ""]
    report = found.report
    assert (report.blank_regions, report.blank_keys) == ([3], [4])
    assert report.missing == ["0201", "0202"]
    assert report.rows_read == 3


def test_regions_that_got_no_block():
    found = read(("nr", "sr_id"), *FULL, ("9999", f"{AGS}-07"), register=[WEST, f"{AGS}-08"])
    assert found.report.empty_regions == [f"{AGS}-07", f"{AGS}-08"]


def test_keys_of_regions_whose_zero_is_lost():
    found = read(("nr", "sr_id"), *[(key, region[1:]) for key, region in FULL])
    assert found.keys == DONE
    assert {entry.written: entry.key for entry in found.report.regions_repaired} == {
        WEST[1:]: WEST,
        EAST[1:]: EAST,
    }


def test_a_region_key_of_another_county_is_left_as_it_is():
    found = read(("nr", "sr_id"), *[(key, f"1234567-0{key[1]}") for key, _ in FULL])
    assert set(found.keys) == {"1234567-01", "1234567-02"}


def test_a_running_number_is_not_taken_for_keys_without_zeros():
    # The running number, from below, fits all ten blocks; the right keys fit but nine.
    keys = [f"{number:04d}" for number in range(1, 11)]
    expected = ["", *[WEST] * 4, *[EAST] * 5]
    rows = [(10 - at, key, expected[at]) for at, key in enumerate(keys)]
    rows[0] = (10, "9999", WEST)
    assert read(("lfd. Nr.", "Baublock", "sr_id"), *rows, keys=keys).keys == expected
    # Without any zeros both columns may be meant.
    mangled = [(number, int(key), region) for number, key, region in rows]
    with pytest.raises(UserError, match="assignment_keys_unclear"):
        read(("lfd. Nr.", "Baublock", "sr_id"), *mangled, keys=keys)
    found = read(("lfd. Nr.", "Baustein", "sr_id"), *mangled, keys=keys)
    assert found.keys == expected and found.report.columns["key"] == "Baustein"


def test_what_excel_needs_to_keep_text_is_taken_off_again():
    found = read(("nr", "sr_id"), *[(f'="{key}"', f'="{region}"') for key, region in FULL])
    assert found.keys == DONE and found.report.repaired == []


def test_columns_may_be_chosen():
    rows = [("nr", "neu", "alt"), *[(key, region, "x") for key, region in FULL]]
    assert set(read(*rows, wanted=WantedColumns(region="alt")).keys) == {"x"}
    assert read(*rows, wanted=WantedColumns(key="1", region="2")).keys == DONE


@pytest.mark.parametrize(
    ("rows", "options", "code"),
    [
        ([("nur eine Zelle", None)], {}, "assignment_empty"),
        ([("nr", "sr_id"), ("x1", WEST), ("x2", EAST)], {}, "assignment_no_keys"),
        ([("0101", None), ("0102", None), (None, None)], {}, "assignment_empty"),
        ([("nr", "leer"), ("0101", None)], {}, "assignment_no_region"),
        (
            [("nr", "a", "b"), ("0101", "x", "y"), ("0102", "x", "y")],
            {},
            "assignment_columns_unclear",
        ),
        # "Bezirk" may be another division; it is not chosen silently.
        (
            [("nr", "Bezirk", "Zone"), ("0101", "x", "y"), ("0102", "x", "y")],
            {},
            "assignment_columns_unclear",
        ),
        (
            [("nr", "sr_id"), *FULL],
            {"wanted": WantedColumns(region="gibt es nicht")},
            "table_column_missing",
        ),
    ],
)
def test_tables_that_cannot_be_read(rows, options, code):
    with pytest.raises(UserError) as caught:
        read(*rows, **options)
    assert caught.value.code == code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
def test_text_files_of_every_kind(tmp_path, encoding, separator):
    path = tmp_path / "liste.txt"
    lines = [("Schlüssel", "Sozialraum"), ("0101", "Süd"), ("0102", "Süd"), ("0201", "Köttenich")]
    text = "\r\n".join(separator.join(line) for line in lines) + "\r\n"
    path.write_bytes(text.encode(encoding))
    found = read_assignment(read_text(path).sheet, blocks_of(KEYS), source="liste.txt")
    assert found.keys == ["Süd", "Süd", "Köttenich", ""]
    assert found.report.columns["key"] == "Schlüssel"


@given(st.permutations(FULL), st.booleans())
def test_the_order_of_rows_is_irrelevant(rows, header):
    rows = [("nr", "sr_id"), *rows] if header else rows
    assert read(*rows).keys == DONE


@given(
    st.lists(
        st.tuples(
            st.sampled_from([*KEYS, "9999", "101", None]), st.sampled_from([WEST, EAST, None])
        ),
        max_size=12,
    )
)
def test_every_row_and_every_block_is_accounted_for(rows):
    found = read(("baustein_id", "sr_id"), *FULL[:1], *rows)
    report = found.report
    filled = [row for row in rows if row != (None, None)]
    assert report.rows_read == len(filled) + 1
    left = len(report.unknown) + len(report.ambiguous) + len(report.blank_keys)
    assert report.rows_matched + left == report.rows_read
    for block, region in zip(KEYS, found.keys):
        said = {r for k, r in [*FULL[:1], *rows] if k == block or (block == "0101" and k == "101")}
        expected = said.pop() if len(said) == 1 else None
        assert region == (expected or "")
    assert report.assigned == sum(map(bool, found.keys))
    json.dumps(report.as_dict())


@pytest.mark.parametrize(
    ("key", "expected"),
    [
        ("05358028-03", "028003000"),
        ("05358028-03b", "028003002"),
        ("05358028-103", "028103000"),
        ("KR 3", ""),
    ],
)
def test_keys_of_the_federal_employment_agency(key, expected):
    assert akg_key(key) == expected


# Lists of changes


@pytest.fixture
def plan() -> Plan:
    """Two regions side by side."""
    return halves()


HEAD = ("bausteine", "ortsteil", "von_sr", "nach_sr", "kriterium", "begruendung")
REASON = "Gehört von jeher dazu"


def apply(plan: Plan, *rows, **options):
    return apply_changes(plan, read_changes(sheet(HEAD, *rows), "liste.csv"), **options)


def rules(applied) -> list[str]:
    return [finding.rule for finding in applied.findings]


def test_changes_are_made_and_logged(plan):
    applied = apply(
        plan,
        (f"{key(2)}; {key(6)}", None, EAST, WEST, "K11", REASON),
        (None, "Ort 2", None, WEST, "K08", REASON),
    )
    assert applied.refused == [] and rules(applied) == []
    assert plan.region_of.tolist() == [0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0]
    assert [row.number for row in applied.log] == [1, 2]
    first, second = applied.log
    assert (first.blocks, first.source, first.target) == ((key(2), key(6)), EAST, WEST)
    assert first.residents == 20 + 60 and second.residents == 100 + 110
    assert second.blocks == (key(10), key(11)), "those that lay there already are not told"
    assert first.decision.criterion == "K11" and first.decision.reason == REASON
    assert len(first.values()) == len(COLUMNS)
    assert decision_rows(plan) == applied.log
    assert plan.without_reason() == []


@pytest.mark.parametrize(
    ("row", "rule"),
    [
        (("0001", None, None, None, None, REASON), "Z30"),
        ((key(2), None, None, f"{AGS}-09", None, REASON), "Z31"),
        ((None, None, None, WEST, None, REASON), "Z32"),
        (("gibt es nicht", None, None, WEST, None, REASON), "Z33"),
        ((None, "Anderswo", None, WEST, None, REASON), "Z34"),
        ((key(2), None, WEST, WEST, None, REASON), "Z37"),
        ((key(3), None, None, WEST, None, REASON), "Z44"),
        ((f"{key(2)}, {key(10)}, 9999", None, None, WEST, None, REASON), "Z33"),
    ],
)
def test_rows_that_do_not_fit_are_refused_as_a_whole(plan, row, rule):
    before = plan.region_of.copy()
    applied = apply(plan, row)
    assert rules(applied) == [rule] and applied.refused == [2]
    assert applied.findings[0].level is Level.ERROR
    assert applied.log == [] and plan.steps == []
    assert plan.region_of.tolist() == before.tolist()


def test_a_row_that_would_cut_a_region_is_refused_or_told(plan):
    row = (f"{key(6)}; {key(7)}", None, EAST, WEST, None, REASON)
    applied = apply(plan, row)
    assert rules(applied) == ["Z43"] and plan.parts(1) == 1
    # The part with most residents stays: the upper one, so that the lower one is cut off.
    assert applied.findings[0].blocks == (2, 3)
    made = apply(plan, row, connected=False)
    assert rules(made) == ["Z43made"] and made.findings[0].level is Level.WARNING
    assert plan.parts(1) == 2 and len(made.log) == 1


def test_an_intended_exclave_may_get_blocks_apart(plan):
    plan.commit(declare_exclave(plan, 0, "Ortsteil jenseits der Rur"))
    assert rules(apply(plan, (key(3), None, None, WEST, None, REASON))) == []


@pytest.mark.parametrize(
    ("lock", "rule"),
    [
        (lambda plan: lock_blocks(plan, [2], True), "Z38"),
        (lambda plan: lock_regions(plan, [1], True), "Z39"),
        (lambda plan: lock_regions(plan, [0], True), "Z40"),
    ],
)
def test_locks_are_never_broken(plan, lock, rule):
    plan.commit(lock(plan))
    applied = apply(plan, (f"{key(2)}; {key(6)}", None, None, WEST, None, REASON))
    assert rules(applied) == [rule]
    assert plan.region_of.tolist() == [0, 0, 1, 1] * 3


def test_blocks_stay_in_their_municipality():
    blocks, contiguity, _ = grid_world(2, 1, np.array([5, 5]), np.array([28, 32]))
    regions = [
        Region(WEST, "KR 1", "A", AGS, ""),
        Region("05358032-01", "LA 1", "B", "05358032", ""),
    ]
    plan = Plan(blocks, contiguity, [0, 1], regions)
    applied = apply(plan, ("05358032-0001", None, None, WEST, None, REASON))
    assert rules(applied) == ["Z42"]


def test_later_rows_see_what_earlier_ones_have_done(plan):
    applied = apply(
        plan,
        (key(2), None, EAST, WEST, None, REASON),
        (key(2), None, EAST, WEST, None, REASON),
        (key(2), None, WEST, EAST, None, REASON),
        (key(2), None, None, EAST, None, REASON),
    )
    assert rules(applied) == ["Z37", "Z36"] and applied.refused == [3]
    assert plan.region_of.tolist() == [0, 0, 1, 1] * 3 and len(applied.log) == 2


def test_a_change_without_a_reason_is_made_and_told(plan):
    applied = apply(plan, (key(2), None, None, WEST, "K77", "kurz"))
    assert rules(applied) == ["Z45", "Z46"] and len(applied.log) == 1
    assert len(plan.without_reason()) == 1


def test_a_change_that_was_dropped_is_not_made(plan):
    head = ("bausteine", "nach_sr", "status")
    rows = read_changes(sheet(head, (key(2), WEST, "verworfen")), "liste.csv")
    applied = apply_changes(plan, rows)
    assert rules(applied) == ["Z47"] and applied.refused == [] and plan.steps == []


def test_keys_of_a_list_are_put_right():
    blocks, contiguity, _ = grid_world(2, 1, np.array([5, 5]), np.array([28, 28]))
    blocks = blocks_of(["0101", "0102"])
    regions = [Region(k, k[-2:], "Name", AGS, "") for k in (WEST, EAST)]
    plan = Plan(blocks, contiguity, [0, 1], regions)
    rows = read_changes(sheet(("baustein", "nach"), (102, WEST[1:])), "liste.csv")
    applied = apply_changes(plan, rows)
    assert plan.region_of.tolist() == [0, 0]
    assert rules(applied) == ["Z45", "Z08"]


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ([("nichts", None)], "changes_empty"),
        ([("bausteine", "von_sr")], "changes_columns"),
        ([("bausteine", "nach_sr"), (None, None)], "changes_empty"),
    ],
)
def test_lists_that_cannot_be_read(rows, code):
    with pytest.raises(UserError) as caught:
        read_changes(sheet(*rows), "liste.csv")
    assert caught.value.code == code


def test_a_step_with_several_origins_has_a_row_for_each(plan):
    plan.commit(lock_regions(plan, [0], True))
    plan.commit(lock_regions(plan, [0], False))
    plan.assign([2, 6], 0)
    plan.begin_gesture()
    plan.move([0], -1)
    plan.move([3], 0)
    plan.end_gesture()
    plan.decide([plan.steps[-1].number], Decision(reason=REASON, date="2027-01-31"))
    rows = decision_rows(plan)
    # Without the locks the moves could not be made again where a lock was taken off before.
    assert [(row.number, row.kind.value, row.source, row.target) for row in rows] == [
        (1, "sperren", WEST, ""),
        (2, "freigeben", WEST, ""),
        (3, "wechseln", EAST, WEST),
        (4, "herausnehmen", WEST, ""),
        (4, "wechseln", EAST, WEST),
    ]
    assert rows[3].decision.date == "2027-01-31"
    assert len(rows[0].decision.date) == 10, "the day of the step"
