# SPDX-License-Identifier: GPL-2.0-or-later
"""What reading an assignment gives: a region for each block, and what became of every row."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import Any, Dict, List, Mapping, Tuple

from ..findings import Finding


@dataclass(frozen=True)
class Row:
    """A row of the file: its line (1-based), block and region as written."""

    line: int
    key: str
    region: str


@dataclass(frozen=True)
class Repair:
    """A key that was put right: as written, and the key of the block or region it means."""

    written: str
    key: str


@dataclass(frozen=True)
class Conflict:
    """Rows that give one block to different regions; none of them was taken."""

    key: str
    rows: Tuple[Row, ...]


@dataclass(frozen=True)
class Unclear:
    """A block that lies in a region with only a share (0..1) of its area."""

    key: str
    region: str
    share: float


@dataclass(frozen=True)
class AssignmentReport:
    """The import in numbers and lists; plain data by ``as_dict``, to be kept with the plan.

    way: ``table``, ``polygons`` or ``field``. source: name of the file or layer. columns: what was
    taken as ``key``, ``region``, ``short`` and ``name``. header: whether the table had one.
    rows_read: rows with anything in them, without header. rows_matched: those that name a block.
    assigned: blocks that got a region. repaired, regions_repaired: keys put right. unknown: rows
    whose key no block has. ambiguous: rows whose key several blocks may mean. duplicates: keys of
    blocks named more than once with the same region. conflicts: with different regions. missing:
    blocks without a row, or outside all polygons. empty_regions: regions that got no block.
    blank_keys, blank_regions: lines with only the other one of both. unclear: blocks that lie in
    their region with less than half of their area.
    """

    way: str
    source: str
    blocks: int
    assigned: int
    regions: int
    columns: Mapping[str, str] = field(default_factory=dict)
    header: bool = True
    rows_read: int = 0
    rows_matched: int = 0
    repaired: List[Repair] = field(default_factory=list)
    regions_repaired: List[Repair] = field(default_factory=list)
    unknown: List[Row] = field(default_factory=list)
    ambiguous: List[Row] = field(default_factory=list)
    duplicates: List[str] = field(default_factory=list)
    conflicts: List[Conflict] = field(default_factory=list)
    missing: List[str] = field(default_factory=list)
    empty_regions: List[str] = field(default_factory=list)
    blank_keys: List[int] = field(default_factory=list)
    blank_regions: List[int] = field(default_factory=list)
    unclear: List[Unclear] = field(default_factory=list)

    @property
    def complete(self) -> bool:
        """Every block has a region, and every row has found its place."""
        left = (self.unknown, self.ambiguous, self.conflicts, self.missing, self.blank_keys)
        return self.assigned == self.blocks and not any(left)

    def as_dict(self) -> Dict[str, Any]:
        """Plain data, for JSON."""
        return asdict(self)


@dataclass(frozen=True)
class Assignment:
    """A region for each of n blocks.

    keys: key of the region by block, "" for none, n entries. shorts, names: label and name by key
    of the region, as far as they are known.
    """

    keys: List[str]
    shorts: Dict[str, str]
    names: Dict[str, str]
    report: AssignmentReport
    findings: List[Finding]
