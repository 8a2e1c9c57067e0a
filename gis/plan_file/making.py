# SPDX-License-Identifier: GPL-2.0-or-later
"""Writing a whole plan file: a new one, or an open one under another name."""

from __future__ import annotations

import sqlite3
import tempfile
import uuid
from contextlib import closing, suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, Mapping, Optional, Sequence

from ...core.errors import UserError
from ...core.plan import Plan, PlanInfo
from ..layers import BlockLayer
from .blocks import crs_text, write_blocks
from .journal import SUFFIX, set_aside
from .rows import StepRow, Stored
from .schema import create_tables, renew_id
from .store import change, copy, put_in_place, translated
from .writing import write_plan


def now() -> str:
    """The time as it stands in files: ISO 8601, local, with the offset."""
    return datetime.now().astimezone().isoformat(timespec="seconds")


def dated(info: PlanInfo, plan: Plan, plan_id: str = "") -> PlanInfo:
    """The info of a plan that is being written, under this id or a new one."""
    return replace(
        info,
        plan_id=plan_id or str(uuid.uuid4()),
        municipality_is_hard=plan.municipality_is_hard,
        created=info.created or now(),
        changed=now(),
    )


def write_file(
    path: Path,
    layer: BlockLayer,
    plan: Plan,
    info: PlanInfo,
    colours: Optional[Sequence[int]],
    *,
    source: Optional[Path] = None,
    steps: Optional[Mapping[int, StepRow]] = None,
    logged: Optional[Mapping[int, Mapping[str, Any]]] = None,
) -> tuple[str, Stored]:
    """Write a plan file with this plan; returns its id and what it holds.

    source: a file whose other plans go along, where it can still be read. steps: all that is known
    of steps that are no longer in force. logged: columns of the decision log about them.
    """
    with tempfile.TemporaryDirectory(prefix="sozialraum-") as folder:
        local = Path(folder) / path.name
        if source is None or not _copied(source, local):
            local.unlink(missing_ok=True)
            write_blocks(layer, local)
            with translated(path), closing(sqlite3.connect(str(local))) as connection, connection:
                create_tables(connection, crs_text(layer.crs))

        def action(connection: sqlite3.Connection) -> tuple[str, Stored]:
            stamp = uuid.uuid4().hex
            file_id = renew_id(connection)
            stored = write_plan(connection, plan, info, stamp, None, colours, steps, logged)
            return file_id, stored

        result = change(local, action, remote=False)
        put_in_place(local, path)
    # What lies there belongs to a file that is no more.
    with suppress(UserError):
        set_aside(path.with_name(path.name + SUFFIX), "beiseite")
    return result


def _copied(source: Path, local: Path) -> bool:
    try:
        copy(source, local)
    except UserError:
        return False
    return True
