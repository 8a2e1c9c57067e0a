# SPDX-License-Identifier: GPL-2.0-or-later
"""Gestures on regions as changes, ready for ``Plan.commit``.

Keys follow ``AGS-NN`` with an optional split letter; a key that a plan has given once is not given
to another region, also after the first was merged away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Callable, Iterable, Mapping, Optional

import numpy as np

from ..arrays import AnyIntArray
from ..errors import UserError
from ..naming import KEY_PATTERN, LONGEST_LABEL, name_after_places, short_prefixes, short_title
from .change import SHORTEST_REASON, Change, Edit
from .plan import Plan
from .register import UNASSIGNED, Region

#: Longest and shortest name of a region (V10).
SHORTEST_NAME, LONGEST_NAME = 3, 80
_SPLIT_KEY = re.compile(r"^(\d{8}-\d{2,3})([a-z]?)$")
_LABEL = re.compile(r"^(.*?)\s*(\d+)([a-z]?)$")


@dataclass(frozen=True)
class Naming:
    """What somebody wants a region to be called; None leaves it to the rule, or as it is."""

    key: Optional[str] = None
    short: Optional[str] = None
    name: Optional[str] = None


def new_region(plan: Plan, municipality: str) -> Change:
    """An empty region at the end of the register, with the next free number."""
    entry = _next_region(plan, municipality)
    return Change(edits=(Edit(len(plan.regions), None, entry),), kind="new")


def split(plan: Plan, region: int, blocks: AnyIntArray) -> Change:
    """Some blocks of a region become a region of their own.

    ``05358028-03`` becomes ``-03a`` and ``-03b``: both are new areas, whose figures must not be
    mistaken for those of the old one. Raises ``UserError``: ``split_nothing`` where blocks hold
    none or all of the region, ``region_locked``, ``blocks_locked``.
    """
    old = plan.regions[region]
    _refuse_locked(plan, region)
    moved = np.unique(np.asarray(blocks, dtype=np.int32))
    moved = moved[plan.region_of[moved] == region]
    if not 0 < len(moved) < int(plan.block_count[region]):
        raise UserError("split_nothing", region=old.short)
    if plan.block_locked[moved].any():
        raise UserError("blocks_locked", region=old.short)
    rest = np.setdiff1d(plan.members(region), moved)
    stays, new = _split_entries(plan, region)
    names = [name_after_places(plan.blocks, part) for part in (rest, moved)]
    if all(names) and names[0] != names[1]:
        stays, new = replace(stays, name=names[0]), replace(new, name=names[1])
    index = len(plan.regions)
    return Change(
        moved,
        np.full(len(moved), region, dtype=np.int32),
        np.full(len(moved), index, dtype=np.int32),
        (Edit(region, old, stays), Edit(index, None, new)),
        kind="split",
    )


def split_register(plan: Plan, region: int) -> Change:
    """The entries of both halves before a block has moved, for a split that is drawn.

    What they are called after is known in the end only: then ``split`` makes the change anew.
    Raises ``UserError``: ``region_locked``, ``split_nothing`` for fewer than two blocks.
    """
    old = plan.regions[region]
    _refuse_locked(plan, region)
    if plan.block_count[region] < 2:
        raise UserError("split_nothing", region=old.short)
    stays, new = _split_entries(plan, region)
    edits = (Edit(region, old, stays), Edit(len(plan.regions), None, new))
    return Change(edits=edits, kind="split")


def merge(plan: Plan, region: int, into: int) -> Change:
    """All blocks of a region go to another, and its entry leaves the register.

    Where the two were the last parts of a split, the old key comes back. Raises ``UserError``:
    ``merge_itself``, ``region_locked``, ``blocks_locked``, ``merge_across_municipalities``,
    ``merge_across_frames``.
    """
    if region == into:
        raise UserError("merge_itself", region=plan.regions[region].short)
    old, stays = plan.regions[region], plan.regions[into]
    for each in (region, into):
        _refuse_locked(plan, each)
    if plan.municipality_is_hard and old.municipality != stays.municipality:
        raise UserError("merge_across_municipalities", first=old.short, second=stays.short)
    if old.frame != stays.frame:
        raise UserError("merge_across_frames", first=old.short, second=stays.short)
    moved = plan.members(region).astype(np.int32)
    if plan.block_locked[moved].any():
        raise UserError("blocks_locked", region=old.short)
    edits = [Edit(region, old, replace(old, removed=True))]
    rejoined = _rejoined(plan, region, into)
    if rejoined is not None:
        edits.append(Edit(into, stays, rejoined))
    return Change(
        moved,
        np.full(len(moved), region, dtype=np.int32),
        np.full(len(moved), into, dtype=np.int32),
        tuple(edits),
        kind="merge",
    )


def remove_empty(plan: Plan, region: int) -> Change:
    """The entry of a region without blocks leaves the register.

    Raises ``UserError``: ``region_locked``, ``plan_moved_on`` where it has blocks again.
    """
    old = plan.regions[region]
    _refuse_locked(plan, region)
    if plan.block_count[region]:
        raise UserError("plan_moved_on")
    return Change(edits=(Edit(region, old, replace(old, removed=True)),), kind="merge")


def rename(
    plan: Plan,
    region: int,
    key: Optional[str] = None,
    short: Optional[str] = None,
    name: Optional[str] = None,
) -> Change:
    """Another key, label or name; None keeps it. ``UserError`` as of ``named``."""
    return named(plan, Change(kind="rename"), {region: Naming(key, short, name)})


def named(plan: Plan, change: Change, wanted: Mapping[int, Naming]) -> Change:
    """A change that also gives its regions, or others, another key, label or name.

    wanted: by index of the region; only the register after the whole change has to be right, so
    that regions may swap their keys. A label or name that counts like the key follows it, unless
    it is given. Raises ``UserError``: ``key_pattern``, ``key_taken``, ``key_elsewhere`` (the key
    names another municipality), ``name_length``, ``name_taken``, ``short_empty``,
    ``short_length``, ``short_taken``.
    """
    edits = {edit.region: edit for edit in change.edits}
    register = {region: plan.regions[region] for region in plan.listed}
    register.update({edit.region: edit.after for edit in change.edits if edit.after is not None})
    old = {region: register[region] for region in wanted}
    for region, naming in wanted.items():
        entry = _with_names(old[region], naming)
        before = edits[region].before if region in edits else old[region]
        edits[region] = Edit(region, before, entry)
        register[region] = entry
    for region, entry in old.items():
        others = [each for at, each in register.items() if at != region and not each.removed]
        _check_names(entry, register[region], others)
    return replace(change, edits=tuple(e for e in edits.values() if e.before != e.after))


def lock_regions(plan: Plan, regions: Iterable[int], on: bool) -> Change:
    """Freeze regions, so that they neither give nor take blocks, or free them."""
    return _edited(plan, regions, lambda old: replace(old, locked=on), "lock" if on else "unlock")


def freeze_border(plan: Plan, regions: Iterable[int], on: bool) -> Change:
    """Freeze the outer border of regions together; inside it they go on exchanging blocks."""
    chosen = list(regions)
    taken = {entry.frame for entry in plan.regions}
    frame = ""
    if on and chosen:
        # Named after its first region, which tells the reader of the plan file what it is.
        base = plan.regions[min(chosen)].key or "1"
        frame = next(n for n in _numbered(base) if n not in taken)
    return _edited(plan, chosen, lambda old: replace(old, frame=frame), "lock" if on else "unlock")


def lock_blocks(plan: Plan, blocks: AnyIntArray, on: bool) -> Change:
    """Lock blocks in the region they are in, or take their lock off."""
    chosen = np.unique(np.asarray(blocks, dtype=np.int32))
    toggled = chosen[plan.block_locked[chosen] != on]
    if on:
        toggled = toggled[plan.region_of[toggled] != UNASSIGNED]
    return Change(toggled=toggled, kind="lock" if on else "unlock")


def declare_exclave(plan: Plan, region: int, reason: str) -> Change:
    """Several parts are intended, for a reason; "" takes a declaration back.

    Raises ``UserError("exclave_without_reason")`` for a reason of fewer than 10 characters, also
    for none where nothing was declared.
    """
    text = " ".join(reason.split())
    takes_back = not text and plan.regions[region].exclave
    if len(text) < SHORTEST_REASON and not takes_back:
        raise UserError("exclave_without_reason")
    return _edited(plan, [region], lambda old: replace(old, exclave=text), "exclave")


def _edited(
    plan: Plan, regions: Iterable[int], edit: Callable[[Region], Region], kind: str
) -> Change:
    edits = [Edit(each, plan.regions[each], edit(plan.regions[each])) for each in regions]
    return Change(edits=tuple(each for each in edits if each.before != each.after), kind=kind)


def _with_names(old: Region, naming: Naming) -> Region:
    key = old.key if naming.key is None else naming.key.strip()
    short, name = (_counting_like(text, old.key, key) for text in (old.short, old.name))
    short = short if naming.short is None else naming.short.strip()
    name = name if naming.name is None else " ".join(naming.name.split())
    return replace(old, key=key, short=short, name=name)


def _counting_like(text: str, old: str, new: str) -> str:
    """A label or name after another key: ``KR 3`` becomes ``KR 7a`` where -03 becomes -07a."""
    found = _LABEL.match(text)
    counts = [key.partition("-")[2].lstrip("0") for key in (old, new)]
    if new == old or found is None or "".join(found.group(2, 3)) != counts[0]:
        return text
    return f"{found.group(1)} {counts[1]}".strip()


def _check_names(old: Region, new: Region, others: Iterable[Region]) -> None:
    others = list(others)
    if new.key != old.key:
        if not KEY_PATTERN.match(new.key):
            raise UserError("key_pattern", key=new.key)
        if new.key[:8] != old.municipality:
            raise UserError("key_elsewhere", key=new.key, municipality=old.municipality)
        if any(other.key == new.key for other in others):
            raise UserError("key_taken", key=new.key)
    _check_label(old, new, others)
    if new.name != old.name:
        if not SHORTEST_NAME <= len(new.name) <= LONGEST_NAME:
            raise UserError("name_length", name=new.name)
        if any((o.municipality, o.name) == (new.municipality, new.name) for o in others):
            raise UserError("name_taken", name=new.name)


def _check_label(old: Region, new: Region, others: Iterable[Region]) -> None:
    """A label stands alone on the map and in tables: short, and only once in the whole plan."""
    if not new.short:
        raise UserError("short_empty")
    if new.short == old.short:
        return
    if len(new.short) > LONGEST_LABEL:
        raise UserError("short_length", short=new.short, longest=LONGEST_LABEL)
    holder = next((other for other in others if other.short == new.short), None)
    if holder is not None:
        raise UserError("short_taken", short=new.short, key=holder.key)


def _refuse_locked(plan: Plan, region: int) -> None:
    if plan.regions[region].locked:
        raise UserError("region_locked", region=plan.regions[region].short)


def _next_region(plan: Plan, municipality: str) -> Region:
    """An entry with the first number beyond all that the municipality has had."""
    title = plan.blocks.name_of_municipality(municipality)
    own = [entry for entry in plan.regions if entry.municipality == municipality]
    numbers = [int(found.group(1)) for entry in own if (found := _number_of(entry.key))]
    number = max(numbers, default=0) + 1
    labels = [found.group(1) for entry in own if (found := _LABEL.match(entry.short))]
    prefix = labels[0] if labels else _prefix(plan, municipality)
    name = f"{short_title(title)} {number}"
    return Region(f"{municipality}-{number:02d}", f"{prefix} {number}", name, municipality, title)


def _number_of(key: str) -> Optional[re.Match[str]]:
    return re.match(r"^\d{8}-(\d{2,3})[a-z]?$", key)


def _prefix(plan: Plan, municipality: str) -> str:
    blocks = plan.blocks
    names = {key: blocks.name_of_municipality(key) for key in blocks.municipalities.tolist()}
    names.setdefault(municipality, municipality)
    return short_prefixes(names)[municipality]


def _split_entries(plan: Plan, region: int) -> tuple[Region, Region]:
    """The entries of what stays and of what is split off."""
    old = plan.regions[region]
    new = replace(_next_region(plan, old.municipality), frame=old.frame)
    found = _SPLIT_KEY.match(old.key)
    if found is None:
        return old, new
    base, letter = found.groups()
    taken = {entry.key for entry in plan.regions}
    free = [c for c in "abcdefghijklmnopqrstuvwxyz" if base + c not in taken]
    needed = 1 if letter else 2
    if len(free) < needed:
        return old, new
    label = _LABEL.match(old.short)
    stem = f"{label.group(1)} {label.group(2)}".strip() if label else old.short
    second = replace(
        new,
        key=base + free[needed - 1],
        short=stem + free[needed - 1],
        name=f"{_stem(old.name)} {free[needed - 1]}",
    )
    if letter:
        return old, second
    first = replace(
        old, key=base + free[0], short=stem + free[0], name=f"{_stem(old.name)} {free[0]}"
    )
    return first, second


def _stem(name: str) -> str:
    return name[: LONGEST_NAME - 2].rstrip()


def _rejoined(plan: Plan, gone: int, into: int) -> Optional[Region]:
    """The entry with its key before the split, where the last two parts of it come together."""
    stays = plan.regions[into]
    first, second = _SPLIT_KEY.match(plan.regions[gone].key), _SPLIT_KEY.match(stays.key)
    if first is None or second is None or first.group(1) != second.group(1):
        return None
    base = first.group(1)
    listed = [plan.regions[other].key for other in plan.listed]
    relatives = [key for key in listed if key.startswith(base)]
    if not second.group(2) or len(relatives) != 2 or base in listed:
        return None
    label = _LABEL.match(stays.short)
    short = f"{label.group(1)} {label.group(2)}".strip() if label else stays.short
    members = np.flatnonzero(np.isin(plan.region_of, [into, gone]))
    name = name_after_places(plan.blocks, members) or stays.name
    return replace(stays, key=base, short=short, name=name)


def _numbered(base: str) -> Iterable[str]:
    yield base
    number = 2
    while True:
        yield f"{base}/{number}"
        number += 1
