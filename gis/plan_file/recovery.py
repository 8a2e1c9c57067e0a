# SPDX-License-Identifier: GPL-2.0-or-later
"""From a journal back to the gestures: which of them a file lacks, and what if they do not fit."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Iterable, Optional, Sequence

import numpy as np

from ...core.contiguity import BorderLines
from ...core.errors import UserError
from ...core.findings import Finding, Level
from ...core.live.colours import LiveColours
from ...core.plan import Plan
from ...core.plan.records import replay
from ..files import check_folder
from .journal import SUFFIX, Entry, Journal, pending, read, set_aside
from .rows import PlanEntry, Stored, find_stamp
from .schema import get, renew_id
from .store import change, copy, put_in_place, reading, translated

#: How often a file and its journal are read until nobody has changed them in between.
ATTEMPTS = 5


@dataclass
class Found:
    """The journal of a file. place: where it goes on, None where no folder takes it. source: where
    it was found. trouble: ``beschaedigt`` or ``fremd``, "" where it is sound."""

    place: Optional[Path]
    source: Path
    entries: list[Entry] = field(default_factory=list)
    trouble: str = ""


def find(path: Path, folder: Optional[Path], file_id: str) -> Found:
    """The journal of a plan file: beside it, or in the folder given where it cannot lie there.

    ``UserError("plan_file_newer")`` for a journal that a newer version wrote.
    """
    beside = path.with_name(path.name + SUFFIX)
    places = [beside]
    if folder is not None:
        mark = sha256(str(path.absolute()).encode()).hexdigest()[:12]
        places.append(folder / f"{path.stem}-{mark}{path.suffix}{SUFFIX}")
    found = Found(next(filter(_is_open, places), None), beside)
    present = [place for place in places if _is_there(place)] or _orphans(path, file_id)
    if not present:
        return found
    found.source = max(present, key=lambda place: place.stat().st_mtime)
    content = read(found.source)
    if content.newer:
        raise UserError("plan_file_newer", path=str(found.source))
    if content.file_id == file_id:
        found.entries = content.entries
        found.trouble = "beschaedigt" if content.broken else ""
    elif content.file_id:
        found.trouble = "fremd"
    elif content.broken:
        found.trouble = "beschaedigt"
    return found


def _orphans(path: Path, file_id: str) -> list[Path]:
    """Journals of this file under the name that it had before somebody renamed it."""
    return [
        place
        for place in path.parent.glob(f"*{SUFFIX}")
        if not place.with_name(place.name[: -len(SUFFIX)]).exists()
        and read(place).file_id == file_id
    ]


def is_as_before(found: Found, path: Path, folder: Optional[Path], file_id: str) -> bool:
    """Whether a journal still says what it said when it was found, or more."""
    now = find(path, folder, file_id).entries
    return now[: len(found.entries)] == found.entries


def _is_there(place: Path) -> bool:
    try:
        return place.is_file()
    except OSError:
        # A folder that nobody may look into holds no journal of ours.
        return False


def _is_open(place: Path) -> bool:
    try:
        check_folder(place.parent)
    except UserError:
        return False
    return True


def journal_of(found: Found, file_id: str, told: list[Finding]) -> Optional[Journal]:
    """The journal to go on with; one that is no good is kept under another name."""
    if found.place is None:
        told.append(Finding("F07", Level.WARNING))
        return None
    if found.trouble:
        kept = Journal(found.source, file_id, found.entries)
        aside = kept.set_aside(found.trouble, found.entries)
        tell_trouble(found, aside, told)
    journal = Journal(found.place, file_id, found.entries)
    if found.entries and found.source != found.place:
        journal.flush()
        # What cannot be renamed is known by its stamps later.
        with suppress(UserError):
            set_aside(found.source, "beiseite")
    return journal


def tell_trouble(found: Found, aside: Optional[Path], told: list[Finding]) -> None:
    """Say that a journal is damaged or belongs to another file."""
    rule = {"beschaedigt": "F04", "fremd": "F05"}[found.trouble]
    name = (aside or found.source).name
    told.append(Finding(rule, Level.WARNING, {"n": len(found.entries), "file": name}))


def last_plan(entries: Iterable[Entry], plans: Sequence[PlanEntry], preferred: str = "") -> str:
    """The preferred plan, else the one that was worked on last: in the journal, in the file."""
    present = [entry.info.plan_id for entry in plans if not entry.deleted]
    if preferred in present:
        return preferred
    worked = [str(entry["fassung"]) for entry in entries if "ereignis" in entry]
    if worked and worked[-1] in present:
        return worked[-1]
    if not present:
        raise UserError("plan_unknown")
    return present[0]


def knows(entries: Iterable[Entry], plan_id: str, stamp: str) -> bool:
    """Whether the journal says what gestures of a plan with this stamp start from."""
    return any(
        entry.get("fassung") == plan_id and stamp in (entry.get("beginn"), entry.get("sichern"))
        for entry in entries
    )


def replayed(
    plan: Plan,
    lines: BorderLines,
    entries: Sequence[Entry],
    stored: Stored,
    journal: Optional[Journal],
    told: list[Finding],
) -> tuple[list[Any], Optional[list[int]]]:
    """Let the gestures that the file lacks happen again; returns them, and the colour classes.

    Colours follow gesture by gesture, as they did in the workshop: which class a region has depends
    on all that happened before. Gestures that do not fit are told, and kept in a copy of the
    journal.
    """
    plan_id = stored.info.plan_id
    others = [entry for entry in entries if entry.get("fassung") != plan_id]
    events = pending(entries, plan_id, stored.stamp)
    if events is None:
        lost = sum("ereignis" in entry for entry in entries if entry not in others)
        aside = None if journal is None else journal.set_aside("beiseite", others)
        told.append(Finding("F05", Level.WARNING, {"n": lost, "file": aside.name if aside else ""}))
    if not events:
        return [], stored.colours
    known = None if stored.colours is None else np.asarray(stored.colours)
    colours = LiveColours(lines, plan, known)
    for done, event in enumerate(events):
        try:
            replay(plan, event)
            colours.refresh()
        except UserError:
            fit = [{"fassung": plan_id, "ereignis": good} for good in events[:done]]
            start = {"fassung": plan_id, "beginn": stored.stamp}
            aside = (
                None
                if journal is None
                else journal.set_aside("beschaedigt", [*others, start, *fit])
            )
            data = {"n": len(events) - done, "file": aside.name if aside else ""}
            told.append(Finding("F06", Level.WARNING, data))
            return list(events[:done]), colours.colours.tolist()
    return list(events), colours.colours.tolist()


def counted(
    connection: sqlite3.Connection, path: Path, plans: Sequence[PlanEntry]
) -> list[PlanEntry]:
    """The plans with the number of gestures that only the journal holds."""
    entries = find(path, None, get(connection, "datei_id")).entries
    if not entries:
        return list(plans)

    def unsaved(plan: PlanEntry) -> int:
        stamp = find_stamp(connection, plan.info.plan_id) or ""
        return len(pending(entries, plan.info.plan_id, stamp) or [])

    return [replace(plan, unsaved=unsaved(plan)) for plan in plans]


def copy_beside(path: Path, label: str) -> Path:
    """Copy a file with its journal under a free name beside it."""
    number, target = 1, path.with_name(f"{path.stem} ({label}){path.suffix}")
    while target.exists():
        number += 1
        target = path.with_name(f"{path.stem} ({label} {number}){path.suffix}")
    with translated(target), tempfile.TemporaryDirectory(prefix="sozialraum-") as folder:
        local = Path(folder) / target.name
        for _ in range(ATTEMPTS):
            with reading(path) as connection:
                file_id = get(connection, "datei_id")
            found = find(path, None, file_id)
            local.unlink(missing_ok=True)
            copy(path, local)
            # A saving in between would have taken gestures from the journal to the file.
            if is_as_before(found, path, None, file_id):
                break
        fresh_id = change(local, renew_id, remote=False)
        if found.entries:
            Journal(target.with_name(target.name + SUFFIX), fresh_id, found.entries).flush()
        put_in_place(local, target)
    return target
