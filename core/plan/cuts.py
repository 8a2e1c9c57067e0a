# SPDX-License-Identifier: GPL-2.0-or-later
"""What a move would tear apart, decided in the time of a mouse event."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ..arrays import AnyIntArray, BoolArray, Int32Array, IntArray, ranges
from ..contiguity import Contiguity
from .register import UNASSIGNED

if TYPE_CHECKING:
    from .plan import Plan


def parts_among(contiguity: Contiguity, blocks: AnyIntArray) -> tuple[IntArray, IntArray]:
    """Connected part 0.. of each block among the given ones alone, and the blocks, both (b,)."""
    members: IntArray = np.asarray(blocks, dtype=np.int64)
    count = len(members)
    position = np.full(contiguity.n, -1, dtype=np.int64)
    position[members] = np.arange(count)
    degree = np.diff(contiguity.indptr)[members]
    entries = ranges(contiguity.indptr[members], degree)
    origin = np.repeat(np.arange(count), degree)
    other = position[contiguity.indices[entries]]
    inside = other > origin
    graph = coo_matrix(
        (np.ones(int(inside.sum()), dtype=np.int8), (origin[inside], other[inside])),
        shape=(count, count),
    )
    label: IntArray = connected_components(graph, directed=False)[1].astype(np.int64)
    return label, members


@dataclass(frozen=True)
class Consequence:
    """What a move would leave behind.

    cut_off: blocks that would lose the way to the larger part of their region, (c,); the part
    with most residents counts as the larger. stranded: moving blocks that nothing would connect
    with the region they go to, (s,).
    """

    cut_off: Int32Array
    stranded: Int32Array

    @property
    def is_clean(self) -> bool:
        """Whether nothing is torn apart."""
        return not (len(self.cut_off) or len(self.stranded))


def consequences(plan: Plan, blocks: AnyIntArray, target: int) -> Consequence:
    """What moving blocks to a region would tear apart.

    Regions in several parts already, such as those with an exclave, are judged part by part.
    """
    moving = np.zeros(len(plan.blocks), dtype=bool)
    moving[blocks] = True
    moving &= plan.region_of != target
    cut = [
        _cut_off(plan, region, moving)
        for region in np.unique(plan.region_of[moving]).tolist()
        if region != UNASSIGNED
    ]
    return Consequence(
        np.concatenate([*cut, np.empty(0, dtype=np.int64)]).astype(np.int32),
        _stranded(plan, moving, target),
    )


def _cut_off(plan: Plan, region: int, moving: BoolArray) -> IntArray:
    away = []
    for part in plan.parts_of(region):
        going = moving[part]
        if not going.any() or going.all():
            continue
        label, rest = parts_among(plan.contiguity, part[~going])
        if label.max(initial=0) == 0:
            continue
        residents = np.bincount(label, weights=plan.blocks.population[rest])
        size = np.bincount(label)
        keep = int(np.lexsort((-size, -residents))[0])
        away.append(rest[label != keep])
    return np.concatenate(away) if away else np.empty(0, dtype=np.int64)


def _stranded(plan: Plan, moving: BoolArray, target: int) -> Int32Array:
    going = np.flatnonzero(moving)
    settled = plan.region_of == target
    if target == UNASSIGNED or not settled.any() or not len(going):
        return np.empty(0, dtype=np.int32)
    contiguity = plan.contiguity
    label, members = parts_among(contiguity, going)
    degree = np.diff(contiguity.indptr)[members]
    entries = ranges(contiguity.indptr[members], degree)
    origin = np.repeat(label, degree)
    reached = np.unique(origin[settled[contiguity.indices[entries]]])
    stranded: Int32Array = members[~np.isin(label, reached)].astype(np.int32)
    return stranded
