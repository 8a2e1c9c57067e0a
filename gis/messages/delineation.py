# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about delineation: what is impossible, and what will be done differently."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "no_blocks": lambda: tr("There are no blocks. Please choose a layer with blocks."),
    "no_residents": lambda: tr(
        "The blocks have no residents. Please check the field with the residents."
    ),
    "sizes_not_positive": lambda: tr("Minimum and target must be positive numbers of residents."),
    "target_below_minimum": lambda: tr(
        "The target of {target} residents lies below the minimum of {minimum}. Please raise the "
        "target or lower the minimum."
    ),
    "maximum_below_target": lambda: tr(
        "The maximum of {maximum} residents lies below the target of {target}. Please raise the "
        "maximum or lower the target."
    ),
    "count_not_positive": lambda: tr(
        "A fixed number of Sozialräume is wanted, but not how many. Please enter the number, or "
        "choose the target size."
    ),
    "balance_not_a_share": lambda: tr(
        "The allowed deviation from the mean must lie between 0 and 100 %. Please enter 5, for "
        "example, or leave it empty."
    ),
    "weights_not_positive": lambda: tr(
        "A weight is negative or no number. Please enter 0 or a positive number."
    ),
    "weights_missing": lambda: tr(
        "“Own weights” are chosen, but no weight is entered. Please enter at least one under "
        "“Advanced parameters”, or choose another preset."
    ),
    "no_existing_regions": lambda: tr(
        "Something is to stay as it is, but no field with existing Sozialräume was chosen. Please "
        "choose the field, or clear what is locked."
    ),
    "locked_region_unknown": lambda: tr(
        "The region “{region}” does not occur in the field “{field}”. Please check the list of "
        "locked regions."
    ),
    "municipality_unknown": lambda: tr(
        "No block belongs to a municipality “{name}”. Please write names or keys as in the blocks, "
        "such as {examples}."
    ),
    "nothing_to_delineate": lambda: tr(
        "No block is left to be delineated: all are locked or not chosen. Please unlock some, or "
        "choose other municipalities or blocks."
    ),
    "selection_empty": lambda: tr(
        "“Selected features only” is ticked, but no block is selected. Please select the blocks "
        "that are to be delineated anew, or untick it."
    ),
    "facilities_unreadable": lambda: tr(
        "“{text}” is no field with a minimum. Please write “field: number” and separate several "
        "by semicolons, such as “gs_anzahl: 1; kita_anzahl: 2”."
    ),
    "values_not_numbers": lambda: tr(
        "The field “{field}” holds “{example}”, which is no number. Please choose a field with "
        "numbers."
    ),
    "neighbours_elsewhere": lambda: tr(
        "None of the lines of “{layer}” connects two of the blocks. Please choose the layer "
        "“Neighbourhood” that “Barriers and bridges” has written for these blocks."
    ),
    "count_below_pieces": lambda: tr(
        "{count} Sozialräume are wanted, but the blocks fall into {pieces} parts that need one "
        "each. Please ask for at least {pieces}, or let Sozialräume cross municipalities."
    ),
    "count_too_large": lambda: tr(
        "{count} Sozialräume are wanted, but the minimum allows at most {possible}. Please ask for "
        "fewer, or lower the minimum."
    ),
    "delineation_impossible": lambda: tr(
        "The wishes cannot be fulfilled: {count} of them contradict each other or the data. "
        "Please change them as the log says."
    ),
}

