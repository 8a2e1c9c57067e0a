# SPDX-License-Identifier: GPL-2.0-or-later
"""Words for gestures: names of undo steps, reasons of refusals, residents beside the mouse."""

from __future__ import annotations

from typing import Optional

import numpy as np

from ..core.arrays import AnyIntArray, Int32Array
from ..core.plan import UNASSIGNED, Change, Moved, Plan
from ..core.plan.strokes import Intent
from .translation import number, tr, trn

#: Kinds of changes that are named after the register.
_EDITS = ("new", "split", "merge", "rename", "lock", "unlock", "exclave")
#: Most regions that the name of a gesture lists.
_LISTED = 3


def region_label(plan: Plan, region: int) -> str:
    """Label of a region, or the word for none."""
    return tr("unassigned") if region == UNASSIGNED else plan.regions[region].short


def gesture_name(plan: Plan, change: Optional[Change]) -> str:
    """Readable name of an undo step, such as "3 blocks: KR 3 → KR 4"; "" for none."""
    if change is None:
        return ""
    if change.kind in _EDITS:
        return _edit_name(plan, change)
    moved = _moved_text(plan, change)
    if change.kind == "mend":
        return tr("Suggestion: {moves}").format(moves=moved)
    if change.kind == "import":
        return tr("Import: {moves}").format(moves=moved)
    return moved


def _moved_text(plan: Plan, change: Change) -> str:
    count = _blocks_text(len(change.blocks))
    return f"{count}: {_labels(plan, change.before)} → {_labels(plan, change.after)}"


def _edit_name(plan: Plan, change: Change) -> str:
    """Names from the entries of the register, which also tell of regions that are gone."""
    before = ", ".join(edit.before.short for edit in change.edits[:_LISTED] if edit.before)
    after = ", ".join(edit.after.short for edit in change.edits[:_LISTED] if edit.after)
    more = " …" if len(change.edits) > _LISTED else ""
    if change.kind == "new":
        text = tr("New Sozialraum {region}").format(region=after)
        count = len(change.blocks)
        return f"{text}: {_blocks_text(count)}" if count else text
    if change.kind == "split":
        return tr("{old} split into {new}").format(old=before, new=after)
    if change.kind == "merge":
        gone = [edit.before.short for edit in change.edits if edit.after and edit.after.removed]
        if not len(change.after):
            return tr("{region} removed, it was empty").format(region=", ".join(gone))
        return tr("{region} merged with {target}").format(
            region=", ".join(gone), target=_labels(plan, change.after)
        )
    if change.kind == "exclave":
        return tr("Separate part of {region} declared").format(region=after)
    if change.kind == "rename":
        return tr("{old} renamed to {new}").format(old=before, new=_new_name(change))
    locked = change.kind == "lock"
    if len(change.toggled):
        text = tr("Lock: {blocks} of {region}") if locked else tr("Unlock: {blocks} of {region}")
        return text.format(
            blocks=_blocks_text(len(change.toggled)),
            region=_labels(plan, _regions_then(plan, change)),
        )
    if any(e.before and e.after and e.before.frame != e.after.frame for e in change.edits):
        text = tr("Outer border of {what} locked") if locked else tr("Outer border of {what} free")
        return text.format(what=_whole_town(plan, change) or after + more)
    text = tr("Lock: {what}") if locked else tr("Unlock: {what}")
    return text.format(what=after + more)


def _regions_then(plan: Plan, change: Change) -> Int32Array:
    """Regions of the blocks whose lock a step changes, as they were at that step, (k,)."""
    blocks = np.sort(change.toggled)
    regions = np.array(plan.region_of[blocks], dtype=np.int32)
    steps = plan.steps
    if any(step.change is change for step in steps):
        later = [(step.change, step.change.before) for step in reversed(steps)]
    else:
        later = [(step.change, step.change.after) for step in reversed(plan.undone)]
    for other, was in later:
        if other is change:
            break
        shared = np.isin(other.blocks, blocks)
        regions[np.searchsorted(blocks, other.blocks[shared])] = was[shared]
    return regions


def _whole_town(plan: Plan, change: Change) -> str:
    """The municipality all of whose regions a change edits, "" where it edits others or fewer."""
    entries = {edit.region: edit.after for edit in change.edits if edit.after}
    towns = {entry.municipality for entry in entries.values()}
    if len(towns) != 1:
        return ""
    last = max(entries)
    # What came later stands behind it, and is none of those that the change left out.
    own = [r for r in plan.listed if r < last and plan.regions[r].municipality in towns]
    return entries[last].municipality_name if entries.keys() >= set(own) else ""


