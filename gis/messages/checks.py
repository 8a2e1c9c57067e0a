# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences of the rules V01 to V16."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "region_field_empty": lambda: tr(
        "The field “{field}” names no Sozialraum. Please run “Delineate” first or choose the "
        "field with the assignment."
    ),
    "outline_no_polygons": lambda: tr(
        "The layer “{layer}” holds no polygons. Please choose the outline of the Kreis or of its "
        "municipalities."
    ),
    "official_fields_missing": lambda: tr(
        "Please choose the fields with the municipality key and with the official residents."
    ),
    "official_field_gone": lambda: tr(
        "The blocks have no field “{field}” or “{other}”. Please choose their fields anew."
    ),
    "official_ambiguous": lambda: tr(
        "In “{layer}” municipality {key} has different numbers in “{field}”. Please choose a table "
        "with one official number for each municipality."
    ),
    "official_elsewhere": lambda: tr(
        "No municipality of the blocks occurs in “{layer}”. Please choose the field with the "
        "municipality key (AGS) instead of “{field}”."
    ),
    "addresses_elsewhere": lambda: tr(
        "No address of “{layer}” lies in any block. Please check the coordinate reference system "
        "of the layer."
    ),
    "addresses_are_persons": lambda: tr(
        "The column “{column}” shows that “{layer}” lists single persons. Please choose a layer of "
        "addresses or house coordinates without personal data."
    ),
    "layer_being_edited": lambda: tr(
        "The layer “{layer}” has changes that are not saved. Please save them first."
    ),
}

FINDINGS: dict[str, Callable[[], str]] = {
    "V01": lambda: tr("Blocks without a Sozialraum: {n} ({keys})."),
    "V02": lambda: tr("The block key “{key}” is blank or occurs {n} times."),
    "V03": lambda: tr(
        "“{key}” does not follow the pattern AGS-NN or is not unique, for example 05358028-03."
    ),
    "V04": lambda: tr(
        "Sozialraum {key} crosses the border of its municipality ({municipalities})."
    ),
    "V05": lambda: tr("Sozialraum {key} consists of {n} separate parts (residents: {residents})."),
    "V05e": lambda: tr(
        "Sozialraum {key} consists of {n} separate parts on purpose: {reason} "
        "(residents: {residents})."
    ),
    "V05x": lambda: tr(
        "Sozialraum {key} includes blocks that no border connects with it: {keys} "
        "({residents} residents)."
    ),
    "V06gap": lambda: tr("A gap of {area} m² is covered by no block."),
    "V06hole": lambda: tr("A hole of {area} m² lies between the blocks."),
    "V06outside": lambda: tr("{area} m² of the blocks lie outside the given outline."),
    "V06overlap": lambda: tr("The blocks {keys} overlap by {area} m²."),
    "V06more": lambda: tr("{n} more gaps or overlaps, together {area} m²."),
    "V07": lambda: tr("Sozialraum {key} has {residents} residents; {minimum} are required."),
    "V08": lambda: tr("Sozialraum {key} has {residents} residents; at most {maximum} are wanted."),
    "V09": lambda: tr(
        "{name}: the blocks add up to {total} residents, the official number is {expected} "
        "(deviation {percent} %)."
    ),
    "V09n": lambda: tr("Municipalities without an official number of residents: {n} ({names})."),
    "V10": lambda: tr("Sozialraum {key} needs a name of 3 to 80 characters (now “{name}”)."),
    "V10x": lambda: tr("The name “{name}” of Sozialraum {key} occurs twice in its municipality."),
    "V11": lambda: tr("{key} is marked as fixed and was changed: {keys}."),
    "V11b": lambda: tr("Blocks that are fixed in Sozialraum {key} have left it: {keys}."),
    "V12": lambda: tr("Changes without a reason: {n}."),
    "V13": lambda: tr(
        "The blocks are in {crs}; {expected} (ETRS89/UTM zone 32) is agreed. Please reproject "
        "them, or other layers will not fit."
    ),
    "V13r": lambda: tr(
        "The blocks are in {crs}, another form of ETRS89 than the agreed {expected}."
    ),
    "V13t": lambda: tr(
        "The layer “{layer}” is in {crs} and was transformed to {target} for the check."
    ),
    "V14": lambda: tr("The outline of block “{key}” is invalid: {reason}."),
    "V14more": lambda: tr("{n} more invalid outlines of blocks, together {area} m²."),
    "V14s": lambda: tr(
        "Block “{key}” is a sliver: {area} m², {width} m wide. Please check whether it belongs to "
        "a neighbour."
    ),
    "V14smore": lambda: tr("{n} more slivers, together {area} m²."),
    "V15": lambda: tr("Addresses outside all blocks: {n} ({percent} % of all)."),
    "V15n": lambda: tr("Addresses without coordinates: {n} ({percent} % of all)."),
    "V15s": lambda: tr(
        "Addresses in several Sozialräume at once, where blocks overlap: {n} ({percent} % of all)."
    ),
    "V15u": lambda: tr("Addresses in blocks without a Sozialraum: {n} ({percent} % of all)."),
    "V16b": lambda: tr(
        "Sozialraum {key} reaches across a barrier; {length} m of it lie between its blocks {keys}."
    ),
    "V16": lambda: tr(
        "The Ortsteil {place} is divided among {n} Sozialräume: {regions} (residents: {residents})."
    ),
    "V16s": lambda: tr(
        "Only {percent} % of the residents of Sozialraum {key} have their nearest school in it "
        "({residents} of {counted})."
    ),
}
