# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about files."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "file_missing": lambda: tr("The file “{path}” does not exist. Please check the path."),
    "file_unreadable": lambda: tr(
        "The file “{path}” cannot be read. Please check your permissions for it."
    ),
    "folder_missing": lambda: tr(
        "The folder “{path}” does not exist. Please create it or choose another one."
    ),
    "file_locked": lambda: tr(
        "The file “{path}” cannot be replaced. Please close it in other programs such as Excel "
        "and try again."
    ),
    "file_in_use": lambda: tr(
        "“{file}” holds the layer “{layer}”, which is read here or in the project. Please choose "
        "another file name."
    ),
    "outputs_same_file": lambda: tr(
        "Two results are to be written to “{path}”; the second would replace the first. Please "
        "choose a file of its own for each."
    ),
    "shapefile_output": lambda: tr(
        "Shapefiles cut field names to 10 characters, so that later steps would not find the "
        "fields. Please save “{path}” as a GeoPackage (.gpkg)."
    ),
    "no_write_permission": lambda: tr(
        "You may not write to “{path}”. Please choose another folder."
    ),
    "disk_full": lambda: tr(
        "There is no space left for “{path}”. Please free some space or choose another drive."
    ),
    "write_failed": lambda: tr("Writing “{path}” failed: {reason}. The former content was kept."),
    "dependency_missing": lambda: tr(
        "The Python library “{library}” is missing in this QGIS. Please have the complete QGIS "
        "package installed."
    ),
}
