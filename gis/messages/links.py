# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about what belongs together."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "no_link_source": lambda: tr(
        "Nothing says yet what belongs together. Please choose a field, a layer of catchments, a "
        "table or a matrix."
    ),
    "link_fields_unreadable": lambda: tr(
        "“{text}” is no field with a weight. Please write “field: weight” and separate several "
        "by semicolons, such as “ortsteil: 2; gs_naechste: 1”."
    ),
    "link_table_empty": lambda: tr(
        "The table “{layer}” holds no rows. Please choose a table with links."
    ),
    "link_weights_differ": lambda: tr(
        "The links of “{source}” carry different weights ({values}). A source has one weight; "
        "please put the same number into all its rows."
    ),
    "link_weight_not_number": lambda: tr(
        "“{text}” is no weight for “{source}”. Please enter a number from 0 on."
    ),
    "links_too_many_pairs": lambda: tr(
        "“{source}” would link {n} pairs of blocks, more than {maximum}. Please use a table with "
        "keys of smaller areas, or keep blocks together by a field."
    ),
    "matrix_without_keys": lambda: tr(
        "No row and column of “{table}” hold keys of blocks. A matrix has them in its first row "
        "and its first column; please check the file and the field with the key."
    ),
    "no_catchments": lambda: tr(
        "The layer “{layer}” holds no catchments with a name and an area. Please choose another "
        "layer or another field."
    ),
}

FINDINGS: dict[str, Callable[[], str]] = {
    "L01": lambda: tr("{source}: rows left out because no block has their key: {n} ({keys})."),
    "L02": lambda: tr("{source}: keys completed: {n} ({keys})."),
    "L03": lambda: tr(
        "{source}: rows left out because several blocks could be meant: {n} ({keys})."
    ),
    "L04": lambda: tr(
        "{source}: values that occur in several municipalities and count in each one by itself: "
        "{n} ({names})."
    ),
    "L05": lambda: tr(
        "{ties}: {n} blocks must lie together, but belong to several municipalities ({names}): "
        "{keys}. Take the link back, or allow Sozialräume across municipalities."
    ),
    "L06": lambda: tr(
        "{keys} must not lie together, but are tied to each other by {ties}. Please remove one of "
        "the two links."
    ),
    "L07": lambda: tr(
        "{ties}: {n} blocks must lie together, but do not hang together ({parts} parts): "
        "{keys}. The Sozialraum has to hold blocks between them, or a bridge is needed."
    ),
    "L08": lambda: tr(
        "{ties}: {n} blocks that must lie together have {residents} residents, more than the "
        "maximum of {maximum}: {keys}."
    ),
    "L09": lambda: tr(
        "{source}: rows left out because their weight is blank ({blank}), negative or no number: "
        "{n} ({values})."
    ),
    "L10": lambda: tr(
        "{source}: the matrix is not square. Keys only in the first row or only in the first "
        "column: {n} ({keys})."
    ),
    "L11": lambda: tr("{source}: rows that repeat a pair: {n}. Their weights were added."),
    "L12": lambda: tr("{source}: rows that link a key with itself and count for nothing: {n}."),
    "L13": lambda: tr(
        "{source}: rows left out because their kind is none of muss, darf nicht and soll: {n} "
        "({words})."
    ),
    "L14": lambda: tr("{source}: rows left out because they lack a key: {n}."),
    "L15": lambda: tr(
        "{source}: block “{key}” lies in “{name}” with only {percent} % of its area."
    ),
    "L16": lambda: tr("{source}: blocks in no catchment: {n} ({keys})."),
    "L17": lambda: tr(
        "{source}: {percent} % of this affinity crosses municipalities and cannot be kept while "
        "Sozialräume stay inside them."
    ),
    "L18": lambda: tr("{source}: links no two blocks with each other and has no effect."),
    "L19": lambda: tr(
        "Blocks whose residents are unknown and that do not count in the affinity of groups: {n} "
        "({keys})."
    ),
    "L20": lambda: tr(
        "No residents are known; blocks count in the affinity of groups by their area."
    ),
}
