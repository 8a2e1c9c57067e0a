# SPDX-License-Identifier: GPL-2.0-or-later
"""Every finished gesture is on the disk, whatever happens to the journal or between its writes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from kill_test import play, state
from plan_files import after_power_cut, closed, journal_of, look, new_file, query, reopened
from sozialraumplaner.core.errors import UserError
from sozialraumplaner.core.plan import Decision
from sozialraumplaner.gis.messages import finding_text
from sozialraumplaner.gis.plan_file import PlanFile

pytestmark = pytest.mark.usefixtures("qgis_app")

GESTURES = [
    ["move", [0, 1, 2], 1],
    ["split", 2, [4]],
    ["undo"],
    ["move", [7], 2],
    ["rename", 0, "Straß, Winden"],
    ["decide", [1, 3], "Schulweg über die Brücke"],
    ["undo"],
    ["redo"],
    ["hold", [3], True],
    ["exclave", 1, "Der Wald trennt beide Teile."],
]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "Entwürfe Düren" / "Plan ß.gpkg"


@pytest.fixture
def opened(path: Path):
    path.parent.mkdir()
    opened = new_file(path)
    yield opened
    opened.file.close()


@pytest.fixture
def played(opened):
    """A plan with some gestures that nobody has saved, and its states after each of them."""
    states = [state(opened.plan)]
    for gesture in GESTURES:
        play(opened.plan, gesture)
        states.append(state(opened.plan))
    assert len(set(states)) > 6
    return opened, states


def test_gestures_nobody_saved_are_there_after_a_crash_and_can_be_undone(played, path, tmp_path):
    opened, states = played
    rescued = look(after_power_cut(path, tmp_path / "danach"))
    assert rescued.recovered == len(GESTURES)
    assert state(rescued.plan) == states[-1]
    assert [step.time for step in rescued.plan.steps] == [s.time for s in opened.plan.steps]
    while rescued.plan.undo():
        opened.plan.undo()
    while opened.plan.undo():
        pytest.fail("the crash has shortened the history")
    assert state(rescued.plan) == state(opened.plan)


def test_a_journal_torn_at_any_byte_gives_the_gestures_before_the_tear(opened, path, tmp_path):
    states = [state(opened.plan)]
    for gesture in GESTURES[:3]:
        play(opened.plan, gesture)
        states.append(state(opened.plan))
    copy = after_power_cut(path, tmp_path / "danach")
    data = journal_of(path).read_bytes()
    lines = data.splitlines(keepends=True)
    # The first two lines say what the journal belongs to and what it starts from.
    ends = [sum(map(len, lines[: number + 1])) - 1 for number in range(2, len(lines))]
    start = len(lines[0]) + len(lines[1])
    for cut in range(start, len(data) + 1):
        journal_of(copy).write_bytes(data[:cut])
        rescued = look(copy)
        whole = sum(cut >= end for end in ends)
        assert rescued.recovered == whole, cut
        assert not rescued.findings, cut
        if cut in (*ends, *(end - 1 for end in ends)):
            assert state(rescued.plan) == states[whole], cut


def test_a_journal_torn_in_its_first_lines_opens_as_saved(played, path, tmp_path):
    _, states = played
    copy = after_power_cut(path, tmp_path / "danach")
    data = journal_of(path).read_bytes()
    for cut in range(len(b"".join(data.splitlines(keepends=True)[:2]))):
        journal_of(copy).write_bytes(data[:cut])
        assert state(look(copy).plan) == states[0]


@pytest.mark.parametrize("rest", [b"\0" * 4096, b"7b2", b"\n", b"deadbeef 14 {}"])
def test_work_goes_on_after_a_torn_line(played, path, tmp_path, rest):
    _, states = played
    copy = after_power_cut(path, tmp_path / "danach")
    with journal_of(copy).open("ab") as journal:
        journal.write(rest)
    first = reopened(copy)
    assert state(first.plan) == states[-1]
    play(first.plan, ["move", [30], 0])
    second = look(after_power_cut(copy, tmp_path / "später"))
    assert state(second.plan) == state(first.plan)
    assert second.recovered == len(GESTURES) + 1 and not second.findings
    first.file.close()


@pytest.mark.parametrize("fault", ["changed", "lost", "swapped", "doubled"])
def test_a_fault_in_the_middle_is_told_and_the_journal_kept(played, path, tmp_path, fault):
    _, states = played
    copy = after_power_cut(path, tmp_path / "danach")
    lines = journal_of(copy).read_bytes().splitlines(keepends=True)
    if fault == "changed":
        lines[5] = lines[5].replace(b'"', b"'", 1)
    elif fault == "lost":
        del lines[5]
    elif fault == "swapped":
        lines[5], lines[6] = lines[6], lines[5]
    else:
        lines.insert(5, lines[4])
    journal_of(copy).write_bytes(b"".join(lines))
    rescued = reopened(copy)
    assert rescued.recovered == 3 and state(rescued.plan) == states[3]
    (finding,) = rescued.findings
    (kept,) = copy.parent.glob("*.journal.beschaedigt-*")
    assert kept.read_bytes() == b"".join(lines)
    assert kept.name in finding_text(finding)
    play(rescued.plan, ["move", [30], 0])
    again = look(after_power_cut(copy, tmp_path / "später"))
    assert state(again.plan) == state(rescued.plan) and not again.findings
    rescued.file.close()


def test_reading_only_changes_nothing_beside_the_file(played, path, tmp_path):
    copy = after_power_cut(path, tmp_path / "danach")
    lines = journal_of(copy).read_bytes().splitlines(keepends=True)
    journal_of(copy).write_bytes(b"".join([*lines[:4], b"quer\n", *lines[4:]]))
    before = {each.name: each.read_bytes() for each in copy.parent.iterdir()}
    assert look(copy).findings
    assert {each.name: each.read_bytes() for each in copy.parent.iterdir()} == before


def test_saving_empties_the_journal_and_closing_removes_it(played, path):
    opened, states = played
    assert opened.file.has_unsaved
    opened.file.save(opened.plan, opened.info)
    assert not opened.file.has_unsaved
    opened.file.close()
    assert not journal_of(path).exists()
    assert state(look(path).plan) == states[-1]


def test_power_cut_after_the_transaction_before_the_journal_is_emptied(played, path, tmp_path):
    opened, states = played
    # A folder where the new journal is to be written keeps the old one in place.
    blocked = path.with_name(path.name + ".journal.neu")
    blocked.mkdir()
    opened.file.save(opened.plan, opened.info)
    copy = after_power_cut(path, tmp_path / "danach")
    assert len(journal_of(copy).read_bytes().splitlines()) > len(GESTURES)
    rescued = look(copy)
    assert rescued.recovered == 0 and state(rescued.plan) == states[-1]
    assert not rescued.findings
    blocked.rmdir()
    play(opened.plan, ["undo"])
    later = look(after_power_cut(path, tmp_path / "später"))
    assert later.recovered == 1 and state(later.plan) == state(opened.plan)


def test_power_cut_before_the_transaction(played, path, tmp_path):
    opened, states = played
    before = path.read_bytes()
    blocked = path.with_name(path.name + ".journal.neu")
    blocked.mkdir()
    opened.file.save(opened.plan, opened.info)
    copy = after_power_cut(path, tmp_path / "danach")
    copy.write_bytes(before)
    rescued = look(copy)
    assert rescued.recovered == len(GESTURES) and state(rescued.plan) == states[-1]
    blocked.rmdir()


def test_a_full_disk_is_told_and_the_next_gesture_writes_both(played, path, tmp_path):
    opened, _ = played
    # A journal that is gone has to be written anew, and here there is no space for it.
    journal_of(path).unlink()
    fresh = path.with_name(path.name + ".journal.neu")
    fresh.symlink_to("/dev/full")
    with pytest.raises(UserError) as caught:
        opened.plan.assign([5], 1)
    assert caught.value.code == "journal_failed"
    assert "No space" in str(caught.value.data["reason"])
    fresh.unlink()
    play(opened.plan, ["move", [6], 2])
    rescued = look(after_power_cut(path, tmp_path / "danach"))
    assert rescued.recovered == len(GESTURES) + 2
    assert state(rescued.plan) == state(opened.plan)


@pytest.mark.parametrize("fault", ["gone", "cut", "longer", "replaced"])
def test_a_journal_that_somebody_touches_is_written_anew(played, path, tmp_path, fault):
    opened, _ = played
    data = journal_of(path).read_bytes()
    if fault == "gone":
        journal_of(path).unlink()
    else:
        text = {"cut": data[:100], "longer": data + b"\nabc\n", "replaced": b"Hallo"}[fault]
        journal_of(path).write_bytes(text)
    play(opened.plan, ["move", [6], 0])
    rescued = look(after_power_cut(path, tmp_path / "danach"))
    assert state(rescued.plan) == state(opened.plan) and not rescued.findings


def test_discarding_keeps_a_copy_under_another_name(played, path):
    opened, states = played
    before = journal_of(path).read_bytes()
    aside = opened.file.discard()
    assert aside.read_bytes() == before and "beiseite" in aside.name
    opened.file.close()
    again = look(path)
    assert again.recovered == 0 and state(again.plan) == states[0] and not again.findings


def test_the_journal_of_a_replaced_file_is_not_applied_and_kept(played, path, tmp_path):
    colleague = reopened(after_power_cut(path, tmp_path / "kollege"))
    play(colleague.plan, ["merge", 0, 1])
    colleague.file.save(colleague.plan, colleague.info)
    colleague.file.close()
    expected = state(colleague.plan)
    copy = after_power_cut(path, tmp_path / "danach")
    copy.write_bytes(colleague.file.path.read_bytes())
    rescued = reopened(copy)
    assert rescued.recovered == 0 and state(rescued.plan) == expected
    (finding,) = rescued.findings
    assert finding.data["n"] == len(GESTURES)
    (kept,) = copy.parent.glob("*.journal.beiseite-*")
    assert kept.read_bytes() == journal_of(path).read_bytes()
    rescued.file.close()


def test_an_older_backup_does_not_get_later_gestures(played, path, tmp_path):
    opened, states = played
    backup = path.read_bytes()
    opened.file.save(opened.plan, opened.info)
    play(opened.plan, ["undo"])
    copy = after_power_cut(path, tmp_path / "danach")
    copy.write_bytes(backup)
    rescued = look(copy)
    assert state(rescued.plan) == states[0] and rescued.recovered == 0
    assert [finding.rule for finding in rescued.findings] == ["F05"]


def test_the_journal_of_another_file_is_kept_and_not_applied(played, path, tmp_path):
    other = tmp_path / "anderer.gpkg"
    new_file(other).file.close()
    journal_of(other).write_bytes(journal_of(path).read_bytes())
    rescued = reopened(other)
    assert rescued.recovered == 0
    assert [finding.rule for finding in rescued.findings] == ["F05"]
    assert list(tmp_path.glob("*.journal.fremd-*"))
    rescued.file.close()


def test_after_discarding_numbers_are_given_again(played, path):
    opened, states = played
    opened.file.discard()
    again = opened.file.load(opened.info.plan_id, opened.layer)
    assert state(again.plan) == states[0]
    again.plan.recorders.append(again.file.recorder(again.plan))
    for block in (28, 30, 31):
        again.plan.assign([block], 0)
        again.file.save(again.plan, again.info)
    rows = query(path, "SELECT nr, zustand, daten FROM schritt ORDER BY nr")
    assert [row[:2] for row in rows] == [(1, "getan"), (2, "getan"), (3, "getan")]
    for (*_, data), key in zip(rows, ("B028ß", "B030ß", "B031ß")):
        assert key in data


def test_the_journal_follows_a_file_that_was_renamed(played, path, tmp_path):
    _, states = played
    copy = after_power_cut(path, tmp_path / "danach")
    renamed = copy.rename(copy.with_name("Entwurf neu.gpkg"))
    assert look(renamed).recovered == len(GESTURES)
    first = reopened(renamed)
    assert state(first.plan) == states[-1] and not first.findings
    play(first.plan, ["move", [30], 0])
    assert state(look(after_power_cut(renamed, tmp_path / "später")).plan) == state(first.plan)
    first.file.close()
    # A copy of a file whose journal belongs to the original does not take it.
    duplicate = renamed.with_name("Kopie von Entwurf neu.gpkg")
    duplicate.write_bytes(renamed.read_bytes())
    assert look(duplicate).recovered == 0


def test_another_plan_read_only_shows_what_its_journal_holds(played, path, tmp_path):
    opened, states = played
    branch = opened.file.branch(opened.plan, opened.info, "Variante")
    reader = look(after_power_cut(path, tmp_path / "danach"), branch.plan_id)
    first = reader.file.load(opened.info.plan_id, reader.layer)
    assert first.recovered == len(GESTURES) and state(first.plan) == states[-1]


def test_gestures_of_two_plans_wait_side_by_side(opened, path, tmp_path):
    file, layer = opened.file, opened.layer
    play(opened.plan, ["move", [0], 1])
    other = file.branch(opened.plan, opened.info, "Variante")
    second = file.load(other.plan_id, layer)
    second.plan.recorders.append(file.recorder(second.plan))
    play(second.plan, ["move", [1], 2])
    play(second.plan, ["undo"])
    copy = after_power_cut(path, tmp_path / "danach")
    unsaved = {entry.info.plan_id: entry.unsaved for entry in PlanFile.entries(copy)}
    assert unsaved == {opened.info.plan_id: 1, other.plan_id: 2}
    # The plan that was worked on last opens by itself; saving it leaves the other one waiting.
    rescued = reopened(copy)
    assert rescued.info.title == "Variante" and rescued.recovered == 2
    rescued.file.save(rescued.plan, rescued.info)
    rescued.file.close()
    first = look(copy)
    assert first.info.plan_id == opened.info.plan_id and first.recovered == 1
    assert state(first.plan) == state(opened.plan)


def test_reasons_written_after_saving_are_in_the_journal(opened, path, tmp_path):
    play(opened.plan, ["move", [0], 1])
    opened.file.save(opened.plan, opened.info)
    opened.plan.decide([1], Decision(reason="Wunsch der Gemeinde", occasion="Workshop"))
    rescued = look(after_power_cut(path, tmp_path / "danach"))
    assert rescued.plan.decisions == opened.plan.decisions


def test_a_file_in_a_closed_folder_keeps_its_journal_elsewhere(opened, path, tmp_path):
    expected = state(opened.plan)
    opened.file.close()
    profile = tmp_path / "Profil"
    profile.mkdir(mode=0o777)
    profile.chmod(0o777)
    with closed(path.parent):
        first = reopened(path, journal_folder=profile)
        assert not first.file.can_save and state(first.plan) == expected
        play(first.plan, ["move", [0], 1])
        with pytest.raises(UserError) as caught:
            first.file.save(first.plan, first.info)
        assert caught.value.code == "no_write_permission"
        first.file.close()
        second = reopened(path, journal_folder=profile)
        assert second.recovered == 1 and state(second.plan) == state(first.plan)
        second.file.close()
        # Without a place for a journal this is said.
        third = PlanFile.open(path)
        assert [finding.rule for finding in third.findings] == ["F07"]
        third.file.close()
    # The folder can be written again: the gestures are still there, and can be saved now.
    last = reopened(path, journal_folder=profile)
    assert last.recovered == 1 and state(last.plan) == state(first.plan)
    last.file.save(last.plan, last.info)
    last.file.close()
    assert state(look(path).plan) == state(first.plan)


def test_a_newer_journal_is_refused(played, path, tmp_path):
    import json
    import zlib

    copy = after_power_cut(path, tmp_path / "danach")
    file_id = query(copy, "SELECT wert FROM gpkgext_sozialraum_datei WHERE schluessel='datei_id'")
    body = b"0 " + json.dumps({"journal": 99, "datei": file_id[0][0]}).encode()
    journal_of(copy).write_bytes(b"%08x %s\n" % (zlib.crc32(body), body))
    with pytest.raises(UserError) as caught:
        PlanFile.open(copy)
    assert caught.value.code == "plan_file_newer"
    assert not os.path.exists(str(copy) + ".sperre")
