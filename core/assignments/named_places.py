# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks and regions of a plan, found by what a row of a list calls them."""

from __future__ import annotations

from collections import Counter
from typing import Dict, List, Optional, Sequence

import numpy as np

from ..arrays import AnyIntArray
from ..links.sources import KeyFinder
from ..plan import UNASSIGNED, Plan
from .change_list import ChangeRow, divided

#: What stands for no region.
_NONE = "–"


class Refused(Exception):
    """A row that cannot be made; holds the finding that says why."""

    def __init__(
        self,
        rule: str,
        blocks: AnyIntArray | Sequence[int] = (),
        *,
        row: Optional[ChangeRow] = None,
        **data: object,
    ) -> None:
        super().__init__(rule)
        self.rule, self.blocks, self.row, self.data = rule, blocks, row, data


class NamedPlaces:
    """Finds what a row names; raises ``Refused`` where there is no such thing.

    repaired: keys as they were written, and as they are.
    """

    def __init__(self, plan: Plan) -> None:
        self.repaired: Dict[str, str] = {}
        self._plan = plan
        self._finder = KeyFinder([str(key) for key in plan.blocks.keys])
        #: Block of each name of the finder.
        self._block_of = {unit: at for at, unit in enumerate(self._finder.unit_of.tolist())}
        self._regions: Dict[str, int] = {}
        self._doubled: List[str] = []
        self._labelled: Dict[str, int] = {}
        self._fresh: Dict[str, int] = {}

    def begin(self) -> None:
        """Know the regions as they are now: all rows of a step speak of these."""
        plan = self._plan
        keys = Counter(plan.regions[region].key for region in plan.listed)
        self._doubled = [key for key, count in keys.items() if count > 1]
        self._regions = {plan.regions[region].key: region for region in plan.listed}
        labels = Counter(plan.regions[region].short for region in plan.listed)
        self._labelled = {
            plan.regions[region].short: region
            for region in plan.listed
            if labels[plan.regions[region].short] == 1
        }
        self._fresh = {}

    def fresh(self, key: str, region: int) -> None:
        """A region that the step itself makes."""
        self._fresh[key] = region

    def region(self, row: ChangeRow, text: str) -> int:
        """A region by its key, also where its leading zero is lost, or by a label of its own."""
        if not text:
            raise Refused("Z58", row=row)
        for key in (text, f"0{text}"):
            if key in self._doubled:
                raise Refused("Z53", row=row, region=key)
            if key in self._regions:
                return self._regions[key]
        if text in self._labelled:
            return self._labelled[text]
        raise Refused("Z31", row=row, region=text)

    def regions(self, row: ChangeRow) -> List[int]:
        """All regions that a row is about."""
        if row.source in self._regions:
            return [self._regions[row.source]]
        return [self.region(row, text) for text in divided(row.source) or [""]]

    def target(self, row: ChangeRow) -> int:
        """Where the blocks of a row go."""
        if not row.target and len(self._fresh) == 1:
            return next(iter(self._fresh.values()))
        if not row.target:
            raise Refused("Z30", row=row)
        for key in (row.target, f"0{row.target}"):
            if key in self._fresh:
                return self._fresh[key]
        return self.region(row, row.target)

    @staticmethod
    def names_blocks(row: ChangeRow) -> bool:
        """Whether a row names blocks, one by one or by their Ortsteil."""
        return bool(row.blocks or row.place)

    def blocks(self, row: ChangeRow, target: int = UNASSIGNED) -> AnyIntArray:
        """The blocks that a row names; target: tells Ortsteile of one name apart."""
        if row.blocks:
            return self._by_keys(row)
        if not row.place:
            raise Refused("Z32", row=row)
        blocks = self._plan.blocks
        found = np.flatnonzero(blocks.place == row.place)
        if not len(found):
            raise Refused("Z34", row=row, place=row.place)
        near = target if target != UNASSIGNED else self._regions.get(row.source, UNASSIGNED)
        home = row.municipality
        if not home and near != UNASSIGNED:
            home = self._plan.regions[near].municipality
        if len(set(blocks.municipality[found].tolist())) > 1:
            found = found[blocks.municipality[found] == home]
            if not len(found):
                raise Refused("Z35", row=row, place=row.place)
        return found

    def _by_keys(self, row: ChangeRow) -> AnyIntArray:
        parts: List[str] = []
        for cell in row.blocks:
            # A key may hold a comma or a semicolon itself.
            parts += [cell] if self._finder.find(cell)[0] >= 0 else divided(cell)
        if not parts:
            raise Refused("Z32", row=row)
        found, unknown = [], []
        for part in parts:
            unit, why = self._finder.find(part)
            if unit < 0:
                unknown.append(part)
                continue
            found.append(self._block_of[unit])
            if why == "repaired":
                self.repaired[part] = self._finder.names[unit]
        if unknown:
            raise Refused("Z33", found, row=row, keys=unknown, n=len(unknown))
        return np.array(sorted(set(found)), dtype=np.int32)

    def check_source(self, row: ChangeRow, chosen: AnyIntArray) -> None:
        """Refuse blocks that lie elsewhere than the row says."""
        if not row.source:
            return
        source = self.region(row, row.source)
        wrong = chosen[self._plan.region_of[chosen] != source]
        if len(wrong):
            raise Refused("Z37", wrong, row=row, keys=self.keys(wrong), region=self.called(source))

    def called(self, region: int) -> str:
        """Label and key of a region, or the sign for none."""
        if region == UNASSIGNED:
            return _NONE
        entry = self._plan.regions[region]
        return f"{entry.short} ({entry.key})" if entry.short else entry.key

    def keys(self, chosen: AnyIntArray) -> List[str]:
        """Keys of blocks."""
        return sorted(str(key) for key in self._plan.blocks.keys[chosen])

    def regions_of(self, chosen: AnyIntArray) -> str:
        """The regions that blocks lie in."""
        return ", ".join(sorted({self.called(at) for at in self._plan.region_of[chosen].tolist()}))
