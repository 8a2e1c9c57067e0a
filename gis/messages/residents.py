# SPDX-License-Identifier: GPL-2.0-or-later
"""Sentences about residents from the census grid and from points."""

from __future__ import annotations

from typing import Callable

from ..translation import tr

ERRORS: dict[str, Callable[[], str]] = {
    "grid_empty": lambda: tr(
        "The file “{file}” holds no rows. Please choose the CSV file with the census grid."
    ),
    "grid_packed": lambda: tr(
        "“{file}” is a ZIP archive or a workbook. Please unpack it and choose the CSV file with "
        "the grid cells."
    ),
    "grid_not_recognised": lambda: tr(
        "“{file}” is no census grid: no column holds ids of grid cells such as "
        "CRS3035RES100mN2689100E4337000 (columns: {columns}). Please choose the CSV file of the "
        "grid."
    ),
    "grid_no_residents": lambda: tr(
        "“{file}” has no column that is named after residents. If one of these columns holds "
        "them, please name it: {columns}."
    ),
    "grid_column_missing": lambda: tr(
        "“{file}” has no column “{column}”. Please choose one of these: {columns}."
    ),
    "grid_sizes_differ": lambda: tr(
        "“{file}” holds grid cells of different sizes, so that residents would count twice. "
        "Please choose a file with cells of one size."
    ),
    "grid_midpoints_differ": lambda: tr(
        "In “{file}” ids and midpoints of the grid cells name different places (for example "
        "{example}). Please get the original file; x and y may have been exchanged."
    ),
    "grid_damaged": lambda: tr(
        "“{file}” cannot be read as a table; the file is damaged. Please get it again."
    ),
    "grid_decimals": lambda: tr(
        "Column “{column}” of “{file}” holds decimals such as “{example}”: it is a mean or a "
        "rate, which cannot be summed. Please choose the column with the residents."
    ),
    "grid_column_text": lambda: tr(
        "Column “{column}” of “{file}” holds texts such as “{example}”, no numbers. Please "
        "choose the column with the residents."
    ),
    "grid_elsewhere": lambda: tr(
        "None of the grid cells of “{file}” lies in a block of “{layer}” ({crs}). Please check "
        "the coordinate reference system of the blocks, and whether the file covers their area."
    ),
    "grid_crs_unknown": lambda: tr(
        "There is no transformation between the census grid (EPSG:3035) and {crs}. Please "
        "reproject the blocks to EPSG:25832."
    ),
    "grid_out_of_range": lambda: tr(
        "The blocks lie outside the range of {crs}, so that grid cells cannot be placed. Please "
        "check the coordinate reference system in the layer properties."
    ),
    "buildings_missing": lambda: tr(
        "Sharing cells by buildings needs a layer with buildings. Please choose it, or another way."
    ),
    "buildings_no_shapes": lambda: tr(
        "The layer “{layer}” holds neither points nor polygons. Please choose a layer with "
        "buildings or addresses."
    ),
    "buildings_elsewhere": lambda: tr(
        "No building of “{layer}” stands on a cell that is cut by a border. Please check its "
        "coordinate reference system, or share the cells by area."
    ),
    "points_missing": lambda: tr("There are no points. Please choose a layer or a file of points."),
    "points_twice": lambda: tr(
        "A layer and a file of points were chosen. Please choose one of them."
    ),
    "points_no_points": lambda: tr(
        "The layer “{layer}” does not hold points. Please choose a point layer."
    ),
    "points_none": lambda: tr(
        "The layer “{layer}” holds no features. Please choose the layer with the points."
    ),
    "points_without_count": lambda: tr(
        "It is not clear how many residents a point of “{layer}” stands for. Please choose the "
        "field with the number, or say that each point is one resident."
    ),
    "points_decimals": lambda: tr(
        "The field “{field}” holds decimals such as “{example}”, no numbers of residents. Please "
        "choose another field."
    ),
    "points_elsewhere": lambda: tr(
        "None of the {n} points lies in a block of “{layer}”. Please check the coordinate "
        "reference systems of both."
    ),
    "persons_not_counted": lambda: tr(
        "The column “{column}” shows that “{layer}” lists single persons. Such personal data are "
        "read only if you switch on “Count persons in memory”; then nothing but the number in "
        "each block is kept."
    ),
}

FINDINGS: dict[str, Callable[[], str]] = {
    "E01": lambda: tr(
        "Grid cells cut by borders of blocks: {n}, with {residents} residents ({percent} % of "
        "those in the cells concerned). They were shared by: {method}."
    ),
    "E02": lambda: tr("Cell {cell} with {residents} residents is cut: {parts} of its area."),
    "E03": lambda: tr(
        "Cells that lie partly outside all blocks: {n}, with {residents} residents. Near the outer "
        "border some of them may be counted on the wrong side."
    ),
    "E04": lambda: tr("Cells with a dash in place of the residents: {n}. A dash counts as 0."),
    "E05": lambda: tr(
        "Cells with a sign in place of a number: {n}, namely {signs}. Their residents are unknown "
        "and were not summed."
    ),
    "E06": lambda: tr("Cells whose number is marked as being of limited reliability: {n}."),
    "E07": lambda: tr(
        "Rows that repeat a cell read before: {n} ({examples}). Each cell counts once; another "
        "number stood in {differ} of these rows."
    ),
    "E08": lambda: tr(
        "Rows without a readable cell id: {n} ({examples}). Placed by their midpoint: {placed}; "
        "not placed and not counted: {lost}."
    ),
    "E09": lambda: tr(
        "Rows whose id and midpoint name different cells: {n} ({examples}). The id was taken."
    ),
    "E10": lambda: tr(
        "Blocks in cells without a number only: {n} ({keys}). Their residents are unknown, not 0."
    ),
    "E11": lambda: tr(
        "Blocks that touch no inhabited cell: {n} ({keys}). They have 0 residents; please check "
        "that the file covers them."
    ),
    "E12": lambda: tr(
        "Blocks too small for the cells: {n} ({keys}). They hold no midpoint although people live "
        "there, so that their residents are unknown; please use smaller cells, or share by area "
        "or buildings."
    ),
    "E13": lambda: tr(
        "Cut cells without a building: {n}, with {residents} residents. They were shared by area."
    ),
    "E14": lambda: tr(
        "The blocks had {before} residents before, now {now} (deviation {percent} %). The former "
        "numbers are kept in “einwohner_vorher”."
    ),
    "E15": lambda: tr("Points outside all blocks: {n} ({percent} %), with {residents} residents."),
    "E16": lambda: tr(
        "Points without a place: {n}, with {residents} residents. They fall to no block."
    ),
    "E17": lambda: tr("Points without a readable number of residents: {n}. They were not summed."),
    "E18": lambda: tr("Blocks without a point: {n} ({keys}). They have 0 residents."),
    "E19": lambda: tr("Features of several points: {n}. Only the first point of each counts."),
}
