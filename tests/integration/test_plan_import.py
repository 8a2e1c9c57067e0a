# SPDX-License-Identifier: GPL-2.0-or-later
"""A colleague's plan is taken over: whole on the same blocks, carried over on others, and told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Optional, Sequence

import pytest
from kill_test import play, state
from layers import make_layer
from plan_files import INFO, journal_of, look, new_file, query
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.plan import UNASSIGNED, Decision, Plan, Region
from sozialraumplaner.gis.layers import BlockLayer, read_block_layer
from sozialraumplaner.gis.messages import finding_text
from sozialraumplaner.gis.plan_file import PlanFile

pytestmark = pytest.mark.usefixtures("qgis_app")

FIELDS = "&".join(
    f"field={entry}" for entry in ("baustein_id:string", "ags:string", "einwohner:integer")
)


def strip(
    cuts: Sequence[float], keys: Optional[Sequence[str]] = None, crs: str = "EPSG:25832"
) -> BlockLayer:
    """Blocks of 100 m height side by side, between the cuts (in metres from the left)."""
    rows = []
    for at, (left, right) in enumerate(zip(cuts, cuts[1:])):
        x, y = 320_000 + left, 5_630_000
        width = right - left
        outline = QgsGeometry.fromWkt(
            f"Polygon(({x} {y},{x + width} {y},{x + width} {y + 100},{x} {y + 100},{x} {y}))"
        )
        if crs != "EPSG:25832":
            from qgis.core import QgsCoordinateTransform, QgsProject

            systems = [QgsCoordinateReferenceSystem(code) for code in ("EPSG:25832", crs)]
            outline.transform(QgsCoordinateTransform(*systems, QgsProject.instance()))
        key = keys[at] if keys else f"{at + 1}ß"
        rows.append((outline.asWkt(9), key, "05358028", 100))
    return read_block_layer(make_layer(rows, FIELDS, crs))


def plan_on(layer: BlockLayer, region_of: Sequence[int]) -> Plan:
    regions = [
        Region(f"05358028-{at:02d}", f"KR {at}", f"Ort {at}", "05358028", "Kreuzau")
        for at in range(1, 4)
    ]
    return Plan(layer.blocks, layer.contiguity, region_of, regions)


@pytest.fixture
def theirs(tmp_path: Path):
    """A colleague's file: six blocks of 100 m in three regions, with gestures nobody saved."""
    path = tmp_path / "Entwurf Kollegin.gpkg"
    layer = strip(range(0, 700, 100))
    plan = plan_on(layer, [0, 0, 1, 1, 2, 2])
    file = PlanFile.create(path, layer, plan, replace(INFO, plan_id="kollegin", title="Kollegin"))
    plan.recorders.append(file.recorder(plan))
    play(plan, ["hold", [0, 1], True])
    play(plan, ["move", [2], 0])
    play(plan, ["undo"])
    play(plan, ["move", [5], -1])
    plan.decide([2, 3], Decision(reason="Neubaugebiet, noch offen"))
    file.save(plan, replace(INFO, title="Kollegin"))
    play(plan, ["rename", 1, "Drove, Boich"])
    file.close()
    assert journal_of(path).exists()
    return path, plan


def own_file(path: Path, layer: BlockLayer) -> PlanFile:
    return PlanFile.create(path, layer, plan_on(layer, [0] * len(layer.blocks)), INFO)


def test_the_same_blocks_bring_the_whole_history(theirs, tmp_path):
    path, plan = theirs
    before = {each.name: each.read_bytes() for each in tmp_path.iterdir()}
    # The same blocks in another order.
    keys = [f"{at + 1}ß" for at in range(6)]
    shuffled = strip(range(0, 700, 100), keys)
    own = own_file(tmp_path / "meins.gpkg", shuffled)
    imported = own.import_plan(path, "", shuffled)
    assert imported.identical and [finding.rule for finding in imported.findings] == ["F10"]
    taken = own.load(imported.info.plan_id, shuffled)
    assert state(taken.plan) == state(plan)
    assert taken.info.title == "Kollegin" and taken.info.plan_id == "kollegin"
    assert [step.time for step in taken.plan.steps] == [step.time for step in plan.steps]
    dropped = query(own.path, "SELECT nr FROM schritt WHERE zustand = 'verworfen'")
    assert dropped == query(path, "SELECT nr FROM schritt WHERE zustand = 'verworfen'") == [(2,)]
    (note,) = own.notes()
    assert note.kind == "import" and "6 blocks" in note.text
    own.close()
    assert {name: (tmp_path / name).read_bytes() for name in before} == before


