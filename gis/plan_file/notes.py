# SPDX-License-Identifier: GPL-2.0-or-later
"""The protocol of a plan file: reports of imports and remarks, kept with their plan."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Note:
    """An entry of the protocol; data: whatever JSON can hold."""

    plan_id: str
    time: str
    kind: str
    text: str
    data: Any = None


def write_note(connection: sqlite3.Connection, note: Note) -> None:
    """Add an entry."""
    connection.execute(
        "INSERT INTO protokoll (fassung_id, zeit, art, text, daten) VALUES (?, ?, ?, ?, ?)",
        (
            note.plan_id,
            note.time,
            note.kind,
            note.text,
            json.dumps(note.data, ensure_ascii=False, default=str),
        ),
    )


def read_notes(connection: sqlite3.Connection) -> list[Note]:
    """All entries, oldest first."""
    notes = []
    for *texts, data in connection.execute(
        "SELECT fassung_id, zeit, art, text, daten FROM protokoll ORDER BY fid"
    ):
        value = None
        with suppress(ValueError, TypeError):
            value = json.loads(data)
        plan_id, time, kind, text = ("" if each is None else str(each) for each in texts)
        notes.append(Note(plan_id, time, kind, text, value))
    return notes
