# SPDX-License-Identifier: GPL-2.0-or-later
"""Transactions on a plan file: opened, used and closed at once, so that nobody else is kept out.

On a local drive SQLite changes the file in place. Over a network its locks cannot be relied upon;
there a copy is changed on the local drive and takes the place of the file in one step.
"""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Callable, Iterator, TypeVar
from urllib.parse import quote

from ...core.errors import UserError
from ..files import atomic_write
from .schema import check_format

#: How long another program may hold the file before it is reported.
PATIENCE = 3.0
_HEADER = 100
_MAGIC = b"SQLite format 3\0"
T = TypeVar("T")


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that changes nothing; ``UserError`` for whatever is wrong with the file."""
    _check_whole(path)
    with translated(path), closing(_connect_for_reading(path)) as connection:
        connection.execute("PRAGMA query_only = 1")
        # One snapshot for all that is read.
        connection.execute("BEGIN")
        check_format(connection, path)
        yield connection


def change(path: Path, action: Callable[[sqlite3.Connection], T], remote: bool) -> T:
    """Let an action change the file in one transaction; returns what the action returns.

    remote: the file lies on a network drive. Whatever happens, the file afterwards holds all of
    the change or nothing of it. Raises ``UserError``.
    """
    _check_whole(path)
    if not remote:
        with translated(path):
            return _in_place(path, action)
    with tempfile.TemporaryDirectory(prefix="sozialraum-") as folder:
        local = Path(folder) / path.name
        copy(path, local)
        with translated(path):
            result = _in_place(local, action)
        put_in_place(local, path)
    return result


def copy(source: Path, target: Path) -> None:
    """A copy of a file as its last transaction left it, also where others hold it open."""
    with reading(source) as connection:
        connection.rollback()
        with translated(target), closing(sqlite3.connect(str(target))) as fresh:
            connection.backup(fresh)
            fresh.execute("PRAGMA journal_mode = DELETE")


def put_in_place(local: Path, path: Path) -> None:
    """Let a finished local file take the place of another one, safe against a power cut."""
    with atomic_write(path) as beside:
        shutil.copyfile(local, beside)
        sync_file(beside)
    sync_folder(path.parent)


def check_may_replace(path: Path) -> None:
    """``UserError("no_write_permission")`` where a file may not be changed.

    Replacing it would get round a write protection that somebody has set on purpose.
    """
    if not os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids):
        raise UserError("no_write_permission", path=str(path))


def remove_remains(path: Path) -> None:
    """Remove what a session that was killed has left of copies of this file beside it.

    Only for the holder of the lock; nobody else makes such copies then.
    """
    for folder in path.parent.glob(".sozialraum-*"):
        with suppress(OSError):
            if [entry.name for entry in folder.iterdir()] == [path.name]:
                shutil.rmtree(folder)


def sync_file(path: Path) -> None:
    """Wait until a file is on the disk."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_folder(folder: Path) -> None:
    """Wait until the names of a folder are on the disk; Windows does that by itself."""
    if os.name == "nt":
        return
    # Some network drives cannot; there is nothing more that could be done.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Errors of SQLite and the system as one sentence each."""
    try:
        yield
    except sqlite3.Error as error:
        raise _as_user_error(error, path) from error
    except OSError as error:
        if error.errno == errno.ENOSPC:
            raise UserError("disk_full", path=str(path)) from error
        if isinstance(error, PermissionError) or error.errno == errno.EROFS:
            raise UserError("no_write_permission", path=str(path)) from error
        reason = error.strerror or str(error)
        raise UserError("write_failed", path=str(path), reason=reason) from error


def _as_user_error(error: sqlite3.Error, path: Path) -> UserError:
    # Python 3.9 knows no codes of SQLite; the texts are part of its interface since version 2.
    text = str(error).lower()
    if "locked" in text or "busy" in text:
        return UserError("plan_file_busy", path=str(path))
    if "full" in text:
        return UserError("disk_full", path=str(path))
    if "readonly" in text or "read-only" in text or "unable to open" in text:
        return UserError("no_write_permission", path=str(path))
    if "i/o error" in text:
        return UserError("write_failed", path=str(path), reason=str(error))
    return UserError("plan_file_damaged", path=str(path))


def _check_whole(path: Path) -> None:
    """``UserError`` where there is no file, or only a part of one."""
    if not path.is_file():
        raise UserError("file_missing", path=str(path))
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER)
            size = file.seek(0, os.SEEK_END)
    except OSError as error:
        raise UserError("file_unreadable", path=str(path)) from error
    if not _MAGIC.startswith(header[: len(_MAGIC)]) and header.strip(b"\0"):
        raise UserError("plan_file_foreign", path=str(path))
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        # A power cut leaves files that are empty, cut short or full of zeros.
        raise UserError("plan_file_damaged", path=str(path))
    page = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    counted = header[24:28] == header[92:96]
    log = path.with_name(path.name + "-wal")
    # A log may hold pages that the file does not have yet; a rollback journal cuts others off.
    if counted and not log.exists() and size < pages * (65_536 if page == 1 else page):
        raise UserError("plan_file_damaged", path=str(path))


def _connect(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    name = quote(path.absolute().as_posix(), safe="/:")
    slash = "" if name.startswith("/") else "/"
    return sqlite3.connect(
        f"file://{slash}{name}?{mode}", timeout=patience, uri=True, isolation_level=None
    )


def _connect_for_reading(path: Path) -> sqlite3.Connection:
    # A transaction that was cut off is rolled back by whoever may write; others read round it.
    problem: sqlite3.Error = sqlite3.OperationalError("unable to open")
    for mode in ("mode=rw", "mode=ro", "immutable=1"):
        if mode == "immutable=1" and path.with_name(path.name + "-journal").exists():
            break
        try:
            connection = _connect(path, mode, PATIENCE)
        except sqlite3.OperationalError as error:
            problem = error
            continue
        try:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.OperationalError as error:
            connection.close()
            problem = error
            if "locked" in str(error):
                break
            continue
        except sqlite3.Error:
            connection.close()
            raise
        return connection
    raise problem


def _in_place(path: Path, action: Callable[[sqlite3.Connection], T]) -> T:
    # QGIS leaves the write-ahead log on; without it the file stands alone again. That needs the
    # file to itself and is not worth waiting for.
    with suppress(sqlite3.OperationalError), closing(_connect(path, "mode=rw", 0.0)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE").fetchone()
    with closing(_connect(path, "mode=rw", PATIENCE)) as connection:
        # The change outlives a power cut right after it, since the journal of gestures is cut then.
        connection.execute("PRAGMA synchronous = EXTRA")
        connection.execute("BEGIN IMMEDIATE")
        try:
            check_format(connection, path)
            result = action(connection)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
    return result
