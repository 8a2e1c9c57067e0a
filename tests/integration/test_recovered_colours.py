# SPDX-License-Identifier: GPL-2.0-or-later
"""After a crash the map has the colours that were seen before it, whatever was done until then."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from layers import make_layer, square_wkt
from sozialraumplaner.core.plan import actions
from sozialraumplaner.gis.plan_session import PlanSession, open_plan_file, open_session

COLUMNS, ROWS = 6, 4
FIELDS = (
    "field=baustein_id:string&field=ags:string&field=gem_name:string&field=einwohner:integer"
    "&field=sr_id:string"
)


@pytest.fixture
def session(qgis_app, tmp_path):
    """Each block is a region of its own: there are fewer colours, and equal ones meet soon."""
    rows = [
        (square_wkt(column, row), key, "05358028", "Kreuzau", 100 + place, f"05358028-{place:02}")
        for place, (column, row) in enumerate((c, r) for c in range(COLUMNS) for r in range(ROWS))
        for key in [f"B{place}"]
    ]
    opened = open_session(make_layer(rows, FIELDS), "sr_id")
    opened.create_file(tmp_path / "Entwurf.gpkg")
    yield opened
    opened.close()


def colours_after_crash(session: PlanSession, folder: Path) -> list[int]:
    """What the next start shows: the file and its journal as the disk has them now."""
    folder.mkdir()
    for place in session.file.path.parent.glob("Entwurf.gpkg*"):
        if place.suffix in (".gpkg", ".journal"):
            shutil.copy(place, folder)
    again, found = open_plan_file(folder / session.file.path.name)
    assert found.findings == []
    colours = again.colours.tolist()
    again.close()
    shutil.rmtree(folder)
    return colours


def move(session: PlanSession, block: int, target: int) -> None:
    session.begin_gesture()
    session.stroke([block], target)
    session.end_gesture()


def move_over_a_border(session: PlanSession, chance: random.Random) -> None:
    edges = session.plan.contiguity
    pairs = list(zip(edges.left.tolist(), edges.right.tolist()))
    left, right = chance.choice(pairs)[:: chance.choice((1, -1))]
    move(session, left, int(session.plan.region_of[right]))


def draw_a_new_region(session: PlanSession, chance: random.Random) -> None:
    block = chance.randrange(COLUMNS * ROWS)
    target = session.begin_new_region(block)
    session.stroke([block], target)
    session.end_gesture()


def draw_and_take_back(session: PlanSession, chance: random.Random) -> None:
    block = chance.randrange(COLUMNS * ROWS)
    session.stroke([block], session.begin_new_region(block))
    session.cancel_gesture()


def merge_two(session: PlanSession, chance: random.Random) -> None:
    region = int(session.plan.region_of[chance.randrange(COLUMNS * ROWS)])
    beside = session.live_colours.neighbours(region)
    if beside:
        session.commit(actions.merge(session.plan, region, chance.choice(beside)))


@pytest.mark.parametrize("seed", range(3))
def test_the_map_has_its_colours_after_a_crash(session, tmp_path, seed):
    chance = random.Random(seed)
    acts = [
        *[move_over_a_border] * 6,
        *[draw_a_new_region] * 2,
        draw_and_take_back,
        merge_two,
        *[lambda session, _chance: session.undo()] * 3,
        lambda session, _chance: session.redo(),
    ]
    saved, changed = session.colours.tolist(), False
    for turn in range(60):
        if chance.random() < 0.05:
            session.save()
            saved = session.colours.tolist()
        chance.choice(acts)(session, chance)
        colours = session.colours.tolist()
        changed = changed or colours[: len(saved)] != saved[: len(colours)]
        assert colours_after_crash(session, tmp_path / "Neustart") == colours, f"turn {turn}"
    assert changed, "or saving alone would do"


def test_a_colour_that_made_room_stays_when_its_cause_is_undone(session, tmp_path):
    before = session.colours.tolist()
    edges = session.plan.contiguity
    for left, right in zip(edges.left.tolist(), edges.right.tolist()):
        move(session, left, int(session.plan.region_of[right]))
        session.undo()
        if session.colours.tolist() != before:
            break
    else:
        pytest.fail("no two equal colours have met")
    assert colours_after_crash(session, tmp_path / "Neustart") == session.colours.tolist()
