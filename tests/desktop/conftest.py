# SPDX-License-Identifier: GPL-2.0-or-later
"""QGIS Desktop on a virtual screen, German, with the plugin installed from its zip."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Iterator

import pytest
from qgis_desktop import QgisDesktop

sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory, plugin_zip: Path) -> Iterator[QgisDesktop]:
    """One QGIS window for a test file, plugin active; what a test opens, the next finds open."""
    qgis = QgisDesktop(tmp_path_factory.mktemp("desktop"), plugin_zip)
    yield qgis
    assert qgis.close() == 0, qgis.log()


@pytest.fixture
def bare_desktop(tmp_path: Path, plugin_zip: Path) -> Iterator[QgisDesktop]:
    """A QGIS window in whose profile the plugin lies but is not active yet."""
    qgis = QgisDesktop(tmp_path, plugin_zip, enabled=False)
    yield qgis
    assert qgis.close() == 0, qgis.log()
