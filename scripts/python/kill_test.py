# SPDX-License-Identifier: GPL-2.0-or-later
"""Kills a workshop at random moments and looks for every finished gesture afterwards.

A child process, forked from this one so that it costs no start of QGIS, opens a small plan file
and plays: moves, splits, merges, locks, reasons, undo, redo, savings. Before each gesture it says
on a pipe what it is about to do, and after it that it is done. This process sends SIGKILL at a
random moment and plays the same gestures on a plan of its own, which knows no file. Then it opens
the file: it must hold all that was done, and of the gesture in flight either all or nothing.

``scripts/bench kill`` does it a thousand times, the tests a few times.
"""

from __future__ import annotations

import json
import os
import random
import signal
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Optional

import numpy as np
from load_plugin import load_plugin

load_plugin()

from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer  # noqa: E402
from sozialraumplaner.core.errors import UserError  # noqa: E402
from sozialraumplaner.core.plan import Decision, Plan, PlanInfo, Region  # noqa: E402
from sozialraumplaner.core.plan import actions as do  # noqa: E402
from sozialraumplaner.core.plan.records import plan_from_record, plan_record  # noqa: E402
from sozialraumplaner.gis.layers import BlockLayer, read_block_layer  # noqa: E402
from sozialraumplaner.gis.plan_file import PlanFile  # noqa: E402

COLUMNS, ROWS, REGIONS = 8, 5, 4
MUNICIPALITY = "05358028"
#: Kills after which a fresh file is begun, so that histories stay short.
FRESH = 40
#: Longest life of a child in seconds; opening the file takes about a tenth of it.
LIFE = 0.12

Gesture = list[Any]


@dataclass
class Tally:
    """What came of it. kept: gestures found again. in_flight: kills between the announcement and
    the end of a gesture, and how many of these gestures were found. while_saving: kills during a
    saving. lost: what was not as it had to be, in words."""

    kills: int = 0
    kept: int = 0
    in_flight: int = 0
    found_in_flight: int = 0
    while_saving: int = 0
    while_opening: int = 0
    lost: list[str] = field(default_factory=list)


def small_layer() -> BlockLayer:
    """Forty blocks of one municipality, with umlauts."""
    texts = "&".join(f"field={name}:string" for name in ("baustein_id", "ags", "gem_name", "name"))
    definition = f"{texts}&field=einwohner:integer"
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:25832&{definition}", "Bausteine", "memory")
    features = []
    for at in range(COLUMNS * ROWS):
        x, y = 320_000 + at % COLUMNS * 100, 5_630_000 + at // COLUMNS * 100
        feature = QgsFeature(layer.fields())
        feature.setGeometry(
            QgsGeometry.fromWkt(
                f"Polygon(({x} {y},{x + 100} {y},{x + 100} {y + 100},{x} {y + 100},{x} {y}))"
            )
        )
        feature.setAttributes([f"B{at:03d}ß", MUNICIPALITY, "Kreuzau", f"Straße {at}", 90 + at])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return read_block_layer(layer)


def first_plan(layer: BlockLayer) -> Plan:
    """Four regions in stripes."""
    regions = [
        Region(f"{MUNICIPALITY}-{at:02d}", f"KR {at}", f"Ort {at}", MUNICIPALITY, "Kreuzau")
        for at in range(1, REGIONS + 1)
    ]
    region_of = np.arange(COLUMNS * ROWS) % COLUMNS * REGIONS // COLUMNS
    return Plan(layer.blocks, layer.contiguity, region_of, regions)


def chosen_gesture(plan: Plan, dice: random.Random) -> Gesture:
    """Something a planner might do next, as plain data."""
    listed = plan.listed
    blocks = dice.sample(range(len(plan.blocks)), dice.randint(1, 6))
    region, other = dice.choice(listed), dice.choice(listed)
    steps = [step.number for step in plan.steps]
    return dice.choice(
        [
            ["move", blocks, region],
            ["move", blocks, dice.choice([region, -1])],
            ["move", blocks, other],
            ["new"],
            ["split", region, blocks],
            ["merge", region, other],
            ["rename", region, f"Größe {dice.randint(1, 999)}"],
            ["lock", [region], dice.random() < 0.3],
            ["border", [region, other], dice.random() < 0.5],
            ["hold", blocks[:2], dice.random() < 0.5],
            ["exclave", region, "Der Wald trennt beide Teile."],
            ["undo"],
            ["undo"],
            ["redo"],
            ["decide", dice.sample(steps, min(len(steps), 2)), f"Wunsch der Gemeinde {len(steps)}"],
            ["save"],
            ["save"],
        ]
    )


