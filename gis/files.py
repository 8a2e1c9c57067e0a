# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing files so that a failure leaves nothing half-written behind."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import Iterator

from ..core.errors import UserError


def readable_file(path: str) -> Path:
    """The path, or ``UserError`` where there is no readable file."""
    candidate = Path(path)
    if not candidate.is_file():
        raise UserError("file_missing", path=str(candidate))
    if not os.access(candidate, os.R_OK):
        raise UserError("file_unreadable", path=str(candidate))
    return candidate


def check_folder(folder: Path) -> None:
    """``UserError`` unless files can be made in a folder."""
    try:
        is_folder = stat.S_ISDIR(os.stat(folder).st_mode)
    except PermissionError:
        raise UserError("no_write_permission", path=str(folder)) from None
    except OSError:
        is_folder = False
    if not is_folder:
        raise UserError("folder_missing", path=str(folder))
    effective = os.access in os.supports_effective_ids
    if not os.access(folder, os.W_OK, effective_ids=effective):
        raise UserError("no_write_permission", path=str(folder))


@contextmanager
def atomic_write(path: str | Path) -> Iterator[Path]:
    """Yield a path in a fresh folder beside ``path``; move it to ``path`` on success.

    The yielded path has the same file name, so that titles and formats derived from it are right.
    On any exception the target keeps its former content. Raises ``UserError`` with
    ``folder_missing``, ``no_write_permission``, ``file_locked`` or ``disk_full``.
    """
    target = Path(path)
    try:
        # Asking before whether the folder exists would mistake a closed one for a missing one.
        folder = Path(tempfile.mkdtemp(prefix=".sozialraum-", dir=target.parent))
    except (FileNotFoundError, NotADirectoryError) as error:
        raise UserError("folder_missing", path=str(target.parent)) from error
    except PermissionError as error:
        raise UserError("no_write_permission", path=str(target.parent)) from error
    except OSError as error:
        raise _as_user_error(error, target) from error
    try:
        temporary = folder / target.name
        try:
            yield temporary
            os.replace(temporary, target)
        except OSError as error:
            raise _as_user_error(error, target) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_user_error(error: OSError, target: Path) -> UserError:
    if error.errno == errno.ENOSPC:
        return UserError("disk_full", path=str(target))
    if isinstance(error, PermissionError):
        # Windows reports an open workbook as a permission error on replacing it.
        code = "file_locked" if target.exists() else "no_write_permission"
        return UserError(code, path=str(target))
    if error.errno in (errno.EROFS, errno.EACCES):
        return UserError("no_write_permission", path=str(target))
    return UserError("write_failed", path=str(target), reason=error.strerror or str(error))
