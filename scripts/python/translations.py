# SPDX-License-Identifier: GPL-2.0-or-later
"""Keeps i18n/sozialraum_de.ts in step with the sentences of the code.

translations.py update              take over new sentences, drop those no longer used
translations.py merge FILE.json...  update, then fill in {"English": "Deutsch"} from the files
translations.py missing             print the sentences without German, as JSON to fill in
translations.py check               say what is missing, left over or wrong; exit 1 if anything is

All sentences lie in one context and stand as literals in ``tr("...")`` or ``trn("...", "...", n)``.
"""

from __future__ import annotations

import ast
import json
import string
import sys
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from pathlib import Path
from typing import Iterator, Optional
from xml.sax.saxutils import escape

import repository
from repository import Problem

CONTEXT = "Sozialraum"
TRANSLATION_FILE = repository.ROOT / "i18n" / "sozialraum_de.ts"
# How many leading arguments are sentences.
FUNCTIONS = {"tr": 1, "trn": 2}
# Defines the two functions, and so hands a variable on.
DEFINITION = repository.ROOT / "gis" / "translation.py"


@dataclass(frozen=True)
class Sentence:
    """One literal in the code."""

    text: str
    path: Path
    line: int


class _Extractor(ast.NodeVisitor):
    """Collects sentences and the calls that could never be translated."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.depth = 0
        self.sentences: list[Sentence] = []
        self.problems: list[Problem] = []

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        for early in (*node.decorator_list, *node.args.defaults, *node.args.kw_defaults):
            if early is not None:
                self.visit(early)
        self._visit_later(node.body)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        for early in (*node.args.defaults, *node.args.kw_defaults):
            if early is not None:
                self.visit(early)
        self._visit_later([node.body])

    def _visit_later(self, nodes: list) -> None:
        self.depth += 1
        for node in nodes:
            self.visit(node)
        self.depth -= 1

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr in FUNCTIONS:
            self._problem(node, "looks a sentence up under a class; call tr(...) itself")
            return
        if not isinstance(node.func, ast.Name) or node.func.id not in FUNCTIONS:
            return
        if self.depth == 0:
            self._problem(node, "is translated on import, before the language is known")
        expected = FUNCTIONS[node.func.id]
        arguments = node.args[:expected]
        if len(arguments) < expected:
            self._problem(node, f"{node.func.id}() lacks a sentence")
        for argument in arguments:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                self.sentences.append(Sentence(argument.value, self.path, argument.lineno))
            else:
                self._problem(argument, "is no literal, so it is never found in the translation")

    def _problem(self, node: ast.AST, text: str) -> None:
        self.problems.append(Problem(self.path, getattr(node, "lineno", 0), text))


def extract(paths: list[Path]) -> tuple[list[Sentence], list[Problem]]:
    """Sentences of Python files, and calls of ``tr`` that can never work."""
    sentences: list[Sentence] = []
    problems: list[Problem] = []
    for path in paths:
        extractor = _Extractor(path)
        extractor.visit(ast.parse(path.read_text(encoding="utf-8"), str(path)))
        sentences += extractor.sentences
        if path != DEFINITION:
            problems += extractor.problems
    return sentences, problems


def sources() -> list[Path]:
    """Files with sentences: the plugin and the scripts that print to users."""
    return [*repository.shipped_python(), *repository.files("scripts/python/*.py")]


def read(path: Path = TRANSLATION_FILE) -> dict[str, str]:
    """English to German; an empty string stands for a sentence without translation."""
    if not path.exists():
        return {}
    messages = ElementTree.parse(path).getroot().iter("message")
    result = {}
    for message in messages:
        translation = message.find("translation")
        finished = translation is not None and translation.get("type") is None
        text = (translation.text or "") if finished and translation is not None else ""
        result[message.findtext("source", "")] = text
    return result


def write(catalogue: dict[str, str], path: Path = TRANSLATION_FILE) -> None:
    """Qt's TS 2.1, sorted and without line numbers, so that changes show as small differences."""
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        '<TS version="2.1" language="de_DE" sourcelanguage="en">',
        "<context>",
        f"    <name>{CONTEXT}</name>",
    ]
    for source in sorted(catalogue):
        translation = catalogue[source]
        lines.append("    <message>")
        lines.append(f"        <source>{_xml(source)}</source>")
        if translation:
            lines.append(f"        <translation>{_xml(translation)}</translation>")
        else:
            lines.append('        <translation type="unfinished"></translation>')
        lines.append("    </message>")
    lines += ["</context>", "</TS>", ""]
    path.write_text("\n".join(lines), encoding="utf-8")


def check(
    sentences: list[Sentence], catalogue: dict[str, str], path: Path = TRANSLATION_FILE
) -> Iterator[Problem]:
    """What keeps a user from reading a sentence in German."""
    seen = set()
    for sentence in sentences:
        if sentence.text in seen:
            continue
        seen.add(sentence.text)
        german = catalogue.get(sentence.text, "")
        if not german.strip():
            yield Problem(sentence.path, sentence.line, f"no German for {sentence.text!r}")
        elif placeholders(german) != placeholders(sentence.text):
            text = f"other placeholders in German: {sentence.text!r} and {german!r}"
            yield Problem(sentence.path, sentence.line, text)
    for source in sorted(set(catalogue) - seen):
        yield Problem(path, 0, f"no longer used: {source!r}")


def placeholders(text: str) -> Optional[frozenset[str]]:
    """Names in braces; None where ``format`` would fail."""
    try:
        return frozenset(
            name for _, name, _, _ in string.Formatter().parse(text) if name is not None
        )
    except ValueError:
        return None


def update(catalogue: dict[str, str], sentences: list[Sentence]) -> dict[str, str]:
    """The catalogue with exactly the sentences of the code."""
    return {sentence.text: catalogue.get(sentence.text, "") for sentence in sentences}


def merge(catalogue: dict[str, str], fragments: list[Path]) -> dict[str, str]:
    """The catalogue with German from fragments; says where two fragments differ."""
    result = dict(catalogue)
    origin: dict[str, Path] = {}
    for fragment in fragments:
        for source, german in json.loads(fragment.read_text(encoding="utf-8")).items():
            if source not in result or not german:
                continue
            if source in origin and result[source] != german:
                print(
                    f"{fragment.name} and {origin[source].name} differ on {source!r}:"
                    f" {german!r}, {result[source]!r} kept",
                    file=sys.stderr,
                )
                continue
            result[source] = german
            origin[source] = fragment
    return result


def _xml(text: str) -> str:
    return escape(text, {'"': "&quot;", "'": "&apos;"})


def main(arguments: list[str]) -> int:
    command = arguments[0] if arguments else ""
    if command not in ("update", "merge", "missing", "check"):
        print(__doc__, file=sys.stderr)
        return 2
    sentences, problems = extract(sources())
    catalogue = read()
    if command == "check":
        return repository.report([*problems, *check(sentences, catalogue)])
    catalogue = update(catalogue, sentences)
    if command == "missing":
        missing = {source: "" for source, german in sorted(catalogue.items()) if not german}
        print(json.dumps(missing, ensure_ascii=False, indent=2))
        return 0
    if command == "merge":
        catalogue = merge(catalogue, [Path(name) for name in arguments[1:]])
    write(catalogue)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
