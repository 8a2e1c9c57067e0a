# SPDX-License-Identifier: GPL-2.0-or-later
"""The log of decisions: what each step did, and what was said about it.

It names roles and never persons who took part in a workshop. It is complete: as a list of changes
it turns the plan before into the plan it was written from (``changes.apply_changes``).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Dict, Iterator, List

from ..arrays import AnyIntArray
from ..plan import UNASSIGNED, Change, Decision, Edit, Plan, Region, Step
from .kinds import Kind

#: Columns of the log in order, as they are written into files and layers.
COLUMNS = (
    "nr",
    "version",
    "datum",
    "anlass",
    "gremium",
    "kommune_ags",
    "art",
    "bausteine",
    "von_sr",
    "nach_sr",
    "sr_kurz",
    "sr_name",
    "einwohner",
    "kriterium",
    "begruendung",
    "status",
    "vorlage_nr",
    "bearbeitung",
)
#: Between the keys of blocks, regions and municipalities in one cell.
SEPARATOR = "; "
#: Characters of block keys in one cell; a spreadsheet takes no more than 32,767.
_LONGEST = 30_000

#: Regions by their index.
Register = Dict[int, Region]


@dataclass(frozen=True)
class LogRow:
    """A part of a step: blocks of one origin that went to one target, or entries of the register.

    number: of the step; a step may have several rows. kind: what the row says. blocks,
    municipalities: keys. source, target: keys of regions as they were then, "" for none; several
    with ``SEPARATOR``. short, name: what a region is called from then on, "" where it is not about
    that. residents: on the blocks; None where those of a block are unknown. Only those who move
    are written: a lock is no reason to tell how many people live somewhere. source_label,
    target_label: what people called source and target then.
    """

    number: int
    kind: Kind
    blocks: tuple[str, ...]
    municipalities: tuple[str, ...]
    source: str
    target: str
    short: str
    name: str
    residents: int | None
    decision: Decision
    source_label: str = ""
    target_label: str = ""

    @property
    def moved(self) -> int:
        """Blocks that got another region."""
        return len(self.blocks) if self.kind.moves_blocks else 0

    @property
    def residents_moved(self) -> int:
        """Residents who got another region, as far as they are known."""
        return (self.residents or 0) if self.kind.moves_blocks else 0

    @property
    def substance(self) -> tuple[str, ...]:
        """What it says in the columns that a list of changes is made by."""
        blocks = SEPARATOR.join(self.blocks)
        return (self.kind.value, blocks, self.source, self.target, self.short, self.name)

    def values(self) -> List[object]:
        """The cells in the order of ``COLUMNS``."""
        said = self.decision
        return [
            self.number,
            said.version,
            said.date,
            said.occasion,
            said.committee,
            SEPARATOR.join(self.municipalities),
            *self.substance,
            self.residents if self.moved else None,
            said.criterion,
            said.reason,
            said.status,
            said.paper,
            said.editor,
        ]


def decision_rows(plan: Plan) -> List[LogRow]:
    """The log of a plan: the steps in force, oldest first.

    Regions have the keys that they had at each step. Without a date of its own a decision has that
    of its step.
    """
    steps = plan.steps
    registers = []
    register: Register = dict(enumerate(plan.regions))
    for step in reversed(steps):
        register = _before(register, step.change)
        registers.append(register)
    decisions = plan.decisions
    rows: List[LogRow] = []
    for step, before in zip(steps, reversed(registers)):
        rows += step_rows(plan, step, decisions.get(step.number, Decision()), before)
    return rows


def step_rows(plan: Plan, step: Step, said: Decision, before: Register) -> List[LogRow]:
    """The rows of one step; before: the regions as they were when it was made."""
    if not said.date:
        said = replace(said, date=step.time[:10])
    rows = [*_moves(plan, step.change, before), *_entries(step.change, before)]
    locked = Kind.LOCK if step.change.kind == "lock" else Kind.UNLOCK
    rows += _row(plan, locked, step.change.toggled)
    called = {entry.key: entry.short for entry in before.values()}
    renamed = {edit.after.key: edit.after.short for edit in step.change.edits if edit.after}
    return [
        replace(
            row,
            number=step.number,
            # The reason of an exclave is that of the step that declares it.
            decision=replace(said, reason=row.decision.reason or said.reason),
            source_label=_labels(row.source, called),
            target_label=_labels(row.target, {**called, **renamed}),
        )
        for row in rows
    ]


def _labels(keys: str, called: Dict[str, str]) -> str:
    return SEPARATOR.join(called.get(key, key) for key in keys.split(SEPARATOR))


def _before(register: Register, change: Change) -> Register:
    """The register that a change started from."""
    if not change.edits:
        return register
    earlier = dict(register)
    for edit in change.edits:
        if edit.before is None:
            earlier.pop(edit.region, None)
        else:
            earlier[edit.region] = edit.before
    return earlier


def _moves(plan: Plan, change: Change, before: Register) -> Iterator[LogRow]:
    """Rows by origin and target, with regions that are new, or gone, on the way."""
    new = {edit.region: edit.after for edit in change.edits if edit.before is None and edit.after}
    gone = {edit.region for edit in change.edits if _removes(edit)}
    pairs = sorted(set(zip(change.before.tolist(), change.after.tolist())))
    for source, target in pairs:
        chosen = change.blocks[(change.before == source) & (change.after == target)]
        origin = before[source].key if source in before else ""
        if target in new:
            kind = Kind.SPLIT if change.kind == "split" else Kind.NEW
            entry = new.pop(target)
            yield from _row(plan, kind, chosen, origin, entry.key, entry)
            before = {**before, target: entry}
        elif source in gone and target in before:
            gone.remove(source)
            yield from _row(plan, Kind.MERGE, chosen, origin, before[target].key)
        else:
            kind = Kind.TAKE_OUT if target == UNASSIGNED else Kind.MOVE
            goal = before[target].key if target in before else ""
            yield from _row(plan, kind, chosen, origin, goal)
    for entry in new.values():
        yield _entry_row(Kind.NEW, entry, "", entry.key, entry)
    for region in sorted(gone):
        yield _entry_row(Kind.MERGE, before[region], before[region].key)


def _entries(change: Change, before: Register) -> Iterator[LogRow]:
    """Rows about entries of the register that stay: names, locks and exclaves."""
    edits = [edit for edit in change.edits if edit.before and edit.after and not _removes(edit)]
    locks: Dict[Kind, List[Region]] = {}
    for edit in edits:
        old, new = edit.before, edit.after
        if old is None or new is None:
            continue
        if (old.key, old.short, old.name) != (new.key, new.short, new.name):
            yield _entry_row(Kind.RENAME, old, old.key, new.key, new)
        if old.locked != new.locked:
            locks.setdefault(Kind.LOCK if new.locked else Kind.UNLOCK, []).append(old)
        if old.frame != new.frame:
            locks.setdefault(Kind.FREEZE if new.frame else Kind.UNFREEZE, []).append(old)
        if old.exclave != new.exclave:
            kind = Kind.EXCLAVE if new.exclave else Kind.NO_EXCLAVE
            row = _entry_row(kind, old, old.key)
            yield replace(row, decision=Decision(reason=new.exclave))
    for kind, entries in locks.items():
        row = _entry_row(kind, entries[0], SEPARATOR.join(entry.key for entry in entries))
        homes = sorted({entry.municipality for entry in entries})
        yield replace(row, municipalities=tuple(homes))


def _removes(edit: Edit) -> bool:
    return bool(edit.after and edit.after.removed and not (edit.before and edit.before.removed))


def _row(
    plan: Plan,
    kind: Kind,
    chosen: AnyIntArray,
    source: str = "",
    target: str = "",
    entry: Region | None = None,
) -> Iterator[LogRow]:
    """A row for blocks, or several where their keys do not fit into one cell."""
    blocks = plan.blocks
    named = sorted((str(blocks.keys[block]), block) for block in chosen.tolist())
    while named:
        room, taken = _LONGEST, 0
        while taken < len(named) and (taken == 0 or room > len(named[taken][0])):
            room -= len(named[taken][0]) + len(SEPARATOR)
            taken += 1
        part = [block for _, block in named[:taken]]
        known = bool(blocks.population_known[part].all())
        yield LogRow(
            0,
            kind,
            tuple(key for key, _ in named[:taken]),
            tuple(sorted({str(key) for key in blocks.municipality[part]})),
            source,
            target,
            entry.short if entry else "",
            entry.name if entry else "",
            int(blocks.population[part].sum()) if known else None,
            Decision(),
        )
        named = named[taken:]


def _entry_row(
    kind: Kind, old: Region, source: str = "", target: str = "", new: Region | None = None
) -> LogRow:
    """A row without blocks."""
    short, name = (new.short, new.name) if new else ("", "")
    return LogRow(0, kind, (), (old.municipality,), source, target, short, name, 0, Decision())
