# SPDX-License-Identifier: GPL-2.0-or-later
"""Whether a file lies on a network drive."""

from __future__ import annotations

import os
from pathlib import Path, PureWindowsPath

from qgis.PyQt.QtCore import QStorageInfo

#: File systems that reach another computer, as the system names them.
_REMOTE = ("nfs", "cifs", "smb", "sshfs", "davfs", "afpfs", "webdav", "gvfs", "9p", "ncpfs", "afs")
#: What GetDriveTypeW answers for a mapped drive (Windows API, fileapi.h).
_DRIVE_REMOTE = 4


def is_remote(path: Path) -> bool:
    """Whether a path leads to another computer; where nobody can say, it does not."""
    if os.name == "nt":
        return is_unc(str(path.absolute())) or _is_mapped(path.absolute().anchor)
    return is_remote_system(bytes(QStorageInfo(str(path.parent)).fileSystemType()).decode())


def is_unc(path: str) -> bool:
    r"""Whether a path names a server, as ``\\server\share`` does."""
    drive = PureWindowsPath(path).drive.upper()
    if drive.startswith(("\\\\?\\", "\\\\.\\")):
        return drive.startswith("\\\\?\\UNC\\")
    return drive.startswith("\\\\")


def is_remote_system(name: str) -> bool:
    """Whether a file system of this name, such as ``nfs4`` or ``fuse.sshfs``, is a remote one."""
    plain = name.lower()
    plain = plain[5:] if plain.startswith("fuse.") else plain
    return plain.startswith(_REMOTE)


def _is_mapped(root: str) -> bool:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined]
    return bool(kernel.GetDriveTypeW(root) == _DRIVE_REMOTE)
