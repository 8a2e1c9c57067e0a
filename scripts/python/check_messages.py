# SPDX-License-Identifier: GPL-2.0-or-later
"""Every error that the code raises has a sentence, and its data fill its placeholders."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Dict, Iterator

import repository
import translations
from repository import Problem


def sentences(tree: ast.Module, table: str) -> Iterator[tuple[str, ast.expr]]:
    """Codes and their sentences in a module's dictionary ``ERRORS`` or ``FINDINGS``."""
    for node in tree.body:
        targets = [node.target] if isinstance(node, ast.AnnAssign) else getattr(node, "targets", [])
        names = [target.id for target in targets if isinstance(target, ast.Name)]
        value = getattr(node, "value", None)
        if table in names and isinstance(value, ast.Dict):
            for key, sentence in zip(value.keys, value.values):
                if isinstance(key, ast.Constant):
                    yield key.value, sentence


def placeholders(sentence: ast.expr) -> frozenset[str]:
    """Names that any literal of the expression wants filled."""
    texts = [node.value for node in ast.walk(sentence) if isinstance(node, ast.Constant)]
    found = [translations.placeholders(text) for text in texts if isinstance(text, str)]
    return frozenset().union(*(names for names in found if names))


def check(sources: Dict[Path, str]) -> Iterator[Problem]:
    """Of modules that belong together, given as text."""
    trees = {path: ast.parse(text, str(path)) for path, text in sources.items()}
    known: Dict[str, frozenset[str]] = {}
    places: Dict[str, tuple[Path, int]] = {}
    for path, tree in trees.items():
        for code, sentence in sentences(tree, "ERRORS"):
            if code in known:
                yield Problem(path, sentence.lineno, f"second sentence for the error {code!r}")
            known[code] = placeholders(sentence)
            places[code] = (path, sentence.lineno)
    # Callers may catch an error of core and raise it again with what only they know.
    calls = [node for tree in trees.values() for node in ast.walk(tree) if _is_raised(node)]
    added = {
        keyword.arg
        for call in calls
        if isinstance(call.args[0], ast.Attribute)
        for keyword in call.keywords
        if keyword.arg
    }
    used = set()
    for path, tree in trees.items():
        in_table = {id(key) for key in _table_keys(tree)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and id(node) not in in_table:
                used.add(node.value)
            if not _is_raised(node) or not isinstance(node.args[0], ast.Constant):
                continue
            code = node.args[0]
            given = {keyword.arg for keyword in node.keywords} | added
            if code.value not in known:
                yield Problem(path, node.lineno, f"no sentence for the error {code.value!r}")
            elif None not in given and not known[code.value] <= given:
                lacking = ", ".join(sorted(known[code.value] - given))
                yield Problem(path, node.lineno, f"the sentence of {code.value!r} needs {lacking}")
    for code in sorted(set(known) - used):
        yield Problem(*places[code], f"nothing raises the error {code!r}")


def _table_keys(tree: ast.Module) -> Iterator[ast.expr]:
    for node in tree.body:
        value = getattr(node, "value", None)
        if isinstance(value, ast.Dict):
            yield from (key for key in value.keys if key is not None)


def _is_raised(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "UserError"
        and bool(node.args)
    )


def problems() -> Iterator[Problem]:
    """Of the whole plugin and the scripts that raise its errors."""
    paths = [*repository.shipped_python(), *repository.files("scripts/python/*.py")]
    yield from check({path: path.read_text(encoding="utf-8") for path in paths})


if __name__ == "__main__":
    raise SystemExit(repository.report(problems()))
