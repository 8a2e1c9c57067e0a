# SPDX-License-Identifier: GPL-2.0-or-later
"""Whatever happens in a workshop, all that is shown equals what is worked out anew."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from layers import make_layer, square_wkt
from plan_files import after_power_cut
from qgis.core import QgsPointXY
from sozialraumplaner.core.checks import check_plan
from sozialraumplaner.core.comparison import compare
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.plan import UNASSIGNED, Decision, actions
from sozialraumplaner.core.plan.records import plan_record
from sozialraumplaner.core.plan.strokes import KeepConnected
from sozialraumplaner.gis.new_plan import from_table
from sozialraumplaner.gis.plan_session import PlanSession, open_plan_file, open_session
from workshop_plan import at

COLUMNS, ROWS = 7, 4
N = COLUMNS * ROWS
FIELDS = (
    "field=baustein_id:string&field=ags:string&field=gem_name:string&field=einwohner:integer"
    "&field=ortsteil:string&field=sr_id:string&field=lb:double&field=lb_status:string"
)
KINDS = [
    *("stroke", "stroke", "stroke", "fresh", "cancel", "undo", "redo", "undo", "decide"),
    *("split", "merge", "rename", "lock", "frame", "pin", "exclave", "limits"),
]
happenings = st.lists(
    st.tuples(
        st.sampled_from(KINDS),
        st.lists(st.integers(0, N - 1), min_size=1, max_size=5),
        st.integers(0, 40),
        st.booleans(),
        st.sampled_from(list(KeepConnected)),
    ),
    max_size=14,
)


def play_layer(order: np.ndarray):
    """Two municipalities, four regions and a column without any; rows of the layer in any order."""
    rows = []
    for index in range(N):
        row, column = divmod(index, COLUMNS)
        town = ("05358058", "Düren") if column > 4 else ("05358028", "Kreuzau")
        number = 1 if column > 4 else column // 2 + 1
        key = None if column == 6 else f"{town[0]}-0{number}"
        cases = (7 * index) % 11
        place = f"Ort {column // 2}-{row // 2}" if column % 3 else ""
        rows.append((square_wkt(column, row), f"{row}{column}", *town, 90 * index % 500, place))
        rows[-1] += (key, None if cases == 10 else cases, "geheim<10" if cases == 10 else None)
    return make_layer([rows[index] for index in order], FIELDS)


def play(session: PlanSession, happening) -> None:
    """One gesture as the tools and menus make it; what is refused is refused."""
    kind, blocks, number, on, keep = happening
    plan = session.plan
    listed = plan.listed
    region, other = listed[number % len(listed)], listed[(number + 1) % len(listed)]
    session.level_field = "ortsteil" if on and number % 3 == 0 else ""
    session.source = (None, None, UNASSIGNED, other)[number % 4]
    session.keep_connected = keep
    if kind in ("stroke", "cancel", "fresh"):
        if kind == "fresh":
            region = session.begin_new_region(blocks[0])
        else:
            session.begin_gesture()
        for each in blocks:
            foreseen = session.preview([each], region)
            done = session.stroke([each], region)
            assert done.blocks.tolist() == foreseen.blocks.tolist()
        session.cancel_gesture() if kind == "cancel" else session.end_gesture()
    elif kind == "undo":
        session.undo()
    elif kind == "redo":
        session.redo()
    elif kind == "decide":
        numbers = [step.number for step in plan.steps][-2:]
        session.decide(numbers, Decision(criterion="K05", reason=f"Begründung für {numbers}"))
    elif kind == "limits":
        session.set_thresholds(number * 20, number * 60 if on else None)
    else:
        with suppress(UserError):
            session.commit(edit(plan, kind, blocks, region, other, on))


def edit(plan, kind, blocks, region, other, on):
    chosen = np.array(blocks)
    return {
        "split": lambda: actions.split(plan, region, chosen),
        "merge": lambda: actions.merge(plan, region, other),
        "rename": lambda: actions.rename(plan, region, name=f"Name {len(plan.steps)}"),
        "lock": lambda: actions.lock_regions(plan, [region], on),
        "frame": lambda: actions.freeze_border(plan, [region, other], on),
        "pin": lambda: actions.lock_blocks(plan, chosen, on),
        "exclave": lambda: actions.declare_exclave(plan, region, "Insel im Süden" if on else ""),
    }[kind]()


def check_all(session: PlanSession) -> None:
    """Everything that is shown, against a fresh computation."""
    plan = session.plan
    assert session.checks.findings == check_plan(plan, session.checks.options)
    fresh = plan.recomputed_totals()
    for name, value in vars(plan.totals).items():
        assert np.array_equal(value, getattr(fresh, name)), name
    assert session.figures.tallies.equals(session.figures.recomputed())
    lines = session.layer.lines
    inner = lines.right >= 0
    ends = plan.region_of[lines.left[inner]], plan.region_of[lines.right[inner]]
    between = (ends[0] != ends[1]) & (ends[0] >= 0) & (ends[1] >= 0)
    first, second = ends[0][between], ends[1][between]
    same = session.colours[first] == session.colours[second]
    for crowded in np.unique(first[same]).tolist():
        assert len({*first[second == crowded], *second[first == crowded]}) >= 6
    assert len(session.colours) == len(plan.regions)
    for index in range(0, N, 5):
        row, column = divmod(index, COLUMNS)
        point = QgsPointXY(*at(column, row))
        found = session.block_at(point)
        assert str(plan.blocks.keys[found]) == f"{row}{column}"
        assert session.region_at(point) in (plan.region_of[found], None)


def frozen(session: PlanSession) -> tuple:
    """What locks hold in its place."""
    plan = session.plan
    held = np.flatnonzero(plan.block_locked)
    regions = [region for region in plan.listed if plan.regions[region].locked]
    return held, plan.region_of[held].copy(), regions, [plan.members(r).tolist() for r in regions]


@settings(max_examples=18)
@given(happenings, st.integers(0, 1_000))
def test_a_workshop_is_right_at_every_moment_and_comes_back(qgis_app, sequence, seed):
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "Entwurf.gpkg"
        order = np.random.default_rng(seed).permutation(N)
        session = open_session(play_layer(order), "sr_id")
        session.create_file(path)
        start = session.plan.region_of.copy()
        for number, happening in enumerate(sequence):
            held, places, regions, members = frozen(session)
            play(session, happening)
            if happening[0] in ("stroke", "fresh", "cancel"):
                assert np.array_equal(session.plan.region_of[held], places)
                assert [session.plan.members(region).tolist() for region in regions] == members
            check_all(session)
            if number == 5:
                session.save()
        again, opened = open_plan_file(after_power_cut(path, Path(name) / "danach"))
        assert opened.findings == []
        assert plan_record(again.plan) == plan_record(session.plan)
        assert np.array_equal(again.plan.region_of, session.plan.region_of)
        check_all(again)
        again.close()
        while session.plan.undo_step is not None:
            session.undo()
        assert np.array_equal(session.plan.region_of, start)
        check_all(session)
        session.close()


def summary(session: PlanSession) -> tuple:
    """What is seen of a plan, by keys."""
    plan = session.plan
    keys = [region.key for region in plan.regions]
    return (
        {
            str(key): keys[region] if region >= 0 else None
            for key, region in zip(plan.blocks.keys, plan.region_of)
        },
        {
            region.key: (region.short, region.name, int(colour), int(residents))
            for region, colour, residents in zip(plan.regions, session.colours, plan.population)
        },
        sorted(
            (finding.rule, sorted(map(str, plan.blocks.keys[list(finding.blocks)])))
            for finding in session.checks.findings
        ),
    )


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_the_rows_says_nothing(qgis_app, seed):
    plain = open_session(play_layer(np.arange(N)), "sr_id")
    order = np.random.default_rng(seed).permutation(N)
    shuffled = open_session(play_layer(order), "sr_id")
    assert summary(shuffled) == summary(plain)
    for session in (plain, shuffled):
        index = session.plan.blocks.index_of_key
        keys = [region.key for region in session.plan.regions]
        first, second = keys.index("05358028-01"), keys.index("05358028-02")
        session.begin_gesture()
        session.stroke([index["02"], index["12"]], first)
        session.end_gesture()
        session.commit(actions.split(session.plan, second, np.array([index["23"], index["33"]])))
        new = session.begin_new_region(index["04"])
        session.stroke([index["04"], index["14"]], new)
        session.end_gesture()
    assert summary(shuffled) == summary(plain)
    for session in (plain, shuffled):
        session.close()


def moved_by_key(old, new) -> tuple:
    """A comparison by the keys of blocks and regions."""
    found = compare(old, new)
    return (
        [str(new.blocks.keys[block]) for block in found.moved],
        sorted((flow.old, flow.new, flow.blocks, flow.residents) for flow in found.flows),
        sorted((entry.old, entry.new, entry.fate.value, entry.jaccard) for entry in found.regions),
    )


@pytest.mark.parametrize("seed", range(3))
def test_comparing_and_importing_ask_for_keys_not_for_places(qgis_app, tmp_path, seed):
    order = np.random.default_rng(seed).permutation(N)
    plain, shuffled = (open_session(play_layer(rows), "sr_id") for rows in (np.arange(N), order))
    before, edited = plain.plan, shuffled.plan
    assert moved_by_key(before, edited)[0] == []
    index = edited.blocks.index_of_key
    edited.assign([index["02"], index["12"], index["06"]], 0)
    same = open_session(play_layer(np.arange(N)), "sr_id").plan
    index = same.blocks.index_of_key
    same.assign([index["02"], index["12"], index["06"]], 0)
    assert moved_by_key(before, edited) == moved_by_key(before, same)
    table = tmp_path / "Zuordnung.csv"
    keys = edited.blocks.keys.tolist()
    lines = [
        f"{key};{edited.regions[region].key}"
        for key, region in zip(keys, edited.region_of.tolist())
        if region >= 0
    ]
    table.write_text("\n".join(["baustein_id;sr_id", *lines]) + "\n", encoding="utf-8")
    imported = from_table(plain.layer, table, True).plan
    assert moved_by_key(imported, edited)[0] == []
    for session in (plain, shuffled):
        session.close()
