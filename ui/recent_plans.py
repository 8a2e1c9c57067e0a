# SPDX-License-Identifier: GPL-2.0-or-later
"""Plan files that were open lately, and which of their plans; kept in the user's settings."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from .remembered import remembered_texts, replace_texts

_NAME = "recent"
_SHOWN = 5
_KEPT = 12


@dataclass(frozen=True)
class RecentPlan:
    """A plan file, and the plan of it that was open last; "" where that is not known."""

    path: str
    plan_id: str = ""
    title: str = ""


def recent_plans() -> list[RecentPlan]:
    """The last files that still exist, the newest first."""
    return [entry for entry in _remembered() if _is_file(Path(entry.path))][:_SHOWN]


def remember_plan(path: Path, plan_id: str, title: str) -> None:
    """Put a file on top, with the plan that is open."""
    fresh = RecentPlan(str(path), plan_id, title)
    others = [entry for entry in _remembered() if entry.path != fresh.path]
    _keep([fresh, *others][:_KEPT])


def last_plan(path: Path) -> str:
    """Id of the plan of a file that was open last, "" where nobody knows."""
    return next((entry.plan_id for entry in _remembered() if entry.path == str(path)), "")


def forget_recent(path: Path) -> None:
    """Take a file out, because it is no plan file any more."""
    _keep([entry for entry in _remembered() if entry.path != str(path)])


def _remembered() -> list[RecentPlan]:
    entries = []
    for text in remembered_texts(_NAME):
        # Settings may have been edited by hand, or by another version.
        with suppress(ValueError, TypeError):
            entries.append(RecentPlan(**json.loads(text)))
    return entries


def _keep(entries: list[RecentPlan]) -> None:
    replace_texts(_NAME, [json.dumps(asdict(entry), ensure_ascii=False) for entry in entries])


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # A drive that is not connected, or a folder that has become closed.
        return False
