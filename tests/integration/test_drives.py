# SPDX-License-Identifier: GPL-2.0-or-later
"""Network drives are known by what the system calls them."""

from __future__ import annotations

from pathlib import Path

import pytest
from sozialraumplaner.gis.plan_file.drives import is_remote, is_remote_system, is_unc


@pytest.mark.parametrize(
    "name",
    ["nfs", "nfs4", "cifs", "smb3", "smbfs", "fuse.sshfs", "fuse.gvfsd-fuse", "davfs2", "CIFS"],
)
def test_systems_that_reach_another_computer(name):
    assert is_remote_system(name)


@pytest.mark.parametrize("name", ["ext4", "NTFS", "tmpfs", "overlay", "fuseblk", "exfat", ""])
def test_systems_of_this_computer(name):
    assert not is_remote_system(name)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"\\server\freigabe\Pläne\Plan.gpkg", True),
        ("//server/freigabe/Plan.gpkg", True),
        (r"\\?\UNC\server\freigabe\Plan.gpkg", True),
        (r"\\?\C:\Pläne\Plan.gpkg", False),
        (r"C:\Pläne\Plan.gpkg", False),
        ("C:/Pläne/Plan.gpkg", False),
    ],
)
def test_windows_paths_that_name_a_server(path, expected):
    assert is_unc(path) is expected


def test_a_folder_of_this_computer(qgis_app, tmp_path: Path):
    assert not is_remote(tmp_path / "Plan.gpkg")
