# SPDX-License-Identifier: GPL-2.0-or-later
"""A list of changes, applied to a plan step by step; what does not fit is refused and said.

A step, mostly one row, is made as a whole or not at all, so that the list and the log say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, List, Mapping, Optional, Sequence, Tuple

import numpy as np

from ..arrays import AnyIntArray
from ..errors import UserError
from ..findings import Finding, Level
from ..plan import UNASSIGNED, Change, Plan
from ..plan.actions import Naming, named
from ..plan.cuts import consequences, parts_among
from .change_list import ChangeRow, by_step, joined
from .decision_log import LogRow, Register, decision_rows, step_rows
from .kinds import Kind, kind_of
from .named_places import NamedPlaces, Refused
from .register_changes import register_change

#: Criteria of the catalogue of delineation, K01 to K18.
CRITERIA = tuple(f"K{number:02d}" for number in range(1, 19))

#: Findings by what refuses a move.
_CAUSES = {
    "block": "Z38",
    "region": "Z39",
    "target": "Z40",
    "border": "Z41",
    "municipality": "Z42",
}
#: Findings about blocks apart from their region: where that is refused, and where it is made.
_CUT_OFF, _STRANDED = ("Z43", "Z43made"), ("Z44", "Z44made")
#: Kinds of which a step may have any number; of the others it has one.
_FREE = (Kind.MOVE, Kind.TAKE_OUT, Kind.RENAME)


@dataclass(frozen=True)
class Applied:
    """What became of a list. log: of the changes made. refused: lines of the rows not made."""

    log: List[LogRow]
    refused: List[int]
    findings: List[Finding]

    @property
    def torn(self) -> bool:
        """Whether something was refused because it would have torn a region apart."""
        return any(finding.rule in (_CUT_OFF[0], _STRANDED[0]) for finding in self.findings)


def apply_changes(plan: Plan, rows: Sequence[ChangeRow], *, connected: bool = True) -> Applied:
    """Make the changes of a list in its order, each step with its decision.

    connected: what would cut a region, or bring it blocks that nothing connects with it, is
    refused; otherwise it is made and said. Intended exclaves are left alone. Steps that the plan
    has made already, under the same number, are left out: so the log of a plan can be applied to
    the one that it was made from.
    """
    return _Editor(plan, connected).run(rows)


@dataclass(frozen=True)
class _Move:
    row: ChangeRow
    chosen: AnyIntArray
    target: int


class _Editor:
    def __init__(self, plan: Plan, connected: bool) -> None:
        self._plan = plan
        self._connected = connected
        self._places = NamedPlaces(plan)
        self._findings: List[Finding] = []
        self._made: Dict[str, List[Tuple[str, ...]]] = {}

    def run(self, rows: Sequence[ChangeRow]) -> Applied:
        log: List[LogRow] = []
        refused: List[int] = []
        known: List[str] = []
        if any(row.number for row in rows):
            for made in decision_rows(self._plan):
                self._made.setdefault(str(made.number), []).append(made.substance)
        for step in by_step(rows):
            for row in step:
                if row.is_rejected:
                    self._tell(row, "Z47", Level.NOTE, ())
            wanted = [row for row in step if not row.is_rejected]
            if wanted and self._is_made(wanted):
                known.append(wanted[0].number)
                continue
            try:
                log += self._make(joined(wanted)) if wanted else []
            except Refused as cause:
                refused += [row.line for row in wanted]
                row = cause.row or wanted[0]
                self._tell(row, cause.rule, Level.ERROR, cause.blocks, **cause.data)
        repaired = [f"{written} → {key}" for written, key in self._places.repaired.items()]
        for rule, told in (("Z08", repaired), ("Z48", known)):
            if told:
                data = {"n": len(told), "keys": told}
                self._findings.append(Finding(rule, Level.NOTE, data))
        return Applied(log, refused, self._findings)

    def _is_made(self, rows: Sequence[ChangeRow]) -> bool:
        """Whether the plan has a step of this number that does the same."""
        written = [
            (row.kind, "".join(row.blocks), row.source, row.target, row.short, row.name)
            for row in rows
        ]
        return bool(rows[0].number) and self._made.get(rows[0].number) == written

    def _make(self, rows: Sequence[ChangeRow]) -> List[LogRow]:
        plan = self._plan
        before: Register = dict(enumerate(plan.regions))
        self._places.begin()
        kinds = [_kind(row) for row in rows]
        leads = [at for at, kind in enumerate(kinds) if kind not in _FREE]
        if len(leads) > 1:
            raise Refused("Z51", row=rows[leads[1]])
        change = Change(kind="rename" if set(kinds) == {Kind.RENAME} else "move")
        if leads:
            change = register_change(plan, self._places, rows[leads[0]], kinds[leads[0]])
        change = self._renamed(change, rows, kinds)
        moving = [row for row, kind in zip(rows, kinds) if kind in (Kind.MOVE, Kind.TAKE_OUT)]
        if leads and kinds[leads[0]] is Kind.NEW and self._places.names_blocks(rows[leads[0]]):
            moving.insert(0, rows[leads[0]])
        elif leads and moving and kinds[leads[0]] is not Kind.NEW:
            raise Refused("Z51", row=moving[0])
        made = self._move(change, moving) if moving else self._commit(rows[0], change)
        if not made:
            return []
        step = plan.steps[-1]
        plan.decide([step.number], rows[0].decision)
        self._check_decision(rows[0], step.change.blocks)
        return step_rows(plan, step, rows[0].decision, before)

    def _renamed(self, change: Change, rows: Sequence[ChangeRow], kinds: Sequence[Kind]) -> Change:
        """The change with the names that its rows ask for."""
        wanted: Dict[int, Naming] = {}
        for row, kind in zip(rows, kinds):
            naming = Naming(row.target or None, row.short or None, row.name or None)
            if kind in (Kind.NEW, Kind.SPLIT):
                fresh = next(edit.region for edit in change.edits if edit.before is None)
                wanted[fresh] = naming
            elif kind is Kind.RENAME:
                if naming == Naming():
                    raise Refused("Z57", row=row)
                wanted[self._places.region(row, row.source)] = naming
        if not wanted:
            return change
        try:
            change = named(self._plan, change, wanted)
        except UserError as why:
            said = set(why.data.values())
            row = next((row for row in rows if {row.target, row.name} & said), rows[0])
            raise Refused("Z50", row=row, why=why) from why
        for edit in change.edits:
            if edit.before is None and edit.after is not None:
                self._places.fresh(edit.after.key, edit.region)
        return change

    def _commit(self, row: ChangeRow, change: Change) -> bool:
        """Make a change that moves nothing beyond what a split or a merge does."""
        if change.is_empty:
            self._tell(row, "Z49", Level.NOTE, ())
            return False
        after = self._plan.region_of.copy()
        after[change.blocks] = change.after
        self._check_parts(row, after, self._parts_allowed(change))
        self._plan.commit(change)
        return True

    def _move(self, change: Change, rows: Sequence[ChangeRow]) -> bool:
        """Move blocks, with the entries of the register that belong to the step."""
        plan = self._plan
        plan.begin_gesture(change.edits)
        try:
            moves = [self._wanted(row) for row in rows]
            allowed = {
                region: max(1, plan.parts(region))
                for move in moves
                for region in {move.target, *plan.region_of[move.chosen].tolist()}
                if region != UNASSIGNED
            }
            if len(moves) == 1 and not change.edits:
                self._check_contiguity(moves[0])
                allowed = {}
            taken = np.zeros(len(plan.blocks), dtype=bool)
            for move in moves:
                if taken[move.chosen].any():
                    twice = move.chosen[taken[move.chosen]]
                    raise Refused("Z59", twice, row=move.row, keys=self._places.keys(twice))
                taken[move.chosen] = True
                plan.move(move.chosen, move.target)
            self._check_parts(rows[0], plan.region_of, allowed)
        except Refused:
            plan.cancel_gesture()
            raise
        if plan.end_gesture("new" if change.kind == "new" else "move") is not None:
            return True
        if change.edits:
            return self._commit(rows[0], change)
        move = moves[0]
        everything = self._places.blocks(rows[0], move.target)
        self._tell(rows[0], "Z36", Level.NOTE, everything, region=self._places.called(move.target))
        return False

    def _wanted(self, row: ChangeRow) -> _Move:
        """What a row moves; refused as a whole where a part may not."""
        target = UNASSIGNED
        if _kind(row) is not Kind.TAKE_OUT:
            target = self._places.target(row)
        chosen = self._places.blocks(row, target)
        self._places.check_source(row, chosen)
        movable = self._plan.movable(chosen, target)
        for cause, kept in movable.refused.items():
            keys, region = self._places.keys(kept), self._places.called(target)
            raise Refused(_CAUSES[cause], kept, row=row, keys=keys, region=region)
        return _Move(row, movable.blocks, target)

    def _check_contiguity(self, move: _Move) -> None:
        """What a single move would tear apart, part by part of its regions."""
        plan, places = self._plan, self._places
        what = consequences(plan, move.chosen, move.target)
        intended = np.array([bool(region.exclave) for region in plan.regions] + [False])
        cut_off = what.cut_off[~intended[plan.region_of[what.cut_off]]]
        stranded = what.stranded if not intended[move.target] else what.stranded[:0]
        self._torn(move.row, _CUT_OFF, cut_off, places.regions_of(cut_off))
        self._torn(move.row, _STRANDED, stranded, places.called(move.target))

    def _parts_allowed(self, change: Change) -> Dict[int, int]:
        """Into how many parts regions may fall by a split or a merge: no more than before."""
        plan = self._plan
        touched = set(change.before.tolist()) | set(change.after.tolist())
        before = {region: plan.parts(region) for region in touched if region < len(plan.regions)}
        if change.kind == "merge":
            return {region: max(1, sum(before.values()) - 1) for region in touched}
        return {region: max(1, before.get(region, 1)) for region in touched}

    def _check_parts(self, row: ChangeRow, after: AnyIntArray, allowed: Dict[int, int]) -> None:
        """Regions that several moves together would tear apart."""
        population = self._plan.blocks.population
        register = self._plan.regions
        for region, most in sorted(allowed.items()):
            if region < len(register) and register[region].exclave:
                continue
            inside = np.flatnonzero(after == region)
            if not len(inside):
                continue
            label, members = parts_among(self._plan.contiguity, inside)
            if label.max(initial=-1) < most:
                continue
            residents = np.bincount(label, weights=population[members])
            keep = int(np.lexsort((-np.bincount(label), -residents))[0])
            key = (
                self._places.called(region) if region < len(register) else row.target or row.source
            )
            self._torn(row, _CUT_OFF, members[label != keep], key)

    def _torn(
        self, row: ChangeRow, rules: Tuple[str, str], apart: AnyIntArray, region: str
    ) -> None:
        if not len(apart):
            return
        data = {"keys": self._places.keys(apart), "n": len(apart), "region": region}
        if self._connected:
            raise Refused(rules[0], apart, row=row, **data)
        self._tell(row, rules[1], Level.WARNING, apart, **data)

    def _check_decision(self, row: ChangeRow, moved: AnyIntArray) -> None:
        if len(moved) and not row.decision.has_reason:
            self._tell(row, "Z45", Level.WARNING, moved)
        if row.decision.criterion and row.decision.criterion not in CRITERIA:
            self._tell(row, "Z46", Level.WARNING, moved, criterion=row.decision.criterion)

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
        about = row.target or row.source or None
        self._findings.append(Finding(rule, level, said, members, about, place=place))


def _kind(row: ChangeRow) -> Kind:
    kind = kind_of(row.kind)
    if kind is None:
        kinds = ", ".join(each.value for each in Kind)
        raise Refused("Z52", row=row, kind=row.kind, kinds=kinds)
    return kind
