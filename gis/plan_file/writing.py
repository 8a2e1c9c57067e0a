# SPDX-License-Identifier: GPL-2.0-or-later
"""Plans as rows of a plan file, written: what differs from what the file holds, nothing else."""

from __future__ import annotations

import json
import sqlite3
from contextlib import suppress
from typing import Any, Iterable, Mapping, Optional, Sequence

import numpy as np

from ...core.arrays import IntArray
from ...core.assignments.akg import akg_key
from ...core.errors import UserError
from ...core.plan import UNASSIGNED, Plan, PlanInfo, Step
from ...core.plan.records import decision_record, region_record, step_from_record, step_record
from .rows import DONE, DROPPED, FOREIGN, UNDONE, StepRow, Stored
from .schema import ROOM

_HEAD = (
    "INSERT INTO fassung (fassung_id, version, titel, status, gueltig_ab, gueltig_bis, beschluss, "
    "vorgaenger_fassung, einwohner_von, einwohner_bis, gemeinde_fest, erstellt, geaendert, "
    "naechster_schritt, stempel) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT (fassung_id) DO UPDATE SET version = excluded.version, titel = excluded.titel, "
    "status = excluded.status, gueltig_ab = excluded.gueltig_ab, "
    "gueltig_bis = excluded.gueltig_bis, beschluss = excluded.beschluss, "
    "vorgaenger_fassung = excluded.vorgaenger_fassung, einwohner_von = excluded.einwohner_von, "
    "einwohner_bis = excluded.einwohner_bis, gemeinde_fest = excluded.gemeinde_fest, "
    "erstellt = excluded.erstellt, geaendert = excluded.geaendert, "
    "naechster_schritt = excluded.naechster_schritt, stempel = excluded.stempel"
)
_REGION = (
    "INSERT OR REPLACE INTO sozialraum (fid, fassung_id, nr, sr_id, sr_kurz, sr_name, ags, "
    "gem_name, akg_key, fixiert, rahmen, exklave, entfallen, farbe, einwohner, flaeche_km2) "
    "VALUES (:fid, :fassung_id, :nr, :sr_id, :sr_kurz, :sr_name, :ags, :gem_name, :akg_key, "
    ":fixiert, :rahmen, :exklave, :entfallen, :farbe, :einwohner, :flaeche_km2)"
)
_DECISION = (
    "INSERT OR REPLACE INTO entscheidung (fid, fassung_id, nr, schritt, version, datum, anlass, "
    "gremium, kommune_ags, bausteine, von_sr, nach_sr, einwohner, kriterium, begruendung, status, "
    "vorlage_nr, bearbeitung) VALUES (:fid, :fassung_id, :nr, :schritt, :version, :datum, :anlass, "
    ":gremium, :kommune_ags, :bausteine, :von_sr, :nach_sr, :einwohner, :kriterium, :begruendung, "
    ":status, :vorlage_nr, :bearbeitung)"
)


def write_plan(
    connection: sqlite3.Connection,
    plan: Plan,
    info: PlanInfo,
    stamp: str,
    before: Optional[Stored],
    colours: Optional[Sequence[int]] = None,
    dropped: Optional[Mapping[int, StepRow]] = None,
    logged: Optional[Mapping[int, Mapping[str, Any]]] = None,
) -> Stored:
    """Write a plan and return what the file holds of it then.

    before: what it holds now; None for a plan that is new to it, or where nobody knows: then all
    rows are written anew. dropped: steps that were made and are neither in force nor to be done
    again. logged: columns of the decision log about such steps.
    """
    connection.execute(
        _HEAD,
        (
            info.plan_id,
            info.version,
            info.title,
            info.status,
            info.valid_from,
            info.valid_to,
            info.resolution,
            info.predecessor,
            info.minimum,
            info.maximum,
            int(plan.municipality_is_hard),
            info.created,
            info.changed,
            plan.next_number,
            stamp,
        ),
    )
    (number,) = connection.execute(
        "SELECT fid FROM fassung WHERE fassung_id = ?", (info.plan_id,)
    ).fetchone()
    if before is None:
        span = (number * ROOM, (number + 1) * ROOM)
        connection.execute("DELETE FROM sozialraum WHERE fid >= ? AND fid < ?", span)
        connection.execute("DELETE FROM schritt WHERE fid >= ? AND fid < ?", span)
        connection.execute("DELETE FROM entscheidung WHERE fid >= ? AND fid < ?", span)
    regions = _write_regions(connection, number, plan, info, before, colours)
    rows = _write_assignment(connection, number, plan, info, before)
    steps = _write_steps(connection, number, plan, info, before, dropped or {})
    decisions = _write_decisions(connection, number, plan, info, before, steps, logged or {})
    return Stored(
        number,
        stamp,
        info,
        plan.next_number,
        rows,
        plan.region_of.copy(),
        plan.block_locked.copy(),
        regions,
        steps=steps,
        decisions=decisions,
    )


