# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about assignments from elsewhere, lists of changes, and what a plan is asked for."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "assignment_empty": lambda: tr(
        "“{source}” holds no row with a block and a Sozialraum. Please check the file, or choose "
        "another sheet."
    ),
    "assignment_no_keys": lambda: tr(
        "No column of “{source}” holds keys of the blocks. It says “{example}”, the blocks are "
        "called {keys}. Please check whether file and blocks belong together."
    ),
    "assignment_keys_unclear": lambda: tr(
        "Several columns of “{source}” may hold the key of the block: {columns}. Please name the "
        "right one."
    ),
    "assignment_no_region": lambda: tr(
        "“{source}” has no column besides the key of the block. Please add one with the Sozialraum."
    ),
    "assignment_columns_unclear": lambda: tr(
        "Several columns of “{source}” may hold the Sozialraum: {columns}. Please name the right "
        "one."
    ),
    "assignment_reaches_nobody": lambda: tr(
        "No block gets a Sozialraum from “{source}”. Please check whether it belongs to these "
        "blocks, and which column or field names the Sozialraum."
    ),
    "no_region_polygons": lambda: tr(
        "The layer “{layer}” holds no areas with a key in the field “{field}”. Please choose "
        "another layer or another field."
    ),
    "no_assignment_source": lambda: tr(
        "Nothing says yet which Sozialraum the blocks belong to. Please choose a table, a layer "
        "of Sozialräume or a field."
    ),
    "several_assignment_sources": lambda: tr(
        "Table, layer and field would each assign the blocks. Please choose one of them only."
    ),
    "limits_swapped": lambda: tr(
        "The lower limit of {minimum} residents is above the upper limit of {maximum}. Please "
        "correct one of them."
    ),
    "plan_file_kept": lambda: tr(
        "“{path}” exists already and may hold other plans; nothing was written. Please choose "
        "another name for the plan file."
    ),
    "changes_empty": lambda: tr(
        "“{source}” holds no changes. Please enter a row for each change below the header."
    ),
    "changes_columns": lambda: tr(
        "“{source}” needs the column “nach_sr” with “bausteine” or “ortsteil”, or the column “art” "
        "with “von_sr” or “nach_sr”; it has: {columns}."
    ),
    "log_needs_plan_file": lambda: tr(
        "Only a plan file has a log of decisions. Please choose one, or leave the log out."
    ),
    "plan_or_layer": lambda: tr(
        "Please choose either blocks with a field of their Sozialraum, or a plan file."
    ),
    "plan_title_unknown": lambda: tr(
        "“{path}” holds no plan “{title}”. Please choose one of these: {titles}."
    ),
    "plan_title_ambiguous": lambda: tr(
        "“{path}” holds several plans “{title}”. Please rename one of them first."
    ),
    "no_old_assignment": lambda: tr(
        "There is nothing to compare with. Please choose the old plan: blocks with a field, "
        "another field of the same blocks, or a plan of a plan file."
    ),
}

