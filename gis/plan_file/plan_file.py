# SPDX-License-Identifier: GPL-2.0-or-later
"""A plan file that is open: what the workshop works on.

Everything is read when the file is opened and nothing is held open afterwards. Each finished
gesture goes to the journal; saving brings what has changed into the file, in one transaction.
"""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import suppress
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path
from typing import Any, Callable, Optional, Sequence, TypeVar

from qgis.core import QgsProcessingFeedback

from ...core.errors import UserError
from ...core.findings import Finding, Level
from ...core.plan import Event, Plan, PlanInfo
from ...core.plan.records import event_record
from ..layers import BlockLayer
from . import recovery
from .blocks import read_blocks
from .drives import is_remote
from .importing import ImportedPlan, take_over
from .journal import SUFFIX, Journal, pending
from .lock import PlanLock, held, hold
from .making import dated, write_file
from .rows import DROPPED, StepRow, Stored, find_stamp, plan_of, read_entries, read_plan
from .schema import get
from .shelf import PlanShelf
from .store import check_may_replace, reading, remove_remains
from .writing import step_json, write_plan

T = TypeVar("T")


class Mode(Enum):
    """What a file is opened for."""

    EDIT = "edit"
    READ = "read"


@dataclass
class OpenedPlan:
    """A plan as a file and its journal hold it.

    colours: colour class of each region as it was seen last, None where nobody has chosen any.
    recovered: gestures that only the journal held; they are part of the plan. findings: what a
    person should know.
    """

    file: PlanFile
    layer: BlockLayer
    plan: Plan
    info: PlanInfo
    colours: Optional[list[int]] = None
    recovered: int = 0
    findings: list[Finding] = field(default_factory=list)


