# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about facilities: reading points, the nearest one, K12."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "facilities_no_source": lambda: tr(
        "There are no facilities. Please choose either a layer or a file with coordinates."
    ),
    "facilities_two_sources": lambda: tr(
        "Both a layer and a file with facilities were chosen. Please choose one of them."
    ),
    "points_empty": lambda: tr(
        "The layer “{layer}” holds no features. Please choose the layer with the facilities."
    ),
    "coordinates_missing": lambda: tr(
        "No columns with coordinates were recognised in “{layer}”. Please name the columns with x "
        "and y; there are: {fields}."
    ),
    "one_coordinate_only": lambda: tr(
        "Only one column with coordinates was named. Please name both x and y, or none of them."
    ),
    "no_point_placed": lambda: tr(
        "None of the {n} rows of “{layer}” has coordinates that can be used. Please check the "
        "columns with x and y and the reference system."
    ),
    "filter_incomplete": lambda: tr(
        "The filter is incomplete. Please give both the field and the values to keep."
    ),
    "filter_without_rows": lambda: tr(
        "No row has one of these values in the field “{field}”: {wanted}. Please choose among: "
        "{values}."
    ),
    "expression_wrong": lambda: tr(
        "The expression “{expression}” cannot be evaluated ({reason}). Please correct it."
    ),
    "expression_without_rows": lambda: tr(
        "The expression “{expression}” is true for no row. Please correct it."
    ),
    "too_many_kinds": lambda: tr(
        "The field “{field}” holds {n} different kinds of facilities, at most {most} can be "
        "counted apart. Please choose another field or a filter."
    ),
    "prefix_wrong": lambda: tr(
        "“{prefix}” cannot begin a field name. Please use up to 12 letters without umlauts, "
        "digits and “_”, beginning with a letter."
    ),
    "roads_elsewhere": lambda: tr(
        "The layer “{layer}” has no roads near the blocks. Please check its coordinate reference "
        "system or choose another layer."
    ),
    "roads_too_far": lambda: tr(
        "No block lies within {distance} m of a road. Please check the road layer or raise the "
        "distance."
    ),
}

FINDINGS: dict[str, Callable[[], str]] = {
    "P01": lambda: tr("Rows without coordinates were left out, {n} in all: {rows}."),
    "P02": lambda: tr(
        "Rows whose coordinates lie nowhere in Germany were left out, {n} in all: {rows}."
    ),
    "P03": lambda: tr("Exchanged coordinates x and y have been put right, {n} rows: {rows}."),
    "P04": lambda: tr(
        "Rows state no reference system; their coordinates are read as {crs}, {n} in all: {rows}."
    ),
    "P05": lambda: tr(
        "Rows state {stated}, but their coordinates do not fit it; they are read as {crs}, {n} in "
        "all: {rows}."
    ),
    "P06": lambda: tr("Facilities outside all blocks, {n} in all: {names}."),
    "P07": lambda: tr(
        "Features that consist of several points, {n} in all: {rows}. Each point counts as a "
        "facility."
    ),
    "P08": lambda: tr(
        "Sozialraum {key}: for {percent} % of {residents} residents the nearest facility lies in "
        "their own Sozialraum, {minimum} % are wanted. Elsewhere mostly: {other}."
    ),
    "P09": lambda: tr(
        "Sozialraum {key} has no facility. For its {residents} residents the nearest one lies "
        "mostly here: {other}."
    ),
    "P09x": lambda: tr("Sozialraum {key} has no facility, and none of its residents is counted."),
    "P10": lambda: tr(
        "No road leads from block {key} ({residents} residents) to a facility; the straight line "
        "was taken."
    ),
    "P11": lambda: tr(
        "No road leads from block {key} ({residents} residents) to a facility; it has no nearest "
        "facility."
    ),
    "P12": lambda: tr(
        "Facilities of these blocks with no road within {distance} m, {n} in all: {names}. They "
        "are the nearest only in a straight line."
    ),
    "P13": lambda: tr(
        "Blocks whose number of residents is unknown, {n} in all; they do not count in the share "
        "of residents."
    ),
    "P14": lambda: tr(
        "Blocks without a Sozialraum, {n} in all ({residents} residents); they do not count in the "
        "share of residents."
    ),
    "P15": lambda: tr(
        "“{name}” lies on the border of several blocks; it was counted for block {key}."
    ),
    "P16": lambda: tr(
        "Facility keys that are blank or occur more than once, {n} in all: {keys}. Each row counts "
        "as a facility."
    ),
    "P17": lambda: tr(
        "“{name}” lies in a hairline gap or just beside the blocks; block {key} is the nearest."
    ),
    "P18": lambda: tr(
        "Blocks whose nearest facility lies outside all blocks, {n} in all ({residents} residents)."
    ),
    "P19": lambda: tr(
        "There is no reference system with the EPSG code {code}; it was not used, {n} rows: {rows}."
    ),
}