FINDINGS: dict[str, Callable[[], str]] = {
    "Z01": lambda: tr("Rows left out because no block has their key: {n}, with line: {keys}."),
    "Z02": lambda: tr(
        "Rows left out because several blocks may be meant, with line: {keys}. Please complete "
        "the keys."
    ),
    "Z03": lambda: tr(
        "Block “{key}” has different Sozialräume, with line: {regions}. It got none of them; "
        "please decide and correct the table."
    ),
    "Z04": lambda: tr("Blocks without a row, left without a Sozialraum: {n} ({keys})."),
    "Z05": lambda: tr("Rows without the key of a block: {n} (lines {lines})."),
    "Z06": lambda: tr(
        "Rows whose Sozialraum is blank; their blocks stay without one: {n} (lines {lines})."
    ),
    "Z07": lambda: tr("Sozialräume that got no block: {n} ({keys})."),
    "Z08": lambda: tr("Keys put right: {n} ({keys})."),
    "Z09": lambda: tr("Blocks named more than once with the same Sozialraum: {n} ({keys})."),
    "Z10": lambda: tr("Blocks that lie in no area of the layer: {n} ({keys})."),
    "Z11": lambda: tr("Blocks whose field is blank, left without a Sozialraum: {n} ({keys})."),
    "Z12": lambda: tr("Sozialräume that got a key after the pattern AGS-NN: {n} ({keys})."),
    "Z13": lambda: tr(
        "Sozialräume that reach across municipal borders: {n} of {of} ({names}). They are to stay "
        "within their municipality, so that each of them counts as an error. Please check whether "
        "the source names Sozialräume, or let them cross municipal borders."
    ),
    "Z14": lambda: tr(
        "Block “{key}” was assigned to “{name}”, although only {percent}\u00a0% of its area lie "
        "in it."
    ),
    "Z15": lambda: tr(
        "Several Sozialräume have the label “{label}”: {keys}. Please rename all but one of them."
    ),
    "Z16": lambda: tr(
        "Labels of more than {longest} characters are cut on the map: {n} ({labels}). Please "
        "shorten them by “Rename”."
    ),
    "Z30": lambda: tr("Line {line}: it is not said which Sozialraum the blocks go to."),
    "Z31": lambda: tr(
        "Line {line}: there is no Sozialraum “{region}”. Keys count as they are after the rows "
        "above."
    ),
    "Z32": lambda: tr("Line {line} names neither blocks nor an Ortsteil."),
    "Z33": lambda: tr("Line {line}: no block has the key {keys}, or several may be meant."),
    "Z34": lambda: tr("Line {line}: no block lies in the Ortsteil “{place}”."),
    "Z35": lambda: tr(
        "Line {line}: there are several Ortsteile “{place}”. Please add the column “kommune_ags”."
    ),
    "Z36": lambda: tr("Line {line}: all blocks lie in {region} already."),
    "Z37": lambda: tr("Line {line}: the blocks {keys} do not lie in {region}."),
    "Z38": lambda: tr("Line {line}: the blocks {keys} are locked and stay where they are."),
    "Z39": lambda: tr("Line {line}: the Sozialraum of the blocks {keys} is frozen and gives none."),
    "Z40": lambda: tr("Line {line}: {region} is frozen and takes no blocks ({keys})."),
    "Z41": lambda: tr(
        "Line {line}: an outer border that is frozen holds the blocks {keys} where they are."
    ),
    "Z42": lambda: tr("Line {line}: {region} lies in another municipality than the blocks {keys}."),
    "Z43": lambda: tr(
        "Line {line}: blocks of {region} would be cut off from the rest of it: {n} ({keys}). The "
        "change was not made."
    ),
    "Z43made": lambda: tr(
        "Line {line}: blocks of {region} were cut off from the rest of it: {n} ({keys})."
    ),
    "Z44": lambda: tr(
        "Line {line}: blocks that nothing would connect with {region}: {n} ({keys}). The change "
        "was not made."
    ),
    "Z44made": lambda: tr("Line {line}: blocks that nothing connects with {region}: {n} ({keys})."),
    "Z45": lambda: tr(
        "Line {line}: the change was made, but lacks a reason of at least 10 characters."
    ),
    "Z46": lambda: tr("Line {line}: “{criterion}” is no criterion of the catalogue (K01 to K18)."),
    "Z47": lambda: tr("Line {line}: the change is marked as “verworfen” and was left out."),
    "Z48": lambda: tr("Changes that the plan has made already, left out: {n} (no. {keys})."),
    "Z49": lambda: tr("Line {line}: there is nothing to change; all is so already."),
    "Z50": lambda: tr("Line {line}: {why}"),
    "Z51": lambda: tr(
        "Line {line}: a step creates, splits, merges or locks once only. Please give this row a "
        "number of its own in “nr”, or none."
    ),
    "Z52": lambda: tr("Line {line}: “{kind}” is no kind of change. There are: {kinds}."),
    "Z53": lambda: tr(
        "Line {line}: several Sozialräume have the key “{region}”. Please renumber them first."
    ),
    "Z54": lambda: tr(
        "Line {line}: it is not said where the new Sozialraum lies. Please enter its key in "
        "“nach_sr”, or the municipality in “kommune_ags”."
    ),
    "Z55": lambda: tr("Line {line}: no block lies in a municipality with the key {municipality}."),
    "Z56": lambda: tr(
        "Line {line}: the blocks named are not those of {region}. To merge it, leave “bausteine” "
        "blank or name all of them."
    ),
    "Z57": lambda: tr(
        "Line {line} names no new key (“nach_sr”), label (“sr_kurz”) or name (“sr_name”)."
    ),
    "Z58": lambda: tr(
        "Line {line}: it is not said which Sozialraum this is about. Please enter its key in "
        "“von_sr”."
    ),
    "Z59": lambda: tr("Line {line}: the step sends the blocks {keys} to two Sozialräume at once."),
    "Z60": lambda: tr(
        "Fewer than {limit} residents of {old} in the plan before belong to {new} now. If both "
        "versions are published, this number can be found by subtraction across the old borders. "
        "Please pass on the residents of one version only, or let more blocks change."
    ),
    "Z61": lambda: tr(
        "{new} has fewer than {limit} residents, and the plan before prints other numbers than "
        "this one. If both are published, it can be found from them together. Please pass on the "
        "residents of one version only, or merge {new} with a neighbour."
    ),
}
