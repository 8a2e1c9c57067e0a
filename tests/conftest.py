# SPDX-License-Identifier: GPL-2.0-or-later
"""Shared fixtures: the package, a QGIS application without a screen, the real data."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "scripts" / "python"))

from load_plugin import load_plugin  # noqa: E402

load_plugin()

# Shared machines are slow at times; that says nothing about the code. Where a change is judged (CI)
# equal code gets equal examples; a developer's run draws new ones each time.
settings.register_profile(
    "repository",
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize="CI" in os.environ,
)
settings.load_profile("repository")

SHARED_DATA = Path(os.environ.get("SOZIALRAUM_SHARED_DATA", ROOT.parent / "shared" / "data"))


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository."""
    return ROOT


@pytest.fixture(scope="session")
def demo() -> Path:
    """The demo county shipped with the plugin."""
    return ROOT / "resources" / "demo"


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real data with known answers; they are not part of the repository."""
    if not SHARED_DATA.is_dir():
        pytest.skip(f"real data not found in {SHARED_DATA}")
    return SHARED_DATA


@pytest.fixture(scope="session")
def plugin_zip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release zip of this working copy."""
    import package

    return package.build(tmp_path_factory.mktemp("zip") / "sozialraumplaner.zip")


@pytest.fixture(scope="session")
def qgis_app(tmp_path_factory: pytest.TempPathFactory):
    """One QGIS application for the whole run, with the Processing framework and our provider."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = str(tmp_path_factory.mktemp("profile"))
    from headless import HeadlessQgis
    from qgis.PyQt.QtCore import QCoreApplication, QEvent

    application = HeadlessQgis(locale="en")
    yield application
    # Windows and timers that outlive QGIS complain on standard error, below the runner's own line.
    gc.collect()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    application.close()


@pytest.fixture
def german(qgis_app):
    """German sentences for the duration of one test."""
    from sozialraumplaner.gis.translation import install_translator

    compiled = ROOT / "i18n" / "sozialraum_de.qm"
    source = compiled.with_suffix(".ts")
    if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
        subprocess.run([str(ROOT / "scripts" / "compile-translations")], check=True)
    translator = install_translator("de")
    yield translator
    qgis_app.application.removeTranslator(translator)
