# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans as rows of a plan file, read: from the tables to a ``Plan`` with its history."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Mapping, Optional

import numpy as np

from ...core.arrays import BoolArray, Int32Array, IntArray
from ...core.blocks import Blocks
from ...core.contiguity import Contiguity
from ...core.errors import UserError
from ...core.findings import Finding, Level
from ...core.plan import UNASSIGNED, Plan, PlanInfo
from ...core.plan.records import plan_from_record
from .schema import ROOM

#: States of a step in the table ``schritt``.
DONE, UNDONE, DROPPED, FOREIGN = "getan", "zurueckgenommen", "verworfen", "fremd"


@dataclass(frozen=True)
class PlanEntry:
    """A plan in a file. deleted: marked as deleted. regions: Sozialräume that have blocks or could
    have. unsaved: gestures that only the journal holds."""

    info: PlanInfo
    deleted: bool
    regions: int
    unsaved: int = 0


@dataclass(frozen=True)
class StepRow:
    """A row of the table ``schritt``; data: JSON as of ``core.plan.records.step_record``."""

    number: int
    time: str
    kind: str
    state: str
    data: str


@dataclass
class Stored:
    """What the file holds of a plan, in the order of the blocks.

    number: of the row in ``fassung``. rows: numbers of the rows in ``zuordnung``, -1 where a block
    has none, (n,). region_of, locked: (n,). regions: rows of the register. steps: by number;
    foreign: those that belong to other blocks and cannot be taken back. decisions: columns by
    number.
    """

    number: int
    stamp: str
    info: PlanInfo
    next_step: int
    rows: IntArray
    region_of: Int32Array
    locked: BoolArray
    regions: list[dict[str, Any]]
    steps: dict[int, StepRow] = field(default_factory=dict)
    foreign: frozenset[int] = frozenset()
    decisions: dict[int, dict[str, Any]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    @property
    def colours(self) -> Optional[list[int]]:
        """The colour class of each region; None where one has none."""
        colours = [entry["farbe"] for entry in self.regions]
        return colours if all(isinstance(colour, int) for colour in colours) else None

    @property
    def region_keys(self) -> list[str]:
        """Keys of the register."""
        return [str(entry["sr_id"]) for entry in self.regions]


def read_entries(connection: sqlite3.Connection) -> list[PlanEntry]:
    """All plans of a file, the one saved last first, deleted ones at the end."""
    regions = dict(
        connection.execute(
            "SELECT fassung_id, count(*) FROM sozialraum WHERE entfallen = 0 GROUP BY fassung_id"
        )
    )
    entries = [
        PlanEntry(_info(row), bool(row["geloescht"]), regions.get(row["fassung_id"], 0))
        for row in _dictionaries(
            connection,
            "SELECT * FROM fassung ORDER BY geloescht <> '', geaendert DESC, fid DESC",
        )
    ]
    return entries


def find_stamp(connection: sqlite3.Connection, plan_id: str) -> Optional[str]:
    """The stamp of the last saving of a plan; None where there is no such plan."""
    row = connection.execute(
        "SELECT stempel FROM fassung WHERE fassung_id = ?", (plan_id,)
    ).fetchone()
    return None if row is None else str(row[0])


def read_plan(connection: sqlite3.Connection, plan_id: str, keys: Mapping[str, int]) -> Stored:
    """The rows of a plan; keys: position of each block key."""
    heads = list(
        _dictionaries(connection, "SELECT * FROM fassung WHERE fassung_id = ?", (plan_id,))
    )
    if not heads:
        raise UserError("plan_unknown")
    head = heads[0]
    number = int(head["fid"])
    span = (number * ROOM, (number + 1) * ROOM)
    n = len(keys)
    stored = Stored(
        number,
        str(head["stempel"]),
        _info(head),
        _whole(head["naechster_schritt"]) or 1,
        np.full(n, -1, dtype=np.int64),
        np.full(n, UNASSIGNED, dtype=np.int32),
        np.zeros(n, dtype=bool),
        [
            {name: _plain(name, value) for name, value in entry.items()}
            for entry in _dictionaries(
                connection, "SELECT * FROM sozialraum WHERE fid >= ? AND fid < ? ORDER BY fid", span
            )
        ],
    )
    if [entry["nr"] for entry in stored.regions] != list(range(len(stored.regions))):
        # Blocks know their region by its number; with one missing they would know another.
        raise UserError("plan_register_torn", title=stored.info.title)
    _read_assignment(connection, span, keys, stored)
    for fid, *texts in connection.execute(
        "SELECT fid, zeit, art, zustand, daten FROM schritt "
        "WHERE fid >= ? AND fid < ? ORDER BY fid",
        span,
    ):
        stored.steps[fid - span[0]] = StepRow(fid - span[0], *map(str, texts))
    for entry in _dictionaries(
        connection, "SELECT * FROM entscheidung WHERE fid >= ? AND fid < ? ORDER BY fid", span
    ):
        stored.decisions[entry["fid"] - span[0]] = {
            name: _plain(name, value) for name, value in entry.items()
        }
    return stored


def plan_of(stored: Stored, blocks: Blocks, contiguity: Contiguity) -> Plan:
    """The plan with its history; where that does not fit the blocks any more, without, and said."""
    locked = [str(key) for key in blocks.keys[stored.locked].tolist()]
    record: dict[str, Any] = {
        "gemeinde_fest": stored.info.municipality_is_hard,
        "regionen": [
            {**entry, "fixiert": bool(entry["fixiert"]), "entfallen": bool(entry["entfallen"])}
            for entry in stored.regions
        ],
        "gesperrt": locked,
        "entscheidungen": [[number, entry] for number, entry in stored.decisions.items()],
        "naechste": max([stored.next_step, *(number + 1 for number in stored.steps)]),
        "schritte": [],
        "zurueckgenommen": [],
    }
    with suppress(ValueError, UserError):
        done = [json.loads(row.data) for row in stored.steps.values() if row.state == DONE]
        undone = [json.loads(row.data) for row in stored.steps.values() if row.state == UNDONE]
        history = {"schritte": done, "zurueckgenommen": undone[::-1]}
        return plan_from_record(blocks, contiguity, stored.region_of, {**record, **history})
    stored.foreign = frozenset(
        number for number, row in stored.steps.items() if row.state in (DONE, UNDONE)
    )
    stored.findings.append(Finding("F03", Level.WARNING, {"n": len(stored.foreign)}))
    return plan_from_record(blocks, contiguity, stored.region_of, record)


def _read_assignment(
    connection: sqlite3.Connection,
    span: tuple[int, int],
    keys: Mapping[str, int],
    stored: Stored,
) -> None:
    rows = connection.execute(
        "SELECT fid, baustein_id, sr_nr, gesperrt FROM zuordnung WHERE fid >= ? AND fid < ?", span
    ).fetchall()
    at = np.array([keys.get(row[1], -1) for row in rows], dtype=np.int64)
    number = np.array([row[0] for row in rows], dtype=np.int64)
    register = range(len(stored.regions))
    region = np.array(
        [row[2] if row[2] in register else UNASSIGNED for row in rows], dtype=np.int64
    )
    locked = np.array([bool(row[3]) for row in rows], dtype=bool)
    known = at >= 0
    stored.rows[at[known]] = number[known]
    stored.region_of[at[known]] = region[known]
    stored.locked[at[known]] = locked[known]
    odd = [
        str(row[1])
        for row, found in zip(rows, known.tolist())
        if found and row[2] is not None and row[2] not in register
    ]
    if odd:
        stored.findings.append(Finding("F08", Level.WARNING, {"keys": sorted(odd), "n": len(odd)}))
    gone = [str(row[1]) for row, found in zip(rows, known.tolist()) if not found]
    if gone:
        stored.findings.append(
            Finding("F01", Level.WARNING, {"keys": sorted(gone), "n": len(gone)})
        )
    new = np.flatnonzero(stored.rows < 0)
    if len(new):
        names = list(keys)
        added = sorted(names[index] for index in new.tolist())
        stored.findings.append(
            Finding("F02", Level.WARNING, {"keys": added, "n": len(added)}, tuple(new.tolist()))
        )


def _plain(name: str, value: Any) -> Any:
    """A value of a column; texts that somebody has emptied are empty texts."""
    return "" if value is None and name != "farbe" else value


def _whole(value: Any) -> Optional[int]:
    """A whole number, None for whatever else somebody has entered."""
    return value if isinstance(value, int) else None


def _info(row: Mapping[str, Any]) -> PlanInfo:
    def text(name: str) -> str:
        return "" if row[name] is None else str(row[name])

    return PlanInfo(
        text("fassung_id"),
        text("titel"),
        text("version"),
        text("status"),
        text("gueltig_ab"),
        text("gueltig_bis"),
        text("beschluss"),
        text("vorgaenger_fassung"),
        _whole(row["einwohner_von"]),
        _whole(row["einwohner_bis"]),
        bool(row["gemeinde_fest"]),
        text("erstellt"),
        text("geaendert"),
    )


def _dictionaries(
    connection: sqlite3.Connection, query: str, values: tuple[Any, ...] = ()
) -> list[dict[str, Any]]:
    cursor = connection.execute(query, values)
    names = [entry[0] for entry in cursor.description]
    return [dict(zip(names, row)) for row in cursor]
