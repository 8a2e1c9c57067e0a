# SPDX-License-Identifier: GPL-2.0-or-later
"""Which files belong to the repository, and what a checker says about them."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Iterable

ROOT = Path(__file__).resolve().parents[2]

# The folders and files of the plugin itself, as against its tests and tools.
SHIPPED_CODE = ("__init__.py", "plugin.py", "core", "gis", "processing", "ui")


@dataclass(frozen=True)
class Problem:
    """One place that breaks a rule, printed in the form that editors can jump to."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        path = self.path.relative_to(ROOT) if self.path.is_relative_to(ROOT) else self.path
        return f"{path}:{self.line}: {self.text}"


def files(*patterns: str) -> list[Path]:
    """The repository's files, committed or new but not ignored, that match git's patterns."""
    # git may not trust a clone that belongs to another user, as in a container.
    command = ["git", "-c", f"safe.directory={ROOT}", "ls-files", "-z", "--cached", "--others"]
    listing = subprocess.run(
        [*command, "--exclude-standard", "--", *patterns],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    if listing.returncode:
        raise SystemExit(f"{ROOT} is no git clone; please get the sources with “git clone”.")
    paths = (ROOT / name for name in sorted(set(listing.stdout.split("\0"))) if name)
    return [path for path in paths if path.is_file()]


def shipped_python() -> list[Path]:
    """The plugin's own modules."""
    return [path for path in files(*SHIPPED_CODE) if path.suffix == ".py"]


def report(problems: Iterable[Problem]) -> int:
    """Print the problems; the exit code of a checker."""
    count = 0
    for problem in problems:
        print(problem)
        count += 1
    return 1 if count else 0