FINDINGS: dict[str, Callable[[], str]] = {
    "D01": lambda: tr(
        "No border connects {keys} ({residents} residents) with the municipality; the nearest "
        "block {nearest} decides on the Sozialraum."
    ),
    "D02": lambda: tr(
        "{name}: a part with {residents} residents is smaller than the minimum of {minimum} and "
        "became a Sozialraum of its own."
    ),
    "D03": lambda: tr(
        "Block {key} alone has {residents} residents, more than the maximum of {maximum}."
    ),
    "D04": lambda: tr(
        "The residents of {count} blocks are unknown. They are assigned, but add nothing to the "
        "size of their Sozialraum."
    ),
    "D05": lambda: tr(
        "“{name}” is unknown in {count} blocks; there it says nothing about likeness."
    ),
    "D06": lambda: tr("“{name}” is empty or the same everywhere and was left out of the likeness."),
    "D07": lambda: tr(
        "The minimum of {minimum} residents is more than all blocks have together ({residents}). "
        "Please lower the minimum, or check the residents."
    ),
    "D08": lambda: tr(
        "{count} Sozialräume are wanted, but the minimum allows at most {possible}. Please ask for "
        "fewer, or lower the minimum."
    ),
    "D09": lambda: tr(
        "{count} Sozialräume are wanted, but the blocks fall into {pieces} parts that need one "
        "each. Please ask for at least {pieces}, or let Sozialräume cross municipalities."
    ),
    "D10": lambda: tr(
        "The blocks {keys} must lie together, but belong to different municipalities or areas that "
        "no Sozialraum may cross. Please drop this link, or let Sozialräume cross that border."
    ),
    "D11": lambda: tr(
        "The blocks {first} and {second} must lie together and must not at the same time. Please "
        "drop one of the two links."
    ),
    "D12": lambda: tr(
        "The blocks {keys} must lie together and have {residents} residents, more than the maximum "
        "of {maximum}; their Sozialraum will be larger."
    ),
    "D13": lambda: tr(
        "The blocks {keys} must lie together but do not border each other; the blocks between "
        "were added: {added}."
    ),
    "D14": lambda: tr(
        "The blocks {keys} must lie together, but nothing connects them. Please drop this link, or "
        "add a bridge with “Barriers and bridges”."
    ),
    "D15": lambda: tr(
        "{place}: “{name}” adds up to {total}, less than the {minimum} that each Sozialraum should "
        "have; it is not asked for there."
    ),
    "D16": lambda: tr("A Sozialraum is outside the limits that were set ({total})."),
    "D16small": lambda: tr(
        "{region} has only {total} residents; {minimum} were wanted. Please look at it on the map."
    ),
    "D16large": lambda: tr(
        "{region} has {total} residents; at most {maximum} were wanted. Please look at it on the "
        "map."
    ),
    "D16less": lambda: tr(
        "{region} has only {total} of “{name}”; {minimum} were wanted. Please look at it on the "
        "map."
    ),
    "D16more": lambda: tr(
        "{region} has {total} of “{name}”; at most {maximum} were wanted. Please look at it on "
        "the map."
    ),
    "D17": lambda: tr(
        "The blocks {first} and {second} should not lie together, but share a Sozialraum."
    ),
    "D18": lambda: tr(
        "The blocks {keys} must lie together, but only some of them are locked. Please lock all of "
        "them or none, or drop the link."
    ),
    "D19": lambda: tr(
        "The blocks {keys} should have stayed in their Sozialraum, but had to change it."
    ),
    "D20": lambda: tr(
        "“{name}” holds values in {count} blocks that are no numbers. Please correct the field, or "
        "choose another one."
    ),
    "D22": lambda: tr(
        "The sizes deviate by up to {reached} from the mean; {wanted} were wanted, which "
        "the blocks do not allow."
    ),
    "D23": lambda: tr(
        "The existing Sozialraum {region} did not hang together; its {parts} parts are now "
        "Sozialräume of their own."
    ),
    "D24": lambda: tr(
        "{name}: {count} Sozialräume instead of {wanted}; more did not fit the limits."
    ),
    "D25": lambda: tr(
        "“{name}” is empty in {count} blocks; they add nothing to what each Sozialraum should have."
    ),
    "D26": lambda: tr(
        "{count} lines of “{layer}” name blocks that are not neighbours here; they were left out."
    ),
}
