# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences for the codes of ``core``: errors and findings in the user's language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Callable, Mapping, Optional

from ...core.errors import Cancelled, UserError
from ...core.findings import FewerThan, Finding, Level
from ..translation import number, tr
from . import (
    adaptation,
    alternatives,
    areas,
    assignments,
    blocks,
    checks,
    delineation,
    export,
    facilities,
    files,
    indicators,
    links,
    neighbourhood,
    plan_file,
    regions,
    residents,
    tables,
    topology,
)

Sentences = Mapping[str, Callable[[], str]]

#: Rules whose sentence is about a key itself, and data that list keys of Sozialräume or
#: municipalities; the keys of blocks are left as they are.
_ABOUT_KEYS = frozenset({"V03"})
_LISTS_OF_KEYS = ("regions", "municipalities")

_ERRORS: dict[str, Callable[[], str]] = {}
_FINDINGS: dict[str, Callable[[], str]] = {}
for _topic in (
    files,
    adaptation,
    alternatives,
    areas,
    assignments,
    blocks,
    checks,
    delineation,
    export,
    facilities,
    indicators,
    links,
    neighbourhood,
    plan_file,
    regions,
    residents,
    tables,
    topology,
):
    _ERRORS.update(getattr(_topic, "ERRORS", {}))
    _FINDINGS.update(getattr(_topic, "FINDINGS", {}))


def error_text(error: Exception) -> str:
    """One sentence for an exception that reached a door of the plugin."""
    if isinstance(error, Cancelled):
        return tr("Cancelled. Nothing was written.")
    if isinstance(error, UserError):
        return _ERRORS[error.code]().format(**_readable(error.data))
    if isinstance(error, MemoryError):
        return tr("The computer's memory does not suffice. Close other programs and try again.")
    return tr("Unexpected error: {details}").format(details=f"{type(error).__name__}: {error}")


@dataclass(frozen=True)
class Labels:
    """What people call Sozialräume and municipalities, by key: names in sentences, codes in lists.

    A key that is missing stands for itself.
    """

    names: Mapping[str, str]
    codes: Mapping[str, str]


def finding_text(finding: Finding, labels: Optional[Labels] = None) -> str:
    """The sentence of a finding; without labels it names keys."""
    data = finding.data if labels is None else _labelled(finding, labels)
    return _FINDINGS[finding.rule]().format(**_readable(data))


def level_text(level: Level) -> str:
    """The level as a word."""
    return {
        Level.ERROR: tr("Error"),
        Level.WARNING: tr("Warning"),
        Level.NOTE: tr("Note"),
    }[level]


def known_errors() -> frozenset[str]:
    """Codes that have a sentence; a test compares them with those that ``core`` raises."""
    return frozenset(_ERRORS)


def known_findings() -> frozenset[str]:
    """Rules that have a sentence."""
    return frozenset(_FINDINGS)


def _labelled(finding: Finding, labels: Labels) -> Mapping[str, object]:
    """The data of a finding with labels in place of keys."""
    if finding.rule in _ABOUT_KEYS:
        return finding.data
    data = dict(finding.data)
    if finding.region is not None and data.get("key") == finding.region:
        data["key"] = labels.names.get(finding.region, finding.region)
    for entry in _LISTS_OF_KEYS:
        keys = data.get(entry)
        if isinstance(keys, (list, tuple)):
            data[entry] = [labels.codes.get(str(key), str(key)) for key in keys]
    return data


def _readable(data: Mapping[str, object]) -> dict[str, object]:
    """Numbers in the locale's form, lists shortened."""
    return {name: _readable_value(value) for name, value in data.items()}


def _readable_value(value: object) -> object:
    if isinstance(value, bool):
        return value
    if isinstance(value, FewerThan):
        return tr("less than {n}").format(n=_readable_value(value.limit))
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, int):
        return number(value)
    if isinstance(value, float):
        return number(value, 0 if abs(value) >= 100 else 1)
    if isinstance(value, (list, tuple)):
        shown = ", ".join(str(_readable_value(entry)) for entry in value[:5])
        return f"{shown} …" if len(value) > 5 else shown
    return value
