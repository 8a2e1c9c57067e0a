# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans from assignments that were read from elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import Sequence

import numpy as np
from qgis.core import QgsFields

from ...core.arrays import Int32Array
from ...core.assignments import Assignment
from ...core.blocks import Blocks
from ...core.errors import UserError
from ...core.findings import Finding, Level
from ...core.naming import KEY_PATTERN, name_regions
from ...core.plan import UNASSIGNED, Plan, Region
from ..compat import field
from ..layers import BlockLayer
from ..plans import plan_from_layer

#: Letters of a municipality and a number.
_LABEL = re.compile(r"[^\W\d_]{1,4}[ -]?\d{1,3}[a-z]?")
#: The number in a label or in a key of another kind, and the letter of a division.
_NUMBER = re.compile(r"(?:[^\W\d_]{1,4}[ -]?)?0*([1-9]\d{0,2})([a-z]?)")
_FIELDS = ("sr_id", "sr_kurz", "sr_name")


def with_assignment(layer: BlockLayer, assignment: Assignment) -> BlockLayer:
    """The blocks with fields of an assignment in place of those they may have had."""
    kept = [
        index
        for index in range(layer.fields.count())
        if layer.fields.at(index).name().lower() not in _FIELDS
    ]
    fields = QgsFields()
    for index in kept:
        fields.append(layer.fields.at(index))
    for name in _FIELDS:
        fields.append(field(name, "text"))
    attributes = [
        [
            *(row[index] for index in kept),
            key or None,
            assignment.shorts.get(key) or None,
            assignment.names.get(key) or None,
        ]
        for row, key in zip(layer.attributes, assignment.keys)
    ]
    return replace(layer, fields=fields, attributes=attributes)


def plan_from_assignment(
    layer: BlockLayer, assignment: Assignment, *, municipality_is_hard: bool = True
) -> Plan:
    """The plan of an assignment; ``UserError("assignment_reaches_nobody")`` where it is none.

    Labels and names that it does not give are made up after the places.
    """
    if not assignment.report.assigned:
        raise UserError("assignment_reaches_nobody", source=assignment.report.source)
    assigned = with_assignment(layer, assignment)
    return plan_from_layer(assigned, municipality_is_hard=municipality_is_hard)


def with_official_keys(layer: BlockLayer, assignment: Assignment) -> Assignment:
    """The assignment with keys ``AGS-NN`` for regions whose own do not follow that pattern.

    The number of a label or key is kept where the municipality has it once: "KR 3" and "3" become
    ``05358028-03``. What they were called stays: as their label where it looks like one, else as
    their name; mere numbers go.
    """
    held = sorted(set(assignment.keys) - {""})
    odd = [key for key in held if not KEY_PATTERN.match(key)]
    if not odd:
        return assignment
    new_key = _official_keys(layer.blocks, assignment, held)
    shorts, names = dict(assignment.shorts), dict(assignment.names)
    for key in odd:
        new = new_key[key]
        is_label = bool(_LABEL.fullmatch(key))
        is_name = not is_label and len(key) >= 3 and any(map(str.isalpha, key))
        for labels, own in ((shorts, key if is_label else ""), (names, key if is_name else "")):
            text = labels.pop(key, own)
            if text:
                labels[new] = text
    changed = [f"{key} → {new_key[key]}" for key in odd]
    note = Finding("Z12", Level.NOTE, {"n": len(changed), "keys": changed})
    return Assignment(
        [new_key.get(key, "") for key in assignment.keys],
        shorts,
        names,
        assignment.report,
        [*assignment.findings, note],
    )


def _official_keys(blocks: Blocks, assignment: Assignment, held: Sequence[str]) -> dict[str, str]:
    """A key ``AGS-NN`` for each key of an assignment."""
    position = {key: index for index, key in enumerate(held)}
    region_of = np.array([position.get(key, UNASSIGNED) for key in assignment.keys], dtype=np.int32)
    known = dict(enumerate(held))
    homes = [entry.municipality for entry in _named(blocks, region_of, known)]
    wanted = {}
    for index, key in enumerate(held):
        found = _NUMBER.fullmatch(assignment.shorts.get(key) or key)
        if found and not KEY_PATTERN.match(key):
            wanted[index] = f"{homes[index]}-{int(found.group(1)):02d}{found.group(2)}"
    given = Counter([*held, *wanted.values()])
    known.update((index, key) for index, key in wanted.items() if given[key] == 1)
    return {key: entry.key for key, entry in zip(held, _named(blocks, region_of, known))}


def _named(blocks: Blocks, region_of: Int32Array, keys: dict[int, str]) -> list[Region]:
    return name_regions(blocks, region_of, len(keys), keys=keys)
