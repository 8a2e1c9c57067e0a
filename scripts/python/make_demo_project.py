# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes build/demo/demo.qgz, a project with the demo county, beside a copy of its data."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import repository
from headless import HeadlessQgis


def make_demo_project(folder: Path) -> Path:
    """Write the project into a folder and return its path; QGIS must be running."""
    from qgis.core import QgsProject
    from sozialraumplaner.gis.demo import FILE_NAME, add_demo_county

    folder.mkdir(parents=True, exist_ok=True)
    # A copy, since QGIS changes a GeoPackage by merely opening it.
    shutil.copyfile(repository.ROOT / "resources" / "demo" / FILE_NAME, folder / FILE_NAME)
    project = QgsProject.instance()
    project.clear()
    project.setTitle("Demokreis")
    add_demo_county(project, folder / FILE_NAME)
    path = folder / "demo.qgz"
    if not project.write(str(path)):
        raise SystemExit(project.error())
    project.clear()
    return path


def main() -> int:
    qgis = HeadlessQgis(locale="de")
    print(make_demo_project(repository.ROOT / "build" / "demo"))
    qgis.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
