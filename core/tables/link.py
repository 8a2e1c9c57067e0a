# SPDX-License-Identifier: GPL-2.0-or-later
"""Which column of a table points to the reference, and where each of its rows points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Optional, Sequence, Tuple

from ..errors import UserError
from .keys import KeyIndex, Resolved
from .names import NameIndex
from .table import Column, Table, cell_text


@dataclass(frozen=True)
class Link:
    """by: ``key`` or ``name``; column: its name; resolved: one entry per row of the table."""

    by: str
    column: str
    resolved: List[Resolved]

    def reached(self) -> int:
        """Distinct reference keys the rows point to."""
        return len({each.key for each in self.resolved if each.key})


def find_link(
    table: Table,
    index: KeyIndex,
    key_column: Optional[str],
    name_column: Optional[str],
    reference_keys: Sequence[str],
    reference_names: Optional[Sequence[str]],
) -> Link:
    """The column given, else the one whose repaired keys overlap most with the reference.

    Names are only used where they reach more than twice as many reference entries as any key.
    Raises ``UserError``: ``no_match``, ``key_digits_lost``, ``table_column_missing``.
    """
    if key_column is not None:
        link = _by_key(table.column(key_column), index)
    else:
        link = _best([_by_key(column, index) for column in table.columns])
        if reference_names is not None:
            candidates = [name_column] if name_column else table.names
            named = [
                _by_name(table.column(each), reference_keys, reference_names) for each in candidates
            ]
            if named and _best(named).reached() > 2 * link.reached():
                link = _best(named)
    lost = [row for row, each in enumerate(link.resolved) if each.digits_lost]
    if link.reached() == 0 and key_column is None:
        # whichever column lost its digits would have been the key
        for column in table.columns:
            resolved = [index.resolve(cell) for cell in column.cells]
            if any(each.digits_lost for each in resolved):
                link = Link("key", column.name, resolved)
                lost = [row for row, each in enumerate(resolved) if each.digits_lost]
                break
    if lost:
        example = cell_text(table.column(link.column).cells[lost[0]])
        raise UserError("key_digits_lost", column=link.column, example=example)
    if link.reached() == 0:
        wanted = key_column or (table.keys or table.names or table.column_names)[0]
        cells = [cell_text(cell) for cell in table.column(wanted).cells if cell is not None]
        raise UserError(
            "no_match",
            column=wanted,
            table_keys=", ".join(list(dict.fromkeys(cells))[:3]),
            reference_keys=", ".join(list(index.positions)[:3]),
        )
    return link


def _by_key(column: Column, index: KeyIndex) -> Link:
    resolved = [index.resolve(cell) for cell in column.cells]
    # "02" stands for Hamburg only where no row has the whole key: in a register it is the Land
    whole = {each.key for each in resolved if "city_state" not in each.repairs}
    return Link(
        "key",
        column.name,
        [
            Resolved("") if "city_state" in each.repairs and each.key in whole else each
            for each in resolved
        ],
    )


def _by_name(column: Column, reference_keys: Sequence[str], reference_names: Sequence[str]) -> Link:
    finder = NameIndex(reference_names)
    keys: Dict[str, List[str]] = {}
    for key, name in zip(reference_keys, reference_names):
        if key not in keys.setdefault(name, []):
            keys[name].append(key)
    resolved = []
    for cell in column.cells:
        found = keys.get(finder.find(cell_text(cell)) or "", [])
        resolved.append(Resolved(found[0] if len(found) == 1 else ""))
    return Link("name", column.name, resolved)


def _best(links: Sequence[Link]) -> Link:
    """The link with most hits in the reference and among its own rows; ties: the first column."""

    def score(link: Link) -> Tuple[float, float]:
        hits = [each for each in link.resolved if each.key]
        if not hits:
            return 0.0, 0.0
        distinct = link.reached()
        own = len(hits) / len(link.resolved) + distinct / len(hits)
        repaired = sum(bool(each.repairs) for each in hits) / len(hits)
        return float(distinct), own - 0.1 * repaired

    return max(links, key=score)
