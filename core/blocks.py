# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks: the smallest building blocks of a county, as columns."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .arrays import AnyIntArray, BoolArray, FloatArray, IntArray, TextArray, text_codes


@dataclass(frozen=True)
class Blocks:
    """n blocks, one array entry each.

    keys: unique text keys. municipality, municipality_name: key and name of the municipality.
    place: Ortsteil, "" where none. name: readable label, "" where none.
    population: residents, int64; 0 where unknown. population_known: False where the source
    has no number; such a block is never read as "0 residents".
    xy: point on the surface, (n, 2), metres in the CRS of the layer. area: square metres.
    """

    keys: TextArray
    municipality: TextArray
    municipality_name: TextArray
    place: TextArray
    name: TextArray
    population: IntArray
    population_known: BoolArray
    xy: FloatArray
    area: FloatArray

    def __len__(self) -> int:
        return len(self.keys)

    @cached_property
    def municipalities(self) -> TextArray:
        """Keys of the municipalities in order, (m,)."""
        return self._municipality_codes[0]

    @cached_property
    def municipality_index(self) -> IntArray:
        """Index into ``municipalities`` of every block, (n,)."""
        return self._municipality_codes[1]

    @cached_property
    def _municipality_codes(self) -> tuple[TextArray, IntArray]:
        return text_codes(self.municipality)

    @cached_property
    def index_of_key(self) -> dict[str, int]:
        """Position of each key."""
        return {key: index for index, key in enumerate(self.keys)}

    def name_of_municipality(self, key: str) -> str:
        """Name of a municipality, or its key where no block carries a name."""
        names = self.municipality_name[self.municipality == key]
        return next((str(name) for name in names if name), key)

    def reordered(self, order: AnyIntArray) -> Blocks:
        """The same blocks in another order; order: position before of each block, (n,)."""
        return Blocks(
            self.keys[order],
            self.municipality[order],
            self.municipality_name[order],
            self.place[order],
            self.name[order],
            self.population[order],
            self.population_known[order],
            self.xy[order],
            self.area[order],
        )
