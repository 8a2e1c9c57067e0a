# SPDX-License-Identifier: GPL-2.0-or-later
"""Plan files that are missing, damaged, held, full or gone: one sentence each, and nothing lost."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from kill_test import play, state
from plan_files import (
    INFO,
    after_power_cut,
    as_nobody,
    closed,
    journal_of,
    look,
    new_file,
    query,
    reopened,
)
from qgis.core import QgsVectorLayer
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.gis.messages import error_text, finding_text
from sozialraumplaner.gis.plan_file import Mode, PlanFile, store

pytestmark = pytest.mark.usefixtures("qgis_app")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "Entwürfe Düren"
    folder.mkdir()
    return folder / "Plan ß.gpkg"


@pytest.fixture(params=[False, True], ids=["local", "network"])
def opened(path: Path, request):
    opened = new_file(path, remote=request.param)
    opened.file._remote = request.param
    play(opened.plan, ["move", [0, 1], 1])
    play(opened.plan, ["split", 2, [4]])
    yield opened
    opened.file.close()


def refused(action, code: str, path: Path | None = None) -> str:
    """The sentence with which something is refused; it names the file."""
    with pytest.raises(UserError) as caught:
        action()
    sentence = error_text(caught.value)
    assert caught.value.code == code, sentence
    assert path is None or path.name in sentence
    return sentence


def saving(opened):
    return lambda: opened.file.save(opened.plan, opened.info)


def nothing_is_lost(opened, path: Path, folder: Path) -> None:
    """A restart finds all gestures, and saving works again."""
    rescued = look(after_power_cut(path, folder))
    assert state(rescued.plan) == state(opened.plan) and not rescued.findings
    opened.file.save(opened.plan, opened.info)
    assert state(look(path).plan) == state(opened.plan)
    assert not opened.file.has_unsaved


# Opening


def test_a_missing_file(path):
    refused(lambda: PlanFile.open(path), "file_missing", path)
    refused(lambda: PlanFile.open(path.parent), "file_missing", path.parent)
    refused(lambda: PlanFile.entries(path), "file_missing", path)
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"SQLite form", b"SQLite format 3\0", b"\0" * 5000])
def test_what_a_power_cut_left_of_a_file(path, content):
    path.write_bytes(content)
    refused(lambda: PlanFile.open(path), "plan_file_damaged", path)
    assert path.read_bytes() == content and list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"Hallo", b"%PDF-1.7\n" + b"x" * 5000])
def test_a_file_that_is_something_else(path, content):
    path.write_bytes(content)
    sentence = refused(lambda: PlanFile.open(path), "plan_file_foreign", path)
    assert "backup" not in sentence
    assert path.read_bytes() == content and list(path.parent.iterdir()) == [path]


def test_a_geopackage_without_a_plan(path, demo):
    (source, *_) = sorted(demo.glob("*.gpkg"))
    shutil.copyfile(source, path)
    refused(lambda: PlanFile.open(path), "plan_file_foreign", path)
    refused(lambda: PlanFile.entries(path), "plan_file_foreign", path)


def test_a_newer_file_is_refused_and_not_touched(path):
    new_file(path).file.close()
    query(path, "UPDATE gpkgext_sozialraum_datei SET wert = '2' WHERE schluessel = 'format'")
    before = path.read_bytes()
    sentence = refused(lambda: PlanFile.open(path), "plan_file_newer", path)
    assert "update the plugin" in sentence
    assert path.read_bytes() == before and list(path.parent.iterdir()) == [path]


def test_a_file_made_newer_while_it_is_open(opened, path, tmp_path):
    change = "UPDATE gpkgext_sozialraum_datei SET wert = ? WHERE schluessel = 'format'"
    query(path, change, "2")
    refused(saving(opened), "plan_file_newer")
    query(path, change, "1")
    nothing_is_lost(opened, path, tmp_path / "danach")


def test_a_truncated_file_never_opens_as_something_else(path):
    opened = new_file(path)
    play(opened.plan, ["move", [0, 1], 1])
    opened.file.save(opened.plan, opened.info)
    opened.file.close()
    data = path.read_bytes()
    for size in range(0, len(data), len(data) // 40):
        path.write_bytes(data[:size])
        refused(lambda: PlanFile.open(path), "plan_file_damaged", path)


@pytest.mark.parametrize("seed", range(12))
def test_a_file_with_broken_pages_is_one_sentence_or_whole(path, seed):
    import random

    opened = new_file(path)
    expected = state(opened.plan)
    opened.file.close()
    data = bytearray(path.read_bytes())
    dice = random.Random(seed)
    page = 4096 * dice.randrange(1, len(data) // 4096)
    data[page : page + 4096] = dice.randbytes(4096)
    path.write_bytes(data)
    try:
        read = look(path)
    except UserError as error:
        assert error_text(error)
    else:
        # Pages of the index of places, or of no table that a plan reads.
        assert state(read.plan) == expected


@pytest.mark.parametrize("table", ["fassung", "zuordnung", "schritt", "baustein", "protokoll"])
def test_a_file_without_one_of_its_tables(path, table):
    new_file(path).file.close()
    query(path, f"DROP TABLE {table}")
    refused(lambda: PlanFile.open(path), "plan_file_damaged", path)


def test_a_register_with_a_row_missing_is_not_read_as_another(path):
    new_file(path).file.close()
    query(path, "DELETE FROM sozialraum WHERE nr = 1")
    assert INFO.title in refused(lambda: PlanFile.open(path), "plan_register_torn")


def test_a_plan_that_is_not_in_the_file(path):
    new_file(path).file.close()
    refused(lambda: PlanFile.open(path, "andere"), "plan_unknown")
    assert not list(path.parent.glob("*.sperre"))


def test_an_unreadable_history_costs_the_history_only(path):
    opened = new_file(path)
    play(opened.plan, ["move", [0, 1], 1])
    play(opened.plan, ["hold", [3], True])
    opened.file.save(opened.plan, opened.info)
    opened.file.close()
    query(path, "UPDATE schritt SET daten = '{' WHERE nr = 1")
    again = reopened(path)
    assert [finding.rule for finding in again.findings] == ["F03"]
    assert again.plan.region_of.tolist() == opened.plan.region_of.tolist()
    assert again.plan.block_locked[3] and not again.plan.steps
    play(again.plan, ["move", [9], 2])
    again.file.save(again.plan, again.info)
    again.file.close()
    rows = query(path, "SELECT nr, zustand FROM schritt ORDER BY nr")
    assert rows == [(1, "fremd"), (2, "fremd"), (3, "getan")]
    last = look(path)
    assert not last.findings and len(last.plan.steps) == 1


# Blocks edited underneath


def test_blocks_that_went_and_came_are_told_and_nothing_is_lost(path):
    opened = new_file(path)
    play(opened.plan, ["move", [0, 1], 1])
    opened.file.save(opened.plan, opened.info)
    opened.file.close()
    layer = QgsVectorLayer(f"{path}|layername=baustein", "", "ogr")
    features = {feature["baustein_id"]: feature for feature in layer.getFeatures()}
    renamed = features["B039ß"].id()
    layer.dataProvider().changeAttributeValues(
        {renamed: {layer.fields().indexOf("baustein_id"): "Neu ü"}}
    )
    layer.dataProvider().deleteFeatures([features["B000ß"].id()])
    del layer
    again = reopened(path)
    told = {finding.rule: finding for finding in again.findings}
    assert told["F01"].data["keys"] == ["B000ß", "B039ß"]
    assert told["F02"].data["keys"] == ["Neu ü"]
    assert told["F03"].data["n"] == 1
    assert all(finding_text(finding) for finding in again.findings)
    regions = dict(zip(again.plan.blocks.keys.tolist(), again.plan.region_of.tolist()))
    assert regions["Neu ü"] == -1 and regions["B001ß"] == 1 and len(regions) == 39
    again.plan.assign([again.plan.blocks.index_of_key["Neu ü"]], 2)
    again.file.save(again.plan, again.info)
    again.file.close()
    last = look(path)
    assert [finding.rule for finding in last.findings] == ["F01"]
    assert state(last.plan) == state(again.plan)
    # The row of the block that went is still there, should it come back; in a copy as well.
    copy = path.with_name("Kopie.gpkg")
    again = reopened(path)
    again.file.save_as(copy, again.layer, again.plan, again.info).close()
    for each in (path, copy):
        assert query(each, "SELECT sr_nr FROM zuordnung WHERE baustein_id = 'B000ß'") == [(1,)]
        assert query(each, "SELECT count(*) FROM zuordnung") == [(41,)]
        assert state(look(each).plan) == state(last.plan)


def test_an_outline_edited_underneath_gets_its_own_neighbours(path):
    new_file(path).file.close()
    layer = QgsVectorLayer(f"{path}|layername=baustein", "", "ogr")
    feature = next(layer.getFeatures())
    geometry = feature.geometry()
    geometry.translate(5_000, 0)
    layer.dataProvider().changeGeometryValues({feature.id(): geometry})
    del layer
    again = reopened(path)
    assert len(again.layer.contiguity.neighbours(0)) == 0
    assert again.layer.contiguity.edge_count == 67 - 2
    again.file.close()


@pytest.mark.parametrize("change", ["geom = NULL", "baustein_id = 'B001ß'", "geom = x'00'"])
def test_blocks_that_are_no_blocks_any_more(path, change):
    new_file(path).file.close()
    with closing(sqlite3.connect(path)) as connection, connection:
        triggers = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'baustein'"
        ).fetchall()
        for (name,) in triggers:
            connection.execute(f'DROP TRIGGER "{name}"')
        connection.execute(f"UPDATE baustein SET {change} WHERE fid = 5")
    with pytest.raises(UserError) as caught:
        PlanFile.open(path)
    assert caught.value.code in ("no_geometry", "blocks_not_clean")


# Saving


def test_another_program_holds_the_file(opened, path, tmp_path, monkeypatch):
    monkeypatch.setattr(store, "PATIENCE", 0.2)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        refused(saving(opened), "plan_file_busy", path)
        refused(lambda: PlanFile.entries(path), "plan_file_busy", path)
        play(opened.plan, ["undo"])
    nothing_is_lost(opened, path, tmp_path / "danach")


def test_a_layer_of_the_file_in_qgis_does_not_keep_it_from_being_saved(opened, path, tmp_path):
    layer = QgsVectorLayer(f"{path}|layername=baustein", "", "ogr")
    features = layer.getFeatures()
    next(features)
    play(opened.plan, ["move", [20], 3])
    nothing_is_lost(opened, path, tmp_path / "danach")
    del features, layer


def test_a_file_in_write_ahead_mode_is_read_whole(path):
    opened = new_file(path)
    opened.file.close()
    with closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("UPDATE fassung SET titel = 'im Protokoll'")
        other.commit()
        assert look(path).info.title == "im Protokoll"
        for remote in (False, True):
            again = reopened(path, remote=remote)
            play(again.plan, ["move", [0 + remote], 2])
            again.file.save(again.plan, again.info)
            again.file.close()
            if remote:
                continue
            assert state(look(path).plan) == state(again.plan)
    assert look(path).info.title == "im Protokoll"


def test_the_file_is_deleted_while_open(opened, path):
    path.unlink()
    sentence = refused(saving(opened), "plan_file_gone", path)
    assert "nothing is lost" in sentence
    opened.plan.undo()
    opened.plan.assign([7], 0)
    fresh = opened.file.save_as(path, opened.layer, opened.plan, opened.info)
    opened.plan.recorders[:] = [fresh.recorder(opened.plan)]
    play(opened.plan, ["move", [8], 3])
    fresh.save(opened.plan, opened.info)
    fresh.close()
    read = look(path)
    assert state(read.plan) == state(opened.plan) and not read.findings
    # Also the step that was dropped before, though the file that held it is gone.
    numbers = query(path, "SELECT nr, zustand FROM schritt ORDER BY nr")
    assert numbers == [(1, "getan"), (2, "verworfen"), (3, "getan"), (4, "getan")]


def test_a_folder_lies_where_the_file_was(opened, path, tmp_path):
    path.unlink()
    path.mkdir()
    refused(saving(opened), "plan_file_gone", path)
    refused(
        lambda: opened.file.save_as(path, opened.layer, opened.plan, opened.info, overwrite=True),
        "write_failed",
    )
    other = tmp_path / "anderswo.gpkg"
    opened.file.save_as(other, opened.layer, opened.plan, opened.info).close()
    assert state(look(other).plan) == state(opened.plan)


def test_somebody_saves_over_it_while_open(opened, path, tmp_path):
    colleague = reopened(after_power_cut(path, tmp_path / "kollege"))
    play(colleague.plan, ["merge", 0, 1])
    colleague.file.save(colleague.plan, colleague.info)
    colleague.file.close()
    shutil.copyfile(colleague.file.path, path)
    theirs = path.read_bytes()
    refused(saving(opened), "plan_file_changed", path)
    assert path.read_bytes() == theirs
    mine = tmp_path / "meiner.gpkg"
    fresh = opened.file.save_as(mine, opened.layer, opened.plan, opened.info)
    fresh.close()
    assert state(look(mine).plan) == state(opened.plan)
    assert state(look(path).plan) == state(colleague.plan)


def test_another_plan_file_of_the_same_name(opened, path, tmp_path):
    new_file(tmp_path / "anderer.gpkg").file.close()
    shutil.copyfile(tmp_path / "anderer.gpkg", path)
    refused(saving(opened), "plan_file_changed", path)


def test_a_write_protected_file(opened, path, tmp_path):
    path.chmod(0o444)
    journal_of(path).chmod(0o666)
    with as_nobody(path.parent, 0o777):
        assert not opened.file.can_save
        refused(saving(opened), "no_write_permission", path)
    path.chmod(0o644)
    nothing_is_lost(opened, path, tmp_path / "danach")


def test_a_closed_folder_for_a_new_file(opened, path, tmp_path):
    folder = tmp_path / "geschlossen"
    folder.mkdir()
    with closed(folder):
        for target in (folder / "neu.gpkg", folder / "gibt es nicht" / "neu.gpkg"):
            with pytest.raises(UserError) as caught:
                PlanFile.create(target, opened.layer, opened.plan, opened.info)
            assert caught.value.code in ("no_write_permission", "folder_missing")


def test_a_full_disk_keeps_file_and_gestures(opened, path, tmp_path):
    """A limit on the size of files is met like a full disk, and needs no special rights."""
    for _ in range(3):
        opened.plan.assign(range(40), 0)
        opened.plan.undo()
        opened.plan.assign(range(39), 3)
    before, told = path.read_bytes(), os.pipe()
    child = os.fork()
    if not child:
        code = "no error"
        try:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
            opened.file.save(opened.plan, opened.info)
        except UserError as error:
            code = error.code
        finally:
            os.write(told[1], code.encode())
            os._exit(0)
    os.waitpid(child, 0)
    code = os.read(told[0], 100).decode()
    for end in told:
        os.close(end)
    assert code in ("write_failed", "disk_full")
    assert look(path).info == opened.info
    assert path.read_bytes() == before or query(path, "PRAGMA integrity_check") == [("ok",)]
    nothing_is_lost(opened, path, tmp_path / "danach")
    assert not [each for each in path.parent.iterdir() if each.name.startswith(".sozialraum-")]


def test_remains_of_a_killed_session_are_removed(path):
    new_file(path).file.close()
    remains = path.parent / ".sozialraum-abc"
    remains.mkdir()
    (remains / path.name).write_bytes(b"halb")
    other = path.parent / ".sozialraum-def"
    other.mkdir()
    (other / "Karte.pdf").write_bytes(b"von jemand anderem")
    reopened(path).file.close()
    assert not remains.exists() and other.exists()


# Two QGIS


def holder(path: Path) -> int:
    """Another process that has the file open, of the user "mmuster"."""
    reader, writer = os.pipe()
    process = os.fork()
    if not process:
        os.environ["LOGNAME"] = "mmuster"
        other = PlanFile.open(path)
        os.write(writer, b"x")
        while other:
            signal.pause()
    os.read(reader, 1)
    os.close(reader)
    os.close(writer)
    return process


def test_the_second_qgis_is_told_who_has_the_file(path):
    first = new_file(path)
    play(first.plan, ["move", [0, 1], 1])
    expected = state(first.plan)
    first.file.close()
    process = holder(path)
    try:
        sentence = refused(lambda: PlanFile.open(path), "plan_file_held", path)
        assert str(process) in sentence and os.uname().nodename in sentence
        assert "mmuster" in sentence
        reader = PlanFile.open(path, mode=Mode.READ)
        assert reader.file.read_only and not reader.file.can_save
        reader.plan.recorders.append(reader.file.recorder(reader.plan))
        assert state(reader.plan) == expected
        journal = journal_of(path).read_bytes()
        play(reader.plan, ["move", [5], 0])
        refused(saving(reader), "plan_file_read_only", path)
        refused(lambda: reader.file.note("a", "b"), "plan_file_read_only", path)
        reader.file.close()
        assert journal_of(path).read_bytes() == journal
        branch = reopened(PlanFile.copy_beside(path, label="Ast"))
        assert state(branch.plan) == expected
        branch.file.close()
        refused(lambda: PlanFile.open(path), "plan_file_held", path)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
    # Who has crashed holds nothing.
    after = reopened(path)
    assert state(after.plan) == expected
    sentence = refused(lambda: PlanFile.open(path), "plan_file_held", path)
    assert "mmuster" not in sentence, "the one before"
    after.file.close()
    assert not list(path.parent.glob("*.sperre*"))


def test_a_lock_holds_where_nobody_may_write_the_name(path):
    first = new_file(path)
    (login,) = path.parent.glob("*.sperre.name")
    login.write_text("1 elsewhere\nsomebody", encoding="utf-8")
    sentence = refused(lambda: PlanFile.open(path), "plan_file_held", path)
    assert "somebody" not in sentence and "(user ?" in sentence
    login.unlink()
    refused(lambda: PlanFile.open(path), "plan_file_held", path)
    first.file.close()


def test_the_same_file_twice_in_one_qgis(path):
    first = new_file(path)
    refused(lambda: PlanFile.open(path), "plan_file_held", path)
    first.file.close()
    PlanFile.open(path).file.close()


@pytest.mark.parametrize("content", [b"", b"4711", b"\0" * 30])
def test_a_lock_that_names_nobody_does_not_count(path, content):
    """Its maker was killed between making the file and writing into it."""
    new_file(path).file.close()
    path.with_name(path.name + ".sperre").write_bytes(content)
    reopened(path).file.close()


def test_a_refused_opening_leaves_no_lock(path):
    new_file(path).file.close()
    query(path, "DELETE FROM fassung")
    refused(lambda: PlanFile.open(path), "plan_unknown")
    assert sorted(each.name for each in path.parent.iterdir()) == [path.name]
