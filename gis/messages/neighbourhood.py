# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about barriers and bridges."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "barrier_is_points": lambda: tr(
        "The layer “{layer}” holds neither lines nor polygons. Please choose a layer with rivers, "
        "railways, motorways or other barriers."
    ),
    "crossings_are_polygons": lambda: tr(
        "The layer “{layer}” holds polygons. Please choose crossings as points or lines, such as "
        "road bridges or roads."
    ),
    "bridges_not_lines": lambda: tr(
        "The layer “{layer}” does not hold lines. Please draw each bridge as a line from one block "
        "to another."
    ),
    "nothing_to_connect": lambda: tr(
        "There is nothing to do yet. Please choose barriers or bridges, switch on “Bridge islands "
        "automatically”, or drop earlier barriers and bridges."
    ),
    "crossings_without_barrier": lambda: tr(
        "Crossings reopen borders that a barrier of the same run cuts. Please choose the barriers "
        "as well; to reopen borders of an earlier run, also switch on “Drop earlier barriers and "
        "bridges”."
    ),
    "layer_chosen_twice": lambda: tr(
        "The layer “{layer}” is chosen both under “{first}” and under “{second}”. Please choose "
        "it in one place only."
    ),
}

FINDINGS: dict[str, Callable[[], str]] = {
    "N01": lambda: tr(
        "Row {row} of the bridges: there is no block “{key}”. The bridge was left out; keys are "
        "compared as texts."
    ),
    "N02": lambda: tr(
        "Row {row} of the bridges: there is no block “{key}”, but a block “{similar}”. The bridge "
        "was left out; please restore the leading zeros in the table."
    ),
    "N03": lambda: tr("Row {row} of the bridges names only one block; the row was left out."),
    "N04": lambda: tr(
        "Row {row} of the bridges leads from block “{key}” to itself; the row was left out."
    ),
    "N05": lambda: tr("“{first}” and “{second}” are neighbours already; no bridge is needed."),
    "N06": lambda: tr(
        "The bridge from “{first}” to “{second}” joins two municipalities ({name}, {other}); it "
        "has an effect only where Sozialräume may reach beyond their municipality."
    ),
    "N07": lambda: tr(
        "The drawn bridge {number} has an end with no block within {distance} m; it was left out. "
        "Please draw it into the block."
    ),
    "N08": lambda: tr(
        "Both ends of the drawn bridge {number} lie in block “{key}”; it was left out. Please draw "
        "it from one block to another."
    ),
    "N09": lambda: tr(
        "The bridge between the blocks “{first}” and “{second}” was given more than once and "
        "counts once."
    ),
    "N10": lambda: tr("The layer “{layer}” holds no features; no block is affected by it."),
    "N11": lambda: tr(
        "No border between blocks runs along the layer “{layer}” within {distance} m; please check "
        "its place or choose a larger distance."
    ),
    "N12": lambda: tr(
        "Features of the layer “{layer}” without a usable geometry: {features}. They were left "
        "out; no block is affected by them."
    ),
    "N13": lambda: tr(
        "{keys} ({residents} residents) are now connected with block “{nearest}”, {distance} m "
        "away, since no border connects them with their municipality."
    ),
    "N14": lambda: tr(
        "Barriers separate these blocks from the rest of {name}: {keys} ({residents} residents)."
    ),
    "N15": lambda: tr(
        "The bridge from block “{first}” to “{second}” leads across “{barrier}”, which cuts their "
        "border."
    ),
    "N16": lambda: tr(
        "The field “{field}” names blocks that this layer does not have: {keys}. The entries were "
        "kept."
    ),
    "N17": lambda: tr(
        "Borders cut by an earlier run, on which crossings lie that do not reopen them: {borders}. "
        "Switch on “Drop earlier barriers and bridges” and give barriers and crossings together. "
        "The neighbourhood layer shows weakened and reopened borders of this run only."
    ),
    "N18": lambda: tr(
        "The layer “{layer}” cuts {percent} % of all borders and is probably not a barrier; please "
        "check whether it is the right one, not for instance blocks or municipalities."
    ),
    "N19": lambda: tr(
        "Barriers separate parts of municipalities from the largest part: {parts} parts, {blocks} "
        "blocks, {residents} residents. The neighbourhood layer shows the borders that are cut."
    ),
}