def test_taken_over_twice_it_gets_an_id_of_its_own(theirs, tmp_path):
    path, plan = theirs
    layer = strip(range(0, 700, 100))
    own = own_file(tmp_path / "meins.gpkg", layer)
    first, second = (own.import_plan(path, "kollegin", layer) for _ in range(2))
    assert first.info.plan_id == "kollegin" != second.info.plan_id
    assert [finding.rule for finding in second.findings] == ["F10", "F14", "F15"]
    assert second.info.title != first.info.title
    assert state(own.load(second.info.plan_id, layer).plan) == state(plan)
    own.close()


def test_another_order_of_the_blocks_is_the_same(theirs, tmp_path):
    path, plan = theirs
    reverse = read_block_layer(
        make_layer(
            [
                (geometry.asWkt(9), key, "05358028", 100)
                for geometry, key in reversed(
                    [*zip(look(path).layer.geometries, look(path).layer.blocks.keys.tolist())]
                )
            ],
            FIELDS,
        )
    )
    own = own_file(tmp_path / "meins.gpkg", reverse)
    imported = own.import_plan(path, "", reverse)
    taken = own.load(imported.info.plan_id, reverse).plan
    assert imported.identical
    assert taken.region_of.tolist() == plan.region_of.tolist()[::-1]
    while taken.undo():
        pass
    assert taken.region_of.tolist() == [2, 2, 1, 1, 0, 0]
    own.close()


def test_other_blocks_are_carried_over_and_told(theirs, tmp_path):
    path, _ = theirs
    # Block 3 is cut in two, 1 and 2 are one, 6 is gone, and one is new at the end.
    cuts = [0, 200, 250, 300, 400, 500, 500.001, 620]
    layer = strip([*cuts[:6], 560], ["1+2", "3a", "3b", "4ß", "5ß", "neu"])
    own = own_file(tmp_path / "meins.gpkg", layer)
    imported = own.import_plan(path, "", layer)
    assert not imported.identical
    told = {finding.rule: finding for finding in imported.findings}
    assert told["F11"].data == {"title": "Kollegin", "n": 6, "by_key": 2, "otherwise": 4}
    assert told["F12"].data["decisions"] == 2
    assert all(finding_text(finding) for finding in imported.findings)
    taken = own.load(imported.info.plan_id, layer)
    by_key = dict(zip(layer.blocks.keys.tolist(), taken.plan.region_of.tolist()))
    # What the colleague had left without a region stays so.
    assert by_key == {"1+2": 0, "3a": 1, "3b": 1, "4ß": 1, "5ß": 2, "neu": UNASSIGNED}
    assert not taken.plan.block_locked.any(), "the locked blocks are others now"
    assert taken.plan.regions[1].name == "Drove, Boich"
    # The history cannot be undone here, but every step and reason is kept.
    assert not taken.plan.steps and not taken.findings
    assert query(own.path, "SELECT DISTINCT zustand FROM schritt WHERE fassung_id='kollegin'") == [
        ("fremd",)
    ]
    kept = query(own.path, "SELECT schritt, bausteine, begruendung FROM entscheidung ORDER BY nr")
    assert kept == [
        (2, "3ß", "Neubaugebiet, noch offen"),
        (3, "6ß", "Neubaugebiet, noch offen"),
    ]
    # Work goes on with new numbers, and the old rows stay.
    taken.plan.recorders.append(own.recorder(taken.plan))
    play(taken.plan, ["move", [5], 2])
    assert taken.plan.steps[0].number == 5
    own.save(taken.plan, taken.info)
    own.close()
    again = look(own.path, "kollegin")
    assert state(again.plan) == state(taken.plan) and not again.findings


