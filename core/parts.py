# SPDX-License-Identifier: GPL-2.0-or-later
"""Into how many parts the blocks of each municipality fall."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .arrays import counts, sums
from .blocks import Blocks
from .contiguity import Contiguity


@dataclass(frozen=True)
class MunicipalityParts:
    """A municipality as its neighbourhood sees it.

    parts: sets of blocks that hang together. islands: parts of one block only, where there are
    other blocks. outside: residents who do not live in the part with most residents.
    """

    key: str
    name: str
    blocks: int
    residents: int
    parts: int
    islands: int
    outside: int


def count_parts(contiguity: Contiguity) -> tuple[int, int]:
    """Number of parts of all blocks, whatever their municipality, and of islands among them."""
    size = np.bincount(contiguity.components()) if contiguity.n else np.empty(0, dtype=np.int64)
    return len(size), int(np.count_nonzero(size == 1)) if len(size) > 1 else 0


def parts_by_municipality(blocks: Blocks, contiguity: Contiguity) -> list[MunicipalityParts]:
    """One entry a municipality, in the order of their keys; edges across borders do not count."""
    if not len(blocks):
        return []
    part = contiguity.components(blocks.municipality_index)
    number = int(part.max()) + 1
    size = counts(part, number)
    residents = sums(part, blocks.population, number)
    owner = np.zeros(number, dtype=np.int64)
    owner[part] = blocks.municipality_index
    entries = []
    for index, key in enumerate(blocks.municipalities):
        own = owner == index
        everyone = residents[own].sum()
        entries.append(
            MunicipalityParts(
                key=str(key),
                name=blocks.name_of_municipality(str(key)),
                blocks=int(size[own].sum()),
                residents=int(everyone),
                parts=int(own.sum()),
                islands=int(np.count_nonzero(size[own] == 1)) if own.sum() > 1 else 0,
                outside=int(everyone - residents[own].max()),
            )
        )
    return entries
