# SPDX-License-Identifier: GPL-2.0-or-later
"""What a plan is checked against."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Mapping, Optional, Sequence, Tuple

import numpy as np

from ..arrays import AnyIntArray, FloatArray, IntArray
from ..contiguity import Contiguity

#: Places that a finding carries at most.
_MARKED = 1000


@dataclass(frozen=True)
class Addresses:
    """Where addresses lie among n blocks (V15).

    of_block: addresses that one block alone holds, (n,). outside: places of those that no block
    holds, (o, 2). unplaced: number of those without a place. held_by, first: blocks that hold one
    address together, address by address, (s,), and where each of a addresses begins, (a,).
    """

    of_block: IntArray
    outside: FloatArray
    unplaced: int
    held_by: IntArray
    first: IntArray

    @property
    def total(self) -> int:
        """All addresses."""
        return int(np.sum(self.of_block)) + len(self.outside) + self.unplaced + len(self.first)

    @cached_property
    def places(self) -> Tuple[Tuple[float, float], ...]:
        """The first places outside, from west to east, as many as may be marked on a map."""
        order = np.lexsort((self.outside[:, 1], self.outside[:, 0]))[:_MARKED]
        return tuple((x, y) for x, y in self.outside[order].tolist())


@dataclass(frozen=True)
class CheckOptions:
    """What a plan is checked against.

    minimum, maximum: residents of a region, None for no limit. minimum_is_hard: falling short is
    an error (contract condition of the BA) instead of a warning. official_population: residents
    by municipality key. locked_before: region key of each block, "" where its region was not
    locked, (n,); None where there is no earlier version. blocks_locked_before: the same for blocks
    that were locked themselves. reasons: whether steps want a reason (V12). divided_places:
    whether divided Ortsteile are told (V16, K11). schools: block in which the nearest school of
    each block lies, -1 for none, (n,) (V16, K12). barriers: borders that a barrier cuts, as
    neighbours of their own (V16, K08). addresses: where addresses lie (V15).
    """

    minimum: Optional[float] = 1_000
    maximum: Optional[float] = 10_000
    minimum_is_hard: bool = True
    official_population: Optional[Mapping[str, int]] = None
    locked_before: Optional[Sequence[str]] = None
    blocks_locked_before: Optional[Sequence[str]] = None
    reasons: bool = False
    divided_places: bool = False
    schools: Optional[AnyIntArray] = None
    barriers: Optional[Contiguity] = None
    addresses: Optional[Addresses] = None

    def checked_rules(self) -> list[str]:
        """Rules that ``check_plan`` runs under these options."""
        locks = self.locked_before is not None or self.blocks_locked_before is not None
        rules = ["V01", "V02", "V03", "V04", "V05"]
        rules += ["V07"] if self.minimum is not None else []
        rules += ["V08"] if self.maximum is not None else []
        rules += ["V09"] if self.official_population is not None else []
        rules += ["V10"]
        rules += ["V11"] if locks else []
        rules += ["V12"] if self.reasons else []
        rules += ["V15"] if self.addresses is not None else []
        environs = (self.divided_places or None, self.schools, self.barriers)
        rules += ["V16"] if any(given is not None for given in environs) else []
        return rules


def cut_borders(borders: Contiguity, neighbours: Contiguity, shortest: float) -> Contiguity:
    """Borders that a barrier cuts: those of some length that make no neighbours.

    borders: who shares a border. neighbours: who counts as a neighbour. shortest: metres from
    which a border would connect.
    """
    pairs = zip(neighbours.left.tolist(), neighbours.right.tolist())
    return borders.without_pairs(pairs).without_bridges().without_short_borders(shortest)
