# SPDX-License-Identifier: GPL-2.0-or-later
"""Places people go to: counted by area, the nearest one, and whether it lies in the own region.

The last one is criterion K12: "share of residents whose nearest school lies in the same
Sozialraum" (criteria of the Kreis Düren, 2024).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Sequence

import numpy as np
from scipy.spatial import cKDTree

from ..arrays import AnyIntArray, BoolArray, FloatArray, IntArray, TextArray, sums
from .network import TIE


@dataclass(frozen=True)
class OwnRegionShare:
    """Criterion K12 for r regions and for all of them together.

    counted: residents of known number in blocks that have a nearest facility, (r,).
    inside: those of them whose nearest facility lies in their own region, (r,).
    elsewhere: the other region that holds the nearest facility of more of them than any other, -1
    for a place outside all regions and where there are none such, (r,). elsewhere_residents: how
    many they are, (r,).
    unassigned, unreached: residents left out because their block belongs to no region, or has no
    nearest facility. unknown: blocks of a region whose number of residents is unknown.
    """

    counted: IntArray
    inside: IntArray
    elsewhere: IntArray
    elsewhere_residents: IntArray
    unassigned: int
    unreached: int
    unknown: int

    @property
    def percent(self) -> FloatArray:
        """Share of each region in percent, (r,); nan where nobody is counted."""
        result = np.full(len(self.counted), np.nan)
        np.divide(100.0 * self.inside, self.counted, out=result, where=self.counted > 0)
        return result

    @property
    def percent_of_all(self) -> float:
        """Share of all residents counted, from their sums; nan where nobody is counted."""
        counted = int(self.counted.sum())
        return 100.0 * int(self.inside.sum()) / counted if counted else math.nan


def facility_order(keys: TextArray, xy: FloatArray) -> IntArray:
    """Positions of the facilities ordered by key, then by place, (m,).

    This order decides between equally near facilities, so that the order of the file does not.
    """
    codes = np.unique(keys.astype(str), return_inverse=True)[1]
    order: IntArray = np.lexsort((xy[:, 1], xy[:, 0], codes)).astype(np.int64)
    return order


def count_by_kind(area: AnyIntArray, kind: AnyIntArray, areas: int, kinds: int) -> IntArray:
    """Number of facilities of each kind in each area, (areas, kinds); area -1 counts nowhere."""
    somewhere = area >= 0
    cell = area[somewhere].astype(np.int64) * kinds + kind[somewhere]
    return np.bincount(cell, minlength=areas * kinds).reshape(areas, kinds).astype(np.int64)


def nearest_straight(origins: FloatArray, targets: FloatArray) -> tuple[IntArray, FloatArray]:
    """The nearest target of each origin in a straight line, (n,), and its distance in metres.

    Of equally near targets the first counts. -1 and inf where there are no targets.
    """
    n = len(origins)
    if not len(targets) or not n:
        return np.full(n, -1, dtype=np.int64), np.full(n, np.inf)
    tree = cKDTree(targets)
    distance, index = tree.query(origins)
    # The tree returns any of several equally near targets.
    for origin, near in enumerate(tree.query_ball_point(origins, distance + TIE)):
        index[origin] = min(near, default=index[origin])
    return index.astype(np.int64), np.hypot(*(origins - targets[index]).T)


def residents_by_distance(
    distance: FloatArray, population: IntArray, limits: Sequence[float]
) -> IntArray:
    """Residents up to the first limit, beyond it up to the second, ..., and beyond the last.

    distance: metres, (n,), inf where there is no nearest facility, which counts nowhere.
    limits: ascending, metres, (k,). Returns (k + 1,).
    """
    reached = np.isfinite(distance)
    step = np.searchsorted(np.asarray(limits), distance[reached], side="left")
    return np.rint(sums(step, population[reached], len(limits) + 1)).astype(np.int64)


def own_region_share(
    population: IntArray,
    population_known: BoolArray,
    region: AnyIntArray,
    nearest_region: AnyIntArray,
    reached: BoolArray,
    regions: int,
) -> OwnRegionShare:
    """Residents whose nearest facility lies in their own region (K12).

    population, population_known: residents of the blocks, (n,). region: region of each block,
    -1 for none, (n,). nearest_region: region of its nearest facility, -1 where that lies in no
    region, (n,). reached: whether the block has a nearest facility at all, (n,).

    A block without a region has no own region and is left out. So are blocks without a known
    number of residents; they are never read as uninhabited.
    """
    residents = np.where(population_known, population, 0)
    member = region >= 0
    counts = member & reached
    # Residents by own region and by the one of the nearest facility; the last one is "outside".
    width = regions + 1
    place = np.where(nearest_region >= 0, nearest_region, regions)
    cell = region[counts].astype(np.int64) * width + place[counts]
    flows = sums(cell, residents[counts], regions * width).reshape(regions, width)
    flows = np.rint(flows).astype(np.int64)
    counted, inside = flows.sum(axis=1), np.diagonal(flows).copy()
    flows[np.arange(regions), np.arange(regions)] = 0
    away, elsewhere = flows.max(axis=1), flows.argmax(axis=1)
    return OwnRegionShare(
        counted=counted,
        inside=inside,
        elsewhere=np.where((away == 0) | (elsewhere == regions), -1, elsewhere).astype(np.int64),
        elsewhere_residents=away,
        unassigned=int(residents[~member].sum()),
        unreached=int(residents[member & ~reached].sum()),
        unknown=int(np.count_nonzero(member & ~population_known)),
    )
