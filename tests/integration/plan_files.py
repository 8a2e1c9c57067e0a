# SPDX-License-Identifier: GPL-2.0-or-later
"""Plan files for tests: made, crashed and looked at."""

from __future__ import annotations

import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Iterator

from kill_test import first_plan, small_layer
from sozialraumplaner.core.plan import PlanInfo
from sozialraumplaner.gis.plan_file import Mode, OpenedPlan, PlanFile

INFO = PlanInfo(
    "entwurf-1",
    "Entwurf für Kreuzau",
    version="0.3",
    status="abgestimmt",
    valid_from="2027-01-01",
    resolution="KT 12/2026",
    minimum=None,
    maximum=9_000,
)


def new_file(path: Path, **options: Any) -> OpenedPlan:
    """A plan file of forty blocks in four regions, open for changes and recording."""
    layer = small_layer()
    PlanFile.create(path, layer, first_plan(layer), INFO, **options).close()
    return reopened(path)


def reopened(path: Path, plan_id: str = "", **options: Any) -> OpenedPlan:
    """The file opened again and recording."""
    opened = PlanFile.open(path, plan_id, **options)
    if not opened.file.read_only:
        opened.plan.recorders.append(opened.file.recorder(opened.plan))
    return opened


def journal_of(path: Path) -> Path:
    return path.with_name(path.name + ".journal")


def after_power_cut(path: Path, folder: Path) -> Path:
    """The plan file and its journal as they lie on the disk now, as a restart would find them."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in (path, journal_of(path), path.with_name(path.name + "-journal")):
        if each.exists():
            shutil.copyfile(each, folder / each.name)
    return folder / path.name


def look(path: Path, plan_id: str = "", preferred: str = "") -> OpenedPlan:
    """What a file and its journal hold, without touching either."""
    return PlanFile.open(path, plan_id, preferred=preferred, mode=Mode.READ)


@contextmanager
def as_nobody(folder: Path, mode: int) -> Iterator[None]:
    """Work as somebody without rights of its own, also where the test runs as root.

    mode: of the folder meanwhile.
    """
    for each in folder.parents[:3]:
        each.chmod(0o755)
    folder.chmod(mode)
    as_root = os.geteuid() == 0
    if as_root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if as_root:
            os.seteuid(0)
        folder.chmod(0o755)


@contextmanager
def closed(folder: Path) -> Iterator[None]:
    """A folder that nobody may write to for a while."""
    for each in folder.iterdir():
        each.chmod(0o644)
    with as_nobody(folder, 0o555):
        yield


def query(path: Path, statement: str, *values: Any) -> list[tuple[Any, ...]]:
    """Rows of a file, as any program would read them; changes are committed."""
    with closing(sqlite3.connect(path)) as connection, connection:
        return connection.execute(statement, values).fetchall()
