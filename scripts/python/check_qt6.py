# SPDX-License-Identifier: GPL-2.0-or-later
"""What QGIS 4 with Qt 6 no longer knows, found in the source while running on QGIS 3.

Names are looked up in the PyQt and QGIS at hand, so that every enum is known without a list.
"""

from __future__ import annotations

import ast
import importlib
from pathlib import Path
from typing import Iterator, Optional, Sequence

import repository
from repository import Problem

# The only file that may know of both versions.
COMPATIBILITY = repository.ROOT / "gis" / "compat.py"
QT_PACKAGES = ("PyQt4", "PyQt5", "PyQt6", "PySide2", "PySide6", "sip")
# Classes that moved from QtWidgets to QtGui.
MOVED = {"QAction", "QActionGroup", "QShortcut", "QUndoCommand", "QUndoGroup", "QUndoStack"}
REMOVED_MODULES = {"QtWebKit", "QtWebKitWidgets", "QtScript", "QtXmlPatterns"}
REMOVED_CLASSES = {"QDesktopWidget", "QRegExp", "QRegExpValidator", "QTextCodec", "QMatrix"}
REMOVED_METHODS = {
    "exec_": "exec",
    "print_": "print",
    "toTime_t": "toSecsSinceEpoch",
    "fromTime_t": "fromSecsSinceEpoch",
    "globalPos": "globalPosition",
    "setFilterRegExp": "setFilterRegularExpression",
    "setCodec": "setEncoding",
    "toPyObject": "the value itself",
}
# Methods that QGIS deprecates, each with a stand-in in gis/compat.py.
DEPRECATED_METHODS = {"parameterAsFields": "chosen_fields"}
# The enums of Qt's namespace that PyQt 6 still lets pass as numbers; all others are no numbers.
NUMBERS = {"ItemDataRole", "Key", "GestureType"}
OVERLOADED_SIGNALS = {"activated", "currentIndexChanged", "highlighted", "valueChanged"}


class _Checker(ast.NodeVisitor):
    def __init__(self, path: Path) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.names: dict[str, object] = {}
        self.may_switch = path == COMPATIBILITY

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            self._check_package(node, alias.name)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        module = node.module or ""
        self._check_package(node, module)
        if node.level or module.split(".")[0] != "qgis":
            return
        if module.split(".")[-1] in REMOVED_MODULES:
            self._problem(node, f"Qt 6 has no {module}")
            return
        for alias in node.names:
            if alias.name in REMOVED_CLASSES or alias.name in REMOVED_MODULES:
                self._problem(node, f"Qt 6 has no {alias.name}")
            elif alias.name in MOVED and not self.may_switch:
                self._problem(node, f"{alias.name} moved in Qt 6; import it from gis/compat.py")
            else:
                self.names[alias.asname or alias.name] = _imported(module, alias.name)

    def visit_Call(self, node: ast.Call) -> None:
        """``int()`` of an enum, and a field whose type is given as one."""
        function = node.func.id if isinstance(node.func, ast.Name) else ""
        if function == "int":
            self._check_numbers(node, [part for entry in node.args for part in ast.walk(entry)])
        elif function == "QgsField" and len(node.args) > 1 and not self.may_switch:
            self._problem(node, "types of fields differ in Qt 6; use field of gis/compat.py")
        self.generic_visit(node)

    def visit_BinOp(self, node: ast.BinOp) -> None:
        """An enum and a plain number combined."""
        sides = [node.left, node.right]
        if any(_is_plain_number(side) for side in sides):
            self._check_numbers(node, sides)
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        """An enum compared with a plain number."""
        sides = [node.left, *node.comparators]
        if any(_is_plain_number(side) for side in sides):
            self._check_numbers(node, sides)
        self.generic_visit(node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        """``signal[str]``: Qt 6 has dropped the overloads that take a text."""
        if isinstance(node.value, ast.Attribute) and node.value.attr in OVERLOADED_SIGNALS:
            self._problem(node, f"Qt 6 has no {node.value.attr}[...]; connect the plain signal")
        self.generic_visit(node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if node.attr in REMOVED_METHODS:
            self._problem(node, f"Qt 6 has no {node.attr}; use {REMOVED_METHODS[node.attr]}")
        if node.attr in DEPRECATED_METHODS and not self.may_switch:
            instead = DEPRECATED_METHODS[node.attr]
            self._problem(node, f"{node.attr} is deprecated; use {instead} of gis/compat.py")
        owner = self._resolve(node.value)
        value = getattr(owner, node.attr, None) if owner is not None else None
        if value is not None and not self.may_switch:
            name = ast.unparse(node)
            if _is_enum_value(value) and type(value) is not owner:
                scoped = f"{ast.unparse(node.value)}.{type(value).__name__}.{node.attr}"
                self._problem(node, f"{name} needs its scope in Qt 6: {scoped}")
            elif getattr(owner, "__name__", "") == "QVariant" and node.attr == "Type":
                self._problem(node, "QVariant.Type is gone in Qt 6; use gis/compat.py")
            elif isinstance(value, type) and _is_flags(value):
                self._problem(node, f"{name} is gone in Qt 6; combine the enum's values with |")
        self.generic_visit(node)

    def _resolve(self, node: ast.expr) -> Optional[object]:
        """The object that a chain of names stands for, where it begins with an import."""
        if isinstance(node, ast.Name):
            return self.names.get(node.id)
        if isinstance(node, ast.Attribute):
            owner = self._resolve(node.value)
            return getattr(owner, node.attr, None) if owner is not None else None
        return None

    def _check_numbers(self, node: ast.AST, parts: Sequence[ast.AST]) -> None:
        """Parts that are taken for numbers and are enums of Qt 6."""
        for part in parts:
            value = self._resolve(part) if isinstance(part, ast.Attribute) else None
            if _is_enum_value(value) and type(value).__name__ not in NUMBERS:
                self._problem(node, f"{ast.unparse(part)} is no number in Qt 6")

    def _check_package(self, node: ast.AST, module: str) -> None:
        if module.split(".")[0] in QT_PACKAGES:
            self._problem(node, f"import {module} through qgis.PyQt")

    def _problem(self, node: ast.AST, text: str) -> None:
        self.problems.append(Problem(self.path, getattr(node, "lineno", 0), text))


def _imported(module: str, name: str) -> Optional[object]:
    try:
        loaded = importlib.import_module(module)
        if hasattr(loaded, name):
            return getattr(loaded, name)
        return importlib.import_module(f"{module}.{name}")
    except ImportError:
        return None


def _is_enum_value(value: object) -> bool:
    return type(type(value)).__name__ in ("enumtype", "EnumMeta", "EnumType")


def _is_plain_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, (int, float))


def _is_flags(kind: type) -> bool:
    """Whether it is one of PyQt5's flag classes, such as Qt.Alignment."""
    return (
        type(kind).__name__ == "wrappertype"
        and hasattr(kind, "__invert__")
        and hasattr(kind, "__ior__")
    )


def check(path: Path, source: str) -> list[Problem]:
    """What one module uses that Qt 6 no longer has."""
    checker = _Checker(path)
    # Imports first: a name may be used in a function above a late import.
    tree = ast.parse(source, str(path))
    checker.visit(tree)
    return checker.problems


def problems() -> Iterator[Problem]:
    """Of the whole plugin and the scripts that draw with it."""
    for path in [*repository.shipped_python(), *repository.files("scripts/python/*.py")]:
        yield from check(path, path.read_text(encoding="utf-8"))


if __name__ == "__main__":
    raise SystemExit(repository.report(problems()))
