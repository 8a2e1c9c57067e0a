# SPDX-License-Identifier: GPL-2.0-or-later
"""The rings of the house: core <- gis <- processing, ui <- plugin.py; core knows no QGIS or Qt."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import Iterator

import repository
from repository import Problem

# What each room may use of the others.
ROOMS = {
    "core": {"core"},
    "gis": {"core", "gis"},
    "processing": {"core", "gis", "processing"},
    "ui": {"core", "gis", "processing", "ui"},
    "plugin": {"core", "gis", "processing", "ui", "plugin"},
    "__init__": {"plugin"},
}
# What core may use besides Python's own library.
CORE_LIBRARIES = {"numpy", "scipy", "pandas", "openpyxl"}
# Libraries that QGIS's installers bring along everywhere.
LIBRARIES = CORE_LIBRARIES | {"qgis"}
PACKAGE = "sozialraumplaner"


def room_of(path: Path, root: Path = repository.ROOT) -> str:
    """First part of the path inside the plugin."""
    return path.relative_to(root).parts[0].removesuffix(".py")


def check(
    path: Path, source: str, standard: frozenset[str], root: Path = repository.ROOT
) -> Iterator[Problem]:
    """Imports of one module that point outwards, and libraries that a county PC may lack."""
    room = room_of(path, root)
    package = list(path.relative_to(root).parent.parts)
    for node in ast.walk(ast.parse(source, str(path))):
        for level, name in _imports(node):
            line = getattr(node, "lineno", 0)
            if level:
                if level - 1 > len(package):
                    yield Problem(path, line, "leaves the plugin")
                    continue
                parts = [*package[: len(package) - (level - 1)], *name.split(".")]
                target = parts[0]
                if target not in ROOMS:
                    yield Problem(path, line, f"imports {target!r}, which is no room of the plugin")
                elif target not in ROOMS[room]:
                    yield Problem(path, line, f"{room} must not know {target}")
                continue
            library = name.split(".")[0]
            if library == PACKAGE or library in ROOMS:
                yield Problem(path, line, f"import {name} relatively")
            elif library in standard:
                continue
            elif room == "core" and library not in CORE_LIBRARIES:
                yield Problem(path, line, f"core must not import {name}")
            elif library not in LIBRARIES:
                yield Problem(path, line, f"{name} is missing in some QGIS installations")


def _imports(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Level (leading dots) and dotted name of what a statement imports."""
    if isinstance(node, ast.Import):
        for alias in node.names:
            yield 0, alias.name
    elif isinstance(node, ast.ImportFrom):
        if node.level and not node.module:
            for alias in node.names:
                yield node.level, alias.name
        else:
            yield node.level, node.module or ""


def problems() -> Iterator[Problem]:
    """Of the whole plugin."""
    standard = frozenset(sys.stdlib_module_names)
    for path in repository.shipped_python():
        yield from check(path, path.read_text(encoding="utf-8"), standard)


if __name__ == "__main__":
    raise SystemExit(repository.report(problems()))
