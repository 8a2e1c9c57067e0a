# SPDX-License-Identifier: GPL-2.0-or-later
"""Carrying a plan onto blocks that have changed: other cuts, other keys, blocks new and gone.

Every new block gets exactly one region, and it is told how: by what a table of predecessors says,
by its key, by the largest overlap with old blocks, by the longest border with a region, or, on an
island, by the nearest block. Each old block that leaves nothing behind is named.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Optional

import numpy as np
from scipy.spatial import cKDTree

from ...arrays import AnyIntArray, BoolArray, FloatArray, IntArray, TextArray
from ...contiguity import Contiguity
from ...findings import Finding, Level

NONE = -1

#: Share of a block below which an overlap comes from drawing, not from a change of blocks.
_TRIFLE = 0.02
#: Share of a block that its region should hold at least, or a person has to look at it.
_CLEAR = 0.75
#: Share of a block that lies where the old block of its key lay, or it is another block.
_SAME = 0.5


class Way(IntEnum):
    """How a block got its region."""

    KEY = 0
    TABLE = 1
    OVERLAP = 2
    BORDER = 3
    NEAREST = 4


@dataclass(frozen=True)
class Overlaps:
    """What pairs of old and new blocks have in common.

    old, new: block indices, no pair twice, (p,). amount: area or residents, > 0, (p,).
    """

    old: IntArray
    new: IntArray
    amount: FloatArray


@dataclass(frozen=True)
class Carried:
    """A plan on new blocks. region_of: old label, (n,), ``NONE`` only where no region exists at
    all. way: ``Way`` of each block, (n,). findings: what a person should know; ``blocks`` are new
    blocks."""

    region_of: IntArray
    way: IntArray
    findings: tuple[Finding, ...]


def carry(
    old_keys: TextArray,
    old_region: AnyIntArray,
    region_keys: TextArray,
    new_keys: TextArray,
    contiguity: Contiguity,
    xy: FloatArray,
    *,
    overlaps: Optional[Overlaps] = None,
    predecessors: Optional[Overlaps] = None,
) -> Carried:
    """Give each new block a region of an old plan.

    old_keys: unique, (o,). old_region: label 0.. or ``NONE``, (o,). region_keys: name of each
    label. new_keys: unique, (n,). contiguity, xy: of the new blocks; leave out edges that regions
    may not cross. overlaps: of both sets of blocks; without them equal keys are trusted.
    predecessors: which old blocks a new one came from, and with what weight; it goes before all
    else. Ties go to the region that is first in ``region_keys``. The order of blocks is irrelevant.
    """
    return _Carrier(
        old_keys, np.asarray(old_region, dtype=np.int64), region_keys, new_keys, contiguity, xy
    ).run(overlaps, predecessors)


class _Carrier:
    def __init__(
        self,
        old_keys: TextArray,
        old_region: IntArray,
        region_keys: TextArray,
        new_keys: TextArray,
        contiguity: Contiguity,
        xy: FloatArray,
    ) -> None:
        self.old_keys, self.old_region = old_keys, old_region
        self.region_keys, self.new_keys = region_keys, new_keys
        self.contiguity, self.xy = contiguity, xy
        n = len(new_keys)
        self.region_of: IntArray = np.full(n, NONE, dtype=np.int64)
        self.way: IntArray = np.full(n, int(Way.NEAREST), dtype=np.int64)
        self.used: BoolArray = np.zeros(len(old_keys), dtype=bool)
        self.findings: list[Finding] = []

    def run(self, overlaps: Optional[Overlaps], predecessors: Optional[Overlaps]) -> Carried:
        """All ways in turn, the surest first."""
        if predecessors is not None:
            self._by_overlap(predecessors, Way.TABLE)
        self._by_key(overlaps)
        if overlaps is not None:
            self._by_overlap(overlaps, Way.OVERLAP)
        self._gone()
        self._by_border()
        self._by_nearest()
        self._empty()
        return Carried(self.region_of, self.way, tuple(self.findings))

    def _by_key(self, overlaps: Optional[Overlaps]) -> None:
        position = {key: index for index, key in enumerate(self.old_keys.tolist())}
        matches = [position.get(key, NONE) for key in self.new_keys.tolist()]
        match = np.array(matches, dtype=np.int64)
        match[self.way == Way.TABLE] = NONE
        found = np.flatnonzero(match >= 0)
        if overlaps is not None and len(found):
            o = len(self.old_keys)
            code = overlaps.new * o + overlaps.old
            order = np.argsort(code, kind="stable")
            wanted = found * o + match[found]
            at = np.searchsorted(code[order], wanted).clip(max=max(len(code) - 1, 0))
            common = np.zeros(len(found))
            if len(code):
                hit = code[order][at] == wanted
                common[hit] = overlaps.amount[order][at[hit]]
            total = np.bincount(overlaps.new, overlaps.amount, minlength=len(self.new_keys))
            # A block that overlaps nothing at all cannot be told from one that did not move.
            elsewhere = found[(common < _SAME * total[found]) & (total[found] > 0)]
            if len(elsewhere):
                self._tell("D49", Level.WARNING, elsewhere, keys=self._keys(elsewhere))
            found = found[~np.isin(found, elsewhere)]
        self.used[match[found]] = True
        self.region_of[found] = self.old_region[match[found]]
        known = found[self.region_of[found] >= 0]
        self.way[known] = Way.KEY

    def _by_overlap(self, overlaps: Overlaps, way: Way) -> None:
        n, k = len(self.new_keys), max(len(self.region_keys), 1)
        total = np.bincount(overlaps.new, overlaps.amount, minlength=n)
        before = np.bincount(overlaps.old, overlaps.amount, minlength=len(self.old_keys))
        # Much of the new block or much of the old one: nothing else tells of a change.
        matters = overlaps.amount > _TRIFLE * np.minimum(total[overlaps.new], before[overlaps.old])
        old, new, amount = overlaps.old[matters], overlaps.new[matters], overlaps.amount[matters]
        self.used[old] = True
        region = self.old_region[old]
        keep = (region >= 0) & (self.region_of[new] < 0)
        table = np.bincount(new[keep] * k + region[keep], amount[keep], minlength=n * k)
        shares = np.round(table.reshape(n, k), 6)
        found = np.flatnonzero(shares.max(axis=1) > 0)
        best = shares[found].argmax(axis=1)
        self.region_of[found], self.way[found] = best, int(way)
        self._origins(old, new, found)
        clear = shares[found, best] / np.maximum(shares[found].sum(axis=1), 1e-300)
        for at in np.argsort(self.new_keys[found].astype(str), kind="stable").tolist():
            block, region_label, part = int(found[at]), int(best[at]), float(clear[at])
            if part < _CLEAR:
                others = [str(self.region_keys[r]) for r in np.flatnonzero(shares[block] > 0)]
                self._tell(
                    "D42",
                    Level.WARNING,
                    np.array([block]),
                    region=region_label,
                    key=str(self.new_keys[block]),
                    percent=100.0 * part,
                    regions=others,
                )

    def _origins(self, old: IntArray, new: IntArray, found: IntArray) -> None:
        """Tell which blocks were split and which were merged."""
        of_found = np.isin(new, found)
        parts = np.bincount(old[of_found], minlength=len(self.old_keys))
        sources = np.bincount(new[of_found], minlength=len(self.new_keys))
        if len(found):
            self._tell("D41", Level.NOTE, found, keys=self._keys(found), n=len(found))
        split = np.flatnonzero(parts > 1)
        if len(split):
            pieces = np.unique(new[of_found & np.isin(old, split)])
            keys = sorted(str(key) for key in self.old_keys[split])
            self._tell("D46", Level.NOTE, pieces, keys=keys, n=len(split))
        merged = np.flatnonzero(sources > 1)
        if len(merged):
            self._tell("D47", Level.NOTE, merged, keys=self._keys(merged), n=len(merged))

    def _gone(self) -> None:
        gone = np.flatnonzero(~self.used)
        if len(gone):
            keys = sorted(str(key) for key in self.old_keys[gone])
            self.findings.append(Finding("D40", Level.NOTE, {"keys": keys, "n": len(gone)}))

    def _by_border(self) -> None:
        """Blocks without a match, from the regions outwards: where their border is longest."""
        edges, k = self.contiguity, max(len(self.region_keys), 1)
        block = np.concatenate([edges.left, edges.right]).astype(np.int64)
        other = np.concatenate([edges.right, edges.left]).astype(np.int64)
        # A bridge has no length, but is better than nothing.
        length = np.tile(edges.length, 2) + 1e-3
        added: list[int] = []
        while True:
            open_end = (self.region_of[block] < 0) & (self.region_of[other] >= 0)
            if not open_end.any():
                break
            rows, local = np.unique(block[open_end], return_inverse=True)
            code = local * k + self.region_of[other[open_end]]
            table = np.bincount(code, length[open_end], minlength=len(rows) * k).reshape(-1, k)
            self.region_of[rows] = np.round(table, 6).argmax(axis=1)
            self.way[rows] = Way.BORDER
            added += rows.tolist()
        self._tell_added("D43", np.array(sorted(added), dtype=np.int64))

    def _by_nearest(self) -> None:
        lost = np.flatnonzero(self.region_of < 0)
        known = np.flatnonzero(self.region_of >= 0)
        if not len(lost) or not len(known):
            return
        known = known[np.argsort(self.new_keys[known].astype(str), kind="stable")]
        _, nearest = cKDTree(self.xy[known]).query(self.xy[lost])
        self.region_of[lost] = self.region_of[known[nearest]]
        self._tell_added("D44", lost)

    def _empty(self) -> None:
        held = np.unique(self.old_region[self.old_region >= 0])
        for region in np.setdiff1d(held, self.region_of).tolist():
            self._tell("D45", Level.WARNING, np.zeros(0, dtype=np.int64), region=region)

    def _tell_added(self, rule: str, blocks: IntArray) -> None:
        for region in np.unique(self.region_of[blocks]).tolist():
            here = blocks[self.region_of[blocks] == region]
            self._tell(rule, Level.WARNING, here, region=region, keys=self._keys(here), n=len(here))

    def _keys(self, blocks: IntArray) -> list[str]:
        return sorted(str(key) for key in self.new_keys[blocks])

    def _tell(
        self,
        rule: str,
        level: Level,
        blocks: IntArray,
        region: Optional[int] = None,
        **data: object,
    ) -> None:
        name = None if region is None else str(self.region_keys[region])
        if name is not None:
            data["region"] = name
        order = blocks[np.argsort(self.new_keys[blocks].astype(str), kind="stable")]
        place = None
        if len(order):
            place = (float(self.xy[order[0], 0]), float(self.xy[order[0], 1]))
        self.findings.append(
            Finding(rule, level, data, blocks=tuple(order.tolist()), region=name, place=place)
        )
