# SPDX-License-Identifier: GPL-2.0-or-later
"""What a planner asks of a delineation."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, fields
from enum import Enum
from functools import cached_property
from typing import Optional

import numpy as np

from ..arrays import BoolArray, FloatArray, Int32Array, TextArray
from ..blocks import Blocks
from ..contiguity import Contiguity
from ..errors import UserError
from ..links import Links

FREE = -1
#: Blocks of a piece up to which all pairs are compared.
PAIRWISE_BLOCKS = 1_000


class Mode(str, Enum):
    """How many regions: near a target size, a given number, or as many as the minimum allows."""

    TARGET = "target"
    COUNT = "count"
    MOST = "most"


@dataclass(frozen=True)
class Weights:
    """How much each part of the objective counts; 0 switches it off.

    All parts are measured so that a region of common shape contributes about one.

    size: squared deviation of residents from the mean of the municipality, in units of that mean.
    border: borders between regions, in widths of a region. inertia: squared distance of residents
    from the centre of their region, in units of a round region with evenly spread residents.
    cuts: number of neighbouring blocks that are separated. place: residents of Ortsteile divided,
    in units of a region, and borders that run through an Ortsteil, in widths of a region.
    settlement: residents living on both sides of a border. likeness: differences inside regions,
    as a share of those inside the municipality. pairwise: the same, measured by absolute
    differences between all pairs (Duque, Anselin & Rey 2012, The max-p-regions problem); for
    pieces of at most ``PAIRWISE_BLOCKS`` blocks. links: other ties broken. barrier: borders with
    a barrier that regions reach across, in widths of a region. change: residents who change their
    region, in units of a region.
    """

    size: float = 3.0
    border: float = 0.5
    inertia: float = 0.0
    cuts: float = 0.0
    place: float = 4.0
    settlement: float = 1.5
    likeness: float = 0.0
    pairwise: float = 0.0
    links: float = 2.0
    barrier: float = 2.0
    change: float = 0.0


@dataclass(frozen=True)
class Quantity:
    """An additive quantity of the blocks that regions need or may not exceed.

    values: (n,), finite; the caller decides what a missing value counts. minimum, maximum: of each
    region, None for no limit; 1 primary school a region, for example.
    """

    name: str
    values: FloatArray
    minimum: Optional[float] = None
    maximum: Optional[float] = None


@dataclass(frozen=True)
class Attributes:
    """What blocks of a region should have in common. values: (n, d), NaN where unknown."""

    names: tuple[str, ...]
    values: FloatArray


@dataclass(frozen=True)
class Problem:
    """Blocks and what the planner wants of the regions.

    minimum, maximum: residents of a region, None for no maximum. mode, target, count: number of
    regions, see ``Mode``. balance: largest relative deviation from the mean of the piece, such as
    0.01; sharpens minimum and maximum. within_municipality: regions stay inside their
    municipality. frame: another label that no region may cross, (n,). quantities: further floors
    and ceilings. attributes: what makes blocks alike. links: ties between blocks. barrier:
    strength of the barrier on each edge of the contiguity, 0..1, (m,). edge_cost: further price of
    separating the blocks of each edge, may be negative, (m,). use_places: Ortsteile count
    as ties. fixed: label of a locked region for each block, ``FREE`` elsewhere, (n,); locked
    regions come back unchanged. existing: a plan to start from, region 0.. of each block or
    ``FREE``, (n,); regions keep their number. pinned: blocks that stay in their existing region.

    Raises ``UserError`` where the numbers contradict each other; what the data make impossible is
    told by ``explain``.
    """

    blocks: Blocks
    contiguity: Contiguity
    minimum: float = 1_000
    target: float = 2_500
    maximum: Optional[float] = None
    mode: Mode = Mode.TARGET
    count: Optional[int] = None
    balance: Optional[float] = None
    within_municipality: bool = True
    frame: Optional[Int32Array] = None
    quantities: tuple[Quantity, ...] = ()
    attributes: Optional[Attributes] = None
    links: Optional[Links] = None
    barrier: Optional[FloatArray] = None
    edge_cost: Optional[FloatArray] = None
    use_places: bool = True
    weights: Weights = field(default_factory=Weights)
    fixed: Optional[Int32Array] = None
    existing: Optional[Int32Array] = None
    pinned: Optional[BoolArray] = None

    def __post_init__(self) -> None:
        if len(self.blocks) == 0:
            raise UserError("no_blocks")
        if self.minimum < 0 or self.target <= 0:
            raise UserError("sizes_not_positive")
        if self.mode is Mode.TARGET and self.target < self.minimum:
            raise UserError("target_below_minimum", target=self.target, minimum=self.minimum)
        if self.maximum is not None:
            wanted = self.target if self.mode is Mode.TARGET else self.minimum
            if self.maximum < wanted:
                raise UserError("maximum_below_target", maximum=self.maximum, target=wanted)
        if self.mode is Mode.COUNT and (self.count is None or self.count < 1):
            raise UserError("count_not_positive")
        if self.balance is not None and not 0 < self.balance < 1:
            raise UserError("balance_not_a_share")
        if any(
            not math.isfinite(value) or value < 0
            for value in (getattr(self.weights, entry.name) for entry in fields(self.weights))
        ):
            raise UserError("weights_not_positive")
        if int(self.blocks.population.sum()) == 0:
            raise UserError("no_residents")

    @cached_property
    def frames(self) -> Int32Array:
        """Label 0.. of the frame that no region may cross, (n,)."""
        code = np.zeros(len(self.blocks), dtype=np.int64)
        if self.within_municipality:
            code = self.blocks.municipality_index.astype(np.int64)
        if self.frame is not None:
            code = code * (int(self.frame.max()) + 2) + self.frame + 1
        label: Int32Array = np.unique(code, return_inverse=True)[1].astype(np.int32)
        return label

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
