# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about layers and blocks."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "layer_missing": lambda: tr(
        "The layer for “{parameter}” cannot be opened. Please choose an existing layer."
    ),
    "layer_empty": lambda: tr(
        "The layer “{layer}” holds no features. Please choose the layer with the blocks."
    ),
    "no_geometry": lambda: tr(
        "No feature of the layer “{layer}” has a polygon. Please choose the layer with the "
        "geometries, or repair the data source."
    ),
    "not_polygons": lambda: tr(
        "The layer “{layer}” does not hold polygons. Please choose a polygon layer."
    ),
    "field_missing": lambda: tr(
        "The layer “{layer}” has no field “{field}”. Please choose one of its fields: {fields}."
    ),
    "crs_missing": lambda: tr(
        "The layer “{layer}” has no coordinate reference system. Please set it in the layer "
        "properties, for Germany mostly EPSG:25832."
    ),
    "crs_degrees": lambda: tr(
        "The layer “{layer}” is in degrees ({crs}). Please reproject it to a metric system such "
        "as EPSG:25832, since areas and borders are measured in metres."
    ),
    "crs_not_metric": lambda: tr(
        "The layer “{layer}” is not measured in metres ({crs}). Please reproject it to a metric "
        "system such as EPSG:25832."
    ),
    "crs_mercator": lambda: tr(
        "The layer “{layer}” is in a Mercator projection ({crs}), in which a kilometre is too long "
        "by more than half. Please reproject it to a system such as EPSG:25832."
    ),
    "population_not_numeric": lambda: tr(
        "The field “{field}” holds no numbers. Please choose the field with the residents."
    ),
    "residents_mixed_dots": lambda: tr(
        "In the field “{field}” dots stand for thousands in some numbers and for decimals in "
        "others, so that “{example}” may be either. Please write them without dots for thousands."
    ),
    "missing_values_not_numbers": lambda: tr(
        "“{text}” is no list of numbers. Please separate the numbers by semicolons, such as "
        "“-1; -9”."
    ),
    "not_prepared": lambda: tr(
        "The layer “{layer}” does not hold prepared blocks. Please run “Prepare blocks” first."
    ),
    "blocks_not_clean": lambda: tr(
        "The blocks are not ready: {n} keys are blank or occur twice (for example “{example}”). "
        "Please run “Prepare blocks” first."
    ),
    "sink_failed": lambda: tr(
        "The output “{output}” cannot be written. Please check the folder and whether the file "
        "is open in another program."
    ),
    "blocks_not_for_export": lambda: tr(
        "The layer “{layer}” holds blocks, whose numbers are not suppressed. Please choose the "
        "Sozialräume that “Aggregate indicators” has written."
    ),
    "key_not_unique": lambda: tr(
        "The field “{field}” does not tell the blocks apart: {n} blocks share {distinct} keys. "
        "Please choose the field with the block key."
    ),
    "municipality_missing": lambda: tr(
        "The municipalities of the layer “{layer}” are not known. Please choose the field with the "
        "municipality key, or a layer with the outlines of the municipalities."
    ),
    "municipalities_elsewhere": lambda: tr(
        "No block of the layer “{layer}” belongs to a municipality. Please check whether the "
        "outlines of the municipalities cover the blocks, or choose another field."
    ),
}

FINDINGS: dict[str, Callable[[], str]] = {
    "B01": lambda: tr("Row {row} has no block key; it was given the key “{key}”."),
    "B02": lambda: tr(
        "The block key “{old}” occurs {n} times; this block now has the key “{new}”."
    ),
    "B03": lambda: tr("Block “{key}” has no geometry and was left out ({residents} residents)."),
    "B04": lambda: tr("The outline of block “{key}” was invalid and was repaired: {reason}."),
    "B05": lambda: tr("Block “{key}” consists of {n} separate polygons."),
    "B06": lambda: tr(
        "Block “{key}” has no number of residents (entry: “{value}”); it is counted as unknown, "
        "not as 0."
    ),
    "B07": lambda: tr(
        "Block “{key}” has a negative number of residents ({value}); it is counted as unknown."
    ),
    "B08": lambda: tr(
        "No border connects these blocks with the rest of {name}: {keys} ({residents} residents)."
    ),
    "B09": lambda: tr("Block “{key}” names no municipality."),
    "B10": lambda: tr("The key “{key}” had blanks around it; they were removed."),
    "B11": lambda: tr("Block “{key}” has {value} residents; the number was rounded to {rounded}."),
    "B12": lambda: tr("The outline of block “{key}” could not be repaired; it was left out."),
    "B13": lambda: tr("The name “{text}” was encoded wrongly and now reads “{repaired}”."),
    "B14": lambda: tr("The municipality key “{key}” now reads “{new}” (AGS, 8 digits)."),
    "B15": lambda: tr(
        "{keys}: no municipality key of 8 digits (AGS). Keys of Sozialräume are built from it; "
        "please check the field."
    ),
    "B34": lambda: tr("{n} blocks named no municipality; it was found out for them: {keys}."),
    "B45": lambda: tr(
        "In the field “{field}” of “{layer}” dots were read as dots for thousands, such as "
        "“{example}” as {value}. Please check the residents."
    ),
}
