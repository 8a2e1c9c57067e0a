# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about gestures on regions: splitting, merging, renaming, locks."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "region_locked": lambda: tr("{region} is locked. Please unlock it first; nothing was changed."),
    "blocks_locked": lambda: tr(
        "{region} holds locked blocks. Please unlock them first; nothing was changed."
    ),
    "split_nothing": lambda: tr(
        "To split {region}, please choose some of its blocks, but not all of them."
    ),
    "merge_itself": lambda: tr(
        "{region} cannot be merged with itself. Please choose another Sozialraum."
    ),
    "merge_across_municipalities": lambda: tr(
        "{first} and {second} lie in different municipalities; Sozialräume stay in their "
        "municipality."
    ),
    "merge_across_frames": lambda: tr(
        "Between {first} and {second} runs a locked outer border. Please unlock it first."
    ),
    "key_pattern": lambda: tr(
        "“{key}” is no key of a Sozialraum. Please enter eight digits of the municipality, a "
        "hyphen and two digits, for example 05358028-03."
    ),
    "key_elsewhere": lambda: tr(
        "“{key}” is the key of another municipality. Please begin it with {municipality}."
    ),
    "key_taken": lambda: tr("The key “{key}” is taken. Please choose another."),
    "short_empty": lambda: tr("Please enter a code for the map, for example KR 3."),
    "short_length": lambda: tr(
        "Please enter a code of at most {longest} characters for the map (now “{short}”)."
    ),
    "short_taken": lambda: tr("The code “{short}” is taken by {key}. Please choose another."),
    "name_length": lambda: tr("Please enter a name of 3 to 80 characters (now “{name}”)."),
    "name_taken": lambda: tr(
        "The name “{name}” is taken in this municipality. Please choose another."
    ),
    "exclave_without_reason": lambda: tr(
        "Please say in at least ten characters why the separate part is intended."
    ),
    "plan_moved_on": lambda: tr(
        "The plan has changed in the meantime; nothing was done. Please try again."
    ),
    "record_unfit": lambda: tr(
        "A recorded change does not fit the plan and was left out; what came before it is there."
    ),
}
