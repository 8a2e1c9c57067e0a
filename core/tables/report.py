# SPDX-License-Identifier: GPL-2.0-or-later
"""The match report: what became of every row of a table and of every reference key."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Dict, List, Optional, Tuple

from .numbers import Unreadable
from .table import Note


@dataclass(frozen=True)
class RowRef:
    """A row of the file: its line (1-based), key and name as written."""

    line: int
    key: str
    name: str


@dataclass(frozen=True)
class Unmatched:
    """A row that belongs to no reference key.

    reason: ``unknown``; ``elsewhere``: a key of a county the reference does not cover; ``part``:
    the key of a smaller unit inside a reference area; ``no_key``.
    suggestions: reference names that differ by one letter; never applied.
    """

    line: int
    key: str
    name: str
    reason: str
    suggestions: Tuple[str, ...] = ()


@dataclass(frozen=True)
class Duplicate:
    """Rows with the same key and the same values; the first one counts."""

    key: str
    lines: Tuple[int, ...]


@dataclass(frozen=True)
class NameConflict:
    """A row matched by key whose name is not the reference name (another Gebietsstand?)."""

    line: int
    key: str
    name: str
    reference_name: str


@dataclass(frozen=True)
class MatchReport:
    """Everything a reader must know before using the joined values.

    matched_by: ``key`` or ``name``. rows_matched counts rows of the file, references_matched the
    reference entries that got a row. repaired: rows by kind of repair. missing: reference keys
    without a row. unallocated: rows such as "keine Angabe", which belong to no area but to the
    total. states: per column how often each state occurs among the matched entries.
    """

    matched_by: str
    key_column: str
    name_column: Optional[str]
    value_columns: List[str]
    rows_read: int
    rows_matched: int
    references: int
    references_matched: int
    repaired: Dict[str, int] = field(default_factory=dict)
    totals: List[RowRef] = field(default_factory=list)
    unallocated: List[RowRef] = field(default_factory=list)
    unmatched: List[Unmatched] = field(default_factory=list)
    missing: List[str] = field(default_factory=list)
    shared: Dict[str, int] = field(default_factory=dict)
    duplicates: List[Duplicate] = field(default_factory=list)
    name_conflicts: List[NameConflict] = field(default_factory=list)
    unreadable: List[Unreadable] = field(default_factory=list)
    states: Dict[str, Dict[str, int]] = field(default_factory=dict)
    title: List[str] = field(default_factory=list)
    footnotes: List[str] = field(default_factory=list)
    notes: List[Note] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Every reference entry has a row, and every row has found its place."""
        return not (self.missing or self.unmatched or self.unreadable)

    def as_dict(self) -> Dict[str, Any]:
        """Plain data, for JSON."""
        return asdict(self)
