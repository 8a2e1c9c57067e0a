# SPDX-License-Identifier: GPL-2.0-or-later
"""Plan files that were open lately, as far as they still exist."""

from __future__ import annotations

from pathlib import Path

from .remembered import forget_text, remember_text, remembered_texts

_NAME = "recent"
_SHOWN = 5


def recent_plans() -> list[Path]:
    """The last files, the newest first."""
    paths = [Path(text) for text in remembered_texts(_NAME) if text]
    return [path for path in paths if _is_file(path)][:_SHOWN]


def remember_plan(path: Path) -> None:
    """Put a file on top."""
    remember_text(_NAME, str(path))


def forget_recent(path: Path) -> None:
    """Take a file out, because it is no plan file any more."""
    forget_text(_NAME, str(path))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # A drive that is not connected, or a folder that has become closed.
        return False
