# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about existing plans on new blocks and with new numbers."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "maximum_below_minimum": lambda: tr(
        "The maximum of {maximum} residents lies below the minimum of {minimum}. Please raise the "
        "maximum or lower the minimum."
    ),
    "no_old_plan": lambda: tr(
        "Nothing says yet what the existing Sozialräume are. Please choose their field in the "
        "blocks, or an older layer of blocks that has them."
    ),
    "predecessors_without_old": lambda: tr(
        "A table of predecessors needs the older blocks it speaks of. Please choose their layer."
    ),
    "predecessors_unknown": lambda: tr(
        "No row of “{layer}” names an old and a new block that exist. Please check the two fields "
        "with the keys."
    ),
    "predecessor_share_not_number": lambda: tr(
        "The field “{field}” holds something that is no number. Please choose the field with the "
        "shares, or none."
    ),
}

FINDINGS: dict[str, Callable[[], str]] = {
    "D40": lambda: tr(
        "Old blocks of which nothing is left in the new ones: {n} ({keys}). Please check whether "
        "the new layer is complete."
    ),
    "D41": lambda: tr(
        "Blocks that got their Sozialraum from old blocks with other keys: {n} ({keys})."
    ),
    "D42": lambda: tr(
        "Block “{key}” lies in several old Sozialräume ({regions}); it went to {region}, which "
        "holds {percent} % of it. Please check, or cut the block."
    ),
    "D43": lambda: tr(
        "New blocks without an old one went to {region}, with which they share most border: {n} "
        "({keys}). Please check."
    ),
    "D44": lambda: tr(
        "New blocks without an old one and without a neighbour went to {region}, the nearest: {n} "
        "({keys}). Please check, or draw a bridge."
    ),
    "D45": lambda: tr(
        "The Sozialraum {region} has no block any more and is left out. Please check whether that "
        "is meant."
    ),
    "D46": lambda: tr("Old blocks that were divided: {n} ({keys})."),
    "D47": lambda: tr("New blocks that were made of several old ones: {n} ({keys})."),
    "D49": lambda: tr(
        "Blocks that carry the key of an old block, but lie elsewhere: {keys}. Where they lie "
        "counted, not their key."
    ),
    "D50": lambda: tr(
        "The Sozialraum {region} was not connected. Blocks cut off from the rest of it went to "
        "neighbouring Sozialräume: {n}. Draw a bridge if they are to stay."
    ),
    "D51": lambda: tr(
        "The Sozialraum {region} has {residents} residents, fewer than {minimum}, and the search "
        "found no way out. Merge it with a neighbour, or lower the limit."
    ),
    "D52": lambda: tr(
        "Blocks of the Sozialraum {region} lie cut off where no other Sozialraum borders them: {n} "
        "({keys}). They stay; draw a bridge so that they are connected."
    ),
    "D53": lambda: tr(
        "The Sozialraum {region} has {residents} residents, more than {maximum}, and the search "
        "found no way out. Divide it, or raise the limit."
    ),
    "D54": lambda: tr(
        "The Sozialraum {region} is outside the limits of “{name}” with {total}, and the search "
        "found no way out."
    ),
    "D55": lambda: tr(
        "The Sozialraum {region} is locked and outside the limits with {residents} residents. "
        "Unlock it if it is to be adapted."
    ),
}