def play(plan: Plan, gesture: Gesture) -> None:
    """Let a gesture happen; what a plan refuses changes nothing."""
    kind, *rest = gesture
    try:
        if kind == "move":
            # Block by block, as a stroke goes, so that a kill finds it half done.
            plan.begin_gesture()
            for block in rest[0]:
                plan.move([block], rest[1])
            plan.end_gesture()
        elif kind == "undo":
            plan.undo()
        elif kind == "redo":
            plan.redo()
        elif kind == "decide":
            plan.decide(rest[0], Decision(version="0.2", reason=rest[1], committee="Bürgerforum"))
        elif kind == "rename":
            plan.commit(do.rename(plan, rest[0], name=rest[1]))
        elif kind == "new":
            plan.commit(do.new_region(plan, MUNICIPALITY))
        elif kind != "save":
            action = {
                "split": do.split,
                "merge": do.merge,
                "lock": do.lock_regions,
                "border": do.freeze_border,
                "hold": do.lock_blocks,
                "exclave": do.declare_exclave,
            }[kind]
            plan.commit(action(plan, *rest))
    except UserError:
        return


def child(path: Path, remote: bool, seed: int, pipe: int) -> None:
    """Play until killed; announces and confirms each gesture on the pipe."""
    dice = random.Random(seed)
    opened = PlanFile.open(path, remote=remote)
    plan, info = opened.plan, opened.info
    plan.recorders.append(opened.file.recorder(plan))
    os.write(pipe, b"open\n")
    while True:
        gesture = chosen_gesture(plan, dice)
        os.write(pipe, json.dumps(gesture).encode() + b"\n")
        play(plan, gesture)
        if gesture[0] == "save":
            info = opened.file.save(plan, info)
        os.write(pipe, b"done\n")


def said(pipe: int) -> list[str]:
    """All whole lines that the child got out."""
    data = b""
    while chunk := os.read(pipe, 65536):
        data += chunk
    return data.decode().split("\n")[:-1]


def state(plan: Plan) -> str:
    """All of a plan but the times of its steps, as a text."""
    record = plan_record(plan)
    for step in (*record["schritte"], *record["zurueckgenommen"]):
        step["zeit"] = ""
    record["entscheidungen"].sort()
    return json.dumps([plan.region_of.tolist(), record], sort_keys=True)


def copy_of(plan: Plan) -> Plan:
    """The same plan once more."""
    return plan_from_record(plan.blocks, plan.contiguity, plan.region_of, plan_record(plan))


def kill_once(path: Path, remote: bool, dice: random.Random, plan: Plan, tally: Tally) -> Plan:
    """One life of a child on the file; plan: what the file must hold before. Returns it after."""
    reader, writer = os.pipe()
    seed, life = dice.getrandbits(32), dice.uniform(0, LIFE)
    process = os.fork()
    if not process:
        os.close(reader)
        try:
            child(path, remote, seed, writer)
        except BaseException as error:
            os.write(writer, f"error {type(error).__name__}: {error}\n".encode())
        finally:
            os._exit(1)
    os.close(writer)
    time.sleep(life)
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    lines = said(reader)
    os.close(reader)
    tally.kills += 1
    tally.while_opening += not lines
    tally.lost += [line for line in lines if line.startswith("error")]
    pending: Optional[Gesture] = None
    for line in lines:
        if line == "done":
            play(plan, pending or ["save"])
            tally.kept += 1
            pending = None
        elif line.startswith("["):
            pending = json.loads(line)
    allowed = [state(plan)]
    ahead = copy_of(plan)
    if pending is not None:
        tally.in_flight += 1
        tally.while_saving += pending[0] == "save"
        play(ahead, pending)
        allowed.append(state(ahead))
    try:
        opened = PlanFile.open(path, remote=remote)
        opened.file.close()
    except (UserError, OSError, ValueError) as error:
        tally.lost.append(f"does not open: {error}")
        return plan
    tally.lost += [f"finding {finding}" for finding in opened.findings]
    found = state(opened.plan)
    if found not in allowed:
        tally.lost.append(f"another state than after {lines[-3:]}")
    tally.found_in_flight += len(set(allowed)) == 2 and found == allowed[1]
    return opened.plan


def run(kills: int, seed: int, folder: Path, remote: Optional[bool] = None) -> Tally:
    """Kill that many times; remote: as on a network drive, None for every second file."""
    dice, tally = random.Random(seed), Tally()
    layer = small_layer()
    plan = first_plan(layer)
    path = folder / "Plan Düren.gpkg"
    for number in range(kills):
        far = number // FRESH % 2 == 1 if remote is None else remote
        if number % FRESH == 0:
            path = folder / f"Plan Düren {number // FRESH}.gpkg"
            plan = first_plan(layer)
            info = replace(PlanInfo("", "Entwurf"), plan_id=f"plan-{number}")
            PlanFile.create(path, layer, plan, info, remote=far).close()
        plan = kill_once(path, far, dice, copy_of(plan), tally)
        if tally.lost:
            break
    return tally
