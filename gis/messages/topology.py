# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about the outlines of blocks: repaired, overlapping, with gaps and holes."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

FINDINGS: dict[str, Callable[[], str]] = {
    "B16": lambda: tr(
        "The outline of block “{key}” was closed up with its neighbours: vertices moved: {moved}, "
        "inserted: {inserted}, largest shift {shift} {unit}; its area was {before} m² and is "
        "{after} m²."
    ),
    "B17": lambda: tr(
        "Blocks that took over vertices of their neighbours without a visible change (less than "
        "1 mm): {n} ({keys})."
    ),
    "B18": lambda: tr(
        "Block “{key}” keeps its outline, since fitting it to its neighbours would make it invalid "
        "({reason}). Please check the outline."
    ),
    "B19": lambda: tr(
        "Block “{key}” keeps its outline, since fitting it to its neighbours would change its area "
        "too much. Please check whether it is narrower than the tolerance."
    ),
    "B20": lambda: tr(
        "{n} blocks have the same outline ({area} m²): {keys}. Please delete all but one."
    ),
    "B20more": lambda: tr("{n} more outlines occur several times, together {area} m²."),
    "B21": lambda: tr(
        "The blocks {keys} overlap by {area} m². Please decide which of them the area belongs to."
    ),
    "B21more": lambda: tr("{n} more overlaps, together {area} m²."),
    "B22": lambda: tr(
        "A gap of {area} m² between the blocks {keys} is wider than the tolerance and stays. It "
        "may be a lake."
    ),
    "B22small": lambda: tr(
        "A gap of {area} m² between the blocks {keys} is wider than the tolerance and stays. It "
        "may be a drawing error; please check the outlines."
    ),
    "B22more": lambda: tr("{n} more gaps wider than the tolerance, together {area} m²."),
    "B23": lambda: tr(
        "A narrow gap of {area} m² between the blocks {keys} was not closed, although it is "
        "nowhere wider than the tolerance (on average {width} {unit}, at most {widest} {unit}). "
        "Please correct the outlines in the source."
    ),
    "B23wide": lambda: tr(
        "A narrow gap of {area} m² between the blocks {keys} was not closed, since it is wider "
        "than the tolerance in places (on average {width} {unit}, at most {widest} {unit}). "
        "Please raise the tolerance or correct the outlines."
    ),
    "B23open": lambda: tr(
        "A narrow gap of {area} m² (at most {widest} {unit} wide) lies between the blocks {keys}. "
        "Please have outlines repaired or correct them."
    ),
    "B23more": lambda: tr("{n} more narrow gaps were not closed, together {area} m²."),
    "B24": lambda: tr(
        "Block “{key}” is a sliver: {area} m², {width} m wide. Please check whether it belongs to "
        "a neighbour."
    ),
    "B24more": lambda: tr("{n} more slivers, together {area} m²."),
    "B25": lambda: tr(
        "Block “{key}” has a hole of {area} m²; {free} m² of it belong to no block. It may be a "
        "lake."
    ),
    "B25small": lambda: tr(
        "Block “{key}” has a hole of {area} m²; {free} m² of it belong to no block. It may be a "
        "drawing error; please check the outline."
    ),
    "B25more": lambda: tr("{n} more holes that no block fills, together {area} m²."),
    "B26": lambda: tr("Block “{key}” encloses {keys} completely ({area} m²)."),
    "B26more": lambda: tr("{n} more holes that other blocks fill, together {area} m²."),
    "B28": lambda: tr(
        "At this place the blocks {keys} keep their outlines, since fitting them to each other "
        "would make them overlap. Please check both outlines there."
    ),
    "B29": lambda: tr(
        "Block “{key}” keeps its outline, since fitting it to its neighbours would make it overlap "
        "them. Please check the outline."
    ),
    "B27": lambda: tr(
        "Outlines fitted: {repaired}. Overlaps: {overlaps} ({overlap_area} m²) before, "
        "{overlaps_left} ({overlap_area_left} m²) after. Gaps: {gaps} ({gap_area} m²) before, "
        "{gaps_left} ({gap_area_left} m²) after."
    ),
}
