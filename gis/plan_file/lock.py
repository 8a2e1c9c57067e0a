# SPDX-License-Identifier: GPL-2.0-or-later
"""One QGIS at a time changes a plan file.

The lock is a small file beside it and says which process of which computer holds it; a second one
names the login, so that people know whom to ask. Both last as long as the plan is open, unlike
locks of SQLite, which last for a transaction. A holder of this computer that is no longer running
does not count.
"""

from __future__ import annotations

import getpass
import time
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import Iterator, Optional

from qgis.PyQt.QtCore import QLockFile

from ...core.errors import UserError
from ..files import check_folder

SUFFIX = ".sperre"
#: Added to the name of the lock: the file with the login.
_LOGIN = ".name"
#: Seconds in which a QGIS that runs has long written into its lock.
_MOMENT = 0.3


def lock_path(path: Path) -> Path:
    """The lock of a plan file."""
    return path.with_name(path.name + SUFFIX)


class PlanLock:
    """A plan file that is held; made by ``hold``."""

    def __init__(self, lock: QLockFile, place: Path) -> None:
        self._lock = lock
        self._login = place.with_name(place.name + _LOGIN)
        # A name is a courtesy: where the system knows none, or the folder takes no more files, the
        # lock holds all the same.
        with suppress(OSError, KeyError, ImportError):
            self._login.write_text(f"{_holder(lock)}\n{getpass.getuser()}", encoding="utf-8")

    def unlock(self) -> None:
        """Let go of the file."""
        with suppress(OSError):
            self._login.unlink()
        self._lock.unlock()


def hold(path: Path) -> Optional[PlanLock]:
    """Hold a plan file; ``UserError("plan_file_held")`` where another QGIS does.

    None where the folder takes no files: nobody can hold it there, and nobody can change it.
    """
    place = lock_path(path)
    lock = QLockFile(str(place))
    # No age at which a lock no longer counts: a workshop may last all day.
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return PlanLock(lock, place)
    if lock.error() != QLockFile.LockError.LockFailedError:
        return None
    known, process, host, _ = lock.getLockInfo()
    if not known and _is_abandoned(place, lock) and lock.tryLock(0):
        return PlanLock(lock, place)
    try:
        since = datetime.fromtimestamp(place.stat().st_mtime).strftime("%d.%m.%Y %H:%M")
    except OSError:
        since = "?"
    raise UserError(
        "plan_file_held",
        path=str(path),
        user=_login_of(lock, place),
        host=host if known else "?",
        pid=str(process) if known else "?",
        since=since,
        lock=str(place),
    )


@contextmanager
def held(
    path: Path, overwrite: bool, lock: Optional[PlanLock] = None
) -> Iterator[Optional[PlanLock]]:
    """Hold a file that is about to be written, and let go of it where that fails.

    lock: by which it is held already. ``UserError("plan_file_exists")`` unless an existing file may
    be overwritten.
    """
    if path.exists() and not overwrite:
        raise UserError("plan_file_exists", path=str(path))
    check_folder(path.parent)
    own = lock is None
    lock = lock or hold(path)
    try:
        yield lock
    except BaseException:
        if own and lock is not None:
            lock.unlock()
        raise


def _holder(lock: QLockFile) -> str:
    """Process and computer that a lock names."""
    known, process, host, _ = lock.getLockInfo()
    return f"{process} {host}" if known else "?"


def _login_of(lock: QLockFile, place: Path) -> str:
    """Login of the holder, "?" where nobody wrote one or it belongs to an earlier holder."""
    with suppress(OSError, ValueError):
        text = place.with_name(place.name + _LOGIN).read_text(encoding="utf-8")
        holder, login = text.split("\n", 1)
        if holder == _holder(lock) != "?":
            return login.strip() or "?"
    return "?"


def _is_abandoned(place: Path, lock: QLockFile) -> bool:
    """Remove a lock that names nobody.

    Its maker was killed after making the file and before writing into it, or is about to write
    this very moment.
    """
    time.sleep(_MOMENT)
    if lock.getLockInfo()[0]:
        return False
    try:
        place.unlink()
    except FileNotFoundError:
        return True
    except OSError:
        # Windows removes no file that its maker still holds open.
        return False
    return True
