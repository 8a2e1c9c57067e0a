# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan comes back from its file as it went in, and plans live side by side in one file."""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from kill_test import chosen_gesture, first_plan, play, small_layer, state
from layers import make_layer, square_wkt
from osgeo import ogr
from plan_files import INFO, journal_of, look, new_file, query, reopened
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.plan import Decision, Plan, PlanInfo, Region
from sozialraumplaner.gis import contiguity_cache
from sozialraumplaner.gis.compat import is_null, project_transform_context
from sozialraumplaner.gis.layers import read_block_layer
from sozialraumplaner.gis.messages import finding_text
from sozialraumplaner.gis.plan_file import PlanFile

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "Entwürfe Düren"
    folder.mkdir()
    return folder / "Plan 100 % # ß.gpkg"


@pytest.fixture
def opened(path: Path):
    opened = new_file(path)
    yield opened
    opened.file.close()


def worked(opened, seed: int, gestures: int = 25) -> None:
    dice = random.Random(seed)
    for _ in range(gestures):
        play(opened.plan, chosen_gesture(opened.plan, dice))


@pytest.mark.parametrize("remote", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_any_workshop_comes_back_bit_for_bit(path, seed, remote):
    dice = random.Random(seed)
    opened = new_file(path, remote=remote)
    info = opened.info
    for _ in range(4):
        worked(opened, dice.getrandbits(32))
        if dice.random() < 0.7:
            colours = [dice.randrange(6) for _ in opened.plan.regions]
            opened.file.save(opened.plan, replace(info, minimum=dice.choice([None, 800])))
            info = opened.file.save(opened.plan, info, colours)
            assert look(path).colours == colours
        opened.file.close()
        again = reopened(path, remote=remote)
        assert state(again.plan) == state(opened.plan)
        assert np.array_equal(again.plan.region_of, opened.plan.region_of)
        assert np.array_equal(again.plan.block_locked, opened.plan.block_locked)
        assert again.plan.regions == opened.plan.regions
        assert [s.time for s in again.plan.steps] == [s.time for s in opened.plan.steps]
        assert [s.number for s in again.plan.undone] == [s.number for s in opened.plan.undone]
        assert again.info == info and not again.findings
        opened = again
    while opened.plan.undo():
        pass
    assert np.array_equal(opened.plan.region_of, first_plan(opened.layer).region_of)
    opened.file.close()


def test_blocks_keep_all_fields_outlines_and_neighbours(path):
    fields = (
        "baustein_id:string ags:string gem_name:string einwohner:integer ortsteil:string "
        "name:string anteil:double stand:date bruecke:string getrennt:string fid:integer"
    )
    day = QDate(1925, 1, 31)
    rows = [
        (square_wkt(0, 0), "0001", "05358028", "Kreuzau", 12, "Üdingen", "ß", 0.1, None),
        (square_wkt(1, 0), "0002", "05358028", "Kreuzau", None, None, None, None, None),
        (square_wkt(2, 0), "0003", "05358008", "Düren", 0, "", "a;b", -1.5, day),
        (square_wkt(9, 9), "0004", "05358008", "Düren", 7, "", "x" * 255, 0.1 + 0.2, day),
    ]
    layer = make_layer(rows, "&".join(f"field={entry}" for entry in fields.split()))
    ids = [feature.id() for feature in layer.getFeatures()]
    bridge, separated = (layer.fields().indexOf(name) for name in ("bruecke", "getrennt"))
    connected = {ids[3]: {bridge: "0003"}, ids[0]: {separated: "0002"}}
    layer.dataProvider().changeAttributeValues(connected)
    blocks = read_block_layer(layer)
    regions = [Region("05358028-01", "KR 1", "Üdingen", "05358028", "Kreuzau")]
    plan = Plan(blocks.blocks, blocks.contiguity, [0, -1, -1, 0], regions, False)
    PlanFile.create(path, blocks, plan, INFO).close()
    contiguity_cache.forget()
    read = look(path).layer
    for name in ("keys", "municipality", "municipality_name", "place", "name", "population"):
        assert getattr(read.blocks, name).tolist() == getattr(blocks.blocks, name).tolist()
    assert read.blocks.population_known.tolist() == [True, False, True, True]
    assert [g.asWkt() for g in read.geometries] == [g.asWkt() for g in blocks.geometries]
    for name in ("left", "right", "length", "perimeter", "bridge"):
        for kind in ("contiguity", "borders"):
            mine, stored = (getattr(getattr(each, kind), name) for each in (blocks, read))
            assert np.array_equal(mine, stored), (kind, name)
    assert read.contiguity.bridge.tolist() == [False, True] and read.crs == blocks.crs
    names = [name for name in blocks.fields.names() if name != "fid"]
    assert read.fields.names() == names
    at = [blocks.fields.indexOf(name) for name in names]
    for mine, stored in zip(blocks.attributes, read.attributes):
        assert [None if is_null(mine[index]) else mine[index] for index in at] == list(stored)


def test_connections_that_no_field_tells_come_back(path):
    layer = small_layer()
    layer.contiguity = layer.contiguity.without_pairs([(0, 1)]).with_bridges([(0, 39)])
    plan = Plan(layer.blocks, layer.contiguity, np.zeros(40), first_plan(layer).regions)
    PlanFile.create(path, layer, plan, INFO).close()
    read = look(path).layer.contiguity
    assert np.array_equal(read.codes, layer.contiguity.codes)
    assert np.array_equal(read.bridge, layer.contiguity.bridge)


def test_blocks_in_a_system_without_a_code(path):
    layer = small_layer()
    own = "+proj=tmerc +lat_0=0 +lon_0=7 +k=0.9996 +x_0=400000 +ellps=GRS80 +units=m +no_defs"
    layer.crs = QgsCoordinateReferenceSystem.fromProj(own)
    PlanFile.create(path, layer, first_plan(layer), INFO).close()
    contiguity_cache.forget()
    again = reopened(path)
    transform = QgsCoordinateTransform(again.layer.crs, layer.crs, project_transform_context())
    place = QgsPointXY(320_000, 5_630_000)
    assert transform.transform(place).distance(place) < 1e-6
    # Had the neighbours not been found under the system read back, they would be stored twice.
    assert query(path, "SELECT count(*) FROM gpkgext_sozialraum_nachbarschaft") == [(1,)]
    again.file.close()


def test_neighbours_are_not_computed_again(path):
    new_file(path).file.close()
    contiguity_cache.forget()
    first = look(path).layer
    # A file that claims no neighbours at all shows whom the reader believes.
    lonely = replace(first, borders=first.borders.without_short_borders(1e9))
    lonely.keep_neighbours(path)
    contiguity_cache.forget()
    assert look(path).layer.contiguity.edge_count == 0


def test_nothing_is_held_open_between_gestures(opened, path):
    play(opened.plan, ["move", [0], 1])
    opened.file.save(opened.plan, opened.info)
    open_files = {Path(entry).resolve() for entry in Path("/proc/self/fd").iterdir()}
    assert path.resolve() not in open_files
    assert not path.with_name(path.name + "-wal").exists()
    query(path, "BEGIN EXCLUSIVE")


def test_only_changed_rows_are_written(opened, path):
    trigger = "CREATE TRIGGER {0} AFTER {1} ON {2} BEGIN INSERT INTO zaehler VALUES ('{2}'); END"
    query(path, "CREATE TABLE zaehler (was TEXT)")
    for number, table in enumerate(("zuordnung", "sozialraum", "schritt", "baustein")):
        for kind in ("INSERT", "UPDATE", "DELETE"):
            query(path, trigger.format(f"t_{number}_{kind}", kind, table))
    opened.plan.assign([0, 1], 1)
    opened.file.save(opened.plan, opened.info)
    counts = dict(query(path, "SELECT was, count(*) FROM zaehler GROUP BY was"))
    assert counts["zuordnung"] == 2 and counts["schritt"] == 1 and "baustein" not in counts
    assert counts["sozialraum"] <= 4


def test_any_program_can_read_the_tables(opened, path):
    plan = opened.plan
    plan.assign([0, 8], 1)
    plan.assign([3], -1)
    play(plan, ["hold", [5], True])
    plan.undo()
    plan.decide([1], Decision("0.4", "2026-11-23", "Workshop", "Beirat", "K05", "Schulweg über …"))
    opened.file.save(plan, opened.info, [3, 1, 2, 0])
    assert query(path, "SELECT baustein_id, sr_id, sr_nr FROM zuordnung ORDER BY fid LIMIT 2") == [
        ("B000ß", "05358028-02", 1),
        ("B001ß", "05358028-01", 0),
    ]
    assert query(path, "SELECT sr_id FROM zuordnung WHERE baustein_id = 'B003ß'") == [(None,)]
    assert query(path, "SELECT nr, art, zustand FROM schritt ORDER BY nr") == [
        (1, "move", "getan"),
        (2, "move", "getan"),
        (3, "lock", "zurueckgenommen"),
    ]
    (row,) = query(
        path,
        "SELECT schritt, bausteine, von_sr, nach_sr, kommune_ags, einwohner, gremium, kriterium "
        "FROM entscheidung",
    )
    residents = int(plan.blocks.population[[0, 8]].sum())
    moved = ("B000ß; B008ß", "05358028-01", "05358028-02", "05358028")
    assert row == (1, *moved, residents, "Beirat", "K05")
    regions = query(path, "SELECT nr, sr_id, einwohner, farbe FROM sozialraum ORDER BY nr")
    assert [region[2] for region in regions] == plan.population.tolist()
    assert [region[3] for region in regions] == [3, 1, 2, 0] == look(path).colours
    assert query(path, "SELECT einwohner_von, einwohner_bis, gemeinde_fest FROM fassung") == [
        (None, 9000, 1)
    ]


def test_gis_programs_find_a_sound_geopackage(opened, path):
    opened.file.close()
    source = ogr.Open(str(path))
    names = {source.GetLayer(at).GetName() for at in range(source.GetLayerCount())}
    tables = {"fassung", "zuordnung", "sozialraum", "entscheidung", "schritt", "protokoll"}
    assert names == {"baustein", *tables}
    del source
    for name in names:
        layer = QgsVectorLayer(f"{path}|layername={name}", name, "ogr")
        assert layer.isValid(), name
    assert QgsVectorLayer(f"{path}|layername=baustein", "", "ogr").featureCount() == 40
    assert query(path, "PRAGMA integrity_check") == [("ok",)]


def test_steps_that_were_dropped_are_kept(opened, path):
    plan = opened.plan
    plan.assign([0], 1)
    plan.undo()
    plan.assign([1], 2)
    opened.file.save(plan, opened.info)
    plan.undo()
    plan.assign([2], 3)
    opened.file.save(plan, opened.info)
    rows = query(path, "SELECT nr, zustand, daten FROM schritt ORDER BY nr")
    assert [row[:2] for row in rows] == [(1, "verworfen"), (2, "verworfen"), (3, "getan")]
    assert [json.loads(row[2])["zuege"] for row in rows] == [
        [[0, 1, ["B000ß"]]],
        [[0, 2, ["B001ß"]]],
        [[1, 3, ["B002ß"]]],
    ]
    assert [step.number for step in look(path).plan.steps] == [3]


def test_reasons_of_dropped_steps_are_kept(opened, path):
    plan = opened.plan
    plan.assign([0], 1)
    plan.decide([1], Decision(reason="Wunsch der Gemeinde"))
    plan.undo()
    plan.assign([1], 2)
    for reason in ("Schulweg über die Brücke", "Nähe zum Bahnhof"):
        plan.decide([2], Decision(reason=reason))
        opened.file.save(plan, opened.info)
    opened.file.close()
    assert query(path, "SELECT nr, zustand FROM schritt ORDER BY nr") == [
        (1, "verworfen"),
        (2, "getan"),
    ]
    assert query(path, "SELECT schritt, bausteine, begruendung FROM entscheidung ORDER BY nr") == [
        (1, "B000ß", "Wunsch der Gemeinde"),
        (2, "B001ß", "Nähe zum Bahnhof"),
    ]
    assert look(path).plan.decisions == plan.decisions


def test_a_branch_goes_its_own_way(opened, path):
    play(opened.plan, ["move", [0, 1], 1])
    opened.plan.decide([1], Decision(reason="Wunsch der Gemeinde"))
    branch = opened.file.branch(opened.plan, opened.info, "Variante Süd")
    assert branch.predecessor == opened.info.plan_id and branch.status == "entwurf"
    second = opened.file.load(branch.plan_id, opened.layer)
    second.plan.recorders.append(second.file.recorder(second.plan))
    assert state(second.plan) == state(opened.plan) and second.recovered == 0
    second.plan.undo()
    play(second.plan, ["merge", 3, 2])
    second.file.save(second.plan, second.info)
    second.file.close()
    # The gesture in the first plan was never saved, and is still there.
    first = look(path, opened.info.plan_id)
    assert state(first.plan) == state(opened.plan)
    again = look(path, branch.plan_id)
    assert state(again.plan) == state(second.plan) and again.info.title == "Variante Süd"


def test_a_branch_takes_the_unsaved_gestures_along(opened, path):
    play(opened.plan, ["move", [0, 1], 1])
    opened.file.save(opened.plan, opened.info)
    agreed = state(opened.plan)
    play(opened.plan, ["move", [5], 0])
    play(opened.plan, ["merge", 2, 3])
    assert opened.file.unsaved == 2
    branch = opened.file.branch_off(opened.plan, opened.info, "Variante Süd")
    expected = state(opened.plan)
    assert not opened.file.has_unsaved
    opened.file.close()
    assert [each.name for each in path.parent.iterdir()] == [path.name], "no journal waits"
    again, other = look(path, opened.info.plan_id), look(path, branch.plan_id)
    assert state(again.plan) == agreed and again.info.status == "abgestimmt"
    assert state(other.plan) == expected and other.info.status == "entwurf"
    assert again.recovered == other.recovered == 0


def test_two_plans_are_never_called_the_same(opened, path, tmp_path):
    file, info = opened.file, opened.info
    file.branch(opened.plan, info, "Variante")
    other = file.branch(opened.plan, info, "Nord")
    for title in ("Variante", " variante ", info.title):
        for act in (
            lambda title=title: file.branch(opened.plan, info, title),
            lambda title=title: file.rename(other.plan_id, title),
        ):
            with pytest.raises(UserError) as caught:
                act()
            assert caught.value.code == "plan_title_taken"
    file.rename(other.plan_id, "nord")
    assert file.add(opened.plan, replace(info, plan_id="")).title == f"{info.title} (2)"
    assert file.free_title("Variante") == "Variante (2)" and file.free_title("Süd") == "Süd"
    theirs = tmp_path / "Amt 51.gpkg"
    shutil.copyfile(path, theirs)
    taken = file.import_plan(theirs, info.plan_id, opened.layer)
    assert taken.info.title == f"{info.title} (Amt 51)"
    assert taken.info.title in finding_text(taken.findings[-1])
    titles = [entry.info.title for entry in file.plans()]
    assert len({title.casefold() for title in titles}) == len(titles)


def test_the_preferred_plan_is_opened_where_it_is_still_there(opened, path):
    branch = opened.file.branch(opened.plan, opened.info, "Variante")
    play(opened.plan, ["move", [0, 1], 1])
    opened.file.close()
    for preferred, expected in (
        (branch.plan_id, branch.plan_id),
        (opened.info.plan_id, opened.info.plan_id),
        ("", opened.info.plan_id),
        ("gone", opened.info.plan_id),
    ):
        assert look(path, preferred=preferred).info.plan_id == expected
    again = reopened(path, opened.info.plan_id)
    again.file.delete(branch.plan_id)
    again.file.close()
    assert look(path, preferred=branch.plan_id).info.plan_id == opened.info.plan_id


def test_recording_into_another_plan_is_refused(opened):
    branch = opened.file.branch(opened.plan, opened.info, "Variante")
    opened.file.load(branch.plan_id, opened.layer)
    with pytest.raises(RuntimeError):
        opened.plan.assign([0], 1)


def test_plans_are_renamed_deleted_and_restored(opened, path):
    file = opened.file
    branch = file.branch(opened.plan, opened.info, "Variante")
    file.rename(branch.plan_id, "Variante „Nord“")
    file.delete(branch.plan_id)
    listed = {entry.info.title: entry.deleted for entry in file.plans()}
    assert listed == {"Entwurf für Kreuzau": False, "Variante „Nord“": True}
    file.close()
    assert look(path).info.plan_id == opened.info.plan_id
    again = reopened(path)
    again.file.restore(branch.plan_id)
    assert not any(entry.deleted for entry in again.file.plans())
    assert state(look(path, branch.plan_id).plan) == state(opened.plan)
    with pytest.raises(UserError) as caught:
        again.file.delete(again.info.plan_id)
    assert caught.value.code == "plan_is_open"
    for action in (again.file.restore, again.file.delete, lambda one: again.file.rename(one, "")):
        with pytest.raises(UserError) as caught:
            action("gibt es nicht")
        assert caught.value.code == "plan_unknown"
    again.file.close()


def test_another_plan_on_the_same_blocks(opened, path):
    plan = Plan(opened.layer.blocks, opened.layer.contiguity, np.zeros(40), opened.plan.regions[:1])
    first = opened.file.add(plan, PlanInfo("", "Ein Raum"))
    second = opened.file.add(plan, replace(first, title="Noch einer"))
    assert len({first.plan_id, second.plan_id, opened.info.plan_id}) == 3
    assert look(path, second.plan_id).plan.block_count.tolist() == [40]


def test_notes_stay_with_the_file(opened):
    opened.file.note("import", "3 Zeilen ohne Baustein", {"zeilen": [1, 2, 3]})
    (note,) = opened.file.notes()
    assert (note.kind, note.data, note.plan_id) == ("import", {"zeilen": [1, 2, 3]}, INFO.plan_id)


def test_save_as_takes_all_plans_and_gestures_along(opened, path, tmp_path):
    play(opened.plan, ["move", [9], 3])
    opened.file.branch(opened.plan, opened.info, "Variante")
    opened.plan.undo()
    play(opened.plan, ["move", [10], 0])
    target = tmp_path / "Kopie.gpkg"
    fresh = opened.file.save_as(target, opened.layer, opened.plan, opened.info, [0, 1, 2, 3])
    assert {entry.info.title for entry in fresh.plans()} == {"Entwurf für Kreuzau", "Variante"}
    copy = look(target, opened.info.plan_id)
    assert state(copy.plan) == state(opened.plan) and copy.colours == [0, 1, 2, 3]
    assert query(target, "SELECT zustand FROM schritt WHERE fassung_id = 'entwurf-1'") == [
        ("verworfen",),
        ("getan",),
    ]
    fresh.close()
    # The former file is free, stands as saved, and what was not saved lies beside it.
    former = reopened(path, opened.info.plan_id)
    assert former.recovered == 0 and former.plan.region_of[9] == 0
    assert list(path.parent.glob("*.journal.beiseite-*"))
    former.file.close()


def test_create_and_save_as_replace_nothing_unasked(opened, path, tmp_path):
    other = tmp_path / "anderes.gpkg"
    other.write_text("wichtig")
    with pytest.raises(UserError) as caught:
        opened.file.save_as(other, opened.layer, opened.plan, opened.info)
    assert caught.value.code == "plan_file_exists" and other.read_text() == "wichtig"
    with pytest.raises(UserError) as caught:
        PlanFile.create(path, opened.layer, opened.plan, opened.info)
    assert caught.value.code == "plan_file_exists"
    assert not other.with_name(other.name + ".sperre").exists()
    fresh = opened.file.save_as(other, opened.layer, opened.plan, opened.info, overwrite=True)
    fresh.close()
    assert state(look(other).plan) == state(opened.plan)


def test_a_copy_beside_has_the_gestures_too(opened, path):
    play(opened.plan, ["move", [9], 3])
    copies = [PlanFile.copy_beside(path, label="Ast") for _ in range(2)]
    assert [copy.name for copy in copies] == [
        f"{path.stem} (Ast).gpkg",
        f"{path.stem} (Ast 2).gpkg",
    ]
    second = reopened(copies[1])
    assert state(second.plan) == state(opened.plan) and second.recovered == 1
    play(second.plan, ["undo"])
    second.file.save(second.plan, second.info)
    second.file.close()
    # Two files of their own from now on.
    assert opened.file.has_unsaved and journal_of(path).exists()
    opened.file.save(opened.plan, opened.info)
    assert look(path).plan.region_of[9] == 3 and look(copies[1]).plan.region_of[9] == 0
