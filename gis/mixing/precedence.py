# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks of several layers on one plane: whose key stays, who gives way, whose residents count."""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Callable, Mapping, Optional, Sequence

from qgis.core import QgsGeometry

from ...core.contiguity import NeighbourRules
from ...core.errors import Cancelled
from ...core.findings import Finding, Level
from ...core.values import FLAG_CODES, STATE_CODES, Flag, State
from .overlay import Cover, Rest
from .roles import short_names

#: Share of its area from which a block counts as covered by others.
COVERED_SHARE = 0.9
#: Share by which the residents of a dropped block may differ from those of the blocks on it.
_CLOSE = 0.1


class CutResidents(Enum):
    """Residents of a block of which others cover a part."""

    UNKNOWN = 0
    DIFFERENCE = 1
    AREA = 2


@dataclass(frozen=True)
class MixRules:
    """How layers are put together.

    wanted: field names for each role (``USUAL_NAMES``) that go before the usual ones. prefixes,
    types: for each layer what goes before its keys where they clash, and its ``typ``; "" leaves
    that to the layer. covered: share of the area (0 to 1) from which a block is dropped.
    tolerance: width of hairlines in metres.
    """

    wanted: Mapping[str, Sequence[str]] = field(default_factory=dict)
    prefixes: Sequence[str] = ()
    types: Sequence[str] = ()
    covered: float = COVERED_SHARE
    tolerance: float = NeighbourRules.tolerance
    residents: CutResidents = CutResidents.UNKNOWN


@dataclass
class LayerUse:
    """What was made of one layer, for the log: fields by role, and where it was reprojected."""

    name: str
    roles: dict[str, str]
    reprojected_from: str = ""
    taken: int = 0
    cut: int = 0
    dropped: int = 0


@dataclass
class MixBlock:
    """One block on its way into the result."""

    layer: int
    raw_key: str
    key: str
    attributes: list[Any]
    geometry: QgsGeometry
    residents: Optional[float]
    fault: str = ""
    status: Optional[str] = None
    notes: list[Finding] = field(default_factory=list)

    def note(self, rule: str, level: Level, **data: object) -> None:
        point = self.geometry.pointOnSurface().asPoint()
        self.notes.append(Finding(rule, level, {"key": self.key, **data}, place=tuple(point)))


def make_keys_unique(
    layers: Sequence[list[MixBlock]], uses: Sequence[LayerUse], prefixes: Sequence[str]
) -> list[Finding]:
    """Unique keys, in place; layers whose keys clash with others get a prefix throughout."""
    given = [prefixes[i].strip() if i < len(prefixes) else "" for i in range(len(layers))]
    short = [own or usual for own, usual in zip(given, short_names([use.name for use in uses]))]
    owners = Counter(
        key for blocks in layers for key in {block.key for block in blocks if block.key}
    )
    findings = []
    for blocks, use, prefix in zip(layers, uses, short):
        clashing = sorted({block.key for block in blocks if owners[block.key] > 1})
        if not clashing:
            continue
        findings.append(
            Finding(
                "B38",
                Level.NOTE,
                {"layer": use.name, "prefix": f"{prefix}-", "keys": clashing},
            )
        )
        for block in blocks:
            block.key = f"{prefix}-{block.key}" if block.key else ""
    counts = Counter(block.key for blocks in layers for block in blocks)
    taken, seen = set(counts), Counter[str]()
    row = 0
    for blocks in layers:
        for block in blocks:
            row += 1
            old = block.key
            seen[old] += 1
            if old and seen[old] == 1:
                continue
            stem = f"{old}~{seen[old]}" if old else f"ohne-{row:04d}"
            block.key = _unused(stem, taken)
            taken.add(block.key)
            if old:
                block.note("B02", Level.ERROR, old=old, n=counts[old], new=block.key)
            else:
                block.note("B01", Level.ERROR, row=str(row))
    return findings


def _unused(key: str, taken: set[str]) -> str:
    while key in taken:
        key += "~"
    return key


