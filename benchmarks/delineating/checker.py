# SPDX-License-Identifier: GPL-2.0-or-later
"""The one checker of every delineation, ours and the peers'; shares no code with ``core``.

``Yardstick.load(name)`` reads a graph; ``yardstick.check(labels, floor=, ceiling=, k=, old=)``
returns a ``Verdict``. The measures:

* ``wss``: sum over units and attributes of (z - mean of the region)², z = (x - mean) / standard
  deviation over all n units (population form, divisor n);
* ``pw``: sum over pairs of units in one region and over attributes of |z_i - z_j|, each pair once
  (Duque et al. 2012);
* ``cut``: adjacency edges between regions, each once;
* ``deviation``: largest |residents of a region / mean region - 1|;
* ``moved``: residents whose region is not their old one, counted in the residents of now;
* ``feasible``: every unit assigned to one of k regions, each region connected and within floor
  and ceiling. Nothing that the program under test says about itself counts.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

import numpy as np

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("SOZIALRAUM_SHARED_DATA", ROOT.parent / "shared" / "data"))


@dataclass(frozen=True)
class Verdict:
    """What the checker found; ``pw`` is None unless asked for, ``moved`` without an old plan."""

    assigned: bool
    contiguous: bool
    within: bool
    k: int
    smallest: float
    largest: float
    deviation: float
    wss: float
    cut: int
    pw: Optional[float] = None
    moved: Optional[float] = None

    @property
    def feasible(self) -> bool:
        """All hard conditions at once."""
        return self.assigned and self.contiguous and self.within


@dataclass(frozen=True)
class Yardstick:
    """A graph and what plans on it are measured with.

    indptr, indices: symmetric CSR without loops. z: standardised attributes, (n, d). residents:
    (n,). xy: (n, 2).
    """

    name: str
    indptr: np.ndarray
    indices: np.ndarray
    shared: np.ndarray
    z: np.ndarray
    residents: np.ndarray
    xy: np.ndarray
    area: np.ndarray
    ext: np.ndarray

    @classmethod
    def load(cls, name: str) -> Yardstick:
        """Read a graph of the shared data by its name."""
        with np.load(DATA / "graphs" / f"{name}.npz") as data:
            x = data["X"].astype(float)
            z = (x - x.mean(axis=0)) / x.std(axis=0)
            indptr, indices = data["indptr"].astype(np.int64), data["indices"].astype(np.int64)
            columns = (data[key].astype(float) for key in ("pop", "xy", "area", "ext"))
            return cls(name, indptr, indices, data["shared"].astype(float), z, *columns)

    @property
    def n(self) -> int:
        """Number of units."""
        return len(self.indptr) - 1

    def edges(self) -> np.ndarray:
        """Each edge once, low unit first, (m, 2)."""
        origin = np.repeat(np.arange(self.n), np.diff(self.indptr))
        once = origin < self.indices
        return np.stack([origin[once], self.indices[once]], axis=1)

    def limits(self, k: int, tolerance: float) -> tuple[int, int]:
        """Whole residents a region of a balanced plan may have: mean -+ a share of it."""
        mean = self.residents.sum() / k
        return int(np.ceil(mean * (1 - tolerance))), int(np.floor(mean * (1 + tolerance)))

    def most_regions(self, floor: float) -> int:
        """Upper bound of the number of regions with a floor of residents."""
        return int(np.minimum(self.residents, floor).sum() // floor)

    def check(
        self,
        labels: np.ndarray,
        *,
        k: Optional[int] = None,
        floor: float = -np.inf,
        ceiling: float = np.inf,
        pairwise: bool = False,
        old: Optional[np.ndarray] = None,
        residents: Optional[np.ndarray] = None,
    ) -> Verdict:
        """Judge a plan; residents: others than those of the file, (n,)."""
        labels = np.asarray(labels)
        residents = self.residents if residents is None else np.asarray(residents, dtype=float)
        if labels.shape != (self.n,) or labels.dtype.kind not in "iu" or labels.min() < 0:
            nan = float("nan")
            return Verdict(False, False, False, 0, nan, nan, nan, nan, 0)
        names, region = np.unique(labels, return_inverse=True)
        count = len(names)
        total = np.bincount(region, weights=residents, minlength=count)
        wanted = k is None or count == k
        within = wanted and bool((total >= floor).all() and (total <= ceiling).all())
        edges = self.edges()
        return Verdict(
            assigned=True,
            contiguous=self._connected(region, count),
            within=within,
            k=count,
            smallest=float(total.min()),
            largest=float(total.max()),
            deviation=float(np.abs(total / (residents.sum() / (k or count)) - 1).max()),
            wss=self._squares(region, count),
            cut=int((region[edges[:, 0]] != region[edges[:, 1]]).sum()),
            pw=self._pairwise(region) if pairwise else None,
            moved=None if old is None else float(residents[labels != np.asarray(old)].sum()),
        )

    def _connected(self, region: np.ndarray, count: int) -> bool:
        """Breadth-first search from one unit of every region at once, along edges inside."""
        origin = np.repeat(np.arange(self.n), np.diff(self.indptr))
        inside = region[origin] == region[self.indices]
        target = self.indices[inside]
        start = np.concatenate([[0], np.cumsum(np.bincount(origin[inside], minlength=self.n))])
        seen = np.zeros(self.n, dtype=bool)
        front = np.unique(region, return_index=True)[1]
        seen[front] = True
        while len(front):
            length = start[front + 1] - start[front]
            first = np.repeat(start[front] - np.cumsum(length) + length, length)
            reached = target[first + np.arange(length.sum())]
            front = np.unique(reached[~seen[reached]])
            seen[front] = True
        return bool(seen.all())

    def _squares(self, region: np.ndarray, count: int) -> float:
        units = np.bincount(region, minlength=count)
        total = 0.0
        for column in self.z.T:
            mean = np.bincount(region, weights=column, minlength=count) / units
            total += float(((column - mean[region]) ** 2).sum())
        return total

    def _pairwise(self, region: np.ndarray) -> float:
        """In a sorted row of m values, the r-th (from 0) is added r times, taken m - 1 - r."""
        total = 0.0
        for column in self.z.T:
            order = np.lexsort((column, region))
            label = region[order]
            size = np.bincount(region)[label]
            begin = np.searchsorted(label, label)
            rank = np.arange(self.n) - begin
            total += float((column[order] * (2 * rank - size + 1)).sum())
        return total
