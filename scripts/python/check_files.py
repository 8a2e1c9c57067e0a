# SPDX-License-Identifier: GPL-2.0-or-later
"""Rules for every file: licence line in sources, no path of one machine, no registry's host."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Iterator

import repository
from repository import Problem

LICENCE = "SPDX-License-Identifier: GPL-2.0-or-later"
# Absolute folders that exist on the author's machine only.
MACHINE_PATH = re.compile(r"(?<![\w.~*}/-])/(?:work|root|farm|home|Users|tmp)/")
REGISTRY = re.compile(r"(?:pypi\.org|pythonhosted|deb\.debian\.org|archive\.ubuntu)")
BINARY = {".png", ".gpkg", ".xlsx", ".pdf", ".ttf", ".otf", ".qm", ".zip", ".whl", ".ico", ".jpg"}


def problems_of(path: Path) -> Iterator[Problem]:
    """What is wrong with one file."""
    if path.suffix.lower() in BINARY:
        return
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return
    is_script = path.suffix == ".sh" or (lines and lines[0].startswith("#!"))
    # An empty module has nothing to license.
    if (path.suffix == ".py" or is_script) and lines and not any(LICENCE in x for x in lines[:3]):
        yield Problem(path, 1, f"lacks the line # {LICENCE}")
    for number, line in enumerate(lines, 1):
        if MACHINE_PATH.search(line):
            yield Problem(path, number, "names a folder of one machine")
        if REGISTRY.search(line) and path.name != Path(__file__).name:
            yield Problem(path, number, "names a registry's host")


def problems() -> Iterator[Problem]:
    """Of the whole repository."""
    for path in repository.files():
        yield from problems_of(path)


if __name__ == "__main__":
    raise SystemExit(repository.report(problems()))
