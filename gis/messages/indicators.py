# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about joining and aggregating values and about the workbook."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "join_incomplete": lambda: tr(
        "The join is not complete: {unmatched} rows of the table and {missing} areas of the layer "
        "remain without a partner (first ones: {example}). Please correct the keys, or allow "
        "partial joins."
    ),
    "distribution_without_residents": lambda: tr(
        "To distribute counts, the field with the number of residents is needed. Please choose it."
    ),
    "rate_cannot_be_divided": lambda: tr(
        "Column “{column}” holds a rate, which cannot be distributed among several areas. Please "
        "join counts, or use areas with a unique key."
    ),
    "rate_as_count": lambda: tr(
        "“{field}” is a rate or an average and cannot be summed. Please choose the counts it was "
        "computed from."
    ),
    "rate_without_field": lambda: tr(
        "The rate “{rate}” needs a field for the numerator and one for the denominator."
    ),
    "rate_without_name": lambda: tr("Row {row} of the rates has no name. Please fill it in."),
    "rate_field_twice": lambda: tr(
        "The rate “{rate}” names the field “{field}” twice. Please remove one of them."
    ),
    "rate_factor_invalid": lambda: tr(
        "The factor “{text}” of the rate “{rate}” is no number above 0. Please enter for example "
        "100 or 1000."
    ),
    "nothing_to_aggregate": lambda: tr(
        "Nothing to compute was chosen. Please choose counts to sum or define a rate."
    ),
    "no_regions": lambda: tr(
        "No feature of “{layer}” belongs to a Sozialraum: the field “{field}” is empty. Please "
        "delineate Sozialräume first."
    ),
    "regions_do_not_fit": lambda: tr(
        "The layer “{layer}” lacks the Sozialräume {regions}, to which blocks belong. Please "
        "choose the layer that belongs to this delineation."
    ),
    "region_twice": lambda: tr(
        "The layer “{layer}” holds the Sozialraum “{region}” more than once. Please choose a "
        "layer with one feature per Sozialraum."
    ),
    "region_in_two_municipalities": lambda: tr(
        "The Sozialraum “{region}” lies in several municipalities, so totals of municipalities "
        "cannot be protected. Please switch off secondary suppression or correct the blocks."
    ),
    "field_not_numeric": lambda: tr(
        "The field “{field}” of “{layer}” holds text, no numbers. Please choose another field."
    ),
    "no_definitions": lambda: tr(
        "“{layer}” is no table of indicators. Please choose the table that “Aggregate indicators” "
        "has written."
    ),
    "no_indicator_fields": lambda: tr(
        "“{layer}” holds no indicators. Please choose the fields or the table of indicators."
    ),
    "workbook_extension": lambda: tr(
        "“{path}” is no name for a workbook. Please choose a file name that ends with .xlsx."
    ),
}
