# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans and their history as plain data, for the journal and the plan file.

Blocks are named by their key, because positions belong to one reading of a layer; regions by their
index in the register, because keys may change. The names are those of the plan file's columns.
"""

from __future__ import annotations

from typing import Any, Mapping, Optional, Sequence

import numpy as np

from ..arrays import AnyIntArray, Int32Array
from ..blocks import Blocks
from ..contiguity import Contiguity
from ..errors import UserError
from .change import Change, Decision, Edit, Event, Step
from .history import History
from .plan import Plan
from .register import Region

Record = dict[str, Any]

_REGION_FIELDS = {
    "sr_id": "key",
    "sr_kurz": "short",
    "sr_name": "name",
    "ags": "municipality",
    "gem_name": "municipality_name",
    "fixiert": "locked",
    "rahmen": "frame",
    "exklave": "exclave",
    "entfallen": "removed",
}
_DECISION_FIELDS = {
    "version": "version",
    "datum": "date",
    "anlass": "occasion",
    "gremium": "committee",
    "kriterium": "criterion",
    "begruendung": "reason",
    "status": "status",
    "vorlage_nr": "paper",
    "bearbeitung": "editor",
}


def region_record(region: Region) -> Record:
    """A region under the column names of the table ``sozialraum``."""
    return {name: getattr(region, attribute) for name, attribute in _REGION_FIELDS.items()}


def region_from_record(record: Mapping[str, Any]) -> Region:
    """The region back; ``UserError("record_unfit")`` where something is missing."""
    return Region(**_values(record, _REGION_FIELDS))


def decision_record(decision: Decision) -> Record:
    """A decision under the column names of the table ``entscheidung``."""
    return {name: getattr(decision, attribute) for name, attribute in _DECISION_FIELDS.items()}


def decision_from_record(record: Mapping[str, Any]) -> Decision:
    """The decision back; ``UserError("record_unfit")`` where something is missing."""
    return Decision(**_values(record, _DECISION_FIELDS))


def step_record(blocks: Blocks, step: Step) -> Record:
    """A step: moves grouped by from and to, entries of the register, locks."""
    change = step.change
    moves = []
    if len(change.blocks):
        pairs, group = np.unique(
            np.column_stack([change.before, change.after]), axis=0, return_inverse=True
        )
        for index, (before, after) in enumerate(pairs.tolist()):
            moves.append([before, after, _keys(blocks, change.blocks[group.ravel() == index])])
    return {
        "nr": step.number,
        "zeit": step.time,
        "art": change.kind,
        "zuege": moves,
        "register": [
            [edit.region, *(entry and region_record(entry) for entry in (edit.before, edit.after))]
            for edit in change.edits
        ],
        "sperren": _keys(blocks, change.toggled),
    }


def step_from_record(blocks: Blocks, record: Mapping[str, Any]) -> Step:
    """The step back; ``UserError("record_unfit")`` for unknown blocks and missing parts."""
    try:
        moved = [(*pair, _indices(blocks, keys)) for *pair, keys in record["zuege"]]
        edits = tuple(
            Edit(int(region), _entry(before), _entry(after))
            for region, before, after in record["register"]
        )
        toggled = _indices(blocks, record["sperren"])
        number, time, kind = int(record["nr"]), str(record["zeit"]), str(record["art"])
        before = [np.full(len(which), source, dtype=np.int32) for source, _, which in moved]
        after = [np.full(len(which), target, dtype=np.int32) for _, target, which in moved]
    except (KeyError, TypeError, ValueError) as error:
        raise UserError("record_unfit") from error
    blank = [np.empty(0, dtype=np.int32)]
    every = np.concatenate([which for *_, which in moved] + blank)
    order = np.argsort(every, kind="stable")
    change = Change(
        every[order],
        np.concatenate(before + blank)[order],
        np.concatenate(after + blank)[order],
        edits,
        toggled,
        kind,
    )
    return Step(number, change, time)


def event_record(plan: Plan, event: Event) -> Record:
    """An event as it stands in the journal."""
    record: Record = {"ereignis": event.kind}
    if event.kind == "decide" and event.decision is not None:
        record["nummern"] = list(event.numbers)
        record["entscheidung"] = decision_record(event.decision)
    elif event.step is not None:
        known = event.kind == "do"
        record["schritt"] = step_record(plan.blocks, event.step) if known else event.step.number
    return record


def replay(plan: Plan, record: Mapping[str, Any]) -> None:
    """Let an event happen again; ``UserError("record_unfit")`` where it does not fit the plan.

    Recorders do not hear of it: what is replayed is on record already.
    """
    recorders, plan.recorders = plan.recorders, []
    try:
        _replay(plan, record)
    except (KeyError, TypeError, ValueError) as error:
        raise UserError("record_unfit") from error
    finally:
        plan.recorders = recorders


def _replay(plan: Plan, record: Mapping[str, Any]) -> None:
    kind = record["ereignis"]
    if kind == "do":
        plan.repeat(step_from_record(plan.blocks, record["schritt"]))
    elif kind in ("undo", "redo"):
        step = plan.undo_step if kind == "undo" else plan.redo_step
        if step is None or step.number != record["schritt"]:
            raise ValueError("the step is not the next one")
        plan.undo() if kind == "undo" else plan.redo()
    elif kind == "decide":
        numbers = [int(number) for number in record["nummern"]]
        plan.decide(numbers, decision_from_record(record["entscheidung"]))
    else:
        raise ValueError(f"unknown event {kind}")


def plan_record(plan: Plan) -> Record:
    """All of a plan but the assignment itself."""
    return {
        "gemeinde_fest": plan.municipality_is_hard,
        "regionen": [region_record(region) for region in plan.regions],
        "gesperrt": _keys(plan.blocks, np.flatnonzero(plan.block_locked)),
        "schritte": [step_record(plan.blocks, step) for step in plan.steps],
        "zurueckgenommen": [step_record(plan.blocks, step) for step in plan.undone],
        "entscheidungen": [
            [number, decision_record(decision)] for number, decision in plan.decisions.items()
        ],
        "naechste": plan.next_number,
    }


def plan_from_record(
    blocks: Blocks,
    contiguity: Contiguity,
    region_of: AnyIntArray | Sequence[int],
    record: Mapping[str, Any],
) -> Plan:
    """The plan back with its history; ``UserError("record_unfit")`` where it does not fit."""
    try:
        plan = Plan(
            blocks,
            contiguity,
            region_of,
            [region_from_record(region) for region in record["regionen"]],
            bool(record["gemeinde_fest"]),
        )
        locked = np.zeros(len(blocks), dtype=bool)
        locked[_indices(blocks, record["gesperrt"])] = True
        history = History(
            [step_from_record(blocks, step) for step in record["schritte"]],
            [step_from_record(blocks, step) for step in record["zurueckgenommen"]],
            {
                int(number): decision_from_record(decision)
                for number, decision in record["entscheidungen"]
            },
            int(record["naechste"]),
        )
        plan.restore(history, locked)
    except (KeyError, TypeError, ValueError) as error:
        raise UserError("record_unfit") from error
    return plan


def _keys(blocks: Blocks, chosen: AnyIntArray) -> list[str]:
    return [str(key) for key in blocks.keys[chosen].tolist()]


def _indices(blocks: Blocks, keys: Sequence[str]) -> Int32Array:
    index = blocks.index_of_key
    return np.array([index[key] for key in keys], dtype=np.int32)


def _entry(record: Optional[Mapping[str, Any]]) -> Optional[Region]:
    return None if record is None else region_from_record(record)


def _values(record: Mapping[str, Any], names: Mapping[str, str]) -> Record:
    try:
        return {attribute: record[name] for name, attribute in names.items()}
    except KeyError as error:
        raise UserError("record_unfit") from error
