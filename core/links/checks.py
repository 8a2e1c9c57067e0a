# SPDX-License-Identifier: GPL-2.0-or-later
"""What is wrong or remarkable about links, found before anything is solved."""

from __future__ import annotations

from typing import List, Optional

import numpy as np

from ..arrays import IntArray
from ..blocks import Blocks
from ..contiguity import Contiguity
from ..findings import Finding, Level
from .model import Kind, Links

#: From this share of affinity across municipalities on, a source is worth a word.
_MUCH = 0.5


def check_links(
    links: Links,
    blocks: Blocks,
    contiguity: Contiguity,
    *,
    within_municipality: bool = True,
    maximum: Optional[float] = None,
) -> List[Finding]:
    """Contradictions (errors), what will be hard to keep (warnings), and notes.

    within_municipality: no region may cross a municipality. maximum: residents of a region.
    Errors: L05 must-links across municipalities, L06 must and must not. Warnings: L07 a group
    that does not hang together, L08 one above the maximum, L17 affinity across municipalities.
    """
    checks = _Checks(links, blocks)
    if within_municipality:
        checks.municipalities()
    checks.contradictions()
    checks.parts(contiguity)
    if maximum is not None:
        checks.sizes(maximum)
    if within_municipality:
        checks.lost_affinity()
    checks.residents()
    return checks.findings


class _Checks:
    def __init__(self, links: Links, blocks: Blocks) -> None:
        self.links, self.blocks = links, blocks
        self.findings: List[Finding] = []
        order = np.argsort(links.must, kind="stable")
        start = np.searchsorted(links.must[order], np.arange(links.must_count + 1))
        self.members: List[IntArray] = [
            order[start[label] : start[label + 1]] for label in range(links.must_count)
        ]

    def municipalities(self) -> None:
        index = self.blocks.municipality_index
        for members in self.members:
            crossed = np.unique(index[members])
            if len(crossed) > 1:
                keys = [str(self.blocks.municipalities[at]) for at in crossed]
                names = [self.blocks.name_of_municipality(key) for key in keys]
                self._add("L05", Level.ERROR, members, names=names)

    def contradictions(self) -> None:
        must = self.links.must
        for left, right in self.links.cannot.tolist():
            if must[left] >= 0 and must[left] == must[right]:
                pair = np.array([left, right])
                self._add("L06", Level.ERROR, pair, ties=self._ties(self.members[must[left]]))

    def parts(self, contiguity: Contiguity) -> None:
        part = contiguity.components(self.links.must)
        for members in self.members:
            labels, inverse = np.unique(part[members], return_inverse=True)
            if len(labels) > 1:
                residents = np.bincount(inverse.reshape(-1), self.blocks.population[members])
                smallest = members[inverse.reshape(-1) == int(np.argmin(residents))]
                self._add("L07", Level.WARNING, members, at=smallest, parts=len(labels))

    def sizes(self, maximum: float) -> None:
        for members in self.members:
            residents = int(self.blocks.population[members].sum())
            if residents > maximum:
                self._add("L08", Level.WARNING, members, maximum=maximum)

    def lost_affinity(self) -> None:
        frame = self.blocks.municipality_index
        for kept in self.links.evaluate(frame, frame).kept:
            if kept.possible < 1 - _MUCH:
                data = {"source": kept.source, "percent": 100 * (1 - kept.possible)}
                self.findings.append(Finding("L17", Level.WARNING, data))

    def residents(self) -> None:
        """Blocks that count for nothing in groups, because nobody knows who lives there."""
        grouped = np.zeros(self.links.n, dtype=bool)
        for group in self.links.groups:
            if group.kind is Kind.SHOULD:
                grouped |= group.label >= 0
        unknown = np.flatnonzero(grouped & ~self.blocks.population_known)
        if len(unknown):
            weighed = bool(self.links.mass[unknown].any())
            keys = [str(key) for key in self.blocks.keys[unknown[:6]]]
            data = {"n": len(unknown), "keys": keys}
            self.findings.append(Finding("L20" if weighed else "L19", Level.NOTE, data))

    def _add(
        self,
        rule: str,
        level: Level,
        members: IntArray,
        at: Optional[IntArray] = None,
        **data: object,
    ) -> None:
        place = self.blocks.xy[int((members if at is None else at)[0])]
        self.findings.append(
            Finding(
                rule,
                level,
                {
                    "ties": self._ties(members),
                    "keys": [str(key) for key in self.blocks.keys[members]],
                    "n": len(members),
                    "residents": int(self.blocks.population[members].sum()),
                    **data,
                },
                blocks=tuple(members.tolist()),
                place=(float(place[0]), float(place[1])),
            )
        )

    def _ties(self, members: IntArray) -> List[str]:
        """What ties these blocks: sources with the names of their groups."""
        inside = np.zeros(self.links.n, dtype=bool)
        inside[members] = True
        found = set()
        for group in self.links.groups:
            if group.kind is Kind.MUST:
                labels = np.unique(group.label[members])
                found |= {f"{group.source} {group.names[at]}" for at in labels if at >= 0}
        for pair in self.links.pairs:
            if pair.kind is Kind.MUST and (inside[pair.left] & inside[pair.right]).any():
                found.add(pair.source)
        return sorted(found)
