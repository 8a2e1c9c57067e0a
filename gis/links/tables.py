# SPDX-License-Identifier: GPL-2.0-or-later
"""Links between blocks: from fields, layers and files, and as a table that can be read back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any, Iterator, List, Mapping, Sequence, Tuple

import numpy as np
from qgis.core import (
    QgsFeature,
    QgsFeatureSource,
    QgsFields,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingFeedback,
)

from ...core.blocks import Blocks
from ...core.errors import Cancelled, UserError
from ...core.findings import Finding
from ...core.links import (
    GroupLink,
    Kind,
    Links,
    LinkTable,
    PairLink,
    block_mass,
    read_link_table,
)
from ...core.tables.csvfile import read_text
from ...core.tables.numbers import read_number
from ...core.tables.symbols import profile_of
from ...core.tables.table import Cell
from ...core.tables.xlsx import read_workbook
from ..compat import field, is_null
from ..files import readable_file
from ..layers import field_index, require_field

#: Fields of the table of links, in order.
_FIELDS = (
    ("art", "text"),
    ("quelle", "text"),
    ("gruppe", "text"),
    ("von", "text"),
    ("nach", "text"),
    ("staerke", "double"),
    ("gewicht", "double"),
    ("grund", "text"),
)
#: Fields that a table of links has by custom, and what they say.
_CUSTOMARY = {
    "first": ("von", "baustein_id"),
    "second": ("nach",),
    "strength": ("staerke", "gewicht"),
    "kind": ("art",),
    "group": ("gruppe",),
    "reason": ("grund",),
}


def parse_weights(text: str) -> List[Tuple[str, float]]:
    """Fields and weights of a text such as ``ortsteil: 2; gs_naechste: 0,5``; 1 where none stands.

    Raises ``UserError("link_fields_unreadable")``.
    """
    result = []
    for entry in filter(None, (part.strip() for part in text.split(";"))):
        name, colon, weight = (part.strip() for part in entry.rpartition(":"))
        if not colon:
            name, weight = entry, "1"
        number = read_number(weight, profile_of("din"), True)
        if not name or not np.isfinite(number.value) or number.value < 0:
            raise UserError("link_fields_unreadable", text=entry)
        result.append((name, float(number.value)))
    return result


def link_columns(source: QgsFeatureSource, **chosen: str) -> dict[str, str]:
    """Fields of a table of links by attribute of ``LinkTable``.

    Those that were not chosen are found by the names that our own tables have; a table with
    ``staerke``, ``quelle`` and ``gewicht`` is such a one and holds several sources.
    """
    fields = source.fields()
    columns = {}
    for attribute, customary in _CUSTOMARY.items():
        found = (name for name in customary if field_index(fields, name) >= 0)
        columns[attribute] = chosen.get(attribute) or next(found, "")
    columns["first"] = columns["first"] or _CUSTOMARY["first"][0]
    own = ("staerke", "quelle", "gewicht")
    if columns["strength"] == own[0] and all(field_index(fields, name) >= 0 for name in own):
        columns.update(source=own[1], weight=own[2])
    return columns


def table_of_layer(
    source: QgsFeatureSource,
    columns: Mapping[str, str],
    feedback: QgsProcessingFeedback | None = None,
) -> LinkTable:
    """Rows of a table as ``LinkTable``; columns: names of fields by attribute, "" for none.

    Raises ``UserError`` for a field that does not exist and a table without rows.
    """
    at = {attribute: require_field(source, name) for attribute, name in columns.items() if name}
    cells: dict[str, List[Cell]] = {attribute: [] for attribute in at}
    rows = 0
    for feature in source.getFeatures():
        if feedback is not None and feedback.isCanceled():
            raise Cancelled
        values = feature.attributes()
        for attribute, index in at.items():
            cells[attribute].append(_cell(values[index]))
        rows += 1
    if not rows:
        raise UserError("link_table_empty", layer=source.sourceName())
    return LinkTable(**cells)


def rows_of_file(path: str) -> Sequence[Sequence[Cell]]:
    """All cells of a CSV file or of a workbook's sheet with the most data."""
    file = readable_file(path)
    if file.suffix.lower() in (".xlsx", ".xlsm", ".xls", ".ods"):
        return read_workbook(Path(path)).sheet.rows
    return read_text(file).sheet.rows


def all_links(
    blocks: Blocks, batches: Sequence[Tuple[Sequence[GroupLink], Sequence[PairLink]]]
) -> Links:
    """Links of several inputs; groups that hold nobody together are left away.

    Names of sources come to be unique for each kind, since a source has one weight.
    """
    taken: set[Tuple[str, Kind]] = set()
    groups: List[GroupLink] = []
    pairs: List[PairLink] = []
    for some_groups, some_pairs in batches:
        names = {}
        for entry in (*some_groups, *some_pairs):
            names[entry.source, entry.kind] = _free_name(entry.source, entry.kind, taken)
        taken |= {(name, kind) for (_, kind), name in names.items()}
        groups += [
            replace(group, source=names[group.source, group.kind])
            for group in some_groups
            if len(group.names)
        ]
        pairs += [replace(pair, source=names[pair.source, pair.kind]) for pair in some_pairs]
    return Links(len(blocks), block_mass(blocks), tuple(groups), tuple(pairs))


def link_fields() -> QgsFields:
    """Fields of the table of links."""
    fields = QgsFields()
    for name, kind in _FIELDS:
        fields.append(field(name, kind))
    return fields