def _write_assignment(
    connection: sqlite3.Connection,
    number: int,
    plan: Plan,
    info: PlanInfo,
    before: Optional[Stored],
) -> IntArray:
    n = len(plan.blocks)
    keys = [region.key for region in plan.regions]
    region_of, locked = plan.region_of, plan.block_locked
    if before is None:
        rows = np.full(n, -1, dtype=np.int64)
        changed = np.empty(0, dtype=np.int64)
        _clear(connection, number, plan)
    else:
        rows = before.rows.copy()
        renamed = [
            index for index, (old, key) in enumerate(zip(before.region_keys, keys)) if old != key
        ]
        differs = (region_of != before.region_of) | (locked != before.locked)
        differs |= np.isin(region_of, renamed)
        changed = np.flatnonzero(differs & (rows >= 0))
    new = np.flatnonzero(rows < 0)
    (last,) = connection.execute(
        "SELECT max(fid) FROM zuordnung WHERE fid >= ? AND fid < ?",
        (number * ROOM, (number + 1) * ROOM),
    ).fetchone()
    rows[new] = (number * ROOM if last is None else last + 1) + np.arange(len(new))

    def values(blocks: IntArray) -> Iterable[tuple[Any, ...]]:
        for block, region, lock in zip(
            blocks.tolist(), region_of[blocks].tolist(), locked[blocks].tolist()
        ):
            free_block = region == UNASSIGNED
            yield (
                block,
                None if free_block else region,
                None if free_block else keys[region],
                int(lock),
            )

    block_keys = plan.blocks.keys
    connection.executemany(
        "INSERT INTO zuordnung (fid, fassung_id, baustein_id, sr_nr, sr_id, gesperrt) "
        "VALUES (?, ?, ?, ?, ?, ?)",
        (
            (int(rows[block]), info.plan_id, str(block_keys[block]), *rest)
            for block, *rest in values(new)
        ),
    )
    connection.executemany(
        "UPDATE zuordnung SET sr_nr = ?, sr_id = ?, gesperrt = ? WHERE fid = ?",
        ((*rest, int(rows[block])) for block, *rest in values(changed)),
    )
    return rows


def _clear(connection: sqlite3.Connection, number: int, plan: Plan) -> None:
    """Remove the rows of all blocks of a plan; those of blocks that it does not have stay."""
    present = connection.execute(
        "SELECT fid, baustein_id FROM zuordnung WHERE fid >= ? AND fid < ?",
        (number * ROOM, (number + 1) * ROOM),
    ).fetchall()
    index = plan.blocks.index_of_key
    connection.executemany(
        "DELETE FROM zuordnung WHERE fid = ?", [(fid,) for fid, key in present if key in index]
    )


def _write_regions(
    connection: sqlite3.Connection,
    number: int,
    plan: Plan,
    info: PlanInfo,
    before: Optional[Stored],
    colours: Optional[Sequence[int]],
) -> list[dict[str, Any]]:
    old = before.regions if before is not None else []
    residents, area = plan.population.tolist(), plan.totals.area.tolist()
    regions = []
    for index, region in enumerate(plan.regions):
        if colours is not None and index < len(colours):
            colour: Optional[int] = int(colours[index])
        else:
            colour = old[index]["farbe"] if index < len(old) else None
        regions.append(
            {
                **region_record(region),
                "fid": number * ROOM + index,
                "fassung_id": info.plan_id,
                "nr": index,
                "farbe": colour,
                "akg_key": akg_key(region.key),
                "einwohner": residents[index],
                "flaeche_km2": round(area[index] / 1e6, 4),
            }
        )
    connection.executemany(
        _REGION,
        [
            entry
            for index, entry in enumerate(regions)
            if index >= len(old) or any(old[index].get(name) != entry[name] for name in entry)
        ],
    )
    connection.execute(
        "DELETE FROM sozialraum WHERE fid >= ? AND fid < ?",
        (number * ROOM + len(regions), (number + 1) * ROOM),
    )
    return regions


