# SPDX-License-Identifier: GPL-2.0-or-later
"""Dividing two or three neighbouring regions anew, each time as well as can be.

Moves of single units or subtrees do not see exchanges in which every step alone breaks a floor or
costs more; the exact solution of a small part does. The rest of the plan stays as it is, so that
a plan never gets worse.
"""

from __future__ import annotations

from typing import Optional

import numpy as np

from ...arrays import AnyIntArray, FloatArray, Int32Array, IntArray
from ..tasks.effort import Effort
from ..tasks.task import Change, Kept, Sizes, Spread, Task, Ties
from .exact import solve_exactly

#: Units of a part up to which it is solved.
MOST_UNITS = 45


def part_of(task: Task, members: AnyIntArray, regions: AnyIntArray) -> Task:
    """The task of dividing some units anew among some regions, the rest of the plan kept.

    members: units, (p,). regions: their labels, (k,), which become 0..k-1. Pairs with units
    outside stay separated whatever is done inside, so that values differ by a constant alone.
    """
    position = np.full(task.n, -1, dtype=np.int64)
    position[members] = np.arange(len(members))
    change: Optional[Change] = None
    if task.change is not None:
        label = np.full(int(max(task.change.region_of.max(), regions.max())) + 2, -1)
        label[regions] = np.arange(len(regions))
        old = task.change.region_of[members]
        old = np.where(old >= 0, label[old], -1)
        change = Change(old, task.change.mass[members], task.change.weight)
    return Task(
        graph=task.graph.part(members),
        xy=task.xy[members],
        quantities=task.quantities[members],
        floor=task.floor,
        ceiling=task.ceiling,
        spreads=tuple(
            Spread(s.name, s.values[members], s.mass[members], s.weight) for s in task.spreads
        ),
        ties=tuple(_ties_of(ties, position) for ties in task.ties),
        sizes=task.sizes and Sizes(task.sizes.target, task.sizes.weight, task.sizes.column),
        kept=tuple(Kept(kept.name, kept.features[members]) for kept in task.kept),
        change=change,
        names=(),
    )


def _ties_of(ties: Ties, position: IntArray) -> Ties:
    first, second = position[ties.left], position[ties.right]
    inside = (first >= 0) & (second >= 0)
    first, second = first[inside], second[inside]
    left: Int32Array = np.minimum(first, second).astype(np.int32)
    right: Int32Array = np.maximum(first, second).astype(np.int32)
    cost: FloatArray = ties.cost[inside]
    return Ties(ties.name, left, right, cost)


def improve_pairs(
    task: Task,
    region_of: AnyIntArray,
    effort: Effort,
    generator: np.random.Generator,
    triples: bool = False,
    most_units: int = MOST_UNITS,
) -> IntArray:
    """Divide neighbouring regions anew until no pair (and triple) of them gets better.

    region_of: contiguous regions 0..k-1, (n,); where regions miss floors or ceilings, divisions
    that mend both of a pair are taken too. Never worse, k stays. Parts of more than
    ``most_units`` units are passed over. Returns labels, (n,).
    """
    labels = np.array(region_of, dtype=np.int64)
    waiting = _groups(task, labels, triples)
    generator.shuffle(waiting)
    while waiting and not effort.over:
        group = np.array(waiting.pop(), dtype=np.int64)
        members = np.flatnonzero(np.isin(labels, group))
        if len(members) > most_units or not _touching(task, members):
            continue
        better = _divided(task, labels, members, group, effort)
        if better is None:
            continue
        labels[members] = group[better]
        again = [g for g in _groups(task, labels, triples) if set(g) & set(group.tolist())]
        known = set(waiting)
        fresh = [g for g in again if g not in known]
        generator.shuffle(fresh)
        # What changed is looked at last, so that every part has its turn.
        waiting = fresh + waiting
    return labels


def _groups(task: Task, labels: IntArray, triples: bool) -> list[tuple[int, ...]]:
    """Pairs of regions that border each other, and triples around a region."""
    first, second = labels[task.graph.left], labels[task.graph.right]
    apart = first != second
    ends = np.stack([np.minimum(first, second)[apart], np.maximum(first, second)[apart]], axis=1)
    pairs = [(int(a), int(b)) for a, b in np.unique(ends, axis=0)]
    if not triples:
        return list(pairs)
    near: dict[int, set[int]] = {}
    for a, b in pairs:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    threes = {tuple(sorted((a, b, c))) for a, b in pairs for c in (near[a] | near[b]) - {a, b}}
    return [*pairs, *sorted(threes)]


def _touching(task: Task, members: IntArray) -> bool:
    """Whether the units are one connected part."""
    return int(task.graph.part(members).components().max(initial=0)) == 0


def _divided(
    task: Task, labels: IntArray, members: IntArray, group: IntArray, effort: Effort
) -> Optional[IntArray]:
    """A better division of the members, 0..len(group)-1 each, None where none was found."""
    part = part_of(task, members, group)
    current = np.searchsorted(group, labels[members])
    valid = bool(part.feasible(current).all())
    proof = solve_exactly(part, len(group), effort, current)
    if proof.region_of is None:
        return None
    before = part.total(current)
    if valid and proof.value >= before - 1e-9 * (1.0 + abs(before)):
        return None
    return proof.region_of
