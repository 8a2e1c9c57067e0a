# SPDX-License-Identifier: GPL-2.0-or-later
"""Every finding that the code can make has a sentence, in English and in German."""

from __future__ import annotations

import ast
import re
from string import Formatter

import pytest

RULE = re.compile(r"^[BDEFLNPVZ]\d\d\w*$")


def rules_in_code(root) -> set[str]:
    found = set()
    for folder in ("core", "gis", "processing"):
        for path in (root / folder).rglob("*.py"):
            if path.parent.name == "messages":
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    found |= {node.value} if RULE.match(node.value) else set()
    # Names of rules in lists of what was checked; V06 and V11 appear under names of their own.
    return found - {"V06"}


def test_every_finding_has_a_sentence_and_no_sentence_is_left_over(root, qgis_app):
    from sozialraumplaner.gis.messages import known_findings

    assert rules_in_code(root) == set(known_findings())


def test_every_sentence_of_a_finding_is_german_for_germans(qgis_app, german):
    from sozialraumplaner.gis import messages

    qgis_app.application.removeTranslator(german)
    english = {rule: sentence() for rule, sentence in messages._FINDINGS.items()}
    qgis_app.application.installTranslator(german)
    for rule, sentence in messages._FINDINGS.items():
        text = sentence()
        names = {name for _, name, _, _ in Formatter().parse(text) if name}
        assert text[0] in "„{" or text[0].isupper(), rule
        assert text != english[rule], rule
        assert "{" not in text.format(**dict.fromkeys(names, 1)), rule


@pytest.mark.parametrize(
    ("value", "shown"), [(1234, "1,234"), (1234.6, "1,235"), (1.25, "1.3"), ([1, 2], "1, 2")]
)
def test_numbers_in_sentences_are_written_as_the_user_writes_them(qgis_app, value, shown):
    from sozialraumplaner.core.findings import Finding, Level
    from sozialraumplaner.gis.messages import finding_text

    finding = Finding("V06gap", Level.ERROR, {"area": value})
    assert f"A gap of {shown} m²" in finding_text(finding)
