# SPDX-License-Identifier: GPL-2.0-or-later
"""What belongs together: blocks that must, must not, or should lie in the same region.

Two forms, because m blocks of one Ortsteil would make m² pairs:

- A **group** is a label a block (Ortsteil, nearest school). How well a division into regions r
  keeps the groups g of a source together is

      kept = 1 / M * sum over g of (sum over r of m_gr² / M_g)

  with m_gr the residents of group g in region r, M_g those of the group, M those of all groups.
  It is the share of their group's residents with whom people share a region, averaged over the
  people: one minus the Gini-Simpson index of a group (Simpson 1949, Measurement of Diversity,
  Nature 163, 688), weighted by residents so that an Ortsteil counts in proportion to its size,
  not to its square. It equals affinities of m_i * m_j / M_g between all blocks of a group.
- **Pairs** are pairs of blocks with a strength (commuters, ties counted in a survey);
  kept = strength inside regions / strength of all pairs.

Both lie between 0 and 1, whatever the unit of a source, so that the weights of sources can be
compared, and both are sums over regions of what is inside each region.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Optional, Tuple

import numpy as np
from scipy.sparse import coo_matrix, csr_matrix, hstack
from scipy.sparse.csgraph import connected_components

from ..arrays import AnyIntArray, BoolArray, FloatArray, Int32Array, IntArray, TextArray, sums

NO_GROUP = -1


class Kind(str, Enum):
    """How binding a link is; the value is what tables store."""

    MUST = "muss"
    CANNOT = "darf_nicht"
    SHOULD = "soll"


@dataclass(frozen=True)
class GroupLink:
    """Groups of blocks that belong together, from one source.

    label: group 0..g-1 of every block, ``NO_GROUP`` where none, (n,). names: of the groups, (g,).
    size: residents of each whole group, (g,). weight: of the source in the objective, >= 0.
    """

    source: str
    kind: Kind
    label: Int32Array
    names: TextArray
    size: FloatArray
    weight: float = 1.0

    @property
    def total(self) -> float:
        """Residents of all groups: what ``kept`` refers to."""
        return math.fsum(self.size)


@dataclass(frozen=True)
class PairLink:
    """Pairs of blocks, from one source.

    left, right: blocks, left < right, sorted, no pair twice, (m,). strength: > 0 in the unit of
    the source, (m,); 1 for must and must not. reason: text of each pair, "" where none, (m,).
    total: strength of all pairs, what ``kept`` refers to. weight: as of ``GroupLink``.
    """

    source: str
    kind: Kind
    left: Int32Array
    right: Int32Array
    strength: FloatArray
    reason: TextArray
    total: float
    weight: float = 1.0


@dataclass(frozen=True)
class Kept:
    """How much of one source's affinity a plan keeps.

    share: kept, 0..1. possible: what could be kept if each frame were one region. whole, count:
    groups or pairs that lie in one region, and all of them.
    """

    source: str
    weight: float
    share: float
    possible: float
    whole: int
    count: int


@dataclass(frozen=True)
class LinkResult:
    """Links under a plan.

    broken_must: labels of ``Links.must`` that do not lie in one region. violated_cannot: pairs
    that share a region, (v, 2). kept: one entry a source of affinity.
    """

    broken_must: Tuple[int, ...]
    violated_cannot: Int32Array
    kept: Tuple[Kept, ...]

    @property
    def affinity_broken(self) -> float:
        """Sum over the sources of weight times the share that is not kept; smaller is better."""
        return math.fsum(entry.weight * (1.0 - entry.share) for entry in self.kept)


@dataclass(frozen=True)
class Links:
    """All links of n blocks.

    mass: what a block counts in a group, residents as a rule, >= 0, (n,). groups: of kind MUST
    or SHOULD. pairs: of any kind.
    """

    n: int
    mass: FloatArray
    groups: Tuple[GroupLink, ...] = ()
    pairs: Tuple[PairLink, ...] = ()

    @cached_property
    def must(self) -> Int32Array:
        """Group of blocks that must lie together, ``NO_GROUP`` where none, (n,).

        Links of all sources are joined transitively; groups are numbered by their first block.
        """
        starts, ends, nodes = [np.empty(0, np.int64)], [np.empty(0, np.int64)], self.n
        for group in self.groups:
            if group.kind is Kind.MUST:
                inside = np.flatnonzero(group.label >= 0)
                starts.append(inside)
                # A node for each group ties its blocks with m edges instead of m².
                ends.append(nodes + group.label[inside].astype(np.int64))
                nodes += len(group.names)
        for pair in self.pairs:
            if pair.kind is Kind.MUST:
                starts.append(pair.left.astype(np.int64))
                ends.append(pair.right.astype(np.int64))
        start, end = np.concatenate(starts), np.concatenate(ends)
        graph = coo_matrix((np.ones(len(start)), (start, end)), shape=(nodes, nodes))
        part = connected_components(graph, directed=False)[1][: self.n]
        _, first, inverse, count = np.unique(
            part, return_index=True, return_inverse=True, return_counts=True
        )
        several = np.flatnonzero(count > 1)
        number = np.full(len(first), NO_GROUP, dtype=np.int32)
        number[several[np.argsort(first[several])]] = np.arange(len(several), dtype=np.int32)
        label: Int32Array = number[inverse.reshape(-1)]
        return label

    @cached_property
    def must_count(self) -> int:
        """Number of groups in ``must``."""
        return int(self.must.max(initial=NO_GROUP)) + 1

    @cached_property
    def cannot(self) -> Int32Array:
        """Pairs of blocks that must not share a region, left < right, sorted, (k, 2)."""
        found = [
            np.stack([pair.left, pair.right], axis=1)
            for pair in self.pairs
            if pair.kind is Kind.CANNOT
        ]
        if not found:
            return np.empty((0, 2), dtype=np.int32)
        pairs: Int32Array = np.unique(np.concatenate(found), axis=0).astype(np.int32)
        return pairs

    @property
    def affinity_groups(self) -> Tuple[GroupLink, ...]:
        """Groups that should stay together and have somebody in them."""
        return tuple(g for g in self.groups if g.kind is Kind.SHOULD and g.total > 0)

    @property
    def affinity_pairs(self) -> Tuple[PairLink, ...]:
        """Pairs that should stay together."""
        return tuple(p for p in self.pairs if p.kind is Kind.SHOULD and p.total > 0)

    @property
    def affinity_weight(self) -> float:
        """Sum of the weights of all sources of affinity."""
        groups = [group.weight for group in self.affinity_groups]
        return math.fsum(groups + [pair.weight for pair in self.affinity_pairs])

    @cached_property
    def features(self) -> csr_matrix:
        """Groups as additive features A, (n, all groups of all sources).

        With R the (n, k) indicator of regions, the sum of squares of RᵀA is the sum over the
        sources of weight * kept: a function of region sums alone.
        """
        parts = [csr_matrix((self.n, 0), dtype=np.float64)]
        for group in self.affinity_groups:
            inside = np.flatnonzero((group.label >= 0) & (self.mass > 0))
            label = group.label[inside]
            scale = np.sqrt(group.weight / (group.total * group.size[label]))
            parts.append(
                csr_matrix(
                    (self.mass[inside] * scale, (inside, label)), shape=(self.n, len(group.names))
                )
            )
        return csr_matrix(hstack(parts))

    @cached_property
    def edges(self) -> Tuple[Int32Array, Int32Array, FloatArray]:
        """All pairs of affinity: left, right, weight, (e,) each, no pair twice.

        The weights of the pairs inside regions add up to the sum over the sources of
        weight * kept.
        """
        low, high = [np.empty(0, np.int64)], [np.empty(0, np.int64)]
        value = [np.empty(0)]
        for pair in self.affinity_pairs:
            low.append(pair.left.astype(np.int64))
            high.append(pair.right.astype(np.int64))
            value.append(pair.strength * (pair.weight / pair.total))
        left, right, weight = merged_pairs(
            self.n, np.concatenate(low), np.concatenate(high), np.concatenate(value)
        )
        return left, right, weight

    def evaluate(self, region_of: AnyIntArray, frame: Optional[AnyIntArray] = None) -> LinkResult:
        """What a plan does to the links.

        region_of: region of every block, negative where it has none, (n,). frame: label that no
        region may cross, such as the municipality, (n,); None where there is no frame.
        """
        together = np.zeros(self.n, dtype=np.int64) if frame is None else np.asarray(frame)
        kept = [
            Kept(
                group.source,
                group.weight,
                self._kept_of_groups(group, region_of),
                self._kept_of_groups(group, together),
                len(group.names) - len(_broken(group.label, region_of, len(group.names))),
                len(group.names),
            )
            for group in self.affinity_groups
        ]
        for pair in self.affinity_pairs:
            inside = _same(pair.left, pair.right, region_of)
            within = _same(pair.left, pair.right, together)
            kept.append(
                Kept(
                    pair.source,
                    pair.weight,
                    math.fsum(pair.strength[inside]) / pair.total,
                    math.fsum(pair.strength[within]) / pair.total,
                    int(np.count_nonzero(inside)),
                    len(inside),
                )
            )
        together_now = _same(self.cannot[:, 0], self.cannot[:, 1], region_of)
        return LinkResult(
            tuple(_broken(self.must, region_of, self.must_count).tolist()),
            self.cannot[together_now],
            tuple(kept),
        )

    def _kept_of_groups(self, group: GroupLink, region_of: AnyIntArray) -> float:
        inside = np.flatnonzero((group.label >= 0) & (np.asarray(region_of) >= 0))
        label = group.label[inside].astype(np.int64)
        regions = int(np.max(region_of, initial=0)) + 1
        code, inverse = np.unique(label * regions + region_of[inside], return_inverse=True)
        residents = sums(inverse.reshape(-1), self.mass[inside], len(code))
        size = group.size[code // regions]
        counted = size > 0
        return math.fsum(residents[counted] ** 2 / size[counted]) / group.total

    def restricted(self, frame: AnyIntArray) -> Links:
        """Only what can be kept where no region crosses the frame, (n,) of labels >= 0.

        Groups are cut at the frame; pairs across it fall away; shares refer to what is left.
        """
        groups = [
            grouped(group.source, group.kind, _texts(group, frame), self.mass, group.weight)
            for group in self.groups
        ]
        pairs = [_part(pair, _same(pair.left, pair.right, frame)) for pair in self.pairs]
        return Links(
            self.n,
            self.mass,
            tuple(group for group in groups if len(group.names)),
            tuple(pair for pair in pairs if len(pair.left)),
        )

    def take(self, members: AnyIntArray) -> Links:
        """The links of some blocks in the given order, for a piece solved by itself.

        Sizes and totals stay those of the whole, so that the kept shares of pieces add up.
        """
        position = np.full(self.n, -1, dtype=np.int64)
        position[members] = np.arange(len(members))
        groups = tuple(
            GroupLink(g.source, g.kind, g.label[members], g.names, g.size, g.weight)
            for g in self.groups
        )
        return Links(
            len(members),
            self.mass[members],
            groups,
            tuple(_moved(pair, position, len(members)) for pair in self.pairs),
        )


def merged_pairs(
    n: int, first: AnyIntArray, second: AnyIntArray, strength: FloatArray
) -> Tuple[Int32Array, Int32Array, FloatArray]:
    """Pairs in any direction and order as left < right, sorted; strengths of a pair add up.

    Pairs of a block with itself fall away. The result does not depend on the order of the input,
    down to the last bit.
    """
    low = np.minimum(first, second).astype(np.int64)
    high = np.maximum(first, second).astype(np.int64)
    different = low != high
    code, value = low[different] * n + high[different], strength[different]
    order = np.lexsort((value, code))
    code, value = code[order], value[order]
    distinct, start = np.unique(code, return_index=True)
    total = np.add.reduceat(value, start) if len(start) else np.empty(0)
    return (distinct // n).astype(np.int32), (distinct % n).astype(np.int32), total


def grouped(
    source: str, kind: Kind, names: TextArray, mass: FloatArray, weight: float = 1.0
) -> GroupLink:
    """Groups from a text a block, "" for none; blocks that are alone in a group have none."""
    distinct, inverse, count = np.unique(names.astype(str), return_inverse=True, return_counts=True)
    used = np.flatnonzero((count > 1) & (distinct != ""))
    number = np.full(len(distinct), NO_GROUP, dtype=np.int32)
    number[used] = np.arange(len(used), dtype=np.int32)
    label: Int32Array = number[inverse.reshape(-1)]
    inside = np.flatnonzero(label >= 0)
    # Sorted, so that the order of the blocks does not show in the last bit of a sum.
    inside = inside[np.argsort(mass[inside], kind="stable")]
    size = sums(label[inside], mass[inside], len(used))
    return GroupLink(source, kind, label, distinct[used].astype(object), size, weight)


def _same(left: AnyIntArray, right: AnyIntArray, region_of: AnyIntArray) -> BoolArray:
    regions = np.asarray(region_of)
    same: BoolArray = (regions[left] == regions[right]) & (regions[left] >= 0)
    return same


def _broken(label: AnyIntArray, region_of: AnyIntArray, count: int) -> IntArray:
    """Groups that do not lie in one region; one with an unassigned block does not."""
    inside = np.flatnonzero(label >= 0)
    region = np.asarray(region_of, dtype=np.int64)[inside]
    low = np.full(count, np.iinfo(np.int64).max)
    high = np.full(count, np.iinfo(np.int64).min)
    np.minimum.at(low, label[inside], region)
    np.maximum.at(high, label[inside], region)
    present = high >= low
    broken: IntArray = np.flatnonzero(present & ((low != high) | (low < 0)))
    return broken


def _texts(group: GroupLink, frame: AnyIntArray) -> TextArray:
    texts = np.full(len(group.label), "", dtype=object)
    for block in np.flatnonzero(group.label >= 0).tolist():
        texts[block] = f"{group.names[group.label[block]]} ({frame[block]})"
    return texts


def _part(pair: PairLink, keep: BoolArray) -> PairLink:
    return PairLink(
        pair.source,
        pair.kind,
        pair.left[keep],
        pair.right[keep],
        pair.strength[keep],
        pair.reason[keep],
        math.fsum(pair.strength[keep]),
        pair.weight,
    )


def _moved(pair: PairLink, position: IntArray, n: int) -> PairLink:
    left, right = position[pair.left], position[pair.right]
    inside = np.flatnonzero((left >= 0) & (right >= 0))
    low = np.minimum(left[inside], right[inside])
    high = np.maximum(left[inside], right[inside])
    order = np.lexsort((high, low))
    chosen = inside[order]
    return PairLink(
        pair.source,
        pair.kind,
        low[order].astype(np.int32),
        high[order].astype(np.int32),
        pair.strength[chosen],
        pair.reason[chosen],
        pair.total,
        pair.weight,
    )
