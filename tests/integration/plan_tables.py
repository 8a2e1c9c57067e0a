# SPDX-License-Identifier: GPL-2.0-or-later
"""Blocks with plans, and assignment tables as offices send them, for tests of the workshop."""

from __future__ import annotations

import csv
import zipfile
from html import escape
from pathlib import Path
from typing import Any, Sequence

from layers import FIELDS as COLUMNS
from layers import make_layer, square_wkt
from sozialraumplaner.core.bundled import openpyxl

AGS = "05358028"
WEST, EAST, NORTH = f"{AGS}-01", f"{AGS}-02", f"{AGS}-03"
#: Fields of the blocks below.
FIELDS = {
    "KEY_FIELD": "nr",
    "MUNICIPALITY_FIELD": "ags",
    "MUNICIPALITY_NAME_FIELD": "gem",
    "POPULATION_FIELD": "ew",
    "PLACE_FIELD": "ort",
    "NAME_FIELD": "",
}
WITH_PLAN = f"{COLUMNS}&field=sr_id:string&field=sr_kurz:string&field=sr_name:string"


def block_key(column: int, row: int) -> str:
    return f"{row + 1:02d}{column + 1:02d}"


def plan_layer(regions: Sequence[Sequence[str | None]], residents: Sequence[Sequence[int]] = ()):
    """Blocks on a grid, row by row from below; each entry names the region of a block."""
    rows = []
    for row, line in enumerate(regions):
        for column, region in enumerate(line):
            people = residents[row][column] if residents else 100 * (row + 1) + column
            rows.append(
                (
                    square_wkt(column, row),
                    block_key(column, row),
                    AGS,
                    "Kreuzau",
                    people,
                    f"Ort {row + 1}",
                    region,
                    region and f"KR {int(region[-2:])}",
                    region and f"Name {region[-2:]}",
                )
            )
    return make_layer(rows, WITH_PLAN)


def write_csv(path: Path, rows: Sequence[Sequence[Any]], separator=";", encoding="utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    return path


def write_xlsx(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    book = openpyxl().Workbook()
    for row in rows:
        book.active.append(list(row))
    book.save(str(path))
    return path


def write_ods(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    """The parts of an OpenDocument spreadsheet that ISO/IEC 26300 asks for."""
    body = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in rows
    )
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{names} '
        'office:version="1.2"><office:body><office:spreadsheet><table:table table:name="Leer"/>'
        f'<table:table table:name="Zuordnung">{body}'
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell '
        'table:number-columns-repeated="16384"/></table:table-row></table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return path


def _ods_cell(value: Any) -> str:
    if value is None:
        return "<table:table-cell/>"
    kind = "float" if isinstance(value, (int, float)) else "string"
    number = f' office:value="{value}"' if kind == "float" else ""
    text = f"<text:p>{escape(str(value))}</text:p>"
    return f'<table:table-cell office:value-type="{kind}"{number}>{text}</table:table-cell>'