def link_features(links: Links, blocks: Blocks) -> List[QgsFeature]:
    """The table of links: a row for each block of a group and for each pair."""
    fields = link_fields()
    return [_feature(fields, row) for row in _link_rows(links, blocks)]


def read_links(
    source: QgsFeatureSource, blocks: Blocks, feedback: QgsProcessingFeedback | None = None
) -> Tuple[Links, List[Finding]]:
    """Read back what ``link_features`` wrote, also after somebody changed it by hand.

    Rows with keys that the blocks do not have are left out and listed. Raises ``UserError`` where
    the fields ``art`` and ``von`` are missing, for a table without rows, and as of
    ``core.links.read_link_table``.
    """
    require_field(source, "art")
    table = table_of_layer(source, link_columns(source), feedback)
    mass = block_mass(blocks)
    groups, pairs, findings = read_link_table(
        table,
        [str(key) for key in blocks.keys],
        mass,
        source=source.sourceName(),
        # Written by us as numbers; a table saved as text has a decimal point.
        decimal_dot=True,
        is_cancelled=None if feedback is None else feedback.isCanceled,
    )
    return Links(len(blocks), mass, tuple(groups), tuple(pairs)), findings


def line_fields() -> QgsFields:
    """Fields of the lines that show links."""
    fields = QgsFields()
    for name, kind in (
        ("von", "text"),
        ("nach", "text"),
        ("art", "text"),
        ("quelle", "text"),
        ("gruppe", "text"),
        ("anteil", "double"),
    ):
        fields.append(field(name, kind))
    return fields


def line_features(links: Links, blocks: Blocks, most: int) -> Tuple[List[QgsFeature], int]:
    """Links as lines between the points of blocks, and how many pairs were left out.

    A group is a star around its middle. Of each source of pairs the strongest are drawn, at most
    ``most``; ``anteil`` is the percentage of the source that a pair holds.
    """
    features = []
    fields = line_fields()
    for group in links.groups:
        for label, members in enumerate(_members(group)):
            hub = _middle(blocks, links, members)
            for block in members.tolist():
                if block != hub:
                    features.append(
                        _line(
                            fields,
                            blocks,
                            hub,
                            block,
                            group.kind,
                            group.source,
                            group.names[label],
                            None,
                        )
                    )
    left_out = 0
    for pair in links.pairs:
        # Ties are broken by position, so that the same lines are drawn every time.
        chosen = np.sort(np.lexsort((np.arange(len(pair.left)), -pair.strength))[:most])
        left_out += len(pair.left) - len(chosen)
        for at in chosen.tolist():
            percent = None
            if pair.kind is Kind.SHOULD:
                percent = round(100 * float(pair.strength[at]) / pair.total, 4)
            features.append(
                _line(
                    fields,
                    blocks,
                    int(pair.left[at]),
                    int(pair.right[at]),
                    pair.kind,
                    pair.source,
                    None,
                    percent,
                )
            )
    return features, left_out


def _link_rows(links: Links, blocks: Blocks) -> Iterator[List[Any]]:
    for group in links.groups:
        weight = float(group.weight) if group.kind is Kind.SHOULD else None
        head = [group.kind.value, group.source]
        for label, members in enumerate(_members(group)):
            for block in members.tolist():
                name = str(group.names[label])
                yield [*head, name, str(blocks.keys[block]), None, None, weight, None]
    for pair in links.pairs:
        should = pair.kind is Kind.SHOULD
        for left, right, strength, reason in zip(
            pair.left.tolist(), pair.right.tolist(), pair.strength.tolist(), pair.reason
        ):
            yield [
                pair.kind.value,
                pair.source,
                None,
                str(blocks.keys[left]),
                str(blocks.keys[right]),
                strength if should else None,
                float(pair.weight) if should else None,
                str(reason) or None,
            ]


def _free_name(name: str, kind: Kind, taken: set[Tuple[str, Kind]]) -> str:
    free, count = name, 1
    while (free, kind) in taken:
        count += 1
        free = f"{name} ({count})"
    return free


def _members(group: GroupLink) -> List[np.ndarray]:
    order = np.argsort(group.label, kind="stable")
    start = np.searchsorted(group.label[order], np.arange(len(group.names) + 1))
    return [order[start[at] : start[at + 1]] for at in range(len(group.names))]


def _middle(blocks: Blocks, links: Links, members: np.ndarray) -> int:
    """The block nearest to where the people of a group live on average."""
    weight = links.mass[members]
    centre = np.average(blocks.xy[members], axis=0, weights=weight if weight.sum() > 0 else None)
    distance = np.hypot(*(blocks.xy[members] - centre).T)
    return int(members[int(np.argmin(distance))])


def _line(
    fields: QgsFields,
    blocks: Blocks,
    left: int,
    right: int,
    kind: Kind,
    source: str,
    group: str | None,
    percent: float | None,
) -> QgsFeature:
    keys = [str(blocks.keys[left]), str(blocks.keys[right])]
    name = None if group is None else str(group)
    feature = _feature(fields, [*keys, kind.value, source, name, percent])
    ends = [QgsPointXY(*blocks.xy[end].tolist()) for end in (left, right)]
    feature.setGeometry(QgsGeometry.fromPolylineXY(ends))
    return feature


def _feature(fields: QgsFields, row: List[Any]) -> QgsFeature:
    feature = QgsFeature(fields)
    feature.setAttributes(row)
    return feature


def _cell(value: object) -> Cell:
    if is_null(value):
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return str(value).strip() or None
    return value