def _new_name(change: Change) -> str:
    entry = change.edits[0]
    if entry.before is None or entry.after is None:
        return ""
    if entry.before.short != entry.after.short:
        return entry.after.short
    return entry.after.name if entry.before.name != entry.after.name else entry.after.key


def refusal_text(plan: Plan, stroked: Intent | Moved, target: int) -> str:
    """Why blocks stayed where they are, "" where all moved; the first cause speaks."""
    moved = stroked if isinstance(stroked, Moved) else stroked.moved
    label = region_label(plan, target)
    for cause, blocks in moved.refused.items():
        source = _labels(plan, plan.region_of[blocks])
        if cause == "block":
            return tr("Locked: {blocks} of {region}.").format(
                blocks=_blocks_text(len(blocks)), region=source
            )
        if cause == "region":
            return tr("{region} is locked and gives no blocks.").format(region=source)
        if cause == "target":
            return tr("{region} is locked and takes no blocks.").format(region=label)
        if cause == "border":
            return tr("The outer border between {first} and {second} is locked.").format(
                first=source, second=label
            )
        if cause == "municipality":
            return tr(
                "{region} lies in {municipality}; Sozialräume stay in their municipality."
            ).format(region=label, municipality=plan.regions[target].municipality_name)
    if isinstance(stroked, Moved):
        return ""
    if len(stroked.cut_off):
        return tr("{blocks} of {region} would be cut off ({residents} residents).").format(
            blocks=_blocks_text(len(stroked.cut_off)),
            region=_labels(plan, plan.region_of[stroked.cut_off]),
            residents=number(int(plan.blocks.population[stroked.cut_off].sum())),
        )
    if len(stroked.stranded):
        return tr("Nothing would connect {blocks} with {region}.").format(
            blocks=_blocks_text(len(stroked.stranded)), region=label
        )
    return ""


def emptied_regions(plan: Plan, change: Change) -> list[int]:
    """Regions that gave their last blocks away in a change that moves blocks."""
    givers = np.unique(change.before).tolist()
    return [r for r in givers if r != UNASSIGNED and not plan.block_count[r]]


def emptied_text(plan: Plan, change: Change) -> str:
    """What became of the residents of regions that a change has left empty, "" without any."""
    gone = emptied_regions(plan, change)
    if not gone:
        return ""
    theirs = np.isin(change.before, gone)
    residents = int(plan.blocks.population[change.blocks[theirs]].sum())
    text = trn(
        "{region} is empty now, {n} resident moved to {target}.",
        "{region} is empty now, {n} residents moved to {target}.",
        residents,
    )
    return text.format(
        region=_labels(plan, np.array(gone)),
        n=number(residents),
        target=_labels(plan, change.after[theirs]),
    )


def stroke_lines(plan: Plan, target: int) -> list[tuple[str, int, int]]:
    """Regions of the running stroke: label, residents now, and their change by it."""
    changes = stroke_changes(plan, target)
    return [
        (region_label(plan, region), int(plan.population[region]), changes[region])
        for region in sorted(changes, key=lambda region: (region != target, region))
    ]


def stroke_changes(plan: Plan, target: int) -> dict[int, int]:
    """Residents that the regions of the running stroke have won or lost, the target with them."""
    touched: dict[int, int] = {target: 0}
    if plan.gesture_is_running:
        change = plan.gesture_change()
        residents = plan.blocks.population[change.blocks]
        for regions, sign in ((change.before, -1), (change.after, 1)):
            for region in np.unique(regions).tolist():
                won = sign * int(residents[regions == region].sum())
                touched[region] = touched.get(region, 0) + won
    touched.pop(UNASSIGNED, None)
    return touched


def _blocks_text(count: int) -> str:
    return trn("{n} block", "{n} blocks", count).format(n=number(count))


def _labels(plan: Plan, regions: AnyIntArray) -> str:
    # A region that was new in a step may be gone again when the step is undone.
    labels = [
        region_label(plan, region)
        for region in np.unique(regions).tolist()
        if region < len(plan.regions)
    ]
    return ", ".join(labels[:_LISTED]) + (" …" if len(labels) > _LISTED else "")
