# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan file as a shelf of plans: what concerns all of them, or one that is not open."""

from __future__ import annotations

import sqlite3
import uuid
from dataclasses import replace
from itertools import chain, count
from pathlib import Path
from typing import Any, Callable, Iterable, Optional, Sequence, TypeVar

from ...core.errors import UserError
from ...core.findings import Finding, Level
from ...core.plan import Plan, PlanInfo
from ..messages import finding_text
from . import recovery
from .importing import ImportedPlan, TakenOver
from .making import dated, now
from .notes import Note, read_notes, write_note
from .rows import PlanEntry, find_stamp, read_entries
from .schema import get
from .store import change, check_may_replace, reading
from .writing import write_plan

T = TypeVar("T")


class PlanShelf:
    """The plans of a file. Each method writes at once, in one transaction."""

    def __init__(self, path: Path, file_id: str, remote: bool, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._file_id = file_id
        self._remote = remote

    @property
    def plan_id(self) -> str:
        """The plan that is open; "" for none."""
        return ""

    @staticmethod
    def entries(path: Path) -> list[PlanEntry]:
        """The plans of a file, without opening it."""
        with reading(path) as connection:
            return recovery.counted(connection, path, read_entries(connection))

    @staticmethod
    def copy_beside(path: Path, *, label: str) -> Path:
        """Copy a file with its journal under a free name beside it, as a branch to work on."""
        return recovery.copy_beside(path, label)

    def plans(self) -> list[PlanEntry]:
        """All plans of the file, deleted ones at the end."""
        return self.entries(self.path)

    def branch(
        self, plan: Plan, info: PlanInfo, title: str, colours: Optional[Sequence[int]] = None
    ) -> PlanInfo:
        """Store the plan as it is now, with its history, as a new one of that title.

        Raises ``UserError("plan_title_taken")``.
        """
        check_title(title, [info.title, *(entry.info.title for entry in self.plans())])
        fresh = replace(
            info,
            plan_id="",
            title=title,
            status="entwurf",
            resolution="",
            predecessor=info.plan_id,
            created="",
        )
        return self.add(plan, fresh, colours)

    def add(self, plan: Plan, info: PlanInfo, colours: Optional[Sequence[int]] = None) -> PlanInfo:
        """Store another plan on the same blocks; returns what it is called there.

        It gets an id and a title of its own where it has none that is free.
        """
        stamp = uuid.uuid4().hex

        def action(connection: sqlite3.Connection) -> PlanInfo:
            present = [entry.info for entry in read_entries(connection)]
            ids = {entry.plan_id for entry in present}
            own = info.plan_id if info.plan_id and info.plan_id not in ids else ""
            title = free_title(info.title, [entry.title for entry in present])
            stored = dated(replace(info, title=title), plan, own)
            write_plan(connection, plan, stored, stamp, None, colours)
            return stored

        return self._change(action)

    def _store(self, taken: TakenOver, info: PlanInfo, source: str) -> ImportedPlan:
        """Store a plan that comes from elsewhere, with the report about it.

        source: tells it apart from a plan of the same title.
        """
        stamp = uuid.uuid4().hex

        def action(connection: sqlite3.Connection) -> ImportedPlan:
            present = [entry.info for entry in read_entries(connection)]
            findings = list(taken.findings)
            own = info.plan_id
            if own in {entry.plan_id for entry in present}:
                own = ""
                findings.append(Finding("F14", Level.NOTE))
            titles = [entry.title for entry in present]
            title = info.title
            if is_taken(title, titles):
                title = free_title(f"{title} ({source})", titles)
                findings.append(Finding("F15", Level.NOTE, {"title": info.title, "own": title}))
            stored = dated(replace(info, title=title), taken.plan, own)
            write_plan(connection, taken.plan, stored, stamp, None, None, taken.steps, taken.logged)
            report = "\n".join(finding_text(finding) for finding in findings)
            write_note(connection, Note(stored.plan_id, now(), "import", report))
            return ImportedPlan(stored, findings, taken.identical)

        return self._change(action)

    def rename(self, plan_id: str, title: str) -> None:
        """Give a plan another title; ``UserError("plan_title_taken")``."""
        others = [entry.info for entry in self.plans() if entry.info.plan_id != plan_id]
        check_title(title, [other.title for other in others])
        self._update("UPDATE fassung SET titel = ? WHERE fassung_id = ?", title, plan_id)

    def delete(self, plan_id: str) -> None:
        """Mark a plan as deleted; ``restore`` takes that back."""
        if plan_id == self.plan_id:
            raise UserError("plan_is_open")
        self._update("UPDATE fassung SET geloescht = ? WHERE fassung_id = ?", now(), plan_id)

    def restore(self, plan_id: str) -> None:
        """Take a deletion back."""
        self._update("UPDATE fassung SET geloescht = ? WHERE fassung_id = ?", "", plan_id)

    def note(self, kind: str, text: str, data: Any = None) -> None:
        """Keep a report or a remark with the plan that is open."""
        entry = Note(self.plan_id, now(), kind, text, data)
        self._change(lambda connection: write_note(connection, entry))

    def notes(self) -> list[Note]:
        """What was kept, oldest first."""
        with reading(self.path) as connection:
            return read_notes(connection)

    def free_title(self, title: str) -> str:
        """The title, with a number where a plan of the file has it already."""
        return free_title(title, [entry.info.title for entry in self.plans()])

    # Inside

    def _change(self, action: Callable[[sqlite3.Connection], T]) -> T:
        if self.read_only:
            raise UserError("plan_file_read_only", path=str(self.path))

        def checked(connection: sqlite3.Connection) -> T:
            if get(connection, "datei_id") != self._file_id:
                raise UserError("plan_file_changed", path=str(self.path))
            return action(connection)

        if not self.path.is_file():
            raise UserError("plan_file_gone", path=str(self.path))
        check_may_replace(self.path)
        return change(self.path, checked, self._remote)

    def _update(self, statement: str, value: str, plan_id: str) -> None:
        def action(connection: sqlite3.Connection) -> None:
            if find_stamp(connection, plan_id) is None:
                raise UserError("plan_unknown")
            connection.execute(statement, (value, plan_id))

        self._change(action)


def is_taken(title: str, titles: Iterable[str]) -> bool:
    """Whether people would take two plans for one."""
    return title.strip().casefold() in {other.strip().casefold() for other in titles}


def check_title(title: str, titles: Iterable[str]) -> None:
    """``UserError("plan_title_taken")`` where another plan has the title."""
    if is_taken(title, titles):
        raise UserError("plan_title_taken", title=title)


def free_title(title: str, titles: Sequence[str]) -> str:
    """The title, with a number behind it where another plan has it."""
    names = chain([title], (f"{title} ({number})" for number in count(2)))
    return next(name for name in names if not is_taken(name, titles))
