# SPDX-License-Identifier: GPL-2.0-or-later
"""A list of changes, applied to a plan row by row; what does not fit is refused and said.

A row is made as a whole or not at all, so that the list and the log say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ..arrays import AnyIntArray
from ..errors import UserError
from ..findings import Finding, Level
from ..links.sources import KeyFinder
from ..plan import Decision, Plan
from ..plan.cuts import consequences
from ..tables.grid import Sheet, filled
from ..tables.headers import clean_header
from .columns import plain_cell
from .decision_log import LogRow, step_rows

#: Criteria of the catalogue of delineation, K01 to K18.
CRITERIA = tuple(f"K{number:02d}" for number in range(1, 19))

#: Status of a change that was talked about and dropped.
REJECTED = "verworfen"

#: Columns of a list by what they hold; the first word is the one of the log of decisions.
_COLUMNS = {
    "blocks": "bausteine baustein baustein_id",
    "place": "ortsteil",
    "municipality": "kommune_ags ags gemeinde_ags",
    "source": "von_sr von sr_alt",
    "target": "nach_sr nach sr_neu",
    "version": "version",
    "date": "datum",
    "occasion": "anlass",
    "committee": "gremium",
    "criterion": "kriterium",
    "reason": "begruendung begründung grund",
    "status": "status",
    "paper": "vorlage_nr vorlage",
    "editor": "bearbeitung",
}
_DECISION = tuple(field.name for field in fields(Decision))


@dataclass(frozen=True)
class ChangeRow:
    """One wanted change.

    line: in the file. blocks: keys, joined by semicolons, commas or line breaks. place: an
    Ortsteil instead. municipality: key that tells Ortsteile of one name apart. source: key of the
    region the blocks must be in, "" for any. target: key of the region they go to.
    """

    line: int
    blocks: str
    place: str
    municipality: str
    source: str
    target: str
    decision: Decision


@dataclass(frozen=True)
class Applied:
    """What became of a list. log: of the changes made. refused: lines of the rows not made."""

    log: List[LogRow]
    refused: List[int]
    findings: List[Finding]


def read_changes(sheet: Sheet, source: str) -> List[ChangeRow]:
    """The rows of a list of changes; its header has the names of the log of decisions.

    Raises ``UserError``: ``changes_empty``, ``changes_columns``.
    """
    start = next((index for index, row in enumerate(sheet.rows) if filled(row) >= 2), None)
    if start is None:
        raise UserError("changes_empty", source=source)
    heads = [clean_header(cell).lower() for cell in sheet.rows[start]]
    places: Dict[str, int] = {}
    for part, words in _COLUMNS.items():
        found = next((word for word in words.split() if word in heads), None)
        if found is not None:
            places[part] = heads.index(found)
    if "target" not in places or not places.keys() & {"blocks", "place"}:
        raise UserError("changes_columns", source=source, columns=", ".join(filter(None, heads)))
    rows = []
    for row, line in list(zip(sheet.rows, sheet.line))[start + 1 :]:
        if not filled(row):
            continue
        text = {part: plain_cell(row, place) for part, place in places.items()}
        said = {name: text.pop(name, "") for name in _DECISION}
        wanted = {part: text.get(part, "") for part in _COLUMNS if part not in said}
        rows.append(ChangeRow(line, decision=Decision(**said), **wanted))
    if not rows:
        raise UserError("changes_empty", source=source)
    return rows


def apply_changes(plan: Plan, rows: Sequence[ChangeRow], *, connected: bool = True) -> Applied:
    """Make the changes of a list in its order, each one as a step with its decision.

    connected: a row that would cut a region, or bring it blocks that nothing connects with it, is
    refused; otherwise it is made and said. Intended exclaves are left alone.
    """
    return _Editor(plan, connected).run(rows)


class _Refused(Exception):
    """A row that cannot be made; holds the finding that says why."""

    def __init__(self, rule: str, blocks: AnyIntArray | Sequence[int] = (), **data: object) -> None:
        super().__init__(rule)
        self.rule, self.blocks, self.data = rule, blocks, data


class _Editor:
    def __init__(self, plan: Plan, connected: bool) -> None:
        self._plan = plan
        self._connected = connected
        self._finder = KeyFinder([str(key) for key in plan.blocks.keys])
        #: Block of each name of the finder.
        self._block_of = {unit: at for at, unit in enumerate(self._finder.unit_of.tolist())}
        self._regions: Dict[str, int] = {
            plan.regions[region].key: region for region in reversed(plan.listed)
        }
        self._findings: List[Finding] = []
        self._repaired: Dict[str, str] = {}

    def run(self, rows: Sequence[ChangeRow]) -> Applied:
        log: List[LogRow] = []
        refused: List[int] = []
        for row in rows:
            try:
                log += self._make(row)
            except _Refused as cause:
                refused.append(row.line)
                self._tell(row, cause.rule, Level.ERROR, cause.blocks, **cause.data)
        if self._repaired:
            keys = [f"{written} → {key}" for written, key in self._repaired.items()]
            self._findings.append(Finding("Z08", Level.NOTE, {"n": len(keys), "keys": keys}))
        return Applied(log, refused, self._findings)

    def _make(self, row: ChangeRow) -> List[LogRow]:
        plan = self._plan
        if row.decision.status.lower() == REJECTED:
            self._tell(row, "Z47", Level.NOTE, ())
            return []
        target = self._region(row.target)
        chosen = self._blocks(row, target)
        self._check_source(row, chosen)
        movable = plan.movable(chosen, target)
        key = plan.regions[target].key
        for cause, kept in movable.refused.items():
            raise _Refused(_CAUSES[cause], kept, keys=self._keys(kept), region=key)
        if not len(movable.blocks):
            self._tell(row, "Z36", Level.NOTE, chosen, region=key)
            return []
        self._check_contiguity(row, movable.blocks, target)
        plan.assign(movable.blocks, target)
        step = plan.steps[-1]
        plan.decide([step.number], row.decision)
        self._check_decision(row, movable.blocks)
        return step_rows(plan, step, row.decision)

    def _region(self, text: str) -> int:
        if not text:
            raise _Refused("Z30")
        for key in (text, f"0{text}"):
            if key in self._regions:
                return self._regions[key]
        raise _Refused("Z31", region=text)

    def _blocks(self, row: ChangeRow, target: int) -> AnyIntArray:
        if row.blocks:
            return self._by_keys(row.blocks)
        if not row.place:
            raise _Refused("Z32")
        blocks = self._plan.blocks
        found = np.flatnonzero(blocks.place == row.place)
        if not len(found):
            raise _Refused("Z34", place=row.place)
        home = row.municipality or self._plan.regions[target].municipality
        if len(set(blocks.municipality[found].tolist())) > 1:
            found = found[blocks.municipality[found] == home]
            if not len(found):
                raise _Refused("Z35", place=row.place)
        return found

    def _by_keys(self, text: str) -> AnyIntArray:
        # A key may hold a comma or a semicolon itself.
        if self._finder.find(text)[0] >= 0:
            parts = [text]
        else:
            parts = [part.strip() for part in _split(text) if part.strip()]
        found, unknown = [], []
        for part in parts:
            unit, why = self._finder.find(part)
            if unit < 0:
                unknown.append(part)
                continue
            found.append(self._block_of[unit])
            if why == "repaired":
                self._repaired[part] = self._finder.names[unit]
        if unknown:
            raise _Refused("Z33", found, keys=unknown, n=len(unknown))
        return np.array(sorted(set(found)), dtype=np.int32)

    def _check_source(self, row: ChangeRow, chosen: AnyIntArray) -> None:
        if not row.source:
            return
        source = self._region(row.source)
        wrong = chosen[self._plan.region_of[chosen] != source]
        if len(wrong):
            raise _Refused(
                "Z37", wrong, keys=self._keys(wrong), region=self._plan.regions[source].key
            )

    def _check_contiguity(self, row: ChangeRow, moving: AnyIntArray, target: int) -> None:
        plan = self._plan
        what = consequences(plan, moving, target)
        intended = np.array([bool(region.exclave) for region in plan.regions] + [False])
        cut_off = what.cut_off[~intended[plan.region_of[what.cut_off]]]
        stranded = what.stranded if not intended[target] else what.stranded[:0]
        for refused, made, apart, region in (
            ("Z43", "Z43made", cut_off, self._regions_of(cut_off)),
            ("Z44", "Z44made", stranded, plan.regions[target].key),
        ):
            if not len(apart):
                continue
            data = {"keys": self._keys(apart), "n": len(apart), "region": region}
            if self._connected:
                raise _Refused(refused, apart, **data)
            self._tell(row, made, Level.WARNING, apart, **data)

    def _check_decision(self, row: ChangeRow, moved: AnyIntArray) -> None:
        if not row.decision.has_reason:
            self._tell(row, "Z45", Level.WARNING, moved)
        if row.decision.criterion and row.decision.criterion not in CRITERIA:
            self._tell(row, "Z46", Level.WARNING, moved, criterion=row.decision.criterion)

    def _regions_of(self, chosen: AnyIntArray) -> str:
        regions = sorted({self._plan.regions[at].key for at in self._plan.region_of[chosen]})
        return ", ".join(regions)

    def _keys(self, chosen: AnyIntArray) -> List[str]:
        return sorted(str(key) for key in self._plan.blocks.keys[chosen])

    def _tell(
        self,
        row: ChangeRow,
        rule: str,
        level: Level,
        chosen: AnyIntArray | Sequence[int],
        **data: object,
    ) -> None:
        members = tuple(int(block) for block in chosen)
        place: Optional[Tuple[float, float]] = None
        if members:
            x, y = self._plan.blocks.xy[members[0]].tolist()
            place = (float(x), float(y))
        said: Mapping[str, object] = {"line": str(row.line), **data}
        self._findings.append(Finding(rule, level, said, members, row.target or None, place=place))


#: Findings by what refuses a move.
_CAUSES = {
    "block": "Z38",
    "region": "Z39",
    "target": "Z40",
    "border": "Z41",
    "municipality": "Z42",
}


def _split(text: str) -> List[str]:
    """Keys of a list; commas divide only where there are no semicolons."""
    lines = text.replace("\n", ";")
    return lines.split(";") if ";" in lines else lines.split(",")
