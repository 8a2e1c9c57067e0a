# SPDX-License-Identifier: GPL-2.0-or-later
"""One QGIS at a time changes a plan file.

The lock is a small file beside it and says who holds it. It lasts as long as the plan is open,
unlike locks of SQLite, which last for a transaction. A holder of this computer that is no longer
running does not count.
"""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import Optional

from qgis.PyQt.QtCore import QLockFile

from ...core.errors import UserError

SUFFIX = ".sperre"
#: Seconds in which a QGIS that runs has long written into its lock.
_MOMENT = 0.3


def lock_path(path: Path) -> Path:
    """The lock of a plan file."""
    return path.with_name(path.name + SUFFIX)


def hold(path: Path) -> Optional[QLockFile]:
    """Hold a plan file; ``UserError("plan_file_held")`` where another QGIS does.

    None where the folder takes no files: nobody can hold it there, and nobody can change it.
    """
    place = lock_path(path)
    lock = QLockFile(str(place))
    # No age at which a lock no longer counts: a workshop may last all day.
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        return lock
    if lock.error() != QLockFile.LockError.LockFailedError:
        return None
    known, process, host, _ = lock.getLockInfo()
    if not known and _is_abandoned(place, lock) and lock.tryLock(0):
        return lock
    try:
        since = datetime.fromtimestamp(place.stat().st_mtime).strftime("%d.%m.%Y %H:%M")
    except OSError:
        since = "?"
    raise UserError(
        "plan_file_held",
        path=str(path),
        host=host if known else "?",
        pid=str(process) if known else "?",
        since=since,
        lock=str(place),
    )


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
