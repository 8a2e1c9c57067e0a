# SPDX-License-Identifier: GPL-2.0-or-later
"""What is asked of a delineation, and what comes back."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Optional

import numpy as np

from ..arrays import Int32Array, TextArray
from ..blocks import Blocks
from ..contiguity import Contiguity
from ..errors import UserError
from ..findings import Finding

FREE = -1


@dataclass(frozen=True)
class Weights:
    """How much each part of the objective counts; 0 switches it off.

    size: squared deviation of a region's residents from the mean of its municipality, in units
    of that mean. border: length of the borders between regions, in units of a region's width.
    place: extra weight of borders that run through an Ortsteil. settlement: residents living on
    both sides of a border.
    """

    size: float = 1.0
    border: float = 0.5
    place: float = 8.0
    settlement: float = 1.5


@dataclass(frozen=True)
class Problem:
    """Blocks and what the planner wants of the regions.

    minimum, target: residents of a region; maximum: likewise, None for no limit.
    within_municipality: regions stay inside their municipality. use_places: keep Ortsteile
    together as far as the sizes allow. fixed: label of a locked region for each block, ``FREE``
    elsewhere, (n,); locked regions come back unchanged. bridges: pairs of blocks that count as
    neighbours without a border.

    Raises ``UserError`` where the wishes contradict each other.
    """

    blocks: Blocks
    contiguity: Contiguity
    minimum: float = 1_000
    target: float = 2_500
    maximum: Optional[float] = None
    within_municipality: bool = True
    use_places: bool = True
    weights: Weights = field(default_factory=Weights)
    fixed: Optional[Int32Array] = None

    def __post_init__(self) -> None:
        if len(self.blocks) == 0:
            raise UserError("no_blocks")
        if self.minimum < 0 or self.target <= 0:
            raise UserError("sizes_not_positive")
        if self.target < self.minimum:
            raise UserError("target_below_minimum", target=self.target, minimum=self.minimum)
        if self.maximum is not None and self.maximum < self.target:
            raise UserError("maximum_below_target", maximum=self.maximum, target=self.target)
        if int(self.blocks.population.sum()) == 0:
            raise UserError("no_residents")

    @property
    def frame(self) -> Int32Array:
        """Label of the frame that no region may cross, (n,)."""
        if self.within_municipality:
            return self.blocks.municipality_index.astype(np.int32)
        return np.zeros(len(self.blocks), dtype=np.int32)

    @property
    def fixed_labels(self) -> Int32Array:
        """Label of the locked region of every block, ``FREE`` elsewhere, (n,)."""
        if self.fixed is None:
            return np.full(len(self.blocks), FREE, dtype=np.int32)
        return self.fixed

    @property
    def places(self) -> TextArray:
        """Ortsteil of every block, "" where none counts, (n,)."""
        if self.use_places:
            return self.blocks.place
        return np.full(len(self.blocks), "", dtype=object)


@dataclass(frozen=True)
class Solution:
    """A delineation.

    region_of: region 0..k-1 of every block, (n,). k: number of regions. fixed_region: for each
    label of ``Problem.fixed`` the region it became. bridges: pairs of blocks (exclave block,
    block it was attached to) where no border connects. objective: value by part, summed over the
    county; smaller is better. findings: what could not be kept.
    """

    region_of: Int32Array
    k: int
    fixed_region: dict[int, int]
    bridges: tuple[tuple[int, int], ...]
    objective: dict[str, float]
    findings: tuple[Finding, ...]

    @property
    def total(self) -> float:
        """Sum of the parts of the objective."""
        return sum(self.objective.values())
