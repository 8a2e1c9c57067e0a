# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about coordinate systems, municipalities of blocks and merged block layers."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "crs_missing_likely": lambda: tr(
        "The layer “{layer}” has no coordinate reference system; its coordinates look like "
        "{systems}. Please set the system in the layer properties."
    ),
    "crs_missing_degrees": lambda: tr(
        "The layer “{layer}” has no coordinate reference system; its coordinates are degrees. "
        "Please set EPSG:4326 in the layer properties, then reproject the layer to EPSG:25832."
    ),
    "crs_wrong": lambda: tr(
        "The layer “{layer}” is set to {crs}, but its coordinates look like {systems}. Please "
        "correct the coordinate reference system in the layer properties; the layer need not be "
        "reprojected for that."
    ),
    "crs_wrong_degrees": lambda: tr(
        "The layer “{layer}” is set to {crs}, but its coordinates are degrees. Please set "
        "EPSG:4326 in the layer properties, then reproject the layer to EPSG:25832."
    ),
    "crs_swapped": lambda: tr(
        "In the layer “{layer}” x and y are exchanged: its coordinates look like {systems} the "
        "other way round. Please exchange them with the tool “Swap X and Y coordinates”."
    ),
    "crs_no_way": lambda: tr(
        "The layer “{layer}” cannot be reprojected to {crs}. Please check the coordinate "
        "reference system in the layer properties."
    ),
    "municipality_rule": lambda: tr(
        "“{rule}” does not say how the municipality is read from the key. Please enter the number "
        "of leading characters, such as “8”, or what comes before them, such as “05358+3”."
    ),
    "municipalities_empty": lambda: tr(
        "No feature of the layer “{layer}” has both an outline and a key in the field “{field}”. "
        "Please choose the layer with the outlines of the municipalities."
    ),
    "merge_no_layers": lambda: tr(
        "No layer was chosen. Please choose the polygon layers that are to be merged."
    ),
    "merge_layer_missing": lambda: tr(
        "“{layer}” cannot be opened as a polygon layer. Please check the list of layers."
    ),
    "merge_no_key": lambda: tr(
        "In the layer “{layer}” no field is known as the block key. Please name one of its fields "
        "under “Block key”: {fields}."
    ),
    "merge_field_unknown": lambda: tr(
        "None of the layers has a field “{field}”. Please check the names of the fields."
    ),
}

FINDINGS: dict[str, Callable[[], str]] = {
    "B30": lambda: tr(
        "The municipality cannot be read from the key of block “{key}” (rule: “{rule}”)."
    ),
    "B31": lambda: tr("Block “{key}” lies in no municipality of the given outlines."),
    "B32": lambda: tr(
        "Block “{key}” lies in {name} to {share} % of its area and in {other} to {other_share} %; "
        "it was assigned to {name}."
    ),
    "B33": lambda: tr(
        "Block “{key}” lies in {name} to {share} % of its area, the rest outside all "
        "municipalities; it was assigned to {name}."
    ),
    "B35": lambda: tr(
        "Block “{key}” of “{layer}” is covered to {percent} % by blocks of earlier layers and was "
        "left out with {residents} residents; the blocks on it have {there}. {area} m² of it now "
        "lie in no block."
    ),
    "B36": lambda: tr(
        "Block “{key}” of “{layer}” is covered to {percent} % by blocks of earlier layers and was "
        "left out. Its {residents} residents are missing now, as the blocks on it have no numbers."
    ),
    "B37": lambda: tr(
        "Block “{key}” overlapped blocks of earlier layers by a hairline; {area} m² were cut off."
    ),
    "B38": lambda: tr(
        "Keys of “{layer}” occur in other layers as well ({keys}); all block keys of this layer "
        "now begin with “{prefix}”."
    ),
    "B39": lambda: tr(
        "Block “{key}” of “{layer}” is covered to {percent} % by blocks of earlier layers; only "
        "the rest was taken."
    ),
    "B40": lambda: tr(
        "Block “{key}” of “{layer}” is covered to {percent} % by blocks of earlier layers; only "
        "the rest was taken, and its number of residents is unknown (whole block: {before})."
    ),
    "B41": lambda: tr(
        "Block “{key}” of “{layer}” is covered to {percent} % by blocks of earlier layers; the "
        "rest was taken with an estimated {after} of {before} residents."
    ),
    "B42": lambda: tr("Hairlines of {area} m² were cut off the rest of block “{key}”."),
    "B43": lambda: tr(
        "The field “{field}” of “{layer}” is called “{new}” in the result, because its name was "
        "taken; upper and lower case make no difference."
    ),
    "B44": lambda: tr(
        "The field “{field}” of the merged blocks holds text, as the layers keep different kinds "
        "of values in it."
    ),
}
