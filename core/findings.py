# SPDX-License-Identifier: GPL-2.0-or-later
"""Findings: one rule, one place, the data for one sentence."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum
from typing import Iterable, Mapping, Optional, Tuple


class Level(str, Enum):
    """How serious a finding is; the value is what result tables store."""

    ERROR = "fehler"
    WARNING = "warnung"
    NOTE = "hinweis"


@dataclass(frozen=True)
class FewerThan:
    """In place of a number that is too small to be told."""

    limit: float


@dataclass(frozen=True)
class Finding:
    """One data problem or broken rule.

    rule: code of the rule (``V01`` ... after the domain rules, ``B01`` ... for block layers).
    data: values for the sentence of that rule in ``gis.messages``.
    blocks: indices of the blocks concerned; region, municipality: keys, where they apply.
    place: x, y in the CRS of the blocks, where the finding has a place.
    """

    rule: str
    level: Level
    data: Mapping[str, object] = field(default_factory=dict)
    blocks: Tuple[int, ...] = ()
    region: Optional[str] = None
    municipality: Optional[str] = None
    place: Optional[Tuple[float, float]] = None


def count_by_level(findings: Iterable[Finding]) -> dict[Level, int]:
    """Number of findings per level; every level is present."""
    counts = dict.fromkeys(Level, 0)
    for finding in findings:
        counts[finding.level] += 1
    return counts
