# SPDX-License-Identifier: GPL-2.0-or-later
"""Helper modules beside the tests, and a folder nobody may write to."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Iterator

import pytest

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def closed_folder(tmp_path: Path) -> Iterator[Path]:
    """A folder that the test may not write to, also where it runs as root."""
    folder = tmp_path / "geschlossen"
    folder.mkdir(mode=0o555)
    for path in (tmp_path, *tmp_path.parents[:2]):
        path.chmod(0o755)
    as_root = os.geteuid() == 0
    if as_root:
        os.seteuid(65534)
    yield folder
    if as_root:
        os.seteuid(0)
    folder.chmod(0o755)


@pytest.fixture
def window(qgis_app, monkeypatch):
    """A window with the dock; what a slot raises fails the test."""
    from small_window import SmallWindow

    raised = []
    monkeypatch.setattr(sys, "excepthook", lambda *fault: raised.append(fault[1]))
    shown = SmallWindow()
    shown.window.show()
    yield shown
    shown.close()
    assert raised == []


@pytest.fixture
def session(window, tmp_path):
    """The small plan, open in the dock."""
    from workshop_plan import open_plan

    opened = open_plan(tmp_path / "Entwurf.gpkg")
    window.dock.show_plan(opened)
    return opened


@pytest.fixture
def path(session):
    """The file that the open plan is kept in."""
    return session.file.path
