# SPDX-License-Identifier: GPL-2.0-or-later
"""The journal: every finished gesture, on the disk before the next one begins.

A text file beside the plan file, a line an entry: checksum, number, JSON. Each checksum (CRC-32)
goes on from that of the line before, so that a line lost or changed in the middle is noticed. A
last line that the power cut tore apart is no gesture; it is ignored and cut off.

Which gestures the plan file lacks is told by stamps. Each saving gives the plan in the file a new
random stamp, in the same transaction. The journal notes the stamp that gestures start from
(``beginn``) and, before a transaction, the stamp it is going to set (``sichern``). Whatever moment
the power is cut, one of both is the stamp in the file, and the gestures after that note are those
to be replayed. Where neither is, somebody has replaced the file, and the gestures do not fit it.
"""

from __future__ import annotations

import json
import os
import shutil
import zlib
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Iterable, Mapping, Optional

from ...core.errors import UserError
from .store import sync_file, sync_folder

SUFFIX = ".journal"
FORMAT = 1

Entry = Mapping[str, Any]


@dataclass
class Content:
    """What stands in a journal.

    file_id: of the plan file it belongs to, "" where the beginning is unreadable. entries: in
    order. broken: a line before the last one is unreadable; what comes after it does not count.
    good: bytes up to the last line that counts.
    """

    file_id: str = ""
    newer: bool = False
    entries: list[Entry] = field(default_factory=list)
    broken: bool = False
    good: int = 0


def read(path: Path) -> Content:
    """Read a journal; an empty ``Content`` where there is none."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Content()
    except OSError as error:
        raise UserError("file_unreadable", path=str(path)) from error
    content, chain = Content(), 0
    lines = data.split(b"\n")
    for number, line in enumerate(lines):
        entry, chain = _decoded(line, number, chain)
        if entry is None:
            content.broken = any(rest.strip(b"\0\r ") for rest in lines[number + 1 :])
            break
        if number == 0:
            content.file_id = str(entry.get("datei", ""))
            content.newer = int(entry.get("journal", 0)) > FORMAT
        else:
            content.entries.append(entry)
        content.good += len(line) + 1
    return content


def pending(entries: Iterable[Entry], plan_id: str, stamp: str) -> Optional[list[Entry]]:
    """Events of a plan that a file with this stamp lacks; None where they do not fit it."""
    events: list[Entry] = []
    known = True
    for entry in entries:
        if entry.get("fassung") != plan_id:
            continue
        if "ereignis" in entry:
            events.append(entry["ereignis"])
        elif stamp in (entry.get("beginn"), entry.get("sichern")):
            events, known = [], True
        elif "beginn" in entry:
            # What came before was saved under a stamp that has gone by since.
            events, known = [], False
    return events if known or not events else None


class Journal:
    """The journal of a plan file that is open for changes.

    Holds in memory what it has on the disk, so that a file that was removed, cut or hit by a full
    disk is written anew in one piece.
    """

    def __init__(self, path: Path, file_id: str, entries: Iterable[Entry] = ()) -> None:
        self.path = path
        self.file_id = file_id
        self._entries = list(entries)
        self._size = -1
        content = read(path)
        if content.entries == self._entries and content.file_id == file_id:
            self._size = content.good
            self._chain = _chain_of(path, content.good)

    @property
    def entries(self) -> list[Entry]:
        """All entries in order."""
        return list(self._entries)

    def append(self, *entries: Entry) -> None:
        """Write entries and wait for the disk.

        ``UserError("journal_failed")``; the entries are kept and written with the next ones.
        """
        number = len(self._entries) + 1
        self._entries.extend(entries)
        try:
            if self._size < 0 or _size_of(self.path) != self._size:
                self._write_anew()
                return
            lines, chain = _encoded(entries, number, self._chain)
            size, self._size = self._size, -1
            with self.path.open("ab") as file:
                file.write(lines)
                file.flush()
                os.fsync(file.fileno())
            self._size, self._chain = size + len(lines), chain
        except OSError as error:
            self._size = -1
            reason = error.strerror or str(error)
            raise UserError("journal_failed", path=str(self.path), reason=reason) from error

    def forget(self, plan_id: str) -> None:
        """Drop the entries of a plan, whose gestures are in the file now.

        A failure does no harm: their stamp has gone by, so that nobody replays them.
        """
        kept = [entry for entry in self._entries if entry.get("fassung") != plan_id]
        if kept == self._entries:
            return
        self._entries = kept
        self._size = -1
        with suppress(OSError):
            self._write_anew()

    def set_aside(self, why: str, kept: Iterable[Entry]) -> Optional[Path]:
        """Keep a copy of the file under another name and go on with the entries that are kept.

        The copy is made first, so that a power cut finds either all or what is kept.
        """
        aside = set_aside(self.path, why, leave=True)
        self._entries = list(kept)
        self._size = -1
        self.flush()
        return aside

    def flush(self) -> None:
        """Write all entries anew; ``UserError("journal_failed")``."""
        try:
            self._write_anew()
        except OSError as error:
            reason = error.strerror or str(error)
            raise UserError("journal_failed", path=str(self.path), reason=reason) from error

    def close(self) -> None:
        """Remove the file where nothing is left in it."""
        if not self._entries:
            with suppress(OSError):
                self.path.unlink()

    def _write_anew(self) -> None:
        first = {"journal": FORMAT, "datei": self.file_id}
        lines, chain = _encoded([first, *self._entries], 0, 0)
        fresh = self.path.with_name(self.path.name + ".neu")
        with fresh.open("wb") as file:
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, self.path)
        sync_folder(self.path.parent)
        self._size, self._chain = len(lines), chain


def set_aside(path: Path, why: str, leave: bool = False) -> Optional[Path]:
    """Keep a journal under a name by which it is not replayed; None where there is none.

    leave: copy it instead of renaming it.
    """
    stamp = datetime.now().strftime("%Y%m%d-%H%M%S")
    target = path.with_name(f"{path.name}.{why}-{stamp}")
    number = 1
    while target.exists():
        number += 1
        target = path.with_name(f"{path.name}.{why}-{stamp}-{number}")
    try:
        if leave:
            shutil.copyfile(path, target)
            sync_file(target)
        else:
            os.replace(path, target)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        raise UserError("write_failed", path=str(target), reason=reason) from error
    return target


def _encoded(entries: Iterable[Entry], number: int, chain: int) -> tuple[bytes, int]:
    lines = []
    for offset, entry in enumerate(entries):
        text = json.dumps(entry, ensure_ascii=False, separators=(",", ":"))
        body = f"{number + offset} {text}".encode()
        chain = zlib.crc32(body, chain)
        lines.append(b"%08x %s\n" % (chain, body))
    return b"".join(lines), chain


def _decoded(line: bytes, number: int, chain: int) -> tuple[Optional[Entry], int]:
    """The entry of a line and its checksum; None where the line is not what was written."""
    body = line[9:]
    new = zlib.crc32(body, chain)
    if line[:9] != b"%08x " % new or not body.startswith(b"%d " % number):
        return None, chain
    try:
        entry = json.loads(body.split(b" ", 1)[1])
    except ValueError:
        return None, chain
    return (entry, new) if isinstance(entry, dict) else (None, chain)


def _chain_of(path: Path, good: int) -> int:
    """The checksum of the last line that counts."""
    lines = path.read_bytes()[:good].rstrip(b"\n").split(b"\n")
    return int(lines[-1][:8], 16) if good else 0


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return -2
