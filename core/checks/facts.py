# SPDX-License-Identifier: GPL-2.0-or-later
"""What the rules look at, gathered once for all regions or for some.

A rule that asked the plan region by region would run over all blocks each time.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property
from typing import Iterable, Mapping, Optional

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from ..arrays import AnyIntArray, BoolArray, IntArray, text_codes
from ..blocks import Blocks
from ..findings import Finding, Level
from ..naming import KEY_PATTERN
from ..plan import UNASSIGNED, Plan
from .options import CheckOptions


class Standing:
    """What moving blocks does not change: codes of the Ortsteile and of the earlier version."""

    def __init__(self, blocks: Blocks, options: CheckOptions) -> None:
        self.blocks = blocks
        self.options = options

    @cached_property
    def place_of(self) -> IntArray:
        """Code of the Ortsteil of each block within its municipality, -1 for none, (n,)."""
        names, code = text_codes(self.blocks.place)
        blank = np.array([not str(name).strip() for name in names], dtype=bool)
        place = self.blocks.municipality_index * len(names) + code
        return np.where(blank[code], -1, place) if len(names) else place

    @cached_property
    def regions_locked(self) -> tuple[list[str], IntArray]:
        """Keys of regions that were locked, and which of them held each block, -1 for none."""
        return _codes(self.options.locked_before or [])

    @cached_property
    def blocks_locked(self) -> tuple[list[str], IntArray]:
        """The same for blocks that were locked themselves."""
        return _codes(self.options.blocks_locked_before or [])


class Facts:
    """A plan as it is now, seen for some of its regions; None for all."""

    def __init__(self, plan: Plan, standing: Standing, regions: Optional[Iterable[int]]) -> None:
        self.plan = plan
        self.blocks = plan.blocks
        self.standing = standing
        self.options = standing.options
        self.region_of = plan.region_of
        self.k = len(plan.regions)
        self._wanted = np.ones(self.k + 1, dtype=bool)
        if regions is not None:
            self._wanted[:] = False
            self._wanted[list(regions)] = True
        # The place after the last region stands for "unassigned", which is index -1.
        self._wanted[UNASSIGNED] = False

    @property
    def regions(self) -> list[int]:
        """Regions looked at, without those that were removed."""
        return [region for region in self.plan.listed if self._wanted[region]]

    @cached_property
    def free(self) -> IntArray:
        """Blocks without a region, ascending."""
        return np.flatnonzero(self.region_of == UNASSIGNED)

    @cached_property
    def _grouped(self) -> tuple[IntArray, IntArray]:
        """Blocks of the regions looked at, region by region, and where each region begins."""
        chosen = np.flatnonzero(self._wanted[self.region_of])
        region = self.region_of[chosen]
        order = np.argsort(region, kind="stable")
        begins = np.searchsorted(region[order], np.arange(self.k + 1))
        return chosen[order], begins

    def members(self, region: int) -> IntArray:
        """Blocks of a region, ascending."""
        blocks, begins = self._grouped
        members: IntArray = blocks[begins[region] : begins[region + 1]]
        return members

    @cached_property
    def _inner_edges(self) -> IntArray:
        """Edges inside one of the regions looked at."""
        contiguity = self.plan.contiguity
        left = self.region_of[contiguity.left]
        inside = (left == self.region_of[contiguity.right]) & self._wanted[left]
        return np.flatnonzero(inside)

    def _part_labels(self, edges: IntArray) -> IntArray:
        """Connected part of each of the grouped blocks by the given edges alone."""
        blocks, _begins = self._grouped
        contiguity = self.plan.contiguity
        place = np.empty(contiguity.n, dtype=np.int64)
        place[blocks] = np.arange(len(blocks))
        ends = place[contiguity.left[edges]], place[contiguity.right[edges]]
        graph = coo_matrix((np.ones(len(edges), dtype=np.int8), ends), shape=(len(blocks),) * 2)
        label: IntArray = connected_components(graph, directed=False)[1].astype(np.int64)
        return label

    @cached_property
    def part_count(self) -> IntArray:
        """Connected parts of each region looked at, (k,); 0 for an empty region."""
        blocks, _begins = self._grouped
        label = self._part_labels(self._inner_edges)
        _label, first = np.unique(label, return_index=True)
        return np.bincount(self.region_of[blocks[first]], minlength=self.k).astype(np.int64)

    @cached_property
    def bridged(self) -> Mapping[int, IntArray]:
        """Blocks without a border to the most blocks of their region, by region; bridges only."""
        edges = self._inner_edges
        bridge = self.plan.contiguity.bridge[edges]
        if not bridge.any():
            return {}
        label = self._part_labels(edges[~bridge])
        blocks, begins = self._grouped
        joined = np.unique(self.region_of[self.plan.contiguity.left[edges[bridge]]])
        away = {}
        for region in joined.tolist():
            inside = slice(begins[region], begins[region + 1])
            labels, count = np.unique(label[inside], return_counts=True)
            if len(labels) > 1:
                away[region] = blocks[inside][label[inside] != labels[int(np.argmax(count))]]
        return away

    @cached_property
    def barriers(self) -> Mapping[int, IntArray]:
        """Borders that a barrier cuts inside each region looked at; regions without one left out.

        Positions among the borders of ``CheckOptions.barriers``.
        """
        barriers = self.options.barriers
        if barriers is None:
            return {}
        left = self.region_of[barriers.left]
        inside = np.flatnonzero((left == self.region_of[barriers.right]) & self._wanted[left])
        return {int(region): inside[left[inside] == region] for region in np.unique(left[inside])}

    @cached_property
    def municipalities(self) -> Mapping[int, list[str]]:
        """Municipalities in which each region looked at has blocks, in order of their keys."""
        blocks, _begins = self._grouped
        names = self.blocks.municipalities
        width = max(len(names), 1)
        code = self.region_of[blocks] * np.int64(width) + self.blocks.municipality_index[blocks]
        found: dict[int, list[str]] = {}
        for pair in np.unique(code).tolist():
            found.setdefault(pair // width, []).append(str(names[pair % width]))
        return found

    @cached_property
    def faults(self) -> list[tuple[str, ...]]:
        """Rules that the entry of each region breaks in the register, (k,)."""
        return register_faults(self.plan)

    def finding(
        self,
        rule: str,
        level: Level,
        data: Mapping[str, object],
        members: AnyIntArray,
        region: Optional[str] = None,
        municipality: Optional[str] = None,
    ) -> Finding:
        """A finding placed at the most populous of its blocks."""
        place = None
        if len(members):
            at = members[int(np.argmax(self.blocks.population[members]))]
            place = (float(self.blocks.xy[at, 0]), float(self.blocks.xy[at, 1]))
        return Finding(rule, level, data, tuple(members.tolist()), region, municipality, place)

    def keys(self, members: AnyIntArray) -> list[str]:
        """Keys of blocks."""
        return [str(key) for key in self.blocks.keys[members]]

    def residents(self, members: AnyIntArray) -> int:
        """Residents of blocks, unknown ones left out."""
        return int(self.blocks.population[members].sum())


def register_faults(plan: Plan) -> list[tuple[str, ...]]:
    """Rules V03 and V10 that the entry of each region breaks, (k,); () for a good one."""
    listed = [plan.regions[region] for region in plan.listed]
    keys = Counter(region.key for region in listed)
    names = Counter((region.municipality, region.name) for region in listed)
    faults: list[tuple[str, ...]] = []
    for region in plan.regions:
        broken = []
        if not region.removed:
            if not KEY_PATTERN.match(region.key) or keys[region.key] > 1:
                broken.append("V03")
            if not 3 <= len(region.name) <= 80:
                broken.append("V10")
            elif names[region.municipality, region.name] > 1:
                broken.append("V10x")
        faults.append(tuple(broken))
    return faults


def _codes(keys: Iterable[str]) -> tuple[list[str], IntArray]:
    """Distinct keys but "", in order, and the index of each entry among them, -1 for ""."""
    entries = list(keys)
    distinct = sorted(set(entries) - {""})
    place = {key: index for index, key in enumerate(distinct)}
    return distinct, np.array([place.get(key, -1) for key in entries], dtype=np.int64)


def differing(code: IntArray, now: IntArray) -> BoolArray:
    """Where the earlier and the present code differ and one of them is not "none"."""
    result: BoolArray = (code != now) & ((code >= 0) | (now >= 0))
    return result