class PlanFile(PlanShelf):
    """A plan file and the plan in it that is open; made by ``create`` and ``open``."""

    def __init__(
        self,
        path: Path,
        file_id: str,
        stored: Stored,
        lock: Optional[PlanLock],
        journal: Optional[Journal],
        remote: bool,
        read_only: bool = False,
    ) -> None:
        super().__init__(path, file_id, remote, read_only)
        self._stored = stored
        self._lock = lock
        self._journal = journal
        #: Steps made since the last saving, for those that are dropped before the next one.
        self._made: dict[int, StepRow] = {}
        #: Stamps of savings that failed, and of which nobody knows whether they arrived.
        self._tried: set[str] = set()

    # Making and opening

    @classmethod
    def create(
        cls,
        path: Path,
        layer: BlockLayer,
        plan: Plan,
        info: PlanInfo,
        *,
        colours: Optional[Sequence[int]] = None,
        overwrite: bool = False,
        remote: Optional[bool] = None,
    ) -> PlanFile:
        """Write a new plan file, and keep it open.

        remote: whether the path leads to another computer; None finds out. Raises ``UserError``,
        ``plan_file_exists`` unless an existing file may be overwritten.
        """
        with held(path, overwrite) as lock:
            info = dated(info, plan, info.plan_id)
            file_id, stored = write_file(path, layer, plan, info, colours)
        journal = _fresh_journal(path, file_id)
        return cls(path, file_id, stored, lock, journal, _asked(path, remote))

    @classmethod
    def open(
        cls,
        path: Path,
        plan_id: str = "",
        *,
        preferred: str = "",
        mode: Mode = Mode.EDIT,
        journal_folder: Optional[Path] = None,
        feedback: Optional[QgsProcessingFeedback] = None,
        remote: Optional[bool] = None,
    ) -> OpenedPlan:
        """Read a plan of a file with all gestures that its journal holds.

        plan_id: "" takes the preferred plan where it is still there, else the one that was worked
        on last. journal_folder: for the journal where
        the folder of the file takes none. Raises ``UserError``, ``plan_file_held`` where another
        QGIS has it open.
        """
        with reading(path) as connection:
            file_id = get(connection, "datei_id")
        lock = hold(path) if mode is Mode.EDIT else None
        try:
            if lock is not None:
                remove_remains(path)
            told: list[Finding] = []
            for _ in range(recovery.ATTEMPTS):
                found = recovery.find(path, journal_folder, file_id)
                with reading(path) as connection:
                    chosen = plan_id or recovery.last_plan(
                        found.entries, read_entries(connection), preferred
                    )
                    layer, was_known = read_blocks(connection, path, feedback)
                    stored = read_plan(connection, chosen, layer.blocks.index_of_key)
                # Whoever holds the file may have saved in between.
                if mode is Mode.EDIT or recovery.is_as_before(found, path, journal_folder, file_id):
                    break
            journal = None
            if mode is Mode.EDIT:
                journal = recovery.journal_of(found, file_id, told)
            elif found.trouble:
                recovery.tell_trouble(found, None, told)
            read_only = mode is Mode.READ
            file = cls(path, file_id, stored, lock, journal, _asked(path, remote), read_only)
            if mode is Mode.EDIT and journal is not None and not file.can_save:
                told.append(Finding("F09", Level.WARNING))
            if not was_known and file.can_save and not file._remote:
                layer.keep_neighbours(path)
            return file._opened(layer, found.entries, told)
        except BaseException:
            if lock is not None:
                lock.unlock()
            raise

    # State

    @property
    def plan_id(self) -> str:
        """The plan that is open."""
        return self._stored.info.plan_id

    @property
    def can_save(self) -> bool:
        """Whether saving has a chance: opened for changes, in a place that can be written."""
        if self.read_only or self._lock is None:
            return False
        try:
            check_may_replace(self.path)
        except UserError:
            return False
        return True

    @property
    def has_unsaved(self) -> bool:
        """Whether gestures were recorded that the file lacks."""
        return bool(self.unsaved)

    @property
    def unsaved(self) -> int:
        """How many gestures were recorded that the file lacks."""
        return len(self._pending())

    # The plan that is open

    def recorder(self, plan: Plan) -> Callable[[Event], None]:
        """What has to hear of each finished gesture of the plan (``Plan.recorders``).

        It returns when the gesture is on the disk, and raises ``UserError("journal_failed")`` where
        that cannot be; the gesture is then written with the next one.
        """
        plan_id = self.plan_id

        def record(event: Event) -> None:
            if plan_id != self.plan_id:
                raise RuntimeError("another plan of the file is open")
            written = event_record(plan, event)
            self._keep_step(written)
            if self._journal is not None:
                entries: list[dict[str, Any]] = [{"fassung": plan_id, "ereignis": written}]
                if not recovery.knows(self._journal.entries, plan_id, self._stored.stamp):
                    entries.insert(0, {"fassung": plan_id, "beginn": self._stored.stamp})
                self._journal.append(*entries)

        return record

    def save(self, plan: Plan, info: PlanInfo, colours: Optional[Sequence[int]] = None) -> PlanInfo:
        """Bring what has changed into the file; returns the info as it is stored.

        Whatever goes wrong (``UserError``), the file keeps what it held and the journal the
        gestures.
        """
        info = dated(info, plan, self.plan_id)
        stamp = uuid.uuid4().hex
        if self._journal is not None and self.has_unsaved:
            # A journal that cannot be written is no reason not to save.
            with suppress(UserError):
                self._journal.append({"fassung": self.plan_id, "sichern": stamp})

        def action(connection: sqlite3.Connection) -> Stored:
            present = find_stamp(connection, self.plan_id)
            if present not in {self._stored.stamp, *self._tried}:
                raise UserError("plan_file_changed", path=str(self.path))
            before = self._stored if present == self._stored.stamp else None
            steps, logged = self._known_steps(), self._stored.decisions
            return write_plan(connection, plan, info, stamp, before, colours, steps, logged)

        try:
            self._stored = self._change(action)
        except BaseException:
            self._tried.add(stamp)
            raise
        self._tried.clear()
        self._made.clear()
        if self._journal is not None:
            self._journal.forget(self.plan_id)
        return info

    def save_as(
        self,
        path: Path,
        layer: BlockLayer,
        plan: Plan,
        info: PlanInfo,
        colours: Optional[Sequence[int]] = None,
        *,
        overwrite: bool = False,
        remote: Optional[bool] = None,
    ) -> PlanFile:
        """Write the file with all its plans under another name and go on in the file returned.

        Where the file is gone or damaged, the plan that is open is written anew; then the name may
        be the same. The former file stays as it was saved last; the gestures since then are in the
        new one, and set aside in the old journal.
        """
        same = path.absolute() == self.path.absolute()
        with held(path, overwrite, self._lock if same else None) as lock:
            info = dated(info, plan, self.plan_id)
            file_id, stored = write_file(
                path,
                layer,
                plan,
                info,
                colours,
                source=self.path,
                steps=self._known_steps(),
                logged=self._stored.decisions,
            )
        if same:
            self._lock = self._journal = None
        else:
            with suppress(UserError):
                self.discard()
            self.close()
        journal = _fresh_journal(path, file_id)
        return PlanFile(path, file_id, stored, lock, journal, _asked(path, remote))

    def load(self, plan_id: str, layer: BlockLayer) -> OpenedPlan:
        """Open another plan of the file on its blocks."""
        with reading(self.path) as connection:
            stored = read_plan(connection, plan_id, layer.blocks.index_of_key)
        self._stored = stored
        self._made.clear()
        self._tried.clear()
        if self._journal is not None:
            return self._opened(layer, self._journal.entries, [])
        return self._opened(layer, recovery.find(self.path, None, self._file_id).entries, [])

    def import_plan(
        self,
        path: Path,
        plan_id: str,
        layer: BlockLayer,
        feedback: Optional[QgsProcessingFeedback] = None,
    ) -> ImportedPlan:
        """Take a plan of another file over, with what its journal holds; ``load`` opens it then.

        layer: the blocks of this file. Other blocks are no obstacle; the report says how each one
        found its region, and is kept in the protocol.
        """
        theirs = PlanFile.open(path, plan_id, mode=Mode.READ, feedback=feedback)
        stored = theirs.file._stored
        steps = theirs.file._known_steps()
        taken = take_over(
            theirs.plan, theirs.layer, layer, theirs.info.title, steps, stored.decisions, feedback
        )
        taken.findings.extend(theirs.findings)
        return self._store(taken, theirs.info, path.stem)

    def branch_off(
        self, plan: Plan, info: PlanInfo, title: str, colours: Optional[Sequence[int]] = None
    ) -> PlanInfo:
        """Let the unsaved gestures go with a branch; this plan is as it was saved last then.

        Returns the info of the branch; open one of both then. Raises ``UserError`` as ``branch``,
        and nothing has changed.
        """
        fresh = self.branch(plan, info, title, colours)
        self.forget_unsaved()
        return fresh

    def forget_unsaved(self) -> None:
        """Drop the unsaved gestures; open the plan again then."""
        # Their numbers are given again.
        self._made.clear()
        if self._journal is not None:
            self._journal.forget(self.plan_id)

    def discard(self) -> Optional[Path]:
        """Set the unsaved gestures aside, in a copy of the journal; open the plan again then."""
        if self._journal is None or not self._pending():
            return None
        # Their numbers are given again.
        self._made.clear()
        entries = self._journal.entries
        kept = [entry for entry in entries if entry.get("fassung") != self.plan_id]
        return self._journal.set_aside("beiseite", kept)

    def close(self) -> None:
        """Let go of the file; unsaved gestures wait in the journal for the next opening."""
        if self._journal is not None and not self._pending():
            self._journal.forget(self.plan_id)
            self._journal.close()
        self._journal = None
        self._unlock()

    # Inside

    def _opened(
        self, layer: BlockLayer, entries: Sequence[Any], findings: list[Finding]
    ) -> OpenedPlan:
        plan = plan_of(self._stored, layer.blocks, layer.contiguity)
        told = [*self._stored.findings, *findings]
        events, colours = recovery.replayed(
            plan, layer.lines, entries, self._stored, self._journal, told
        )
        for event in events:
            self._keep_step(event)
        return OpenedPlan(self, layer, plan, self._stored.info, colours, len(events), told)

    def _keep_step(self, record: Any) -> None:
        step = record.get("schritt")
        if record["ereignis"] == "do":
            number = int(step["nr"])
            text = step_json(step)
            self._made[number] = StepRow(number, step["zeit"], step["art"], DROPPED, text)

    def _known_steps(self) -> dict[int, StepRow]:
        return {**self._made, **self._stored.steps}

    def _pending(self) -> Sequence[Any]:
        if self._journal is None:
            return []
        return pending(self._journal.entries, self.plan_id, self._stored.stamp) or []

    def _unlock(self) -> None:
        if self._lock is not None:
            self._lock.unlock()
            self._lock = None


def _fresh_journal(path: Path, file_id: str) -> Journal:
    return Journal(path.with_name(path.name + SUFFIX), file_id)


def _asked(path: Path, remote: Optional[bool]) -> bool:
    return is_remote(path) if remote is None else remote