def _write_steps(
    connection: sqlite3.Connection,
    number: int,
    plan: Plan,
    info: PlanInfo,
    before: Optional[Stored],
    dropped: Mapping[int, StepRow],
) -> dict[int, StepRow]:
    old = before.steps if before is not None else {}
    foreign = before.foreign if before is not None else frozenset()
    steps = {}
    for key, row in {**dropped, **old}.items():
        state = FOREIGN if key in foreign or row.state == FOREIGN else DROPPED
        steps[key] = StepRow(key, row.time, row.kind, state, row.data)
    for state, made in ((DONE, plan.steps), (UNDONE, plan.undone)):
        for step in made:
            known = old.get(step.number) or dropped.get(step.number)
            data = known.data if known is not None else step_text(plan, step)
            steps[step.number] = StepRow(step.number, step.time, step.change.kind, state, data)
    connection.executemany(
        "INSERT OR REPLACE INTO schritt (fid, fassung_id, nr, zeit, art, zustand, daten) "
        "VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (number * ROOM + key, info.plan_id, key, row.time, row.kind, row.state, row.data)
            for key, row in steps.items()
            if old.get(key) != row
        ],
    )
    return dict(sorted(steps.items()))


def _write_decisions(
    connection: sqlite3.Connection,
    number: int,
    plan: Plan,
    info: PlanInfo,
    before: Optional[Stored],
    steps: Mapping[int, StepRow],
    logged: Mapping[int, Mapping[str, Any]],
) -> dict[int, dict[str, Any]]:
    entries = dict(before.decisions) if before is not None else {}
    made = {step.number: step for step in (*plan.steps, *plan.undone)}
    fresh = []
    for key, decision in plan.decisions.items():
        said = decision_record(decision)
        old = entries.get(key, {})
        if old and all(old[name] == value for name, value in said.items()):
            continue
        entry = {
            "kommune_ags": "",
            "bausteine": "",
            "von_sr": "",
            "nach_sr": "",
            "einwohner": 0,
            **logged.get(key, {}),
            **old,
            **said,
            "fid": number * ROOM + key,
            "fassung_id": info.plan_id,
            "nr": key,
            "schritt": key,
        }
        step = made.get(key) or _step_of(plan, steps.get(key))
        if step is not None:
            entry.update(_described(plan, step))
        entries[key] = entry
        fresh.append(entry)
    connection.executemany(_DECISION, fresh)
    return entries


def _step_of(plan: Plan, row: Optional[StepRow]) -> Optional[Step]:
    """A step that is no longer in force; None where it belongs to other blocks."""
    if row is None:
        return None
    with suppress(UserError, ValueError):
        return step_from_record(plan.blocks, json.loads(row.data))
    return None


def _described(plan: Plan, step: Step) -> dict[str, Any]:
    """What the decision log tells of a step (domain rule 1.7)."""
    change, blocks = step.change, plan.blocks
    # An entry that was taken back is no longer in the register, but in the step.
    keys = {edit.region: (edit.after or edit.before).key for edit in change.edits}  # type: ignore
    keys.update((index, region.key) for index, region in enumerate(plan.regions))

    def named(regions: Any) -> str:
        found = sorted(set(regions.tolist()) - {UNASSIGNED})
        return "; ".join(keys.get(region, "?") for region in found)

    return {
        "kommune_ags": "; ".join(sorted(set(map(str, blocks.municipality[change.blocks])))),
        "bausteine": "; ".join(sorted(map(str, blocks.keys[change.blocks]))),
        "von_sr": named(change.before),
        "nach_sr": named(change.after),
        "einwohner": int(blocks.population[change.blocks].sum()),
    }


def step_text(plan: Plan, step: Step) -> str:
    """A step as the text of its row."""
    return step_json(step_record(plan.blocks, step))


def step_json(record: Mapping[str, Any]) -> str:
    """The record of a step as text."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
