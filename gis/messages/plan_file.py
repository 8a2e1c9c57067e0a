# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about plan files and their journals."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "plan_file_exists": lambda: tr(
        "“{path}” exists already. Please choose another name, or let it be replaced."
    ),
    "plan_file_held": lambda: tr(
        "“{path}” has been open in another QGIS since {since} (user {user}, computer {host}, "
        "process {pid}). Please open it read-only or as a copy. If that QGIS no longer runs, "
        "delete “{lock}”."
    ),
    "plan_file_newer": lambda: tr(
        "“{path}” was written by a newer version of Sozialraumplaner. Please update the plugin."
    ),
    "plan_file_foreign": lambda: tr(
        "“{path}” is no plan file. Please choose a file that Sozialraumplaner has saved as a plan, "
        "or begin a new plan with its layer."
    ),
    "plan_file_damaged": lambda: tr(
        "“{path}” is damaged or not complete. Please take its last backup; gestures since the last "
        "saving lie beside the file, in the journal that ends in “.journal”."
    ),
    "plan_file_busy": lambda: tr(
        "Another program is using “{path}” at this moment. Please close it there and save again; "
        "nothing is lost until then."
    ),
    "plan_file_gone": lambda: tr(
        "“{path}” has been deleted or moved while it was open. Please save the plan under a name "
        "of its own; nothing is lost."
    ),
    "plan_file_changed": lambda: tr(
        "Somebody has replaced or saved “{path}” while it was open here. Please save your plan "
        "under another name and compare both; nothing is lost."
    ),
    "plan_file_read_only": lambda: tr(
        "“{path}” is open read-only. Please save the plan under another name."
    ),
    "plan_unknown": lambda: tr(
        "The plan is not in the file. Please choose one of those that are listed."
    ),
    "plan_register_torn": lambda: tr(
        "Rows of the plan “{title}” are missing in the table “sozialraum”. Please put them back, "
        "or take the last backup of the file."
    ),
    "plan_title_taken": lambda: tr(
        "The file holds a plan “{title}” already, perhaps a deleted one. Please choose another "
        "title."
    ),
    "plan_is_open": lambda: tr("The plan is open. Please open another one before you delete it."),
    "journal_failed": lambda: tr(
        "The last gesture could not be written to the journal “{path}” ({reason}). It is part of "
        "the plan all the same; please save the plan now, elsewhere if need be."
    ),
}

FINDINGS: dict[str, Callable[[], str]] = {
    "F01": lambda: tr(
        "Blocks of the plan that the file no longer holds: {n} ({keys}). Their rows are kept in "
        "the table “zuordnung”."
    ),
    "F02": lambda: tr(
        "Blocks that were not part of the plan so far and belong to no Sozialraum: {n} ({keys}). "
        "Please assign them."
    ),
    "F03": lambda: tr(
        "The history of the plan no longer fits the blocks. Steps that cannot be undone any more: "
        "{n}. They are kept in the table “schritt”."
    ),
    "F04": lambda: tr(
        "The journal of gestures was damaged. Gestures up to the damage were recovered; all of it "
        "is kept as “{file}”."
    ),
    "F05": lambda: tr(
        "The journal of gestures belongs to another version of this file. Gestures that were not "
        "applied: {n}. They are kept as “{file}”."
    ),
    "F06": lambda: tr(
        "Some recorded gestures do not fit the plan: {n}. They are kept as “{file}”."
    ),
    "F07": lambda: tr(
        "No journal can be written in this folder. Please save the plan elsewhere before you work "
        "on it."
    ),
    "F08": lambda: tr(
        "Blocks whose Sozialraum is not in the table “sozialraum”: {n} ({keys}). They belong to "
        "none now. Please assign them."
    ),
    "F09": lambda: tr(
        "The plan file may not be written. Changes wait in the journal; please save the plan under "
        "another name, or have the write protection taken off."
    ),
    "F10": lambda: tr(
        "The plan “{title}” was taken over completely: {blocks} blocks, {regions} Sozialräume, "
        "{steps} steps of its history, {decisions} reasons."
    ),
    "F11": lambda: tr(
        "The plan “{title}” was made on other blocks. Of {n} blocks here, {by_key} were found by "
        "their key and {otherwise} otherwise. Please check the result."
    ),
    "F12": lambda: tr(
        "Steps and reasons of the plan “{title}” are kept in the file, but cannot be undone: "
        "{steps} steps, {decisions} reasons."
    ),
    "F13": lambda: tr(
        "Blocks whose outline differs from that in the other file: {n} ({keys}). They keep the "
        "Sozialraum that covers most of them."
    ),
    "F14": lambda: tr(
        "There was a plan of the same id already; the plan taken over has got an id of its own."
    ),
    "F15": lambda: tr("There was a plan “{title}” already; the plan taken over is called “{own}”."),
}
