# SPDX-License-Identifier: GPL-2.0-or-later
"""Links from fields of the blocks, and finding the blocks that keys of a table mean."""

from __future__ import annotations

from typing import Dict, List, Sequence, Set, Tuple

import numpy as np

from ..arrays import FloatArray, IntArray, text_array
from ..blocks import Blocks
from ..findings import Finding, Level
from ..tables.keys import clean_key
from .model import GroupLink, Kind, grouped


def block_mass(blocks: Blocks) -> FloatArray:
    """What each block counts in a group, (n,): its residents, 0 where they are unknown.

    Where a layer knows no residents at all, the area stands in for them.
    """
    residents = np.where(blocks.population_known, blocks.population, 0).astype(np.float64)
    return residents if residents.sum() > 0 else np.asarray(blocks.area, dtype=np.float64)


def field_groups(
    source: str,
    kind: Kind,
    values: Sequence[str],
    blocks: Blocks,
    *,
    weight: float = 1.0,
    within_municipality: bool = False,
) -> Tuple[GroupLink, List[Finding]]:
    """Blocks with the same value belong together; "" belongs to nothing.

    within_municipality: the same value in two municipalities names two groups, as "Neustadt" does;
    it is said where that happens.
    """
    names = text_array([str(value).strip() for value in values])
    findings: List[Finding] = []
    if within_municipality:
        places: Dict[str, Set[str]] = {}
        for name, municipality in zip(names, blocks.municipality):
            places.setdefault(name, set()).add(str(municipality))
        spread = sorted(name for name, keys in places.items() if name and len(keys) > 1)
        for index in np.flatnonzero(np.isin(names.astype(str), spread)).tolist():
            names[index] = f"{names[index]} ({blocks.municipality[index]})"
        if spread:
            findings.append(
                Finding("L04", Level.NOTE, {"source": source, "n": len(spread), "names": spread})
            )
    group = grouped(source, kind, names, block_mass(blocks), weight)
    if not len(group.names):
        findings.append(Finding("L18", Level.WARNING, {"source": source}))
    return group, findings


class KeyFinder:
    """Finds the blocks that the keys of a table mean.

    labels: what the table's keys name, for each block: its own key, or that of an Ortsteil which
    several blocks share. Zeros that a spreadsheet dropped, ".0" behind and blanks around a key are
    put right where only one label fits.
    """

    def __init__(self, labels: Sequence[str]) -> None:
        texts = [clean_key(str(label)) for label in labels]
        #: Distinct labels in order.
        self.names: List[str] = sorted({text for text in texts if text})
        self._unit = {name: index for index, name in enumerate(self.names)}
        unit_of: IntArray = np.array([self._unit.get(text, -1) for text in texts], dtype=np.int64)
        #: Index among ``names`` of each block, -1 for a block without a label, (n,).
        self.unit_of = unit_of
        self._bare: Dict[str, List[int]] = {}
        for name, index in self._unit.items():
            self._bare.setdefault(_bare(name), []).append(index)

    def find(self, text: str) -> Tuple[int, str]:
        """Index of the label a text means, with "" or ``repaired``; -1 with the reason otherwise.

        Reasons: ``blank``, ``unknown``, ``ambiguous``.
        """
        key = clean_key(text)
        if not key:
            return -1, "blank"
        if key in self._unit:
            return self._unit[key], ""
        fits = self._bare.get(_bare(key), [])
        if len(fits) == 1:
            return fits[0], "repaired"
        return -1, "ambiguous" if fits else "unknown"


def _bare(key: str) -> str:
    """A key without what spreadsheets take away or add: zeros in front, ".0" behind."""
    head, dot, tail = key.partition(".")
    whole = head if dot and head.isdigit() and not tail.strip("0") else key
    return whole.lstrip("0") or "0"