def by_precedence(
    layers: Sequence[list[MixBlock]],
    uses: Sequence[LayerUse],
    rules: MixRules,
    progress: Callable[[float], None],
    is_cancelled: Callable[[], bool],
) -> tuple[list[MixBlock], list[MixBlock]]:
    """Blocks of the result, and those that were dropped."""
    cover, kept, gone = Cover(), [], []
    total, done = sum(map(len, layers)), 0
    for number, (blocks, use) in enumerate(zip(layers, uses)):
        above = list(kept)
        for block in blocks:
            done += 1
            if done % 100 == 0:
                progress(100 * done / total)
                if is_cancelled():
                    raise Cancelled
            rest = cover.rest_of(block.geometry, rules.tolerance) if number else None
            if rest is not None and not _cut(block, rest, cover, above, use, rules):
                gone.append(block)
                continue
            use.taken += 1
            kept.append(block)
        cover.add([block.geometry for block in kept[len(above) :]])
    return kept, gone


def _cut(
    block: MixBlock,
    rest: Rest,
    cover: Cover,
    above: Sequence[MixBlock],
    use: LayerUse,
    rules: MixRules,
) -> bool:
    """Make a block its rest; False where it is dropped."""
    area = block.geometry.area()
    if rest.hairline and rest.geometry is not None:
        block.note("B37", Level.NOTE, area=area - rest.geometry.area())
        block.geometry = rest.geometry
        return True
    before, there = block.residents, _residents_above(block, rest, cover, above)
    data = {"layer": use.name, "percent": 100 * rest.covered}
    if rest.geometry is None or rest.covered >= rules.covered:
        use.dropped += 1
        _note_dropped(block, there, area * (1 - rest.covered), data)
        return False
    use.cut += 1
    if before is not None:
        block.residents = _residents_of_rest(before, there, rest.covered, rules.residents)
        known = block.residents is not None
        block.status = FLAG_CODES[Flag.ESTIMATED] if known else STATE_CODES[State.ABSENT]
    block.geometry = rest.geometry
    if before is None:
        block.note("B39", Level.NOTE, **data)
    elif block.residents is None:
        block.note("B40", Level.WARNING, before=round(before), **data)
    else:
        after = round(block.residents)
        block.note("B41", Level.WARNING, before=round(before), after=after, **data)
    if rest.slivers > 0:
        block.note("B42", Level.NOTE, area=rest.slivers)
    return True


def _note_dropped(
    block: MixBlock, there: Optional[float], uncovered: float, data: Mapping[str, object]
) -> None:
    """Say what goes with a block that others cover: a sum must not change unseen."""
    residents = block.residents
    if residents and there is None:
        block.note("B36", Level.WARNING, residents=round(residents), **data)
        return
    differs = residents is not None and abs((there or 0.0) - residents) > _CLOSE * residents
    block.note(
        "B35",
        Level.WARNING if differs else Level.NOTE,
        area=uncovered,
        residents="?" if residents is None else round(residents),
        there="?" if there is None else round(there),
        **data,
    )


def _residents_above(
    block: MixBlock, rest: Rest, cover: Cover, above: Sequence[MixBlock]
) -> Optional[float]:
    """Residents of the blocks that lie on a block, by share of their area; None where unknown."""
    there = 0.0
    for index in rest.by:
        residents = above[index].residents
        if residents is None:
            return None
        there += residents * cover.share_in(index, block.geometry)
    return there


def _residents_of_rest(
    before: float, there: Optional[float], covered: float, way: CutResidents
) -> Optional[float]:
    """Residents of the rest of a block, a whole number; None where they cannot be told."""
    if way is CutResidents.AREA:
        return _rounded(before * (1 - covered))
    if way is CutResidents.UNKNOWN or there is None or there > before:
        return None
    return _rounded(before - there)


def _rounded(residents: float) -> float:
    """Half away from zero, as officials round."""
    return float(math.floor(residents + 0.5))