def test_equal_keys_elsewhere_are_not_believed(theirs, tmp_path):
    path, _ = theirs
    # The keys of all blocks have moved on by one place.
    layer = strip(range(0, 700, 100), ["6ß", "1ß", "2ß", "3ß", "4ß", "5ß"])
    own = own_file(tmp_path / "meins.gpkg", layer)
    imported = own.import_plan(path, "", layer)
    rules = [finding.rule for finding in imported.findings]
    assert not imported.identical and "F13" in rules and "D49" in rules
    taken = own.load(imported.info.plan_id, layer).plan
    assert taken.region_of.tolist() == [0, 0, 1, 1, 2, UNASSIGNED]
    own.close()


def test_outlines_that_differ_by_a_hair_are_the_same(theirs, tmp_path):
    path, plan = theirs
    layer = strip([0, 100.01, 200, 300.02, 400, 500, 600])
    own = own_file(tmp_path / "meins.gpkg", layer)
    imported = own.import_plan(path, "", layer)
    assert imported.identical
    assert state(own.load("kollegin", layer).plan) == state(plan)
    own.close()


def test_the_same_blocks_in_another_reference_system(theirs, tmp_path):
    path, plan = theirs
    layer = strip(range(0, 700, 100), crs="EPSG:25831")
    own = own_file(tmp_path / "meins.gpkg", layer)
    imported = own.import_plan(path, "", layer)
    assert imported.identical
    assert state(own.load("kollegin", layer).plan) == state(plan)
    own.close()


def test_blocks_that_have_nothing_in_common(theirs, tmp_path):
    path, _ = theirs
    layer = strip(range(10_000, 10_400, 100), ["a", "b", "c"])
    own = own_file(tmp_path / "meins.gpkg", layer)
    imported = own.import_plan(path, "", layer)
    told = {finding.rule: finding for finding in imported.findings}
    assert told["D40"].data["n"] == 6 and told["F11"].data["by_key"] == 0
    taken = own.load(imported.info.plan_id, layer).plan
    assert taken.region_of.tolist() == [UNASSIGNED] * 3
    own.close()


def test_a_region_that_lost_all_blocks_leaves_the_register(theirs, tmp_path):
    path, _ = theirs
    layer = strip([0, 100, 200], ["1ß", "2ß"])
    own = own_file(tmp_path / "meins.gpkg", layer)
    imported = own.import_plan(path, "", layer)
    taken = own.load(imported.info.plan_id, layer).plan
    assert taken.listed == [0] and taken.block_locked.all()
    assert {"D40", "D45"} <= {finding.rule for finding in imported.findings}
    own.close()


@pytest.mark.parametrize("fault", ["missing", "foreign", "damaged", "unknown"])
def test_a_file_that_cannot_be_imported_changes_nothing(theirs, tmp_path, fault, demo):
    path, _ = theirs
    layer = strip(range(0, 700, 100))
    own = own_file(tmp_path / "meins.gpkg", layer)
    before = own.path.read_bytes()
    other, plan_id = tmp_path / "anderes.gpkg", ""
    if fault == "foreign":
        other.write_bytes(sorted(demo.glob("*.gpkg"))[0].read_bytes())
    elif fault == "damaged":
        other.write_bytes(path.read_bytes()[:9000])
    elif fault == "unknown":
        other, plan_id = path, "gibt es nicht"
    code = {"missing": "file_missing", "unknown": "plan_unknown"}.get(fault, f"plan_file_{fault}")
    with pytest.raises(UserError) as caught:
        own.import_plan(other, plan_id, layer)
    assert caught.value.code == code
    assert own.path.read_bytes() == before
    own.close()


def test_a_file_that_a_colleague_has_open_can_be_imported(tmp_path):
    colleague = new_file(tmp_path / "kollege.gpkg")
    play(colleague.plan, ["move", [0], 2])
    own = new_file(tmp_path / "meins.gpkg")
    imported = own.file.import_plan(colleague.file.path, "", own.layer)
    assert state(own.file.load(imported.info.plan_id, own.layer).plan) == state(colleague.plan)
    own.file.close()
    colleague.file.close()
