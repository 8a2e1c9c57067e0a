# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about maps and their export."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "map_without_regions": lambda: tr(
        "The layer “{layer}” holds no features. Please choose the layer with the Sozialräume."
    ),
    "map_no_geometry": lambda: tr(
        "No Sozialraum has an area that can be drawn. Please check the layer with the Sozialräume."
    ),
    "map_field_not_numeric": lambda: tr(
        "The field “{field}” holds no numbers. Please choose the field with the indicator."
    ),
    "no_values": lambda: tr(
        "There is no Sozialraum whose value may be shown. Please check the indicator, its signs "
        "and the smallest number of residents."
    ),
    "limits_unreadable": lambda: tr(
        "“{text}” is not a number. Please give class limits such as “5; 7,5; 10”."
    ),
    "limits_not_ascending": lambda: tr(
        "The class limits “{text}” do not ascend. Please give each limit once, from low to high."
    ),
    "limits_count": lambda: tr(
        "Fixed classes need one to {highest} limits between the classes, such as “5; 7,5; 10”."
    ),
    "map_texts_too_long": lambda: tr(
        "The texts leave no room for the map on this page. Please shorten them or choose a larger "
        "paper."
    ),
    "map_logo_unreadable": lambda: tr(
        "“{path}” is not a picture that can be read. Please choose an SVG, PNG or JPEG file."
    ),
    "pdf_failed": lambda: tr(
        "The map could not be written to “{path}”. Please check the folder and the free space."
    ),
}
